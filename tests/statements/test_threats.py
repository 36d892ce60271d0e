"""Whose acts one's own depend on is threatened; whose is what is struck abroad; who is criticized by whom."""

from __future__ import annotations

import pytest

from tests.statements.expectations import check, row

CONDITIONS = [
    row("Iran warned it would retaliate if Israel attacked its nuclear sites.",
        "Iran | threatens | Israel | asserted", "Israel | attacks | Iran | hypothetical by Iran"),
    row("Kenya threatened to resign from the council unless Ghana apologised.",
        "Kenya | threatens | Ghana | asserted"),
    row("Kenya vowed to retaliate if Togo attacked.", "Kenya | threatens | Togo | asserted",
        "? Togo | @FIGHT | Kenya | hypothetical by Kenya"),
    row("Kenya threatened to attack Togo if Ghana refused.", "Kenya | threatens | Togo | asserted",
        "Kenya | attacks | Togo | planned by Kenya", "? Ghana | rejects | Togo | hypothetical by Kenya"),
    row("Kenya warned that Togo would suffer if Ghana fell.", "? Togo | fights | Ghana | hypothetical by Kenya"),
    row("Kenya warned it would stay even if Ghana left."),
]  # fmt: skip

ABROAD = [
    row("Militants attacked a UN base in Mali.", "militants | attacks | United Nations | asserted",
        "? United Nations | basedIn | Mali | asserted"),
    row("Iraqi militias fired rockets at a US base near Erbil.",
        "Iraqi militias | strikes | United States | asserted", "? United States | basedIn | Erbil | asserted"),
    row("Israel struck Iranian positions in Syria.", "Israel | strikes | Iran | asserted"),
    row("Israel struck targets in Syria.", "Israel | strikes | Syria | asserted"),
    row("Kenya shelled Ghanaian villages near Goma.", "Kenya | shells | Ghana | asserted"),
    row("Kenya shelled Congolese villages near Goma.", "Kenya | shells | Goma | asserted"),
    row("Workers struck in France.", "workers | strikesOver | France | asserted"),
]  # fmt: skip

CRITICISM = [
    row("Kenya dismissed Togo's criticism of its army.", "Kenya | rejects | Togo | asserted"),
    row("Tunisia dismissed European Union criticism of its treatment of migrants.",
        "Tunisia | rejects | European Union | asserted"),
    row("Kenya expressed criticism of Togo.", "Kenya | criticizes | Togo | asserted"),
]  # fmt: skip

SOURCES = [
    row("According to the Pentagon, Iran supplied drones.", "? US Department of Defense | saysAbout | Iran | asserted"),
    row("According to Kenya, Togo supplied Ghana with drones.",
        "Togo | aidsMilitarily | Ghana | claimed by Kenya", "? Kenya | saysAbout | Togo | asserted"),
    row("Prior to the talks, Togo sent weapons to Ghana.", "Togo | aidsMilitarily | Ghana | asserted"),
]  # fmt: skip

OPEN = [
    row("Kenya wondered whether Togo would attack Ghana.", "Togo | attacks | Ghana | hypothetical by Kenya",
        "? Kenya | @DISAPPROVE | Togo | asserted"),
    row("Kenya did not say whether it had bombed Togo.", "Kenya | strikes | Togo | hypothetical by Kenya"),
    row("Kenya said that it would attack Togo.", "Kenya | attacks | Togo | planned by Kenya"),
    row("Kenya asked whether Togo had attacked Ghana.", "Togo | attacks | Ghana | hypothetical by Kenya",
        "? Kenya | @REQUEST | Togo | asserted"),
    row("Kenya ruled out sending troops to Togo.",
        "Kenya | refusesTo | Togo | asserted", "Kenya | mobilizesAgainst | Togo | not asserted"),
    row("Kenya ruled out meeting Togo.", "Kenya | refusesTo | Togo | asserted", "Kenya | meets | Togo | not asserted"),
]  # fmt: skip

ORDERS = [
    row("Kenya ordered its soldiers to withdraw from Togo.", "Kenya | withdrawsFrom | Togo | planned by Kenya"),
    row("Kenya ordered Ghana's soldiers to withdraw from Togo.", "Kenya | demands | Ghana | asserted",
        "Ghana | withdrawsFrom | Togo | requested by Kenya", "? Ghana | aidsMilitarily | Kenya | requested by Kenya"),
    row("Kenya insisted that Togo leave Ghana.",
        "Kenya | demands | Togo | asserted", "Togo | withdrawsFrom | Ghana | requested by Kenya"),
    row("Kenya insisted that Togo had to leave Ghana.",
        "Kenya | demands | Togo | asserted", "Togo | withdrawsFrom | Ghana | requested by Kenya"),
    row("Kenya insisted that Togo was arming rebels.", "Togo | aidsMilitarily | rebels | claimed by Kenya"),
]  # fmt: skip

OTHERS = [
    row("Islamic State claimed responsibility for a bombing in Kabul.",
        "Islamic State | bombs | Kabul | claimed by Islamic State", "? Islamic State | confirmsAbout | Kabul | asserted"),
    row("Peru's congress declared Mexico's president persona non grata.", "Peru | expels | Mexico | asserted"),
    row("China held military drills near Taiwan.", "China | mobilizesAgainst | Taiwan | asserted"),
    row("Kenya and Togo held drills near Ghana.", "Kenya | exercisesWith | Togo | asserted",
        "? Kenya | mobilizesAgainst | Ghana | asserted"),
    row("Ukraine handed over captured soldiers to Russia.", "Ukraine | releases | Russia | asserted"),
]  # fmt: skip

HELD_OUT = [
    row("Kenya threatened attacks on Uganda.",
        "Kenya | threatensForceAgainst | Uganda | asserted",
        "Kenya | attacks | Uganda | planned by Kenya"),
    row("Kenya threatened Uganda with sanctions.",
        "Kenya | threatensSanctionsOn | Uganda | asserted",
        "Kenya | imposesSanctionsOn | Uganda | planned by Kenya"),
    row("Kenya threatened Uganda with a trade ban.",
        "Kenya | threatens | Uganda | asserted",
        "Kenya | imposesSanctionsOn | Uganda | planned by Kenya"),
    row("Kenya did not threaten Uganda with war.",
        "Kenya | threatensForceAgainst | Uganda | not asserted"),
    row("Kenya threatened Uganda with consequences.",
        "Kenya | threatensSanctionsOn | Uganda | asserted"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "lines"), [*CONDITIONS, *ABROAD, *CRITICISM, *SOURCES, *OPEN, *ORDERS, *OTHERS, *HELD_OUT])
def test_threats(extract, text, lines):
    check(extract(text).statements, lines)
