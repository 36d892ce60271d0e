"""Jobs for workers: they write files that name the process, die, fail or take long."""

import os
import signal
import time
from pathlib import Path


def write(folder: Path, names: list[str]) -> None:
    for name in names:
        beside = folder / f"{name}.part"  # the test looks at them while they are written
        beside.write_text(str(os.getpid()))
        beside.rename(folder / name)


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
