from hypothesis import given
from hypothesis import strategies as st

from kg.graph import KnowledgeGraph
from kg.records import Statement
from tests.strategies import ARTICLES, ENTITIES, statements


def graph(records: list[Statement]) -> KnowledgeGraph:
    return KnowledgeGraph.from_records(ARTICLES, ENTITIES, records)


lists = st.lists(statements(), max_size=6)


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
