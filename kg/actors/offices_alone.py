"""Offices without a name: who "the Israeli president", "Iran's foreign minister", "its envoy", "the spokesman" is."""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import replace

from kg.actors.appositions import name_beside
from kg.actors.knowledge_base import KnowledgeBase
from kg.actors.knowledge_records import Office
from kg.actors.publishers import state_of_publisher
from kg.actors.references import Actors, Reference, Role
from kg.actors.taken import are_taken
from kg.actors.titles import OWNED_BY, POSSESSIVES, office_owner, owner_after
from kg.actors.words import FORMER
from kg.language.clauses import case_words
from kg.language.plain import Doc, Token
from kg.language.words import SPEECH_VERBS
from kg.records import Entity

DEFINITE = frozenset({"the", "this", "that"})
OWN = frozenset({"the", "our"})
ARTICLES = frozenset({"the", "a", "an"})
LOCATED = frozenset({"in", "at"})
SPEAKING_FOR = "spokesperson of"
PRIVATE = frozenset({"professional", "cleric", "party"})
HEADS = frozenset({"head_of_state", "head_of_government", "royalty"})
GOVERNING = HEADS | {"minister"}


def office_mentions(doc: Doc, actors: Actors, roles: list[Role], knowledge: KnowledgeBase) -> Iterator[Reference]:
    """References for offices without a name.

    Each is the person whose name stands beside it, or who holds that office as the article says; else the country or
    body that the office belongs to.
    """
    words = doc.words
    titles = list(_titles(doc, words, actors, knowledge))
    named = {reference.entities[0].id for reference in actors.references}
    for token in doc:
        if token.pos_ not in ("NOUN", "PROPN") or token.dep_ == "compound" or token.tag_ in ("NNS", "NNPS"):
            continue
        if not knowledge.ends_title(token.text) or actors.at(token) is not None:
            continue  # most nouns
        start, office = _office_around(token, words, knowledge)
        if office is None or office.rank == "honorific":
            continue
        owner = _owner_of_office(doc, start, token, actors, knowledge)
        if owner is not None and doc[owner.start - 1].lower_ in LOCATED and owner.entities[0].type == "place":
            owner = _state_around(owner, knowledge)
        first = min(start, owner.start) if owner and owner.start < start else start
        person = (
            next((role.person for role in roles if role.start <= token.i < role.end), None)
            or _apposed_person(token, actors)
            or _holder(doc, start, token, office, owner, roles, knowledge)
            or _titled(token, office, owner, titles, roles, knowledge)
            or _named_holder(token, office, owner, actors, knowledge)
        )
        if person is not None:
            yield Reference(first, token.i + 1, token.i, person.entities, "nominal", office.sector, certainty=0.8)
        elif (holder := _known_holder(doc, first, token.i, office, owner, named, knowledge)) is not None:
            end = max(token.i + 1, owner.end) if owner else token.i + 1
            yield Reference(first, end, token.i, (holder,), "nominal", office.sector, certainty=0.8)
        elif are_taken(token, office.sector) and owner is not None and office.rank not in HEADS:
            continue  # "kidnapped a Chadian judge": not Chad
        elif office.relation and owner is not None and _speaks_for(office, owner):
            end = max(token.i + 1, owner.end)
            of_state = owner.entities[0].type == "country"
            sector = (office.sector or "GOV") if of_state else owner.sector or office.sector
            yield Reference(first, end, token.i, owner.entities, "nominal", sector, certainty=0.7)
        elif owner is None and (
            (state := _own_office(doc, start, token, office, actors, knowledge))
            or (state := _of_headline(doc, start, token, office, actors))
        ):
            called = {person.entities[0] for person, title in titles if title == office} or {
                role.person.entities[0]
                for role in roles
                if role.of.id == state.id and not role.former and role.office.lower().endswith(token.lower_)
            }
            holder = next(iter(called)) if len(called) == 1 else knowledge.tenures.holder(office, state, named=named)
            yield Reference(start, token.i + 1, token.i, (holder or state,), "nominal", office.sector, certainty=0.7)


def spokespersons(doc: Doc, actors: Actors, knowledge: KnowledgeBase) -> Iterator[Reference]:
    """References for unnamed spokespersons of actors who are only described: "a spokesman for the rebels"."""
    for token in doc:
        office = knowledge.office(token.lower_) if token.pos_ == "NOUN" else None
        if office is None or office.relation != SPEAKING_FOR or actors.at(token) is not None:
            continue
        complements = (child for child in token.rights if child.dep_ == "nmod" and case_words(child) & OWNED_BY)
        of = next((reference for child in complements if (reference := actors.at(child)) is not None), None)
        if of is not None and len(of.entities) == 1:
            yield Reference(token.i, token.i + 1, token.i, of.entities, "nominal", of.sector, certainty=0.7)


def counterparts(doc: Doc, actors: Actors, knowledge: KnowledgeBase) -> Iterator[Reference]:
    """References for "his Turkish counterpart": who holds of Turkey what the person before holds elsewhere.

    Only where the article names the holder; else the noun stands for the state.
    """
    named = {reference.entities[0].id for reference in actors.references}
    for token in doc:
        if token.lower_ != "counterpart" or (owner := _owner_of_office(doc, token.i, token, actors, knowledge)) is None:
            continue
        of = owner.entities[0]
        before = [r for r in actors.roles if r.person.head < token.i and r.of.id != of.id and not r.former]
        office = knowledge.office(max(before, key=lambda role: role.person.head).office) if before else None
        if office is None:
            continue
        persons = {
            role.person.entities[0].id: role.person.entities[0]
            for role in actors.roles
            if role.of.id == of.id and not role.former and _same_office(office, knowledge.office(role.office))
        }
        holder = (
            next(iter(persons.values())) if len(persons) == 1 else knowledge.tenures.holder(office, of, named=named)
        )
        if holder is not None:
            yield Reference(owner.start, token.i + 1, token.i, (holder,), "nominal", office.sector, certainty=0.75)


def _state_around(place: Reference, knowledge: KnowledgeBase) -> Reference | None:
    """The state of a place that only says where: "a spokesman for the foreign ministry in Islamabad"."""
    state = knowledge.country(place.entities[0].country or "")
    return replace(place, entities=(state,)) if state is not None else None


def _own_office(
    doc: Doc, start: int, token: Token, office: Office, actors: Actors, knowledge: KnowledgeBase
) -> Entity | None:
    """The state whose release names an office of its own: "the Foreign Secretary" where that state publishes.

    Presidents and kings of whom it speaks may be others'.
    """
    before = doc[start - 1] if start > doc[token.i].sent.start else None
    told = before is None or before.lower_ in OWN
    if not told or not office.national or office.rank not in ("minister", "head_of_government"):
        return None
    if any(child.dep_ == "nmod" for child in token.children):
        return None
    return state_of_publisher(actors.publisher, knowledge)


def _of_headline(doc: Doc, start: int, token: Token, office: Office, actors: Actors) -> Entity | None:
    """The state whose office a headline names at its end: "Oman will leave Chad, foreign minister says"."""
    line = token.sent
    says = token.i + 1 < line.end and doc[token.i + 1].lemma_.lower() in SPEECH_VERBS
    if not (says and office.national and start > line.start and doc[start - 1].text == ","):
        return None
    if line[-1].text == "." or any(word.lower_ in ARTICLES for word in line):
        return None
    before = [r for word in doc[line.start : start] if (r := actors.at(word)) is not None and r.kind != "pronoun"]
    states = (r.entities[0] for r in before if len(r.entities) == 1 and r.entities[0].type == "country")
    return next(states, None)


def _speaks_for(office: Office, owner: Reference) -> bool:
    """Whether an unnamed holder stands for what the office belongs to: a journalist or bishop is not his state."""
    kind = owner.entities[0].type
    return kind != "person" and not (kind in ("country", "place") and office.rank in PRIVATE)


def _known_holder(
    doc: Doc, first: int, last: int, office: Office, owner: Reference | None, named: Container[str],
    knowledge: KnowledgeBase,
) -> Entity | None:  # fmt: skip
    """Who holds an office of this owner on the article's day, by what is known beforehand; not of former ones."""
    if owner is None or any(token.lower_ in FORMER for token in doc[max(first - 1, 0) : last]):
        return None
    return knowledge.tenures.holder(office, owner.entities[0], named=named)


def _titles(doc: Doc, words: list[str], actors: Actors, knowledge: KnowledgeBase) -> Iterator[tuple[Reference, Office]]:
    """The persons named with a title in front, each with it: "Marshal Tito", "President Boris Yeltsin"."""
    for reference in actors.references:
        if reference.kind == "name" and reference.entities[0].type == "person":
            length, office = knowledge.longest_office(words, reference.start)
            if office is not None and reference.start + length < reference.end:
                yield reference, office


def _titled(
    token: Token, office: Office, owner: Reference | None, titles: list[tuple[Reference, Office]], roles: list[Role],
    knowledge: KnowledgeBase,
) -> Reference | None:  # fmt: skip
    """Who was last named with the title of a definite description: "the marshal", "the Russian president".

    Not somebody who is known to hold that office of another country; nor, as "the Russian leader", a president whom the
    same sentence names.
    """
    if not any(child.lower_ in DEFINITE for child in token.children):
        return None
    placed = {role.person.entities[0].id for role in roles}

    def can_be_of(person: Entity) -> bool:
        known = knowledge.tenures.body_of(person, office)
        return owner is None or (person.id not in placed and known in (None, owner.entities[0]))

    named = [
        person
        for person, title in titles
        if _same_office(office, title)
        and person.head < (token.i if office == title else token.sent.start)
        and can_be_of(person.entities[0])
    ]
    return max(named, key=lambda person: person.head, default=None)


def _named_holder(
    token: Token, office: Office, owner: Reference | None, actors: Actors, knowledge: KnowledgeBase
) -> Reference | None:
    """The one person named before who is known to hold the office of a bare description: "the prime minister"."""
    if owner is not None or office.rank not in GOVERNING:
        return None
    if not any(child.lower_ in DEFINITE for child in token.children):
        return None
    before = (r for r in actors.references if r.kind == "name" and r.head < token.i and r.entities[0].type == "person")
    holders = {r.entities[0]: r for r in before if knowledge.tenures.body_of(r.entities[0], office) is not None}
    return next(iter(holders.values())) if len(holders) == 1 else None


def _apposed_person(title: Token, actors: Actors) -> Reference | None:
    """The person named beside a title: "Adel al-Jubeir, the Saudi foreign minister", "its president, Omar Bongo"."""
    doc = title.doc
    named = name_beside(title, actors, of_person=True)
    if named is None and title.i + 2 < len(doc) and doc[title.i + 1].text == ",":
        named = actors.at(doc[title.i + 2])
    person = named is not None and named.kind == "name" and named.entities[0].type == "person"
    return named if person else None


def _holder(
    doc: Doc, start: int, token: Token, office: Office, owner: Reference | None, roles: list[Role],
    knowledge: KnowledgeBase,
) -> Reference | None:  # fmt: skip
    """The one person who holds an office of this owner, by the article; of several, who was named last before."""
    title = doc[start : token.i + 1].text.lower()
    holders = [
        role
        for role in roles
        if (role.office.lower().endswith(title) or _same_office(office, knowledge.office(role.office)))
        and (owner is None or role.of.id == owner.entities[0].id)
    ]
    people = {role.person.entities[0].id: role.person for role in holders}
    if len(people) > 1:
        return max((r.person for r in holders if r.person.head < token.i), key=lambda r: r.head, default=None)
    return next(iter(people.values()), None)


def _same_office(one: Office, other: Office | None) -> bool:
    """Whether two titles can be one office: "premier" and "prime minister", "leader" and any head of state."""
    return other is not None and (one == other or (one.title == "leader" and other.rank in HEADS))


def _office_around(token: Token, words: list[str], knowledge: KnowledgeBase) -> tuple[int, Office | None]:
    for start in range(max(token.sent.start, token.i - 3), token.i + 1):
        length, office = knowledge.longest_office(words, start)
        if office and start + length == token.i + 1:
            return start, office
    return token.i, None


def _owner_of_office(doc: Doc, start: int, token: Token, actors: Actors, knowledge: KnowledgeBase) -> Reference | None:
    """What an office is of; of "the Chadian rebels" it is not Chad's."""
    if start:
        before = doc[start - 1]
        if before.text in POSSESSIVES and start > 1:
            before = doc[start - 2]
        owner = office_owner(actors.at(before))
        if owner is not None and owner.kind != "pronoun":
            return owner
    if token.i + 1 < len(doc) and doc[token.i + 1].lower_ in OWNED_BY:
        owner = owner_after(doc, token.i + 2, actors)
        noun = doc[owner.head].head if owner is not None and owner.kind == "adjective" else token
        people = knowledge.sector_noun(noun.lower_)
        return owner if noun == token or people is None or people.stands_for != "group" else None
    return None
