"""Short forms: the last word of a name of several words for all of it ("the Lake Pact … the pact", "the Union")."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from kg.actors.references import Reference
from kg.language.plain import Doc, Token
from kg.records import Entity

NAMED = frozenset({"PROPN", "NOUN"})
NOT_SHORTENED = frozenset({"person"})


def with_short_forms(doc: Doc, references: Sequence[Reference]) -> list[Reference]:
    """The names of a document, with a capitalized last word of one read as that one: "the Union", "the Front".

    A name of a single word that nothing else is known by gives way; a word that no name covers is taken after "the".
    """
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
    return settled + missed


def _settled(doc: Doc, reference: Reference, references: Sequence[Reference]) -> Reference:
    entity = reference.entities[0]
    alone = reference.end - reference.start == 1 and entity.id == f"org/{doc[reference.start].text}"
    named = last_named_so(doc[reference.head], references) if alone and entity.type != "media" else None
    return replace(reference, entities=named.entities, sector=named.sector) if named is not None else reference


def last_named_so(word: Token, references: Iterable[Reference]) -> Reference | None:
    """The last reference before a word to an actor, not a person, whose name of several words ends with that word."""
    named = [
        reference
        for reference in references
        if reference.kind == "name"
        and reference.head < word.i
        and len(reference.entities) == 1
        and reference.city is None
        and _ends_with(word, reference, reference.entities[0])
    ]
    return max(named, key=lambda reference: reference.head, default=None)


def _ends_with(word: Token, reference: Reference, entity: Entity) -> bool:
    if entity.type in NOT_SHORTENED:
        return False
    several = reference.end - reference.start > 1
    if several and word.doc[reference.end - 1].lower_ == word.lower_:
        return True
    before, _, last = entity.name.rpartition(" ")
    return bool(before) and entity.type != "country" and last.lower() == word.lower_
