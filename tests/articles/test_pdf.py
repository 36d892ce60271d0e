"""PDF: order of columns, paragraphs, hyphenation, what stands in the margins."""

import io
import logging

import pypdf
import pytest

from kg.articles import Limits, Problem, read_bytes
from kg.articles.layout import Line, joined


def read_pdf(data, **options):
    problems: list[Problem] = []
    return list(read_bytes(data, "x.pdf", problems=problems, **options)), problems


def column(x, top, rows, size=10.0, step=12.0):
    return [(x, top - step * number, size, row) for number, row in enumerate(rows)]


LEFT = [
    "Ruritania accused its neighbor on",
    "Friday of moving three brigades to",
    "the border, a day after the talks in",
    "Syldavia had ended with no result.",
    "The foreign ministry of Borduria said",
    "that it rejected the accusation of",
    "Ruritania, which it had called false.",
]
RIGHT = [
    "Syldavia urged both of the countries",
    "to come back to the table and to go",
    "on with the talks that it has hosted",
    "since the ceasefire of the last year,",
    "which each of them says the other has",
    "broken many times in these months.",
]


@pytest.mark.parametrize("interlaced", [False, True])
def test_columns_are_read_one_after_the_other(make_pdf, interlaced):
    pieces = [(50.0, 780.0, 20.0, "A row"), *column(50, 740, LEFT), *column(310, 740, RIGHT)]
    if interlaced:
        pieces.sort(key=lambda piece: (-piece[1], piece[0]))
    [article], problems = read_pdf(make_pdf([pieces]))
    assert (article.title, problems) == ("A row", [])
    assert article.text == " ".join(LEFT + RIGHT)


def test_a_gap_or_an_indent_begins_a_paragraph(make_pdf):
    pieces = [*column(50, 740, LEFT), *column(50, 740 - 12 * len(LEFT) - 10, RIGHT)]
    [article], _ = read_pdf(make_pdf([pieces]))
    assert article.text == " ".join(LEFT) + "\n\n" + " ".join(RIGHT)
    indented = [*column(50, 740, LEFT), (65.0, 740.0 - 12 * len(LEFT), 10.0, RIGHT[0])]
    indented += column(50, 740 - 12 * (len(LEFT) + 1), RIGHT[1:])
    [article], _ = read_pdf(make_pdf([indented]))
    assert article.text == " ".join(LEFT) + "\n\n" + " ".join(RIGHT)


def test_running_heads_and_page_numbers_are_left_out(make_pdf):
    bodies = [[row.replace("talks", f"talks{page}") + f" on{page}" for row in LEFT] for page in "abcd"]
    pages = [
        [(50.0, 810.0, 8.0, f"Example Gazette, edition {n}"), *column(50, 700, body), (290.0, 20.0, 8.0, f"- {n} -")]
        for n, body in enumerate(bodies)
    ]
    [article], _ = read_pdf(make_pdf(pages))
    assert article.text.split() == " ".join(row for body in bodies for row in body).split()


@pytest.mark.parametrize(
    ("rows", "text"),
    [
        (["an inter-", "national court"], "an international court"),
        (["a long-", "term plan for the long-term"], "a long-term plan for the long-term"),
        (["the Franco-", "British talks"], "the Franco-British talks"),
        (["in 2019-", "20 he"], "in 2019-20 he"),
        (["soft\u00ad", "ware"], "software"),
        (["a dash -", "here"], "a dash - here"),
        (["one", "two"], "one two"),
    ],
)
def test_hyphens_at_the_end_of_lines(rows, text):
    hyphenated = {"long-term"} if "long-term" in rows[-1] else set()
    assert joined(rows, hyphenated) == text


def test_title_of_the_document_counts_where_none_is_printed(make_pdf):
    for titled, expected in (("A row over the border", "A row over the border"), ("Microsoft Word - x.docx", None)):
        writer = pypdf.PdfWriter(clone_from=io.BytesIO(make_pdf([column(50, 740, LEFT)])))
        writer.add_metadata({"/Title": titled})
        out = io.BytesIO()
        writer.write(out)
        [article], _ = read_pdf(out.getvalue())
        assert article.title == expected


def test_limits(make_pdf):
    data = make_pdf([column(50, 740, LEFT)] * 5)
    [article], [problem] = read_pdf(data, limits=Limits(pages=2))
    assert len(article.text.split()) == 2 * len(" ".join(LEFT).split())
    assert "limit pages" in problem.message
    found, problems = read_pdf(data, limits=Limits(seconds=-1))
    assert found == []
    assert "limit seconds" in problems[0].message


def test_what_is_no_readable_pdf_is_a_problem(make_pdf):
    good = make_pdf([column(50, 740, LEFT)])
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(good))
    writer.encrypt("secret", algorithm="RC4-128")
    locked = io.BytesIO()
    writer.write(locked)
    for data, message in ((b"%PDF-1.7\nrubbish", "PDF"), (good[:200], "PDF"), (make_pdf([[]]), "no text"),
                          (locked.getvalue(), "password")):  # fmt: skip
        found, problems = read_pdf(data)
        assert found == []
        assert message in problems[-1].message
    assert any(isinstance(handler, logging.NullHandler) for handler in logging.getLogger("pypdf").handlers)


def test_a_line_knows_about_where_it_ends():
    assert Line(50, 700, 10, "abcdefghij").right == 100
