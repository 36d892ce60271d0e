"""Examples: the candidates of annotated articles with their features, and whether the annotation has them.

A candidate is right where a statement of its sentence has its actors, class, status and negation. An actor is found as
the articles bench finds it, by name, or where its words overlap an annotated mention.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from corpus import records
from spacy.language import Language

from kg import actors, pipeline
from kg.records import Article
from kg.statements import load_lexicon
from kg.statements.arguments import Filler
from kg.statements.candidates import left_over, read_candidates, unread_candidates
from kg.statements.extraction import read_by_rules
from kg.statements.features import Features

_IDLE = frozenset("the a an of in for and its their his her former then".split())

# What makes a statement the same wherever an article says it: article, actors, class, status, negation
Fact = tuple[str, str, str, str, str, bool]
Act = tuple[str, int, str, str, str]


@dataclass(frozen=True)
class Example:
    """A candidate: where it stands, its features, and the annotated facts that it tells (none: it is wrong)."""

    world: str
    act: Act
    ruled: bool
    relation_class: str
    features: tuple[str, ...]
    facts: frozenset[Fact]
    # It may stand: the rules read it, or leave it over. Of the others is only learnt
    standing: bool
    # The annotation has its actors and class in the sentence, in whatever status
    triple: bool

    @property
    def right(self) -> bool:
        """Whether the annotation has the statement."""
        return bool(self.facts)


def fact_of(article: str, statement: records.Statement) -> Fact:
    """What makes a statement the same fact wherever an article says it."""
    one, other = statement.subject, statement.object
    if statement.symmetric and other < one:
        one, other = other, one
    return article, one, other, statement.relation, statement.status, statement.negated


def core_facts(articles: Iterable[records.Article]) -> frozenset[Fact]:
    """The facts that a careful reader would list."""
    return frozenset(fact_of(a.id, each) for a in articles for each in a.statements if each.core)


def examples(articles: Iterable[records.Article], nlp: Language) -> Iterator[Example]:
    """Yield the candidates of each article, between the actors that the package finds."""
    kept = list(articles)
    inputs = [
        Article(each.id, each.text, each.title, source=each.source, published=date.fromisoformat(each.date))
        for each in kept
    ]
    knowledge, lexicon = actors.load(), load_lexicon()
    docs = nlp.pipe(map(pipeline.readable, inputs), batch_size=32)
    for article, given, doc in zip(kept, inputs, docs, strict=True):
        found = actors.resolve(doc, given, knowledge.on(given.published))
        reader, read = read_by_rules(found, lexicon)
        ruled = list(read_candidates(read))
        features = Features(found, ruled)
        starts, who = article.sentence_starts(), Identities(article)
        stated: dict[tuple[int, str, str], list[records.Statement]] = defaultdict(list)
        for statement in article.statements:
            for pair in _pairs(statement):
                stated[statement.sentence, *pair].append(statement)
        unread = list(unread_candidates(found, lexicon, reader, ruled))
        standing = {id(candidate) for candidate in (*ruled, *left_over(unread, ruled, found))}
        for candidate in (*ruled, *unread):
            number = max(bisect_right(starts, candidate.proposal.trigger.idx) - 1, 0)
            kind, context = candidate.proposal.relation.relation_class, candidate.context
            same = [
                each
                for one in who.of(candidate.subject)
                for other in who.of(candidate.object)
                for each in stated.get((number, one, other), ())
                if kind in (each.relation, *each.alt.relation)
            ]
            facts = frozenset(
                fact_of(article.id, each) for each in same
                if (each.status, each.negated) == (context.status, context.negated)
            )  # fmt: skip
            yield Example(
                article.world if article.world != "real" else article.id, (article.id, *candidate.act),
                candidate.ruled, kind, features.of(candidate), facts,
                id(candidate) in standing, bool(same),
            )  # fmt: skip


def _pairs(statement: records.Statement) -> set[tuple[str, str]]:
    subjects, objects = (statement.subject, *statement.alt.subject), (statement.object, *statement.alt.object)
    pairs = {(one, other) for one in subjects for other in objects}
    return pairs | {(other, one) for one, other in pairs} if statement.symmetric else pairs


class Identities:
    """Which annotated entities an actor of the package is: by its name, its words, or where these stand."""

    def __init__(self, article: records.Article) -> None:
        self._by_name: dict[tuple[str, ...], set[str]] = defaultdict(set)
        for entity in article.entities:
            for name in (entity.name, *entity.mentions):
                if words := words_of(name):
                    self._by_name[words].add(entity.id)
        self._canonical = {words_of(entity.name): entity.id for entity in article.entities}
        self._mentions = sorted(
            [(m.start, m.end, (e.id,)) for e in article.entities for m in e.occurrences]
            + [(j.start, j.end, j.entities) for j in article.joint_mentions]
        )
        self._known: dict[tuple[str, str], frozenset[str]] = {}

    def of(self, filler: Filler) -> frozenset[str]:
        """The ids of an actor."""
        span = filler.head.doc[filler.start : filler.end]
        named = self.named(filler.entity.name, span.text)
        if named:
            return named
        inside = [
            ids for start, end, ids in self._mentions if start <= filler.head.idx < end and end <= span.end_char + 1
        ]
        return frozenset(inside[-1]) if inside else frozenset()

    def named(self, name: str, text: str) -> frozenset[str]:
        """The ids of an actor by its name, then by its text: exact, else the nearest that contains it or is in it."""
        if (name, text) not in self._known:
            self._known[name, text] = self._named(name, text)
        return self._known[name, text]

    def _named(self, name: str, text: str) -> frozenset[str]:
        keys = (words_of(name), words_of(text))
        for key in keys:
            if key in self._canonical:
                return frozenset({self._canonical[key]})
            if key in self._by_name:
                return frozenset(self._by_name[key])
        for key in keys:
            nearest: dict[float, set[str]] = defaultdict(set)
            for known, ids in self._by_name.items():
                have, want = set(known), set(key)
                if want and (want <= have or (have <= want and len(want) <= len(have) + 3)):
                    nearest[len(have & want) / len(have | want)] |= ids
            if nearest:
                return frozenset(nearest[max(nearest)])
        return frozenset()


def words_of(text: str) -> tuple[str, ...]:
    """Lower-case words without accents, points, possessive s and function words: what names are compared by."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text or "") if not unicodedata.combining(c)).lower()
    plain = re.sub(r"['’]s\b", "", plain)
    return tuple(word for word in re.findall(r"[a-z0-9]+", plain.replace(".", "")) if word not in _IDLE)
