"""How right the statements are: writes benchmarks/quality.md.

    python -m benchmarks.quality [PART.jsonl ...] [--bench BENCH.py]

Per construction, over the sentences written for the tests; per relation class, and how far the confidence can be relied
on, over annotated articles (by default the corpus's development part), each file apart; with --bench the figures of a
scorer of other articles.
"""

from __future__ import annotations

import argparse
import importlib
import subprocess
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from kg import actors, language, pipeline
from kg.records import Article, Statement

ROOT = Path(__file__).resolve().parents[1]
sys.path += [str(ROOT), str(ROOT / "training" / "scripts")]
TABLES = ("verbs", "nouns", "clauses", "status", "attribution", "nothing")
STEPS = 10


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.quality", description=__doc__)
    parser.add_argument("parts", nargs="*", type=Path, default=[ROOT / "training" / "corpus" / "development.jsonl"])
    parser.add_argument("--bench", type=Path, help="a scorer whose output is added")
    options = parser.parse_args()
    lines = ["# Quality", "", f"Made by `python -m benchmarks.quality{' --bench BENCH' if options.bench else ''}`.", ""]
    lines += constructions()
    for part in options.parts:
        lines += articles(part)
    if options.bench:
        done = subprocess.run([sys.executable, str(options.bench)], capture_output=True, text=True, check=True)
        lines += ["## Other articles", "", *(f"    {line}" for line in done.stdout.splitlines()), ""]
    (ROOT / "benchmarks" / "quality.md").write_text("\n".join(lines), encoding="utf-8")


def constructions() -> Iterator[str]:
    """The share of right sentences in each table of tests/statements; right: every statement expected, and no other."""
    from tests.statements.expectations import check

    nlp, knowledge = language.load(), actors.load()
    yield from ("## Constructions", "", "| table | sentences | right |", "|---|---|---|")
    total: Counter[str] = Counter()
    for name in TABLES:
        module = importlib.import_module(f"tests.statements.test_{name}")
        for title, table in vars(module).items():
            rows = [row.values for row in table if hasattr(row, "values")] if isinstance(table, list) else []
            rows = [row for row in rows if len(row) == 2 and isinstance(row[1], tuple)]
            right = 0
            for text, expected in rows:
                body, head = ("There were no details.", text) if title == "HEADLINES" else (text, None)
                article = Article("sentence", body, head, published=date(2025, 6, 27))
                doc = nlp(pipeline.readable(article))
                try:
                    check(pipeline.extract_from(doc, article, knowledge).statements, expected)
                except AssertionError:
                    continue
                right += 1
            if rows:
                total.update(sentences=len(rows), right=right)
                yield f"| {name}: {title.lower().replace('_', ' ')} | {len(rows)} | {right / len(rows):.2f} |"
    yield from (f"| all | {total['sentences']} | {total['right'] / total['sentences']:.3f} |", "")


def articles(part: Path) -> Iterator[str]:
    """Precision over all annotated statements, recall over core ones, by class; reliability of the confidence."""
    from corpus import records
    from statements.examples import fact_of
    from statements.identities import Identities

    annotated = list(records.read(part))
    inputs = [Article(a.id, a.text, a.title, source=a.source, published=date.fromisoformat(a.date)) for a in annotated]
    found: dict[str, Counter[str]] = defaultdict(Counter)
    steps: dict[int, list[tuple[float, bool]]] = defaultdict(list)
    for article, extraction in zip(annotated, pipeline.extract(inputs), strict=True):
        who = Identities(article)
        facts = {fact_of(article.id, each): each for each in article.statements}
        met = set()
        for statement in extraction.statements:
            told = {fact for fact, each in facts.items() if _tells(statement, each, who)}
            met |= told
            found[statement.relation_class].update(predicted=1, right=bool(told))
            steps[min(int(statement.confidence * STEPS), STEPS - 1)].append((statement.confidence, bool(told)))
        for fact, each in facts.items():
            if each.core:
                found[each.relation].update(core=1, met=fact in met)
    found["all"] = sum(found.values(), Counter())
    yield from (f"## {part.stem}: {len(annotated)} articles", "")
    yield "Actors, class, status and negation right; each article's fact counted once."
    yield from ("", "| class | read | precision | core facts | recall |", "|---|---|---|---|---|")
    for name, count in sorted(found.items(), key=lambda item: -item[1]["core"]):
        precision, recall = (_share(count["right"], count["predicted"]), _share(count["met"], count["core"]))
        yield f"| {name} | {count['predicted']} | {precision} | {count['core']} | {recall} |"
    yield from ("", "| confidence | statements | mean | right |", "|---|---|---|---|")
    for step, rows in sorted(steps.items()):
        mean, right = (sum(row[place] for row in rows) / len(rows) for place in (0, 1))
        yield f"| {step / STEPS:.1f}–{(step + 1) / STEPS:.1f} | {len(rows)} | {mean:.2f} | {right:.2f} |"
    yield ""


def _tells(statement: Statement, each: Any, who: Any) -> bool:
    one, other = (who.named(part.name, part.text or "") for part in (statement.subject, statement.object))
    subjects, objects = {each.subject, *each.alt.subject}, {each.object, *each.alt.object}
    straight = bool(one & subjects and other & objects)
    crossed = each.symmetric and bool(one & objects and other & subjects)
    same = (statement.status, statement.negated) == (each.status, each.negated)
    return (straight or crossed) and same and statement.relation_class in (each.relation, *each.alt.relation)


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.2f}" if whole else "–"


if __name__ == "__main__":
    main()
