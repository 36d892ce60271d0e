"""Scenes: sentences with two actors or more as numbers, which the network reads.

A scene has the words that may tell what one does to another, the actors, and the way in the parse between each actor
and each word near it. Nothing tells who an actor is, only its type and how it is mentioned.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from kg.actors import Actors
from kg.language.clauses import sentence_start
from kg.language.plain import Token
from kg.statements.arguments import Filler
from kg.statements.base_forms import base_forms
from kg.statements.candidates import Candidate, mentions_by_sentence
from kg.statements.lexicon import Lexicon
from kg.statements.ways import Ways, steps_above, way

# Farther than this in the parse from a word an actor is hardly ever its argument: measured on the corpus's train part
REACH = 5
# The first actors of a sentence, so that a list of a hundred states does not make ten thousand pairs
MOST = 12
IDLE = frozenset({"punct", "det"})
# What a number stands for, by the kind of vocabulary; 0 stands for all that is not in it
Vocabularies = Mapping[str, Mapping[str, int]]
Numbers = NDArray[np.int64]
Floats = NDArray[np.float32]


@dataclass(slots=True)
class Scenes:
    """The scenes of a document. Columns of numbers; words and actors count through all its scenes.

    Attributes:
        words: verbs, and what has frames in the lexicon; `word`: token, base form, label, and the token above.
        told: the classes of the lexicon's frames for each word, then those that the rules read by it (0 or 1).
        below: word, token below it.
        actors: each mention, with the entities it stands for; `actor`: token, how mentioned, type.
        way: word, actor, way, its length, whether the actor is before the word, actors between, whether the rules read
            it as subject, as object, whether it is the word itself; the next token towards it, the token above it.
        pair: two actors, in order of subject and object; `pair_told`: the classes that the rules read of them so and
            the other way round.
        row: word, way of the subject, way of the object, pair.
    """

    words: list[Token] = field(default_factory=list)
    word: list[tuple[int, ...]] = field(default_factory=list)
    told: list[tuple[frozenset[str], frozenset[str]]] = field(default_factory=list)
    below: list[tuple[int, int]] = field(default_factory=list)
    actors: list[tuple[Filler, ...]] = field(default_factory=list)
    actor: list[tuple[int, ...]] = field(default_factory=list)
    way: list[tuple[int, ...]] = field(default_factory=list)
    pair: list[tuple[int, int]] = field(default_factory=list)
    pair_told: list[tuple[frozenset[str], frozenset[str]]] = field(default_factory=list)
    row: list[tuple[int, int, int, int]] = field(default_factory=list)


class SceneReader:
    """Reads the scenes of documents with one lexicon and one set of vocabularies."""

    def __init__(self, lexicon: Lexicon, vocabularies: Vocabularies) -> None:
        self.lexicon, self.vocabularies = lexicon, vocabularies
        self._classes: dict[tuple[str, ...], frozenset[str]] = {}

    def read(self, actors: Actors, ruled: Iterable[Candidate]) -> Scenes:
        """The scenes of a document, with what the rules read."""
        return _Reading(self, actors, ruled).scenes

    def classes(self, word: Token) -> frozenset[str]:
        """The classes of all frames that a word has."""
        forms = tuple(base_forms(word))
        if forms not in self._classes:
            tables = (self.lexicon.verbs, self.lexicon.nouns, self.lexicon.adjectives)
            self._classes[forms] = frozenset(
                frame.relation.relation_class for form in forms for table in tables for frame in table.get(form, ())
            )
        return self._classes[forms]


class _Reading:
    """One document being read."""

    def __init__(self, reader: SceneReader, actors: Actors, ruled: Iterable[Candidate]) -> None:
        self.reader, self.actors, self.scenes = reader, actors, Scenes()
        self.by_word: dict[int, list[Candidate]] = defaultdict(list)
        self.read: dict[tuple[int, str], dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
        for candidate in ruled:
            trigger, kind = candidate.proposal.trigger, candidate.proposal.relation.relation_class
            self.by_word[trigger.i].append(candidate)
            one, other = candidate.subject.entity.id, candidate.object.entity.id
            self.read[sentence_start(trigger), one][other].add(kind)
        self.described = Ways().described
        for start, mentions in mentions_by_sentence(actors).items():
            if len({filler.entity.id for mention in mentions for filler in mention}) > 1:
                self._scene(start, mentions[:MOST])

    def _scene(self, start: int, mentions: list[tuple[Filler, ...]]) -> None:
        scenes, known = self.scenes, self.reader.vocabularies
        first = len(scenes.actors)
        for mention in mentions:
            head, reference = mention[0].head, self.actors.at(mention[0].head)
            kind = reference.kind if reference is not None else ""
            scenes.actors.append(mention)
            scenes.actor.append(
                (head.i, known["mention"].get(kind, 0), known["entity_type"].get(mention[0].entity.type, 0))
            )
        who = [frozenset(filler.entity.id for filler in mention) for mention in mentions]
        pairs: dict[tuple[int, int], int] = {}
        for word in self.actors.doc[start].sent:
            if word.pos_ != "VERB" and (word.pos_ == "AUX" or not self.reader.classes(word)):
                continue
            ways = dict(self._ways(word, mentions))
            joined = [
                (one, other) for one in ways for other in ways
                if (who[one] != who[other] if one != other else len(who[one]) > 1)
            ]  # fmt: skip
            if not joined:
                continue
            rows = {}
            for place, numbers in ways.items():
                rows[place] = len(scenes.way)
                scenes.way.append((len(scenes.words), first + place, *numbers))
            for one, other in joined:
                if (one, other) not in pairs:
                    pairs[one, other] = len(scenes.pair)
                    scenes.pair.append((first + one, first + other))
                    scenes.pair_told.append(
                        (self._told(start, who[one], who[other]), self._told(start, who[other], who[one]))
                    )
                scenes.row.append((len(scenes.words), rows[one], rows[other], pairs[one, other]))
            self._add(word)

    def _add(self, word: Token) -> None:
        scenes, known = self.scenes, self.reader.vocabularies
        scenes.below += [(len(scenes.words), child.i) for child in word.children if child.dep_ not in IDLE]
        scenes.words.append(word)
        lemma, label = known["lemma"].get(word.lemma_.lower(), 0), known["label"].get(word.dep_, 0)
        scenes.word.append((word.i, lemma, label, word.head.i))
        read = frozenset(c.proposal.relation.relation_class for c in self.by_word.get(word.i, ()))
        scenes.told.append((self.reader.classes(word), read))

    def _told(self, start: int, subjects: frozenset[str], targets: frozenset[str]) -> frozenset[str]:
        """The classes that the rules read of these in a sentence."""
        read = (self.read[start, one] for one in subjects if (start, one) in self.read)
        return frozenset(kind for of in read for other in targets & of.keys() for kind in of[other])

    def _ways(self, word: Token, mentions: list[tuple[Filler, ...]]) -> Iterator[tuple[int, tuple[int, ...]]]:
        """The actors near a word, each with the numbers of its way."""
        known = self.reader.vocabularies["way"]
        read, above = self.by_word.get(word.i, ()), steps_above(word)
        heads = [mention[0].head for mention in mentions]
        for place, head in enumerate(heads):
            climbed, fallen = way(head, above)
            if climbed + fallen > REACH:
                continue
            up, down = head.way_up[:climbed], word.way_up[:fallen]
            low, high = sorted((head.i, word.i))
            between = sum(low < other.i < high for other in heads)
            ids = {filler.entity.id for filler in mentions[place]}
            towards = up[-1] if up else down[-1] if down else word
            yield place, (
                known.get(self.described(up, down), 0), climbed + fallen, head.i < word.i, min(between, 3),
                any(candidate.subject.entity.id in ids for candidate in read),
                any(candidate.object.entity.id in ids for candidate in read),
                head.i == word.i, towards.i, up[1].i if len(up) > 1 else word.i,
            )  # fmt: skip
