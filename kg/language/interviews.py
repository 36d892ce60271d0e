"""Interviews and questions to the press: turns with the speaker's name in front, and answers in quotation marks.

Observer: Did Ostria promise to help you?
Kolsen: No, it never promised me that.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from kg.language.plain import Doc, Token

LONGEST_LABEL = 4
SUBJECTS = frozenset({"nsubj", "nsubj:pass"})
# Labels of those who ask; nobody is named by them.
ASKING = frozenset({"q", "question", "questions", "reporter", "journalist", "interviewer"})
SENTENCE_ENDS = frozenset({".", "?", "!", '"', "”", "’"})


@dataclass(frozen=True, slots=True)
class Turn:
    """What one party says, tokens `start` up to `end`; `speaker` is its label's last word, if that names anybody."""

    start: int
    end: int
    speaker: Token | None


def turns(doc: Doc) -> Iterator[Turn]:
    """The turns of an interview in order; none where no label comes twice and no two parties take turns."""
    labels = list(_labels(doc))
    counts = Counter(doc[start:end].text for start, end in labels)
    labels = [(start, end) for start, end in labels if counts[doc[start:end].text] > 1]
    if len({doc[start:end].text for start, end in labels}) < 2:
        return
    for number, (_, end) in enumerate(labels):
        following = labels[number + 1][0] if number + 1 < len(labels) else len(doc)
        speaker = doc[end - 1]
        yield Turn(end + 1, following, None if speaker.lower_ in ASKING else speaker)


def answers_question(doc: Doc, start: int) -> bool:
    """Whether a quotation that begins at a token comes right after a question that nobody quotes."""
    before = start - 1
    while before >= 0 and doc[before].is_space:
        before -= 1
    return before >= 0 and doc[before].text == "?"


def interviewed(doc: Doc) -> Token | None:
    """Who answers in an interview: the first person who is a subject."""
    return next((token for token in doc if token.ent_type_ == "PERSON" and token.dep_ in SUBJECTS), None)


def _labels(doc: Doc) -> Iterator[tuple[int, int]]:
    """Names before a colon that begin a paragraph or follow a sentence: their tokens, up to the colon."""
    for colon in doc:
        if colon.text != ":":
            continue
        start = colon.i
        while start > 0 and colon.i - start < LONGEST_LABEL and doc[start - 1].text[:1].isupper():
            start -= 1
        if start == colon.i:
            continue
        before = doc[start - 1] if start else None
        if before is None or "\n" in before.text or before.text in SENTENCE_ENDS:
            yield start, colon.i
