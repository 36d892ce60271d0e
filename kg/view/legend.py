"""What the view calls things and how it draws them: `legend.yaml`, and the ontology's classes and colours."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files
from typing import Any

import yaml

from kg.ontology import event_classes, quad_class, quad_classes, relations
from kg.records import Statement

QUADS = tuple(quad_classes())


@lru_cache(maxsize=1)
def legend() -> dict[str, Any]:
    """The whole of `legend.yaml`."""
    return dict(yaml.safe_load(files("kg.view").joinpath("legend.yaml").read_text(encoding="utf-8")))


def quad_index(relation_class: str) -> int:
    """The place of a relation class's quad class among `QUADS`."""
    return QUADS.index(quad_class(relation_class))


def class_label(relation_class: str) -> str:
    """What a relation class is called ("DISAPPROVE" is "disapprove")."""
    known = event_classes().get(relation_class)
    return known.label if known else relation_class.replace("_", " ").lower()


def relation_labels(statement: Statement) -> tuple[str, str]:
    """How a statement's relation reads from its subject and from its object ("accuses", "is accused by").

    A relation outside the vocabulary reads as the words of the sentence.
    """
    known = relations().get(statement.relation)
    if known and statement.relation != "other":
        return known.label, known.inverse
    label = statement.predicate if statement.relation == "other" and statement.predicate else statement.relation
    words = label.replace("_", " ").replace("-", " ")
    return words, words


def content_status(statement: Statement) -> str:
    """The status that a statement's relation gives to what it contains: "claimed" of an accusation, "denied", or ""."""
    known = relations().get(statement.relation)
    return (known.content or "") if known else ""


def status_words(status: str, by: str | None, negated: bool) -> str:
    """A status as a reader says it: "claimed by Iran", "denied"; with "said not to have happened" where negated."""
    row = legend()["statuses"].get(status, {"words": status + " by {by}", "alone": status})
    words = row["words"].replace("{by}", by) if by else row["alone"]
    return f"{words}; {legend()['negated']}" if negated else str(words)
