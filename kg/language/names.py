"""Bounds of named entities, the same whatever an entity recognizer was trained on.

A name stands bare: titles, articles and a possessive 's are outside. What stands in brackets is a name of its own
("Velkan Air Force (VAF)"), and so is each place of "Torvan, Velkania". After a title that abbreviates a rank or a form
of address ("Sgt.") a name is a person's.
"""

from collections.abc import Iterator
from typing import Final

from spacy.language import Language
from spacy.tokens import Doc, Span

from kg.language.titles import abbreviated_titles, after_titles

COMPONENT: Final = "kg_names"

_ARTICLES: Final = frozenset({"the", "a", "an"})
_POSSESSIVES: Final = frozenset({"'s", "’s", "'", "’"})
_PLACES: Final = frozenset({"GPE", "LOC"})
#: Labels that a recognizer gives to names of persons it has not seen.
_CONFUSED: Final = frozenset({"GPE", "LOC", "NORP"})


@Language.component(COMPONENT, assigns=["doc.ents"])
def normalize_names(doc: Doc) -> Doc:
    """Set the bounds of the entities of ``doc``, and the label of those that a title tells."""
    found = list(doc.ents)
    normal = [part for entity in found for part in normalized(entity)]
    if [(span.start, span.end, span.label) for span in found] != [(s.start, s.end, s.label) for s in normal]:
        doc.ents = normal
    return doc


def normalized(entity: Span) -> Iterator[Span]:
    """Yield the names that ``entity`` holds, one for all but brackets and places beside one another."""
    doc = entity.doc
    for start, end in _parts(entity):
        start, end = bare(doc, start, end)
        if start == end:
            continue
        label = entity.label_
        if label == "PERSON" or (label in _CONFUSED and _abbreviates(doc, start)):
            start += after_titles([token.text for token in doc[start:end]])
        if label in _CONFUSED and start > 0 and _abbreviates(doc, start - 1):
            label = "PERSON"
        yield Span(doc, start, end, label=label, kb_id=entity.kb_id)


def bare(doc: Doc, start: int, end: int) -> tuple[int, int]:
    """Return the stretch from ``start`` to ``end`` without an article before it and without whitespace or 's around."""
    while start < end and (doc[start].text in _ARTICLES or doc[start].is_space):
        start += 1
    while start < end and (doc[end - 1].text in _POSSESSIVES or doc[end - 1].is_space):
        end -= 1
    return start, end


def _parts(entity: Span) -> Iterator[tuple[int, int]]:
    """Yield the stretches of ``entity`` that brackets and, between places, commas leave."""
    dividers = {"(", ")", ","} if entity.label_ in _PLACES else {"(", ")"}
    start = entity.start
    for token in entity:
        if token.text in dividers:
            yield start, token.i
            start = token.i + 1
    yield start, entity.end


def _abbreviates(doc: Doc, place: int) -> bool:
    """Tell whether the token at ``place`` is an abbreviated title, with its full stop."""
    text = doc[place].text
    return text.endswith(".") and text[:-1].lower() in abbreviated_titles()
