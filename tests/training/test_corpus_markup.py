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


def test_a_joint_mention_that_is_both_arguments_is_chosen_once():
    from corpus.markup import parse, render

    said = ARTICLE.replace(
        "2: [Both countries|e1+e2|d] signed", "2: [Both countries|e1+e2|d] said [they|e1+e2|p] signed"
    ).replace("Both countries *signed*", "[Both countries] said they *signed*")
    article = parse("a", said)
    assert {article.statements[3].subject_mention.text, article.statements[3].object_mention.text} == {"Both countries"}
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


def test_pairs_of_a_joint_mention_hold_symmetric_statements_in_both_orders(article):
    from corpus.readers import argument_pairs

    pairs = [pair for pair in argument_pairs(article) if pair.sentence == 2]
    assert [(p.subject.id, p.object.id, [s.id for s in p.statements]) for p in pairs] == [
        ("e1", "e2", ["s4"]),
        ("e2", "e1", ["s4"]),
    ]


def test_a_joint_mention_is_the_argument_where_it_stands_for_it(article):
    agrees = article.statements[3]
    assert (agrees.subject_mention.text, agrees.object_mention.text) == ("Both countries", "Both countries")


def test_resolved_mentions_are_in_the_order_of_the_text(article):
    from corpus.readers import resolved_mentions

    found = [(each.mention.text, [entity.id for entity in each.entities]) for each in resolved_mentions(article)]
    assert found[:3] == [("Dornland", ["e1"]), ("rebels", ["e3"]), ("Istrel", ["e2"])]
    assert ("Both countries", ["e1", "e2"]) in found


def test_descriptions_with_the_types_of_their_entities(article):
    from corpus.readers import nominal_record

    record = nominal_record(article)
    assert [(record["text"][start:end], kind) for start, end, kind in record["spans"]] == [
        ("rebels", "armed_group"),
        ("its northern neighbour", "country"),
        ("rebels", "armed_group"),
        ("Dornish government", "country"),
    ]


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (lambda r: r["entities"][0]["occurrences"][0].update(sentence=1), "is not in sentence 1"),
        (lambda r: r["entities"][3]["occurrences"][0].update(start=2, end=10), "is not what stands there"),
        (lambda r: r["statements"][0]["trigger"].update(start=2, end=8), "its trigger 'arming' is not in its evidence"),
        (lambda r: r["statements"][0].update(sentence=99), "its evidence is not in sentence 99"),
        (lambda r: r["statements"][0].update(predicate=""), "no predicate"),
        (lambda r: r["statements"][0].update(relation="ALLY_OF"), "ALLY_OF is symmetric"),
        (lambda r: r["joint_mentions"][0].update(entities=["e1", "e2", "e9"]), "two or more are asked"),
        (lambda r: r.update(world=""), "no world"),
    ],
)
def test_validator_finds_what_is_wrong_in_json(article, change, why):
    from corpus.records import from_json, to_json
    from corpus.validation import problems

    record = json.loads(to_json(article))
    change(record)
    assert [line for line in problems(from_json(json.dumps(record))) if why in line]


# The command line


@pytest.fixture
def corpus(tmp_path):
    """A corpus of two articles, with the markup of the first beside it."""
    from corpus.markup import parse
    from corpus.records import write

    folder = tmp_path / "corpus"
    folder.mkdir()
    longer = ARTICLE.replace("1990.\n", "1990.\n" + "".join(f"{n}: {FILLER}\n" for n in range(3, 10))).replace(
        '3: "[We', '10: "[We'
    )
    other = longer.replace("Treaty of Vesna", "Pact of Vesna")
    for part, articles in {"train": [parse("a", longer)], "development": [], "test": [parse("b", other)]}.items():
        write(folder / f"{part}.jsonl", articles)
    (folder / "split.csv").write_text("# parts\nid,part\na,train\nb,test\n", encoding="utf8")
    (tmp_path / "a.txt").write_text(f"=== a\n{longer}", encoding="utf8")
    return folder


FILLER = "Snow fell on the hills all week and the roads were closed to lorries in the north and the east until Friday."


def run(*arguments):
    from corpus.__main__ import app
    from typer.testing import CliRunner

    return CliRunner().invoke(app, [str(argument) for argument in arguments])


def ids(folder, part):
    from corpus.records import read_part

    return [article.id for article in read_part(folder, part)]


def test_unpacked_and_packed_again_nothing_changes(corpus, tmp_path):
    before = (corpus / "train.jsonl").read_bytes()
    unpacked = run("unpack", "--id", "a", corpus / "train.jsonl")
    assert (unpacked.exit_code, unpacked.stdout) == (0, (tmp_path / "a.txt").read_text(encoding="utf8"))
    assert run("pack", "--folder", corpus, tmp_path / "a.txt").exit_code == 0
    assert (corpus / "train.jsonl").read_bytes() == before


def test_an_article_goes_where_the_split_says(corpus, tmp_path):
    (corpus / "split.csv").write_text("id,part\na,development\nb,test\n", encoding="utf8")
    assert run("pack", "--folder", corpus, tmp_path / "a.txt").exit_code == 0
    assert [ids(corpus, part) for part in ("train", "development", "test")] == [[], ["a"], ["b"]]


@pytest.mark.parametrize(
    ("wrong", "right", "why"),
    [
        ("=== a\n", "=== c\n", "c: not in split.csv"),
        ("=== a\n", "", "no article"),
        ("| AID | arms", "| ARM | arms", "class 'ARM'"),
        ("*arming* rebels", "*arming rebels", "no partner"),
    ],
)
def test_nothing_wrong_is_packed(corpus, tmp_path, wrong, right, why):
    before = (corpus / "train.jsonl").read_bytes()
    text = (tmp_path / "a.txt").read_text(encoding="utf8")
    assert wrong in text
    (tmp_path / "a.txt").write_text(text.replace(wrong, right), encoding="utf8")
    done = run("pack", "--folder", corpus, tmp_path / "a.txt")
    assert done.exit_code == 1
    assert why in done.stderr
    assert (corpus / "train.jsonl").read_bytes() == before


def test_an_article_that_is_not_there_is_named(corpus):
    done = run("unpack", "--id", "z", corpus / "train.jsonl")
    assert (done.exit_code, "no article 'z'" in done.stderr) == (1, True)


def test_a_line_that_is_no_article_is_named(corpus):
    (corpus / "train.jsonl").write_text('{"id": "a"}\n', encoding="utf8")
    done = run("check", corpus / "train.jsonl")
    assert (done.exit_code, "line 1: not an annotated article" in done.stdout) == (1, True)


def test_check_counts_what_it_read(corpus):
    done = run("check", corpus / "train.jsonl")
    assert (done.exit_code, done.stderr) == (0, "1 articles, 0 problems\n")
