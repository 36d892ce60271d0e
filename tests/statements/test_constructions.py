"""Constructions of wire prose: what is offered, lifted or imposed, done together, moved, and left unconfirmed."""

from __future__ import annotations

import pytest

from tests.statements.expectations import check, miss, row

GIVING = [
    row("Norway gave $3 million in aid to Kenya.", "Norway | aidsEconomically | Kenya | asserted"),
    row("Norway pledged one billion dollars for the rebuilding of Kenya.",
        "Norway | aidsEconomically | Kenya | planned by Norway"),
    row("Norway donated and delivered $5,000 worth of goods to Kenya.",
        "Norway | aidsHumanitarianly | Kenya | asserted"),
    row("Norwegian wine was flown to Kenya."),
]  # fmt: skip

CURBS = [
    row("Norway agreed to lift the curbs on sales of medicine to Kenya and Togo.",
        "Norway | easesSanctionsOn | Kenya | planned by Norway", "Norway | easesSanctionsOn | Togo | planned by Norway"),
    row("Norway imposed a ban on imports of grain from Kenya.", "Norway | imposesSanctionsOn | Kenya | asserted"),
    row("Norway declared a state of siege in Togo.", "Norway | restricts | Togo | asserted"),
    row("Norway declared a holiday in Togo."),
    row("Norway laid mines around Kenya's harbours.", "Norway | besieges | Kenya | asserted"),
    row("Norway called off a visit to Kenya.", "Norway | cutsTiesWith | Kenya | asserted"),
    row("Norway called for a meeting of the UN Security Council.",
        "Norway | callsOn | UN Security Council | asserted"),
    miss("an order to leave is read as an ultimatum (give ... hours), which is a threat",
        "Norway gave Kenyan diplomats 72 hours to leave.", "Norway | expels | Kenya | asserted"),
]  # fmt: skip

MAKERS = [
    row("Norway launched an investigation into crimes committed by Kenyan forces.",
        "Norway | investigates | Kenya | asserted"),
    row("Norway launched an investigation into crimes committed by night."),
    row("Farmers stopped work over a bill signed by Kenya's agriculture minister.",
        "farmers | strikesOver | Kenya | asserted"),
]  # fmt: skip

ANSWERS = [
    row("Norway turned away an offer of amnesty from Kenya.", "Norway | rejects | Kenya | asserted"),
    row("Norway ruled out a prisoner swap with Kenya.", "Norway | rejects | Kenya | asserted"),
    row("Norway leaned on Kenya to expel the rebels.",
        "Norway | demands | Kenya | asserted", "Kenya | expels | rebels | requested by Norway"),
    row("Norway threatened war unless Kenya withdrew.", "Norway | threatens | Kenya | asserted"),
    row("Norway threatened war."),
]  # fmt: skip

TOGETHER = [
    row("Norwegian and Kenyan troops clashed near Basra.", "Norway | clashesWith | Kenya | asserted"),
    row("Norway and Kenya exchanged prisoners.", "Norway | releases | Kenya | asserted"),
    row("Norway and Kenya exchanged ambassadors after ten years.", "Norway | recognizes | Kenya | asserted"),
    row("Norwegian and Kenyan officials discussed trade.",
        "Norway | holdsTalksWith | Kenya | asserted", "? Norway | tradesWith | Kenya | hypothetical by Norway"),
    row("Norway and Kenya are at war.", "Norway | fights | Kenya | asserted"),
    row("Kenya welcomed a delegation from Norway.", "Kenya | hosts | Norway | asserted"),
]  # fmt: skip

FORCES = [
    row("Norwegian soldiers were shipped out of Kenya.", "Norway | withdrawsFrom | Kenya | asserted"),
    row("Norwegian marines were flown to Kenya.", "Norway | mobilizesAgainst | Kenya | asserted"),
    row("Norway brought its soldiers home from Kenya.", "Norway | withdrawsFrom | Kenya | asserted"),
]  # fmt: skip

SHARED = [
    row("Norway condemned and rejected the plan by Kenya.",
        "Norway | condemns | Kenya | asserted", "Norway | rejects | Kenya | asserted"),
    row("Norwegian police arrested and questioned Omar Bongo.",
        "Norway | arrests | Omar Bongo | asserted", "Norway | investigates | Omar Bongo | asserted"),
    row("The general resigned and left Kenya.", "general | withdrawsFrom | Kenya | asserted"),
    row("Norway neither confirms nor denies that it sold arms to Kenya.",
        "Norway | confirmsAbout | Kenya | not asserted", "Norway | sellsArmsTo | Kenya | hypothetical"),
    row("Norway confirmed that it had sold arms to Kenya.",
        "Norway | confirmsAbout | Kenya | asserted", "Norway | sellsArmsTo | Kenya | claimed by Norway"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "lines"), [*GIVING, *CURBS, *MAKERS, *ANSWERS, *TOGETHER, *FORCES, *SHARED])
def test_constructions(extract, text, lines):
    check(extract(text).statements, lines)
