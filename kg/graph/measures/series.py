"""Bursts and change points in a series of counts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import lgamma, log
from statistics import median

from kg.graph.measures.periods import Counts


@dataclass(frozen=True, slots=True)
class Burst:
    """Periods, first and last included, in which there was far more than usual; `weight` says by how much."""

    start: str
    end: str
    weight: float


def bursts(series: Sequence[Counts], *, ratio: float = 2.0, gamma: float = 1.0) -> list[Burst]:
    """The bursts in a series of counts, in order.

    Kleinberg 2003, "Bursty and hierarchical structure in streams", with two states and batches: in a burst a report is
    `ratio` times as likely among all reports as over the whole time. A burst has to be worth `gamma` × log(periods).

    >>> bursts([Counts(str(year), reports, 100) for year, reports in zip(range(2001, 2009), [2, 1, 2, 9, 12, 2, 1, 2])])
    [Burst(start='2004', end='2005', weight=7.19)]
    """
    reports, total = sum(row.reports for row in series), sum(row.total for row in series)
    if not reports or reports == total:
        return []
    usual = reports / total
    often = min(ratio * usual, 1 - 1e-9)
    costs = [(_cost(row, usual), _cost(row, often)) for row in series]
    entering = gamma * log(len(series))
    best, steps = (0.0, entering), []  # the cost of ending in either state, and which state it came from
    for calm, high in costs:
        from_calm, from_high = (0 if best[0] <= best[1] else 1), (1 if best[1] <= best[0] + entering else 0)
        steps.append((from_calm, from_high))
        best = min(best) + calm, min(best[1], best[0] + entering) + high
    state, states = (0 if best[0] <= best[1] else 1), []
    for step in reversed(steps):
        states.append(state)
        state = step[state]
    return _stretches(series, costs, states[::-1])


def change_points(values: Sequence[float], *, penalty: float | None = None) -> list[int]:
    """The places in a series at which its mean changes: each is the index of the first value after a change.

    Optimal partitioning by squared error (Jackson and others 2005). `penalty` is what a change has to be worth; by
    default 2 × noise variance × log(n), the noise measured on the differences between neighbouring values.

    >>> change_points([1, 2, 1, 1, 2, 8, 9, 8, 9, 8, 1, 1, 2])
    [5, 10]
    """
    size = len(values)
    if size < 2:
        return []
    if penalty is None:
        steps = [abs(after - before) for before, after in pairwise(values)]
        noise = median(steps) / 0.6745 / 2**0.5  # of normal noise: the median of absolute differences
        penalty = 2 * noise**2 * log(size)
    sums, squares = [0.0], [0.0]
    for value in values:
        sums.append(sums[-1] + value)
        squares.append(squares[-1] + value**2)

    def error(start: int, end: int) -> float:
        return squares[end] - squares[start] - (sums[end] - sums[start]) ** 2 / (end - start)

    best, before = [0.0], [0]
    for end in range(1, size + 1):
        # The 1e-9 keeps a change that is worth nothing from being made
        costs = [best[start] + error(start, end) + (penalty + 1e-9 if start else 0.0) for start in range(end)]
        best.append(min(costs))
        before.append(costs.index(best[-1]))
    points, end = [], size
    while before[end]:
        end = before[end]
        points.append(end)
    return points[::-1]


def _cost(row: Counts, chance: float) -> float:
    """The negative logarithm of the binomial chance of these reports among all."""
    ways = lgamma(row.total + 1) - lgamma(row.reports + 1) - lgamma(row.total - row.reports + 1)
    return -(ways + row.reports * log(chance) + (row.total - row.reports) * log(1 - chance))


def _stretches(series: Sequence[Counts], costs: list[tuple[float, float]], states: list[int]) -> list[Burst]:
    found: list[Burst] = []
    start: int | None = None
    for place, state in enumerate([*states, 0]):
        if state and start is None:
            start = place
        elif not state and start is not None:
            worth = sum(calm - high for calm, high in costs[start:place])
            found.append(Burst(series[start].period, series[place - 1].period, round(worth, 2)))
            start = None
    return found
