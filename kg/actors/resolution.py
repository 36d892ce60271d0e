"""Resolution: every mention of a document turned into an entity of the knowledge base, or a new one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Doc as ParsedDoc

from kg.actors.antecedents import Choose, likeliest
from kg.actors.appositions import find_appositions
from kg.actors.belonging import find_belonging
from kg.actors.coreference import Coreference
from kg.actors.datelines import dateline_mentions
from kg.actors.introduced import find_introduced
from kg.actors.knowledge_base import KnowledgeBase
from kg.actors.names import find_names
from kg.actors.nominals import find_nominals, nouns_of_parts
from kg.actors.offices_alone import counterparts, office_mentions, spokespersons
from kg.actors.owned import find_owned
from kg.actors.publishers import publisher_of
from kg.actors.references import Actors, Role
from kg.actors.roles import extend_over_titles, find_roles, with_countries
from kg.actors.sites import find_sites
from kg.actors.taken import apart_from_state, find_crowds
from kg.language.plain import Doc
from kg.language.quotes import find_quotations
from kg.records import Article


def resolve(parsed: ParsedDoc, article: Article, knowledge: KnowledgeBase, *, choose: Choose = likeliest) -> Actors:
    """The actors of a parsed article: who each mention is, and which offices they hold.

    `choose` settles whom pronouns mean: by the shipped weights unless given.
    """
    doc = Doc(parsed)
    found = tuple(apart_from_state(doc, find_names(doc, knowledge, article)))
    publisher = publisher_of(article, knowledge, found)
    names = Actors(doc, found, publisher=publisher)
    roles = list(find_roles(doc, names, knowledge))
    dateline = tuple(dateline_mentions(article, names, knowledge))
    titled = Actors(doc, tuple(extend_over_titles(doc, names, knowledge)), tuple(roles), publisher, dateline)
    held = titled.with_more(office_mentions(doc, titled, roles, knowledge))
    held = held.with_more(counterparts(doc, held, knowledge))
    apposed = held.with_more(find_appositions(doc, held, knowledge))
    nouns = nouns_of_parts(doc, knowledge)
    described = apposed.with_more(find_nominals(nouns, apposed, knowledge, article.id, bare=False))
    described = described.with_more(find_introduced(doc, described, article.id))
    described = described.with_more(find_crowds(doc, described, article.id))
    coreference = Coreference(doc, described, knowledge, find_quotations(doc), publisher, choose)
    settled = described.with_more(coreference.resolve())
    if told := tuple(_roles_by_pronoun(doc, names, settled, knowledge)):
        settled = replace(settled, roles=settled.roles + told)
    settled = settled.with_more(find_sites(doc, settled, article.id))
    owned = settled.with_more(find_owned(nouns, settled))
    bare = owned.with_more(find_nominals(nouns, owned, knowledge, article.id, bare=True))
    complete = with_countries(bare.with_more(spokespersons(doc, bare, knowledge)), knowledge)
    return replace(complete, belongings=tuple(find_belonging(doc, complete, knowledge)))


def _roles_by_pronoun(doc: Doc, names: Actors, settled: Actors, knowledge: KnowledgeBase) -> Iterator[Role]:
    """The offices whose owner only coreference tells: "its president, Omar Bongo"."""
    states = {r.person.entities[0].id: r.of for r in settled.roles if r.of.type == "country" and not r.former}
    pronouns = [r for r in settled.references if r.kind == "pronoun" and len(r.entities) == 1]
    governing = [r for r in pronouns if r.entities[0].id in states]
    sentences = {doc[pronoun.head].sent for pronoun in pronouns}
    near = [r for r in (*names.references, *pronouns) if doc[r.head].sent in sentences]
    known = {(role.person.head, role.office.lower()) for role in settled.roles}
    for role in find_roles(doc, replace(names, references=tuple(near)), knowledge):
        if (role.person.head, role.office.lower()) not in known:
            yield role
    near += [replace(r, entities=(states[r.entities[0].id],)) for r in governing]  # "his foreign minister, Ann Moore"
    for role in find_roles(doc, replace(names, references=tuple(r for r in near if r not in governing)), knowledge):
        office = knowledge.office(role.office)
        if office is not None and office.rank == "minister" and role.of_span in {(r.start, r.end) for r in governing}:
            yield role
