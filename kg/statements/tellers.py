"""Acts on who tells of them: "accused Chad of attacking first", "denied having broken the truce"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from kg.language.clauses import Clause, case_words, children, conjuncts, is_verbal
from kg.language.plain import Token
from kg.ontology.vocabulary import Relation
from kg.statements.arguments import Filler, ids, modifiers
from kg.statements.lexicon import NO_FRAMES, Frame
from kg.statements.proposals import Proposal, Reading, known_lemma, words_of
from kg.statements.words import AGGRESSION, INTRUSIONS

# What one side does to the other where nothing says to whom
AIMED = frozenset({"attacks", "strikes", "shootsAt", "invades", "violatesCeasefireWith"})
TOLD = frozenset({"claimed", "denied"})
# By what the two sides are known
AGAINST = frozenset({"DISAPPROVE", "FIGHT", "THREATEN"})
# What breaks a truce breaks it with those who have one, or fight; others may say so too
AT_WAR = frozenset({"FIGHT", "ASSAULT", "AGREE", "HOSTILE_TO", "MOBILIZE", "RETREAT"})
TRUCE = "violatesCeasefireWith"
# Who may be a side
SIDES = frozenset({"country", "group", "armed_group", "military", "government_body"})


def against_tellers(proposals: Sequence[Proposal], reading: Reading) -> Iterator[Proposal]:
    """What the contents of accusations and denials say is done to the other side."""
    told = {word.i for each in proposals if each.objects for word in (each.trigger, *each.words)}
    for telling in proposals:
        if telling.relation.content not in TOLD:
            continue
        for act in (part for content in telling.contents for part in conjuncts(content) if part.i not in told):
            relation = _aimed(act, reading)
            doers = _doers(act, telling, reading) if relation is not None else ()
            own = ids(doers)
            others = _other_sides(own, (*telling.subjects, *telling.objects)) or _opponents(own, act, proposals)
            if relation is not None and relation.id == TRUCE:
                others = tuple(other for other in others if _are_at_war(own, other, proposals))
            if relation is not None and doers and others:
                yield Proposal(relation, act, doers, others, words=(act,), certainty=0.8)


def intrusions(reading: Reading, noun: Token) -> Iterator[Proposal]:
    """Whom those entered who are said to have by whoever tells of it: "Oman reported a Chadian incursion"."""
    if noun.lemma_.lower() not in INTRUSIONS or noun.dep_ != "obj":
        return
    phrases = children(noun, "nmod", "obl:agent")
    if any("by" not in case_words(phrase) for phrase in phrases):
        return
    verb = noun.head
    if reading.content_status("verb", known_lemma(verb, reading.lexicon.verbs)) != "claimed":
        return
    doers = reading.fill(phrases) or tuple(modifiers(noun, reading.actors))
    tellers = _other_sides(ids(doers), reading.fill(reading.clause(verb).subjects, acting=True))
    if doers and tellers:
        relation = reading.lexicon.relations["invades"]
        yield Proposal(
            relation, noun, doers, tellers, words=(noun,), status="claimed", sources=tellers, certainty=0.8
        )  # fmt: skip


def _aimed(act: Token, reading: Reading) -> Relation | None:
    """The relation of an act of fighting to whom it is done, where nothing in its clause says who that is."""
    lexicon = reading.lexicon
    if is_verbal(act):
        clause = reading.clause(act)
        near = words_of((*act.children, *(part for thing in clause.objects for part in thing.children)))
        found = [f for f in lexicon.verbs.get(known_lemma(act, lexicon.verbs), NO_FRAMES) if _fits(f, near)]
        fitting = [frame for frame in found if _is_open(frame, clause, reading)]
    else:
        near = words_of((*act.children, *(part for child in act.children for part in child.children)))
        found = [f for f in lexicon.nouns.get(known_lemma(act, lexicon.nouns), NO_FRAMES) if _fits(f, near)]
        named = not reading.fill(children(act, "nmod", "obl"))
        fitting = [f for f in found if named and (f.words or f.head in AGGRESSION)]
    return max(fitting, key=lambda frame: len(frame.words)).relation if fitting else None


def _fits(frame: Frame, near: set[str]) -> bool:
    """Whether a frame tells of such an act, and all its words stand near."""
    slots = [slot for slot in frame.slots if slot.kind == "OBJ" and not slot.types]
    return frame.relation.id in AIMED and len(slots) == len(frame.slots) and frame.stands_with(near)


def _is_open(frame: Frame, clause: Clause, reading: Reading) -> bool:
    """Whether a clause has nothing that would be acted on."""
    things = [token for token in clause.objects if token.lemma_.lower() not in frame.vocabulary]
    phrases = [token for _, token in clause.obliques]
    return not (things or clause.passive or reading.fill(phrases))


def _doers(act: Token, telling: Proposal, reading: Reading) -> tuple[Filler, ...]:
    """Who is said to have done it: the subject of the clause, of a noun who is accused of it or denies it."""
    if is_verbal(act):
        return reading.fill(reading.clause(act).subjects, acting=True)
    return telling.objects if telling.relation.content == "claimed" else telling.subjects


def _opponents(own: frozenset[str], act: Token, proposals: Iterable[Proposal]) -> tuple[Filler, ...]:
    """The other side of whoever denies something, by what is nearest to it in its sentence or in the one before."""
    reach = range(act.doc[max(act.sent.start - 1, 0)].sent.start, act.sent.end)
    near = [p for p in proposals if p.trigger.i in reach and p.relation.relation_class in AGAINST]
    near.sort(key=lambda proposal: abs(proposal.trigger.i - act.i))
    sides = (_other_sides(own, (*p.subjects, *p.objects)) for p in near if not own.isdisjoint(_ends(p)))
    return next((side for side in sides if side), ())


def _are_at_war(own: frozenset[str], other: Filler, proposals: Iterable[Proposal]) -> bool:
    """Whether a text says that two sides fight, or have made peace."""
    at_war = (_ends(p) for p in proposals if p.relation.relation_class in AT_WAR)
    return any(other.entity.id in ends and not own.isdisjoint(ends) for ends in at_war)


def _ends(proposal: Proposal) -> frozenset[str]:
    return ids((*proposal.subjects, *proposal.objects))


def _other_sides(own: frozenset[str], those: Iterable[Filler]) -> tuple[Filler, ...]:
    """Those of these who may be a side, and another one."""
    return tuple(filler for filler in those if _may_be_side(filler) and filler.entity.id not in own)


def _may_be_side(filler: Filler) -> bool:
    return filler.entity.type in SIDES and filler.sector != "MED"
