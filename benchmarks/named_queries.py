"""Every named query on Oxigraph and on rdflib's own store: seconds each, and how many times slower rdflib is.

python -m benchmarks.named_queries 100000 --rdflib 2000
"""

from __future__ import annotations

import argparse
import time
from typing import Any

from rdflib import Dataset

from benchmarks.synthetic_graph import graph
from kg.rdf import dataset, named_queries, run

PARAMETERS = {"actor": "place/Land_1", "one": "place/Land_1", "other": "place/Land_2", "since": "2025-12-01"}


def required(name: str) -> dict[str, Any]:
    """A value for each parameter that a named query cannot do without."""
    return {p.name: PARAMETERS[p.name] for p in named_queries()[name].parameters if not p.optional}


def seconds(data: Dataset, name: str) -> float:
    """How long a named query takes, all rows included."""
    start = time.perf_counter()
    run(data, name, parameters=required(name))
    return time.perf_counter() - start


def in_rdflib(data: Dataset) -> Dataset:
    """The same quads in rdflib's own store in memory."""
    plain = Dataset()
    for subject, predicate, value, _ in data.quads():
        plain.add((subject, predicate, value))
    return plain


def main() -> None:
    """Print a table: the queries on a large graph by Oxigraph, and on a small one by both."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("statements", type=int, help="statements of the graph that Oxigraph is asked")
    parser.add_argument("--rdflib", type=int, default=0, help="statements of the graph that both are asked; 0: none")
    asked = parser.parse_args()
    start = time.perf_counter()
    large = dataset(graph(asked.statements))
    print(f"{asked.statements} statements made and loaded in {time.perf_counter() - start:.1f} s", flush=True)
    small = dataset(graph(asked.rdflib)) if asked.rdflib else None
    start = time.perf_counter()
    plain = in_rdflib(small) if small is not None else None
    print(f"{asked.rdflib} statements copied to rdflib in {time.perf_counter() - start:.1f} s", flush=True)
    print(f"{'query':24} {'Oxigraph':>9} {'| small':>9} {'rdflib':>9} {'ratio':>7}")
    for name in named_queries():
        line = f"{name:24} {seconds(large, name):9.3f}"
        if small is not None and plain is not None:
            ours, theirs = seconds(small, name), seconds(plain, name)
            line += f" {ours:9.4f} {theirs:9.3f} {theirs / ours:7.0f}"
        print(line, flush=True)


if __name__ == "__main__":
    main()
