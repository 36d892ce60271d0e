"""How `kg build` reads statements: alone, with several processes or on a cluster; it keeps what is read to the end."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from kg.cli.messages import UserError, progress, say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.language import Language

    from kg.actors import KnowledgeBase
    from kg.articles import Problem
    from kg.graph import KnowledgeGraph
    from kg.output.ledger import Settings
    from kg.pipeline import Extraction
    from kg.records import Article
    from kg.shards import Recipe


@dataclass(frozen=True, slots=True)
class Extracting:
    """Reads articles by a recipe, whose pipeline and knowledge base are loaded here too; `problems` takes the rest.

    With a `cluster` (an address, or "local") `workers` counts the processes of the local one, 1 for one a core;
    `shards` is the folder that all its machines see, by default a hidden one of the output folder.
    """

    recipe: Recipe
    settings: Settings
    output: Path
    nlp: Language
    knowledge: KnowledgeBase | None
    problems: list[Problem]
    workers: int = 1
    cluster: str | None = None
    shards: str | None = None

    def parts(self, articles: Sequence[Article]) -> dict[str, KnowledgeGraph]:
        """What each article gives, by its id; what a run that was ended has read already is not read again."""
        try:
            with closing(self._parts(articles)) as parts:
                return dict(parts)
        except KeyboardInterrupt:
            say("what was read is kept: the same command goes on with it")
            raise

    def forget(self) -> None:
        """Remove what was kept for the case that the run is ended: the graph is written."""
        from kg.output.journal import Journal

        Journal(self.output / "records", self.settings).remove()
        if not self.shards:
            self._remove_shards([self._folder])

    def _parts(self, articles: Sequence[Article]) -> Generator[tuple[str, KnowledgeGraph]]:
        from kg.output.journal import Journal
        from kg.pipeline import graph_of
        from kg.shards import RecipeError

        journal = Journal(self.output / "records", self.settings)
        rest = [article for article in articles if not journal.has(article)]
        if done := len(articles) - len(rest):
            say(f"{done} articles were read by a run that did not end: going on with the other {len(rest)}")
        least = float(self.settings["min_confidence"])
        for extraction in journal.read(articles):
            yield extraction.article.id, graph_of([extraction], min_confidence=least)
        try:
            if self.cluster:
                yield from self._on_cluster(self.cluster, rest)
            else:
                for extraction in progress(journal.noting(self._here(rest)), len(rest), "Reading articles"):
                    yield extraction.article.id, graph_of([extraction], min_confidence=least)
        except RecipeError as error:
            raise UserError(f"a worker could not load pipeline and knowledge: {error}") from error

    def _here(self, articles: Sequence[Article]) -> Iterator[Extraction]:
        from kg import pipeline
        from kg.workers import extract_with

        if self.workers > 1:
            return extract_with(self.workers, articles, self.recipe, problems=self.problems)
        return pipeline.extract(
            articles, nlp=self.nlp, knowledge=self.knowledge, limits=self.recipe.limits, problems=self.problems
        )

    def _on_cluster(self, address: str, articles: Sequence[Article]) -> Iterator[tuple[str, KnowledgeGraph]]:
        """What each article gives that a cluster's machines read, with the article as it is here."""
        from kg.cluster import ClusterError, Job, connected, read_on
        from kg.output.shard_records import parts_of

        if not articles:
            return
        own = {article.id: article for article in articles}
        job = Job(self.recipe, self.settings, self._folder)
        try:
            with connected(address, workers=self.workers if self.workers > 1 else None) as client:
                shards = read_on(client, articles, job, problems=self.problems)
                read = (folder for folder, shard in shards for _ in shard.articles)
                folders = list(dict.fromkeys(progress(read, len(articles), "Reading articles")))
        except ClusterError as error:
            raise UserError(str(error)) from error
        for id, part in parts_of(folders).items():
            yield id, replace(part, articles={id: own[id]})
        if self.shards:
            self._remove_shards(folders)

    @property
    def _folder(self) -> str:
        """Where a cluster's machines write: they may be elsewhere, so that a path is whole."""
        from kg.output.shard_records import is_address

        where = self.shards or str(self.output / "records" / ".shards")
        return where if is_address(where) else str(Path(where).resolve())

    def _remove_shards(self, folders: Sequence[str]) -> None:
        from kg.output.shard_records import remove

        remove(folders)
