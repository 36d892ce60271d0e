"""Measures on graphs whose answer is known: by hand, or from networkx on the same graph."""

from __future__ import annotations

from dataclasses import replace
from math import comb, log

import networkx as nx
import pandas
import pytest

from kg.graph import KnowledgeGraph, UnknownActorError, example, measures
from kg.graph.measures.position import pagerank
from kg.graph.measures.ties import directed, signed, undirected
from kg.records import Argument
from tests.graph.build import graph_of


def names(rows: list) -> list[str]:
    return [row.name for row in rows]


# Ties

TIES = graph_of(
    "2024-01-01 A meets B @w",
    "2024-01-02 A meets B @h",
    "2024-02-01 B accuses A",
    "2024-02-01 A accuses A",
    "- C meets B",
)


def test_ties_weigh_as_many_as_reports() -> None:
    ties = directed(TIES, TIES.by_id.values())
    assert sorted(ties.edges(data="weight")) == [
        ("place/A", "place/B", 2),
        ("place/B", "place/A", 1),
        ("place/C", "place/B", 1),
    ]
    assert sorted(undirected(TIES, TIES.by_id.values()).edges(data="weight")) == [
        ("place/A", "place/B", 3),
        ("place/B", "place/C", 1),
    ]


def test_signs_are_sums_of_weights() -> None:
    ties = signed(TIES.by_id.values())  # meets weighs 1, accuses -2
    assert sorted(ties.edges(data="weight")) == [("place/A", "place/B", -1.0), ("place/B", "place/C", 1.0)]


def test_weights_that_cancel_out_are_no_tie() -> None:
    graph = graph_of("2024-01-01 A meets B", "2024-02-01 A meets B", "2024-02-01 B accuses A")
    assert len(signed(graph.by_id.values())) == 0


# Position


def test_the_middle_of_a_star_is_central() -> None:
    star = graph_of(*(f"2024-01-01 {leaf} meets M" for leaf in "ABCD"))
    first, *leaves = measures.centrality(star)
    assert (first.name, first.acts_on, first.acted_on_by, first.reports, first.betweenness) == ("M", 0, 4, 4, 1.0)
    assert {(leaf.acts_on, leaf.acted_on_by, leaf.betweenness) for leaf in leaves} == {(1, 0, 0.0)}


def test_betweenness_is_that_of_networkx() -> None:
    ties = undirected(example(), example().by_id.values())
    expected = nx.betweenness_centrality(ties, weight="distance")
    assert {row.id: row.betweenness for row in measures.centrality(example())} == pytest.approx(expected, abs=1e-6)


def test_pagerank_of_a_chain_is_known() -> None:
    # Two pages, one links to the other, which is idle: x = .075 + .425 y, y = .075 + .425 y + .85 x, solved by hand
    rank = pagerank(nx.DiGraph([("a", "b", {"weight": 5})]))
    x = (0.075 + 0.425 * 0.075 / 0.575) / (1 - 0.425 * 0.85 / 0.575)
    assert rank == pytest.approx({"a": x, "b": 1 - x})


def test_pagerank_is_that_of_networkx() -> None:
    pytest.importorskip("scipy", reason="networkx computes PageRank with SciPy")
    ties = directed(example(), example().by_id.values())
    assert pagerank(ties) == pytest.approx(nx.pagerank(ties, tol=1e-12), abs=1e-6)


def test_hubs_accuse_many_and_authorities_are_accused_by_many() -> None:
    graph = graph_of(
        "2024-01-01 A accuses X", "2024-01-01 B accuses X", "2024-01-01 A accuses Y", "2024-01-01 Z meets X"
    )
    rows = {row.name: row for row in measures.hits(graph, "DISAPPROVE")}
    assert set(rows) == set("ABXY")
    golden = (5**0.5 - 1) / 2  # of this shape the scores are in the golden ratio
    assert rows["Y"].authority / rows["X"].authority == pytest.approx(golden, abs=1e-4)
    assert rows["B"].hub / rows["A"].hub == pytest.approx(golden, abs=1e-4)
    assert measures.hits(graph, "FIGHT") == []


def test_who_joins_two_groups_is_a_broker() -> None:
    graph = graph_of(*(f"2024-01-01 {one} meets {other}" for one, other in ("AB", "AM", "BM", "CM", "DM", "CD")))
    first, *others = measures.brokers(graph)
    assert (first.name, first.open_pairs) == ("M", 4)
    assert {row.open_pairs for row in others} == {0}
    assert first.constraint < min(row.constraint for row in others)


# Groups


def test_two_cliques_are_two_communities() -> None:
    pairs = ("AB", "AC", "BC", "XY", "XZ", "YZ", "CX")
    graph = graph_of(*(f"2024-01-01 {one} meets {other}" for one, other in pairs))
    assert [[e.name for e in group] for group in graph.communities()] == [["C", "A", "B"], ["X", "Y", "Z"]]
    assert graph.communities() == graph.communities()


def test_communities_of_who_works_together() -> None:
    graph = graph_of("2024-01-01 A meets B", "2024-01-01 B shells C", "2024-01-01 C meets D")
    groups = measures.communities(graph, quad_classes=("verbal cooperation",))
    assert [[e.name for e in group] for group in groups] == [["A", "B"], ["C", "D"]]


# Pairs over time


def test_balance_of_a_pair_by_month_with_empty_months() -> None:
    graph = graph_of(
        "2024-01-05 A accuses B @w", "2024-01-09 A accuses B @h", "2024-01-20 B meets A", "2024-01-21 A shells B claimed by=B",
        "2024-01-22 A shells B not", "2024-03-02 B shells A", "2024-03-03 A meets C",
    )  # fmt: skip
    january, february, march = measures.balance(graph, "A", "B")
    assert (january.period, january.verbal_cooperation, january.verbal_conflict) == (
        "2024-01",
        1,
        1,
    )  # two reports, one act
    assert (january.balance, january.tone) == (0.0, -0.5)
    assert (february.period, february.balance, february.tone) == ("2024-02", None, None)
    assert (march.material_conflict, march.balance, march.tone) == (1, -1.0, -10.0)


@pytest.mark.parametrize(("period", "expected"), [("day", 32), ("week", 6), ("month", 2), ("year", 1)])
def test_periods_leave_no_gap(period: str, expected: int) -> None:
    graph = (
        graph_of("2024-01-31 A meets B", "2024-03-02 A accuses B")
        if period == "day"
        else graph_of("2024-01-28 A meets B", "2024-02-28 A accuses B")
    )
    assert len(measures.balance(graph, "A", "B", period=period)) == expected


def test_mistakes_are_named() -> None:
    with pytest.raises(ValueError, match="no period 'decade': choose one of day, week, month, year"):
        measures.balance(TIES, "A", "B", period="decade")
    with pytest.raises(UnknownActorError, match="no actor called 'Nobody'"):
        measures.balance(TIES, "A", "Nobody")
    assert measures.balance(TIES, "A", "C") == []


# Triads


@pytest.mark.parametrize(
    ("ab", "ac", "bc", "kind", "balanced"),
    [
        ("meets", "meets", "meets", "+++", True),
        ("meets", "shells", "shells", "+--", True),
        ("meets", "meets", "shells", "++-", False),
        ("shells", "shells", "shells", "---", False),
    ],
)
def test_triads(ab: str, ac: str, bc: str, kind: str, balanced: bool) -> None:
    graph = graph_of(f"2024-01-01 A {ab} B", f"2024-01-01 C {ac} A", f"2024-01-01 B {bc} C", "2024-01-01 C meets D")
    (triad,) = measures.triads(graph.by_id.values())
    assert (triad.actors, triad.kind, triad.balanced) == (("place/A", "place/B", "place/C"), kind, balanced)
    assert measures.structural_balance(graph).balanced == float(balanced)


def test_structural_balance_changes_by_month() -> None:
    graph = graph_of(
        "2024-01-01 A meets B", "2024-01-01 A meets C", "2024-01-01 B shells C",
        "2024-02-01 A shells C", "2024-02-02 A meets B", "2024-02-03 B shells C",
    )  # fmt: skip
    january, february = measures.structural_balance_over_time(graph)
    assert (january.divided_friend, january.balanced) == (1, 0.0)
    assert (february.common_enemy, february.balanced) == (1, 1.0)
    _, both = measures.structural_balance_over_time(graph, memory=2)
    assert both.common_enemy == 1  # meeting (+1) and shelling (-10) add up to an enemy


def test_denied_and_negated_acts_make_no_enemies() -> None:
    graph = graph_of("2024-01-01 A shells B denied by=A", "2024-01-01 B shells C not", "2024-01-01 A meets C")
    assert measures.structural_balance(graph).balanced is None
    assert len(signed(s for s in graph.by_id.values() if s.status == "asserted" and not s.negated)) == 2


def test_mediators_stand_well_with_both_sides() -> None:
    graph = graph_of(
        "2024-01-01 A shells B",
        "2024-01-02 M meets A",
        "2024-01-03 M meets B",
        "2024-01-04 N meets A",
        "2024-01-05 N offersMediationTo A",
    )
    assert [(row.name, row.pairs, row.mediations) for row in measures.mediators(graph)] == [
        ("M", (("place/A", "place/B"),), 0), ("N", (), 1),
    ]  # fmt: skip


# Claims


def test_reciprocity_of_accusations() -> None:
    graph = graph_of(
        "2024-01-01 A accuses B", "2024-01-11 B condemns A", "2024-01-02 A accuses C", "2024-01-01 C accuses D not", "2024-01-03 D accuses C",
    )  # fmt: skip
    found = measures.reciprocity(graph)
    assert (found.pairs, found.share) == (4, 0.5)
    (answer,) = found.answers
    assert (answer.first, answer.second, answer.days) == ("place/A", "place/B", 10)
    assert measures.reciprocity(graph, "FIGHT").share is None


def test_denial_rate() -> None:
    graph = graph_of(
        "2024-01-01 A aids B claimed by=C", "2024-01-02 A aids B denied by=A", "2024-01-02 A shells C claimed by=C",
        "2024-01-02 B aids A claimed by=C", "2024-01-03 B aids A not", "2024-01-04 A aids C claimed by=A",
    )  # fmt: skip
    rows = {row.name: row for row in measures.denial_rates(graph)}
    assert set(rows) == {"A", "B"}
    assert (rows["A"].claims, rows["A"].denied, rows["A"].denied_by_itself, rows["A"].rate) == (2, 1, 1, 0.5)
    assert (rows["B"].claims, rows["B"].denied, rows["B"].denied_by_itself) == (1, 1, 0)


# Outlets


def test_outlets_by_what_they_report() -> None:
    graph = graph_of(
        "2024-01-01 A shells B @Wire",
        "2024-01-02 A shells B @Herald",
        "2024-01-03 A meets B @Wire",
        "2024-01-03 A aids C claimed by=B @Wire",
    )
    wire, herald = measures.outlets(graph)
    assert (wire.name, wire.articles, wire.statements, wire.contested, wire.alone) == ("Wire", 3, 3, 0.333, 0.667)
    assert (wire.cooperation, wire.conflict, wire.tone) == (0.667, 0.333, -4.5)
    assert (herald.alone, herald.actors) == (0.0, ("A", "B"))


# Series


def series(*reports: int, total: int = 100) -> list[measures.Counts]:
    return [measures.Counts(f"2024-{month:02d}", count, total) for month, count in enumerate(reports, 1)]


def test_a_burst_is_found_and_weighed() -> None:
    (burst,) = measures.bursts(series(1, 2, 1, 20, 25, 22, 2, 1))
    assert (burst.start, burst.end) == ("2024-04", "2024-06")
    usual = 74 / 800
    expected = sum(
        log(comb(100, r) * p**r * (1 - p) ** (100 - r)) * sign
        for r in (20, 25, 22)
        for p, sign in ((2 * usual, 1), (usual, -1))
    )
    assert burst.weight == pytest.approx(expected, abs=0.01)


@pytest.mark.parametrize("reports", [(), (0, 0), (5, 5, 5, 5), (100, 100)])
def test_no_burst_where_nothing_changes(reports: tuple[int, ...]) -> None:
    assert measures.bursts(series(*reports)) == []


def test_a_burst_may_last_to_the_end() -> None:
    (burst,) = measures.bursts(series(1, 1, 1, 1, 1, 30, 30))
    assert (burst.start, burst.end) == ("2024-06", "2024-07")


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ((), []),
        ((3,), []),
        ((2, 2, 2, 2), []),
        ((0, 0, 0, 5, 5, 5), [3]),
        ((1, 2, 1, 2, 1, 2, 1, 2), []),
        ((0, 1, 0, 9, 10, 9, 0, 1, 0), [3, 6]),
    ],
)
def test_change_points(values: tuple[float, ...], expected: list[int]) -> None:
    assert measures.change_points(values) == expected


def test_a_higher_penalty_finds_fewer_changes() -> None:
    values = [0, 1, 0, 9, 10, 9, 3, 4, 3]
    assert measures.change_points(values, penalty=1) == [3, 6]
    assert measures.change_points(values, penalty=60) == [3]


def test_counts_cover_the_whole_time_of_the_graph() -> None:
    graph = graph_of("2024-01-01 A meets B", "2024-02-01 A accuses B", "2024-04-01 A meets C", "- A meets B")
    rows = measures.counts(graph, graph.between("A", "C"))
    assert [(row.period, row.reports, row.total) for row in rows] == [
        ("2024-01", 0, 1),
        ("2024-02", 0, 1),
        ("2024-03", 0, 0),
        ("2024-04", 1, 1),
    ]


# Events

STRIKE = (
    "2024-01-30 A shells B @Wire #A shelled a border town in B on Tuesday.",
    "2024-01-31 A shells B @Herald #Guns of A hit the border town of Zel in B.",
    "2024-02-01 A shells B @Gazette #Border town burns after shelling by A.",
)


def test_an_act_told_across_two_months_is_one_event() -> None:
    graph = graph_of(*STRIKE)
    assert len(graph) == 2  # a statement's id holds the month
    (event,) = measures.events(graph)
    assert (event.n_reports, event.n_sources, event.weight) == (3, 3, -10.0)
    assert (str(event.start), str(event.end)) == ("2024-01-30", "2024-02-01")
    assert len(event.statements) == 2


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("2024-02-20 A shells B @Wire #A shelled a border town in B.", "another time"),
        ("2024-01-31 B shells A @Wire #B shelled a border town in A.", "the other way round"),
        ("2024-01-31 A accuses B @Wire #A accused B over the border town.", "another class"),
        ("2024-01-31 A shells B @Wire #Far inland, rockets set a refinery alight.", "other words"),
    ],
)
def test_another_act_is_another_event(line: str, why: str) -> None:
    assert len(measures.events(graph_of(*STRIKE, line))) == 2, why


ZEL, VON = Argument("place/Zel", "Zel", "place", "BBB"), Argument("place/Von", "Von", "place", "BBB")
LAND, ELSEWHERE = Argument("place/B", "B", "country", "BBB"), Argument("place/C", "C", "country", "CCC")


@pytest.mark.parametrize(
    ("places", "number"), [((ZEL, None), 1), ((ZEL, LAND), 1), ((ZEL, VON), 2), ((ZEL, ELSEWHERE), 2)]
)
def test_an_act_in_a_city_is_not_apart_from_one_in_its_country(
    places: tuple[Argument, Argument | None], number: int
) -> None:
    graph = graph_of("2024-01-31 A shells B #A shelled a town.", "2024-02-01 A shells B #A shelled a town.")
    told = [replace(statement, place=place) for statement, place in zip(graph.by_id.values(), places, strict=True)]
    assert len(measures.events(KnowledgeGraph(graph.articles, graph.entities, {s.id: s for s in told}))) == number


def test_symmetric_acts_are_one_event_either_way_round() -> None:
    (event,) = measures.events(
        graph_of("2024-01-01 A meets B #Talks in Zel.", "2024-01-02 B meets A #Talks held in Zel.")
    )
    assert event.n_reports == 2


def test_what_is_no_act_is_no_event() -> None:
    graph = graph_of(
        "2024-01-01 A shells B not",
        "2024-01-01 A shells B claimed by=B",
        "2024-01-01 A allyOf B",
        "2024-01-01 A other B",
    )
    assert measures.events(graph) == []
    assert len(measures.events(graph, statuses=("claimed",))) == 1


def test_undated_reports_are_events_of_their_own() -> None:
    (event,) = measures.events(graph_of("- A shells B #Shells fell."))
    assert (event.start, event.n_reports, event.n_sources) == (None, 1, 0)


# All


def test_measures_are_tables() -> None:
    graph = example()
    for rows in (
        measures.centrality(graph),
        measures.events(graph),
        measures.outlets(graph),
        measures.balance(graph, "Freedonia", "Sylvania"),
    ):
        frame = pandas.DataFrame(rows)
        assert len(frame) == len(rows) > 0
        assert "name" in frame or "period" in frame or "start" in frame


def test_an_empty_graph_has_no_measures() -> None:
    empty = KnowledgeGraph()
    assert (
        measures.centrality(empty)
        == measures.brokers(empty)
        == measures.communities(empty)
        == measures.events(empty)
        == []
    )
    assert (
        measures.outlets(empty)
        == measures.denial_rates(empty)
        == measures.mediators(empty)
        == measures.counts(empty, [])
        == []
    )
    assert measures.structural_balance(empty).balanced is None
    assert measures.structural_balance_over_time(empty) == []
