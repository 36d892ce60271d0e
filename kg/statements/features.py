"""Features: what the judge sees of a candidate, as words "kind:value".

Nothing tells who an actor is, only its type and how it is mentioned: what is learnt holds for states nobody has heard
of. Paths are dependency labels with their prepositions.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache, reduce
from itertools import chain, product
from typing import Any, NamedTuple

import numpy as np

from kg.actors import Actors
from kg.language.clauses import is_passive, is_verbal, sentence_start
from kg.language.plain import Span, Token
from kg.ontology.vocabulary import Relation
from kg.statements.arguments import Filler
from kg.statements.candidates import Candidate
from kg.statements.network import Likely
from kg.statements.proposals import Proposal
from kg.statements.scenes import CLASS_NUMBERS, Floats, Scenes
from kg.statements.ways import Ways, described, steps_above, way

BUCKETS = (0, 1, 2, 3, 4, 6, 9, 14, 22)
Names = tuple[str, ...]
# Features that candidates share: the function that names them, and what it names them by. Few are ever named: what
# they weigh is kept by the part
Part = tuple[Any, ...]


def _ends_with_stop(sentence: Span) -> bool:
    """Whether a sentence ends like one of a text: a headline has no full stop."""
    words = [token for token in sentence if not token.is_space]
    return bool(words) and words[-1].is_punct


@lru_cache(maxsize=1 << 10)
def bucket(number: int) -> int:
    """The largest of a few round numbers that is not above a distance or count."""
    return BUCKETS[bisect_right(BUCKETS, max(number, 0)) - 1]


class Opinions:
    """What the network says of the actors of a document's sentences, wherever they are mentioned in them."""

    def __init__(self, scenes: Scenes, likely: Likely) -> None:
        self.by_pair, self.ways = likely.by_pair, scenes.ways
        self._number = scenes.number
        self._mentions: dict[tuple[int, str], list[int]] = defaultdict(list)
        for place, mention in enumerate(scenes.actors):
            start = sentence_start(mention[0].head)
            for filler in mention:
                self._mentions[start, filler.entity.id].append(place)

    def of(self, start: int, subject: str, target: str) -> Floats | None:
        """The probability of each class for subject and object of the sentence that starts here, by their ids."""
        mentions = self._mentions
        pairs = product(mentions.get((start, subject), ()), mentions.get((start, target), ()))
        numbers = (self._number(one, other) for one, other in pairs)
        shares = [self.by_pair[number] for number in numbers if number is not None]
        return reduce(np.maximum, shares) if shares else None


class Seen(NamedTuple):
    """An actor as seen from a trigger."""

    way: str
    # Edges of the path
    steps: int
    # Of the trigger
    voice: str
    # How the actor is mentioned
    mention: str
    before: bool
    # Other actors between the two
    between: int
    # Words from one to the other
    away: int
    same_sentence: bool


class Standpoint(NamedTuple):
    """What it takes to look at actors from a trigger: its voice, the steps to what is above it, the actors around."""

    voice: str
    above: Mapping[int, int]
    mentions: Sequence[int]


class Features:
    """The features of the candidates of one document.

    They come in parts that candidates share: those of a trigger, and of one actor by it, are told once.
    """

    def __init__(self, actors: Actors, ruled: Iterable[Candidate], opinions: Opinions | None = None) -> None:
        self.actors, self.opinions = actors, opinions
        self._of_heads: dict[tuple[int, int], Seen] = {}
        self._standpoints: dict[int, Standpoint] = {}
        self._ways = opinions.ways if opinions is not None else Ways(actors.doc)
        mentions: dict[int, set[int]] = defaultdict(set)
        for reference in actors.references:
            mentions[sentence_start(actors.doc[reference.head])].add(reference.head)
        first = next(iter(actors.doc.sents), None)
        self._begins_with_headline = first is not None and not _ends_with_stop(first)
        self._mentions = {start: sorted(heads) for start, heads in mentions.items()}
        self._by_trigger: dict[int, list[Candidate]] = defaultdict(list)
        self._by_pair: dict[tuple[int, str, str], list[Candidate]] = defaultdict(list)
        for other in ruled:
            start = sentence_start(other.proposal.trigger)
            self._by_trigger[other.proposal.trigger.i].append(other)
            self._by_pair[start, other.subject.entity.id, other.object.entity.id].append(other)

    def of(self, candidate: Candidate) -> Names:
        """The features of a candidate, each once."""
        return tuple(chain.from_iterable(map(names, self.parts(candidate))))

    def parts(self, candidate: Candidate) -> Iterator[Part]:
        """The features of a candidate in parts that other candidates have, too."""
        proposal = candidate.proposal
        trigger, kind = proposal.trigger, proposal.relation.relation_class
        yield from self.trigger(trigger, proposal.relation)
        subject, target = candidate.subject, candidate.object
        one, other = self.seen(trigger, subject), self.seen(trigger, target)
        yield from filler_parts("subject", kind, one, subject)
        yield from filler_parts("object", kind, other, target)
        yield pair_part(one, subject, other, target)
        yield self._status(candidate)
        if candidate.ruled:
            yield _told, *self._reading(proposal)
        yield self._opinion(candidate)
        yield from self._beside(candidate)

    def _beside(self, candidate: Candidate) -> Iterator[Part]:
        """What the rules read by the same trigger, and of the same two actors in the sentence."""
        trigger, kind = candidate.proposal.trigger, candidate.proposal.relation.relation_class
        one, other = candidate.subject.entity.id, candidate.object.entity.id
        here = [each for each in self._by_trigger.get(trigger.i, ()) if each is not candidate]
        yield _counted, "by.trigger", len(here)
        ends: dict[str, None] = {}
        for each in here:
            by, to = each.subject.entity.id, each.object.entity.id
            ends[f"by.trigger.ends:{one == by:d}{other == to:d}{one == to:d}{other == by:d}"] = None
        yield _told, *ends
        start = sentence_start(trigger)
        for name, pair in (("pair", (one, other)), ("reverse", (other, one))):
            beside = [e for e in self._by_pair.get((start, *pair), ()) if e.proposal.trigger.i != trigger.i]
            yield _counted, name, len(beside)
            if any(each.proposal.relation.relation_class == kind for each in beside):
                yield _told, f"{name}.same"

    def trigger(self, trigger: Token, relation: Relation) -> Iterator[Part]:
        """What a word and its sentence say of any candidate by it."""
        start = sentence_start(trigger)
        voice = "passive" if is_verbal(trigger) and is_passive(trigger) else trigger.pos_
        head = "ROOT" if trigger.head is trigger else trigger.head.pos_
        kind, lemma = relation.relation_class, trigger.lemma_.lower()
        yield _of_word, kind, relation.id, lemma, trigger.tag_, trigger.dep_, voice, head
        below = [
            self._ways.label[child.i] for child in trigger.children if child.dep_ not in ("punct", "det", "conj", "cc")
        ]
        for label in dict.fromkeys(below):  # two children of a trigger may be alike
            yield _of_child, label
        headline = start == 0 and self._begins_with_headline
        length, mentions = bucket(len(trigger.sent) // 4), bucket(len(self._mentions.get(start, ())))
        yield _of_sentence, headline, length, mentions

    def seen(self, trigger: Token, filler: Filler) -> Seen:
        """An actor as seen from a trigger."""
        key = trigger.i, filler.head.i
        seen = self._of_heads.get(key)
        if seen is None:
            head, at = filler.head, self._standpoint(trigger)
            climbed, fallen = way(head, at.above)
            reference = self.actors.at(head)
            before = head.i < trigger.i
            low, high = (head.i, trigger.i) if before else (trigger.i, head.i)
            seen = self._of_heads[key] = Seen(
                described(self._ways.up[head.i][climbed], self._ways.down[trigger.i][fallen]),
                bucket(climbed + fallen),
                at.voice,
                reference.kind if reference is not None else "none",
                before,
                min(max(bisect_left(at.mentions, high) - bisect_right(at.mentions, low), 0), 3),
                bucket(high - low),
                head.sent is trigger.sent,
            )
        return seen

    def _standpoint(self, trigger: Token) -> Standpoint:
        at = self._standpoints.get(trigger.i)
        if at is None:
            voice = f"{trigger.pos_}.{is_passive(trigger) if is_verbal(trigger) else ''}"
            mentions = self._mentions.get(sentence_start(trigger), ())
            at = self._standpoints[trigger.i] = Standpoint(voice, steps_above(trigger), mentions)
        return at

    def _opinion(self, candidate: Candidate) -> Part:
        """What the network says of the two actors."""
        start, kind = sentence_start(candidate.proposal.trigger), candidate.proposal.relation.relation_class
        one, other = candidate.subject.entity.id, candidate.object.entity.id
        found = self.opinions.of(start, one, other) if self.opinions is not None else None
        if found is None:
            return _of_opinion, kind, -1, False
        share = found[CLASS_NUMBERS[kind]]
        return _of_opinion, kind, int(10 * share), bool(share == found.max())

    @staticmethod
    def _status(candidate: Candidate) -> Part:
        context, kind = candidate.context, candidate.proposal.relation.relation_class
        sources = {source.entity.id for source in context.sources}
        by = "other" if sources else "nobody"
        if candidate.object.entity.id in sources:
            by = "object"
        if candidate.subject.entity.id in sources:
            by = "subject"
        return _of_status, context.status, kind, by, context.negated, bool(context.containers)

    @staticmethod
    def _reading(proposal: Proposal) -> Iterator[str]:
        """What the rules say of their own reading."""
        yield f"certainty:{round(proposal.certainty, 1)}"
        yield f"certainty.class:{round(proposal.certainty, 1)}.{proposal.relation.relation_class}"
        yield f"guessed:{proposal.guessed}"
        yield f"carried:{proposal.carrier is not None}"
        yield f"contents:{bool(proposal.contents)}"
        yield f"words:{min(len(proposal.words), 4)}"


def filler_parts(part: str, kind: str, seen: Seen, filler: Filler) -> tuple[Part, ...]:
    """What an actor says of any candidate of a class by a trigger whose "subject" or "object" it is."""
    return (
        (_of_way, part, seen.way, seen.voice, kind),
        (_of_actor, part, seen.steps, filler.entity.type, kind, seen.mention, round(filler.certainty, 1)),
        (_of_place, part, seen.before, seen.between, seen.away, seen.same_sentence),
    )


def pair_part(one: Seen, subject: Filler, other: Seen, target: Filler) -> Part:
    """What two actors say together."""
    return _of_pair, one.way, other.way, subject.entity.type, target.entity.type


def names(part: Part) -> Names:
    """The features of a part."""
    name, *values = part
    named: Names = name(*values)
    return named


def _told(*features: str) -> Names:
    return features


def _of_word(kind: str, relation: str, lemma: str, form: str, label: str, voice: str, head: str) -> Names:
    return (
        f"class:{kind}", f"relation:{relation}", f"trigger:{lemma}", f"trigger.form:{form}", f"trigger.label:{label}",
        f"trigger.voice:{voice}", f"class.voice:{kind}.{voice}", f"head:{head}",
    )  # fmt: skip


def _of_child(label: str) -> Names:
    return (f"child:{label}",)


def _of_sentence(headline: bool, length: int, mentions: int) -> Names:
    return f"sentence:{'headline' if headline else 'body'}", f"length:{length}", f"mentions:{mentions}"


def _of_pair(one: str, other: str, subject: str, target: str) -> Names:
    return f"paths:{one}|{other}", f"types:{subject}.{target}"


def _of_way(part: str, way: str, voice: str, kind: str) -> Names:
    return f"{part}.path:{way}", f"{part}.path.voice:{way}.{voice}", f"{part}.path.class:{way}.{kind}"


def _of_actor(part: str, steps: int, type_: str, kind: str, mention: str, certainty: float) -> Names:
    return (
        f"{part}.steps:{steps}", f"{part}.type:{type_}", f"{part}.type.class:{type_}.{kind}",
        f"{part}.mention:{mention}", f"{part}.certainty:{certainty}",
    )  # fmt: skip


def _of_place(part: str, before: bool, between: int, away: int, same_sentence: bool) -> Names:
    return (
        f"{part}.side:{'before' if before else 'after'}", f"{part}.between:{between}", f"{part}.away:{away}",
        f"{part}.sentence:{same_sentence}",
    )  # fmt: skip


def _of_status(status: str, kind: str, by: str, negated: bool, contained: bool) -> Names:
    return (
        f"status:{status}", f"status.class:{status}.{kind}", f"status.by:{status}.{by}", f"negated:{negated}",
        f"contained:{contained}",
    )  # fmt: skip


def _of_opinion(kind: str, tenth: int, first: bool) -> Names:
    return f"network:{tenth}", f"network.class:{tenth}.{kind}", f"network.first:{first}.{tenth}"


def _counted(name: str, number: int) -> Names:
    return (f"{name}:{bucket(number)}",)
