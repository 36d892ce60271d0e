"""Extraction by many machines: shards of articles go out over Dask, the records of each come back as Parquet files.

The shards and the recipe are those of `kg.workers`. A shard's folder is named after the settings and the articles: one
that is read twice, because a machine was lost or two took it, is there once, and a run that was ended goes on with what
is complete.
"""

from __future__ import annotations

import json
import logging
import threading
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from kg.articles.problems import Problem
from kg.ids import short_hash
from kg.output.ledger import Settings, digest
from kg.output.shard_records import problems_of, write_shard
from kg.records import Article
from kg.shards import SHARD_SIZE, Recipe, RecipeError, Shard, deadly, shards

if TYPE_CHECKING:
    from distributed import Client, Future

LOCAL = "local"
# A shard is at most so many batches of articles, and where there are fewer articles there are some thousand shards
MOST_BATCHES, FEWEST_SHARDS = 32, 1000
SECONDS_TO_CONNECT = 20
# How many workers a shard may cost on this machine's own cluster; a scheduler elsewhere has a setting of its own
LOSSES = 1
# Seconds between two looks at which no worker is there: then none is waited for
PATIENCE = 60


class ClusterError(Exception):
    """The cluster cannot be had, or was lost; says which and what to do next."""


@contextmanager
def connected(address: str, *, workers: int | None = None) -> Iterator[Client]:
    """Gives a client of the Dask scheduler at an address, or of as many processes of this machine, one a core.

    Raises:
        ClusterError: Dask or DuckDB is not installed, or no scheduler or worker answers.
    """
    try:
        import dask
        import duckdb  # noqa: F401 - what unites the shards: better missed now than after hours
        from distributed import Client, LocalCluster
    except ImportError as error:
        raise ClusterError(f"--cluster needs the package {error.name}: pip install 'geokg[cluster]'") from error
    with dask.config.set({"distributed.scheduler.allowed-failures": LOSSES} if address == LOCAL else {}):
        try:
            if address == LOCAL:
                # Processes with one thread each: a parse keeps a core busy and holds the interpreter's lock
                machines: Any = LocalCluster(
                    n_workers=workers, threads_per_worker=1, processes=True, memory_limit=0,
                    dashboard_address="127.0.0.1:0", silence_logs=logging.CRITICAL,
                )  # fmt: skip
            else:
                machines = address
            client = Client(machines, timeout=SECONDS_TO_CONNECT)
            client.wait_for_workers(1, timeout=SECONDS_TO_CONNECT)
        except (OSError, TimeoutError, ValueError) as error:
            raise ClusterError(
                f"no Dask scheduler with a worker answers at {address} ({error}): start `dask scheduler` and, on each "
                "machine, `dask worker ADDRESS --nthreads 1`; or give --cluster local"
            ) from error
        try:
            yield client
        finally:
            client.close()
            if address == LOCAL:
                machines.close()


@dataclass(frozen=True, slots=True)
class Job:
    """What all shards of a build have in common: how they are read, and the folder that all machines see."""

    recipe: Recipe
    settings: Settings
    folder: str

    def folder_of(self, shard: Shard) -> str:
        """The folder of a shard's records: the same articles and settings, the same folder."""
        key = json.dumps([dict(self.settings), *map(digest, shard.articles)], sort_keys=True)
        return f"{self.folder.rstrip('/')}/{short_hash(key, 24)}"

    def read(self, shard: Shard) -> list[Problem]:
        """Read a shard and write its records; gives what could not be read. One that is complete stays as it is.

        Raises:
            RecipeError: what the recipe names cannot be loaded, or is another version than the settings say.
            OSError: the records cannot be written.
        """
        from kg.extractions import graph_of

        with _ONE_AT_A_TIME:
            folder = self.folder_of(shard)
            if (known := problems_of(folder)) is not None:
                return known
            extractor = _loaded(self.recipe)
            if extractor.program != self.settings["program"]:
                raise RecipeError(f"a worker has {extractor.program}, and not {self.settings['program']}")
            extractions, problems = extractor.read(shard.articles)
            least = float(self.settings["min_confidence"])
            parts = {found.article.id: graph_of([found], min_confidence=least) for found in extractions}
            write_shard(parts, problems, folder)
            return problems


# Dask's threads share a process, and a pipeline is no thing to share
_ONE_AT_A_TIME = threading.Lock()
_loaded = lru_cache(maxsize=1)(Recipe.loaded)


def read_on(
    client: Client, articles: Sequence[Article], job: Job, *, problems: list[Problem], size: int | None = None
) -> Iterator[tuple[str, Shard]]:
    """The folders of the shards of articles, each when it is complete, with its shard.

    `problems` takes what could not be read, at the end and in order of the articles.

    Raises:
        ClusterError: the cluster was lost, or all its workers.
        RecipeError: a worker cannot load what the recipe names.
        OSError: the records cannot be written.
    """
    from distributed import KilledWorker

    size = size or SHARD_SIZE * min(MOST_BATCHES, max(1, len(articles) // (SHARD_SIZE * FEWEST_SHARDS)))
    waiting = deque(shards(articles, size))
    # Dask itself tries a shard again whose worker is lost, but blames all that the worker had been given: those that it
    # gives up are read at the end, one at a time, so that only who kills a worker alone is left out
    suspects: deque[Shard] = deque()
    running: dict[Any, Shard] = {}
    faulty: list[tuple[int, Problem]] = []
    try:
        while waiting or suspects or running:
            # Few at a time: shards wait here, not in the scheduler's memory
            most = 2 * sum(client.nthreads().values()) + 1
            while (waiting and len(running) < most) or (suspects and not running):
                shard = (waiting or suspects).popleft()
                running[client.submit(job.read, shard, pure=False)] = shard
            shard = running.pop(future := _first_done(client, list(running)))
            if future.status == "finished":
                faulty += ((shard.start, problem) for problem in future.result())
                yield job.folder_of(shard), shard
                continue
            error = future.exception() if future.status == "error" else None
            if not isinstance(error, KilledWorker):
                raise error or ClusterError("the cluster's scheduler was lost: run it again, what was read is kept")
            suspects.extend(left := shard.again())
            if not left:
                faulty.append((shard.start, deadly(shard.articles[0], "its worker was lost each time")))
    finally:
        client.cancel(list(running))
    problems += (problem for _, problem in sorted(faulty, key=lambda pair: pair[0]))


def _first_done(client: Client, running: Sequence[Future[Any]]) -> Future[Any]:
    """One of some futures that is done, as soon as one is; raises ClusterError where nobody is left to do any."""
    from distributed import wait

    alone = False
    while True:
        try:
            return next(iter(wait(running, timeout=PATIENCE, return_when="FIRST_COMPLETED").done))
        except TimeoutError:
            if alone and not client.nthreads():
                raise ClusterError(
                    "no worker of the cluster is left: start some and run it again, what was read is kept"
                ) from None
            alone = not client.nthreads()
