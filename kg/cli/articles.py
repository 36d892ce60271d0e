"""The options of reading, which `kg build` and `kg extract` share, and reading by them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sized
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from kg.articles.options import Limits
from kg.cli.messages import UserError, say
from kg.counting import counted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from kg.articles import Problem
    from kg.records import Article

Found = TypeVar("Found", bound=Sized)
Paths = Annotated[list[str], typer.Argument(help="Files or folders of articles; - is standard input.")]
AllowNetwork = Annotated[
    bool, typer.Option("--allow-network", help="Read http(s) addresses too; nothing else ever uses the network.")
]
Glob = Annotated[
    str | None,
    typer.Option(
        "--glob", help="Only files of a folder or archive whose name or path below it matches: *.html, 2025/*."
    ),
]
Fields = Annotated[
    list[str] | None,
    typer.Option("--field", metavar="FIELD=KEY", help="Where JSON and tables hold a field of the article: text=body."),
]
DayFirst = Annotated[
    bool | None,
    typer.Option(
        "--day-first/--month-first", help="How 06/07/2025 is meant; such a date is left out unless this says it."
    ),
]
LimitSettings = Annotated[
    list[str] | None,
    typer.Option("--limit", metavar="NAME=NUMBER", help="Set a limit (its default). " + Limits.help()),
]


def limits_of(settings: list[str] | None) -> Limits:
    """The limits that the command line sets; raises UserError where it sets none that there is."""
    try:
        return Limits.of(settings or ())
    except ValueError as error:
        raise UserError(f"--limit: {error}") from error


def read_articles(
    paths: list[str],
    problems: list[Problem],
    language: str,
    *,
    glob: str | None,
    fields: list[str] | None,
    day_first: bool | None,
    limits: Limits,
    allow_network: bool,
    gather: Callable[[Iterator[Article]], Found],
) -> Found:
    """All articles of the paths in a pipeline's language, as `gather` keeps them.

    Raises:
        UserError: there is none, with the problems.
    """
    from kg.articles import Network, read

    skipped: Counter[str] = Counter()
    mapping = dict(part.partition("=")[::2] for part in fields or ())
    languages = (language,) if language and language != "xx" else ()  # xx: of many languages
    try:
        found = read(
            *paths, problems=problems, glob=glob, fields=mapping, limits=limits, day_first=day_first,
            languages=languages, skipped=skipped, network=Network() if allow_network else None,
        )  # fmt: skip
        articles = gather(found)
    except ValueError as error:
        raise UserError(f"--field: {error}") from error
    if skipped:
        counts = ", ".join(f"{count} {other}" for other, count in sorted(skipped.items()))
        what = f"{counted(skipped.total(), 'article')} skipped"
        say(f"{what}, not in {language}, the language of the pipeline: {counts}")
    if not articles:
        raise UserError(f"no article could be read from {', '.join(paths)}", *map(str, problems))
    return articles
