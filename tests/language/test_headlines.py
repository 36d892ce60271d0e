"""Headlines in title case are read like a sentence, and the article keeps its letters."""

from __future__ import annotations

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language

from kg.language import headlines

BLANK = spacy.blank("en")
BODY = "The coalition struck a hospital in Mosul. A coalition spokesman denied that strikes had hit patients."
LOWERED = [
    ("Coalition Strikes Mosul Hospital", BODY, "Coalition strikes Mosul hospital"),
    # What the text has only capitalized is a name, also where the word is common
    (
        "Senate Backs United Front of Velkania",
        "The party called United Front spoke.",
        "Senate backs United Front of Velkania",
    ),
    # Words that the text lacks are looked up among the common ones
    ("Velkania Condemns Attack in Torvan", "It said so.", "Velkania condemns attack in Torvan"),
    ("Defense Secretary Ash Carter Visits Baghdad", "He came.", "Defense secretary Ash Carter visits Baghdad"),
    ("Velkania Will Leave Treaty", "It said so.", "Velkania will leave treaty"),
]
KEPT = [
    ("Velkania joins fight against rebels", BODY),
    ("Iran and Iraq", BODY),  # too short to tell
    ("WAR IN VELKANIA DEEPENS AGAIN", BODY),
    ("", BODY),
]


@pytest.mark.parametrize(("title", "body", "lowered"), LOWERED, ids=[row[0] for row in LOWERED])
def test_lowered(nlp: Language, title: str, body: str, lowered: str) -> None:
    doc = headlines.lower_headline(nlp.make_doc(f"{title}\n\n{body}"))
    assert doc.text == f"{lowered}\n\n{body}"
    assert headlines.restore_headline(doc).text == f"{title}\n\n{body}"


@pytest.mark.parametrize(("title", "body"), KEPT, ids=[row[0] for row in KEPT])
def test_kept(nlp: Language, title: str, body: str) -> None:
    doc = nlp.make_doc(f"{title}\n\n{body}")
    assert headlines.lower_headline(doc) is doc


def test_a_headline_without_a_text(nlp: Language) -> None:
    doc = headlines.lower_headline(nlp.make_doc("Coalition Strikes Mosul Hospital"))
    assert doc.text == "Coalition strikes Mosul hospital"
    assert headlines.restore_headline(doc).text == "Coalition Strikes Mosul Hospital"


def test_no_headline(nlp: Language) -> None:
    doc = nlp.make_doc("The Coalition Strikes Mosul Hospital.")
    assert headlines.lower_headline(doc) is doc


def test_the_parse_is_that_of_the_sentence(nlp: Language) -> None:
    doc = nlp(f"Velkania Accuses Torvan of Attack\n\n{BODY}")
    same = nlp(f"Velkania accuses Torvan of attack\n\n{BODY}")
    assert doc.text.startswith("Velkania Accuses")
    assert [(t.tag_, t.dep_, t.head.i, t.lemma_, t.ent_type_) for t in doc] == [
        (t.tag_, t.dep_, t.head.i, t.lemma_, t.ent_type_) for t in same
    ]
    assert [s.text for s in doc.sents][1:] == [s.text for s in same.sents][1:]


def test_batches_and_processes_keep_it(nlp: Language) -> None:
    text = f"Velkania Accuses Torvan of Attack\n\n{BODY}"
    assert [doc.text for doc in nlp.pipe([text, BODY])] == [text, BODY]


@given(st.text(max_size=60), st.text(max_size=60))
@settings(max_examples=60, deadline=None)
def test_no_text_changes(title: str, body: str) -> None:
    doc = BLANK.make_doc(f"{title.title()}\n\n{body}")
    assert headlines.restore_headline(headlines.lower_headline(doc)).text == doc.text
