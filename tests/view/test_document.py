"""The page as text: one document, closed to the outside, the same for the same graph."""

from __future__ import annotations

import base64
import json
import os
import re
import subprocess
import sys
import zlib
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from kg.graph import KnowledgeGraph
from kg.records import Article, Entity, Evidence
from kg.view import iframe, page, part, summary
from kg.view.bundle import script
from kg.view.legend import QUADS, legend
from kg.view.text import clean, units, web_link
from tests.view.conftest import large_graph, small_graph, statement


def data_of(html: str) -> dict[str, Any]:
    """What the page's script reads."""
    found = re.search(r'<script type="application/octet-stream" id="data">([^<]*)</script>', html)
    assert found
    result: dict[str, Any] = json.loads(zlib.decompress(base64.b64decode(found[1]), -15))
    return result


def test_same_graph_same_bytes() -> None:
    assert page(small_graph()) == page(small_graph())
    assert page(large_graph(600, 150)) == page(large_graph(600, 150))


def test_pieces_in_which_it_is_packed_do_not_tell(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = page(large_graph(600, 150))
    for number in ("columns.TOGETHER", "columns.CHARACTERS", "document.THREES"):
        monkeypatch.setattr(f"kg.view.{number}", 6)
    assert page(large_graph(600, 150)) == whole


def test_nothing_is_loaded_from_elsewhere(small: KnowledgeGraph) -> None:
    html = page(small)
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', html)
    assert policy
    assert policy[1].startswith("default-src &#39;none&#39;;")
    assert "unsafe" not in policy[1]
    assert not re.search(r"<(?:script|img|iframe)[^>]* src=|@import|url\(", html.split('id="data"')[0])


def test_totals_are_the_graphs(large: KnowledgeGraph) -> None:
    data = data_of(page(large))
    statements = data["statements"]
    assert len(statements["id"]) == len(large)
    assert sum(statements["reports"]) == sum(large.reports(row) for row in large.by_id.values())
    assert len(data["actors"]["id"]) == len(large.entities)
    assert len(data["network"]["nodes"]) <= 400
    assert len(data["network"]["edges"]) <= 1500


def test_marks_count_utf16_units() -> None:
    a, b = Entity("place/A", "Aland🏔", "country"), Entity("place/B", "Bolund", "country")
    text = "🏔🏔 \u202eAland🏔 accused Bolund."
    row = statement("s", a, "accuses", "DISAPPROVE", b, [("x", text)])
    data = data_of(page(KnowledgeGraph.from_records([], [a, b], [row])))
    sentence = data["sentences"][0].encode("utf-16-le")
    marks = data["statements"]["marks"][0]
    words = [sentence[2 * marks[at] : 2 * marks[at + 1]].decode("utf-16-le") for at in (0, 2)]
    assert words == ["Aland🏔", "Bolund"]


def test_marks_outside_the_sentence_are_dropped(small: KnowledgeGraph) -> None:
    a, b = list(small.entities.values())[:2]
    row = statement("s", a, "accuses", "DISAPPROVE", b, [("x", "Short.")])
    far = Evidence("x", 1, 100, 106, "Short.", "accuses", (0, 5), (104, 400))
    odd = type(row)(**{name: getattr(row, name) for name in row.__slots__} | {"evidence": (far,)})
    assert data_of(page(KnowledgeGraph.from_records([], [a, b], [odd])))["statements"]["marks"] == [0]


@pytest.mark.parametrize("graph", [KnowledgeGraph(), KnowledgeGraph.from_records([Article("a", "text")], [], [])])
def test_empty_graphs_make_a_page(graph: KnowledgeGraph) -> None:
    assert "0 statements between 0 actors" in page(graph)
    assert "0 statements" in summary(graph)


def test_one_of_a_kind_is_counted_as_one() -> None:
    a, b = Entity("place/A", "A", "country"), Entity("place/B", "B", "country")
    article = Article("x", "text", source="Gazette", published=date(2031, 3, 2))
    html = page(
        KnowledgeGraph.from_records([article], [a, b], [statement("s", a, "a", "AID", b, [("x", "A aids B.")])])
    )
    dek = " ".join(html.split('<p class="dek">')[1].split("</p>")[0].split())
    assert dek == "1 statement between 2 actors, from 1 article by 1 outlet, 2031-03-02."


def test_focus_is_found_by_name_and_missing_ones_are_named(small: KnowledgeGraph) -> None:
    data = data_of(page(small, focus="fmf"))
    assert data["actors"]["name"][data["focus"]] == "Free Moravel Front"
    with pytest.raises(ValueError, match="'Atlantis'"):
        page(small, focus="Atlantis")


def test_table_without_scripts(small: KnowledgeGraph) -> None:
    class Cells(HTMLParser):
        inside = False
        text: list[str] = []  # noqa: RUF012

        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            self.inside = self.inside or tag == "noscript"

        def handle_endtag(self, tag: str) -> None:
            self.inside = self.inside and tag != "noscript"

        def handle_data(self, data: str) -> None:
            if self.inside:
                self.text.append(data)

    cells = Cells()
    cells.feed(page(small))
    text = " ".join(cells.text)
    for sentence in {piece.text for row in small.by_id.values() for piece in row.evidence[:1]}:
        assert sentence in text
    assert "claimed by Zubrowka" in text
    assert "denied by Agnès Desgoffe" in text


def test_part_of_a_graph_keeps_what_its_statements_contain(small: KnowledgeGraph) -> None:
    near = part(small, focus="Zubrowka")
    assert "lutz-aids-front-1" in near.by_id
    assert "rtl-criticises" not in near.by_id
    assert len(part(small, focus="Zubrowka", hops=3)) > len(near)
    assert {row.id for row in part(small, since="2031-04").by_id.values()} >= {"lutz-meets-moravel"}
    assert "desgoffe-office" not in part(small, since="2031-04").by_id
    with pytest.raises(ValueError, match="'Atlantis'"):
        part(small, focus="Atlantis")
    for odd in ("soon", "2031-13", "1 April"):
        with pytest.raises(ValueError, match=rf"'{odd}' is no day"):
            part(small, since=odd)


def test_communities_are_ranked_apart_and_within_what_is_drawn(large: KnowledgeGraph) -> None:
    network = data_of(page(large))["network"]
    drawn = {node["id"] for node in network["nodes"]}
    groups = [set(group["actors"]) for group in network["communities"]]
    assert len(groups) > 1
    assert set.union(*groups) <= drawn
    assert sum(map(len, groups)) == len(set.union(*groups))
    for group in network["communities"]:
        places = list(zip(group["places"][::2], group["places"][1::2], strict=True))
        assert len(set(places)) == len(group["actors"]) >= 3


def test_frame_is_sandboxed_and_escaped(small: KnowledgeGraph) -> None:
    frame = iframe(small, height=500)
    assert frame.count("<") == 2
    assert "allow-same-origin" not in frame
    assert 'height="500"' in frame


def test_summary_is_small_and_escaped() -> None:
    evil = Entity("place/E", "<img src=x onerror=alert(1)>", "country")
    good = Entity("place/G", "Gor", "country")
    graph = KnowledgeGraph.from_records([], [evil, good], [statement("s", evil, "a", "AID", good, [("x", "t")])])
    assert "<img" not in summary(graph)
    assert len(summary(large_graph(2000, 400))) < 20_000


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("plain", "plain"),
        ("a\u202eb\u2066c", "abc"),
        ("x\x00y\x1bz", "xyz"),
        ("\ud800", ""),
        ("می\u200cروم", "می\u200cروم"),
    ],
)
def test_clean(text: str, expected: str) -> None:
    assert clean(text) == expected


def test_units() -> None:
    assert [units(text) for text in ("abc", "🏔", "\u202ea", "é")] == [3, 2, 1, 1]


@pytest.mark.parametrize(
    ("url", "good"),
    [
        ("https://news.example/a?b=c", True), ("http://news.example", True), ("javascript:alert(1)", False),
        ("JaVaScRiPt:alert(1)", False), ("data:text/html,x", False), ("file:///etc/passwd", False), ("//news.example", False),
        ("https://user:pass@news.example", False), (" https://news.example", False), ("https://", False), ("", False),
        (None, False), ("https://[bad", False), ("https://a.example/\u202etxt", False), ("https://a.example/a b", False),
    ],
)  # fmt: skip
def test_web_link(url: str | None, good: bool) -> None:
    assert web_link(url) == (url if good else None)


def test_modules_join_without_clashes() -> None:
    names = re.findall(r"^(?:async )?(?:function|const|let|class) (\w+)", script(), re.MULTILINE)
    assert len(names) == len(set(names))
    assert not re.findall(r"^(?:import|export) ", script(), re.MULTILINE)


@pytest.mark.parametrize(
    "forbidden", ["innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "Function("]
)
def test_no_text_becomes_markup(forbidden: str) -> None:
    assert forbidden not in script()


def test_legend_covers_types_statuses_and_quads() -> None:
    from kg.records import ENTITY_TYPES, STATUSES

    assert set(legend()["types"]) == set(ENTITY_TYPES)
    assert set(legend()["statuses"]) == set(STATUSES)
    assert set(legend()["quads"]) == set(QUADS)


def test_same_bytes_in_another_process() -> None:
    code = (
        "import hashlib; from kg.view import page; from tests.view.conftest import large_graph;"
        "print(hashlib.sha256(page(large_graph(900, 200)).encode()).hexdigest())"
    )
    root = Path(__file__).parents[2]
    digests = {
        subprocess.run(
            [sys.executable, "-c", code], cwd=root, env=os.environ | {"PYTHONHASHSEED": seed}, text=True, check=True,
            capture_output=True,
        ).stdout
        for seed in ("1", "2")
    }  # fmt: skip
    assert len(digests) == 1
