"""Train the teacher of entities on the parser teacher's encoder, and annotate texts with it.

Like ``teacher.py`` it is too slow to ship; the shipped recognizer learns from the texts that it has annotated beside
those that people have (knowledge distillation, Hinton et al., 2015). Sources of entities disagree on what a name is, so
the teacher is told which source a text is of, and annotates everything else as one chosen source would have.
"""

from __future__ import annotations

import random
import re
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import spacy
import teacher as parsers
import tokenization
import torch
import typer
from convert_entities import annotate as gold_annotation
from convert_entities import group, read, vary
from spacy.language import Language
from spacy.tokens import Doc, DocBin
from spacy.training import biluo_tags_to_spans, iob_to_biluo
from torch import Tensor, nn
from treebanks import read_sentences

LABELS = ("PERSON", "ORG", "GPE", "LOC", "NORP", "EVENT", "MISC")
TAGS = ("O", *(f"{begin}-{label}" for label in LABELS for begin in "BI"))
MISSING = -100
#: The encoder's lowest layers stay as the parser teacher has them: they are run without gradients.
FROZEN_LAYERS = 2
#: Texts are cut into pieces of as many words, where they can after a full stop.
PIECE = 90
#: A share of training texts with curly quotation marks, and one that is not told its source.
CURLY, ANONYMOUS = 0.3, 0.1
#: What the name of a file says of its part of a source.
PART = r"-(train|dev|development|swapped)$"

app = typer.Typer(no_args_is_help=True)


@dataclass(frozen=True, slots=True)
class Text:
    """Words, the number of each one's tag (``MISSING`` where nobody annotated it), and the number of their source."""

    words: list[str]
    tags: list[int]
    source: int


class EntityTeacher(nn.Module):
    """Tags each word (B-, I-, O) from the states of the parser teacher's encoder, case and source.

    The encoder knows no capital letters: vectors of each word's case are added above its frozen layers, where that
    of the source is added too.
    """

    def __init__(self, sources: Sequence[str]) -> None:
        super().__init__()
        self.sources = list(sources)
        self.tokenizer, self.encoder = parsers.encoder()
        width = self.encoder.config.hidden_size
        self.case = nn.Embedding(len(parsers.CASES), width, padding_idx=0)
        self.source = nn.Embedding(1 + len(sources), width, padding_idx=0)
        nn.init.zeros_(self.case.weight)
        nn.init.zeros_(self.source.weight)
        self.drop = nn.Dropout(0.2)
        self.tag = nn.Sequential(nn.Linear(2 * width, width), nn.GELU(), nn.Dropout(0.2), nn.Linear(width, len(TAGS)))

    def forward(self, texts: Sequence[Sequence[str]], sources: Sequence[int]) -> tuple[Tensor, Tensor]:
        """Return scores (text, word, tag) and which positions are words; source 0 is that of no source."""
        pieces = self.tokenizer(
            [list(words) for words in texts],
            is_split_into_words=True,
            padding=True,
            truncation=True,
            max_length=512,
            return_tensors="pt",
        )
        longest = max(map(len, texts))
        first, last = (
            torch.zeros(len(texts), longest, dtype=torch.long),
            torch.zeros(len(texts), longest, dtype=torch.long),
        )
        cases = torch.zeros_like(pieces["input_ids"])
        for row, words in enumerate(texts):
            for position, word in enumerate(pieces.word_ids(row)):
                if word is not None:
                    cases[row, position] = parsers.case(words[word])
                    last[row, word] = position
                    if not first[row, word]:
                        first[row, word] = position
        mask = (1.0 - pieces["attention_mask"][:, None, None].float()) * -1e4
        with torch.no_grad():
            hidden = self.encoder.embeddings(input_ids=pieces["input_ids"])
            for layer in self.encoder.encoder.layer[:FROZEN_LAYERS]:
                hidden = _hidden(layer(hidden, mask))
        hidden = hidden + self.case(cases) + self.source(torch.tensor(sources))[:, None]
        for layer in self.encoder.encoder.layer[FROZEN_LAYERS:]:
            hidden = _hidden(layer(hidden, mask))
        ends = [torch.gather(hidden, 1, at[:, :, None].expand(-1, -1, hidden.shape[-1])) for at in (first, last)]
        present = torch.arange(longest)[None] < torch.tensor([len(words) for words in texts])[:, None]
        return self.tag(self.drop(torch.cat(ends, -1))), present


def _hidden(output: Tensor | tuple[Tensor, ...]) -> Tensor:
    """Return the states that a layer gives, alone or in a tuple, as the version of transformers has it."""
    return output if isinstance(output, Tensor) else output[0]


def pieces(doc: Doc) -> Iterator[tuple[int, int]]:
    """Yield first and end of stretches of at most ``PIECE`` words, cut after full stops where there are any."""
    start = 0
    while start < len(doc):
        end = min(len(doc), start + PIECE)
        if end < len(doc):
            stops = [at + 1 for at in range(start + PIECE // 2, end) if doc[at].text in {".", "!", "?"}]
            end = stops[-1] if stops else end
        yield start, end
        start = end


def gold_tags(doc: Doc) -> list[int]:
    """Return the number of each word's tag, ``MISSING`` where nobody annotated it."""
    return [
        MISSING if token.ent_iob == 0 else TAGS.index(f"{token.ent_iob_}-{token.ent_type_}" if token.ent_type_ else "O")
        for token in doc
    ]


def source_name(source: str) -> str:
    """Return the name of the source ``FILE[:times][@first-end]``, the same for all its parts."""
    return re.sub(PART, "", Path(source.partition("@")[0].partition(":")[0]).stem)


def read_texts(nlp: Language, sources: Sequence[str], chooser: random.Random) -> Iterator[Text]:
    """Yield the annotated texts of ``sources``, in pieces."""
    names = list(dict.fromkeys(map(source_name, sources)))
    for source in sources:
        number = 1 + names.index(source_name(source))
        records, times = read(source)
        for _ in range(times):
            docs = [gold_annotation(nlp, vary(record, chooser, CURLY)) for record in records]
            for doc in group([doc for doc in docs if len(doc)], 2, chooser):
                tags = gold_tags(doc)
                for start, end in pieces(doc):
                    if any(tag != MISSING for tag in tags[start:end]):
                        words = [token.text for token in doc[start:end]]
                        yield Text(words, tags[start:end], number)


def batches(texts: Sequence[Text], words: int, chooser: random.Random) -> Iterator[list[Text]]:
    """Yield texts of like length, some ``words`` words together, in random order."""
    found: list[list[Text]] = [[]]
    for text in sorted(texts, key=lambda text: len(text.words) + chooser.random() * 3):
        if (len(found[-1]) + 1) * len(text.words) > words and found[-1]:
            found.append([])
        found[-1].append(text)
    chooser.shuffle(found)
    yield from found


@app.command()
def train(
    output: Path,
    parser: Annotated[Path, typer.Argument(help="the parser teacher")],
    sources: Annotated[list[str], typer.Argument(help="annotated entities, as convert_entities.py takes them")],
    dev: Annotated[list[str], typer.Option(help="annotated entities to measure on, each under its own name")],
    epochs: int = 1,
    words: Annotated[int, typer.Option(help="words in a batch")] = 600,
    rate: float = 2e-4,
    seed: int = 0,
) -> None:
    """Train on SOURCES and write the teacher to OUTPUT."""
    torch.manual_seed(seed)
    chooser = random.Random(seed)
    nlp = tokenization.customize(spacy.blank("en"))
    texts = list(read_texts(nlp, sources, chooser))
    teacher = EntityTeacher(list(dict.fromkeys(map(source_name, sources))))
    teacher.encoder.load_state_dict(parsers.load(parser).cpu().encoder.state_dict())
    teacher.encoder.embeddings.requires_grad_(False)
    encoder = [p for layer in teacher.encoder.encoder.layer[FROZEN_LAYERS:] for p in layer.parameters()]
    others = [*teacher.tag.parameters(), *teacher.case.parameters(), *teacher.source.parameters()]
    optimizer = torch.optim.AdamW([{"params": encoder, "lr": rate}, {"params": others, "lr": 5 * rate}])
    steps = epochs * sum(1 for _ in batches(texts, words, random.Random(seed)))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda at: min((at + 1) / 80, max(0.0, (steps - at) / steps))
    )
    typer.echo(f"{len(texts)} texts, {sum(len(text.words) for text in texts)} words, {steps} steps")
    begun, step = time.monotonic(), 0
    for epoch in range(epochs):
        teacher.train()
        for batch in batches(texts, words, chooser):
            told = [0 if chooser.random() < ANONYMOUS else text.source for text in batch]
            scores, present = teacher([text.words for text in batch], told)
            gold = torch.full(present.shape, MISSING)
            for row, text in enumerate(batch):
                gold[row, : len(text.tags)] = torch.tensor(text.tags)
            loss = nn.functional.cross_entropy(scores[present], gold[present], ignore_index=MISSING)
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(teacher.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            step += 1
            if step % 25 == 0:
                typer.echo(f"{step} of {steps}, loss {loss.item():.3f}, {(time.monotonic() - begun) / 60:.1f} min")
        torch.save({"sources": teacher.sources, "state": teacher.state_dict()}, output)
        for source in dev:
            typer.echo(f"epoch {epoch + 1}: {source}: F1 {evaluate(teacher, nlp, source):.3f}")


def load(path: Path) -> EntityTeacher:
    """Return the teacher that ``train`` wrote to ``path``."""
    saved = torch.load(path)
    teacher = EntityTeacher(saved["sources"])
    teacher.load_state_dict(saved["state"])
    return teacher.eval()


@torch.no_grad()
def annotate(teacher: EntityTeacher, docs: Sequence[Doc], source: str | None, sure: float) -> None:
    """Set the entities of ``docs`` in place, as ``source`` has them; words less probable than ``sure`` are missing."""
    teacher.eval()
    told = 1 + teacher.sources.index(source) if source else 0
    stretches = [(at, a, b) for at, doc in enumerate(docs) for a, b in pieces(doc)]
    stretches.sort(key=lambda stretch: stretch[2] - stretch[1])
    tags: dict[int, list[tuple[int, list[str]]]] = {}
    for start in range(0, len(stretches), 32):
        part = stretches[start : start + 32]
        scores, _ = teacher([[token.text for token in docs[at][a:b]] for at, a, b in part], [told] * len(part))
        probabilities, best = torch.softmax(scores, -1).max(-1)
        for (at, a, b), chances, row in zip(part, probabilities.tolist(), best.tolist(), strict=True):
            found = [TAGS[tag] if p >= sure else "-" for p, tag in zip(chances[: b - a], row[: b - a], strict=True)]
            tags.setdefault(at, []).append((a, found))
    for at, doc in enumerate(docs):
        flat = repaired([tag for _, part in sorted(tags.get(at, [])) for tag in part])
        missing = [doc[at : at + 1] for at, tag in enumerate(flat) if tag == "-"]
        spans = biluo_tags_to_spans(doc, iob_to_biluo([tag if tag != "-" else "O" for tag in flat]))
        doc.set_ents(spans, missing=missing, default="outside")


def repaired(tags: list[str]) -> list[str]:
    """Return ``tags`` such that each I- goes on what stands before it; an entity with a missing word is missing."""
    found = list(tags)
    for at, tag in enumerate(found):
        if tag.startswith("I-") and (at == 0 or found[at - 1] not in (tag, f"B-{tag[2:]}")):
            found[at] = "-" if at and found[at - 1] == "-" else f"B-{tag[2:]}"
    for at in range(len(found) - 2, -1, -1):
        if found[at + 1] == "-" and tags[at + 1].startswith(("I-", "-")) and found[at] not in ("O", "-"):
            found[at] = "-"
    return found


def evaluate(teacher: EntityTeacher, nlp: Language, source: str, told: str | None = None) -> float:
    """Return micro F1 over the entities of ``source`` with their labels, missing stretches left out."""
    gold = [gold_annotation(nlp, record) for record in read(source)[0]]
    found = [Doc(nlp.vocab, [t.text for t in doc], [bool(t.whitespace_) for t in doc]) for doc in gold]
    name = told or source_name(source)
    annotate(teacher, found, name if name in teacher.sources else None, 0.0)
    right = proposed = annotated = 0
    for one, other in zip(gold, found, strict=True):
        unknown = {token.i for token in one if token.ent_iob == 0}
        expected = {(span.start, span.end, span.label_) for span in one.ents}
        seen = {
            (span.start, span.end, span.label_)
            for span in other.ents
            if unknown.isdisjoint(range(span.start, span.end))
        }
        right, proposed, annotated = right + len(expected & seen), proposed + len(seen), annotated + len(expected)
    return 2 * right / (proposed + annotated)


@app.command()
def silver(
    output: Path,
    teacher: Path,
    sources: Annotated[list[str], typer.Argument(help="JSON lines with a text, or treebanks (.conllu.gz)")],
    told: Annotated[str | None, typer.Option(help="the source whose ways are followed")] = None,
    sure: Annotated[float, typer.Option(help="words with a lower probability are missing values")] = 0.6,
    longest: Annotated[int, typer.Option(help="most texts joined into one")] = 3,
    seed: int = 0,
) -> None:
    """Write the texts of SOURCES, with entities as the teacher sees them, to OUTPUT."""
    chooser = random.Random(seed)
    nlp = tokenization.customize(spacy.blank("en"))
    docs = [doc for source in sources for doc in read_plain(nlp, source, chooser) if len(doc)]
    annotate(load(teacher), docs, told, sure)
    found = DocBin(attrs=["ORTH", "SPACY", "ENT_IOB", "ENT_TYPE"])
    for doc in group(docs, longest, chooser):
        found.add(doc)
    found.to_disk(output)
    typer.echo(f"{output}: {len(docs)} texts")


def read_plain(nlp: Language, source: str, chooser: random.Random) -> Iterator[Doc]:
    """Yield the texts of ``source`` without annotation, a share of them with curly quotation marks."""
    if source.endswith(".conllu.gz"):
        records = [{"text": sentence.text} for sentence in read_sentences(Path(source))]
    else:
        records, _ = read(source)
    for record in records:
        yield nlp.make_doc(vary(record, chooser, CURLY)["text"].rstrip())


if __name__ == "__main__":
    app()
