"""Rows on stdout: a table for people on a terminal, tabs between values in a pipe, or CSV, or JSON."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from typing import Annotated, Any

import typer

from kg.cli.messages import UserError

FORMATS = ("table", "csv", "json")
Format = Annotated[str, typer.Option("--format", help="table, csv or json.")]


def print_rows(columns: Sequence[str], rows: Iterable[Mapping[str, Any]], format: str) -> None:
    """Print rows under columns; raises UserError for a format that is none of `FORMATS`."""
    if format == "table":
        print_table(columns, [[_shown(row.get(column)) for column in columns] for row in rows])
    elif format == "csv":
        from kg.tables.csv_files import to_csv

        sys.stdout.write(to_csv(columns, [dict(row) for row in rows]))
    elif format == "json":
        records = [{column: row.get(column) for column in columns} for row in rows]
        sys.stdout.write(json.dumps(records, ensure_ascii=False, indent=1, default=str) + "\n")
    else:
        raise UserError(f"there is no format {format!r}: choose one of {', '.join(FORMATS)}")


def print_table(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """A table for people on a terminal, else the values with tabs between them."""
    if not sys.stdout.isatty():
        lines = ["\t".join(columns), *("\t".join(map(one_line, row)) for row in rows)]
        sys.stdout.write("\n".join(lines) + "\n")
        return
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(*columns, box=None, pad_edge=False)
    for row in rows:
        table.add_row(*(Text(one_line(cell)) for cell in row))
    Console().print(table)


def one_line(cell: str) -> str:
    """A text without line ends and control characters, which terminals obey."""
    return "".join(c if c.isprintable() else " " for c in cell)


def _shown(value: Any) -> str:
    if isinstance(value, list | tuple):
        return "; ".join(map(str, value))
    return "" if value is None else "yes" if value is True else "" if value is False else str(value)
