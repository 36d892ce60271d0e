"""How far two annotations of the same articles agree."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence

from corpus.records import MENTION_KINDS, Article


def predictions(articles: Iterable[Article]) -> Iterator[str]:
    """Yield the core statements of ``articles`` as lines in the form of ``kg extract``, for a scorer to compare."""
    for article in articles:
        entities = {entity.id: {"name": entity.name, "type": entity.type} for entity in article.entities}
        for statement in article.statements:
            if statement.core:
                record = {
                    "article": article.id,
                    "subject": entities[statement.subject],
                    "relation_class": statement.relation,
                    "predicate": statement.predicate,
                    "object": entities[statement.object],
                    "status": statement.status,
                    "negated": statement.negated,
                    "attributed_to": entities.get(statement.attributed_to or ""),
                    "evidence": article.sentences[statement.sentence],
                }
                yield json.dumps(record, ensure_ascii=False)


def mention_agreement(first: Sequence[Article], second: Sequence[Article]) -> dict[str, float]:
    """Return, for each kind of mention, the F1 of exact stretches between two annotations of the same articles."""
    scores = {}
    for kind in MENTION_KINDS:
        one, other = (
            {
                (article.id, mention.start, mention.end)
                for article in articles
                for entity in article.entities
                for mention in entity.occurrences
                if mention.kind == kind
            }
            for articles in (first, second)
        )
        scores[kind] = 2 * len(one & other) / (len(one) + len(other)) if one or other else 1.0
    return scores
