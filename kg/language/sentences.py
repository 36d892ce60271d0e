"""Sentence boundaries that the layout and the punctuation of a text settle, left to the parser where they don't.

The component runs before the parser, which keeps to each boundary set here and decides the others.
"""

import re
from typing import Any, Final

import numpy as np
from spacy.attrs import IS_ALPHA, IS_BRACKET, IS_LOWER, IS_PUNCT, IS_QUOTE, IS_SPACE, ORTH, SENT_START
from spacy.language import Language
from spacy.strings import get_string_id
from spacy.tokens import Doc, Token

from kg.language.titles import abbreviated_titles
from kg.language.words import ABBREVIATIONS, OPENERS, RUNNING_ON, SPEECH_VERBS

COMPONENT: Final = "kg_sentences"

#: How spaCy writes it in an array that a token starts a sentence, or doesn't, or that nobody knows.
STARTS: Final[dict[bool | None, int]] = {True: 1, False: -1, None: 0}

_BLANK_LINE: Final = re.compile(r"\n[^\S\n]*\n|\u2029")
#: The mark of a list's item, where a line starts: "•", "1.", "(2)", "a)".
_MARK: Final = re.compile(r"(?:[•‣▪●◦·*–—-]|\(?(?:\d{1,2}|[a-zA-Z])\)|(?:\d{1,2}|[a-z])\.)(?=\s)")
#: The most tokens that a mark is made of: "(", "2", ")".
_MARK_TOKENS: Final = 3
_ACRONYM: Final = re.compile(r"(?:[A-Za-z]\.){2,}")

_STOPS: Final = frozenset({".", "…", "...", "!", "?"})
_OPENING: Final = frozenset("“‘«„([{`") | {"``"}
_CLOSING: Final = frozenset("”’»)]}") | {"''"}
_EITHER: Final = frozenset({'"', "'"})
_COMMA: Final = get_string_id(",")

#: A line of at least this many characters without a full stop was broken to fit a page: headings are shorter.
_WRAPPED_LINE: Final = 50
#: A line was not broken to fit a page if with the next word it had been shorter than this share of the next line.
_FITTING: Final = 0.8

#: Abbreviations that stand before what they abbreviate for: a name, a number, a month's day.
_TITLES: Final = abbreviated_titles() | ABBREVIATIONS

#: Where the verb of saying is looked for that makes what follows “Why now?” part of its sentence.
_SPEECH_TOKENS: Final = 8


@Language.component(COMPONENT)
def set_sentence_starts(doc: Doc) -> Doc:
    """Mark the tokens of ``doc`` that certainly start a sentence (True) or certainly don't (False)."""
    if not len(doc):
        return doc
    # spaCy's stub says that columns are tables of floats
    columns: Any = doc.to_array([ORTH, IS_ALPHA, IS_LOWER, IS_PUNCT, IS_QUOTE, IS_BRACKET, IS_SPACE]).T
    is_alpha, is_lower, is_punct, is_quote, is_bracket, is_space = columns[1:].astype(bool)
    behind_word, behind_comma = is_alpha[:-1], columns[0, :-1] == _COMMA
    within = behind_word & is_alpha[1:]  # most words
    mark = is_punct & ~is_quote & ~is_bracket
    goes_on = (~is_space[:-1] & is_lower[1:]) | (behind_word & mark[1:]) | behind_comma
    starts = np.array([STARTS[True], *np.where(goes_on, STARTS[False], STARTS[None])], dtype=np.int64)
    for place in (np.flatnonzero(~(within | goes_on)) + 1).tolist():
        starts[place] = STARTS[starts_sentence(doc[place])]
    column: Any = starts.astype(np.uint64)
    return doc.from_array([SENT_START], column)


def starts_sentence(token: Token) -> bool | None:
    """Tell whether ``token``, not the first of its Doc, starts a sentence; None where that takes a parse."""
    if token.is_space:
        return False
    previous, gap = _before(token)
    if previous is None:
        return False
    if "\n" in gap or "\u2029" in gap:
        return _starts_line(token, previous, gap)
    if _is_opening(previous) or _is_closing(token) or token.text in _STOPS:
        return False
    starts = _starts_after(token, previous)
    return False if starts is not False and _in_mark(previous) else starts


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
    if _BLANK_LINE.search(gap):
        return True
    if _is_title(previous) or previous.text == ",":
        return False
    length, listed = _line_before(previous)
    stopped = _stop_before(token, previous) is not None or previous.text == ":"
    if (mark := _mark(token)) and (stopped or listed or length < _WRAPPED_LINE or not mark[0].isdigit()):
        return True
    if stopped:
        return None if token.is_lower else True
    if token.is_lower or previous.lower_ in RUNNING_ON:
        return False
    if (listed and length < _WRAPPED_LINE) or length + 1 + len(token) < _FITTING * _line_length(token):
        return True
    return False if length >= _WRAPPED_LINE else None  # a heading, or a line broken early


def _line_before(last: Token) -> tuple[int, bool]:
    """Return the number of characters of the line that ends with ``last``, and whether it is an item of a list."""
    first = last.i
    while first > 0 and "\n" not in last.nbor(first - 1 - last.i).text:
        first -= 1
    start = last.doc[first]
    return last.idx + len(last) - start.idx, bool(_mark(start))


def _line_length(first: Token) -> int:
    """Return the number of characters of the line that starts with ``first``."""
    end = first.i
    while end < len(first.doc) and "\n" not in first.doc[end].text:
        end += 1
    last = first.doc[end - 1]
    return last.idx + len(last) - first.idx


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
    if previous.whitespace_ and (token.lower_ in OPENERS or _is_opening(token)):
        return True
    if not previous.whitespace_ or stop.text in {"…", "..."}:
        return None
    if stop.text in {"!", "?"} and stop is not previous:
        return None if _may_be_speech(token) else True  # “Why now?” Herzog asked.
    return True


def _may_be_speech(token: Token) -> bool:
    """Tell whether a verb of saying stands behind ``token``, as far as lemmas are known yet."""
    behind = token.doc[token.i : token.i + _SPEECH_TOKENS]
    return any(not word.lemma_ or word.lemma_ in SPEECH_VERBS for word in behind)


def _starts_after_abbreviation(token: Token, previous: Token) -> bool | None:
    if token.is_lower:
        return False
    if token.lower_ in OPENERS or _is_opening(token):
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
    if stop.text not in _STOPS and stop.text.strip("!?"):
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
        return not abbreviated.whitespace_ and _is_title_word(abbreviated.text)
    return token.text.endswith(".") and _is_title_word(token.text[:-1])


def _is_title_word(word: str) -> bool:
    """Tell whether ``word`` is a title or an initial: a full stop after it ends no sentence."""
    return word.lower() in _TITLES or (len(word) == 1 and word.isupper() and word != "I")


def _starts_a_line(token: Token) -> bool:
    return token.i == 0 or (token.nbor(-1).is_space and "\n" in _before(token)[1])


def _mark(token: Token) -> str:
    """Return the mark of a list's item that ``token`` begins at the start of a line, or nothing."""
    if (token.is_alpha and len(token) > 1) or not _starts_a_line(token):
        return ""
    text = "".join(other.text_with_ws for other in token.doc[token.i : token.i + _MARK_TOKENS + 1])
    found = _MARK.match(text)
    return found.group() if found is not None else ""


def _in_mark(token: Token) -> bool:
    """Tell whether ``token`` belongs to the mark of an item."""
    for index in range(token.i, max(token.i - _MARK_TOKENS, -1), -1):
        first = token.doc[index]
        if _starts_a_line(first):
            return first.idx + len(_mark(first)) > token.idx
    return False


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
