"""Uniting the shards of a cluster: bytes on disk, CPU time and largest memory, by the number of readings.

python -m benchmarks.uniting 100000 /tmp/shards

A reading is a statement with the one or two sentences that say it. `parts` unites them part after part and keeps none,
`graph` makes one graph of them, as `kg build --cluster` does. Each step is a process of its own.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks.synthetic_graph import actors, articles, statements
from kg.graph import KnowledgeGraph, union
from kg.output.shard_records import united, write_shard
from kg.shards import parts

READINGS_A_SHARD = 32 * 6  # six statements an article


def write(count: int, folder: Path) -> None:
    """Write the shards."""
    lands, news = actors(count), articles(count)
    by_id, known = {article.id: article for article in news}, {land.id: land for land in lands}
    for number, said in enumerate(parts(statements(count, lands, news), READINGS_A_SHARD)):
        told = {piece.article for statement in said for piece in statement.evidence}
        acting = {part.id for s in said for part in (s.subject, s.object, s.attributed_to, s.place) if part}
        entities = [known[id] for id in sorted(acting & known.keys())]
        graph = KnowledgeGraph.from_records([by_id[id] for id in sorted(told)], entities, said)
        write_shard({"all": graph}, [], str(folder / f"{number:06}"))
    files = [file for file in folder.rglob("*") if file.is_file()]
    print(f"  {number + 1} shards, {sum(file.stat().st_size for file in files) / count:.0f} bytes a reading")


def keep_none(count: int, folder: Path) -> None:
    """Unite the shards in parts of which none is kept."""
    print(f"  {sum(len(part) for part in _united(folder))} statements")


def graph(count: int, folder: Path) -> None:
    """Unite the shards to one graph."""
    print(f"  {len(union(_united(folder)))} statements")


def _united(folder: Path) -> Iterator[KnowledgeGraph]:
    return united([str(path) for path in sorted(folder.iterdir())])


STEPS = {"write": write, "parts": keep_none, "graph": graph}


def main() -> None:
    """Run each step in a process of its own, and print its CPU time and largest memory."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("readings", type=int)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--step", choices=STEPS)
    asked = parser.parse_args()
    if asked.step:
        idle = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        STEPS[asked.step](asked.readings, asked.folder)
        most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        print(f"{asked.step}: {time.process_time():.1f} s of CPU, {most / 1024:.0f} MiB, {idle / 1024:.0f} before")
        return
    for step in STEPS:
        command = [sys.executable, "-m", "benchmarks.uniting", str(asked.readings), str(asked.folder), "--step", step]
        subprocess.run(command, check=True)


if __name__ == "__main__":
    main()
