"""Short forms: the head of a name of several words for all of it ("the Lake Pact … the pact", "the Union")."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from kg.actors.references import Reference
from kg.language.plain import Doc, Token
from kg.records import Entity

NAMED = frozenset({"PROPN", "NOUN"})
NOT_SHORTENED = frozenset({"person"})
# "The Ministry" for the Ministry of Trade
COMPLEMENTED = frozenset({"of", "for", "on"})
# "The North" where North Korea is named
HALVES = frozenset({"North", "South", "East", "West"})


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
    settled = [_settled(doc, reference, references) for reference in references]
    missed = [
        Reference(token.i, token.i + 1, token.i, named.entities, "name", named.sector)
        for token in doc[1:]
        if token.i not in covered
        and token.is_title
        and token.pos_ in NAMED
        and token.nbor(-1).lower_ == "the"
        and not (token.i + 1 < len(doc) and token.nbor().is_title)
        and (named := last_named_so(token, references))
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


def _settled(doc: Doc, reference: Reference, references: Sequence[Reference]) -> Reference:
    entity = reference.entities[0]
    alone = reference.end - reference.start == 1 and entity.id == f"org/{doc[reference.start].text}"
    named = last_named_so(doc[reference.head], references) if alone and entity.type != "media" else None
    return replace(reference, entities=named.entities, sector=named.sector) if named is not None else reference


def last_named_so(word: Token, references: Iterable[Reference]) -> Reference | None:
    """The last reference before a word to an actor, not a person, of whose name of several words it is the head."""
    named = [
        reference
        for reference in references
        if reference.kind == "name"
        and reference.head < word.i
        and len(reference.entities) == 1
        and reference.city is None
        and _is_headed_by(word, reference, reference.entities[0])
    ]
    return max(named, key=lambda reference: reference.head, default=None)


def _is_headed_by(word: Token, reference: Reference, entity: Entity) -> bool:
    if entity.type in NOT_SHORTENED:
        return False
    several = reference.end - reference.start > 1
    if several and word.doc[reference.end - 1].lower_ == word.lower_:
        return True
    words = entity.name.lower().split()
    if len(words) < 2 or entity.type == "country":
        return False
    return words[-1] == word.lower_ or (words[0] == word.lower_ and words[1] in COMPLEMENTED)
