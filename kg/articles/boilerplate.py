"""Datelines, bylines and other words of an article that report nothing, so that extraction can leave them out."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from importlib.resources import files

import yaml

from kg.articles import dates

TEXTS_KEPT = 128  # more than are read ahead to be parsed together
NEAR_START, NEAR_END = 4, 5  # paragraphs in which bylines, and notes on the authors, are looked for
CAPITALS = r"[A-ZÀ-ÖØ-Þ](?:[A-ZÀ-ÖØ-Þ.'’-]|(?<=Mc))*"
CAPITAL_PLACE = rf"{CAPITALS}(?: {CAPITALS}){{0,4}}"
NAMED_PLACE = r"[A-ZÀ-ÖØ-Þ][\w.'’-]*(?: (?:[A-ZÀ-ÖØ-Þ][\w.'’-]*|of|de|al|es|do|the)){0,4}"
MONTH = "(?i:" + dates.MONTH.replace("?P<month>", "?:") + ")"
WRITTEN_DAY = rf"(?:{MONTH} \d{{1,2}}|\d{{1,2}} {MONTH})(?:,? \d{{4}})?"
OUTLET = r"\((?P<outlet>[^()\n]{2,40})\)"
DASH = r"(?:—|–|--|-(?=\s))"
OUTLET_BEFORE = re.compile(r"(?P<outlet>[A-ZÀ-ÖØ-Þ][\w.'’& -]{1,40}?)(?:,| ?[|•·–—]| -) ?(?=\S)")
DATELINES = (
    re.compile(
        rf"(?P<place>{CAPITAL_PLACE}(?:[/,] ?(?:{CAPITAL_PLACE}|{NAMED_PLACE})){{0,3}}?)"
        rf"(?:,? (?P<day>{WRITTEN_DAY}))?(?:,? {OUTLET})?,? ?(?:{DASH}|:)\s*"
    ),
    re.compile(rf"(?P<place>{NAMED_PLACE}(?:, {NAMED_PLACE})?),? (?P<day>{WRITTEN_DAY})(?:,? {OUTLET})?,? ?{DASH}\s*"),
    re.compile(rf"(?P<place>{NAMED_PLACE}(?:, {NAMED_PLACE})?),? {OUTLET},? ?{DASH}\s*"),
)


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Characters of a text that report nothing, and what they are: dateline, byline, date, credit, promotion, …"""

    start: int
    end: int
    kind: str


@dataclass(frozen=True, slots=True)
class Dateline:
    """ "BAKU, June 27 (Example Wire) —": where it stands, and what it says; `day` lacks the year where it does."""

    start: int
    end: int
    place: str
    day: str | None = None
    outlet: str | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """One kind of line that reports nothing."""

    kind: str
    where: str
    longest: int
    pattern: re.Pattern[str]
    capitalized: bool


def dateline(text: str, start: int = 0) -> Dateline | None:
    """The dateline that a text has at `start`, with the dash and the blank after it; None where it has none."""
    line = text[start : start + 200].partition("\n")[0]
    for pattern in DATELINES:
        match = pattern.match(line)
        if not match or match.end() >= len(line) or line[match.end()].islower():
            continue
        parts = match.groupdict()
        if re.fullmatch(r"(?:[A-Z]\.)+", match["place"]) or len(match["place"]) < 3:
            continue  # "U.S. - Russia talks"
        if not match[0].rstrip().endswith(":") or parts.get("day") or parts.get("outlet"):
            return Dateline(
                start, start + match.end(), match["place"].rstrip(" ,"), parts.get("day"), parts.get("outlet")
            )
    return None


@functools.lru_cache(maxsize=TEXTS_KEPT)
def boilerplate(text: str, start: int = 0) -> tuple[Span, ...]:
    """The spans of a text that report nothing, in order, none within another.

    Kept for the last texts: who blanks them before parsing and who reads datelines afterwards both ask.

    Args:
        text: the text, or `Article.document`.
        start: where the body begins; a title stands before it.
    """
    blocks = list(paragraphs(text, start))
    found: list[Span] = []
    skipped = 0
    for index, (begin, end) in enumerate(blocks):
        near_start, near_end = index - skipped < NEAR_START, index >= len(blocks) - NEAR_END and index > 0
        kind = kind_of(text[begin:end], near_start, near_end)
        if kind:
            found.append(Span(begin, end, kind))
            skipped += index == skipped
            continue
        lines = list(lines_of(text, begin, end))
        inner = [Span(*place, kind) for place in lines if (kind := kind_of(text[slice(*place)], near_start, near_end))]
        found += inner if len(lines) > 1 else []
        body = next((place for place in lines if not any(span.start == place[0] for span in inner)), None)
        opening = dateline(text, body[0]) if body and near_start else None
        if opening:
            found.append(Span(opening.start, opening.end, "dateline"))
    return tuple(sorted(found))


def published_in(text: str) -> date | datetime | None:
    """The date of publication that a text itself begins with: a line that is nothing but a date, or a dateline's."""
    for begin, end in list(paragraphs(text, 0))[:3]:
        for place in list(lines_of(text, begin, end))[:3]:
            line = text[slice(*place)][:120]
            line = re.sub(
                r"\A(?:first )?(?:published|posted|issued|date)(?: on| at|:)*\s+", "", line, flags=re.IGNORECASE
            )
            if len(line) < 60 and re.search(r"\d{4}", line):
                after = OUTLET_BEFORE.match(line)
                for words in (line, line[after.end() :] if after and is_name(after["outlet"]) else ""):
                    with suppress(ValueError):
                        return dates.parse(words)
            opening = dateline(text, place[0])
            if opening and opening.day and re.search(r"\d{4}", opening.day):
                return dates.parse(opening.day)
    return None


def kind_of(line: str, near_start: bool, near_end: bool) -> str | None:
    """What kind of boilerplate a paragraph or line is; None where it reports something."""
    words = line.strip()
    for rule in rules():
        if (
            (rule.where == "start" and not near_start)
            or (rule.where == "end" and not near_end)
            or len(words) > rule.longest
        ):
            continue
        if rule.pattern.fullmatch(words) and not (rule.capitalized and not is_name(words)):
            return rule.kind
    return None


def is_name(line: str) -> bool:
    """Whether a line reads as names and not as a sentence: its words are capitalized and no full stop ends it."""
    small = {
        "by",
        "and",
        "of",
        "the",
        "in",
        "for",
        "de",
        "al",
        "van",
        "von",
        "bin",
        "our",
        "&",
        "|",
        "-",
        "–",
        "—",
        "·",
        "•",
    }
    words = re.split(r"[|•·–—]", line)[0].split()
    return not line.endswith((".", "!", "?", ":")) and all(
        word[:1].isupper() or word[:1].isdigit() or word in small for word in words[1:]
    )


def paragraphs(text: str, start: int) -> Iterator[tuple[int, int]]:
    """Where the paragraphs of a text stand, from `start` on."""
    for match in re.compile(r"\S(?:.*\S)?(?:\n[^\S\n]*\S(?:.*\S)?)*").finditer(text, start):
        yield match.span()


def lines_of(text: str, begin: int, end: int) -> Iterator[tuple[int, int]]:
    """Where the lines of a paragraph stand that begin it or follow a line that ends a sentence or is short."""
    previous = ""
    for match in re.compile(r"[^\n]+").finditer(text, begin, end):
        if not previous or len(previous) < 60 or previous.endswith((".", "!", "?", "”", '"', ")")):
            yield match.span()
        previous = match[0].rstrip()


@functools.cache
def rules() -> tuple[Rule, ...]:
    """The rules of boilerplate.yaml."""
    rows = yaml.safe_load((files(__package__) / "boilerplate.yaml").read_text(encoding="utf-8"))
    return tuple(
        Rule(
            row["kind"],
            row["where"],
            row["longest"],
            re.compile(row["pattern"], re.IGNORECASE),
            row.get("capitalized", False),
        )
        for row in rows
    )
