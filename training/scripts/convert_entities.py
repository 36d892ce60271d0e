"""Convert annotated entities (.jsonl) into spaCy's binary format.

A line is ``{"text", "spans": [[start, end, label]], "unknown": [[start, end]]}``, offsets in characters. Stretches
under ``unknown`` become missing values, on which nothing is learnt. Consecutive lines of one source file are joined
into short texts, so that the model also sees entities in running text.
"""

import json
import random
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import spacy
import tokenization
import typer
from spacy.language import Language
from spacy.tokens import Doc, DocBin, Span

from kg.language.titles import after_titles

#: Titles that are put before names in training: the sources have few of them, the news many.
ABBREVIATED = ("Adm.", "Amb.", "Capt.", "Col.", "Dr.", "Gen.", "Gov.", "Lt. Gen.", "Maj.", "Mr.", "Ms.", "Rep.", "Sen.")


def trimmed(span: Span, outside: bool) -> Span:
    """Return ``span`` without a possessive at its end and, if they stay ``outside``, determiners and titles before."""
    start, end = span.start, span.end
    if end - start > 1 and span.doc[end - 1].text in {"'s", "’s", "'", "’"}:
        end -= 1
    if outside and end - start > 1 and span.doc[start].text in {"the", "a", "an"}:
        start += 1
    if outside and span.label_ == "PERSON":
        start += after_titles([token.text for token in span.doc[start:end]])
    return Span(span.doc, start, end, label=span.label)


def entitle(record: dict, chooser: random.Random, share: float) -> dict:
    """Return ``record`` with abbreviated titles before a ``share`` of the names of two words that have none."""
    text, spans, unknown = record["text"], record["spans"], record.get("unknown", [])
    for start, end, label in sorted(record["spans"], reverse=True):
        before = text[:start].rsplit(maxsplit=1)[-1:]
        free = not before or before[0].islower() or not before[0].isalnum()
        if label != "PERSON" or " " not in text[start:end] or not free or chooser.random() >= share:
            continue
        title = chooser.choice(ABBREVIATED) + " "
        text = text[:start] + title + text[start:]

        def moved(at: int, after: int = start, by: int = len(title)) -> int:
            return at + by if at >= after else at

        spans = [[moved(first), moved(last - 1) + 1, name] for first, last, name in spans]
        unknown = [[moved(first), moved(last - 1) + 1] for first, last in unknown]
    return {**record, "text": text, "spans": spans, "unknown": unknown}


def annotate(nlp: Language, record: dict, outside: bool = False) -> Doc:
    """Tokenize the text of ``record`` and set its entities; spans that cut a token are widened to it.

    Sources differ on what belongs to a name: a possessive never does here, titles and determiners not if ``outside``.
    """
    doc = nlp.make_doc(record["text"].rstrip())
    entities: list[Span] = []
    taken: set[int] = set()
    for start, end, label in sorted(record["spans"], key=lambda span: span[0] - span[1]):
        span = doc.char_span(start, end, label=label, alignment_mode="expand")
        if span is None or taken.intersection(range(span.start, span.end)):
            continue
        span = trimmed(span, outside)
        entities.append(span)
        taken.update(range(span.start, span.end))
    missing: list[Span] = []
    for start, end in record.get("unknown", []):
        span = doc.char_span(start, min(end, len(doc.text)), alignment_mode="expand")
        if span is not None and not taken.intersection(range(span.start, span.end)):
            missing.append(span)
    doc.set_ents(entities, missing=missing, default="outside")
    return doc


def curl(text: str) -> str:
    """Make the straight quotation marks and apostrophes of ``text`` curly, as the news has them; offsets hold."""
    text = re.sub(r'(?<![^\s(\[“‘—–-])"(?=\S)', "“", text).replace('"', "”")
    return re.sub(r"(?<![^\s(\[“—–-])'(?=[A-Z])", "‘", text).replace("'", "’")


def vary(record: dict, chooser: random.Random, curly: float) -> dict:
    """Return ``record``, in a share of ``curly`` of all calls with curly quotation marks."""
    return {**record, "text": curl(record["text"])} if chooser.random() < curly else record


def group(docs: list[Doc], longest: int, chooser: random.Random) -> Iterator[Doc]:
    """Join one to ``longest`` consecutive texts."""
    start = 0
    while start < len(docs):
        size = chooser.randint(1, longest)
        part = docs[start : start + size]
        yield part[0] if len(part) == 1 else Doc.from_docs(part, ensure_whitespace=True)
        start += size


def read(source: str) -> tuple[list[dict], int]:
    """Return the records of ``FILE[:times][@first-end]`` and how many times they are wanted."""
    source, _, lines_wanted = source.partition("@")
    name, _, times = source.partition(":")
    with Path(name).open(encoding="utf8") as lines:
        records = [json.loads(line) for line in lines]
    if lines_wanted:
        first, end = lines_wanted.split("-")
        records = records[int(first) : int(end)]
    return records, int(times or 1)


def main(
    output: Path,
    sources: Annotated[
        list[str], typer.Argument(help="files; FILE is read once, FILE:3 three times, FILE@0-1600 in its first lines")
    ],
    longest: Annotated[int, typer.Option(help="most lines in one text")] = 3,
    curly: Annotated[float, typer.Option(help="share of texts whose quotation marks are made curly")] = 0.0,
    outside: Annotated[bool, typer.Option(help="leave titles and determiners out of names in every source")] = False,
    titles: Annotated[float, typer.Option(help="share of persons' names that get an abbreviated title")] = 0.0,
    seed: int = 0,
) -> None:
    """Write SOURCES as one file of texts to OUTPUT."""
    chooser = random.Random(seed)
    nlp = tokenization.customize(spacy.blank("en"))
    texts = DocBin(attrs=["ORTH", "SPACY", "ENT_IOB", "ENT_TYPE"])
    for source in sources:
        records, times = read(source)
        for _ in range(times):
            varied = [entitle(vary(record, chooser, curly), chooser, titles) for record in records]
            docs = [annotate(nlp, record, outside) for record in varied]
            for doc in group([doc for doc in docs if len(doc)], longest, chooser):
                texts.add(doc)
    texts.to_disk(output)
    typer.echo(f"{output}: {len(texts)} texts")


if __name__ == "__main__":
    typer.run(main)
