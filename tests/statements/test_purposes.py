"""What an act is for: protests that only say what they demand, infinitives of purpose behind verbs of stopping."""

from __future__ import annotations

import pytest

from tests.statements.expectations import check, row

PROTESTS = [
    row(
        "Students staged a hunger strike to demand the resignation of Omar Bongo.",
        "students | protestsAgainst | Omar Bongo | asserted",
        "students | @DEMAND | Omar Bongo | asserted",
    ),
    row(
        "Students marched through Nairobi, demanding that Uganda free Omar Bongo.",
        "students | protestsAgainst | Uganda | asserted",
        "students | demands | Uganda | asserted",
        "Uganda | releases | Omar Bongo | requested by students",
        "? students | @PROTEST | Nairobi | asserted",
    ),
    row("Farmers blocked roads to protest Ugandan tariffs.", "farmers | protestsAgainst | Uganda | asserted"),
    row(
        "Kenya sent an envoy to demand an apology from Uganda.",
        "Kenya | demands | Uganda | asserted",
        "Uganda | apologizesTo | Kenya | requested by Kenya",
    ),
]

STOPPED = [
    row("Kenya stopped work to help Chad.", "Kenya | aids | Chad | asserted"),
    row("Kenya refused to help Chad.", "Kenya | refusesTo | Chad | asserted", "Kenya | aids | Chad | not asserted"),
    row("Kenya stopped helping Chad.", "Kenya | aids | Chad | not asserted"),
    row("Kenya ceased to help Chad.", "Kenya | aids | Chad | not asserted"),
]

RESULTS = [
    row(
        "A Chadian village was attacked by Hezbollah, killing 156 people.",
        "Hezbollah | @ASSAULT | Chad | asserted",
        "Hezbollah | kills | people | asserted",
    ),
    row("Kenya was visited by Omar Bongo, praising Chad.", "Omar Bongo | visits | Kenya | asserted",
        "? Kenya | praises | Chad | asserted", "? Omar Bongo | praises | Chad | asserted"),
    row("Kenyan guards sexually abused Ugandans.", "Kenya | tortures | Uganda | asserted"),
    row("Kenya engaged in ethnic cleansing against the Albanians.", "Kenya | cleansesEthnically | Albania | asserted"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "lines"), [*PROTESTS, *STOPPED, *RESULTS])
def test_purposes(extract, text, lines):
    check(extract(text).statements, lines)
