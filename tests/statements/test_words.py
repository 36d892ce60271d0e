"""words.yaml: each list is of words in lower case, none of them twice, and is named in words.py."""

import pytest

from kg.statements import words

LISTS = [(section, kind, listed) for section, kinds in words.sections().items() for kind, listed in kinds.items()]
NAMED = [set(value) for name, value in vars(words).items() if name.isupper()]


@pytest.mark.parametrize(("section", "kind", "listed"), LISTS, ids=[f"{each[0]} {each[1]}" for each in LISTS])
def test_list_of_words(section: str, kind: str | int, listed: list[str]) -> None:
    assert listed
    assert all(isinstance(word, str) and word == word.lower().strip() for word in listed)
    assert len(listed) == len(set(listed))
    assert any(set(listed) <= constant for constant in NAMED)
