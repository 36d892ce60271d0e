"""Time expressions: found in a sentence and resolved to days against the date of publication."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from datetime import date, timedelta

from spacy.tokens import Span

from kg.records import TimeSpan

MONTHS = {name.lower(): number for number, name in enumerate(calendar.month_name) if name}
MONTHS |= {name.lower(): number for number, name in enumerate(calendar.month_abbr) if name} | {"sept": 9}
WEEKDAYS = {name.lower(): number for number, name in enumerate(calendar.day_name)}
NUMBERS = {
    word: n for n, word in enumerate("zero one two three four five six seven eight nine ten eleven twelve".split())
}
_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_UNITS = "day|week|month|year|decade"

PATTERN = re.compile(
    rf"""\b(?:
    (?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<day_month>{_MONTH})(?:\.?,?\s+(?P<day_year>[12]\d{{3}}))?
    | (?P<month>{_MONTH})\.?\s+(?P<month_day>\d{{1,2}})(?:st|nd|rd|th)?(?!\d)(?:,?\s+(?P<month_year>[12]\d{{3}}))?
    | (?P<only_month>{_MONTH})\.?\s+(?P<only_year>[12]\d{{3}})
    | (?P<relative>today|yesterday|tomorrow|tonight)
    | (?P<which>last|past|this|next|previous|coming)\s+(?P<unit>week|month|year|{"|".join(WEEKDAYS)})
    | (?:over|in|during)\s+the\s+(?:last|past)
        \s+(?P<span>few|several|\d+|{"|".join(NUMBERS)})\s+(?P<span_unit>{_UNITS})s
    | (?P<ago>\d+|a|an|{"|".join(NUMBERS)})\s+(?P<ago_unit>{_UNITS})s?\s+ago
    | (?P<weekday>{"|".join(WEEKDAYS)})
    | (?:in|since|by|during|of|early|late|mid)\s+(?P<bare_month>{_MONTH})\b(?!\s+\d)
    | (?:in|since|by|during|of|until|from|early|late|mid-?|before|after)\s+(?P<year>(?:1[5-9]|20)\d{{2}})\b
    )(?=\W|$)""",
    re.IGNORECASE | re.VERBOSE,
)
# No expression of time is without one of these: looking for them is many times faster than for the expressions
SIGNS = (*dict.fromkeys(month[:3] for month in MONTHS), "day", "tomorrow", "tonight", "week", "month", "year", "decade")
_DIGIT = re.compile(r"\d")
DAYS_IN = {"day": 1, "week": 7, "month": 30, "year": 365, "decade": 3650}
FEW = 4


def find_times(sentence: Span, published: date | None) -> Iterator[tuple[int, TimeSpan]]:
    """The time expressions of a sentence with the character offset in the document where each starts.

    Expressions that need the date of publication ("last week") stay without days where it is unknown.
    """
    text = sentence.text
    folded = text.casefold()
    if not (any(sign in folded for sign in SIGNS) or _DIGIT.search(text)):
        return
    for match in PATTERN.finditer(text):
        if (match["month"] and match["month"] == "may") or (match["bare_month"] or "") == "may":
            continue
        days = _resolve(match, published)
        start, end = days or (None, None)
        yield sentence.start_char + match.start(), TimeSpan(match.group(), start, end)


def _resolve(match: re.Match[str], published: date | None) -> tuple[date, date] | None:
    part = match.groupdict()
    try:
        return _absolute(part, published) or (_relative(part, published) if published else None)
    except (ValueError, OverflowError):  # "31 February", or a year before the first
        return None


def _absolute(part: dict[str, str | None], published: date | None) -> tuple[date, date] | None:
    if part["only_month"] and part["only_year"]:
        return _month(int(part["only_year"]), MONTHS[part["only_month"].lower()])
    if part["year"]:
        return date(int(part["year"]), 1, 1), date(int(part["year"]), 12, 31)
    month = part["day_month"] or part["month"]
    day = part["day"] or part["month_day"]
    if month and day:
        year = part["day_year"] or part["month_year"]
        if year:
            found = date(int(year), MONTHS[month.lower()], int(day))
        elif published:
            found = _nearest_year(MONTHS[month.lower()], int(day), published)
        else:
            return None
        return found, found
    return None


def _relative(part: dict[str, str | None], published: date) -> tuple[date, date] | None:
    if word := part["relative"]:
        day = published + timedelta({"yesterday": -1, "tomorrow": 1}.get(word.lower(), 0))
        return day, day
    if part["weekday"]:
        day = published - timedelta((published.weekday() - WEEKDAYS[part["weekday"].lower()]) % 7)
        return day, day
    if part["unit"] and part["which"]:
        return _which(part["which"].lower(), part["unit"].lower(), published)
    if part["span"] and part["span_unit"]:
        count = _count(part["span"])
        return published - timedelta(count * DAYS_IN[part["span_unit"].lower()]), published
    if part["ago"] and part["ago_unit"]:
        unit = part["ago_unit"].lower()
        day = published - timedelta(_count(part["ago"]) * DAYS_IN[unit])
        return _month(day.year, day.month) if unit == "month" else (day, day) if unit == "day" else _around(day, unit)
    if part["bare_month"]:
        month = MONTHS[part["bare_month"].lower()]
        return _month(published.year - (month > published.month), month)
    return None


def _which(which: str, unit: str, published: date) -> tuple[date, date]:
    step = {"this": 0, "next": 1, "coming": 1}.get(which, -1)
    if unit in WEEKDAYS:
        back = (published.weekday() - WEEKDAYS[unit]) % 7 or 7
        day = published + timedelta(7 - back if step == 1 else -back if step == -1 else -(back % 7))
        return day, day
    if unit == "week":
        monday = published - timedelta(published.weekday()) + timedelta(7 * step)
        return monday, monday + timedelta(6)
    if unit == "month":
        month = published.month - 1 + step
        return _month(published.year + month // 12, month % 12 + 1)
    return date(published.year + step, 1, 1), date(published.year + step, 12, 31)


def _month(year: int, month: int) -> tuple[date, date]:
    return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])


def _nearest_year(month: int, day: int, published: date) -> date:
    """The day of that name nearest to publication: "December 30" in January is last year's."""
    options = [date(year, month, day) for year in (published.year - 1, published.year, published.year + 1)]
    return min(options, key=lambda option: abs(option - published))


def _around(day: date, unit: str) -> tuple[date, date]:
    if unit == "week":
        monday = day - timedelta(day.weekday())
        return monday, monday + timedelta(6)
    return date(day.year, 1, 1), date(day.year, 12, 31)


def _count(word: str) -> int:
    word = word.lower()
    return int(word) if word.isdigit() else NUMBERS.get(word, 1 if word in ("a", "an") else FEW)
