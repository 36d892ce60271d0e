"""Examples: the candidates of annotated articles with their features, and whether the annotation has them.

A candidate is right where a statement of its sentence has its actors, class, status and negation.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from corpus import records

from kg.statements import Lexicon
from kg.statements.features import Features, Opinions
from kg.statements.judge import unread_candidates
from kg.statements.network import Likely
from kg.statements.scenes import Scenes
from statements.readings import Reading

# What makes a statement the same wherever an article says it: article, actors, class, status, negation
Fact = tuple[str, str, str, str, str, bool]
Act = tuple[str, int, str, str, str]


@dataclass(frozen=True)
class Example:
    """A candidate: where it stands, its features, and the annotated facts that it tells (none: it is wrong)."""

    world: str
    act: Act
    ruled: bool
    features: tuple[str, ...]
    facts: frozenset[Fact]

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


def examples(reading: Reading, lexicon: Lexicon, scenes: Scenes, likely: Likely) -> Iterator[Example]:
    """Yield what the rules read of an article, and what the network may read beside them."""
    features = Features(reading.found, reading.ruled, Opinions(scenes, likely))
    unread = unread_candidates(scenes, likely, reading.found, lexicon, reading.reader, reading.ruled)
    for candidate in (*reading.ruled, *unread):
        kind, context = candidate.proposal.relation.relation_class, candidate.context
        facts = frozenset(
            fact_of(reading.article.id, each)
            for each in reading.stated(candidate.proposal.trigger.idx, candidate.subject, candidate.object)
            if kind in (each.relation, *each.alt.relation)
            and (each.status, each.negated) == (context.status, context.negated)
        )
        act = (reading.article.id, *candidate.act)
        yield Example(reading.world, act, candidate.ruled, features.of(candidate), facts)
