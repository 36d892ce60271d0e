"""Dating: which time expression of a sentence tells when an act happens.

What hangs on the act itself, else on a word above whose time holds for it too: the verb that carries or tells it, what
it is begun or continued by, the clause that it accompanies. The day of a report, a plan or a demand is not that of what
is reported, planned or demanded.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from kg.language.base_forms import base_forms
from kg.language.clauses import children, first_conjunct, is_verbal, marker
from kg.language.plain import Doc, Span, Token
from kg.records import TimeSpan
from kg.statements.lexicon import Lexicon
from kg.statements.proposals import known_lemma
from kg.statements.times import find_times
from kg.statements.words import SPEAKING

# A time expression and the character where it starts
Found = tuple[int, TimeSpan]
# An expression of more days than this is no day for "the following day" to count from
LONGEST_TOLD = 7
# After an entry's date in a chronology: "March 10 — Iran accuses …; Oman denies it"
HEADING = (":", "—", "–")
LABELS = (
    "obl", "obl:unmarked", "obl:tmod", "nmod", "nmod:poss", "nmod:unmarked", "nmod:desc", "advmod", "amod", "compound",
)  # fmt: skip


class Dating:
    """The time expressions of a document, read sentence by sentence as far as they are asked for."""

    def __init__(self, doc: Doc, published: date | None, lexicon: Lexicon) -> None:
        self.doc, self.published, self.lexicon = doc, published, lexicon
        # Of sentences, by their first token: the expressions, and the day told last before them
        self._read: dict[int, tuple[list[Found], date | None]] = {}
        self._reading = self._read_on()
        self._by_head: dict[tuple[int, bool], Mapping[int, TimeSpan]] = {}

    def of(self, trigger: Token, carrier: Token | None = None, *, ahead: bool = False) -> TimeSpan | None:
        """When the act of a predicate happens; `ahead`: it is still to come."""
        times = self._times(trigger.sent, ahead=ahead)
        if not times:
            return None
        for word in self._words(trigger, carrier):
            here = next(_below(word, times), None)
            if here is not None:
                return times[here.i]
        return self._heading(trigger.sent)

    def _times(self, sentence: Span, *, ahead: bool = False) -> Mapping[int, TimeSpan]:
        """The time expressions of a sentence by the head of their words."""
        key = sentence.start, ahead
        if key not in self._by_head:
            found, told = self._found(sentence)
            if ahead and found:
                found = list(find_times(sentence, self.published, told, ahead=True))
            self._by_head[key] = {
                self.doc.covering(offset, offset + len(time.text)).root.i: time for offset, time in found
            }
        return self._by_head[key]

    def _found(self, sentence: Span) -> tuple[list[Found], date | None]:
        while sentence.start not in self._read:
            next(self._reading)
        return self._read[sentence.start]

    def _read_on(self) -> Iterator[None]:
        """Read sentence after sentence, for expressions may count from the day told before them."""
        told: date | None = None
        for sentence in self.doc.sents:
            times = list(find_times(sentence, self.published, told))
            self._read[sentence.start] = times, told
            told = next((day for _, time in reversed(times) if (day := _day_told(time))), told)
            yield

    def _heading(self, sentence: Span) -> TimeSpan | None:
        """The date of an entry that a sentence begins with."""
        (offset, first), *_ = self._found(sentence)[0]
        behind = self.doc.text[offset + len(first.text) :].lstrip()[:1]
        return first if offset == sentence.start_char and behind in HEADING else None

    def _words(self, trigger: Token, carrier: Token | None) -> Iterator[Token]:
        """The words whose time holds for an act, the nearest first."""
        yield trigger
        if carrier is not None:
            yield carrier
        node = carrier or trigger
        while (above := self._above(node)) is not None:
            yield above
            node = above

    def _above(self, node: Token) -> Token | None:
        """The word above one whose time holds for it too."""
        parent, label = node.head, node.dep_
        if parent == node:
            return None
        if label == "conj":
            return parent if _is_fronted(first_conjunct(node), self._times(node.sent)) else None
        if label == "xcomp" or (label == "advcl" and marker(node) == "to"):
            return parent if self._status_given(parent) == "asserted" else None
        if label == "advcl":
            return parent if not marker(node) and node.tag_ == "VBG" else None  # "struck on Monday, killing two"
        if label in ("nsubj", "nsubj:pass", "obj", "obl", "nmod") and not is_verbal(node):
            return parent if not is_verbal(parent) or not self._reports(parent) else None
        return None

    def _reports(self, verb: Token) -> bool:
        """Whether what a verb has as object or subject is told of, not done: "condemned the strike on Monday"."""
        frames = self.lexicon.verbs.get(known_lemma(verb, self.lexicon.verbs), ())
        given = self._status_given(verb)
        return given != "asserted" and (given is not None or any(frame.relation.content for frame in frames))

    def _status_given(self, verb: Token) -> str | None:
        forms = (self.lexicon.attitudes.get(("verb", form)) for form in base_forms(verb))
        return next((attitude.status for attitude in forms if attitude is not None), None)


def _day_told(time: TimeSpan) -> date | None:
    short = time.start and time.end and (time.end - time.start).days <= LONGEST_TOLD
    return time.start if short else None


def _below(word: Token, found: Mapping[int, TimeSpan]) -> Iterator[Token]:
    """The heads of time expressions that hang on a word, or on a phrase of time or of speaking that does."""
    for child in children(word, *LABELS):
        yield from (token for token in (child, *child.children) if token.i in found)
    for clause in children(word, "advcl"):
        if clause.tag_ == "VBG" and clause.i < word.i and clause.lemma_.lower() in SPEAKING and not marker(clause):
            yield from _below(clause, found)


def _is_fronted(verb: Token, found: Mapping[int, TimeSpan]) -> bool:
    """Whether a time expression stands before what is coordinated: "On Monday Egypt met Oman and thanked Chad"."""
    return any(token.i < verb.i for token in _below(verb, found))
