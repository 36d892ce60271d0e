"""Quoting: a graph with short quotes in place of the articles' texts, which are other people's works."""

from __future__ import annotations

import re
from dataclasses import replace

from kg.graph.graph import KnowledgeGraph
from kg.records import Article, Evidence, Statement
from kg.shelf import each

LONGEST_QUOTE = 300  # characters of a sentence that the files of a graph may hold


def quoted(graph: KnowledgeGraph, *, keep_text: bool = False) -> KnowledgeGraph:
    """The graph with quotes in place of sentences that are too long, and without the articles' texts unless kept."""
    articles = graph.articles if keep_text else each(graph.articles, Article.without_text)
    return replace(graph, articles=articles).each(_quoted)


def _quoted(statement: Statement) -> Statement:
    if all(len(piece.text) <= LONGEST_QUOTE for piece in statement.evidence):
        return statement
    return replace(statement, evidence=tuple(map(quote, statement.evidence)))


def quote(piece: Evidence) -> Evidence:
    """The evidence with at most 300 characters of its sentence: whole words, the two arguments among them if they fit.

    `start` and `end` are those of the quote.
    """
    text = piece.text
    if len(text) <= LONGEST_QUOTE:
        return piece
    spans = [span for span in (piece.subject, piece.object) if span and piece.start <= span[0] < piece.end]
    first = min((start for start, _ in spans), default=piece.start) - piece.start
    last = max((end for _, end in spans), default=piece.start) - piece.start
    begin = max(0, min(first, max(0, (first + last - LONGEST_QUOTE) // 2), len(text) - LONGEST_QUOTE))
    end = begin + LONGEST_QUOTE
    if begin and (blank := re.compile(r"\s+").search(text, begin - 1, max(first, begin) + 1)):
        begin = blank.end()
    if end < len(text) and not text[end].isspace() and (blank_at := text.rfind(" ", begin, end)) > begin:
        end = blank_at
    kept = text[begin:end].rstrip()
    return replace(piece, text=kept, start=piece.start + begin, end=piece.start + begin + len(kept))
