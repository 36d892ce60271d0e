"""Readings: annotated articles as the package reads them, with what the annotation says of two actors in a sentence."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from corpus import records
from spacy.language import Language

from kg import actors, pipeline
from kg.records import Article
from kg.statements import Lexicon
from kg.statements.arguments import Filler
from kg.statements.candidates import Candidate, read_candidates
from kg.statements.extraction import read_by_rules
from kg.statements.status import StatusReader
from statements.identities import Identities


@dataclass(frozen=True)
class Reading:
    """An annotated article with its actors and what the rules read."""

    article: records.Article
    found: actors.Actors
    reader: StatusReader
    ruled: list[Candidate]

    @property
    def world(self) -> str:
        """What is held out together: an invented world, or one article on real events."""
        return self.article.id if self.article.world == "real" else self.article.world

    def stated(self, place: int, one: Filler, other: Filler) -> list[records.Statement]:
        """The statements of the sentence at a character that have these actors as subject and object."""
        sentence = max(bisect_right(self._starts, place) - 1, 0)
        return [
            statement
            for subject in self._identities.of(one)
            for target in self._identities.of(other)
            for statement in self._stated.get((sentence, subject, target), ())
        ]

    @cached_property
    def _starts(self) -> list[int]:
        return self.article.sentence_starts()

    @cached_property
    def _identities(self) -> Identities:
        return Identities(self.article)

    @cached_property
    def _stated(self) -> dict[tuple[int, str, str], list[records.Statement]]:
        stated = defaultdict(list)
        for statement in self.article.statements:
            subjects, objects = ((e, *alt) for e, alt in (
                (statement.subject, statement.alt.subject), (statement.object, statement.alt.object)))  # fmt: skip
            pairs = {(one, other) for one in subjects for other in objects}
            for one, other in pairs | ({(b, a) for a, b in pairs} if statement.symmetric else set()):
                stated[statement.sentence, one, other].append(statement)
        return stated


def readings(articles: Iterable[records.Article], nlp: Language, lexicon: Lexicon) -> Iterator[Reading]:
    """Yield each article as the package reads it."""
    kept = list(articles)
    inputs = [
        Article(each.id, each.text, each.title, source=each.source, published=date.fromisoformat(each.date))
        for each in kept
    ]
    knowledge = actors.load()
    docs = nlp.pipe(map(pipeline.readable, inputs), batch_size=32)
    for article, given, doc in zip(kept, inputs, docs, strict=True):
        found = actors.resolve(doc, given, knowledge.on(given.published))
        reader, read = read_by_rules(found, lexicon)
        yield Reading(article, found, reader, list(read_candidates(read)))
