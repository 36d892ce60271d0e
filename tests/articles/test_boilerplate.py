"""Datelines, bylines and the rest that reports nothing, and sentences that only look like them."""

import time
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.articles import dateline
from kg.articles.boilerplate import boilerplate, published_in


@pytest.mark.parametrize(
    ("text", "place", "day", "outlet"),
    [
        ("BAKU, June 27 (Example Wire) – Tehran accused Baku.", "BAKU", "June 27", "Example Wire"),
        ("LONDON (Example Wire) - The ministry said no.", "LONDON", None, "Example Wire"),
        ("WASHINGTON/MOSCOW, June 5 (Example Wire) -- The", "WASHINGTON/MOSCOW", "June 5", "Example Wire"),
        ("KYIV, Ukraine — Russia fired missiles.", "KYIV, Ukraine", None, None),
        ("BAKU, 27 June 2025 - Iran said no.", "BAKU", "27 June 2025", None),
        ("Doha, June 5 (QNA) – Qatar said no.", "Doha", "June 5", "QNA"),
        (
            "St. Petersburg, Russia, Sept. 5 (Example Wire) — Russia",
            "St. Petersburg, Russia",
            "Sept. 5",
            "Example Wire",
        ),
        ("TEL AVIV, Israel (EW) — “No,” it said.", "TEL AVIV, Israel", None, "EW"),
        ("GENEVA, June 5: The United Nations said", "GENEVA", "June 5", None),
        ("SÃO PAULO — Brazil", "SÃO PAULO", None, None),
    ],
)
def test_datelines(text, place, day, outlet):
    found = dateline(text)
    assert (found.place, found.day, found.outlet) == (place, day, outlet)
    assert (found.start, text[found.end :][:1].islower()) == (0, False)
    inside = dateline(f"A row\n\n{text}", 7)
    assert (inside.start, inside.end) == (7, 7 + found.end)


@pytest.mark.parametrize(
    "text",
    [
        "The ministry – which is new – said no.", "NATO: The alliance grows.", "NATO — the alliance — said no.",
        "U.S. - Russia talks began.", "Iran (IRNA) — said no.", "A - b", "BAKU", "BAKU — ", "",
        "Qatar, Egypt and Iran met.",
        "GENEVA: The United Nations said", "Doha, Qatar – Qatar said",
    ],
)  # fmt: skip
def test_no_datelines(text):
    assert dateline(text) is None


OPENING = "Ruritania accused Borduria of moving troops to the border."
BODY = "\n\n".join(["Borduria denied the accusation on Friday."] * 8)


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("By Ann Example", "byline"),
        ("By ANN EXAMPLE and Bob O'Example, Example Wire", "byline"),
        ("By Ann Example | Example Gazette", "byline"),
        ("From our correspondent in Zenda", "byline"),
        ("Example Gazette Staff", "byline"),
        ("Friday, June 27, 2025", "date"),
        ("Example Wire, 27 June 2025", "date"),
        ("Gazette of Zenda | Friday, June 27, 2025", "date"),
        ("Published: 27 June 2025 10:15 GMT", "date"),
        ("Last updated on June 27, 2025", "date"),
        ("Photo: Example Wire / Ann Example", "credit"),
        ("(File photo: Borduria's foreign ministry)", "credit"),
        ("Advertisement", "promotion"),
        ("Read more: Borduria answers", "promotion"),
    ],
)
def test_lines_before_the_text(line, kind):
    text = f"{line}\n\n{OPENING}\n\n{BODY}"
    assert [(text[span.start : span.end], span.kind) for span in boilerplate(text)] == [(line, kind)]
    titled = f"By Any Other Name\n\n{text}"
    assert [span.start for span in boilerplate(titled, 19)] == [19]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("The Example Gazette staff is a team of journalists in Zenda.", "staff"),
        ("Ann Example is a senior political correspondent at the Example Gazette.", "staff"),
        ("(Reporting by Ann Example; Editing by Bob Example)", "credit"),
        ("Ann Example contributed to this report.", "credit"),
        ("This article was originally published by the Example Wire.", "syndication"),
        ("© 2025 Example Gazette. All rights reserved.", "copyright"),
        ("Copyright 2025 Example Wire", "copyright"),
        ("Follow us on Example", "promotion"),
        ("Sign up for our newsletter and never miss a story.", "promotion"),
        ("Click here to read more.", "promotion"),
        ("The views expressed in this article are the author's own.", "staff"),
    ],
)
def test_lines_after_the_text(line, kind):
    text = f"{OPENING}\n\n{BODY}\n\n{line}"
    assert [(text[span.start : span.end], span.kind) for span in boilerplate(text)] == [(line, kind)]


@pytest.mark.parametrize(
    "line",
    [
        "By Friday, Borduria had withdrawn its troops.",
        "By then Ruritania had lost the war",
        "By contrast, Syldavia supports the plan.",
        "The Ruritanian team is led by the prime minister.",
        "The minister is a former general.",
        "Photographs showed tanks at the border.",
        "Video of the strike was shown by state television.",
        "The report was welcomed by Borduria.",
        "The story of the war was told by both sides.",
        "Follow-up talks are planned.",
        "Ruritania shared the print with Borduria.",
        "Officials in Zenda said the rights of the minority had to be respected.",
        "Published reports say that Borduria armed the rebels.",
        "Borduria and Syldavia issued a statement.",
        "Borduria and Syldavia signed a treaty, 27 June 2025",
    ],
)
def test_sentences_are_not_taken_for_boilerplate(line):
    for text in (f"{line}\n\n{OPENING}\n\n{BODY}", f"{OPENING}\n\n{BODY}\n\n{line}"):
        assert boilerplate(text) == ()


def test_byline_and_dateline_together():
    text = f"By Ann Example\nJune 27, 2025\n\nZENDA, June 27 (Example Wire) — {OPENING}\n\n{BODY}"
    assert [(text[span.start : span.end], span.kind) for span in boilerplate(text)] == [
        ("By Ann Example", "byline"),
        ("June 27, 2025", "date"),
        ("ZENDA, June 27 (Example Wire) — ", "dateline"),
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (f"Friday, June 27, 2025\n\n{OPENING}", date(2025, 6, 27)),
        (f"By Ann Example\nPublished on 27 June 2025\n\n{OPENING}", date(2025, 6, 27)),
        (f"ZENDA, June 27, 2025 (Example Wire) — {OPENING}", date(2025, 6, 27)),
        (f"Example Wire, 27 June 2025\n\n{OPENING}", date(2025, 6, 27)),
        (f"Example Wire · June 27, 2025\n\n{OPENING}", date(2025, 6, 27)),
        (f"Borduria and Ruritania signed it, 27 June 2025\n\n{OPENING}", None),
        (f"ZENDA, June 27 (Example Wire) — {OPENING}", None),
        (f"The war began on June 27, 2025.\n\n{OPENING}", None),
        ("2025", None),
        ("", None),
    ],
)
def test_date_in_the_text(text, found):
    assert published_in(text) == found


@given(st.text(alphabet=st.sampled_from("By aA.,-—\n(©:20"), max_size=300))
def test_spans_are_in_order_and_within_the_text(text):
    spans = boilerplate(text)
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(before.end <= after.start for before, after in pairwise(spans))
    published_in(text)


@pytest.mark.parametrize(
    "piece", ["by a ", "by a, ", "a is ", "(reporting ", "read more", "\n", "x\n", "A", "A.", "A/", "— ", "by\n\n"]
)
def test_hostile_text_takes_no_time(piece):
    text = piece * (200_000 // len(piece))
    started = time.perf_counter()
    boilerplate(text)
    assert time.perf_counter() - started < 5
