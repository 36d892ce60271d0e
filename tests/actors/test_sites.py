"""Sites without a name to which something is done, names of land and water: (mention in its sentence -> entity)."""

from __future__ import annotations

import pytest

from kg.ids import short_hash

SITES = [
    ("Kenyan jets bombed two bridges over the Tana.", "bridges", "bridges"),
    ("Kenyan troops stormed a hospital.", "hospital", "hospital"),
    ("Rebels occupied the printing works.", "printing works", "printing works"),
    ("Chad must leave the land it occupies.", "land", "land"),
    ("Oman condemned the attack on hospitals.", "hospitals", "hospitals"),
    ("A village shelled by rebels was empty.", "village", "village"),
    ("Kenya has liberated dozens of villages.", "villages", "villages"),
    ("Kenya has liberated 700 square miles of rebel-held terrain.", "rebel-held terrain", "rebel-held terrain"),
    ("Kenya pulled its gunboats out of the eastern channel.", "eastern channel", "eastern channel"),
    ("The crowd threw stones at the building.", "building", "building"),
    # What takes it up again
    ("Kenyan jets bombed a bridge. Uganda will mend the bridge.", "the bridge", "bridge"),
]

NOT_SITES = [
    # Nothing is done to it, or nothing that is done to a place
    ("Kenya opened a bridge.", "bridge"),
    ("Oman praised the hospital.", "hospital"),
    ("Arsenal left the field.", "field"),
    ("Novak left the building.", "building"),
    # A headline's noun alone
    ("London to rule province directly", "province"),
    # Whose it is, or where it is, tells which
    ("Rebels stormed Kenya's bridge.", "bridge"),
    ("Rebels threatened to storm Ana Novak's residence.", "residence"),
    ("Rebels attacked a camp for Congolese refugees.", "camp"),
    ("Rebels occupied a village in Chad.", "village"),
]

LANDFORMS = [
    ("Rebels fought Kenya in the Nuba Mountains.", "Nuba Mountains", "place/Nuba_Mountains"),
    ("The islet lies in the Kenya Sea.", "Kenya Sea", "place/Kenya_Sea"),
    ("Ships left the Oman Gulf.", "Oman Gulf", "place/Oman_Gulf"),
    # A name of something else, and words of which the second begins a sentence
    ("Oman praised the Kenya River Company.", "Kenya River Company", "org/Kenya_River_Company"),
    ("Kenya praised Oman. River floods followed.", "Oman", "place/Oman"),
]


def at(text, mention, extraction):
    """The entities of the mention that these words of a text are, without an article."""
    start = text.rindex(mention.removeprefix("the "))
    end = start + len(mention.removeprefix("the "))
    return [m.entity for m in extraction.mentions if (m.start, m.end) == (start, end)]


@pytest.mark.parametrize(("text", "mention", "name"), SITES)
def test_site(extract, text, mention, name):
    (entity,) = at(text, mention, extract(text))
    own = f"place/{name.replace(' ', '_')}_{short_hash('test')}"
    assert (entity.id, entity.name, entity.type, entity.country) == (own, name, "place", None)


@pytest.mark.parametrize(("text", "mention"), NOT_SITES)
def test_no_site(extract, text, mention):
    assert not [entity for entity in at(text, mention, extract(text)) if entity.name == mention]


@pytest.mark.parametrize(("text", "mention", "id"), LANDFORMS)
def test_landform(extract, text, mention, id):
    (entity,) = at(text, mention, extract(text))
    assert entity.id == id
