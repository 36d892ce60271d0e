"""Which actors of a sentence are joined to which, and which are not."""

from __future__ import annotations

import pytest

from tests.statements.expectations import check, row

MEDIATION = [
    row("Kenya hosted a meeting between Togo and Ghana.",
        "Kenya | mediatesBetween | Togo | asserted", "Kenya | mediatesBetween | Ghana | asserted"),
    row("Ann Moore undertook a mediation mission between Togo and Ghana.",
        "Ann Moore | mediatesBetween | Togo | asserted", "Ann Moore | mediatesBetween | Ghana | asserted"),
    row("Kenyan leader Ann Moore and Togolese President Omar Bongo today signed a treaty of friendship.",
        "Ann Moore | signsAgreementWith | Omar Bongo | asserted", "? Ann Moore | @HOLDS_OFFICE | Kenya | asserted",
        "? Omar Bongo | @HOLDS_OFFICE | Togo | asserted"),
]  # fmt: skip

CHARGES = [
    row("Omar Bongo has been accused of theft by officials of Kenya.",
        "Kenya | @DISAPPROVE | Omar Bongo | asserted"),
    row("Omar Bongo has been accused of stealing millions of dollars by the Kenyan government.",
        "Kenya | accuses | Omar Bongo | asserted"),
    row("Kenya insisted on its demands that Togo free Omar Bongo.",
        "Kenya | demands | Togo | asserted", "Togo | releases | Omar Bongo | requested by Kenya"),
]  # fmt: skip

WITNESSES = [
    row("Kenyan tanks fired shells at Togo, witnesses said.", "Kenya | shells | Togo | claimed by witnesses"),
    row("Kenyan troops killed five people in Togo, Chadian military sources said.",
        "Kenya | kills | Togo | claimed by Chad"),
    # Whoever speaks for a state takes a stand
    row("Kenya bombed Togo, the president of Chad said.",
        "Kenya | @FIGHT | Togo | claimed by Chad", "Chad | criticizes | Kenya | asserted"),
]  # fmt: skip

HELPERS = [
    row("Kenya sent troops to help defend Togo.",
        "Kenya | aidsMilitarily | Togo | asserted", "? Kenya | defends | Togo | asserted"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "lines"), [*MEDIATION, *CHARGES, *WITNESSES, *HELPERS])
def test_joined(extract, text, lines):
    check(extract(text).statements, lines)
