"""The command line: the one place that talks to people.

Text on stdout is data, everything else goes to stderr. Exit codes: 0 done, 1 a user's error, 2 usage, 3 done
but some articles could not be read (they are named), 130 interrupted (Ctrl-C).
"""

from __future__ import annotations

import io
import sys
from typing import Annotated

import typer

from kg.cli.build import build, demo
from kg.cli.corrections import forget, merge, reject, review
from kg.cli.explore import diff, path, stats, timeline
from kg.cli.export import export
from kg.cli.extract import extract
from kg.cli.info import info
from kg.cli.query import queries, query
from kg.cli.serve import push, serve
from kg.cli.show import show
from kg.cli.view import view

INTERRUPTED = 130
app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)


def _version(wanted: bool) -> None:
    if wanted:
        from kg import __version__

        print(f"kg {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and end.")
    ] = False,
) -> None:
    """Read news articles, build a geopolitical knowledge graph of who did or said what to whom."""


COMMANDS = (
    build, demo, extract, query, queries, show, stats, timeline, path, diff, export, review, merge, reject, forget,
    view, serve, push, info,
)  # fmt: skip
for command in COMMANDS:
    app.command()(command)


def _speak_utf8() -> None:
    """Data goes out as UTF-8 with line feeds, whatever the locale; to a terminal as far as its encoding goes."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        if sys.stdout.isatty():
            sys.stdout.reconfigure(errors="replace")
        else:
            sys.stdout.reconfigure(encoding="utf-8", newline="\n")


def main() -> None:
    """Run the command line; an error that its user can mend is a line on stderr and exit code 1."""
    from kg.cli.messages import UserError, say
    from kg.environment import prepare

    prepare()
    _speak_utf8()
    try:
        app()
    except UserError as error:
        first, *more = error.args
        say(f"kg: {first}")
        for line in more:
            say(f"  {line}")
        sys.exit(1)
    except BrokenPipeError:  # the reader of our stdout has gone, as in `kg extract … | head`
        sys.stderr.close()
        sys.exit(0)
    except SystemExit as end:
        if end.code == INTERRUPTED:  # what typer makes of Ctrl-C, without a word
            say("kg: interrupted")
        raise
