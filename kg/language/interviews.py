"""Interviews and questions to the press: turns with the speaker's name in front, and answers in quotation marks.

Observer: Did Ostria promise to help you?
Kolsen: No, it never promised me that.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from kg.language.clauses import FIRST_PERSON
from kg.language.plain import Doc, Span, Token
from kg.language.words import ASKING_LABELS

COLONS = frozenset({":", "):"})
LONGEST_LABEL, LONGEST_BRACKETS = 4, 8
SUBJECTS = frozenset({"nsubj", "nsubj:pass"})
FEWEST_QUESTIONS, MOST_SENTENCES = 3, 2
ADDRESSED = frozenset({"you", "your", "yours"})
OPENING_MARKS = frozenset({"“", "«", "„", '"'})
SENTENCE_ENDS = frozenset({".", "?", "!", '"', "”", "’"})


@dataclass(frozen=True, slots=True)
class Turn:
    """What one party says, tokens `start` up to `end`; `speaker` is its label's last word, if that names anybody."""

    start: int
    end: int
    speaker: Token | None


def turns(doc: Doc) -> Iterator[Turn]:
    """The turns of an interview in order: behind labels, else answers to questions in paragraphs of their own.

    None where no label comes twice, no two parties take turns, and fewer than three questions are put to a "you".
    """
    labelled = list(_labelled_turns(doc))
    yield from labelled or _answers(doc)


def _labelled_turns(doc: Doc) -> Iterator[Turn]:
    labels = list(_labels(doc))
    counts = Counter(label.text for label in labels)
    labels = [label for label in labels if counts[label.text] > 1 or _is_full_name(label)]
    if len({label.text for label in labels}) < 2 or not any(counts[label.text] > 1 for label in labels):
        return
    for number, label in enumerate(labels):
        following = labels[number + 1].start if number + 1 < len(labels) else len(doc)
        colon = next(token.i for token in doc[label.end :] if token.text in COLONS)
        speaker = label[-1]
        yield Turn(colon + 1, following, None if speaker.lower_ in ASKING_LABELS else speaker)


def _is_full_name(label: Span) -> bool:
    return len(label) > 1 and label[-1].ent_type_ == "PERSON"


def _answers(doc: Doc) -> Iterator[Turn]:
    """What follows questions to "you" that are paragraphs of their own, as far as "I" or "we" speak in it."""
    paragraphs = list(_paragraphs(doc))
    asked = [number for number, (start, end) in enumerate(paragraphs) if _is_question(doc[start:end])]
    if len(asked) < FEWEST_QUESTIONS or not any(_has(doc, paragraphs[n], ADDRESSED) for n in asked):
        return
    speaker = interviewed(doc)
    asked = [n for n, paragraph in enumerate(paragraphs) if n in asked or _charges(doc, paragraph)]
    for number in asked:
        start, end = paragraphs[number]
        yield Turn(start, end, None)
        if number + 1 < len(paragraphs) and number + 1 not in asked:
            start, end = paragraphs[number + 1]
            if doc[start].text not in OPENING_MARKS and _has(doc, paragraphs[number + 1], FIRST_PERSON):
                yield Turn(start, end, speaker)


def _paragraphs(doc: Doc) -> Iterator[tuple[int, int]]:
    start = 0
    for token in doc:
        if token.is_space and token.text.count("\n") > 1:
            if token.i > start:
                yield start, token.i
            start = token.i + 1
    if start < len(doc):
        yield start, len(doc)


def _is_question(words: Span) -> bool:
    return words[-1].text == "?" and sum(1 for word in words if word.is_sent_start) <= MOST_SENTENCES


def _charges(doc: Doc, paragraph: tuple[int, int]) -> bool:
    """Whether a paragraph of an interview asks without a question mark: "The president says you are paid."."""
    start, end = paragraph
    sentences = sum(1 for word in doc[start:end] if word.is_sent_start)
    to_you = _has(doc, paragraph, ADDRESSED) and not _has(doc, paragraph, FIRST_PERSON)
    return to_you and sentences <= MOST_SENTENCES and not any(word.text in OPENING_MARKS for word in doc[start:end])


def _has(doc: Doc, paragraph: tuple[int, int], words: frozenset[str]) -> bool:
    return any(token.lower_ in words for token in doc[slice(*paragraph)])


def answers_question(doc: Doc, start: int) -> bool:
    """Whether a quotation that begins at a token comes right after a question that nobody quotes."""
    before = start - 1
    while before >= 0 and doc[before].is_space:
        before -= 1
    return before >= 0 and doc[before].text == "?"


def interviewed(doc: Doc) -> Token | None:
    """Who answers in an interview: the first person who is a subject."""
    return next((token for token in doc if token.ent_type_ == "PERSON" and token.dep_ in SUBJECTS), None)


def _labels(doc: Doc) -> Iterator[Span]:
    """Names before a colon that begin a paragraph or follow a sentence, without what stands in brackets behind them."""
    for colon in doc:
        if colon.text not in COLONS:
            continue
        start = end = _before_brackets(colon)
        while start > 0 and end - start < LONGEST_LABEL and doc[start - 1].text[:1].isupper():
            start -= 1
        if start == end:
            continue
        before = doc[start - 1] if start else None
        if before is None or "\n" in before.text or before.text in SENTENCE_ENDS:
            yield doc[start:end]


def _before_brackets(colon: Token) -> int:
    """Where the brackets in front of a colon begin, if there are any: "Ana Novak (Westport) (Country Party):"."""
    end = colon.i
    while end > 0 and (colon.doc[end - 1].text == ")" or (end == colon.i and colon.text == "):")):
        opening = next(
            (i for i in range(end - 1, max(end - LONGEST_BRACKETS, 0), -1) if colon.doc[i].text == "("), None
        )
        if opening is None:
            break
        end = opening
    return end
