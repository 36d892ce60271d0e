"""Whom a deed befalls that words are about: nothing is thereby said of them, or asked of them."""

from __future__ import annotations

import pytest

from tests.statements.expectations import check, row

ROWS = [
    row("Kenya condemned the invasion of Ukraine."),
    row("Kenya condemned the killing of Chadian farmers."),
    row("Kenya criticized the jailing of Samar Badawi."),
    row("Kenya protested against the arrest of Samar Badawi."),
    row("Kenya demanded the release of Samar Badawi."),
    row("Kenya called for the release of Chadian prisoners."),
    row("Kenya condemned the Russian invasion of Ukraine.",
        "Kenya | condemns | Russia | asserted", "Russia | invades | Ukraine | asserted"),
    row("Kenya condemned the killing of farmers by Chadian soldiers.",
        "Kenya | condemns | Chad | asserted", "Chad | kills | farmers | asserted"),
    # Who is to go, or is freed, is whom it is about
    row("Kenya demanded the resignation of Samar Badawi.",
        "Kenya | demandsConcessionsFrom | Samar Badawi | asserted"),
    row("Kenya welcomed the release of Samar Badawi.", "Kenya | welcomes | Samar Badawi | asserted"),
    row("Kenya condemned Chad for the killing of farmers.",
        "Kenya | condemns | Chad | asserted", "? Chad | kills | farmers | asserted"),
    row("Kenya demanded the withdrawal of Chadian troops.",
        "Kenya | @DEMAND | Chad | asserted"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "lines"), ROWS)
def test_whom_deeds_befall(extract, text, lines):
    check(extract(text).statements, lines)
