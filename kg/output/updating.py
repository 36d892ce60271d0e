"""Updating: what a build reads anew, and how that joins a graph which is there already; pure, no file is touched."""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from functools import cached_property

from kg.articles.duplicates import Sketch, outlets, sketch, together
from kg.output.ledger import Entry, Ledger, Settings, digest, entries
from kg.output.shares import Parts
from kg.records import Article


@dataclass(frozen=True)
class Update:
    """The articles there are to read now and the settings to read them with; and what was read before, by article.

    `found` holds the ids of all articles that the inputs hold, also of those that are not to be read (`--since`).
    `prune` takes out what the inputs have no more; `keep_copies` lets each of the articles be a report of its own.
    """

    articles: Sequence[Article]
    settings: Settings
    found: AbstractSet[str]
    old: Parts = field(default_factory=dict)
    known: Ledger = field(default_factory=Ledger)
    prune: bool = False
    keep_copies: bool = False

    @cached_property
    def reports(self) -> list[list[Sketch]]:
        """The articles of now and before, put together where they are copies; the first stands for its report.

        That is who would stand for it if all had been read at once, or the next after it that can be read.
        """
        before = [entry for id, entry in self._before.items() if id not in self._here]
        now = map(sketch, self.articles)
        if self.keep_copies:
            groups = [[one] for one in now]
            by_report = {group[0].article.id: group for group in groups}
            for entry in sorted(before, key=lambda entry: entry.article.id != entry.report):
                if entry.report not in by_report:
                    groups.append(by_report.setdefault(entry.report, []))
                by_report[entry.report].append(entry.sketch)
        else:
            groups = together([*now, *(entry.sketch for entry in before)])
        return [sorted(group, key=lambda one: not self._readable(one)) for group in groups]

    @property
    def fresh(self) -> list[Article]:
        """The articles to read statements from: those that are new, changed, or were read with other settings.

        By id: what is parsed together rounds together, and is not to hang on the order of the inputs.
        """
        return [
            replace(article, outlets=outlets(group))
            for group in sorted(self.reports, key=lambda group: group[0].article.id)
            if group[0].article.id in self._here
            for article in [self.articles[self._here[group[0].article.id]]]
            if self._digests.get(article.id) != digest(article)
        ]

    @property
    def copies(self) -> int:
        """How many of the articles are copies of others."""
        return sum(one.article.id in self._here for group in self.reports for one in group[1:])

    def merged(self, read: Parts) -> Parts:
        """What each article gave: what was read, in place of what was there of the same articles and of copies of them.

        An article of which nothing could be read stays as it was.
        """
        parts = {id: self.old[id] for id in self.old if id not in read and (not self.prune or id in self.found)}
        for group in self._standing(read):
            id = group[0].article.id
            for copy in group[1:]:
                parts.pop(copy.article.id, None)
            if id not in read:
                # The outlets of copies may be others, and texts that the records do not keep are here again, for those
                # who keep them this time; the rest stays, names that were blacked out too
                before = parts[id].articles[id]
                article = replace(before, outlets=outlets(group), text=before.text or self._text(id))
                parts[id] = replace(parts[id], articles={id: article})
        return ChainMap(parts, read)  # type: ignore[arg-type]  # what is read may be on disk, and stays there

    def ledger(self, read: Parts) -> Ledger:
        """What is known from now on: of the articles just read and, of the others, what was known."""
        fresh = {id: digest(self.articles[self._here[id]]) for id in read}
        return Ledger(self.settings, self._before | dict(entries(self._standing(read), self._digests | fresh)))

    @cached_property
    def _here(self) -> dict[str, int]:
        return {article.id: place for place, article in enumerate(self.articles)}

    @cached_property
    def _before(self) -> dict[str, Entry]:
        """What was seen before, but for what is pruned."""
        return {id: entry for id, entry in self.known.entries.items() if not self.prune or id in self.found}

    @cached_property
    def _digests(self) -> dict[str, str]:
        """The digests of what was read with these settings."""
        if self.known.settings != self.settings:
            return {}
        return {id: entry.digest for id, entry in self.known.entries.items() if entry.digest is not None}

    def _readable(self, one: Sketch) -> bool:
        return one.article.id in self._here or one.article.id in self.old

    def _standing(self, read: Parts) -> list[list[Sketch]]:
        """The reports of which there is something: not those whose article is new and could not be read."""
        there = read.keys() | self.old.keys()
        return [group for group in self.reports if group[0].article.id in there]

    def _text(self, id: str) -> str:
        """The text of an article that is as it was read."""
        article = self.articles[self._here[id]] if id in self._here else None
        return article.text if article and self._digests.get(id) == digest(article) else ""
