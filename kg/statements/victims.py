"""Victims: to whom a deed is done that words are about, and of whom nothing is thereby said.

"Kenya condemned the invasion of Ukraine" condemns whoever invaded it; "demanded the release of Navalny" asks whoever
holds him.
"""

from __future__ import annotations

from kg.language.clauses import case_words, first_conjunct
from kg.language.plain import Token
from kg.statements.arguments import Filler
from kg.statements.lexicon import Lexicon
from kg.statements.proposals import Proposal, known_lemma

VIOLENT = frozenset({"FIGHT", "ASSAULT"})
HARMFUL = VIOLENT | {"COERCE", "CRIME"}
# By the class of what words are: the classes of deeds that befall others than those to whom it is said. Whose removal
# or trial is asked for has to answer for it.
BEFALLING = {
    "DISAPPROVE": HARMFUL | {"SANCTION"},
    "SUPPORT": HARMFUL | {"SANCTION"},
    "PROTEST": HARMFUL,
    "REQUEST": VIOLENT,
    "DEMAND": VIOLENT,
}
ASKING = frozenset({"REQUEST", "DEMAND"})
# What is asked of others than those for whom it is asked
FAVOURS = frozenset({"releases", "easesRestrictionsOn", "aidsHumanitarianly", "protects"})


def spare_victims(proposal: Proposal, lexicon: Lexicon) -> Proposal:
    """The proposal without those of its objects whom the deed befalls that it is about."""
    kind = proposal.relation.relation_class
    if kind not in BEFALLING:
        return proposal
    objects = tuple(f for f in proposal.objects if not _is_victim(f, proposal.trigger, lexicon, kind))
    return proposal if len(objects) == len(proposal.objects) else proposal._replace(objects=objects)


def _is_victim(filler: Filler, trigger: Token, lexicon: Lexicon, kind: str) -> bool:
    """Whether an actor stands behind the "of" of a deed: "the killing of Chadian farmers"."""
    word = first_conjunct(filler.head)
    while word not in (trigger, word.head):
        if word.dep_ == "nmod" and case_words(word) == {"of"} and _befalls(word.head, lexicon, kind):
            return True
        word = first_conjunct(word.head)
    return False


def _befalls(noun: Token, lexicon: Lexicon, kind: str) -> bool:
    """Whether who stands behind "of" suffers what a noun says."""
    for frame in lexicon.nouns.get(known_lemma(noun, lexicon.nouns), ()):
        slot = frame.slot("OBJ")
        if slot is None or "of" not in slot.prepositions or frame.words or frame.slot("SUBJ") is not None:
            continue
        deed = frame.relation
        if deed.relation_class in BEFALLING[kind] or (kind in ASKING and deed.id in FAVOURS):
            return True
    return False
