"""The markup of annotated articles, and their JSON."""

import json

import pytest

ARTICLE = """\
date: 1997-03-18
source: Northern Telegraph
genre: newspaper report
world: Istrel Sea

0: [Dornland|e1] denies arming [rebels|e3|d] in [Istrel|e2]

1: [PORT VESNA|e4] ([Northern Telegraph|e5]) — [Dornland|e1] has rejected accusations by [[its|e1|p] northern neighbour|e2|d] that [it|e1|p] supplies weapons to the [rebels|e3|d].
2: [Both countries|e1+e2|d] signed the [Treaty of Vesna|-] in 1990.

3: "[We|e1|p] never will," the [[Dornish|e1|a] government|e1|d] said.

--- entities
e1 | Dornland | country
e2 | Istrel | country
e3 | Istrelian rebels | armed_group
e4 | Port Vesna | place |  | settlement
e5 | Northern Telegraph | media
--- statements
s1 | 0 | e1 | AID | arms | e3 | denied | core by=e1 alt=SUPPORT | Dornland denies *arming* rebels
s2 | 1 | e1 | REJECT | rejects accusations by | e2 | asserted | core content=s3 | Dornland has *rejected* accusations by its northern neighbour
s3 | 1 | e1 | AID | supplies weapons to | e3 | claimed | core by=e2 | it *supplies* weapons to the rebels
s4 | 2 | e1 | AGREE | signs treaty with | e2 | asserted | core sym time="in 1990" | Both countries *signed* the Treaty of Vesna
"""


@pytest.fixture
def article():
    from corpus.markup import parse

    return parse("istrel-denial", ARTICLE)


def test_text_and_title(article):
    assert article.title == "Dornland denies arming rebels in Istrel"
    assert article.text.splitlines()[0].startswith("PORT VESNA (Northern Telegraph) — Dornland has")
    assert article.text.count("\n\n") == 1


def test_every_mention_stands_where_it_says(article):
    from corpus.records import readable

    whole = readable(article)
    found = [m for entity in article.entities for m in entity.occurrences]
    assert len(found) == 13
    assert all(whole[mention.start : mention.end] == mention.text for mention in found)


@pytest.mark.parametrize(
    ("entity", "kinds"),
    [
        ("e1", ["name", "name", "pronoun", "pronoun", "pronoun", "description", "demonym"]),
        ("e2", ["name", "description"]),
        ("e4", ["name"]),
    ],
)
def test_kinds(article, entity, kinds):
    (found,) = [each for each in article.entities if each.id == entity]
    assert [mention.kind for mention in found.occurrences] == kinds


def test_joint_mentions_belong_to_none_alone(article):
    (joint,) = article.joint_mentions
    assert (joint.entities, joint.text) == (("e1", "e2"), "Both countries")
    assert [name.text for name in article.other_names] == ["Treaty of Vesna"]


def test_pronouns_are_no_names_of_an_entity(article):
    assert article.entities[0].mentions == ["Dornland", "Dornish government", "Dornish"]


def test_arguments_are_the_mentions_nearest_the_trigger(article):
    rejects = article.statements[1]
    assert (rejects.trigger.text, rejects.subject_mention.text, rejects.object_mention.text) == (
        "rejected",
        "Dornland",
        "its northern neighbour",
    )
    supplies = article.statements[2]
    assert (supplies.subject_mention.kind, supplies.object_mention.text) == ("pronoun", "rebels")


def test_brackets_in_the_evidence_choose_a_mention():
    from corpus.markup import parse, render

    chosen = ARTICLE.replace(
        "Dornland has *rejected* accusations by its", "Dornland has *rejected* accusations by [its]"
    )
    article = parse("a", chosen)
    assert article.statements[1].subject_mention.text == "its"
    assert parse("a", render(article).partition("\n")[2]) == article


def test_render_is_the_inverse_of_parse(article):
    from corpus.markup import render

    assert render(article) == f"=== istrel-denial\n{ARTICLE}"


def test_json_keeps_everything(article):
    from corpus.records import from_json, to_json

    assert from_json(to_json(article)) == article


def test_json_has_the_form_that_scorers_read(article):
    from corpus.records import to_json

    record = json.loads(to_json(article))
    assert {"id", "title", "date", "source", "text", "sentences", "entities", "statements"} <= set(record)
    assert record["entities"][1]["mentions"] == ["Istrel", "its northern neighbour"]
    assert record["statements"][0]["alt"] == {"relation": ["SUPPORT"], "subject": [], "object": []}


@pytest.mark.parametrize(
    ("wrong", "right", "why"),
    [
        ('3: "[We|e1|p]', '4: "[We|e1|p]', "sentence 4 where 3 is expected"),
        ("[Istrel|e2]\n", "[Istrel|e2\n", "a mention is"),
        ("[Istrel|e2]\n", "[Istrel]\n", "no entity"),
        ("[Istrel|e2]\n", "[Istrel|e9]\n", "not listed"),
        ("*arming* rebels", "*arming* the rebels", "the evidence of s1 is not in sentence 0"),
        ("*arming* rebels", "*arming rebels", "no partner"),
        ("core by=e1", "core because=e1", "unknown option 'because'"),
        ("date: 1997-03-18\n", "", "headers are missing: date"),
        ("--- entities", "--- actors", "needs the sections"),
    ],
)
def test_says_what_it_cannot_read(wrong, right, why):
    from corpus.markup import MarkupError, parse

    assert wrong in ARTICLE
    with pytest.raises(MarkupError, match=why):
        parse("a", ARTICLE.replace(wrong, right))


@pytest.mark.parametrize(
    ("wrong", "right", "why"),
    [
        ("| armed_group", "| rebels", "type 'rebels'"),
        ("Dornland | country", "Dornland | country | DOR", "'DOR' is no ISO 3166"),
        ("place |  | settlement", "place", "has one of the kinds"),
        ("| AID | arms", "| ARM | arms", "class 'ARM'"),
        ("e3 | denied", "e3 | doubted", "status 'doubted'"),
        ("core by=e1 alt", "core alt", "denied, but by nobody"),
        ("content=s3", "content=s9", "content s9"),
        ("rejects accusations by | e2", "rejects accusations by | e1", "the same"),
        ("*arming* rebels", "*arming*", "widen the evidence"),
        ("[Dornland|e1] denies", "Dornland denies", "marked elsewhere"),
        ('time="in 1990"', 'time="in 1991"', "is not in sentence"),
        ("genre: newspaper report", "genre: story", "genre 'story'"),
        ("date: 1997-03-18", "date: March", "is not YYYY-MM-DD"),
    ],
)
def test_validator_finds(wrong, right, why):
    from corpus.markup import parse
    from corpus.validation import problems

    assert wrong in ARTICLE
    found = [line for line in problems(parse("a", ARTICLE.replace(wrong, right))) if "words; 150" not in line]
    assert [line for line in found if why in line], found


def test_validator_is_content_with_what_is_right(article):
    from corpus.validation import problems

    assert list(problems(article)) == ["istrel-denial: 36 words; 150 to 350 are asked"]


def test_validator_finds_sentences_told_twice(article):
    from dataclasses import replace

    from corpus.validation import corpus_problems

    copy = replace(article, id="other")
    assert any("nearly the same sentence" in line for line in corpus_problems([article, copy]))
    assert any("the id of 2 articles" in line for line in corpus_problems([article, article]))


def test_names_as_entities_to_learn(article):
    from corpus.readers import entity_record

    record = entity_record(article)
    found = [(record["text"][start:end], label) for start, end, label in record["spans"]]
    assert found == [
        ("Dornland", "GPE"),
        ("Istrel", "GPE"),
        ("PORT VESNA", "GPE"),
        ("Northern Telegraph", "ORG"),
        ("Dornland", "GPE"),
        ("Treaty of Vesna", "MISC"),
        ("Dornish", "NORP"),
    ]


def test_pairs_of_arguments_with_and_without_statements(article):
    from corpus.readers import argument_pairs

    pairs = [pair for pair in argument_pairs(article) if pair.sentence == 0]
    assert len(pairs) == 6
    assert [(p.subject.id, p.object.id) for p in pairs if p.statements] == [("e1", "e3")]
