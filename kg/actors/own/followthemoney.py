"""Knowledge as FollowTheMoney entities, one JSON object a line, as OpenSanctions and Aleph publish it.

Persons, organizations and public bodies with names, aliases and countries; Positions and Occupancies are offices and
who holds them from when to when. https://followthemoney.tech/explorer/
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from kg.actors.own.forms import Actor, Held, Rejected
from kg.actors.tenures import first_day, last_day

TYPES = {
    "Person": "person", "Organization": "organization", "PublicBody": "government_body", "LegalEntity": "organization",
    "Company": "organization", "PublicOrganization": "government_body",
}  # fmt: skip
# https://www.opensanctions.org/docs/topics/, the narrower before the wider
TOPICS = (
    ("gov.igo", "international_organization"), ("mil", "military"), ("crime.terror", "armed_group"),
    ("gov", "government_body"),
)  # fmt: skip
NAMES = ("alias", "weakAlias", "previousName", "abbreviation")
COUNTRIES = ("country", "jurisdiction", "mainCountry", "nationality", "citizenship")
WIKIDATA = "http://www.wikidata.org/entity/"


@dataclass(frozen=True, slots=True)
class _Row:
    line: int
    id: str
    schema: str
    properties: Mapping[str, tuple[str, ...]]

    def all(self, *names: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(value for name in names for value in self.properties.get(name, ())))

    def first(self, *names: str) -> str | None:
        return next(iter(self.all(*names)), None)


def read(lines: Iterable[str]) -> Iterator[Actor | Held | Rejected]:
    """What the entities say; an occupancy may stand before its holder and its post."""
    rows: dict[str, _Row] = {}
    for line, text in enumerate(lines, 1):
        if text.strip():
            row = _parsed(text, line)
            if isinstance(row, Rejected):
                yield row
            else:
                rows[row.id] = row
    unused = Counter(row.schema for row in rows.values() if row.schema not in {*TYPES, "Position", "Occupancy"})
    if unused:
        kinds = ", ".join(f"{count} {schema}" for schema, count in sorted(unused.items()))
        yield Rejected(1, f"not used: {kinds}", severity="warning")
    for row in rows.values():
        if row.schema in TYPES:
            yield _actor(row)
    for row in rows.values():
        if row.schema == "Occupancy":
            yield from _held(row, rows)


def _parsed(text: str, line: int) -> _Row | Rejected:
    try:
        data = json.loads(text)
    except (json.JSONDecodeError, RecursionError) as error:
        return Rejected(line, f"no JSON ({error})")
    if not isinstance(data, dict):
        return Rejected(line, "no JSON object")
    id, schema, given = data.get("id"), data.get("schema"), data.get("properties")
    if not isinstance(id, str) or not isinstance(schema, str) or not isinstance(given, dict):
        return Rejected(line, "no FollowTheMoney entity: it needs id, schema and properties")
    properties = {str(name): _texts(values) for name, values in given.items()}
    row = _Row(line, id, schema, properties)
    if schema in {*TYPES, "Position"} and not row.first("name"):
        return Rejected(line, f"the {schema} {id} has no name")
    return row


def _texts(values: Any) -> tuple[str, ...]:
    """The texts of a property; a nested entity counts by its id."""
    values = values if isinstance(values, list) else [values]
    texts = (value.get("id") if isinstance(value, dict) else value for value in values)
    return tuple(text.strip() for text in texts if isinstance(text, str) and text.strip())


def _actor(row: _Row) -> Actor:
    name, *others = row.all("name")
    kind = TYPES[row.schema]
    if kind != "person":
        topics = row.all("topics")
        kind = next((t for topic, t in TOPICS if any(x == topic or x.startswith(topic + ".") for x in topics)), kind)
    links = [*(WIKIDATA + id for id in row.all("wikidataId")), *row.all("sourceUrl")]
    return Actor(
        row.id, name, kind, row.first(*COUNTRIES), (*others, *row.all(*NAMES)), (),
        tuple(link for link in links if link.startswith(("http://", "https://"))), row.all("position"),
    )  # fmt: skip


def _held(row: _Row, rows: Mapping[str, _Row]) -> Iterator[Held | Rejected]:
    for end, schema in (("holder", "Person"), ("post", "Position")):
        other = rows.get(row.first(end) or "")
        if other is None or other.schema != schema:
            what = f"its {end} {row.first(end)} is no {schema} of this file" if row.first(end) else f"it has no {end}"
            yield Rejected(row.line, f"the Occupancy {row.id} cannot be used: {what}")
            return
    post = rows[row.first("post") or ""]
    try:
        start, end_day = first_day(row.first("startDate") or ""), last_day(row.first("endDate") or "")
    except ValueError as error:
        yield Rejected(row.line, f"the Occupancy {row.id} cannot be used: {error}")
        return
    of = (*post.all("organization"), *post.all("country"))
    yield Held(row.first("holder") or "", post.first("name") or "", of, start, end_day, row.line)
