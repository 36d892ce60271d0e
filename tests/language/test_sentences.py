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
    "lower-case headline": "iran strikes back",
    "possessive at the end of a line": "Tehran’s allies’ envoys met. |Nothing came of it.",
    "paragraph break before lower case": "iran denies strikes\n\n|it said so.",
}


def split(nlp, text):
    return [sentence.text.strip() for sentence in nlp(text).sents]


@pytest.mark.parametrize("marked", SENTENCES.values(), ids=SENTENCES)
def test_splits(nlp, marked):
    assert split(nlp, marked.replace("|", "")) == [part.strip() for part in marked.split("|")]


def test_covers_the_text(nlp):
    text = "\n\nTitle\n\nFirst.  Second.\n\n\nThird\n"
    doc = nlp(text)
    assert "".join(sentence.text_with_ws for sentence in doc.sents) == text


@pytest.mark.parametrize("text", ["", " ", "\n\n", ".", "”", "\n\n.", "“ ”"])
def test_odd_texts(nlp, text):
    assert nlp(text).text == text
