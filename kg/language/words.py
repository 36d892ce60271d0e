"""Closed classes of words that reading grammar needs; loaded from words.yaml, as other packages load theirs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from importlib.resources import files

import yaml


class WordLists:
    """The lists in words.yaml of a package, by section and kind; "no" and "on" are words like any other."""

    def __init__(self, package: str) -> None:
        text = files(package).joinpath("words.yaml").read_text(encoding="utf-8")
        self.sections: Mapping[str, Mapping[str, Sequence[str]]] = yaml.load(text, Loader=yaml.CBaseLoader)

    def in_order(self, section: str, *kinds: str) -> tuple[str, ...]:
        """The words of these kinds of a section as they stand there, of all of them where none is named."""
        lists = self.sections[section]
        return tuple(word for kind in kinds or lists for word in lists[kind])

    def words(self, section: str, *kinds: str) -> frozenset[str]:
        """The same as a set."""
        return frozenset(self.in_order(section, *kinds))

    def kinds(self, section: str) -> dict[str, str]:
        """The words of a section, each with its kind."""
        return {word: kind for kind, words in self.sections[section].items() for word in words}


_lists = WordLists("kg.language")

SPEECH_VERBS: frozenset[str] = _lists.words("speech_verbs")
MERE_SAYING: frozenset[str] = _lists.words("mere_saying")
ASKING_VERBS: frozenset[str] = _lists.words("asking_verbs")
DENYING_VERBS: frozenset[str] = _lists.words("denying_verbs")
MOVING_VERBS: frozenset[str] = _lists.words("moving_verbs")
SUBJECT_CONTROL_VERBS: frozenset[str] = _lists.words("subject_control_verbs")
ENDEAVOURS: frozenset[str] = _lists.words("endeavours")
OWN_TO_DO: frozenset[str] = _lists.words("own_to_do")
HARMING_VERBS: frozenset[str] = _lists.words("harming_verbs")
TERMS: frozenset[str] = _lists.words("terms")
COMPLEX_PREPOSITIONS: frozenset[str] = _lists.words("complex_prepositions")
TEXTS: frozenset[str] = _lists.words("texts")
WRITING_VERBS: frozenset[str] = _lists.words("writing_verbs")
SAID_IN_TEXTS: frozenset[str] = _lists.words("said_in_texts")
NUMERALS: tuple[str, ...] = _lists.in_order("numerals")
SMALL_IN_TITLES: frozenset[str] = _lists.words("small_in_titles")
NAMES_AND_WORDS: frozenset[str] = _lists.words("names_and_words")
ASKING_LABELS: frozenset[str] = _lists.words("asking_labels")
PAST_AND_BASE: frozenset[str] = _lists.words("past_and_base")
IN_OE: frozenset[str] = _lists.words("in_oe")
RUNNING_ON: frozenset[str] = _lists.words("running_on")
ABBREVIATIONS: frozenset[str] = _lists.words("abbreviations")
OPENERS: frozenset[str] = _lists.words("openers")
TELLING_VERBS: frozenset[str] = _lists.words("telling_verbs")
WITH_INFINITIVE: frozenset[str] = _lists.words("with_infinitive")
CLAIMS: frozenset[str] = _lists.words("claims")
WHEN_SAID: frozenset[str] = _lists.words("when_said")
WITH_GERUND: frozenset[str] = _lists.words("with_gerund")
WITH_TASK: frozenset[str] = _lists.words("with_task")
WITH_PERSON: frozenset[str] = _lists.words("with_person")
GIVING_VERBS: frozenset[str] = _lists.words("giving_verbs")
BECOMING_VERBS: frozenset[str] = _lists.words("becoming_verbs")
BUNDLES: frozenset[str] = _lists.words("bundles")
HOLDERS: frozenset[str] = _lists.words("holders")
HEADED: frozenset[str] = _lists.words("headed")
VERBAL_ADJECTIVES: frozenset[str] = _lists.words("verbal_adjectives")
