"""The language of a text, where its file does not say it."""

from __future__ import annotations

import functools
from itertools import islice
from typing import Any

from kg.articles.extras import need
from kg.articles.problems import Unreadable

SAMPLE = 1000  # characters looked at: a hundred are enough for most texts
FEWEST_LETTERS = 80  # below, names decide more than the language does
SUREST = 0.9


def identify(text: str) -> str | None:
    """The ISO 639-1 code of a text's language; None where it is too short to say, or py3langid is not installed."""
    sample = text[:SAMPLE]
    if len(list(islice(filter(str.isalpha, sample), FEWEST_LETTERS))) < FEWEST_LETTERS:
        return None
    model = identifier()
    if model is None:
        return None
    code, probability = model.classify(sample)
    return str(code) if probability >= SUREST else None


@functools.cache
def identifier() -> Any:
    """The model of py3langid (Lui and Baldwin 2012, 97 languages), or None where it is not installed."""
    try:
        module = need("py3langid.langid")
    except Unreadable:
        return None
    return module.LanguageIdentifier.from_model_file(module.MODEL_FILE, norm_probs=True)
