"""Headlines In Title Case, read as if they were written like a sentence.

"Coalition Strikes Mosul Hospital" looks like one long name. The first component lowers what is no name before tagger,
parser and recognizer see it, the last gives each token its own letters back: what stands in the article never changes.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

from spacy.attrs import DEP, ENT_IOB, ENT_KB_ID, ENT_TYPE, HEAD, LEMMA, MORPH, POS, SPACY, TAG
from spacy.language import Language
from spacy.tokens import Doc

from kg.language.words import NAMES_AND_WORDS, SMALL_IN_TITLES

FIRST: Final = "kg_headlines"
LAST: Final = "kg_headlines_restored"

#: Words of English that stand in lower case more often than not, one a line.
_COMMON_WORDS: Final = Path(__file__).parent / "common_words.txt"
_BLANK_LINE: Final = re.compile(r"\n\s*\n")
_LONGEST: Final = 200  # characters of a headline
#: Words that title case leaves small are shorter than this, or stand below.
_TELLING: Final = 5
_LEAST: Final = 2
_INFLECTIONS: Final = ("ies", "ing", "ed", "es", "s", "d", "e", "y")
_WORDS: Final = "kg_headline_words"
_KEPT: Final = [HEAD, DEP, TAG, POS, MORPH, LEMMA, ENT_IOB, ENT_TYPE, ENT_KB_ID]


@Language.component(FIRST)
def lower_headline(doc: Doc) -> Doc:
    """Lower what is no name in a headline in title case, by the text below it and by what is usual."""
    end = _headline_end(doc)
    if end == 0 or not is_title_case([token.text for token in doc[:end]]):
        return doc
    words = [token.text for token in doc]
    lower, upper = _cases(words[end:])
    for place in reversed(range(1, end)):
        word = words[place].lower()
        named = word in NAMES_AND_WORDS and place + 1 < end and words[place + 1][0].isupper()
        if _is_capitalized(words[place]) and not named and is_common(word, lower, upper):
            words[place] = word
    lowered = Doc(doc.vocab, words=words, spaces=_spaces(doc))
    lowered.user_data.update(doc.user_data)
    lowered.user_data[_WORDS] = [token.text for token in doc[:end]]
    return lowered


@Language.component(LAST)
def restore_headline(doc: Doc) -> Doc:
    """Give the tokens of a headline that was lowered their own letters back."""
    headline = doc.user_data.pop(_WORDS, None)
    if headline is None:
        return doc
    words = headline + [token.text for token in doc[len(headline) :]]
    restored = Doc(doc.vocab, words=words, spaces=_spaces(doc))
    columns: Any = doc.to_array(_KEPT)  # spaCy's stub says floats
    restored.from_array(_KEPT, columns)
    restored.tensor = doc.tensor
    restored.user_data.update(doc.user_data)
    return restored


def is_title_case(words: list[str]) -> bool:
    """Whether all words of a headline that are neither short nor prepositions begin with a capital, two at least."""
    telling = [w for w in words[1:] if w.isalpha() and len(w) >= _TELLING and w.lower() not in SMALL_IN_TITLES]
    return len(telling) >= _LEAST and all(_is_capitalized(word) for word in telling)


def is_common(word: str, lower: Counter[str], upper: Counter[str]) -> bool:
    """Whether a word in lower case is no name here, by the stems that the text has in either case."""
    stem = stemmed(word)
    if lower[stem] or upper[stem]:
        return lower[stem] >= upper[stem]
    return stem in common_stems()


def stemmed(word: str) -> str:
    """A word without its inflection, roughly: "strike" and "strikes" are alike, "struck" is not."""
    for ending in _INFLECTIONS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word


@cache
def common_stems() -> frozenset[str]:
    """The stems of the words in common_words.txt."""
    lines = _COMMON_WORDS.read_text(encoding="utf8").splitlines()
    return frozenset(stemmed(line) for line in lines if line and not line.startswith("#"))


def _headline_end(doc: Doc) -> int:
    """The number of tokens before the first empty line, or of one line without a stop, if they can be a headline."""
    for token in doc:
        if token.idx >= _LONGEST:
            return 0
        if "\n" in token.text:  # all that is blank between two words is one token
            return token.i if _BLANK_LINE.match(token.text, 0, _LONGEST - token.idx) else 0
    return 0 if doc.text.endswith(".") else len(doc)


def _spaces(doc: Doc) -> list[bool]:
    """Whether a space stands behind each token."""
    column: Any = doc.to_array(SPACY)
    found: list[bool] = column.astype(bool).tolist()
    return found


def _cases(words: list[str]) -> tuple[Counter[str], Counter[str]]:
    """How often each stem stands in lower case behind the headline, and how often capitalized within a line."""
    lower: Counter[str] = Counter()
    upper: Counter[str] = Counter()
    for before, word in pairwise(words):
        if not word.isalpha():
            continue
        if word.islower():
            lower[stemmed(word)] += 1
        elif word.istitle() and before.isalpha():
            upper[stemmed(word.lower())] += 1
    return lower, upper


def _is_capitalized(word: str) -> bool:
    return word[:1].isupper() and (len(word) == 1 or word[1:].islower())
