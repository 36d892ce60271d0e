"""The hand-made graph as a fixture."""

import pytest

from kg.graph import KnowledgeGraph
from tests.rdf.graphs import make_graph


@pytest.fixture(scope="session")
def graph() -> KnowledgeGraph:
    return make_graph()
