"""The article the project started from, and all real articles beside the repository."""

from __future__ import annotations

import io
import sys
from contextlib import redirect_stdout
from pathlib import Path
from unittest.mock import patch

import pytest

import kg
from kg.articles import Problem
from kg.cli import main
from kg.graph import KnowledgeGraph
from kg.records import Statement

ARTICLES = Path(__file__).resolve().parents[2] / "shared" / "articles"
FIRST = "iran-azerbaijan"
pytestmark = pytest.mark.skipif(
    not (ARTICLES / f"{FIRST}.txt").is_file(),
    reason="the real articles are not beside the repository (../shared/articles)",
)
# Subject, relation, object, status, whose it is; None: any
EXPECTED = [
    ("Iran", "accuses", "Azerbaijan", "asserted", None),
    ("Azerbaijan", None, "Israel", "claimed", "place/Iran"),
    ("Azerbaijan", "cooperatesWith", "Israel", "denied", "place/Azerbaijan"),
    ("Azerbaijan", "cooperatesWith", "Israel", "asserted", None),
    ("Israel", "strikes", "Iran", None, None),
    ("Masoud Pezeshkian", "holdsOffice", "Iran", "asserted", None),
    ("Ilham Aliyev", "holdsOffice", "Azerbaijan", "asserted", None),
    ("Ali Khamenei", "holdsOffice", "Iran", "asserted", None),
    ("Isaac Herzog", "visits", "Baku", "asserted", None),
]


@pytest.fixture(scope="session")
def everything() -> KnowledgeGraph:
    """One build of all articles, for all checks of this file."""
    return kg.build(ARTICLES)


@pytest.fixture(scope="session")
def graph(everything: KnowledgeGraph) -> KnowledgeGraph:
    """What the first article says."""
    return everything.without_articles(id for id in everything.articles if id != FIRST)


def found(
    graph: KnowledgeGraph, subject: str, relation: str | None, object: str, status: str | None, by: str | None
) -> list[Statement]:
    fitting = graph.statements(subject=subject, relation=relation, object=object, status=status)
    return [s for s in fitting if by is None or (s.attributed_to is not None and s.attributed_to.id == by)]


@pytest.mark.parametrize("expected", EXPECTED, ids=lambda expected: " ".join(filter(None, expected)))
def test_the_first_article_says(
    graph: KnowledgeGraph, expected: tuple[str, str | None, str, str | None, str | None]
) -> None:
    assert found(graph, *expected)


def test_its_accusation_is_no_fact(graph: KnowledgeGraph) -> None:
    accusation = found(graph, "Iran", "accuses", "Azerbaijan", "asserted", None)[0]
    assert accusation.relation_class == "DISAPPROVE"
    permitted = graph.statements(subject="Azerbaijan", relation="permits")
    assert permitted
    assert {statement.status for statement in permitted} <= {"claimed", "denied"}


def test_its_strikes_are_a_fight_and_of_one_direction(graph: KnowledgeGraph) -> None:
    assert {s.relation_class for s in found(graph, "Israel", "strikes", "Iran", None, None)} == {"FIGHT"}
    assert found(graph, "Iran", "strikes", "Israel", None, None) == []


def test_its_offices_have_their_words(graph: KnowledgeGraph) -> None:
    (held,) = found(graph, "Masoud Pezeshkian", "holdsOffice", "Iran", None, None)
    assert held.predicate == "president of"


def test_query_prints_who_accuses(graph: KnowledgeGraph, tmp_path: Path) -> None:
    graph.save(tmp_path / "out")
    question = "SELECT ?who WHERE { ?who kg:accuses place:Azerbaijan }"
    out = io.StringIO()
    with (
        redirect_stdout(out),
        patch.object(sys, "argv", ["kg", "query", str(tmp_path / "out"), question]),
        pytest.raises(SystemExit) as end,
    ):
        main()
    assert (end.value.code, out.getvalue()) == (0, "who\nIran\n")


# All of them


def test_no_article_is_a_problem(everything: KnowledgeGraph) -> None:
    problems: list[Problem] = []
    read = {article.id for article in kg.read(ARTICLES, problems=problems)}
    assert [problem for problem in problems if problem.severity == "error"] == []
    assert set(everything.articles) == read
    assert len(read) > 60


def test_every_statement_leads_back_to_its_sentence(everything: KnowledgeGraph) -> None:
    assert len(everything) > 300
    for statement in everything.by_id.values():
        for piece in statement.evidence:
            assert everything.articles[piece.article].document[piece.start : piece.end] == piece.text


def test_every_argument_is_an_actor_of_the_graph(everything: KnowledgeGraph) -> None:
    for statement in everything.by_id.values():
        for argument in (statement.subject, statement.object, statement.attributed_to, statement.place):
            assert argument is None or argument.id in everything.entities


def test_content_is_in_the_graph(everything: KnowledgeGraph) -> None:
    assert {id for s in everything.by_id.values() for id in s.content} <= set(everything.by_id)


def test_all_files_are_written(everything: KnowledgeGraph, tmp_path: Path) -> None:
    everything.save(tmp_path)
    assert set(kg.load(tmp_path).by_id) == set(everything.by_id)
