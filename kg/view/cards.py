"""What a notebook shows of a record: an actor's card, a statement's sentence with its parts marked, and tables.

All text of articles is cleaned and escaped; only web links are links; nothing here runs.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from typing import TYPE_CHECKING

from kg.ontology import quad_class, quad_classes
from kg.records import Entity, Statement
from kg.view.legend import legend, relation_labels, status_words
from kg.view.text import clean, web_link

if TYPE_CHECKING:
    from kg.graph import KnowledgeGraph

SUBJECT, OBJECT = "#0072B2", "#CC79A7"  # underlines, of the Okabe-Ito palette: legible on light and dark
CARD = "border:1px solid #8884;border-radius:6px;padding:.5em .8em;margin:.3em 0;max-width:52em"
QUIET = "opacity:.75;font-size:90%"
ROWS = 60


def entity_card(entity: Entity) -> str:
    """An actor: name, type, country, other names, offices and links."""
    kind = legend()["types"].get(entity.type, {"label": entity.type})["label"]
    country = f" · {_text(entity.country)}" if entity.country else ""
    lines = [f'<strong dir="auto">{_text(entity.name)}</strong> <span style="{QUIET}">{_text(kind)}{country}</span>']
    if entity.roles:
        lines.append(_text(", ".join(entity.roles)))
    if entity.aliases:
        lines.append(f"also {_text(', '.join(entity.aliases))}")
    links = [_link(url, url) for link in entity.links if (url := web_link(link))]
    lines += [", ".join(links)] if links else []
    lines.append(f"<code>{_text(entity.id)}</code>")
    return f'<div style="{CARD}">{"<br>".join(lines)}</div>'


def statement_card(statement: Statement) -> str:
    """A statement: who does what to whom, its status in words, and each sentence with subject and object marked."""
    colour = quad_classes()[quad_class(statement.relation_class)].colour
    heading = (
        f'{_mark(statement.subject.name, SUBJECT)} <span style="border-left:.6em solid {colour};padding-left:.3em">'
        f"{_text(relation_labels(statement)[0])}</span> {_mark(statement.object.name, OBJECT)} "
        f'<span style="{QUIET}">{_text(_status(statement))}</span>'
    )
    sentences = "".join(f"<li>{marked_sentence(statement, number)}</li>" for number in range(len(statement.evidence)))
    return (
        f'<div style="{CARD}">{heading}<ul style="margin:.3em 0 0;padding-left:1.2em">{sentences}</ul>'
        f'<span style="{QUIET}"><code>{_text(statement.id)}</code></span></div>'
    )


def marked_sentence(statement: Statement, number: int = 0) -> str:
    """HTML of a sentence that says a statement, the words of subject and object underlined."""
    piece = statement.evidence[number]
    spans = [(piece.subject, SUBJECT), (piece.object, OBJECT)]
    inside = sorted(
        (span[0] - piece.start, span[1] - piece.start, colour)
        for span, colour in spans
        if span and 0 <= span[0] - piece.start < span[1] - piece.start <= len(piece.text)
    )
    parts, done = [], 0
    for start, end, colour in inside:
        if start >= done:  # where the two overlap the first one is marked
            parts += [_text(piece.text[done:start]), _mark(piece.text[start:end], colour)]
            done = end
    return f'<span dir="auto">{"".join(parts)}{_text(piece.text[done:])}</span>'


def statement_table(graph: KnowledgeGraph, statements: Sequence[Statement]) -> str:
    """Statements as a table: the first day, who, what, whom, status, how many articles, the sentence."""
    rows = []
    for statement in statements[:ROWS]:
        days = graph.days(statement)
        rows.append(
            [
                _text(str(days[0]) if days else ""), _text(statement.subject.name),
                _text(relation_labels(statement)[0]), _text(statement.object.name), _text(_status(statement)),
                f"{graph.reports(statement):,}", marked_sentence(statement),
            ]
        )  # fmt: skip
    columns = ("first day", "subject", "relation", "object", "status", "articles", "sentence")
    return _table(columns, rows, len(statements), "statements")


def result_table(columns: Sequence[str], rows: Sequence[Sequence[str]], total: int) -> str:
    """The rows of a query's result as a table; `rows` may be only the first of `total`."""
    return _table(columns, [[_text(cell) for cell in row] for row in rows[:ROWS]], total, "rows")


def _table(columns: Iterable[str], rows: list[list[str]], total: int, what: str) -> str:
    head = "".join(f"<th>{_text(column)}</th>" for column in columns)
    body = "".join(
        "<tr>" + "".join(f'<td style="text-align:left">{cell}</td>' for cell in row) + "</tr>" for row in rows
    )
    shown = f"the first {len(rows)} of {total:,} {what}" if len(rows) < total else f"{total:,} {what}"
    return (
        f'<div style="max-height:420px;overflow:auto"><table><thead><tr>{head}</tr></thead><tbody>{body}</tbody>'
        f'</table></div><p style="{QUIET}">{shown}</p>'
    )


def _status(statement: Statement) -> str:
    by = statement.attributed_to.name if statement.attributed_to else None
    return status_words(statement.status, by, statement.negated)


def _mark(words: str, colour: str) -> str:
    return f'<strong style="border-bottom:2px solid {colour}">{_text(words)}</strong>'


def _link(url: str, words: str) -> str:
    return f'<a href="{escape(url, quote=True)}" rel="noopener noreferrer">{_text(words)}</a>'


def _text(text: str) -> str:
    return escape(clean(text), quote=True)
