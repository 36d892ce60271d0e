"""The measure of resolution: what counts as found, right and wrong."""

import pytest

from kg.records import Entity, Mention

TEXT = "Varnolia warned Torland. It called Varnolian officials and both states careless."
VARNOLIA = Entity("place/Varnolia", "Varnolia", "country")
TORLAND = Entity("place/Torland", "Torland", "country")


def place(text):
    """Start and end in title, empty line, text; the title is empty."""
    start = TEXT.index(text) + 2
    return start, start + len(text)


@pytest.fixture
def article():
    from corpus import records

    def mention(text, kind):
        return records.Mention(0, *place(text), text, kind)

    return records.Article(
        "a", "", "2001-01-01", "", "agency report", "Varnolia", TEXT, (TEXT,),
        (
            records.Entity("e1", "Varnolia", "country", None, None, (
                mention("Varnolia", "name"), mention("Varnolian", "demonym"), mention("Varnolian officials", "description"),
            )),
            records.Entity("e2", "Torland", "country", None, None, (mention("Torland", "name"), mention("It", "pronoun"))),
        ),
        (records.JointMention(("e1", "e2"), 0, *place("both states"), "both states", "description"),),
        (), (),
    )  # fmt: skip


def predicted(text, entity):
    return Mention("a", *place(text), text, entity)


def outcomes(article, *mentions):
    from corpus.resolution import judge

    return [(judged.kind, judged.outcome) for judged in judge(article, mentions).mentions]


def test_each_kind_of_outcome(article):
    found = outcomes(
        article, predicted("Varnolia", VARNOLIA), predicted("It", VARNOLIA), predicted("Varnolian officials", VARNOLIA)
    )
    assert found == [
        ("name", "right"), ("name", "missed"), ("pronoun", "wrong"), ("description", "right"), ("demonym", "right"),
        ("joint", "missed"),
    ]  # fmt: skip


def test_a_joint_mention_wants_all_its_actors(article):
    one, both = [predicted("both states", VARNOLIA)], [predicted("both states", e) for e in (VARNOLIA, TORLAND)]
    assert outcomes(article, *one)[-1] == ("joint", "wrong")
    assert outcomes(article, *both)[-1] == ("joint", "right")


def test_a_mention_that_nobody_marked(article):
    from corpus.resolution import judge

    extra = predicted("careless", TORLAND)
    assert judge(article, [extra]).unasked == (extra,)
