"""What is done to groups and persons without a name, and what they do."""

from __future__ import annotations

import pytest

from tests.statements.expectations import check, miss, row

TAKEN = [
    row("Kenya agreed to release 48 Chadian soldiers.", "Kenya | releases | Chadian soldiers | planned by Kenya"),
    row("Kenya frees last Chadian sailors and thanks Uganda.",
        "Kenya | releases | Chadian sailors | asserted", "Kenya | thanks | Uganda | asserted"),
    row("Kenya deported thousands of Eritreans.", "Kenya | deports | Eritreans | asserted"),
    row(
        "Kenya jailed two for spying for Uganda.",
        "Kenya | arrests | two | asserted",
        "two | aids | Uganda | asserted",
    ),
    row("Rebels kidnapped a Ugandan judge.", "rebels | abducts | Ugandan judge | asserted"),
    # Soldiers who are fought are their state's
    row("Kenyan soldiers attacked Chadian soldiers.", "Kenya | attacks | Chad | asserted"),
    row("Kenya expelled two Chadian diplomats.", "Kenya | @SANCTION | Chad | asserted"),
]  # fmt: skip

ACTING = [
    row("Thousands march in Nairobi against Uganda.", "thousands | protestsAgainst | Uganda | asserted"),
    row("Thirteen states still stand by Taiwan.", "states | supports | Taiwan | asserted"),
    row("An Italian-led force attacked Albania.", "Italy | attacks | Albania | asserted"),
    # Whom the number of what is no people tells
    row("Hundreds of trees fell in Kenya."),
    row("Nine members of the Security Council voted for Mongolia.", "UN Security Council | supports | Mongolia | asserted"),
]  # fmt: skip

MEANT = [
    # Whoever is where something happens is meant, not the place
    row("Kenya armed the rebels in Goma.", "Kenya | aidsMilitarily | rebels | asserted"),
    row("Kenya killed 212 people in Goma.", "Kenya | kills | people | asserted"),
    row("Kenyan troops killed five people in Togo.", "Kenya | kills | Togo | asserted"),
    row("The European Union targeted Syrian companies.",
        "European Union | imposesSanctionsOn | Syrian companies | asserted"),
    row("Kenya targeted individuals supplying oil to Chad.",
        "Kenya | imposesSanctionsOn | individuals | asserted", "individuals | @AID | Chad | asserted"),
    row("Gunmen targeted foreign companies.", "gunmen | @FIGHT | foreign companies | asserted"),
    row("Kenya announced an amnesty for rebels.", "Kenya | easesRestrictionsOn | rebels | asserted"),
    row("Kenya promised an amnesty to soldiers who desert.",
        "Kenya | easesRestrictionsOn | soldiers | planned by Kenya", "? Kenya | pledgesTo | soldiers | asserted"),
    row("Kenya jailed a timber baron.", "Kenya | arrests | timber baron | asserted"),
]  # fmt: skip

ACCUSED = [
    # The crime that somebody is accused of is what they did
    row("Kenya accused Chad of the murder of Ana Novak.",
        "Kenya | @DISAPPROVE | Chad | asserted", "Chad | kills | Ana Novak | claimed by Kenya"),
    row("Kenya accused Chad of aggression against Sudan.",
        "Kenya | @DISAPPROVE | Chad | asserted", "Chad | attacks | Sudan | claimed by Kenya"),
    row("Kenya accused Chad of smuggling.", "Kenya | @DISAPPROVE | Chad | asserted"),
    row("Oman lets UN observers into the prisons and frees 11 former ministers.",
        "Oman | grantsAccessTo | UN observers | asserted", "Oman | releases | ministers | asserted"),
    row("Prosecutors arrested the treasurer of a bank.", "prosecutors | arrests | treasurer | asserted"),
    row("Two Ugandan policemen were killed by rebels.", "rebels | kills | Ugandan policemen | asserted"),
]  # fmt: skip

OWNED = [
    row("NATO urges all members to help Ukraine.",
        "NATO | urges | members of NATO | asserted", "members of NATO | aids | Ukraine | requested by NATO"),
    row("The African Union asks its members to leave Chad.",
        "African Union | asks | members of African Union | asserted",
        "? members of African Union | @RETREAT | Chad | requested by African Union"),
    row("NATO imposed sanctions on one of its own members."),
    row("Ana Novak and her ministers thanked Kenya.",
        "Ana Novak | thanks | Kenya | asserted", "ministers of Ana Novak | thanks | Kenya | asserted"),
    row("Turkey sent Syrian fighters to the front.", "Turkey | deploys | Syrian fighters | asserted"),
]  # fmt: skip

VICTIMS = [
    row("Oman condemned the shelling of Goma by Russian gunboats, in which four traders were killed.",
        "Oman | condemns | Russia | asserted", "Russia | shells | Goma | asserted",
        "Russia | kills | traders | asserted"),
    row("Rebels attacked Goma in a raid in which four traders were killed.",
        "rebels | attacks | Goma | asserted", "rebels | kills | traders | asserted"),
    row("Rebels massacred residents of Goma.", "rebels | massacres | residents | asserted"),
    # A flood is nobody's act
    miss("the network takes who deplores them for who kills",
         "Kenya deplored the floods in Goma, in which four traders were killed.", "? Kenya | condemns | Goma | asserted"),
]  # fmt: skip

HELPED = [
    row("With support from 14 donor countries, Kenya is delivering projects.",
        "donor countries | supports | Kenya | asserted"),
    row("Kenya built a port with help from Chad.", "Chad | aids | Kenya | asserted"),
    row("Kenya refused help from Chad.", "Kenya | rejects | Chad | asserted", "Chad | aids | Kenya | not asserted"),
    row("The United States will provide $100 million in new aid to Chad. This aid will support local farmers.",
        "United States | @AID | Chad | planned by ?", "United States | @SUPPORT | farmers | planned by ?"),
    row("U.S. aid is reaching schools; restoring power; supporting independent media.",
        "United States | supports | independent media | asserted"),
    row("Kenyan aid reached Chad. This aid was praised by Togo.", "Kenya | aids | Chad | asserted"),
    # With whom somebody does something gives no help
    row("Kenya delivers projects with Chad.", "Kenya | cooperatesWith | Chad | asserted"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "lines"), [*TAKEN, *ACTING, *MEANT, *ACCUSED, *OWNED, *VICTIMS, *HELPED])
def test_groups(extract, text, lines):
    check(extract(text).statements, lines)
