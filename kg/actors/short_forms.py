"""Short forms: the head of a name of several words for all of it ("the Lake Pact … the pact", "the Union")."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from kg.actors.references import Reference
from kg.actors.words import HALVES
from kg.language.plain import Doc, Token
from kg.records import Entity

NAMED = frozenset({"PROPN", "NOUN"})
NOT_SHORTENED = frozenset({"person"})
# "The Ministry" for the Ministry of Trade
COMPLEMENTED = frozenset({"of", "for", "on"})
NamesByShortForm = dict[str, list[Reference]]


def with_short_forms(doc: Doc, references: Sequence[Reference]) -> list[Reference]:
    """The names of a document, with the capitalized head of one read as that one: "the Union", "the Front".

    A name of a single word that nothing else is known by gives way; a word that no name covers is taken after "the".
    So is the first word of a divided country's name: "the North" for North Korea.
    """
    halves = {
        words[0]: reference.entities[0]
        for reference in references
        if reference.entities[0].type == "country"
        and len(words := reference.entities[0].name.split()) > 1
        and words[0] in HALVES
    }
    covered = {i for reference in references for i in range(reference.start, reference.end)}
    named_so = names_by_short_form(doc, references)
    settled = [_settled(doc, reference, named_so) for reference in references]
    missed = [
        Reference(token.i, token.i + 1, token.i, named.entities, "name", named.sector)
        for token in doc[1:]
        if token.i not in covered
        and token.is_title
        and token.pos_ in NAMED
        and token.nbor(-1).lower_ == "the"
        and not (token.i + 1 < len(doc) and token.nbor().is_title)
        and (named := last_named_so(token, named_so))
    ]
    return [_half(doc, reference, halves) for reference in settled + missed] + [
        Reference(token.i, token.i + 1, token.i, (halves[token.text],), "name")
        for token in doc[1:]
        if token.text in halves and token.i not in covered and token.nbor(-1).lower_ == "the"
    ]


def _half(doc: Doc, reference: Reference, halves: Mapping[str, Entity]) -> Reference:
    half = halves.get(doc[reference.start].text) if reference.end - reference.start == 1 else None
    unknown = half is not None and reference.entities[0].name in HALVES
    return replace(reference, entities=(half,)) if half is not None and unknown else reference


def _settled(doc: Doc, reference: Reference, named_so: NamesByShortForm) -> Reference:
    entity = reference.entities[0]
    alone = reference.end - reference.start == 1 and entity.id == f"org/{doc[reference.start].text}"
    named = last_named_so(doc[reference.head], named_so) if alone and entity.type != "media" else None
    return replace(reference, entities=named.entities, sector=named.sector) if named is not None else reference


def names_by_short_form(doc: Doc, references: Iterable[Reference]) -> NamesByShortForm:
    """The names of actors, but not persons, by each word in lower case that can be short for all of it."""
    named_so: NamesByShortForm = {}
    for reference in references:
        if reference.kind == "name" and len(reference.entities) == 1 and reference.city is None:
            for word in _heads(doc, reference, reference.entities[0]):
                named_so.setdefault(word, []).append(reference)
    return named_so


def last_named_so(word: Token, named_so: NamesByShortForm) -> Reference | None:
    """The last name before a word that it can be short for."""
    named = named_so.get(word.lower_)
    if named is None:
        return None  # most words
    before = (reference for reference in named if reference.head < word.i)
    return max(before, key=lambda reference: reference.head, default=None)


def _heads(doc: Doc, reference: Reference, entity: Entity) -> set[str]:
    if entity.type in NOT_SHORTENED:
        return set()
    heads = {doc[reference.end - 1].lower_} if reference.end - reference.start > 1 else set()
    words = entity.name.lower().split()
    if len(words) > 1 and entity.type != "country":
        heads |= {words[-1], words[0]} if words[1] in COMPLEMENTED else {words[-1]}
    return heads
