"""Attribution: whose words a statement is; quotations; headlines; datelines."""

from __future__ import annotations

import pytest

from tests.statements.expectations import check, miss, row

# What the speaker thereby says of a country may stand too; whether that is a stance, STANCES settles
ABOUT = ("? Oman | saysAbout | Israel | asserted", "? Oman | saysAbout | Iran | asserted",
         "? Oman | @DISAPPROVE | Israel | asserted")  # fmt: skip
STRUCK = ("Israel | strikes | Iran | claimed by Oman", *ABOUT)

ATTRIBUTED = [
    row("Israel struck Iran, Oman said.", *STRUCK),
    row("Oman said Israel struck Iran.", *STRUCK),
    row("According to Oman, Israel struck Iran.", *STRUCK),
    row("Israel struck Iran, according to Oman.", *STRUCK),
    row('Oman said: "Israel struck Iran last night."', *STRUCK),
    row('"Israel struck Iran last night," Oman said.', *STRUCK),
    row('"Israel struck Iran last night," said the Omani government.', *STRUCK),
    row("“Israel struck Iran last night,” said the Omani government.", *STRUCK),
    row(
        '"Israel struck Iran last night," Oman said. "Israel also struck Syria and Lebanon."',
        *STRUCK,
        "Israel | strikes | Syria | claimed by Oman",
        "Israel | strikes | Lebanon | claimed by Oman",
    ),
    row("A spokesman for Oman said Israel struck Iran.", *STRUCK),
    row("Oman said Egypt believes Israel struck Iran.",
        "Israel | strikes | Iran | claimed by Egypt", "? Oman | saysAbout | Egypt | asserted",
        "? Egypt | saysAbout | Israel | claimed by Oman", "? Egypt | @DISAPPROVE | Israel | asserted"),
    row("Israel struck Iran, the Omani foreign ministry announced.", *STRUCK),
    row("As Oman said, Israel struck Iran.", *STRUCK),
    row("Oman told Egypt that Israel had struck Iran.", *STRUCK,
        "? Oman | tells | Egypt | asserted", "? Oman | briefs | Egypt | asserted"),
    row("Israel struck Iran, the Omani foreign minister told Reuters.", *STRUCK,
        "? Oman | tells | Reuters | asserted"),
    row("Omani officials said Israel struck Iran.", *STRUCK),
    miss(
        "parser reads the inserted clause of saying as name and auxiliary",
        "Israel, Oman said, struck Iran.", *STRUCK),
    row("Iran accused Israel of striking Syria, according to Reuters.",
        "Iran | accuses | Israel | claimed by Reuters", "Israel | strikes | Syria | claimed by Iran"),
    row("Oman said Israel did not strike Iran.", "Israel | strikes | Iran | not claimed by Oman", *ABOUT),
    row("Oman added that Israel would strike Iran.",
        "Israel | strikes | Iran | planned by Oman", *ABOUT),
    miss(
        "'it' prefers the subject, though the speaker accuses somebody else",
        "Egypt criticised Libya, saying it had attacked Chad.",
        "Egypt | criticizes | Libya | asserted", "Libya | attacks | Chad | claimed by Egypt",
        "? Egypt | saysAbout | Libya | asserted"),
    row("In a statement, Oman said that Israel struck Iran.", *STRUCK),
    row("Israel struck Iran, a report said.", "Israel | strikes | Iran | claimed"),
]  # fmt: skip

STANCES = [
    row(
        "Reuters reported that Israel struck Iran.",
        "Israel | strikes | Iran | claimed by Reuters",
        "? Reuters | saysAbout | Israel | asserted",
    ),
    miss(
        "any claim that one attacked is taken for criticism",
        "Oman said Israel struck Iran on Tuesday.",
        "Israel | strikes | Iran | claimed by Oman",
        "? Oman | saysAbout | Israel | asserted",
    ),
    row("Israel said it had struck Iran.",
        "Israel | strikes | Iran | claimed by Israel", "? Israel | saysAbout | Iran | asserted"),
    row("Oman said Israel met Iran.",
        "Israel | meets | Iran | claimed by Oman", "? Oman | saysAbout | Israel | asserted"),
    row("Oman criticised Israel, saying Israel had struck Iran.",
        "Oman | criticizes | Israel | asserted", "Israel | strikes | Iran | claimed by Oman"),
    row("Reuters reported that France supports Mali.",
        "France | supports | Mali | claimed by Reuters", "? Reuters | saysAbout | France | asserted"),
]  # fmt: skip

HEADLINES = [
    row("Turkey to expel Syrian envoys", "Turkey | expels | Syria | planned by ?"),
    row("Israel strikes Iran", "Israel | strikes | Iran | asserted"),
    row("Iran struck by Israel", "Israel | strikes | Iran | asserted"),
    row("Iran accuses Israel of arming Sudan",
        "Iran | accuses | Israel | asserted", "Israel | aidsMilitarily | Sudan | claimed by Iran"),
    row("France condemns Belarus over border closure", "France | condemns | Belarus | asserted"),
    row("Troops killed in border clash"),
    row("Russia-backed Syria attacks Turkey",
        "Russia | supports | Syria | asserted", "Syria | attacks | Turkey | asserted"),
    row("EU imposes new sanctions on Belarus", "European Union | imposesSanctionsOn | Belarus | asserted"),
    miss(
        "headline comma for 'and': parser makes the second name a compound of the object",
        "US, Iran hold talks", "United States | holdsTalksWith | Iran | asserted"),
    row("Egypt says Israel struck Sudan",
        "Israel | strikes | Sudan | claimed by Egypt", "? Egypt | saysAbout | Israel | asserted", "? Egypt | @DISAPPROVE | Israel | asserted",),
    miss(
        "a speaker before a colon in a headline is not read",
        "Oman: Israel struck Iran", *STRUCK),
    row("Iran denies striking Israel", "Iran | strikes | Israel | denied by Iran"),
    row("Kenya, Uganda sign trade deal", "Kenya | @AGREE | Uganda | asserted"),
    row("Poland urges Hungary to help Ukraine",
        "Poland | urges | Hungary | asserted", "Hungary | aids | Ukraine | requested by Poland"),
    row("Japan may join exercises with Australia", "Japan | exercisesWith | Australia | hypothetical"),
    row("Norway not to attack Sweden", "Norway | attacks | Sweden | not planned by ?"),
]  # fmt: skip

DATELINES = [
    row("TEHRAN, Iran (AP) — Israel struck Syria.", "Israel | strikes | Syria | asserted"),
    row("KYIV, June 27 (Reuters) - Poland thanked Germany.", "Poland | thanks | Germany | asserted"),
    row("BAKU, June 27 (Interfax) — Georgia praised Turkey.", "Georgia | praises | Turkey | asserted"),
]


@pytest.mark.parametrize(("text", "lines"), [*ATTRIBUTED, *STANCES, *DATELINES])
def test_attribution(extract, text, lines):
    check(extract(text).statements, lines)


@pytest.mark.parametrize(("text", "lines"), HEADLINES)
def test_headlines(extract, text, lines):
    check(extract("There were no details.", title=text).statements, lines)
