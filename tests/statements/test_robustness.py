"""Any parse gives statements or nothing, never an exception; long sentences take little time."""

from __future__ import annotations

import time
import timeit
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from kg import pipeline
from kg.records import STATUSES, Article

WORDS = [
    *"Iran Israel Tehran Baku NATO Hezbollah Merkel He it its they we both each other countries group neighbour "
    "president minister officials Israeli accuses accused denied struck strikes said says told will may not no never "
    "of by on to that which who whose and or but if without according between talks attack backed helping planned "
    "\" “ ” ' 's : , . - – ( ) last week Tuesday 2023 May 13 the a former then 😀 <b> \u202e".split(),
    "\n\n",
    " ",
]
LABELS = (
    "nsubj obj iobj obl obl:agent nmod nmod:poss nsubj:pass aux aux:pass xcomp ccomp advcl acl acl:relcl appos "
    "compound flat case mark cop conj cc amod det parataxis advmod dep csubj fixed expl punct obl:unmarked"
).split()
FORMS = (
    "NOUN/NN NOUN/NNS PROPN/NNP VERB/VBD VERB/VBZ VERB/VBN VERB/VBG VERB/VB ADJ/JJ ADP/IN AUX/MD PRON/PRP DET/DT "
    "PART/TO PUNCT/. CCONJ/CC ADV/RB NUM/CD SPACE/_SP X/FW"
).split()


@st.composite
def docs(draw, vocab):
    """A Doc with any words, labels and tags over any tree."""
    size = draw(st.integers(1, 25))
    order = draw(st.permutations(range(size)))
    heads = [0] * size
    for position, token in enumerate(order):
        heads[token] = order[draw(st.integers(0, position - 1))] if position else token
    roots = {order[0]}
    forms = [draw(st.sampled_from(FORMS)).split("/") for _ in range(size)]
    return Doc(
        vocab,
        words=[draw(st.sampled_from(WORDS)) for _ in range(size)],
        heads=heads,
        deps=["ROOT" if i in roots else draw(st.sampled_from(LABELS)) for i in range(size)],
        pos=[form[0] for form in forms],
        tags=[form[1] for form in forms],
        lemmas=[
            draw(st.sampled_from(["accuse", "strike", "say", "deny", "talk", "attack", "be", "", "of"]))
            for _ in range(size)
        ],
    )


@pytest.fixture(scope="module")
def vocab(nlp):
    return nlp.vocab


def test_random_parses(vocab, knowledge):
    @settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
    @given(docs(vocab))
    def never_raises(doc):
        article = Article("random", doc.text, source="Oman", published=date(2025, 6, 27))
        for statement in pipeline.extract_from(doc, article, knowledge).statements:
            assert statement.status in STATUSES
            assert statement.subject.id != statement.object.id
            assert 0 <= statement.confidence <= 1

    never_raises()


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(text=st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join) | st.text(max_size=80))
def test_random_text(extract, text):
    extraction = extract(text)
    for statement in extraction.statements:
        piece = statement.evidence[0]
        assert extraction.article.document[piece.start : piece.end] == piece.text


LONG = [
    "Israel struck Iran" + " and Iran accused Azerbaijan of helping Israel" * 57 + ".",
    "Israel, " + ", ".join(["Iran", "Iraq", "Oman", "Egypt", "Jordan"] * 80) + " met.",
    "Oman said " + "that Egypt said " * 130 + "Israel struck Iran.",
    "The " + "strike by Israel on Iran and the " * 56 + "talks between Iran and Iraq ended.",
]


@pytest.mark.parametrize("text", LONG, ids=["clauses", "list", "nested", "nouns"])
def test_long_sentence(nlp, knowledge, text):
    assert len(text.split()) >= 390
    article = Article("long", text, published=date(2025, 6, 27))
    doc = nlp(text)
    assert (
        min(
            timeit.repeat(lambda: pipeline.extract_from(doc, article, knowledge), time.process_time, number=1, repeat=3)
        )
        < 1
    )


def test_time_grows_no_faster_than_the_text(nlp, knowledge):
    def seconds(repeats):
        doc = nlp(
            " ".join(["Iran accused Azerbaijan of helping Israel, and Oman said that Egypt struck Iran."] * repeats)
        )
        article = Article("long", doc.text)
        return min(
            timeit.repeat(lambda: pipeline.extract_from(doc, article, knowledge), time.process_time, number=1, repeat=3)
        )

    assert seconds(80) < 12 * seconds(20)


def test_same_text_same_statements(extract):
    text = "Iran accuses Azerbaijan of helping Israel. Azerbaijan denied the accusation, Oman said on Tuesday."
    assert extract(text).statements == extract(text).statements
