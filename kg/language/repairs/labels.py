"""Labels and words that several repairs ask for."""

from __future__ import annotations

from typing import Final

from spacy.tokens import Token

FINITE: Final = frozenset({"VBD", "VBZ", "VBP"})
NONFINITE: Final = frozenset({"VB", "VBG", "VBN"})
NEVER_FINITE: Final = frozenset({"xcomp", "amod", "acl", "appos", "parataxis"})
SUBJECTS: Final = frozenset({"nsubj", "nsubj:pass", "nsubj:outer", "csubj", "expl"})
PARTICIPLES: Final = frozenset({"VBN", "VBD"})
NOMINAL: Final = frozenset({"NOUN", "PROPN", "PRON"})


def word_before(word: Token) -> str:
    """The mark or word before the phrase of a word."""
    first = word.left_edge
    return first.nbor(-1).text if first.i else ""
