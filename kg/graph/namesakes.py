"""Namesakes: persons of one name who, by the offices that articles say they hold, are two.

Ana Novak who is president of Freedonia and Ana Novak who is foreign minister of Sylvania are two persons; an article
that gives no office says nothing of which. An office counts if a country has it and its holder is of that country:
ambassadors and envoys are sent elsewhere.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cache
from importlib.resources import files

from kg.graph.graph import KnowledgeGraph
from kg.graph.rewriting import rewrite
from kg.ids import identifier
from kg.records import Entity, Statement

NATIONAL_RANKS = frozenset({"head_of_state", "head_of_government", "royalty", "minister"})
FORMER = "former "


def countries_by_article(graph: KnowledgeGraph) -> dict[str, dict[str, frozenset[str]]]:
    """Of each person, by article, the ids of the countries that they hold or held a national office of."""
    found: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for statement in graph.by_id.values():
        if statement.subject.type == "person" and says_office(statement) and statement.object.type == "country":
            for piece in statement.evidence:
                if _title(piece.predicate) in national_titles():
                    found[statement.subject.id][piece.article].add(statement.object.id)
    return {id: {a: frozenset(c) for a, c in articles.items()} for id, articles in found.items()}


def countries(graph: KnowledgeGraph) -> dict[str, frozenset[str]]:
    """Of each person the ids of all countries that they hold or held a national office of."""
    return {id: frozenset().union(*by.values()) for id, by in countries_by_article(graph).items()}


def says_office(statement: Statement) -> bool:
    """Whether a statement says in the article's own voice that somebody holds or held an office."""
    return statement.relation_class == "HOLDS_OFFICE" and statement.status == "asserted" and not statement.negated


def namesakes(graph: KnowledgeGraph) -> KnowledgeGraph:
    """The graph with namesakes told apart: each gets the name of the country of the office as suffix of the id.

    Articles that share a country are about one person; what those say that give no office stays with the plain id.
    """
    persons: dict[tuple[str, str], Entity] = {}
    states = {id: entity.name for id, entity in graph.entities.items() if entity.type == "country"}
    for id, by_article in countries_by_article(graph).items():
        groups = _joined(by_article.values())
        if id in graph.entities and len(groups) > 1:
            for held in groups:
                person = _person(graph.entities[id], held, states)
                persons |= {(id, article): person for article, of in by_article.items() if of & held}
    if not persons:
        return graph
    divided = {id for id, _ in persons}
    entities = [entity for id, entity in graph.entities.items() if id not in divided]
    entities += [replace(graph.entities[id], roles=_roles(graph.entities[id], frozenset(), states)) for id in divided]
    new_ids = {key: person.id for key, person in persons.items()}
    told_apart = rewrite(
        graph, lambda id, article: new_ids.get((id, article), id), [*entities, *persons.values()], moved=divided
    )
    active = told_apart.without_idle_entities().entities
    kept = {id: entity for id, entity in told_apart.entities.items() if id in active or id not in divided}
    return replace(told_apart, entities=kept)


@cache
def national_titles() -> frozenset[str]:
    """The titles, in lower case, of offices that a country has and whose holder is of that country."""
    # As a file of the package: importing kg.actors would load all of spaCy to open a graph
    text = files("kg").joinpath("actors", "knowledge", "offices.csv").read_text(encoding="utf-8")
    rows = csv.DictReader((line for line in text.splitlines() if not line.startswith("#")), restval="")
    return frozenset(
        title.lower()
        for row in rows
        if row["national"] == "yes" and row["rank"] in NATIONAL_RANKS
        for title in (row["title"], *row["variants"].split("|"))
    )


def _title(predicate: str) -> str:
    """The title in the words of an office: "president" in "former president of"."""
    return predicate.lower().removeprefix(FORMER).removesuffix(" of")


def _joined(countries: Iterable[frozenset[str]]) -> list[frozenset[str]]:
    """The sets of countries, with those that share one made one set."""
    groups: list[frozenset[str]] = []
    for held in countries:
        sharing = [group for group in groups if group & held]
        groups = [group for group in groups if group not in sharing] + [held.union(*sharing)]
    return sorted(groups, key=sorted)


def _person(entity: Entity, held: frozenset[str], states: Mapping[str, str]) -> Entity:
    suffix = identifier(min(held).partition("/")[2])
    return replace(entity, id=f"{entity.id}_({suffix})", roles=_roles(entity, held, states))


def _roles(entity: Entity, held: frozenset[str], states: Mapping[str, str]) -> tuple[str, ...]:
    """The roles of a person that are not those of another of the states, which are names by id."""
    others = {name for id, name in states.items() if id not in held}
    return tuple(role for role in entity.roles if role.rpartition(" of ")[2] not in others)
