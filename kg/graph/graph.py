"""The knowledge graph: articles, entities and statements, merged by set union, over networkx."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from pathlib import Path as FilePath
from typing import TYPE_CHECKING

import networkx as nx

from kg.counting import counted
from kg.graph import exploring
from kg.graph.merge import merge_entities, merge_statements, merged
from kg.graph.selection import Conditions, Statements
from kg.records import Article, Entity, Statement, day_of
from kg.shelf import Shelf, each, folder_of

if TYPE_CHECKING:
    import pandas
    from IPython.display import HTML
    from rdflib import Dataset

    from kg.graph.difference import Difference
    from kg.graph.exploring import Neighbour, Path, Report
    from kg.graph.profile import Profile
    from kg.rdf import Result


@dataclass(frozen=True)
class KnowledgeGraph:
    """Who did or said what to whom, as the articles report it.

    Built once from records and never changed: `+` gives a new one. `articles`, `entities` and `by_id` are
    mappings from id to record, sorted by id, so that the same records give the same graph in any order. While a large
    graph is built its articles and statements are on disk (`kg.shelf`); so are those of a graph that `remade`,
    `of_sorted` or `each` make of it.

    >>> from kg.graph import example
    >>> graph = example()
    >>> graph
    <KnowledgeGraph: 15 statements between 6 actors, 7 articles, 2024-01-10 to 2024-03-21>
    >>> graph.statements(subject="Freedonia", relation="accuses")
    [<Statement Freedonia – accuses – Sylvania (asserted): "Freedonia had accused Sylvania on Wednesday.">]
    """

    articles: Mapping[str, Article] = field(default_factory=dict)
    entities: dict[str, Entity] = field(default_factory=dict)
    by_id: Mapping[str, Statement] = field(default_factory=dict)

    @classmethod
    def from_records(
        cls, articles: Iterable[Article], entities: Iterable[Entity], statements: Iterable[Statement]
    ) -> KnowledgeGraph:
        """The graph of these records; the order they come in and repetitions do not matter."""
        return cls(
            {article.id: article for article in sorted(articles, key=lambda article: article.id)},
            merge_entities(entities),
            merge_statements(statements),
        )

    def __add__(self, other: KnowledgeGraph) -> KnowledgeGraph:
        """Both graphs as one; where both have an article of one id, the right one's text counts."""
        return self.merge(other)

    def merge(self, *others: KnowledgeGraph) -> KnowledgeGraph:
        """This graph and others as one, as `+` does, in one go.

        >>> from kg.graph import example
        >>> example().merge(example(), KnowledgeGraph()) == example()
        True
        """
        graphs = (self, *others)
        return KnowledgeGraph.from_records(
            {id: article for graph in graphs for id, article in graph.articles.items()}.values(),
            (entity for graph in graphs for entity in graph.entities.values()),
            (statement for graph in graphs for statement in graph.by_id.values()),
        )

    def remade(self, statements: Iterable[Statement]) -> KnowledgeGraph:
        """The graph of other statements, kept where this one keeps its own."""
        return replace(self, by_id=merged(statements, folder_of(self.by_id)))

    def of_sorted(self, statements: Iterable[Statement], entities: Iterable[Entity]) -> KnowledgeGraph:
        """As `remade`, of statements that are sorted and merged, and of other actors."""
        folder = folder_of(self.by_id)
        by_id = Shelf(statements, folder) if folder else {statement.id: statement for statement in statements}
        return replace(self, entities=merge_entities(entities), by_id=by_id)

    def each(self, function: Callable[[Statement], Statement]) -> KnowledgeGraph:
        """The graph with what a function makes of each statement, whose id stays."""
        return replace(self, by_id=each(self.by_id, function))

    def with_statements(self, statements: Iterable[Statement]) -> KnowledgeGraph:
        """The graph of only these statements, with the actors that take part in them and the articles that say them."""
        kept = list(statements)
        ids = {statement.id for statement in kept}
        kept = [statement.among(ids) for statement in kept]
        said = {piece.article for statement in kept for piece in statement.evidence}
        articles = [article for id, article in self.articles.items() if id in said]
        return KnowledgeGraph.from_records(articles, self.entities.values(), kept).without_idle_entities()

    def without_articles(self, ids: Iterable[str]) -> KnowledgeGraph:
        """The graph as if these articles had never been read: what only they said is gone."""
        gone = set(ids)
        kept = [
            statement.said_by(evidence)
            for statement in self.by_id.values()
            if (evidence := tuple(piece for piece in statement.evidence if piece.article not in gone))
        ]
        ids = {statement.id for statement in kept}
        kept = [statement.among(ids) for statement in kept]
        articles = [article for id, article in self.articles.items() if id not in gone]
        return KnowledgeGraph.from_records(articles, self.entities.values(), kept).without_idle_entities()

    def without_idle_entities(self) -> KnowledgeGraph:
        """The graph with only the entities that take part in a statement."""
        active = {
            argument.id
            for statement in self.by_id.values()
            for argument in (statement.subject, statement.object, statement.attributed_to, statement.place)
            if argument is not None
        }
        return replace(self, entities={id: entity for id, entity in self.entities.items() if id in active})

    def __len__(self) -> int:
        """The number of statements."""
        return len(self.by_id)

    def __repr__(self) -> str:
        span = ", {} to {}".format(*self.span) if self.span else ""
        return (
            f"<KnowledgeGraph: {counted(len(self.by_id), 'statement')} between {counted(len(self.entities), 'actor')}, "
            f"{counted(len(self.articles), 'article')}{span}>"
        )

    def statements(
        self,
        *,
        subject: str | None = None,
        relation: str | None = None,
        object: str | None = None,
        relation_class: str | None = None,
        status: str | None = None,
        source: str | None = None,
        since: str | date | None = None,
        until: str | date | None = None,
        actor: str | None = None,
        attributed_to: str | None = None,
        place: str | None = None,
        quad_class: str | None = None,
        negated: bool | None = None,
        min_confidence: float | None = None,
    ) -> Statements:
        """The statements that fit all conditions given, by id.

        `subject`, `object`, `actor` (either of them), `attributed_to` and `place` are an entity's id, name or alias;
        `source` is an outlet; `since` and `until` are days (ISO 8601): an article that says it was published then.

        >>> from kg.graph import example
        >>> for statement in example().statements(actor="Sylvania", quad_class="material conflict"):
        ...     print(statement)
        Alpine League – imposes sanctions on – Sylvania (asserted)
        Sylvania – shells – Freedonia (asserted)
        >>> len(example().statements(status="denied", attributed_to="Sylvania", until="2024-01-31"))
        1
        """
        return Conditions(
            subject=subject, relation=relation, object=object, relation_class=relation_class, status=status,
            source=source, since=since, until=until, actor=actor, attributed_to=attributed_to, place=place,
            quad_class=quad_class, negated=negated, min_confidence=min_confidence,
        ).choose(self)  # fmt: skip

    def between(self, one: str, other: str) -> Statements:
        """What two actors do to or say about each other, in either direction, by first day of publication.

        >>> from kg.graph import example
        >>> for statement in example().between("Freedonia", "Sylvania"):
        ...     print(statement)
        Freedonia – accuses – Sylvania (asserted)
        Sylvania – accuses – Freedonia (asserted)
        Sylvania – denies – Freedonia (asserted)
        Sylvania – shells – Freedonia (asserted)
        Freedonia – signs an agreement with – Sylvania (asserted)

        Raises:
            UnknownActorError: a name is nobody's or several actors'.
        """
        return exploring.between(self, one, other)

    def neighbours(self, actor: str) -> list[Neighbour]:
        """The actors that have a statement with an actor, the most reported first; raises UnknownActorError.

        >>> from kg.graph import example
        >>> for beside in example().neighbours("Freedonia"):
        ...     print(beside.entity.name, beside.reports, beside.tone)
        Sylvania 7 -2.0
        Alpine League 1 3.5
        Ana Novak 1 None
        Ruritania 1 1.0
        Tomainia 1 None
        """
        return exploring.neighbours(self, actor)

    def timeline(self, one: str, other: str | None = None) -> list[Report]:
        """Each report of what an actor does or undergoes, or of what two do to each other, by day of publication.

        A statement that three articles say stands three times. Raises UnknownActorError.

        >>> from kg.graph import example
        >>> for report in example().timeline("Freedonia", "Sylvania")[-3:]:
        ...     print(report.day, report.source, report.statement)
        2024-02-03 Example Wire Sylvania – shells – Freedonia (asserted)
        2024-02-04 Example Herald Sylvania – shells – Freedonia (asserted)
        2024-03-21 Example Gazette Freedonia – signs an agreement with – Sylvania (asserted)
        """
        return exploring.timeline(self, one, other)

    def path(self, one: str, other: str) -> Path | None:
        """The shortest way between two actors, of the shortest ones the most reported; None where there is none.

        >>> from kg.graph import example
        >>> print(example().path("Alpine League", "Ana Novak"))
        Alpine League – Freedonia – Ana Novak

        Raises:
            UnknownActorError: a name is nobody's or several actors'.
        """
        return exploring.path(self, one, other)

    def subgraph(self, *actors: str, radius: int = 0, statements: Iterable[Statement] | None = None) -> KnowledgeGraph:
        """The part between some actors, with `radius` also those that many steps from them; or of some statements.

        >>> from kg.graph import example
        >>> example().subgraph("Ruritania", radius=1)
        <KnowledgeGraph: 11 statements between 5 actors, 6 articles, 2024-01-10 to 2024-03-21>
        >>> example().subgraph(statements=example().statements(status="denied"))
        <KnowledgeGraph: 1 statement between 2 actors, 1 article, 2024-01-11 to 2024-01-11>
        """
        return exploring.subgraph(self, actors, radius=radius, statements=statements)

    def communities(self, *, resolution: float = 1.0) -> list[tuple[Entity, ...]]:
        """Actors that have more to do with each other than with the rest, the largest group first (Louvain).

        >>> from kg.graph import example
        >>> [[actor.name for actor in group] for group in example().communities()]
        [['Sylvania', 'Freedonia', 'Tomainia', 'Alpine League'], ['Ruritania', 'Ana Novak']]
        """
        from kg.graph.measures import communities

        return communities(self, resolution=resolution)

    def diff(self, new: KnowledgeGraph) -> Difference:
        """What changed from this graph to a newer one: new, gone and changed statements, new and gone actors.

        >>> from kg.graph import example
        >>> print(example().without_articles(["gazette-3"]).diff(example()))
        2 new statements, 0 gone, 0 changed; 0 new actors, 0 gone
        """
        from kg.graph.difference import difference

        return difference(self, new)

    def find(self, name: str) -> list[Entity]:
        """The entities of this id, name or alias, in any letter case."""
        if name in self.entities:
            return [self.entities[name]]
        return [self.entities[id] for id in sorted(self._names.get(name.casefold(), ()))]

    def entity(self, id: str) -> Entity:
        """The entity of an id, also of one that only a statement names; raises KeyError for any other."""
        if id in self.entities:
            return self.entities[id]
        for statement in self.by_id.values():
            for part in (statement.subject, statement.object, statement.attributed_to, statement.place):
                if part and part.id == id:
                    return Entity(part.id, part.name, part.type, part.country)
        raise KeyError(id)

    def actor(self, name: str) -> Entity:
        """The one entity of an id, name or alias.

        >>> from kg.graph import example
        >>> example().actor("freedonia").id
        'place/Freedonia'

        Raises:
            UnknownActorError: it is nobody's, or several actors'.
        """
        return exploring.actor(self, name)

    def profile(self, name: str) -> Profile:
        """What the graph knows of an actor: names, offices with dates, links, and the sentences about it.

        >>> from kg.graph import example
        >>> for mention in example().profile("Ana Novak").mentions:
        ...     print(mention.day, mention.source, mention.sentence)
        2024-01-10 Example Wire President Ana Novak of Freedonia spoke first.
        2024-03-05 Example Wire Ana Novak will visit Ruritania next week.

        Raises:
            UnknownActorError: the name is nobody's, or several actors'.
        """
        from kg.graph.profile import profile

        return profile(self, name)

    def sources(self, statement: Statement) -> list[str]:
        """The outlets that carry the articles which say a statement, those of syndicated copies too, sorted."""
        return sorted({outlet for article in self._articles_of(statement) for outlet in article.sources})

    def days(self, statement: Statement) -> list[date]:
        """The days on which the articles that say a statement were published, sorted."""
        days = (day_of(article.published) for article in self._articles_of(statement))
        return sorted({day for day in days if day})

    def reports(self, statement: Statement) -> int:
        """The number of articles that say a statement."""
        return len({piece.article for piece in statement.evidence})

    @cached_property
    def span(self) -> tuple[date, date] | None:
        """The first and the last day on which its articles were published; None where no day is known."""
        days = {day for article in self.articles.values() if (day := day_of(article.published))}
        return (min(days), max(days)) if days else None

    @cached_property
    def networkx(self) -> nx.MultiDiGraph[str]:
        """The graph as a MultiDiGraph: node key entity id, edge key statement id, attributes as in the records."""
        graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
        for entity in self.entities.values():
            graph.add_node(entity.id, **{k: v for k, v in entity.to_dict().items() if k != "id"})
        for statement in self.by_id.values():
            days = self.days(statement)
            attributes = statement.to_dict() | {
                "reports": self.reports(statement),
                "sources": len(self.sources(statement)),
                "first_reported": days[0].isoformat() if days else None,
            }
            del attributes["id"]
            graph.add_edge(statement.subject.id, statement.object.id, key=statement.id, **attributes)
        return graph

    @cached_property
    def rdf(self) -> Dataset:
        """The graph as an rdflib Dataset over Oxigraph."""
        from kg import rdf

        return rdf.dataset(self)

    def query(self, query: str, **parameters: str) -> Result:
        """The result of a SPARQL query, or of a named one (`kg queries`), whose parameters are given by name.

        Raises:
            QueryError: the query is wrong, or would change or fetch something.
        """
        from kg import rdf

        return rdf.run(self.rdf, query, parameters=parameters)

    def dataframe(self, statements: Iterable[Statement] | None = None) -> pandas.DataFrame:
        """The statements, or some of them, as a pandas DataFrame with the columns of statements.csv."""
        import pandas

        from kg.tables.csv_files import STATEMENT_COLUMNS, statement_rows

        return pandas.DataFrame(statement_rows(self, statements), columns=list(STATEMENT_COLUMNS))

    def save(self, folder: str | FilePath) -> None:
        """Write the graph to a folder, as `kg build` does."""
        from kg import output

        output.save(self, folder)

    def export(self, path: str | FilePath, format: str | None = None) -> None:
        """Write the graph for another program; `format` is one of `kg.tables.FORMATS`, by default that of the suffix.

        Raises:
            ValueError: there is no such format, or the suffix stands for none.
        """
        from kg import tables

        tables.export(self, path, format)

    def show(self, *, height: int = 600, focus: str | None = None) -> HTML:
        """The view, inline in a notebook; `focus` is the actor whose neighbourhood it opens with."""
        from IPython.display import HTML

        from kg import view

        # In a frame of its own, as IPython warns of HTML that is nothing but an iframe
        return HTML(f"<div>{view.iframe(self, height=height, focus=focus)}</div>")  # type: ignore[no-untyped-call]

    def _repr_html_(self) -> str:
        from kg import view

        return view.summary(self)

    def _articles_of(self, statement: Statement) -> Iterator[Article]:
        ids = {piece.article for piece in statement.evidence}
        return (self.articles[id] for id in sorted(ids) if id in self.articles)

    def _ids(self, name: str | None) -> set[str] | None:
        return None if name is None else {entity.id for entity in self.find(name)}

    @cached_property
    def _names(self) -> dict[str, set[str]]:
        names: dict[str, set[str]] = defaultdict(set)
        for entity in self.entities.values():
            for name in (entity.name, *entity.aliases):
                names[name.casefold()].add(entity.id)
        return names
