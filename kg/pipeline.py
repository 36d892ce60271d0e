"""From articles to records, and from records to a graph: what the command line and `import kg` run."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import closing
from itertools import tee

from spacy.language import Language
from spacy.tokens import Doc

from kg import actors, language, statements
from kg.actors.knowledge_base import KnowledgeBase
from kg.articles import Limits, Problem, reports
from kg.articles.boilerplate import boilerplate
from kg.articles.deadline import Overdue, deadline
from kg.extractions import Extraction, graph_of
from kg.graph import KnowledgeGraph
from kg.records import Article, Entity, Mention, Statement, day_of

BATCH_SIZE = 32
BLANK = re.compile(r"[^\s]")


def extract(
    articles: Iterable[Article],
    *,
    nlp: Language | None = None,
    knowledge: KnowledgeBase | None = None,
    limits: Limits | None = None,
    problems: list[Problem] | None = None,
) -> Iterator[Extraction]:
    """Read statements from articles, lazily and in order.

    Args:
        nlp: a spaCy pipeline with a parser and an entity recognizer; the shipped one unless given.
        knowledge: the actors known beforehand; the shipped knowledge base unless given.
        limits: how long one article may take once it is parsed (`seconds`); unlimited if None.
        problems: takes a record of each article that takes too long or cannot be read, which then gives no
            extraction. Without it what went wrong is raised.

    Raises:
        TimeoutError: an article takes too long, and `problems` is not given.
    """
    nlp = nlp or language.load()
    knowledge = knowledge or actors.load()
    kept, texts = tee(articles)
    for article, doc in zip(kept, nlp.pipe(map(readable, texts), batch_size=BATCH_SIZE), strict=True):
        try:
            with deadline(limits.seconds if limits else 0):
                extraction = extract_from(doc, article, knowledge)
        except Overdue:
            what = f"takes longer than {limits.seconds if limits else 0:g} seconds (limit seconds); it is left out"
            if problems is None:
                raise TimeoutError(f"{article.id}: {what}") from None
            problems.append(Problem(article.id, None, what))
        except Exception as error:
            if problems is None:
                raise
            what = f"its statements could not be read: {type(error).__name__}: {error}; please report this article"
            problems.append(Problem(article.id, None, what))
        else:
            yield extraction


def readable(article: Article) -> str:
    """The article's document with what reports nothing (datelines, bylines, credits) blanked: offsets stay."""
    text = article.document
    for span in boilerplate(text, len(text) - len(article.text)):
        text = text[: span.start] + BLANK.sub(" ", text[span.start : span.end]) + text[span.end :]
    return text


def extract_from(doc: Doc, article: Article, knowledge: KnowledgeBase) -> Extraction:
    """Read statements from a parsed article; `doc` is the parse of `readable(article)`."""
    knowledge = knowledge.on(day_of(article.published))
    found = actors.resolve(doc, article, knowledge)
    with closing(found.doc):
        return extraction_of(found, article, statements.load_judge())


def extraction_of(found: actors.Actors, article: Article, judge: statements.Judge | None) -> Extraction:
    """What an article says of the actors found in it."""
    read = tuple(statements.extract_statements(article, found, statements.load_lexicon(), judge))
    mentions = tuple(found.mentions(article))
    return Extraction(article, mentions, tuple(_entities(mentions, read, found)), read)


def build(
    articles: Iterable[Article], *, nlp: Language | None = None, knowledge: KnowledgeBase | None = None
) -> KnowledgeGraph:
    """The knowledge graph of articles, as read: `kg.graph.correct` then finds who is one.

    Of copies of one report only the article that stands for them is read.
    """
    distinct = (report.article for report in reports(articles))
    return graph_of(extract(distinct, nlp=nlp, knowledge=knowledge))


def _entities(mentions: Iterable[Mention], read: Iterable[Statement], found: actors.Actors) -> Iterator[Entity]:
    """The entities that take part in statements, with their offices as roles, once each."""
    taking_part = {
        argument.id
        for statement in read
        for argument in (statement.subject, statement.object, statement.attributed_to, statement.place)
        if argument is not None
    }
    roles: dict[str, set[str]] = {}
    for role in found.roles:
        roles.setdefault(role.person.entities[0].id, set()).add(role.title)
    entities = {mention.entity.id: mention.entity for mention in mentions}
    entities |= {r.city.id: r.city for r in found.references if r.city is not None}
    wholes = (*(role.of for role in found.roles), *(belonging.of for belonging in found.belongings))
    entities |= {whole.id: whole for whole in wholes}
    if found.publisher is not None:
        entities.setdefault(found.publisher.id, found.publisher)
    for id in sorted(taking_part):
        entity = entities[id]
        yield Entity(
            entity.id, entity.name, entity.type, entity.country, entity.aliases, entity.links,
            tuple(sorted({*entity.roles, *roles.get(id, ())})),
        )  # fmt: skip
