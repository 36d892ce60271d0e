"""What named bodies are part of or based in, by their names and the words before these."""

from __future__ import annotations

import pytest

from tests.statements.expectations import check, row

BELONGINGS = [
    row("The Armenian defence ministry accused Azerbaijan.",
        "Armenian defence ministry | partOf | Armenia | asserted",
        "Armenian defence ministry | accuses | Azerbaijan | asserted"),
    row("Tripoli blamed the Supreme Court of Kenya.",
        "Libya | blames | Supreme Court of Kenya | asserted", "Supreme Court of Kenya | partOf | Kenya | asserted"),
    row("The Libyan Coast Guard shelled Malta.",
        "Libyan Coast Guard | partOf | Libya | asserted", "Libyan Coast Guard | shells | Malta | asserted"),
    row("Azerbaijani news outlet Caliber praised Turkey.",
        "Caliber.az | basedIn | Azerbaijan | asserted", "Caliber.az | praises | Turkey | asserted"),
    row("Iran's Tasnim news agency criticised Qatar.",
        "Tasnim News Agency | basedIn | Iran | asserted", "Tasnim News Agency | criticizes | Qatar | asserted"),
    row("North Korea's main state news agency KCNA condemned Japan.",
        "KCNA | partOf | North Korea | asserted", "KCNA | condemns | Japan | asserted"),
    row("Lebanese militant group Hezbollah shelled Israel.",
        "Hezbollah | basedIn | Lebanon | asserted", "Hezbollah | shells | Israel | asserted"),
    row("Hezbollah's Radwan Force shelled Metula.",
        "Radwan Force | partOf | Hezbollah | asserted", "Radwan Force | shells | Metula | asserted"),
    row("Kenya criticised the OSCE's Minsk Group.",
        "Kenya | criticizes | Minsk Group | asserted", "Minsk Group | partOf | OSCE | asserted"),
    # Of two words before a verb the one with an apostrophe is whose the other is
    row("Ana Kolsen's al-Qaeda terror network has threatened Kenya.",
        "Al-Qaeda | threatens | Kenya | asserted"),
    # Once is enough
    row("The Libyan Coast Guard shelled Malta. Malta condemned the Libyan Coast Guard.",
        "Libyan Coast Guard | partOf | Libya | asserted", "Libyan Coast Guard | shells | Malta | asserted",
        "Malta | condemns | Libyan Coast Guard | asserted"),
    # Who acts for the state is the state
    row("The Turkish army shelled Syria.", "Turkey | shells | Syria | asserted"),
    # What others do to it is not whose it is
    row("Israeli strikes hit Hezbollah.", "Israel | attacks | Hezbollah | asserted"),
    row("Kenya's rival Hezbollah condemned Togo.",
        "Kenya | hostileTo | Hezbollah | asserted", "Hezbollah | condemns | Togo | asserted"),
    row("Kenya praised NATO.", "Kenya | praises | NATO | asserted"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "lines"), BELONGINGS)
def test_belonging(extract, text, lines):
    check(extract(text).statements, lines)
