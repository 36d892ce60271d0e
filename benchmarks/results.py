"""All figures of speed and size that `make bench` writes to benchmarks/results.md.

    python -m benchmarks.results                # some minutes on idle cores
    python -m benchmarks.results --full         # builds of up to 100,000 articles as well: some 20 minutes
    python -m benchmarks.results --articles news/           # the parts of a build of articles of yours as well
    python -m benchmarks.results --only Workers Memory      # some of the sections, without writing them down

CPU seconds but where it says clock, so that others on the machine count little; what is compared is of one run.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter, process_time

import rdflib

from benchmarks import build_parts, synthetic_articles, synthetic_graph
from kg import language, pipeline, rdf
from kg.articles import read

HERE = Path(__file__).resolve().parent
SAMPLES = synthetic_articles.SAMPLES
# How many articles each build has; each is made by one and by two workers, where one does not take ten minutes
BUILDS = (100, 600)
ALONE = 1_000
FULL = (*BUILDS, 1_000, 10_000)
SHORT = (300, 3_000)
FULL_SHORT = (*SHORT, 10_000, 100_000)
GRAPH = 1_000
TIMES = 4


# Runs a program and says what it used; a process of its own, since one begins with its parent's largest memory
OUTER = """
import json, resource, subprocess, sys
done = subprocess.run(sys.argv[1:], check=True, capture_output=True, text=True)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(json.dumps([used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, done.stdout]))
"""
# Builds a graph and says what this process used, and what its workers; and how much this one while they read
INNER = """
import json, resource, sys, time
from kg.cli import main
from kg.workers import Workers
beside, read = 0.0, Workers.read
def timed(*given, **more):
    global beside
    begun = time.process_time()
    yield from read(*given, **more)
    beside += time.process_time() - begun
Workers.read = timed
try:
    main()
except SystemExit as ended:
    assert not ended.code, ended.code
used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
print(json.dumps([*([one.ru_utime + one.ru_stime, one.ru_maxrss / 1024] for one in used), beside]))
"""


def ran(*command: str) -> tuple[float, float, float, str]:
    """Seconds of the clock, CPU seconds, the largest memory in MiB of one of its processes, and what it printed."""
    start = perf_counter()
    done = subprocess.run([sys.executable, "-c", OUTER, *command], check=True, capture_output=True, text=True)
    return perf_counter() - start, *json.loads(done.stdout)


@dataclass(frozen=True, slots=True)
class Built:
    """What a build used: seconds of the clock, CPU seconds and largest memory in MiB of its process and its workers.

    `beside` is what of those seconds its own process used while workers read.
    """

    clock: float
    first: tuple[float, float]
    workers: tuple[float, float]
    beside: float

    @property
    def cpu(self) -> float:
        """CPU seconds of all processes."""
        return self.first[0] + self.workers[0]

    @property
    def alone(self) -> float:
        """The share of them in which its own process works and no worker reads."""
        return (self.first[0] - self.beside) / self.cpu

    def faster(self, workers: int) -> float:
        """How many times as fast as one process so many workers would be on as many cores and one more.

        Amdahl's law, with what is done beside the workers for a limit of its own.
        """
        beside = self.beside / self.cpu
        return 1 / (self.alone + max(beside, (1 - self.alone - beside) / workers))


def built(source: Path, workers: int) -> Built:
    """What a build of a file of articles uses."""
    with tempfile.TemporaryDirectory() as target:
        arguments = ["build", str(source), "-o", target, "--keep-copies", "--workers", str(workers)]
        clock, _, _, said = ran(sys.executable, "-c", INNER, *arguments)
    first, others, beside = json.loads(said.splitlines()[-1])
    return Built(clock, tuple(first), tuple(others), beside)


def parts() -> Iterator[str]:
    """Each part of a build as a share of nlp.pipe."""
    yield from build_parts.table(*build_parts.measure([SAMPLES]))
    yield "The samples are few, short and say much: writing costs as much as for ten times as many articles."


def parts_at_large(paths: Sequence[Path]) -> Iterator[str]:
    """The same of articles at large, each as several, so that what is done once counts as it does in a long build."""
    if not paths:
        yield "`python -m benchmarks.results --articles FOLDER` measures articles of yours here."
        return
    yield f"{' '.join(map(str, paths))}, each article {TIMES} times:"
    yield ""
    yield from build_parts.table(*build_parts.measure(paths, TIMES))


def start() -> Iterator[str]:
    """How long help takes: the least of three."""
    clock, seconds, *_ = min(ran(sys.executable, "-m", "kg", "--help") for _ in range(3))
    yield f"`kg --help`: {seconds:.2f} s of CPU, {clock:.2f} s by the clock (goal 0.3 s on an idle core). That a query"
    yield "loads neither spaCy nor pandas is a test (`tests/cli/test_start.py`)."


def scaling(counts: tuple[int, ...]) -> Iterator[str]:
    """Builds of synthetic articles by one process and by two workers."""
    yield "| articles | CPU s an article alone | by two workers | first process | while none reads | clock, of alone |"
    yield "|---|---|---|---|---|---|"
    with tempfile.TemporaryDirectory() as name:
        source = Path(name, "news.jsonl")
        for count in counts:
            synthetic_articles.write(source, count)
            by_two = built(source, 2)
            share, single, clock = by_two.first[0] / by_two.cpu, "", ""
            if count <= ALONE:
                alone = built(source, 1)
                single, clock = f"{alone.cpu / count:.3f}", f"{by_two.clock / alone.clock:.2f}"
            yield f"| {count:,} | {single} | {by_two.cpu / count:.3f} | {share:.0%} | {by_two.alone:.0%} | {clock} |"
    yield ""
    yield "More workers do not shorten what the first process does while none reads: it looks for the articles, merges"
    yield "what is sorted, corrects it and writes the records. By the last row four workers, eight and sixteen would be"
    yield f"{', '.join(f'{by_two.faster(workers):.1f}' for workers in (4, 8, 16))} times as fast as one (Amdahl's law)."


def memory(counts: tuple[int, ...]) -> Iterator[str]:
    """Builds of short synthetic articles, a sentence each, by two workers: the largest memory of each process."""
    yield "| articles of a sentence | CPU s | first process | more an article | a worker |"
    yield "|---|---|---|---|---|"
    least: tuple[int, float] | None = None
    with tempfile.TemporaryDirectory() as name:
        source = Path(name, "news.jsonl")
        for count in counts:
            synthetic_articles.write(source, count, short=True)
            used = built(source, 2)
            mebibytes = used.first[1]
            more = f"{(mebibytes - least[1]) * 1024 / (count - least[0]):.1f} KiB" if least else ""
            least = least or (count, mebibytes)
            yield f"| {count:,} | {used.cpu:.0f} | {mebibytes:.0f} MiB | {more} | {used.workers[1]:.0f} MiB |"


def options() -> Iterator[str]:
    """nlp.pipe over the samples in other ways, as a share of what the package does; whether the parse is the same."""
    nlp = language.load()
    texts = [pipeline.readable(article) for article in read(SAMPLES, problems=[])]

    def parsed(batch: int, order: list[int], *, zone: bool = False) -> tuple[float, list[tuple[object, ...]]]:
        begun = process_time()
        chosen = [texts[place] for place in order]
        if zone:
            with nlp.memory_zone():
                seen = [told(doc) for doc in nlp.pipe(chosen, batch_size=batch)]
        else:
            seen = [told(doc) for doc in nlp.pipe(chosen, batch_size=batch)]
        spent = process_time() - begun
        back = dict(zip(order, seen, strict=True))
        return spent, [back[place] for place in range(len(texts))]

    def told(doc: object) -> tuple[object, ...]:
        return tuple((t.dep_, t.head.i, t.tag_, t.lemma_, t.ent_type_) for t in doc)  # type: ignore[attr-defined]

    given = list(range(len(texts)))
    by_length = sorted(given, key=lambda place: len(texts[place]))
    parsed(pipeline.BATCH_SIZE, given)
    base, usual = parsed(pipeline.BATCH_SIZE, given)
    yield "| option | CPU, of the usual | same parse |"
    yield "|---|---|---|"
    for name, ways in {
        "batches of 8": {"batch": 8, "order": given},
        "batches of 128": {"batch": 128, "order": given},
        "sorted by length": {"batch": pipeline.BATCH_SIZE, "order": by_length},
        "in a memory_zone": {"batch": pipeline.BATCH_SIZE, "order": given, "zone": True},
    }.items():
        seconds, seen = parsed(**ways)  # type: ignore[arg-type]
        yield f"| {name} | {seconds / base:.2f} | {'yes' if seen == usual else 'no'} |"
    for name in ("tagger", "morphologizer", "trainable_lemmatizer", "ner"):
        with nlp.select_pipes(disable=[name]):
            seconds, _ = parsed(pipeline.BATCH_SIZE, given)
        yield f"| without {name}, which is needed | {seconds / base:.2f} | no |"
    vectors = nlp.vocab.vectors
    full = vectors.data
    vectors.data = full.astype("float16")
    seconds, seen = parsed(pipeline.BATCH_SIZE, given)
    words = sum(map(len, usual))
    other = sum(
        one != two for told_, again in zip(usual, seen, strict=True) for one, two in zip(told_, again, strict=True)
    )
    yield f"| vectors in float16 | {seconds / base:.2f} | {'yes' if seen == usual else 'no'} |"
    yield ""
    yield f"BLAS has one thread, in workers too. Vectors in float16 take {vectors.data.nbytes / 1e6:.1f} MB in place of"
    yield f"{full.nbytes / 1e6:.1f} MB; {other} of {words:,} words are read otherwise with them."


def graphs() -> Iterator[str]:
    """A graph built, written as Turtle and loaded, by the package and by rdflib's own store, serializer and parser."""
    begun = process_time()
    graph = synthetic_graph.graph(GRAPH)
    built = process_time() - begun
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "graph.ttl")
        begun = process_time()
        rdf.write(graph, path)
        wrote = process_time() - begun
        begun = process_time()
        rdf.read(path)
        back = process_time() - begun
        begun = process_time()
        store = rdflib.Dataset(store="Oxigraph")
        store.default_graph.parse(path, format="ox-turtle")
        loaded = process_time() - begun
        begun = process_time()
        plain = rdflib.Graph().parse(path, format="turtle")
        theirs = process_time() - begun
        begun = process_time()
        plain.serialize(Path(folder, "again.ttl"), format="turtle")
        serialized = process_time() - begun
    yield f"{GRAPH:,} synthetic statements, {len(plain):,} triples: the graph is built in {built:.2f} s of CPU."
    yield f"rdflib's own serializer takes {serialized / wrote:.1f} times as long to write the Turtle, its own store"
    yield f"{theirs / loaded:.1f} times as long to load it. Reading it back into a graph of statements takes"
    yield f"{back / wrote:.1f} times as long as writing it."


def peers() -> Iterator[str]:
    """Triples of subject, verb and object by textacy, from the same parses."""
    from kg import actors, statements
    from kg.records import day_of

    try:
        from textacy.extract import subject_verb_object_triples
    except ImportError as error:
        yield f"textacy is not installed ({error}): `pip install '.[bench]'`."
        return
    articles = list(read(SAMPLES, problems=[]))
    nlp, knowledge = language.load(), actors.load()
    lexicon, judge = statements.load_lexicon(), statements.load_judge()
    begun = process_time()
    docs = list(nlp.pipe([pipeline.readable(article) for article in articles], batch_size=pipeline.BATCH_SIZE))
    parse = process_time() - begun
    begun = process_time()
    triples = sum(1 for doc in docs for _ in subject_verb_object_triples(doc))
    theirs = process_time() - begun
    begun = process_time()
    ours = 0
    for article, doc in zip(articles, docs, strict=True):
        who = actors.resolve(doc, article, knowledge.on(day_of(article.published)))
        ours += len(statements.extract_statements(article, who, lexicon, judge))
    own = process_time() - begun
    yield f"On the samples, from the same parses: textacy's triples of words cost {theirs / parse:.1%} of parsing and"
    yield f"are {triples}, the package's actors and statements cost {own / parse:.1%} and are {ours}. The triples have"
    yield "no actors, status, source or class, and textacy looks for labels of CLEAR: with Universal Dependencies it"
    yield "finds few objects."


def main() -> None:
    """Measure, print and write the results."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--full", action="store_true", help="builds of up to 100,000 articles as well")
    parser.add_argument("--articles", nargs="+", type=Path, default=[], help="articles whose build to measure as well")
    parser.add_argument("--only", nargs="+", default=[], help="titles of sections to print, and nothing is written")
    parser.add_argument("--note", default="", help="what else the machine did, for the head of the results")
    asked = parser.parse_args()
    given = ["--full"] * asked.full + (["--articles", *map(str, asked.articles)] if asked.articles else [])
    lines = [
        "# Results", "",
        f"`{' '.join(['python -m benchmarks.results', *given])}`; Python {platform.python_version()}, "
        f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores. {asked.note}".strip(),
    ]  # fmt: skip
    for title, section in (
        ("Parts of a build of the samples", parts()),
        ("Parts of a build of articles at large", parts_at_large(asked.articles)),
        ("Start", start()),
        ("Graph and RDF", graphs()),
        ("Peers", peers()),
        ("Options of nlp.pipe", options()),
        ("Workers", scaling(FULL if asked.full else BUILDS)),
        ("Memory", memory(FULL_SHORT if asked.full else SHORT)),
    ):
        if asked.only and title not in asked.only:
            continue
        lines += ["", f"## {title}", ""]
        for line in section:
            print(line, flush=True)
            lines.append(line)
        if not asked.only:
            (HERE / "results.md").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
