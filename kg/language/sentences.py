"""Sentence boundaries that the layout and the punctuation of a text settle, left to the parser where they don't.

The component runs before the parser, which keeps to each boundary set here and decides the others.
"""

import re
from typing import Any, Final

import numpy as np
from spacy.attrs import IS_ALPHA, IS_LOWER, SENT_START
from spacy.language import Language
from spacy.tokens import Doc, Token

COMPONENT: Final = "kg_sentences"

#: How spaCy writes it in an array that a token starts a sentence, or doesn't, or that nobody knows.
STARTS: Final[dict[bool | None, int]] = {True: 1, False: -1, None: 0}

_BLANK_LINE: Final = re.compile(r"\n[^\S\n]*\n|\u2029")
_BULLET: Final = re.compile(r"[•‣▪●◦·*–—-]|\(?(?:\d{1,2}|[a-zA-Z])[.)]")
_ACRONYM: Final = re.compile(r"(?:[A-Za-z]\.){2,}")

_STOPS: Final = frozenset({".", "…", "...", "!", "?"})
_OPENING: Final = frozenset("“‘«„([{`") | {"``"}
_CLOSING: Final = frozenset("”’»)]}") | {"''"}
_EITHER: Final = frozenset({'"', "'"})

#: A line of at least this many characters without a full stop was broken to fit a page: headings are shorter.
_WRAPPED_LINE: Final = 50

#: Abbreviations that stand before what they abbreviate for: a name, a number, a month's day.
_TITLES: Final = frozenset(
    "adm amb atty brig capt cdr cmdr col cpl det dr ft fr gen gov hon insp lt maj messrs mr mrs ms mt pres "
    "prof pvt rep reps rev rt sen sens sgt spc sr st supt vs".split()
)

#: Words that after "U.S." or "a.m." begin a sentence when capitalised.
_OPENERS: Final = frozenset(
    "a according after although an and another as at but by during for from he her his how however i if in it its "
    "last many meanwhile most no on one our she since so some such that the their then there these they this "
    "those to we what when where while who with you".split()
)


@Language.component(COMPONENT)
def set_sentence_starts(doc: Doc) -> Doc:
    """Mark the tokens of ``doc`` that certainly start a sentence (True) or certainly don't (False)."""
    words = doc.to_array([IS_ALPHA, IS_LOWER]).tolist()
    starts = [STARTS[place == 0 or None] for place in range(len(doc))]
    for place in range(1, len(doc)):
        if words[place][0] and words[place - 1][0]:  # most words: nothing else applies
            starts[place] = STARTS[False] if words[place][1] else STARTS[None]
        else:
            starts[place] = STARTS[starts_sentence(doc[place])]
    column: Any = np.array(starts, dtype=np.int64).astype(np.uint64)  # spaCy's stub knows tables only
    return doc.from_array([SENT_START], column) if starts else doc


def starts_sentence(token: Token) -> bool | None:
    """Tell whether ``token``, not the first of its Doc, starts a sentence; None where that takes a parse."""
    if token.is_space:
        return False
    if token.is_alpha and token.nbor(-1).is_alpha:  # most words: nothing below applies
        return False if token.is_lower else None
    previous, gap = _before(token)
    if previous is None:
        return False
    if "\n" in gap or "\u2029" in gap:
        return _starts_line(token, previous, gap)
    if _is_bullet(previous) or _is_opening(previous) or _is_closing(token) or token.text in _STOPS:
        return False
    return _starts_after(token, previous)


def _before(token: Token) -> tuple[Token | None, str]:
    """Return the last token before ``token`` that isn't whitespace, and the whitespace between the two."""
    gap = ""
    for index in range(token.i - 1, -1, -1):
        other = token.doc[index]
        if not other.is_space:
            return other, other.whitespace_ + gap
        gap = other.text_with_ws + gap
    return None, gap


def _starts_line(token: Token, previous: Token, gap: str) -> bool | None:
    """Decide for the first token of a line."""
    if _BLANK_LINE.search(gap) or _is_bullet(token):
        return True
    if _is_title(previous) or previous.text == ",":
        return False
    if _stop_before(token, previous) is not None or previous.text == ":":
        return None if token.is_lower else True
    if token.is_lower or _line_length(previous) >= _WRAPPED_LINE:
        return False
    return None  # a heading, or a line broken early


def _line_length(token: Token) -> int:
    """Return the number of characters from the start of the line to the end of ``token``."""
    first = token.i
    while first > 0 and "\n" not in token.nbor(first - 1 - token.i).text:
        first -= 1
    return token.idx + len(token) - token.doc[first].idx


def _starts_after(token: Token, previous: Token) -> bool | None:
    """Decide for a token within a line by what stands before it."""
    if previous.text == "," or (token.is_punct and not _is_opening(token)):
        return None if previous.text in _STOPS else False
    if _is_title(previous) or (token.like_num and previous.i > 0 and previous.nbor(-1).lower_ in {"no", "nos"}):
        return False
    if _is_abbreviation(previous):
        return _starts_after_abbreviation(token, previous)
    stop = _stop_before(token, previous)
    if stop is None:
        # Within a line a sentence without a full stop before it starts, if at all, with a capital.
        return False if token.is_lower or (_is_closing(previous) and _comma_before(previous)) else None
    if token.is_lower:
        return False
    if not previous.whitespace_ or stop.text in {"…", "..."}:
        return None
    if stop.text in {"!", "?"} and stop is not previous:
        return None  # “Why now?” Herzog asked.
    return True


def _starts_after_abbreviation(token: Token, previous: Token) -> bool | None:
    if token.is_lower:
        return False
    if token.lower_ in _OPENERS or _is_opening(token):
        return None if token.lower_ in {"a", "i"} else True
    return False if _ACRONYM.fullmatch(previous.text) else None


def _stop_before(token: Token, previous: Token) -> Token | None:
    """Return the full stop, question or exclamation mark that ends what stands before ``token``, if any.

    Closing quotation marks and brackets may stand between: ``the enemy.” Azerbaijani``.
    """
    index = previous.i
    while index > 0 and _is_closing(token.doc[index]):
        index -= 1
    stop = token.doc[index]
    if stop.text not in _STOPS and not set(stop.text) <= {"!", "?"}:
        return None
    return stop


def _comma_before(token: Token) -> bool:
    """Tell whether ``token`` closes a quotation that ends in a comma: ``“Iran is X,” Herzog said``."""
    return token.i > 0 and token.nbor(-1).text == ","


def _is_abbreviation(token: Token) -> bool:
    return len(token) > 1 and token.text.endswith(".") and token.text not in _STOPS


def _is_title(token: Token) -> bool:
    """Tell whether ``token`` is a title, or the full stop of one: the tokenizer knows "Gen." but not "Brig."."""
    if token.text == "." and token.i > 0:
        abbreviated = token.nbor(-1)
        return not abbreviated.whitespace_ and (_is_title_word(abbreviated.text) or _numbers_item(abbreviated))
    return token.text.endswith(".") and _is_title_word(token.text[:-1])


def _is_title_word(word: str) -> bool:
    """Tell whether ``word`` is a title or an initial: a full stop after it ends no sentence."""
    return word.lower() in _TITLES or (len(word) == 1 and word.isupper() and word != "I")


def _numbers_item(token: Token) -> bool:
    """Tell whether ``token`` numbers a list item: the ``1`` of ``1. Iran`` at the start of a line."""
    return _starts_a_line(token) and len(token) <= 2 and token.text.isdigit()


def _starts_a_line(token: Token) -> bool:
    return token.i == 0 or "\n" in _before(token)[1]


def _is_bullet(token: Token) -> bool:
    """Tell whether ``token`` is a list item's mark: at the start of a line, with text after it."""
    if not _BULLET.fullmatch(token.text):
        return False
    return _starts_a_line(token) and (
        bool(token.whitespace_) or (token.i + 1 < len(token.doc) and token.nbor().is_space)
    )


def _is_opening(token: Token) -> bool:
    if token.text in _EITHER:
        spaced_before = token.i == 0 or token.nbor(-1).is_space or bool(token.nbor(-1).whitespace_)
        after_opening = token.i > 0 and token.nbor(-1).text in _OPENING
        return (spaced_before or after_opening) and not token.whitespace_
    return token.text in _OPENING


def _is_closing(token: Token) -> bool:
    if token.text in _EITHER:
        return not _is_opening(token)
    return token.text in _CLOSING
