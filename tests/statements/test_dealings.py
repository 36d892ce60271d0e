"""Dealings of two: relations that sour, offers not taken, deadlines, deeds that one has a part in, acts told of."""

from __future__ import annotations

import pytest

from tests.statements.expectations import check, row

RELATIONS = [
    row("Relations between Togo and Ghana have soured.", "Togo | hostileTo | Ghana | asserted"),
    row("Relations between Togo and Ghana are tense.", "Togo | hostileTo | Ghana | asserted"),
    row("Togo's relations with Ghana have soured.", "Togo | hostileTo | Ghana | asserted"),
    row("Relations between Togo and Ghana have improved.", "Togo | normalizesTiesWith | Ghana | asserted"),
    row("Togo has been at odds with Ghana for years.", "Togo | hostileTo | Ghana | asserted"),
    row("Ghana has been under Togolese sanctions since May.", "Togo | imposesSanctionsOn | Ghana | asserted"),
    row("Kenya against Uganda's move to quit", "Kenya | opposes | Uganda | asserted"),
    row(
        "The Qatari-brokered truce between Kenya and Uganda held.",
        "Kenya | signsAgreementWith | Uganda | asserted",
        "Qatar | mediatesBetween | Kenya | asserted",
        "Qatar | mediatesBetween | Uganda | asserted",
    ),
]

ANSWERS = [
    row("Uganda did not accept Kenya's offer.", "Uganda | rejects | Kenya | asserted"),
    row("Uganda has not accepted Kenya's offer yet.", "Uganda | acceptsProposalOf | Kenya | not asserted"),
    row("Uganda accepted Kenya's offer.", "Uganda | acceptsProposalOf | Kenya | asserted"),
    row("Kenya yielded to Ugandan demands.", "Kenya | concedesTo | Uganda | asserted"),
    row("Kenya eased its curbs on Ugandan imports.", "Kenya | easesSanctionsOn | Uganda | asserted"),
    row(
        "Kenya signed the treaty despite Ugandan objections.",
        "Uganda | objectsTo | Kenya | asserted",
    ),
    row(
        "Togo has ruled out war with Ghana.",
        "Togo | refusesTo | Ghana | asserted",
        "Togo | fights | Ghana | not asserted",
    ),
    row(
        "Togo would not rule out war with Ghana.",
        "Togo | refusesTo | Ghana | not asserted",
        "Togo | fights | Ghana | hypothetical",
    ),
]

DEADLINES = [
    row(
        "Kenya gave Uganda a week to release Omar Bongo.",
        "Kenya | givesUltimatumTo | Uganda | asserted",
        "Uganda | releases | Omar Bongo | requested by Kenya",
    ),
    row(
        "Kenya gave Uganda until noon to quit Chad.",
        "Kenya | demands | Uganda | asserted",
        "Uganda | withdrawsFrom | Chad | requested by Kenya",
    ),
    row(
        "Kenya warned it would attack Uganda if the dam was built.",
        "Kenya | threatens | Uganda | asserted",
        "Kenya | attacks | Uganda | hypothetical by Kenya",
    ),
    row(
        "Kenya said Uganda would attack Chad.",
        "Uganda | attacks | Chad | planned by Kenya",
        "? Kenya | @SAYS_ABOUT | Uganda | asserted",
    ),
]

PARTS = [
    row(
        "Kenya denied any part in the killing of Omar Bongo.",
        "Kenya | kills | Omar Bongo | denied by Kenya",
    ),
    row("Kenya played a role in the attack on Chad.", "Kenya | attacks | Chad | asserted"),
    row("Kenya took note of the attack on Chad."),
    row(
        "Tanzania welcomed Kenya's release of Omar Bongo.",
        "Tanzania | welcomes | Kenya | asserted",
        "Kenya | releases | Omar Bongo | asserted",
    ),
    row("Tanzania welcomed Kenya's release.", "Tanzania | welcomes | Kenya | asserted"),
    row(
        "Ghana denounced as illegal Togo's annexation of Benin.",
        "Ghana | @DISAPPROVE | Togo | asserted",
        "Togo | invades | Benin | asserted",
    ),
    row(
        "Uganda came under fire from Kenya for its silence.",
        "Kenya | criticizes | Uganda | asserted",
    ),
    row("Uganda came under fire from Kenya.", "Kenya | attacks | Uganda | asserted"),
]

HELPERS = [
    row(
        "Kenya says Uganda arms Hezbollah.",
        "Uganda | aidsMilitarily | Hezbollah | claimed by Kenya",
        "Kenya | criticizes | Uganda | asserted",
    ),
    row("Kenya says Uganda arms Chad.", "Uganda | aidsMilitarily | Chad | claimed by Kenya"),
    row(
        "Kenya said Omar Bongo had spied for Uganda.",
        "Omar Bongo | aids | Uganda | claimed by Kenya",
        "Kenya | criticizes | Omar Bongo | asserted",
    ),
    row("Kenya flew guns to Hezbollah.", "Kenya | aidsMilitarily | Hezbollah | asserted"),
    row("Kenya joined the African Union in 2002.", "Kenya | memberOf | African Union | asserted"),
    row("Omar Bongo is wanted by Kenya.", "Kenya | ordersArrestOf | Omar Bongo | asserted"),
    row("Kenya's president called his Ugandan counterpart.", "Kenya | telephones | Uganda | asserted"),
]


STOPPED = [
    row("Kenya stopped sharing intelligence with Uganda.", "Kenya | cutsTiesWith | Uganda | asserted"),
    row("Kenya has stopped arming Hezbollah.", "Kenya | reducesAidTo | Hezbollah | asserted"),
    row("Kenya has not stopped arming Hezbollah.", "Kenya | aidsMilitarily | Hezbollah | asserted"),
    row("Kenya never armed Hezbollah.", "Kenya | aidsMilitarily | Hezbollah | not asserted"),
    row("Kenya refused to share intelligence with Uganda.", "Kenya | sharesIntelligenceWith | Uganda | not asserted",
        "? Kenya | refusesTo | Uganda | asserted"),
    row("Kenya denies a plan to attack Chad.", "Kenya | attacks | Chad | denied by Kenya"),
    row("Kenya denied that it would attack Chad.", "Kenya | attacks | Chad | denied by Kenya"),
    row("Kenya has a plan to attack Chad.", "Kenya | attacks | Chad | planned by Kenya"),
    row('"We are grateful to Uganda," Kenya\'s president said.', "Kenya | thanks | Uganda | asserted"),
]  # fmt: skip

MEETINGS = [
    row("Talks in Oslo brought together Kenya and Uganda.", "Kenya | holdsTalksWith | Uganda | asserted"),
    row("A meeting in Oslo brought Kenya and Uganda together.", "Kenya | holdsTalksWith | Uganda | asserted"),
    row(
        "Norway brought together Kenya and Uganda.",
        "Norway | mediatesBetween | Kenya | asserted",
        "Norway | mediatesBetween | Uganda | asserted",
    ),
    row("Omar Bongo went on trial in Kenya.", "Kenya | charges | Omar Bongo | asserted"),
    row("Kenya thinks Uganda right.", "Kenya | supports | Uganda | asserted"),
    row(
        "Uganda's foreign minister, Ann Moore, met her Kenyan counterpart, Bob Ray.",
        "Ann Moore | meets | Bob Ray | asserted",
        "Ann Moore | holdsOffice | Uganda | asserted",
        "Bob Ray | holdsOffice | Kenya | asserted",
    ),
    row(
        "The Greek prime minister, Ann Moore, met Bob Ray, her Turkish counterpart.",
        "Ann Moore | meets | Bob Ray | asserted",
        "Ann Moore | holdsOffice | Greece | asserted",
        "Bob Ray | holdsOffice | Turkey | asserted",
    ),
    row("Ann Moore met Bob Ray, her Turkish colleague.", "Ann Moore | meets | Bob Ray | asserted"),
]


SIDES = [
    row("No talks with Uganda, says Kenya.", "Kenya | refusesTo | Uganda | asserted"),
    row("No rain in Uganda, says Kenya."),
    row("Kenya is against the Ugandan plan.", "Kenya | opposes | Uganda | asserted"),
    row("Kenya is in favour of the Ugandan plan.", "Kenya | supports | Uganda | asserted"),
    row("Kenya found Uganda's words unforgivable.", "Kenya | criticizes | Uganda | asserted"),
    row("Kenya laughed off Uganda's offer.", "Kenya | rejects | Uganda | asserted"),
    row("Kenya broke faith with Uganda.", "Kenya | refusesTo | Uganda | asserted"),
    row("Libyan arms reach the rebels through Chad.", "Libya | aidsMilitarily | rebels | asserted"),
    row("Kenya put bombers at Uganda's disposal.", "Kenya | aidsMilitarily | Uganda | asserted"),
    row("Kenya tightened rules on Ugandan boats.", "Kenya | imposesSanctionsOn | Uganda | asserted"),
    row("Kenya takes orders from Uganda.", "Uganda | controls | Kenya | asserted"),
]


MEDIATION = [
    row(
        "A deal between Chad and Libya, brokered by Kenya, failed.",
        "Chad | @AGREE | Libya | asserted",
        "Kenya | mediatesBetween | Chad | asserted",
        "Kenya | mediatesBetween | Libya | asserted",
    ),
    row(
        "Chad and Libya signed a pact negotiated by Kenya.",
        "Chad | signsAgreementWith | Libya | asserted",
        "Kenya | mediatesBetween | Chad | asserted",
        "Kenya | mediatesBetween | Libya | asserted",
    ),
    row(
        "Chad and Libya met under the auspices of Kenya.",
        "Chad | meets | Libya | asserted",
        "Kenya | mediatesBetween | Chad | asserted",
        "Kenya | mediatesBetween | Libya | asserted",
    ),
    row("Chad and Libya met under a tree.", "Chad | meets | Libya | asserted"),
    row("Uganda has received 50 Kenyan tanks.", "Kenya | aidsMilitarily | Uganda | asserted"),
    row("Arms from Kenya arrived in Uganda.", "Kenya | aidsMilitarily | Uganda | asserted"),
    row("Kenya violated Ugandan airspace.", "Kenya | invades | Uganda | asserted"),
    row("Kenya lost Goma to Uganda.", "Uganda | seizesControlOf | Goma | asserted"),
    row(
        "Kenya rejected Uganda's accusation that it had stormed Goma.",
        "Kenya | rejects | Uganda | asserted",
        "Uganda | accuses | Kenya | asserted",
        "Kenya | @FIGHT | Goma | denied by Kenya",
    ),
]


@pytest.mark.parametrize(
    ("text", "lines"), [*RELATIONS, *ANSWERS, *DEADLINES, *PARTS, *HELPERS, *STOPPED, *MEETINGS, *SIDES, *MEDIATION]
)
def test_dealings(extract, text, lines):
    check(extract(text).statements, lines)


REPAIRED = [
    # What something is worth is said of it, and to whom it goes of the verb
    row("The United States sold arms worth $2 billion to Taiwan.",
        "United States | sellsArmsTo | Taiwan | asserted"),
    row("Kenya donated goods worth 50,000 dollars to Togo.", "Kenya | aidsHumanitarianly | Togo | asserted"),
    row("Kenya said the deal was worth 50 million dollars."),
    # A seat is told beside a name
    row("A member of the Syrian parliament, Ali Nasir, criticised Iran.",
        "Ali Nasir | criticizes | Iran | asserted", "Ali Nasir | holdsOffice | Syria | asserted"),
    row("Ali Nasir, a member of Oman's senate, criticised Iran.",
        "Ali Nasir | criticizes | Iran | asserted", "Ali Nasir | holdsOffice | Oman | asserted"),
    row("The hostage-takers freed two Kenyans.", "hostage-takers | releases | Kenyans | asserted"),
    # Who tells of it has not done it
    row("A camp for refugees was attacked by Kenyan militiamen, killing 156 people, the UN refugee agency reported.",
        "Kenyan militiamen | @ASSAULT | refugees | claimed by UN Refugee Agency",
        "? Kenyan militiamen | kills | people | claimed by UN Refugee Agency"),
    row("Kenya demanded that Togo cancel plans to sell weapons to Ghana.",
        "Kenya | demands | Togo | asserted", "Togo | sellsArmsTo | Ghana | not requested by Kenya"),
    # A clause has a verb
    row("Kenya reiterated its demand today that Togo ease restrictions on Ghanaian workers.",
        "Kenya | demands | Togo | asserted", "Togo | easesSanctionsOn | Ghanaian workers | requested by Kenya"),
    row("Kenya issued a reminder to Togo that it must leave Ghana.",
        "Kenya | urges | Togo | asserted", "? Togo | withdrawsFrom | Ghana | requested by Kenya",
        "? Kenya | withdrawsFrom | Ghana | requested by Kenya"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "lines"), REPAIRED)
def test_what_is_hung_elsewhere(extract, text, lines):
    check(extract(text).statements, lines)
