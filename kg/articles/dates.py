"""Dates of publication: the forms that news and its exports write, strictly read; anything doubtful is refused."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from email.utils import parsedate_to_datetime

EARLIEST = date(1900, 1, 1)
MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
MONTH = r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
MONTH += r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
# What may stand after the day: a time, with or without "at" and the name of a zone. It is dropped.
CLOCK = r"(?:,?\s+(?:at\s+)?\d{1,2}[:.]\d{2}(?:[:.]\d{2})?\s*(?:[ap]\.?m\.?)?(?:\s*[A-Z]{2,5})?)?"
WRITTEN = (
    re.compile(rf"{WEEKDAY}{DAY}\s+(?:of\s+)?{MONTH},?\s+(?P<year>\d{{4}}){CLOCK}", re.IGNORECASE),
    re.compile(rf"{WEEKDAY}{MONTH}\s+{DAY},?\s+(?P<year>\d{{4}}){CLOCK}", re.IGNORECASE),
    re.compile(rf"{DAY}-{MONTH}-(?P<year>\d{{4}})", re.IGNORECASE),
)
NUMERIC = re.compile(rf"(?P<first>\d{{1,2}})(?P<mark>[./-])(?P<second>\d{{1,2}})(?P=mark)(?P<year>\d{{4}}){CLOCK}")
YEAR_FIRST = re.compile(rf"(?P<year>\d{{4}})[./](?P<month>\d{{1,2}})[./](?P<day>\d{{1,2}}){CLOCK}")
IN_NAME = re.compile(r"(?<!\d)((?:19|20)\d{2})([-_.]?)(0[1-9]|1[0-2])\2(0[1-9]|[12]\d|3[01])(?!\d)")
IN_ADDRESS = re.compile(r"/((?:19|20)\d{2})[-/](\d{1,2}|[a-z]{3})[-/](\d{1,2})(?=[/_-])", re.IGNORECASE)


def parse(value: str | date, *, day_first: bool | None = None) -> date | datetime:
    """The date, or the date and time, that a text means.

    ISO 8601, RFC 2822 ("Fri, 27 Jun 2025 10:00:00 GMT"), "27 June 2025", "June 27, 2025", 2025/06/27, 27.06.2025,
    and seconds or milliseconds since 1970 are understood. What may be read both ways (06/07/2025) needs `day_first`.

    Raises:
        ValueError: the text means no date, or more than one.
    """
    if isinstance(value, date):
        return value
    text = " ".join(value.split())[:80]
    if not text.isascii():
        raise ValueError(f"the date {text!r} is not understood; write it as 2025-06-27")
    for read in (iso, rfc2822, written, numeric_year_first, epoch):
        found = read(text)
        if found:
            return found
    return numeric(text, day_first)


def iso(text: str) -> date | datetime | None:
    """ISO 8601, with what exports make of it: a space for the T, a zone name UTC or GMT, a day alone as a date."""
    text = re.sub(r"\s*(?:UTC|GMT)$", "+00:00", text)
    try:
        if re.fullmatch(r"\d{4}-\d{2}-\d{2}|(?:19|20)\d{6}", text):
            return date.fromisoformat(text)
        return datetime.fromisoformat(text) if re.match(r"\d{4}-?\d{2}-?\d{2}[T ]", text) else None
    except ValueError:
        return None


def written(text: str) -> date | None:
    """A date whose month is a word."""
    for pattern in WRITTEN:
        match = pattern.fullmatch(text)
        if match:
            return day(match["year"], month_number(match["month"]), match["day"])
    return None


def month_number(word: str) -> int:
    """The month, from 1, that an English word of three letters or more begins."""
    return next(number for number, name in enumerate(MONTHS, 1) if name.startswith(word.lower()[:3]))


def numeric_year_first(text: str) -> date | None:
    """2025/06/27 and 2025.6.27."""
    match = YEAR_FIRST.fullmatch(text)
    return day(match["year"], match["month"], match["day"]) if match else None


def rfc2822(text: str) -> datetime | None:
    """The form of mail and RSS."""
    if not re.match(r"(?:[A-Z][a-z]{2,8}, )?\d{1,2} [A-Z][a-z]{2} \d{4} \d", text):
        return None
    try:
        return parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def epoch(text: str) -> datetime | None:
    """Seconds (ten digits) or milliseconds (thirteen) since 1970, in UTC."""
    if not re.fullmatch(r"1\d{9}(?:\d{3}|\.\d+)?", text):
        return None
    seconds = float(text) / (1000 if len(text) == 13 and "." not in text else 1)
    return datetime.fromisoformat("1970-01-01T00:00:00+00:00") + timedelta(seconds=int(seconds))


def numeric(text: str, day_first: bool | None) -> date:
    """27.06.2025 or 06/27/2025; a dot means that the day stands first."""
    match = NUMERIC.fullmatch(text)
    if not match:
        raise ValueError(f"the date {text!r} is not understood; write it as 2025-06-27")
    first, second = int(match["first"]), int(match["second"])
    if first <= 12 and second <= 12 and first != second and match["mark"] != "." and day_first is None:
        raise ValueError(f"the date {text!r} can be read two ways; say which with day_first, or write it as 2025-06-27")
    if day_first is None:
        day_first = first > 12 or match["mark"] == "."
    found = day(match["year"], second, first) if day_first else day(match["year"], first, second)
    if found is None:
        raise ValueError(f"there is no day {text!r}")
    return found


def day(year: str | int, month: str | int, number: str | int) -> date | None:
    """The day, or None where the calendar has none such."""
    try:
        return date(int(year), int(month), int(number))
    except ValueError:
        return None


def in_name(name: str) -> date | None:
    """The first date in a file's name, as 2025-06-27, 2025_06_27 or 20250627."""
    match = IN_NAME.search(name)
    return day(match[1], match[3], match[4]) if match else None


def in_address(url: str) -> date | None:
    """The date in the path of a URL, as /2025/06/27/ or /2025/jun/27/."""
    match = IN_ADDRESS.search(url)
    if not match:
        return None
    names = {name[:3]: number for number, name in enumerate(MONTHS, 1)}
    month = match[2] if match[2].isdigit() else names.get(match[2].lower(), 0)
    return day(match[1], month, match[3])


def credible(value: date | datetime, latest: date | None = None) -> date | datetime:
    """The date itself, where news can have it.

    Args:
        value: a date of publication.
        latest: the last day believed; tomorrow if None, since today has begun earlier elsewhere.

    Raises:
        ValueError: it lies before 1900 or after `latest`.
    """
    on = value.date() if isinstance(value, datetime) else value
    if on < EARLIEST:
        raise ValueError(f"the date of publication {on} lies before 1900; it is left out")
    if on > (latest or date.today() + timedelta(days=1)):
        raise ValueError(f"the date of publication {on} lies in the future; it is left out")
    return value
