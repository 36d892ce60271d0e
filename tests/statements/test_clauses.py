"""Clauses read off parses given by hand: words, heads, labels; no model."""

from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Doc as SpacyDoc

from kg.language.clauses import (
    antecedent,
    case_words,
    children,
    clause_of,
    conjuncts,
    first_conjunct,
    is_copular,
    is_passive,
    is_verbal,
    marker,
    surface_subjects,
)  # fmt: skip
from kg.language.plain import Doc
from kg.language.repairs import repair

VOCAB = spacy.blank("en").vocab
POS = {
    "NN": "NOUN", "NNS": "NOUN", "NNP": "PROPN", "VBD": "VERB", "VBZ": "VERB", "VBN": "VERB", "VBG": "VERB",
    "VB": "VERB", "IN": "ADP", "TO": "PART", "CC": "CCONJ", "DT": "DET", "AUX": "AUX", "WDT": "PRON", "JJ": "ADJ",
    "POS": "PART", "RB": "ADV", "PRP": "PRON",
}  # fmt: skip


def spacy_doc(*rows: str) -> SpacyDoc:
    """A document of rows "word tag label head-index"; the lemma is the word unless it follows as a fifth column."""
    cells = [row.split() for row in rows]
    return SpacyDoc(
        VOCAB,
        words=[c[0] for c in cells],
        tags=["VBZ" if c[1] == "AUX" else c[1] for c in cells],
        pos=[POS[c[1]] for c in cells],
        deps=[c[2] for c in cells],
        heads=[int(c[3]) for c in cells],
        lemmas=[c[4] if len(c) > 4 else c[0].lower() for c in cells],
    )


def parsed(*rows: str) -> Doc:
    """The same, as rules read it."""
    return Doc(spacy_doc(*rows))


def words(tokens):
    return [token.text for token in tokens]


ACTIVE = parsed("Israel NNP nsubj 1", "struck VBD ROOT 1 strike", "Iran NNP obj 1")
PASSIVE = parsed(
    "Iran NNP nsubj:pass 2", "was AUX aux:pass 2", "struck VBN ROOT 2 strike", "by IN case 4", "Israel NNP obl:agent 2"
)
AGENTLESS = parsed(
    "Iran NNP nsubj:pass 2", "was AUX aux:pass 2", "struck VBN ROOT 2 strike", "by IN case 4", "night NN obl 2"
)
RELATIVE_SUBJECT = parsed(
    "Israel NNP nsubj 4", "which WDT nsubj 2", "struck VBD acl:relcl 0 strike", "Iran NNP obj 2", "thanked VBD ROOT 4 thank",
    "Cyprus NNP obj 4",
)  # fmt: skip
RELATIVE_OBJECT = parsed(
    "Iran NNP nsubj 4", "which WDT obj 3", "Israel NNP nsubj 3", "struck VBD acl:relcl 0 strike", "spoke VBD ROOT 4 speak",
)  # fmt: skip
BARE_RELATIVE = parsed("states NNS ROOT 0 state", "Israel NNP nsubj 2", "struck VBD acl:relcl 0 strike")
CONJOINED = parsed(
    "Israel NNP nsubj 1", "struck VBD ROOT 1 strike", "Syria NNP obj 1", "and CC cc 4", "invaded VBD conj 1 invade",
    "Iraq NNP obj 4",
)  # fmt: skip
SUBJECT_CONTROL = parsed(
    "Israel NNP nsubj 1", "plans VBZ ROOT 1 plan", "to TO mark 3", "strike VB xcomp 1", "Iran NNP obj 3"
)
OBJECT_CONTROL = parsed(
    "Egypt NNP nsubj 1", "urged VBD ROOT 1 urge", "Sudan NNP obj 1", "to TO mark 4", "help VB xcomp 1", "Chad NNP obj 4",
)  # fmt: skip
PROMISE = parsed(
    "Egypt NNP nsubj 1", "promised VBD ROOT 1 promise", "Sudan NNP obj 1", "to TO mark 4", "help VB xcomp 1", "Chad NNP obj 4",
)  # fmt: skip
ACCUSE = parsed(
    "Iran NNP nsubj 1", "accuses VBZ ROOT 1 accuse", "Azerbaijan NNP obj 1", "of IN mark 4", "helping VBG advcl 1 help",
    "Israel NNP obj 4",
)  # fmt: skip
CALL_ON = parsed(
    "Egypt NNP nsubj 1", "called VBD ROOT 1 call", "on IN case 3", "Sudan NNP obl 1", "to TO mark 5", "help VB xcomp 1",
    "Chad NNP obj 5",
)  # fmt: skip
NOUN_CONTROL = parsed(
    "Israel NNP nmod:poss 2", "'s POS case 0", "decision NN nsubj 6", "to TO mark 4", "strike VB acl 2", "Iran NNP obj 4",
    "surprised VBD ROOT 6 surprise",
)  # fmt: skip
PARTICIPLE = parsed(
    "weapons NNS nsubj 4 weapon",
    "sent VBN acl 0 send",
    "by IN case 3",
    "Iran NNP obl:agent 1",
    "arrived VBD ROOT 4 arrive",
)
SAID = parsed(
    "Oman NNP nsubj 1", "said VBD ROOT 1 say", "Israel NNP nsubj 3", "struck VBD ccomp 1 strike", "Iran NNP obj 3"
)

CLAUSES = [
    ("active", ACTIVE, 1, ["Israel"], ["Iran"], False),
    ("passive", PASSIVE, 2, ["Israel"], ["Iran"], True),
    ("passive without agent", AGENTLESS, 2, [], ["Iran"], True),
    ("relative pronoun as subject", RELATIVE_SUBJECT, 2, ["Israel"], ["Iran"], False),
    ("relative pronoun as object", RELATIVE_OBJECT, 3, ["Israel"], ["Iran"], False),
    ("relative clause without pronoun", BARE_RELATIVE, 2, ["Israel"], ["states"], False),
    ("shared subject", CONJOINED, 4, ["Israel"], ["Iraq"], False),
    ("plans to", SUBJECT_CONTROL, 3, ["Israel"], ["Iran"], False),
    ("urged to", OBJECT_CONTROL, 4, ["Sudan"], ["Chad"], False),
    ("promised to", PROMISE, 4, ["Egypt"], ["Chad"], False),
    ("accuses of", ACCUSE, 4, ["Azerbaijan"], ["Israel"], False),
    ("called on to", CALL_ON, 5, ["Sudan"], ["Chad"], False),
    ("decision to", NOUN_CONTROL, 4, ["Israel"], ["Iran"], False),
    ("participle after a noun", PARTICIPLE, 1, ["Iran"], ["weapons"], True),
    ("reported clause", SAID, 3, ["Israel"], ["Iran"], False),
]


@pytest.mark.parametrize(
    ("doc", "head", "subjects", "objects", "passive"), [c[1:] for c in CLAUSES], ids=[c[0] for c in CLAUSES]
)
def test_clause(doc, head, subjects, objects, passive):
    clause = clause_of(doc[head])
    assert (words(clause.subjects), words(clause.objects), clause.passive) == (subjects, objects, passive)


def test_agent_is_no_oblique():
    assert clause_of(PASSIVE[2]).obliques == ()
    assert [(set(before), token.text) for before, token in clause_of(AGENTLESS[2]).obliques] == [({"by"}, "night")]


def test_obliques_with_their_prepositions():
    [(before, token)] = clause_of(CALL_ON[1]).obliques
    assert (set(before), token.text) == ({"on"}, "Sudan")


def test_complements_with_their_markers():
    assert [(mark, t.text) for mark, t in clause_of(ACCUSE[1]).complements] == [("of", "helping")]
    assert [(mark, t.text) for mark, t in clause_of(SAID[1]).complements] == [("", "struck")]


def test_fixed_prepositions_are_one_case():
    doc = parsed("according IN case 2", "to IN fixed 0", "Oman NNP obl 3", "fled VBD ROOT 3")
    assert case_words(doc[2]) == {"according", "to"}


def test_possessive_mark_is_no_preposition():
    doc = parsed("Israel NNP nmod:poss 2", "'s POS case 0", "army NN ROOT 2")
    assert case_words(doc[0]) == frozenset()


def test_conjuncts():
    doc = parsed("Iran NNP ROOT 0", "Iraq NNP conj 0", "and CC cc 3", "Oman NNP conj 0")
    assert words(conjuncts(doc[0])) == ["Iran", "Iraq", "Oman"]
    assert first_conjunct(doc[3]) == doc[0]


def test_conjunct_that_is_excluded():
    doc = parsed("Jordan NNP ROOT 0", "but CC cc 3", "not RB advmod 3", "Syria NNP conj 0")
    assert words(conjuncts(doc[0])) == ["Jordan"]


def test_second_of_two_contents_belongs_to_the_first():
    unmended = spacy_doc(
        "Iran NNP nsubj 1", "accuses VBZ ROOT 1 accuse", "Azerbaijan NNP obj 1", "of IN mark 4", "helping VBG advcl 1 help",
        "Israel NNP obj 4", "and CC cc 8", "of IN mark 8", "arming VBG conj 1 arm", "Georgia NNP obj 8",
    )  # fmt: skip
    doc = Doc(repair(unmended))
    assert words(clause_of(doc[8]).subjects) == ["Azerbaijan"]
    assert [t.text for _, t in clause_of(doc[1]).complements] == ["helping", "arming"]


def test_forms():
    doc = parsed("Egypt NNP nsubj 3", "is AUX cop 3", "an DT det 3", "ally NN ROOT 3")
    assert is_copular(doc[3])
    assert not is_verbal(doc[1])
    assert is_verbal(ACTIVE[1])
    assert is_passive(PARTICIPLE[1])
    assert not is_passive(ACTIVE[1])
    assert marker(SUBJECT_CONTROL[3]) == "to"
    assert marker(ACTIVE[1]) == ""
    assert antecedent(RELATIVE_SUBJECT[1]) == RELATIVE_SUBJECT[0]
    assert antecedent(ACTIVE[0]) is None
    assert words(children(ACTIVE[1], "nsubj", "obj")) == ["Israel", "Iran"]


def test_no_subject():
    doc = parsed("Strike VB ROOT 0", "Iran NNP obj 0")
    assert surface_subjects(doc[0]) == ()


# Parses that grammar rules out, and what becomes of them -----------------------------------------------------


def test_gerund_after_a_preposition_is_no_adjective():
    doc = spacy_doc(
        "Iran NNP nsubj 1", "accuses VBZ ROOT 1 accuse", "Oman NNP obj 1", "of IN mark 4", "helping VBG amod 5 help", "Israel NNP obl 1",
    )  # fmt: skip
    clause = clause_of(Doc(repair(doc))[4])
    assert (words(clause.subjects), words(clause.objects)) == (["Oman"], ["Israel"])


def test_finite_verb_is_no_compound():
    doc = spacy_doc(
        "Armenia NNP compound 2", "cut VBD compound 2", "ties NNS ROOT 2 tie", "with IN case 4", "Hungary NNP nmod 2"
    )
    clause = clause_of(Doc(repair(doc))[1])
    assert (words(clause.subjects), words(clause.objects)) == (["Armenia"], ["ties"])


def test_nominal_root_before_a_finite_verb_is_its_subject():
    doc = spacy_doc("Turkey NNP ROOT 0", "criticised VBD appos 0 criticise", "Egypt NNP obj 1")
    clause = clause_of(Doc(repair(doc))[1])
    assert (words(clause.subjects), words(clause.objects)) == (["Turkey"], ["Egypt"])


@pytest.mark.parametrize("doc", [ACTIVE, PASSIVE, RELATIVE_SUBJECT, OBJECT_CONTROL, ACCUSE, NOUN_CONTROL, SAID])
def test_sound_parses_stay(doc):
    before = [(token.head.i, token.dep_) for token in doc]
    rows = (f"{token.text} {token.tag_} {token.dep_} {token.head.i} {token.lemma_}" for token in doc)
    assert [(token.head.i, token.dep_) for token in repair(spacy_doc(*rows))] == before
