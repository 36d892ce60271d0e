"""The sample articles that come with the project can all be read, and are what their README says."""

from pathlib import Path

import pytest

from kg.articles import read

SAMPLES = Path(__file__).parents[2] / "samples"


@pytest.fixture(scope="module")
def samples():
    return list(read(SAMPLES))


def test_every_file_is_an_article(samples):
    files = sorted(path.stem for path in SAMPLES.glob("[0-9]*.md"))
    assert [article.id for article in samples] == files
    assert len(files) == 30


def test_metadata_is_complete(samples):
    for article in samples:
        assert article.title
        assert article.source.startswith("Example ")
        assert article.id.startswith(article.published.isoformat())
        assert article.url.startswith(f"https://{article.source.split()[1].lower()}.example/")
        assert 120 <= len(article.text.split()) <= 400
