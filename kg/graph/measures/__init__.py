"""Measures of a graph: who is central, who stands with whom, how it changes, what is denied.

Each takes a `KnowledgeGraph` and gives frozen records; `pandas.DataFrame(records)` is their table. What counts is said
in each; where nothing else is said, that is what articles assert in their own voice and do not negate.
"""

from kg.graph.measures.acts import Event, events
from kg.graph.measures.claims import Answer, DenialRate, Reciprocity, denial_rates, reciprocity
from kg.graph.measures.groups import communities
from kg.graph.measures.media import Outlet, outlets
from kg.graph.measures.pairs import Balance, balance
from kg.graph.measures.periods import Counts, counts
from kg.graph.measures.position import Broker, Centrality, HubAuthority, brokers, centrality, hits
from kg.graph.measures.series import Burst, bursts, change_points
from kg.graph.measures.ties import signed
from kg.graph.measures.triads import (
    Mediator,
    StructuralBalance,
    Triad,
    mediators,
    structural_balance,
    structural_balance_over_time,
    triads,
)

__all__ = [
    "Answer", "Balance", "Broker", "Burst", "Centrality", "Counts", "DenialRate", "Event", "HubAuthority", "Mediator",
    "Outlet", "Reciprocity", "StructuralBalance", "Triad", "balance", "brokers", "bursts", "centrality",
    "change_points", "communities", "counts", "denial_rates", "events", "hits", "mediators", "outlets", "reciprocity",
    "signed", "structural_balance", "structural_balance_over_time", "triads",
]  # fmt: skip
