"""The components `kg_actors` and `kg_statements`, and what documents and spans tell."""

from __future__ import annotations

import re
from datetime import date

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin

import kg
from kg import components, language
from kg.records import Article
from kg.view import draw

TEXT = "Tehran accused Baku of aiding Israel. It rained. Azerbaijan denies aiding Israel."


def relations(statements: tuple[kg.Statement, ...]) -> set[tuple[str, str, str, str]]:
    return {(s.subject.name, s.relation, s.object.name, s.status) for s in statements}


@pytest.fixture(scope="module")
def doc(nlp: Language) -> Doc:
    return nlp(TEXT)


def test_a_loaded_pipeline_gives_statements_of_itself(doc: Doc) -> None:
    found = relations(doc._.statements)
    assert ("Iran", "accuses", "Azerbaijan", "asserted") in found
    assert ("Azerbaijan", "aids", "Israel", "claimed") in found
    assert {(m.text, m.entity.id) for m in doc._.actors} >= {("Tehran", "place/Iran"), ("Israel", "place/Israel")}


def test_a_sentence_has_its_own(doc: Doc) -> None:
    first, second, third = doc.sents
    assert ("Iran", "accuses", "Azerbaijan", "asserted") in relations(first._.statements)
    assert second._.statements == ()
    assert all(s.evidence[0].text == third.text for s in third._.statements)
    assert sum(len(s._.statements) for s in doc.sents) == len(doc._.statements)


def test_the_rooms_are_there_after_import() -> None:
    assert kg.language.load is language.load
    assert kg.components is components
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        kg.nothing  # noqa: B018


@pytest.fixture(scope="module")
def own() -> Language:
    """A pipeline with both components."""
    nlp = language.load()
    nlp.add_pipe("kg_actors", config={"spans_key": "actors"})
    nlp.add_pipe("kg_statements", config={"min_confidence": 0.5})
    return nlp


@pytest.mark.parametrize("given", ["Tehran accuses Baku.", Article("a", "Tehran accuses Baku.")])
def test_what_is_no_list_of_articles_gets_advice(given: str | Article) -> None:
    with pytest.raises(TypeError, match=f"several articles, not one {type(given).__name__}: kg.read"):
        kg.extract(given)  # type: ignore[arg-type]


def test_what_is_no_path_gets_advice() -> None:
    with pytest.raises(TypeError, match=r"read takes files and folders, not list: kg.read\(\*paths\)"):
        kg.build([Article("a", "Tehran accuses Baku.")])  # type: ignore[arg-type]


def test_components_give_the_same(own: Language, doc: Doc) -> None:
    read = own(TEXT)
    assert read._.actors == doc._.actors
    assert read._.statements == tuple(s for s in doc._.statements if s.confidence >= 0.5)


def test_actors_are_spans_too(own: Language) -> None:
    read = own(TEXT)
    assert ("Tehran", "country", "place/Iran") in [(s.text, s.label_, s.kb_id_) for s in read.spans["actors"]]


def test_unsure_statements_are_left_out() -> None:
    nlp = language.load()
    nlp.add_pipe("kg_statements", config={"min_confidence": 1.0})
    assert nlp(TEXT)._.statements == ()


def test_all_survives_writing(own: Language) -> None:
    read = own(TEXT)
    (again,) = DocBin(docs=[read], store_user_data=True).get_docs(own.vocab)
    assert again._.statements == read._.statements
    assert again._.actors == read._.actors
    assert Doc(own.vocab).from_bytes(read.to_bytes())._.statements == read._.statements


def test_the_pipeline_itself_can_be_written(own: Language) -> None:
    config = own.config["components"]
    assert config["kg_actors"]["spans_key"] == "actors"
    assert config["kg_statements"]["min_confidence"] == 0.5


def test_an_article_gives_month_and_days(nlp: Language) -> None:
    article = Article("x", "Iran struck Iraq on Tuesday.", "News", None, "Example Wire", date(2024, 5, 3))
    doc = nlp(article.document)
    before = doc._.statements
    doc._.article = article
    (strike,) = doc._.statements
    assert (strike.evidence[0].article, str(strike.time.start)) == ("x", "2024-04-30")
    assert doc._.article == article
    assert strike.id not in {s.id for s in before}
    with pytest.raises(ValueError, match="'y' is another text than the document"):
        doc._.article = Article("y", "Another.")


def test_without_a_parse_there_is_advice() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("kg_statements")
    with pytest.raises(ValueError, match="no parse: put kg_actors and kg_statements after the parser"):
        nlp(TEXT)
    assert nlp("")._.statements == ()


def test_other_label_schemes_have_to_be_turned() -> None:
    nlp = spacy.blank("en")
    parser = nlp.add_pipe("parser")
    for label in ("nsubj", "dobj", "pobj", "prep", "ROOT"):
        parser.add_label(label)
    with pytest.raises(ValueError, match=r"kg\.language\.complete"):
        nlp.add_pipe("kg_actors")


# Drawing


def test_a_sentence_is_drawn_with_its_statements(doc: Doc) -> None:
    html = draw(doc)
    assert html == draw(doc)
    assert html._repr_html_() == html
    assert html.count("<svg") == len([s for s in doc.sents if s._.statements])
    assert re.search(r"textPath[^>]*>\s*accuses\s*<", html)
    assert "claimed by Iran" in html
    assert "It rained" not in html
    assert draw(next(iter(doc.sents))).count("<svg") == 1


def test_hostile_words_stay_words(nlp: Language) -> None:
    html = draw(
        nlp('The "<script>alert(1)</script>" movement attacked Israel. Iran accused <b>Iraq</b> of <i>murder</i>.')
    )
    assert "<script>" not in html
    assert "<b>" not in html
