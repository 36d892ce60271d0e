"""Statements read from parses with the CLEAR labels of ``en_core_web_*``, written by hand: ``--model`` of one's own.

A word is written ``word/tag/head/label``, with its lemma behind where that is not the word itself; heads count from 1,
and a root has 0.
"""

from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Doc, Span

from kg import components
from kg.language import names, repairs, schemes
from tests.statements.expectations import check

VOCAB = spacy.blank("en").vocab

POS = {
    "NNP": "PROPN", "NNPS": "PROPN", "NN": "NOUN", "NNS": "NOUN", "IN": "ADP", "TO": "PART", "POS": "PART", "DT": "DET",
    "JJ": "ADJ", "RB": "ADV", "RP": "ADP", "CC": "CCONJ", "MD": "AUX", "PRP$": "PRON", "WDT": "PRON", "WP": "PRON",
    "CD": "NUM", ".": "PUNCT", ",": "PUNCT",
}  # fmt: skip

PARSES = {
    "passive with an agent": (
        "Iran/NNP/3/nsubjpass was/VBD/3/auxpass/be struck/VBN/0/ROOT/strike by/IN/3/agent Israel/NNP/4/pobj ././3/punct",
        "Israel | strikes | Iran | asserted",
    ),
    "passive without one": (
        "Iran/NNP/3/nsubjpass was/VBD/3/auxpass/be condemned/VBN/0/ROOT/condemn in/IN/3/prep Paris/NNP/4/pobj ././3/punct",
    ),
    "dative noun": (
        "Canada/NNP/2/nsubj gave/VBD/0/ROOT/give Kenya/NNP/2/dative a/DT/5/det loan/NN/2/dobj ././2/punct",
        "Canada | @AID | Kenya | asserted",
    ),
    "dative preposition": (
        "Japan/NNP/2/nsubj sent/VBD/0/ROOT/send food/NN/2/dobj to/IN/2/dative Nepal/NNP/4/pobj ././2/punct",
        "Japan | @AID | Nepal | asserted",
    ),
    "preposition and its object": (
        "Hezbollah/NNP/2/nsubj fired/VBD/0/ROOT/fire rockets/NNS/2/dobj/rocket at/IN/2/prep Israel/NNP/4/pobj ././2/punct",
        "Hezbollah | @FIGHT | Israel | asserted",
    ),
    "light verb": (
        "Israel/NNP/2/nsubj launched/VBD/0/ROOT/launch strikes/NNS/2/dobj/strike on/IN/3/prep Iran/NNP/4/pobj ././2/punct",
        "Israel | strikes | Iran | asserted",
    ),
    "relative clause": (
        "Israel/NNP/7/nsubj ,/,/1/punct which/WDT/4/nsubj struck/VBD/1/relcl/strike Iran/NNP/4/dobj ,/,/1/punct "
        "thanked/VBD/0/ROOT/thank France/NNP/7/dobj ././7/punct",
        "Israel | strikes | Iran | asserted",
        "Israel | thanks | France | asserted",
    ),
    "nominal predicate": (
        "Iran/NNP/2/nsubj is/VBZ/0/ROOT/be an/DT/4/det ally/NN/2/attr of/IN/4/prep Syria/NNP/5/pobj ././2/punct",
        "Iran | @ALLY_OF | Syria | asserted",
    ),
    "adjectival predicate": (
        "Iran/NNP/2/nsubj is/VBZ/0/ROOT/be hostile/JJ/2/acomp to/IN/3/prep Israel/NNP/4/pobj ././2/punct",
        "Iran | @HOSTILE_TO | Israel | asserted",
    ),
    "negation": (
        "Iran/NNP/4/nsubj did/VBD/4/aux/do not/RB/4/neg attack/VB/0/ROOT Israel/NNP/4/dobj ././4/punct",
        "Iran | attacks | Israel | not asserted",
    ),
    "perfect": (
        "Iran/NNP/3/nsubj has/VBZ/3/aux/have attacked/VBN/0/ROOT/attack Israel/NNP/3/dobj ././3/punct",
        "Iran | attacks | Israel | asserted",
    ),
    "modal": (
        "Iran/NNP/3/nsubj may/MD/3/aux attack/VB/0/ROOT Israel/NNP/3/dobj ././3/punct",
        "Iran | attacks | Israel | hypothetical",
    ),
    "infinitive": (
        "Iran/NNP/2/nsubj plans/VBZ/0/ROOT/plan to/TO/4/aux attack/VB/2/xcomp Israel/NNP/4/dobj ././2/punct",
        "Iran | attacks | Israel | planned by Iran",
    ),
    "clause as content": (
        "Iran/NNP/2/nsubj said/VBD/0/ROOT/say that/IN/5/mark Israel/NNP/5/nsubj attacked/VBD/2/ccomp/attack "
        "Syria/NNP/5/dobj ././2/punct",
        "Israel | attacks | Syria | claimed by Iran",
        "? Iran | criticizes | Israel | asserted",
    ),
    "gerund after a preposition": (
        "Iran/NNP/2/nsubj accused/VBD/0/ROOT/accuse Israel/NNP/2/dobj of/IN/2/prep attacking/VBG/4/pcomp/attack "
        "Syria/NNP/5/dobj ././2/punct",
        "Iran | accuses | Israel | asserted",
        "Israel | attacks | Syria | claimed by Iran",
    ),
    "object and infinitive": (
        "Colombia/NNP/2/nsubj urged/VBD/0/ROOT/urge Venezuela/NNP/5/nsubj to/TO/5/aux support/VB/2/ccomp Guyana/NNP/5/dobj "
        "././2/punct",
        "Colombia | urges | Venezuela | asserted",
        "Venezuela | supports | Guyana | requested by Colombia",
    ),
    "coordination": (
        "Iran/NNP/4/nsubj and/CC/1/cc Syria/NNP/1/conj condemned/VBD/0/ROOT/condemn Israel/NNP/4/dobj ././4/punct",
        "Iran | condemns | Israel | asserted",
        "Syria | condemns | Israel | asserted",
    ),
    "coordinated verbs": (
        "France/NNP/2/nsubj condemned/VBD/0/ROOT/condemn Iran/NNP/2/dobj and/CC/2/cc thanked/VBD/2/conj/thank "
        "Israel/NNP/5/dobj ././2/punct",
        "France | condemns | Iran | asserted",
        "France | thanks | Israel | asserted",
    ),
    "possessive": (
        "France/NNP/2/nsubj condemned/VBD/0/ROOT/condemn Israel/NNP/5/poss 's/POS/3/case strikes/NNS/2/dobj/strike on/IN/5/prep "
        "Iran/NNP/6/pobj ././2/punct",
        "France | condemns | Israel | asserted",
        "Israel | strikes | Iran | asserted",
    ),
    "particle and two prepositions": (
        "Norway/NNP/2/nsubj pulled/VBD/0/ROOT/pull its/PRP$/4/poss troops/NNS/2/dobj/troop out/IN/2/prep of/IN/5/prep "
        "Mali/NNP/6/pobj ././2/punct",
        "Norway | withdrawsFrom | Mali | asserted",
    ),
    "two prepositions for one": (
        "Israel/NNP/2/nsubj attacked/VBD/0/ROOT/attack Syria/NNP/2/dobj ,/,/2/punct according/VBG/2/prep/accord to/IN/5/prep "
        "Iran/NNP/6/pobj ././2/punct",
        "Israel | attacks | Syria | claimed by Iran",
        "? Iran | criticizes | Israel | asserted",
    ),
    "noun as adverb": (
        "Israel/NNP/2/nsubj attacked/VBD/0/ROOT/attack Iran/NNP/2/dobj Tuesday/NNP/2/npadvmod ././2/punct",
        "Israel | attacks | Iran | asserted",
    ),
    "participle": (
        "Rebels/NNS/5/nsubj/rebel backed/VBN/1/acl/back by/IN/2/agent Iran/NNP/3/pobj attacked/VBD/0/ROOT/attack "
        "Israel/NNP/5/dobj ././5/punct",
        "Iran | supports | rebels | asserted",
        "rebels | attacks | Israel | asserted",
    ),
}  # fmt: skip


def parse(text: str) -> Doc:
    """The Doc of a parse written by hand, after what this package adds to a pipeline with CLEAR labels."""
    rows = [word.rsplit("/", word.count("/") - (word[0] == "/")) for word in text.split()]
    words, tags, heads, labels, lemmas = [], [], [], [], []
    for number, (word, tag, head, label, *lemma) in enumerate(rows):
        words.append(word)
        tags.append(tag)
        heads.append(int(head) - 1 if label != "ROOT" else number)
        labels.append(label)
        lemmas.append(lemma[0] if lemma else word if tag.startswith("NNP") else word.lower())
    pos = [
        "AUX" if lemma == "be" or (label in ("aux", "auxpass") and tag != "TO") else POS.get(tag, "VERB")
        for tag, label, lemma in zip(tags, labels, lemmas, strict=True)
    ]
    doc = Doc(VOCAB, words=words, tags=tags, pos=pos, lemmas=lemmas, heads=heads, deps=labels)
    doc.ents = [
        Span(doc, token.i, token.i + 1, label="GPE")
        for token in doc
        if token.pos_ == "PROPN" and token.text != "Tuesday"
    ]
    return repairs.repair(names.normalize_names(schemes.to_universal(doc)))


@pytest.mark.parametrize(("text", "lines"), [(row[0], row[1:]) for row in PARSES.values()], ids=PARSES)
def test_states(text, lines):
    check(components.statements_of(parse(text)), lines)


def test_every_label_of_interest_is_there():
    labels = {word.split("/")[3] for row in PARSES.values() for word in row[0].split() if word[0] != "/"}
    assert labels >= {
        "agent", "dative", "relcl", "prep", "pobj", "pcomp", "attr", "acomp", "neg", "aux", "auxpass", "nsubjpass", "dobj",
        "xcomp", "ccomp", "poss", "npadvmod", "conj", "acl",
    }  # fmt: skip
