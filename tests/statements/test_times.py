"""Time expressions, resolved against publication on Friday, 27 June 2025."""

from __future__ import annotations

from datetime import date
from importlib.resources import files

import pytest
import spacy
import yaml

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
    ("They met in May 2023.", "in May 2023", "2023-05-01", "2023-05-31"),
    ("They met in February 2024.", "in February 2024", "2024-02-01", "2024-02-29"),
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
    ("They met two days earlier.", "two days earlier", "2025-06-25", "2025-06-25"),
    ("They met a month earlier.", "a month earlier", "2025-05-01", "2025-05-31"),
    ("It ended by the end of the year.", "by the end of the year", "2025-09-01", "2025-12-31"),
    ("It ended at the beginning of May 2024.", "at the beginning of May 2024", "2024-05-01", "2024-05-10"),
    ("They fought from 13 to 24 June.", "from 13 to 24 June", "2025-06-13", "2025-06-24"),
    ("They fought between 28 May and 3 June 2024.", "between 28 May and 3 June 2024", "2024-05-28", "2024-06-03"),
    ("They fought June 13–24.", "June 13–24", "2025-06-13", "2025-06-24"),
    ("They fought from March to May.", "from March to May", "2025-03-01", "2025-05-31"),
    ("They fought from 2014 to 2018.", "from 2014 to 2018", "2014-01-01", "2018-12-31"),
    ("They fought in the 1990s.", "in the 1990s", "1990-01-01", "1999-12-31"),
    ("They met early Monday.", "early Monday", "2025-06-23", "2025-06-23"),
    ("They met late on Monday night.", "late on Monday night", "2025-06-23", "2025-06-23"),
    ("They met overnight.", "overnight", "2025-06-26", "2025-06-27"),
    ("They met last night.", "last night", "2025-06-26", "2025-06-27"),
    ("They met this morning.", "this morning", "2025-06-27", "2025-06-27"),
    ("They met in early May.", "in early May", "2025-05-01", "2025-05-10"),
    ("They met in mid-2024.", "in mid-2024", "2024-05-02", "2024-08-31"),
    ("They met last spring.", "last spring", "2024-03-01", "2024-05-31"),
    ("They met last winter.", "last winter", "2024-12-01", "2025-02-28"),
    ("They meet this summer.", "this summer", "2025-06-01", "2025-08-31"),
    ("They met in the spring of 2014.", "in the spring of 2014", "2014-03-01", "2014-05-31"),
    ("They will meet within 48 hours.", "within 48 hours", "2025-06-27", "2025-06-29"),
    ("They will meet in the coming weeks.", "in the coming weeks", "2025-06-27", "2025-07-25"),
    ("The 12-day war ended.", "12-day", "2025-06-15", "2025-06-27"),
    ("They have met since March.", "since March", "2025-03-01", "2025-06-27"),
    ("They will meet by September 2026.", "by September 2026", "2025-06-27", "2026-09-30"),
    ("They met after May 2024.", "after May 2024", "2024-06-01", "2025-06-27"),
    ("They met yesterday evening.", "yesterday evening", "2025-06-26", "2025-06-26"),
    ("They met two years ago.", "two years ago", "2023-01-01", "2023-12-31"),
    ("They met in the last decade.", "last decade", "2010-01-01", "2019-12-31"),
    ("It has been so since 1979.", "since 1979", "1979-01-01", "2025-06-27"),
]

NONE = [
    "Israel may strike Iran.",
    "It may 5 times fail.",
    "The Sunday Lantern thanked readers.",
    "The 12 men and the third week were mentioned.",
    "A march in the spring rain.",
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


@pytest.mark.parametrize("row", yaml.safe_load((files("kg.statements") / "times.yaml").read_text(encoding="utf-8")))
def test_each_row_reads_its_own_example(row):
    [(_, time)] = find_times(BLANK(f"They met {row['say']} with others.")[:], PUBLISHED, PUBLISHED)
    assert time.text == row["say"]
    assert time.start is not None


AHEAD = [
    ("They will meet on Tuesday.", "2025-07-01", "2025-07-01"),
    ("They will meet in March.", "2026-03-01", "2026-03-31"),
    ("They will meet in September.", "2025-09-01", "2025-09-30"),
    ("The 12-day visit begins.", "2025-06-27", "2025-07-09"),
    ("They will meet on 3 July.", "2025-07-03", "2025-07-03"),
]

TOLD = [
    ("They met the following day.", "2025-06-04", "2025-06-04"),
    ("They met the next week.", "2025-06-09", "2025-06-15"),
    ("They met the previous year.", "2024-01-01", "2024-12-31"),
    ("They met two days earlier.", "2025-06-01", "2025-06-01"),
    ("They met a week later.", "2025-06-10", "2025-06-10"),
    ("They met yesterday.", "2025-06-26", "2025-06-26"),
]


@pytest.mark.parametrize(("text", "start", "end"), AHEAD)
def test_of_what_is_to_come(text, start, end):
    [(_, time)] = find_times(BLANK(text)[:], PUBLISHED, ahead=True)
    assert (time.start, time.end) == (date.fromisoformat(start), date.fromisoformat(end))


@pytest.mark.parametrize(("text", "start", "end"), TOLD)
def test_from_the_day_told_last(text, start, end):
    [(_, time)] = find_times(BLANK(text)[:], PUBLISHED, date(2025, 6, 3))
    assert (time.start, time.end) == (date.fromisoformat(start), date.fromisoformat(end))


def test_the_following_day_of_nothing_told_is_unknown():
    [(_, time)] = read("They met the following day.")
    assert (time.text, time.start, time.end) == ("the following day", None, None)


def test_the_day_told_in_the_same_sentence_counts():
    assert [str(time.start) for _, time in read("They met on 3 June and the following day.")] == [
        "2025-06-03",
        "2025-06-04",
    ]


def test_two_in_a_sentence():
    assert [time.text for _, time in read("They met in May 2023 and last week.")] == ["in May 2023", "last week"]


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


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("June 3: Egypt met Jordan; Oman praised Jordan.", "2025-06-03"),
        ("On Tuesday Egypt met Jordan and thanked Oman.", "2025-06-24"),
        ("Egypt began on Tuesday to help Jordan.", "2025-06-24"),
        ("Egypt will meet Jordan on Tuesday.", "2025-07-01"),
        ("Talks between Egypt and Jordan began on Tuesday.", "2025-06-24"),
        ("Egypt and Jordan met on Tuesday, thanking Oman.", "2025-06-24"),
    ],
)
def test_time_that_holds_for_several(extract, text, start):
    statements = extract(text).statements
    assert statements
    assert {str(statement.time.start) for statement in statements} == {start}


@pytest.mark.parametrize(
    "text",
    [
        "Egypt accused Jordan on Tuesday of attacking Oman.",
        "Egypt said on Tuesday that Jordan had attacked Oman.",
        "Egypt agreed on Tuesday to attack Oman.",
        "After it met Jordan on Tuesday, Egypt attacked Oman.",
    ],
)
def test_time_of_saying_is_not_that_of_what_is_said(extract, text):
    [attack] = [s for s in extract(text).statements if s.relation == "attacks"]
    assert attack.time is None


def test_no_time_of_a_statement(extract):
    [statement] = extract("Israel struck Iran.").statements
    assert statement.time is None


def test_time_of_another_clause_is_not_taken(extract):
    first, second = extract("Israel, which struck Syria in 2013, thanked Cyprus on Tuesday.").statements
    by_relation = {s.relation: s.time.start for s in (first, second)}
    assert by_relation == {"strikes": date(2013, 1, 1), "thanks": date(2025, 6, 24)}
