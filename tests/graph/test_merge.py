from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.graph import Corrections, KnowledgeGraph, correct
from kg.graph.merge import merge_entities, merge_statements, merged
from kg.records import Argument, Entity, Evidence, Statement, TimeSpan
from kg.shelf import Shelf
from tests.strategies import ARTICLES, ENTITIES, statements

lists = st.lists(statements(), max_size=6)
# Entities of few ids and names, as articles differ about them
various = st.lists(
    st.builds(
        Entity, st.sampled_from(["org/A", "org/B"]), st.sampled_from(["A", "B", "C"]),
        st.sampled_from(["organization", "media", "armed_group"]), st.sampled_from([None, "AAA", "BBB"]),
        st.lists(st.sampled_from(["A", "B", "D"]), max_size=2).map(tuple),
    ),
    max_size=4,
)  # fmt: skip
# Readings of one statement that differ in all that its id leaves open
PIECES = [
    Evidence("a1", 0, 0, 5, "One.", "does", spans, spans) for spans in (None, (0, 2))
] + [Evidence("a2", 1, 9, 14, "Two.", "did", (9, 11), (12, 14)), Evidence("a3", 1, 0, 4, "Six.", "does", (0, 1), (2, 3))]  # fmt: skip
TIMES = [
    None,
    TimeSpan("a day", date(2024, 5, 1), date(2024, 5, 1)),
    TimeSpan("May", date(2024, 5, 1), date(2024, 5, 31)),
    TimeSpan("once"),
]
PARTS = [
    Argument("place/Freedonia", "Freedonia", "country", None, sector, text)
    for sector in (None, "GOV")
    for text in (None, "it")
]
readings = st.lists(
    st.builds(
        Statement, st.just("s1"), st.sampled_from(PARTS), st.just("accuses"), st.just("DISAPPROVE"),
        st.sampled_from(PARTS), st.lists(st.sampled_from(PIECES), min_size=1, max_size=3).map(tuple),
        content=st.lists(st.sampled_from(["s2", "s3"]), max_size=2).map(tuple), time=st.sampled_from(TIMES),
        place=st.none() | st.sampled_from(PARTS),
    ),
    min_size=1, max_size=3,
)  # fmt: skip


@given(various, various, various)
def test_entities_form_a_semilattice(a: list[Entity], b: list[Entity], c: list[Entity]) -> None:
    def merged(*parts: list[Entity]) -> list[Entity]:
        return list(merge_entities(entity for part in parts for entity in part).values())

    assert merged(merged(a, b), c) == merged(a, merged(b, c)) == merged(a, b, c)
    assert merged(a, b) == merged(b, a)
    assert merged(a, a) == merged(a) == merged(merged(a))


@given(readings, readings, readings)
def test_readings_of_one_statement_form_a_semilattice(
    a: list[Statement], b: list[Statement], c: list[Statement]
) -> None:
    def merged(*parts: list[Statement]) -> list[Statement]:
        return list(merge_statements(statement for part in parts for statement in part).values())

    def shown(records: list[Statement]) -> str:
        return repr([record.to_dict() for record in records])  # also what is not compared, such as spans

    assert shown(merged(merged(a, b), c)) == shown(merged(a, merged(b, c))) == shown(merged(a, b, c))
    assert shown(merged(a, b)) == shown(merged(b, a))
    assert shown(merged(a, a)) == shown(merged(a)) == shown(merged(merged(a)))


def test_a_type_that_says_more_counts() -> None:
    told = [Entity("org/A", "A", "organization"), Entity("org/A", "A", "organization"), Entity("org/A", "A", "media")]
    assert merge_entities(told)["org/A"].type == "media"


@given(lists, lists)
def test_corrections_are_replayed_after_merging(one: list[Statement], other: list[Statement]) -> None:
    corrections = Corrections.merge("place/Freedonia", "place/Sylvania")
    read = graph(one) + graph(other)
    assert correct(read, corrections) == correct(graph(other) + graph(one) + read, corrections)
    assert correct(correct(read, corrections), corrections) == correct(read, corrections)


def graph(records: list[Statement]) -> KnowledgeGraph:
    return KnowledgeGraph.from_records(ARTICLES, ENTITIES, records)


@given(lists, st.randoms())
def test_order_and_repetition_do_not_matter(records: list[Statement], random: st.randoms) -> None:  # type: ignore[valid-type]
    shuffled = [*records, *records]
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert graph(shuffled) == graph(records)


@given(lists, lists)
def test_union_is_commutative(one: list[Statement], other: list[Statement]) -> None:
    assert graph(one) + graph(other) == graph(other) + graph(one)


@given(lists, lists, lists)
def test_union_is_associative(a: list[Statement], b: list[Statement], c: list[Statement]) -> None:
    assert (graph(a) + graph(b)) + graph(c) == graph(a) + (graph(b) + graph(c))


@given(lists)
def test_union_is_idempotent(records: list[Statement]) -> None:
    assert graph(records) + graph(records) == graph(records)


@given(lists)
def test_nothing_is_lost(records: list[Statement]) -> None:
    merged = graph(records)
    assert set(merged.by_id) == {record.id for record in records}
    assert {piece for record in records for piece in record.evidence} == {
        piece for statement in merged.by_id.values() for piece in statement.evidence
    }
    assert merged.networkx.number_of_edges() == len(merged)


@given(lists)
def test_articles_can_be_taken_out_again(records: list[Statement]) -> None:
    without = graph(records).without_articles(["a1"])
    assert "a1" not in without.articles
    assert all(piece.article != "a1" for s in without.by_id.values() for piece in s.evidence)


@settings(max_examples=60, deadline=None)
@given(lists, st.integers(1, 3))
def test_merging_on_disk_gives_the_same(some: list[Statement], most: int) -> None:
    with TemporaryDirectory() as name, pytest.MonkeyPatch.context() as patch:
        patch.setattr("kg.graph.merge.MOST", most)
        known = merged(iter(some), Path(name))
        assert known == merge_statements(some)
        assert isinstance(known, dict) == (len(some) <= most)


@settings(max_examples=60, deadline=None)
@given(lists, st.sets(st.sampled_from([entity.id for entity in ENTITIES]), max_size=2))
def test_a_graph_on_disk_is_corrected_as_one_in_memory(some: list[Statement], ids: set[str]) -> None:
    graph = KnowledgeGraph.from_records(ARTICLES, ENTITIES, some)
    said = Corrections.merge(*sorted(ids)) if len(ids) > 1 else Corrections.forget(*ids)
    said |= Corrections.reject(*[statement.id for statement in some[:1]])
    with TemporaryDirectory() as name, pytest.MonkeyPatch.context() as patch:
        patch.setattr("kg.graph.merge.MOST", 1)
        articles, statements = (Shelf(known.values(), Path(name)) for known in (graph.articles, graph.by_id))
        on_disk = replace(graph, articles=articles, by_id=statements)
        assert correct(on_disk, said) == correct(graph, said)
