"""The judge: what may be a statement is found whether or not a rule reads it, and what is learnt of it names nobody."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from kg import actors, pipeline
from kg.records import Article
from kg.statements import extract_statements, load_lexicon
from kg.statements.candidates import NEAREST, left_over, read_candidates, unread_candidates
from kg.statements.extraction import read_by_rules
from kg.statements.features import Features, bucket
from kg.statements.judge import Judge, Promising, Regression, Scorer, load

NOTHING = np.array([-1.0, 1.0])


def regression(weights, threshold, bias=0.0):
    """A regression whose score is the share, between 0 and 1."""
    values = np.array(list(weights.values()), dtype=float)
    rows = {name: row for row, name in enumerate(weights)}
    return Regression(rows, values, bias, np.array([0.0, 1.0]), np.array([0.0, 1.0]), threshold)


@pytest.fixture
def parsed(nlp, knowledge):
    def parse(text):
        article = Article("test", text, published=date(2025, 6, 27))
        return article, actors.resolve(nlp(pipeline.readable(article)), article, knowledge)

    return parse


@pytest.fixture
def look(parsed):
    def read(text):
        _, found = parsed(text)
        reader, readings = read_by_rules(found, load_lexicon())
        ruled = list(read_candidates(readings))
        unread = list(unread_candidates(found, load_lexicon(), reader, ruled))
        return ruled, unread, Features(found, ruled)

    return read


@pytest.fixture
def left(parsed):
    def read(text):
        _, found = parsed(text)
        reader, readings = read_by_rules(found, load_lexicon())
        ruled = list(read_candidates(readings))
        unread = unread_candidates(found, load_lexicon(), reader, ruled)
        return ruled, list(left_over(unread, ruled, found))

    return read


@pytest.fixture
def settled(parsed):
    def read(text, judge):
        article, found = parsed(text)
        return extract_statements(article, found, load_lexicon(), judge)

    return read


@pytest.mark.parametrize(
    ("text", "subject", "trigger", "target"),
    [
        ("Egypt struck Libya.", "Egypt", "struck", "Libya"),
        ("Libya was struck by Egypt.", "Egypt", "struck", "Libya"),
        ("Egypt's strikes on Libya went on.", "Egypt", "strikes", "Libya"),
        ("Egypt, which had often helped Libya, left the meeting.", "Egypt", "helped", "Libya"),
    ],
)
def test_candidate_is_found(look, text, subject, trigger, target):
    ruled, unread, _ = look(text)
    found = {(c.subject.entity.name, c.proposal.trigger.text, c.object.entity.name) for c in (*ruled, *unread)}
    assert (subject, trigger, target) in found


@pytest.mark.parametrize("text", ["Egypt voted on Sunday.", "It rained.", "", "Egypt, Egypt and Egypt."])
def test_no_candidate_without_two_actors(look, text):
    ruled, unread, _ = look(text)
    assert [*ruled, *unread] == []


def test_what_the_rules_read_is_left_to_them(left):
    ruled, added = left("Egypt, at odds with Malta, struck Libya and accused Malta of helping Sudan.")
    assert ruled
    assert added
    assert not {c.proposal.trigger.i for c in ruled} & {c.proposal.trigger.i for c in added}
    assert not {c.pair for c in ruled} & {c.pair for c in added}


def test_offices_that_titles_tell_are_left_to_them(left):
    _, added = left("Italian President Sergio Mattarella met German President Frank-Walter Steinmeier.")
    assert not [c for c in added if c.proposal.relation.relation_class == "HOLDS_OFFICE"]


def test_no_pair_that_the_rules_join_by_a_word_is_unread(look):
    ruled, unread, _ = look("Egypt struck Libya and accused Malta of helping Sudan.")
    joined = {(c.proposal.trigger.i, frozenset((c.subject.entity.id, c.object.entity.id))) for c in ruled}
    assert joined
    assert not joined & {(c.proposal.trigger.i, frozenset((c.subject.entity.id, c.object.entity.id))) for c in unread}


def test_candidates_of_a_word_are_bounded(look):
    names = "Egypt, Libya, Malta, Sudan, Chad, Niger, Mali, Kenya, Ghana, Togo, Benin and Gabon"
    _, unread, _ = look(f"{names} met in silence, and nobody attacked {names}.")
    by_trigger = {}
    for candidate in unread:
        by_trigger.setdefault(candidate.proposal.trigger.i, []).append(candidate)
    assert max(map(len, by_trigger.values()), default=0) <= NEAREST * (NEAREST - 1)


def test_features_name_no_actor(look):
    ruled, unread, features = look("Egypt struck Libya after talks with Malta.")
    words = [feature for candidate in (*ruled, *unread) for feature in features.of(candidate)]
    assert words
    assert not [word for word in words for name in ("egypt", "libya", "malta") if name in word.lower()]


def test_features_are_those_of_another_state(look):
    def of(text):
        ruled, _, features = look(text)
        return [features.of(candidate) for candidate in ruled]

    assert of("Egypt struck Libya.") == of("Kenya struck Ghana.")


def test_bucket():
    assert [bucket(number) for number in (-1, 0, 5, 7, 500)] == [0, 0, 4, 6, 22]


def test_probability_is_read_off_the_calibration():
    regression = Regression(
        {"a": 0, "b": 1}, np.array([2.0, -1.0]), 1.0, np.array([0.0, 2.0, 4.0]), np.array([0.1, 0.5, 0.7]), 0.0
    )
    assert regression.probability(["b", "unknown"]) == pytest.approx(0.1)
    assert regression.probability(["a"]) == pytest.approx(0.6)
    assert regression.probability(["a", "a"]) == pytest.approx(0.7)  # no more than the highest share


def test_a_scorer_says_what_its_regression_says_of_the_parts_together():
    def named(*words):
        return words

    one = regression({"a": 0.25, "b": 0.5, "c": -0.25}, 0.0)
    scorer = Scorer(one)
    for parts in ([("a", "b"), ("c",)], [("a", "b"), ("unknown",), ()], [("c",), ("a", "b")]):
        together = one.probability([word for part in parts for word in part])
        assert scorer.probability([(named, *part) for part in parts]) == pytest.approx(together)


def test_words_to_pass_over_give_no_candidates(parsed):
    _, found = parsed("Egypt did not visit Libya during the war with Malta.")
    reader, read = read_by_rules(found, load_lexicon())
    ruled = list(read_candidates(read))
    every = list(unread_candidates(found, load_lexicon(), reader, ruled))
    words = {candidate.proposal.trigger.i for candidate in every}
    assert words
    for word in words:
        rest = unread_candidates(found, load_lexicon(), reader, ruled, but={word})
        assert {candidate.proposal.trigger.i for candidate in rest} == words - {word}


def test_a_judge_that_knows_nothing_leaves_the_rules_as_they_read(settled):
    text = "Egypt denied striking Libya. Malta accused Sudan of helping Chad."
    by_rules = settled(text, None)
    judged = settled(text, Judge(regression({}, 0.0, 0.6), regression({}, 1.01)))
    assert by_rules
    assert [statement.id for statement in judged] == [statement.id for statement in by_rules]
    assert {e.confidence for statement in judged for e in statement.evidence} == {0.6}


def test_the_unlikely_falls(settled):
    judge = Judge(regression({"relation:attacks": -0.5, "relation:strikes": -0.5}, 0.2, 0.6), regression({}, 1.01))
    assert {s.relation for s in settled("Egypt struck Libya. Malta accused Sudan.", judge)} == {"accuses"}


def test_the_likely_joins_with_the_status_of_its_word(settled):
    text = "Egypt did not visit Libya during the war with Malta."
    rules = settled(text, None)
    added = settled(text, Judge(regression({}, 0.0, 0.6), regression({}, 0.5, 0.6)))
    assert {statement.id for statement in rules} <= {statement.id for statement in added}
    assert len(added) > len(rules)


def test_it_is_written_and_read(tmp_path):
    judge = Judge(regression({"a": 0.25, "b:é": -1.0}, 0.25, 0.5), regression({"c": 0.5}, 0.75))
    for name in ("one.npz", "two.npz"):
        judge.write(tmp_path / name)
    assert (tmp_path / "one.npz").read_bytes() == (tmp_path / "two.npz").read_bytes()
    again = Judge.read(tmp_path / "one.npz")
    assert again.ruled.probability(["a"]) == judge.ruled.probability(["a"])
    assert (again.ruled.threshold, again.unread.threshold) == (0.25, 0.75)


def test_what_is_no_judge_is_named(tmp_path):
    np.savez(tmp_path / "other.npz", weights=NOTHING)
    with pytest.raises(ValueError, match=r"other\.npz holds no judge of statements: train one"):
        Judge.read(tmp_path / "other.npz")


@pytest.mark.parametrize("name", ["shipped", "least"])
def test_what_is_not_promising_falls_short_of_the_threshold(parsed, name):
    """The bound is exact: with the closer look at all candidates the same ones are added."""
    shipped = load()
    judge = shipped if name == "shipped" else replace(shipped, unread=replace(shipped.unread, threshold=0.05))
    text = (
        "Egypt did not visit Libya during the war with Malta, officials in Tunisia said. Chad, which Sudan had warned "
        "of an attack by Niger, asked Mali for help against the rebels. Kenya may punish Uganda if Rwanda agrees."
    )
    _, found = parsed(text)
    reader, read = read_by_rules(found, load_lexicon())
    ruled = list(read_candidates(read))
    words = {candidate.proposal.trigger.i for candidate in ruled}
    features, scorer = Features(found, ruled), Scorer(judge.unread)
    every = list(left_over(unread_candidates(found, load_lexicon(), reader, ruled, but=words), ruled, found))
    promising = unread_candidates(
        found, load_lexicon(), reader, ruled, but=words, choose=Promising(scorer, features, ruled)
    )
    chosen = list(left_over(promising, ruled, found))
    assert len(chosen) < len(every)

    def reaching(candidates):
        rows = ((c.act, c.proposal.trigger.i, scorer.probability(features.parts(c))) for c in candidates)
        return [row for row in rows if row[-1] >= judge.unread.threshold]

    assert reaching(chosen) == reaching(every)
    assert name == "shipped" or reaching(every)


def test_the_floor_of_a_regression_lies_below_all_that_reach_its_threshold():
    scores, shares = np.array([-2.0, 0.0, 1.0]), np.array([0.1, 0.3, 0.9])
    for threshold in (0.0, 0.2, 0.3, 0.6, 0.9, 0.95):
        one = Regression({}, np.array([]), 0.0, scores, shares, threshold)
        assert all(score >= one.floor for score in np.linspace(-4, 4, 81) if one.share(score) >= threshold)
    assert Regression({}, np.array([]), 0.0, scores, shares, 0.95).floor == float("inf")
