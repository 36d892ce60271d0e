"""Candidates: what a document may state, one subject and one object each, whether the rules read it or not.

The rules' own readings come first. Beside them, any word of the lexicon may join any two actors near it in the parse;
its class is that of its likeliest frame, its status what the rules read there.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from operator import itemgetter

from kg.actors import Actors
from kg.language.clauses import is_verbal, sentence_start
from kg.language.plain import Token
from kg.ontology.vocabulary import Relation
from kg.statements.arguments import Filler, is_described_by
from kg.statements.base_forms import base_forms
from kg.statements.lexicon import Lexicon
from kg.statements.proposals import Proposal, words_of
from kg.statements.status import Context, StatusReader

# Measured on the corpus's train part: farther than this from a trigger an actor is hardly ever its argument
REACH = 5
# The nearest actors of a trigger: bounds the candidates of a sentence by its length
NEAREST = 6
Read = tuple[Proposal, Context]
Pair = tuple[Filler, Filler]
# Which of several pairs of subject and object that a trigger with a relation may join are worth a closer look
Choice = Callable[[Token, Relation, Sequence[Pair]], Iterable[Pair]]


@dataclass(frozen=True, slots=True)
class Candidate:
    """Perhaps a statement: a proposal of one subject and one object, its status, and whether the rules made it."""

    proposal: Proposal
    context: Context
    ruled: bool

    @property
    def subject(self) -> Filler:
        """Who acts."""
        return self.proposal.subjects[0]

    @property
    def object(self) -> Filler:
        """Who or what is acted on."""
        return self.proposal.objects[0]

    @property
    def act(self) -> tuple[int, str, str, str]:
        """What it tells of which sentence; a symmetric relation has no direction."""
        relation = self.proposal.relation
        one, other = self.subject.entity.id, self.object.entity.id
        if relation.symmetric and other < one:
            one, other = other, one
        return sentence_start(self.proposal.trigger), one, other, relation.relation_class

    @property
    def pair(self) -> tuple[int, frozenset[str]]:
        """Its sentence and its two actors, in no order."""
        return sentence_start(self.proposal.trigger), frozenset({self.subject.entity.id, self.object.entity.id})


def read_candidates(read: Iterable[Read]) -> Iterator[Candidate]:
    """The rules' readings, a candidate for each pair of subject and object."""
    for proposal, context in read:
        for subject in proposal.subjects:
            for target in proposal.objects:
                if subject.entity.id != target.entity.id:
                    yield Candidate(replace(proposal, subjects=(subject,), objects=(target,)), context, True)


def unread_candidates(
    actors: Actors,
    lexicon: Lexicon,
    reader: StatusReader,
    ruled: Iterable[Candidate],
    *,
    but: Container[int] = frozenset(),
    choose: Choice | None = None,
) -> Iterator[Candidate]:
    """What the rules do not read: pairs of actors beside a word of the lexicon that no rule joins by it.

    Args:
        but: words to pass over.
        choose: which pairs are of interest, asked before their status is read; all of them if None.
    """
    joined: dict[int, set[frozenset[str]]] = defaultdict(set)
    for candidate in ruled:
        joined[candidate.proposal.trigger.i].add(candidate.pair[1])
    for sentence, mentions in _mentions(actors).items():
        if len({mention.entity.id for mention in mentions}) < 2:
            continue
        for trigger in actors.doc[sentence].sent:
            if trigger.i in but:
                continue
            relation = typical_relation(trigger, lexicon) if _may_tell(trigger, actors) else None
            if relation is None:
                continue
            joined_here = joined.get(trigger.i, ())
            pairs = [
                (subject, target)
                for subject, target in _around(trigger, mentions)
                if not (relation.symmetric and target.head.i < subject.head.i)
                and not (joined_here and frozenset((subject.entity.id, target.entity.id)) in joined_here)
            ]
            context: Context | None = None
            for pair in pairs if choose is None else choose(trigger, relation, pairs):
                context = context or reader.context(_proposal(relation, trigger, pairs[0]))
                yield Candidate(_proposal(relation, trigger, pair), context, False)


def _proposal(relation: Relation, trigger: Token, pair: Pair) -> Proposal:
    return Proposal(relation, trigger, pair[:1], pair[1:], words=(trigger,))


def left_over(unread: Iterable[Candidate], ruled: Iterable[Candidate], actors: Actors) -> Iterator[Candidate]:
    """Of what the rules do not read what may be added to them.

    By a word that they read nothing by, between actors of whom they read nothing in the sentence; and no office of
    anybody whose title has told it.
    """
    read = [(candidate.proposal.trigger.i, candidate.pair) for candidate in ruled]
    words, pairs = {word for word, _ in read}, {pair for _, pair in read}
    told = {entity.id for role in actors.roles for entity in (*role.person.entities, role.of)}
    for candidate in unread:
        office = candidate.proposal.relation.relation_class == "HOLDS_OFFICE"
        if candidate.proposal.trigger.i in words or candidate.pair in pairs or (office and candidate.pair[1] & told):
            continue
        yield candidate


def _may_tell(token: Token, actors: Actors) -> bool:
    if token.pos_ in ("ADJ", "ADV") or is_verbal(token):
        return True
    if token.pos_ not in ("NOUN", "PROPN"):
        return False
    reference = actors.at(token)
    return reference is None or reference.kind not in ("name", "adjective") or token.i != reference.head


def typical_relation(trigger: Token, lexicon: Lexicon) -> Relation | None:
    """The relation of a word's heaviest frame whose words stand by it; None if the lexicon has no such frame."""
    verbal, forms = is_verbal(trigger), base_forms(trigger)
    if (lexicon.verbs.keys() if verbal else lexicon.no_verbs).isdisjoint(forms):
        return None  # most words
    near = words_of(node for child in trigger.children for node in (child, *child.children))
    for form in forms:
        frames = lexicon.verbs.get(form, ()) if verbal else (
            *lexicon.nouns.get(form, ()), *lexicon.adjectives.get(form, ()))  # fmt: skip
        fits = [(fit, frame) for frame in frames if (fit := frame.fit(near)) is not None]
        if not verbal and "of" in near:
            # "within the borders of Sudan": its "of" is none that a frame of the noun asks for
            fits = [(fit, frame) for fit, frame in fits if fit >= 0]
        if fits:
            return max(fits, key=itemgetter(0))[1].relation
        if not verbal and form in lexicon.hyphenated:
            return lexicon.hyphenated[form]
    return None


def _mentions(actors: Actors) -> Mapping[int, list[Filler]]:
    """The actors that each sentence mentions, by the sentence's first token."""
    found: dict[int, list[Filler]] = defaultdict(list)
    for reference in sorted(actors.references, key=lambda r: (r.head, r.start)):
        head = actors.doc[reference.head]
        around = actors.at(head.head) if reference.kind == "adjective" else None
        if around is not None and around is not reference and around.entities == reference.entities:
            continue  # "Iranian" of "Iranian officials", both Iran
        found[sentence_start(head)] += [
            Filler(entity, head, reference.start, reference.end, reference.sector, reference.certainty)
            for entity in reference.entities
        ]
    return found


def _around(trigger: Token, mentions: Iterable[Filler]) -> Iterator[Pair]:
    """The ordered pairs of actors near a trigger, each actor where it is nearest."""
    above = steps_above(trigger)
    reach = sorted(
        (
            (length, abs(filler.head.i - trigger.i), filler.head.i, filler.entity.id, filler)
            for filler in mentions
            if (length := sum(way(filler.head, above))) <= REACH and not is_described_by(filler, trigger)
        ),
        key=itemgetter(slice(4)),
    )
    nearest: dict[str, Filler] = {}
    for *_, filler in reach:
        nearest.setdefault(filler.entity.id, filler)
    near = list(nearest.values())[:NEAREST]
    for subject in near:
        for target in near:
            if subject.head.i != target.head.i:
                yield subject, target


def steps_above(trigger: Token) -> dict[int, int]:
    """How many steps each token above a trigger is off it, by its index; the trigger itself none."""
    return {token.i: steps for steps, token in enumerate(trigger.way_up)}


def way(word: Token, above: Mapping[int, int]) -> tuple[int, int]:
    """How many steps a path climbs from a word to the lowest node above both it and a trigger, and falls to this.

    `above` are the `steps_above` of the trigger, whose sentence the word is in.
    """
    for climbed, token in enumerate(word.way_up):
        if token.i in above:
            return climbed, above[token.i]
    return len(word.way_up), len(above)  # another tree of the same sentence
