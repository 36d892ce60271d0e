"""Descriptions: "Iranian officials", "Turkish warplanes", "Syrian opposition forces", "the rebels"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.actors.joint import is_joint
from kg.actors.knowledge_base import KnowledgeBase
from kg.actors.knowledge_records import SectorNoun
from kg.actors.references import Actors, Reference
from kg.actors.taken import are_taken, is_counted
from kg.actors.words import (
    BACKED,
    DESCRIPTIONS,
    GOVERNING_PARTS,
    IDLE_MODIFIERS,
    INSTITUTIONS,
    KINDS_OF_BODIES,
    NOT_ACTORS,
    PEOPLE_OF_BODIES,
    PEOPLE_OF_STATE,
    STATES_TOGETHER,
    TAKEN_PEOPLE,
)
from kg.ids import identifier, short_hash
from kg.language.clauses import DEFINITE, PLURAL, case_words, first_conjunct, only_adds
from kg.language.plain import Doc, Token
from kg.records import Entity

GROUP_TYPES = {"REB": "armed_group", "MIL": "military"}
MODIFIERS = frozenset({"amod", "compound", "flat", "nmod:desc"})
STATES = frozenset({"country"})
BODIES = frozenset({"organization", "government_body", "armed_group", "military", "international_organization"})
PLACES = frozenset({"place"})
HOMES = frozenset({"place", "group"})
LENT_TO = frozenset({"international_organization"})
LOCATING = frozenset({"in", "from", "throughout", "across"})
NEAR = LOCATING | {"at", "near", "of", "outside", "around"}
# "Diplomats in Moscow" are other states'
ABROAD = frozenset({"diplomat", "envoy", "embassy"})
# "the national security forces"
LONGEST_PHRASE = 3
OUTSIDE = frozenset({"DET", "NUM", "PRON", "ADP"})
PARTS = frozenset({"nsubj", "nsubj:pass", "obj", "obl:agent"})


def nouns_of_parts(doc: Doc, knowledge: KnowledgeBase) -> list[tuple[Token, SectorNoun]]:
    """The nouns of a document for part of a state or for people, each with what it stands for."""
    return [
        (token, noun)
        for token in doc
        if token.pos_ in ("NOUN", "PROPN")
        and token.dep_ not in ("compound", "amod")
        and (noun := _noun(token, knowledge)) is not None
        and noun.noun not in NOT_ACTORS
        and noun.stands_for != "place"
        and not _is_tie(token)
    ]


def _is_tie(token: Token) -> bool:
    """Whether a noun is what joins others, not one who acts: "the alliance between Oman and Chad"."""
    phrases = (child for child in token.rights if child.dep_ == "nmod")
    return any(case.lower_ == "between" for phrase in phrases for case in phrase.children if case.dep_ == "case")


def find_nominals(
    nouns: Sequence[tuple[Token, SectorNoun]], names: Actors, knowledge: KnowledgeBase, article_id: str, *, bare: bool
) -> Iterator[Reference]:
    """References for noun phrases whose head names part of a state, or a group of people.

    People without any name ("rebels", "two fishermen") are kept apart from those of other articles.

    `bare` asks for the descriptions that may stand for somebody named before ("the group"), else for all others.
    """
    for token, noun in nouns:
        if token.lower_ == "couple" and any(child.dep_ == "nmod" for child in token.rights):
            continue  # "a couple of points"
        if _is_name(names, token) or (bare and names.at(token) is not None) or _says_what_it_is(token, names):
            continue
        if not bare and (is_joint(token) or (token.lower_ in DESCRIPTIONS and _is_bare_description(token))):
            continue
        if bare and DESCRIPTIONS.get(token.lower_) == "organization" and _is_bare_description(token):
            continue  # "the group": somebody named before, and nobody can tell who
        if not bare and noun.stands_for == "state" and _of_institution(token):
            continue  # "government troops": of the state spoken of, if that is told
        located = noun.stands_for != "people" and noun.noun not in ABROAD
        owner = _owner(token, names) or (_where(token, names, knowledge) if located else None)
        apart = noun.stands_for == "state" and _are_apart(token, noun)
        if noun.stands_for == "state" and owner is not None and not apart:
            owners = _owners(owner, names)
            start, end = min(o.start for o in owners), max(o.end for o in owners)
            start, end = min(start, token.i), max(token.i + 1, end)
            entities = tuple(dict.fromkeys(o.entities[0] for o in owners))
            yield Reference(start, end, token.i, entities, "nominal", noun.sector, certainty=0.9)
        elif (
            noun.noun in GOVERNING_PARTS
            and (place := _owner(token, names, PLACES)) is not None
            and place.kind == "name"
        ):
            name = f"{place.entities[0].name} {token.lower_}"
            own = Entity(f"org/{identifier(name)}", name, "government_body", place.entities[0].country)
            start, end = min(place.start, token.i), max(token.i + 1, place.end)
            yield Reference(start, end, token.i, (own,), "nominal", noun.sector, certainty=0.7)
        elif noun.noun in PEOPLE_OF_BODIES and (body := _owner(token, names, _bodies(noun))) is not None:
            start, end = min(body.start, token.i), max(token.i + 1, body.end)
            sector = body.sector or noun.sector
            yield Reference(start, end, token.i, body.entities, "nominal", sector, certainty=0.8)
        elif (
            noun.stands_for in ("group", "people")
            or (_is_described(noun) and token.tag_ in PLURAL and (_is_specific(token) or _are_told_apart(token)))
            or (noun.noun in PEOPLE_OF_STATE and (_is_specific(token) or (bare and _takes_part(token))))
            or apart
        ):
            words = _group_words(token, owner, names)
            name = _group_name(words, names)
            around = _around(token, names) if located else None
            country = owner.entities[0].country if owner else _home(token, names) or around
            kind = GROUP_TYPES.get(noun.sector or "", "group")
            kind = "armed_group" if kind == "military" and _is_ethnic(token) else kind
            suffix = f"_{short_hash(article_id)}" if name == name.lower() else ""
            entity = Entity(f"group/{identifier(name)}{suffix}", name, kind, country)
            yield Reference(words[0].i, token.i + 1, token.i, (entity,), "nominal", noun.sector, certainty=0.7)


def _says_what_it_is(token: Token, names: Actors) -> bool:
    """Whether a noun says of a body named before it what that is: "the NATO alliance"."""
    body = names.at(token.nbor(-1)) if token.i > token.sent.start else None
    return (
        token.lower_ in KINDS_OF_BODIES
        and any(child.lower_ in DEFINITE for child in token.lefts)
        and body is not None
        and body.kind == "name"
        and body.entities[0].type in BODIES
    )


def _are_apart(token: Token, noun: SectorNoun) -> bool:
    """Whether people of a state are no part of what it does: those taken or freed, an ethnic army, one it backs."""
    if noun.noun in ABROAD:
        return False
    people = noun.noun in TAKEN_PEOPLE
    return (
        (people and are_taken(token, noun.sector)) or _is_ethnic(token) or (noun.sector == "MIL" and _is_backed(token))
    )


def _is_described(noun: SectorNoun) -> bool:
    """Whether several of a kind are a group if they are told from others: "donor countries", "twenty governments"."""
    return noun.stands_for == "described" or noun.noun in STATES_TOGETHER


def _are_told_apart(token: Token) -> bool:
    """Whether so many are a group of their own: "ten countries", but of members only "five other members of NATO".

    Not if some are named: "ten countries, including Chad".
    """
    if any(case_words(child) & {"including"} for child in token.rights if child.dep_ == "nmod"):
        return False
    return is_counted(token) and (token.lemma_ != "member" or any(child.lower_ == "other" for child in token.lefts))


def _is_ethnic(token: Token) -> bool:
    """Whether people are called after their descent: "ethnic Albanian forces"."""
    words = [word for child in token.lefts if child.dep_ in MODIFIERS for word in child.subtree]
    return any(word.lower_ == "ethnic" for word in words)


def _is_backed(token: Token) -> bool:
    """Whether a force has the help of a state."""
    return any(child.dep_ in MODIFIERS and child.lower_.split("-")[-1] in BACKED for child in token.lefts)


def _bodies(noun: SectorNoun) -> frozenset[str]:
    """The types of organizations that people can be; forces that states lend to NATO or the UN are their own."""
    return BODIES - LENT_TO if noun.sector == "MIL" else BODIES


def _of_institution(token: Token) -> bool:
    before = [child for child in token.lefts if child.dep_ in MODIFIERS or child.dep_ == "nmod:poss"]
    return len(before) == 1 and before[0].dep_ == "compound" and before[0].lower_ in INSTITUTIONS


def _noun(token: Token, knowledge: KnowledgeBase) -> SectorNoun | None:
    """What a noun stands for: its own part of a state, unless it is people of another kind with the words before it.

    "Suicide bombers" are no aircraft, "opposition lawmakers" no parliament, "air traffic controllers" workers.
    """
    single = knowledge.sector_noun(token.lemma_.lower()) or knowledge.sector_noun(token.lower_)
    if single is None:
        return sector_phrase(token, knowledge)[1] if knowledge.ends_sector_noun(token.lower_) else None
    if single.stands_for != "state":
        return single
    _, phrase = sector_phrase(token, knowledge)
    return phrase if phrase is not None and phrase.stands_for == "group" else single


def sector_phrase(token: Token, knowledge: KnowledgeBase) -> tuple[int, SectorNoun | None]:
    """Where the longest noun for a part of a state that ends at a token begins, and the noun: "suicide bombers"."""
    start = token.i
    if knowledge.ends_sector_noun(token.lower_):
        while 0 < start > token.i - LONGEST_PHRASE + 1 and (
            start <= token.doc[start - 1].head.i <= token.i or token.doc[start - 1].tag_ == "HYPH"
        ):
            start -= 1
    for first in range(start, token.i):
        if (noun := knowledge.sector_noun(token.doc[first : token.i + 1].text.lower())) is not None:
            return first, noun
    return token.i, knowledge.sector_noun(token.lemma_.lower()) or knowledge.sector_noun(token.lower_)


def _takes_part(token: Token) -> bool:
    """Whether people whose state nobody tells do something or have it done to them: "soldiers seized the palace"."""
    return first_conjunct(token).dep_ in PARTS


def _is_bare_description(token: Token) -> bool:
    words = list(token.children)
    definite = any(child.lower_ in ("the", "this", "that", "these", "those", "both", "two") for child in words)
    further = ("amod", "compound", "nmod", "nmod:poss", "acl", "acl:relcl")
    return definite and all(only_adds(child) for child in words if child.dep_ in further)


def _is_name(names: Actors, token: Token) -> bool:
    """Whether a noun is part of a name, or has the name of who it describes beside it ("its ally Russia")."""
    reference = names.at(token)
    if reference is not None and (reference.kind in ("name", "adjective") or reference.head == token.i):
        return True
    beside = [names.at(child) for child in token.children if child.dep_ in ("appos", "flat")]
    return any(r is not None and r.kind == "name" and r.head > token.i for r in beside)


def _owner(token: Token, names: Actors, types: frozenset[str] = STATES) -> Reference | None:
    """The actor of some types that a noun belongs to: demonym, possessive, or "of X"."""
    for child in token.children:
        relation = child.dep_
        by_of = relation == "nmod" and any(case.lower_ == "of" for case in child.children)
        if relation in MODIFIERS or relation == "nmod:poss" or by_of:
            reference = names.at(child)
            if reference and reference.entities[0].type in types:
                return reference
            for grandchild in child.children:
                inner = names.at(grandchild)
                if relation in MODIFIERS and inner and inner.entities[0].type in types:
                    return inner
    return None


def _home(token: Token, names: Actors) -> str | None:
    """The country of the place or people before a noun: "Basra officials", "Catalan police", "Yoruba chiefs"."""
    beside = [names.at(child) for child in token.children if child.dep_ in MODIFIERS or child.dep_ == "nmod:poss"]
    return next((r.entities[0].country for r in beside if r is not None and r.entities[0].type in HOMES), None)


def _around(token: Token, names: Actors) -> str | None:
    """The country of the place that people are in, or of one it is near: "students at a school near Basra"."""
    phrases = [token]
    for phrase in phrases:  # grows as it goes
        reference = names.at(phrase) if phrase is not token else None
        if reference is not None and reference.entities[0].type in STATES | PLACES:
            return reference.entities[0].country
        phrases += [
            child
            for child in phrase.children
            if child.dep_ == "nmod" and any(case.lower_ in NEAR for case in child.children)
        ]
    return None


def _where(token: Token, names: Actors, knowledge: KnowledgeBase) -> Reference | None:
    """The country that people are in, or in a place of: "police in Nepal", "prosecutors in Lagos"."""
    for child in token.children:
        if child.dep_ != "nmod" or not any(case.lower_ in LOCATING for case in child.children):
            continue
        reference = names.at(child)
        if reference is None or len(reference.entities) != 1 or reference.entities[0].type not in ("country", "place"):
            continue
        entity = reference.entities[0]
        state = entity if entity.type == "country" else knowledge.country(entity.country or "")
        return replace(reference, entities=(state,)) if state is not None else None
    return None


def _owners(owner: Reference, names: Actors) -> list[Reference]:
    """The country that a noun belongs to and those coordinated to it: "Soviet and Chinese troops", "French and UN"."""
    others = [names.at(child) for child in names.doc[owner.head].children if child.dep_ == "conj"]
    named = [o for o in others if o is not None and o.kind != "nominal"]
    return [owner, *(o for o in named if o.entities[0].type in STATES | BODIES or o.kind == "adjective")]


def _is_specific(token: Token) -> bool:
    return any(
        child.dep_ in ("acl:relcl", "acl") or (child.dep_ in MODIFIERS and child.lower_ not in IDLE_MODIFIERS)
        for child in token.children
    )


def _group_name(words: list[Token], names: Actors) -> str:
    """The words of a group as they stand within a sentence: "Rebels" at its beginning are the same rebels."""
    first, last = words[0], words[-1]
    whole = first.doc[first.i : last.i + 1]
    name = whole.text if len(whole) == len(words) else " ".join(word.text for word in words)
    starts = first.sent.start == first.i and first.pos_ in ("NOUN", "ADJ") and names.at(first) is None
    return first.lower_ + name[len(first) :] if starts and first.is_title else name


def _group_words(token: Token, owner: Reference | None, names: Actors) -> list[Token]:
    left = [
        child
        for child in token.lefts
        if child.dep_ in MODIFIERS and child.lower_ not in IDLE_MODIFIERS and child.pos_ != "NUM"
    ]
    words = sorted({word.i: word for child in left for word in child.subtree} | {token.i: token})
    inside = [word for word in token.doc[words[0] : token.i + 1] if not word.is_space]
    while len(inside) > 1 and (inside[0].is_punct or inside[0].pos_ in OUTSIDE or inside[0].lower_ in IDLE_MODIFIERS):
        inside.pop(0)
    return [word for word in inside if word.pos_ not in ("DET", "PRON")] or [token]
