"""Parse texts that nobody has annotated with the teacher, for a smaller parser to learn from.

Sources are files of JSON lines with a ``text``. Tokens, sentences, tags and lemmas are the shipped pipeline's, heads
and labels the teacher's. (Left out, tags would be no missing values to the morphologizer, but empty ones to learn.)
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import teacher as teachers
import typer
from spacy.tokens import Doc, DocBin, Span

import kg.language

#: Sentences of fewer or more words are left out, and those whose arcs the teacher gives a lower mean probability.
SHORTEST, LONGEST, SUREST = 4, 80, 0.8
BATCH = 48


def texts(path: Path) -> Iterator[str]:
    """Yield the texts of a file of JSON lines."""
    with path.open(encoding="utf8") as lines:
        for line in lines:
            yield json.loads(line)["text"]


def tree(span: Span, heads: list[int], labels: list[str]) -> Doc:
    """Return the sentence ``span`` as a document of its own with the given tree."""
    return Doc(
        span.doc.vocab,
        words=[token.text for token in span],
        spaces=[bool(token.whitespace_) for token in span],
        tags=[token.tag_ for token in span],
        pos=[token.pos_ for token in span],
        morphs=[str(token.morph) for token in span],
        lemmas=[token.lemma_ for token in span],
        heads=heads,
        deps=labels,
        sent_starts=[at == 0 for at in range(len(span))],
    )


def main(
    output: Path,
    teacher: Path,
    sources: Annotated[list[Path], typer.Argument(help="JSON lines with a text")],
    longest: Annotated[int, typer.Option(help="most sentences in one text")] = 3,
    seed: int = 0,
) -> None:
    """Write the trees of SOURCES, as the teacher sees them, to OUTPUT."""
    chooser = random.Random(seed)
    parser = teachers.load(teacher)
    nlp = kg.language.load()
    sentences = [
        sentence
        for path in sources
        for doc in nlp.pipe(texts(path), disable=["ner"])
        for sentence in doc.sents
        if SHORTEST <= len(sentence) <= LONGEST and not any(token.is_space for token in sentence)
    ]
    order = sorted(range(len(sentences)), key=lambda at: len(sentences[at]))
    found: dict[int, Doc] = {}
    for start in range(0, len(order), BATCH):
        batch = order[start : start + BATCH]
        parsed = parser.parse([[token.text for token in sentences[at]] for at in batch])
        for at, (heads, labels, sure) in zip(batch, parsed, strict=True):
            if sure >= SUREST:
                found[at] = tree(sentences[at], heads, labels)
    trees = DocBin(attrs=["ORTH", "SPACY", "LEMMA", "POS", "TAG", "MORPH", "HEAD", "DEP", "SENT_START"])
    docs = [found[at] for at in sorted(found)]
    at = 0
    while at < len(docs):
        part = docs[at : at + chooser.randint(1, longest)]
        trees.add(part[0] if len(part) == 1 else Doc.from_docs(part, ensure_whitespace=True))
        at += len(part)
    trees.to_disk(output)
    typer.echo(f"{output}: {len(docs)} of {len(sentences)} sentences")


if __name__ == "__main__":
    typer.run(main)
