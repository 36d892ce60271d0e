"""Status: whether a predicate is asserted, claimed, denied, planned, requested or hypothetical, and whose that is.

From the predicate upwards: its own mood, then each word above it that gives its complement a status (accuse … of,
plan to, if), the innermost deciding; whose words it stands in last.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from kg.actors import Actors
from kg.language.clauses import (
    DEFINITE,
    FIRST_PERSON,
    RELATIVE,
    children,
    first_conjunct,
    gives_reason,
    is_copular,
    marker,
)
from kg.language.plain import Token
from kg.language.quotes import Quotation
from kg.statements.arguments import Filler
from kg.statements.lexicon import Lexicon
from kg.statements.mood import ROOTS, Mood, is_conditional, mood_of, mood_of_noun
from kg.statements.operators import Operator, Operators
from kg.statements.proposals import Proposal
from kg.statements.speakers import Speakers
from kg.statements.words import FACTUAL_REASONS, HAPPENING, REASONS

# Statuses of what a release announces; what should be is also an outlet's own opinion
OPEN = ("planned", "hypothetical")
# Saying "we thank you" is thanking: these acts are done by words
SPOKEN = frozenset({"SUPPORT", "DISAPPROVE", "REQUEST", "DEMAND", "REJECT", "CONCEDE", "THREATEN"})
NOUNS = ("NOUN", "PROPN")
# So many words above a predicate are looked at, in a sentence nested beyond reading
HIGHEST = 40


@dataclass(frozen=True, slots=True)
class Context:
    """The status of a predicate where it stands."""

    status: str = "asserted"
    negated: bool = False
    sources: tuple[Filler, ...] = ()
    # Triggers of the statements that have this predicate as their content, inner first
    containers: tuple[int, ...] = ()

    def source_for(self, subject: Filler) -> Filler | None:
        """Whose claim or plan it is: the subject's own where it is among those who make it, else the first's."""
        own = [source for source in self.sources if source.entity.id == subject.entity.id]
        return next(iter([*own, *self.sources]), None)


@dataclass(slots=True)
class _Ascent:
    """What has been read on the way up from a trigger."""

    status: str | None
    sources: tuple[Filler, ...]
    negated: bool
    containers: list[int] = field(default_factory=list)
    # Whether the status is the predicate's own, with nobody above who says, plans or asks it
    own: bool = True
    # Whether negation and modality of the words above still hold for the trigger
    reached: bool = True
    # Whether somebody failed to do it, which is no denial of it
    failed: bool = False
    # Whether a word below takes it for granted, so that of those above only who says so counts
    presupposed: bool = False

    def add_mood(self, mood: Mood) -> None:
        self.status = self.status or mood.status
        self.negated ^= mood.negated

    def add(self, operator: Operator) -> None:
        if self.presupposed and operator.status != "claimed":
            return
        if operator.container is not None:
            self.containers.append(operator.container)
        if operator.status != "asserted":
            told, self.own = not self.own, False
            if self.status in ("claimed", "planned") and operator.status == "denied":
                # "rejects Israel's claim that it …": what is claimed by the one is denied by the other; so are plans
                self.status, self.sources = operator.status, operator.sources
            if operator.status == "requested" and self.status == "planned" and self.negated and told:
                # "demanded that Iran give up its plan to …": not what Iran plans
                self.status, self.sources = operator.status, operator.sources
            if operator.accuses and self.status == "planned":
                # "accused Iran of plotting to …": that it has such plans is a claim
                self.status, self.sources = operator.status, operator.sources
            self.status = self.status or operator.status
            self.sources = self.sources or operator.sources
        self.negated ^= operator.negates and self.reached
        self.failed = self.failed or (operator.negates and operator.status == "asserted")
        self.presupposed = self.presupposed or operator.presupposes
        self.reached = self.reached and operator.status not in ("claimed", "denied") and not operator.presupposes


class StatusReader:
    """Reads the status of any predicate of one document."""

    def __init__(
        self, actors: Actors, lexicon: Lexicon, quotations: Iterable[Quotation], proposals: Iterable[Proposal]
    ) -> None:
        self.lexicon = lexicon
        self.operators = Operators(actors, lexicon, proposals)
        self.speakers = Speakers(actors, quotations)

    def context(self, proposal: Proposal) -> Context:
        """The status of a proposal, its negation, whose claim or plan it is, and what contains it."""
        trigger = proposal.trigger
        ascent = _Ascent(proposal.status, proposal.sources, proposal.negated)
        ascent.add_mood(mood_of_noun(trigger, self.lexicon))
        node: Token | None = trigger
        for _ in range(HIGHEST):
            node = self._ascend(ascent, proposal, node) if node is not None else None
        if self.speakers.quoted(trigger) is not None and _is_performed(proposal, self.lexicon):
            return Context(negated=ascent.negated)
        status, sources, negated = *self._in_speech(trigger, ascent), ascent.negated
        if status == "claimed" and negated and not ascent.failed and self._tell_own(sources, proposal):
            status, negated = "denied", False  # "Iran said it had not struck": what one says one did not do, one denies
        told = () if status in (None, "asserted") else sources
        return Context(status or "asserted", negated, told, tuple(ascent.containers))

    def _ascend(self, ascent: _Ascent, proposal: Proposal, node: Token) -> Token | None:
        """Read a word on the way up and what is above it; the next word, or None where what is above says no more."""
        trigger, carrier = proposal.trigger, proposal.carrier
        if ascent.reached and (node.pos_ not in NOUNS or is_copular(node)):
            ascent.add_mood(mood_of(node, self.lexicon, trigger))
        top = first_conjunct(node)
        parent, nominal = top.head, top.pos_ in NOUNS
        operator = self.operators.over(node)
        if operator is not None and operator.negates and carrier is None and _is_presupposed(trigger):
            return None  # "stop its attacks": what is to end takes place
        if operator is not None and operator.status == "denied" and node == trigger and _is_told(proposal):
            return None  # "rejects Israel's accusation": it was made
        if operator is not None and (not nominal or ascent.reached or operator.status == "denied"):
            if parent.pos_ in NOUNS and ascent.reached:
                ascent.negated ^= mood_of_noun(parent, self.lexicon).negated  # "has no plan to invade"
            if proposal.negated and carrier is not None and operator.container == carrier.i:
                ascent.negated ^= operator.negates and ascent.reached  # "rule out talks": not twice
            ascent.add(operator)
        elif ascent.reached and (is_conditional(top) or is_conditional(node)):
            ascent.status = ascent.status or "hypothetical"
        if parent == top or top.dep_ in ROOTS:
            return None
        if top.dep_ in RELATIVE or _is_participle(top):
            if not self.speakers.is_quoted_apart(trigger, parent):
                return None
            ascent.reached = False
        if _is_apart(top, self.operators.over(parent)):
            ascent.reached = False
        if operator is None and not _is_transparent(top, parent, carrier):
            if nominal and parent != carrier:
                return None  # a noun that is only mentioned is presupposed, not claimed or planned by what is above it
            ascent.reached = ascent.reached and top.dep_ in ("xcomp", "conj")
            ascent.presupposed = ascent.presupposed or (top.dep_ == "advcl" and marker(top) in FACTUAL_REASONS)
        ascent.reached = ascent.reached and top.dep_ != "parataxis"
        return parent

    def _in_speech(self, trigger: Token, ascent: _Ascent) -> tuple[str | None, tuple[Filler, ...]]:
        """Status and sources with whose words the trigger stands in, where nothing nearer says whose they are."""
        status, sources = ascent.status, ascent.sources
        if sources:
            return status, sources
        presupposed = _is_presupposed(trigger)
        if (quoted := self.speakers.quoted(trigger)) is not None:
            return status or (None if presupposed else "claimed"), quoted
        if not presupposed and (reporting := self.speakers.reporting(trigger)) is not None:
            return status or "claimed", reporting
        if ascent.own and (status == "requested" or (status in OPEN and self.speakers.is_release)):
            return status, self.speakers.publishing(trigger)
        return status, sources

    def _tell_own(self, sources: Iterable[Filler], proposal: Proposal) -> bool:
        return any(self.speakers.tells_own(source, actor) for source in sources for actor in proposal.subjects)


def _is_transparent(top: Token, parent: Token, carrier: Token | None) -> bool:
    """Whether what is said of the word above holds for this one too."""
    if parent == carrier:
        return True
    if top.pos_ in NOUNS and not is_copular(top):
        return top.dep_ in ("nsubj", "nsubj:pass") and parent.lemma_.lower() in HAPPENING
    if top.dep_ == "advcl" and (_is_reason(top) or (top.i < parent.i and top.tag_ in ("VBN", "VBG"))):
        return False  # "has not spoken because it is at war", "asked for help, it would not come"
    return top.dep_ in ("xcomp", "ccomp", "advcl", "conj", "parataxis", "acl", "csubj")


def _is_reason(clause: Token) -> bool:
    """Whether a clause holds whatever becomes of what it is said of."""
    return marker(clause) in REASONS or gives_reason(clause)


def _is_apart(clause: Token, above: Operator | None) -> bool:
    """Whether a participle behind a comma tells what a refusal is: "refused to leave, defying Oman"."""
    behind = clause.i > clause.head.i and any(child.text == "," for child in clause.lefts)
    refused = above is not None and above.negates
    return refused and behind and clause.dep_ == "advcl" and clause.tag_ == "VBG" and not marker(clause)


def _is_participle(clause: Token) -> bool:
    """Whether a clause describes a noun by a participle: "the town held by rebels"."""
    return (
        clause.dep_ == "acl" and clause.tag_ in ("VBN", "VBG") and not marker(clause) and not children(clause, "case")
    )


def _is_presupposed(trigger: Token) -> bool:
    """A definite noun takes its act for granted: "the strikes on Iran"."""
    return trigger.pos_ == "NOUN" and any(
        child.lower_ in DEFINITE or child.dep_ == "nmod:poss" for child in trigger.children
    )


def _is_performed(proposal: Proposal, lexicon: Lexicon) -> bool:
    """Whether somebody does by saying so what a verb says: "we thank Oman", "I ask you to leave"."""
    verb = proposal.trigger
    first_person = any(subject.lower_ in FIRST_PERSON for subject in children(verb, "nsubj"))
    now = verb.tag_ == "VBP" or any(cop.tag_ == "VBP" for cop in children(verb, "cop"))  # "we are grateful to Oman"
    present = now and mood_of(verb, lexicon).status is None
    return proposal.relation.relation_class in SPOKEN and first_person and present


def _is_told(proposal: Proposal) -> bool:
    """Whether a noun names an accusation with who made it."""
    return proposal.trigger.pos_ == "NOUN" and proposal.relation.content == "claimed"
