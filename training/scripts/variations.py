"""Train variations of the two configs at equal, small cost, and say what each gives on the development texts.

    python scripts/variations.py variations.csv parser parser-depth-6   # all of configs/variations.yml unless named

Each is trained on the same texts, drawn from those of the full training, with batches of one size, from one seed, for
the same number of steps; figures say what a change is worth early in training, not what it gives at the end.
"""

import csv
import random
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

import numpy
import spacy
import tokenization  # registers what the configs name
import typer
import yaml
from spacy.language import Language
from spacy.tokens import DocBin
from spacy.training import Example
from spacy.training.initialize import init_nlp
from spacy.training.loop import train
from spacy.util import load_config
from spacy.vectors import Vectors
from thinc.api import Config

__all__ = ["main", "tokenization"]

HERE = Path(__file__).parents[1]
LISTED = HERE / "configs" / "variations.yml"
COLUMNS = ("name", "steps", "tags", "UAS", "LAS", "NER", "cpu_seconds", "words_per_second")


@dataclass(frozen=True)
class Cost:
    """What each variation may use: training texts drawn, steps, words in a batch, development texts."""

    texts: int
    steps: int
    words: int
    held_out: int


#: A minute of one core each.
COSTS = {"parser": Cost(3000, 250, 400, 200), "ner": Cost(4000, 300, 400, 300)}
TEXTS = {"parser": ("trees", "dev.spacy"), "ner": ("ner-train.spacy", "ner-dev.spacy")}


def draw(source: Path, output: Path, count: int) -> Path:
    """Write ``count`` of the texts of ``source``, a file or a folder, to ``output``, the same ones each time."""
    if not output.exists():
        vocab = spacy.blank("en").vocab
        paths = sorted(source.glob("*.spacy")) if source.is_dir() else [source]
        docs = [doc for path in paths for doc in DocBin().from_disk(path).get_docs(vocab)]
        chosen = random.Random(0).sample(docs, min(count, len(docs)))
        texts = DocBin(
            attrs=["ORTH", "SPACY", "LEMMA", "POS", "TAG", "MORPH", "HEAD", "DEP", "SENT_START", "ENT_IOB", "ENT_TYPE"]
        )
        for doc in chosen:
            texts.add(doc)
        output.parent.mkdir(parents=True, exist_ok=True)
        texts.to_disk(output)
    return output


def fewer_vectors(source: Path, output: Path, words: int | None, dimensions: int | None) -> Path:
    """Write the vectors of ``source`` with the commonest ``words`` and the first ``dimensions`` alone to ``output``.

    Rows are in the order in which words were chosen, columns in that of the variance they explain.
    """
    nlp = spacy.load(source)
    vectors = nlp.vocab.vectors
    data = vectors.data[:words, :dimensions]
    fewer = Vectors(strings=nlp.vocab.strings, data=numpy.ascontiguousarray(data), name=vectors.name)
    for key, row in vectors.key2row.items():
        if row < len(data):
            fewer.add(key, row=row)
    nlp.vocab.vectors = fewer
    nlp.to_disk(output)
    return output


def lighten(config: Config, shared: bool) -> None:
    """Leave the morphologizer and the lemmatizer out of the parser's config; put the recognizer in if ``shared``.

    The two cost much and change little; of texts without their annotation they would learn that these have none.
    """
    components = config["components"]
    del components["morphologizer"], components["trainable_lemmatizer"]
    config["nlp"]["pipeline"] = ["tok2vec", "tagger", "parser"]
    config["training"]["score_weights"] = {"tag_acc": 0.0, "dep_uas": 0.0, "dep_las": 1.0}
    if shared:
        components["ner"] = load_config(HERE / "configs" / "ner.cfg")["components"]["ner"]
        components["ner"]["model"]["tok2vec"] = dict(components["parser"]["model"]["tok2vec"])
        config["nlp"]["pipeline"].append("ner")
        config["training"]["score_weights"] |= {"ents_f": 1.0}


def settle(name: str, variation: dict[str, Any], work: Path, scratch: Path) -> Config:
    """Return the config of the variation ``name``."""
    kind = variation["config"]
    kinds = ("parser", "ner") if variation.get("shared") else (kind,)
    cost = COSTS[kind]
    config = load_config(HERE / "configs" / f"{kind}.cfg")
    if kind == "parser":
        lighten(config, shared=len(kinds) > 1)
    if not variation.get("noise", True):
        del config["corpora"]["train"]["augmenter"]
    parts = {}
    for part in ("train", "dev"):
        sizes = {each: COSTS[each].texts if part == "train" else COSTS[each].held_out for each in kinds}
        folder = work / "variations" / "-".join([part, *(f"{each}-{size}" for each, size in sizes.items())])
        for each, size in sizes.items():
            draw(work / TEXTS[each][part == "dev"], folder / f"{each}.spacy", size)
        parts[f"paths.{part}"] = str(folder)
    vectors = work / "vectors"
    if "words" in variation or "dimensions" in variation:
        vectors = fewer_vectors(vectors, scratch / "vectors", variation.get("words"), variation.get("dimensions"))
    steps = cost.steps * len(kinds)
    changes = {
        **parts,
        "paths.vectors": str(vectors),
        "training.max_steps": steps,
        "training.eval_frequency": steps,
        "training.optimizer.learn_rate.total_steps": steps + steps // 20,
        "training.optimizer.learn_rate.warmup_steps": 50,
        "training.batcher.size": cost.words,
        **variation.get("changes", {}),
    }
    config = config.copy()
    for path, value in changes.items():
        *sections, setting = path.split(".")
        section: dict[str, Any] = config
        for part in sections:
            section = section[part]
        section[setting] = value
    config["initialize"].pop("after_init", None)
    return config.interpolate()


def measure(nlp: Language, dev: Path) -> dict[str, float]:
    """Score and time ``nlp`` on the texts of ``dev``, from raw text."""
    docs = [doc for path in sorted(dev.glob("*.spacy")) for doc in DocBin().from_disk(path).get_docs(nlp.vocab)]
    scores = nlp.evaluate([Example(nlp.make_doc(doc.text), doc) for doc in docs])
    start = time.process_time()
    words = sum(len(doc) for doc in nlp.pipe(doc.text for doc in docs))
    return {**scores, "rate": words / (time.process_time() - start)}


def main(
    output: Annotated[Path, typer.Argument(help="a table, .csv, that lines are added to")],
    names: Annotated[list[str] | None, typer.Argument(help="variations; all unless named")] = None,
    work: Annotated[Path, typer.Option(help="the folder of texts and vectors")] = HERE / "work",
) -> None:
    """Train the variations NAMES and add their figures to OUTPUT."""
    listed = yaml.safe_load(LISTED.read_text(encoding="utf8"))
    if unknown := sorted(set(names or ()) - listed.keys()):
        raise typer.BadParameter(f"no variation {', '.join(unknown)} in {LISTED}: there are {', '.join(listed)}")
    for name in names or listed:
        with tempfile.TemporaryDirectory() as folder:
            config = settle(name, listed[name], work, Path(folder))
            begun = time.process_time()
            nlp = init_nlp(config)
            trained = Path(folder) / "trained"
            trained.mkdir()
            train(nlp, trained)
            spent = time.process_time() - begun
            found = measure(spacy.load(trained / "model-best"), Path(config["paths"]["dev"]))
        shares = [found.get(key) for key in ("tag_acc", "dep_uas", "dep_las", "ents_f")]
        row = [name, config["training"]["max_steps"], *("" if share is None else f"{share:.3f}" for share in shares)]
        row += [f"{spent:.0f}", f"{found['rate']:.0f}"]
        fresh = not output.exists()
        with output.open("a", encoding="utf8", newline="") as lines:
            csv.writer(lines, lineterminator="\n").writerows([COLUMNS, row] if fresh else [row])
        typer.echo(", ".join(f"{column} {value}" for column, value in zip(COLUMNS, row, strict=True)))


if __name__ == "__main__":
    typer.run(main)
