"""Fixtures for tests that need the language model: loaded once a session."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import HealthCheck, settings
from spacy.language import Language

from kg import language, pipeline
from kg.actors import KnowledgeBase
from kg.actors import load as load_knowledge
from kg.extractions import Extraction
from kg.records import Article

# How fast a loaded machine draws examples says nothing about the code
settings.register_profile("kg", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("kg")
Extract = Callable[..., Extraction]


@pytest.fixture(scope="session")
def nlp() -> Language:
    return language.load()


@pytest.fixture(scope="session")
def knowledge() -> KnowledgeBase:
    return load_knowledge()


@pytest.fixture(scope="session")
def extract(nlp: Language, knowledge: KnowledgeBase) -> Extract:
    """Reads a text as an article of 27 June 2025; `title` and `source` as given."""

    def read(text: str, title: str | None = None, source: str | None = None) -> Extraction:
        article = Article("test", text, title, source=source, published=date(2025, 6, 27))
        return pipeline.extract_from(nlp(pipeline.readable(article)), article, knowledge)

    return read
