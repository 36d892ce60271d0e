"""Acts that a word before "of" counts or bundles: "a series of attacks", "a package of sanctions"."""

from __future__ import annotations

import pytest

from tests.statements.expectations import check, row

BUNDLES = [
    row("Kenya carried out a series of attacks on Togo.", "Kenya | attacks | Togo | asserted"),
    row("Kenya agreed a package of sanctions against Togo.",
        "Kenya | imposesSanctionsOn | Togo | planned by Kenya"),
    row("Kenya held a second round of talks with Togo.", "Kenya | holdsTalksWith | Togo | asserted"),
    row("A new round of talks between Kenya and Togo began.", "Kenya | holdsTalksWith | Togo | asserted"),
    row("Kenya and Togo held a round of talks.", "Kenya | holdsTalksWith | Togo | asserted"),
    row("A wave of strikes by Israel hit Iran.", "Israel | attacks | Iran | asserted"),
    row("Iran condemned a series of Israeli strikes on Lebanon.",
        "Iran | condemns | Israel | asserted", "Israel | strikes | Lebanon | asserted"),
    row("Kenya was hit by a wave of Togolese attacks.", "Togo | attacks | Kenya | asserted"),
    row("Kenya gave Togo a set of demands.", "Kenya | demands | Togo | asserted"),
    row("Kenya sent a batch of missiles to Togo.", "Kenya | aidsMilitarily | Togo | asserted"),
    row("In a series of raids, Kenya arrested Omar Bongo.", "Kenya | arrests | Omar Bongo | asserted"),
    # What is bundled may be no act
    row("Kenya thanked a series of states."),
    row("Kenya published a series of maps of Togo."),
]  # fmt: skip


@pytest.mark.parametrize(("text", "lines"), BUNDLES)
def test_bundles(extract, text, lines):
    check(extract(text).statements, lines)
