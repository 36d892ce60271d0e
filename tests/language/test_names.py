"""Bounds of names: titles, articles and possessives outside, brackets and places apart."""

import pytest
from spacy.tokens import Doc, Span
from spacy.vocab import Vocab

from kg.language.names import normalize_names
from kg.language.titles import abbreviated_titles, after_titles

# Words; the recognizer's entities as first word, last word, label; what is left of them.
RECOGNIZED = [
    ("The army said Gen. John Carter resigned", [(3, 5, "PERSON")], [("John Carter", "PERSON")]),
    ("Lt. Gen. Maria Ostrov left", [(0, 3, "PERSON")], [("Maria Ostrov", "PERSON")]),
    ("Lt. Col. Adam Reyes left", [(1, 3, "PERSON")], [("Adam Reyes", "PERSON")]),
    ("Prime Minister Dana Orlin left", [(0, 3, "PERSON")], [("Dana Orlin", "PERSON")]),
    ("Crown Prince Faisal bin Nadir left", [(0, 4, "PERSON")], [("Faisal bin Nadir", "PERSON")]),
    ("Field Marshal Otto Lindt left", [(1, 3, "PERSON")], [("Otto Lindt", "PERSON")]),
    ("Pope Lucius blessed them", [(0, 1, "PERSON")], [("Lucius", "PERSON")]),
    ("Sgt. Dobbs left", [(0, 1, "GPE")], [("Dobbs", "PERSON")]),
    ("Capt. Lee left", [(1, 1, "NORP")], [("Lee", "PERSON")]),
    ("the King of Morvania left", [(1, 3, "PERSON")], [("King of Morvania", "PERSON")]),
    ("Stephen King left", [(0, 1, "PERSON")], [("Stephen King", "PERSON")]),
    ("King left", [(0, 0, "PERSON")], [("King", "PERSON")]),
    ("Governor Island flooded", [(0, 1, "LOC")], [("Governor Island", "LOC")]),
    ("General Assembly met", [(0, 1, "ORG")], [("General Assembly", "ORG")]),
    ("Malen 's office", [(0, 1, "PERSON")], [("Malen", "PERSON")]),
    ("Malen ’s office", [(0, 1, "PERSON")], [("Malen", "PERSON")]),
    ("the United Nations met", [(0, 2, "ORG")], [("United Nations", "ORG")]),
    ("The Hague ruled", [(0, 1, "GPE")], [("The Hague", "GPE")]),
    ("Torvan , Velkania was struck", [(0, 2, "GPE")], [("Torvan", "GPE"), ("Velkania", "GPE")]),
    ("Velkan Air Force ( VAF ) left", [(0, 5, "ORG")], [("Velkan Air Force", "ORG"), ("VAF", "ORG")]),
    ("Bureau of Arms , Ports and Fish", [(0, 6, "ORG")], [("Bureau of Arms , Ports and Fish", "ORG")]),
    ("They left the", [(2, 2, "ORG")], []),
]


@pytest.mark.parametrize(("words", "found", "expected"), RECOGNIZED, ids=[row[0] for row in RECOGNIZED])
def test_bounds(words, found, expected):
    doc = Doc(Vocab(), words=words.split())
    doc.ents = [Span(doc, first, last + 1, label=label) for first, last, label in found]
    assert [(entity.text, entity.label_) for entity in normalize_names(doc).ents] == expected


def test_keeps_links():
    doc = Doc(Vocab(), words=["Gen.", "Carter"])
    doc.ents = [Span(doc, 0, 2, label="PERSON", kb_id="Q1")]
    assert normalize_names(doc).ents[0].kb_id_ == "Q1"


@pytest.mark.parametrize("title", ["Gen.", "Lt. Gen.", "Dr.", "President", "Prime Minister", "Sheikh", "Mr", "Sen."])
def test_titles_stay_outside(nlp, title):
    entities = [entity.text for entity in nlp(f"The army said {title} John Carter had resigned.").ents]
    assert entities == ["John Carter"]


@pytest.mark.parametrize(
    ("words", "place"),
    [("Gen. Carter", 1), ("Secretary of State Mark Ellis", 3), ("Carter", 0), ("General of the Army", 0), ("Gen.", 0)],
)
def test_after_titles(words, place):
    assert after_titles(words.split()) == place


def test_abbreviations_have_no_full_stop():
    assert {"gen", "lt", "messrs"} <= abbreviated_titles()
    assert all(form.isalpha() and form.islower() for form in abbreviated_titles())
