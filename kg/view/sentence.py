"""A sentence with its statements drawn over it, as displaCy draws a parse."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

from kg.ids import short_hash
from kg.records import Statement
from kg.view.legend import relation_labels, status_words
from kg.view.text import clean

if TYPE_CHECKING:  # the page needs no spaCy
    from spacy.tokens import Doc, Span

OPTIONS = {"compact": True, "distance": 95, "word_spacing": 28, "bg": "transparent", "color": "currentColor"}


class Drawing(str):
    """HTML that a notebook shows."""

    __slots__ = ()

    def _repr_html_(self) -> str:
        return str(self)


def draw(part: Doc | Span) -> Drawing:
    """The sentences of a document or span that state anything: actors joined by relations, and below all in words.

    Statements whose subject or object is only understood stand in words alone. The same sentence gives the same HTML.
    """
    from spacy.tokens import Span

    doc = part.doc if isinstance(part, Span) else part
    first, last = (part.start, part.end) if isinstance(part, Span) else (0, len(part))
    sentences = [sentence for sentence in doc.sents if sentence.start < last and sentence.end > first]
    return Drawing("".join(_sentence(sentence) for sentence in sentences if sentence._.statements))


def _sentence(sentence: Span) -> str:
    from spacy.displacy.render import DependencyRenderer

    statements: tuple[Statement, ...] = sentence._.statements
    words, place = _words(sentence, statements)
    arcs = _arcs(statements, place)
    id = short_hash(repr((words, arcs)))
    # Its labels come from us escaped: displaCy escapes words but not labels
    svg = DependencyRenderer(OPTIONS).render_svg(id, words, arcs) if arcs else ""
    listed = "".join(f"<li>{escape(clean(str(statement)))}</li>" for statement in statements)
    text = "" if arcs else f'<p dir="auto">{escape(clean(sentence.text))}</p>'
    return f'<div style="overflow-x:auto">{svg}{text}<ul>{listed}</ul></div>'


def _words(
    sentence: Span, statements: tuple[Statement, ...]
) -> tuple[list[dict[str, str]], dict[tuple[int, int], int]]:
    """The words of a sentence, an argument's as one with its actor's name below, and where each stands."""
    names = {part.span: part.name for s in statements for part in (s.subject, s.object) if part.span}
    words: list[dict[str, str]] = []
    place: dict[tuple[int, int], int] = {}
    done = sentence.start_char
    for token in sentence:
        if token.idx < done or token.is_space:
            continue
        starting = [span for span in names if span[0] == token.idx and span[1] <= sentence.end_char]
        if starting:
            start, end = max(starting)
            text, name = clean(sentence.doc.text[start:end]), clean(names[start, end])
            words.append({"text": text, "tag": escape(name) if name != text else ""})
            place |= dict.fromkeys(starting, len(words) - 1)
            done = end
        else:
            words.append({"text": clean(token.text), "tag": ""})
    return words, place


def _arcs(statements: tuple[Statement, ...], place: dict[tuple[int, int], int]) -> list[dict[str, Any]]:
    arcs = []
    for statement in statements:
        one, other = place.get(statement.subject.span or (-1, -1)), place.get(statement.object.span or (-1, -1))
        if one is None or other is None or one == other:
            continue
        label = relation_labels(statement)[0]
        if statement.status != "asserted" or statement.negated:
            by = statement.attributed_to.name if statement.attributed_to else None
            label += f" ({status_words(statement.status, by, statement.negated)})"
        arcs.append({
            "start": min(one, other), "end": max(one, other), "label": escape(clean(label)),
            "dir": "right" if one < other else "left",
        })  # fmt: skip
    return arcs
