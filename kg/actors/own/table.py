"""Knowledge as CSV: a row for each actor, or for each of its offices.

    name,type,country,aliases,adjectives,links,office,of,from,to
    Ana Novak,person,FRD,A. Novak,,,president,Freedonia,2019-05-20,2024-05-19

Only `name` has to be there; several values in a cell are separated by |. Lines that begin with # are comments.
`id` tells persons of one name apart; without it, rows of one name and type are about one actor.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping

from kg.actors.own.forms import Actor, Held, KnowledgeError, Rejected
from kg.actors.tenures import first_day, last_day
from kg.records import ENTITY_TYPES

COLUMNS = ("id", "name", "type", "country", "aliases", "adjectives", "links", "office", "of", "from", "to")


def read(lines: Iterable[str]) -> Iterator[Actor | Held | Rejected]:
    """What the rows say; raises KnowledgeError where the header is no header of this form."""
    numbers: list[int] = []
    rows = csv.reader(_without_comments(lines, numbers), strict=True)
    try:
        header = [cell.strip().lower() for cell in next(rows, [])]
    except csv.Error as error:
        raise KnowledgeError(f"the header is no CSV ({error})") from error
    if "name" not in header:
        raise KnowledgeError(f"the header {','.join(header)!r} has no column name: it may have {', '.join(COLUMNS)}")
    if unknown := [column for column in header if column not in COLUMNS]:
        raise KnowledgeError(f"the column {unknown[0]!r} is unknown: there are {', '.join(COLUMNS)}")
    while True:
        try:
            cells = next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            yield Rejected(numbers[-1], f"no CSV ({error})")
            return
        if len(cells) > len(header):
            yield Rejected(
                numbers[-1], f"{len(cells)} cells for {len(header)} columns: put texts with commas in quotes"
            )
        elif any(cell.strip() for cell in cells):
            padded = [cell.strip() for cell in cells] + [""] * (len(header) - len(cells))
            yield from _row(dict(zip(header, padded, strict=True)), numbers[-1])


def _without_comments(lines: Iterable[str], numbers: list[int]) -> Iterator[str]:
    """The lines that are no comments, with the number of the last one given noted."""
    for number, line in enumerate(lines, 1):
        if not line.startswith("#"):
            numbers.append(number)
            yield line


def _row(row: Mapping[str, str], line: int) -> Iterator[Actor | Held | Rejected]:
    name, kind, office = row["name"], row.get("type") or None, row.get("office", "")
    if not name:
        yield Rejected(line, "the row has no name")
        return
    if kind is not None and kind not in ENTITY_TYPES:
        yield Rejected(line, f"{name}: no type {kind!r}, write one of {', '.join(ENTITY_TYPES)}")
        return
    kind = kind or ("person" if office else None)
    key = row.get("id") or f"{kind or ''}/{name}"
    yield Actor(
        key, name, kind, row.get("country") or None, _values(row, "aliases"), _values(row, "adjectives"),
        _values(row, "links"),
    )  # fmt: skip
    if not office:
        return
    if not row.get("of"):
        yield Rejected(line, f"{name}: of what {office!r} is an office is missing: fill the column of")
        return
    try:
        start, end = first_day(row.get("from", "")), last_day(row.get("to", ""))
    except ValueError as error:
        yield Rejected(line, f"{name}: {error}")
        return
    yield Held(key, office, (row["of"],), start, end, line)


def _values(row: Mapping[str, str], column: str) -> tuple[str, ...]:
    return tuple(value.strip() for value in row.get(column, "").split("|") if value.strip())
