from importlib import import_module
from pathlib import Path

import pytest

from kg.language.words import WordLists

PACKAGES = ("kg.language", "kg.actors", "kg.statements")


@pytest.mark.parametrize("package", PACKAGES)
def test_each_list_of_words_has_a_name(package):
    source = Path(import_module(f"{package}.words").__file__).read_text(encoding="utf-8")
    assert [section for section in WordLists(package).sections if f'"{section}"' not in source] == []


@pytest.mark.parametrize("package", PACKAGES)
def test_lists_hold_words(package):
    lists = [words for kinds in WordLists(package).sections.values() for words in kinds.values()]
    assert all(lists)
    assert all(isinstance(word, str) for words in lists for word in words)
    assert [word for words in lists for word in set(words) if words.count(word) > 1] == []


def test_words_that_yaml_takes_for_truth_values_stay_words():
    assert {"no", "on"} <= WordLists("kg.language").words("running_on")
