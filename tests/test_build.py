"""The article the project started from, and all real articles beside the repository."""

from __future__ import annotations

from pathlib import Path

import pytest

import kg
from kg.graph import KnowledgeGraph

ARTICLES = Path(__file__).resolve().parents[2] / "shared" / "articles"
pytestmark = pytest.mark.skipif(not ARTICLES.is_dir(), reason="the real articles are not beside the repository (../shared/articles)")


@pytest.fixture(scope="module")
def graph() -> KnowledgeGraph:
    return kg.build(ARTICLES / "iran-azerbaijan.txt")


def test_accusation_and_its_content(graph: KnowledgeGraph) -> None:
    accusations = graph.statements(subject="Iran", relation="accuses", object="Azerbaijan", status="asserted")
    assert accusations
    claimed = graph.statements(subject="Azerbaijan", object="Israel", status="claimed")
    assert any(s.attributed_to and s.attributed_to.id == "place/Iran" for s in claimed)


def test_denial_stands_beside_the_assertion(graph: KnowledgeGraph) -> None:
    cooperation = graph.statements(subject="Azerbaijan", relation="cooperatesWith", object="Israel")
    assert "asserted" in {s.status for s in cooperation}


def test_denied_cooperation(graph: KnowledgeGraph) -> None:
    denied = graph.statements(subject="Azerbaijan", relation="cooperatesWith", object="Israel", status="denied")
    assert any(s.attributed_to and s.attributed_to.id == "place/Azerbaijan" for s in denied)


def test_strikes(graph: KnowledgeGraph) -> None:
    assert graph.statements(subject="Israel", relation="strikes", object="Iran")


def test_office(graph: KnowledgeGraph) -> None:
    (held,) = graph.statements(subject="Masoud Pezeshkian", relation="holdsOffice", object="Iran")
    assert held.predicate == "president of"


def test_visit(graph: KnowledgeGraph) -> None:
    assert graph.statements(subject="Isaac Herzog", relation="visits")


def test_query(graph: KnowledgeGraph) -> None:
    result = graph.query("SELECT ?who WHERE { ?who kg:accuses place:Azerbaijan }")
    assert [row["who"] for row in result] == ["Iran"]


def test_every_statement_leads_back_to_its_sentence(graph: KnowledgeGraph) -> None:
    (article,) = graph.articles.values()
    for statement in graph.by_id.values():
        for piece in statement.evidence:
            assert article.document[piece.start : piece.end] == piece.text


def test_all_real_articles_build() -> None:
    graph = kg.build(ARTICLES)
    assert len(graph.articles) == 67
    assert len(graph) > 300
