"""Time expressions: found in a sentence and resolved to days against the date of publication.

The ways to say when stand in `times.yaml`, each with a rule below. "Two days earlier" and "the following day" count
from the day told last before them; a weekday or month of what is still to come is the next one.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

import yaml

from kg.language.plain import Span
from kg.records import TimeSpan
from kg.statements import days
from kg.statements.days import Interval
from kg.statements.words import BACKWARD, FORWARD, HOURS, NUMBERS, PARTS_OF_DAY, PERIODS, SEASONS

MONTHS = {name.lower(): number for number, name in enumerate(calendar.month_name) if name}
MONTHS |= {name.lower(): number for number, name in enumerate(calendar.month_abbr) if name} | {"sept": 9}
WEEKDAYS = {name.lower(): number for number, name in enumerate(calendar.day_name)}


def _either(words: Iterable[str]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


WORDS = {
    "date": r"\d{1,2}(?:st|nd|rd|th)?(?!\d)", "month": _either(MONTHS), "weekday": _either(WEEKDAYS),
    "year": r"(?:1[5-9]|20)\d\d(?!\d)", "number": rf"\d{{1,3}}|{_either(NUMBERS)}", "unit": _either(HOURS),
    "period": _either(PERIODS), "season": _either(SEASONS), "third": _either(days.THIRDS),
    "part": _either(PARTS_OF_DAY), "to": r"(?:to|and|until|till|through|-|–)",
}  # fmt: skip
# No expression of time is without one of these: looking for them is many times faster than for the expressions
SIGNS = (
    *dict.fromkeys(month[:3] for month in MONTHS), *HOURS, *SEASONS, "tomorrow", "night", "this ",
)  # fmt: skip
# So many letters of a word tell well enough whether an expression may begin with it: "they" does not, "the" does
BEGINNING = 4
_DIGIT = re.compile(r"\d")
_WORD = re.compile(r"\w+")
_PLACEHOLDER = re.compile(r"\{([a-z]+)(2?)\}")


@dataclass(frozen=True, slots=True)
class Setting:
    """What an expression is resolved against: the day of publication, the day told last before it, and whether what is
    told is still to come."""

    published: date
    told: date | None = None
    ahead: bool = False


Parts = Mapping[str, str]
Rule = Callable[[Parts, Setting], Interval | None]


def find_times(
    sentence: Span, published: date | None, told: date | None = None, *, ahead: bool = False
) -> Iterator[tuple[int, TimeSpan]]:
    """The time expressions of a sentence with the character offset in the document where each starts.

    Expressions that need the date of publication ("last week") stay without days where it is unknown.

    Args:
        published: the day of publication.
        told: the day that the text told last before the sentence.
        ahead: whether the sentence is read as of what is to come.
    """
    for offset, rule, parts in _found(sentence.text):
        start, end = _resolved(rule, parts, published, told, ahead) or (None, None)
        yield sentence.start_char + offset, TimeSpan(parts[0], start, end)
        told = start or told


@lru_cache(maxsize=1)
def _found(text: str) -> tuple[tuple[int, Rule, re.Match[str]], ...]:
    """The expressions of a text, each with its offset; kept, for a sentence is read as past and as still to come."""
    folded = _in_lower_case(text)
    if not (any(map(folded.__contains__, SIGNS)) or _DIGIT.search(text)):
        return ()
    found = []
    for match in _matches(folded):
        pattern, rule = _expressions().rows[match.lastgroup or ""]
        parts = pattern.fullmatch(text[match.start() : match.end()])
        if parts is not None and "may" not in parts.groupdict().values() and not _is_name(text, match):
            found.append((match.start(), rule, parts))
    return tuple(found)


def _matches(folded: str) -> Iterator[re.Match[str]]:
    """The expressions of a text in lower case: only words are looked at that may begin one, most do not."""
    expressions, end = _expressions(), 0
    for word in _WORD.finditer(folded):
        start = word.start()
        if start >= end and (word[0][:BEGINNING] in expressions.beginnings or word[0][0].isdigit()):
            match = expressions.any.match(folded, start)
            if match is not None:
                yield match
                end = match.end()


def _in_lower_case(text: str) -> str:
    """A text as long as it was, with what any case of a pattern's letters can be as the letter."""
    return text.replace("İ", "i").lower().replace("ſ", "s").replace("ı", "i")


def _resolved(
    rule: Rule, match: re.Match[str], published: date | None, told: date | None, ahead: bool
) -> Interval | None:
    parts = {name: (value or "").lower() for name, value in match.groupdict().items()}
    if published is None and not (rule in ABSOLUTE and (parts.get("year") or parts.get("decade"))):
        return None
    try:
        return rule(parts, Setting(published or date.max, told, ahead))
    except (ValueError, OverflowError):  # "31 February", or a year before the first
        return None


def _is_name(text: str, match: re.Match[str]) -> bool:
    """Whether a weekday or month stands in a name: "The Sunday Lantern"."""
    before, behind = text[: match.start()].rstrip(), text[match.end() :]
    return bool(re.search(r"\bthe$", before, re.IGNORECASE) and re.match(r"\s+[A-Z]", behind))


# Rules


def _day_of(date_: str, month: str, year: str, setting: Setting) -> date:
    day, number = int(re.sub(r"\D", "", date_)), MONTHS[month]
    return date(int(year), number, day) if year else days.nearest_year(number, day, setting.published)


def _count(word: str) -> int:
    return int(word) if word.isdigit() else NUMBERS.get(word, NUMBERS["few"])


def _month(name: str, year: str, setting: Setting) -> Interval:
    """A month of a year; without one the last up to publication, and of what is to come the next."""
    number, now = MONTHS[name], setting.published
    if year:
        return days.month(int(year), number)
    if setting.ahead:
        return days.month(now.year + (number < now.month), number)
    return days.month(now.year - (number > now.month), number)


def _ordered(first: date, last: date) -> Interval | None:
    return (first, last) if first <= last else None


def _day(parts: Parts, setting: Setting) -> Interval:
    return days.one_day(_day_of(parts["date"], parts["month"], parts["year"], setting))


def _days_of_month(parts: Parts, setting: Setting) -> Interval | None:
    last = _day_of(parts["date2"], parts["month"], parts["year"], setting)
    return _ordered(_day_of(parts["date"], parts["month"], str(last.year), setting), last)


def _days_of_months(parts: Parts, setting: Setting) -> Interval | None:
    last = _day_of(parts["date2"], parts["month2"], parts["year"], setting)
    first = _day_of(parts["date"], parts["month"] or parts["month2"], str(last.year), setting)
    return _ordered(first if first <= last else first.replace(year=first.year - 1), last)


def _months(parts: Parts, setting: Setting) -> Interval:
    last = _month(parts["month2"], parts["year"], setting)
    first = days.month(last[0].year - (MONTHS[parts["month"]] > last[0].month), MONTHS[parts["month"]])
    return first[0], last[1]


def _years(parts: Parts, setting: Setting) -> Interval | None:
    return _ordered(*days.years(int(parts["year"]), int(parts["year2"])))


def _month_or_year(parts: Parts, setting: Setting) -> Interval:
    year = parts.get("year", "")
    whole = _month(parts["month"], year, setting) if parts.get("month") else days.years(int(year), int(year))
    return days.third(whole, parts["third"]) if parts["third"] else whole


def _opened(parts: Parts, setting: Setting) -> Interval | None:
    """From a month or year to publication ("since"), from its end ("after"), or from publication to its end ("by")."""
    (first, last), now = _month_or_year(parts, setting), setting.published
    if parts["which"] == "by":
        return _ordered(now, last) or (first, last)
    return _ordered(first if parts["which"] == "since" else last + timedelta(1), now)


def _edge(parts: Parts, setting: Setting) -> Interval:
    """The first, middle or last third: "by the end of the year", "at the beginning of May"."""
    if parts["month"]:
        whole = _month(parts["month"], parts["year"], setting)
    elif parts["year2"]:
        whole = days.years(int(parts["year2"]), int(parts["year2"]))
    else:
        whole = _which({"which": parts["which"] or "this", "period": parts["period"]}, setting)
    return days.third(whole, {"end": "late", "middle": "mid"}.get(parts["edge"], "early"))


def _which(parts: Parts, setting: Setting) -> Interval:
    """This, the last or the next week, month, year, decade, season or weekday."""
    now = setting.published
    step = 0 if parts["which"] == "this" else 1 if parts["which"] in FORWARD else -1
    if parts.get("weekday"):
        return days.weekday(WEEKDAYS[parts["weekday"]], now, step)
    if parts.get("season"):
        begun = days.season(now.year, parts["season"])[0] <= now
        return days.season(now.year + (step if begun else max(step, 0) - (step < 0)), parts["season"])
    if parts["period"] == "week":
        return days.week(now, step)
    if parts["period"] == "month":
        return days.month(now.year, now.month + step)
    decade = now.year // 10 * 10 + 10 * step
    return (
        days.years(decade, decade + 9) if parts["period"] == "decade" else days.years(now.year + step, now.year + step)
    )


def _stretch(parts: Parts, setting: Setting) -> Interval:
    now, length = setting.published, timedelta(hours=_count(parts["number"]) * HOURS[parts["unit"]])
    return (now, now + length) if parts["which"] in FORWARD else (now - length, now)


def _away(number: int, unit: str, day: date) -> Interval:
    """So many units from a day: a day or week after as a day, a month or year as the whole."""
    if unit == "month":
        return days.month(day.year, day.month + number)
    if unit in ("year", "decade"):
        year = day.year + number * (10 if unit == "decade" else 1)
        return days.years(year, year)
    return days.one_day(day + timedelta(hours=number * HOURS[unit]))


def _ago(parts: Parts, setting: Setting) -> Interval:
    found = _away(-_count(parts["number"]), parts["unit"], setting.published)
    return days.week(found[0]) if parts["unit"] == "week" else found


def _from_told(parts: Parts, setting: Setting) -> Interval:
    sign = -1 if parts["which"] in BACKWARD else 1
    return _away(sign * _count(parts["number"]), parts["unit"], setting.told or setting.published)


def _beside_told(parts: Parts, setting: Setting) -> Interval | None:
    """The day, week, month or year beside the day told last; without such a day nobody knows which."""
    if setting.told is None:
        return None
    sign = -1 if parts["which"] in BACKWARD else 1
    return days.week(setting.told, sign) if parts["unit"] == "week" else _away(sign, parts["unit"], setting.told)


def _weekday(parts: Parts, setting: Setting) -> Interval:
    return days.weekday(WEEKDAYS[parts["weekday"]], setting.published, 1 if setting.ahead else 0)


def _night(parts: Parts, setting: Setting) -> Interval:
    return setting.published - timedelta(1), setting.published


def _today(parts: Parts, setting: Setting) -> Interval:
    return days.one_day(setting.published)


def _yesterday(parts: Parts, setting: Setting) -> Interval:
    return days.one_day(setting.published, -1)


def _tomorrow(parts: Parts, setting: Setting) -> Interval:
    return days.one_day(setting.published, 1)


def _season(parts: Parts, setting: Setting) -> Interval:
    return days.season(int(parts["year"]), parts["season"])


def _decade(parts: Parts, setting: Setting) -> Interval:
    return days.years(int(parts["decade"]) * 10, int(parts["decade"]) * 10 + 9)


def _lasting(parts: Parts, setting: Setting) -> Interval:
    """What lasts so long: up to publication, or from it where it is still to come."""
    now, length = setting.published, timedelta(hours=_count(parts["number"]) * HOURS[parts["unit"]])
    return (now, now + length) if setting.ahead else (now - length, now)


RULES: Mapping[str, Rule] = {
    rule.__name__.lstrip("_"): rule for rule in (
        _day, _days_of_month, _days_of_months, _months, _years, _month_or_year, _opened, _edge, _which, _stretch, _ago,
        _from_told, _beside_told, _weekday, _night, _today, _yesterday, _tomorrow, _season, _decade, _lasting,
    )
}  # fmt: skip
# Rules that need no date of publication where the expression has a year
ABSOLUTE = frozenset({_day, _days_of_month, _days_of_months, _months, _years, _month_or_year, _season, _decade})


class _Expressions(NamedTuple):
    """One pattern that fits any expression in lower case; by its groups' names, the patterns of rows and their rules;
    the letters that a word of an expression may begin with.

    Looking for letters in either case takes twice as long, and so do groups that begin before what they stand for.
    """

    any: re.Pattern[str]
    rows: Mapping[str, tuple[re.Pattern[str], Rule]]
    beginnings: AbstractSet[str]


@cache
def _expressions() -> _Expressions:
    rows, patterns, beginnings = {}, [], set()
    source = (files("kg.statements") / "times.yaml").read_text(encoding="utf-8")
    for number, row in enumerate(yaml.safe_load(source)):
        named = _PLACEHOLDER.sub(lambda word: rf"(?P<{word[1]}{word[2]}>{WORDS[word[1]]})", row["pattern"])
        pattern = named.replace(" ?", r"\s*").replace(" ", r"\s+")
        rows[f"row{number}"] = (re.compile(pattern, re.IGNORECASE), RULES[row["rule"]])
        unnamed = re.sub(r"[(][?]P<[a-z0-9]+>", "(?:", pattern)
        patterns.append(rf"(?:{unnamed})(?P<row{number}>)")
        beginnings |= {word[:BEGINNING] for word in re.findall(r"(?<!\\)[a-z]+", unnamed)}
    return _Expressions(re.compile(rf"(?:{'|'.join(patterns)})(?=\W|$)"), rows, beginnings)
