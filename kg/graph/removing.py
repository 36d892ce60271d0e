"""Removing: a graph without statements that people rejected, and without actors that are to be forgotten.

A forgotten name is blacked out in the sentences and titles of others too, letter by letter, so that offsets stay right.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from kg.graph.corrections import Corrections
from kg.graph.graph import KnowledgeGraph
from kg.records import Argument, Article, Statement
from kg.shelf import each

BLACK = "█"


def remove(graph: KnowledgeGraph, corrections: Corrections) -> KnowledgeGraph:
    """The graph without what corrections reject and forget."""
    return forget(reject(graph, corrections.rejected), corrections.forgotten_ids())


def reject(graph: KnowledgeGraph, ids: AbstractSet[str]) -> KnowledgeGraph:
    """The graph without the statements of these ids; articles and actors stay."""
    if not ids & graph.by_id.keys():
        return graph
    return _with(graph, (s for id, s in graph.by_id.items() if id not in ids), ids)


def forget(graph: KnowledgeGraph, ids: AbstractSet[str]) -> KnowledgeGraph:
    """The graph without these actors: without what they do, say or suffer, and with their names blacked out.

    Names of several words are blacked out in every article, those of one word, which others may bear, only in
    articles with a statement about the actor. An article's id and address stay, even where they hold the name.
    """
    if not ids:
        return graph
    dropped, near = set[str](), set[str]()
    for statement in graph.by_id.values():
        if ids & {argument.id for argument in _arguments(statement)}:
            dropped.add(statement.id)
            near.update(piece.article for piece in statement.evidence)
    everywhere, here = blackout(graph, ids), _blackener(_names(graph, ids))
    return _with(
        replace(
            graph,
            entities={id: entity for id, entity in graph.entities.items() if id not in ids},
            articles=each(graph.articles, lambda one: _blackened(one, here if one.id in near else everywhere)),
        ),
        (
            replace(
                statement,
                evidence=tuple(
                    replace(piece, text=black(piece.text), predicate=black(piece.predicate))
                    for piece in statement.evidence
                    for black in [here if piece.article in near else everywhere]
                ),
            )
            for id, statement in graph.by_id.items()
            if id not in dropped
        ),
        dropped,
    )


def blackout(graph: KnowledgeGraph, ids: AbstractSet[str]) -> Callable[[str], str]:
    """A function that blacks these actors' names of several words out of a text.

    Of an actor who is no longer in the graph it knows the name that the id holds.
    """
    return _blackener(name for name in _names(graph, ids) if " " in name)


def _names(graph: KnowledgeGraph, ids: AbstractSet[str]) -> set[str]:
    entities = [graph.entities[id] for id in ids if id in graph.entities]
    by_id = {id.partition("/")[2].replace("_", " ") for id in ids}
    return by_id.union(*((entity.name, *entity.aliases) for entity in entities)) - {""}


def ids_as_read(graph: KnowledgeGraph, corrected: Statement) -> list[str]:
    """The ids that a statement of the corrected graph has in the graph as it was read."""
    said = {_saying(corrected, at) for at in range(len(corrected.evidence))}
    return [id for id, s in graph.by_id.items() if said & {_saying(s, at) for at in range(len(s.evidence))}]


def _saying(statement: Statement, at: int) -> tuple[object, ...]:
    """What stays of a piece of evidence whatever ids its arguments go by."""
    piece = statement.evidence[at]
    words = (piece.article, piece.start, piece.end, piece.subject, piece.object)
    return (*words, statement.relation, statement.status, statement.negated)


def _arguments(statement: Statement) -> Iterable[Argument]:
    parts = (statement.subject, statement.object, statement.attributed_to, statement.place)
    return (argument for argument in parts if argument is not None)


@dataclass(frozen=True)
class _Left:
    """The ids that are known, without those that are gone."""

    known: Container[str]
    gone: Container[str]

    def __contains__(self, id: object) -> bool:
        return id not in self.gone and id in self.known


def _with(graph: KnowledgeGraph, statements: Iterable[Statement], gone: AbstractSet[str]) -> KnowledgeGraph:
    """The graph with these statements, whose content names none that is gone."""
    left = _Left(graph.by_id, gone)
    return graph.remade(statement.among(left) for statement in statements)


def _blackener(names: Iterable[str]) -> Callable[[str], str]:
    """A function that blacks these names out of a text, as whole words."""
    longest = sorted(names, key=lambda name: (-len(name), name))
    if not longest:
        return str
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest))})(?!\w)", re.IGNORECASE)
    return lambda text: pattern.sub(lambda match: BLACK * len(match[0]), text)


def _blackened(article: Article, black: Callable[[str], str]) -> Article:
    title, author = (black(words) if words else words for words in (article.title, article.author))
    return replace(article, text=black(article.text), title=title, author=author)
