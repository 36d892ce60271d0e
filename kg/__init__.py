"""Read news articles, build a geopolitical knowledge graph of who did or said what to whom.

    import kg

    graph = kg.build("samples/")
    graph.statements(subject="Iran", relation="accuses")
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from kg.articles import read
from kg.graph import KnowledgeGraph
from kg.records import Argument, Article, Entity, Evidence, Mention, Statement, TimeSpan

if TYPE_CHECKING:
    from kg.pipeline import Extraction

__all__ = [
    "Argument", "Article", "Entity", "Evidence", "KnowledgeGraph", "Mention", "Statement", "TimeSpan", "build",
    "extract", "load", "read",
]  # fmt: skip
__version__ = "0.1.0"


def extract(articles: Iterable[Article], *, model: str | None = None) -> Iterator[Extraction]:
    """The mentions, entities and statements of articles, one `Extraction` for each, lazily and in order.

    `model` is a spaCy pipeline to use instead of the shipped one.
    """
    from kg import language, pipeline

    return pipeline.extract(articles, nlp=language.load(model))


def build(*paths: str | Path, model: str | None = None) -> KnowledgeGraph:
    """The graph of the articles in files and folders.

    Raises:
        ReadingError: an input could not be read; `read(…, problems=[])` and `extract` go on without it.
    """
    from kg import language, pipeline

    return pipeline.build(read(*paths), nlp=language.load(model))


def load(path: str | Path) -> KnowledgeGraph:
    """The graph that `kg build` or `save` wrote to a folder, or that stands in an RDF file (graph.ttl).

    Raises:
        FileNotFoundError: there is none.
        ValueError: the file is in no RDF format, or holds no such graph.
    """
    if Path(path).is_file():
        from kg import rdf

        return rdf.read(path)
    from kg import output

    return output.load(path)
