"""Bounds of named entities, the same whatever an entity recognizer was trained on.

A name stands bare: titles, articles and a possessive 's are outside. What stands in brackets is a name of its own
("Velkan Air Force (VAF)"), and so is each place of "Torvan, Velkania". After a title that abbreviates a rank or a form
of address ("Sgt.") a name is a person's.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from spacy.language import Language
from spacy.tokens import Doc, Span

from kg.language.titles import abbreviated_titles, after_titles

COMPONENT: Final = "kg_names"

_ARTICLES: Final = frozenset({"the", "a", "an"})
_POSSESSIVES: Final = frozenset({"'s", "’s", "'", "’"})
_PLACES: Final = frozenset({"GPE", "LOC"})
_BRACKETS: Final = frozenset({"(", ")"})
_PLACE_DIVIDERS: Final = _BRACKETS | {","}
#: Labels that a recognizer gives to names of persons it has not seen.
_CONFUSED: Final = frozenset({"GPE", "LOC", "NORP"})


@Language.component(COMPONENT, assigns=["doc.ents"])
def normalize_names(doc: Doc) -> Doc:
    """Set the bounds of the entities of ``doc``, and the label of those that a title tells."""
    found = doc.ents
    normal = tuple(part for entity in found for part in normalized(entity))
    if normal != found:
        doc.ents = normal
    return doc


def normalized(entity: Span) -> Iterator[Span]:
    """Yield the names that ``entity`` holds, one for all but brackets and places beside one another."""
    doc = entity.doc
    words = [token.text for token in entity]
    for part in _parts(words, entity.label_):
        first, last = bare(words, *part)
        if first == last:
            continue
        start, end, label = entity.start + first, entity.start + last, entity.label_
        if label == "PERSON" or (label in _CONFUSED and _abbreviates(words[first])):
            start += after_titles(words[first:last])
        if label in _CONFUSED and start > 0 and _abbreviates(doc[start - 1].text):
            label = "PERSON"
        same = (start, end, label) == (entity.start, entity.end, entity.label_)
        yield entity if same else Span(doc, start, end, label=label, kb_id=entity.kb_id)


def bare(words: Sequence[str], start: int, end: int) -> tuple[int, int]:
    """Return the stretch from ``start`` to ``end`` without an article before it and without whitespace or 's around."""
    while start < end and (words[start] in _ARTICLES or words[start].isspace()):
        start += 1
    while start < end and (words[end - 1] in _POSSESSIVES or words[end - 1].isspace()):
        end -= 1
    return start, end


def _parts(words: Sequence[str], label: str) -> Iterator[tuple[int, int]]:
    """Yield the stretches of a name's words that brackets and, between places, commas leave."""
    dividers = _PLACE_DIVIDERS if label in _PLACES else _BRACKETS
    start = 0
    for place, word in enumerate(words):
        if word in dividers:
            yield start, place
            start = place + 1
    yield start, len(words)


def _abbreviates(word: str) -> bool:
    """Tell whether a token is an abbreviated title, with its full stop."""
    return word.endswith(".") and word[:-1].lower() in abbreviated_titles()
