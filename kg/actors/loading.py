"""Reading the knowledge base that comes with the package from its CSV files."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files

from kg.actors.knowledge_base import KnowledgeBase
from kg.actors.knowledge_records import Facts, Kind, Name, Office, SectorNoun, alias_kind, split
from kg.actors.leaders import leaders
from kg.actors.normalize import key
from kg.actors.tenures import Tenures
from kg.records import Entity

Row = Mapping[str, str]


@cache
def load() -> KnowledgeBase:
    """The knowledge base that comes with the package, read once."""
    facts: dict[str, Facts] = {}
    countries: dict[str, Entity] = {}
    names: list[Name] = []
    for row in read("countries.csv"):
        entity = _country(row)
        facts[entity.id] = Facts(
            population=int(row["population"] or 0), neighbours=split(row["neighbours"]),
            capital=next(iter(split(row["capital"])), None),
            valid_from=int(row["valid_from"] or 0) or None, valid_to=int(row["valid_to"] or 0) or None,
        )  # fmt: skip
        if entity.country:
            countries[entity.country] = entity
        names += _country_names(row, entity)
    for row in read("organizations.csv"):
        entity = Entity(
            row["id"], row["name"], row["type"], row["country"] or None, split(row["aliases"]), _links(row["links"])
        )
        facts[entity.id] = Facts(row["sector"] or None, 0, row["parent"] or None, split(row["members"]))
        names += _names(entity, row["sector"] or None, row["adjectives"], row["people"])
    for row in read("places.csv"):
        entity = Entity(row["id"], row["name"], "place", row["country"] or None, split(row["aliases"]))
        names += _names(entity, None, row["adjectives"], row["people"], region=row["kind"] == "region")
    offices = _offices()
    bodies = {name.text: name.entity for name in names} | countries
    persons, tenures = leaders(read("leaders.csv"), offices, bodies)
    return KnowledgeBase(
        names, facts, countries=countries, cities=tuple(map(tuple, _rows("cities.csv")))[1:], offices=offices,
        sector_nouns=_sector_nouns(), own=persons, tenures=Tenures(tenures),
    )  # fmt: skip


def read(file: str) -> Iterator[Row]:
    """The rows of one of the knowledge base's files as dictionaries; absent cells are empty."""
    rows = _rows(file)
    columns = next(rows)
    for row in rows:
        yield dict(zip(columns, row + [""] * (len(columns) - len(row)), strict=True))


def _rows(file: str) -> Iterator[list[str]]:
    text = files("kg.actors.knowledge").joinpath(file).read_text(encoding="utf-8")
    return csv.reader(line for line in text.splitlines() if line and not line.startswith("#"))


def _links(cell: str) -> tuple[str, ...]:
    prefixes = {"wikidata:": "http://www.wikidata.org/entity/", "dbpedia:": "https://dbpedia.org/resource/"}
    return tuple(
        next((base + link.removeprefix(prefix) for prefix, base in prefixes.items() if link.startswith(prefix)), link)
        for link in split(cell)
    )


def _country(row: Row) -> Entity:
    links = (
        ("https://sws.geonames.org/{}/", row["geonames"]),
        ("https://dbpedia.org/resource/{}", row["dbpedia"]),
        ("http://www.wikidata.org/entity/{}", row["wikidata"]),
    )
    return Entity(
        row["id"], row["name"], row["type"], row["alpha3"] or None, split(row["names"]),
        tuple(form.format(value) for form, value in links if value),
    )  # fmt: skip


def _country_names(row: Row, entity: Entity) -> Iterator[Name]:
    yield Name(entity.name, entity, "name")
    for text in entity.aliases:
        yield Name(text, entity, "abbreviation" if alias_kind(text) == "abbreviation" else "name")
    stand_for_it: tuple[tuple[str, Kind, str | None], ...] = (
        ("adjectives", "adjective", None), ("people", "people", "CVL"), ("capital", "capital", "GOV"),
        ("seats", "seat", "GOV"),
    )  # fmt: skip
    for column, kind, sector in stand_for_it:
        for text in split(row[column]):
            yield Name(text, entity, kind, sector)


def _names(entity: Entity, sector: str | None, adjectives: str, people: str, *, region: bool = False) -> Iterator[Name]:
    yield Name(entity.name, entity, "region" if region else "name", sector)
    for text in entity.aliases:
        yield Name(text, entity, "region" if region else alias_kind(text), sector)
    for text in split(adjectives):
        yield Name(text, entity, "adjective", sector)
    for text in split(people):
        yield Name(text, entity, "people", sector)


def _offices() -> dict[str, Office]:
    offices: dict[str, Office] = {}
    for row in read("offices.csv"):
        office = Office(
            row["title"], row["sector"] or None, row["rank"], row["relation"] or None, row["national"] == "yes"
        )
        for title in (row["title"], *split(row["variants"])):
            offices[key(title).lower()] = office
    return offices


def _sector_nouns() -> dict[str, SectorNoun]:
    nouns: dict[str, SectorNoun] = {}
    for row in read("sectors.csv"):
        noun = SectorNoun(row["noun"], row["sector"] or None, row["stands_for"])
        for form in (row["noun"], *split(row["variants"])):
            nouns[key(form).lower()] = noun
    return nouns
