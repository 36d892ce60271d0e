"""`read`: from paths to articles, with a record of everything that could not be read."""

from __future__ import annotations

import hashlib
import re
import warnings
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from itertools import islice
from pathlib import Path

from kg.articles import dates
from kg.articles.boilerplate import published_in
from kg.articles.cleaning import clean, one_line, trim, web_address
from kg.articles.deadline import Overdue, deadline
from kg.articles.drafts import FIELDS, Draft
from kg.articles.inputs import Input, inputs, memory, reason
from kg.articles.languages import identify
from kg.articles.options import Limits, Options
from kg.articles.problems import Problem, ReadingError, ReadingWarning, Unreadable
from kg.articles.registry import format_of
from kg.articles.web import Fetcher, Network, is_address
from kg.records import Article

LONGEST_ID = 200
# Roughly where a sentence ends; cutting a hostile text needs no better.
SENTENCE_END = re.compile(r"[.!?…。]+[\"'”’)\]]*(?:\s+|\Z)|\n+")


def read(
    *paths: str | Path,
    problems: list[Problem] | None = None,
    glob: str | None = None,
    fields: Mapping[str, str] | None = None,
    limits: Limits | None = None,
    day_first: bool | None = None,
    latest: date | None = None,
    languages: Sequence[str] = (),
    skipped: Counter[str] | None = None,
    network: Network | None = None,
) -> Iterator[Article]:
    """The articles of files and folders, in the order given, folders in sorted order.

    Nothing is read before the first article is asked for, and one input at a time is held in memory.

    Args:
        paths: files, folders (read with all below them), or "-" for standard input; .gz and .zip are looked into.
        problems: takes a record of every input, line or record that could not be read, while the rest is read on.
            Without it the first such problem is raised, and doubtful metadata gives a `ReadingWarning`.
        glob: only files of a folder or archive whose name, or path below it, matches (`*.html`, `2025/*`).
        fields: the key or column that holds a field of the article ({"text": "body", "source": "publisher.name"}).
        limits: how much of an input is read before it is refused.
        day_first: how to read numeric dates such as 06/07/2025, which are refused with a warning if None.
        latest: the last day believed as a date of publication; tomorrow if None.
        languages: ISO 639-1 codes; articles in others are passed over, each with a warning. All are read if empty.
        skipped: counts, by language, what is passed over for its language; there are no warnings about them then.
        network: how addresses are fetched; a path that begins with http:// or https:// is a problem if None.

    Raises:
        ReadingError: an input could not be read, and `problems` is not given.
        ValueError: `fields` names a field that articles do not have.
    """
    options = options_of(fields, limits, day_first, latest)
    desk = Desk(problems, options, languages, skipped)
    fetcher = Fetcher(network, options.limits) if network else None
    for path in paths:
        if not isinstance(path, str | Path):
            raise TypeError(f"read takes files and folders, not {type(path).__name__}: kg.read(*paths)")
        if not is_address(path):
            for given in inputs(path, glob, options.limits):
                yield from desk.articles(given)
        elif fetcher:
            yield from desk.articles(fetcher.input(str(path)))
        else:
            desk.report(Problem(str(path), None, "is an address; allow the network to read it (--allow-network)"))


def read_bytes(
    data: bytes,
    name: str = "",
    *,
    problems: list[Problem] | None = None,
    fields: Mapping[str, str] | None = None,
    limits: Limits | None = None,
    day_first: bool | None = None,
    latest: date | None = None,
    languages: Sequence[str] = (),
    skipped: Counter[str] | None = None,
) -> Iterator[Article]:
    """The articles of a file that is already in memory, under the name it came with; otherwise as `read`."""
    options = options_of(fields, limits, day_first, latest)
    desk = Desk(problems, options, languages, skipped)
    for given in memory(data, name, options.limits):
        yield from desk.articles(given)


def options_of(
    fields: Mapping[str, str] | None, limits: Limits | None, day_first: bool | None, latest: date | None
) -> Options:
    """The options that a call means; raises ValueError where `fields` names no field of an article."""
    for name in fields or ():
        if name not in FIELDS:
            raise ValueError(f"there is no field {name!r} in an article; fields are {', '.join(FIELDS)}")
    return Options(limits=limits or Limits(), fields=dict(fields or {}), day_first=day_first, latest=latest)


class Desk:
    """Where drafts become articles: dates are checked, ids given and kept apart, problems reported."""

    def __init__(
        self,
        problems: list[Problem] | None,
        options: Options,
        languages: Sequence[str] = (),
        skipped: Counter[str] | None = None,
    ) -> None:
        self.problems = problems
        self.skipped = skipped
        self.languages = tuple(languages)
        self.options = options
        self.given: dict[str, tuple[bytes, bytes]] = {}  # id -> digests of the text, and of all the article

    def report(self, problem: Problem) -> None:
        """Collects a problem; raises or warns where nobody collects them."""
        if self.problems is not None:
            self.problems.append(problem)
        elif problem.severity == "warning":
            warnings.warn(str(problem), ReadingWarning, stacklevel=4)
        else:
            raise ReadingError(problem)

    def articles(self, given: Input | Problem) -> Iterator[Article]:
        """The articles of one input."""
        if isinstance(given, Problem):
            self.report(given)
            return
        try:
            for found in timed(format_of(given).read(given, self.options), self.options.limits.seconds):
                if isinstance(found, Problem):
                    self.report(found)
                elif article := self.article(found, given):
                    yield article
        except Unreadable as error:
            self.report(Problem(given.name, error.line, error.message))
        except Overdue:
            what = f"takes longer than {self.options.limits.seconds:g} seconds to read (limit seconds)"
            self.report(Problem(given.name, None, what))
        except (ReadingError, ReadingWarning, MemoryError):
            raise
        except Exception as error:
            # Parsers of other people's formats raise whatever they like on broken files; one file never ends the run.
            self.report(Problem(given.name, None, f"could not be read: {type(error).__name__}: {reason(error)}"))

    def article(self, draft: Draft, given: Input) -> Article | None:
        """The article a draft makes; None where it has been read already or its id is taken."""
        text = trim(clean(draft.text))
        if not text:
            self.report(Problem(given.name, draft.line, "holds no text"))
            return None
        published, dated = self.published(draft, given)
        article = Article(
            id="",
            text=self.cut(text, draft, given),
            title=one_line(draft.title),
            url=web_address(draft.url) or given.address,
            source=one_line(draft.source, longest=200),
            published=published,
            language=language_code(draft.language) or identify(text) or "en",
            author=one_line(draft.author, longest=200),
            dated=dated,
        )
        if self.languages and article.language not in self.languages:
            if self.skipped is not None:
                self.skipped[article.language] += 1
            else:
                what = f"is in the language {article.language}, not in {', '.join(self.languages)}; it is passed over"
                self.warn(given, draft, what)
            return None
        if draft.url and not article.url:
            self.warn(given, draft, f"{one_line(draft.url, longest=80)!r} is no http(s) address; it is left out")
        own = one_line(draft.id, longest=LONGEST_ID)
        return self.own_id(article, own, draft, given) if own else self.new_id(article, draft, given)

    def cut(self, text: str, draft: Draft, given: Input) -> str:
        """The text, as far as the limits of an article go."""
        limits = self.options.limits
        limit = "article_characters"
        kept = text[: limits.article_characters]
        if len(kept) < len(text) and kept.rfind("\n\n") > limits.article_characters // 2:
            kept = kept[: kept.rfind("\n\n")]
        past = next(islice(SENTENCE_END.finditer(kept), limits.article_sentences - 1, None), None)
        if past and past.end() < len(kept):
            kept, limit = kept[: past.end()], "article_sentences"
        if len(kept) < len(text):
            what = f"has {len(text):,} characters; the first {len(kept):,} are read (limit {limit})"
            self.report(Problem(given.name, draft.line, what))
        return kept.rstrip()

    def published(self, draft: Draft, given: Input) -> tuple[date | datetime | None, str | None]:
        """The date of publication and where it stood; one that cannot be is left out with a warning.

        The draft's own goes before that in the file's name, in the address, and in the first lines of the text.
        """
        where, value = next(((where, value) for where, value in told(draft, given.stem) if value), (None, None))
        if not value:
            return None, None
        try:
            return dates.credible(dates.parse(value, day_first=self.options.day_first), self.options.latest), where
        except ValueError as error:
            self.warn(given, draft, str(error))
            return None, None

    def own_id(self, article: Article, own: str, draft: Draft, given: Input) -> Article | None:
        """The article under the id its record gives; a second text under one id is a problem."""
        digests = digests_of(article)
        taken = self.given.setdefault(own, digests)
        if taken is digests:
            return replace(article, id=own)
        if taken[0] != digests[0]:
            self.report(Problem(given.name, draft.line, f"has the id {own!r} of another article with a different text"))
        return None

    def new_id(self, article: Article, draft: Draft, given: Input) -> Article | None:
        """The article under its file's stem, or the digest of its text; apart from others, the same one only once."""
        digests = digests_of(article)
        stem = one_line(given.stem, longest=LONGEST_ID) if draft.whole else None
        first = stem or digests[0].hex()[:12]
        for candidate in candidates(first, given.folders if stem else (), digests[1].hex()):
            taken = self.given.setdefault(candidate, digests)
            if taken is digests:
                if candidate != first and stem:
                    what = f"another article has the id {first!r} already; this one is called {candidate!r}"
                    self.warn(given, draft, what)
                return replace(article, id=candidate)
            if taken == digests:
                return None
        return None

    def warn(self, given: Input, draft: Draft, message: str) -> None:
        """Reports something doubtful that loses no text."""
        self.report(Problem(given.name, draft.line, message, "warning"))


def told(draft: Draft, stem: str) -> Iterator[tuple[str, str | date | None]]:
    """Where a date of publication may stand, and what stands there; the best first."""
    yield draft.published_from or "record", draft.published
    yield "file name", dates.in_name(stem) if draft.whole else None
    yield "url", dates.in_address(draft.url) if draft.url else None
    yield "text", published_in(draft.text)


def timed(found: Iterator[Draft | Problem], seconds: float) -> Iterator[Draft | Problem]:
    """What a reader finds; raises Overdue where it takes longer than so many seconds for one of them."""
    while True:
        with deadline(seconds):
            draft = next(found, None)
        if draft is None:
            return
        yield draft


def candidates(first: str, folders: tuple[str, ...], digest: str) -> Iterator[str]:
    """The ids an article may get, best first: its own, with its folders before it, with a digest after it."""
    yield first
    name = first
    for folder in reversed(folders[-3:]):
        if folder:
            name = f"{one_line(folder, longest=60)}-{name}"
            yield name
    yield f"{first}-{digest[:8]}"
    yield f"{first}-{digest}"


def digests_of(article: Article) -> tuple[bytes, bytes]:
    """The SHA-256 of an article's text, and of the article with its metadata."""
    rows = repr((article.title, article.text, article.source, article.url, article.published)).encode()
    return hashlib.sha256(article.text.encode()).digest(), hashlib.sha256(rows).digest()


def language_code(value: str | None) -> str | None:
    """The language of a tag such as en-GB, or None."""
    match = re.fullmatch(r"([A-Za-z]{2,3})(?:[-_][\w-]*)?", (value or "").strip())
    return match[1].lower() if match else None
