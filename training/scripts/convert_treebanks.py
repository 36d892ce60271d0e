"""Convert Universal Dependencies treebanks (.conllu.gz) into spaCy's binary format.

Consecutive sentences of one source document are joined into short texts, since sentence boundaries are learnt from
them; in training texts a paragraph break is the whitespace token that an article would have there.
"""

import gzip
import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated

import spacy
import typer
from spacy.tokens import Doc, DocBin
from spacy.vocab import Vocab

PARAGRAPH_BREAK = "\n\n"

#: Labels that earlier releases of the treebanks used, as they are called now.
RENAMED_LABELS = {
    "obl:npmod": "obl:unmarked",
    "obl:tmod": "obl:unmarked",
    "nmod:npmod": "nmod:unmarked",
    "nmod:tmod": "nmod:unmarked",
}


@dataclass(slots=True)
class Sentence:
    """One sentence as parallel lists, one item a syntactic word; heads count from the sentence's first word."""

    starts_document: bool = False
    starts_paragraph: bool = False
    text: str = ""
    words: list[str] = field(default_factory=list)
    spaces: list[bool] = field(default_factory=list)
    lemmas: list[str] = field(default_factory=list)
    pos: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    morphs: list[str] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    deps: list[str] = field(default_factory=list)

    def add(self, word: str, space: bool, lemma: str, pos: str, tag: str, morph: str, head: int, dep: str) -> None:
        """Append one word."""
        self.words.append(word)
        self.spaces.append(space)
        self.lemmas.append(lemma)
        self.pos.append(pos)
        self.tags.append(tag)
        self.morphs.append(morph)
        self.heads.append(head)
        self.deps.append(dep)


def read_sentences(path: Path) -> Iterator[Sentence]:
    """Read the sentences of a gzipped CoNLL-U file; a multiword token becomes words without a space between."""
    sentence = Sentence()
    multiword_end, multiword_space = 0, True
    with gzip.open(path, "rt", encoding="utf8") as lines:
        for line in lines:
            line = line.rstrip("\n")
            if line.startswith("# newdoc"):
                sentence.starts_document = True
            elif line.startswith("# newpar"):
                sentence.starts_paragraph = True
            elif line.startswith("# text = "):
                sentence.text = line.removeprefix("# text = ")
            elif not line:
                if sentence.words:
                    yield sentence
                sentence = Sentence()
                multiword_end = 0
            elif not line.startswith("#"):
                number, word, lemma, pos, tag, morph, head, dep, _, misc = line.split("\t")
                space = "SpaceAfter=No" not in misc
                if "-" in number:
                    multiword_end, multiword_space = int(number.split("-")[1]), space
                elif "." not in number:
                    index = len(sentence.words)
                    if index + 1 < multiword_end:
                        space = False
                    elif index + 1 == multiword_end:
                        space = multiword_space
                    morph = "" if morph == "_" else morph
                    lemma = word if lemma == "_" else lemma
                    dep = "ROOT" if dep == "root" else RENAMED_LABELS.get(dep, dep)
                    governor = index if dep == "ROOT" else int(head) - 1
                    sentence.add(word, space, lemma, pos, tag, morph, governor, dep)


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
