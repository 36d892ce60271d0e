"""Conversion of treebanks and of annotated entities."""

import gzip
import random

import pytest
import spacy

CONLLU = """\
# newdoc id = one
# newpar
# text = They don’t.
1	They	they	PRON	PRP	Case=Nom	2	nsubj	_	_
2-3	don’t	_	_	_	_	_	_	_	SpaceAfter=No
2	do	do	VERB	VBP	_	0	root	_	_
3	n’t	not	PART	RB	_	2	advmod	_	_
4	.	.	PUNCT	.	_	2	punct	_	_

# newpar
# text = Ships, too
1	Ships	ship	NOUN	NNS	_	0	root	_	SpaceAfter=No
2	,	,	PUNCT	,	_	3	punct	_	_
2.1	sail	sail	VERB	VB	_	_	_	_	_
3	too	too	ADV	RB	_	1	obl:npmod	_	_

"""


@pytest.fixture
def treebank(tmp_path):
    path = tmp_path / "test.conllu.gz"
    path.write_bytes(gzip.compress(CONLLU.encode()))
    return path


def test_reads_sentences(treebank):
    from convert_treebanks import read_sentences

    first, second = read_sentences(treebank)
    assert first.words == ["They", "do", "n’t", "."]
    assert first.spaces == [True, False, False, True]
    assert first.deps == ["nsubj", "ROOT", "advmod", "punct"]
    assert first.starts_document
    assert not second.starts_document
    assert second.words == ["Ships", ",", "too"]
    assert second.deps[2] == "obl:unmarked"


def test_joins_paragraphs(treebank):
    from convert_treebanks import join, read_sentences

    doc = join(list(read_sentences(treebank)), spacy.blank("en").vocab, paragraph_breaks=True)
    assert doc.text == "They don’t.\n\nShips, too "
    assert [sentence.text for sentence in doc.sents] == ["They don’t.\n\n", "Ships, too"]
    assert doc[4].dep_ == "dep"
    assert doc[4].tag_ == "_SP"


def test_gold_text(treebank):
    from evaluate import gold_text, read_documents

    (document,) = read_documents(treebank)
    text, words, sentences = gold_text(document)
    assert text == "They don’t.\n\nShips, too"
    assert [text[slice(*word.span)] for word in words] == ["They", "do", "n’t", ".", "Ships", ",", "too"]
    assert sentences == [(0, 11), (13, 23)]


def test_annotates_entities():
    from convert_entities import annotate

    text = "Iran's envoy met Foo Bar."
    doc = annotate(spacy.blank("en"), {"text": text, "spans": [[0, 6, "GPE"]], "unknown": [[17, 24]]})
    assert [(entity.text, entity.label_) for entity in doc.ents] == [("Iran", "GPE")]
    assert [token.text for token in doc if token.ent_iob == 0] == ["Foo", "Bar"]


@pytest.mark.parametrize(
    ("straight", "curly"),
    [
        ('"Iran\'s," he said.', "“Iran’s,” he said."),
        ('He ("big") left.', "He (“big”) left."),
        ("'Willi' won't.", "‘Willi’ won’t."),
    ],
)
def test_curls(straight, curly):
    from convert_entities import curl

    assert curl(straight) == curly
    assert len(straight) == len(curly)


def test_groups_all_sentences(treebank):
    from convert_treebanks import group, read_sentences

    groups = list(group(read_sentences(treebank), 3, random.Random(0)))
    assert sum(map(len, groups)) == 2


@pytest.mark.parametrize(("right", "predicted", "gold", "f1"), [(0, 0, 0, 0.0), (1, 2, 2, 0.5), (2, 2, 2, 1.0)])
def test_score(right, predicted, gold, f1):
    from evaluate import Score

    assert Score(right, predicted, gold).f1 == f1


@pytest.mark.parametrize(
    ("text", "name", "label", "kept"),
    [
        ("Gen. Mara Velkov spoke.", "Gen. Mara Velkov", "PERSON", "Mara Velkov"),
        ("President Velkov spoke.", "President Velkov", "PERSON", "Velkov"),
        ("The envoy of the Kelmar Front left.", "the Kelmar Front", "ORG", "Kelmar Front"),
        ("She left for The Hague.", "The Hague", "GPE", "The Hague"),
        ("Ostravia’s envoy left.", "Ostravia’s", "GPE", "Ostravia"),
        ("The General spoke.", "General", "PERSON", "General"),
    ],
)
def test_one_convention_for_names(text, name, label, kept):
    from convert_entities import annotate

    start = text.index(name)
    record = {"text": text, "spans": [[start, start + len(name), label]]}
    doc = annotate(spacy.blank("en"), record, outside=True)
    assert [entity.text for entity in doc.ents] == [kept]


def test_puts_titles_before_names():
    from convert_entities import ABBREVIATED, entitle

    text = "He met Mara Velkov in Selene. President Idris Tahan left."
    spans = [[7, 18, "PERSON"], [22, 28, "GPE"], [40, 51, "PERSON"]]
    varied = entitle({"text": text, "spans": spans, "unknown": [[52, 56]]}, random.Random(0), 1.0)
    names = [varied["text"][start:end] for start, end, _ in varied["spans"]]
    assert names == ["Mara Velkov", "Selene", "Idris Tahan"]
    assert [varied["text"][start:end] for start, end in varied["unknown"]] == ["left"]
    before = varied["text"].removeprefix("He met ").partition(" Mara")[0]
    assert before in ABBREVIATED
    assert "President Idris Tahan" in varied["text"]


def test_copies_weights_of_like_shape():
    from thinc.api import Linear, chain
    from warm_start import copy_weights

    trained = chain(Linear(4, 3).initialize(), Linear(2, 4).initialize())
    model = chain(Linear(4, 3).initialize(), Linear(5, 4).initialize())
    assert copy_weights(trained, model) == (2, 2)
    assert (model.layers[0].get_param("W") == trained.layers[0].get_param("W")).all()


def test_narrows_a_hidden_layer():
    from spacy.ml.models import build_tb_parser_model
    from spacy.ml.models.tok2vec import MaxoutWindowEncoder, MultiHashEmbed, build_Tok2Vec_model
    from warm_start import copy_weights

    def parser(hidden: int):
        embed = MultiHashEmbed(width=8, attrs=["NORM"], rows=[50], include_static_vectors=False)
        encode = MaxoutWindowEncoder(width=8, depth=1, window_size=1, maxout_pieces=2)
        model = build_tb_parser_model(build_Tok2Vec_model(embed, encode), "ner", False, hidden, 2, True, nO=5)
        doc = spacy.blank("en")("The envoy left")
        model.initialize(X=[doc])
        return model

    trained, model = parser(12), parser(6)
    scores = trained.get_ref("upper").get_param("W")
    scores[:] = 0
    scores[0, [1, 3, 4, 7, 9, 11]] = 1
    assert copy_weights(trained, model)[1] == 0
    assert (model.get_ref("upper").get_param("W")[0] == 1).all()
    kept = trained.get_ref("lower").get_param("b")[[1, 3, 4, 7, 9, 11]]
    assert (model.get_ref("lower").get_param("b") == kept).all()
