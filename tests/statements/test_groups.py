"""What is done to groups and persons without a name, and what they do."""

from __future__ import annotations

import pytest

from tests.statements.expectations import check, row

TAKEN = [
    row("Kenya agreed to release 48 Chadian soldiers.", "Kenya | releases | Chadian soldiers | planned by Kenya"),
    row("Kenya frees last Chadian sailors and thanks Uganda.",
        "Kenya | releases | Chadian sailors | asserted", "Kenya | thanks | Uganda | asserted"),
    row("Kenya deported thousands of Eritreans.", "Kenya | deports | Eritreans | asserted"),
    row(
        "Kenya jailed two for spying for Uganda.",
        "Kenya | arrests | two | asserted",
        "two | aids | Uganda | asserted",
    ),
    row("Rebels kidnapped a Ugandan judge.", "rebels | abducts | Ugandan judge | asserted"),
    # Soldiers who are fought are their state's
    row("Kenyan soldiers attacked Chadian soldiers.", "Kenya | attacks | Chad | asserted"),
    row("Kenya expelled two Chadian diplomats.", "Kenya | @SANCTION | Chad | asserted"),
]  # fmt: skip

ACTING = [
    row("Thousands march in Nairobi against Uganda.", "thousands | protestsAgainst | Uganda | asserted"),
    row("Thirteen states still stand by Taiwan.", "states | supports | Taiwan | asserted"),
    row("An Italian-led force attacked Albania.",
        "Italian-led force | attacks | Albania | asserted", "Italy | controls | Italian-led force | asserted"),
    # Whom the number of what is no people tells
    row("Hundreds of trees fell in Kenya."),
    row("Nine members of the Security Council voted for Mongolia.", "UN Security Council | supports | Mongolia | asserted"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "lines"), [*TAKEN, *ACTING])
def test_groups(extract, text, lines):
    check(extract(text).statements, lines)
