"""CSV, TSV, RSS and Atom: rows and entries, and those that are broken."""

from datetime import date, datetime

import pytest

from kg.articles import Problem, read_bytes
from kg.articles.markup import plain


def articles_of(content, name, **options):
    problems: list[Problem] = []
    data = content if isinstance(content, bytes) else content.encode()
    return list(read_bytes(data, name, problems=problems, latest=date(2030, 1, 1), **options)), problems


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("x.csv", "title,date,text\nA row,2025-06-27,One.\n"),
        ("x.csv", "\ufefftitle;date;text\r\nA row;27.06.2025;One.\r\n"),
        ("x.csv", 'Title, Date ,TEXT\n"A row",2025-06-27,"One."\n'),
        ("x.tsv", "title\tdate\ttext\nA row\t2025-06-27\tOne.\n"),
        ("x.csv", "title|date|text\nA row|2025/06/27|One.\n"),
        ("x.csv", "title,date,text\nA row,2025-06-27,One.\n".encode("utf-16")),
    ],
)
def test_tables(name, content):
    [article], problems = articles_of(content, name)
    assert (article.title, article.text, article.published, problems) == ("A row", "One.", date(2025, 6, 27), [])


def test_cells_may_be_long_and_hold_line_breaks():
    long = "word " * 60_000
    found, problems = articles_of(f'id,text\n1,"One.\n\nTwo, ""three""."\n2,"{long}"\n', "x.csv")
    assert [article.text for article in found] == ['One.\n\nTwo, "three".', long.strip()]
    assert problems == []


@pytest.mark.parametrize(
    ("content", "lines", "message"),
    [
        ("title,text\nA,One.\nB,\nC,Three.\n", [3], "no text"),
        ("title,body2\nA,One.\n", [2], "--field text=KEY"),
        ("title,text\n", [None], "no rows"),
        (",,,\n,,,\n", [None], "no rows"),
        ('title,text\nA,"never closed\n', [], ""),
    ],
)
def test_broken_rows_cost_only_themselves(content, lines, message):
    _, problems = articles_of(content, "x.csv")
    assert [problem.line for problem in problems] == lines
    assert all(message in problem.message for problem in problems)


RSS = """<?xml version="1.0"?><rss version="2.0"><channel><title>Example Wire</title><language>en-gb</language>
<item><title>A &amp;amp; B</title><link>https://wire.example/1</link><guid>one</guid>
<pubDate>Fri, 27 Jun 2025 10:00:00 GMT</pubDate>
<description>&lt;p&gt;One.&lt;/p&gt;
&lt;p&gt;Two &lt;b&gt;bold&lt;/b&gt;.&lt;script&gt;x&lt;/script&gt;&lt;/p&gt;</description></item>
<item><title>Nothing</title><guid>two</guid></item>
<item><title>C</title><guid isPermaLink="false">three</guid><description>Plain words, 3 &lt; 4.</description></item>
</channel></rss>"""


def test_feed():
    found, problems = articles_of(RSS, "feed.xml")
    assert [(article.id, article.title, article.text, article.source) for article in found] == [
        ("one", "A & B", "One.\n\nTwo bold.", "Example Wire"),
        ("three", "C", "Plain words, 3 < 4.", "Example Wire"),
    ]
    assert found[0].published == datetime.fromisoformat("2025-06-27T10:00:00+00:00")
    assert (found[0].url, found[0].language) == ("https://wire.example/1", "en")
    assert [(problem.line, problem.message) for problem in problems] == [(2, "the entry has no content")]


@pytest.mark.parametrize(
    "content",
    [
        "<?xml version='1.0'?><rss><channel></channel></rss>",
        "<?xml version='1.0'?><other>words</other>",
        "<?xml version='1.0'?><rss><channel><item>",
        "<rss",
    ],
)
def test_xml_that_is_no_feed_is_a_problem(content):
    found, problems = articles_of(content, "x.xml")
    assert found == []
    assert problems


def test_a_feed_is_never_fetched_or_opened(tmp_path):
    secret = tmp_path / "secret.xml"
    secret.write_text(RSS)
    for content in (str(secret), "https://wire.example/feed", f"file://{secret}"):
        found, problems = articles_of(content, "x.xml")
        assert found == []
        assert problems


def test_entities_do_not_expand(tmp_path):
    (tmp_path / "secret").write_text("secret words")
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    bomb = f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY e0 "ha"><!ENTITY f SYSTEM "file://{tmp_path}/secret">{entities}]>'
    item = "<item><title>A</title><guid>a</guid><description>One. &e9; &f;</description></item>"
    found, _ = articles_of(f"{bomb}<rss version='2.0'><channel><title>W</title>{item}</channel></rss>", "x.rss")
    assert all(len(article.text) < 1000 and "secret" not in article.text for article in found)


@pytest.mark.parametrize(
    ("fragment", "text"),
    [
        ("No markup, 3 < 4 & 5.", "No markup, 3 < 4 & 5."),
        ("<p>One.</p><p>Two.</p>", "One.\n\nTwo."),
        ("One.<br>Two.<br/><br/>Three.", "One.\nTwo.\n\nThree."),
        ("<div>One <a href='x'>link</a>.<script>alert(1)</script></div>", "One link."),
        ("<p>A &amp; B&#8217;s</p>", "A & B’s"),
        ("<ul><li>One<li>Two</ul>", "One\n\nTwo"),
        ("<p>open <b>tags", "open tags"),
        ("<style>p{}</style><p>One.", "One."),
    ],
)
def test_markup(fragment, text):
    assert plain(fragment) == text
