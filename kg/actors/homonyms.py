"""Homonyms: which place of a name is meant, by the city before it and by what else the article names.

"Atlanta, Georgia" is in the United States, "Brazzaville, Congo" is the Republic of the Congo; Congo in an article that
names Brazzaville, and not Kinshasa, is that too. Else the first of the knowledge base counts.
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.actors.knowledge_base import KnowledgeBase
from kg.actors.knowledge_records import Name

CITY_WORDS = 3


def by_city_beside(
    words: Sequence[str], start: int, names: tuple[Name, ...], knowledge: KnowledgeBase
) -> tuple[Name, ...]:
    """The names of a stretch that begins at a token, first those of the country of a city named right before it.

    The city of a university stands right behind its abbreviation: "UNC Greensboro".
    """
    if len(names) < 2:
        return names
    if names[0].kind == "abbreviation":
        _, behind = knowledge.longest(words, start + 1)
        return _first(names, {name.entity.country for name in behind if name.kind == "city"})
    if start < 2 or words[start - 1] != ",":
        return names
    for first in range(max(start - 1 - CITY_WORDS, 0), start - 1):
        length, found = knowledge.longest(words, first)
        if first + length == start - 1:
            return _first(names, {name.entity.country for name in found if name.kind == "city"})
    return names


def by_context(names: tuple[Name, ...], others: Sequence[tuple[Name, ...]]) -> tuple[Name, ...]:
    """The names of a stretch, first that of the one country among them that other names of the article belong to."""
    countries = [name.entity for name in names if name.entity.type == "country" and name.kind != "capital"]
    if len(countries) < 2:
        return names
    elsewhere = {found[0].entity.country for found in others if found and found[0].entity.type in ("country", "place")}
    meant = {country.country for country in countries} & elsewhere
    return _first(names, meant) if len(meant) == 1 else names


def river_of_name(words: Sequence[str], knowledge: KnowledgeBase) -> tuple[Name, ...]:
    """The names of the river that a name behind "the river" means: "the river Niger" is no country."""
    name = " ".join(words)
    return knowledge.find(f"{name} River") or knowledge.find(f"River {name}")


def _first(names: tuple[Name, ...], countries: set[str | None]) -> tuple[Name, ...]:
    return tuple(sorted(names, key=lambda name: name.entity.country not in countries))
