"""The annotated corpus as it is shipped: nothing wrong, nothing short, nothing shared between its parts."""

import json
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

FOLDER = Path(__file__).parents[2] / "training" / "corpus"
PARTS = ("train", "development", "test")
SHARES = {"train": 0.7, "development": 0.1, "test": 0.2}


@pytest.fixture(scope="module")
def parts():
    from corpus.records import read_part

    return {part: read_part(FOLDER, part) for part in PARTS}


@pytest.fixture(scope="module")
def articles(parts):
    return [article for part in PARTS for article in parts[part]]


def test_no_article_has_a_problem(articles):
    from corpus.validation import problems

    assert [line for article in articles for line in problems(article)] == []


def test_no_sentence_is_told_twice(articles):
    from corpus.validation import corpus_problems

    assert list(corpus_problems(articles)) == []


@pytest.fixture(scope="module")
def briefs():
    from corpus.records import read

    return list(read(FOLDER / "briefs.jsonl"))


def test_no_brief_has_a_problem_or_tells_what_another_tells(articles, briefs):
    from corpus.validation import corpus_problems, problems

    assert [line for brief in briefs for line in problems(brief)] == []
    assert list(corpus_problems([*articles, *briefs])) == []


def test_no_invented_world_is_told_of_in_articles_and_briefs(articles, briefs):
    shared = {article.world for article in articles} & {brief.world for brief in briefs}
    assert shared == {"real"}


def test_holds_what_it_is_meant_to_hold(articles):
    from corpus.counts import rows

    assert [row for row in rows(articles) if row.short] == []


def test_parts_are_those_of_the_split(parts):
    from corpus.records import read_split

    assert read_split(FOLDER) == {article.id: part for part, found in parts.items() for article in found}


@pytest.mark.parametrize("part", PARTS)
def test_share_of_a_part(parts, articles, part):
    assert len(parts[part]) / len(articles) == pytest.approx(SHARES[part], abs=0.02)


def test_no_invented_world_is_in_two_parts(parts):
    worlds = Counter(
        world for found in parts.values() for world in {article.world for article in found if article.world != "real"}
    )
    assert [world for world, count in worlds.items() if count > 1] == []


def test_markup_gives_every_article_again(articles):
    from corpus.markup import parse, render

    for article in articles:
        first, _, rest = render(article).partition("\n")
        assert parse(first.removeprefix("=== "), rest) == article


def test_json_gives_every_article_again(articles):
    from corpus.records import from_json, to_json

    assert all(from_json(to_json(article)) == article for article in articles)


def test_names_can_be_learnt(articles):
    from corpus.readers import entity_record

    for article in articles:
        record = entity_record(article)
        ends = [0, *(end for _, end, _ in record["spans"])]
        assert all(start >= end for (start, _, _), end in zip(record["spans"], ends, strict=False))
        assert {label for _, _, label in record["spans"]} <= {"PERSON", "ORG", "GPE", "LOC", "NORP", "EVENT", "MISC"}


def test_counts_of_the_data_card(articles):
    """README.md's table is what ``python -m corpus card`` prints."""
    from corpus.counts import card

    assert card(articles) in (FOLDER / "README.md").read_text(encoding="utf8")


# Agreement of two annotators on thirty articles

SCORER = FOLDER.parents[2] / "shared" / "bench" / "score_articles.py"


@pytest.fixture(scope="module")
def twice():
    from corpus.records import read

    return tuple(list(read(FOLDER / "agreement" / f"{name}.jsonl")) for name in ("first", "second"))


def test_both_annotators_read_the_same_thirty_articles(twice):
    first, second = twice
    assert [(article.id, article.sentences) for article in first] == [(a.id, a.sentences) for a in second]
    assert len(first) == 30


@pytest.mark.skipif(not SCORER.is_file(), reason="the scorer is not beside the repository (../shared/bench)")
def test_agreement_on_statements(twice, tmp_path):
    from corpus.agreement import predictions

    scores = []
    for name, other in (("first", twice[1]), ("second", twice[0])):
        predicted = tmp_path / f"against-{name}.jsonl"
        predicted.write_text("".join(f"{line}\n" for line in predictions(other)), encoding="utf8")
        gold = FOLDER / "agreement" / f"{name}.jsonl"
        done = subprocess.run(
            [sys.executable, str(SCORER), str(gold), str(predicted), "--json"], capture_output=True, check=True
        )
        scores.append(json.loads(done.stdout)["statement"][2])
    assert min(scores) >= 0.85


@pytest.mark.parametrize(
    ("kind", "least"), [("name", 0.97), ("demonym", 0.97), ("description", 0.84), ("pronoun", 0.97)]
)
def test_agreement_on_mentions(twice, kind, least):
    from corpus.agreement import mention_agreement

    assert mention_agreement(*twice)[kind] >= least


def test_no_article_read_twice_is_in_the_test_part(parts, twice):
    assert not {article.id for article in parts["test"]} & {article.id for article in twice[0]}
