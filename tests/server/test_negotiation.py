import pytest

from kg.server.negotiation import best

OFFERED = ["application/json", "text/csv", "text/html"]


@pytest.mark.parametrize(
    ("accept", "expected"),
    [
        (None, "application/json"),
        ("", "application/json"),
        ("*/*", "application/json"),
        ("text/*", "text/csv"),
        ("text/html", "text/html"),
        ("TEXT/HTML;charset=utf-8", "text/html"),
        ("text/csv;q=0.4, text/html;q=0.5", "text/html"),
        ("*/*;q=0.1, text/csv", "text/csv"),
        ("*/*, application/json;q=0", "text/csv"),
        ("text/*;q=0.9, text/csv;q=0.1", "text/html"),
        ("image/png", None),
        ("text/html;q=0", None),
        ("text/html;q=much", None),
        ("text/html;q=nan", None),
        (",,;", None),
    ],
)
def test_best(accept: str | None, expected: str | None) -> None:
    assert best(accept, OFFERED) == expected
