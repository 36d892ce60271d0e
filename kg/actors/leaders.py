"""Leaders: the office holders that come with the knowledge base, with the days of their offices."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from kg.actors.knowledge_records import Name, Office, split
from kg.actors.normalize import key
from kg.actors.tenures import Tenure, first_day, last_day
from kg.ids import identifier
from kg.records import Entity, unite


def leaders(
    rows: Iterable[Mapping[str, str]], offices: Mapping[str, Office], bodies: Mapping[str, Entity]
) -> tuple[list[Name], list[Tenure]]:
    """The names and tenures of the persons in leaders.csv, a row for each of their offices.

    Args:
        offices: by title in normal form and lower case.
        bodies: countries by code, and what else an office can be of by name.

    Raises:
        ValueError: an office or body is not known, or a day is no date.
    """
    persons: dict[str, Entity] = {}
    surnames: dict[str, tuple[str, ...]] = {}
    tenures: list[Tenure] = []
    for row in rows:
        name = row["name"]
        if name not in persons:
            surnames[name] = split(row["surnames"])
            aliases = unite((*split(row["aliases"]), *surnames[name]))
            persons[name] = Entity(f"person/{identifier(name)}", name, "person", row["country"] or None, aliases)
        office, of = offices.get(key(row["office"]).lower()), bodies.get(row["of"])
        if office is None or of is None:
            raise ValueError(
                f"leaders.csv, {name}: {row['office']} of {row['of']} is not known; add it to the knowledge"
            )
        tenures.append(Tenure(persons[name], office, of, first_day(row["from"]), last_day(row["to"]), shipped=True))
    for tenure in tenures:
        person = persons[tenure.person.name]
        persons[person.name] = replace(person, roles=unite((*person.roles, tenure.role)))
    names = [name for person in persons.values() for name in _names(person, surnames[person.name])]
    return names, [replace(tenure, person=persons[tenure.person.name]) for tenure in tenures]


def _names(person: Entity, surnames: tuple[str, ...]) -> Iterator[Name]:
    yield Name(person.name, person, "name")
    for alias in person.aliases:
        yield Name(alias, person, "surname" if alias in surnames else "alias")
