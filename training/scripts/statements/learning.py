"""Learning of the network: from scenes with what the annotation says of their pairs to weights (PyTorch)."""

from __future__ import annotations

import math
import random
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Any

import numpy as np
import torch
from corpus import records
from numpy.typing import NDArray
from torch import Tensor, nn

from kg.language.plain import Token
from kg.statements import Lexicon
from kg.statements.arguments import Filler
from kg.statements.network import FLAGS, Network, many_hot
from kg.statements.scenes import CLASSES, Scenes, Vocabularies, read_scenes
from statements.readings import Reading

KINDS = ("lemma", "label", "mention", "entity_type", "way")
#: A base form or a way stands in the vocabulary if so many words have it
LEAST = 4
#: What a wrong reading of a statement that is not core costs
PERIPHERAL = 0.7
#: Pairs of one step of learning, at least
BATCH = 400
RATE, WARMING = 2e-3, 0.1
HIDDEN, FEW = 160, 32


@dataclass(frozen=True)
class Sample:
    """The scenes of an article; of each stated pair its rows and classes; the pairs that nothing is learnt of."""

    scenes: Scenes
    vectors: NDArray[np.float32]
    stated: list[tuple[int, list[int], list[int], float]]
    passed: frozenset[int]


class _Growing(dict[str, int]):
    """A vocabulary that takes in all it is asked for, and counts how often."""

    def __init__(self) -> None:
        super().__init__()
        self.counts: Counter[str] = Counter()

    def get(self, word: str, _: Any = 0) -> int:
        """The number of a word, a new one if it has none."""
        self.counts[word] += 1
        return self.setdefault(word, len(self) + 1)


def vocabularies(readings: Sequence[Reading], lexicon: Lexicon) -> dict[str, dict[str, int]]:
    """The words of each kind that stand often enough in the scenes of articles."""
    growing = {kind: _Growing() for kind in KINDS}
    for reading in readings:
        read_scenes(reading.found, reading.ruled, lexicon, growing)
    kept = {kind: sorted(w for w, count in known.counts.items() if count >= LEAST) for kind, known in growing.items()}
    return {kind: {word: place + 1 for place, word in enumerate(words)} for kind, words in kept.items()}


def sample(reading: Reading, lexicon: Lexicon, known: Vocabularies, vectors: str) -> Sample:
    """The scenes of an article with what is stated in them."""
    scenes = read_scenes(reading.found, reading.ruled, lexicon, known)
    seen = reading.found.doc.vectors(vectors, scenes.tokens)
    if seen is None:
        raise ValueError(f"the pipeline has no vectors {vectors!r}: the network learns from those of the shipped one")
    rows: dict[int, list[int]] = defaultdict(list)
    for number, row in enumerate(scenes.row.tolist()):
        rows[row[3]].append(number)
    stated, passed = [], set()
    for pair, actors in enumerate(scenes.pair):
        for each in _statements(reading, scenes, actors):
            if not _is_meant(each, scenes, actors):
                passed.add(pair)
                continue
            by = [number for number in rows[pair] if _tells(scenes.words[scenes.row[number][0]], each)]
            kinds = sorted({CLASSES.index(kind) for kind in (each.relation, *each.alt.relation)})
            stated.append((pair, by or rows[pair], kinds, 1.0 if each.core else PERIPHERAL))
    return Sample(scenes, seen, stated, frozenset(passed - {pair for pair, *_ in stated}))


def _statements(reading: Reading, scenes: Scenes, actors: tuple[int, int]) -> Iterator[records.Statement]:
    """What is stated of two actors of a scene in its sentence, whatever mentions of them it means."""
    for subject, target in product(*(scenes.actors[place] for place in actors)):
        yield from reading.stated(subject.head.idx, subject, target)


def _is_meant(statement: records.Statement, scenes: Scenes, actors: tuple[int, int]) -> bool:
    """Whether a statement is annotated of these mentions of its actors, or of none in the scene."""
    start = scenes.actors[actors[0]][0].head.sent.start

    def means(mention: records.Mention | None, place: int) -> bool:
        if mention is None:
            return True
        meant = [
            number for number, fillers in enumerate(scenes.actors)
            if fillers[0].head.sent.start == start and _spans(fillers[0], mention)
        ]  # fmt: skip
        return place in meant or not meant

    mentions, (one, other) = (statement.subject_mention, statement.object_mention), actors
    orders = [(one, other), (other, one)] if statement.symmetric else [(one, other)]
    return any(all(map(means, mentions, order)) for order in orders)


def _tells(word: Token, statement: records.Statement) -> bool:
    """Whether a word is, or is part of, what tells a statement."""
    trigger = statement.trigger
    return trigger is None or (word.idx < trigger.end and word.idx + len(word.text) > trigger.start)


def _spans(filler: Filler, mention: records.Mention) -> bool:
    tokens = filler.head.doc.tokens
    last = tokens[filler.end - 1]
    return bool(tokens[filler.start].idx < mention.end and last.idx + len(last.text) > mention.start)


def tensors(one: Sample) -> dict[str, Tensor]:
    """The numbers of a sample's scenes; parts that words, ways and pairs are counted by."""
    found = {
        name: torch.tensor(np.array(getattr(one.scenes, name), np.int64).reshape(-1, width))
        for name, width in (("word", 4), ("below", 2), ("actor", 3), ("way", 11), ("pair", 2), ("row", 4))
    }
    found["vectors"] = torch.from_numpy(one.vectors)
    found["told"] = torch.from_numpy(many_hot(one.scenes.told, len(one.scenes.word)))
    found["pair_told"] = torch.from_numpy(many_hot(one.scenes.pair_told, len(one.scenes.pair)))
    return found


# What the columns of numbers count: tokens, words, actors, ways, pairs; None for what is no place
_COUNTS: Mapping[str, tuple[str | None, ...]] = {
    "word": ("vectors", None, None, "vectors"), "below": ("word", "vectors"), "actor": ("vectors", None, None),
    "way": ("word", "actor", None, None, None, None, None, None, None, "vectors", "vectors"),
    "pair": ("actor", "actor"), "row": ("word", "way", "way", "pair"),
}  # fmt: skip


def _batch(samples: Sequence[tuple[Sample, dict[str, Tensor]]]) -> tuple[dict[str, Tensor], list[Any], Tensor]:
    """Several samples as one, what is stated in it, and which of its pairs are learnt of."""
    before = Counter[str]()
    parts: dict[str, list[Tensor]] = {}
    stated, learnt = [], []
    for one, tensors in samples:
        for name, values in tensors.items():
            if name in _COUNTS:
                values = values + torch.tensor([before[counted] if counted else 0 for counted in _COUNTS[name]])
            parts.setdefault(name, []).append(values)
        stated += [
            (pair + before["pair"], [row + before["row"] for row in rows], kinds, weight)
            for pair, rows, kinds, weight in one.stated
        ]
        learnt.append(torch.tensor([pair not in one.passed for pair in range(len(one.scenes.pair))], dtype=torch.bool))
        for name in ("vectors", "word", "actor", "way", "pair", "row"):
            before[name] += len(tensors[name])
    return {name: torch.cat(values) for name, values in parts.items()}, stated, torch.cat(learnt)


class Learner(nn.Module):
    """The network of `kg.statements.network` with its gradients."""

    def __init__(self, known: Mapping[str, Mapping[str, int]], width: int, drop: float) -> None:
        super().__init__()
        sizes = {"lemma": 48, "label": 24, "mention": 8, "entity_type": 12, "way": 48}
        self.embeddings = nn.ModuleDict({kind: nn.Embedding(len(known[kind]) + 1, sizes[kind]) for kind in KINDS})
        seen = {"own": 64, "above": FEW, "below": FEW, "towards": FEW, "over": FEW, "who": FEW}
        self.seen = nn.ModuleDict({name: nn.Linear(width, size) for name, size in seen.items()})
        who = sizes["mention"] + sizes["entity_type"] + seen["who"]
        word = seen["own"] + seen["above"] + seen["below"] + sizes["lemma"] + sizes["label"] + 2 * len(CLASSES)
        self.flags = nn.ModuleList([nn.Embedding(size, 2 * HIDDEN) for size in FLAGS])
        for flag in self.flags:
            nn.init.normal_(flag.weight, std=0.1)
        self.bias = nn.Parameter(torch.zeros(2 * HIDDEN))
        told = 2 * len(CLASSES)
        self.layers = nn.ModuleDict({
            "word": nn.Linear(word, HIDDEN), "hidden": nn.Linear(HIDDEN, HIDDEN // 2),
            "out": nn.Linear(HIDDEN // 2, len(CLASSES)), "pair": nn.Linear(2 * who + told, FEW),
            "nothing": nn.Linear(FEW, 1),
        })  # fmt: skip
        self.bare = nn.ModuleDict({
            "near": nn.Linear(seen["towards"] + seen["over"], 2 * HIDDEN, bias=False),
            "way": nn.Linear(sizes["way"], 2 * HIDDEN, bias=False), "who": nn.Linear(who, 2 * HIDDEN, bias=False),
            "told": nn.Linear(told, HIDDEN, bias=False),
        })  # fmt: skip
        nn.init.constant_(self.layers["out"].bias, -6.0)  # most words tell nothing of most pairs
        self.drop, self.unknown = nn.Dropout(drop), 0.15

    def forward(self, numbers: Mapping[str, Tensor]) -> tuple[Tensor, Tensor]:
        """The scores of each class for each row, and of nothing for each pair."""
        drop, layers, bare = self.drop, self.layers, self.bare
        vectors = drop(numbers["vectors"])
        seen = {name: torch.relu(layer(vectors)) for name, layer in self.seen.items()}
        word, way, actor, row, pair = (numbers[name] for name in ("word", "way", "actor", "row", "pair"))
        below = torch.zeros(len(word), FEW).index_reduce_(
            0, numbers["below"][:, 0], seen["below"][numbers["below"][:, 1]], "amax"
        )
        known = self.embeddings
        words = layers["word"](drop(torch.cat([
            seen["own"][word[:, 0]], seen["above"][word[:, 3]], below, known["lemma"](self._some(word[:, 1])),
            known["label"](word[:, 2]), numbers["told"],
        ], 1)))  # fmt: skip
        whom = torch.cat(
            [known["mention"](actor[:, 1]), known["entity_type"](actor[:, 2]), seen["who"][actor[:, 0]]], 1
        )
        ways = bare["near"](drop(torch.cat([seen["towards"][way[:, 9]], seen["over"][way[:, 10]]], 1)))
        ways = ways + bare["way"](drop(known["way"](self._some(way[:, 2])))) + bare["who"](drop(whom))[way[:, 1]]
        ways = ways + self.bias + sum(flag(way[:, 3 + place]) for place, flag in enumerate(self.flags))
        told = numbers["pair_told"]
        hidden = words[row[:, 0]] + ways[row[:, 1], :HIDDEN] + ways[row[:, 2], HIDDEN:] + bare["told"](told)[row[:, 3]]
        scores = layers["out"](drop(torch.relu(layers["hidden"](drop(torch.relu(hidden))))))
        nothing = layers["nothing"](
            torch.relu(layers["pair"](torch.cat([whom[pair[:, 0]], whom[pair[:, 1]], told], 1)))
        )
        return scores, nothing.squeeze(1)

    def _some(self, numbers: Tensor) -> Tensor:
        """While it learns, some words are taken for unknown ones."""
        if not self.training:
            return numbers
        return torch.where(torch.rand(numbers.shape) < self.unknown, torch.zeros_like(numbers), numbers)

    def weights(self) -> dict[str, NDArray[np.float32]]:
        """The parameters by the names of `Network`."""
        found: dict[str, Tensor] = {kind: layer.weight for kind, layer in self.embeddings.items()}
        for name, layer in [*((f"seen.{n}", each) for n, each in self.seen.items()), *self.layers.items()]:
            found[name], found[f"{name}.bias"] = layer.weight.T, layer.bias
        found |= {f"way.{name}": self.bare[name].weight.T for name in ("near", "way", "who")}
        found["pair.told"], found["way.bias"] = self.bare["told"].weight.T, self.bias
        found |= {f"flag.{place}": flag.weight for place, flag in enumerate(self.flags)}
        return {name: value.detach().numpy().astype(np.float32) for name, value in found.items()}


def loss(scores: Tensor, nothing: Tensor, row: Tensor, stated: Sequence[Any], learnt: Tensor) -> Tensor:
    """How unlikely what is stated is: of a stated pair its classes by its words, of any other nothing."""
    of = torch.cat([row[:, 3], torch.arange(len(nothing))])
    every = torch.cat([torch.logsumexp(scores, 1), nothing])
    top = torch.full_like(nothing, -1e9).scatter_reduce(0, of, every, "amax").detach()
    total = top + torch.log(torch.zeros_like(nothing).index_add(0, of, torch.exp(every - top[of])))
    told = torch.zeros_like(learnt)
    costs = []
    for pair, rows, kinds, weight in stated:
        told[pair] = True
        costs.append(weight * (total[pair] - torch.logsumexp(scores[rows][:, kinds].reshape(-1), 0)))
    return (total - nothing)[learnt & ~told].sum() + (torch.stack(costs).sum() if costs else 0.0)


def learn(
    samples: Sequence[Sample], known: Mapping[str, Mapping[str, int]], epochs: int, drop: float, seed: int
) -> Network:
    """The network learnt from samples; the same seed gives the same on one machine."""
    random.seed(seed)
    torch.manual_seed(seed)
    torch.set_num_threads(1)
    kept = [(one, tensors(one)) for one in samples if len(one.scenes.row)]
    learner = Learner(known, samples[0].vectors.shape[1], drop)
    optimizer = torch.optim.AdamW(learner.parameters(), lr=RATE, weight_decay=1e-4)
    pairs, done = epochs * sum(len(one.scenes.pair) for one, _ in kept), 0
    for _ in range(epochs):
        random.shuffle(kept)
        for batch in _batches(kept):
            numbers, stated, learnt = _batch(batch)
            for group in optimizer.param_groups:
                group["lr"] = RATE * _pace(done / pairs)
            done += len(numbers["pair"])
            optimizer.zero_grad()
            scores, nothing = learner(numbers)
            (loss(scores, nothing, numbers["row"], stated, learnt) / max(len(stated), 1)).backward()
            nn.utils.clip_grad_norm_(learner.parameters(), 2.0)
            optimizer.step()
    return Network(known, learner.weights())


def _pace(done: float) -> float:
    """The share of the rate of learning when so much is done: it rises at first, then falls to nothing."""
    return min(done / WARMING, (1 + math.cos(math.pi * (done - WARMING) / (1 - WARMING))) / 2) if done < 1 else 0.0


def _batches(kept: Sequence[tuple[Sample, Any]]) -> Iterator[list[tuple[Sample, Any]]]:
    batch: list[tuple[Sample, Any]] = []
    pairs = 0
    for one in kept:
        batch.append(one)
        pairs += len(one[0].scenes.pair)
        if pairs >= BATCH:
            yield batch
            batch, pairs = [], 0
    if batch:
        yield batch
