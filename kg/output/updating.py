"""Updating: what a build reads anew, and how that joins a graph which is there already.

A function of what is read and what was there: no file is touched, but that very many articles stand on a shelf
(`kg.shelf`), and so does what is made of each.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from itertools import chain
from pathlib import Path

from kg.articles.duplicates import Sketch, find_copies, outlets, precedence, sketch
from kg.output.ledger import Entry, Ledger, Settings, digest, entries
from kg.output.shares import Parts
from kg.records import Article
from kg.shelf import by_id, each, folder_of, shelved
from kg.sorting import in_order

# Articles, or what is made of them, that are in memory at a time: some 10 MB
MOST = 2_000


def articles_by_id(articles: Iterable[Article], folder: Path | None) -> Mapping[str, Article]:
    """Articles by id, sorted; where they are many, on a shelf in a folder, if one is given.

    Raises:
        OSError: they cannot be written there.
    """
    return by_id(in_order(articles, _id, folder, most=MOST), folder, most=MOST)


@dataclass(frozen=True)
class Update:
    """The articles there are to read now and the settings to read them with; and what was read before, by article.

    `articles` are by id and sorted. `found` holds the ids of all articles that the inputs hold, also of those that are
    not to be read (`--since`). `prune` takes out what the inputs have no more; `keep_copies` lets each of the articles
    be a report of its own.
    """

    articles: Mapping[str, Article]
    settings: Settings
    found: AbstractSet[str]
    old: Parts = field(default_factory=dict)
    known: Ledger = field(default_factory=Ledger)
    prune: bool = False
    keep_copies: bool = False

    @property
    def reports(self) -> Iterator[list[Sketch]]:
        """The articles of now and before, put together where they are copies; the first stands for its report.

        That is who would stand for it if all had been read at once, or the next after it that can be read.
        """
        others = {id for _, *rest in self._copied.values() for id in rest}
        for one in self._all:
            if one.id not in others:
                yield [one, *map(self._sketch, self._copied.get(one.id, ())[1:])]

    @cached_property
    def fresh(self) -> Mapping[str, Article]:
        """The articles to read statements from: those that are new, changed, or were read with other settings.

        By id: what is parsed together rounds together, and is not to hang on the order of the inputs.
        """
        fresh = (
            replace(article, outlets=outlets(group))
            for group in self.reports
            if (article := self.articles.get(group[0].id)) and self._digests.get(article.id) != digest(article)
        )
        return shelved(fresh, self._folder, most=MOST)

    @property
    def copies(self) -> int:
        """How many of the articles are copies of others."""
        return sum(id in self.articles for _, *others in self._copied.values() for id in others)

    def staying(self, read: Parts) -> Parts:
        """What stays beside what was read: not what was there of the same articles and of copies of them.

        An article of which nothing could be read stays as it was.
        """
        if not self.old:
            return {}
        parts = {id: self.old[id] for id in self.old if id not in read and (not self.prune or id in self.found)}
        for group in self._standing(read):
            id = group[0].id
            for copy in group[1:]:
                parts.pop(copy.id, None)
            if id not in read:
                # The outlets of copies may be others, and texts that the records do not keep are here again, for those
                # who keep them this time; the rest stays, names that were blacked out too
                before = parts[id].articles[id]
                article = replace(before, outlets=outlets(group), text=before.text or self._text(id))
                parts[id] = replace(parts[id], articles={id: article})
        return parts

    def ledger(self, read: Parts) -> Ledger:
        """What is known from now on: of the articles just read and, of the others, what was known."""

        def digest_of(id: str) -> str | None:
            return digest(self.articles[id]) if id in read else self._digests.get(id)

        now = chain(self._before.values(), entries(self._standing(read), digest_of))
        sorted_by_id = in_order(now, _id, self._folder, most=MOST)
        return Ledger(self.settings, by_id(sorted_by_id, self._folder, most=MOST))

    @property
    def _folder(self) -> Path | None:
        return folder_of(self.articles)

    @cached_property
    def _sketches(self) -> Mapping[str, Sketch]:
        return each(self.articles, sketch)

    @property
    def _all(self) -> Iterator[Sketch]:
        """The sketches of now and before, by id."""
        before = (entry.sketch for entry in sorted(self._gone, key=_id))
        return heapq.merge(self._sketches.values(), before, key=_id)

    def _sketch(self, id: str) -> Sketch:
        return self._sketches.get(id) or self.known.entries[id].sketch

    @cached_property
    def _copied(self) -> dict[str, list[str]]:
        """The ids of the articles of each report that has several, by that of the first."""
        if self.keep_copies:
            grouped: dict[str, list[str]] = {}
            for entry in sorted(self._gone, key=lambda entry: entry.id != entry.report):
                own = [entry.report] if entry.report in self.articles else []
                grouped.setdefault(entry.report, own).append(entry.id)
            groups = list(grouped.values())
        else:
            together = find_copies(self._all, self._folder)
            of = {place: group[0] for group in together for place in group}
            ranks: dict[int, list[tuple[int, date, int, str]]] = {group[0]: [] for group in together}
            for place, one in enumerate(self._all):
                if place in of:
                    ranks[of[place]].append(precedence(one))
            groups = [[id for *_, id in sorted(group)] for group in ranks.values()]
        ranked = (sorted(group, key=lambda id: not self._readable(id)) for group in groups if len(group) > 1)
        return {group[0]: group for group in ranked}

    @cached_property
    def _before(self) -> dict[str, Entry]:
        """What was seen before, but for what is pruned."""
        return {id: entry for id, entry in self.known.entries.items() if not self.prune or id in self.found}

    @property
    def _gone(self) -> list[Entry]:
        """What was seen before and is not there now."""
        return [entry for id, entry in self._before.items() if id not in self.articles]

    @cached_property
    def _digests(self) -> dict[str, str]:
        """The digests of what was read with these settings."""
        if self.known.settings != self.settings:
            return {}
        return {id: entry.digest for id, entry in self.known.entries.items() if entry.digest is not None}

    def _readable(self, id: str) -> bool:
        return id in self.articles or id in self.old

    def _standing(self, read: Parts) -> Iterator[list[Sketch]]:
        """The reports of which there is something: not those whose article is new and could not be read."""
        return (group for group in self.reports if group[0].id in read or group[0].id in self.old)

    def _text(self, id: str) -> str:
        """The text of an article that is as it was read."""
        article = self.articles.get(id)
        return article.text if article and self._digests.get(id) == digest(article) else ""


def _id(one: Article | Sketch | Entry) -> str:
    return one.id
