"""Purposes: against whom a protest is that says only what it is for: "blocked roads to demand reforms from Oman"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.language.clauses import children, first_conjunct, marker
from kg.language.plain import Token
from kg.statements.lexicon import Frame, Lexicon
from kg.statements.proposals import Proposal, known_lemma, words_of

# What a protest may be for
PRESSING = frozenset({"DEMAND", "REQUEST", "DISAPPROVE", "OPPOSES", "PROTEST", "REJECT"})
PROTEST = "PROTEST"


def protests(proposals: Iterable[Proposal], lexicon: Lexicon) -> Iterator[Proposal]:
    """The protests whose purpose is one of these proposals, against those whom that is about."""
    told = list(proposals)
    known = {
        (subject.entity.id, target.entity.id)
        for each in told
        if each.relation.relation_class == PROTEST and each.trigger.tag_ != "VB"
        for subject in each.subjects
        for target in each.objects
    }
    other = {each.trigger.i for each in told if each.relation.relation_class != PROTEST}
    for proposal in told:
        if proposal.relation.relation_class not in PRESSING or not proposal.objects:
            continue
        act = _protest_for(proposal.carrier or proposal.trigger, lexicon)
        if act is not None and act.i in other:
            continue  # "struck Lebanon, accusing it": no strike of workers
        pairs = {(subject.entity.id, target.entity.id) for subject in proposal.subjects for target in proposal.objects}
        if act is not None and not pairs & known:
            relation = lexicon.relations["protestsAgainst"]
            yield Proposal(relation, act, proposal.subjects, proposal.objects, words=(act,), certainty=0.8)
            known |= pairs


def _protest_for(verb: Token, lexicon: Lexicon) -> Token | None:
    """The verb of protesting above one that says what for: "marched to demand", "marched, demanding"."""
    clause = first_conjunct(verb)
    purpose = marker(clause) == "to" and clause.tag_ == "VB"
    participle = clause.tag_ == "VBG" and not children(clause, "mark", "case", "nsubj")
    if clause.dep_ not in ("advcl", "acl", "xcomp") or not (purpose or participle):
        return None
    act = clause.head
    while act.pos_ == "NOUN" and act.head != act:
        act = act.head  # "went on a hunger strike to demand"
    if act.pos_ != "VERB":
        return None
    near = words_of(node for child in act.children if child != clause for node in (child, *child.children))
    frames = lexicon.verbs.get(known_lemma(act, lexicon.verbs), ())
    nouns = [
        noun for noun in children(act, "obj", "obl") if known_lemma(act, lexicon.light_verbs) in lexicon.light_verbs
    ]
    carried = [f for noun in nouns for f in lexicon.nouns.get(known_lemma(noun, lexicon.nouns), ())]
    return act if any(_is_protest(frame, near) for frame in frames) or any(map(_is_named, carried)) else None


def _is_protest(frame: Frame, near: set[str]) -> bool:
    """Whether a frame tells a protest, all its words near."""
    return frame.relation.relation_class == PROTEST and frame.stands_with(near)


def _is_named(frame: Frame) -> bool:
    return frame.relation.relation_class == PROTEST and not frame.words
