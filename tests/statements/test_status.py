"""Content, status and negation: what is claimed, denied, planned, requested or only possible, and by whom."""

from __future__ import annotations

import pytest

from tests.statements.expectations import check, row

CONTENT = [
    row("Egypt repeated its demand that Chad leave Niger.",
        "Egypt | demands | Chad | asserted", "Chad | withdrawsFrom | Niger | requested by Egypt"),
    row("Egypt withdrew its claim that Chad had armed Sudan.", "Chad | aidsMilitarily | Sudan | claimed by Egypt",
        "? Egypt | accuses | Chad | not asserted"),
    row("Iran accuses Azerbaijan of helping Israel.",
        "Iran | accuses | Azerbaijan | asserted", "Azerbaijan | aids | Israel | claimed by Iran"),
    row("Ethiopia blamed Eritrea for attacking Sudan.",
        "Ethiopia | blames | Eritrea | asserted", "Eritrea | attacks | Sudan | claimed by Ethiopia"),
    row("Germany urged Serbia to recognise Kosovo.",
        "Germany | urges | Serbia | asserted", "Serbia | recognizes | Kosovo | requested by Germany"),
    row("Russia threatened to attack Finland.",
        "Russia | @THREATEN | Finland | asserted", "Russia | attacks | Finland | planned by Russia"),
    row("Azerbaijan denied helping Israel.", "Azerbaijan | aids | Israel | denied by Azerbaijan"),
    row("Azerbaijan has denied that it helped Israel.", "Azerbaijan | aids | Israel | denied by Azerbaijan"),
    row("Iran said that Israel had struck Syria.",
        "Israel | strikes | Syria | claimed by Iran", "? Iran | @DISAPPROVE | Israel | asserted",
        "? Iran | saysAbout | Israel | asserted"),
    row("Egypt called on Israel to leave Lebanon.",
        "Egypt | callsOn | Israel | asserted", "Israel | withdrawsFrom | Lebanon | requested by Egypt"),
    row("France asked Algeria to help Mali.",
        "France | asks | Algeria | asserted", "Algeria | aids | Mali | requested by France"),
    row("Turkey suspects Greece of arming Cyprus.",
        "Turkey | suspects | Greece | asserted", "Greece | aidsMilitarily | Cyprus | claimed by Turkey"),
    row("Italy demanded that Libya stop attacking Malta.",
        "Italy | @DEMAND | Libya | asserted", "Libya | attacks | Malta | not requested by Italy"),
    row("Kenya attacked Somalia; Somalia replied that it would fight.", "Kenya | attacks | Somalia | asserted"),
    row("Cuba thanked Mexico for helping Haiti.",
        "Cuba | thanks | Mexico | asserted", "Mexico | aids | Haiti | asserted"),
    row("Japan praised India for helping Nepal.",
        "Japan | praises | India | asserted", "India | aids | Nepal | asserted"),
    row("Poland promised to help Ukraine.",
        "Poland | @AGREE | Ukraine | asserted", "Poland | aids | Ukraine | planned by Poland"),
    row("Iran blamed the attack on Israel.", "Iran | blames | Israel | asserted"),
    row("Canada believes Russia is arming Belarus.",
        "Russia | aidsMilitarily | Belarus | claimed by Canada", "? Canada | saysAbout | Russia | asserted"),
    row("Sweden warned Hungary against helping Russia.",
        "Sweden | @THREATEN | Hungary | asserted", "Hungary | aids | Russia | not requested by Sweden"),
    row("Lebanon said it had struck Syria.",
        "Lebanon | strikes | Syria | claimed by Lebanon", "? Lebanon | saysAbout | Syria | asserted"),
    row("Azerbaijan denied having met Armenia or having helped Israel.",
        "Azerbaijan | meets | Armenia | denied by Azerbaijan", "Azerbaijan | aids | Israel | denied by Azerbaijan"),
    row("Israel has been accused of striking Syria.", "Israel | strikes | Syria | claimed"),
    row("Azerbaijan is accused by Iran of helping Israel.",
        "Iran | accuses | Azerbaijan | asserted", "Azerbaijan | aids | Israel | claimed by Iran"),
    row("Oman is believed to be helping Yemen.", "Oman | aids | Yemen | claimed"),
    row("Turkey agreed to help Somalia.",
        "Turkey | aids | Somalia | planned by Turkey", "? Turkey | @AGREE | Somalia | asserted"),
    row("Kenya allowed Uganda to attack Sudan.",
        "Kenya | permits | Uganda | asserted", "? Uganda | attacks | Sudan | asserted",
        "? Uganda | attacks | Sudan | hypothetical by ?", "? Uganda | attacks | Sudan | planned by ?"),
    row("Russia's accusation that Poland attacked Belarus is false.",
        "? Russia | accuses | Poland | asserted", "Poland | attacks | Belarus | claimed by Russia"),
    row("Iran said Israel was preparing to strike Syria.",
        "Israel | strikes | Syria | planned by Israel", "? Iran | saysAbout | Israel | asserted",
        "? Israel | threatensForceAgainst | Syria | claimed by Iran", "? Iran | @DISAPPROVE | Israel | asserted"),
    row("Iran denied the claim that it had armed Yemen.", "Iran | aidsMilitarily | Yemen | denied by Iran"),
    row("Egypt did not strike Libya because Libya had helped Chad.",
        "Egypt | strikes | Libya | not asserted", "Libya | aids | Chad | asserted"),
    row("Kenya offered Chad tents.", "Kenya | @AID | Chad | hypothetical by Kenya"),
    row("The list tells Kenya to end support for Hamas.", "Kenya | reducesAidTo | Hamas | requested"),
    row("Austria forced Hungary to help Ukraine.",
        "Austria | coerces | Hungary | asserted", "Hungary | aids | Ukraine | asserted"),
]  # fmt: skip

STATUS = [
    row("Let Egypt withdraw its troops from Sudan.", "Egypt | withdrawsFrom | Sudan | requested"),
    row(
        "Egypt let Sudan leave Chad.", "Egypt | @PERMITS | Sudan | asserted", "Sudan | withdrawsFrom | Chad | asserted"
    ),
    row("Egypt ought to help Sudan.", "Egypt | aids | Sudan | requested"),
    row(
        "Egypt charged that Chad must have helped Sudan.",
        "Egypt | accuses | Chad | asserted",
        "Chad | aids | Sudan | claimed by Egypt",
    ),
    row("Egypt would help Sudan if it were attacked.", "Egypt | aids | Sudan | hypothetical"),
    row(
        "Egypt said it would leave Chad and help Sudan.",
        "Egypt | withdrawsFrom | Chad | planned by Egypt",
        "Egypt | aids | Sudan | planned by Egypt",
    ),
    row(
        "Egypt will leave Chad, but condemns Sudan.",
        "Egypt | withdrawsFrom | Chad | planned",
        "Egypt | condemns | Sudan | asserted",
    ),
    row("Egypt will offer Sudan arms.", "Egypt | aidsMilitarily | Sudan | planned"),
    row(
        "Egypt asked Chad to leave Niger since Chad had attacked Sudan.",
        "Egypt | asks | Chad | asserted",
        "Chad | withdrawsFrom | Niger | requested by Egypt",
        "Chad | attacks | Sudan | asserted",
    ),
    row("Israel will strike Iran.", "Israel | strikes | Iran | planned"),
    row("Israel may strike Iran.", "Israel | strikes | Iran | hypothetical"),
    row("Israel could strike Iran.", "Israel | strikes | Iran | hypothetical"),
    row("Israel might have struck Iran.", "Israel | strikes | Iran | hypothetical"),
    row("Israel plans to strike Iran.", "Israel | strikes | Iran | planned by Israel"),
    row("Israel wants to strike Iran.", "Israel | strikes | Iran | planned by Israel"),
    row("If Israel strikes Iran, prices will rise.", "Israel | strikes | Iran | hypothetical"),
    row("Israel reportedly struck Iran.", "Israel | strikes | Iran | claimed"),
    row("Azerbaijan allegedly helped Israel.", "Azerbaijan | aids | Israel | claimed"),
    row("Israel is considering striking Iran.", "Israel | strikes | Iran | hypothetical by ?"),
    row("Israel should help Syria.", "Israel | aids | Syria | requested"),
    row("Russia is expected to attack Ukraine.", "Russia | attacks | Ukraine | hypothetical"),
    row("France intends to recognise Somaliland.", "France | recognizes | Somaliland | planned by France"),
    row("Turkey is ready to attack Syria.", "Turkey | attacks | Syria | planned by ?"),
    row("Egypt would help Sudan.", "Egypt | aids | Sudan | hypothetical"),
    row("It is unclear whether Iran struck Israel.", "Iran | strikes | Israel | hypothetical"),
    row(
        "The alleged Israeli strike on Iran was reported on Monday.",
        "Israel | @FIGHT | Iran | claimed",
    ),
    row("Plans by Israel to strike Iran were published.", "Israel | strikes | Iran | planned by Israel"),
    row(
        "Israel's decision to strike Iran surprised analysts.",
        "Israel | strikes | Iran | planned by Israel",
    ),
    row("Egypt is likely to support Sudan.", "Egypt | supports | Sudan | hypothetical"),
    row(
        "Should Iran attack Israel, prices will rise.",
        "Iran | attacks | Israel | hypothetical",
    ),
    row("Germany tried to help Poland.", "Germany | aids | Poland | planned"),
    row("Egypt began to help Sudan.", "Egypt | aids | Sudan | asserted"),
    row("Egypt managed to help Sudan.", "Egypt | aids | Sudan | asserted"),
    row("Egypt is to help Sudan.", "Egypt | aids | Sudan | planned"),
    row(
        "Peru will praise Chile, and Egypt is to help Sudan.",
        "Peru | praises | Chile | planned",
        "Egypt | aids | Sudan | planned",
    ),
    row(
        "Egypt must leave Libya, help Sudan and thank Chad.",
        "Egypt | withdrawsFrom | Libya | requested",
        "Egypt | aids | Sudan | requested",
        "Egypt | thanks | Chad | requested",
    ),
    row(
        "Egypt offered to help Sudan.",
        "Egypt | aids | Sudan | hypothetical by Egypt",
        "? Egypt | @AGREE | Sudan | asserted",
    ),
    row("Egypt hopes to help Sudan.", "Egypt | aids | Sudan | hypothetical by Egypt"),
    row(
        "Egypt is willing to help Sudan.",
        "Egypt | aids | Sudan | hypothetical by Egypt",
        "? Egypt | @AGREE | Sudan | asserted",
    ),
    row("If Chad left, Egypt would not help Sudan.", "Egypt | aids | Sudan | not hypothetical"),
    row("Egypt and Jordan will hold talks.", "Egypt | holdsTalksWith | Jordan | planned"),
    row("The Canadian prime minister will visit Poland.", "Canada | visits | Poland | planned"),
]

NEGATION = [
    row("Egypt has yet to recognise Sudan.", "Egypt | recognizes | Sudan | not asserted"),
    row("Israel did not strike Iran.", "Israel | strikes | Iran | not asserted"),
    row("Israel has never struck Oman.", "Israel | strikes | Oman | not asserted"),
    row("Iran refuses to meet Israel.",
        "Iran | refusesTo | Israel | asserted", "? Iran | meets | Israel | not asserted"),
    row("Germany failed to help Poland.", "Germany | aids | Poland | not asserted"),
    row("Russia left Georgia without attacking Armenia.",
        "Russia | withdrawsFrom | Georgia | asserted", "Russia | attacks | Armenia | not asserted"),
    row(
        "No Israeli strike on Iran took place.", "Israel | @FIGHT | Iran | not asserted"),
    row("Egypt no longer supports Sudan.", "Egypt | supports | Sudan | not asserted"),
    row("Canada stopped helping Mali.", "Canada | aids | Mali | not asserted"),
    row("Turkey avoided criticising Russia.", "Turkey | criticizes | Russia | not asserted"),
    row("Israel did not strike Iran or Syria.",
        "Israel | strikes | Iran | not asserted", "Israel | strikes | Syria | not asserted"),
    row("It is not true that Israel struck Iran.", "Israel | strikes | Iran | not asserted"),
    row("Spain will not attack Portugal.", "Spain | attacks | Portugal | not planned"),
    row("Israel didn't strike Iran.", "Israel | strikes | Iran | not asserted"),
    row("Egypt has no intention of attacking Sudan.", "Egypt | attacks | Sudan | not planned"),
    row("Egypt has no plans to attack Sudan.", "Egypt | attacks | Sudan | not planned by Egypt"),
    row("Japan has not yet recognised Somaliland.", "Japan | recognizes | Somaliland | not asserted"),
    row("Norway does not plan to attack Sweden.", "Norway | attacks | Sweden | not planned by Norway"),
    row("Egypt is not critical of Jordan.", "Egypt | criticizes | Jordan | not asserted"),
    row(
        "There were no talks between Chad and Libya.", "Chad | holdsTalksWith | Libya | not asserted"),
    row("Egypt would not help Sudan.", "Egypt | aids | Sudan | not asserted"),
    row("Egypt has apologized neither to Sudan nor to Chad.",
        "Egypt | apologizesTo | Sudan | not asserted", "Egypt | apologizesTo | Chad | not asserted"),
    row("Egypt did not fail to help Sudan.", "Egypt | aids | Sudan | asserted"),
]  # fmt: skip


# What a court or the police only think somebody did
CHARGES = [
    row("Two Kenyan bankers charged with laundering Togo cash",
        "Kenyan bankers | commitsCrimeAgainst | Togo | claimed"),
    row("A Kenyan court convicted Omar Bongo of murdering Ana Kolsen.",
        "Kenya | convicts | Omar Bongo | asserted", "Omar Bongo | kills | Ana Kolsen | claimed by Kenya"),
    row("Kenyan police want Omar Bongo for kidnapping Ana Kolsen.",
        "Kenya | ordersArrestOf | Omar Bongo | asserted", "Omar Bongo | abducts | Ana Kolsen | claimed by Kenya"),
    row("Omar Bongo is wanted in Kenya for the murder of Ana Kolsen.", "Omar Bongo | kills | Ana Kolsen | claimed"),
    row("The African Union concluded that Togo must release Omar Bongo.",
        "Togo | releases | Omar Bongo | requested by African Union", "African Union | urges | Togo | asserted"),
    row("Kenya and Togo failed to reach agreement, sources on both sides reported.",
        "Kenya | agreesWith | Togo | not claimed by Kenya"),
    row("A Kenyan court jailed Omar Bongo for attacking Togo.",
        "Kenya | arrests | Omar Bongo | asserted", "Omar Bongo | attacks | Togo | asserted"),
]  # fmt: skip

# What waits for something, and what is told to be done behind a clause in between
AHEAD = [
    row("Kenya asked Togo, which chairs the union, to ignore Ghana.",
        "Kenya | asks | Togo | asserted", "Togo | rejects | Ghana | requested by Kenya"),
    row("Kenya warned Togo, which borders Mali, not to attack Ghana.",
        "Kenya | @THREATEN | Togo | asserted", "Togo | borders | Mali | asserted",
        "Togo | attacks | Ghana | not requested by Kenya"),
    row("Kenya sent troops to Togo, which had asked for help, to fight Ghana.",
        "Kenya | mobilizesAgainst | Togo | asserted", "Kenya | fights | Ghana | asserted"),
    row("Kenya might agree, but only if Togo accepted the demand of Ghana.",
        "Togo | concedesTo | Ghana | hypothetical"),
    row("Kenya will not negotiate until Togo withdraws from Ghana.",
        "Togo | withdrawsFrom | Ghana | hypothetical", "? Kenya | @REJECT | Togo | asserted"),
    row("Kenya left when Togo attacked Ghana.", "Togo | attacks | Ghana | asserted"),
    row("Kenya will thank Togo as it supports Ghana.",
        "Kenya | thanks | Togo | planned", "Kenya | supports | Ghana | asserted"),
    row("Kenya was due to meet Togo on Monday.", "Kenya | meets | Togo | planned"),
    row("Omar Bongo is due to visit Kenya on Monday.", "Omar Bongo | visits | Kenya | planned"),
    row("Omar Bongo is to be tried in Kenya in November.", "Kenya | arrests | Omar Bongo | planned"),
    row("Kenyan envoys to be expelled by Togo", "Togo | expels | Kenya | planned"),
    row("Kenya asked whether Togo will attack Ghana.",
        "Kenya | asks | Togo | asserted", "Togo | attacks | Ghana | hypothetical by Kenya"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "lines"), [*CONTENT, *STATUS, *NEGATION, *AHEAD, *CHARGES])
def test_status(extract, text, lines):
    check(extract(text).statements, lines)


def test_content_links_the_act_of_speech_to_what_it_says(extract):
    accusation, aid = extract("Iran accuses Azerbaijan of helping Israel.").statements
    assert accusation.content == (aid.id,)
    assert aid.content == ()
