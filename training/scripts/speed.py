"""Time pipelines beside one another: words per second of processor time on one core, in turns.

    OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 python scripts/speed.py ../../shared/training shipped OTHER plain:OTHER

``shipped`` is the pipeline of the package; any other name is a pipeline's path. After ``plain:`` spaCy loads it alone,
without the components of this package. Other programs on the machine slow the turns that they fall into, hence the
median and the best of many.
"""

import time
from pathlib import Path
from statistics import median
from typing import Annotated

import spacy
import typer
from evaluate import gold_text, read_documents, table
from spacy.language import Language

import kg.language


def load(name: str) -> Language:
    """Load the pipeline that the command line calls ``name``."""
    if name.startswith("plain:"):
        return spacy.load(name.removeprefix("plain:"))
    return kg.language.load(None if name == "shipped" else name)


def words_per_second(nlp: Language, texts: list[str]) -> float:
    """Return words in a second of this process's time."""
    start = time.process_time()
    words = sum(len(doc) for doc in nlp.pipe(texts))
    return words / (time.process_time() - start)


def main(
    data: Annotated[Path, typer.Argument(help="the data folder, with ud/")],
    pipelines: Annotated[list[str], typer.Argument(help="shipped, a path, or plain: and a path")],
    turns: int = 9,
) -> None:
    """Print a table of the speed of PIPELINES on the texts of pud-test."""
    texts = [gold_text(document)[0] for document in read_documents(data / "ud" / "pud-test.conllu.gz")]
    loaded = {name: load(name) for name in pipelines}
    rates: dict[str, list[float]] = {name: [] for name in pipelines}
    for nlp in loaded.values():
        words_per_second(nlp, texts)
    for _ in range(turns):
        for name, nlp in loaded.items():
            rates[name].append(words_per_second(nlp, texts))
    rows = [[name, f"{median(found):,.0f}", f"{max(found):,.0f}"] for name, found in rates.items()]
    typer.echo(table(["pipeline", "words a second, median", "best"], rows))


if __name__ == "__main__":
    typer.run(main)
