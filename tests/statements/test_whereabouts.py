"""Where somebody is or has their seat: behind "where" and "whose", with "be", and in headlines without a verb."""

from __future__ import annotations

import pytest

from tests.statements.expectations import check, row

WHERE = [
    row("Envoys met in Vienna, where OPEC has its seat.", "OPEC | basedIn | Vienna | asserted"),
    row("The Kenyan envoy is due on Monday in Lima, where the UN has its headquarters, to brief the council.",
        "United Nations | basedIn | Lima | asserted", "? Kenya | @CONSULT | Lima | planned"),
    row("Kenya might condemn Somalia, where Uganda intervened in 2011.",
        "Kenya | condemns | Somalia | hypothetical", "Uganda | fights | Somalia | asserted"),
    row("Weapons came through Peshawar, where several Kenyan rebels have their offices.",
        "Kenyan rebels | basedIn | Peshawar | asserted"),
    row("Few people in Basra, where Hamas has its office, have left.", "Hamas | basedIn | Basra | asserted"),
    row("Officials did not say where OPEC has its seat."),
    row("With the progress made in both Vienna and now in Riyadh, the group continues."),
]  # fmt: skip

WHOSE = [
    row("Kenya obstructed the OPCW, whose headquarters are in The Hague.",
        "Kenya | @PROTEST | Organisation for the Prohibition of Chemical Weapons | asserted",
        "Organisation for the Prohibition of Chemical Weapons | basedIn | The Hague | asserted"),
    row("Oman courted Chad, whose prime minister, Ana Novak, visited Basra in May.",
        "Ana Novak | visits | Basra | asserted", "Ana Novak | holdsOffice | Chad | asserted",
        "? Oman | @SUPPORT | Chad | asserted"),
    row("Oman praised General Karim Haddad, whose brother visited Basra.",
        "Oman | praises | Karim Haddad | asserted", "brother | visits | Basra | asserted"),
]  # fmt: skip

BEING = [
    row("General Ana Novak is in Goma.", "Ana Novak | locatedIn | Goma | asserted"),
    row("Some 3,000 Kenyan troops are in Somalia.", "Kenya | locatedIn | Somalia | asserted"),
    row("French jets are over Benghazi.", "France | mobilizesAgainst | Benghazi | asserted"),
    row("Ana Novak is over Benghazi."),
    row("The strikes were in Goma."),
    row("Kenya is in crisis."),
]  # fmt: skip

HEADLINES = [
    row("Kerry in Geneva for talks on trade", "John Kerry | visits | Geneva | asserted"),
    row("Kenya's foreign minister in Goma for prisoner talks", "Kenya | visits | Goma | asserted"),
    row("Kerry in Geneva"),
    row("Explosion in Goma for second day"),
    row("Rebels in Goma for now"),
]  # fmt: skip

LYING = [
    row("The delegates met at Sigonella in Sicily.", "Sigonella | locatedIn | Sicily | asserted"),
    row("Kenya struck Goma in eastern Congo.",
        "Kenya | strikes | Goma | asserted", "Goma | locatedIn | eastern Congo | asserted"),
    row("Bombs exploded in the towns of Jabla in the northwest province of Latakia.",
        "Jabla | locatedIn | Latakia | asserted"),
    row("Moscow, for years Oman's main arms supplier, was silent."),
    row("Kenya struck Goma in May.", "Kenya | strikes | Goma | asserted"),
]  # fmt: skip

SEATS = [
    row("The OPEC secretariat, until now seated in Vienna, is to move to Bucharest.",
        "OPEC | basedIn | Vienna | asserted", "OPEC | basedIn | Bucharest | planned"),
    row("The Kenyan navy uses the naval station at Goma.", "Kenya | basedIn | Goma | asserted"),
    row("General Ana Novak set up home in Belgrade.", "Ana Novak | basedIn | Belgrade | asserted"),
    row("Kenyan rebels are encamped in Tunisia and Chad.",
        "Kenyan rebels | basedIn | Tunisia | asserted", "Kenyan rebels | basedIn | Chad | asserted"),
    row("The Kenyan navy uses drones."),
    row("Novak moved to Belgrade."),
]  # fmt: skip

HELD = [
    row("Hezbollah holds the upper valleys of Chad.", "Hezbollah | controls | Chad | asserted"),
    row("Oman lays claim to Bahrain.", "Oman | controls | Bahrain | asserted"),
    row("Oman delivered aid to areas under rebel control.", "Oman | @AID | areas | asserted",
        "? rebels | controls | areas | asserted"),
    row("Oman accused Chad of destabilizing the region.",
        "Oman | accuses | Chad | asserted", "Chad | hostileTo | region | claimed by Oman"),
    row("ISIL's acts of terror in Europe and Asia shocked many.",
        "Islamic State | assaults | Europe | asserted", "Islamic State | assaults | Asia | asserted"),
    row("ISIL's acts in Europe shocked many."),
    row("The peacekeepers reached Goma.", "peacekeepers | mobilizesAgainst | Goma | asserted"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "lines"), WHERE + WHOSE + BEING + HEADLINES + LYING + SEATS + HELD)
def test_whereabouts(extract, text, lines):
    check(extract(text).statements, lines)
