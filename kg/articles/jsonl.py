"""JSON and JSON lines: one record, a list of records, or one record a line."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from kg.articles.cleaning import clean
from kg.articles.drafts import Draft, draft_of
from kg.articles.inputs import Input, with_stream
from kg.articles.options import Options
from kg.articles.problems import Problem, Unreadable

# How deep in an answer of a news service its records stand: {"articles": […]}, {"response": {"docs": […]}}
DEEPEST = 2


def read_json(given: Input, options: Options) -> Iterator[Draft | Problem]:
    """The articles of a .json file; one that turns out to hold JSON lines is read as such."""
    data = given.bytes()
    text, notes = with_stream(given, data).text()
    yield from notes
    try:
        value = parse(text)
    except Unreadable as error:
        if error.message.startswith("is not valid JSON: Extra data") and error.line:
            yield from read_jsonl(with_stream(given, data), options)
            return
        raise
    if isinstance(value, Mapping) and draft_fails(value, options):
        value = next(lists_of_records(value), value)
    if isinstance(value, Mapping):
        yield draft_of(value, options, whole=True)
        return
    if not isinstance(value, list):
        raise Unreadable(f"holds {kind(value)}; a record or a list of records is wanted")
    if not value:
        raise Unreadable("holds an empty list")
    for number, row in enumerate(value, 1):
        yield record(given, row, options, number)


def read_jsonl(given: Input, options: Options) -> Iterator[Draft | Problem]:
    """The articles of a file with one record a line; a line that is broken costs only itself."""
    records = 0
    for number, line in given.lines():
        if isinstance(line, Unreadable):
            yield Problem(given.name, number, line.message)
        elif line.strip("\ufeff \t\r\n\0"):
            try:
                yield record(given, parse(line.strip("\ufeff\0 \t\r\n")), options, number)
            except Unreadable as error:
                yield Problem(given.name, number, error.message)
        else:
            continue
        records += 1
    if not records:
        raise Unreadable("is empty")


def lists_of_records(value: Mapping[str, object], depth: int = DEEPEST) -> Iterator[list[object]]:
    """The lists of records in a record, the outermost first."""
    inner = [each for each in value.values() if isinstance(each, Mapping)]
    for each in value.values():
        if isinstance(each, list) and each and all(isinstance(row, Mapping) for row in each):
            yield each
    for each in inner if depth > 1 else ():
        yield from lists_of_records(each, depth - 1)


def record(given: Input, row: object, options: Options, number: int) -> Draft | Problem:
    """The draft of one record, or what is wrong with it."""
    if not isinstance(row, Mapping):
        return Problem(given.name, number, f'holds {kind(row)}; a record such as {{"text": …}} is wanted')
    try:
        return draft_of(row, options, line=number)
    except Unreadable as error:
        return Problem(given.name, number, error.message)


def draft_fails(row: Mapping[str, object], options: Options) -> bool:
    """Whether a record is no article itself."""
    try:
        draft_of(row, options)
    except Unreadable:
        return True
    return False


def parse(text: str) -> object:
    """The value of a JSON text; raises Unreadable with the line of the fault."""
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        what = clean(error.msg)
        raise Unreadable(f"is not valid JSON: {what} at column {error.colno}", error.lineno) from None
    except RecursionError:
        raise Unreadable("is nested too deeply") from None
    except ValueError as error:  # an integer of thousands of digits
        raise Unreadable(f"is not valid JSON: {error}") from None


def kind(value: object) -> str:
    """What a JSON value is, in words."""
    names = {"dict": "a record", "list": "a list", "str": "a text", "bool": "true or false", "NoneType": "null"}
    return names.get(type(value).__name__, "a number")
