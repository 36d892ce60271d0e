"""Trees of texts that nobody has annotated, for a smaller parser to learn from: the teacher's (``teacher.py parse``).

``words`` cuts the texts of JSON lines into sentences and words as the package's pipeline does, with its lemmas;
``trees`` joins them with what the teacher saw and keeps the trees that it is sure of. Tags are the teacher's too: left
out they would be no missing values to the morphologizer, but empty ones to learn.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any

import spacy
import typer
from spacy.tokens import Doc, DocBin
from spacy.vocab import Vocab

import kg.language

#: Sentences of fewer or more words are left out, and those whose arcs the teacher gives a lower mean probability.
SHORTEST, LONGEST, SUREST = 4, 80, 0.8

app = typer.Typer(no_args_is_help=True)


def records(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the records of a file of JSON lines."""
    with path.open(encoding="utf8") as lines:
        yield from map(json.loads, lines)


@app.command()
def words(output: Path, sources: Annotated[list[Path], typer.Argument(help="JSON lines with a text")]) -> None:
    """Write the sentences of SOURCES to OUTPUT, each once: JSON lines of words, spaces and lemmas."""
    nlp = kg.language.load()
    seen: set[str] = set()
    with output.open("w", encoding="utf8") as lines:
        for path in sources:
            for doc in nlp.pipe((record["text"] for record in records(path)), disable=["ner"]):
                for sentence in doc.sents:
                    if SHORTEST <= len(sentence) <= LONGEST and not any(token.is_space for token in sentence):
                        if sentence.text in seen:
                            continue
                        seen.add(sentence.text)
                        record = {
                            "words": [token.text for token in sentence],
                            "spaces": [bool(token.whitespace_) for token in sentence],
                            "lemmas": [token.lemma_ for token in sentence],
                        }
                        lines.write(json.dumps(record, ensure_ascii=False) + "\n")
    typer.echo(f"{output}: {len(seen)} sentences")


def tree(vocab: Vocab, sentence: dict[str, Any], parse: dict[str, Any]) -> Doc:
    """Return a sentence of ``words`` with the tree and tags of ``teacher.py parse``."""
    morphs = [morph.split("|", 1) for morph in parse["morphs"]]
    return Doc(
        vocab,
        **sentence,
        tags=parse["tags"],
        pos=[pos for pos, _ in morphs],
        morphs=[features for _, features in morphs],
        heads=parse["heads"],
        deps=parse["deps"],
        sent_starts=[at == 0 for at in range(len(parse["heads"]))],
    )


@app.command()
def trees(
    output: Path,
    sentences: Annotated[Path, typer.Argument(help="what `words` wrote")],
    parses: Annotated[Path, typer.Argument(help="what `teacher.py parse` made of it")],
    longest: Annotated[int, typer.Option(help="most sentences in one text")] = 3,
    seed: int = 0,
) -> None:
    """Write the trees that the teacher is sure of to OUTPUT, one to three sentences a text."""
    chooser = random.Random(seed)
    vocab = spacy.blank("en").vocab
    pairs = list(zip(records(sentences), records(parses), strict=True))
    docs = [tree(vocab, sentence, parse) for sentence, parse in pairs if parse["sure"] >= SUREST]
    texts = DocBin(attrs=["ORTH", "SPACY", "LEMMA", "POS", "TAG", "MORPH", "HEAD", "DEP", "SENT_START"])
    at = 0
    while at < len(docs):
        part = docs[at : at + chooser.randint(1, longest)]
        texts.add(part[0] if len(part) == 1 else Doc.from_docs(part, ensure_whitespace=True))
        at += len(part)
    texts.to_disk(output)
    typer.echo(f"{output}: {len(docs)} of {len(pairs)} sentences")


if __name__ == "__main__":
    app()
