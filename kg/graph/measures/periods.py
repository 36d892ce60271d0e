"""Time cut into periods: days, weeks, months or years."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from kg.graph.graph import KnowledgeGraph
from kg.records import Statement

PERIODS: dict[str, Callable[[date], str]] = {
    "day": date.isoformat,
    "week": lambda day: f"{day.isocalendar().year}-W{day.isocalendar().week:02d}",
    "month": lambda day: f"{day:%Y-%m}",
    "year": lambda day: f"{day:%Y}",
}


@dataclass(frozen=True, slots=True)
class Counts:
    """How many reports there are in a period, and how many of all reports of the graph in it."""

    period: str
    reports: int
    total: int


def name_of(day: date, period: str) -> str:
    """The period that a day is in: "2024-03-05", "2024-W10", "2024-03" or "2024".

    Raises:
        ValueError: `period` is not day, week, month or year.
    """
    if period not in PERIODS:
        raise ValueError(f"there is no period {period!r}: choose one of {', '.join(PERIODS)}")
    return PERIODS[period](day)


def all_between(first: date, last: date, period: str) -> list[str]:
    """The names of all periods from that of the first day to that of the last, also those where nothing happened."""
    days = (first + timedelta(days=n) for n in range((last - first).days + 1))
    return list(dict.fromkeys(name_of(day, period) for day in days))


def by_period(
    graph: KnowledgeGraph, statements: Iterable[Statement], period: str = "month"
) -> dict[str, list[Statement]]:
    """Statements by the period in which they were first published, in order, empty periods between included.

    Undated ones are left out.
    """
    dated = [(days[0], statement) for statement in statements if (days := graph.days(statement))]
    if not dated:
        return {}
    first, last = min(day for day, _ in dated), max(day for day, _ in dated)
    found: dict[str, list[Statement]] = {name: [] for name in all_between(first, last, period)}
    for day, statement in dated:
        found[name_of(day, period)].append(statement)
    return found


def counts(graph: KnowledgeGraph, statements: Iterable[Statement], period: str = "month") -> list[Counts]:
    """The reports of some statements in each period of the whole graph's time: what `bursts` takes.

    >>> from kg.graph import example
    >>> for row in counts(example(), example().between("Freedonia", "Sylvania")):
    ...     print(row.period, row.reports, row.total)
    2024-01 4 7
    2024-02 2 5
    2024-03 1 5
    """
    days = [day for statement in graph.by_id.values() for day in _report_days(graph, statement)]
    if not days:
        return []
    total = dict.fromkeys(all_between(min(days), max(days), period), 0)
    some = dict(total)
    for day in days:
        total[name_of(day, period)] += 1
    for statement in statements:
        for day in _report_days(graph, statement):
            some[name_of(day, period)] += 1
    return [Counts(name, some[name], total[name]) for name in total]


def _report_days(graph: KnowledgeGraph, statement: Statement) -> list[date]:
    """The day of each article that says a statement."""
    from kg.records import day_of

    ids = sorted({piece.article for piece in statement.evidence})
    days = (day_of(graph.articles[id].published) for id in ids if id in graph.articles)
    return [day for day in days if day]
