"""Groups without a name that act or are acted on: (mention in its sentence -> entity, type, country, sector)."""

from __future__ import annotations

import pytest

from kg.ids import short_hash


def here(id):
    """The id of people without a name in the one article of these tests."""
    return f"{id}_{short_hash('test')}"


COUNTED = [
    # Persons whom something befalls are not their state
    ("Kenya freed 48 Chadian soldiers.", "Chadian soldiers", "group/Chadian_soldiers", "military", "TCD", "MIL"),
    ("Kenya jailed two Ugandan judges.", "Ugandan judges", "group/Ugandan_judges", "group", "UGA", "JUD"),
    ("Rebels kidnapped a Ugandan judge.", "Ugandan judge", "group/Ugandan_judge", "group", "UGA", "JUD"),
    ("Kenya arrested eleven former ministers.", "ministers", here("group/ministers"), "group", None, "GOV"),
    ("Kenya arrested its own officers.", "officers", here("group/officers"), "military", None, "MIL"),
    ("Kenya freed two spies of Chad.", "spies", here("group/spies"), "group", "TCD", "SPY"),
    ("Kenya deported thousands of Eritreans.", "Eritreans", "group/Eritreans", "group", "ERI", "CVL"),
    ("Kenya expelled eleven other Ugandans.", "Ugandans", "group/Ugandans", "group", "UGA", "CVL"),
    ("Two Russians met Oman.", "Russians", "group/Russians", "group", "RUS", "CVL"),
    # Those who act, and whole peoples, are
    ("Chadian soldiers freed two nurses.", "Chadian soldiers", "place/Chad", "country", "TCD", "MIL"),
    ("Kenya thanked the Chadian soldiers.", "Chadian soldiers", "place/Chad", "country", "TCD", "MIL"),
    ("Kenya expelled two Chadian diplomats.", "Chadian diplomats", "place/Chad", "country", "TCD", "GOV"),
    ("Eritreans thanked Oman.", "Eritreans", "place/Eritrea", "country", "ERI", "CVL"),
    ("Twenty million Eritreans thanked Oman.", "Eritreans", "place/Eritrea", "country", "ERI", "CVL"),
]

CROWDS = [
    ("Thousands marched in Nairobi.", "Thousands", here("group/thousands"), "group", None, "CVL"),
    ("Hundreds of thousands marched in Nairobi.", "Hundreds", here("group/hundreds"), "group", None, "CVL"),
    ("Kenya jailed two for spying.", "two", here("group/two"), "group", None, "CVL"),
    ("Kenya freed eleven others.", "others", here("group/others"), "group", None, "CVL"),
]

FORCES = [
    ("Kenya banned the Togolese independence movement.", "Togolese independence movement",
     "group/Togolese_independence_movement", "group", "TGO", "OPP"),
    ("Kenya met an Israeli peace movement.", "Israeli peace movement", "group/Israeli_peace_movement", "group", "ISR",
     "CVL"),
    ("An Italian-led force entered Albania.", "Italian-led force", "place/Italy", "country", "ITA", "MIL"),
    ("Italian-backed forces entered Albania.", "Italian-backed forces", "group/Italian-backed_forces", "military", "ITA",
     "MIL"),
    ("Ethnic Albanian forces held Goma.", "Ethnic Albanian forces", "group/ethnic_Albanian_forces", "armed_group",
     "ALB", "MIL"),
    ("Albanian forces held Goma.", "Albanian forces", "place/Albania", "country", "ALB", "MIL"),
    ("Twenty governments thanked Oman.", "governments", here("group/governments"), "group", None, "GOV"),
    ("Thirteen states thanked Oman.", "states", here("group/states"), "group", None, "GOV"),
]  # fmt: skip

KINDS = [
    ("Timber barons praised Oman.", "Timber barons", here("group/timber_barons"), "group", None, "BUS"),
    ("Oman jailed four eel sellers.", "eel sellers", here("group/eel_sellers"), "group", None, "CVL"),
    ("Oman sanctioned individuals supplying oil to Chad.", "individuals", here("group/individuals"), "group", None,
     "BUS"),
    ("Oman sanctioned twelve entities.", "entities", here("group/entities"), "group", None, "BUS"),
]  # fmt: skip

OWNED = [
    ("NATO asked its members for help.", "members", "group/members_of_NATO", "group", None, None),
    ("NATO urged all members to leave.", "members", "group/members_of_NATO", "group", None, None),
    ("Ana Novak left Oman. Her ministers praised Chad.", "ministers", "group/ministers_of_Ana_Novak", "group", None,
     "GOV"),
    ("A Hamas group praised Oman.", "Hamas group", "group/Hamas_group", "armed_group", None, "REB"),
    ("Chad praised ethnic minorities.", "ethnic minorities", here("group/ethnic_minorities"), "group", None, "CVL"),
]  # fmt: skip

NOBODY = [
    ("Hundreds of trees fell in Nairobi.", "Hundreds"),
    ("The thousands were spent in Kenya.", "thousands"),
    ("Oman paid hundreds to Kenya.", "hundreds"),
    ("Oman bought two for Kenya.", "two"),
    ("Governments should act.", "Governments"),
    ("NATO sanctioned one of its members.", "members"),
    ("Individuals praised Oman.", "Individuals"),
    ("All members praised Oman.", "members"),
    ("Nine members of the Security Council praised Oman.", "members"),
    ("The NATO alliance praised Oman.", "NATO alliance"),
    ("The ASEAN bloc of ten states praised Oman.", "ASEAN bloc"),
]


def found(extraction, text):
    return [mention for mention in extraction.mentions if mention.text == text]


@pytest.mark.parametrize(
    ("text", "mention", "id", "type", "country", "sector"), [*COUNTED, *CROWDS, *FORCES, *KINDS, *OWNED]
)
def test_group(extract, text, mention, id, type, country, sector):
    (only,) = found(extract(text), mention)
    assert (only.entity.id, only.entity.type, only.entity.country, only.sector) == (id, type, country, sector)


@pytest.mark.parametrize(("text", "mention"), NOBODY)
def test_nobody(extract, text, mention):
    assert not found(extract(text), mention)
