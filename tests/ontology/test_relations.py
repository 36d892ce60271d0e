"""The relation vocabulary and the two word lists beside it: schema, notation, and no frame that means two things."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from importlib.resources import files
from itertools import combinations
from typing import Any

import pytest
import yaml

from kg.ontology import vocabulary
from kg.records import ENTITY_TYPES, STATUSES
from kg.statements.lexicon import SECTOR_TYPES, THING

LISTS = ("verbs", "nouns", "adjectives")
SLOTS = frozenset({"OBJ", "SUBJ", "CONTENT", "ACTOR"})
PREPOSITIONS = frozenset(
    {
        "about", "above", "across", "after", "against", "along", "alongside", "among", "around", "as", "at",
        "before", "behind", "beside", "between", "by", "for", "from", "in", "inside", "into", "near", "of",
        "off", "on", "onto", "out", "outside", "over", "past", "regarding", "concerning", "than", "through",
        "to", "toward", "towards", "under", "upon", "with", "within", "without", "until", "during",
    }
)  # fmt: skip
# A frame: a lemma, then lemmas, names of families and slots; | without blanks between alternatives of one word
WORD = r"(?:[a-zà-ÿ]+|(?!(?:OBJ|SUBJ|CONTENT|ACTOR)\b)[A-Z]+)"
ALTERNATIVES = rf"{WORD}(?:\|{WORD})*"
KINDS = "|".join(sorted({*ENTITY_TYPES, *SECTOR_TYPES.values()}))
TYPES = rf":(?:{KINDS})(?:\|(?:{KINDS}))*"
FRAME = re.compile(rf"{ALTERNATIVES}(?: (?:(?:OBJ|SUBJ|CONTENT|ACTOR)(?:{TYPES})?|{ALTERNATIVES}))+")

# key -> types, required
RELATION_SCHEMA: dict[str, tuple[tuple[type, ...], bool]] = {
    "id": ((str,), True),
    "label": ((str,), True),
    "inverse": ((str,), True),
    "class": ((str,), True),
    "cameo": ((str, type(None)), True),
    "symmetric": ((bool,), True),
    "content": ((str, type(None)), True),
    "negated": ((str,), False),
    "stopped": ((str,), False),
    "negates": ((bool,), False),
    "answers": ((list,), False),
    "verbs": ((list,), False),
    "nouns": ((list,), False),
    "adjectives": ((list,), False),
    "hyphenated": ((list,), False),
}
ATTITUDE_SCHEMA: dict[str, tuple[tuple[type, ...], bool]] = {
    "lemma": ((list,), True),
    "pos": ((str,), True),
    "complement": ((str,), True),
    "negates": ((bool,), False),
    "presupposes": ((bool,), False),
    "purpose": ((bool,), False),
    "source": ((str,), True),
}
LIGHT_VERB_SCHEMA: dict[str, tuple[tuple[type, ...], bool]] = {
    "verb": ((list,), True),
    "noun_role": ((str,), True),
    "passive": ((bool,), False),
    "subject": ((str,), True),
    "negates": ((bool,), False),
    "status": ((str,), False),
}
# Codes whose class PLOVER and the annotation take from another CAMEO root than the class's own
CODES_OF_OTHER_ROOTS = {
    ("AGREE", "057"): "signing is agreeing",
    ("SUPPORT", "018"): "condolences are support",
    ("SUPPORT", "019"): "sharing a view is support",
    ("COERCE", "191"): "a siege is coercion",
    ("CONCEDE", "055"): "apologizing is giving in",
}


def read(package: str, name: str) -> list[dict[str, Any]]:
    text = files(package).joinpath(name).read_text(encoding="utf-8")
    rows = yaml.load(text, Loader=yaml.CSafeLoader)
    assert isinstance(rows, list)
    return rows


RELATIONS = read("kg.ontology", "relations.yaml")
ATTITUDES = read("kg.statements", "attitudes.yaml")
FAMILIES = {row["id"]: frozenset(row["nouns"]) for row in read("kg.ontology", "families.yaml")}
LIGHT_VERBS = read("kg.statements", "light_verbs.yaml")


def frames() -> Iterator[tuple[dict[str, Any], str, str]]:
    for row in RELATIONS:
        for kind in LISTS:
            for frame in row.get(kind, ()):
                yield row, kind, frame


def schema_errors(row: dict[str, Any], schema: dict[str, tuple[tuple[type, ...], bool]]) -> list[str]:
    errors = [f"unknown key {key!r}" for key in row if key not in schema]
    for key, (types, required) in schema.items():
        if key not in row:
            errors += [f"no {key!r}"] if required else []
        elif not isinstance(row[key], types):
            errors.append(f"{key!r} is {row[key]!r}")
        elif isinstance(row[key], list) and not (row[key] and all(isinstance(value, str) for value in row[key])):
            errors.append(f"{key!r} is empty or has other things than text (a bare yes, no, on or off?)")
    return errors


def positions(frame: str) -> list[frozenset[str]]:
    """The words that may stand at each place of a frame, families as their members."""
    return [frozenset().union(*(FAMILIES.get(one, {one}) for one in word.split("|"))) for word in frame.split(" ")]


@pytest.mark.parametrize("row", RELATIONS, ids=lambda row: str(row.get("id")))
def test_relation_fits_the_schema(row: dict[str, Any]) -> None:
    assert schema_errors(row, RELATION_SCHEMA) == []
    assert re.fullmatch(r"[a-z]+(?:[A-Z][a-z]+)*", row["id"])
    assert row["label"].strip() == row["label"] != ""
    assert row["content"] in (None, *STATUSES)
    assert len(row.get("hyphenated", ())) == len(set(row.get("hyphenated", ())))


@pytest.mark.parametrize("row", RELATIONS, ids=lambda row: str(row.get("id")))
def test_symmetric_relations_read_the_same_both_ways(row: dict[str, Any]) -> None:
    assert row["symmetric"] == (row["label"] == row["inverse"])


@pytest.mark.parametrize("row", RELATIONS, ids=lambda row: str(row.get("id")))
def test_cameo_code_belongs_to_the_class(row: dict[str, Any]) -> None:
    code, event_class = row["cameo"], vocabulary.event_classes()[row["class"]]
    if code is None:
        assert event_class.standing or event_class.id == "CRIME"
        return
    assert re.fullmatch(r"\d{3,4}", code)
    assert code[:2] in vocabulary.cameo_roots()
    assert code[:2] in event_class.cameo or (row["class"], code) in CODES_OF_OTHER_ROOTS


def test_ids_are_unique() -> None:
    ids = [row["id"] for row in RELATIONS]
    assert len(ids) == len(set(ids))


def test_relations_that_the_engine_names_exist() -> None:
    assert {"other", "holdsOffice", "visits", "controls"} <= {row["id"] for row in RELATIONS}


def test_every_class_is_used_and_known() -> None:
    assert {row["class"] for row in RELATIONS} == set(vocabulary.event_classes())


def test_the_vocabulary_is_as_large_as_its_claim() -> None:
    assert len(RELATIONS) >= 150
    assert sum(1 for _ in frames()) >= 1000
    assert sum(1 for row in RELATIONS if row["id"] != "other" and not any(row.get(kind) for kind in LISTS)) == 0


def test_frames_parse_by_the_notation() -> None:
    assert [frame for _, _, frame in frames() if not FRAME.fullmatch(frame)] == []


def test_frames_have_each_slot_once_and_at_least_one() -> None:
    wrong = []
    for row, _, frame in frames():
        slots = [kind for word in frame.split(" ") if (kind := word.partition(":")[0]) in SLOTS]
        if not slots or len(slots) != len(set(slots)):
            wrong.append((row["id"], frame))
    assert wrong == []


def test_frames_end_with_no_preposition_that_has_no_noun() -> None:
    wrong = []
    for row, _, frame in frames():
        *_, before, last = positions(frame)
        if before <= SLOTS and last <= PREPOSITIONS:
            wrong.append((row["id"], frame))
    assert wrong == []


def test_families_are_used_and_their_nouns_listed_once() -> None:
    used = {one for _, _, frame in frames() for word in frame.split(" ") for one in word.split("|") if one.isupper()}
    assert used - SLOTS - {THING} == set(FAMILIES)
    for row in read("kg.ontology", "families.yaml"):
        assert set(row) == {"id", "nouns"}
        assert re.fullmatch("[A-Z]+", row["id"])
        assert row["nouns"]
        assert all(noun == noun.lower() for noun in row["nouns"])
        assert len(row["nouns"]) == len(set(row["nouns"]))


def test_alternatives_are_listed_once() -> None:
    words = [(row["id"], word) for row, _, frame in frames() for word in frame.split(" ")]
    assert [pair for pair in words if len(pair[1].split("|")) != len(set(pair[1].split("|")))] == []


def test_only_relations_with_content_give_it_a_status() -> None:
    with_content = {row["id"] for row, _, frame in frames() if "CONTENT" in frame}
    assert {row["id"] for row in RELATIONS if row["content"]} == with_content
    assert {row["id"] for row in RELATIONS if row.get("negates")} <= with_content


def test_no_frame_stands_under_two_relations_or_twice() -> None:
    by_head: dict[tuple[str, str, int], list[tuple[str, str]]] = defaultdict(list)
    for row, kind, frame in frames():
        words = positions(frame)
        for head in words[0]:
            by_head[kind, head, len(words)].append((row["id"], frame))
    clashes = [
        (head, one, other)
        for (_, head, _), found in by_head.items()
        for one, other in combinations(found, 2)
        if all(a & b for a, b in zip(positions(one[1])[1:], positions(other[1])[1:], strict=True))
    ]
    assert clashes == []


def test_no_hyphenated_form_stands_under_two_relations() -> None:
    words = [word for row in RELATIONS for word in row.get("hyphenated", ())]
    assert len(words) == len(set(words))


@pytest.mark.parametrize(
    ("kind", "frame", "relation"),
    [
        ("verbs", "accuse OBJ of CONTENT", "accuses"),
        ("verbs", "blame OBJ for CONTENT", "blames"),
        ("verbs", "call on OBJ to CONTENT", "callsOn"),
        ("verbs", "pull out of OBJ", "withdrawsFrom"),
        ("verbs", "cut tie with OBJ", "cutsTiesWith"),
        ("verbs", "hit back at OBJ", "criticizes"),
        ("verbs", "impose sanction on OBJ", "imposesSanctionsOn"),
        ("verbs", "lift sanction on OBJ", "easesSanctionsOn"),
        ("verbs", "recall ambassador from OBJ", "cutsTiesWith"),
        ("verbs", "summon ambassador of OBJ", "complainsAbout"),
        ("verbs", "shoot down drone of OBJ", "shootsDown"),
        ("verbs", "lay siege to OBJ", "besieges"),
        ("verbs", "arrest OBJ", "arrests"),
        ("verbs", "veto OBJ", "vetoes"),
        ("verbs", "deny CONTENT", "denies"),
        ("verbs", "visit OBJ", "visits"),
        ("verbs", "meet with OBJ", "meets"),
        ("nouns", "strike on OBJ", "strikes"),
        ("nouns", "airstrike on OBJ", "strikes"),
        ("nouns", "talk with OBJ", "holdsTalksWith"),
        ("nouns", "visit to OBJ", "visits"),
        ("nouns", "support for OBJ", "supports"),
        ("nouns", "withdrawal from OBJ", "withdrawsFrom"),
        ("nouns", "tension with OBJ", "hostileTo"),
        ("nouns", "member of OBJ", "memberOf"),
        ("adjectives", "allied with OBJ", "allyOf"),
        ("adjectives", "critical of OBJ", "criticizes"),
        ("adjectives", "based in OBJ", "basedIn"),
    ],
)
def test_plain_ways_to_say_a_thing_are_there(kind: str, frame: str, relation: str) -> None:
    words = frame.split(" ")
    found = {
        row["id"]
        for row, listed, pattern in frames()
        if listed == kind
        and len(positions(pattern)) == len(words)
        and all(word in alternatives for word, alternatives in zip(words, positions(pattern), strict=True))
    }
    assert found == {relation}


@pytest.mark.parametrize(
    "frame", ["OBJ accuse", "Accuse OBJ", "accuse | blame OBJ", "accuse OBJ ", "accuse", "strike-on OBJ", "accuse|OBJ"]
)
def test_the_notation_refuses(frame: str) -> None:
    assert not FRAME.fullmatch(frame)


@pytest.mark.parametrize("row", ATTITUDES, ids=lambda row: f"{row.get('pos')}-{row.get('lemma', ['?'])[0]}")
def test_attitude_fits_the_schema(row: dict[str, Any]) -> None:
    assert schema_errors(row, ATTITUDE_SCHEMA) == []
    assert row["pos"] in ("verb", "noun", "adjective", "adverb")
    assert row["complement"] in STATUSES
    assert row["source"] in ("subject", "object", "none")
    assert all(re.fullmatch(WORD, lemma) for lemma in row["lemma"])


def test_attitudes_stand_once() -> None:
    keys = [(row["pos"], lemma) for row in ATTITUDES for lemma in row["lemma"]]
    assert len(keys) == len(set(keys)) >= 200


@pytest.mark.parametrize("row", LIGHT_VERBS, ids=lambda row: str(row.get("verb", ["?"])[0]))
def test_light_verb_fits_the_schema(row: dict[str, Any]) -> None:
    assert schema_errors(row, LIGHT_VERB_SCHEMA) == []
    assert row["noun_role"] in ("object", "oblique")
    assert row["subject"] in ("actor", "target")
    assert row.get("status") in (None, *STATUSES)
    assert all(re.fullmatch(rf"{WORD}(?: {WORD})*", verb) for verb in row["verb"])
    assert row["noun_role"] == "object" or all(" " in verb for verb in row["verb"])


def test_light_verbs_stand_once() -> None:
    verbs = [verb for row in LIGHT_VERBS for verb in row["verb"]]
    assert len(verbs) == len(set(verbs))
