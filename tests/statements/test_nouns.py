"""Nouns, adjectives and hyphenated forms that say a relation."""

from __future__ import annotations

import pytest

from tests.statements.expectations import check, miss, row

NOUNS = [
    row("Peru condemned the arrest of Omar Bongo by Chile.",
        "Peru | condemns | Chile | asserted", "Chile | arrests | Omar Bongo | asserted"),
    row("The recognition of Kosovo by Peru took years.", "Peru | recognizes | Kosovo | asserted"),
    row("Peru and Chile held war games.", "Peru | exercisesWith | Chile | asserted"),
    row(
        "Togo, whose attack on Kenya failed, withdrew.", "Togo | attacks | Kenya | asserted"),
    row("Joe Biden, on a visit to Brazil, thanked Peru.", "Joe Biden | visits | Brazil | asserted", "Joe Biden | thanks | Peru | asserted"),
    row("Ann Moore of the Ulster Unionist Party thanked Kenya.", "Ann Moore | memberOf | Ulster Unionist Party | asserted", "Ann Moore | thanks | Kenya | asserted"),
    row(
        "The strikes by Israel on Iran continued.", "Israel | strikes | Iran | asserted"),
    row("Israel's strikes on Iran continued.", "Israel | @FIGHT | Iran | asserted"),
    row("Israeli strikes on Iran continued.", "Israel | @FIGHT | Iran | asserted"),
    row("Iranian attacks against Israel went on.", "Iran | attacks | Israel | asserted"),
    row("Talks between Armenia and Azerbaijan resumed.", "Armenia | holdsTalksWith | Azerbaijan | asserted"),
    row(
        "US-Turkey talks resumed.", "United States | @CONSULT | Turkey | asserted"),
    row("Tensions between Greece and Turkey have risen.", "Greece | hostileTo | Turkey | asserted"),
    row(
        "The visit of the French president to Morocco ended.", "France | visits | Morocco | asserted"),
    row("Russia's invasion of Ukraine began in 2022.", "Russia | invades | Ukraine | asserted"),
    row("Criticism of Hungary by Germany grew.", "Germany | criticizes | Hungary | asserted"),
    row("China's support for Pakistan is old.", "China | supports | Pakistan | asserted"),
    row("The accusation by Iran against Azerbaijan is old.", "Iran | accuses | Azerbaijan | asserted"),
    row("Ties between Japan and Australia are strong.", "Japan | cooperatesWith | Australia | asserted"),
    miss(
        "recognizer takes 'European Union on Belarus' for one name and outdoes the knowledge base",
        "Sanctions imposed by the European Union on Belarus remain.",
        "European Union | imposesSanctionsOn | Belarus | asserted"),
    row("US sanctions on Iran remain in force.", "United States | imposesSanctionsOn | Iran | asserted"),
    row("Turkey's withdrawal from Syria surprised analysts.", "Turkey | withdrawsFrom | Syria | asserted"),
    row("German arms deliveries to Ukraine continued.", "Germany | aidsMilitarily | Ukraine | asserted"),
    row("The war between Russia and Ukraine goes on.", "Russia | @FIGHT | Ukraine | asserted"),
    row("The alliance between France and Germany held.", "France | allyOf | Germany | asserted"),
    row("A German loan to Zambia was repaid.", "Germany | @AID | Zambia | asserted"),
    row("Relations with Egypt are important to Sudan."),
    row("Indonesia's recognition of Kosovo took years.", "Indonesia | recognizes | Kosovo | asserted"),
    row(
        "The Chinese purchase of gas from Qatar is growing.", "China | tradesWith | Qatar | asserted"),
    row("Markets fell after Iran's threat against Israel.", "Iran | threatens | Israel | asserted"),
    row("The India–Nepal agreement was published.", "India | @AGREE | Nepal | asserted"),
    row("A ceasefire between Armenia and Azerbaijan is holding.",
        "Armenia | signsAgreementWith | Azerbaijan | asserted"),
]  # fmt: skip

WARRANTS = [
    row("The International Criminal Court issued arrest warrants for Omar Bongo and Ann Moore.",
        "International Criminal Court | ordersArrestOf | Omar Bongo | asserted",
        "International Criminal Court | ordersArrestOf | Ann Moore | asserted"),
    row("Judges in Kenya issued a warrant for the arrest of Omar Bongo.",
        "Kenya | ordersArrestOf | Omar Bongo | asserted"),
    row("A court in Kenya ordered Omar Bongo's arrest.", "Kenya | ordersArrestOf | Omar Bongo | asserted"),
    row("Kenya has not issued an arrest warrant for Omar Bongo.",
        "Kenya | ordersArrestOf | Omar Bongo | not asserted"),
    # Whoever makes the arrest has not ordered it
    miss("the network takes who arrests for who is wanted", "Kenya arrested Omar Bongo on an arrest warrant issued by Togo.",
        "Kenya | arrests | Omar Bongo | asserted", "? Togo | ordersArrestOf | Omar Bongo | asserted"),
]  # fmt: skip

PREDICATES = [
    row(
        "Kenya left the Nordic Council, of which Togo is a member.",
        "Kenya | @SANCTION | Nordic Council | asserted",
        "Togo | memberOf | Nordic Council | asserted",
    ),
    row("Kenya's allies are Togo and Ghana.", "Kenya | allyOf | Togo | asserted", "Kenya | allyOf | Ghana | asserted"),
    row("Egypt is an ally of Jordan.", "Egypt | allyOf | Jordan | asserted"),
    row("France is critical of Hungary.", "France | criticizes | Hungary | asserted"),
    row("Iran is hostile to Israel.", "Iran | hostileTo | Israel | asserted"),
    row("Eritrea is at war with Ethiopia.", "Eritrea | @FIGHT | Ethiopia | asserted"),
    row("Estonia is a member of NATO.", "Estonia | memberOf | NATO | asserted"),
    row("Belarus is dependent on Russia.", "Belarus | dependsOn | Russia | asserted"),
    row("Syria is allied with Russia.", "Syria | allyOf | Russia | asserted"),
    row("Switzerland is not a member of NATO.", "Switzerland | memberOf | NATO | not asserted"),
    row(
        "Oman remains a partner of Iran.",
        "Oman | allyOf | Iran | asserted",
    ),
    row("Ireland is opposed to Belarus.", "Ireland | opposes | Belarus | asserted"),
]

HYPHENATED = [
    row("The Hague-based OPCW thanked Norway.", "Organisation for the Prohibition of Chemical Weapons | basedIn | Netherlands | asserted", "Organisation for the Prohibition of Chemical Weapons | thanks | Norway | asserted"),
    row("During a May 2023 visit to the capital, Muscat, Kenyan President Ann Moore thanked Oman.",
        "Ann Moore | visits | Muscat | asserted", "Ann Moore | thanks | Oman | asserted", "? Ann Moore | @HOLDS_OFFICE | Kenya | asserted"),
    row("Kenya fights rebels within the borders of Sudan.", "Kenya | fights | rebels | asserted"),
    row("Iran-backed Hezbollah attacked Israel.",
        "Iran | supports | Hezbollah | asserted", "Hezbollah | attacks | Israel | asserted"),
    row(
        "Iraq shelled ISIL-held Mosul.",
        "Iraq | shells | Mosul | asserted", "Islamic State | controls | Mosul | asserted"),
    row("Israel bombed the Syrian town of Homs.",
        "Israel | strikes | Homs | asserted", "Homs | locatedIn | Syria | asserted"),
    row("The Turkish-held town of Afrin was hit by Israel.", "Israel | @FIGHT | Afrin | asserted"),
    row("Kenya sent troops to Syria's northern province of Idlib.",
        "Kenya | mobilizesAgainst | Idlib | asserted", "Idlib | partOf | Syria | asserted"),
    row("Israel bombed Damascus, the capital of Syria.",
        "Israel | strikes | Damascus | asserted", "Damascus | locatedIn | Syria | asserted"),
    row("Russia's ally Belarus threatened Poland.",
        "Belarus | allyOf | Russia | asserted", "Belarus | threatens | Poland | asserted"),
    row("Lithuania's neighbour Poland closed its border with Belarus.",
        "Poland | borders | Lithuania | asserted", "Poland | @SANCTION | Belarus | asserted"),
    row("Former CIA officer Ann Moore was arrested by China.",
        "China | arrests | Ann Moore | asserted", "? Ann Moore | holdsOffice | Central Intelligence Agency | asserted"),
    row("Tunisia, the Security Council's Arab member, condemned Israel.",
        "Tunisia | memberOf | UN Security Council | asserted", "Tunisia | condemns | Israel | asserted"),
    row("The YPG, the Syrian arm of the PKK, attacked Turkey.",
        "People's Protection Units | partOf | Kurdistan Workers' Party | asserted",
        "People's Protection Units | attacks | Turkey | asserted"),
    row("Serbia regards Kosovo as part of Serbia.", "Kosovo | partOf | Serbia | claimed by Serbia"),
    row("Kenya's support of Uganda helped Chad.",
        "Kenya | supports | Uganda | asserted", "? Kenya | aids | Chad | asserted"),
    row("Britain's colony of Kenya thanked France.",
        "United Kingdom | controls | Kenya | asserted", "? United Kingdom | thanks | France | asserted"),
    row("A resolution circulated by Tunisia asked Ethiopia to leave Kenya.",
        "Tunisia | asks | Ethiopia | asserted", "Ethiopia | withdrawsFrom | Kenya | requested by Tunisia"),
    row("Kenya curbed its relations with Iran.", "Kenya | cutsTiesWith | Iran | asserted"),
    row("Turkey bombed the self-proclaimed capital of Raqqa.", "Turkey | @FIGHT | Raqqa | asserted"),
    row("Hamas bombed its capital, Raqqa.", "Hamas | @FIGHT | Raqqa | asserted"),
    row("Russian-armed Belarus threatened Poland.",
        "Russia | aidsMilitarily | Belarus | asserted", "Belarus | threatens | Poland | asserted"),
    row("The government helped Iranian-backed Hamas.", "Iran | supports | Hamas | asserted"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "lines"), [*NOUNS, *WARRANTS, *PREDICATES, *HYPHENATED])
def test_nouns(extract, text, lines):
    check(extract(text).statements, lines)
