"""A parsed document as plain objects: what the parse says of each word, read once, for those who ask it often.

`Doc`, `Span` and `Token` have the names and meanings of spaCy's, as many of them as the package asks for. An attribute
of spaCy's tokens is looked up and turned into text at each access, and a token made anew for each head and child:
reading actors and statements off spaCy's own objects took nearly twice as long. What is changed in spaCy's document
afterwards does not show here.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import overload

from spacy.tokens import Doc as SpacyDoc
from spacy.tokens import Token as SpacyToken


class Token:
    """A word with its place in the parse; two are equal where they are the same word of the same document."""

    __slots__ = (
        "children", "dep_", "doc", "ent_iob_", "ent_type_", "head", "i", "idx", "is_alpha", "is_lower", "is_punct",
        "is_sent_start", "is_space", "is_title", "left_edge", "lemma_", "lower_", "pos_", "right_edge", "sent", "tag_",
        "text",
    )  # fmt: skip

    # Set once its document is read
    head: Token
    children: tuple[Token, ...]
    left_edge: Token
    right_edge: Token
    sent: Span

    def __init__(self, doc: Doc, token: SpacyToken) -> None:
        self.doc = doc
        self.i, self.idx = token.i, token.idx
        self.text, self.lower_, self.lemma_ = token.text, token.lower_, token.lemma_
        self.pos_, self.tag_, self.dep_ = token.pos_, token.tag_, token.dep_
        self.ent_type_, self.ent_iob_ = token.ent_type_, token.ent_iob_
        self.is_alpha, self.is_lower, self.is_title = token.is_alpha, token.is_lower, token.is_title
        self.is_punct, self.is_space = token.is_punct, token.is_space
        self.is_sent_start = token.is_sent_start

    def __len__(self) -> int:
        return len(self.text)

    def __repr__(self) -> str:
        return self.text

    @property
    def lefts(self) -> Iterator[Token]:
        """The children before the word."""
        return (child for child in self.children if child.i < self.i)

    @property
    def rights(self) -> Iterator[Token]:
        """The children behind the word."""
        return (child for child in self.children if child.i > self.i)

    @property
    def ancestors(self) -> Iterator[Token]:
        """The words above, the nearest first."""
        node = self
        while node.head is not node:
            node = node.head
            yield node

    @property
    def subtree(self) -> Iterator[Token]:
        """The word and all below it, in order of the tree."""
        for child in self.children:
            if child.i < self.i:
                yield from child.subtree
        yield self
        for child in self.children:
            if child.i > self.i:
                yield from child.subtree

    def nbor(self, step: int = 1) -> Token:
        """The word so many places further; raises IndexError outside the document."""
        place = self.i + step
        if place < 0:
            raise IndexError(f"no word {-step} before word {self.i}")
        return self.doc[place]


class Span:
    """Words `start` up to `end` of a document, with the label of the entity that they are, if any."""

    __slots__ = ("doc", "end", "label_", "start")

    def __init__(self, doc: Doc, start: int, end: int, label: str = "") -> None:
        self.doc, self.start, self.end, self.label_ = doc, start, end, label

    def __len__(self) -> int:
        return self.end - self.start

    def __iter__(self) -> Iterator[Token]:
        return iter(self.doc.tokens[self.start : self.end])

    @overload
    def __getitem__(self, place: int) -> Token: ...
    @overload
    def __getitem__(self, place: slice) -> Span: ...
    def __getitem__(self, place: int | slice) -> Token | Span:
        if isinstance(place, slice):
            start, end = _bounds(place, len(self))
            return Span(self.doc, self.start + start, self.start + end)
        return self.doc.tokens[self.start : self.end][place]

    @property
    def start_char(self) -> int:
        """The offset of the first character in the document."""
        return self.doc[self.start].idx if self.start < len(self.doc) else len(self.doc.text)

    @property
    def end_char(self) -> int:
        """The offset behind the last character."""
        last = self.doc[self.end - 1] if len(self) else None
        return self.start_char if last is None else last.idx + len(last.text)

    @property
    def text(self) -> str:
        """The words as they stand in the text."""
        return self.doc.text[self.start_char : self.end_char]

    @property
    def root(self) -> Token:
        """The word nearest to the root of its sentence; of several the first; a comma only if all are."""
        words = self.doc.tokens[self.start : self.end]
        if (root := next((word for word in words if word.head is word), None)) is not None:
            return root
        tops = (word for word in words if not self.start <= word.head.i < self.end)
        return min(tops, key=_height)


class Doc:
    """The words of a parsed document, its sentences and its named entities."""

    __slots__ = ("ents", "sents", "text", "tokens")

    def __init__(self, doc: SpacyDoc) -> None:
        self.tokens: list[Token] = []
        texts: list[str] = []
        for token in doc:
            self.tokens.append(Token(self, token))
            texts += (token.text, token.whitespace_)
        self.text = "".join(texts)
        self.ents: tuple[Span, ...] = tuple(Span(self, ent.start, ent.end, ent.label_) for ent in doc.ents)
        self.sents: tuple[Span, ...] = tuple(Span(self, sentence.start, sentence.end) for sentence in doc.sents)
        below: list[list[Token]] = [[] for _ in self.tokens]
        for word, head in zip(self.tokens, doc.to_array("HEAD").astype("int64").tolist(), strict=True):
            word.head = self.tokens[word.i + head]
            if head:
                below[word.i + head].append(word)
        for word, found in zip(self.tokens, below, strict=True):
            word.children = tuple(found)
        self._find_edges()
        for sentence in self.sents:
            for word in sentence:
                word.sent = sentence

    def _find_edges(self) -> None:
        """The first word below a word is the first whose way up comes past it; the last the first from behind."""
        seen: set[int] = set()
        for token in self.tokens:
            node = token
            while node.i not in seen:
                seen.add(node.i)
                node.left_edge = token
                node = node.head
        for token in reversed(self.tokens):
            node = token
            while node.i in seen:
                seen.remove(node.i)
                node.right_edge = token
                node = node.head

    def __len__(self) -> int:
        return len(self.tokens)

    def __iter__(self) -> Iterator[Token]:
        return iter(self.tokens)

    @overload
    def __getitem__(self, place: int) -> Token: ...
    @overload
    def __getitem__(self, place: slice) -> Span: ...
    def __getitem__(self, place: int | slice) -> Token | Span:
        if isinstance(place, slice):
            return Span(self, *_bounds(place, len(self.tokens)))
        return self.tokens[place]

    def covering(self, start: int, end: int) -> Span:
        """The words that characters `start` up to `end` are of."""
        first = bisect_right(self.tokens, start, key=lambda token: token.idx) - 1
        return Span(self, max(first, 0), bisect_left(self.tokens, end, key=lambda token: token.idx))


def _height(word: Token) -> tuple[bool, int]:
    """How far a word is from the root of its sentence, those with nothing to govern behind all others."""
    idle = (word.is_space or word.is_punct) and not word.children
    return idle, 0 if idle else sum(1 for _ in word.ancestors)


def _bounds(place: slice, length: int) -> tuple[int, int]:
    start, end, _ = place.indices(length)
    return start, max(start, end)
