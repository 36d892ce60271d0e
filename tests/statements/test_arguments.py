"""Who the arguments are: capitals and seats, offices, pronouns, descriptions, acts told before."""

from __future__ import annotations

import pytest

from tests.statements.expectations import check, row

METONYMY = [
    row("Tehran accuses Baku of helping Israel.",
        "Iran | accuses | Azerbaijan | asserted", "Azerbaijan | aids | Israel | claimed by Iran"),
    row("Israel struck Tehran.", "Israel | strikes | Tehran | asserted"),
    row("The Kremlin condemned Poland.", "Russia | condemns | Poland | asserted"),
    row("The French foreign minister visited Baku.", "France | visits | Baku | asserted"),
    row("Washington praised Warsaw.", "United States | praises | Poland | asserted"),
    row("Talks between Ankara and Cairo resumed.", "Turkey | holdsTalksWith | Egypt | asserted"),
    row("Israel bombed targets in Damascus.", "Israel | @FIGHT | Damascus | asserted"),
    row("The White House thanked Oman.", "United States | thanks | Oman | asserted"),
    row("Downing Street condemned Belarus.", "United Kingdom | condemns | Belarus | asserted"),
    row("Russian forces shelled Kharkiv.", "Russia | shells | Kharkiv | asserted"),
    row("Tokyo's support for Canberra is old.", "Japan | supports | Australia | asserted"),
    row("Turkish warplanes bombed Mosul.", "Turkey | @FIGHT | Mosul | asserted"),
    row("The Syrian regime attacked Turkey.", "Syria | attacks | Turkey | asserted"),
    row("Egypt met Jordan in Paris.", "Egypt | meets | Jordan | asserted"),
]  # fmt: skip

EXAMPLES = [
    row("The United States sanctioned five firms, including Iran Air.", "United States | imposesSanctionsOn | firms | asserted",
        "United States | imposesSanctionsOn | Iran Air | asserted"),
    row("Russia arms groups such as Hezbollah and Hamas.", "Russia | aidsMilitarily | groups | asserted",
        "Russia | aidsMilitarily | Hezbollah | asserted", "Russia | aidsMilitarily | Hamas | asserted"),
    row("Six countries, including Togo, condemned Mali.", "Togo | condemns | Mali | asserted"),
    row("France thanked Chad, including for its help.", "France | thanks | Chad | asserted"),
]  # fmt: skip

OFFICES = [
    row("Iranian President Masoud Pezeshkian visited Oman.",
        "Masoud Pezeshkian | holdsOffice | Iran | asserted", "Masoud Pezeshkian | visits | Oman | asserted"),
    row("Azerbaijan's President Ilham Aliyev visited Turkey.",
        "Ilham Aliyev | holdsOffice | Azerbaijan | asserted", "Ilham Aliyev | visits | Turkey | asserted"),
    row("Ilham Aliyev, president of Azerbaijan, visited Turkey.",
        "Ilham Aliyev | holdsOffice | Azerbaijan | asserted", "Ilham Aliyev | visits | Turkey | asserted"),
    row("UN Secretary-General António Guterres thanked Norway.",
        "Antonio Guterres | holdsOffice | United Nations | asserted", "Antonio Guterres | thanks | Norway | asserted"),
    row("Former French President François Hollande visited Mali.",
        "Francois Hollande | holdsOffice | France | asserted", "Francois Hollande | visits | Mali | asserted"),
    row("Then-German Chancellor Angela Merkel visited Turkey.",
        "Angela Merkel | holdsOffice | Germany | asserted", "Angela Merkel | visits | Turkey | asserted"),
    row("President Sergio Mattarella of Italy visited Albania.",
        "Sergio Mattarella | holdsOffice | Italy | asserted", "Sergio Mattarella | visits | Albania | asserted"),
    row("Marta Kolsen, the president of Ruritania, visited Oman.",
        "Marta Kolsen | holdsOffice | Ruritania | asserted", "Marta Kolsen | visits | Oman | asserted"),
    row("Marta Kolsen is the president of Ruritania.", "Marta Kolsen | holdsOffice | Ruritania | asserted"),
    row("Italian President Sergio Mattarella met German President Frank-Walter Steinmeier.",
        "Sergio Mattarella | holdsOffice | Italy | asserted",
        "Frank-Walter Steinmeier | holdsOffice | Germany | asserted",
        "Sergio Mattarella | meets | Frank-Walter Steinmeier | asserted"),
    row("The French president visited Mali.", "France | visits | Mali | asserted"),
    row("Kenya's foreign minister thanked Uganda.", "Kenya | thanks | Uganda | asserted"),
    row("Italian President Sergio Mattarella spoke on Friday.",
        "Sergio Mattarella | holdsOffice | Italy | asserted"),
]  # fmt: skip

POINTERS = [
    row("Israel struck Iran. It also struck Syria.",
        "Israel | strikes | Iran | asserted", "Israel | strikes | Syria | asserted"),
    row("Iran accused its neighbour Azerbaijan of helping Israel.",
        "Iran | accuses | Azerbaijan | asserted", "Azerbaijan | aids | Israel | claimed by Iran",
        "? Azerbaijan | borders | Iran | asserted"),
    row("Azerbaijan thanked Israel. Iran criticised its neighbour.",
        "Azerbaijan | thanks | Israel | asserted", "Iran | criticizes | Azerbaijan | asserted"),
    row("Angela Merkel visited Turkey. She thanked Poland.",
        "Angela Merkel | visits | Turkey | asserted", "Angela Merkel | thanks | Poland | asserted"),
    row("Hezbollah attacked Israel. The group also threatened Cyprus.",
        "Hezbollah | attacks | Israel | asserted", "Hezbollah | threatens | Cyprus | asserted"),
    row("Sudan attacked Chad. Egypt condemned both countries.",
        "Sudan | attacks | Chad | asserted", "Egypt | condemns | Sudan | asserted",
        "Egypt | condemns | Chad | asserted"),
    row("Sergio Mattarella visited Albania. He praised the country.",
        "Sergio Mattarella | visits | Albania | asserted", "Sergio Mattarella | praises | Albania | asserted"),
    row("NATO met Georgia. The alliance praised Armenia.",
        "NATO | meets | Georgia | asserted", "NATO | praises | Armenia | asserted"),
    row("Egypt and Jordan met. They condemned Libya.",
        "Egypt | meets | Jordan | asserted", "Egypt | condemns | Libya | asserted",
        "Jordan | condemns | Libya | asserted"),
    row("Iran threatened Israel, and Israel struck it.",
        "Iran | threatens | Israel | asserted", "Israel | strikes | Iran | asserted"),
    row("The head of Kenya's navy, Amos Tarelo, threatened Chad.",
        "Amos Tarelo | threatens | Chad | asserted", "? Amos Tarelo | holdsOffice | Kenya | asserted"),
    row("The Kurdish militia known as the YPG was attacked by Turkey.",
        "Turkey | attacks | People's Protection Units | asserted"),
    row("A rebel group called M23 attacked Goma.", "M23 | attacks | Goma | asserted"),
    row("Egypt helped its ally Jordan.", "Egypt | aids | Jordan | asserted", "? Egypt | allyOf | Jordan | asserted"),
]  # fmt: skip

TOLD_BEFORE = [
    row("Russia invaded Ukraine in 2022. Germany condemned the invasion.",
        "Russia | invades | Ukraine | asserted", "Germany | condemns | Russia | asserted"),
    row(
        "Iran accused Azerbaijan of helping Israel. Azerbaijan denied the accusation.",
        "Iran | accuses | Azerbaijan | asserted",
        "Azerbaijan | aids | Israel | claimed by Iran",
        "Azerbaijan | @REJECT | Iran | asserted",
        "Azerbaijan | aids | Israel | denied by Azerbaijan",
    ),
    row("Israel struck Iran. Oman condemned the strikes.",
        "Israel | strikes | Iran | asserted", "Oman | condemns | Israel | asserted"),
    row("The European Union imposed sanctions on Belarus. Belarus criticised the sanctions.",
        "European Union | imposesSanctionsOn | Belarus | asserted",
        "Belarus | criticizes | European Union | asserted"),
    row(
        "Egypt accused Libya of attacking Chad. Libya rejected the allegation.",
        "Egypt | accuses | Libya | asserted",
        "Libya | attacks | Chad | claimed by Egypt",
        "Libya | @REJECT | Egypt | asserted",
        "Libya | attacks | Chad | denied by Libya",
    ),
    row(
        "Sudan attacked Chad. The attack was condemned by Egypt.",
        "Sudan | attacks | Chad | asserted", "Egypt | condemns | Sudan | asserted"),
    row("Kenya sent food to Uganda. Uganda welcomed the news.", "Kenya | @AID | Uganda | asserted"),
]  # fmt: skip

FIGHTERS = [
    row("The rebels attacked Kenyan troops. Kenyan jets bombed rebel positions in Somalia.",
        "rebels | attacks | Kenya | asserted",
        "Kenya | strikes | rebels | asserted"),
    row("Kenyan jets bombed rebel positions in Somalia.",
        "Kenya | attacks | Somalia | asserted"),
    row("The rebels attacked Kenya. A rebel spokesman praised Uganda.",
        "rebels | attacks | Kenya | asserted",
        "rebels | praises | Uganda | asserted"),
    row("The rebels left Somalia. Kenya condemned a rebel attack on Uganda.",
        "rebels | withdrawsFrom | Somalia | asserted",
        "Kenya | condemns | rebels | asserted",
        "rebels | attacks | Uganda | asserted"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "lines"), [*METONYMY, *EXAMPLES, *OFFICES, *POINTERS, *TOLD_BEFORE, *FIGHTERS])
def test_arguments(extract, text, lines):
    check(extract(text).statements, lines)


def test_sector_of_officials(extract):
    [statement] = extract("Russian forces shelled Kharkiv.").statements
    assert statement.subject.sector == "MIL"
    assert statement.subject.text == "Russian forces"
