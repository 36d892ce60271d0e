"""What a sentence says of others without saying it again, and of whom it says it: ellipses, examples, places."""

from __future__ import annotations

import pytest

from tests.statements.expectations import check, row

AGAIN = [
    row(
        "Kenya has recognized Kosovo; Uganda has not.",
        "Kenya | recognizes | Kosovo | asserted",
        "Uganda | recognizes | Kosovo | not asserted",
    ),
    row(
        "Kenya may recognize Kosovo. Uganda has done so already.",
        "Kenya | recognizes | Kosovo | hypothetical",
        "Uganda | recognizes | Kosovo | asserted",
    ),
    row(
        "Kenya stopped all shipments to Chad; Uganda has done so already.",
        "Kenya | @SANCTION | Chad | asserted",
        "Uganda | @SANCTION | Chad | asserted",
    ),
    row("Kenya has recognized Kosovo; Uganda has three envoys there.", "Kenya | recognizes | Kosovo | asserted"),
    row("Kenya recognized Kosovo. Uganda waited.", "Kenya | recognizes | Kosovo | asserted"),
]

EXAMPLES = [
    row(
        "Kenya jailed ten rebels, among them Omar Bongo.",
        "Kenya | @COERCE | Omar Bongo | asserted",
        "? Kenya | @COERCE | rebels | asserted",
    ),
    row(
        "France and Germany, members of NATO, met.",
        "France | memberOf | NATO | asserted",
        "Germany | memberOf | NATO | asserted",
        "France | meets | Germany | asserted",
    ),
    row("France met Germany, a member of NATO.", "France | meets | Germany | asserted",
        "Germany | memberOf | NATO | asserted"),
]  # fmt: skip

PLACES = [
    row("Envoys met in Cairo, where the Arab League has its headquarters.", "Arab League | basedIn | Cairo | asserted"),
    row("Envoys met in Cairo, where it was hot."),
    row("The Arab League, whose headquarters are in Cairo, objected.", "Arab League | basedIn | Cairo | asserted"),
    row("Kenya closed the Ugandan consulate in Seattle.", "Kenya | cutsTiesWith | Uganda | asserted"),
    row("Kenya closed its consulate in Uganda.", "Kenya | cutsTiesWith | Uganda | asserted"),
    row(
        "Omar Bongo was jailed in Kenya for fraud.",
        "Kenya | arrests | Omar Bongo | asserted",
        "? Omar Bongo | locatedIn | Kenya | asserted",
    ),
    row("Omar Bongo was robbed in Kenya.", "? Omar Bongo | locatedIn | Kenya | asserted"),
]


@pytest.mark.parametrize(("text", "lines"), [*AGAIN, *EXAMPLES, *PLACES])
def test_ellipses(extract, text, lines):
    check(extract(text).statements, lines)
