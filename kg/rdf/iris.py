"""IRIs: which namespace each kind of thing has, and ids to IRIs and back.

The vocabulary (relations, classes, ontology terms) is the project's own and always stands at `VOCABULARY`; the
things a graph is about (actors, statements, articles) stand at the base that its owner chooses. A graph at
another base therefore still answers the same queries and conforms to the same shapes.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from types import MappingProxyType
from urllib.parse import quote, unquote

from pyoxigraph import NamedNode

VOCABULARY = "https://w3id.org/geokg/"
DEFAULT_BASE = VOCABULARY

ENTITY_KINDS = ("place", "person", "org", "event", "group")
DATA_NAMESPACES: Mapping[str, str] = MappingProxyType(
    {kind: f"{kind}/" for kind in ENTITY_KINDS}
    | {"entity": "entity/", "st": "statement/", "arg": "argument/", "ev": "evidence/", "art": "article/"}
    | {"post": "post/"}
)
VOCABULARY_NAMESPACES: Mapping[str, str] = MappingProxyType(
    {
        "kg": VOCABULARY + "relation/",
        "claimed": VOCABULARY + "claimed/",
        "denied": VOCABULARY + "denied/",
        "prospective": VOCABULARY + "prospective/",
        "kgo": VOCABULARY + "ontology#",
        "plover": VOCABULARY + "plover/",
        "standing": VOCABULARY + "standing/",
        "cameo": VOCABULARY + "cameo/",
    }
)
# `org:` is ours (organizations), so the W3C Organization Ontology is `w3org:`; `place:` is ours and not `geo:`.
# rdflib binds `org:` and `geo:` of its own accord and ignores a second bind: see `kg.rdf.store`.
STANDARD_NAMESPACES: Mapping[str, str] = MappingProxyType(
    {
        "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
        "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
        "xsd": "http://www.w3.org/2001/XMLSchema#",
        "owl": "http://www.w3.org/2002/07/owl#",
        "skos": "http://www.w3.org/2004/02/skos/core#",
        "dcterms": "http://purl.org/dc/terms/",
        "dcat": "http://www.w3.org/ns/dcat#",
        "void": "http://rdfs.org/ns/void#",
        "prov": "http://www.w3.org/ns/prov#",
        "oa": "http://www.w3.org/ns/oa#",
        "foaf": "http://xmlns.com/foaf/0.1/",
        "schema": "https://schema.org/",
        "w3org": "http://www.w3.org/ns/org#",
        "sem": "http://semanticweb.cs.vu.nl/2009/11/sem/",
    }
)
PLAIN_LOCAL_NAME = re.compile(r"(?:(?:\w|%[0-9A-F]{2})(?:[\w.-]|%[0-9A-F]{2})*(?<!\.))?", re.ASCII)

# Of so many IRIs the short forms are kept: most stand again and again
KEPT = 1 << 14


def encode(text: str) -> str:
    """A text as the last segment of an IRI: ASCII letters, digits, `_`, `-` and `.` stay, all else is percent-encoded.

    `decode` gives the text back. Segments that a client would resolve away (`.`, `..`) are encoded too.
    """
    encoded = quote(text, safe="", errors="surrogatepass").replace("~", "%7E")
    return encoded.replace(".", "%2E") if encoded in (".", "..") else encoded


def decode(segment: str) -> str:
    """The text that `encode` made this segment from."""
    return unquote(segment, errors="surrogatepass")


@lru_cache(maxsize=4096)
def term(curie: str) -> NamedNode:
    """A term of the project's or a standard vocabulary from its CURIE (`kgo:Statement`); KeyError if unknown.

    Only for names in code: text from articles goes through `Namespaces`, which encodes it.
    """
    prefix, _, name = curie.partition(":")
    return NamedNode((VOCABULARY_NAMESPACES.get(prefix) or STANDARD_NAMESPACES[prefix]) + name)


@lru_cache(maxsize=4096)
def vocabulary_iri(prefix: str, name: str) -> NamedNode:
    """A term with a name that comes from data (a relation, a class, a code) in one of the vocabulary's namespaces."""
    return NamedNode(VOCABULARY_NAMESPACES[prefix] + encode(name))


@dataclass(frozen=True)
class Namespaces:
    """All namespaces of a graph whose things stand at `base`, an absolute http(s) IRI that ends in `/` or `#`."""

    base: str = DEFAULT_BASE

    def __post_init__(self) -> None:
        try:
            NamedNode(self.base)
        except ValueError as error:
            raise ValueError(f"The base IRI {self.base!r} is no IRI: {error}; one is {DEFAULT_BASE}") from None
        if not self.base.startswith(("http://", "https://")) or self.base[-1] not in "/#":
            raise ValueError(
                f"The base IRI {self.base!r} must start with http:// or https:// and end in / or #: {DEFAULT_BASE}"
            )

    @cached_property
    def prefixes(self) -> dict[str, str]:
        """Prefix to namespace IRI, the graph's own first."""
        own = {prefix: self.base + path for prefix, path in DATA_NAMESPACES.items()}
        return own | dict(VOCABULARY_NAMESPACES) | dict(STANDARD_NAMESPACES)

    @property
    def dataset(self) -> NamedNode:
        """The IRI of the graph as a dataset."""
        return NamedNode(self.base + "dataset")

    @property
    def run(self) -> NamedNode:
        """The IRI of the run that made the graph."""
        return NamedNode(self.base + "run")

    def entity(self, id: str) -> NamedNode:
        """The IRI of an entity id: `place/Iran` is `place:Iran`; ids of no known kind stand whole under `entity:`."""
        kind, slash, name = id.partition("/")
        if slash and kind in ENTITY_KINDS:
            return NamedNode(f"{self.base}{kind}/{encode(name)}")
        return NamedNode(f"{self.base}entity/{encode(id)}")

    def entity_id(self, iri: str) -> str:
        """The entity id of an IRI that `entity` made; raises ValueError for any other IRI."""
        for kind in ENTITY_KINDS:
            if iri.startswith(f"{self.base}{kind}/"):
                return f"{kind}/{decode(iri[len(self.base) + len(kind) + 1 :])}"
        return self.local(iri, "entity")

    def outlet(self, source: str) -> NamedNode:
        """The IRI of an outlet named `source`: that of the organization of this name (`org:BBC_News`)."""
        return NamedNode(f"{self.base}org/{encode(source).replace('_', '%5F').replace('%20', '_')}")

    def outlet_name(self, iri: str) -> str:
        """The name of an outlet from its IRI."""
        return decode(iri.removeprefix(f"{self.base}org/").replace("_", "%20"))

    def thing(self, prefix: str, id: str) -> NamedNode:
        """The IRI of a statement (`st`), article (`art`), evidence (`ev`), argument (`arg`) or post (`post`)."""
        return NamedNode(self.base + DATA_NAMESPACES[prefix] + encode(id))

    def local(self, iri: str, prefix: str) -> str:
        """The id behind an IRI in the namespace of `prefix`; raises ValueError if it is in another."""
        namespace = self.prefixes[prefix]
        if not iri.startswith(namespace):
            raise ValueError(f"{iri} is not in {prefix}: <{namespace}>; is the base IRI {self.base} right?")
        return decode(iri[len(namespace) :])

    @cached_property
    def _prefix_of(self) -> dict[str, str]:
        return {iri: prefix for prefix, iri in self.prefixes.items()}

    @cached_property
    def _curies(self) -> dict[str, str | None]:
        return {}

    def curie(self, iri: str) -> str | None:
        """An IRI as `prefix:name` where Turtle and SPARQL allow that unescaped, else None."""
        known = self._curies
        short = known.get(iri)
        if short is None and iri not in known:
            if len(known) >= KEPT:
                known.clear()
            short = known[iri] = self._shortened(iri)
        return short

    def _shortened(self, iri: str) -> str | None:
        cut = max(iri.rfind("/"), iri.rfind("#")) + 1
        prefix, name = self._prefix_of.get(iri[:cut]), iri[cut:]
        return f"{prefix}:{name}" if prefix and PLAIN_LOCAL_NAME.fullmatch(name) else None
