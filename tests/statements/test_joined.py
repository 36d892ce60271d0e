"""Which actors of a sentence are joined to which, and which are not."""

from __future__ import annotations

import pytest

from tests.statements.expectations import check, miss, row

MEDIATION = [
    row("Kenya hosted a meeting between Togo and Ghana.",
        "Kenya | mediatesBetween | Togo | asserted", "Kenya | mediatesBetween | Ghana | asserted"),
    row("Ann Moore undertook a mediation mission between Togo and Ghana.",
        "Ann Moore | mediatesBetween | Togo | asserted", "Ann Moore | mediatesBetween | Ghana | asserted"),
    row("Kenyan leader Ann Moore and Togolese President Omar Bongo today signed a treaty of friendship.",
        "Ann Moore | signsAgreementWith | Omar Bongo | asserted", "? Ann Moore | @HOLDS_OFFICE | Kenya | asserted",
        "? Omar Bongo | @HOLDS_OFFICE | Togo | asserted"),
]  # fmt: skip

CHARGES = [
    row("Omar Bongo has been accused of theft by officials of Kenya.",
        "Kenya | @DISAPPROVE | Omar Bongo | asserted"),
    row("Omar Bongo has been accused of stealing millions of dollars by the Kenyan government.",
        "Kenya | accuses | Omar Bongo | asserted"),
    row("Kenya insisted on its demands that Togo free Omar Bongo.",
        "Kenya | demands | Togo | asserted", "Togo | releases | Omar Bongo | requested by Kenya"),
]  # fmt: skip

WITNESSES = [
    row("Kenyan tanks fired shells at Togo, witnesses said.", "Kenya | shells | Togo | claimed by witnesses"),
    row("Kenyan troops killed five people in Togo, Chadian military sources said.",
        "Kenya | kills | Togo | claimed by Chad"),
    # Whoever speaks for a state takes a stand
    row("Kenya bombed Togo, the president of Chad said.",
        "Kenya | @FIGHT | Togo | claimed by Chad", "Chad | criticizes | Kenya | asserted"),
]  # fmt: skip

HELPERS = [
    row("Kenya sent troops to help defend Togo.",
        "Kenya | aidsMilitarily | Togo | asserted", "? Kenya | defends | Togo | asserted"),
]  # fmt: skip

PURPOSES = [
    row("Ethnic Albanians in Serbia are demanding a U.N. presence to restore order.",
        "ethnic Albanians | demands | United Nations | asserted"),
    row("Kenya demanded an apology from Togo to end the row.",
        "Kenya | demands | Togo | asserted", "Togo | apologizesTo | Kenya | requested by Kenya"),
    row("Kenya threatened to break off relations with Togo over its ties with Ghana.",
        "Kenya | threatens | Togo | asserted", "Kenya | cutsTiesWith | Togo | planned by Kenya"),
    row("Togo deplored the bombing of Omar Bongo by Kenya.",
        "Togo | @DISAPPROVE | Kenya | asserted", "Kenya | @FIGHT | Omar Bongo | asserted"),
]  # fmt: skip

OWN = [
    row("Kenya claims that its crews returned fire from Togo."),
    row("Omar Bongo's lawyers claim that he would be tortured in Togo."),
    row("Kenya claims that Togo attacked Ghana.",
        "Kenya | accuses | Togo | asserted", "Togo | attacks | Ghana | claimed by Kenya"),
    row("Kenya demanded that its neighbour Togo pay.", "Kenya | demands | Togo | asserted",
        "? Kenya | borders | Togo | asserted"),
    row("Soviet and Chinese troops fought for an island in the Ussuri River.",
        "Soviet Union | fights | China | asserted"),
    row("Soviet and Chinese troops fought against rebels.",
        "Soviet Union | fights | rebels | asserted", "China | fights | rebels | asserted"),
    row("Two people familiar with the inquiry said that Kenya had warned Togo.",
        "Kenya | threatens | Togo | claimed by people"),
]  # fmt: skip

BRACKETS = [
    row("The Kenya Farmers Association (ZKP) thanked Togo. The ZKP thanked Ghana.",
        "Kenya Farmers Association | thanks | Togo | asserted", "Kenya Farmers Association | thanks | Ghana | asserted"),
    row("Kenya thanked the National Union for the Total Independence of Angola (UNITA).",
        "Kenya | thanks | UNITA | asserted"),
    row("With the signing of a Memorandum of Understanding (MOU), Kenya and Togo agreed to allow aid.",
        "Kenya | agreesWith | Togo | asserted"),
    row("Human rights watchdog Amnesty International accused Kenya of torture.",
        "Amnesty International | accuses | Kenya | asserted"),
    row("Kenya lifted embargoes on exports to Togo and Ghana.",
        "Kenya | easesSanctionsOn | Togo | asserted", "Kenya | easesSanctionsOn | Ghana | asserted"),
]  # fmt: skip

DOERS = [
    row("Kenya investigated crimes by Togolese extremists against Ghanaian civilians.",
        "Kenya | @INVESTIGATE | Togolese extremists | asserted"),
    row("Kenya investigated crimes against Ghanaian civilians.",
        "Kenya | @INVESTIGATE | Ghanaian civilians | asserted"),
]  # fmt: skip

ENDS = [
    row("Kenya called for an end to Togo's attacks on Ghana.",
        "Kenya | callsOn | Togo | asserted", "Togo | attacks | Ghana | asserted"),
    row("Kenya called for a halt to Togolese strikes.", "Kenya | callsOn | Togo | asserted"),
    row("Kenya called for an end to hunger."),
    row("Hamas claimed responsibility for the attack on Togo.",
        "Hamas | attacks | Togo | claimed by Hamas", "Hamas | confirmsAbout | Togo | asserted"),
    row("Kenya sought to undermine the growing alliance between Togo and Ghana.",
        "Kenya | @HOSTILE_TO | Togo | planned by Kenya", "Kenya | @HOSTILE_TO | Ghana | planned by Kenya"),
]  # fmt: skip

HARMED = [
    row("Kenya apologised for the attack on Togo.",
        "Kenya | apologizesTo | Togo | asserted", "Kenya | attacks | Togo | asserted"),
    miss("the network takes whose attack it was for whom the apology is to",
        "Kenya apologised for Ghana's attack on Togo.", "Ghana | attacks | Togo | asserted"),
    row("Kenya apologised for the delay."),
    row("Togo said Kenya had attacked its embassy.",
        "Kenya | attacks | Togo | claimed by Togo", "Togo | criticizes | Kenya | asserted"),
    row("Togo complained that Kenya had bombed its villages.",
        "Togo | criticizes | Kenya | asserted", "Kenya | strikes | Togo | claimed by Togo"),
    row("Togo said Kenya had moved its embassy."),
    row("Togo said Kenya had bombed its own villages."),
]  # fmt: skip

OBLIGED = [
    row("The Kenyan government said Togo must be ready for talks.", "Kenya | urges | Togo | asserted"),
    row("Kenya told Togo it must withdraw.", "Kenya | urges | Togo | asserted"),
    row("Kenya reminded Togo that it must free Omar Bongo.",
        "Kenya | urges | Togo | asserted", "Togo | releases | Omar Bongo | requested by Kenya",
        "? Kenya | tells | Togo | asserted"),
    row("Kenya told Togo that it would withdraw from Chad.", "Kenya | withdrawsFrom | Chad | planned by Kenya"),
    miss("the network takes defence for a battle", "Kenya told reporters that it must defend itself against Togo."),
    row("Kenya said Togo must withdraw.", "Kenya | urges | Togo | asserted"),
    row("Kenyan rebels announced that President Omar Bongo must resign.",
        "Kenyan rebels | urges | Omar Bongo | asserted", "? Omar Bongo | @HOLDS_OFFICE | Kenya | asserted"),
    # One's own duty, what would have been right, and what nobody says must be
    row("Kenya said it must prepare for war."),
    row("Ann Moore said Togo should have stayed out."),
    row("Togo must pay."),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "lines"),
    [*MEDIATION, *CHARGES, *WITNESSES, *HELPERS, *PURPOSES, *OWN, *BRACKETS, *DOERS, *ENDS, *HARMED, *OBLIGED],
)
def test_joined(extract, text, lines):
    check(extract(text).statements, lines)


SECTORS = [
    ("Hamas met Qatar. It thanked Kenya.", "Hamas", "REB"),
    ("Ann Moore, Kenya's defence minister, thanked Togo.", "Ann Moore", "GOV"),
    ("Kenyan Foreign Minister Ann Moore thanked Togo. Moore criticised Chad.", "Ann Moore", "GOV"),
    ("Russian troops entered Chad. They attacked rebels.", "Russia", "MIL"),
    ("Students throughout Kenya demanded reforms from Chad. They thanked Togo.", "students", "CVL"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "name", "sector"), SECTORS)
def test_the_part_of_society_that_acts(extract, text, name, sector):
    subjects = [statement.subject for statement in extract(text).statements]
    found = {subject.sector for subject in subjects if subject.name == name}
    assert sector in found
    assert name == "Russia" or found == {sector}


def test_who_are_somewhere_are_of_that_country(extract):
    [student, *_] = [s.subject for s in extract("Students throughout Kenya protested against Chad.").statements]
    assert student.country == "KEN"
