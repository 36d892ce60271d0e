"""States that the knowledge base lacks: names that an article itself treats as those of a state.

"Varnia's parliament", "Varnian police": what has parts of a state, and a people or an adjective made from its name,
is a country in that article, wherever its name stands; so are "the Republic of Varnia" and the Varn Union whose police
are Varni.
"""

from __future__ import annotations

import calendar
from collections.abc import Container, Iterator, Mapping

from kg.actors.knowledge_base import KnowledgeBase
from kg.actors.knowledge_records import Name
from kg.actors.titles import POSSESSIVES
from kg.actors.words import (
    COUNTRY_ENDINGS,
    DEMONYM_SUFFIXES,
    DESCRIPTIONS,
    ORGANIZATION_HEADS,
    PARTS_OF_RULERS,
    PORTFOLIOS,
    PUBLISHING_STATES,
    REALM_NOUNS,
)
from kg.ids import identifier
from kg.language.plain import Doc, Token
from kg.records import Entity

MODIFIERS = frozenset({"amod", "compound", "nmod:desc"})
NAMING = frozenset({"PROPN", "ADJ", "NOUN"})
ACTING = frozenset({"nsubj", "nsubj:pass", "nmod:poss", "obl:agent"})
LOCATIVE = frozenset({"in", "into", "inside", "within"})
# "Saturday's attack": days and months own what no state does.
CALENDAR = frozenset(
    {*calendar.day_name, *calendar.month_name, *(f"{day}s" for day in calendar.day_name), *calendar.day_abbr}
    | {*calendar.month_abbr, "Sept", "Tues", "Thurs"}
) - {""}
SHORTEST_STEM = 4
# Words between an adjective and the noun of a state: "the Varnian deputy foreign minister"
REACH = 3


def unknown_states(doc: Doc, knowledge: KnowledgeBase, source: str | None = None) -> dict[str, Name]:
    """The forms of unknown states and of their peoples in a document, each with what it names.

    `source` is who publishes it: the Government of Varnia is that of a state.
    """
    titled = [token for token in doc if token.is_title]
    possible = {text for text in {token.text for token in titled} if _may_name(text, knowledge)}
    bare = [token for token in titled if token.text in possible and _stands_alone(token)]
    names = {token.text for token in bare}
    unheard = {name for name in names if not knowledge.find(name)}
    surnames = {token.text for name in doc.ents if name.label_ == "PERSON" for token in name[1:]}
    persons = names - {token.text for token in bare if token.ent_type_ != "PERSON"}
    surnames |= persons - {token.text for token in bare if _owns_part_of_state(token, knowledge, of_person=False)}
    realms = dict(_realms(doc, knowledge))
    owners = {token.text for token in bare if _owns_part_of_state(token, knowledge)} - surnames
    owners |= {name for name in realms.values() if " " not in name}
    if source is not None and is_government(source):
        owners |= names & set(source.split())
    places = {token.text for token in bare if token.text in unheard and _is_place(token, knowledge)} - surnames
    owners |= {token.text for token in bare if token.text in places and token.dep_ in ACTING}
    adjectives = {token.text for token in bare if token.text in unheard and _is_adjective(token, knowledge)}
    forms: dict[str, Name] = {}
    for adjective in sorted(adjectives):
        if (state := _realm_of(adjective, realms) or _state_of(adjective, unheard | owners)) is not None:
            entity = _country(state)
            forms[state] = Name(state, entity, "name")
            forms[adjective] = Name(adjective, entity, "adjective")
    for owner in sorted(owners):
        if owner not in forms:
            forms[owner] = Name(owner, _country(owner), "name")
    for text, name in realms.items():
        if name in forms:
            forms[text] = Name(text, forms[name].entity, "name")
    for people in sorted(names - forms.keys()):
        singular = people.removesuffix("s")
        if singular in forms and forms[singular].kind == "adjective":
            forms[people] = Name(people, forms[singular].entity, "people", "CVL")
    return forms


def is_government(source: str) -> bool:
    """Whether a publisher is a government or a part of one, by its name."""
    return bool(PUBLISHING_STATES & set(source.lower().split()))


def _country(name: str) -> Entity:
    return Entity(f"place/{identifier(name)}", name, "country")


def _may_name(text: str, knowledge: KnowledgeBase) -> bool:
    """Whether a capitalized word can be the name of a state that nobody knows."""
    if not text.isalpha() or len(text) < SHORTEST_STEM or text in CALENDAR or _is_title_word(text.lower(), knowledge):
        return False
    return all(name.kind in ("city", "region") for name in knowledge.find(text))


def _stands_alone(token: Token) -> bool:
    """Whether a capitalized word can be a name of its own where it stands."""
    starts = token.is_sent_start and token.pos_ == "NOUN"
    return token.pos_ in NAMING and not starts and not _in_longer_name(token)


def _is_title_word(word: str, knowledge: KnowledgeBase) -> bool:
    """Whether a word belongs to names of offices and bodies, not of states: Ministry, Defence, Minister, Council."""
    known = word in ORGANIZATION_HEADS or word in PORTFOLIOS or word in DESCRIPTIONS
    return known or knowledge.office(word) is not None or knowledge.sector_noun(word) is not None


def _realms(doc: Doc, knowledge: KnowledgeBase) -> Iterator[tuple[str, str]]:
    """Names of states of several words with the name each state goes by: "Republic of Varnia" Varnia, "Varn Union"."""
    for token in doc[:-1]:
        if token.lower_ not in REALM_NOUNS or not token.is_title:
            continue
        if (
            token.nbor().lower_ == "of"
            and token.i + 2 < len(doc)
            and not knowledge.longest([token.text, "of", doc[token.i + 2].text], 0)[0]
        ):
            named = token.nbor(2)
            if named.is_title and not knowledge.find(named.text) and not _is_title_word(named.lower_, knowledge):
                yield f"{token.text} of {named.text}", named.text
        before = doc[token.i - 1] if token.i else None
        if before is not None and before.is_title and before.is_alpha and not knowledge.find(before.text):
            yield f"{before.text} {token.text}", f"{before.text} {token.text}"


def _realm_of(adjective: str, realms: Mapping[str, str]) -> str | None:
    """The state of two words that a demonym is made from: "Varn Union" for "Varni"."""
    return next(
        (name for name in sorted(realms.values()) if " " in name and name.split()[0] in _possible_states(adjective)),
        None,
    )


def _in_longer_name(token: Token) -> bool:
    """Whether a capitalized noun before or after makes the word part of a name of several words."""
    beside = [token.nbor(-1)] if token.i and not token.is_sent_start else []
    beside += [token.nbor()] if token.i + 1 < len(token.doc) and token.pos_ == "PROPN" else []
    return any(other.pos_ == "PROPN" and other.is_title and _joined(token, other) for other in beside)


def _joined(token: Token, other: Token) -> bool:
    """Whether parser or recognizer takes two words for one name."""
    return token.head == other or other.head == token or token.ent_iob_ == "I" or other.ent_iob_ == "I"


def _owns_part_of_state(token: Token, knowledge: KnowledgeBase, *, of_person: bool = True) -> bool:
    """ "Varnia's parliament", "the government of Varnia"; not `of_person` what is a ruler's too, as troops are."""
    if token.i + 2 < len(token.doc) and token.nbor().text in POSSESSIVES:
        return _part_follows(token.nbor(), knowledge, of_person=of_person)
    before = token.nbor(-1) if token.i > 1 else None
    return before is not None and before.lower_ == "of" and _is_part(before.nbor(-1), knowledge, of_person=of_person)


def _is_adjective(token: Token, knowledge: KnowledgeBase) -> bool:
    """ "Varnian police", "the Varnian foreign minister"; or it stands before a noun, as adjectives do."""
    before_noun = token.dep_ in MODIFIERS and token.head.pos_ == "NOUN" and token.head.i > token.i
    return token.ent_type_ == "NORP" or token.pos_ == "ADJ" or before_noun or _part_follows(token, knowledge)


def _is_place(token: Token, knowledge: KnowledgeBase) -> bool:
    """A place to the recognizer or by its preposition, or what stands beside a country: "between Oman and Varnia"."""
    if token.ent_type_ == "GPE" or any(child.lower_ in LOCATIVE for child in token.children if child.dep_ == "case"):
        return True
    if token.i + 2 < len(token.doc) and token.nbor().text == "," and token.nbor(2).lower_ == "which":
        return True
    partners = [token.head] if token.dep_ == "conj" else [child for child in token.children if child.dep_ == "conj"]
    return any(name.entity.type == "country" for other in partners for name in knowledge.find(other.text)[:1])


def _part_follows(token: Token, knowledge: KnowledgeBase, *, of_person: bool = True) -> bool:
    for following in token.doc[token.i + 1 : min(token.i + 1 + REACH, token.sent.end)]:
        if _is_part(following, knowledge, of_person=of_person):
            return True
        if following.pos_ not in ("ADJ", "NOUN"):
            return False
    return False


def _is_part(token: Token, knowledge: KnowledgeBase, *, of_person: bool = True) -> bool:
    if not token.is_lower:
        return False
    noun = knowledge.sector_noun(token.lower_) or knowledge.sector_noun(token.lemma_)
    office = knowledge.office(token.lower_)
    if not of_person and (noun is None or noun.sector == "MIL" or noun.noun in PARTS_OF_RULERS):
        return office is not None and office.national
    return (noun is not None and noun.stands_for == "state") or (office is not None and office.national)


def _state_of(adjective: str, names: Container[str]) -> str | None:
    """The name that a demonym is made from, among names: "Varnia" for "Varnian", "Torland" for "Torish"."""
    return next((name for name in _possible_states(adjective) if name in names and name != adjective), None)


def _possible_states(adjective: str) -> Iterator[str]:
    for suffix in DEMONYM_SUFFIXES:
        stem = adjective.removesuffix(suffix)
        if stem != adjective and len(stem) >= SHORTEST_STEM:
            for ending in COUNTRY_ENDINGS:
                yield stem + ending
    for ending in COUNTRY_ENDINGS:  # "Varn police": the adjective is the stem
        if ending:
            yield adjective + ending
