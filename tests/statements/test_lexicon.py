"""Frames as they are written, and the lexicon of the package."""

from __future__ import annotations

import pytest

from kg.records import STATUSES
from kg.statements.lexicon import Slot, load, parse_frame

RELATION = load().relations["accuses"]

# pattern -> head, words, slots
PATTERNS = [
    ("accuse OBJ", "accuse", [], [("OBJ", set(), False)]),
    ("accuse OBJ of CONTENT", "accuse", [], [("OBJ", set(), False), ("CONTENT", {"of"}, False)]),
    ("call on|upon OBJ to CONTENT", "call", [], [("OBJ", {"on", "upon"}, False), ("CONTENT", {"to"}, False)]),
    ("cut tie with OBJ", "cut", [{"tie"}], [("OBJ", {"with"}, False)]),
    ("pull out of OBJ", "pull", [{"out"}], [("OBJ", {"of"}, False)]),
    ("demand that CONTENT", "demand", [], [("CONTENT", {"that"}, False)]),
    ("put pressure on OBJ", "put", [{"pressure"}], [("OBJ", {"on"}, False)]),
    ("seek to stop OBJ", "seek", [], [("OBJ", {"stop"}, True)]),
    ("refuse to meet|join OBJ", "refuse", [], [("OBJ", {"meet", "join"}, True)]),
    ("refuse to talk with OBJ", "refuse", [{"to"}, {"talk"}], [("OBJ", {"with"}, False)]),
    ("borrow from SUBJ", "borrow", [], [("SUBJ", {"from"}, False)]),
    ("find OBJ guilty", "find", [{"guilty"}], [("OBJ", set(), False)]),
    ("blame CONTENT on OBJ", "blame", [], [("CONTENT", set(), False), ("OBJ", {"on"}, False)]),
    ("provide OBJ with aid|help", "provide", [{"with"}, {"aid", "help"}], [("OBJ", set(), False)]),
]


@pytest.mark.parametrize(("pattern", "head", "words", "slots"), PATTERNS)
def test_pattern(pattern, head, words, slots):
    [frame] = parse_frame(pattern, RELATION)
    assert frame.head == head
    assert frame.relation is RELATION
    assert [set(alternatives) for alternatives in frame.words] == words
    assert frame.slots == tuple(Slot(kind, frozenset(before), infinitive) for kind, before, infinitive in slots)


def test_alternatives_of_the_head_are_frames_of_their_own():
    assert [frame.head for frame in parse_frame("urge|press OBJ to CONTENT", RELATION)] == ["urge", "press"]


def test_weight_grows_with_what_is_said():
    patterns = ("accuse OBJ", "accuse OBJ of CONTENT", "put OBJ under pressure of CONTENT")
    weights = [parse_frame(pattern, RELATION)[0].weight for pattern in patterns]
    assert weights == sorted(set(weights))


def test_slot_by_kind():
    [frame] = parse_frame("accuse OBJ of CONTENT", RELATION)
    assert frame.slot("OBJ") == Slot("OBJ", frozenset())
    assert frame.slot("SUBJ") is None


@pytest.mark.parametrize("pattern", ["OBJ accuse", "accuse", "accuse of", "CONTENT"])
def test_pattern_that_is_none(pattern):
    with pytest.raises(ValueError, match="accuses: a frame starts with a lemma"):
        parse_frame(pattern, RELATION)


def test_every_head_is_a_lower_case_lemma():
    lexicon = load()
    for frames in (lexicon.verbs, lexicon.nouns, lexicon.adjectives):
        assert all(head == head.lower() and " " not in head for head in frames)


def test_attitudes_and_light_verbs_have_known_statuses():
    lexicon = load()
    assert {attitude.status for attitude in lexicon.attitudes.values()} <= set(STATUSES)
    assert {attitude.source for attitude in lexicon.attitudes.values()} <= {"none", "subject", "object"}
    assert {verb.status for verbs in lexicon.light_verbs.values() for verb in verbs} <= {None, *STATUSES}


def test_lexicon_is_loaded_once():
    assert load() is load()


def test_frames_of_ones_own_stand_behind_those_of_the_package():
    lexicon, frames = load(), parse_frame("accuse|yodel OBJ in public", RELATION)
    extended = lexicon.with_frames("verbs", frames)
    assert extended.verbs["accuse"] == (*lexicon.verbs["accuse"], frames[0])
    assert [*extended.verbs["yodel"].standing({"in", "public"})] == [frames[1]]
    assert "yodel" not in lexicon.verbs
    assert extended.classes["yodelled", "yodel"] == {RELATION.relation_class}
