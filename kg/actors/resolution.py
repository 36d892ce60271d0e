"""Resolution: every mention of a document turned into an entity of the knowledge base, or a new one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from spacy.tokens import Doc as ParsedDoc

from kg.actors.antecedents import Choose, likeliest
from kg.actors.appositions import find_appositions
from kg.actors.coreference import Coreference
from kg.actors.datelines import dateline_mentions
from kg.actors.knowledge_base import KnowledgeBase
from kg.actors.names import find_names
from kg.actors.nominals import find_nominals, nouns_of_parts
from kg.actors.offices_alone import counterparts, office_mentions, spokespersons
from kg.actors.publishers import publisher_of
from kg.actors.references import Actors, Reference, Role
from kg.actors.roles import extend_over_titles, find_roles, with_countries
from kg.language.plain import Doc
from kg.language.quotes import find_quotations
from kg.records import Article


def resolve(parsed: ParsedDoc, article: Article, knowledge: KnowledgeBase, *, choose: Choose = likeliest) -> Actors:
    """The actors of a parsed article: who each mention is, and which offices they hold.

    `choose` settles whom pronouns mean: by the shipped weights unless given.
    """
    doc = Doc(parsed)
    found = tuple(find_names(doc, knowledge, article))
    publisher = publisher_of(article, knowledge, found)
    names = Actors(doc, found, publisher=publisher)
    roles = list(find_roles(doc, names, knowledge))
    titled = Actors(doc, tuple(extend_over_titles(doc, names, knowledge)), tuple(roles), publisher)
    held = _with(titled, office_mentions(doc, titled, roles, knowledge))
    held = _with(held, counterparts(doc, held, knowledge))
    apposed = _with(held, find_appositions(doc, held, knowledge))
    nouns = nouns_of_parts(doc, knowledge)
    described = _with(apposed, find_nominals(nouns, apposed, knowledge, article.id, bare=False))
    coreference = Coreference(doc, described, knowledge, find_quotations(doc), publisher, choose)
    settled = _with(described, coreference.resolve())
    settled = replace(settled, roles=(*roles, *_roles_by_pronoun(doc, names, settled, knowledge)))
    bare = _with(settled, find_nominals(nouns, settled, knowledge, article.id, bare=True))
    spoken = with_countries(_with(bare, spokespersons(doc, bare, knowledge)), knowledge)
    return replace(spoken, dateline=tuple(dateline_mentions(article, spoken, knowledge)))


def _roles_by_pronoun(doc: Doc, names: Actors, settled: Actors, knowledge: KnowledgeBase) -> Iterator[Role]:
    """The offices whose owner only coreference tells: "its president, Omar Bongo"."""
    pronouns = [r for r in settled.references if r.kind == "pronoun" and len(r.entities) == 1]
    sentences = {doc[pronoun.head].sent for pronoun in pronouns}
    near = [r for r in (*names.references, *pronouns) if doc[r.head].sent in sentences]
    known = {(role.person.head, role.office.lower()) for role in settled.roles}
    for role in find_roles(doc, replace(names, references=tuple(near)), knowledge):
        if (role.person.head, role.office.lower()) not in known:
            yield role


def _with(actors: Actors, references: Iterable[Reference]) -> Actors:
    found = tuple(references)
    return replace(actors, references=actors.references + found) if found else actors
