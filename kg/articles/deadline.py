"""A time limit around code that cannot look at the clock itself, such as the parsers of other people's formats."""

from __future__ import annotations

import ctypes
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

AGAIN = 0.5  # seconds until it is raised again where somebody's `except:` has swallowed it


class Overdue(BaseException):
    """Raised in the code within `deadline` when its time is up."""


@contextmanager
def deadline(seconds: float) -> Iterator[None]:
    """Raises Overdue in the code within once it has run for this many seconds; 0 is no limit.

    In the main thread of Unix, where no other alarm is set, by the alarm signal; elsewhere another thread keeps the
    time. Within a call into C that does not come back it waits for its end.
    """
    if seconds <= 0:
        yield
        return
    alarm = hasattr(signal, "setitimer") and threading.current_thread() is threading.main_thread()
    if alarm and not signal.getitimer(signal.ITIMER_REAL)[0]:
        with _by_alarm(seconds):
            yield
    else:
        with _by_thread(seconds):
            yield


@contextmanager
def _by_alarm(seconds: float) -> Iterator[None]:
    def ring(number: int, frame: FrameType | None) -> None:
        raise Overdue

    before = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, seconds, AGAIN)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


@contextmanager
def _by_thread(seconds: float) -> Iterator[None]:
    thread, done = threading.get_ident(), threading.Event()

    def keep_time() -> None:
        pause = seconds
        while not done.wait(pause):
            _raise_in(thread, Overdue)
            pause = AGAIN

    keeper = threading.Thread(target=keep_time, daemon=True, name="deadline")
    keeper.start()
    try:
        yield
    finally:
        try:
            done.set()
            keeper.join()
        except Overdue:  # raised in these very lines
            done.set()
            keeper.join()
        _raise_in(thread, None)


def _raise_in(thread: int, error: type[BaseException] | None) -> None:
    """Raise an error in a thread of CPython at its next step; None takes back one that has not been raised yet."""
    ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread), ctypes.py_object(error) if error else None)
