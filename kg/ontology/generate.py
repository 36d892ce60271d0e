"""The ontology `kg.ttl` and its page, made from the vocabulary's data.

`python -m kg.ontology.generate` writes both anew, the page only in a checkout: `docs/ontology.md`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from importlib.resources import files
from pathlib import Path
from typing import Any

import yaml
from pyoxigraph import Literal, NamedNode

from kg.files import write_text
from kg.ontology.vocabulary import Relation, cameo_roots, event_classes, quad_class, quad_classes, relations
from kg.rdf.iris import VOCABULARY, Namespaces, term, vocabulary_iri
from kg.rdf.model import Pairs, class_iri
from kg.rdf.writing import paragraph

ONTOLOGY = NamedNode(VOCABULARY + "ontology")
SCHEMES = {
    "plover": "PLOVER event types",
    "standing": "Standing relations",
    "cameo": "CAMEO codes",
    "quad": "Quad classes",
}


def ontology() -> str:
    """The ontology as Turtle: classes, properties, statuses, SKOS schemes, and four properties for each relation."""
    space = Namespaces()
    parts = [f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in space.prefixes.items()]
    rows = yaml.safe_load(files("kg.ontology").joinpath("terms.yaml").read_text(encoding="utf-8"))
    for title, blocks in (
        ("The ontology", _header()),
        ("Classes, statuses and properties", _terms(rows)),
        ("Event classes", _concepts()),
        ("Relations", _relations(rows["edges"])),
    ):
        parts.append(f"\n# {title}\n")
        parts += [paragraph(subject, pairs, space) for subject, pairs in blocks]
    return "".join(parts)


def _about(type: str, label: str, comment: str) -> Pairs:
    return [
        (term("rdf:type"), term(type)),
        (term("rdfs:label"), Literal(label, language="en")),
        (term("rdfs:comment"), Literal(comment, language="en")),
    ]


def _header() -> Iterator[tuple[NamedNode, Pairs]]:
    pairs = _about(
        "owl:Ontology",
        "Geopolitical knowledge graph ontology",
        "Who did or said what to whom, as news articles say it.",
    )
    yield ONTOLOGY, [*pairs, (term("dcterms:license"), NamedNode("https://www.apache.org/licenses/LICENSE-2.0"))]
    for id, label in SCHEMES.items():
        yield _scheme(id), _about("skos:ConceptScheme", label, f"{label} that relations belong to.")


def _scheme(id: str) -> NamedNode:
    return NamedNode(f"{VOCABULARY}scheme/{id}")


def _terms(rows: dict[str, Any]) -> Iterator[tuple[NamedNode, Pairs]]:
    for row in rows["classes"]:
        pairs = _about("owl:Class", row["label"], row["comment"])
        pairs += [(term("rdfs:subClassOf"), term(parent)) for parent in row.get("parent", "").split()]
        yield term(f"kgo:{row['id']}"), [*pairs, (term("rdfs:isDefinedBy"), ONTOLOGY)]
    for row in rows["statuses"]:
        yield term(f"kgo:{row['id']}"), _about("kgo:Status", row["id"], row["comment"])
    for row in rows["properties"]:
        kind = "owl:ObjectProperty" if not row["range"].startswith("xsd:") else "owl:DatatypeProperty"
        pairs = _about(kind, row["label"], row["comment"])
        pairs.append((term("rdfs:domain"), term(_domain(row))))
        pairs += [(term("rdfs:range"), term(row["range"])), (term("rdfs:isDefinedBy"), ONTOLOGY)]
        yield term(f"kgo:{row['id']}"), pairs


def _concepts() -> Iterator[tuple[NamedNode, Pairs]]:
    for quad in quad_classes().values():
        pairs = _concept(quad.label, quad.definition, "quad")
        yield (
            vocabulary_iri("kgo", quad.term),
            [(term("rdf:type"), term("kgo:QuadClass")), *pairs, (term("kgo:colour"), Literal(quad.colour))],
        )
    for row in event_classes().values():
        pairs = _concept(row.label, row.definition, "standing" if row.standing else "plover")
        pairs.append((term("skos:notation"), Literal(row.id)))
        pairs.append((term("skos:broader"), vocabulary_iri("kgo", quad_classes()[row.quad_class].term)))
        pairs += [(term("skos:related"), vocabulary_iri("cameo", code)) for code in row.cameo]
        yield class_iri(row.id), pairs
    for code, label in cameo_roots().items():
        top = (term("skos:topConceptOf"), _scheme("cameo"))
        yield (
            vocabulary_iri("cameo", code),
            [*_concept(label, "", "cameo"), (term("skos:notation"), Literal(code)), top],
        )
    used = sorted({row.cameo for row in relations().values() if row.cameo and row.cameo not in cameo_roots()})
    for code in used:
        labels = sorted(row.label for row in relations().values() if row.cameo == code)
        pairs = _concept(f"{code}: {', '.join(labels)}", "", "cameo")
        pairs.append((term("skos:notation"), Literal(code)))
        if code[:2] in cameo_roots():
            pairs.append((term("skos:broader"), vocabulary_iri("cameo", code[:2])))
        yield vocabulary_iri("cameo", code), pairs


def _concept(label: str, definition: str, scheme: str) -> Pairs:
    pairs: Pairs = [
        (term("rdf:type"), term("skos:Concept")),
        (term("skos:prefLabel"), Literal(label, language="en")),
        (term("rdfs:label"), Literal(label, language="en")),
    ]
    if definition:
        pairs.append((term("skos:definition"), Literal(definition, language="en")))
    return [*pairs, (term("skos:inScheme"), _scheme(scheme))]


def _relations(edges: dict[str, str]) -> Iterator[tuple[NamedNode, Pairs]]:
    for relation in sorted(relations().values(), key=lambda relation: relation.id):
        for prefix, comment in edges.items():
            yield vocabulary_iri(prefix, relation.id), _relation(relation, prefix, comment)


def _relation(relation: Relation, prefix: str, comment: str) -> Pairs:
    pairs = _about("owl:ObjectProperty", relation.label, comment.format(label=relation.label))
    if relation.symmetric:
        pairs.append((term("rdf:type"), term("owl:SymmetricProperty")))
    pairs += [(term("rdfs:domain"), term("kgo:Entity")), (term("rdfs:range"), term("kgo:Entity"))]
    if prefix != "kg":
        return [*pairs, (term("kgo:relation"), vocabulary_iri("kg", relation.id))]
    pairs.append((term("kgo:inverseLabel"), Literal(relation.inverse, language="en")))
    pairs.append((term("kgo:eventClass"), class_iri(relation.relation_class)))
    if relation.cameo:
        pairs.append((term("kgo:eventClass"), vocabulary_iri("cameo", relation.cameo)))
    quad = quad_classes()[quad_class(relation.relation_class)]
    return [*pairs, (term("kgo:quadClass"), vocabulary_iri("kgo", quad.term)), (term("rdfs:isDefinedBy"), ONTOLOGY)]


def page() -> str:
    """The ontology as a page of Markdown: namespaces, classes, properties, event classes and relations."""
    rows = yaml.safe_load(files("kg.ontology").joinpath("terms.yaml").read_text(encoding="utf-8"))
    space = Namespaces()
    parts = [
        "# The ontology\n\nGenerated from `kg/ontology/` by `python -m kg.ontology.generate`; the same as RDF: "
        "`kg/ontology/kg.ttl`, with SHACL shapes in `kg/ontology/shapes.ttl`.\n",
        "## Namespaces\n\nThings stand at a base IRI of the graph's owner, here the default; the vocabulary stands "
        "where it is.\n",
        _table(("prefix", "namespace"), ((f"`{prefix}:`", f"`{iri}`") for prefix, iri in space.prefixes.items())),
        "## Direct edges\n\nOne triple for each statement; the namespace says how far to trust it. `rdf:predicate` of "
        "the statement is always the term in `kg:`.\n",
        _table(
            ("edge", "stands for"),
            ((f"`{prefix}:accuses`", comment.format(label="accuses")) for prefix, comment in rows["edges"].items()),
        ),
        "## Classes\n",
        _table(
            ("class", "subclass of", "meaning"),
            ((f"`kgo:{row['id']}`", _code(row.get("parent", "")), row["comment"]) for row in rows["classes"]),
        ),
        "## Statuses\n",
        _table(("status", "meaning"), ((f"`kgo:{row['id']}`", row["comment"]) for row in rows["statuses"])),
        "## Properties\n",
        _table(
            ("property", "domain", "range", "meaning"),
            (
                (f"`kgo:{row['id']}`", _code(_domain(row)), _code(row["range"]), row["comment"])
                for row in rows["properties"]
            ),
        ),
        "## Event classes\n",
        _table(
            ("class", "quad class", "CAMEO", "meaning"),
            (
                (f"`{space.curie(class_iri(row.id).value)}`", row.quad_class, " ".join(row.cameo), row.definition)
                for row in event_classes().values()
            ),
        ),
        "## Relations\n\nEach also in `claimed:`, `denied:` and `prospective:`.\n",
        _table(
            ("relation", "reads", "from the other side", "class", "CAMEO"),
            (
                (f"`kg:{row.id}`", row.label, row.inverse, row.relation_class, row.cameo or "")
                for row in sorted(relations().values(), key=lambda relation: relation.id)
            ),
        ),
    ]
    return "\n".join(parts)


def _domain(row: dict[str, str]) -> str:
    return row["domain"] if ":" in row["domain"] else f"kgo:{row['domain']}"


def _code(curies: str) -> str:
    return " ".join(f"`{curie}`" for curie in curies.split())


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "".join(f"| {' | '.join(cell.replace('|', '&#124;') for cell in line)} |\n" for line in lines)


def main() -> None:
    """Write the ontology beside this module, and its page into `docs/` where that is at hand."""
    write_text(Path(__file__).with_name("kg.ttl"), ontology())
    if (docs := Path(__file__).parents[2] / "docs").is_dir():
        write_text(docs / "ontology.md", page())


if __name__ == "__main__":
    main()
