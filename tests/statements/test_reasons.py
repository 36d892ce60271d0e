"""Why and for whose sake something is done is not whom it is done to."""

from __future__ import annotations

import pytest

from tests.statements.expectations import check, row

REASONS = [
    row("Poland closed its border with Belarus because of Russian-led exercises.",
        "Poland | imposesSanctionsOn | Belarus | asserted"),
    row("Kenya cut ties with Togo because of Ghana.", "Kenya | cutsTiesWith | Togo | asserted"),
    row("Kenya expelled the ambassador of Togo in retaliation for Ghana's attacks.",
        "Kenya | expels | Togo | asserted"),
    row("Kenya arrested Omar Bongo in exchange for Ann Moore.", "Kenya | arrests | Omar Bongo | asserted"),
]  # fmt: skip

OCCASIONS = [
    row("Ann Moore called for sanctions against Togo in the wake of the execution of Omar Bongo.",
        "Ann Moore | callsOn | Togo | asserted"),
    row("Kenya eased emergency measures on Wednesday in Togo.", "Kenya | easesRestrictionsOn | Togo | asserted"),
    row("Kenyan troops remained on alert in Togo.", "Kenya | putsForcesOnAlert | Togo | asserted"),
    row("Kenya is refusing admittance to Ghanaians.", "Kenya | @REJECT | Ghana | asserted"),
    row("Kenya met Togo on the eve of the election in Ghana.", "Kenya | meets | Togo | asserted"),
    row("Kenya remained on alert."),
]  # fmt: skip

SAKES = [
    row("The United States conducted strikes in Iraq in support of the government of Iraq.",
        "United States | supports | Iraq | asserted"),
    row("Russia conducted strikes in support of the Syrian army.", "Russia | supports | Syria | asserted"),
    row("The United States struck Islamic State in support of Iraq.",
        "United States | strikes | Islamic State | asserted", "United States | supports | Iraq | asserted"),
    row("Russia intervened in defence of Serbia.", "Russia | supports | Serbia | asserted"),
    row("Russia conducted strikes on Syria in support of Iraq.",
        "Russia | strikes | Syria | asserted", "Russia | supports | Iraq | asserted"),
]  # fmt: skip

DRIVEN = [
    row("M23 forced Congolese troops to flee.", "M23 | coerces | Democratic Republic of the Congo | asserted"),
    row("M23 forced Congolese troops out of Goma.", "M23 | retakes | Goma | asserted"),
    row("Kenya accused Togo of failing to help Ghana.",
        "Kenya | accuses | Togo | asserted", "Togo | aids | Ghana | not claimed by Kenya"),
    row("Goma was captured by M23.", "M23 | seizesControlOf | Goma | asserted"),
    row("Ann Lincoln fled. Lincoln was captured by Kenya.", "Kenya | arrests | Ann Lincoln | asserted"),
    row("M23 seized Goma.", "M23 | seizesControlOf | Goma | asserted"),
    row("Iran captured a British sailor.", "Iran | arrests | United Kingdom | asserted"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "lines"), [*REASONS, *OCCASIONS, *SAKES, *DRIVEN])
def test_reasons(extract, text, lines):
    check(extract(text).statements, lines)
