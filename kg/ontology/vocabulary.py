"""The vocabulary as data: relations, their event classes, and the quad classes above these."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

import yaml


@dataclass(frozen=True, slots=True)
class Relation:
    """What a subject does to, or is to, an object; `content` is the status that it gives to what it contains."""

    id: str
    label: str
    inverse: str
    relation_class: str
    cameo: str | None = None
    symmetric: bool = False
    content: str | None = None
    negates: bool = False
    # The relation that it is not to do so
    negated: str | None = None
    # The relation that it is to do so no more
    stopped: str | None = None


@dataclass(frozen=True, slots=True)
class QuadClass:
    """One of the four quad classes, or `standing`; `term` is its name in the ontology, `colour` a hex code."""

    id: str
    term: str
    label: str
    definition: str
    colour: str


@dataclass(frozen=True, slots=True)
class EventClass:
    """A PLOVER event type or a standing relation, with the CAMEO roots that it covers.

    `usual` is the relation of a statement of which only the class is known.
    """

    id: str
    label: str
    definition: str
    quad_class: str
    usual: str
    cameo: tuple[str, ...] = ()

    @property
    def standing(self) -> bool:
        """Whether it is how actors stand to each other, and no PLOVER event type."""
        return self.quad_class == "standing"


@lru_cache(maxsize=1)
def relations() -> Mapping[str, Relation]:
    """All relations of `relations.yaml` by id, in its order."""
    return MappingProxyType({row["id"]: _relation(row) for row in _load("relations.yaml")})


@lru_cache(maxsize=1)
def event_classes() -> Mapping[str, EventClass]:
    """All event classes of `classes.yaml` by id, in its order."""
    return MappingProxyType(
        {
            row["id"]: EventClass(
                row["id"], row["label"], row["definition"], row["quad"], row["usual"], tuple(row["cameo"])
            )
            for row in _load("classes.yaml")["classes"]
        }
    )


@lru_cache(maxsize=1)
def quad_classes() -> Mapping[str, QuadClass]:
    """The four quad classes and `standing` by id."""
    return MappingProxyType(
        {
            row["id"]: QuadClass(row["id"], row["term"], row["id"], row["definition"], row["colour"])
            for row in _load("classes.yaml")["quad_classes"]
        }
    )


@lru_cache(maxsize=1)
def cameo_roots() -> Mapping[str, str]:
    """The twenty CAMEO root codes ("01" to "20") and what they mean."""
    return MappingProxyType(_load("classes.yaml")["cameo_roots"])


def quad_class(relation_class: str) -> str:
    """The quad class of an event class ("FIGHT" is "material conflict"); "standing" for a class not listed."""
    known = event_classes().get(relation_class)
    return known.quad_class if known else "standing"


def _relation(row: Mapping[str, Any]) -> Relation:
    cameo = row.get("cameo")
    return Relation(
        id=row["id"],
        label=row["label"],
        inverse=row.get("inverse") or row["label"],
        relation_class=row["class"],
        cameo=str(cameo) if cameo is not None else None,
        symmetric=bool(row.get("symmetric", False)),
        content=row.get("content"),
        negates=bool(row.get("negates", False)),
        negated=row.get("negated"),
        stopped=row.get("stopped"),
    )


def _load(name: str) -> Any:
    # The C loader reads the 170 kB of relations in 0.1 s, the Python one in 1.5 s.
    return yaml.load(files("kg.ontology").joinpath(name).read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
