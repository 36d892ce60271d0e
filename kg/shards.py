"""Shards: the parts that articles are read in by several processes, and the recipe by which each of them reads.

Whoever reads a shard, with whatever others, gets the records that one process alone gets: articles are parsed together
in the same batches, with the same pipeline and knowledge.
"""

from __future__ import annotations

import gc
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from importlib.resources import files
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from kg.articles.problems import Problem
from kg.records import Article

if TYPE_CHECKING:
    from kg.articles import Limits
    from kg.extractions import Extraction

Item = TypeVar("Item")
# The batches in which one process alone parses: other batches might round otherwise
SHARD_SIZE = 32
# So many new objects before the garbage collector looks through them: more than those of a batch that live until all of
# it is read
YOUNG = 50_000
# How many processes may die of a shard before its articles are tried one by one
TRIES = 2


class RecipeError(Exception):
    """A process cannot load what its recipe names; says why."""


@dataclass(frozen=True, slots=True)
class Recipe:
    """How to read articles, as a worker can be told: pipeline and knowledge by name, as `kg.extract` takes them."""

    model: str | None = None
    knowledge: tuple[Path, ...] = ()
    limits: Limits | None = None

    def extractor(self) -> Extractor:
        """Loads the pipeline and the knowledge base; raises as `kg.language.load` and `kg.actors.load_with` do."""
        from kg import actors, language

        return Extractor(language.load(self.model), actors.load_with(*self.knowledge, problems=[]), self.limits)

    def loaded(self) -> Extractor:
        """As `extractor`, but raises RecipeError whatever goes wrong."""
        try:
            return self.extractor()
        except Exception as error:
            raise RecipeError(f"{type(error).__name__}: {error}") from error


@dataclass(frozen=True, slots=True)
class Extractor:
    """A recipe's pipeline and knowledge base, loaded."""

    nlp: Any
    knowledge: Any
    limits: Limits | None

    @property
    def program(self) -> str:
        """What reads statements, with its versions: another one may read others."""
        return program(self.nlp.meta)

    def read(self, articles: Sequence[Article]) -> tuple[list[Extraction], list[Problem]]:
        """What a shard gives, and what of it could not be read."""
        from kg.pipeline import extract

        problems: list[Problem] = []
        found = extract(articles, nlp=self.nlp, knowledge=self.knowledge, limits=self.limits, problems=problems)
        return list(found), problems


@dataclass(frozen=True, slots=True)
class Shard:
    """Some articles that one process reads in one go; `start` counts those before, `tries` how many have died of it."""

    start: int
    articles: tuple[Article, ...]
    tries: int = 0

    def again(self) -> list[Shard]:
        """What is left to try when one more process has died of it: all of it, then one by one, then nothing."""
        if self.tries + 1 < TRIES:
            return [replace(self, tries=self.tries + 1)]
        if len(self.articles) == 1:
            return []
        return [Shard(start, (article,), TRIES - 1) for start, article in enumerate(self.articles, self.start)]


def spare_collections() -> None:
    """Have the garbage collector pass over what this process has loaded, and look through the rest less often."""
    gc.freeze()
    gc.set_threshold(YOUNG)


def shards(articles: Iterable[Article], size: int) -> Iterator[Shard]:
    """The articles in order, `size` to a shard: the batches that one process alone parses together."""
    return (Shard(number * size, part) for number, part in enumerate(parts(articles, size)))


def parts(items: Iterable[Item], size: int) -> Iterator[tuple[Item, ...]]:
    """The items in order, `size` to a part; as `itertools.batched`, which Python 3.11 has not."""
    rest = iter(items)
    while part := tuple(islice(rest, size)):
        yield part


def program(meta: Mapping[str, Any]) -> str:
    """This program and a pipeline, with their versions; `meta` is what the pipeline says of itself."""
    from kg import __version__

    return " ".join(("kg", __version__, *(str(meta.get(name, "")) for name in ("lang", "name", "version"))))


def shipped_meta() -> dict[str, Any]:
    """What the shipped pipeline says of itself, without loading it: importing kg.language would load all of spaCy."""
    file = files("kg").joinpath("language", "models", "en_kg_news", "meta.json")
    return dict(json.loads(file.read_text(encoding="utf-8")))


def deadly(article: Article, how: str) -> Problem:
    """What to tell of an article that ends every process that reads it; `how` it ended."""
    return Problem(article.id, None, f"ended the process that read it ({how}; out of memory?); it is left out")
