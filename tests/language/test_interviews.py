"""Interviews: turns with the speaker in front, and answers in quotation marks."""

from __future__ import annotations

import pytest

from kg.language.interviews import turns
from kg.language.plain import Doc
from kg.language.quotes import find_quotations

LABELLED = """Jana Kolsen spoke to the Observer in Oslo.

Observer: Did Ostria help you?

Kolsen: No, it never did.

I asked twice.

Observer: And now?

Kolsen: Now we wait."""


def test_turns_go_on_to_the_next_label(nlp):
    doc = nlp(LABELLED)
    read = [(doc[t.start : t.end].text.split(), t.speaker.text) for t in turns(doc)]
    assert [speaker for _, speaker in read] == ["Observer", "Kolsen", "Observer", "Kolsen"]
    assert read[1][0][-3:] == ["I", "asked", "twice."]


def test_who_asks_is_nobody(nlp):
    doc = nlp("QUESTION: Why?\n\nPRESIDENT KOLSEN: Because we must.\n\nQUESTION: When?\n\nPRESIDENT KOLSEN: Today.")
    assert [t.speaker.text if t.speaker else None for t in turns(doc)] == [None, "KOLSEN", None, "KOLSEN"]


@pytest.mark.parametrize(
    "text",
    [
        "Oslo: a city of trees. Bergen: a city of rain.",
        "Observer: Norway leaves the talks.",
        "He named three states: Chad, Mali and Niger.",
    ],
)
def test_colons_that_open_no_turn(nlp, text):
    assert list(turns(nlp(text))) == []


def test_answer_to_a_question_is_the_guest_s(nlp):
    doc = Doc(nlp('Jana Kolsen received us in Oslo.\n\nDid Ostria help you? "No, it never did that for us."'))
    [quotation] = find_quotations(doc)
    assert find_quotations(doc) is find_quotations(doc)
    assert quotation.speaker is not None
    assert quotation.speaker.ent_type_ == "PERSON"


def test_answers_follow_questions_in_paragraphs_of_their_own(nlp):
    doc = nlp(
        "Jana Kolsen received us in Oslo.\n\nDid Ostria help you?\n\nNo, I never asked.\n\nAnd now?\n\n"
        "Now we wait.\n\nFor whom?\n\nThe tea went cold."
    )
    assert [t.speaker.text for t in turns(doc) if t.speaker] == ["Jana", "Jana"]
