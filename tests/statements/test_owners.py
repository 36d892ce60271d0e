"""Who does what a plan is for, and who says what a text says."""

from __future__ import annotations

import pytest

from tests.statements.expectations import check, miss, row

PLANS = [
    row("Kenya condemned a Chadian plan to attack Sudan.",
        "Kenya | condemns | Chad | asserted", "Chad | attacks | Sudan | planned by Chad"),
    row("Kenya rejected a US offer to mediate between Sudan and Chad.",
        "Kenya | rejects | United States | asserted",
        "United States | mediatesBetween | Sudan | hypothetical by United States",
        "United States | mediatesBetween | Chad | hypothetical by United States"),
    row("The Israeli attempt to kill Ali Khamenei failed.", "Israel | kills | Ali Khamenei | planned by Israel"),
    row("Kenya has a plan to attack Sudan.", "Kenya | attacks | Sudan | planned by ?"),
    row("Togo condemns the decision of the Kenyan authorities to attack Ghana.",
        "Togo | condemns | Kenya | asserted", "Kenya | attacks | Ghana | planned by Kenya"),
    row("Kenya denounced in the strongest terms the decision of Togo to attack Ghana.",
        "Kenya | @DISAPPROVE | Togo | asserted", "Togo | attacks | Ghana | planned by Togo"),
    # A thing from abroad is used by whoever has it
    miss("the network takes what is bought for a gift", "Kenya bought Russian drones to strike Sudan.",
        "Kenya | strikes | Sudan | asserted", "? Kenya | tradesWith | Russia | asserted"),
]  # fmt: skip

TEXTS = [
    row("Venezuela filed a case at the court accusing Colombia of helping rebels.",
        "Venezuela | accuses | Colombia | asserted", "Colombia | aids | rebels | claimed by Venezuela"),
    row("Kenya sent a letter to the United Nations accusing Sudan of arming rebels.",
        "Kenya | accuses | Sudan | asserted", "Sudan | aidsMilitarily | rebels | claimed by Kenya",
        "? Kenya | telephones | United Nations | asserted"),
    row("Oman issued a statement condemning Israel.", "Oman | condemns | Israel | asserted"),
    row("Oman issued a statement that condemned Israel.", "Oman | condemns | Israel | asserted"),
    row("The Security Council adopted a resolution condemning Israel.",
        "UN Security Council | condemns | Israel | asserted"),
    row("A Kenyan statement accusing Togo of spying was published.", "Kenya | @DISAPPROVE | Togo | asserted"),
    # Who gets a letter has not written it, and officials speak for themselves
    row("Oman received a letter from Kenya condemning Israel.",
        "Kenya | condemns | Israel | asserted", "? Kenya | @CONSULT | Oman | asserted",
        "? Oman | @CONSULT | Kenya | asserted"),
    row("Oman sent a letter to officials of Kenya who condemned Israel.",
        "Kenya | condemns | Israel | asserted", "? Oman | telephones | Kenya | asserted"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "lines"), [*PLANS, *TEXTS])
def test_owners(extract, text, lines):
    check(extract(text).statements, lines)
