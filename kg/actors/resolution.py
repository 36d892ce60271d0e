"""Resolution: every mention of a document turned into an entity of the knowledge base, or a new one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from spacy.tokens import Doc as ParsedDoc

from kg.actors.antecedents import Choose, likeliest
from kg.actors.appositions import find_appositions
from kg.actors.coreference import Coreference
from kg.actors.knowledge_base import KnowledgeBase
from kg.actors.names import find_names, organization_type
from kg.actors.nominals import find_nominals
from kg.actors.references import Actors, Reference, Role
from kg.actors.roles import extend_over_titles, find_roles, office_mentions
from kg.actors.states import is_government
from kg.ids import identifier
from kg.language.plain import Doc
from kg.language.quotes import find_quotations
from kg.records import Article, Entity

ACTING = frozenset({"country", "organization", "international_organization", "government_body", "media"})
STATES = frozenset({"country", "government_body", "international_organization"})


def resolve(parsed: ParsedDoc, article: Article, knowledge: KnowledgeBase, *, choose: Choose = likeliest) -> Actors:
    """The actors of a parsed article: who each mention is, and which offices they hold.

    `choose` settles whom pronouns mean: by the shipped weights unless given.
    """
    doc = Doc(parsed)
    found = tuple(find_names(doc, knowledge, article))
    publisher = _publisher(article, knowledge, found)
    names = Actors(doc, found, publisher=publisher)
    roles = list(find_roles(doc, names, knowledge))
    titled = Actors(doc, tuple(extend_over_titles(doc, names, roles, knowledge)), tuple(roles), publisher)
    held = _with(titled, office_mentions(doc, titled, roles, knowledge))
    apposed = _with(held, find_appositions(doc, held, knowledge))
    described = _with(apposed, find_nominals(doc, apposed, knowledge, bare=False))
    coreference = Coreference(doc, described, knowledge, find_quotations(doc), publisher, choose)
    settled = _with(described, coreference.resolve())
    settled = replace(settled, roles=(*roles, *_roles_by_pronoun(doc, names, settled, knowledge)))
    return _with(settled, find_nominals(doc, settled, knowledge, bare=True))


def _roles_by_pronoun(doc: Doc, names: Actors, settled: Actors, knowledge: KnowledgeBase) -> Iterator[Role]:
    """The offices whose owner only coreference tells: "its president, Omar Bongo"."""
    pronouns = [r for r in settled.references if r.kind == "pronoun" and len(r.entities) == 1]
    known = {(role.person.head, role.office.lower()) for role in settled.roles}
    for role in find_roles(doc, _with(names, pronouns), knowledge):
        if (role.person.head, role.office.lower()) not in known:
            yield role


def _with(actors: Actors, references: Iterable[Reference]) -> Actors:
    return Actors(actors.doc, (*actors.references, *references), actors.roles, actors.publisher)


def _publisher(article: Article, knowledge: KnowledgeBase, names: Iterable[Reference]) -> Entity | None:
    """The actor that "we" means in an article's own voice: the government, body or paper that released it."""
    if not article.source:
        return None
    words = article.source.split()
    known = [found[0].entity for start in range(len(words)) if (found := knowledge.longest(words, start)[1])]
    states = {entity for reference in names for entity in reference.entities if entity.type == "country"}
    named = next((state for state in sorted(states, key=lambda e: e.id) if state.name in words), None)
    if organization_type(article.source) == "government_body" or is_government(article.source):
        return next((entity for entity in known if entity.type in STATES), named)
    if organization_type(article.source) == "media":
        paper = next((entity for entity in known if entity.type == "media"), None)
        return paper or Entity(f"org/{identifier(article.source)}", article.source, "media")
    return next((entity for entity in known if entity.type in ACTING), named)
