"""Convert Universal Dependencies treebanks (.conllu.gz) into spaCy's binary format.

Consecutive sentences of one source document are joined into short texts, since sentence boundaries are learnt from
them; in training texts a paragraph break is the whitespace token that an article would have there.
"""

import random
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import spacy
import typer
from spacy.tokens import Doc, DocBin
from spacy.vocab import Vocab
from treebanks import Sentence, read_sentences

PARAGRAPH_BREAK = "\n\n"


def join(sentences: list[Sentence], vocab: Vocab, paragraph_breaks: bool) -> Doc:
    """Make one annotated text of ``sentences``."""
    joined = Sentence()
    for sentence in sentences:
        if paragraph_breaks and sentence.starts_paragraph and joined.words:
            joined.spaces[-1] = False
            joined.add(PARAGRAPH_BREAK, False, PARAGRAPH_BREAK, "SPACE", "_SP", "", len(joined.words) - 1, "dep")
        offset = len(joined.words)
        rows = zip(
            sentence.words,
            sentence.spaces,
            sentence.lemmas,
            sentence.pos,
            sentence.tags,
            sentence.morphs,
            sentence.heads,
            sentence.deps,
            strict=True,
        )
        for word, space, lemma, pos, tag, morph, head, dep in rows:
            joined.add(word, space, lemma, pos, tag, morph, head + offset, dep)
    return Doc(
        vocab,
        words=joined.words,
        spaces=joined.spaces,
        lemmas=joined.lemmas,
        pos=joined.pos,
        tags=joined.tags,
        morphs=joined.morphs,
        heads=joined.heads,
        deps=joined.deps,
    )


def group(sentences: Iterator[Sentence], longest: int, chooser: random.Random) -> Iterator[list[Sentence]]:
    """Group consecutive sentences of one document, one to ``longest`` together."""
    current: list[Sentence] = []
    size = chooser.randint(1, longest)
    for sentence in sentences:
        if current and (sentence.starts_document or len(current) >= size):
            yield current
            current = []
            size = chooser.randint(1, longest)
        current.append(sentence)
    if current:
        yield current


def main(
    output: Path,
    treebanks: list[Path],
    longest: Annotated[int, typer.Option(help="most sentences in one text")] = 3,
    paragraph_breaks: Annotated[bool, typer.Option(help="put whitespace tokens between paragraphs")] = False,
    seed: int = 0,
) -> None:
    """Write TREEBANKS as one file of texts to OUTPUT."""
    chooser = random.Random(seed)
    vocab = spacy.blank("en").vocab
    texts = DocBin(attrs=["ORTH", "SPACY", "LEMMA", "POS", "TAG", "MORPH", "HEAD", "DEP", "SENT_START"])
    for path in treebanks:
        for sentences in group(read_sentences(path), longest, chooser):
            texts.add(join(sentences, vocab, paragraph_breaks))
    texts.to_disk(output)
    typer.echo(f"{output}: {len(texts)} texts")


if __name__ == "__main__":
    typer.run(main)
