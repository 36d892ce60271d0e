"""Actors and statements in a spaCy pipeline: the components `kg_actors` and `kg_statements`, and what a `Doc` tells.

    nlp = kg.language.load()              # or nlp = kg.language.complete(your pipeline)
    nlp.add_pipe("kg_actors")
    nlp.add_pipe("kg_statements")
    doc = nlp("Tehran accused Baku of aiding Israel.")
    doc._.actors; doc._.statements; [sentence._.statements for sentence in doc.sents]

Without the components `doc._.actors` and `doc._.statements` are read when they are first asked for. `doc._.article`
says where and when a text was published, which dates, months and "we" depend on. All of it survives `DocBin`,
`to_bytes` and `nlp.pipe(…, n_process=2)`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from functools import lru_cache
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Span

from kg import actors, statements
from kg.actors import Actors, Belonging, KnowledgeBase, Reference, Role
from kg.ids import short_hash
from kg.language import schemes
from kg.language.plain import Doc as PlainDoc
from kg.records import Article, Entity, Mention, Statement

ACTORS, STATEMENTS, ARTICLE = "kg_actors", "kg_statements", "kg_article"


class ActorComponent:
    """Finds who each mention of a parsed document is; also as spans, where it has a `spans_key`."""

    def __init__(self, spans_key: str | None = None) -> None:
        self.spans_key = spans_key

    def __call__(self, doc: Doc) -> Doc:
        """Resolve the actors of a document; raises ValueError if it has no parse."""
        found = _resolve(doc)
        if self.spans_key is not None:
            doc.spans[self.spans_key] = [
                Span(doc, reference.start, reference.end, label=entity.type, kb_id=entity.id)
                for reference in sorted(found.references, key=lambda r: (r.start, r.end))
                for entity in reference.entities
            ]
        return doc


class StatementComponent:
    """Reads who did or said what to whom; statements less sure than `min_confidence` are left out."""

    def __init__(self, min_confidence: float = 0.0) -> None:
        self.min_confidence = min_confidence

    def __call__(self, doc: Doc) -> Doc:
        """Read the statements of a document, and its actors where nobody has; raises ValueError without a parse."""
        _read(doc, self.min_confidence)
        return doc


@Language.factory(ACTORS, default_config={"spans_key": None}, requires=["token.dep", "token.head", "doc.ents"])
def make_actors(nlp: Language, name: str, spans_key: str | None) -> ActorComponent:
    """The component `kg_actors`; `spans_key` names the group of `doc.spans` that gets a span for each mention.

    Raises:
        ValueError: the pipeline's parser has labels that are not Universal Dependencies, and nothing turns them.
    """
    _check(nlp)
    return ActorComponent(spans_key)


@Language.factory(STATEMENTS, default_config={"min_confidence": 0.0}, requires=["token.dep", "token.head", "doc.ents"])
def make_statements(nlp: Language, name: str, min_confidence: float) -> StatementComponent:
    """The component `kg_statements`; raises ValueError as `make_actors` does."""
    _check(nlp)
    return StatementComponent(min_confidence)


def register() -> None:
    """Give documents `doc._.article`, `doc._.actors` and `doc._.statements`, and spans `span._.statements`."""
    Doc.set_extension("article", getter=article_of, setter=_set_article, force=True)
    Doc.set_extension("actors", getter=mentions_of, force=True)
    Doc.set_extension("statements", getter=statements_of, force=True)
    Span.set_extension("statements", getter=_statements_in, force=True)


def article_of(doc: Doc) -> Article:
    """The article that a document is; one of unknown origin unless `doc._.article` was set."""
    row = doc.user_data.get(ARTICLE)
    return Article.from_dict(row) if row else Article(short_hash(doc.text, 12), doc.text)


def mentions_of(doc: Doc) -> tuple[Mention, ...]:
    """The mentions of actors in a parsed document, in order of the text."""
    return tuple(_resolve(doc).mentions(article_of(doc)))


def statements_of(doc: Doc) -> tuple[Statement, ...]:
    """The statements of a parsed document, in order of the text."""
    return _read(doc)


def _set_article(doc: Doc, article: Article) -> None:
    if len(article.document) != len(doc.text):
        raise ValueError(
            f"article {article.id!r} is another text than the document ({len(article.document)} and {len(doc.text)} "
            "characters): parse article.document"
        )
    doc.user_data[ARTICLE] = article.to_dict()
    for key in (ACTORS, STATEMENTS):  # what was read without knowing the article
        doc.user_data.pop(key, None)


def _statements_in(span: Span) -> tuple[Statement, ...]:
    found = statements_of(span.doc)
    return tuple(s for s in found if span.start_char <= s.evidence[0].start < span.end_char)


def _resolve(doc: Doc) -> Actors:
    if ACTORS not in doc.user_data:
        _check_parsed(doc)
        doc.user_data[ACTORS] = _to_row(actors.resolve(doc, article_of(doc), _knowledge()))
    return _from_row(doc, doc.user_data[ACTORS])


def _read(doc: Doc, min_confidence: float = 0.0) -> tuple[Statement, ...]:
    if STATEMENTS not in doc.user_data:
        found = _resolve(doc)
        read = statements.extract_statements(article_of(doc), found, statements.load_lexicon(), statements.load_judge())
        doc.user_data[STATEMENTS] = [s.to_dict() for s in read if s.confidence >= min_confidence]
    return tuple(map(Statement.from_dict, doc.user_data[STATEMENTS]))


@lru_cache(maxsize=1)
def _knowledge() -> KnowledgeBase:
    return actors.load()


def _check(nlp: Language) -> None:
    clear = "parser" in nlp.pipe_names and schemes.is_clear(nlp.pipe_labels["parser"])
    if clear and schemes.COMPONENT not in nlp.pipe_names:
        raise ValueError(
            "the pipeline's parser does not speak Universal Dependencies: make the pipeline ready with "
            "kg.language.complete(nlp) before adding kg_actors or kg_statements"
        )


def _check_parsed(doc: Doc) -> None:
    if len(doc) and not doc.has_annotation("DEP"):
        raise ValueError(
            "the document has no parse: put kg_actors and kg_statements after the parser and the entity recognizer, "
            "or use kg.language.load()"
        )


# Rows of plain values, which spaCy can write with the document


def _to_row(found: Actors) -> dict[str, Any]:
    return {
        "references": [_reference_row(reference) for reference in found.references],
        "roles": [
            asdict(role) | {"person": _reference_row(role.person), "of": role.of.to_dict()} for role in found.roles
        ],
        "belongings": [
            asdict(belonging) | {"body": _reference_row(belonging.body), "of": belonging.of.to_dict()}
            for belonging in found.belongings
        ],
        "publisher": found.publisher.to_dict() if found.publisher else None,
    }  # fmt: skip


def _reference_row(reference: Reference) -> dict[str, Any]:
    return asdict(reference) | {
        "entities": [entity.to_dict() for entity in reference.entities],
        "city": reference.city.to_dict() if reference.city else None,
    }


def _from_row(doc: Doc, row: Mapping[str, Any]) -> Actors:
    roles = (
        Role(**role | {
            "person": _reference(role["person"]), "of": Entity.from_dict(role["of"]),
            "of_span": tuple(role["of_span"]) if role["of_span"] else None,
        })
        for role in row["roles"]
    )  # fmt: skip
    belongings = (
        Belonging(**belonging | {
            "body": _reference(belonging["body"]), "of": Entity.from_dict(belonging["of"]),
            "of_span": tuple(belonging["of_span"]),
        })
        for belonging in row["belongings"]
    )  # fmt: skip
    publisher = Entity.from_dict(row["publisher"]) if row["publisher"] else None
    references = tuple(map(_reference, row["references"]))
    return Actors(PlainDoc(doc), references, tuple(roles), publisher, belongings=tuple(belongings))


def _reference(row: Mapping[str, Any]) -> Reference:
    return Reference(**dict(row) | {
        "entities": tuple(map(Entity.from_dict, row["entities"])),
        "city": Entity.from_dict(row["city"]) if row["city"] else None,
    })  # fmt: skip


register()
