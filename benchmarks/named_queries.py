"""Every named query on Oxigraph and on rdflib's own store: CPU seconds of each, and how many times slower rdflib is.

python -m benchmarks.named_queries 100000 /tmp/hundred --rdflib 2000
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path
from typing import Any

from rdflib import Dataset

from benchmarks.synthetic_graph import graph
from kg.rdf import dataset, keep_store, named_queries, open_store, run, store_is_due, write
from kg.rdf.querying import Source

PARAMETERS = {"actor": "place/Land_1", "one": "place/Land_1", "other": "place/Land_2", "since": "2025-12-01"}

LIMIT = 1.0  # seconds that a named query may take on 100,000 statements


def required(name: str) -> dict[str, Any]:
    """A value for each parameter that a named query cannot do without; exports are asked for one actor too."""
    export = name.startswith("export-")
    return {p.name: PARAMETERS[p.name] for p in named_queries()[name].parameters if export or not p.optional}


def seconds(data: Source, name: str) -> float:
    """How much CPU time a named query takes, all rows included; the clock would measure what else the machine does."""
    start = time.process_time()
    run(data, name, parameters=required(name))
    return time.process_time() - start


def in_rdflib(data: Dataset) -> Dataset:
    """The same quads in rdflib's own store in memory."""
    plain = Dataset()
    for subject, predicate, value, _ in data.quads():
        plain.add((subject, predicate, value))
    return plain


def main() -> None:
    """Print a table: the queries on a large graph on disk by Oxigraph, and on a small one by both in memory."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("statements", type=int, help="statements of the graph that Oxigraph is asked")
    parser.add_argument("folder", type=Path, help="where that graph is kept; made if it is not there")
    parser.add_argument("--rdflib", type=int, default=0, help="statements of the graph that both are asked; 0: none")
    parser.add_argument("--only", nargs="*", default=list(named_queries()), help="names of queries; else all")
    asked = parser.parse_args()
    if not asked.folder.exists():
        write(graph(asked.statements), asked.folder / "graph.ttl")
    if store_is_due(asked.folder, on_disk=True):
        keep_store(asked.folder)
    large = open_store(asked.folder)
    small = dataset(graph(asked.rdflib)) if asked.rdflib else None
    plain = in_rdflib(small) if small is not None else None
    print(f"{'query':24} {'Oxigraph':>9}" + (f" {'| small':>9} {'rdflib':>9} {'ratio':>7}" if small else ""))
    late = []
    for name in asked.only:
        taken = seconds(large, name)
        if taken >= LIMIT:
            late.append(name)
        line = f"{name:24} {taken:9.3f}"
        if small is not None and plain is not None:
            ours, theirs = seconds(small, name), seconds(plain, name)
            line += f" {ours:9.4f} {theirs:9.3f} {theirs / ours:7.0f}"
        print(line, flush=True)
    if late:
        raise SystemExit(f"over {LIMIT:g} s: {', '.join(late)}")


if __name__ == "__main__":
    main()
