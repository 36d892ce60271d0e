"""A pool of processes that answer queries: several at once, each of which can be ended."""

from __future__ import annotations

import asyncio
import os
import time
from collections.abc import Mapping

from kg.rdf.iris import Namespaces
from kg.rdf.querying import ParameterValue
from kg.rdf.results import Result
from kg.rdf.worker import QueryTimeout, Worker


class Pool:
    """`size` workers on the store of a folder; a query waits for a free one, and its waiting counts as its time."""

    def __init__(self, path: str | os.PathLike[str], *, size: int = 2) -> None:
        self._workers = [Worker(path) for _ in range(size)]
        self._free: asyncio.Queue[Worker] = asyncio.Queue()

    async def start(self) -> Namespaces:
        """Start all workers; gives the namespaces of the graph, raises what opening the store raises."""
        space, *_ = await asyncio.gather(*(asyncio.to_thread(worker.start) for worker in self._workers))
        for worker in self._workers:
            self._free.put_nowait(worker)
        return space

    def stop(self) -> None:
        """End all workers, whatever they are doing."""
        for worker in self._workers:
            worker.kill()  # a thread that waits for its answer sees the end of the pipe
        while not self._free.empty():
            self._free.get_nowait().stop()

    async def run(
        self, query: str, *, timeout: float, limit: int, parameters: Mapping[str, ParameterValue] | None = None
    ) -> Result:
        """The result of a query; QueryTimeout if it was not done, or no worker free, within `timeout` seconds."""
        start = time.monotonic()
        try:
            worker = await asyncio.wait_for(self._free.get(), timeout)
        except TimeoutError:
            raise QueryTimeout(f"No worker was free within {timeout:g} s: too many queries run at once") from None
        left = max(timeout - (time.monotonic() - start), 0.1)
        task = asyncio.ensure_future(
            asyncio.to_thread(worker.run, query, parameters=parameters, timeout=left, limit=limit)
        )
        # The worker is free again when it is done, even if the client has gone and nobody waits for the answer.
        task.add_done_callback(lambda _: self._free.put_nowait(worker))
        return await asyncio.shield(task)
