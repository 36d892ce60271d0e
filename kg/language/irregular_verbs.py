"""Lemmas of irregular verbs, which the trained lemmatizer guesses at where it has seen a form seldom ("struck")."""

from functools import cache
from pathlib import Path
from typing import Final

import numpy as np
from spacy.attrs import POS
from spacy.language import Language
from spacy.symbols import NOUN, VERB
from spacy.tokens import Doc

COMPONENT: Final = "kg_irregular_verbs"

#: Lines of lemma, past tense and past participle.
_PATH: Final = Path(__file__).parent / "irregular_verbs.txt"

#: Past forms that are also base forms of other verbs, which only the tag tells apart.
_AMBIGUOUS: Final = frozenset({"bore", "bound", "fell", "felt", "found", "left", "rose", "saw"})

#: Words that end in "oe" also where no "s" follows.
_IN_OE: Final = frozenset({"canoe", "doe", "floe", "foe", "hoe", "oboe", "roe", "shoe", "sloe", "toe", "woe"})


@Language.component(COMPONENT, assigns=["token.lemma"])
def set_irregular_lemmas(doc: Doc) -> Doc:
    """Correct the lemmas of irregular past forms, and of plurals in "oes", in ``doc``, which has tags."""
    lemmas = irregular_lemmas()
    for place in np.flatnonzero(doc.to_array(POS) == VERB).tolist():
        token = doc[place]
        lemma = lemmas.get(token.lower_)
        if lemma is not None and (token.tag_ in {"VBD", "VBN"} or token.lower_ not in _AMBIGUOUS):
            token.lemma_ = lemma
    for place in np.flatnonzero(np.isin(doc.to_array(POS), (NOUN, VERB))).tolist():
        token = doc[place]
        if token.lower_.endswith("oes") and token.lemma_.endswith("oe") and token.lemma_.lower() not in _IN_OE:
            token.lemma_ = token.lemma_[:-1]  # "embargoes"
    return doc


@cache
def irregular_lemmas() -> dict[str, str]:
    """Return the lemma of each irregular past tense and participle."""
    lemmas = {}
    for line in _PATH.read_text(encoding="utf8").splitlines():
        if line and not line.startswith("#"):
            lemma, *forms = line.split()
            lemmas.update(dict.fromkeys(forms, lemma))
    return lemmas
