"""The corpus as training and test data: for entity recognition, for resolution, for statements."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import permutations
from typing import Any

from corpus.records import Article, Entity, Mention, Statement, readable

_ORGANIZATIONS = frozenset(
    {"organization", "government_body", "armed_group", "military", "international_organization", "media"}
)


def entity_label(entity: Entity, mention: Mention) -> str:
    """Return the entity recognizer's label of a name: PERSON, ORG, GPE, LOC, NORP or EVENT."""
    if entity.type in _ORGANIZATIONS:
        return "ORG"
    if mention.kind == "demonym" or entity.type == "group":
        return "NORP"
    if entity.type == "country" or entity.place_kind in ("settlement", "region"):
        return "GPE"
    return {"place": "LOC", "person": "PERSON", "event": "EVENT"}[entity.type]


def entity_record(article: Article) -> dict[str, Any]:
    """Return the names of ``article`` in the form that ``convert_entities.py`` reads: outermost names, labelled."""
    spans = [
        (mention.start, mention.end, entity_label(entity, mention))
        for entity in article.entities
        for mention in entity.occurrences
        if mention.kind in ("name", "demonym")
    ]
    spans += [(name.start, name.end, "MISC") for name in article.other_names]
    outermost: list[tuple[int, int, str]] = []
    for start, end, label in sorted(spans, key=lambda span: (span[0], -span[1])):
        if not outermost or start >= outermost[-1][1]:
            outermost.append((start, end, label))
    return {"text": readable(article), "spans": [list(span) for span in outermost]}


def nominal_record(article: Article) -> dict[str, Any]:
    """Return the descriptions of ``article``, labelled with their entity's type, in the same form; they may nest."""
    spans = [
        [mention.start, mention.end, entity.type]
        for entity in article.entities
        for mention in entity.occurrences
        if mention.kind == "description"
    ]
    return {"text": readable(article), "spans": sorted(spans)}


@dataclass(frozen=True)
class ResolvedMention:
    """A mention and the entities that it stands for: one, or several where it is a joint mention."""

    article: Article
    mention: Mention
    entities: tuple[Entity, ...]


def resolved_mentions(article: Article) -> Iterator[ResolvedMention]:
    """Yield every mention with whom it stands for, in the order of the text."""
    by_id = {entity.id: entity for entity in article.entities}
    found = [(mention, (entity,)) for entity in article.entities for mention in entity.occurrences]
    found += [(joint.as_mention(), tuple(by_id[id] for id in joint.entities)) for joint in article.joint_mentions]
    for mention, entities in sorted(found, key=lambda pair: (pair[0].start, -pair[0].end)):
        yield ResolvedMention(article, mention, entities)


@dataclass(frozen=True)
class ArgumentPair:
    """Two entities mentioned in one sentence, in one order, and what the sentence states of them; often nothing."""

    article: Article
    sentence: int
    subject: Entity
    object: Entity
    statements: tuple[Statement, ...]


def argument_pairs(article: Article) -> Iterator[ArgumentPair]:
    """Yield every ordered pair of different entities that a sentence mentions, alone or jointly with others.

    A symmetric statement stands with both orders. Statements with an argument that their sentence does not mention
    (some one in twelve) stand with no pair.
    """
    stated: dict[tuple[int, str, str], list[Statement]] = {}
    for statement in article.statements:
        stated.setdefault((statement.sentence, statement.subject, statement.object), []).append(statement)
        if statement.symmetric:
            stated.setdefault((statement.sentence, statement.object, statement.subject), []).append(statement)
    here: dict[int, dict[str, Entity]] = {}
    for resolved in resolved_mentions(article):
        here.setdefault(resolved.mention.sentence, {}).update({entity.id: entity for entity in resolved.entities})
    for sentence, entities in sorted(here.items()):
        for subject, target in permutations(entities.values(), 2):
            found = stated.get((sentence, subject.id, target.id), ())
            yield ArgumentPair(article, sentence, subject, target, tuple(found))
