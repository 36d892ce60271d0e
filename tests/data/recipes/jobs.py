"""Jobs for workers that have read: they write files that name the process, die, fail or take long."""

import os
import signal
import time
from pathlib import Path


def write(folder: Path, names: list[str]) -> None:
    for name in names:
        (folder / name).write_text(str(os.getpid()))


def write_or_die(folder: Path, safe: int, names: list[str]) -> None:
    for name in names:
        if name == "deadly.txt" and os.getpid() != safe:
            os.kill(os.getpid(), signal.SIGTERM)
        write(folder, [name])


def fail_or_sleep(names: list[str]) -> None:
    for name in names:
        if name == "full":
            raise OSError("the disk is full")
        time.sleep(60)
