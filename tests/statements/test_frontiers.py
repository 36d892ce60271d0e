"""Where states lie whatever is done at their border, who is driven out or held there, what is stopped and opposed."""

from __future__ import annotations

import pytest

from tests.statements.expectations import check, row

FRONTIERS = [
    row("The Sudanese army withdrew from the border with Chad.",
        "Sudan | withdrawsFrom | Chad | asserted"),
    row("Kenya and Uganda agreed to reopen their border.",
        "Kenya | agreesWith | Uganda | asserted",
        "Kenya | borders | Uganda | asserted"),
    row("Kenya has no border with Uganda.",
        "Kenya | borders | Uganda | not asserted"),
    row("Kenya shares some nine hundred miles of border with Uganda.",
        "Kenya | borders | Uganda | asserted"),
    row("Two Ugandan diplomats were ordered to leave Kenya.",
        "Kenya | expels | Uganda | asserted",
        "Uganda | withdrawsFrom | Kenya | requested"),
    row("Two Ugandan diplomats were expelled from Kenya.",
        "Kenya | expels | Uganda | asserted"),
    row("Uganda was expelled from the African Union.",
        "African Union | expels | Uganda | asserted"),
    row("Kenya wants Ugandan troops out of Somalia.",
        "Kenya | demands | Uganda | asserted",
        "Uganda | withdrawsFrom | Somalia | requested by Kenya"),
    row("Kenya wants Ugandan troops in Somalia.",
        "Kenya | asksForAidFrom | Uganda | asserted"),
    row("Uganda's army was ordered to the border with Kenya.",
        "Uganda | mobilizesAgainst | Kenya | asserted"),
    row("Ugandan troops are moving towards the border with Kenya.",
        "Uganda | mobilizesAgainst | Kenya | asserted"),
    row("Ugandan traders are moving towards the border with Kenya."),
    row("Kenya lodged a complaint against Uganda with the African Union.",
        "Kenya | complainsAbout | Uganda | asserted"),
    row("Kenya lodged a complaint with the African Union.",
        "Kenya | complainsAbout | African Union | asserted"),
    row("Police fired tear gas at Kenyan protesters.",
        "police | repressesViolently | Kenyan protesters | asserted"),
    row("Kenyan forces launched artillery, mortar and rocket fire against Ugandan troops.",
        "Kenya | shells | Uganda | asserted"),
    row("Uganda is holding eleven Kenyan sailors.",
        "Uganda | arrests | Kenya | asserted"),
    row("Kenyan soldiers are being held in Uganda.",
        "Uganda | arrests | Kenya | asserted",
        "Kenya | locatedIn | Uganda | asserted"),
    row("Kenya dropped depth charges on a Ugandan submarine.",
        "Kenya | strikes | Uganda | asserted"),
    row("Uganda took Kenya to the International Court of Justice.",
        "Uganda | sues | Kenya | asserted"),
]  # fmt: skip

STOPPED = [
    row("Kenya cut off the electricity that it sells to Uganda.",
        "Kenya | reducesAidTo | Uganda | asserted",
        "Kenya | tradesWith | Uganda | asserted"),
    row("Kenya shut the pipeline that carried oil to Uganda.",
        "? Kenya | imposesSanctionsOn | Uganda | asserted"),
    row("Kenya froze the loans it gives to Uganda.",
        "Kenya | reducesAidTo | Uganda | asserted",
        "Kenya | aidsEconomically | Uganda | asserted"),
    row("Kenya opposes the sale of jets to Uganda.",
        "Kenya | opposes | Uganda | asserted"),
    row("Kenya opposes any bargain with the rebels.",
        "Kenya | opposes | rebels | asserted"),
    row("Kenya sold jets to Uganda.",
        "Kenya | sellsArmsTo | Uganda | asserted"),
    row("Kenya, Uganda and Rwanda will hold joint river patrols.",
        "Kenya | exercisesWith | Uganda | planned",
        "Kenya | exercisesWith | Rwanda | planned",
        "Uganda | exercisesWith | Rwanda | planned"),
    row("Kenya bars Ugandan lorries from its roads.",
        "Kenya | imposesSanctionsOn | Uganda | asserted"),
    row("Kenya bars Ugandan traders from selling fish.",
        "Kenya | forbids | Ugandan traders | asserted"),
    row("Kenya ordered its forces to stop fighting Uganda.",
        "Kenya | fights | Uganda | not planned by Kenya"),
    row("Kenya ordered Uganda to stop attacking Rwanda.",
        "Kenya | demands | Uganda | asserted",
        "Uganda | attacks | Rwanda | not requested by Kenya"),
]  # fmt: skip

WITHDRAWALS = [
    row("Kenya demanded Uganda's withdrawal from Somalia.",
        "Kenya | demands | Uganda | asserted",
        "Uganda | withdrawsFrom | Somalia | requested by Kenya"),
    row("Kenya demanded the withdrawal of Ugandan troops from Somalia.",
        "Kenya | demands | Uganda | asserted",
        "Uganda | withdrawsFrom | Somalia | requested by Kenya"),
    row("Kenya insists on Uganda's departure.",
        "Kenya | demands | Uganda | asserted"),
    row("Kenya demanded a withdrawal by Uganda.",
        "Kenya | demands | Uganda | asserted"),
    row("Kenya demanded an apology from Uganda.",
        "Kenya | demands | Uganda | asserted",
        "Uganda | apologizesTo | Kenya | requested by Kenya"),
    row("Kenyan forces along the border with Uganda were put on alert.",
        "Kenya | putsForcesOnAlert | Uganda | asserted"),
    row("Ugandan traders along the border with Kenya were put on a train."),
]  # fmt: skip

TAKEN = [
    row("Kenya seized two islands from Uganda.",
        "Kenya | seizesControlOf | Uganda | asserted"),
    row("Kenya and Uganda founded an alliance in Nairobi.",
        "Kenya | agreesWith | Uganda | asserted"),
    row("Kenya founded an alliance.",
        "Kenya | memberOf | alliance | asserted"),
    row("Kenyan students burned flags before the Ugandan embassy.",
        "Kenyan students | protestsAgainst | Uganda | asserted"),
    row("Kenya told Uganda to its face that it would never share its data.",
        "Kenya | sharesIntelligenceWith | Uganda | not planned by Kenya"),
    row("Kenya told Uganda to leave Rwanda.",
        "Kenya | demands | Uganda | asserted",
        "Uganda | withdrawsFrom | Rwanda | requested by Kenya"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "lines"), [*FRONTIERS, *STOPPED, *WITHDRAWALS, *TAKEN])
def test_frontiers(extract, text, lines):
    check(extract(text).statements, lines)
