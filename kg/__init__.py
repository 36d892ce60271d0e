"""Read news articles, build a geopolitical knowledge graph of who did or said what to whom.

In Python:

    import kg

    graph = kg.build("samples/")
    graph.statements(subject="Iran", relation="accuses")
"""

from __future__ import annotations

import importlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kg.articles import read
    from kg.extractions import Extraction
    from kg.graph import Corrections, KnowledgeGraph
    from kg.records import Argument, Article, Entity, Evidence, Mention, Statement, TimeSpan

__all__ = [
    "Argument", "Article", "Corrections", "Entity", "Evidence", "KnowledgeGraph", "Mention", "Statement", "TimeSpan",
    "build", "extract", "load", "read",
]  # fmt: skip
__version__ = "0.1.0"
# What is there after `import kg` but loaded only when it is used: networkx, spaCy and the model take seconds
_NAMES = {
    "read": "articles", "Corrections": "graph", "KnowledgeGraph": "graph",
    **dict.fromkeys(("Argument", "Article", "Entity", "Evidence", "Mention", "Statement", "TimeSpan"), "records"),
}  # fmt: skip
_ROOMS = (
    "actors", "articles", "components", "graph", "language", "ontology", "output", "rdf", "records", "statements",
    "tables", "view",
)  # fmt: skip


def __getattr__(name: str) -> Any:
    if name in _NAMES:
        return getattr(importlib.import_module(f"kg.{_NAMES[name]}"), name)
    if name in _ROOMS:
        return importlib.import_module(f"kg.{name}")
    raise AttributeError(f"module 'kg' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__, *_ROOMS})


def extract(
    articles: Iterable[Article], *, model: str | None = None, knowledge: str | Path | Iterable[str | Path] = ()
) -> Iterator[Extraction]:
    """The mentions, entities and statements of articles, one `Extraction` for each, lazily and in order.

    Args:
        model: a spaCy pipeline to use instead of the shipped one.
        knowledge: files of actors and office holders of your own, FollowTheMoney JSON lines or CSV (`kg.actors.own`).

    Raises:
        KnowledgeError: a file of knowledge cannot be read.
    """
    from kg import actors, language, pipeline, records

    if isinstance(articles, str | Path | records.Article):
        given = type(articles).__name__
        raise TypeError(f"extract takes several articles, not one {given}: kg.read(PATH), or [kg.Article(ID, TEXT), …]")
    files = [knowledge] if isinstance(knowledge, str | Path) else knowledge
    return pipeline.extract(articles, nlp=language.load(model), knowledge=actors.load_with(*files))


def build(
    *paths: str | Path,
    model: str | None = None,
    knowledge: str | Path | Iterable[str | Path] = (),
    corrections: str | Path | Corrections | None = None,
) -> KnowledgeGraph:
    """The graph of the articles in files and folders, with one entity for each actor.

    Args:
        model: a spaCy pipeline to use instead of the shipped one.
        knowledge: files of actors and office holders of your own, as for `extract`.
        corrections: a corrections.toml, or `Corrections`, to replay.

    Raises:
        ReadingError: an input could not be read; `read(…, problems=[])` and `extract` go on without it.
        TypeError: a path is no path; of articles in memory `extract` and `KnowledgeGraph.from_records` make a graph.
        KnowledgeError: a file of knowledge cannot be read.
        CorrectionsError: the corrections are wrong.
    """
    from kg import actors, language, output, pipeline
    from kg.articles import read
    from kg.graph import Corrections, correct

    given = output.read_corrections_file(Path(corrections)) if isinstance(corrections, str | Path) else corrections
    files = [knowledge] if isinstance(knowledge, str | Path) else knowledge
    graph = pipeline.build(read(*paths), nlp=language.load(model), knowledge=actors.load_with(*files))
    return correct(graph, given or Corrections())


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
