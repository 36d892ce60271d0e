"""Writing a knowledge graph as RDF: Turtle to be read by people, and the other formats for machines.

Turtle is written by our own few lines, not by a library: pyoxigraph writes a subject on one line and rdflib needs
the whole graph in memory and minutes of sorting. Ours keeps the order of the model and streams.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, RdfFormat, Triple, serialize

from kg.files import written_beside
from kg.graph import KnowledgeGraph
from kg.rdf.iris import Namespaces
from kg.rdf.model import Description, Object, Pairs, blocks, triples

FORMATS = {
    "turtle": (RdfFormat.TURTLE, "ttl"),
    "ntriples": (RdfFormat.N_TRIPLES, "nt"),
    "nquads": (RdfFormat.N_QUADS, "nq"),
    "trig": (RdfFormat.TRIG, "trig"),
    "jsonld": (RdfFormat.JSON_LD, "jsonld"),
    "rdfxml": (RdfFormat.RDF_XML, "rdf"),
}
ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
# Bidirectional controls and separators are written as escapes, so that no quote can reorder the text around it.
ESCAPED = re.compile('["\\\\\\x00-\\x1f\\x7f-\\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]')
XSD = "http://www.w3.org/2001/XMLSchema#"
XSD_STRING = XSD + "string"
BARE_NUMBER = {XSD + "integer": re.compile(r"[+-]?[0-9]+"), XSD + "decimal": re.compile(r"[+-]?[0-9]*\.[0-9]+")}
RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"


def turtle(
    graph: KnowledgeGraph, *, namespaces: Namespaces | None = None, description: Description | None = None
) -> Iterator[str]:
    """The graph as Turtle, piece by piece: prefixes, then dataset, actors, posts, articles and statements.

    Each thing is one paragraph; a statement's evidence follows it. The same records give the same text.
    """
    space = namespaces or Namespaces()
    for prefix, iri in space.prefixes.items():
        yield f"@prefix {prefix}: <{iri}> .\n"
    section = None
    for block in blocks(graph, namespaces=space, description=description):
        if block.section != section:
            section = block.section
            yield f"\n# {section}\n"
        yield paragraph(block.subject, block.pairs, space)


def to_turtle(
    graph: KnowledgeGraph, *, namespaces: Namespaces | None = None, description: Description | None = None
) -> str:
    """The whole graph as one Turtle text; `write` streams it to a file."""
    return "".join(turtle(graph, namespaces=namespaces, description=description))


def paragraph(subject: NamedNode | BlankNode, pairs: Pairs, space: Namespaces) -> str:
    """One subject with all its predicates, a line each, as Turtle; starts with an empty line."""
    lines: dict[str, dict[str, None]] = {}
    for predicate, value in pairs:
        iri = predicate.value
        name = "a" if iri == RDF_TYPE else space.curie(iri) or f"<{iri}>"
        lines.setdefault(name, {})[turtle_term(value, space)] = None
    body = " ;\n    ".join(f"{name} {', '.join(values)}" for name, values in lines.items())
    return f"\n{turtle_term(subject, space)} {body} .\n"


def triples_to_turtle(rows: Iterable[Triple], space: Namespaces) -> str:
    """Any triples as Turtle: the prefixes that they use, then a paragraph for each subject, sorted."""
    about: dict[str, tuple[NamedNode | BlankNode, Pairs]] = {}
    for row in sorted(rows, key=str):
        if isinstance(row.subject, Triple) or isinstance(row.object, Triple):
            continue  # RDF 1.1 has no triple terms
        about.setdefault(str(row.subject), (row.subject, []))[1].append((row.predicate, row.object))
    body = "".join(paragraph(subject, pairs, space) for subject, pairs in about.values())
    used = {name for _, pairs in about.values() for pair in pairs for name in _prefixes(*pair, space)}
    used |= {name for subject, _ in about.values() for name in _prefixes(subject, subject, space)}
    return "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in space.prefixes.items() if name in used) + body


def _prefixes(one: Object, other: Object, space: Namespaces) -> Iterator[str]:
    for value in (one, other):
        iri = value.datatype.value if isinstance(value, Literal) else value.value
        if not isinstance(value, BlankNode) and (name := space.curie(iri)):
            yield name.partition(":")[0]


def turtle_term(value: Object, space: Namespaces) -> str:
    """A term as Turtle, with prefixes and bare numbers and booleans where these say the same."""
    if isinstance(value, NamedNode):
        return space.curie(value.value) or f"<{value.value}>"
    if isinstance(value, BlankNode):
        return str(value)
    lexical = value.value
    if language := value.language:
        return f"{quoted(lexical)}@{language}"
    datatype = value.datatype.value
    if datatype == XSD_STRING:
        return quoted(lexical)
    if (datatype in BARE_NUMBER and BARE_NUMBER[datatype].fullmatch(lexical)) or (
        datatype == XSD + "boolean" and lexical in ("true", "false")
    ):
        return lexical
    return f"{quoted(lexical)}^^{turtle_term(value.datatype, space)}"


def quoted(text: str) -> str:
    """A text between quotation marks, with escapes for all that could end it or reorder what is around it."""
    return '"' + ESCAPED.sub(lambda match: ESCAPES.get(match[0]) or f"\\u{ord(match[0]):04X}", text) + '"'


def write(
    graph: KnowledgeGraph,
    path: str | Path,
    *,
    format: str | None = None,
    namespaces: Namespaces | None = None,
    description: Description | None = None,
) -> None:
    """Write the graph to a file in a format of `FORMATS`, by default that of the file's suffix (`.ttl`, `.nt`, …).

    The file is written beside and renamed, so a crash leaves the old one. Raises ValueError for an unknown format.
    """
    path = Path(path)
    format = format or format_of(path)
    with written_beside(path) as beside, beside.open("wb") as file:
        dump(graph, file, format=format, namespaces=namespaces, description=description)


def dump(
    graph: KnowledgeGraph,
    file: IO[bytes],
    *,
    format: str = "turtle",
    namespaces: Namespaces | None = None,
    description: Description | None = None,
) -> None:
    """Write the graph to an open binary file in a format of `FORMATS`; raises ValueError for any other."""
    space = namespaces or Namespaces()
    if format not in FORMATS:
        raise ValueError(f"There is no RDF format {format!r}; choose one of {', '.join(FORMATS)}")
    if format in ("turtle", "trig"):  # a default graph is written the same way in both
        file.writelines(piece.encode() for piece in turtle(graph, namespaces=space, description=description))
        return
    rows = triples(graph, namespaces=space, description=description)
    if format in ("nquads", "jsonld"):
        serialize((Quad(row.subject, row.predicate, row.object) for row in rows), file, FORMATS[format][0])
    else:
        serialize(rows, file, FORMATS[format][0], prefixes=space.prefixes)


def format_of(path: Path) -> str:
    """The name of the format that a file's suffix stands for; raises ValueError if it stands for none."""
    for name, (_, suffix) in FORMATS.items():
        if path.suffix == f".{suffix}":
            return name
    known = ", ".join(f".{suffix}" for _, suffix in FORMATS.values())
    raise ValueError(f"{path.name}: the suffix {path.suffix!r} is no RDF format; use one of {known}")
