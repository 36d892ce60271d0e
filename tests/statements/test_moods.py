"""What is only possible, asked or not done, by how a clause is built: inverted, with "neither", in a gerund."""

from __future__ import annotations

import pytest

from tests.statements.expectations import check, row

BUILT = [
    row("Were Kenya to close its ports to Uganda, prices would rise.",
        "Kenya | imposesSanctionsOn | Uganda | hypothetical"),
    row("Kenya and Togo were to sign a treaty in May.",
        "Kenya | signsAgreementWith | Togo | planned"),
    row("Never has Kenya attacked Uganda.",
        "Kenya | attacks | Uganda | not asserted"),
    row("Kenya thanked Togo and Ghana but signed an agreement with neither.",
        "Kenya | thanks | Togo | asserted",
        "Kenya | thanks | Ghana | asserted",
        "Kenya | signsAgreementWith | Togo | not asserted",
        "Kenya | signsAgreementWith | Ghana | not asserted"),
    row("Kenya thanked Togo and Ghana and signed an agreement with both.",
        "Kenya | thanks | Togo | asserted",
        "Kenya | thanks | Ghana | asserted",
        "Kenya | signsAgreementWith | Togo | asserted",
        "Kenya | signsAgreementWith | Ghana | asserted"),
    row("Kenya would host talks with Uganda if asked, Ali Nasir said.",
        "Kenya | hosts | Uganda | hypothetical by Ali Nasir"),
    row("Kenya would host talks with Uganda, Ali Nasir said.",
        "Kenya | hosts | Uganda | planned by Ali Nasir"),
    row("Kenya denied spying on Uganda.",
        "Kenya | spiesOn | Uganda | denied by Kenya"),
    row("Kenya demanded that Ugandans quit Somalia.",
        "Kenya | demands | Uganda | asserted",
        "Uganda | withdrawsFrom | Somalia | requested by Kenya"),
    row("Kenya insisted that Uganda quit Somalia.",
        "Kenya | demands | Uganda | asserted",
        "Uganda | withdrawsFrom | Somalia | requested by Kenya"),
    row("Kenya insisted that Uganda left Somalia.",
        "Uganda | withdrawsFrom | Somalia | claimed by Kenya"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "lines"), BUILT)
def test_moods(extract, text, lines):
    check(extract(text).statements, lines)
