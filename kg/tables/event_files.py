"""Events as a table in the manner of POLECAT: one row for each act, however many articles tell it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kg.graph import KnowledgeGraph
from kg.graph.measures import events
from kg.ontology import quad_class, quad_classes

EVENT_COLUMNS = (
    "event_id", "event_date", "last_date", "event_type", "event_mode", "cameo", "quad_code", "intensity", "actor",
    "actor_name", "actor_type", "actor_country", "actor_sector", "recipient", "recipient_name", "recipient_type",
    "recipient_country", "recipient_sector", "place", "reports", "sources", "statements", "sentence",
)  # fmt: skip
# The quad codes of POLECAT and GDELT: verbal cooperation, material cooperation, verbal conflict, material conflict
QUAD_CODES = {name: number for number, name in enumerate(quad_classes(), 1) if name != "standing"}


def event_rows(graph: KnowledgeGraph) -> Iterator[dict[str, Any]]:
    """One row for each event among what is asserted and not negated; see `kg.graph.measures.events`.

    `event_type` is the PLOVER type, `event_mode` the relations of the vocabulary, `intensity` the weight of conflict
    and cooperation; sectors are those of the first report. Lost: what is claimed, denied, planned, asked for; standing
    relations; who says so.
    """
    for event in events(graph):
        first = graph.by_id[event.statements[0]]
        ends = {end.id: end for end in (first.subject, first.object)}
        actor, recipient = ends[event.subject], ends[event.object]
        yield {
            "event_id": event.id, "event_date": event.start, "last_date": event.end, "event_type": event.relation_class,
            "event_mode": "; ".join(event.relations), "cameo": event.cameo,
            "quad_code": QUAD_CODES[quad_class(event.relation_class)], "intensity": event.weight,
            "actor": actor.id, "actor_name": actor.name, "actor_type": actor.type, "actor_country": actor.country,
            "actor_sector": actor.sector, "recipient": recipient.id, "recipient_name": recipient.name,
            "recipient_type": recipient.type, "recipient_country": recipient.country,
            "recipient_sector": recipient.sector, "place": event.place, "reports": event.n_reports,
            "sources": event.n_sources, "statements": " ".join(event.statements), "sentence": event.sentence,
        }  # fmt: skip
