"""Frames of adjectives ("critical of Iran") and of participles behind a hyphen ("Iran-backed militias")."""

from __future__ import annotations

from collections.abc import Iterator

from kg.language.clauses import case_words, children, is_copular
from kg.language.plain import Token
from kg.language.words import SPEECH_VERBS
from kg.statements.arguments import Filler, direct, modifiers, without
from kg.statements.proposals import Proposal, Reading, is_place_relation, known_lemma

PARTY_TYPES = frozenset({"organization", "armed_group"})
# What may be had with others, or given to them
OFFERED = frozenset({"CONSULT", "AGREE", "COOPERATE", "AID", "CONCEDE", "RETREAT", "SUPPORT"})
WHERE_CLASSES = frozenset({"BASED_IN", "LOCATED_IN"})


def adjective_proposals(reading: Reading, adjective: Token, lemma: str) -> Iterator[Proposal]:
    """The statement that an adjective with its complement makes ("hostile to Iran", "allied with Japan")."""
    if adjective.pos_ == "VERB" and adjective.dep_ not in (
        "amod",
        "acl",
        "root",
        "ROOT",
        "xcomp",
        "conj",
        "ccomp",
        "acl:relcl",
        "advcl",
    ):
        return
    bearers = children(adjective, "nsubj", "nsubj:pass", "nsubj:outer")
    if not bearers and adjective.dep_ in ("amod", "acl", "acl:relcl"):
        bearers = [adjective.head]
    if not bearers and adjective.dep_ in ("xcomp", "conj", "ccomp", "advcl"):
        bearers = list(reading.clause(adjective).subjects)
    subjects = reading.fill(bearers)
    phrases = [(words, phrase) for words, phrase in reading.clause(adjective).obliques if phrase.dep_ != "conj"]
    for frame in reading.lexicon.adjectives[lemma]:
        slot = frame.slot("OBJ")
        if slot is None or not subjects:
            continue
        objects = reading.fill(phrase for words, phrase in phrases if words & slot.prepositions)
        if objects:
            yield Proposal(frame.relation, adjective, subjects, objects, words=(adjective,), certainty=0.85)
            return


def hyphenated_proposals(reading: Reading, participle: Token) -> Iterator[Proposal]:
    """ "Iran-backed militias", "the Saudi-led coalition": the actor before the hyphen acts on the noun.

    Not so a place: "the Hague-based court" is based there.
    """
    actor = direct(reading.doc[participle.i - 2], reading.actors) or [
        f for f in modifiers(participle, reading.actors) if f.end == participle.i - 1
    ]
    reference = reading.actors.at(reading.doc[participle.i - 2])
    if not actor and reference is not None:
        span = reading.doc[reference.start : reference.end]
        actor = [
            Filler(e, span.root, reference.start, reference.end, reference.sector, 0.9) for e in reference.entities
        ]
    relation = reading.lexicon.hyphenated[participle.lower_]
    if relation.id == "holdsOffice" and not any(filler.entity.type == "person" for filler in actor):
        relation = reading.lexicon.relations["controls"]  # "the US-led coalition": no office
    found = direct(participle.head, reading.actors, as_place=is_place_relation(relation))
    if relation.id == "mediatesBetween" and not found:  # "the Omani-brokered truce between Kenya and Chad"
        parties = [c for c in children(participle.head, "nmod") if case_words(c) & {"between", "with"}]
        found = list(reading.fill(parties))
    subjects, objects = tuple(actor), without(found, actor)
    if subjects and objects:
        ends = (objects, subjects) if relation.relation_class in WHERE_CLASSES else (subjects, objects)
        yield Proposal(relation, participle, *ends, words=(participle,), certainty=0.8)


def party_proposals(reading: Reading, name: Token) -> Iterator[Proposal]:
    """ "Ann Moore of the Labour Union": whom a name says to be of an organization belongs to it."""
    phrases = children(name, "nmod")
    person = [f for f in direct(name, reading.actors) if f.entity.type == "person"] if phrases else ()
    for child in phrases if person else ():
        reference = reading.actors.at(child)
        if case_words(child) == {"of"} and reference is not None and reference.kind == "name":
            party = tuple(f for f in direct(child, reading.actors) if f.entity.type in PARTY_TYPES)
            if party:
                relation = reading.lexicon.relations["memberOf"]
                case = next(word for word in child.children if word.lower_ == "of")
                yield Proposal(relation, case, tuple(person), party, words=(case,), certainty=0.75)


def verbless_proposals(reading: Reading, root: Token) -> Iterator[Proposal]:
    """ "Chad against Togo's bid": in a headline without a verb, who is "against" others opposes them."""
    if any(child.dep_ in ("nsubj", "cop", "det") for child in root.children) or root.sent[-1].text in ".!?":
        return
    phrases = [child for child in children(root, "nmod") if case_words(child) == {"against"}]
    subjects = direct(root, reading.actors) if phrases else []
    objects = without(reading.fill(phrases), subjects)
    if subjects and objects:
        case = next(word for word in phrases[0].children if word.lower_ == "against")
        yield Proposal(reading.lexicon.relations["opposes"], case, tuple(subjects), objects, words=(case,))


def siding_proposals(reading: Reading, noun: Token) -> Iterator[Proposal]:
    """ "Chad is against Togo's bid": who is against a thing opposes whose it is."""
    if not is_copular(noun) or case_words(noun) != {"against"}:
        return
    subjects = reading.fill(children(noun, "nsubj"), acting=True)
    objects = without(reading.fill((noun,)), subjects)
    if subjects and objects:
        relation = reading.lexicon.relations["opposes"]
        yield Proposal(relation, noun, subjects, objects, words=(noun,), certainty=0.85)


def refusing_proposals(reading: Reading, noun: Token) -> Iterator[Proposal]:
    """ "No talks with Chad, says Togo": what a speaker says there shall be none of is refused to those it is with."""
    refused = noun.dep_ in ("ccomp", "ROOT", "parataxis") and any(child.lower_ == "no" for child in noun.children)
    tellers = [noun.head, *children(noun, "parataxis")] if refused and not is_copular(noun) else []
    telling = [word for word in tellers if word != noun and word.lemma_.lower() in SPEECH_VERBS]
    subjects = reading.fill([s for word in telling for s in children(word, "nsubj")], acting=True)
    phrases = [child for child in children(noun, "nmod") if case_words(child) & {"with", "to", "for"}]
    objects = without(reading.fill(phrases), subjects)
    frames = reading.lexicon.nouns.get(known_lemma(noun, reading.lexicon.nouns), ())
    if subjects and objects and any(frame.relation.relation_class in OFFERED for frame in frames):
        relation = reading.lexicon.relations["refusesTo"]
        yield Proposal(relation, noun, subjects, objects, words=(noun,), negated=True, status="asserted")
