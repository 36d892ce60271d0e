"""Fragments of HTML, as feeds and JSON records carry them, to plain paragraphs."""

from __future__ import annotations

import re
from html.parser import HTMLParser

BLOCKS = {
    "address", "article", "aside", "blockquote", "dd", "div", "dl", "dt", "figcaption", "figure", "footer", "form",
    "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol", "p", "section", "table", "td", "th",
    "tr", "ul",
}  # fmt: skip
SILENT = {"script", "style", "template", "noscript", "iframe", "object", "svg", "math", "select", "textarea"}
TAG = re.compile(r"<(?:/?[a-zA-Z][a-zA-Z0-9]*(?:\s[^<>]*)?/?|!--.*?--)>|&(?:#\d+|#x[0-9a-fA-F]+|[a-zA-Z]+);", re.DOTALL)


class Paragraphs(HTMLParser):
    """Collects the words of a fragment, a paragraph for each block."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[str] = []
        self.words: list[str] = []
        self.silent: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Ends a paragraph where a block begins."""
        if tag in SILENT:
            self.silent.append(tag)
        elif tag == "br":
            self.words.append("\n")
        elif tag in BLOCKS:
            self.flush()

    def handle_endtag(self, tag: str) -> None:
        """Ends a paragraph where a block ends."""
        if self.silent and tag == self.silent[-1]:
            self.silent.pop()
        elif tag in BLOCKS:
            self.flush()

    def handle_data(self, data: str) -> None:
        """Takes up the words of a paragraph."""
        if not self.silent:
            self.words.append(re.sub(r"\s+", " ", data))

    def flush(self) -> None:
        """Ends a paragraph."""
        block = re.sub(r" *\n *", "\n", re.sub(r" {2,}", " ", "".join(self.words))).strip()
        self.words.clear()
        # A double line break is how old pages begin a paragraph.
        self.blocks += [part.strip() for part in re.split(r"\n{2,}", block) if part.strip()]


def plain(fragment: str) -> str:
    """The paragraphs of an HTML fragment, with a blank line between them; text without any tag stays as it is."""
    if not TAG.search(fragment):
        return fragment
    parser = Paragraphs()
    parser.feed(fragment)
    parser.close()
    parser.flush()
    return "\n\n".join(parser.blocks)
