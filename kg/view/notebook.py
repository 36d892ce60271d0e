"""The view in a notebook: the page in a sandboxed frame, and a small summary."""

from __future__ import annotations

from html import escape

from kg.graph import KnowledgeGraph
from kg.view.document import drawn_part, page
from kg.view.sketch import sketch
from kg.view.text import clean


def iframe(graph: KnowledgeGraph, *, height: int = 600, title: str | None = None, focus: str | None = None) -> str:
    """HTML of a frame that holds the whole view; `height` in pixels.

    The frame is sandboxed without an origin of its own: scripts run, yet reach nothing of the notebook.
    """
    document = escape(page(graph, title=title, focus=focus), quote=True)
    return (
        f'<iframe srcdoc="{document}" title="Knowledge graph" width="100%" height="{int(height)}" '
        'sandbox="allow-scripts allow-downloads allow-popups allow-popups-to-escape-sandbox" '
        'style="border:1px solid #8884;border-radius:4px" loading="lazy"></iframe>'
    )


def summary(graph: KnowledgeGraph, *, actors: int = 40) -> str:
    """A few kilobytes of HTML for a notebook's output: the counts and the most reported actors with their ties."""
    entities, drawn = drawn_part(graph, actors_drawn=actors)
    rows = []
    for actor in drawn.actors:
        entity = entities[actor]
        reports = sum(count for pair, count in drawn.lines.items() if actor in pair)
        kind = escape(clean(entity.type).replace("_", " "))
        rows.append(
            f'<tr><td dir="auto">{escape(clean(entity.name))}</td><td>{kind}</td>'
            f"<td>{drawn.degree[actor]:,}</td><td>{reports:,}</td></tr>"
        )
    heading = escape(repr(graph).strip("<>"))
    shown = f"The {len(rows)} most reported of {len(entities):,} actors." if len(rows) < len(entities) else ""
    return (
        f"<div><p><strong>{heading}</strong><br>Statements as reported, not verified facts. {shown} "
        f"<code>graph.show()</code> opens the view.</p>{sketch(graph)}"
        '<div style="max-height:320px;overflow:auto"><table><thead><tr><th>Actor</th><th>Type</th><th>Tied to</th>'
        f"<th>Reports</th></tr></thead><tbody>{''.join(rows)}</tbody></table></div></div>"
    )
