"""Synthetic graphs of any size: plainly invented countries, outlets and statements; one count gives one graph.

Statements come one by one, so that they can be written without holding a large graph in memory.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import islice
from pathlib import Path

from kg.files import written_beside
from kg.graph import KnowledgeGraph
from kg.rdf.writing import turtle
from kg.records import Argument, Article, Entity, Evidence, Statement, TimeSpan

ACTS = (
    ("accuses", "DISAPPROVE", "112"), ("aids", "AID", "070"), ("strikes", "FIGHT", "190"), ("meets", "CONSULT", "040"),
    ("imposesSanctionsOn", "SANCTION", "163"), ("allyOf", "ALLY_OF", None), ("visits", "CONSULT", "042"),
    ("hosts", "CONSULT", "043"), ("mediatesBetween", "CONSULT", "045"), ("holdsOffice", "HOLDS_OFFICE", None),
    ("saysAbout", "SAYS_ABOUT", None), ("hostileTo", "HOSTILE_TO", None), ("threatens", "THREATEN", "130"),
)  # fmt: skip
STATUSES = ("asserted", "asserted", "asserted", "asserted", "claimed", "claimed", "denied", "planned", "requested")
OUTLETS = 60
DAYS = 730


def actors(count: int) -> list[Entity]:
    """One actor for twenty statements; every tenth is known by name alone."""
    return [
        Entity(f"place/Land_{i}", f"Land {i}", "country", None if i % 10 == 0 else f"L{i % 100:02d}")
        for i in range(max(count // 20, 2))
    ]


def articles(count: int) -> list[Article]:
    """One article for four statements; every fiftieth has no date."""
    return [
        Article(
            f"a{i}", "", f"Headline {i}", f"https://example.org/{i}", f"Outlet {i % OUTLETS}",
            None if i % 50 == 0 else date(2024, 1, 1) + timedelta(days=i % DAYS),
        )
        for i in range(max(count // 4, 1))
    ]  # fmt: skip


def statements(count: int, lands: list[Entity], news: list[Article], *, seed: int = 0) -> Iterator[Statement]:
    """`count` statements by id; a tenth of the pairs are the first twenty actors, as in news, where few act much."""
    draw = random.Random(seed)
    for i in range(count):
        pool = lands[:20] if i % 10 == 0 else lands
        one, two = draw.choice(pool), draw.choice(pool)
        relation, relation_class, cameo = draw.choice(ACTS)
        status = draw.choice(STATUSES)
        start, day = draw.randrange(5000), date(2024, 1, 1) + timedelta(days=draw.randrange(DAYS))
        source = None if status == "asserted" else draw.choice(pool)
        sources = [draw.choice(news) for _ in range(2 if i % 5 == 0 else 1)]
        evidence = {
            Evidence(
                article.id, i % 40, start, start + 80, f"{one.name} {relation} {two.name}, it was said ({i}).",
                relation, (start, start + 7), (start + 20, start + 27), round(draw.random(), 3),
            )
            for article in sources
        }  # fmt: skip
        yield Statement(
            f"{i:08d}-{relation.lower()}",
            _argument(one, start),
            relation,
            relation_class,
            _argument(two, start + 20),
            tuple(sorted(evidence)),
            cameo,
            status,
            negated=draw.random() < 0.05,
            attributed_to=Argument(source.id, source.name, source.type, source.country) if source else None,
            time=TimeSpan("that day", day, day) if draw.random() < 0.2 else None,
        )


def graph(count: int) -> KnowledgeGraph:
    """A graph of `count` statements, in memory."""
    lands, news = actors(count), articles(count)
    return KnowledgeGraph.from_records(news, lands, statements(count, lands, news))


def write(count: int, path: Path, *, batch: int = 20_000) -> None:
    """Such a graph as Turtle, a batch at a time, so that no large graph is ever in memory.

    As `kg build` writes it, but that each batch has its own description and its own links from denials to claims.
    """
    lands, news = actors(count), articles(count)
    by_id = {land.id: land for land in lands}
    articles_by_id = {article.id: article for article in news}
    stream = statements(count, lands, news)
    with written_beside(path) as beside, beside.open("w", encoding="utf-8") as file:
        file.writelines(turtle(KnowledgeGraph.from_records(news, lands, ())))
        while part := list(islice(stream, batch)):
            about = {
                argument.id for one in part for argument in (one.subject, one.object, one.attributed_to) if argument
            }
            said = {piece.article for one in part for piece in one.evidence}
            whole = KnowledgeGraph.from_records(
                (articles_by_id[id] for id in sorted(said)), (by_id[id] for id in sorted(about)), part
            )
            file.writelines(piece for piece in turtle(whole) if not piece.startswith("\n<"))


def _argument(land: Entity, start: int) -> Argument:
    return Argument(land.id, land.name, land.type, land.country, None, land.name, start, start + 7)
