"""Which part of a graph is drawn, and where."""

from __future__ import annotations

import itertools
import math

import networkx as nx

from kg.view.backbone import backbone, pair_reports
from kg.view.drawing import radius, width
from kg.view.layout import positions
from tests.view.conftest import large_graph


def test_backbone_keeps_to_its_limits_and_stays_connected() -> None:
    graph = large_graph(3000, 500)
    index = {id: place for place, id in enumerate(graph.entities)}
    reports = pair_reports(graph, index)
    drawn = backbone(reports, actors=150, lines=300)
    assert len(drawn.actors) <= 150
    assert len(drawn.lines) <= 300
    kept = set(drawn.actors)
    inside = nx.Graph(pair for pair in reports if kept.issuperset(pair))
    assert nx.number_connected_components(nx.Graph(list(drawn.lines))) == nx.number_connected_components(inside)


def test_self_statements_make_no_line(small: object) -> None:
    graph = large_graph(300, 40)
    index = {id: place for place, id in enumerate(graph.entities)}
    assert all(first < second for first, second in pair_reports(graph, index))


def test_no_two_glyphs_touch() -> None:
    graph = large_graph(2500, 320)
    index = {id: place for place, id in enumerate(graph.entities)}
    drawn = backbone(pair_reports(graph, index))
    sizes = {actor: radius(drawn.degree[actor], 60) for actor in drawn.actors}
    places = positions(drawn, sizes)
    assert set(places) == set(drawn.actors)
    close = [
        (one, two)
        for one, two in itertools.combinations(drawn.actors, 2)
        if math.dist(places[one], places[two]) < sizes[one] + sizes[two]
    ]
    assert len(close) <= len(drawn.actors) * 0.01


def test_parts_that_do_not_hang_together_stand_apart() -> None:
    reports = {(0, 1): 5, (1, 2): 4, (10, 11): 3, (20, 21): 1}
    drawn = backbone(reports)
    places = positions(drawn, dict.fromkeys(drawn.actors, 10.0))
    for one, two in itertools.product((0, 1, 2), (10, 11, 20, 21)):
        assert math.dist(places[one], places[two]) > 60


def test_sizes_and_widths_grow_to_a_cap() -> None:
    assert radius(1, 1) < radius(9, 9) < radius(100, 100) <= 21
    assert width(1) < width(10) < width(1000) <= 7
