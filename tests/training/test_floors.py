"""Floors under the quality of the shipped pipeline, measured from raw text; lowering one is a decision to explain.

What the pipeline reaches is in training/RESULTS.md.
"""

import pytest

FLOORS = {"sentences": 0.98, "tags": 0.95, "lemmas": 0.96, "UAS": 0.895, "LAS": 0.86}


@pytest.fixture(scope="module")
def pud(nlp, data):
    from evaluate import score_treebank

    return score_treebank(nlp, data / "ud" / "pud-test.conllu.gz")[0]


@pytest.mark.parametrize("layer", FLOORS)
def test_parser(pud, layer):
    assert pud[layer].f1 >= FLOORS[layer]


def test_entities(nlp, data):
    from evaluate import read_records, score_entities

    assert score_entities(nlp, read_records(data / "ner" / "test-uner-pud.jsonl"))["all"].f1 >= 0.71


@pytest.mark.parametrize(("at_large", "floor"), [(False, 0.84), (True, 0.83)], ids=["world politics", "all"])
def test_entities_of_the_corpus(nlp, at_large, floor):
    """The recognizer has learnt from articles on world politics, not yet from those of news at large (`n…`)."""
    from corpus.readers import entity_record
    from corpus.records import read_part
    from evaluate import CORPUS, OWN_LABELS, score_entities

    articles = (article for article in read_part(CORPUS, "test") if at_large or not article.id.startswith("n"))
    assert score_entities(nlp, map(entity_record, articles), OWN_LABELS)["all"].f1 >= floor
