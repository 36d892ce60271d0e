"""Sentence boundaries of the shipped pipeline; "|" in a text marks where a sentence ends."""

import pytest

SENTENCES = {
    "full stops": "Iran denied it. |Israel said nothing.",
    "closing quotation mark stays, the next starts": "He called him “the enemy.” |Azerbaijani news outlet Caliber "
    "published an editorial.",
    "speech tag after a comma": "“Iran is a threat,” he said. |“We will respond.” |Then he left.",
    "speech tag with a name": "“Iran is a threat,” Herzog said.",
    "speech tag after a question": "“Why now?” he asked. |Nobody answered.",
    "straight quotation marks": '"The textbooks reject it," Sheff stated. |"Instead, they promote tolerance."',
    "two sentences in one quotation": "“Iran attacked us. |We will respond,” he said.",
    "titles": "Gen. Smith met Mr. Jones and Lt. Col. Brown on Jan. 5. |They agreed.",
    "initials": "George W. Bush met J. D. Vance.",
    "U.S. before a name": "The U.S. President spoke in the U.S. Senate.",
    "U.S. at the end": "He lives in the U.S. |The ministry denied it.",
    "U.S. before a verb": "The U.S. denied it.",
    "number": "Resolution No. 2231 expired.",
    "no at the end": "Exxon said no. |Shell agreed.",
    "decimal": "It rose by 3.5 percent. |Prices fell.",
    "ellipsis inside": "It happens in Israel... and throughout the Middle East.",
    "brackets": "The Israeli Air Force (IAF) struck Iran. |Iran (which denied it) responded.",
    "headline without full stop": "Tehran suspects Azerbaijan\n\n|Tensions have increased.",
    "paragraphs": "Iran denied it.\n\n|Israel said nothing.\n\n|Russia did.",
    "line break inside a sentence": "Iran accused\nhis government of lying.",
    "line break before a capital": "Iran accused Israel on Tuesday of striking a site near the\nPersian Gulf.",
    "line break between sentences": "Ties were strained.\n|“We need peace,” Herzog stated.",
    "bullets": "They agreed on:\n|• a ceasefire\n|• an exchange of prisoners",
    "hyphens as bullets": "- first item\n|- second item",
    "numbered items": "1. Iran withdraws.\n|2. Israel stops.",
    "exclamation in a quotation, a sentence follows": "“Never again!” |Crowds filled the square.",
    "exclamation in a quotation, the speaker follows": "“Leave now!” shouted the crowd.",
    "question in a quotation at the end": "He asked, “Why now?” |Nobody answered.",
    "question and answer": "“What did they want?” |“Peace.”",
    "quotation broken by its speaker": "“It is over,” Carter said, “and we lost.” |He sat down.",
    "quotation goes on behind its speaker": "“It is over,” Carter said. |“We lost.”",
    "speaker after a comma outside": '"They lied", the ministry said. |It gave no proof.',
    "single quotation marks": "‘They lied.’ |The ministry declined to comment.",
    "sentence in brackets": "Velkania is small. |(It has no coast.) |Torvan is its capital.",
    "ellipsis at the end": "They waited... |Nobody came.",
    "companies": "Acme Corp. said it would leave. |Bolt Inc. and Volt Ltd. stayed.",
    "saint and mount": "The St. Petersburg summit ended. |Mt. Kora erupted.",
    "months": "On Sept. 11, they met. |In Feb. they parted.",
    "time of day before a weekday": "He arrived at 5 p.m. on Tuesday.",
    "party and state": "Gov. Dale Finch (R-Tex.) and Sen. Paul West, D-Calif., voted.",
    "unusual rank": "Brig. Gen. Mansour and Cmdr. Voss met Rev. Hale.",
    "heading above a paragraph": "Velkania strikes Torvan\n|The army struck the port on Monday, as three officials said.",
    "heading in capitals": "VELKANIA STRIKES TORVAN\n|The army struck the port on Monday, as officials said.",
    "heading that names go on in": "Talks fail in\nTorvan after three days without any result, as three officials said.",
    "list, then a paragraph": "The plan:\n|* Velkania withdraws\n|* Morvania opens its border\n|The talks resume on Friday.",
    "numbers without full stops": "Key points:\n|1. Velkania withdraws\n|2. Morvania opens its border",
    "numbers with a bracket": "Key points:\n|1) Velkania withdraws.\n|2) Morvania opens its border.",
    "numbers in brackets": "The points are:\n|(1) peace\n|(2) trade",
    "letters": "a) Velkania withdraws\n|b) Morvania opens its border",
    "dashes": "– Velkania withdraws\n|– Morvania opens its border",
    "semicolons in a list": "They agreed on:\n|- a ceasefire;\n|- an exchange;\n|- talks.",
    "initial at the start of a wrapped line": "The delegation in Torvan was led for most of the decade by Henry\nJ. Hale "
    "and his deputy.",
    "lower-case headline": "iran strikes back",
    "possessive at the end of a line": "Tehran’s allies’ envoys met. |Nothing came of it.",
    "paragraph break before lower case": "iran denies strikes\n\n|it said so.",
}


#: What marks alone don't tell: after "D.C." and "a.m." mostly a name goes on, after "12." at a line's start an item.
HARD = {
    "number at the start of a wrapped line": "The foreign ministers of both states will meet again in Torvan on June\n"
    "12. |Nobody expects much.",
    "D.C. at the end": "They met in Washington, D.C. |Malen left early.",
    "time of day at the end": "The talks end at 10 a.m. |Malen will then speak.",
}


def split(nlp, text):
    return [sentence.text.strip() for sentence in nlp(text).sents]


@pytest.mark.parametrize("marked", SENTENCES.values(), ids=SENTENCES)
def test_splits(nlp, marked):
    assert split(nlp, marked.replace("|", "")) == [part.strip() for part in marked.split("|")]


@pytest.mark.parametrize("marked", HARD.values(), ids=HARD)
@pytest.mark.xfail(strict=True, reason="the same marks mostly mean the other")
def test_splits_hard(nlp, marked):
    test_splits(nlp, marked)


def test_covers_the_text(nlp):
    text = "\n\nTitle\n\nFirst.  Second.\n\n\nThird\n"
    doc = nlp(text)
    assert "".join(sentence.text_with_ws for sentence in doc.sents) == text


@pytest.mark.parametrize("text", ["", " ", "\n\n", ".", "”", "\n\n.", "“ ”"])
def test_odd_texts(nlp, text):
    assert nlp(text).text == text
