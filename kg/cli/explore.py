"""`kg stats`, `kg timeline`, `kg path` and `kg diff`: what is in a graph, read from its records."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from kg.cli.messages import UserError, existing_graph, say
from kg.cli.rows import Format, print_rows

if TYPE_CHECKING:
    from kg.graph import Difference, KnowledgeGraph

Folder = Annotated[Path, typer.Argument(help="The output folder of a build.")]
TOP = 10
TIMELINE = (
    "day",
    "subject",
    "relation",
    "object",
    "status",
    "negated",
    "attributed_to",
    "happened",
    "source",
    "sentence",
)
STEPS = ("step", "subject", "relation", "object", "status", "negated", "attributed_to", "reports", "sentence")
CHANGES = ("change", "kind", "id", "what", "fields")


def stats(folder: Folder, format: Format = "table") -> None:
    """Count what a graph holds: articles, actors, statements by status and class, most reported, outlets, years."""
    print_rows(("count", "of", "name"), _stats(load_graph(folder)), format)


def timeline(
    folder: Folder,
    one: Annotated[str, typer.Argument(metavar="A", help="An actor's name, alias or id.")],
    other: Annotated[str | None, typer.Argument(metavar="[B]", help="Another one; all, if left out.")] = None,
    format: Format = "table",
) -> None:
    """List the reports of what two actors do to or say about each other, by day of publication."""
    graph = load_graph(folder)
    print_rows(TIMELINE, (report.to_dict() for report in asked(graph.timeline, one, other)), format)


def path(
    folder: Folder,
    one: Annotated[str, typer.Argument(metavar="A", help="An actor's name, alias or id.")],
    other: Annotated[str, typer.Argument(metavar="B", help="Another one.")],
    format: Format = "table",
) -> None:
    """Show the shortest way from one actor to another, with the statements along it."""
    graph = load_graph(folder)
    found = asked(graph.path, one, other)
    if found is None:
        raise UserError(f"nothing joins {one} and {other} in {folder}")
    say(str(found))
    rows = [
        {
            "step": step, "subject": s.subject.name, "relation": s.relation, "object": s.object.name,
            "status": s.status, "negated": s.negated,
            "attributed_to": s.attributed_to.name if s.attributed_to else None,
            "reports": graph.reports(s), "sentence": s.evidence[0].text,
        }
        for step, link in enumerate(found.links, 1) for s in link
    ]  # fmt: skip
    print_rows(STEPS, rows, format)


def diff(
    old: Annotated[Path, typer.Argument(help="The output folder of an earlier build.")],
    new: Annotated[Path, typer.Argument(help="The output folder of a later one.")],
    format: Format = "table",
) -> None:
    """Show what changed between two graphs: new, gone and changed statements, new and gone actors."""
    difference = load_graph(old).diff(load_graph(new))
    say(str(difference))
    print_rows(CHANGES, _changes(difference), format)


def load_graph(folder: Path) -> KnowledgeGraph:
    """The graph in an output folder; raises UserError where there is none or it is damaged."""
    from kg import output

    try:
        return output.load(existing_graph(folder))
    except (OSError, ValueError, KeyError) as error:
        raise UserError(f"the records in {folder} are damaged ({error}): build it again") from error


def asked(question: Any, *names: str | None) -> Any:
    """The answer to a question about actors; raises UserError where a name is nobody's, or several actors'."""
    from kg.graph import UnknownActorError

    try:
        return question(*names)
    except UnknownActorError as error:
        raise UserError(str(error)) from error


def _stats(graph: KnowledgeGraph) -> Iterator[dict[str, Any]]:
    from kg.graph.measures import outlets
    from kg.graph.measures.periods import by_period
    from kg.ontology import quad_class

    statements = list(graph.by_id.values())
    reported: Counter[str] = Counter()
    for statement in statements:
        for id in {statement.subject.id, statement.object.id}:
            reported[id] += graph.reports(statement)
    years = by_period(graph, statements, "year")
    busiest = sorted(reported, key=lambda id: (-reported[id], id))[:TOP]
    sections: list[tuple[str, list[tuple[str, int]]]] = [
        ("articles", [("all", len(graph.articles))]),
        ("actors", [("all", len(graph.entities)), *_counted(entity.type for entity in graph.entities.values())]),
        ("statements", [("all", len(statements)), *_counted(s.status for s in statements)]),
        ("statements negated", [("all", sum(s.negated for s in statements))]),
        ("statements by quad class", _counted(quad_class(s.relation_class) for s in statements)),
        ("statements by class", _counted(s.relation_class for s in statements)),
        ("statements by relation", _counted(s.relation for s in statements)[:TOP]),
        ("reports of an actor", [(graph.entity(id).name, reported[id]) for id in busiest]),
        ("statements of an outlet", [(outlet.name, outlet.statements) for outlet in outlets(graph)[:TOP]]),
        ("statements first reported in", [(name, len(found)) for name, found in years.items()]),
    ]  # fmt: skip
    for section, rows in sections:
        for name, count in rows:
            yield {"count": count, "of": section, "name": name}


def _counted(values: Iterable[str]) -> list[tuple[str, int]]:
    return sorted(Counter(values).items(), key=lambda item: (-item[1], item[0]))


def _changes(difference: Difference) -> Iterator[dict[str, Any]]:
    for change, statements in (("new", difference.new), ("gone", difference.gone)):
        for statement in statements:
            yield {"change": change, "kind": "statement", "id": statement.id, "what": str(statement)}
    for changed in difference.changed:
        yield {
            "change": "changed", "kind": "statement", "id": changed.new.id, "what": str(changed.new),
            "fields": list(changed.fields),
        }  # fmt: skip
    for change, actors in (("new", difference.new_actors), ("gone", difference.gone_actors)):
        for actor in actors:
            yield {"change": change, "kind": "actor", "id": actor.id, "what": actor.name}
