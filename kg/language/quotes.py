"""Quotations: what is said between quotation marks, and by whom."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass, replace

from kg.language.clauses import FIRST_PERSON
from kg.language.interviews import ADDRESSED, answers_question, interviewed, turns
from kg.language.plain import Doc, Token
from kg.language.words import MERE_SAYING, SPEECH_VERBS

OPENING, CLOSING, STRAIGHT = "“«„", "”»", '"'
MAIN = frozenset({"root", "ROOT", "parataxis", "conj"})
SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubj:outer"})
# Shorter quotations are titles or single words ("the enemy"): nobody's speech.
MINIMUM_TOKENS = 4


@dataclass(frozen=True, slots=True)
class Quotation:
    """Tokens from `start` up to `end` (the marks included) and the head of the words that name the speaker."""

    start: int
    end: int
    speaker: Token | None = None
    verb: Token | None = None
    # Whether it stands in paragraphs of its own
    block: bool = False


def find_quotations(doc: Doc) -> tuple[Quotation, ...]:
    """The quotations of a document in order, each with its speaker where the text names one; found once.

    A quotation with nobody named keeps the speaker of the one before it, if it follows in the same or the
    next sentence; one left open at the end of a paragraph ends there.
    """
    if doc.quotations is None:
        doc.quotations = tuple(_quotations(doc))
    found: tuple[Quotation, ...] = doc.quotations
    return found


def _quotations(doc: Doc) -> list[Quotation]:
    found: list[Quotation] = []
    spoken = [Quotation(turn.start, turn.end, turn.speaker) for turn in turns(doc)]
    inside = {i for turn in spoken for i in range(turn.start, turn.end)}
    marked = list(_stretches(doc))
    quoted = [q for q in (*marked, *_block_quotes(doc)) if q.start not in inside or q.end - 1 not in inside]
    inside.update(i for stretch in marked for i in range(stretch.start, stretch.end))
    for stretch in sorted([*spoken, *quoted], key=lambda q: q.start):
        if stretch.end - stretch.start < MINIMUM_TOKENS + 2 and not _is_speech(doc, stretch):
            continue
        verb, speaker = (stretch.verb, stretch.speaker) if stretch.speaker else _speech(doc, stretch, inside)
        if speaker is None and answers_question(doc, stretch.start):
            speaker = interviewed(doc)
        if speaker is None:
            speaker = _replying_before(doc, stretch, inside)
        if speaker is None and found and stretch not in spoken and _follows(doc, found[-1], stretch):
            verb, speaker = found[-1].verb, found[-1].speaker
        if speaker is None and _says_we(doc[stretch.start : stretch.end]):
            speaker = _subject_around(doc, stretch)
        found.append(replace(stretch, speaker=speaker, verb=verb))
    return found


def _is_speech(doc: Doc, stretch: Quotation) -> bool:
    """Whether a short quotation is speech: it says "we", or its paragraph ends with it open and the next goes on."""
    return _says_we(doc[stretch.start : stretch.end]) or doc[stretch.end - 1].text[-1] not in CLOSING + STRAIGHT


def _replying_before(doc: Doc, stretch: Quotation, inside: Container[int]) -> Token | None:
    """Who spoke in the sentence before a quotation of sentences, in its paragraph: "That was a lie, he replied."."""
    first = doc[stretch.start].sent
    if first.start < stretch.start or stretch.start == 0 or doc[stretch.start - 1].is_space:
        return None
    words = [t for t in doc[stretch.start - 1].sent if t.i not in inside]
    if any(word.lower_ in ADDRESSED for word in words):
        return None  # a question put to whoever speaks then
    verbs = [word for word in words if word.lemma_.lower() in SPEECH_VERBS and word.pos_ == "VERB"]
    speakers = (inverted_speaker(verb) or _subject(verb) for verb in verbs if verb.dep_ in MAIN)
    return next((speaker for speaker in speakers if speaker is not None and speaker.i not in inside), None)


def _subject_around(doc: Doc, stretch: Quotation) -> Token | None:
    """The subject of the verb that a quotation hangs on: "thanked them for "standing beside us"."""
    inside = range(stretch.start, stretch.end)
    top = next((t for t in doc[stretch.start : stretch.end] if t.head.i not in inside), None)
    verb = next((t for t in top.ancestors if t.pos_ == "VERB" and t.i not in inside), None) if top is not None else None
    return _subject(verb) if verb is not None else None


def _stretches(doc: Doc) -> Iterator[Quotation]:
    start: int | None = None
    for token in doc:
        paragraph_ends = token.is_space and token.text.count("\n") > 1
        if start is not None and (
            paragraph_ends or (token.is_punct and any(c in CLOSING + STRAIGHT for c in token.text))
        ):
            opens_again = not paragraph_ends and _is_opening(token)
            yield Quotation(start, token.i + (0 if paragraph_ends or opens_again else 1))
            start = token.i if opens_again else None
        elif start is None and token.is_punct and any(c in OPENING + STRAIGHT for c in token.text):
            start = token.i
    if start is not None:
        yield Quotation(start, len(doc))


def _is_opening(mark: Token) -> bool:
    """Whether a straight mark opens a quotation, even where one is open: a space stands before it, none behind."""
    doc, end = mark.doc, mark.idx + len(mark.text)
    apart = mark.i > 0 and doc[mark.i - 1].idx + len(doc[mark.i - 1].text) < mark.idx
    return mark.text == STRAIGHT and apart and mark.i + 1 < len(doc) and doc[mark.i + 1].idx == end


def _block_quotes(doc: Doc) -> Iterator[Quotation]:
    """What stands without marks behind "X said:", and the paragraphs after it up to the next such line.

    The habit of government releases. Where it opens in the same line, to the last paragraph that says "we".
    """
    if ":" not in doc.words:
        return
    breaks = [token.i for token in doc if token.is_space and _ends_paragraph(token)] + [len(doc)]
    introduced: Quotation | None = None
    start = 0
    for end in breaks:
        words = [t for t in doc[start:end] if not t.is_space]
        opening = _introduction(words)
        marked = bool(words) and words[0].text in OPENING + STRAIGHT
        if introduced is not None and words:
            if opening is not None or marked:
                yield introduced
                introduced = None
            elif introduced.block or _says_we(words):
                introduced = replace(introduced, end=end)
        if opening is not None:
            introduced = opening if opening.block else replace(opening, end=end)
        start = end
    if introduced is not None:
        yield introduced


def _says_we(words: Iterable[Token]) -> bool:
    return any(word.lower_ in FIRST_PERSON for word in words)


def _ends_paragraph(token: Token) -> bool:
    """Whether a break ends a paragraph: an empty line, or a new line behind a full stop or a colon."""
    breaks = token.text.count("\n")
    return breaks > 1 or (breaks == 1 and token.i > 0 and token.nbor(-1).text in (".", ":", "!", "?", "”", '"'))


def _introduction(words: list[Token]) -> Quotation | None:
    """The quotation, its end yet unknown, that a paragraph opens with "X said:" and no mark behind the colon."""
    colon = next((t for t in words if t.text in (":", ".", ";")), None)
    if colon is None or colon.text != ":":
        return None
    said = [t for t in words if t.i < colon.i and t.lemma_.lower() in SPEECH_VERBS and t.tag_.startswith("VB")]
    speaker = _subject(said[-1]) if said else None
    follows = colon.nbor(1).text if colon.i + 1 < len(colon.doc) else ""
    if speaker is None or follows in OPENING + STRAIGHT:
        return None
    block = colon == words[-1]
    return Quotation(colon.i + 1, colon.i + 1, speaker, said[-1], block)


def _speech(doc: Doc, stretch: Quotation, inside: Container[int]) -> tuple[Token | None, Token | None]:
    """The verb of saying around a quotation, in the sentences where it starts and ends, and its subject."""
    first, last = doc[stretch.start].sent, doc[stretch.end - 1].sent
    candidates = [
        t
        for t in doc[first.start : last.end]
        if t.i not in inside and t.lemma_.lower() in SPEECH_VERBS and t.pos_ == "VERB"
    ]
    # After a closing mark the sentence may have been ended too early: '"…," he said.'
    if not candidates and last.end < len(doc) and stretch.end >= last.end:
        following = doc[last.end].sent
        candidates = [
            t
            for t in following[:8]
            if t.lemma_ in SPEECH_VERBS and t.i not in inside and doc[last.end - 1].text[:1] in CLOSING + STRAIGHT
        ]
        if not _comma_before_close(doc, stretch):
            candidates = []
    candidates.sort(key=lambda t: min(abs(t.i - stretch.start), abs(t.i - stretch.end)))
    for verb in candidates:
        speaker = _subject(verb)
        if speaker is not None and speaker.i not in inside:
            return verb, speaker
    before = next((t for t in reversed(doc[: stretch.start][-2:]) if not t.is_space), None)
    if before is not None and before.text == ":":
        words = doc[before.sent.start : before.i]
        said = [t for t in words if t.lemma_.lower() in SPEECH_VERBS and t.tag_.startswith("VB")]
        if said and (speaker := _subject(said[-1])) is not None:
            return said[-1], speaker
        named = [t for t in words if t.dep_ in ("root", "nsubj", "ROOT") and t.pos_ in ("NOUN", "PROPN", "PRON")]
        return None, named[-1] if named else None
    return None, _named_behind(doc, stretch)


def _named_behind(doc: Doc, stretch: Quotation) -> Token | None:
    """Who a headline names behind what it quotes: '"I command nobody": Kolsen on a year in exile'."""
    if (
        stretch.end + 1 >= len(doc)
        or doc[stretch.end].text != ":"
        or doc[stretch.end - 1].text not in CLOSING + STRAIGHT
    ):
        return None
    behind = doc[stretch.end + 1 : doc[stretch.end].sent.end]
    nouns = [t for t in behind if t.dep_ in SUBJECTS or (t.head.i <= stretch.end and t.pos_ in ("NOUN", "PROPN"))]
    return nouns[0] if nouns else next((t for t in behind if t.pos_ in ("NOUN", "PROPN")), None)


def _comma_before_close(doc: Doc, stretch: Quotation) -> bool:
    return stretch.end >= 2 and doc[stretch.end - 2].text in (",", "?", "!")


def inverted_speaker(verb: Token) -> Token | None:
    """Who says what stands before, where the parser takes them for an object: "…, said the head of the office"."""
    if verb.lemma_.lower() not in MERE_SAYING or any(child.dep_ in SUBJECTS for child in verb.children):
        return None
    told_before = verb.dep_ in ("conj", "parataxis") or any(c.dep_ == "ccomp" and c.i < verb.i for c in verb.children)
    behind = [child for child in verb.children if child.dep_ in ("obj", "iobj") and child.i > verb.i]
    return behind[0] if told_before and behind else None


def _subject(verb: Token) -> Token | None:
    for child in verb.children:
        if child.dep_ in SUBJECTS:
            if child.lower_ in ("who", "which", "that") and verb.dep_ == "acl:relcl":
                return verb.head
            return child
    if verb.dep_ in ("conj", "xcomp", "advcl") and verb.head != verb:
        return _subject(verb.head)
    return verb.head if verb.dep_ == "acl" and verb.tag_ == "VBG" else None


def _follows(doc: Doc, before: Quotation, stretch: Quotation) -> bool:
    sentences_between = sum(1 for token in doc[before.end : stretch.start] if token.is_sent_start)
    return before.speaker is not None and sentences_between <= 2
