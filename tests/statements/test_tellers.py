"""What accusations and denials say is done to who tells of it: "accused Chad of attacking first"."""

from __future__ import annotations

import pytest

from tests.statements.expectations import check, row

AGAINST_TELLERS = [
    row("Uganda accused Kenya of having attacked first.",
        "Uganda | accuses | Kenya | asserted",
        "Kenya | attacks | Uganda | claimed by Uganda"),
    row("Kenya denied having attacked first and accused Uganda of murder.",
        "Kenya | attacks | Uganda | denied by Kenya",
        "Kenya | accusesOfCrime | Uganda | asserted"),
    row("Kenya charged Uganda with aggression.",
        "Kenya | accuses | Uganda | asserted",
        "Uganda | attacks | Kenya | claimed by Kenya"),
    row("Kenya and Uganda signed a truce. Kenya accused Uganda of breaking the truce.",
        "Kenya | signsAgreementWith | Uganda | asserted",
        "Kenya | accuses | Uganda | asserted",
        "Uganda | violatesCeasefireWith | Kenya | claimed by Kenya"),
    row("The United States accused Uganda of breaking the truce.",
        "United States | accuses | Uganda | asserted"),
    row("Kenya accused Uganda of attacking Rwanda.",
        "Kenya | accuses | Uganda | asserted",
        "Uganda | attacks | Rwanda | claimed by Kenya"),
    row("Kenya accused Uganda of attacking its soldiers.",
        "Kenya | accuses | Uganda | asserted",
        "Uganda | attacks | Kenya | claimed by Kenya"),
    row("Kenya accused Uganda of attacking civilians.",
        "Kenya | accuses | Uganda | asserted",
        "Uganda | attacks | civilians | claimed by Kenya"),
    row("The United Nations accused Uganda of firing first.",
        "United Nations | accuses | Uganda | asserted"),
]  # fmt: skip

INTRUSIONS = [
    row("Kenya reported a Ugandan incursion.",
        "Uganda | invades | Kenya | claimed by Kenya",
        "Kenya | criticizes | Uganda | asserted"),
    row("Kenya reported an incursion by Ugandan troops.",
        "Uganda | invades | Kenya | claimed by Kenya",
        "Kenya | criticizes | Uganda | asserted"),
    row("Kenya reported a Ugandan incursion into Rwanda.",
        "Uganda | invades | Rwanda | asserted"),
    row("Kenya condemned a Ugandan incursion.",
        "Kenya | condemns | Uganda | asserted"),
    row("The United Nations reported a Ugandan incursion."),
]  # fmt: skip


@pytest.mark.parametrize(("text", "lines"), [*AGAINST_TELLERS, *INTRUSIONS])
def test_tellers(extract, text, lines):
    check(extract(text).statements, lines)
