"""The graph as files for Neo4j: CSV for the bulk importer, and a Cypher script that loads the same files.

Nodes: `Actor` (with its type as a second label where the bulk importer makes it), `Article`, `Statement`.
Relationships: the direct acts between actors, named as their relation (`ACCUSES`, with `status`, so that a claim is
told from what outlets report as fact), and for each statement `SUBJECT`, `OBJECT`, `ATTRIBUTED_TO`, `PLACE`,
`CONTENT` and, to its articles, `SAID_IN`.

    neo4j-admin database import full neo4j --array-delimiter=";" --nodes=actors.csv --nodes=articles.csv \\
        --nodes=statements.csv --relationships=acts.csv --relationships=parts.csv --relationships=contents.csv \\
        --relationships=evidence.csv

or, into a running server whose import folder holds the files, `cypher-shell -f load.cypher`.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from kg.files import write_text
from kg.graph import KnowledgeGraph
from kg.records import Statement, day_of

COMMAND = 'neo4j-admin database import full neo4j --array-delimiter=";"'
PARTS = ("subject", "object", "attributed_to", "place")
# `name:type` as the bulk importer reads it; `:ID(…)` and the like are its own
HEADERS: dict[str, tuple[str, ...]] = {
    "actors": ("id:ID(Actor)", "name", "type", "country", "aliases:string[]", "links:string[]", "roles:string[]",
               ":LABEL"),
    "articles": ("id:ID(Article)", "title", "url", "source", "published:date", "language", ":LABEL"),
    "statements": ("id:ID(Statement)", "relation", "relation_class", "cameo", "status", "negated:boolean",
                   "confidence:double", "reports:int", "sources:int", "first_reported:date", "time", "from:date",
                   "to:date", ":LABEL"),
    "acts": (":START_ID(Actor)", "statement", "status", "negated:boolean", "relation_class", "reports:int",
             "first_reported:date", "sentence", ":END_ID(Actor)", ":TYPE"),
    "parts": (":START_ID(Statement)", "text", "sector", ":END_ID(Actor)", ":TYPE"),
    "contents": (":START_ID(Statement)", ":END_ID(Statement)", ":TYPE"),
    "evidence": (":START_ID(Statement)", "sentence:int", "start:int", "end:int", "text", "predicate",
                 "confidence:double", ":END_ID(Article)", ":TYPE"),
}  # fmt: skip
NODES = ("actors", "articles", "statements")
CAST = {"int": "toInteger({})", "double": "toFloat({})", "boolean": "toBoolean({})", "date": "date({})",
        "string[]": 'split({}, ";")'}  # fmt: skip


def write_neo4j(graph: KnowledgeGraph, folder: Path) -> None:
    """Write the files to a folder; its `load.cypher` and `README.txt` say how they are loaded.

    Lost: the articles' texts; in texts a backslash becomes a slash and a line's end a blank, as `LOAD CSV` and the
    importer read these differently; in lists a semicolon becomes a comma.
    """
    rows = _rows(graph)
    for name, header in HEADERS.items():
        write_text(folder / f"{name}.csv", _csv(header, rows[name]))
    write_text(folder / "load.cypher", cypher({row[-1] for row in rows["acts"]}))
    options = [f"--nodes={name}.csv" if name in NODES else f"--relationships={name}.csv" for name in HEADERS]
    write_text(
        folder / "README.txt",
        f"Into a new database:\n\n    {COMMAND} {' '.join(options)}\n\n"
        "Into a running server whose import folder holds these files:\n\n    cypher-shell -f load.cypher\n",
    )


def cypher(act_types: Iterable[str]) -> str:
    """The Cypher script that loads the files (Neo4j 5); `act_types` are the types of relationships in acts.csv."""
    lines = [f"CREATE CONSTRAINT IF NOT EXISTS FOR (n:{label}) REQUIRE n.id IS UNIQUE;"
             for label in ("Actor", "Article", "Statement")]  # fmt: skip
    for name, label in zip(NODES, ("Actor", "Article", "Statement"), strict=True):
        lines.append(f"{_load(name)} MERGE (n:{label} {{id: row.`id:ID({label})`}}) SET {_sets(name, 'n')};")
    for name, ends in (("parts", ("Statement", "Actor")), ("contents", ("Statement", "Statement"))):
        types = ("CONTENT",) if name == "contents" else tuple(part.upper() for part in PARTS)
        lines += [_relationship(name, *ends, kind) for kind in types]
    lines.append(_relationship("evidence", "Statement", "Article", "SAID_IN"))
    lines += [_relationship("acts", "Actor", "Actor", kind) for kind in sorted(act_types)]
    return "\n".join(lines) + "\n"


def relationship_type(relation: str) -> str:
    """A relation as a type of relationship: "holdsTalksWith" is HOLDS_TALKS_WITH; no other characters get through."""
    return re.sub(r"[^A-Z0-9]+", "_", re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", relation).upper()).strip("_") or "OTHER"


def _load(name: str) -> str:
    return f"LOAD CSV WITH HEADERS FROM 'file:///{name}.csv' AS row"


def _relationship(name: str, start: str, end: str, kind: str) -> str:
    sets = _sets(name, "r")
    return (
        f"{_load(name)} WITH row WHERE row.`:TYPE` = '{kind}' "
        f"MATCH (a:{start} {{id: row.`:START_ID({start})`}}) MATCH (b:{end} {{id: row.`:END_ID({end})`}}) "
        f"CREATE (a)-[r:{kind}]->(b){f' SET {sets}' if sets else ''};"
    )


def _sets(name: str, variable: str) -> str:
    """What sets all properties of a file; an empty cell is no property."""
    parts = []
    for column in HEADERS[name]:
        key, _, kind = column.partition(":")
        if key and not kind.startswith("ID("):
            value = f"nullIf(row.`{column}`, '')"
            parts.append(f"{variable}.{key} = {CAST.get(kind, '{}').format(value)}")
    return ", ".join(parts)


def _rows(graph: KnowledgeGraph) -> dict[str, list[list[Any]]]:
    statements = list(graph.by_id.values())
    ids = graph.entities.keys() | {part.id for s in statements for name in PARTS if (part := getattr(s, name))}
    known = {piece.article for s in statements for piece in s.evidence if piece.article in graph.articles}
    return {
        "actors": [_actor_row(graph, id) for id in sorted(ids)],
        "articles": [
            [a.id, a.title, a.url, a.source, day_of(a.published), a.language, "Article"]
            for a in graph.articles.values()
        ],
        "statements": [_statement_row(graph, statement) for statement in statements],
        "acts": [
            [s.subject.id, s.id, s.status, s.negated, s.relation_class, graph.reports(s), _first(graph, s),
             s.evidence[0].text, s.object.id, relationship_type(s.relation)]
            for s in statements
        ],
        "parts": [
            [s.id, part.text, part.sector, part.id, name.upper()]
            for s in statements for name in PARTS if (part := getattr(s, name))
        ],
        "contents": [[s.id, id, "CONTENT"] for s in statements for id in s.content if id in graph.by_id],
        "evidence": [
            [s.id, e.sentence, e.start, e.end, e.text, e.predicate, e.confidence, e.article, "SAID_IN"]
            for s in statements for e in s.evidence if e.article in known
        ],
    }  # fmt: skip


def _actor_row(graph: KnowledgeGraph, id: str) -> list[Any]:
    entity = graph.entity(id)
    lists = (entity.aliases, entity.links, entity.roles)
    label = "Actor;" + "".join(word.capitalize() for word in relationship_type(entity.type).split("_"))
    return [id, entity.name, entity.type, entity.country, *map(_joined, lists), label]


def _statement_row(graph: KnowledgeGraph, statement: Statement) -> list[Any]:
    time = statement.time
    return [
        statement.id, statement.relation, statement.relation_class, statement.cameo, statement.status,
        statement.negated, statement.confidence, graph.reports(statement), len(graph.sources(statement)),
        _first(graph, statement), time.text if time else None, time.start if time else None, time.end if time else None,
        "Statement",
    ]  # fmt: skip


def _first(graph: KnowledgeGraph, statement: Statement) -> Any:
    return next(iter(graph.days(statement)), None)


def _joined(values: Sequence[str]) -> str:
    return ";".join(value.replace(";", ",") for value in values)


def _csv(header: Sequence[str], rows: Iterable[list[Any]]) -> str:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(_cells(rows))
    return text.getvalue()


def _cells(rows: Iterable[list[Any]]) -> Iterator[list[Any]]:
    for row in rows:
        yield [_cell(value) for value in row]


def _cell(value: Any) -> Any:
    if isinstance(value, bool):
        return str(value).lower()
    return " ".join(value.replace("\\", "/").splitlines()) if isinstance(value, str) else value
