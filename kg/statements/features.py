"""Features: what the judge sees of a candidate, as words "kind:value".

Nothing tells who an actor is, only its type and how it is mentioned: what is learnt holds for states nobody has heard
of. Paths are dependency labels with their prepositions.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import chain

from kg.actors import Actors
from kg.language.clauses import is_passive, is_verbal, sentence_start
from kg.language.plain import Token
from kg.ontology.vocabulary import Relation
from kg.statements.arguments import Filler
from kg.statements.candidates import Candidate, path
from kg.statements.proposals import Proposal

BUCKETS = (0, 1, 2, 3, 4, 6, 9, 14, 22)
# Labels within one actor or between coordinated ones, which say nothing of their part in the clause
WITHIN = frozenset({"conj", "flat", "compound", "appos", "nmod:desc", "list"})


def bucket(number: int) -> int:
    """The largest of a few round numbers that is not above a distance or count."""
    return BUCKETS[bisect_right(BUCKETS, max(number, 0)) - 1]


class Features:
    """The features of the candidates of one document.

    Candidates share triggers and actors, so the features of a trigger, and of one actor by it, are told once.
    """

    def __init__(self, actors: Actors, ruled: Iterable[Candidate]) -> None:
        self.actors = actors
        self._of_triggers: dict[tuple[int, str], tuple[str, ...]] = {}
        self._of_fillers: dict[tuple[str, int, str, int, str, float], tuple[str, ...]] = {}
        self._of_statuses: dict[tuple[str, str, str, bool, bool], tuple[str, ...]] = {}
        self._ways: dict[tuple[int, int], str] = {}
        self._mentions: dict[int, set[int]] = defaultdict(set)
        for reference in actors.references:
            self._mentions[sentence_start(actors.doc[reference.head])].add(reference.head)
        self._by_trigger: dict[int, list[Candidate]] = defaultdict(list)
        self._by_pair: dict[tuple[int, str, str], list[Candidate]] = defaultdict(list)
        for other in ruled:
            start = sentence_start(other.proposal.trigger)
            self._by_trigger[other.proposal.trigger.i].append(other)
            self._by_pair[start, other.subject.entity.id, other.object.entity.id].append(other)

    def of(self, candidate: Candidate) -> tuple[str, ...]:
        """The features of a candidate, each once."""
        return tuple(chain.from_iterable(self.parts(candidate)))

    def parts(self, candidate: Candidate) -> Iterator[tuple[str, ...]]:
        """The features of a candidate in parts that other candidates have, too."""
        trigger, kind = candidate.proposal.trigger, candidate.proposal.relation.relation_class
        subject, target = candidate.subject, candidate.object
        yield self._trigger(candidate)
        yield self._filler("subject", trigger, kind, subject)
        yield self._filler("object", trigger, kind, target)
        yield (f"paths:{self._way(trigger, subject)}|{self._way(trigger, target)}",)
        yield (f"types:{subject.entity.type}.{target.entity.type}",)
        yield self._status(candidate)
        if candidate.ruled:
            yield tuple(self._reading(candidate.proposal))
        yield from self._beside(candidate)

    def _trigger(self, candidate: Candidate) -> tuple[str, ...]:
        trigger, relation = candidate.proposal.trigger, candidate.proposal.relation
        key = trigger.i, relation.id
        if key not in self._of_triggers:
            # Two children of a trigger may be alike
            self._of_triggers[key] = tuple(dict.fromkeys(self._of_trigger(trigger, relation)))
        return self._of_triggers[key]

    def _of_trigger(self, trigger: Token, relation: Relation) -> Iterator[str]:
        kind, start = relation.relation_class, sentence_start(trigger)
        voice = "passive" if is_verbal(trigger) and is_passive(trigger) else trigger.pos_
        yield f"class:{kind}"
        yield f"relation:{relation.id}"
        yield f"trigger:{trigger.lemma_.lower()}"
        yield f"trigger.form:{trigger.tag_}"
        yield f"trigger.label:{trigger.dep_}"
        yield f"trigger.voice:{voice}"
        yield f"class.voice:{kind}.{voice}"
        yield f"head:{'ROOT' if trigger.head == trigger else trigger.head.pos_}"
        for child in trigger.children:
            if child.dep_ not in ("punct", "det", "conj", "cc"):
                yield f"child:{_label(child)}"
        yield f"sentence:{'headline' if start == 0 else 'body'}"
        yield f"length:{bucket(len(trigger.sent) // 4)}"
        yield f"mentions:{bucket(len(self._mentions[start]))}"

    def _filler(self, part: str, trigger: Token, kind: str, filler: Filler) -> tuple[str, ...]:
        key = part, trigger.i, kind, filler.head.i, filler.entity.type, filler.certainty
        if key not in self._of_fillers:
            self._of_fillers[key] = tuple(self._of_filler(part, trigger, kind, filler))
        return self._of_fillers[key]

    def _of_filler(self, part: str, trigger: Token, kind: str, filler: Filler) -> Iterator[str]:
        way = self._way(trigger, filler)
        reference = self.actors.at(filler.head)
        mention = reference.kind if reference is not None else "none"
        yield f"{part}.path:{way}"
        yield f"{part}.path.voice:{way}.{trigger.pos_}.{is_passive(trigger) if is_verbal(trigger) else ''}"
        yield f"{part}.path.class:{way}.{kind}"
        yield f"{part}.steps:{bucket(sum(map(len, path(trigger, filler.head))))}"
        yield f"{part}.type:{filler.entity.type}"
        yield f"{part}.type.class:{filler.entity.type}.{kind}"
        yield f"{part}.mention:{mention}"
        yield f"{part}.certainty:{round(filler.certainty, 1)}"
        yield f"{part}.side:{'before' if filler.head.i < trigger.i else 'after'}"
        yield f"{part}.between:{self._between(trigger, filler)}"
        yield f"{part}.away:{bucket(abs(filler.head.i - trigger.i))}"
        yield f"{part}.sentence:{sentence_start(filler.head) == sentence_start(trigger)}"

    def _way(self, trigger: Token, filler: Filler) -> str:
        key = trigger.i, filler.head.i
        if key not in self._ways:
            self._ways[key] = described(trigger, filler.head)
        return self._ways[key]

    def _between(self, trigger: Token, filler: Filler) -> int:
        """How many other actors stand between a trigger and an actor."""
        low, high = sorted((trigger.i, filler.head.i))
        return min(sum(low < head < high for head in self._mentions[sentence_start(trigger)]), 3)

    def _status(self, candidate: Candidate) -> tuple[str, ...]:
        context, kind = candidate.context, candidate.proposal.relation.relation_class
        sources = {source.entity.id for source in context.sources}
        by = "other" if sources else "nobody"
        if candidate.object.entity.id in sources:
            by = "object"
        if candidate.subject.entity.id in sources:
            by = "subject"
        key = context.status, kind, by, context.negated, bool(context.containers)
        if key not in self._of_statuses:
            self._of_statuses[key] = (
                f"status:{context.status}",
                f"status.class:{context.status}.{kind}",
                f"status.by:{context.status}.{by}",
                f"negated:{context.negated}",
                f"contained:{bool(context.containers)}",
            )
        return self._of_statuses[key]

    @staticmethod
    def _reading(proposal: Proposal) -> Iterator[str]:
        """What the rules say of their own reading."""
        yield f"certainty:{round(proposal.certainty, 1)}"
        yield f"certainty.class:{round(proposal.certainty, 1)}.{proposal.relation.relation_class}"
        yield f"guessed:{proposal.guessed}"
        yield f"carried:{proposal.carrier is not None}"
        yield f"contents:{bool(proposal.contents)}"
        yield f"words:{min(len(proposal.words), 4)}"

    def _beside(self, candidate: Candidate) -> Iterator[tuple[str, ...]]:
        """What the rules read by the same trigger, and of the same two actors in the sentence."""
        trigger, kind = candidate.proposal.trigger, candidate.proposal.relation.relation_class
        one, other = candidate.subject.entity.id, candidate.object.entity.id
        here = [each for each in self._by_trigger.get(trigger.i, ()) if each is not candidate]
        yield (f"by.trigger:{bucket(len(here))}",)
        ends: dict[str, None] = {}
        for each in here:
            by, to = each.subject.entity.id, each.object.entity.id
            ends[f"by.trigger.ends:{one == by:d}{other == to:d}{one == to:d}{other == by:d}"] = None
        yield tuple(ends)
        start = sentence_start(trigger)
        for name, pair in (("pair", (one, other)), ("reverse", (other, one))):
            beside = [e for e in self._by_pair.get((start, *pair), ()) if e.proposal.trigger.i != trigger.i]
            yield (f"{name}:{bucket(len(beside))}",)
            if any(each.proposal.relation.relation_class == kind for each in beside):
                yield (f"{name}.same",)


def described(trigger: Token, word: Token) -> str:
    """The path from an actor to a trigger in labels: "nsubj", "obl(on)", "nsubj/xcomp"; long ones only in length."""
    up, down = path(trigger, word)
    labels = [_label(token) for token in up if token.dep_ != "conj"]
    while len(labels) > 1 and labels[0] in WITHIN:
        labels = labels[1:]
    fallen = [token.dep_ for token in down if token.dep_ != "conj"]
    if len(labels) + len(fallen) > 4:
        return f"far{len(labels)}.{len(fallen)}"
    return "<".join(labels) + ("/" + ">".join(fallen) if fallen else "")


def _label(token: Token) -> str:
    case = next((child.lower_ for child in token.children if child.dep_ == "case"), "")
    return f"{token.dep_}({case})" if case and case not in ("'s", "’s", "'") else token.dep_
