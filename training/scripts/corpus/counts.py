"""How much of what the corpus holds, beside what it is meant to hold."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from corpus.records import GENRES, STATUSES, Article, Statement
from kg.ontology import event_classes

#: What the whole corpus has at least; ``goals`` scales it to a part.
ARTICLES = 300
GOALS = {
    "articles": 300,
    "words": 60_000,
    "sentences": 3_000,
    "countries": 80,
    "negated": 200,
    "attributed": 800,
    "described arguments": 1_000,
    **{f"status {status}": 200 for status in STATUSES},
}
STATEMENTS_A_CLASS = 60
SILENT_SENTENCES = 0.15


@dataclass(frozen=True)
class Row:
    """A count, with what is asked."""

    name: str
    count: float
    asked: float

    @property
    def short(self) -> bool:
        """Whether it stays under what is asked."""
        return self.count < self.asked


def described(statement: Statement) -> bool:
    """Whether an argument of ``statement`` is a pronoun or a description in its sentence."""
    return any(
        mention is not None and mention.kind in ("description", "pronoun")
        for mention in (statement.subject_mention, statement.object_mention)
    )


def silent_share(articles: Iterable[Article]) -> float:
    """Return the share of sentences that hold no statement."""
    told = total = 0
    for article in articles:
        total += len(article.sentences)
        told += len({statement.sentence for statement in article.statements})
    return 1 - told / total if total else 0.0


def rows(articles: Sequence[Article]) -> Iterator[Row]:
    """Yield the counts of ``articles`` beside their share of the corpus's goals."""
    statements = [statement for article in articles for statement in article.statements]
    share = min(1.0, len(articles) / ARTICLES)
    counts: Counter[str] = Counter(
        {
            "articles": len(articles),
            "words": sum(len(article.text.split()) for article in articles),
            "sentences": sum(len(article.sentences) for article in articles),
            "countries": len({e.country for a in articles for e in a.entities if e.country and e.type == "country"}),
            "negated": sum(statement.negated for statement in statements),
            "attributed": sum(statement.attributed_to is not None for statement in statements),
            "described arguments": sum(map(described, statements)),
        }
    )
    counts.update(f"status {statement.status}" for statement in statements)
    classes = Counter(statement.relation for statement in statements)
    for name, asked in GOALS.items():
        yield Row(name, counts[name], round(asked * share, 1))
    yield Row("share of sentences without a statement", round(silent_share(articles), 3), SILENT_SENTENCES)
    for name in event_classes():
        yield Row(name, classes[name], round(STATEMENTS_A_CLASS * share, 1))
    for genre in GENRES:
        yield Row(f"genre {genre}", sum(article.genre == genre for article in articles), 0)
