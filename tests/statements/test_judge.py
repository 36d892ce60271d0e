"""The judge: what may be a statement is found whether or not a rule reads it, and what is learnt of it names nobody."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from kg import actors, pipeline
from kg.records import Article
from kg.statements import extract_statements, load_lexicon
from kg.statements.candidates import likeliest_relation, read_candidates
from kg.statements.extraction import read_by_rules
from kg.statements.features import Features, Opinions, bucket
from kg.statements.judge import Judge, Regression, Scorer, load, unread_candidates
from kg.statements.network import FLAGS, Network
from kg.statements.scenes import CLASSES, read_scenes

NOTHING = np.array([-1.0, 1.0])
VECTORS = "minilm-96"
WORDS = {kind: {} for kind in ("lemma", "label", "mention", "entity_type", "way")}
FEW = 2
NEVER = 1.01


def network(width, kind="FIGHT", score=-50.0):
    """A network that finds one class as likely between any two actors by any word, whatever it sees."""
    many = len(CLASSES)
    sizes = {
        **{f"seen.{name}": (width, FEW) for name in ("own", "above", "below", "towards", "over", "who")},
        "word": (5 * FEW + 2 * many, FEW), "hidden": (FEW, FEW), "out": (FEW, many),
        "pair": (6 * FEW + 2 * many, FEW), "nothing": (FEW, 1),
    }  # fmt: skip
    weights = {name: np.zeros(size, np.float32) for name, size in sizes.items()}
    weights |= {f"{name}.bias": np.zeros(size[1], np.float32) for name, size in sizes.items()}
    weights |= {name: np.zeros((1, FEW), np.float32) for name in WORDS}
    bare = {"way.near": 2 * FEW, "way.way": FEW, "way.who": 3 * FEW}
    weights |= {name: np.zeros((size, 2 * FEW), np.float32) for name, size in bare.items()}
    weights |= {f"flag.{place}": np.zeros((size, 2 * FEW), np.float32) for place, size in enumerate(FLAGS)}
    weights |= {"pair.told": np.zeros((2 * many, FEW), np.float32), "way.bias": np.zeros(2 * FEW, np.float32)}
    weights["out.bias"] = np.full(many, -50.0, np.float32)
    weights["out.bias"][CLASSES.index(kind)] = score
    return Network(WORDS, weights)


def regression(weights, threshold, bias=0.0):
    """A regression whose score is the share, between 0 and 1."""
    values = np.array(list(weights.values()), dtype=float)
    rows = {name: row for row, name in enumerate(weights)}
    return Regression(rows, values, bias, np.array([0.0, 1.0]), np.array([0.0, 1.0]), threshold)


@pytest.fixture
def width(nlp):
    return len(nlp.vocab.vectors.data[0]) + nlp("Word.").tensor.shape[1]


@pytest.fixture
def judge(width):
    """A judge that finds what the rules read as likely as `ruled`, and what only its network reads as `unread`."""

    def made(weights=None, ruled=0.6, unread=0.0, *, least=(0.0, NEVER), newcomer=NEVER, kind="FIGHT", score=-50.0):
        regressions = regression(weights or {}, least[0], ruled), regression({}, least[1], unread)
        return Judge(network(width, kind, score), *regressions, newcomer, VECTORS)

    return made


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
        _, readings = read_by_rules(found, load_lexicon())
        ruled = list(read_candidates(readings))
        return found, ruled, read_scenes(found, ruled, load_lexicon(), WORDS)

    return read


@pytest.fixture
def settled(parsed):
    def read(text, judge):
        article, found = parsed(text)
        return extract_statements(article, found, load_lexicon(), judge)

    return read


def rows(scenes):
    return {
        (scenes.actors[one][0].entity.name, scenes.words[word].text, scenes.actors[other][0].entity.name)
        for word, _, _, pair in scenes.row
        for one, other in [scenes.pair[pair]]
    }


@pytest.mark.parametrize(
    ("text", "subject", "word", "target"),
    [
        ("Egypt struck Libya.", "Egypt", "struck", "Libya"),
        ("Libya was struck by Egypt.", "Egypt", "struck", "Libya"),
        ("Egypt's strikes on Libya went on.", "Egypt", "strikes", "Libya"),
        ("Egypt, which had often helped Libya, left the meeting.", "Egypt", "helped", "Libya"),
    ],
)
def test_a_scene_has_each_pair_by_each_word_near_it(look, text, subject, word, target):
    _, _, scenes = look(text)
    assert {(subject, word, target), (target, word, subject)} <= rows(scenes)


@pytest.mark.parametrize("text", ["Egypt voted on Sunday.", "It rained.", "", "Egypt, Egypt and Egypt."])
def test_no_scene_without_two_actors(look, text):
    _, ruled, scenes = look(text)
    assert not ruled
    assert not len(scenes.row)


def test_a_scene_of_many_actors_is_bounded(look):
    names = "Egypt, Libya, Malta, Sudan, Chad, Niger, Mali, Kenya, Ghana, Togo, Benin, Gabon, Angola and Zambia"
    _, _, scenes = look(f"{names} met in silence, and nobody attacked {names}.")
    assert len(scenes.actors) == 12


def test_a_scene_tells_what_lexicon_and_rules_say_of_a_word(look):
    _, _, scenes = look("Egypt struck Libya and painted Malta.")
    told = {(scenes.words[word].text, *divmod(column, len(CLASSES))) for word, column in scenes.told.tolist()}
    lexicon, read = 0, 1
    assert {("struck", lexicon, CLASSES.index("FIGHT")), ("struck", read, CLASSES.index("FIGHT"))} <= told
    assert [(each, CLASSES[kind]) for word, each, kind in told if word == "painted"] == [(read, "OTHER")]


def test_a_scene_tells_what_the_rules_read_of_a_pair(look):
    _, _, scenes = look("Egypt struck Libya.")
    names = [tuple(scenes.actors[place][0].entity.name for place in pair) for pair in scenes.pair.tolist()]
    told = {(*names[pair], column) for pair, column in scenes.pair_told.tolist()}
    fight = CLASSES.index("FIGHT")
    assert told == {("Egypt", "Libya", fight), ("Libya", "Egypt", len(CLASSES) + fight)}


def test_probabilities_of_a_pair_and_of_nothing_add_up(look, width):
    found, _, scenes = look("Egypt struck Libya.")
    likely = network(width, score=0.0)(scenes, found.doc.vectors(VECTORS, scenes.tokens))
    assert likely.by_pair.shape == (2, len(CLASSES))
    by_words = len(scenes.row) / 2  # each as likely as nothing
    assert likely.by_pair.sum(axis=1) == pytest.approx([by_words / (by_words + 1)] * 2)
    assert likely.by_row.sum() == pytest.approx(likely.by_pair.sum())


def test_what_the_rules_read_is_left_to_them(parsed, judge):
    _, found = parsed("Egypt, at odds with Malta, struck Libya and accused Malta of helping Sudan.")
    reader, read = read_by_rules(found, load_lexicon())
    ruled = list(read_candidates(read))
    seen = judge(score=0.0).scenes(found, load_lexicon(), ruled)
    added = list(unread_candidates(*seen, found, load_lexicon(), reader, ruled))
    assert ruled
    assert added
    assert not {c.pair for c in ruled} & {c.pair for c in added}
    assert len({c.pair for c in added}) == len(added)


def test_offices_that_titles_tell_are_left_to_them(parsed, judge):
    _, found = parsed("Italian President Sergio Mattarella met German President Frank-Walter Steinmeier.")
    reader, _ = read_by_rules(found, load_lexicon())
    seen = judge(kind="HOLDS_OFFICE", score=0.0).scenes(found, load_lexicon(), [])
    assert not list(unread_candidates(*seen, found, load_lexicon(), reader, []))


@pytest.mark.parametrize(("kind", "found"), [("FIGHT", 1), ("BORDERS", 0), ("LOCATED_IN", 0)])
def test_where_places_lie_is_no_matter_of_likelihood(parsed, judge, kind, found):
    _, actors_found = parsed("Chad waited across the border of Libya.")
    reader, _ = read_by_rules(actors_found, load_lexicon())
    seen = judge(kind=kind, score=0.0).scenes(actors_found, load_lexicon(), [])
    assert len(list(unread_candidates(*seen, actors_found, load_lexicon(), reader, []))) == found


@pytest.mark.parametrize(("kind", "found"), [("CONSULT", 1), ("SANCTION", 0)])
def test_those_whom_one_mention_means_do_only_what_is_mutual(parsed, judge, kind, found):
    _, actors_found = parsed("Chad met Libya. Both countries waited.")
    reader, _ = read_by_rules(actors_found, load_lexicon())
    seen = judge(kind=kind, score=0.0).scenes(actors_found, load_lexicon(), [])
    added = unread_candidates(*seen, actors_found, load_lexicon(), reader, [])
    assert sum(candidate.proposal.trigger.text == "waited" for candidate in added) == found


@pytest.mark.parametrize(
    ("text", "kind", "found"),
    [
        ("Chad and Libya waited.", "CONSULT", 1),
        ("Chad and Libya waited.", "SANCTION", 0),
        ("The delay between Chad and Libya ended.", "SANCTION", 1),
    ],
)
def test_those_named_in_a_row_do_only_what_is_mutual(parsed, judge, text, kind, found):
    _, actors_found = parsed(text)
    reader, _ = read_by_rules(actors_found, load_lexicon())
    seen = judge(kind=kind, score=0.0).scenes(actors_found, load_lexicon(), [])
    assert len(list(unread_candidates(*seen, actors_found, load_lexicon(), reader, []))) == found


@pytest.mark.parametrize("verb", ["said", "reported"])
def test_who_reports_does_nothing_to_whom_it_is_about(parsed, judge, verb):
    _, found = parsed(f"Chad {verb} that Libya slept.")
    reader, _ = read_by_rules(found, load_lexicon())
    seen = judge(score=0.0).scenes(found, load_lexicon(), [])
    words = {c.proposal.trigger.text for c in unread_candidates(*seen, found, load_lexicon(), reader, [])}
    assert verb not in words


@pytest.mark.parametrize(
    ("text", "word", "kind", "relation"),
    [
        ("Egypt visited Libya.", "visited", "CONSULT", "visits"),
        ("Egypt visited Libya.", "visited", "FIGHT", "fights"),
        ("Egypt carried out air strikes on Libya.", "strikes", "FIGHT", "attacks"),
        ("Egypt painted Libya.", "painted", "AID", "aids"),
    ],
)
def test_relation_of_a_class_by_a_word(parsed, text, word, kind, relation):
    _, found = parsed(text)
    token = next(token for token in found.doc if token.text == word)
    assert likeliest_relation(token, kind, load_lexicon()).id == relation


def test_features_name_no_actor(look):
    found, ruled, _ = look("Egypt struck Libya after talks with Malta.")
    words = [feature for candidate in ruled for feature in Features(found, ruled).of(candidate)]
    assert words
    assert not [word for word in words for name in ("egypt", "libya", "malta") if name in word.lower()]


def test_features_are_those_of_another_state(look):
    def of(text):
        found, ruled, _ = look(text)
        return [Features(found, ruled).of(candidate) for candidate in ruled]

    assert of("Egypt struck Libya.") == of("Kenya struck Ghana.")


def test_bucket():
    assert [bucket(number) for number in (-1, 0, 5, 7, 500)] == [0, 0, 4, 6, 22]


def test_a_feature_tells_what_the_network_says(look, width):
    found, ruled, scenes = look("Egypt struck Libya.")
    seen = Opinions(scenes, network(width, score=0.0)(scenes, found.doc.vectors(VECTORS, scenes.tokens)))
    words = Features(found, ruled, seen).of(ruled[0])
    assert "network.first:True.5" in words
    assert "network:-1" in Features(found, ruled).of(ruled[0])


def test_probability_is_read_off_the_calibration():
    corners = np.array([0.0, 2.0, 4.0]), np.array([0.1, 0.5, 0.7])
    scorer = Scorer(Regression({"a": 0, "b": 1}, np.array([2.0, -1.0]), 1.0, *corners, 0.0))
    assert scorer.probability([(named, "b", "unknown")]) == pytest.approx(0.1)
    assert scorer.probability([(named, "a")]) == pytest.approx(0.6)
    assert scorer.probability([(named, "a", "a")]) == pytest.approx(0.7)  # no more than the highest share


def named(*words):
    return words


def test_a_judge_that_knows_nothing_leaves_the_rules_as_they_read(settled, judge):
    text = "Egypt denied striking Libya. Malta accused Sudan of helping Chad."
    by_rules = settled(text, None)
    judged = settled(text, judge())
    assert by_rules
    assert [statement.id for statement in judged] == [statement.id for statement in by_rules]
    assert {e.confidence for statement in judged for e in statement.evidence} == {0.6}


def test_the_unlikely_falls(settled, judge):
    found = judge({"relation:attacks": -0.5, "relation:strikes": -0.5}, least=(0.2, NEVER))
    assert {s.relation for s in settled("Egypt struck Libya. Malta accused Sudan.", found)} == {"accuses"}


def test_the_likely_joins_with_the_status_of_its_word(settled, judge):
    text = "Egypt did not paint Libya."
    (read,) = settled(text, None)
    (added,) = settled(text, judge(unread=0.5, least=(0.0, 0.4), kind="AID", score=0.0))
    assert (read.relation, added.relation, added.negated) == ("other", "aids", True)
    assert added.confidence == 0.5


@pytest.mark.parametrize(
    ("share", "who", "joins"),
    [(0.25, "Malta", True), (0.15, "Malta", False), (0.25, "Maltese cats", False)],
)
def test_less_is_enough_for_an_actor_of_whom_nothing_else_is_stated(settled, judge, share, who, joins):
    found = judge(unread=share, least=(0.0, 0.3), newcomer=0.2, kind="AID", score=0.0)
    stated = settled(f"Egypt struck Libya. Egypt, unlike Libya, slept. Libya slept, unlike {who}. Chad slept.", found)
    joined = {frozenset({each.subject.name, each.object.name}) for each in stated if each.relation_class == "AID"}
    assert joined == ({frozenset({"Libya", "Malta"})} if joins else set())


def test_a_person_gets_one_office_by_likelihood(settled, judge):
    found = judge(unread=0.5, least=(0.0, 0.3), kind="HOLDS_OFFICE", score=0.0)
    stated = settled(
        "Omar Bongo slept, unlike Malta. Omar Bongo, unlike Egypt, ate. Omar Bongo, unlike Chad, ate.", found
    )
    assert [each.subject.name for each in stated if each.relation_class == "HOLDS_OFFICE"].count("Omar Bongo") == 1


def test_beside_another_pipeline_the_network_is_silent(settled, judge):
    found = replace(judge(unread=0.5, least=(0.0, 0.4), score=0.0), vectors="others")
    assert [each.relation for each in settled("Egypt painted Libya.", found)] == ["other"]


def test_it_is_written_and_read(tmp_path, judge):
    one = judge({"a": 0.25, "b:é": -1.0}, 0.5, least=(0.25, 0.75))
    one = replace(one, network=replace(one.network, vocabularies={**WORDS, "way": {"nsubj": 1, "obl(on)": 2}}))
    for name in ("one.npz", "two.npz"):
        one.write(tmp_path / name)
    assert (tmp_path / "one.npz").read_bytes() == (tmp_path / "two.npz").read_bytes()
    again = Judge.read(tmp_path / "one.npz")
    assert again.ruled.weight(["a", "b:é"]) == one.ruled.weight(["a", "b:é"]) == -0.75
    assert (again.ruled.threshold, again.unread.threshold, again.newcomer) == (0.25, 0.75, NEVER)
    assert again.vectors == VECTORS
    assert again.network.vocabularies == one.network.vocabularies
    assert again.network.weights.keys() == one.network.weights.keys()


def test_what_is_no_judge_is_named(tmp_path):
    np.savez(tmp_path / "other.npz", weights=NOTHING)
    with pytest.raises(ValueError, match=r"other\.npz holds no judge of statements: train one"):
        Judge.read(tmp_path / "other.npz")


def test_the_shipped_judge_has_learnt_with_the_shipped_vectors(nlp):
    assert load().vectors == nlp.vocab.vectors.name
