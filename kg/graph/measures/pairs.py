"""Conflict and cooperation of two actors over time."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from kg.graph.exploring import between, happened, tone
from kg.graph.graph import KnowledgeGraph
from kg.graph.measures.periods import by_period
from kg.ontology import quad_class


@dataclass(frozen=True, slots=True)
class Balance:
    """A period of a pair: statements by quad class, their balance and their tone.

    `balance` is (cooperation - conflict) / (cooperation + conflict), -1 to 1; `tone` the mean weight of
    `ontology/weights.csv`, -10 to 10; both None in a period without any.
    """

    period: str
    verbal_cooperation: int
    material_cooperation: int
    verbal_conflict: int
    material_conflict: int
    balance: float | None
    tone: float | None


def balance(graph: KnowledgeGraph, one: str, other: str, *, period: str = "month") -> list[Balance]:
    """How two actors stand to each other in each day, week, month or year, by first publication of what is asserted.

    The quad classes are those of Duval and Thompson 1980, the weights follow Goldstein 1992. A statement counts once
    in a period, however many articles repeat it; periods in which nothing happened stand between.

    >>> from kg.graph import example
    >>> for row in balance(example(), "Freedonia", "Sylvania"):
    ...     print(row.period, row.balance, row.tone)
    2024-01 -1.0 -2.67
    2024-02 -1.0 -10.0
    2024-03 1.0 8.0

    Raises:
        UnknownActorError: a name is nobody's or several actors'.
        ValueError: the period is none of day, week, month, year.
    """
    statements = [s for s in between(graph, one, other) if happened(s)]
    rows = []
    for name, inside in by_period(graph, statements, period).items():
        quads = Counter(quad_class(statement.relation_class) for statement in inside)
        friendly = quads["verbal cooperation"] + quads["material cooperation"]
        hostile = quads["verbal conflict"] + quads["material conflict"]
        rows.append(
            Balance(
                period=name,
                verbal_cooperation=quads["verbal cooperation"],
                material_cooperation=quads["material cooperation"],
                verbal_conflict=quads["verbal conflict"],
                material_conflict=quads["material conflict"],
                balance=round((friendly - hostile) / (friendly + hostile), 3) if friendly + hostile else None,
                tone=tone(inside),
            )
        )
    return rows
