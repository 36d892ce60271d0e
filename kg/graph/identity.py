"""Identity: which entities of different articles are one, and which pairs only a person can settle.

One are: a knowledge base's entity and itself (its id says so); the same full name, with a type and country that agree;
and an abbreviation, or a person's name of several words, that an article gives beside the full name. A surname alone
never makes two mentions one.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import combinations

from kg.graph.graph import KnowledgeGraph
from kg.graph.namesakes import countries
from kg.records import Entity

# Types that an organization may get where an article does not say what kind it is
ORGANIZED = frozenset(
    {"organization", "government_body", "armed_group", "military", "international_organization", "media", "group"}
)
VAGUE = "organization"
# difflib's ratio: Masoud and Massoud .92, Ahmed and Ahmad .8; but also Marina and Martina .92: a question, no answer
ALIKE_GIVEN_NAMES, ALIKE_NAMES = 0.8, 0.9
# More persons of a surname than this: the surname alone is no sign of any of them
FEW = 3
_MARKS = re.compile("[\u0300-\u036f]")
_WORD = re.compile(r"\w+")
_PERIODS = re.compile(r"\b(?:\w\.){2,}")
_ABBREVIATION = re.compile(r"[A-Z][A-Z0-9&/-]+")

Homes = Mapping[str, frozenset[str]]
Candidate = tuple[Entity, Entity, str]


@dataclass(frozen=True, slots=True, order=True)
class Pair:
    """Two entities that are, or may be, one; `into` is the one whose id and name would stay."""

    into: str
    other: str
    why: str


def form(name: str) -> str:
    """The form in which names are compared: without accents, case, hyphens, periods and other signs."""
    plain = _MARKS.sub("", unicodedata.normalize("NFKD", name)).replace("'", "").replace("’", "")
    return " ".join(_WORD.findall(_PERIODS.sub(lambda found: found[0].replace(".", ""), plain))).casefold()


def agree(one: Entity, other: Entity, homes: Homes) -> bool:
    """Whether type and country of two entities can be one's; `homes` are the countries that persons hold offices of."""
    types = {one.type, other.type}
    if len(types) > 1 and not (VAGUE in types and types <= ORGANIZED):
        return False
    if one.country and other.country and one.country != other.country:
        return False
    mine, others = homes.get(one.id, frozenset()), homes.get(other.id, frozenset())
    return not mine or not others or bool(mine & others)


def certain(graph: KnowledgeGraph) -> Iterator[Pair]:
    """The pairs of entities that are one."""
    homes = countries(graph)
    for same in _by_name(graph.entities.values()).values():
        if len(same) > 1 and all(agree(one, other, homes) for one, other in combinations(same, 2)):
            first = min(same, key=lambda entity: (entity.type == VAGUE, entity.country is None, entity.id))
            for other in same:
                if other is not first and (other.type != "person" or " " in form(other.name)):
                    yield Pair(first.id, other.id, "the same name")
    bearers = _by_alias(graph.entities.values(), identifies)
    for entity in graph.entities.values():
        known = [other for other in bearers.get(form(entity.name), ()) if other.id != entity.id]
        if len(known) == 1 and identifies(entity, entity.name) and agree(known[0], entity, homes):
            yield Pair(known[0].id, entity.id, f"an article has {entity.name} beside {known[0].name}")


def unsure(graph: KnowledgeGraph) -> Iterator[Pair]:
    """The pairs of entities that may be one, each once, with all that speaks for it."""
    homes = countries(graph)
    reasons: dict[tuple[str, str], list[str]] = defaultdict(list)
    for one, other, why in (*_same_names(graph), *_persons(graph), *_organizations(graph, homes)):
        first, second = sorted((one, other), key=lambda entity: (-len(form(entity.name).split()), entity.id))
        if why not in reasons[first.id, second.id]:
            reasons[first.id, second.id].append(why)
    for (into, second_id), whys in sorted(reasons.items()):
        shared = sorted({*graph.entities[into].roles} & {*graph.entities[second_id].roles})
        yield Pair(into, second_id, "; ".join([*whys, *(f"both are {role}" for role in shared)]))


def identifies(entity: Entity, name: str) -> bool:
    """Whether a form of an entity's name says who it is: several words of a person's name, else an abbreviation."""
    if entity.type == "person":
        return " " in form(name)
    return _ABBREVIATION.fullmatch(name.replace(".", "")) is not None


def _same_names(graph: KnowledgeGraph) -> Iterator[Candidate]:
    for same in _by_name(graph.entities.values()).values():
        for one, other in combinations(same, 2):
            kinds = "" if one.type == other.type else f", once of a {one.type}, once of a {other.type}"
            yield one, other, f"the same name{kinds.replace('_', ' ')}"


def _persons(graph: KnowledgeGraph) -> Iterator[Candidate]:
    """Persons of one surname whose given names are alike, or of whom one is known by it alone."""
    by_surname: dict[str, list[Entity]] = defaultdict(list)
    for entity in graph.entities.values():
        if entity.type == "person" and (words := form(entity.name).split()):
            by_surname[words[-1]].append(entity)
    for same in by_surname.values():
        full = [entity for entity in same if " " in form(entity.name)]
        for one, other in combinations(full, 2):
            if why := _alike(form(one.name).split(), form(other.name).split()):
                yield one, other, why
            elif {*one.roles} & {*other.roles}:
                yield one, other, "the same surname"
        for alone in same:
            if alone not in full and len(full) <= FEW:
                for one in full:
                    yield one, alone, "an article has the surname alone"


def _alike(one: list[str], other: list[str]) -> str | None:
    """What is alike in two different full names that end in the same word, if anything is."""
    if one == other:
        return None
    if one[0] == other[0]:
        return "the same first and last name"
    if one[0][0] == other[0][0] and 1 in (len(one[0]), len(other[0])):
        return "the same surname and initial"
    if SequenceMatcher(None, one[0], other[0], autojunk=False).ratio() >= ALIKE_GIVEN_NAMES:
        return "names spelt alike"
    return None


def _organizations(graph: KnowledgeGraph, homes: Homes) -> Iterator[Candidate]:
    """Organizations of which one has the other's name as a short form, or whose names are spelt alike."""
    organized = [entity for entity in graph.entities.values() if entity.type in ORGANIZED]
    bearers = _by_alias(organized, lambda entity, name: True)
    for entity in organized:
        for other in bearers.get(form(entity.name), ()):
            if other.id != entity.id and agree(entity, other, homes):
                yield other, entity, f"{entity.name} is also short for {other.name}"
    by_first_word: dict[str, list[Entity]] = defaultdict(list)
    for entity in organized:
        by_first_word[form(entity.name).removeprefix("the ").partition(" ")[0]].append(entity)
    for same in by_first_word.values():
        for one, other in combinations(same, 2):
            names = [form(entity.name).removeprefix("the ") for entity in (one, other)]
            ratio = SequenceMatcher(None, names[0], names[1], autojunk=False).ratio()
            if names[0] != names[1] and " " in names[0] and ratio >= ALIKE_NAMES and agree(one, other, homes):
                yield one, other, "names spelt alike"


def _by_name(entities: Iterable[Entity]) -> dict[tuple[str, str], list[Entity]]:
    """The entities by form of the name and kind of thing."""
    found: dict[tuple[str, str], list[Entity]] = defaultdict(list)
    for entity in entities:
        if name := form(entity.name):
            found[name, "organized" if entity.type in ORGANIZED else entity.type].append(entity)
    return found


def _by_alias(entities: Iterable[Entity], counts: Callable[[Entity, str], bool]) -> dict[str, list[Entity]]:
    """The entities by the forms of those of their aliases that count."""
    found: dict[str, list[Entity]] = defaultdict(list)
    for entity in entities:
        for name in sorted({form(alias) for alias in entity.aliases if counts(entity, alias)} - {""}):
            found[name].append(entity)
    return found
