"""Closed classes of words that reading grammar needs; loaded from words.yaml, as other packages load theirs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files

import yaml


@cache
def read_words(package: str) -> Mapping[str, Mapping[str, Sequence[str]]]:
    """The lists in words.yaml of a package, by section and kind; "no" and "on" are words like any other."""
    text = files(package).joinpath("words.yaml").read_text(encoding="utf-8")
    loaded: dict[str, dict[str, list[str]]] = yaml.load(text, Loader=yaml.CBaseLoader)
    return loaded


def _words(section: str) -> frozenset[str]:
    return frozenset(word for words in read_words("kg.language")[section].values() for word in words)


SPEECH_VERBS: frozenset[str] = _words("speech_verbs")
MERE_SAYING: frozenset[str] = _words("mere_saying")
ASKING_VERBS: frozenset[str] = _words("asking_verbs")
MOVING_VERBS: frozenset[str] = _words("moving_verbs")
SUBJECT_CONTROL_VERBS: frozenset[str] = _words("subject_control_verbs")
ENDEAVOURS: frozenset[str] = _words("endeavours")
OWN_TO_DO: frozenset[str] = _words("own_to_do")
HARMING_VERBS: frozenset[str] = _words("harming_verbs")
TERMS: frozenset[str] = _words("terms")
COMPLEX_PREPOSITIONS: frozenset[str] = _words("complex_prepositions")
TEXTS: frozenset[str] = _words("texts")
WRITING_VERBS: frozenset[str] = _words("writing_verbs")
SAID_IN_TEXTS: frozenset[str] = _words("said_in_texts")
NUMERALS: tuple[str, ...] = tuple(read_words("kg.language")["numerals"]["number"])
SMALL_IN_TITLES: frozenset[str] = _words("small_in_titles")
NAMES_AND_WORDS: frozenset[str] = _words("names_and_words")
ASKING_LABELS: frozenset[str] = _words("asking_labels")
PAST_AND_BASE: frozenset[str] = _words("past_and_base")
IN_OE: frozenset[str] = _words("in_oe")
RUNNING_ON: frozenset[str] = _words("running_on")
ABBREVIATIONS: frozenset[str] = _words("abbreviations")
OPENERS: frozenset[str] = _words("openers")
TELLING_VERBS: frozenset[str] = _words("telling_verbs")
WITH_INFINITIVE: frozenset[str] = _words("with_infinitive")
CLAIMS: frozenset[str] = _words("claims")
WHEN_SAID: frozenset[str] = _words("when_said")
WITH_GERUND: frozenset[str] = _words("with_gerund")
WITH_TASK: frozenset[str] = _words("with_task")
WITH_PERSON: frozenset[str] = _words("with_person")
GIVING_VERBS: frozenset[str] = _words("giving_verbs")
BECOMING_VERBS: frozenset[str] = _words("becoming_verbs")
BUNDLES: frozenset[str] = _words("bundles")
HOLDERS: frozenset[str] = _words("holders")
HEADED: frozenset[str] = _words("headed")
VERBAL_ADJECTIVES: frozenset[str] = _words("verbal_adjectives")
