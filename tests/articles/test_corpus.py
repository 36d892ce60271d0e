"""The corpus of tests/data/articles: whatever form an article comes in, its text, title and date are the same."""

from difflib import SequenceMatcher
from pathlib import Path

import pytest

from kg.articles import Problem, read
from kg.records import day_of

DATA = Path(__file__).parents[1] / "data" / "articles"
FILES = sorted(path for path in DATA.rglob("*") if path.is_file() and path.parent != DATA)
FORMS = ("text", "markdown", "html", "pdf", "json", "jsonl", "csv", "tsv", "feed", "warc", "gz", "zip")


def paragraphs(text):
    """Its paragraphs, however their lines are broken."""
    return [" ".join(part.split()) for part in text.split("\n\n")]


def test_three_files_of_each_form():
    assert {path.parent.name for path in FILES} == set(FORMS)
    for form in FORMS:
        assert sum(path.parent.name == form for path in FILES) >= 3


@pytest.mark.parametrize("path", FILES, ids=[str(path.relative_to(DATA)) for path in FILES])
def test_the_same_text_title_and_date(path, corpus):
    originals = corpus[1].values()
    [original] = [article for article in originals if article.id in path.name]
    problems: list[Problem] = []
    [found] = read(path, problems=problems)
    assert problems == []
    assert found.title == original.title
    assert day_of(found.published) == original.published
    assert found.language == "en"
    if path.suffix != ".pdf":
        assert paragraphs(found.text) == paragraphs(original.text)
    words = SequenceMatcher(None, found.text.split(), original.text.split(), autojunk=False)
    assert words.ratio() >= 0.98


def test_a_folder_of_all_forms_is_each_article_in_each_form(corpus):
    """Copies of three reports, whatever form they come in."""
    from kg.articles import reports

    problems: list[Problem] = []
    found = [article for form in FORMS for article in read(DATA / form, problems=problems)]
    assert [problem for problem in problems if problem.severity == "error"] == []
    assert len(found) == len(FILES)
    assert len(reports(found)) == 3
