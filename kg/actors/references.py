"""References: which tokens of a document stand for which entities."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from kg.language.plain import Doc, Token
from kg.records import Article, Entity, Mention


@dataclass(frozen=True, slots=True)
class Reference:
    """A stretch of tokens that stands for one entity, or for several ("both countries").

    `kind` is name, adjective (a demonym before a noun), nominal (a description) or pronoun. `city` is set where
    the words name a capital or seat that stands for its country here.
    """

    start: int
    end: int
    head: int
    entities: tuple[Entity, ...]
    kind: str
    sector: str | None = None
    city: Entity | None = None
    certainty: float = 1.0


@dataclass(frozen=True, slots=True)
class Role:
    """An office somebody holds, as the text says it; `of_span` are the tokens of what it is an office of, if any."""

    person: Reference
    office: str
    of: Entity
    of_span: tuple[int, int] | None
    start: int
    end: int
    former: bool = False

    @property
    def title(self) -> str:
        """The office in words: "president of Iran", "former defense minister of Israel"."""
        return f"{'former ' if self.former else ''}{self.office.lower()} of {self.of.name}"


@dataclass(frozen=True, slots=True)
class Belonging:
    """What a named body is part of, or based in, as the text says it; `of_span` are the tokens that say of what."""

    body: Reference
    of: Entity
    of_span: tuple[int, int]
    part: bool

    @property
    def relation(self) -> str:
        """The relation that it is a statement of."""
        return "partOf" if self.part else "basedIn"


@dataclass(frozen=True)
class Actors:
    """All references of a document, found by token; `dateline` are the mentions in words blanked before parsing."""

    doc: Doc
    references: tuple[Reference, ...]
    roles: tuple[Role, ...] = ()
    publisher: Entity | None = None
    dateline: tuple[Mention, ...] = ()
    belongings: tuple[Belonging, ...] = ()

    def at(self, token: Token) -> Reference | None:
        """The shortest reference that covers a token."""
        return self._by_token.get(token.i)

    def with_more(self, references: Iterable[Reference]) -> Actors:
        """These actors and further references."""
        found = tuple(references)
        if not found:
            return self
        more = replace(self, references=self.references + found)
        by_token = more.__dict__["_by_token"] = dict(self._by_token)  # what cached_property keeps
        for reference in found:
            for place in range(reference.start, reference.end):
                if (known := by_token.get(place)) is None or _extent(reference) <= _extent(known):
                    by_token[place] = reference
        return more

    @cached_property
    def _by_token(self) -> dict[int, Reference]:
        found: dict[int, Reference] = {}
        for reference in sorted(self.references, key=_extent, reverse=True):
            for place in range(reference.start, reference.end):
                found[place] = reference
        return found

    def mentions(self, article: Article) -> list[Mention]:
        """One mention for each reference and entity, in order of the text."""
        return sorted((*self.dateline, *self._in_text(article)), key=lambda mention: (mention.start, mention.end))

    def _in_text(self, article: Article) -> Iterator[Mention]:
        for reference in self.references:
            span = self.doc[reference.start : reference.end]
            for entity in reference.entities:
                yield Mention(article.id, span.start_char, span.end_char, span.text, entity, reference.sector)


def _extent(reference: Reference) -> tuple[int, int]:
    """By what of two references the lesser stands for a token: that with fewer words, or else the first."""
    return reference.end - reference.start, reference.start
