"""Removing: a graph without statements that people rejected, and without actors that are to be forgotten.

A forgotten name is blacked out in the sentences and titles of others too, letter by letter, so that offsets stay right.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from collections.abc import Set as AbstractSet
from dataclasses import replace

from kg.graph.corrections import Corrections
from kg.graph.graph import KnowledgeGraph
from kg.records import Argument, Article, Statement

BLACK = "█"


def remove(graph: KnowledgeGraph, corrections: Corrections) -> KnowledgeGraph:
    """The graph without what corrections reject and forget."""
    return forget(reject(graph, corrections.rejected), corrections.forgotten_ids())


def reject(graph: KnowledgeGraph, ids: AbstractSet[str]) -> KnowledgeGraph:
    """The graph without the statements of these ids; articles and actors stay."""
    if not ids & graph.by_id.keys():
        return graph
    return _with(graph, [s for id, s in graph.by_id.items() if id not in ids])


def forget(graph: KnowledgeGraph, ids: AbstractSet[str]) -> KnowledgeGraph:
    """The graph without these actors: without what they do, say or suffer, and with their names blacked out.

    Names of several words are blacked out in every article, those of one word, which others may bear, only in
    articles with a statement about the actor. An article's id and address stay, even where they hold the name.
    """
    gone = [graph.entities[id] for id in sorted(ids) if id in graph.entities]
    if not gone:
        return graph
    involved = [s for s in graph.by_id.values() if ids & {argument.id for argument in _arguments(s)}]
    near = {piece.article for statement in involved for piece in statement.evidence}
    names = {name for entity in gone for name in (entity.name, *entity.aliases)}
    everywhere, here = _blackener(name for name in names if " " in name), _blackener(names)
    dropped = {statement.id for statement in involved}
    return _with(
        replace(graph, entities={id: entity for id, entity in graph.entities.items() if id not in ids}),
        [
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
        ],
        [_blackened(article, here if id in near else everywhere) for id, article in graph.articles.items()],
    )


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


def _with(
    graph: KnowledgeGraph, statements: list[Statement], articles: Iterable[Article] | None = None
) -> KnowledgeGraph:
    """The graph with these statements, whose content names none that is gone, and with these articles."""
    ids = {statement.id for statement in statements}
    kept = [statement.among(ids) for statement in statements]
    known = graph.articles.values() if articles is None else articles
    return KnowledgeGraph.from_records(known, graph.entities.values(), kept)


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
