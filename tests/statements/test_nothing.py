"""Sentences that state nothing between two actors."""

from __future__ import annotations

import pytest

from tests.statements.expectations import check, row

NOTHING = [
    row("Kenya ruled out talks."),
    row("Moscow denied it."),
    row("Israel is a country in the Middle East."),
    row("The weather in Paris was fine."),
    row("Iran has a population of 90 million."),
    row("Prices rose by three per cent on Tuesday."),
    row("Germany is larger than Belgium."),
    row("Denmark and Norway have cold winters."),
    row("The book about Iran and Israel sold well."),
    row("A street in Rome is named after Turin."),
    row("He struck a match and lit the stove."),
    row("The clock struck twelve in Vienna."),
    row("The attack surprised everybody."),
    row("Nobody was hurt."),
    row("Greece supports Zeus."),
    row("Kenya thanked God."),
    row("China and India are in Asia."),
    row("The train from Berlin to Warsaw was late."),
    row("Wine from Chile and cheese from France were served."),
    row("The president spoke for an hour."),
    row("The workers went on strike."),
    row("Exports fell in Brazil and rose in Mexico."),
    row("Snow fell over Norway, Sweden and Finland."),
    row("The match between the teams ended in a draw."),
    row("Italy struggled with a heat wave."),
    row("The hotel has rooms with a view of Mount Ararat."),
    row("She bought a Turkish carpet and a Persian cat."),
    row("Iran accused itself of nothing."),
    row("Tourists in Spain and Portugal enjoyed the sun."),
    row("Kenya spent US $50 million on roads."),
    row("The rebels hid ten million Canadian dollars."),
    row("Serbia feared ethnic Albanian unrest."),
    row(""),
    row("???"),
    row("https://example.org/iran-strikes-israel"),
]


@pytest.mark.parametrize(("text", "lines"), NOTHING)
def test_nothing(extract, text, lines):
    assert lines == ()
    check(extract(text).statements, ())
