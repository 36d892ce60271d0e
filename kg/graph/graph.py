"""The knowledge graph: articles, entities and statements, merged by set union, over networkx."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import networkx as nx

from kg.graph.merge import merge_entities, merge_statements
from kg.records import Article, Entity, Statement, day_of, parse_date

if TYPE_CHECKING:
    import pandas
    from IPython.display import HTML
    from rdflib import Dataset

    from kg.rdf import Result


@dataclass(frozen=True)
class KnowledgeGraph:
    """Who did or said what to whom, as the articles report it.

    Built once from records and never changed: `+` gives a new one. `articles`, `entities` and `by_id` are
    dictionaries from id to record, sorted by id, so that the same records give the same graph in any order.
    """

    articles: dict[str, Article] = field(default_factory=dict)
    entities: dict[str, Entity] = field(default_factory=dict)
    by_id: dict[str, Statement] = field(default_factory=dict)

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
        return KnowledgeGraph.from_records(
            (self.articles | other.articles).values(),
            [*self.entities.values(), *other.entities.values()],
            [*self.by_id.values(), *other.by_id.values()],
        )

    def without_articles(self, ids: Iterable[str]) -> KnowledgeGraph:
        """The graph as if these articles had never been read: what only they said is gone."""
        gone = set(ids)
        kept = [
            replace(statement, evidence=evidence)
            for statement in self.by_id.values()
            if (evidence := tuple(piece for piece in statement.evidence if piece.article not in gone))
        ]
        ids = {statement.id for statement in kept}
        kept = [replace(s, content=tuple(id for id in s.content if id in ids)) for s in kept]
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
        days = sorted(day for article in self.articles.values() if (day := day_of(article.published)))
        span = f", {days[0]} to {days[-1]}" if days else ""
        return (
            f"<KnowledgeGraph: {len(self.by_id)} statements between {len(self.entities)} actors, "
            f"{len(self.articles)} articles{span}>"
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
    ) -> list[Statement]:
        """The statements that fit all conditions given, by id.

        `subject` and `object` are an entity's id, name or alias; `source` is an outlet; `since` is a day
        (ISO 8601) on or after which an article that says it was published.
        """
        first_day = day_of(parse_date(since)) if since else None
        subjects, objects = self._ids(subject), self._ids(object)

        def fits(statement: Statement) -> bool:
            return (
                (subjects is None or statement.subject.id in subjects)
                and (objects is None or statement.object.id in objects)
                and relation in (None, statement.relation)
                and relation_class in (None, statement.relation_class)
                and status in (None, statement.status)
                and (source is None or source in self.sources(statement))
                and (first_day is None or any(day >= first_day for day in self.days(statement)))
            )

        return [statement for statement in self.by_id.values() if fits(statement)]

    def find(self, name: str) -> list[Entity]:
        """The entities of this id, name or alias, in any letter case."""
        if name in self.entities:
            return [self.entities[name]]
        return [self.entities[id] for id in sorted(self._names.get(name.casefold(), ()))]

    def sources(self, statement: Statement) -> list[str]:
        """The outlets whose articles say a statement, sorted."""
        outlets = (article.source for article in self._articles_of(statement))
        return sorted({outlet for outlet in outlets if outlet})

    def days(self, statement: Statement) -> list[date]:
        """The days on which the articles that say a statement were published, sorted."""
        days = (day_of(article.published) for article in self._articles_of(statement))
        return sorted({day for day in days if day})

    def reports(self, statement: Statement) -> int:
        """The number of articles that say a statement."""
        return len({piece.article for piece in statement.evidence})

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

    def dataframe(self) -> pandas.DataFrame:
        """The statements as a pandas DataFrame with the columns of statements.csv."""
        import pandas

        from kg.tables.csv_files import STATEMENT_COLUMNS, statement_rows

        return pandas.DataFrame(statement_rows(self), columns=list(STATEMENT_COLUMNS))

    def save(self, folder: str | Path) -> None:
        """Write the graph to a folder, as `kg build` does."""
        from kg import output

        output.save(self, folder)

    def show(self, *, height: int = 600, focus: str | None = None) -> HTML:
        """The view, inline in a notebook; `focus` is the actor whose neighbourhood it opens with."""
        from IPython.display import HTML

        from kg import view

        return HTML(view.iframe(self, height=height, focus=focus))  # type: ignore[no-untyped-call]

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
