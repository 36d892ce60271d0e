"""Days: arithmetic of calendar intervals, first and last day included."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

from kg.statements.words import SEASONS

Interval = tuple[date, date]
THIRDS = {"early": 0, "mid": 1, "late": 2}


def one_day(day: date, offset: int = 0) -> Interval:
    """A day so many days after another."""
    found = day + timedelta(offset)
    return found, found


def week(day: date, offset: int = 0) -> Interval:
    """The week, from Monday, so many weeks after a day's."""
    monday = day - timedelta(day.weekday()) + timedelta(7 * offset)
    return monday, monday + timedelta(6)


def month(year: int, number: int) -> Interval:
    """A month; numbers below 1 and over 12 are of the years before and after."""
    year, index = year + (number - 1) // 12, (number - 1) % 12 + 1
    return date(year, index, 1), date(year, index, calendar.monthrange(year, index)[1])


def years(first: int, last: int) -> Interval:
    """From the first day of a year to the last one of another."""
    return date(first, 1, 1), date(last, 12, 31)


def season(year: int, name: str) -> Interval:
    """A season that begins in a year."""
    return month(year, SEASONS[name])[0], month(year, SEASONS[name] + 2)[1]


def weekday(number: int, day: date, direction: int) -> Interval:
    """The day of that number (Monday is 0): -1 the last before a day, 1 the next after it, 0 the last up to it."""
    back = (day.weekday() - number) % 7
    return one_day(day, {0: -back, -1: -(back or 7), 1: 7 - back}[direction])


def nearest_year(number: int, day: int, near: date) -> date:
    """The day of a month nearest to another: 30 December in a text of January is last year's."""
    options = [date(year, number, day) for year in (near.year - 1, near.year, near.year + 1)]
    return min(options, key=lambda option: abs(option - near))


def third(interval: Interval, name: str) -> Interval:
    """The early, mid or late third of a month or year."""
    start, end = interval
    part, length = THIRDS[name], (end - start).days + 1
    last = start + timedelta(length * (part + 1) // 3 - 1)
    return start + timedelta(length * part // 3), last
