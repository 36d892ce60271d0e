"""Shares: what each article gave to a graph, so that an article can be taken out as if it had never been read.

In the graph an actor has the names of all articles, a statement the time, place and links of all.
`records/shares.parquet` keeps what an article itself says of them where that is something else. Where it is not kept
(graphs saved by hand) an article's share is what the graph says of its sentences.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path

import pyarrow as pa

from kg.graph import KnowledgeGraph
from kg.graph.merge import Readings
from kg.graph.union import Union
from kg.records import Article, Entity, Statement
from kg.shelf import by_id, folder_of
from kg.sorting import Sorter
from kg.tables.parquet import read_rows, statement_of, statement_row, write_rows

FILE = "shares.parquet"
SCHEMA = pa.schema([(name, pa.string()) for name in ("article", "kind", "id", "record")])
Parts = Mapping[str, KnowledgeGraph]
NOTHING = KnowledgeGraph()
TOGETHER = 500
MOST = 5_000  # articles, without their texts, in memory at a time: some 5 MB


@dataclass(frozen=True, slots=True)
class Share:
    """What an article says of an actor or, without its evidence, a statement; None where the graph says the same."""

    article: str
    id: str
    record: Entity | Statement | None


class Whole:
    """The graph of what articles give, which come one by one; very many are on shelves in a folder, if one is given."""

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder
        self._articles = Sorter[Article](lambda article: article.id, folder, most=MOST)
        self._readings = Readings(folder)
        self._entities = Union()
        self._latest: list[Entity] = []

    def add(self, part: KnowledgeGraph) -> None:
        """Add what an article gives; raises OSError where it cannot be written."""
        for article in part.articles.values():
            self._articles.add(article)
        for statement in part.by_id.values():
            self._readings.add(statement)
        self._latest += part.entities.values()
        # Many at a time, or each were merged once more for each doubling
        if len(self._latest) >= TOGETHER:
            self._unite()

    def graph(self) -> KnowledgeGraph:
        """All of it as one, without links to statements that none makes, and without idle actors."""
        self._unite()
        articles, statements = by_id(self._articles, self._folder, most=MOST), self._readings.merged()
        graph = replace(self._entities.graph(), articles=articles, by_id=statements)
        return graph.each(lambda statement: statement.among(statements)).without_idle_entities()

    def _unite(self) -> None:
        self._entities.add(KnowledgeGraph.from_records((), self._latest, ()))
        self._latest = []


def whole(parts: Iterable[KnowledgeGraph], folder: Path | None = None) -> KnowledgeGraph:
    """The graph of what articles gave, as `Whole` makes it."""
    all_of_them = Whole(folder)
    for part in parts:
        all_of_them.add(part)
    return all_of_them.graph()


def split(graph: KnowledgeGraph, shares: Iterable[Share] = ()) -> dict[str, KnowledgeGraph]:
    """What each article of a graph gave to it, by the article's id."""
    known = {(share.article, share.id): share.record for share in shares}
    statements: dict[str, list[Statement]] = defaultdict(list)
    for id, statement in graph.by_id.items():
        for article, pieces in groupby(statement.evidence, key=lambda piece: piece.article):
            own, evidence = known.get((article, id)), tuple(pieces)
            said = replace(own, evidence=evidence) if isinstance(own, Statement) else statement.said_by(evidence)
            statements[article].append(said)
    entities: dict[str, list[Entity]] = defaultdict(list)
    for (article, id), record in known.items():
        if (entity := record or graph.entities.get(id)) and isinstance(entity, Entity):
            entities[article].append(entity)
    return {
        id: KnowledgeGraph.from_records(
            [article], entities[id] if id in entities else _taking_part(graph, statements[id]), statements[id]
        )
        for id, article in graph.articles.items()
    }


def shares_of(parts: Parts, graph: KnowledgeGraph, forgotten: AbstractSet[str] = frozenset()) -> Iterator[Share]:
    """What has to be kept of what articles gave to a graph, to split it again; nothing of who is to be forgotten."""
    folder = folder_of(graph.by_id)
    shares = Sorter[Share](lambda share: share.article, folder, most=MOST)
    readings = Sorter[tuple[str, str, Statement]](lambda said: said[0], folder, most=MOST)
    for id in graph.articles:
        part = parts.get(id, NOTHING)
        for entity in part.entities.values():
            if entity.id not in forgotten:
                shares.add(Share(id, entity.id, None if graph.entities.get(entity.id) == entity else entity))
        for statement in part.by_id.values():
            readings.add((statement.id, id, statement))
    # Statement by statement: one that a thousand articles say is looked at once
    for known, said in _with_readings(graph.by_id.values(), readings):
        pieces = {article: tuple(own) for article, own in groupby(known.evidence, lambda piece: piece.article)}
        for article, statement in said:
            if evidence := pieces.get(article):
                own = replace(statement, evidence=evidence)
                own = _without(own, graph, forgotten) if forgotten else own
                if own != known.said_by(evidence):
                    shares.add(Share(article, own.id, replace(own, evidence=())))
    yield from shares


def _with_readings(
    statements: Iterable[Statement], readings: Iterable[tuple[str, str, Statement]]
) -> Iterator[tuple[Statement, list[tuple[str, Statement]]]]:
    """Each of some statements with what articles say of it; both sorted by id."""
    known = iter(statements)
    statement = next(known, None)
    for id, same in groupby(readings, lambda said: said[0]):
        while statement and statement.id < id:
            statement = next(known, None)
        if statement and statement.id == id:
            yield statement, [(article, said) for _, article, said in same]


def all_shares(parts: Parts) -> Iterator[Share]:
    """All that articles gave, whatever a graph that they are united in says."""
    for id in sorted(parts):
        part = parts[id]
        yield from (Share(id, entity.id, entity) for entity in part.entities.values())
        yield from (Share(id, said.id, replace(said, evidence=())) for said in part.by_id.values())


def read_shares(records: Path) -> list[Share]:
    """The shares that stand in a folder of records; none where there is no such file, or it is damaged."""
    try:
        return [share_of(**row) for row in read_rows(records / FILE)]
    except (OSError, ValueError, KeyError, TypeError, pa.ArrowException):
        return []


def write_shares(shares: Iterable[Share], records: Path) -> None:
    """Write shares to a folder of records."""
    rows = (
        {
            "article": share.article, "kind": "statement" if isinstance(share.record, Statement) else "entity",
            "id": share.id, "record": _json(share.record),
        }
        for share in shares
    )  # fmt: skip
    write_rows(rows, SCHEMA, records / FILE)


def _taking_part(graph: KnowledgeGraph, statements: Iterable[Statement]) -> list[Entity]:
    ids = {
        argument.id
        for statement in statements
        for argument in (statement.subject, statement.object, statement.attributed_to, statement.place)
        if argument is not None
    }
    return [graph.entities[id] for id in sorted(ids & graph.entities.keys())]


def _without(statement: Statement, graph: KnowledgeGraph, forgotten: AbstractSet[str]) -> Statement:
    """The statement without a word of who is forgotten: also the ids of what they did tell of them."""
    place = statement.place if statement.place and statement.place.id not in forgotten else None
    return replace(statement.among(graph.by_id), place=place)


def _json(record: Entity | Statement | None) -> str | None:
    if record is None:
        return None
    row = statement_row(record) if isinstance(record, Statement) else record.to_dict()
    return json.dumps(row, ensure_ascii=False, sort_keys=True)


def share_of(article: str, kind: str, id: str, record: str | None) -> Share:
    """The share of a row of the table."""
    if record is None:
        return Share(article, id, None)
    row = json.loads(record)
    return Share(article, id, statement_of(row, ()) if kind == "statement" else Entity.from_dict(row))
