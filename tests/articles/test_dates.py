"""Dates of publication: what is understood, what is refused."""

from datetime import date, datetime

import pytest

from kg.articles.dates import credible, in_address, in_name, parse

DAY = date(2025, 6, 27)


@pytest.mark.parametrize(
    "text",
    [
        "2025-06-27", "20250627", "27 June 2025", "27 Jun. 2025", "June 27, 2025", "Jun 27 2025", "JUNE 27, 2025",
        "Friday, June 27, 2025", "Fri 27th of June 2025", "27-Jun-2025", "2025/06/27", "2025/6/27", "27.06.2025",
        "27/06/2025", "06/27/2025", "June 27, 2025 at 10:15 p.m. GMT", "27 June 2025, 10:15",
    ],
)  # fmt: skip
def test_days(text):
    assert parse(text) == DAY
    assert type(parse(text)) is date


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2025-06-27T10:15:00Z", "2025-06-27T10:15:00+00:00"),
        ("2025-06-27 10:15:00 UTC", "2025-06-27T10:15:00+00:00"),
        ("2025-06-27T10:15+04:00", "2025-06-27T10:15:00+04:00"),
        ("Fri, 27 Jun 2025 10:15:00 +0400", "2025-06-27T10:15:00+04:00"),
        ("27 Jun 2025 10:15:00 GMT", "2025-06-27T10:15:00+00:00"),
        ("1751019300", "2025-06-27T10:15:00+00:00"),
        ("1751019300000", "2025-06-27T10:15:00+00:00"),
    ],
)
def test_times(text, expected):
    assert parse(text) == datetime.fromisoformat(expected)


@pytest.mark.parametrize(
    "text",
    ["", "May", "2025", "June 2025", "06/07/2025", "31/31/2025", "2025-02-30", "February 30, 2025", "yesterday", "12",
     "May 2025 27", "on June 27, 2025 in", "99999999999999999999", "Fri, 99 Jun 2025 10:15:00 GMT", "２０２５-06-27"],
)  # fmt: skip
def test_what_is_no_date_is_refused(text):
    with pytest.raises(ValueError, match=r"date|day"):
        parse(text)


def test_one_day_written_twice_is_not_ambiguous():
    assert parse("06/06/2025") == date(2025, 6, 6)
    assert parse("06/07/2025", day_first=True) == date(2025, 7, 6)
    assert parse("06.07.2025") == date(2025, 7, 6)


def test_credible():
    assert credible(DAY, latest=DAY) == DAY
    for value in (date(2025, 6, 28), date(1899, 12, 31)):
        with pytest.raises(ValueError, match=str(value)):
            credible(value, latest=DAY)


@pytest.mark.parametrize(
    ("name", "found"),
    [("2025-06-27-row", DAY), ("x_2025_06_27", DAY), ("20250627", DAY), ("2025-13-27", None), ("120250627", None)],
)
def test_in_name(name, found):
    assert in_name(name) == found


@pytest.mark.parametrize(
    ("url", "found"),
    [
        ("https://example.org/world/2025/06/27/row", DAY),
        ("https://example.org/world/2025/jun/27/row", DAY),
        ("https://example.org/2025-06-27-row", DAY),
        ("https://example.org/2025/99/27/row", None),
        ("https://example.org/row-2025", None),
    ],
)
def test_in_address(url, found):
    assert in_address(url) == found
