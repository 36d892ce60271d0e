"""Trees for the parser to learn from: the best tree of a table of scores, and a teacher's tree as a document."""

from itertools import product

import numpy
import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st


def is_tree(heads: tuple[int, ...]) -> bool:
    """Say whether every word reaches the one root (0) through its heads, counted from one."""
    if heads.count(0) != 1:
        return False
    for start in range(1, len(heads) + 1):
        at, steps = start, 0
        while at and steps <= len(heads):
            at, steps = heads[at - 1], steps + 1
        if at:
            return False
    return True


@given(
    st.integers(1, 4).flatmap(
        lambda size: st.lists(
            st.lists(st.integers(0, 1000), min_size=size + 1, max_size=size + 1), min_size=size, max_size=size
        )
    )
)
def test_best_tree_is_the_best_of_all(scores):
    from branching import best_tree

    table = numpy.array(scores, dtype=float)

    def total(heads: tuple[int, ...]) -> float:
        return sum(table[at, head] for at, head in enumerate(heads))

    best = max(total(heads) for heads in product(range(len(table) + 1), repeat=len(table)) if is_tree(heads))
    found = tuple(best_tree(table))
    assert is_tree(found)
    assert total(found) == pytest.approx(best)


def test_a_teachers_tree_becomes_a_document():
    from silver_trees import tree

    sentence = {
        "words": ["Talks", "failed", "."],
        "spaces": [True, False, False],
        "lemmas": ["talk", "fail", "."],
    }
    parse = {
        "heads": [1, 1, 1],
        "deps": ["nsubj", "ROOT", "punct"],
        "tags": ["NNS", "VBD", "."],
        "morphs": ["NOUN|Number=Plur", "VERB|Mood=Ind|Tense=Past", "PUNCT|"],
        "sure": 0.9,
    }
    doc = tree(spacy.blank("en").vocab, sentence, parse)
    assert doc.text == "Talks failed."
    assert [(word.lemma_, word.pos_, word.tag_, str(word.morph), word.dep_, word.head.text) for word in doc] == [
        ("talk", "NOUN", "NNS", "Number=Plur", "nsubj", "failed"),
        ("fail", "VERB", "VBD", "Mood=Ind|Tense=Past", "ROOT", "failed"),
        (".", "PUNCT", ".", "", "punct", "failed"),
    ]
    assert len(list(doc.sents)) == 1
