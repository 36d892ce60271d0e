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
    row("Chad said that Sudan had attacked Libya. Sudan denies it.",
        "Sudan | attacks | Libya | claimed by Chad", "Sudan | denies | Chad | asserted",
        "Sudan | attacks | Libya | denied by Sudan", "? Chad | @DISAPPROVE | Sudan | asserted"),
    row("Chad accused Sudan of arming Hamas, which Sudan denies.",
        "Chad | accuses | Sudan | asserted", "Sudan | aidsMilitarily | Hamas | claimed by Chad",
        "Sudan | denies | Chad | asserted", "Sudan | aidsMilitarily | Hamas | denied by Sudan"),
    row("Egypt denied that its army had attacked Libya.", "Egypt | attacks | Libya | denied by Egypt"),
    row("Ann Moore said:\nKenya has attacked Chad.\nUganda has armed Sudan.",
        "Kenya | attacks | Chad | claimed by Ann Moore", "Uganda | aidsMilitarily | Sudan | claimed by Ann Moore",
        "? Ann Moore | @DISAPPROVE | Kenya | asserted", "? Ann Moore | saysAbout | Uganda | asserted"),
    row("Ann Moore said: Kenya has attacked Chad.\nUganda has armed Sudan.",
        "Kenya | attacks | Chad | claimed by Ann Moore", "Uganda | aidsMilitarily | Sudan | asserted",
        "? Ann Moore | @DISAPPROVE | Kenya | asserted"),
    row("Israel struck Iran, a report said.", "Israel | strikes | Iran | claimed"),
    row("Israel struck Iran, an Omani diplomat told Reuters.", *STRUCK, "? Oman | tells | Reuters | asserted"),
    row("Israel struck Iran, Oman says; Egypt praised Jordan.", *STRUCK, "Egypt | praises | Jordan | asserted"),
    row("Oman told the crowd in Muscat that Israel had struck Iran.", *STRUCK),
    row("Oman complained in a letter that Israel had struck Iran.", *STRUCK, "Oman | @DISAPPROVE | Israel | asserted"),
    row("Israel struck Iran, according to the Omani foreign ministry.", *STRUCK),
    row('"We struck Iran," the Israeli prime minister said. "We shall also strike Syria."',
        "Israel | strikes | Iran | claimed by Israel", "Israel | strikes | Syria | planned by Israel",
        "? Israel | saysAbout | Iran | asserted", "? Israel | saysAbout | Syria | asserted"),
    row('"We did not strike Iran," the Israeli defence minister said.', "Israel | strikes | Iran | denied by Israel"),
    row('"We thank Oman for its help," the Iranian president said.', "Iran | thanks | Oman | asserted"),
    row('"We urge Israel to leave Lebanon," the Omani president said.',
        "Oman | urges | Israel | asserted", "Israel | withdrawsFrom | Lebanon | requested by Oman"),
    row("Egypt said Oman reported that Israel struck Iran.", *STRUCK, "? Egypt | saysAbout | Oman | asserted"),
]  # fmt: skip

STANCES = [
    row('"Egypt attacked Libya," Egyptian foreign minister Badr Osmani said.',
        "Egypt | attacks | Libya | claimed by Badr Osmani", "Badr Osmani | holdsOffice | Egypt | asserted"),
    row('"We need to remember that Egypt borders Libya," the Omani president said.',
        "Egypt | borders | Libya | claimed by Oman"),
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
    row(
        "US, Iran hold talks", "United States | holdsTalksWith | Iran | asserted"),
    row("Egypt says Israel struck Sudan",
        "Israel | strikes | Sudan | claimed by Egypt", "? Egypt | saysAbout | Israel | asserted", "? Egypt | @DISAPPROVE | Israel | asserted",),
    row(
        "Oman: Israel struck Iran", *STRUCK),
    row("Iran denies striking Israel", "Iran | strikes | Israel | denied by Iran"),
    row("Kenya, Uganda sign trade deal", "Kenya | @AGREE | Uganda | asserted"),
    row("Poland urges Hungary to help Ukraine",
        "Poland | urges | Hungary | asserted", "Hungary | aids | Ukraine | requested by Poland"),
    row("Japan may join exercises with Australia", "Japan | exercisesWith | Australia | hypothetical"),
    row("Norway not to attack Sweden", "Norway | attacks | Sweden | not planned by ?"),
    row("Japan may recognise Somaliland, says Kenyan minister",
        "Japan | recognizes | Somaliland | hypothetical by Kenya", "? Kenya | saysAbout | Japan | asserted"),
    row("Israel condemns Iran, recalls ambassador", "Israel | condemns | Iran | asserted"),
]  # fmt: skip

DATELINES = [
    row("TEHRAN, Iran (AP) — Israel struck Syria.", "Israel | strikes | Syria | asserted"),
    row("KYIV, June 27 (Reuters) - Poland thanked Germany.", "Poland | thanks | Germany | asserted"),
    row("BAKU, June 27 (Interfax) — Georgia praised Turkey.", "Georgia | praises | Turkey | asserted"),
]


OWN_VOICE = [
    ("Lakeside Gazette", "Iran should help Syria.", "Iran | aids | Syria | requested by Lakeside Gazette"),
    ("Lakeside Gazette", "Iran helped Syria.", "Iran | aids | Syria | asserted"),
    ("Lakeside Gazette", "Iran may help Syria.", "Iran | aids | Syria | hypothetical"),
    ("Lakeside Gazette", "Oman said Iran should help Syria.", "Iran | aids | Syria | requested by Oman"),
    ("Government of Oman", "We will help Syria.", "Oman | aids | Syria | planned by Oman"),
    ("Government of Oman", "We helped Syria.", "Oman | aids | Syria | asserted"),
]  # fmt: skip


@pytest.mark.parametrize(("source", "text", "line"), OWN_VOICE)
def test_own_voice(extract, source, text, line):
    extraction = extract(text, source=source)
    check(extraction.statements, (line, "? Oman | @REQUEST | Iran | asserted"))
    by = extraction.statements[-1].attributed_to
    assert by is None or by.id in {entity.id for entity in extraction.entities}


@pytest.mark.parametrize(("text", "lines"), [*ATTRIBUTED, *STANCES, *DATELINES])
def test_attribution(extract, text, lines):
    check(extract(text).statements, lines)


@pytest.mark.parametrize(("text", "lines"), HEADLINES)
def test_headlines(extract, text, lines):
    check(extract("There were no details.", title=text).statements, lines)
