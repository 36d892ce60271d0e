"""Arguments: which actors the head of a phrase stands for, itself or through what it belongs to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from kg.actors import Actors, Reference
from kg.actors.words import DESCRIPTIONS
from kg.language.clauses import antecedent, case_words, children, conjuncts
from kg.language.plain import Token
from kg.language.words import TEXTS
from kg.records import Argument, Entity
from kg.statements.words import (
    BELONGINGS,
    CLASSIFIERS,
    CRITICISM,
    ENDS,
    FIGHTERS,
    HELP,
    HELPING,
    KIN,
    LEAVE,
    MAKING,
    PROPOSED_TEXTS,
    QUANTITIES,
    SINGLING_OUT,
)

STANDING_FOR_OTHERS = QUANTITIES | CLASSIFIERS
# What says what those say who made it: "a resolution circulated by Oman condemned"
DRAFTS = TEXTS | PROPOSED_TEXTS
# What examples stand behind: "five firms, including Iran Air", "groups such as Hamas", "its allies, notably Chad"
EXEMPLIFYING = frozenset({"including", "such", "like"})
# Types of what is named before a kind of body: "the al-Qaeda network"
ORGANIZED = frozenset({"organization", "armed_group", "media", "international_organization"})
MODIFIERS = frozenset({"nmod:poss", "amod", "compound", "nmod:desc", "flat", "obl:unmarked", "nmod:unmarked"})
# Prepositions behind a noun, the likeliest first: of who does what it says, of where it is, of whose it is
DOING = ("by", "of")
WHERE = ("in", "on", "near", "at", "of", "against")
WHOSE = ("by", "of", "in", "from", "on", "against")
THROUGH_PENALTY = 0.75


class Filler(NamedTuple):
    """An actor in a slot: the entity, the head of the words for it, and how sure the reading is (0 to 1).

    With as many words as none (`start` is `end`) the actor is only understood.
    """

    entity: Entity
    head: Token
    start: int
    end: int
    sector: str | None
    certainty: float

    def argument(self) -> Argument:
        """The filler as the argument of a statement, with its words."""
        e, span = self.entity, self.head.doc[self.start : self.end]
        if not len(span):
            return Argument(e.id, e.name, e.type, e.country, self.sector)
        return Argument(e.id, e.name, e.type, e.country, self.sector, span.text, span.start_char, span.end_char)


def fillers(token: Token, actors: Actors, *, as_place: bool = False, acting: bool = False) -> list[Filler]:
    """The actors that a phrase and those coordinated to it stand for.

    `as_place` reads a capital as the city; `acting` leaves out what a phrase is only located in or aimed at:
    "a strike near Mosul destroyed" is no act of Mosul.
    """
    found: list[Filler] = []
    for part in conjuncts(token):
        found += (
            _whose(part, actors)
            or _belonging(part, actors)
            or direct(part, actors, as_place=as_place)
            or list(_through(part, actors, as_place, acting))
        )
        found += _examples(part, actors, as_place)
    return list({filler.entity.id: filler for filler in reversed(found)}.values())[::-1]


def ids(found: Iterable[Filler]) -> frozenset[str]:
    """The ids of actors."""
    return frozenset(filler.entity.id for filler in found)


def without(found: Iterable[Filler], others: Iterable[Filler]) -> tuple[Filler, ...]:
    """The actors that are none of others."""
    left_out = ids(others)
    return tuple(filler for filler in found if filler.entity.id not in left_out)


def _whose(token: Token, actors: Actors) -> list[Filler]:
    """Whose the phrase is in a relative clause: "the Front, whose fighters attacked", where the phrase has no name."""
    pronoun = next((child for child in token.children if child.lower_ == "whose" and child.dep_ == "nmod:poss"), None)
    owner = antecedent(pronoun) if pronoun is not None else None
    beside = map(actors.at, (token, *children(token, "appos", "flat")))
    if owner is None or any(r is not None and r.kind == "name" for r in beside) or token.lemma_.lower() in KIN:
        return []
    return [filler._replace(certainty=filler.certainty * THROUGH_PENALTY) for filler in direct(owner, actors)]


def _belonging(token: Token, actors: Actors) -> list[Filler]:
    """Whose a vehicle or a post without a name is that acts or is attacked."""
    reference = actors.at(token)
    if reference is None or reference.kind != "nominal" or token.lemma_.lower() not in BELONGINGS:
        return []
    owners = [child for child in children(token, "nmod") if "of" in case_words(child)]
    found = [filler for owner in owners for part in conjuncts(owner) for filler in direct(part, actors)]
    found = found or [filler for filler in modifiers(token, actors) if filler.head.i != token.i]
    return [filler._replace(certainty=filler.certainty * THROUGH_PENALTY) for filler in found]


def is_criticized(phrase: Token) -> bool:
    """Whether a phrase says what is criticized, not who does it: "dismissed Oman's criticism of the vote"."""
    return case_words(phrase) == {"of"} and phrase.head.lemma_.lower() in CRITICISM


def is_leave(phrase: Token) -> bool:
    """Whether a phrase says by whose help or leave something is done: "with support from Oman"."""
    return "with" in case_words(phrase) and phrase.lemma_.lower() in LEAVE


def _examples(token: Token, actors: Actors, as_place: bool) -> list[Filler]:
    """Those of a group without a name that are named behind it."""
    reference = actors.at(token)
    if reference is not None and reference.kind == "name":
        return []
    behind = [child for child in children(token, "nmod") if case_words(child) & EXEMPLIFYING]
    behind += [child for child in children(token, "appos") if _is_singled_out(child)]
    named = [
        filler for child in behind for part in conjuncts(child) for filler in direct(part, actors, as_place=as_place)
    ]
    return [filler._replace(certainty=filler.certainty * THROUGH_PENALTY) for filler in named]


def _is_singled_out(name: Token) -> bool:
    """Whether somebody is named as one of several: "its allies, notably Chad", "ten states, among them Chad"."""
    if any(child.lower_ in SINGLING_OUT for child in children(name, "advmod")):
        return True
    return any("among" in case_words(child) for child in children(name, "nmod"))


def is_described_by(filler: Filler, noun: Token) -> bool:
    """Whether somebody is known by nothing but this noun: "old rivals", where it is nobody named before."""
    if filler.head.i != noun.i:
        return False
    name = filler.entity.name.lower()  # "its members" are the members of Oman
    return name in filler.head.doc[filler.start : filler.end].text.lower() or name.startswith(f"{noun.lower_} of ")


def direct(token: Token, actors: Actors, *, as_place: bool = False) -> list[Filler]:
    """The actors that a single token names, describes or points to."""
    reference = actors.at(token)
    if reference is None or (
        reference.kind == "adjective" and token.pos_ == "ADJ" and token.dep_ in ("amod", "compound")
    ):
        return []
    return [_filler(reference, entity, token, as_place) for entity in reference.entities]


def _filler(reference: Reference, entity: Entity, token: Token, as_place: bool, certainty: float = 1.0) -> Filler:
    if as_place and reference.city is not None:
        entity = reference.city
    return Filler(entity, token, reference.start, reference.end, reference.sector, reference.certainty * certainty)


def modifiers(noun: Token, actors: Actors) -> Iterator[Filler]:
    """The actors in front of a noun: possessor ("Israel's strike"), demonym and compound ("Israeli, US strikes").

    Of a kind of body with a name in front it is that name alone: "Bin Laden's al-Qaeda network".
    """
    if DESCRIPTIONS.get(noun.lemma_.lower()) == "organization" and (named := _named_bodies(noun, actors)):
        yield from named
        return
    for child in noun.children:
        for part in conjuncts(child) if child.dep_ in MODIFIERS else ():
            reference = actors.at(part)
            if reference is not None and reference.head == noun.i:
                reference = None  # "our" of "our oldest ally", who is known by nothing else
            elif reference is not None and reference.kind == "adjective" and _tells_descent(part):
                continue
            if reference is not None:
                yield from (_filler(reference, entity, part, False) for entity in reference.entities)
            elif part.lower_ == "whose":
                owner = antecedent(part)
                yield from direct(owner, actors) if owner is not None else ()
            elif part.lower_ in FIGHTERS:
                yield from _known_fighters(part, actors)
            elif part.dep_ == "nmod:poss" or part.pos_ in ("NOUN", "PROPN", "VERB"):
                yield from modifiers(part, actors)


def _known_fighters(word: Token, actors: Actors) -> Iterator[Filler]:
    """The fighters of whom a text tells by the same word, where it stands before a noun: "rebel positions"."""
    named = (r for r in actors.references if actors.doc[r.head].lemma_.lower() == word.lower_ and len(r.entities) == 1)
    known = [reference for reference in named if reference.entities[0].type == "armed_group"]
    if known:
        nearest = min(known, key=lambda reference: (reference.head > word.i, abs(reference.head - word.i)))
        found = _filler(nearest, nearest.entities[0], word, False, THROUGH_PENALTY)
        yield found._replace(start=word.i, end=word.i + 1)


def _tells_descent(adjective: Token) -> bool:
    """Whether an adjective tells of what descent people are, not whose state they are: "ethnic Albanian unrest"."""
    return adjective.i > 0 and adjective.nbor(-1).lower_ == "ethnic"


def _named_bodies(noun: Token, actors: Actors) -> list[Filler]:
    """The organizations whose names stand right in front of a noun."""
    found = ((child, actors.at(child)) for child in children(noun, "compound"))
    return [
        _filler(reference, entity, child, False)
        for child, reference in found
        if reference is not None and reference.kind == "name"
        for entity in reference.entities
        if entity.type in ORGANIZED
    ]


def _is_nominal(filler: Filler, actors: Actors) -> bool:
    reference = actors.at(filler.head)
    return reference is not None and reference.kind == "nominal"


def owners_abroad(token: Token, actors: Actors, places: Iterable[Filler]) -> list[Filler]:
    """Whose a thing is that stands in another's country: "a Kenyan base near Mogadishu"."""
    countries = {place.entity.country for place in places}
    if not countries or None in countries:
        return []
    owners = [filler for filler in modifiers(token, actors) if not _is_nominal(filler, actors)]
    return [] if any(owner.entity.country in countries for owner in owners) else owners


def _through(token: Token, actors: Actors, as_place: bool, acting: bool) -> Iterator[Filler]:
    """The actors that a phrase is about without naming them by its head."""
    for apposed in children(token, "appos", "flat"):
        if found := direct(apposed, actors, as_place=as_place):
            yield from found
            return
    if token.lemma_.lower() in STANDING_FOR_OTHERS or token.pos_ in ("NUM", "DET", "PRON"):
        for child in children(token, "nmod"):
            if "of" in case_words(child):
                yield from fillers(child, actors, as_place=as_place, acting=acting)
                return
    if token.lemma_.lower() in ENDS:
        ended = [child for child in children(token, "nmod") if case_words(child) & {"to", "of"}]
        yield from (filler for child in ended for filler in fillers(child, actors, as_place=as_place))
        return
    if token.pos_ not in ("NOUN", "PROPN", "VERB", "ADJ"):
        return
    behind = [child for child in children(token, "nmod", "obl", "obl:agent") if not is_criticized(child)]
    phrases = {word: child for child in behind for word in case_words(child)}
    order = DOING if acting else WHERE if as_place else WHOSE
    if as_place:
        places = _behind(phrases, order, actors, as_place=True)
        found = owners_abroad(token, actors, places) or places or list(modifiers(token, actors))
    else:
        doers = fillers(phrases["by"], actors) if "by" in phrases else []
        found = doers or list(modifiers(token, actors)) or _behind(phrases, order, actors)
        if not found and (not acting or token.lemma_.lower() in DRAFTS):
            found = _makers(token, actors)
    for filler in found or (_told_before(token, actors) if acting else ()):
        yield filler._replace(certainty=filler.certainty * THROUGH_PENALTY)


def _behind(
    phrases: Mapping[str, Token], order: Iterable[str], actors: Actors, *, as_place: bool = False
) -> list[Filler]:
    """The actors of the first phrase, by its preposition, that has any."""
    for phrase in (phrases[word] for word in order if word in phrases):
        found = [filler for part in conjuncts(phrase) for filler in direct(part, actors, as_place=as_place)]
        found = found or list(modifiers(phrase, actors))
        if not found and not as_place:  # "the seizure of power by X"
            inner = [child for child in children(phrase, "nmod") if case_words(child) & {"of", "by"}]
            found = [filler for part in inner for filler in direct(part, actors)]
        if found:
            return found
    return []


def _makers(token: Token, actors: Actors) -> list[Filler]:
    """Whose a thing is by a clause behind it: "the plan that Oman proposed", "crimes committed by Oman"."""
    making = [clause for clause in children(token, "acl:relcl", "acl") if clause.lemma_.lower() in MAKING]
    named = [child for clause in making for child in children(clause, "nsubj", "obl:agent")]
    makers = [maker for maker in named if maker.dep_ == "nsubj" or "by" in case_words(maker)]
    return [filler for maker in makers for filler in direct(maker, actors) or modifiers(maker, actors)]


def _told_before(token: Token, actors: Actors) -> list[Filler]:
    """Whose help is that was told of before with the same word: "US aid reached Chad. This aid supports schools"."""
    if token.lemma_.lower() not in HELP or not any(child.lower_ == "this" for child in token.lefts):
        return []
    before = (word for word in reversed(token.doc.tokens[: token.sent.start]) if word.lemma_ == token.lemma_)
    owned = (list(modifiers(word, actors)) or _giver(word, actors) for word in before)
    return next((owners for owners in owned if owners), [])


def _giver(help: Token, actors: Actors) -> list[Filler]:
    """Who gives help: "Oman will provide nearly 100 million dollars in new assistance"."""
    noun = help
    while noun.dep_ == "nmod" and noun.head.pos_ == "NOUN":
        noun = noun.head
    verb = noun.head
    if verb.lemma_.lower() not in HELPING or noun.dep_ not in ("obj", "nmod", "obl"):
        return []
    return [filler for subject in children(verb, "nsubj") for filler in direct(subject, actors)]
