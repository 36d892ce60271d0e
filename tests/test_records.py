import json
from datetime import date, datetime

import pytest
from hypothesis import given

from kg.ids import identifier, slug, statement_id
from kg.records import Article, Entity, Statement, TimeSpan, parse_date
from tests.strategies import ARTICLES, ENTITIES, statements


@given(statements())
def test_statement_survives_json(statement: Statement) -> None:
    assert Statement.from_dict(json.loads(json.dumps(statement.to_dict()))) == statement


@pytest.mark.parametrize("article", ARTICLES)
def test_article_survives_json(article: Article) -> None:
    assert Article.from_dict(json.loads(json.dumps(article.to_dict()))) == article


@pytest.mark.parametrize("entity", ENTITIES)
def test_entity_survives_json(entity: Entity) -> None:
    assert Entity.from_dict(json.loads(json.dumps(entity.to_dict()))) == entity


def test_document_is_what_offsets_count() -> None:
    assert Article("a", "Body.", "Head").document == "Head\n\nBody."
    assert Article("a", "Body.").document == "Body."


def test_printed_form_is_the_contract() -> None:
    row = next(iter([TimeSpan("in May", date(2025, 5, 1), date(2025, 5, 31))])).to_dict()
    assert row == {"text": "in May", "from": "2025-05-01", "to": "2025-05-31"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ilham Aliyev", "Ilham_Aliyev"),
        ("  Côte d’Ivoire ", "Côte_d'Ivoire"),
        ("Ναταλία Ζαμάνη", "Ναταλία_Ζαμάνη"),
        ("a/../../etc", "a_.._.._etc"),
        ("<script>alert(1)</script>", "script_alert(1)_script"),
    ],
)
def test_identifiers_are_readable_and_safe(text: str, expected: str) -> None:
    assert identifier(text) == expected


def test_identifier_of_nothing_readable_is_a_hash() -> None:
    assert len(identifier("!!!")) == 8
    assert slug("Ελλάδα") != slug("България")


def test_statement_id_depends_on_all_that_makes_it() -> None:
    base = statement_id("place/Iran", "accuses", "place/Azerbaijan", month="2025-06")
    assert base.startswith("iran-accuses-azerbaijan-")
    others = [
        statement_id("place/Iran", "accuses", "place/Azerbaijan", month="2025-07"),
        statement_id("place/Iran", "accuses", "place/Azerbaijan", month="2025-06", negated=True),
        statement_id("place/Iran", "accuses", "place/Azerbaijan", month="2025-06", status="claimed"),
        statement_id("place/Iran", "accuses", "place/Azerbaijan", month="2025-06", attributed_to="place/Israel"),
    ]
    assert len({base, *others}) == 5
    assert statement_id("a/X", "other", "a/Y", predicate="visit") != statement_id(
        "a/X", "other", "a/Y", predicate="skip"
    )
    assert statement_id("a/X", "accuses", "a/Y", predicate="accuse") == statement_id(
        "a/X", "accuses", "a/Y", predicate="b"
    )


@pytest.mark.parametrize(
    ("value", "expected"),
    [(None, None), ("2025-06-27", date(2025, 6, 27)), ("2025-06-27T10:00:00", datetime(2025, 6, 27, 10))],
)
def test_dates(value: str | None, expected: date | None) -> None:
    assert parse_date(value) == expected
