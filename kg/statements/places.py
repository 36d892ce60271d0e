"""Place: where an act happens, from the phrases of place at its predicate, its noun, or what it is done to.

Only what hangs on the act itself counts: "said in Muscat that Israel had struck Iran" places the saying. What is
already subject or object ("strikes on Damascus", "left Syria") stays that; datelines are blanked before parsing.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.actors import Actors
from kg.language.clauses import case_words, children, conjuncts, is_verbal
from kg.language.plain import Token
from kg.ontology import quad_class
from kg.statements.arguments import Filler, direct, modifiers
from kg.statements.lexicon import Lexicon
from kg.statements.proposals import LOCATIVE, Proposal, known_lemma
from kg.statements.words import GROUNDS, HAPPENING_SOMEWHERE

INSIDE = LOCATIVE | {"outside", "across", "throughout", "along", "off", "aboard"}
# Done where those are to whom it is done: "shelled troops outside Kherson"; but not "criticized the king in Amman"
BODILY = frozenset("CONSULT COOPERATE AID RETREAT PROTEST MOBILIZE COERCE ASSAULT FIGHT CRIME".split())
# Of what is no event only words have a place
TOLD = frozenset({"OTHER", "SAYS_ABOUT"})
DEPTH = 3


def find_place(proposal: Proposal, subject: Filler, target: Filler, actors: Actors, lexicon: Lexicon) -> Filler | None:
    """Where an act between two actors happens; None where the text does not say, or the class is no event."""
    kind = proposal.relation.relation_class
    if quad_class(kind) == "standing" and kind not in TOLD:
        return None
    ends = {subject.entity.id, target.entity.id}
    for host in _hosts(proposal, target, lexicon):
        for phrase in _phrases(host):
            places = list(_places(phrase, actors))
            if places and not ends & {place.entity.id for place in places}:
                return places[0]
    return None


def _hosts(proposal: Proposal, target: Filler, lexicon: Lexicon) -> Iterator[Token]:
    """The words whose phrases of place hold for an act, the nearest first."""
    trigger, carrier = proposal.trigger, proposal.carrier
    yield trigger
    if carrier is not None:
        yield carrier
    if is_verbal(trigger):
        yield from (word for word in proposal.words if word.pos_ == "NOUN")  # "signed an agreement in Lima"
    else:
        yield from (c for c in children(trigger, "acl") if known_lemma(c, lexicon.light_verbs) in lexicon.light_verbs)
        within = trigger.dep_ == "obl" and bool(case_words(trigger) & {"in", "during"})
        happens = known_lemma(trigger.head, HAPPENING_SOMEWHERE) in HAPPENING_SOMEWHERE
        if happens and (within or trigger.dep_ in ("nsubj", "nsubj:pass")):
            yield trigger.head
    if proposal.relation.relation_class in BODILY:
        for token in (target.head, *target.head.ancestors):
            if token in (trigger, carrier) or is_verbal(token):
                break
            yield token


def _phrases(host: Token) -> Iterator[Token]:
    """The phrases of place of a word, and of the verb that it is coordinated to where one stands before both."""
    own = [child for child in children(host, "obl", "nmod") if _is_locative(child)]
    yield from own
    if not own and is_verbal(host) and host.dep_ == "conj":
        yield from (child for child in children(host.head, "obl") if _is_locative(child) and child.i < host.head.i)


def _is_locative(phrase: Token) -> bool:
    words = case_words(phrase)
    return bool(words & INSIDE) or ("on" in words and phrase.lemma_.lower() in GROUNDS)


def _places(phrase: Token, actors: Actors, depth: int = DEPTH) -> Iterator[Filler]:
    """The places that a phrase and those coordinated to it name, or lie in: "in a village near Mosul"."""
    for part in conjuncts(phrase):
        named = [filler for filler in direct(part, actors, as_place=True) if _is_place(filler, actors)]
        if named or actors.at(part) is not None:
            yield from named
            continue
        apposed = [f for t in children(part, "appos", "flat") for f in direct(t, actors, as_place=True)]
        nested = [c for c in children(part, "nmod") if _is_locative(c) or (_is_ground(part) and "of" in case_words(c))]
        found = [filler for filler in apposed if _is_place(filler, actors)]
        if not found and depth:
            found = [place for child in nested for place in _places(child, actors, depth - 1)]
        if not found and _is_ground(part):
            found = [filler for filler in modifiers(part, actors) if filler.entity.type in ("country", "place")]
        yield from found


def _is_ground(noun: Token) -> bool:
    return noun.lemma_.lower() in GROUNDS


def _is_place(filler: Filler, actors: Actors) -> bool:
    """Whether an actor is meant as a place: no pronoun, and no part of a state ("in the army")."""
    reference = actors.at(filler.head)
    own = reference is not None and filler.entity == reference.city
    named = reference is not None and reference.kind != "pronoun" and filler.sector is None
    return own or (named and filler.entity.type in ("country", "place"))
