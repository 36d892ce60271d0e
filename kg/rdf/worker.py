"""A process that answers queries and can be ended: the only sure way to stop one, since Oxigraph has no cancel."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Mapping
from contextlib import suppress
from multiprocessing.connection import Connection
from types import TracebackType

from kg.rdf.iris import Namespaces
from kg.rdf.querying import ParameterValue, run_on_store
from kg.rdf.results import Result
from kg.rdf.sparql import QueryError
from kg.rdf.store import namespaces_of, open_store

# Spawned, never forked: a fork of a process whose store has threads may hang for ever.
PROCESSES = multiprocessing.get_context("spawn")
SECONDS_TO_END = 5


class QueryTimeout(TimeoutError):  # noqa: N818 - what happened, not a fault of the program
    """A query that was stopped because its time was over."""


class Worker:
    """A process with the store of a folder or file open, read-only; start it with `with`, or call `start` and `stop`.

    It opens the store once and then answers one query after the other. A query that runs too long ends the process;
    the next one starts another. Opening has no time limit: a slow machine takes as long as it takes, and a process that
    dies of it is noticed.
    """

    def __init__(self, path: str | os.PathLike[str]) -> None:
        self.path = os.fspath(path)
        self._process: multiprocessing.process.BaseProcess | None = None
        self._connection: Connection | None = None

    def __enter__(self) -> Worker:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.stop()

    def start(self) -> Namespaces:
        """Start the process and wait until its store is open; gives its namespaces, raises what opening it raised."""
        here, there = PROCESSES.Pipe()
        process = PROCESSES.Process(target=_serve, args=(self.path, there), daemon=True)
        process.start()
        there.close()
        self._process, self._connection = process, here
        try:
            space = self._receive()
        except BaseException:
            self.stop()
            raise
        assert isinstance(space, Namespaces)
        return space

    def stop(self) -> None:
        """End the process, whatever it is doing."""
        if self._process is not None:
            self._process.kill()
            self._process.join()
            self._process.close()
        if self._connection is not None:
            self._connection.close()
        self._process = self._connection = None

    def kill(self) -> None:
        """End the process from another thread than the one that waits for its answer, which then gets a QueryError."""
        process = self._process
        if process is not None:
            with suppress(ValueError):  # closed meanwhile
                process.kill()

    def run(
        self,
        query: str,
        *,
        parameters: Mapping[str, ParameterValue] | None = None,
        timeout: float,
        limit: int | None = None,
    ) -> Result:
        """The result of a query, as `kg.rdf.querying.run` gives it; QueryTimeout after `timeout` seconds."""
        if self._connection is None:
            self.start()
        assert self._connection is not None
        self._connection.send((query, dict(parameters or {}), limit))
        result = self._receive(timeout, f"The query was stopped after {timeout:g} s: narrow it, or allow more time")
        assert isinstance(result, Result)
        return result

    def _receive(self, timeout: float | None = None, late: str = "") -> object:
        assert self._connection is not None
        assert self._process is not None
        if not self._connection.poll(timeout):
            self.stop()
            raise QueryTimeout(late)
        try:
            answer = self._connection.recv()
        except (EOFError, ConnectionResetError):
            self._process.join(SECONDS_TO_END)
            code = self._process.exitcode
            self.stop()
            raise QueryError(
                f"The query's process ended without an answer (exit code {code}): it may have run out of memory"
            ) from None
        if isinstance(answer, BaseException):
            raise answer
        return answer


def _serve(path: str, connection: Connection) -> None:
    """Answer queries until the other end is closed; the body of the worker's process."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent, which ends its workers itself
    try:
        store = open_store(path)
        space = namespaces_of(store)
        connection.send(space)
    except Exception as error:
        connection.send(error)
        return
    while True:
        try:
            query, parameters, limit = connection.recv()
        except EOFError:
            return
        try:
            connection.send(run_on_store(store, query, parameters=parameters, limit=limit, namespaces=space))
        except Exception as error:
            connection.send(error)
