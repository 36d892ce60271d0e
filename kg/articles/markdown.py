"""Markdown: the words without the marks; a first heading of the highest level is the headline."""

from __future__ import annotations

from collections.abc import Iterator

from markdown_it import MarkdownIt
from markdown_it.token import Token

from kg.articles.cleaning import clean, trim
from kg.articles.drafts import Draft
from kg.articles.frontmatter import fields_of, front_matter
from kg.articles.inputs import Input
from kg.articles.options import Options
from kg.articles.problems import Problem, Unreadable
from kg.articles.text import headline


def read_markdown(given: Input, options: Options) -> Iterator[Draft | Problem]:
    """The one article of a Markdown file; code, tables and embedded HTML are left out."""
    raw, notes = given.text()
    yield from notes
    rows, body = front_matter(clean(raw))
    values = fields_of(rows, options)
    blocks = list(paragraphs(body))
    title = values.pop("title", None)
    if blocks and blocks[0][0] == "h1" and title in (None, blocks[0][1]):
        title = blocks.pop(0)[1]
    text = "\n\n".join(words for _, words in blocks)
    if title is None:
        title, text = headline(text)
    if not text.strip():
        raise Unreadable("holds no text" if not title else "holds a headline but no text")
    yield Draft(text=trim(text), title=title, whole=True, **values)


def paragraphs(source: str) -> Iterator[tuple[str, str]]:
    """The paragraphs and headings of a Markdown text in order: the tag of each ("p", "h1", …) and its words."""
    tag = "p"
    for token in MarkdownIt("commonmark", {"maxNesting": 20}).parse(source):
        if token.type in ("heading_open", "paragraph_open"):
            tag = token.tag
        elif token.type == "inline":
            words = clean(inline_text(token)).strip()
            if words:
                yield tag, words


def inline_text(token: Token) -> str:
    """The words of a run of text: of links their words, of images nothing, of line breaks a newline."""
    parts = []
    for child in token.children or ():
        if child.type in ("text", "code_inline"):
            parts.append(child.content)
        elif child.type in ("softbreak", "hardbreak"):
            parts.append("\n")
    return "".join(parts)
