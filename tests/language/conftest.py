"""The shipped pipeline, loaded once."""

import pytest

import kg.language


@pytest.fixture(scope="session")
def nlp():
    return kg.language.load()
