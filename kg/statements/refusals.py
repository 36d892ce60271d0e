"""Refusals: not to do one thing is to do another: who does not accept an offer rejects it, who stops trade cuts it."""

from __future__ import annotations

from dataclasses import replace

from kg.language.clauses import children, is_verbal
from kg.language.plain import Token
from kg.statements.lexicon import Lexicon
from kg.statements.proposals import Proposal, known_lemma
from kg.statements.status import Context
from kg.statements.words import STOPPING

# Auxiliaries by which "not" refuses: "did not accept", beside "has not accepted"
REFUSING = frozenset({"do", "does", "did", "will", "would", "can", "could", "cannot"})
# What may still be done
OPEN = frozenset({"yet", "neither"})
TOLD = frozenset({"asserted", "planned", "claimed", "requested"})


def as_done_instead(proposal: Proposal, context: Context, lexicon: Lexicon) -> tuple[Proposal, Context]:
    """The relation that not to do so, or to do so no more, is; else the same."""
    if not context.negated or context.status not in TOLD:
        return proposal, context
    stopped = proposal.relation.stopped if _is_stopped(proposal) else None
    refused = proposal.relation.negated if context.status != "requested" and _is_refused(proposal.trigger) else None
    relation = stopped or refused
    if relation is None:
        return proposal, context
    done = replace(context, negated=False)
    if stopped is None and context.status == "planned":
        done = replace(done, status="asserted", sources=())  # who says that they will not, refuses
    return proposal._replace(relation=lexicon.relations[relation]), done


def _is_refused(verb: Token) -> bool:
    """Whether "not" at a verb refuses; who has not accepted yet, or neither accepted nor refused, may still do it."""
    if not is_verbal(verb):
        return False
    words = {child.lower_ for child in verb.children}
    nobody = any(word.lower_ == "neither" for part in children(verb, "nsubj") for word in part.children)
    return bool(words & REFUSING or nobody) and not words & OPEN


def _is_stopped(proposal: Proposal) -> bool:
    """Whether a verb above says that somebody does no more what they did: "stopped buying gas", "broke off trade"."""
    verb = proposal.carrier or (proposal.trigger.head if proposal.trigger.tag_ == "VBG" else None)
    if verb is None or (proposal.carrier is None and proposal.trigger.dep_ != "xcomp"):
        return False
    again = any(child.lower_ in ("not", "n't", "never") for child in verb.children)
    return known_lemma(verb, STOPPING) in STOPPING and not again
