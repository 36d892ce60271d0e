"""Where a statement's act happens: phrases of place of the act itself, and none of another clause."""

from __future__ import annotations

import pytest

# A sentence, the statement (subject, relation or @class, object), and its place's id; None: the text says none
PLACED = [
    ("Iran and Oman held talks in Geneva on Tuesday.", "Iran | @CONSULT | Oman", "place/Geneva"),
    ("In Vienna, Iran met France.", "Iran | @CONSULT | France", "place/Vienna"),
    ("In Vienna, Iran met France and thanked Oman.", "Iran | thanks | Oman", "place/Vienna"),
    ("Three soldiers died in a clash between Israel and Egypt at the Kerem Shalom crossing.",
     "Israel | fights | Egypt", "place/Kerem_Shalom"),
    ("Russia shelled Ukrainian troops outside Kherson.", "Russia | attacks | Ukraine", "place/Kherson"),
    ("Israel bombed Hamas in Gaza.", "Israel | strikes | Hamas", "place/Gaza_Strip"),
    ("Egypt accused Libya in Geneva of attacking Chad.", "Egypt | accuses | Libya", "place/Geneva"),
    ("The agreement between Iran and Iraq, signed in Algiers, ended the dispute.", "Iran | @AGREE | Iraq", "place/Algiers"),
    ("Peru and Chile signed an agreement in Lima.", "Peru | @AGREE | Chile", "place/Lima"),
    ("US forces killed Qassem Soleimani at Baghdad airport.", "United States | kills | Qassem Soleimani", "place/Baghdad"),
    ("Kenyan soldiers fought al-Shabaab on Somali soil.", "Kenya | fights | Al-Shabaab", "place/Somalia"),
    ("The Israeli navy seized an Iranian ship in the Red Sea.", "Israel | seizesPropertyOf | Iran", "place/Red_Sea"),
    ("Talks between Chad and Libya took place in Tunis.", "Chad | @CONSULT | Libya", "place/Tunis"),
    ("Talks between Chad and Libya in Tunis ended.", "Chad | @CONSULT | Libya", "place/Tunis"),
    ("Poland helped Ukrainian refugees in Warsaw.", "Poland | aids | Ukrainian refugees", "place/Warsaw"),
    ("The king of Jordan received the Egyptian president in Aqaba.", "Jordan | @CONSULT | Egypt", "place/Aqaba"),
    ("Germany and France met in secret in Brussels.", "Germany | @CONSULT | France", "place/Brussels"),
    ("Mexico protested against the United States in Tijuana.", "Mexico | @PROTEST | United States", "place/Tijuana"),
    ("Iran will meet Oman in Doha next week.", "Iran | @CONSULT | Oman", "place/Doha"),
    ("Iran did not meet Oman in Doha.", "Iran | @CONSULT | Oman", "place/Doha"),
    ("In Tehran, the Japanese foreign minister praised Oman.", "Japan | praises | Oman", "place/Tehran"),
    ("Iraq's president met the Turkish president at a hotel in the city of Mosul.", "Iraq | @CONSULT | Turkey", "place/Mosul"),
    ("Turkish soldiers killed Kurdish fighters near the Syrian border.", "Turkey | kills | Kurdish fighters", "place/Syria"),
]  # fmt: skip

UNPLACED = [
    ("Egypt, which hosted a summit in Cairo, thanked Jordan.", "Egypt | thanks | Jordan"),
    ("Oman said in Muscat that Israel had struck Iran.", "Israel | strikes | Iran"),
    ("Egypt accused Libya in Geneva of attacking Chad.", "Libya | attacks | Chad"),
    ("Israel struck Damascus.", "Israel | strikes | Damascus"),
    ("Israel carried out strikes on targets near Damascus.", "Israel | strikes | Damascus"),
    ("Iran's president visited Baku.", "Iran | visits | Baku"),
    ("LONDON (Reuters) - Britain praised Kenya.", "United Kingdom | praises | Kenya"),
    ("France withdrew its troops from Mali.", "France | withdrawsFrom | Mali"),
    ("Sudan expelled the German ambassador in March.", "Sudan | expels | Germany"),
    ("Britain imposed sanctions on Russia over Ukraine.", "United Kingdom | imposesSanctionsOn | Russia"),
    ("Sweden praised Norway in a letter.", "Sweden | praises | Norway"),
    ("Japan condemned China's role in Sudan.", "Japan | condemns | China"),
    ("Kenya helped Uganda in the war.", "Kenya | aids | Uganda"),
    ("Iran and Iraq border each other in the mountains near Baneh.", "Iran | @BORDERS | Iraq"),
]  # fmt: skip


def told(extraction, line):
    """The statement of an extraction that a line tells, in either direction where it is symmetric."""
    subject, relation, target = line.split(" | ")
    return next(
        s for s in extraction.statements
        if relation in (s.relation, f"@{s.relation_class}") and {subject, target} == {s.subject.name, s.object.name}
    )  # fmt: skip


@pytest.mark.parametrize(("text", "line", "place"), PLACED, ids=[row[0][:50] for row in PLACED])
def test_place(extract, text, line, place):
    found = told(extract(text), line).place
    assert found is not None
    assert found.id == place
    assert text[found.start : found.end] == found.text


@pytest.mark.parametrize(("text", "line"), UNPLACED, ids=[row[0][:50] for row in UNPLACED])
def test_no_place(extract, text, line):
    assert told(extract(text), line).place is None


def test_the_place_is_among_the_entities(extract):
    extraction = extract("In Tehran, Iran met Oman.")
    assert "place/Tehran" in {entity.id for entity in extraction.entities}
