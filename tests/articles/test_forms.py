"""The same articles in every form give the same title, text and date."""

from datetime import datetime
from difflib import SequenceMatcher
from pathlib import Path

import pytest

from kg.articles import Problem, read, read_bytes

SAMPLES = list(read(Path(__file__).parents[2] / "samples"))


@pytest.mark.parametrize("article", SAMPLES, ids=[article.id for article in SAMPLES])
def test_every_form_gives_the_same_article(article, form):
    name, data = form(article)
    problems: list[Problem] = []
    [found] = read_bytes(data, name, problems=problems)
    assert problems == []
    if name.endswith(".pdf"):
        assert_same_print(found, article)
    else:
        assert (found.title, found.text) == (article.title, article.text)
    if not name.endswith(".txt"):  # whose headline and text are all it holds
        published = found.published
        assert (published.date() if isinstance(published, datetime) else published) == article.published


def assert_same_print(found, article):
    """As `FORMS` prints it: without the letters that the font lacks, and with words broken at the ends of lines."""
    title, text = (part.encode("cp1252", "replace").decode("cp1252") for part in (article.title, article.text))
    assert found.title == title
    assert SequenceMatcher(None, found.text.split(), text.split(), autojunk=False).ratio() > 0.98
    # A paragraph whose full last line stands at the foot of a column looks as if it went on in the next.
    assert text.count("\n\n") - 1 <= found.text.count("\n\n") <= text.count("\n\n")
