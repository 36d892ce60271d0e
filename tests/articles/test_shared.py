"""The real articles beside the repository: read without loss, also as HTML, PDF and WARC made from them."""

from difflib import SequenceMatcher
from pathlib import Path

import pytest

from kg.articles import Problem, read, read_bytes
from kg.records import Article, day_of

ARTICLES = Path(__file__).resolve().parents[3] / "shared" / "articles"
pytestmark = pytest.mark.skipif(
    not ARTICLES.is_dir(), reason="the real articles are not beside the repository (../shared/articles)"
)


@pytest.fixture(scope="module")
def articles():
    problems: list[Problem] = []
    found = list(read(ARTICLES, problems=problems))
    assert [problem for problem in problems if problem.severity == "error"] == []
    return found


def test_every_article_of_every_file(articles):
    lines = sum(len(path.read_text(encoding="utf-8").splitlines()) for path in ARTICLES.glob("*.jsonl"))
    assert len(articles) == lines + len(list(ARTICLES.glob("*.txt")))


def same_words(found: str, wanted: str) -> float:
    return SequenceMatcher(None, found.split(), wanted.split(), autojunk=False).ratio()


def complete(article: Article) -> Article:
    """The article as a page can hold it: every page of the tests names an outlet and a day."""
    from dataclasses import replace
    from datetime import date

    return replace(
        article, published=day_of(article.published) or date(2020, 1, 1), source=article.source or "Example Wire",
        title=article.title or "No title", url=article.url or "https://wire.example/a",
        text="\n\n".join(part for part in article.text.split("\n") if part.strip()),
    )  # fmt: skip


@pytest.mark.parametrize("form", ["html", "warc", "pdf"])
def test_as_another_form(articles, make, form):
    ratios = {}
    for article in map(complete, articles):
        problems: list[Problem] = []
        name, data = make[form](article)
        found = list(read_bytes(data, name, problems=problems))
        errors = [problem for problem in problems if problem.severity == "error"]
        assert (len(found), errors) == (1, []), article.id
        text = article.text.encode("cp1252", "replace").decode("cp1252") if form == "pdf" else article.text
        ratios[article.id] = same_words(found[0].text, text)
    assert {id: ratio for id, ratio in ratios.items() if ratio < 0.98} == {}
