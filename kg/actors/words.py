"""Small closed classes of words that reading actors needs; loaded from words.yaml."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import yaml


@cache
def _words() -> dict[str, dict[str, list[str]]]:
    text = files("kg.actors").joinpath("words.yaml").read_text(encoding="utf-8")
    loaded: dict[str, dict[str, list[str]]] = yaml.safe_load(text)
    return loaded


def _by_word(section: str) -> dict[str, str]:
    return {word: kind for kind, words in _words()[section].items() for word in words}


ORGANIZATION_HEADS: dict[str, str] = _by_word("organization_heads")
DESCRIPTIONS: dict[str, str] = _by_word("descriptions")
PAIRED: dict[str, str] = _by_word("paired")
RIVALS: frozenset[str] = frozenset(_by_word("rivals"))
PLACE_VERBS: frozenset[str] = frozenset(_words()["place_words"]["verbs"])
MOVES: frozenset[str] = frozenset(_words()["place_words"]["moves"])
PARTS_OF_PLACES: frozenset[str] = frozenset(_words()["place_words"]["parts"])
HELD_AT_PLACES: frozenset[str] = frozenset(_words()["place_words"]["held"])
PRONOUNS: dict[str, str] = _by_word("pronouns")
PEOPLE_OF_STATE: frozenset[str] = frozenset(_by_word("people_of_state"))
FATES: frozenset[str] = frozenset(_by_word("fates"))
STATES_TOGETHER: frozenset[str] = frozenset(_by_word("states_together"))
PEOPLE_OF_PERSONS: frozenset[str] = frozenset(_by_word("people_of_persons"))
KILLINGS: frozenset[str] = frozenset(_by_word("killings"))
TAKEN_PEOPLE: frozenset[str] = PEOPLE_OF_STATE | frozenset(_by_word("taken_people"))
PEOPLE_OF_BODIES: frozenset[str] = frozenset(_by_word("people_of_bodies"))
INTRODUCED: dict[str, str] = _by_word("introduced")
LANDFORMS: frozenset[str] = frozenset(_by_word("landforms"))
SITES: dict[str, str] = _by_word("sites")
ACTS_ON_SITES: dict[str, frozenset[str]] = {kind: frozenset(words) for kind, words in _words()["acts_on_sites"].items()}
NOT_ACTORS: frozenset[str] = frozenset(_by_word("not_actors"))
GENDERS: dict[str, str] = _by_word("genders")
STATE_RUN: frozenset[str] = frozenset(_by_word("state_run"))
PRESS: frozenset[str] = frozenset(_by_word("press"))
LEADING: frozenset[str] = frozenset(_by_word("leading"))
IDEAS: frozenset[str] = frozenset(_by_word("ideas"))
PAPERS: frozenset[str] = frozenset(_by_word("papers"))
THINGS: frozenset[str] = frozenset(_by_word("things"))
IDLE_MODIFIERS: frozenset[str] = frozenset(_by_word("idle_modifiers"))
DEMONYM_SUFFIXES: tuple[str, ...] = tuple(_by_word("demonym_suffixes"))
COUNTRY_ENDINGS: tuple[str, ...] = tuple(_by_word("country_endings"))
INSTITUTIONS: frozenset[str] = frozenset(_by_word("institutions"))
OF_OTHERS: frozenset[str] = frozenset(_by_word("of_others"))
WITHOUT_ARTICLE: frozenset[str] = frozenset(_by_word("without_article"))
REALM_NOUNS: frozenset[str] = frozenset(_by_word("realm_nouns"))
PORTFOLIOS: frozenset[str] = frozenset(_by_word("portfolios"))
BODIES_BEFORE_COUNTRY: frozenset[str] = frozenset(_by_word("bodies_before_country"))
FAMILY_FIRST: frozenset[str] = frozenset(_by_word("family_first"))
