"""The relation lexicon: frames of ontology/relations.yaml, attitudes and light verbs, by the lemma of their head."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from functools import cache, cached_property
from importlib.resources import files
from itertools import chain
from types import MappingProxyType
from typing import Any, Literal

import yaml

from kg.kept import Kept
from kg.language.base_forms import forms_of
from kg.ontology import vocabulary
from kg.ontology.vocabulary import Relation
from kg.statements.words import PREPOSITIONS

SLOTS = ("OBJ", "SUBJ", "CONTENT", "ACTOR")
# Parts of a state that an ACTOR of these types may be: "Russian troops" is the state with the sector MIL
SECTOR_TYPES = {"MIL": "military", "REB": "armed_group", "BUS": "business"}
Alternatives = frozenset[str]
# Stands in a frame for any direct object that names a thing, not an act or tie: "give THING to OBJ"
THING = "THING"
NO_FAMILIES: Mapping[str, Alternatives] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Slot:
    """One place of a frame: OBJ, SUBJ or CONTENT, after one of these prepositions (none: directly).

    With `infinitive` these are verbs, whose object fills the slot ("seek to stop OBJ"); with `types` only
    entities of these types do ("seize OBJ:place"). ACTOR holds no place, only the types of who acts.
    """

    kind: str
    prepositions: Alternatives
    infinitive: bool = False
    types: Alternatives = frozenset()
    # How much of a sentence the slot explains
    weight: int = field(init=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "weight", (self.kind != "ACTOR") + bool(self.prepositions) + bool(self.types))

    def takes(self, entity_type: str, sector: str | None = None) -> bool:
        """Whether an entity of this type, or a state by its part of this sector, may fill the slot."""
        return not self.types or entity_type in self.types or SECTOR_TYPES.get(sector or "") in self.types


@dataclass(frozen=True, slots=True)
class Frame:
    """A way to say a relation: its head's lemma, words that must stand by it, and its slots."""

    relation: Relation
    head: str
    words: tuple[Alternatives, ...]
    slots: tuple[Slot, ...]
    # How much of a sentence the frame explains: of two that fit, the heavier one holds
    weight: int = field(init=False, compare=False)
    # All words that may stand by it
    vocabulary: Alternatives = field(init=False, compare=False, repr=False)
    _by_kind: Mapping[str, Slot] = field(init=False, compare=False, repr=False)
    _prepositions: tuple[Alternatives, ...] = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "weight", 2 * len(self.words) + sum(slot.weight for slot in self.slots))
        object.__setattr__(self, "vocabulary", frozenset().union(*self.words))
        object.__setattr__(self, "_by_kind", {slot.kind: slot for slot in reversed(self.slots)})
        asked = tuple(slot.prepositions for slot in self.slots if slot.prepositions)
        object.__setattr__(self, "_prepositions", asked)

    def stands_with(self, near: AbstractSet[str]) -> bool:
        """Whether the words that must stand by it do."""
        return not any(map(near.isdisjoint, self.words))

    def fit(self, near: AbstractSet[str]) -> int | None:
        """How much of its words and prepositions stands near, less the prepositions missing; None if a word is."""
        if not self.stands_with(near):
            return None
        missing = sum(map(near.isdisjoint, self._prepositions))
        return 4 * len(self.words) + 2 * len(self._prepositions) - 3 * missing

    def slot(self, kind: str) -> Slot | None:
        """The slot of this kind, the first if there are several; None if the frame has none."""
        return self._by_kind.get(kind)


class Frames(tuple[Frame, ...]):
    """The frames of a word, in order of relations.yaml."""

    @cached_property
    def read_backwards(self) -> bool:
        """Whether one of them has whoever acts behind the verb: "belongs to SUBJ"."""
        return any(frame.slot("SUBJ") for frame in self)

    @cached_property
    def contents(self) -> str | None:
        """The status of what the word contains, by the first of them that tells it."""
        return next((f.relation.content for f in self if f.slot("CONTENT") and f.relation.content), None)

    @cached_property
    def with_words(self) -> bool:
        """Whether words must stand by the word in one of them."""
        return len(self._alone) < len(self)

    def standing(self, near: AbstractSet[str]) -> Iterator[Frame]:
        """Those by whose words there is what must stand there."""
        told = chain.from_iterable(map(self._by_word.__getitem__, near & self._by_word.keys()))
        frames = (self[place] for place in sorted({*self._alone, *told}))
        return (frame for frame in frames if len(frame.words) < 2 or frame.stands_with(near))

    @cached_property
    def _alone(self) -> tuple[int, ...]:
        """The places of those without words."""
        return tuple(place for place, frame in enumerate(self) if not frame.words)

    @cached_property
    def _by_word(self) -> Mapping[str, list[int]]:
        """The places of those with words, by what may stand for the first of these."""
        found: dict[str, list[int]] = defaultdict(list)
        for place, frame in enumerate(self):
            for word in frame.words[0] if frame.words else ():
                found[word].append(place)
        return dict(found)


NO_FRAMES = Frames()


@dataclass(frozen=True, slots=True)
class Attitude:
    """What a word does to its complement: gives it a status, negates or presupposes it, names whose it is."""

    status: str
    negates: bool = False
    source: str = "none"
    presupposes: bool = False
    purpose: bool = False


@dataclass(frozen=True, slots=True)
class LightVerb:
    """A verb that lends its subject to a noun frame ("carry out a strike on")."""

    particles: Alternatives
    subject_is_target: bool = False
    negates: bool = False
    status: str | None = None
    passive: bool = False


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All frames, attitudes and light verbs, by the lemma of their head."""

    relations: Mapping[str, Relation]
    verbs: Mapping[str, Frames]
    nouns: Mapping[str, Frames]
    adjectives: Mapping[str, Frames]
    hyphenated: Mapping[str, Relation]
    attitudes: Mapping[tuple[str, str], Attitude]
    light_verbs: Mapping[str, tuple[LightVerb, ...]]
    # Verbs that alone answer whoever asked, offered or accused, with their particle if they have one: "turn down"
    answers: Mapping[str, Relation]
    # The classes that a word may tell by any of its frames, by the word in lower case and its lemma
    classes: Kept[tuple[str, str], Alternatives] = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "classes", _classes_of((self.verbs, self.nouns, self.adjectives)))

    def with_frames(self, kind: Literal["verbs", "nouns", "adjectives"], frames: Iterable[Frame]) -> Lexicon:
        """The lexicon with more frames of words of a kind, behind those that their heads have."""
        known: dict[str, Frames] = dict(getattr(self, kind))
        for frame in frames:
            known[frame.head] = Frames((*known.get(frame.head, ()), frame))
        changed: dict[str, Any] = {kind: known}
        return replace(self, **changed)


def _classes_of(tables: Iterable[Mapping[str, Iterable[Frame]]]) -> Kept[tuple[str, str], Alternatives]:
    """The classes of all frames in tables by base form, for the word in lower case and the lemma that are asked."""
    by_form: dict[str, set[str]] = defaultdict(set)
    for table in tables:
        for form, frames in table.items():
            by_form[form] |= {frame.relation.relation_class for frame in frames}

    def classes(word: tuple[str, str]) -> Alternatives:
        form, lemma = word
        return frozenset().union(*(by_form[f] for f in forms_of(form, lemma.lower()) if f in by_form))

    return Kept(classes)


def parse_frame(pattern: str, relation: Relation, families: Mapping[str, Alternatives] = NO_FAMILIES) -> list[Frame]:
    """The frames of one pattern ("call on|upon OBJ to CONTENT"), one for each alternative of its head.

    Args:
        families: what each name of a family of words stands for ("WEAPON": arm, missile, …).

    Raises:
        ValueError: the pattern has no slot or starts with one.
    """
    head, *rest = pattern.split()
    if head in SLOTS or not any(word.partition(":")[0] in SLOTS for word in rest):
        raise ValueError(
            f"frame {pattern!r} of {relation.id}: a frame starts with a lemma and has OBJ, SUBJ or CONTENT"
        )
    words: list[Alternatives] = []
    slots: list[Slot] = []
    pending: list[Alternatives] = []
    for word in rest:
        kind, _, types = word.partition(":")
        if kind in SLOTS:
            prepositions = pending.pop() if pending else frozenset()
            infinitive = kind != "CONTENT" and bool(pending) and "to" in pending[-1] and not prepositions & PREPOSITIONS
            if infinitive:
                pending.pop()
            slots.append(Slot(kind, prepositions, infinitive, frozenset(types.split("|") if types else ())))
            words += pending
            pending = []
        else:
            known = frozenset({THING}) if word == THING else families.get(word)
            one_by_one = (families.get(one, (one,)) for one in word.split("|"))
            pending.append(frozenset(word.split("|")) if word.islower() else known or frozenset().union(*one_by_one))
    return [Frame(relation, lemma, tuple(words + pending), tuple(slots)) for lemma in head.split("|")]


@cache
def load() -> Lexicon:
    """The lexicon of the package."""
    rows = _yaml("kg.ontology", "relations.yaml")
    relations = vocabulary.relations()
    families = {row["id"]: frozenset(row["nouns"]) for row in _yaml("kg.ontology", "families.yaml")}
    frames: dict[str, dict[str, list[Frame]]] = {kind: defaultdict(list) for kind in ("verbs", "nouns", "adjectives")}
    hyphenated: dict[str, Relation] = {}
    for row in rows:
        relation = relations[row["id"]]
        for kind, by_lemma in frames.items():
            for pattern in row.get(kind) or ():
                for frame in parse_frame(pattern, relation, families):
                    by_lemma[frame.head].append(frame)
        hyphenated |= {word: relation for entry in row.get("hyphenated") or () for word in entry.split("|")}
    return Lexicon(
        relations,
        **{kind: {lemma: Frames(found) for lemma, found in by_lemma.items()} for kind, by_lemma in frames.items()},
        hyphenated=hyphenated,
        attitudes=_attitudes(_yaml("kg.statements", "attitudes.yaml")),
        light_verbs=_light_verbs(_yaml("kg.statements", "light_verbs.yaml")),
        answers={verb: relations[row["id"]] for row in rows for verb in row.get("answers") or ()},
    )


def _yaml(package: str, name: str) -> Any:
    return yaml.load(files(package).joinpath(name).read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)


def _attitudes(rows: list[dict[str, Any]]) -> dict[tuple[str, str], Attitude]:
    return {
        (row["pos"], lemma): Attitude(
            row["complement"],
            bool(row.get("negates")),
            row.get("source", "none"),
            bool(row.get("presupposes")),
            bool(row.get("purpose")),
        )
        for row in rows
        for lemma in _as_list(row["lemma"])
    }


def _light_verbs(rows: list[dict[str, Any]]) -> dict[str, tuple[LightVerb, ...]]:
    found: dict[str, list[LightVerb]] = defaultdict(list)
    for row in rows:
        for pattern in _as_list(row["verb"]):
            lemma, *particles = pattern.split()
            alternatives = frozenset(word for particle in particles for word in particle.split("|"))
            light = LightVerb(
                alternatives,
                subject_is_target=row.get("subject") == "target",
                negates=bool(row.get("negates")),
                status=row.get("status"),
                passive=bool(row.get("passive")),
            )
            found[lemma].append(light)
    return {lemma: tuple(sorted(verbs, key=lambda verb: not verb.particles)) for lemma, verbs in found.items()}


def _as_list(value: str | list[str]) -> list[str]:
    return value.split("|") if isinstance(value, str) else value
