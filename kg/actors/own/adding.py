"""Bringing files of knowledge together with the knowledge base: same actors found, offices and countries understood."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Literal

from kg.actors.knowledge_base import KnowledgeBase
from kg.actors.knowledge_records import Name, Office
from kg.actors.loading import load, read
from kg.actors.own import followthemoney, table
from kg.actors.own.forms import Actor, Held, KnowledgeError, Reader, Rejected
from kg.actors.tenures import Tenure, names_of
from kg.articles.problems import Problem
from kg.ids import identifier, short_hash
from kg.records import Entity, unite

READERS: dict[str, Reader] = {
    ".csv": table.read, ".json": followthemoney.read, ".jsonl": followthemoney.read, ".ndjson": followthemoney.read,
}  # fmt: skip
ROOMS = {"person": "person", "place": "place", "country": "place", "event": "event", "group": "group"}
DEFAULT_TYPE = "organization"


def load_with(*paths: str | Path, problems: list[Problem] | None = None) -> KnowledgeBase:
    """The knowledge base of the package with the actors and office holders of files: FollowTheMoney lines or CSV.

    Lines that cannot be used are put into `problems`; without that list the first of them is an error.

    Raises:
        KnowledgeError: a file is missing, of another form or no UTF-8; or a line cannot be used and `problems` is None.
    """
    knowledge = load()
    for path in sorted(map(Path, paths)):
        knowledge = _Addition(knowledge, path, problems).result()
    return knowledge


def _lines(path: Path) -> list[str]:
    try:
        return path.read_text(encoding="utf-8-sig").splitlines(keepends=True)
    except OSError as error:
        raise KnowledgeError(f"{path} cannot be read ({error.strerror}): check the name") from error
    except UnicodeDecodeError as error:
        raise KnowledgeError(f"{path} is no UTF-8 ({error.reason} at byte {error.start}): save it as UTF-8") from error


class _Addition:
    """One file brought into a knowledge base."""

    def __init__(self, knowledge: KnowledgeBase, path: Path, problems: list[Problem] | None) -> None:
        self.knowledge, self.path, self.problems = knowledge, path, problems
        reader = READERS.get(path.suffix.lower())
        if reader is None:
            raise KnowledgeError(
                f"{path}: knowledge is read from {', '.join(READERS)}; rename the file, or write one of these"
            )
        actors: dict[str, list[Actor]] = defaultdict(list)
        self.held: list[Held] = []
        lines = _lines(path)
        try:
            for item in reader(lines):
                if isinstance(item, Rejected):
                    self._reject(item)
                elif isinstance(item, Held):
                    self.held.append(item)
                else:
                    actors[item.key].append(item)
        except KnowledgeError as error:
            raise KnowledgeError(f"{path}: {error}") from error
        self.actors = {key: _as_one(same) for key, same in actors.items()}
        self.named: dict[str, list[str]] = defaultdict(list)
        for key, actor in self.actors.items():
            self.named[actor.name].append(key)
        countries = [(key, actor) for key, actor in self.actors.items() if actor.type == "country"]
        self.own_countries = {text: key for key, actor in countries for text in (actor.name, actor.country) if text}

    def result(self) -> KnowledgeBase:
        """The knowledge base with what the file says."""
        self.entities = {key: self._entity(actor) for key, actor in self.actors.items()}
        tenures = [tenure for held in self.held if (tenure := self._tenure(held)) is not None]
        roles: dict[str, set[str]] = defaultdict(set)
        for tenure in tenures:
            roles[tenure.person.id].add(tenure.role)
        entities = {e.id: replace(e, roles=unite({*e.roles, *roles[e.id]})) for e in self.entities.values()}
        tenures = [replace(tenure, person=entities[tenure.person.id]) for tenure in tenures]
        return self.knowledge.with_own(self._names(entities), tenures)

    def _names(self, entities: Mapping[str, Entity]) -> Iterator[Name]:
        for entity in entities.values():
            for position, text in enumerate(names_of(entity)):
                yield Name(text, entity, "name" if position == 0 else "alias")
        for key, actor in self.actors.items():
            for text in actor.adjectives:
                yield Name(text, entities[self.entities[key].id], "adjective")

    def _entity(self, actor: Actor) -> Entity:
        known = self._known(actor)
        country = self._country_code(actor)
        if known is not None:
            return replace(
                known, country=known.country or country, aliases=unite({*known.aliases, *actor.aliases} - {known.name}),
                links=unite({*known.links, *actor.links}), roles=unite({*known.roles, *actor.roles}),
            )  # fmt: skip
        kind = actor.type or DEFAULT_TYPE
        local = identifier(actor.name)
        if len({self.actors[key].key for key in self.named[actor.name] if self.actors[key].type == actor.type}) > 1:
            local += f"_{short_hash(actor.key)}"  # persons of one name
        aliases = unite({*actor.aliases} - {actor.name})
        id = f"{ROOMS.get(kind, 'org')}/{local}"
        return Entity(id, actor.name, kind, country, aliases, unite(actor.links), unite(actor.roles))

    def _known(self, actor: Actor) -> Entity | None:
        """The entity of the knowledge base that an actor is, by name, type and country."""
        for name in self.knowledge.find(actor.name):
            entity = name.entity
            if name.kind not in ("name", "abbreviation", "alias") or actor.type not in (None, entity.type):
                continue
            if entity.type == "person" and len(self.named[actor.name]) > 1:
                continue
            code = self._country_code(actor)
            if code is None or entity.country in (None, code):
                return entity
        return None

    def _country_code(self, actor: Actor) -> str | None:
        given = (actor.country or "").strip()
        if not given:
            return None
        code = country_codes().get(given.upper(), given.upper())
        if self.knowledge.country(code) is not None or (actor.type == "country" and len(code) == 3):
            return code
        if given in self.own_countries:
            return self.actors[self.own_countries[given]].country
        return next((n.entity.country for n in self.knowledge.find(given) if n.entity.type == "country"), None)

    def _tenure(self, held: Held) -> Tenure | None:
        person = self.entities.get(held.person)
        if person is None or person.type != "person":
            self._reject(Rejected(held.line, f"{held.title}: its holder is no person"))
            return None
        office, rest = self._office(held.title)
        of = next((entity for text in (*([rest] if rest else []), *held.of) if (entity := self._body(text))), None)
        if of is None:
            wanted = " or ".join((*([rest] if rest else []), *held.of)) or "nothing"
            message = f"{person.name}, {held.title}: {wanted} is no country or body known here; add it to the file"
            self._reject(Rejected(held.line, message))
            return None
        return Tenure(person, office, of, held.start, held.end)

    def _office(self, title: str) -> tuple[Office, str]:
        """The office of a post's name, and what it says the office is of: "Minister of Defence of Freedonia"."""
        words = title.replace(",", " , ").split()
        for start in range(len(words)):
            length, office = self.knowledge.longest_office(words, start)
            if office is not None:
                rest = [word for word in words[start + length :] if word != ","]
                while rest and rest[0].lower() in ("of", "for", "the"):
                    rest = rest[1:]
                return office, " ".join(rest)
        name, _, rest_text = title.partition(" of ")
        return Office(name, None, "official", f"{name.lower()} of", national=False), rest_text.removeprefix("the ")

    def _body(self, text: str) -> Entity | None:
        """The country or body of a key, name or code of a country."""
        if text in self.entities:
            return self.entities[text]
        own = [self.entities[key] for key in self.named.get(text, ()) if self.entities[key].type != "person"]
        if text in self.own_countries:
            own.append(self.entities[self.own_countries[text]])
        if own:
            return own[0]
        code = country_codes().get(text.upper(), text.upper())
        country = self.knowledge.country(code)
        found = (name.entity for name in self.knowledge.find(text) if name.kind in ("name", "abbreviation", "alias"))
        return country or next((entity for entity in found if entity.type != "person"), None)

    def _reject(self, rejected: Rejected) -> None:
        severity: Literal["error", "warning"] = "warning" if rejected.severity == "warning" else "error"
        problem = Problem(str(self.path), rejected.line, rejected.message, severity)
        if self.problems is not None:
            self.problems.append(problem)
        elif severity == "error":
            raise KnowledgeError(str(problem))


@cache
def country_codes() -> Mapping[str, str]:
    """The alpha-3 codes of countries by their alpha-2 codes."""
    return {row["alpha2"]: row["alpha3"] for row in read("countries.csv") if row["alpha2"]}


def _as_one(same: Iterable[Actor]) -> Actor:
    """Several rows about one actor as one: all aliases, adjectives and links, else what the first says."""
    first, *others = same
    for other in others:
        first = replace(
            first, type=first.type or other.type, country=first.country or other.country,
            aliases=(*first.aliases, *other.aliases, *((other.name,) if other.name != first.name else ())),
            adjectives=(*first.adjectives, *other.adjectives), links=(*first.links, *other.links),
            roles=(*first.roles, *other.roles),
        )  # fmt: skip
    return first
