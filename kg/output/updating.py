"""Updating: what a build reads anew, and how that joins a graph which is there already; pure, no file is touched."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from kg.articles import Report
from kg.graph import KnowledgeGraph
from kg.output.readings import Reading, Settings, copies_of, digest
from kg.records import Article

NOTHING = KnowledgeGraph()
UNREAD = Reading()


@dataclass(frozen=True, slots=True)
class Update:
    """What was read before, what there is to read now, and the settings to read it with.

    `found` holds the ids of all articles that the inputs hold, also of those that are not to be read (`--since`).
    """

    reports: Sequence[Report]
    settings: Settings
    found: AbstractSet[str]
    old: KnowledgeGraph = NOTHING
    known: Reading = UNREAD

    @property
    def fresh(self) -> list[Article]:
        """The articles to read statements from: those that are new, changed, or were read with other settings.

        By id: what is parsed together rounds together, and is not to hang on the order of the inputs.
        """
        digests = self.known.digests if self.known.settings == self.settings else {}
        articles = sorted((report.article for report in self.reports), key=lambda article: article.id)
        return [article for article in articles if digests.get(article.id) != digest(article)]

    @property
    def missing(self) -> set[str]:
        """The articles that the graph has and the inputs have no more."""
        return set(self.old.articles) - self.found

    def merged(self, read: KnowledgeGraph, *, prune: bool = False) -> KnowledgeGraph:
        """The graph with what was read, in place of what was there of the same articles and of copies of them.

        An article of which nothing could be read stays as it was. `prune` takes out what the inputs have no more.
        """
        distinct = {report.article.id: report.article for report in self.reports}
        copies = {copy.id for report in self.reports for copy in report.copies}
        gone = set(read.articles) | (copies - distinct.keys()) | (self.missing if prune else set())
        # Of those that are the same the outlets of copies may be more, and texts that were dropped from the records are
        # here again, for those who keep them this time; the rest stays, names that were blacked out too
        articles = dict(self.old.articles)
        for id, article in distinct.items():
            if id in articles and self.known.digests.get(id) == digest(article):
                before = articles[id]
                articles[id] = replace(before, outlets=article.outlets, text=before.text or article.text)
        old = replace(self.old, articles=articles)
        return old.without_articles(gone) + read

    def reading(self, merged: KnowledgeGraph, read: KnowledgeGraph) -> Reading:
        """What is known from now on: of the articles just read and, of the others, what was known."""
        digests = {**self.known.digests, **{id: digest(article) for id, article in read.articles.items()}}
        copies = [copy for copy in self.known.copies if copy.article not in self.found]
        return Reading(self.settings, digests, (*copies, *copies_of(self.reports))).of(merged)
