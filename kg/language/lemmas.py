"""Lemmas that the trained lemmatizer guesses at where it has seen a form seldom: "struck", "accusing", "embargoes"."""

from functools import cache
from pathlib import Path
from typing import Final

import numpy as np
from spacy.attrs import POS
from spacy.language import Language
from spacy.symbols import NOUN, VERB
from spacy.tokens import Doc, Token

from kg.language.base_forms import forms_of
from kg.language.words import IN_OE, PAST_AND_BASE

COMPONENT: Final = "kg_lemmas"

#: Lines of lemma, past tense and past participle.
_IRREGULAR_VERBS: Final = Path(__file__).parent / "irregular_verbs.txt"


_INFLECTED: Final = frozenset({"VBD", "VBG", "VBN", "VBZ"})


@Language.component(COMPONENT, assigns=["token.lemma"])
def correct_lemmas(doc: Doc) -> Doc:
    """Correct the lemmas of verbs, and of plurals in "oes", in ``doc``, which has tags."""
    lemmas = irregular_lemmas()
    for place in np.flatnonzero(doc.to_array(POS) == VERB).tolist():
        token = doc[place]
        lemma = lemmas.get(token.lower_)
        if lemma is None:
            lemma = _regular_lemma(token)
        elif token.tag_ not in {"VBD", "VBN"} and token.lower_ in PAST_AND_BASE:
            continue
        if lemma is not None:
            token.lemma_ = lemma
    for place in np.flatnonzero(np.isin(doc.to_array(POS), (NOUN, VERB))).tolist():
        token = doc[place]
        if token.lower_.endswith("oes") and token.lemma_.endswith("oe") and token.lemma_.lower() not in IN_OE:
            token.lemma_ = token.lemma_[:-1]  # "embargoes"
    return doc


def _regular_lemma(token: Token) -> str | None:
    """The base form of a verb whose lemma is no word ("accus"): the likeliest that the vectors know."""
    words, strings = token.vocab.vectors, token.vocab.strings
    lemma = token.lemma_.lower()
    if token.tag_ not in _INFLECTED or strings[lemma] in words:
        return None
    found = (form for form in forms_of(token.lower_, lemma) if form != token.lower_)
    return next((form for form in found if strings[form] in words), None)


@cache
def irregular_lemmas() -> dict[str, str]:
    """Return the lemma of each irregular past tense and participle."""
    lemmas = {}
    for line in _IRREGULAR_VERBS.read_text(encoding="utf8").splitlines():
        if line and not line.startswith("#"):
            lemma, *forms = line.split()
            lemmas.update(dict.fromkeys(forms, lemma))
    return lemmas
