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
# Words that hardly any other language has. A text of so many words, of which so large a share are these, is English:
# that is told fifty times as fast as by the model
ENGLISH = frozenset("the and that with from which this were their they would been".split())
MANY_WORDS = 80
SHARE_OF_ENGLISH = 0.07


def identify(text: str) -> str | None:
    """The ISO 639-1 code of a text's language; None where it is too short to say, or py3langid is not installed."""
    sample = text[:SAMPLE]
    if len(list(islice(filter(str.isalpha, sample), FEWEST_LETTERS))) < FEWEST_LETTERS:
        return None
    words = sample.lower().split()
    if len(words) >= MANY_WORDS and sum(word in ENGLISH for word in words) >= SHARE_OF_ENGLISH * len(words):
        return "en"
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
