"""Acts that a later sentence only points to: "condemned the invasion", "denied the accusation".

The noun names no actor; who did it stands in an earlier sentence of the article.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from kg.language.clauses import children, is_verbal
from kg.language.plain import Token
from kg.statements.arguments import Filler, ids
from kg.statements.lexicon import Lexicon
from kg.statements.proposals import Proposal
from kg.statements.status import Context
from kg.statements.words import DEEDS

DEFINITE = frozenset({"the", "this", "that", "these", "those", "any", "all", "such"})
# "the attack" may point back to what was called an invasion or a strike
VIOLENT = frozenset({"FIGHT", "ASSAULT", "COERCE", "CRIME"})
# What is condemned or answered
HOSTILE = VIOLENT | {"SANCTION", "THREATEN", "MOBILIZE", "DEMAND", "REJECT", "PROTEST"}
# What several do together; who welcomes or rejects it does so to each of them
JOINT = frozenset({"AGREE", "RETREAT", "COOPERATE"})
JUDGING = frozenset({"SUPPORT", "OPPOSES", "DISAPPROVE", "REJECT"})
# What is refused or accepted was asked or offered before
ASKING = frozenset({"REQUEST", "DEMAND", "AGREE"})
ANSWERS = frozenset({"REJECT", "AGREE", "CONCEDE"})
# Relations by which a verb alone answers what was asked; `answers` in relations.yaml
ANSWERING = frozenset({"rejects", "acceptsProposalOf"})
CERTAINTY = 0.6
# How many words back an accusation may stand that a bare denial answers, and any act that a noun points to
REACH = 120
FAR = 400


@dataclass(frozen=True)
class Pending:
    """A proposal whose object is an act told before; `event` is the noun that points to it, none of a bare answer."""

    proposal: Proposal
    event: Token | None


def is_pointer(noun: Token) -> bool:
    """Whether a noun points back: definite, and nothing says whose act it is."""
    return (
        noun.pos_ == "NOUN"
        and any(child.lower_ in DEFINITE for child in noun.children)
        and not children(noun, "nmod:poss", "nmod", "acl:relcl")
    )


def settle(pending: Iterable[Pending], proposals: Sequence[Proposal], lexicon: Lexicon) -> Iterator[Proposal]:
    """The pending proposals whose act is found before them, acting on who did it.

    A denial also gives what is denied: the content of the accusation once more, denied by its target.
    """
    for waiting in pending:
        act, subjects = waiting.proposal, ids(waiting.proposal.subjects)
        if _is_deed(waiting.event) and act.relation.relation_class == "SUPPORT":
            continue  # "welcomed the move" was none of these
        earlier = [p for p in proposals if p.trigger.i < act.trigger.i and p.objects]
        found, accusing = _pointed_at(waiting, earlier, lexicon)
        if not found or act.trigger.i - found[-1].trigger.i > (REACH if waiting.event is None else FAR):
            continue
        together = [p for p in found if p.trigger == found[-1].trigger]
        actors = tuple(
            filler for p in together for filler in (*p.subjects, *(p.objects if p.relation.symmetric else ()))
        )
        yield act._replace(objects=actors, contents=(), certainty=CERTAINTY)
        if accusing and act.relation.content == "denied":
            contents = {token.i for p in together for token in p.contents}
            told = (p for p in proposals if p.trigger.i in contents and ids(p.subjects) & subjects)
            yield from (_denied(content, act) for content in told)


def _pointed_at(waiting: Pending, earlier: Iterable[Proposal], lexicon: Lexicon) -> tuple[list[Proposal], bool]:
    """The acts told before that one may point to, in order, and whether it answers an accusation."""
    act, subjects = waiting.proposal, ids(waiting.proposal.subjects)
    towards = [p for p in earlier if ids(p.objects) & subjects]
    if waiting.event is None:
        asked = [p for p in towards if act.trigger not in p.contents]  # not "was asked to refuse"
        answered = [p for p in asked if _is_answered(p, act)]
        return answered, any(map(_accuses, answered[-1:]))
    classes, accusing = _evoked(waiting.event, lexicon)
    if accusing:
        return [p for p in towards if _accuses(p)], True
    if classes & ASKING and act.relation.relation_class in ANSWERS:
        return [p for p in towards if p.relation.relation_class in ASKING], False
    judged = act.relation.relation_class in JUDGING
    told = [p for p in earlier if p.relation.relation_class in classes and not ids(p.subjects) & subjects]
    hostile_or_joint = [p for p in told if p.relation.relation_class in HOSTILE or (judged and _is_joint(p, subjects))]
    return hostile_or_joint, False


def _denied(claim: Proposal, denial: Proposal) -> Proposal:
    """What somebody claims, said once more by who denies it."""
    return claim._replace(
        trigger=denial.trigger, words=denial.words, carrier=None, contents=(), status="denied",
        sources=denial.subjects, certainty=CERTAINTY,
    )  # fmt: skip


def rebuttals(read: Sequence[tuple[Proposal, Context]]) -> list[Proposal]:
    """Denials that name nobody, as answers to the last who said something of the one that denies.

    "Kenya says that Uganda shot first. Uganda denies it": what was said is then denied, too.
    """
    settled = {p.trigger.i for p, _ in read if p.relation.content == "denied" and p.objects}
    found: list[Proposal] = []
    for denial, _ in read:
        if denial.relation.content != "denied" or not denial.contents or denial.trigger.i in settled:
            continue
        claims = [
            (claim, context)
            for claim, context in read
            if context.status == "claimed"
            and 0 < denial.trigger.i - claim.trigger.i < REACH
            and _is_about(claim.subjects, denial.subjects)
            and context.sources
            and not ids(context.sources) & ids(denial.subjects)
        ]
        if not claims:
            continue
        last, context = claims[-1]
        found.append(denial._replace(objects=context.sources, contents=(), certainty=CERTAINTY))
        if not any(is_verbal(content) for content in denial.contents):
            found += [_denied(claim, denial) for claim, _ in claims if claim.trigger == last.trigger]
    return found


def _is_joint(proposal: Proposal, others: frozenset[str]) -> bool:
    """Whether none of those who agree or work together is among others."""
    joint = proposal.relation.symmetric and proposal.relation.relation_class in JOINT
    return joint and not ids(proposal.objects) & others


def _is_answered(earlier: Proposal, answer: Proposal) -> bool:
    """Whether a bare yes or no may answer something: a denial an accusation, a refusal also what was asked."""
    if answer.relation.content == "denied" and _accuses(earlier):
        return True
    return answer.relation.id in ANSWERING and earlier.relation.relation_class in ASKING


def _accuses(proposal: Proposal) -> bool:
    """Whether somebody claims something of the object, or accuses it (code 112 of CAMEO)."""
    return proposal.relation.content == "claimed" or (proposal.relation.cameo or "").startswith("112")


def _is_about(those: Iterable[Filler], others: Iterable[Filler]) -> bool:
    """Whether some are also among others, or parts of a state among them."""
    known = ids(others)
    states = {filler.entity.country for filler in others if filler.entity.type == "country"} - {None}
    return any(f.entity.id in known or (f.entity.country in states and f.entity.type != "person") for f in those)


def _is_deed(noun: Token | None) -> bool:
    return noun is not None and noun.lemma_.lower() in DEEDS


def _evoked(noun: Token, lexicon: Lexicon) -> tuple[frozenset[str], bool]:
    """The relation classes that a noun names, and whether it is an accusation."""
    frames = lexicon.nouns.get(noun.lemma_.lower(), ())
    classes = frozenset(frame.relation.relation_class for frame in frames)
    if _is_deed(noun):
        return HOSTILE, False
    accusing = "DISAPPROVE" in classes and any(frame.relation.content == "claimed" for frame in frames)
    accusing = accusing and not classes & {"FIGHT", "ASSAULT"}  # "the attack" is a deed
    return classes | (VIOLENT if classes & VIOLENT else frozenset()), accusing
