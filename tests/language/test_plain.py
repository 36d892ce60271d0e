"""A document as plain objects says of each word what spaCy's own says."""

from __future__ import annotations

import gc
from contextlib import closing

import pytest
from spacy.tokens import Doc as SpacyDoc
from spacy.vocab import Vocab

from kg.language import plain
from kg.language.clauses import clause_of
from kg.language.quotes import find_quotations

TEXT = (
    "Iran's army struck Tesk on Monday, the ministry said.\n\n"
    "\u201cWe will not leave Port Aldena,\u201d President Ana Kolsen told reporters; nobody believed her. "
    "The U.S. and the E.U. urged both sides to talk."
)
WORDS = ("i", "idx", "text", "lower_", "lemma_", "pos_", "tag_", "dep_", "ent_type_", "ent_iob_")
FLAGS = ("is_alpha", "is_lower", "is_title", "is_punct", "is_space", "is_sent_start")


@pytest.fixture(scope="module")
def docs(nlp):
    parsed = nlp(TEXT)
    return parsed, plain.Doc(parsed)


@pytest.mark.parametrize("attribute", WORDS + FLAGS)
def test_words_are_the_same(docs, attribute):
    parsed, doc = docs
    assert [getattr(token, attribute) for token in doc] == [getattr(token, attribute) for token in parsed]


@pytest.mark.parametrize("relation", ["children", "lefts", "ancestors", "subtree"])
def test_relatives_are_the_same(docs, relation):
    parsed, doc = docs
    assert [[t.i for t in getattr(token, relation)] for token in doc] == [
        [t.i for t in getattr(token, relation)] for token in parsed
    ]


@pytest.mark.parametrize("relation", ["head", "left_edge", "right_edge"])
def test_single_relatives_are_the_same(docs, relation):
    parsed, doc = docs
    assert [getattr(token, relation).i for token in doc] == [getattr(token, relation).i for token in parsed]


def test_every_span_is_the_same(docs):
    parsed, doc = docs
    for start in range(len(doc)):
        for end in range(start, len(doc) + 1):
            own, other = doc[start:end], parsed[start:end]
            assert (own.text, own.start_char, own.end_char) == (other.text, other.start_char, other.end_char)
            assert [token.i for token in own] == [token.i for token in other]
            if start < end:
                assert own.root.i == other.root.i
                assert (own[0].i, own[-1].i, [t.i for t in own[1:]]) == (start, end - 1, list(range(start + 1, end)))


def test_sentences_and_entities_are_the_same(docs):
    parsed, doc = docs
    assert [(s.start, s.end) for s in doc.sents] == [(s.start, s.end) for s in parsed.sents]
    assert [(e.start, e.end, e.label_) for e in doc.ents] == [(e.start, e.end, e.label_) for e in parsed.ents]
    assert [token.sent.start for token in doc] == [token.sent.start for token in parsed]


def test_characters_are_covered_by_the_same_words(docs):
    parsed, doc = docs
    for token in parsed:
        for start in range(token.idx, token.idx + len(token)):
            for end in range(start + 1, token.idx + len(token) + 1):
                span = parsed.char_span(start, end, alignment_mode="expand")
                covering = doc.covering(start, end)
                assert (covering.start, covering.end) == (span.start, span.end) == (token.i, token.i + 1)
    whole = doc.covering(0, len(doc.text))
    assert (whole.start, whole.end) == (0, len(doc))


def test_slices_outside_the_document_are_cut_and_neighbours_raise(docs):
    _, doc = docs
    assert len(doc[len(doc) : len(doc) + 3]) == 0
    assert len(doc[5:2]) == 0
    assert doc[-1] is doc[len(doc) - 1]
    assert doc[0].nbor().i == 1
    for token, step in ((doc[0], -1), (doc[-1], 1)):
        with pytest.raises(IndexError):
            token.nbor(step)


def test_an_empty_document_has_no_words():
    doc = plain.Doc(SpacyDoc(Vocab()))
    assert (len(doc), doc.sents, doc.ents, doc.text) == (0, (), (), "")


def test_a_closed_document_leaves_nothing_to_the_garbage_collector(nlp):
    parsed = nlp(TEXT)
    gc.collect()
    for _ in range(2):
        with closing(plain.Doc(parsed)) as doc:
            assert find_quotations(doc)
            assert [clause_of(token) for token in doc]
    assert not any(isinstance(each, plain.Token | plain.Span) for each in _garbage())


def _garbage():
    """What only the garbage collector would free."""
    gc.set_debug(gc.DEBUG_SAVEALL)
    try:
        gc.collect()
        return list(gc.garbage)
    finally:
        gc.set_debug(0)
        gc.garbage.clear()
