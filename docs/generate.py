"""The reference, written from the code: commands, Python, measures, relations, queries, export formats."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

import typer

import kg
from kg import components, graph, ontology, rdf, records, tables, view
from kg.cli import app
from kg.graph import measures


def pages() -> dict[str, str]:
    """All generated pages by name, as Markdown."""
    makers: dict[str, Callable[[], str]] = {
        "commands": commands, "python": python, "measures": measures_page, "relations": relations,
        "queries": queries, "exports": exports,
    }  # fmt: skip
    return {name: make().rstrip() + "\n" for name, make in makers.items()}


# Commands


def commands() -> str:
    """Each command with its arguments and options, as `--help` says it."""
    parts = ["# Commands", "Text on stdout is data, everything else goes to stderr. Exit codes: 0 done, 1 something "
             "you can mend, 2 usage, 3 done but some articles could not be read."]  # fmt: skip
    group: Any = typer.main.get_command(app)
    for name, command in sorted(group.commands.items()):
        parts += [f"## kg {name}", plain(command.help or "")]
        pieces = command.collect_usage_pieces(command.make_context(name, [], resilient_parsing=True))
        parts.append(f"    kg {name} {' '.join(pieces)}".rstrip())
        rows = [(f"`{' '.join(p.opts)}`", p.help or "", default(p)) for p in command.params if p.name != "help"]
        parts.append(table(("", "what", "default"), rows))
    return "\n\n".join(part for part in parts if part)


def default(parameter: Any) -> str:
    """The default of an argument or option, or nothing where it has none or is a plain flag."""
    value = parameter.default
    return str(value) if isinstance(value, str | int | float | Path) and not isinstance(value, bool) else ""


# Python


def python() -> str:
    """The public API: the package, records, the graph, exports, components."""
    parts = ["# Python", "Every example on this page runs in the tests."]
    parts += module("kg", kg, ("read", "extract", "build", "load"))
    parts += module("kg.graph", graph, graph.__all__)
    parts += module("Records", records, kg.__all__)
    parts += module("kg.rdf", rdf, ("run", "Result", "named_queries", "read", "write"))
    parts += module("kg.tables", tables, tables.__all__)
    parts += module("kg.components", components, ("make_actors", "make_statements", "article_of", "mentions_of",
                                                  "statements_of"))  # fmt: skip
    parts += module("kg.view", view, view.__all__)
    return "\n\n".join(parts)


def measures_page() -> str:
    """The measures, with what each counts and where it comes from."""
    functions = [name for name in measures.__all__ if inspect.isfunction(getattr(measures, name))]
    rows = [name for name in measures.__all__ if name not in functions]
    parts = ["# Measures", plain(inspect.getdoc(measures) or "")]
    parts += module("Functions", measures, functions)
    parts += module("Rows", measures, rows)
    return "\n\n".join(parts)


def module(title: str, holder: ModuleType, names: Iterable[str]) -> list[str]:
    """A section about some names of a module; names that it does not have are left out."""
    parts = [f"## {title}"]
    for name in names:
        thing = getattr(holder, name, None)
        if inspect.isclass(thing) or inspect.isfunction(thing):
            parts += described(name, thing, 3)
            members = inspect.getmembers(thing) if inspect.isclass(thing) and not issubclass(thing, Exception) else []
            for member, value in members:
                own = any(member in vars(base) for base in thing.__mro__ if base.__module__.startswith("kg."))
                documented = inspect.isfunction(value) or inspect.ismethod(value) or isinstance(value, property)
                if own and documented and not member.startswith("_"):
                    parts += described(f"{name}.{member}", value, 4)
    return parts


def described(name: str, thing: Any, level: int) -> list[str]:
    """A heading with the signature below it, and the docstring."""
    shown = "" if isinstance(thing, property) else signature(thing)
    return [f"{'#' * level} {name}", *([f"```python\n{name}{shown}\n```"] if shown else []), docstring(thing)]


def signature(thing: Any) -> str:
    """The signature as the source has it, one parameter a line where it is long."""
    try:
        parameters = [p for p in inspect.signature(thing).parameters.values() if p.name not in ("self", "cls")]
        returns = inspect.signature(thing).return_annotation
    except (TypeError, ValueError):
        return ""
    arrow = "" if returns is inspect.Signature.empty or inspect.isclass(thing) else f" -> {returns}"
    shown = [re.sub(r": '([^']+)'", r": \1", str(p)).replace("<factory>", "...") for p in parameters]
    text = ", ".join(shown)
    return f"({text}){arrow}" if len(text) < 90 else "(\n    " + ",\n    ".join(shown) + f",\n){arrow}"


def docstring(thing: Any) -> str:
    """A docstring as Markdown: examples fenced, sections as lists."""
    lines = (inspect.getdoc(thing) or "").splitlines()
    out: list[str] = []
    inside = False
    for line in lines:
        if line.lstrip().startswith(">>>") and not inside:
            out += ["", "```pycon"]
            inside = True
        elif inside and not line.strip():
            out += ["```", ""]
            inside = False
            continue
        if not inside and re.fullmatch(r"(Args|Returns|Raises):", line):
            out += ["", f"**{line[:-1]}**", ""]
        elif not inside and (found := re.fullmatch(r" {4}(\w+): (.*)", line)):
            out.append(f"- `{found[1]}`: {found[2]}")
        elif not inside and re.match(r" {8}\S", line):
            out.append(f"  {line.strip()}")
        else:
            out.append(line)
    return "\n".join([*out, *(["```"] if inside else [])])


# Vocabulary


def relations() -> str:
    """All relations by class, with code and weight."""
    parts = [
        "# Relations",
        "Each relation of `kg/ontology/relations.yaml`, by event class. The weight says how far it brings two actors "
        "together (+10) or apart (-10), after Goldstein 1992 (`kg/ontology/weights.csv`).",
    ]
    for kind in ontology.event_classes().values():
        rows = [(f"`{r.id}`", r.label, "" if r.symmetric else r.inverse, r.cameo or "",
                 "" if (w := ontology.weight(r.relation_class, r.cameo)) is None else f"{w:+}")
                for r in ontology.relations().values() if r.relation_class == kind.id]  # fmt: skip
        if rows:
            parts += [f"## {kind.id}", f"{kind.definition} ({kind.quad_class})"]
            parts.append(table(("relation", "reads", "the other way", "CAMEO", "weight"), rows))
    return "\n\n".join(parts)


def queries() -> str:
    """The named queries with their parameters and their text."""
    parts = ["# Named queries", "`kg query DIR NAME -p PARAMETER=VALUE`, or `graph.query(name, parameter=value)`."]
    for query in rdf.named_queries().values():
        parts += [f"## {query.name}", plain(query.question)]
        if query.parameters:
            rows = [
                (f"`{p.name}`", p.type, "optional" if p.optional else "needed", p.description) for p in query.parameters
            ]
            parts.append(table(("parameter", "type", "", "what"), rows))
        parts.append(f"```sparql\n{query.text.strip()}\n```")
    return "\n\n".join(parts)


def exports() -> str:
    """The export formats, and what each loses."""
    from kg.tables import csv_files, event_files, followthemoney, gexf, graphml, neo4j, parquet

    rows = [(f"`{f.name}`", f.suffix or "a folder", f.for_) for f in tables.FORMATS.values()]
    parts = ["# Export formats", "`kg export DIR --to FORMAT`, or `graph.export(path, format)`.",
             table(("format", "file", "for"), rows)]  # fmt: skip
    written_by = (
        graphml.write_graphml, graphml.write_cytoscape, gexf.to_gexf, csv_files.statement_rows, event_files.event_rows,
        parquet.write_records, followthemoney.to_followthemoney, neo4j.write_neo4j,
    )  # fmt: skip
    for what in written_by:
        parts += [f"## {what.__name__}", docstring(what)]
    parts += ["## Neo4j", docstring(neo4j)]
    return "\n\n".join(parts)


# Markdown


def table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table, or nothing where there are no rows."""
    lines = [" | ".join(cell(value) for value in row) for row in rows]
    head = [" | ".join(columns), " | ".join("---" for _ in columns)]
    return "\n".join(f"| {line} |" for line in (*head, *lines)) if lines else ""


def cell(value: str) -> str:
    """A value as one cell."""
    return (value if value.startswith("`") else plain(value)).replace("|", "\\|").replace("\n", " ")


def plain(text: str) -> str:
    """A text that is no markup."""
    return re.sub(r"([<>\[\]*_])", r"\\\1", text) if "`" not in text else text
