"""All figures of speed and size that `make bench` writes to benchmarks/results.md.

    python -m benchmarks.results                # some minutes on idle cores
    python -m benchmarks.results --full         # builds of up to 10,000 articles as well: an hour and more

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
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter, process_time

import rdflib

from benchmarks import build_parts, synthetic_articles, synthetic_graph
from kg import language, pipeline, rdf
from kg.articles import read

HERE = Path(__file__).resolve().parent
SAMPLES = synthetic_articles.SAMPLES
ONE_THREAD = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
# Articles and workers of each build
BUILDS = ((100, 1), (100, 2), (300, 1))
FULL = (*BUILDS, (1_000, 1), (1_000, 2), (10_000, 1), (10_000, 2))
GRAPH = 1_000


def ran(*command: str) -> tuple[float, float, float]:
    """Seconds of the clock, CPU seconds and the largest memory in MiB of one of its processes."""
    start = perf_counter()
    program = (
        "import json, resource, subprocess, sys; subprocess.run(sys.argv[1:], check=True, capture_output=True);"
        "used = resource.getrusage(resource.RUSAGE_CHILDREN);"
        "print(json.dumps([used.ru_utime + used.ru_stime, used.ru_maxrss / 1024]))"
    )
    done = subprocess.run([sys.executable, "-c", program, *command], check=True, capture_output=True, text=True)
    seconds, memory = json.loads(done.stdout)
    return perf_counter() - start, seconds, memory


def parts() -> Iterator[str]:
    """Each part of a build as a share of nlp.pipe."""
    yield from build_parts.table(*build_parts.measure([SAMPLES]))


def start() -> Iterator[str]:
    """How long help takes: the least of three."""
    clock, seconds, _ = min(ran(sys.executable, "-m", "kg", "--help") for _ in range(3))
    yield f"`kg --help`: {seconds:.2f} s of CPU, {clock:.2f} s by the clock (goal 0.3 s on an idle core). That a query"
    yield "loads neither spaCy nor pandas is a test (`tests/cli/test_start.py`)."


def scaling(builds: tuple[tuple[int, int], ...]) -> Iterator[str]:
    """Builds of synthetic articles; the first row is what the others are compared with."""
    yield "| articles | workers | CPU s an article | of the first | clock, of the first an article | largest process |"
    yield "|---|---|---|---|---|---|"
    first: tuple[float, float] | None = None
    with tempfile.TemporaryDirectory() as name:
        for count, workers in builds:
            source = Path(name, f"{count}.jsonl")
            with source.open("w", encoding="utf-8") as file:
                for article in synthetic_articles.articles(count):
                    file.write(json.dumps(article.to_dict(), ensure_ascii=False) + "\n")
            target = Path(name, f"{count}-{workers}")
            arguments = ["build", str(source), "-o", str(target), "--keep-copies", "--workers", str(workers)]
            clock, seconds, memory = ran(sys.executable, "-m", "kg", *arguments)
            each, by_clock = seconds / count, clock / count
            first = first or (each, by_clock)
            yield (
                f"| {count:,} | {workers} | {each:.3f} | {each / first[0]:.2f} | {by_clock / first[1]:.2f} | "
                f"{memory:.0f} MiB |"
            )


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
    parser.add_argument("--full", action="store_true", help="builds of up to 10,000 articles as well")
    parser.add_argument("--note", default="", help="what else the machine did, for the head of the results")
    asked = parser.parse_args()
    os.environ.update(ONE_THREAD)
    lines = [
        "# Results", "",
        f"`python -m benchmarks.results{' --full' if asked.full else ''}`; Python {platform.python_version()}, "
        f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores. {asked.note}".strip(),
    ]  # fmt: skip
    for title, section in (
        ("Parts of a build of the samples", parts()),
        ("Start", start()),
        ("Graph and RDF", graphs()),
        ("Peers", peers()),
        ("Options of nlp.pipe", options()),
        ("Builds of synthetic articles", scaling(FULL if asked.full else BUILDS)),
    ):
        lines += ["", f"## {title}", ""]
        for line in section:
            print(line, flush=True)
            lines.append(line)
        (HERE / "results.md").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
