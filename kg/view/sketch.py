"""A small still picture of a graph for a notebook: its most reported actors and the lines between them, as SVG."""

from __future__ import annotations

from collections import Counter, defaultdict
from html import escape

from kg.graph import KnowledgeGraph
from kg.ontology import quad_class, quad_classes
from kg.view.backbone import Pair
from kg.view.document import drawn_part
from kg.view.drawing import radius, width
from kg.view.layout import positions
from kg.view.text import clean

MARGIN = 60
NAME_LENGTH = 24


def sketch(graph: KnowledgeGraph, *, actors: int = 14, lines: int = 30) -> str:
    """SVG of the most reported actors; a line has the colour of what is reported most between the two.

    Empty where no two actors are tied.
    """
    entities, drawn = drawn_part(graph, actors_drawn=actors)
    if not drawn.lines:
        return ""
    largest = max(drawn.degree.values())
    sizes = {actor: radius(drawn.degree[actor], largest) for actor in drawn.actors}
    places = positions(drawn, sizes)
    colours = _colours(graph, {entity.id: number for number, entity in enumerate(entities)})
    strongest = sorted(drawn.lines, key=lambda pair: (-drawn.lines[pair], pair))[:lines]
    parts = [
        f'<line x1="{places[one][0]}" y1="{places[one][1]}" x2="{places[other][0]}" y2="{places[other][1]}" '
        f'stroke="{colours[one, other]}" stroke-width="{width(drawn.lines[one, other])}"/>'
        for one, other in strongest
    ]
    for actor in drawn.actors:
        (x, y), name = places[actor], clean(entities[actor].name)
        short = name if len(name) <= NAME_LENGTH else f"{name[: NAME_LENGTH - 1]}…"
        parts.append(f'<circle cx="{x}" cy="{y}" r="{sizes[actor]}"/>')
        parts.append(f'<text x="{x}" y="{y + sizes[actor] + 15}">{escape(short)}</text>')
    left, top = (min(place[axis] for place in places.values()) - MARGIN for axis in (0, 1))
    right, bottom = (max(place[axis] for place in places.values()) + MARGIN for axis in (0, 1))
    return (
        f'<svg viewBox="{left} {top} {right - left} {bottom - top}" role="img" aria-label="The most reported actors" '
        'style="max-width:640px;max-height:420px;width:100%" fill="currentColor" font-family="sans-serif" '
        f'font-size="14" text-anchor="middle">{"".join(parts)}</svg>'
    )


def _colours(graph: KnowledgeGraph, index: dict[str, int]) -> dict[Pair, str]:
    """The colour of each pair's most reported quad class; the later in the ontology where they are even."""
    order = list(quad_classes())
    reports: dict[Pair, Counter[str]] = defaultdict(Counter)
    for statement in graph.by_id.values():
        one, other = sorted((index[statement.subject.id], index[statement.object.id]))
        reports[one, other][quad_class(statement.relation_class)] += graph.reports(statement)
    first = {pair: max(counts, key=lambda quad: (counts[quad], order.index(quad))) for pair, counts in reports.items()}
    return {pair: quad_classes()[quad].colour for pair, quad in first.items()}
