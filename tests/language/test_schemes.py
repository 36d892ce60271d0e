"""CLEAR parses, written by hand, read as Universal Dependencies."""

import pytest
from spacy.tokens import Doc
from spacy.vocab import Vocab

from kg.language import schemes

# Each token: word, part of speech, CLEAR head, CLEAR label, UD head, UD label; heads count from 0.
CLEAR = {
    "active with a prepositional object": [
        ("Israel", "PROPN", 1, "nsubj", 1, "nsubj"),
        ("launched", "VERB", 1, "ROOT", 1, "ROOT"),
        ("strikes", "NOUN", 1, "dobj", 1, "obj"),
        ("on", "ADP", 2, "prep", 4, "case"),
        ("Iran", "PROPN", 3, "pobj", 2, "nmod"),
        ("from", "ADP", 1, "prep", 7, "case"),
        ("Azerbaijani", "ADJ", 7, "amod", 7, "amod"),
        ("airspace", "NOUN", 5, "pobj", 1, "obl"),
    ],
    "passive with an agent": [
        ("Iran", "PROPN", 2, "nsubjpass", 2, "nsubj:pass"),
        ("was", "AUX", 2, "auxpass", 2, "aux:pass"),
        ("struck", "VERB", 2, "ROOT", 2, "ROOT"),
        ("by", "ADP", 2, "agent", 4, "case"),
        ("Israel", "PROPN", 3, "pobj", 2, "obl:agent"),
    ],
    "copula": [
        ("Iran", "PROPN", 1, "nsubj", 3, "nsubj"),
        ("is", "AUX", 1, "ROOT", 3, "cop"),
        ("not", "PART", 1, "neg", 3, "advmod"),
        ("ally", "NOUN", 1, "attr", 3, "ROOT"),
        ("of", "ADP", 3, "prep", 5, "case"),
        ("Israel", "PROPN", 4, "pobj", 3, "nmod"),
    ],
    "accusation with a gerund": [
        ("Iran", "PROPN", 1, "nsubj", 1, "nsubj"),
        ("accuses", "VERB", 1, "ROOT", 1, "ROOT"),
        ("Baku", "PROPN", 1, "dobj", 1, "obj"),
        ("of", "ADP", 1, "prep", 4, "mark"),
        ("helping", "VERB", 3, "pcomp", 1, "advcl"),
        ("Israel", "PROPN", 4, "dobj", 4, "obj"),
    ],
    "coordination hangs on the first": [
        ("Iran", "PROPN", 5, "nsubj", 5, "nsubj"),
        (",", "PUNCT", 0, "punct", 0, "punct"),
        ("Iraq", "PROPN", 0, "conj", 0, "conj"),
        ("and", "CCONJ", 2, "cc", 2, "cc"),
        ("Syria", "PROPN", 2, "conj", 0, "conj"),
        ("agreed", "VERB", 5, "ROOT", 5, "ROOT"),
        ("to", "PART", 7, "aux", 7, "mark"),
        ("meet", "VERB", 5, "xcomp", 5, "xcomp"),
    ],
    "two prepositions for one": [
        ("Mali", "PROPN", 1, "nsubj", 1, "nsubj"),
        ("left", "VERB", 1, "ROOT", 1, "ROOT"),
        ("out", "ADP", 1, "prep", 4, "case"),
        ("of", "ADP", 2, "prep", 4, "case"),
        ("fear", "NOUN", 3, "pobj", 1, "obl"),
    ],
    "possessive and relative clause": [
        ("Tehran", "PROPN", 2, "poss", 2, "nmod:poss"),
        ("'s", "PART", 0, "case", 0, "case"),
        ("envoy", "NOUN", 6, "nsubjpass", 6, "nsubj:pass"),
        ("who", "PRON", 4, "nsubj", 4, "nsubj"),
        ("left", "VERB", 2, "relcl", 2, "acl:relcl"),
        ("was", "AUX", 6, "auxpass", 6, "aux:pass"),
        ("arrested", "VERB", 6, "ROOT", 6, "ROOT"),
    ],
}


def parse(rows: list[tuple[str, str, int, str, int, str]]) -> Doc:
    words, pos, heads, deps, _, _ = zip(*rows, strict=True)
    lemmas = ["be" if word in {"is", "was"} else word.lower() for word in words]
    tags = ["TO" if word == "to" else "" for word in words]
    return Doc(Vocab(), words=words, pos=pos, heads=heads, deps=deps, lemmas=lemmas, tags=tags)


@pytest.mark.parametrize("rows", CLEAR.values(), ids=CLEAR)
def test_reads_clear_as_universal(rows):
    doc = parse(rows)
    assert [(schemes.head(token).i, schemes.label(token)) for token in doc] == [row[4:] for row in rows]


@pytest.mark.parametrize("rows", CLEAR.values(), ids=CLEAR)
def test_component_rewrites_the_parse(rows):
    doc = schemes.to_universal(parse(rows))
    assert [(token.head.i, token.dep_) for token in doc] == [row[4:] for row in rows]
    assert len(list(doc.sents)) == 1
    assert [token.dep_ for token in doc if token.head == token] == ["ROOT"]


@pytest.mark.parametrize("rows", CLEAR.values(), ids=CLEAR)
def test_universal_labels_stay(rows):
    doc = schemes.to_universal(parse(rows))
    assert [schemes.label(token) for token in doc] == [token.dep_ for token in doc]


def test_empty_doc():
    assert len(schemes.to_universal(Doc(Vocab()))) == 0


@pytest.mark.parametrize(
    ("labels", "expected"),
    [(["nsubj", "dobj", "prep"], True), (["nsubj", "obj", "obl"], False), ([], False)],
)
def test_recognises_clear(labels, expected):
    assert schemes.is_clear(labels) is expected
