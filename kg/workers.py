"""Extraction by several processes: shards of articles go out, extractions come back; a worker may die at any time.

A process reads a shard with the function that one process alone uses, so the records are the same. One that is killed,
also by the system where memory is short, costs its shard a second try; if that dies too, its articles are tried one by
one and those that kill their worker are named. Workers end with the process that started them.
"""

from __future__ import annotations

import os
import signal
from collections import deque
from collections.abc import Generator, Iterable, Sequence
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from typing import Any

from kg.articles.problems import Problem
from kg.records import Article
from kg.shards import SHARD_SIZE, Recipe, RecipeError, Shard, deadly, shards, spare_collections

Answer = tuple[list[tuple[str, str]], list[Problem]]
# A worker is replaced after so many shards: what a spaCy vocabulary has seen it keeps, and memory stays flat
SHARDS_A_WORKER = 300
# Each worker multiplies on its one core; more threads than cores slow all of them down
ONE_THREAD = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}
SECONDS_TO_END = 0.5


def extract_with(
    workers: int, articles: Iterable[Article], recipe: Recipe, *, problems: list[Problem], size: int = SHARD_SIZE
) -> Generator[tuple[Article, str]]:
    """What articles give, as `kg.extractions.Extraction.to_json` says it, in the order in which shards are finished.

    `problems` takes what could not be read, at the end and in order of the articles.

    Raises:
        RecipeError: a worker cannot load what the recipe names; says why.
    """
    waiting = deque(shards(articles, size))
    faulty: list[tuple[int, Problem]] = []
    pool: list[_Worker] = []
    try:
        while waiting or any(worker.shard for worker in pool):
            while waiting and sum(worker.shard is not None for worker in pool) < workers:
                idle = next((worker for worker in pool if worker.shard is None), None)
                if idle is None:
                    pool.append(idle := _Worker(recipe))
                idle.take(waiting.popleft())
            for worker in _with_news([worker for worker in pool if worker.shard]):
                shard, answer = worker.answer()
                if isinstance(answer, Died):
                    pool.remove(worker)
                    waiting.extendleft(reversed(left := shard.again()))
                    if not left:
                        faulty.append((shard.start, deadly(shard.articles[0], answer.how)))
                elif answer is not None:
                    found, faults = answer
                    faulty += ((shard.start, fault) for fault in faults)
                    own = {article.id: article for article in shard.articles}
                    yield from ((own[id], text) for id, text in found)
                    if worker.done >= SHARDS_A_WORKER:
                        pool.remove(worker)
                        worker.stop()
    finally:
        for worker in pool:
            worker.stop()
    problems += (problem for _, problem in sorted(faulty, key=lambda pair: pair[0]))


@dataclass(frozen=True, slots=True)
class Died:
    """A worker ended in the middle of a shard; `code` is its exit code, negative for a signal's number."""

    code: int | None

    @property
    def how(self) -> str:
        """The signal that ended it, or its exit code, in words."""
        known = self.code is not None and -self.code in set(signal.Signals)
        return f"signal {signal.Signals(-self.code).name}" if known and self.code else f"exit code {self.code}"


class _Worker:
    """A process that reads shards, and the shard that it has."""

    def __init__(self, recipe: Recipe) -> None:
        self.shard: Shard | None = None
        self.done = 0
        self._ready = False
        context = get_context("spawn")
        self.pipe, end = context.Pipe()
        self.process = context.Process(target=_serve, args=(end, recipe), daemon=True)
        before = {name: os.environ.get(name) for name in ONE_THREAD}
        os.environ.update(ONE_THREAD)
        try:
            self.process.start()
        finally:
            for name, value in before.items():
                if value is None:
                    del os.environ[name]
                else:
                    os.environ[name] = value
        end.close()

    def take(self, shard: Shard) -> None:
        """Read a shard, as soon as the worker has loaded what it needs."""
        self.shard = shard
        if self._ready:
            self._send()

    def answer(self) -> tuple[Shard, Answer | Died | None]:
        """The shard that the worker has or had, with what it gives; None for it where the worker has just begun."""
        shard = self.shard
        assert shard is not None
        try:
            answer = self.pipe.recv()
        except (EOFError, OSError):
            self.stop()
            return shard, Died(self.process.exitcode)
        if isinstance(answer, RecipeError):
            raise answer
        if answer is None:
            self._ready = True
            self._send()
            return shard, None
        self.shard = None
        self.done += 1
        return shard, answer

    def stop(self) -> None:
        """End the process, whatever it does."""
        self.pipe.close()
        self.process.join(0.05 if self.shard is None else 0)
        self.process.terminate()
        self.process.join(SECONDS_TO_END)
        if self.process.is_alive():
            self.process.kill()
            self.process.join()

    def _send(self) -> None:
        assert self.shard is not None
        try:
            self.pipe.send(self.shard.articles)
        except OSError:
            return  # it has died: the next answer says so


def _with_news(workers: Sequence[_Worker]) -> list[_Worker]:
    """Waits until a worker has an answer, or has died."""
    by_pipe: dict[Any, _Worker] = {worker.pipe: worker for worker in workers}
    return [by_pipe[pipe] for pipe in wait(list(by_pipe))]


def _serve(pipe: Connection, recipe: Recipe) -> None:
    """What a worker runs: loads, says that it is ready, then answers shards until nobody sends any more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the process that started it
    try:
        extractor = recipe.loaded()
        spare_collections()
        pipe.send(None)
        while True:
            found, problems = extractor.read(pipe.recv())
            # As text, which goes to the journal as it is: more workers do not shorten what their reader does
            pipe.send(([(one.article.id, one.to_json()) for one in found], problems))
    except RecipeError as error:
        pipe.send(error)
    except (EOFError, BrokenPipeError, ConnectionResetError):
        return
