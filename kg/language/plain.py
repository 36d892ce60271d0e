"""A parsed document as plain objects: what the parse says of each word, read once, for those who ask it often.

`Doc`, `Span` and `Token` have the names and meanings of spaCy's, as many of them as the package asks for. An attribute
of spaCy's tokens is looked up and turned into text at each access, and a token made anew for each head and child:
reading actors and statements off spaCy's own objects took nearly twice as long. What is changed in spaCy's document
afterwards does not show here.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache
from itertools import accumulate, chain, count, repeat
from operator import add
from typing import Any, overload

import numpy as np
from numpy.typing import NDArray
from spacy import attrs
from spacy.strings import StringStore
from spacy.tokens import Doc as SpacyDoc
from spacy.vocab import Vocab

from kg.kept import Kept

# What the parse says of a word that is text, kept in the store of texts; and the rest
TEXTS = (attrs.LEMMA, attrs.POS, attrs.TAG, attrs.DEP, attrs.ENT_TYPE)
NUMBERS = (attrs.HEAD, attrs.SPACY)
# What stands behind a word that has no space behind it, and one that has
BEHIND = ("", " ")
# What a word's form alone tells: the text, in lower case, and whether alphabetic, lower, title, punctuation, space
Form = tuple[str, str, bool, bool, bool, bool, bool]


class Token:
    """A word with its place in the parse; two are equal where they are the same word of the same document."""

    __slots__ = (
        "case_words", "children", "dep_", "doc", "ent_type_", "head", "i", "idx", "is_alpha", "is_lower", "is_punct",
        "is_space", "is_title", "left_edge", "lemma_", "lower_", "pos_", "right_edge", "sent", "surface_subjects",
        "tag_", "text", "up",
    )  # fmt: skip

    # Set once its document is read
    head: Token
    left_edge: Token
    right_edge: Token
    sent: Span

    def __init__(
        self, doc: Doc, i: int, idx: int, form: Form, lemma: str, pos: str, tag: str, dep: str, ent_type: str
    ) -> None:
        self.doc, self.i, self.idx = doc, i, idx
        (
            self.text, self.lower_, self.is_alpha, self.is_lower, self.is_title, self.is_punct, self.is_space,
        ) = form  # fmt: skip
        self.lemma_, self.pos_, self.tag_, self.dep_, self.ent_type_ = lemma, pos, tag, dep, ent_type
        self.children: tuple[Token, ...] = ()
        # What `kg.language.clauses` works out when it is first asked for
        self.case_words: frozenset[str] | None = None
        self.surface_subjects: tuple[Token, ...] | None = None
        self.up: tuple[Token, ...] | None = None

    def __len__(self) -> int:
        return len(self.text)

    def __repr__(self) -> str:
        return self.text

    @property
    def is_sent_start(self) -> bool:
        """Whether the word is the first of its sentence."""
        return self.sent.start == self.i

    @property
    def ent_iob_(self) -> str:
        """B for the first word of a named entity, I for another, O for none."""
        name = next((name for name in self.doc.ents if name.start <= self.i < name.end), None)
        return "O" if name is None else "B" if name.start == self.i else "I"

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
            start, end, _ = place.indices(len(self))
            return Span(self.doc, self.start + start, self.start + max(start, end))
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
        tops = [word for word in words if not self.start <= word.head.i < self.end]
        return min(tops, key=_height) if len(tops) > 1 else tops[0]


class Doc:
    """The words of a parsed document, its sentences and its named entities."""

    __slots__ = ("_read", "ents", "heads", "quotations", "sents", "text", "tokens", "words")

    def __init__(self, doc: SpacyDoc) -> None:
        self._read = doc
        # What `kg.language.quotes` finds when it is first asked
        self.quotations: Any = None
        forms, columns, self.heads, spaced = _columns(doc)
        self.words = [form[0] for form in forms]
        self.text = "".join(chain.from_iterable(zip(self.words, map(BEHIND.__getitem__, spaced), strict=True)))
        places = accumulate(map(add, map(len, self.words), spaced), initial=0)
        self.tokens = list(map(Token, repeat(self), count(), places, forms, *columns))
        self.ents = tuple(Span(self, ent.start, ent.end, ent.label_) for ent in doc.ents)
        self.sents = tuple(Span(self, sentence.start, sentence.end) for sentence in doc.sents)
        for sentence in self.sents:
            for word in sentence:
                word.sent = sentence
        self._tie()

    def _tie(self) -> None:
        """Tie each word to those above and below it, by the place of its head."""
        tokens, heads = self.tokens, self.heads
        below: defaultdict[int, list[Token]] = defaultdict(list)
        for word, head in zip(tokens, heads, strict=True):
            word.head = tokens[head]
            if word.i != head:
                below[head].append(word)
        for head, found in below.items():
            tokens[head].children = tuple(found)
        # The first word below a word is the first whose way up comes past it; the last the first from behind
        seen = [False] * len(tokens)
        for word in tokens:
            node = word.i
            while not seen[node]:
                seen[node] = True
                tokens[node].left_edge = word
                node = heads[node]
        for word in reversed(tokens):
            node = word.i
            while seen[node]:
                seen[node] = False
                tokens[node].right_edge = word
                node = heads[node]

    def close(self) -> None:
        """Take the words apart, so that their memory is free at once and not when the garbage collector comes by."""
        for word in self.tokens:
            del word.head, word.left_edge, word.right_edge
            word.children, word.surface_subjects, word.up = (), None, None
        self.tokens, self.ents, self.sents, self.quotations = [], (), (), None

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
            start, end, _ = place.indices(len(self.tokens))
            return Span(self, start, end if end > start else start)
        return self.tokens[place]

    def vectors(self, name: str, words: NDArray[np.int64]) -> NDArray[np.float32] | None:
        """What the pipeline knows of each of these words in its sentence, beside its static vector, in a row for each.

        None where the static vectors are none of this name: another pipeline has read the document.
        """
        static = self._read.vocab.vectors
        if static.name != name or self._read.tensor.ndim != 2:
            return None
        row = static.key2row.get
        rows = np.array([row(key, -1) for key in self._read.to_array(attrs.ORTH)[words].tolist()], int)
        return np.hstack([self._read.tensor[words], np.where(rows[:, None] >= 0, static.data[rows], 0)])

    def covering(self, start: int, end: int) -> Span:
        """The words that characters `start` up to `end` are of."""
        first = bisect_right(self.tokens, start, key=lambda token: token.idx) - 1
        return Span(self, max(first, 0), bisect_left(self.tokens, end, key=lambda token: token.idx))


def _columns(doc: SpacyDoc) -> tuple[list[Form], list[list[Any]], list[int], list[int]]:
    """What stands of each word in a `Token`, the place of its head, and whether a space is behind it."""
    orths, *found = doc.to_array([attrs.ORTH, *TEXTS, *NUMBERS]).T
    forms, texts = _forms_of(doc.vocab), _texts_of(doc.vocab.strings)
    columns: list[list[Any]] = [list(map(texts.__getitem__, column.tolist())) for column in found[: len(TEXTS)]]
    distances, spaced = (column.astype("int64").tolist() for column in found[len(TEXTS) :])
    heads = list(map(add, distances, range(len(distances))))
    return list(map(forms.__getitem__, orths.tolist())), columns, heads, spaced


# Of the pipeline, and of one beside it
@lru_cache(maxsize=2)
def _texts_of(strings: StringStore) -> Kept[int, str]:
    """The texts of one of spaCy's stores by their numbers, kept from one document to the next."""
    return Kept(strings.__getitem__)


@lru_cache(maxsize=2)
def _forms_of(vocab: Vocab) -> Kept[int, Form]:
    """The forms of one of spaCy's vocabularies by the numbers of their texts."""

    def form(number: int) -> Form:
        word = vocab[number]
        return word.text, word.lower_, word.is_alpha, word.is_lower, word.is_title, word.is_punct, word.is_space

    return Kept(form)


def _height(word: Token) -> tuple[bool, int]:
    """How far a word is from the root of its sentence, those with nothing to govern behind all others."""
    idle = (word.is_space or word.is_punct) and not word.children
    return idle, 0 if idle else sum(1 for _ in word.ancestors)
