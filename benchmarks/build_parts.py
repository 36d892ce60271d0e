"""Where the time of `kg build` goes: CPU seconds of each part, and what share of nlp.pipe alone that is.

    python -m benchmarks.build_parts ../shared/articles samples
    python -m benchmarks.build_parts --times 5 ../shared/articles     # each article five times
    python -m benchmarks.build_parts --profile ../shared/articles     # pyinstrument's tree of the same, by the clock

nlp.pipe alone is tagger, morphologizer, lemmatizer, parser and entity recognizer as trained, over the same texts in the
same process. All else is the project's own: it may cost half of that.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path
from time import process_time
from typing import Any

import spacy
from spacy.language import Language

from benchmarks import synthetic_articles
from kg import actors, language, output, pipeline, statements
from kg.actors import KnowledgeBase
from kg.articles import languages, read, reports
from kg.extractions import Extraction
from kg.graph import KnowledgeGraph
from kg.output.journal import Journal
from kg.output.ledger import Settings
from kg.output.shares import whole
from kg.output.updating import Update, articles_by_id
from kg.records import day_of
from kg.shards import parts as batches
from kg.shards import spare_collections

BATCH = pipeline.BATCH_SIZE
SETTINGS: Settings = {"program": "", "knowledge": "", "min_confidence": 0.0}
# What the goals of the issue tracker ask of each part, as a share of nlp.pipe
GOALS = {"judge": 0.3, "all but nlp.pipe": 0.5}


def plain_pipeline() -> Language:
    """The shipped pipeline as trained, with the same matrix multiplication and none of the project's components."""
    nlp = spacy.load(language.SHIPPED)
    own = language.load()
    by_name = dict(own.components)
    for name, component in nlp.components:  # the same model objects: no difference in how they multiply
        if hasattr(component, "model"):
            component.model = by_name[name].model  # type: ignore[attr-defined]
    return nlp


class Clock:
    """CPU seconds by name."""

    def __init__(self) -> None:
        self.spent: dict[str, float] = defaultdict(float)

    @contextmanager
    def __call__(self, name: str) -> Iterator[None]:
        """Note what is done now under a name."""
        start = process_time()
        yield
        self.spent[name] += process_time() - start


class TimedJudge:
    """The judge, with a clock beside it."""

    def __init__(self, clock: Clock) -> None:
        self.judge, self.clock = statements.load_judge(), clock

    def settle(self, *given: Any) -> list[Any]:
        """What the judge settles."""
        with self.clock("judge"):
            return self.judge.settle(*given) if self.judge else given[-1]


def measure(paths: Sequence[Path], times: int = 1) -> tuple[dict[str, float], int, int]:
    """The CPU seconds of each part of a build, the number of articles and of their words.

    nlp.pipe alone and all else take turns, batch by batch, so that others on the machine slow both down alike. Articles
    that are read several `times` count as reports of their own.
    """
    plain, nlp, knowledge = plain_pipeline(), language.load(), actors.load()
    clock = Clock()
    judge: Any = TimedJudge(clock)
    _load_the_rest(plain, nlp, knowledge)
    _time_own_components(nlp, clock)
    spare_collections()  # as the command line does
    with clock("reading text"):
        once = list(read(*paths, problems=[]))
    clock.spent["reading text"] *= times
    found = [replace(article, id=f"{article.id}-{number}") for number in range(times) for article in once]
    with clock("telling copies"):
        given = articles_by_id(found, None)
        update = Update(given, SETTINGS, given.keys(), keep_copies=times > 1)
        articles = update.fresh.values()
    words, parts = 0, dict[str, KnowledgeGraph]()
    with tempfile.TemporaryDirectory() as folder:
        journal = Journal(Path(folder) / "records", SETTINGS)
        for number, batch in enumerate(batches(articles, BATCH)):
            with clock("blanking boilerplate"):
                texts = [pipeline.readable(article) for article in batch]
            docs: list[Any] = []
            for pipe in (plain, nlp) if number % 2 else (nlp, plain):
                with clock("nlp.pipe" if pipe is plain else "nlp.pipe again"):
                    parsed = list(pipe.pipe(texts, batch_size=BATCH))
                docs = docs if pipe is plain else parsed
            extractions = []
            for article, doc in zip(batch, docs, strict=True):
                with clock("actors"):
                    known = knowledge.on(day_of(article.published))
                    who = actors.resolve(doc, article, known)
                with clock("statements and judge"), closing(who.doc):
                    extractions.append(pipeline.extraction_of(who, article, judge))
            with clock("writing"):
                noted = list(journal.noting((one.article, one) for one in extractions))
            parts |= {one.article.id: part for one, part in zip(extractions, noted, strict=True)}
            words += sum(len(text.split()) for text in texts)
        with clock("merge"):
            graph = whole(parts.values())
        with clock("writing"):
            output.save(graph, folder, ledger=update.ledger(parts), parts=parts)
    return _parts(clock.spent), len(articles), words


def _time_own_components(nlp: Language, clock: Clock) -> None:
    """Have the clock stand beside each component that is the project's own, which all are functions."""

    def timed(component: Any) -> Any:
        def call(doc: Any) -> Any:
            with clock("own components"):
                return component(doc)

        return call

    for place, (name, component) in enumerate(nlp._components):
        if name.startswith("kg_"):
            nlp._components[place] = (name, timed(component))


def _load_the_rest(plain: Language, nlp: Language, knowledge: KnowledgeBase) -> None:
    """Read and write the samples, so that all is loaded that is loaded once."""
    languages.identifier()  # which only what is not plainly English asks
    samples = [report.article for report in reports(read(synthetic_articles.SAMPLES))][:BATCH]
    for _ in plain.pipe(map(pipeline.readable, samples)):
        pass
    with tempfile.TemporaryDirectory() as folder:
        output.save(_graph(list(pipeline.extract(samples, nlp=nlp, knowledge=knowledge))), folder)


def _graph(found: Sequence[Extraction]) -> KnowledgeGraph:
    return KnowledgeGraph.from_records(
        (one.article for one in found),
        (entity for one in found for entity in one.entities),
        (statement for one in found for statement in one.statements),
    )


def _parts(spent: Mapping[str, float]) -> dict[str, float]:
    """The parts of one build."""
    parts = {name: spent[name] for name in ("nlp.pipe", "reading text", "telling copies", "blanking boilerplate")}
    parts |= {name: spent[name] for name in ("own components", "actors")}
    parts["statements without the judge"] = spent["statements and judge"] - spent["judge"]
    parts |= {name: spent[name] for name in ("judge", "merge", "writing")}
    parts["all but nlp.pipe"] = sum(parts.values()) - parts["nlp.pipe"]
    return parts


def table(parts: dict[str, float], articles: int, words: int) -> list[str]:
    """The figures as lines of Markdown."""
    base, whole = parts["nlp.pipe"], parts["nlp.pipe"] + parts["all but nlp.pipe"]
    lines = ["| part | CPU seconds | of nlp.pipe | goal |", "|---|---|---|---|"]
    for name, seconds in parts.items():
        goal = f"{GOALS[name]:.0%}" if name in GOALS else ""
        lines.append(f"| {name} | {seconds:.2f} | {seconds / base:.1%} | {goal} |")
    resolving = parts["actors"] / (
        base + parts["own components"] + parts["actors"] + parts["statements without the judge"] + parts["judge"]
    )
    return [
        *lines, "",
        f"{articles} articles of {words:,} words: {articles / whole:.1f} articles and {words / whole:,.0f} words a CPU "
        f"second. Actors are {resolving:.1%} of parsing and extraction together (goal 15%).",
    ]  # fmt: skip


def profile(paths: Sequence[Path]) -> str:
    """Pyinstrument's tree of extraction and writing."""
    from pyinstrument import Profiler

    nlp, knowledge = language.load(), actors.load()
    articles = list(read(*paths, problems=[]))
    with tempfile.TemporaryDirectory() as folder, Profiler(interval=0.002) as profiler:
        output.save(_graph(list(pipeline.extract(articles, nlp=nlp, knowledge=knowledge))), folder)
    return profiler.output_text(color=False)


def main() -> None:
    """What the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="+", type=Path, help="articles to read")
    parser.add_argument("--times", type=int, default=1, help="how often to read each article")
    parser.add_argument("--profile", action="store_true", help="pyinstrument's tree instead")
    asked = parser.parse_args()
    sys.stdout.write(
        (profile(asked.paths) if asked.profile else "\n".join(table(*measure(asked.paths, asked.times)))) + "\n"
    )


if __name__ == "__main__":
    main()
