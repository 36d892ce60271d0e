"""An update gives what one build of all articles gives, in whatever batches they come; pruned ones never were there."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.graph import KnowledgeGraph, example
from kg.output.ledger import Ledger, digest, read_ledger, write_ledger
from kg.output.updating import NOTHING, UNREAD, Update
from kg.records import Article, Evidence

STATEMENTS = list(example().by_id.values())
WORDS = "the river ministers border army talks grain envoys treaty mines harbour votes winter council bridge".split()


def text(report: int, *, sentences: int = 12) -> str:
    """A report's text: other words for other reports."""
    return " ".join(
        f"{WORDS[(report * 7 + at) % 15].title()} {report * 100 + at} {WORDS[(at * report + 3) % 15]} near "
        f"{WORDS[(at + report) % 15]} {at * (report + 2)} of {WORDS[(at * 4 + report) % 15]}."
        for at in range(sentences)
    )


def article(report: int, copy: int) -> Article:
    """The report as one of five outlets carries it, on one of three days; the third cuts it, the fourth adds to it."""
    lengths = {2: 7, 3: 16}
    own = text(report, sentences=lengths.get(copy, 12))
    before = {1: "ZENDA, May 5 (Example Wire) – ", 4: "By Ann Example\n\n"}.get(copy, "")
    day = date(2024, 5, 1 + (copy * 2 + report) % 3)
    return Article(f"{report}-{copy}", before + own, source=f"Outlet {copy}", published=day)


ALL = [article(report, copy) for report in range(4) for copy in range(5)]


def read(articles: Iterable[Article]) -> KnowledgeGraph:
    """What the articles say, which is what their ids tell: two statements each, which others say too."""
    said = []
    for one in articles:
        report, copy = map(int, one.id.split("-"))
        for number in (report, report + copy % 2):
            piece = Evidence(one.id, 0, 0, 10, "Sentence. ", "said", (0, 2), (3, 5))
            said.append(replace(STATEMENTS[number].said_by((piece,)), content=(), responds_to=(), time=None))
    graph = KnowledgeGraph.from_records(articles, example().entities.values(), said)
    return graph.without_idle_entities()


Known = tuple[KnowledgeGraph, Ledger]


def updated(articles: list[Article], known: Known = (NOTHING, UNREAD), *, prune: bool = False, **more: object) -> Known:
    """The graph and ledger after an update with articles."""
    new = Update(articles, {"program": "kg"}, {one.id for one in articles}, *known, prune=prune, **more)  # type: ignore[arg-type]
    given = read(new.fresh)
    merged = new.merged(given)
    ledger = new.ledger(merged, given)
    stripped = {id: replace(one, text="") for id, one in merged.articles.items()}  # as the records keep them
    return replace(merged, articles=stripped), ledger


chosen = st.lists(st.sampled_from(ALL), min_size=1, max_size=12, unique=True)


@settings(max_examples=60, deadline=None)
@given(chosen, st.data())
def test_batches_give_what_one_build_gives(articles: list[Article], data: st.DataObject) -> None:
    batch = {one.id: data.draw(st.integers(0, 2)) for one in articles}
    known = NOTHING, UNREAD
    for number in range(3):
        known = updated([one for one in articles if batch[one.id] == number], known)
    assert known == updated(articles)


@settings(max_examples=60, deadline=None)
@given(chosen, chosen)
def test_pruning_gives_what_a_build_of_the_rest_gives(before: list[Article], after: list[Article]) -> None:
    assert updated(after, updated(before), prune=True) == updated(after)


@settings(max_examples=30, deadline=None)
@given(chosen)
def test_the_same_articles_again_are_not_read(articles: list[Article]) -> None:
    known = updated(articles)
    assert Update(articles, {"program": "kg"}, {one.id for one in articles}, *known).fresh == []
    assert updated(articles, known) == known


@pytest.mark.parametrize("first", [0, 1])
def test_a_copy_that_comes_alone_is_an_outlet_more(first: int) -> None:
    """Whichever comes first: the earliest of those that are hardly cut stands for the report."""
    both = [article(1, 0), article(1, 1)]
    graph, ledger = updated([both[1 - first]], updated([both[first]]))
    assert {id: one.sources for id, one in graph.articles.items()} == {"1-1": ("Outlet 1", "Outlet 0")}
    assert [(row["report"], row["article"], row["outlet"]) for row in ledger.copies()] == [("1-1", "1-0", "Outlet 0")]


def test_what_could_not_be_read_takes_nothing_away() -> None:
    """The new copy would stand for the report, but gives nothing: the old one stays."""
    known = updated([article(1, 0)])
    new = Update([article(1, 1)], {"program": "kg"}, {"1-1"}, *known)
    assert [one.id for one in new.fresh] == ["1-1"]
    assert new.merged(NOTHING) == known[0]
    assert new.ledger(known[0], NOTHING) == known[1]


def test_a_copy_whose_report_is_pruned_is_read() -> None:
    both = [article(1, 0), article(1, 1)]
    graph, _ = updated([both[0]], updated(both), prune=True)
    assert {id: one.sources for id, one in graph.articles.items()} == {"1-0": ("Outlet 0",)}


def test_a_copy_that_changes_is_a_report_of_its_own() -> None:
    both = [article(1, 0), article(1, 1)]
    other = replace(both[0], text=text(3))
    graph, ledger = updated([other], updated(both))
    assert {id: one.sources for id, one in graph.articles.items()} == {"1-0": ("Outlet 0",), "1-1": ("Outlet 1",)}
    assert list(ledger.copies()) == []


def test_other_settings_read_again_what_is_there() -> None:
    known = updated([article(1, 0), article(2, 0)])
    new = Update([article(1, 0)], {"program": "other"}, {"1-0"}, *known)
    assert [one.id for one in new.fresh] == ["1-0"]
    ledger = new.ledger(known[0], read(new.fresh))
    assert {id: entry.digest for id, entry in ledger.entries.items()} == {"1-0": digest(article(1, 0)), "2-0": None}


def test_copies_are_kept_apart_when_asked() -> None:
    both = [article(1, 0), article(1, 1)]
    apart = updated([both[1]], updated([both[0]]), keep_copies=True)
    assert set(apart[0].articles) == {"1-0", "1-1"}
    assert updated(both, apart) == updated(both)


def test_the_ledger_is_read_as_it_was_written(tmp_path) -> None:  # type: ignore[no-untyped-def]
    _, ledger = updated(ALL)
    write_ledger(ledger, tmp_path)
    assert read_ledger(tmp_path) == ledger
    once = (tmp_path / "ledger.parquet").read_bytes()
    write_ledger(ledger, tmp_path)
    assert (tmp_path / "ledger.parquet").read_bytes() == once
