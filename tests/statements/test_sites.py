"""What is done to places without a name, and who holds them."""

from __future__ import annotations

import pytest

from tests.statements.expectations import check, row

SITES = [
    row("Kenyan jets bombed two bridges over the Tana.", "Kenya | strikes | bridges | asserted"),
    row("Chad must leave the land it occupies, Sudan said.",
        "Chad | withdrawsFrom | land | requested by Sudan", "Chad | controls | land | asserted",
        "? Sudan | urges | Chad | asserted"),
    row("Kenya has liberated dozens of villages and 700 square miles of rebel-held terrain.",
        "Kenya | retakes | villages | asserted", "Kenya | retakes | rebel-held terrain | asserted",
        "? rebels | controls | rebel-held terrain | asserted"),
    row("Kenya will pull its gunboats out of the eastern channel.", "Kenya | withdrawsFrom | eastern channel | planned"),
    row("Rebels threatened to storm Ana Novak's residence.",
        "rebels | @FIGHT | Ana Novak | planned by rebels", "rebels | threatens | Ana Novak | asserted"),
    row("Rebels occupied a village in Chad.", "rebels | @FIGHT | Chad | asserted"),
    row("Kenya sent two companies of troops to Chad.", "Kenya | mobilizesAgainst | Chad | asserted"),
    row("Kenya opened a bridge over the Tana."),
    row("Arsenal left the field."),
]  # fmt: skip


@pytest.mark.parametrize(("text", "lines"), SITES)
def test_sites(extract, text, lines):
    check(extract(text).statements, lines)
