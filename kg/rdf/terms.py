"""Literals and links from record values, safe whatever the text is, and the values back from them."""

from __future__ import annotations

import math
import re
from datetime import date, datetime
from decimal import Decimal

from pyoxigraph import Literal, NamedNode

from kg.rdf.iris import term
from kg.records import ENTITY_TYPES

# What XML 1.0 cannot hold; RDF/XML would be broken by it, and no article needs it.
UNPRINTABLE = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
LANGUAGE_TAG = re.compile("[a-z]{2,3}(-[A-Z]{2})?")
LINK = re.compile('https?://[^\\s<>"{}|^`\\\\\u0000-\u0020\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+')
# Hosts whose IRIs name things; other links may name pages about them, so they only match, and are not the same.
THING_HOSTS = re.compile(
    r"https?://(sws\.geonames\.org|(www\.)?wikidata\.org/entity|([a-z]{2}\.)?dbpedia\.org/resource)/"
)
TYPE_CLASSES = {name: "".join(word.capitalize() for word in name.split("_")) for name in ENTITY_TYPES}
TYPE_OF_CLASS = {term(f"kgo:{name}").value: type for type, name in TYPE_CLASSES.items()}
XSD_DATE, XSD_DATE_TIME = term("xsd:date"), term("xsd:dateTime")
XSD_DECIMAL, XSD_DOUBLE, XSD_ANY_URI = term("xsd:decimal"), term("xsd:double"), term("xsd:anyURI")


def clean(value: str) -> str:
    """The text with characters that XML 1.0 cannot hold as U+FFFD, so that every format can hold it."""
    return UNPRINTABLE.sub("\ufffd", value)


def text(value: str, language: str | None = None) -> Literal:
    """A text, with a language tag where `language` is a plain one such as "en" or "pt-BR"."""
    if language and LANGUAGE_TAG.fullmatch(language):
        return Literal(clean(value), language=language)
    return Literal(clean(value))


def number(value: float) -> Literal:
    """A fraction as xsd:decimal that reads back as the same float; NaN and infinities as xsd:double."""
    if not math.isfinite(value):
        return Literal(float(value))
    return Literal(format(Decimal(repr(float(value))), "f"), datatype=XSD_DECIMAL)


def day(value: date | datetime) -> Literal:
    """A date as xsd:date, a datetime as xsd:dateTime."""
    return Literal(value.isoformat(), datatype=XSD_DATE_TIME if isinstance(value, datetime) else XSD_DATE)


def address(value: str) -> Literal:
    """A web address as an xsd:anyURI literal: never an IRI, since it comes from outside."""
    return Literal(clean(value), datatype=XSD_ANY_URI)


def link(value: str) -> tuple[NamedNode, NamedNode | Literal]:
    """The property and object for a link of an entity: an IRI if it is a sound http(s) one, else a literal."""
    if LINK.fullmatch(value):
        try:
            return term("owl:sameAs" if THING_HOSTS.match(value) else "skos:exactMatch"), NamedNode(value)
        except ValueError:
            pass
    return term("kgo:link"), text(value)


def entity_class(type: str) -> NamedNode:
    """The ontology's class for an entity type (`government_body` is kgo:GovernmentBody), kgo:Entity for others."""
    return term(f"kgo:{TYPE_CLASSES[type]}") if type in TYPE_CLASSES else term("kgo:Entity")
