"""The publisher: what an article's own source tells of who "we" and "the government" are in it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from kg.actors.knowledge_base import KnowledgeBase
from kg.actors.organizations import organization_type
from kg.actors.references import Reference
from kg.actors.states import is_government
from kg.ids import identifier
from kg.records import Article, Entity

ACTING = frozenset({"country", "organization", "international_organization", "government_body", "media"})
STATES = frozenset({"country", "government_body", "international_organization"})
# Kinds of publisher that belong to no state, or may not speak for theirs
INDEPENDENT = frozenset({"media", "organization"})


def publisher_of(article: Article, knowledge: KnowledgeBase, names: Iterable[Reference]) -> Entity | None:
    """The actor that "we" means in an article's own voice: the government, body or paper that released it."""
    if not article.source:
        return None
    words = article.source.split()
    found = [knowledge.longest(words, start) for start in range(len(words))]
    known = [named[0].entity for _, named in found if named]
    states = {entity for reference in names for entity in reference.entities if entity.type == "country"}
    state = next((state for state in sorted(states, key=lambda e: e.id) if state.name in words), None)
    kind = organization_type(article.source)
    if kind == "government_body" or is_government(article.source):
        return next((entity for entity in known if entity.type in STATES), state)
    if kind == "organization":
        acting = next((entity for entity in known if entity.type in ACTING), None)
        # "Varnia Lantern" is no state's voice; what releases texts and is no known body is taken for an outlet
        if acting is not None and (acting.type != "country" or found[0][0] == len(words)):
            return acting
        kind = "media"
    outlet = next((entity for entity in known if entity.type == kind), None)
    home = next((entity.country for entity in (*known, *([state] if state else [])) if entity.type == "country"), None)
    return outlet or replace(Entity(f"org/{identifier(article.source)}", article.source, kind), country=home)


def state_of_publisher(publisher: Entity | None, knowledge: KnowledgeBase) -> Entity | None:
    """The state whose government or part released an article: "the Foreign Secretary" there is its own."""
    if publisher is None or publisher.type == "country":
        return publisher
    if publisher.country is None or publisher.type in INDEPENDENT:
        return None
    return knowledge.country(publisher.country)
