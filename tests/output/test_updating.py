"""An update gives what one build of all articles gives, in whatever batches they come; pruned ones never were there."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.graph import KnowledgeGraph, example, forget, quoted
from kg.output.ledger import Ledger, digest, read_ledger, write_ledger
from kg.output.shares import Parts, read_shares, shares_of, split, whole, write_shares
from kg.output.updating import Update, articles_by_id
from kg.records import Argument, Article, Evidence, TimeSpan

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


def read(articles: Iterable[Article]) -> dict[str, KnowledgeGraph]:
    """What the articles say, which is what their ids tell: statements that others make too, with other links."""
    return {one.id: said(one, *map(int, one.id.split("-"))) for one in articles}


def said(one: Article, report: int, copy: int) -> KnowledgeGraph:
    made, places = [], list(example().entities.values())
    for number in {report, report + copy % 2, 6}:
        piece = Evidence(one.id, 0, 0, 10, "Sentence. ", "said", (0, 2), (3, 5 + report % 2))
        statement = STATEMENTS[number].said_by((piece,))
        place = places[report] if copy else None
        made.append(
            replace(
                statement,
                content=(STATEMENTS[report].id, STATEMENTS[copy].id)[: copy % 3],
                responds_to=(STATEMENTS[copy + 7].id,) if report else (),
                time=TimeSpan(f"on day {report}", date(2024, 5, 1 + report), date(2024, 5, 2 + copy)),
                place=Argument(place.id, place.name, place.type, text=f"in {report}") if place else None,
                subject=replace(statement.subject, sector="GOV" if copy % 2 else None),
            )
        )
    actors = [replace(e, aliases=(*e.aliases, f"Alias {report}"), roles=(f"role {copy}",)) for e in places]
    return KnowledgeGraph.from_records([one], actors, made).without_idle_entities()


Known = tuple[Parts, Ledger]
EMPTY: Known = ({}, Ledger())


def updated(articles: list[Article], known: Known = EMPTY, *, prune: bool = False, **more: object) -> Known:
    """The parts and the ledger after an update with articles, as an output folder keeps them."""
    folder = more.pop("folder", None)
    given = articles_by_id(articles, folder)  # type: ignore[arg-type]
    new = Update(given, {"program": "kg"}, given.keys(), *known, prune=prune, **more)  # type: ignore[arg-type]
    what = read(new.fresh.values())
    parts = {**what, **new.staying(what)}
    graph = quoted(whole(parts.values(), folder))  # type: ignore[arg-type]
    return split(graph, list(shares_of(parts, graph))), new.ledger(what).of(graph)


def sources(parts: Parts) -> dict[str, tuple[str, ...]]:
    return {id: one.sources for id, one in whole(parts.values()).articles.items()}


chosen = st.lists(st.sampled_from(ALL), min_size=1, max_size=12, unique=True)


@settings(max_examples=60, deadline=None)
@given(chosen, st.data())
def test_batches_give_what_one_build_gives(articles: list[Article], data: st.DataObject) -> None:
    batch = {one.id: data.draw(st.integers(0, 2)) for one in articles}
    known = EMPTY
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
    given = articles_by_id(articles, None)
    assert not Update(given, {"program": "kg"}, given.keys(), *known).fresh
    assert updated(articles, known) == known


@settings(max_examples=30, deadline=None)
@given(chosen, chosen, st.booleans())
def test_on_disk_all_is_the_same(before: list[Article], after: list[Article], apart: bool) -> None:
    with TemporaryDirectory() as name, pytest.MonkeyPatch.context() as patch:
        patch.setattr("kg.output.updating.MOST", 2)
        patch.setattr("kg.output.shares.MOST", 2)
        patch.setattr("kg.graph.merge.MOST", 2)
        known = updated(before, keep_copies=apart)
        assert updated(before, keep_copies=apart, folder=Path(name)) == known
        assert updated(after, known, keep_copies=apart, folder=Path(name)) == updated(after, known, keep_copies=apart)


@pytest.mark.parametrize("first", [0, 1])
def test_a_copy_that_comes_alone_is_an_outlet_more(first: int) -> None:
    """Whichever comes first: the earliest of those that are hardly cut stands for the report."""
    both = [article(1, 0), article(1, 1)]
    parts, ledger = updated([both[1 - first]], updated([both[first]]))
    assert sources(parts) == {"1-1": ("Outlet 1", "Outlet 0")}
    assert [(row["report"], row["article"], row["outlet"]) for row in ledger.copies()] == [("1-1", "1-0", "Outlet 0")]


def test_what_could_not_be_read_takes_nothing_away() -> None:
    """The new copy would stand for the report, but gives nothing: the old one stays."""
    known = updated([article(1, 0)])
    new = Update({"1-1": article(1, 1)}, {"program": "kg"}, {"1-1"}, *known)
    assert list(new.fresh) == ["1-1"]
    assert new.staying({}) == known[0]
    assert new.ledger({}).of(whole(known[0].values())) == known[1]


def test_a_copy_whose_report_is_pruned_is_read() -> None:
    both = [article(1, 0), article(1, 1)]
    parts, _ = updated([both[0]], updated(both), prune=True)
    assert sources(parts) == {"1-0": ("Outlet 0",)}


def test_a_copy_that_changes_is_a_report_of_its_own() -> None:
    both = [article(1, 0), article(1, 1)]
    other = replace(both[0], text=text(3))
    parts, ledger = updated([other], updated(both))
    assert sources(parts) == {"1-0": ("Outlet 0",), "1-1": ("Outlet 1",)}
    assert list(ledger.copies()) == []


def test_other_settings_read_again_what_is_there() -> None:
    known = updated([article(1, 0), article(2, 0)])
    new = Update({"1-0": article(1, 0)}, {"program": "other"}, {"1-0"}, *known)
    assert list(new.fresh) == ["1-0"]
    ledger = new.ledger(read(new.fresh.values()))
    assert {id: entry.digest for id, entry in ledger.entries.items()} == {"1-0": digest(article(1, 0)), "2-0": None}


def test_copies_are_kept_apart_when_asked() -> None:
    both = [article(1, 0), article(1, 1)]
    apart = updated([both[1]], updated([both[0]]), keep_copies=True)
    assert set(apart[0]) == {"1-0", "1-1"}
    assert updated(both, apart) == updated(both)


def test_the_ledger_is_read_as_it_was_written(tmp_path) -> None:  # type: ignore[no-untyped-def]
    _, ledger = updated(ALL)
    write_ledger(ledger, tmp_path)
    assert read_ledger(tmp_path) == ledger
    once = (tmp_path / "ledger.parquet").read_bytes()
    write_ledger(ledger, tmp_path)
    assert (tmp_path / "ledger.parquet").read_bytes() == once


@settings(max_examples=60, deadline=None)
@given(chosen)
def test_a_graph_is_split_into_what_was_merged(articles: list[Article]) -> None:
    parts = read([replace(one, text="") for one in articles])
    graph = whole(parts.values())
    assert split(graph, list(shares_of(parts, graph))) == parts


@settings(max_examples=60, deadline=None)
@given(chosen, st.integers(0, 11))
def test_an_article_that_is_taken_out_leaves_nothing(articles: list[Article], at: int) -> None:
    """Not its names of actors, nor its times, places and links, on statements that others make too."""
    out = articles[at % len(articles)].id
    parts = read([replace(one, text="") for one in articles])
    graph = whole(parts.values())
    rest = split(graph, list(shares_of(parts, graph)))
    del rest[out], parts[out]
    assert whole(rest.values()) == whole(parts.values())


def test_shares_keep_nothing_of_who_is_forgotten() -> None:
    parts = read([article(1, 0), article(1, 1), article(2, 1)])
    ids = {"person/Ana_Novak", "place/Sylvania"}
    kept = list(shares_of(parts, forget(whole(parts.values()), ids), ids))
    assert kept
    assert not [share for share in kept if "Sylvania" in repr(share) or "sylvania" in repr(share)]


def test_shares_are_read_as_they_were_written(tmp_path) -> None:  # type: ignore[no-untyped-def]
    parts = read(ALL)
    shares = list(shares_of(parts, whole(parts.values())))
    write_shares(shares, tmp_path)
    assert read_shares(tmp_path) == shares
    (tmp_path / "shares.parquet").write_bytes(b"damaged")
    assert read_shares(tmp_path) == []


def test_without_shares_an_article_has_what_the_graph_says_of_its_sentences() -> None:
    parts = read([article(1, 0), article(2, 1)])
    graph = whole(parts.values())
    assert whole(split(graph).values()) == graph
    assert set(split(graph)) == set(parts)
