"""A parsed document as plain objects: what the parse says of each word, read once, for those who ask it often.

`Doc`, `Span` and `Token` have the names and meanings of spaCy's, as many of them as the package asks for. An attribute
of spaCy's tokens is looked up and turned into text at each access, and a token made anew for each head and child:
reading actors and statements off spaCy's own objects took nearly twice as long. What is changed in spaCy's document
afterwards does not show here.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import Any, overload

from spacy import attrs
from spacy.tokens import Doc as SpacyDoc

# What of a word is text, kept in the store of texts; what is true or false; and the rest
TEXTS = (attrs.ORTH, attrs.LOWER, attrs.LEMMA, attrs.POS, attrs.TAG, attrs.DEP, attrs.ENT_TYPE)
FLAGS = (attrs.IS_ALPHA, attrs.IS_LOWER, attrs.IS_TITLE, attrs.IS_PUNCT, attrs.IS_SPACE)
NUMBERS = (attrs.ENT_IOB, attrs.SENT_START, attrs.HEAD, attrs.SPACY)
# spaCy's numbers for a word within a name, outside, and first in one; and for whether it starts a sentence
IN_NAME = ("", "I", "O", "B")
STARTS = {0: None, 1: True, -1: False}
Columns = tuple[str, str, str, str, str, str, str, bool, bool, bool, bool, bool, str, bool | None]


class Token:
    """A word with its place in the parse; two are equal where they are the same word of the same document."""

    __slots__ = (
        "case_words", "children", "dep_", "doc", "ent_iob_", "ent_type_", "head", "i", "idx", "is_alpha", "is_lower",
        "is_punct", "is_sent_start", "is_space", "is_title", "left_edge", "lemma_", "lower_", "pos_", "right_edge",
        "sent", "surface_subjects", "tag_", "text", "up",
    )  # fmt: skip

    # Set once its document is read
    head: Token
    children: tuple[Token, ...]
    left_edge: Token
    right_edge: Token
    sent: Span

    def __init__(self, doc: Doc, i: int, idx: int, columns: Columns) -> None:
        self.doc, self.i, self.idx = doc, i, idx
        (
            self.text, self.lower_, self.lemma_, self.pos_, self.tag_, self.dep_, self.ent_type_, self.is_alpha,
            self.is_lower, self.is_title, self.is_punct, self.is_space, self.ent_iob_, self.is_sent_start,
        ) = columns  # fmt: skip
        # What `kg.language.clauses` works out when it is first asked for
        self.case_words: frozenset[str] | None = None
        self.surface_subjects: tuple[Token, ...] | None = None
        self.up: tuple[Token, ...] | None = None

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
    def way_up(self) -> tuple[Token, ...]:
        """The word and those above it, the nearest first."""
        if self.up is None:
            way, node = [self], self
            while node.head is not node:
                node = node.head
                way.append(node)
            self.up = tuple(way)
        return self.up

    @property
    def ancestors(self) -> tuple[Token, ...]:
        """The words above, the nearest first."""
        return self.way_up[1:]

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
        return self.doc.tokens[place]


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
        tokens = self.doc.tokens
        return tokens[self.start].idx if self.start < len(tokens) else len(self.doc.text)

    @property
    def end_char(self) -> int:
        """The offset behind the last character."""
        if self.start == self.end:
            return self.start_char
        last = self.doc.tokens[self.end - 1]
        return last.idx + len(last.text)

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
        columns, distances, spaces = _columns(doc)
        self.tokens: list[Token] = []
        pieces: list[str] = []
        idx = 0
        for i, (row, space) in enumerate(zip(zip(*columns, strict=True), spaces, strict=True)):
            self.tokens.append(Token(self, i, idx, row))
            pieces += row[0], space
            idx += len(row[0]) + len(space)
        self.text = "".join(pieces)
        self.ents: tuple[Span, ...] = tuple(Span(self, ent.start, ent.end, ent.label_) for ent in doc.ents)
        self.sents: tuple[Span, ...] = tuple(Span(self, sentence.start, sentence.end) for sentence in doc.sents)
        below: list[list[Token]] = [[] for _ in self.tokens]
        for word, distance in zip(self.tokens, distances, strict=True):
            word.head = self.tokens[word.i + distance]
            if distance:
                below[word.i + distance].append(word)
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


def _columns(doc: SpacyDoc) -> tuple[list[list[Any]], list[int], list[str]]:
    """What stands of each word in a `Token`, the distance to its head, and the space behind it."""
    texts, flags, numbers = (doc.to_array(list(columns)) for columns in (TEXTS, FLAGS, NUMBERS))
    names, starts, distances, spaced = numbers.T.astype("int64").tolist()
    stored = texts.T.tolist()
    strings = doc.vocab.strings
    text = {number: strings[number] for number in set().union(*stored)}
    columns = [[text[number] for number in column] for column in stored]
    columns += flags.T.astype(bool).tolist()
    columns += [[IN_NAME[name] for name in names], [STARTS[start] for start in starts]]
    return columns, distances, [" " if space else "" for space in spaced]


def _height(word: Token) -> tuple[bool, int]:
    """How far a word is from the root of its sentence, those with nothing to govern behind all others."""
    idle = (word.is_space or word.is_punct) and not word.children
    return idle, 0 if idle else sum(1 for _ in word.ancestors)


def _bounds(place: slice, length: int) -> tuple[int, int]:
    start, end, _ = place.indices(length)
    return start, max(start, end)
