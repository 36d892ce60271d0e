"""Time expressions, resolved against publication on Friday, 27 June 2025."""

from __future__ import annotations

from datetime import date

import pytest
import spacy

from kg.statements.times import find_times

PUBLISHED = date(2025, 6, 27)
BLANK = spacy.blank("en")

DAYS = [
    ("Israel struck Iran on 13 June 2025.", "13 June 2025", "2025-06-13", "2025-06-13"),
    ("Israel struck Iran on June 13, 2025.", "June 13, 2025", "2025-06-13", "2025-06-13"),
    ("Israel struck Iran on June 13.", "June 13", "2025-06-13", "2025-06-13"),
    ("They met on 30 December.", "30 December", "2024-12-30", "2024-12-30"),
    ("They met on 30 Dec. 2024.", "30 Dec. 2024", "2024-12-30", "2024-12-30"),
    ("They met on 30 December with others.", "30 December", "2024-12-30", "2024-12-30"),
    ("They met in May 2023.", "May 2023", "2023-05-01", "2023-05-31"),
    ("They met in February 2024.", "February 2024", "2024-02-01", "2024-02-29"),
    ("They met on Tuesday.", "Tuesday", "2025-06-24", "2025-06-24"),
    ("They met on Friday.", "Friday", "2025-06-27", "2025-06-27"),
    ("They met on Saturday.", "Saturday", "2025-06-21", "2025-06-21"),
    ("They met last week.", "last week", "2025-06-16", "2025-06-22"),
    ("They meet this week.", "this week", "2025-06-23", "2025-06-29"),
    ("They will meet next week.", "next week", "2025-06-30", "2025-07-06"),
    ("They met last month.", "last month", "2025-05-01", "2025-05-31"),
    ("They will meet next month.", "next month", "2025-07-01", "2025-07-31"),
    ("They met last year.", "last year", "2024-01-01", "2024-12-31"),
    ("They met yesterday.", "yesterday", "2025-06-26", "2025-06-26"),
    ("They meet today.", "today", "2025-06-27", "2025-06-27"),
    ("They will meet tomorrow.", "tomorrow", "2025-06-28", "2025-06-28"),
    ("They met three days ago.", "three days ago", "2025-06-24", "2025-06-24"),
    ("They met two weeks ago.", "two weeks ago", "2025-06-09", "2025-06-15"),
    ("They met in 2019.", "in 2019", "2019-01-01", "2019-12-31"),
    ("They met in March.", "in March", "2025-03-01", "2025-03-31"),
    ("They met in November.", "in November", "2024-11-01", "2024-11-30"),
    ("They met last Tuesday.", "last Tuesday", "2025-06-24", "2025-06-24"),
    ("They met over the past two weeks.", "over the past two weeks", "2025-06-13", "2025-06-27"),
    ("It has been so since 1979.", "since 1979", "1979-01-01", "1979-12-31"),
]

NONE = [
    "Israel may strike Iran.",
    "It may 5 times fail.",
    pytest.param(
        "The Sunday Lantern thanked readers.",
        marks=pytest.mark.xfail(strict=True, reason="a weekday within a name is read as a day"),
    ),
    "Flight 2023 left.",
    "He marched in line.",
    "Resolution 1701 was passed.",
    "The second decision stands.",
]

# what a statement takes from its sentence
OF_STATEMENTS = [
    ("Israel struck Iran last week.", "2025-06-16", "2025-06-22"),
    ("In May 2023, Israel struck Syria.", "2023-05-01", "2023-05-31"),
    ("On Tuesday Israel struck Iran.", "2025-06-24", "2025-06-24"),
    ("Israel struck Iran on 13 June.", "2025-06-13", "2025-06-13"),
    ("Yesterday Egypt met Jordan.", "2025-06-26", "2025-06-26"),
    ("Egypt met Jordan yesterday.", "2025-06-26", "2025-06-26"),
    ("Russia invaded Ukraine in 2022.", "2022-01-01", "2022-12-31"),
    ("Iran was struck by Israel on Tuesday.", "2025-06-24", "2025-06-24"),
    ("Israel will strike Iran tomorrow.", "2025-06-28", "2025-06-28"),
]


def read(text, published=PUBLISHED):
    return list(find_times(BLANK(text)[:], published))


@pytest.mark.parametrize(("text", "words", "start", "end"), DAYS)
def test_days(text, words, start, end):
    [(offset, time)] = read(text)
    assert (time.text.lower(), time.start, time.end) == (
        words.lower(),
        date.fromisoformat(start),
        date.fromisoformat(end),
    )
    assert text[offset : offset + len(time.text)] == time.text


@pytest.mark.parametrize("text", NONE)
def test_no_time(text):
    assert read(text) == []


def test_two_in_a_sentence():
    assert [time.text for _, time in read("They met in May 2023 and last week.")] == ["May 2023", "last week"]


def test_without_a_date_of_publication_relative_words_have_no_days():
    [(_, relative)] = read("They met last week.", None)
    assert (relative.text, relative.start, relative.end) == ("last week", None, None)
    [(_, absolute)] = read("They met in May 2023.", None)
    assert absolute.start == date(2023, 5, 1)


def test_impossible_days_stay_without_days():
    [(_, time)] = read("They met on 31 February 2024.")
    assert (time.start, time.end) == (None, None)


def test_offsets_in_a_later_sentence():
    doc = BLANK("Iran waited. Israel struck on Tuesday.")
    [(offset, time)] = find_times(doc[3:], PUBLISHED)
    assert doc.text[offset:].startswith(time.text)


@pytest.mark.parametrize(("text", "start", "end"), OF_STATEMENTS)
def test_of_statements(extract, text, start, end):
    [statement] = extract(text).statements
    assert statement.time is not None
    assert (statement.time.start, statement.time.end) == (date.fromisoformat(start), date.fromisoformat(end))


def test_no_time_of_a_statement(extract):
    [statement] = extract("Israel struck Iran.").statements
    assert statement.time is None


def test_time_of_another_clause_is_not_taken(extract):
    first, second = extract("Israel, which struck Syria in 2013, thanked Cyprus on Tuesday.").statements
    by_relation = {s.relation: s.time.start for s in (first, second)}
    assert by_relation == {"strikes": date(2013, 1, 1), "thanks": date(2025, 6, 24)}
