"""What the shipped pipeline is and does."""

import pytest

import kg.language

UNIVERSAL = {
    "nsubj", "obj", "iobj", "obl", "obl:agent", "nmod", "nmod:poss", "nsubj:pass", "aux:pass", "xcomp", "ccomp",
    "advcl", "acl", "acl:relcl", "appos", "compound", "flat", "case", "mark", "cop", "conj", "cc", "amod", "det",
}  # fmt: skip


def by_word(doc):
    return {token.text: (token.dep_, token.head.text) for token in doc}


def test_labels(nlp):
    assert set(nlp.pipe_labels["parser"]) >= UNIVERSAL
    assert set(nlp.pipe_labels["ner"]) == {"PERSON", "ORG", "GPE", "LOC", "NORP", "EVENT", "MISC"}


def test_meta_names_sources_and_scores(nlp):
    assert nlp.meta["name"] == "kg_news"
    assert nlp.meta["license"]
    assert {source["name"] for source in nlp.meta["sources"]} >= {"UD English EWT", "UD English GUM"}
    assert nlp.meta["performance"]["dep_las"] > 0


def test_sentences_before_parser(nlp):
    assert nlp.pipe_names.index("kg_sentences") < nlp.pipe_names.index("parser")


def test_active(nlp):
    words = by_word(nlp("Tehran accuses Azerbaijan of helping Israel."))
    assert words["Tehran"] == ("nsubj", "accuses")
    assert words["Azerbaijan"] == ("obj", "accuses")
    assert words["Israel"] == ("obj", "helping")


def test_passive(nlp):
    words = by_word(nlp("Iran was struck by Israel."))
    assert words["Iran"] == ("nsubj:pass", "struck")
    assert words["was"] == ("aux:pass", "struck")
    assert words["Israel"] == ("obl:agent", "struck")


def test_relation_of_nouns(nlp):
    words = by_word(nlp("Israel carried out strikes on Iran."))
    assert words["strikes"] == ("obj", "carried")
    assert words["Iran"] == ("nmod", "strikes")


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("Iran’s envoys", ["Iran", "’s", "envoys"]),
        ("Iran's envoys", ["Iran", "'s", "envoys"]),
        ("the allies’ envoys", ["the", "allies", "’", "envoys"]),
        ("didn’t deny", ["did", "n’t", "deny"]),
        ("didn't deny", ["did", "n't", "deny"]),
        ("U.S.-led coalition", ["U.S.", "-", "led", "coalition"]),
        ("pro-Iranian militia", ["pro-Iranian", "militia"]),
        ("then-Israeli minister", ["then", "-", "Israeli", "minister"]),
        ("Gen. Smith of the U.S.", ["Gen.", "Smith", "of", "the", "U.S."]),
        ("“the enemy.”", ["“", "the", "enemy", ".", "”"]),
    ],
)
def test_tokens(nlp, text, tokens):
    assert [token.text for token in nlp.make_doc(text)] == tokens


@pytest.mark.parametrize("apostrophe", ["'", "’"])
def test_possessive(nlp, apostrophe):
    words = by_word(nlp(f"Iran{apostrophe}s envoys left Baku."))
    assert words["Iran"] == ("nmod:poss", "envoys")
    assert words[f"{apostrophe}s"] == ("case", "Iran")


@pytest.mark.parametrize("quotes", ['""', "“”", "‘’"])
def test_quotation(nlp, quotes):
    words = by_word(nlp(f"{quotes[0]}Iran is a threat,{quotes[1]} Herzog said."))
    assert words["Herzog"] == ("nsubj", "said")
    assert words["Iran"] == ("nsubj", "threat")


def test_lemmas_and_tense(nlp):
    doc = nlp("Azerbaijan has denied the accusations.")
    assert [token.lemma_ for token in doc] == ["Azerbaijan", "have", "deny", "the", "accusation", "."]
    assert doc[2].tag_ == "VBN"
    assert doc[2].pos_ == "VERB"


@pytest.mark.parametrize(
    ("text", "verb", "lemma"),
    [
        ("Iran was struck by Israel.", "struck", "strike"),
        ("Rebels overthrew the government.", "overthrew", "overthrow"),
        ("The army withdrew from Gaza.", "withdrew", "withdraw"),
        ("They found the site.", "found", "find"),
        ("Kenya recalled its envoy, accusing Oman of espionage.", "accusing", "accuse"),
        ("Kenya condemned the raid and expelled two envoys.", "condemned", "condemn"),
        ("Kenya condemned the raid and expelled two envoys.", "expelled", "expel"),
        ("They were freezing assets and jailing smugglers.", "freezing", "freeze"),
        ("Kenya lifted the embargoes.", "embargoes", "embargo"),
        ("Kenya vetoes the plan.", "vetoes", "veto"),
        ("Kenya has many foes.", "foes", "foe"),
    ],
)
def test_lemmas_the_lemmatizer_guesses_wrong(nlp, text, verb, lemma):
    assert {token.text: token.lemma_ for token in nlp(text)}[verb] == lemma


def test_entities(nlp):
    doc = nlp("Israeli President Isaac Herzog met Ilham Aliyev in Azerbaijan.")
    entities = {(entity.text, entity.label_) for entity in doc.ents}
    assert entities >= {("Isaac Herzog", "PERSON"), ("Ilham Aliyev", "PERSON"), ("Azerbaijan", "GPE")}


def test_exclude():
    assert "ner" not in kg.language.load(exclude=["ner"]).pipe_names


def test_by_path():
    assert kg.language.load(str(kg.language.SHIPPED)).pipe_names == kg.language.load().pipe_names


def test_unknown_pipeline():
    with pytest.raises(kg.language.PipelineNotFoundError, match="no_such_pipeline"):
        kg.language.load("no_such_pipeline")


def test_missing_shipped_pipeline(monkeypatch, tmp_path):
    monkeypatch.setattr(kg.language, "SHIPPED", tmp_path / "absent")
    with pytest.raises(kg.language.PipelineNotFoundError, match="install the package again"):
        kg.language.load()


def test_same_twice(nlp):
    text = "Tehran suspects Azerbaijan.\n\nIran’s envoy, who left, denied it."
    assert nlp(text).to_json() == nlp(text).to_json()
