"""The vocabulary: relations, event classes and quad classes, and the ontology made from them."""

from kg.ontology.vocabulary import (
    EventClass,
    QuadClass,
    Relation,
    cameo_roots,
    event_classes,
    quad_class,
    quad_classes,
    relations,
)
from kg.ontology.weights import weight, weights

__all__ = [
    "EventClass",
    "QuadClass",
    "Relation",
    "cameo_roots",
    "event_classes",
    "quad_class",
    "quad_classes",
    "relations",
    "weight",
    "weights",
]
