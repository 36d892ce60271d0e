"""Leaders that come with the knowledge base: who a surname is, by the article's day; and the table itself."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

import pytest
from spacy.language import Language

from kg import actors
from kg.actors import KnowledgeBase
from kg.actors.loading import read
from kg.actors.tenures import first_day, last_day
from kg.records import Article

# day of the article, or none · text · mention · id, or its beginning where it is of this article alone
MENTIONS = [
    ("2019-05-01", "Putin met Kim in Vladivostok.", "Putin", "person/Vladimir_Putin"),
    ("2019-05-01", "Putin met Kim in Vladivostok.", "Kim", "person/Kim_Jong_Un"),
    (None, "Putin met Xi in Moscow.", "Xi", "person/Xi_Jinping"),
    ("2016-03-01", "Secretary Kerry called Foreign Minister Lavrov.", "Secretary Kerry", "person/John_Kerry"),
    (
        "2016-03-01",
        "Secretary Kerry called Foreign Minister Lavrov.",
        "Foreign Minister Lavrov",
        "person/Sergei_Lavrov",
    ),
    ("2005-03-01", "President Bush spoke in Berlin.", "President Bush", "person/George_W._Bush"),
    ("1990-03-01", "President Bush spoke in Berlin.", "President Bush", "person/George_H._W._Bush"),
    ("2005-03-01", "George Bush thanked Oman.", "George Bush", "person/George_W._Bush"),
    ("1990-03-01", "George Bush thanked Oman.", "George Bush", "person/George_H._W._Bush"),
    ("2015-03-01", "Prime Minister Abadi thanked Kuwait.", "Prime Minister Abadi", "person/Haider_al-Abadi"),
    ("2019-03-01", "Zelenskyy won the vote.", "Zelenskyy", "person/Zelenskyy_"),
    ("2024-03-01", "Zelenskyy thanked Denmark.", "Zelenskyy", "person/Volodymyr_Zelensky"),
    ("2024-03-01", "Obama thanked Denmark.", "Obama", "person/Barack_Obama"),
    ("1999-03-01", "Obama thanked his pupils.", "Obama", "person/Obama_"),
    ("2024-03-01", "Volodymyr Zelenskiy thanked Denmark.", "Volodymyr Zelenskiy", "person/Volodymyr_Zelensky"),
    # Somebody else named in full has the surname
    ("2022-03-01", "Ben Putin, a baker, spoke. Putin praised Oman.", "Putin", "person/Ben_Putin"),
    # The family's name first
    ("2007-03-01", "Hu Jintao arrived in Dakar. Hu thanked Senegal.", "Hu", "person/Hu_Jintao"),
    ("2007-03-01", "Lee Jae-dong left Seoul. Lee thanked Norway.", "Lee", "person/Lee_Jae-dong"),
    ("2007-03-01", "Jean-Marc Petit left Lyon. Petit thanked Norway.", "Petit", "person/Jean-Marc_Petit"),
    # The office alone is whoever holds it if the article names the holder
    (
        "1995-06-20",
        "Boris Yeltsin left. Oman thanked the Russian president.",
        "Russian president",
        "person/Boris_Yeltsin",
    ),
    ("2020-06-20", "The Maduro government thanked Cuba.", "government", "place/Venezuela"),
    ("2016-02-02", "Assad's brutal regime attacked Aleppo.", "regime", "place/Syria"),
    # Who names only the office means the country
    ("2019-05-01", "The French president visited Mali.", "French president", "place/France"),
    (
        "2013-05-01",
        "President Obama met Angela Merkel. The Russian president left.",
        "Russian president",
        "place/Russia",
    ),
    (None, "President Obama met Angela Merkel. The Russian president left.", "Russian president", "place/Russia"),
]
# day · source · text · the person's id, office and what it is of
ROLES = [
    ("2013-05-01", None, "President Obama met Angela Merkel.", [("person/Barack_Obama", "President", "place/United_States")]),
    ("2015-05-01", "UK Government", "I echo Prime Minister Abadi's call.",
     [("person/Haider_al-Abadi", "Prime Minister", "place/Iraq")]),
    ("2016-05-01", "UK Government", "Secretary Kerry visited Amman.",
     [("person/John_Kerry", "Secretary", "place/United_States")]),
    ("2013-05-01", None, "President Blackwood met Angela Merkel.", []),
]  # fmt: skip


@pytest.mark.parametrize(
    ("day", "text", "mention", "id"), MENTIONS, ids=[f"{m[2]} <- {m[1][:30]} {m[0]}" for m in MENTIONS]
)
def test_mention(nlp: Language, knowledge: KnowledgeBase, day: str | None, text: str, mention: str, id: str) -> None:
    article = Article("a", text, published=date.fromisoformat(day) if day else None)
    doc = nlp(text)
    found = actors.resolve(doc, article, knowledge.on(article.published))
    ids = [r.entities[0].id for r in found.references if doc[r.start : r.end].text == mention]
    assert ids
    assert ids[0] == id or (id.endswith("_") and ids[0].startswith(id))


@pytest.mark.parametrize(("day", "source", "text", "roles"), ROLES, ids=[row[2] for row in ROLES])
def test_role(
    nlp: Language, knowledge: KnowledgeBase, day: str, source: str | None, text: str, roles: list[tuple[str, str, str]]
) -> None:
    article = Article("a", text, published=date.fromisoformat(day), source=source)
    found = actors.resolve(nlp(text), article, knowledge.on(article.published)).roles
    assert [(role.person.entities[0].id, role.office, role.of.id) for role in found] == roles


def test_every_office_and_body_is_known(knowledge: KnowledgeBase) -> None:
    assert len(knowledge.tenures) == sum(1 for _ in read("leaders.csv"))


def test_tenures_end_after_they_begin() -> None:
    for row in read("leaders.csv"):
        start, end = first_day(row["from"]), last_day(row["to"])
        assert start is not None
        assert end is None or start <= end, row


def test_tenures_of_one_office_hardly_overlap() -> None:
    """Months and years that one leaves and the other enters apart, and The Gambia's two days of 2017."""
    held: dict[tuple[str, str], list[tuple[str, str, str]]] = defaultdict(list)
    for row in read("leaders.csv"):
        held[row["office"], row["of"]].append((row["from"], row["to"] or "9999", row["name"]))
    overlaps = [
        (one[2], other[2])
        for rows in held.values()
        for one, other in zip(sorted(rows), sorted(rows)[1:], strict=False)
        if other[0] < one[1] and not one[1].startswith(other[0])
    ]
    assert overlaps == [("Yahya Jammeh", "Adama Barrow")]


def test_a_surname_is_of_one_leader() -> None:
    of: dict[str, set[str]] = defaultdict(set)
    for row in read("leaders.csv"):
        for surname in row["surnames"].split("|"):
            of[surname].add(row["name"])
    assert {surname: names for surname, names in of.items() if surname and len(names) > 1} == {}
