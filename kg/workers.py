"""Several processes: shards of articles go out and extractions come back, then others write files; any may die.

A process reads a shard with the function that one process alone uses, so the records are the same. One that is killed,
also by the system where memory is short, costs its shard a second try; if that dies too, its articles are tried one by
one and those that kill their worker are named. Workers end with the process that started them.
"""

from __future__ import annotations

import os
import pickle
import signal
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from itertools import cycle
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from typing import Any, Self, TypeVar

from kg.articles.problems import Problem
from kg.environment import OF_WORKERS
from kg.records import Article
from kg.shards import SHARD_SIZE, Extractor, Recipe, RecipeError, Shard, deadly, shards, spare_collections

Item = TypeVar("Item")
Answer = tuple[list[tuple[str, str]], list[Problem]]
Job = Callable[[Sequence[str]], None]
# A worker is replaced after so many shards: what a spaCy vocabulary has seen it keeps, and memory stays flat
SHARDS_A_WORKER = 300
SECONDS_TO_END = 0.5


class Workers:
    """Up to `most` processes that read articles by a recipe; then others, which load no recipe, do other work.

    Those that read start by `start`, or when there is something to read, and end when all is read; all end with the
    context.
    """

    def __init__(self, most: int, recipe: Recipe) -> None:
        self._most = most
        self._recipe = recipe
        self._pool: list[_Worker] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._stop(self._pool)

    def start(self) -> None:
        """Start those that read, to load what they need while this process still prepares what they are to read."""
        self._fill(self._recipe)

    def read(
        self, articles: Iterable[Article], *, problems: list[Problem], size: int = SHARD_SIZE
    ) -> Generator[tuple[Article, str]]:
        """What articles give, as `kg.extractions.Extraction.to_json` says it, in the order in which shards are done.

        `problems` takes what could not be read, at the end and in order of the articles. Then those that read are
        ended, since a pipeline takes much memory, and others are started for what else there is to do.

        Raises:
            RecipeError: a worker cannot load what the recipe names; says why.
        """
        coming = shards(articles, size)  # one by one: their articles may be on disk
        again: deque[Shard] = deque()
        faulty: list[tuple[int, Problem]] = []

        def hand_out() -> None:
            while len(self._busy) < self._most and (given := again.popleft() if again else next(coming, None)):
                self._idle_or_new().read(given)

        try:
            while True:
                hand_out()
                if not self._busy:
                    break
                for worker in _with_news(self._busy):
                    shard = worker.shard
                    assert shard is not None
                    answer = worker.answer()
                    if isinstance(answer, Died):
                        self._stop([worker])
                        again.extendleft(reversed(left := shard.again()))
                        if not left:
                            faulty.append((shard.start, deadly(shard.articles[0], answer.how)))
                    elif answer is not None:
                        found, faults = answer
                        faulty += ((shard.start, fault) for fault in faults)
                        own = {article.id: article for article in shard.articles}
                        if worker.done >= SHARDS_A_WORKER:
                            self._stop([worker])
                        hand_out()  # before what came is looked at: none should wait for it
                        yield from ((own[id], text) for id, text in found)
        finally:
            self._stop(self._pool)
        self._fill(None)
        problems += (problem for _, problem in sorted(faulty, key=lambda pair: pair[0]))

    @contextmanager
    def doing(self, job: Job, items: Sequence[str]) -> Iterator[None]:
        """Has processes do a job, each with some of the items, while the body runs; at its end all is done.

        This process itself does what a worker has died of, and all of it if it works alone. `items` are the longest
        first; `job` is one that can be pickled.

        Raises:
            Exception: what the job raises.
        """
        self._stop(worker for worker in self._pool if worker.recipe)  # there was nothing to read
        if self._most > 1:
            self._fill(None)
        given = list(zip(self._pool, dealt(items, len(self._pool)), strict=False))
        left: list[Sequence[str]] = [] if given else [items]
        try:
            packed = pickle.dumps(job) if given else b""  # once for all of them: it may hold a whole graph
            for worker, some in given:
                worker.do(_Packed(packed, some))
            del packed
            yield
            for worker, some in given:
                answer = worker.answer()
                if isinstance(answer, Exception):
                    raise answer
                left += [some] if isinstance(answer, Died) else []
            for undone in left:
                job(undone)
        finally:
            self._stop(self._pool)

    def _fill(self, recipe: Recipe | None) -> None:
        self._pool += [_Worker(recipe) for _ in range(self._most - len(self._pool))]

    @property
    def _busy(self) -> list[_Worker]:
        return [worker for worker in self._pool if worker.shard]

    def _idle_or_new(self) -> _Worker:
        idle = next((worker for worker in self._pool if worker.recipe and not worker.shard), None)
        if idle is None:
            self._pool.append(idle := _Worker(self._recipe))
        return idle

    def _stop(self, workers: Iterable[_Worker]) -> None:
        for worker in list(workers):
            self._pool.remove(worker)
            worker.stop()


def dealt(items: Sequence[Item], hands: int) -> list[list[Item]]:
    """The items in so many parts, those that come first apart: 1 to n, then n to 1, and so on; none is empty.

    >>> dealt("abcde", 2)
    [['a', 'd', 'e'], ['b', 'c']]
    """
    parts: list[list[Item]] = [[] for _ in range(min(hands, len(items)))]
    for item, part in zip(items, cycle([*parts, *reversed(parts)]), strict=False):
        part.append(item)
    return parts


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
    """A process that reads shards by a recipe or, without one, does a job; and which of them it has."""

    def __init__(self, recipe: Recipe | None) -> None:
        self.recipe = recipe
        self.shard: Shard | None = None
        self.job: Callable[[], None] | None = None
        self.done = 0
        self.ready = recipe is None
        context = get_context("spawn")
        self.pipe, end = context.Pipe()
        self.process = context.Process(target=_serve, args=(end, recipe), daemon=True)
        before = {name: os.environ.get(name) for name in OF_WORKERS}
        os.environ.update(OF_WORKERS)
        try:
            self.process.start()
        finally:
            for name, value in before.items():
                if value is None:
                    del os.environ[name]
                else:
                    os.environ[name] = value
        end.close()

    def read(self, shard: Shard) -> None:
        """Read a shard, as soon as the worker has loaded what it needs."""
        self.shard = shard
        if self.ready:
            self._send(shard.articles)

    def do(self, job: Callable[[], None]) -> None:
        """Do a job, which answers with what it raises, or with nothing."""
        self.job = job
        self._send(job)

    def answer(self) -> Any:
        """What a shard gives, or a job; Died where the worker has, and None where it has only now loaded its recipe."""
        try:
            answer = self.pipe.recv()
        except (EOFError, OSError):
            self.stop()
            return Died(self.process.exitcode)
        if isinstance(answer, RecipeError):
            raise answer
        if not self.ready:
            self.ready = True
            assert self.shard is not None
            self._send(self.shard.articles)
            return None
        self.done += 1
        self.shard = self.job = None
        return answer

    def stop(self) -> None:
        """End the process, whatever it does."""
        self.pipe.close()
        self.process.join(0 if self.shard or self.job else 0.05)
        self.process.terminate()
        self.process.join(SECONDS_TO_END)
        if self.process.is_alive():
            self.process.kill()
            self.process.join()

    def _send(self, asked: object) -> None:
        with suppress(OSError):  # it has died: the next answer says so
            self.pipe.send(asked)


def _with_news(workers: Sequence[_Worker]) -> list[_Worker]:
    """Waits until a worker has an answer, or has died."""
    by_pipe: dict[Any, _Worker] = {worker.pipe: worker for worker in workers}
    return [by_pipe[pipe] for pipe in wait(list(by_pipe))]


def _serve(pipe: Connection, recipe: Recipe | None) -> None:
    """What a worker runs: loads its recipe, says so, and reads shards until nobody sends any more; or does a job."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the process that started it
    try:
        if recipe is None:
            pipe.send(_done(pipe.recv()))
            return
        extractor = recipe.loaded()
        spare_collections()
        pipe.send(None)
        while True:
            pipe.send(_read(pipe.recv(), extractor))
    except RecipeError as error:
        pipe.send(error)
    except (EOFError, BrokenPipeError, ConnectionResetError):
        return


def _read(articles: Sequence[Article], extractor: Extractor) -> Answer:
    found, problems = extractor.read(articles)
    # As text, which goes to the journal as it is: more workers do not shorten what their reader does
    return [(one.article.id, one.to_json()) for one in found], problems


@dataclass(slots=True)
class _Packed:
    """A job, pickled, and some items to do it with."""

    job: bytes
    items: Sequence[str]

    def __call__(self) -> None:
        job: Job = pickle.loads(self.job)
        self.job = b""  # it may be large, and so may be what it was pickled from
        job(self.items)


def _done(job: Callable[[], None]) -> Exception | None:
    try:
        job()
    except Exception as error:
        return error
    return None
