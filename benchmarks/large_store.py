"""A store on disk of very many statements: making it, opening it again, a selective query, and the memory of each.

python -m benchmarks.large_store 1000000 /tmp/large
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import time
from pathlib import Path

from benchmarks.synthetic_graph import write
from kg.rdf import keep_store, open_store, run, store_is_due

QUESTION = """SELECT ?object ?status ?quote WHERE {
    ?statement rdf:subject place:Land_7 ; rdf:predicate kg:accuses ; rdf:object ?object ; kgo:status ?status ;
        prov:wasDerivedFrom/oa:exact ?quote
} LIMIT 100"""


def turtle(count: int, folder: Path) -> None:
    """Write so many synthetic statements as graph.ttl."""
    write(count, folder / "graph.ttl")


def store(count: int, folder: Path) -> None:
    """Make the store from graph.ttl, as `kg query --store` does the first time."""
    keep_store(folder)


def ask(count: int, folder: Path) -> None:
    """Open the store and ask a selective question, twice."""
    start = time.perf_counter()
    if store_is_due(folder):
        raise SystemExit("the store is due again although nothing changed")
    opened = open_store(folder)
    print(f"  opened in {time.perf_counter() - start:.3f} s")
    for when in ("first", "second"):
        start = time.perf_counter()
        found = run(opened, QUESTION)
        print(f"  {when} query: {len(found)} rows in {(time.perf_counter() - start) * 1000:.1f} ms")


STEPS = {step.__name__: step for step in (turtle, store, ask)}


def main() -> None:
    """Run each step in a process of its own, and print its time, CPU time and largest memory."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("statements", type=int)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--step", choices=STEPS)
    asked = parser.parse_args()
    if asked.step:
        start = time.perf_counter()
        STEPS[asked.step](asked.statements, asked.folder)
        used = resource.getrusage(resource.RUSAGE_SELF)
        print(
            f"{asked.step}: {time.perf_counter() - start:.1f} s, CPU {used.ru_utime + used.ru_stime:.1f} s, "
            f"at most {used.ru_maxrss / 1024:.0f} MiB",
            flush=True,
        )
        return
    for step in STEPS:
        command = [sys.executable, "-m", "benchmarks.large_store", str(asked.statements), str(asked.folder)]
        subprocess.run([*command, "--step", step], check=True)
    size = sum(file.stat().st_size for file in (asked.folder / "store").iterdir())
    print(f"store on disk: {size / 2**20:.0f} MiB")


if __name__ == "__main__":
    main()
