"""Read Universal Dependencies treebanks (.conllu.gz)."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

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
