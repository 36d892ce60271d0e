"""How `kg build` reads statements: alone, with several processes or on a cluster; it keeps what is read to the end."""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Generator
from contextlib import closing
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Self

from kg.cli.messages import UserError, progress, say
from kg.counting import counted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from spacy.language import Language

    from kg.actors import KnowledgeBase
    from kg.articles import Problem
    from kg.graph import KnowledgeGraph
    from kg.output.journal import Given, Journal
    from kg.output.ledger import Settings
    from kg.output.shares import Parts, Whole
    from kg.records import Article
    from kg.shards import Recipe
    from kg.workers import Workers


@dataclass(frozen=True)
class Extracting:
    """Reads articles by a recipe; `problems` takes what cannot be read.

    Where nobody else reads, `nlp` and `knowledge` are what the recipe names, loaded.
    With a `cluster` (an address, or "local") `workers` counts the processes of the local one, 1 for one a core;
    `shards` is the folder that all its machines see, by default a hidden one of the output folder.
    What articles give is told with their texts where `keep_text` says so.

    Processes start with the context, to load while the articles are looked for; those that have read wait to write, and
    all end with it.
    """

    recipe: Recipe
    settings: Settings
    output: Path
    nlp: Language | None
    knowledge: KnowledgeBase | None
    problems: list[Problem]
    workers: int = 1
    cluster: str | None = None
    shards: str | None = None
    keep_text: bool = False

    def parts(self, articles: Mapping[str, Article], whole: Whole) -> Parts:
        """What each article gives, by its id, which is added to the whole as it is read.

        What a run that was ended has read already is not read again.
        """
        from kg.output.journal import KEPT, Journal
        from kg.shards import RecipeError
        from kg.shelf import folder_of

        kept = KEPT if self.workers == 1 else 0
        journal = Journal(self._records, self.settings, folder_of(articles), kept=kept, keep_text=self.keep_text)
        left = sum(not journal.has(article) for article in articles.values())
        if done := len(articles) - left:
            were = f"{counted(done, 'article')} {'was' if done == 1 else 'were'}"
            say(f"{were} read by a run that did not end: going on with the other {left}")
            for part in journal.parts(articles).values():
                whole.add(part)
        rest = (article for article in articles.values() if not journal.has(article))
        try:
            if self.cluster:
                read = self._on_cluster(self.cluster, list(rest))
                for part in read.values():
                    whole.add(part)
                return ChainMap(read, journal.parts(articles))  # type: ignore[arg-type]
            for part in self._here(rest, left, journal):
                whole.add(part)
            return journal.parts(articles)
        except RecipeError as error:
            raise UserError(f"a worker could not load pipeline and knowledge: {error}") from error
        except KeyboardInterrupt:
            say("what was read is kept: the same command goes on with it")
            raise

    def forget(self) -> None:
        """Remove what was kept for the case that the run is ended: the graph is written."""
        from kg.output import journal

        journal.forget(self._records)
        if not self.shards:
            self._remove_shards([self._folder])

    def __enter__(self) -> Self:
        if self.workers > 1 and not self.cluster:
            self.processes.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.processes.__exit__()

    @cached_property
    def processes(self) -> Workers:
        """The processes that read where several do."""
        from kg.workers import Workers

        return Workers(self.workers, self.recipe)

    @property
    def _records(self) -> Path:
        return self.output / "records"

    def _here(self, articles: Iterable[Article], count: int, journal: Journal) -> Iterator[KnowledgeGraph]:
        """What each of so many articles gives, once it is noted in a journal."""
        several = self.workers > 1
        with closing(
            self.processes.read(articles, problems=self.problems) if several else self._alone(articles)
        ) as found:
            yield from progress(journal.noting(found), count, "Reading articles")

    def _alone(self, articles: Iterable[Article]) -> Generator[tuple[Article, Given]]:
        """What each article gives, read by this process."""
        from kg import pipeline

        for found in pipeline.extract(
            articles, nlp=self.nlp, knowledge=self.knowledge, limits=self.recipe.limits, problems=self.problems
        ):
            yield found.article, found

    def _on_cluster(self, address: str, articles: Sequence[Article]) -> dict[str, KnowledgeGraph]:
        """What each article gives that a cluster's machines read, with the article as it is here."""
        from kg.cluster import ClusterError, Job, connected, read_on
        from kg.output.shard_records import parts_of

        if not articles:
            return {}
        own = {article.id: article for article in articles}
        job = Job(self.recipe, self.settings, self._folder)
        try:
            with connected(address, workers=self.workers if self.workers > 1 else None) as client:
                shards = read_on(client, articles, job, problems=self.problems)
                read = (folder for folder, shard in shards for _ in shard.articles)
                folders = list(dict.fromkeys(progress(read, len(articles), "Reading articles")))
        except ClusterError as error:
            raise UserError(str(error)) from error
        parts = {id: replace(part, articles={id: own[id]}) for id, part in parts_of(folders).items()}
        if self.shards:
            self._remove_shards(folders)
        return parts

    @property
    def _folder(self) -> str:
        """Where a cluster's machines write: they may be elsewhere, so that a path is whole."""
        from kg.output.shard_records import is_address

        where = self.shards or str(self._records / ".shards")
        return where if is_address(where) else str(Path(where).resolve())

    def _remove_shards(self, folders: Sequence[str]) -> None:
        from kg.output.shard_records import remove

        remove(folders)
