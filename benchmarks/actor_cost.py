"""What knowing the actors costs: time and memory of the knowledge base, and resolution's share of reading articles.

    python -m benchmarks.actor_cost ../shared/articles

CPU seconds, and the growth of the largest resident memory in a process that has spaCy and the package's modules loaded.
The share is of parsing, resolving and reading statements together, knowledge base and model loaded before.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from resource import RUSAGE_SELF, getrusage
from time import process_time


def load() -> None:
    """Print how long the knowledge base takes to load, to its first look-up, and how much memory that is."""
    from kg import actors, pipeline  # noqa: F401 (spaCy and all modules, which any run has)

    before, start = getrusage(RUSAGE_SELF).ru_maxrss, process_time()
    knowledge = actors.load()
    loaded = process_time() - start
    knowledge.longest(["Kinshasa", "accused", "Kigali"], 0)
    looked_up = process_time() - start
    grown = (getrusage(RUSAGE_SELF).ru_maxrss - before) / 2**10
    print(f"knowledge base   {loaded:.2f} s, with the first look-up {looked_up:.2f} s, {grown:.0f} MiB")


def share(paths: list[str]) -> None:
    """Print the CPU seconds of parsing, resolving and reading statements, and the share of resolving."""
    from kg import actors, articles, language, pipeline, statements
    from kg.records import day_of

    nlp, knowledge, lexicon = language.load(), actors.load(), statements.load_lexicon()
    knowledge.longest(["Kinshasa"], 0)
    spent = {"parsing": 0.0, "resolving": 0.0, "statements": 0.0}
    read = list(articles.read(*map(Path, paths), problems=[]))
    for article in read:
        start = process_time()
        doc = nlp(pipeline.readable(article))
        parsed = process_time()
        found = actors.resolve(doc, article, knowledge.on(day_of(article.published)))
        resolved = process_time()
        list(statements.extract_statements(article, found, lexicon))
        spent["parsing"] += parsed - start
        spent["resolving"] += resolved - parsed
        spent["statements"] += process_time() - resolved
    total = sum(spent.values())
    parts = ", ".join(f"{part} {seconds:.1f} s ({seconds / total:.0%})" for part, seconds in spent.items())
    print(f"{len(read)} articles      {total:.1f} s: {parts}")


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    if sys.argv[1] == "--load":
        load()
    else:
        subprocess.run([sys.executable, "-m", "benchmarks.actor_cost", "--load"], check=True)
        share(sys.argv[1:])
