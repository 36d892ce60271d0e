"""Where the time of `kg build` goes: CPU seconds of each part, and what share of nlp.pipe alone that is.

    python -m benchmarks.build_parts ../shared/articles samples
    python -m benchmarks.build_parts --profile ../shared/articles     # pyinstrument's tree of the same, by the clock

nlp.pipe alone is tagger, morphologizer, lemmatizer, parser and entity recognizer as trained, over the same texts in the
same process. All else is the project's own: it may cost half of that.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from time import process_time
from typing import Any

import spacy
from spacy.language import Language

from benchmarks import synthetic_articles
from kg import actors, language, output, pipeline, statements
from kg.articles import read, reports
from kg.graph import KnowledgeGraph
from kg.records import Article, day_of
from kg.statements.extraction import read_by_rules

BATCH = pipeline.BATCH_SIZE
# What the goals of the issue tracker ask of each part, as a share of nlp.pipe
GOALS = {"judge": 0.3, "all but nlp.pipe": 0.5}


def plain_pipeline() -> Language:
    """The shipped pipeline as trained, with the same matrix multiplication and none of the project's components."""
    nlp = spacy.load(language.SHIPPED)
    own = language.load()
    by_name = dict(own.components)
    for name, component in nlp.components:  # the same model objects: no difference in how they multiply
        if hasattr(component, "model"):
            component.model = by_name[name].model
    return nlp


class Clock:
    """CPU seconds by name."""

    def __init__(self) -> None:
        self.spent: dict[str, float] = {}

    def __call__(self, name: str, work: Callable[[], Any]) -> Any:
        """Do a piece of work, and note what it took."""
        start = process_time()
        done = work()
        self.spent[name] = self.spent.get(name, 0.0) + process_time() - start
        return done


def measure(paths: Sequence[Path]) -> tuple[dict[str, float], int, int]:
    """The CPU seconds of each part of a build, the number of articles and of their words."""
    plain, nlp, knowledge = plain_pipeline(), language.load(), actors.load()
    lexicon, judge = statements.load_lexicon(), statements.load_judge()
    knowledge.longest(["Kinshasa"], 0)
    list(reports(read(synthetic_articles.SAMPLES)))  # what reading loads once
    clock = Clock()
    articles: list[Article] = clock(
        "reading text", lambda: [report.article for report in reports(read(*paths, problems=[]))]
    )
    texts = clock("blanking boilerplate", lambda: [pipeline.readable(article) for article in articles])
    for warm in (plain, nlp):
        list(warm.pipe(texts[:BATCH], batch_size=BATCH))
    clock("nlp.pipe", lambda: list(plain.pipe(texts, batch_size=BATCH)))
    start = process_time()
    docs = nlp.pipe(texts, batch_size=BATCH)
    found, inner = [], 0.0
    for article, doc in zip(articles, docs, strict=True):
        begun = process_time()
        known = knowledge.on(day_of(article.published))
        who = clock("actors", lambda d=doc, a=article, k=known: actors.resolve(d, a, k))
        clock("rules", lambda w=who: read_by_rules(w, lexicon))
        clock("statements", lambda a=article, w=who: statements.extract_statements(a, w, lexicon, None))
        found.append(clock("judged", lambda d=doc, a=article, k=known, w=who: _extraction(d, a, w, lexicon, judge, k)))
        inner += process_time() - begun
    clock.spent["own components"] = max(process_time() - start - inner - clock.spent["nlp.pipe"], 0.0)
    graph = clock("merge", lambda: _graph(found))
    with tempfile.TemporaryDirectory() as folder:
        output.save(_graph(found[:1]), folder)  # what is loaded once
        clock("writing", lambda: output.save(graph, folder))
    return _parts(clock.spent), len(articles), sum(len(text.split()) for text in texts)


def _extraction(doc: Any, article: Article, who: Any, lexicon: Any, judge: Any, knowledge: Any) -> pipeline.Extraction:
    read_ = tuple(statements.extract_statements(article, who, lexicon, judge))
    mentions = tuple(who.mentions(article))
    return pipeline.Extraction(article, mentions, tuple(pipeline._entities(mentions, read_, who)), read_)


def _graph(found: Sequence[pipeline.Extraction]) -> KnowledgeGraph:
    return KnowledgeGraph.from_records(
        (one.article for one in found),
        (entity for one in found for entity in one.entities),
        (statement for one in found for statement in one.statements),
    )


def _parts(spent: dict[str, float]) -> dict[str, float]:
    """The parts of one build: the judge is what statements cost more with it than without."""
    parts = {
        name: spent[name] for name in ("nlp.pipe", "reading text", "blanking boilerplate", "own components", "actors")
    }
    parts["statements without the judge"] = spent["statements"]
    parts["judge"] = max(spent["judged"] - spent["statements"], 0.0)
    parts |= {name: spent[name] for name in ("merge", "writing")}
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


if __name__ == "__main__":
    named = [Path(name) for name in sys.argv[1:] if not name.startswith("--")]
    if not named:
        sys.exit(__doc__)
    sys.stdout.write((profile(named) if "--profile" in sys.argv else "\n".join(table(*measure(named)))) + "\n")
