"""CSV and TSV: one article a row, the columns named in the first row."""

from __future__ import annotations

import csv
from collections.abc import Iterator

from kg.articles.drafts import Draft, draft_of
from kg.articles.inputs import Input
from kg.articles.options import Options
from kg.articles.problems import Problem, Unreadable

DELIMITERS = ",;\t|"


def read_table(given: Input, options: Options) -> Iterator[Draft | Problem]:
    """The articles of a table; a row without text costs only itself."""
    # The csv module has one limit for the process, and its default is shorter than long articles: it is only raised.
    csv.field_size_limit(max(csv.field_size_limit(), options.limits.record_bytes))
    notes: list[Problem] = []
    lines = text_lines(given, notes)
    first = next((line for line in lines if line.strip()), "")
    if not first:
        raise Unreadable("is empty")
    delimiter = "\t" if given.suffix == ".tsv" else max(DELIMITERS, key=first.count)
    columns = [name.strip() for name in next(csv.reader([first], delimiter=delimiter), [])]
    rows = csv.reader(lines, delimiter=delimiter)
    count = 0
    try:
        for row in rows:
            yield from drain(notes)
            if not any(cell.strip() for cell in row):
                continue
            count += 1
            number = rows.line_num + 1
            try:
                yield draft_of(dict(zip(columns, row, strict=False)), options, line=number)
            except Unreadable as error:
                yield Problem(given.name, number, error.message)
    except csv.Error as error:
        raise Unreadable(f"is not a valid table: {error}", rows.line_num + 1) from None
    yield from drain(notes)
    if not count:
        raise Unreadable(
            f"has no rows below its first, which is taken for the names of the columns: {first.strip()[:80]}"
        )


def text_lines(given: Input, notes: list[Problem]) -> Iterator[str]:
    """The lines as text; what is wrong with one is noted, and it is left out."""
    for number, line in given.lines():
        if isinstance(line, Unreadable):
            notes.append(Problem(given.name, number, line.message))
        else:
            yield line.replace("\0", "")


def drain(notes: list[Problem]) -> Iterator[Problem]:
    """The notes taken so far, each once."""
    while notes:
        yield notes.pop(0)
