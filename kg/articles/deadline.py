"""A time limit around code that cannot look at the clock itself, such as the parsers of other people's formats."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

AGAIN = 0.5  # seconds until the alarm rings again where somebody's `except:` has swallowed it


class Overdue(BaseException):
    """Raised in the code within `deadline` when its time is up."""


@contextmanager
def deadline(seconds: float) -> Iterator[None]:
    """Raises Overdue in the code within once it has run for this many seconds.

    Works by the alarm signal: on Unix, in the main thread, where no other alarm is set; elsewhere nothing is limited.
    """
    usable = hasattr(signal, "setitimer") and threading.current_thread() is threading.main_thread()
    if not usable or seconds <= 0 or signal.getitimer(signal.ITIMER_REAL)[0]:
        yield
        return

    def ring(number: int, frame: FrameType | None) -> None:
        raise Overdue

    before = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, seconds, AGAIN)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
