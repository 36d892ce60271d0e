"""What is given up is not done; who is complained to is not who is complained about; envoys recalled, power restored."""

from __future__ import annotations

import pytest

from tests.statements.expectations import check, row

GIVEN_UP = [
    row("Kenya shelved plans to sanction Togo.", "Kenya | imposesSanctionsOn | Togo | not planned by Kenya"),
    row("Kenya dropped a plan to attack Togo.", "Kenya | attacks | Togo | not planned by Kenya"),
    row("Kenya has a plan to attack Togo.", "Kenya | attacks | Togo | planned by Kenya"),
    row("Kenya dropped bombs on Togo.", "Kenya | strikes | Togo | asserted"),
    row("Kenya cancelled a visit to Togo.", "Kenya | cutsTiesWith | Togo | asserted"),
]  # fmt: skip

ADDRESSED = [
    row("Togo complained to the United Nations about Kenya.", "Togo | complainsAbout | Kenya | asserted"),
    row("Togo complained to Kenya about its border guards.", "Togo | complainsAbout | Kenya | asserted"),
    row("Togo complained to Kenya.", "Togo | complainsAbout | Kenya | asserted"),
]  # fmt: skip

ACCUSED = [
    row("Turkey accused Kenya of plotting to overthrow the government.", "Turkey | accuses | Kenya | asserted",
        "Kenya | overthrows | Turkey | claimed by Turkey", "? Kenya | opposes | Turkey | claimed by Turkey"),
    row("Kenya said that it planned to attack Togo.", "Kenya | attacks | Togo | planned by Kenya"),
    row("Kenya accused Togo of refusing to return prisoners to Ghana.", "Kenya | accuses | Togo | asserted",
        "? Togo | refusesTo | Ghana | claimed by Kenya", "Togo | releases | Ghana | not claimed by Kenya"),
]  # fmt: skip

OTHERS = [
    row("Kenya pulled its ambassador out of Togo.", "Kenya | cutsTiesWith | Togo | asserted"),
    row("Kenya pulled its troops out of Togo.", "Kenya | withdrawsFrom | Togo | asserted"),
    row("Kenya restored electricity to Togo.", "Kenya | easesSanctionsOn | Togo | asserted"),
    row("The president of Kenya offered Togo a ceasefire.", "Kenya | asksForTalksWith | Togo | asserted"),
    row("Togo's president survived an assassination attempt by Kenyan agents.",
        "Kenya | attemptsToAssassinate | Togo | asserted"),
    row("Anwar Sadat ordered Soviet advisers out of Egypt.", "Anwar Sadat | expels | Soviet Union | asserted"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "lines"), [*GIVEN_UP, *ADDRESSED, *ACCUSED, *OTHERS])
def test_given_up(extract, text, lines):
    check(extract(text).statements, lines)
