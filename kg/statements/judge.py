"""The judge: a trained model that says how likely a candidate is right; the unlikely fall, the likely join.

A network says of all pairs of actors in a sentence what may be stated of them. Two regressions over features, the
network's opinion among them, say how likely a candidate is right: one of what the rules read, which stays as they read
it unless it is very unlikely, one of what only the network reads, which is added where it is likely enough. Less is
enough where an actor would be left out of the graph without it. Made by
`python -m statements` in training/; `model/judge.npz` holds plain arrays, `model/judge.json` how it was made.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import as_file, files
from itertools import chain, product
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kg.actors import Actors
from kg.kept import Kept
from kg.language.clauses import case_words, first_conjunct, sentence_start
from kg.language.plain import Token
from kg.statements.arguments import Filler
from kg.statements.candidates import Candidate, Read, likeliest_relation, read_candidates
from kg.statements.features import Features, Opinions, Part, names
from kg.statements.lexicon import Lexicon
from kg.statements.network import Likely, Network
from kg.statements.proposals import Proposal, known_lemma
from kg.statements.scenes import CLASSES, Scenes, read_scenes
from kg.statements.speakers import SOURCE_PHRASES
from kg.statements.status import StatusReader
from kg.statements.victims import spare_victims
from kg.statements.words import KIN

GEOGRAPHY = frozenset({"BORDERS", "LOCATED_IN"})
ASKING = frozenset({"REQUEST", "DEMAND"})
# Of candidates that the rules read, and that only the network does
KINDS = ("ruled", "unread")
# What the network finds less likely is not looked at
LEAST = 0.1
# So many parts of features are kept for the next article, a few megabytes
KEPT = 1 << 14
Array = NDArray[np.float64]


@dataclass(frozen=True)
class Regression:
    """A logistic regression: a weight for each feature, and what its scores mean.

    `scores` and `shares` are the calibration: the share of right statements at a score, with straight lines between.
    What has a lower share than `threshold` falls.
    """

    rows: Mapping[str, int]
    weights: Array
    bias: float
    scores: Array
    shares: Array
    threshold: float

    def weight(self, features: Iterable[str]) -> float:
        """What features add to a score."""
        known, weight = self._by_feature, 0.0
        for feature in features:
            if feature in known:
                weight += known[feature]
        return weight

    @cached_property
    def _by_feature(self) -> dict[str, float]:
        weights = self.weights.tolist()
        return {feature: weights[row] for feature, row in self.rows.items()}

    def share(self, score: float) -> float:
        """The share of right statements at a score."""
        return float(np.interp(score, self.scores, self.shares))


class Scorer:
    """A regression over candidates: what parts of features weigh that several share is kept."""

    def __init__(self, regression: Regression) -> None:
        self.regression = regression
        self.weights: Kept[Part, float] = Kept(lambda part: regression.weight(names(part)), KEPT)

    def probability(self, parts: Iterable[Part]) -> float:
        """The probability that a candidate is right whose features come in these parts."""
        score = self.regression.bias
        for part in parts:
            score += self.weights[part]
        return self.regression.share(score)


@dataclass(frozen=True)
class Judge:
    """The network and the two regressions.

    Attributes:
        newcomer: the share from which on a reading of the network joins whose subject or object nothing else is
            stated of in the article.
        vectors: the name of the static vectors that the network has learnt with: it stays silent beside others.
    """

    network: Network
    ruled: Regression
    unread: Regression
    newcomer: float
    vectors: str

    @cached_property
    def _scorers(self) -> tuple[Scorer, Scorer]:
        return Scorer(self.ruled), Scorer(self.unread)

    def scenes(self, actors: Actors, lexicon: Lexicon, ruled: Iterable[Candidate]) -> tuple[Scenes, Likely] | None:
        """The scenes of a document and what the network says of them; None beside another pipeline."""
        scenes = read_scenes(actors, ruled, lexicon, self.network.vocabularies)
        vectors = actors.doc.vectors(self.vectors, scenes.tokens)
        return None if vectors is None else (scenes, self.network(scenes, vectors))

    def settle(self, actors: Actors, lexicon: Lexicon, reader: StatusReader, read: Iterable[Read]) -> list[Read]:
        """The readings that stand, each of one subject and one object with its probability as confidence."""
        ruled = list(read_candidates(read))
        seen = self.scenes(actors, lexicon, ruled)
        features = Features(actors, ruled, Opinions(*seen) if seen else None)
        of_ruled, of_unread = self._scorers
        kept: list[Candidate] = []
        for candidate in ruled:
            probability = of_ruled.probability(features.parts(candidate))
            if probability >= self.ruled.threshold:
                kept.append(_with_confidence(candidate, probability))
        if seen is not None:
            added: list[Candidate] = []
            doubtful: list[Candidate] = []
            for candidate in unread_candidates(*seen, actors, lexicon, reader, ruled):
                probability = of_unread.probability(features.parts(candidate))
                if probability >= self.unread.threshold:
                    added.append(_with_confidence(candidate, probability))
                elif probability >= self.newcomer:
                    doubtful.append(_with_confidence(candidate, probability))
            added = list(likeliest_offices(added))
            told = {candidate.pair for candidate in added}
            kept = [candidate for candidate in kept if candidate.pair not in told] + added
            offices = (entity.id for role in actors.roles for entity in (*role.person.entities, role.of))
            kept += newcomers(doubtful, {*offices, *chain.from_iterable(each.ends for each in kept)})
        return [(c.proposal, c.context) for c in sorted(kept, key=lambda c: c.proposal.trigger.i)]

    @classmethod
    def read(cls, path: Path) -> Judge:
        """The judge of a file that `write` made.

        Raises:
            ValueError: the file is no such model.
        """
        with np.load(path, allow_pickle=False) as stored:
            if f"{KINDS[0]}.weights" not in stored:
                raise ValueError(f"{path} holds no judge of statements: train one (training/README.md)")
            given = {name: stored[name] for name in stored.files}
        network = Network(
            {name.partition(".")[2]: _numbered(_words(w), 1) for name, w in given.items() if name.startswith("words.")},
            {name.partition(".")[2]: w.astype(np.float32) for name, w in given.items() if name.startswith("network.")},
        )
        ruled, unread = (_stored(given, kind) for kind in KINDS)
        return cls(network, ruled, unread, float(given["newcomer"]), _words(given["vectors"])[0])

    def write(self, path: Path) -> None:
        """Write the judge; the same one gives the same bytes."""
        arrays: dict[str, Any] = {f"network.{name}": w.astype(np.float16) for name, w in self.network.weights.items()}
        arrays |= {f"words.{kind}": _written(known) for kind, known in self.network.vocabularies.items()}
        for kind, regression in zip(KINDS, (self.ruled, self.unread), strict=True):
            arrays[f"{kind}.features"] = _written(regression.rows)
            arrays[f"{kind}.weights"] = regression.weights.astype(np.float32)
            arrays[f"{kind}.scores"], arrays[f"{kind}.shares"] = regression.scores, regression.shares
            arrays[f"{kind}.settings"] = np.array([regression.bias, regression.threshold])
        arrays["newcomer"] = np.array(self.newcomer)
        arrays["vectors"] = _written({self.vectors: 0})
        beside = path.with_name(path.name + ".part.npz")
        np.savez_compressed(beside, **arrays)
        beside.replace(path)


def unread_candidates(
    scenes: Scenes, likely: Likely, actors: Actors, lexicon: Lexicon, reader: StatusReader, ruled: Iterable[Candidate]
) -> Iterator[Candidate]:
    """What the network may read of two actors of whom the rules read at most `other` in the sentence.

    Of two actors the likeliest class is taken, either way round, by the likeliest word, if that is none by which the
    rules read something, nor one that only says so; no office of anybody whose title has told it; nothing
    of where places lie, which is no matter of likelihood; of those whom one mention means ("both"), or who are named in
    a row, only what is mutual; and nothing of whom an adjective alone tells: "Persian cats" are no matter of Iran.
    """
    read = [candidate for candidate in ruled if candidate.proposal.relation.id != "other"]
    known = {candidate.pair for candidate in read}
    words = {word.i for each in read for word in (each.proposal.trigger, *each.proposal.words)}
    told = {entity.id for role in actors.roles for entity in (*role.person.entities, role.of)}
    best: dict[tuple[int, frozenset[str]], tuple[float, int, int, Filler, Filler]] = {}
    shares = likely.by_pair.max(axis=1, initial=0.0)
    for number in np.flatnonzero(shares >= LEAST).tolist():
        share, kind = float(shares[number]), int(likely.by_pair[number].argmax())
        one, other = (scenes.actors[place] for place in scenes.pair[number])
        for subject, target in product(one, other):
            pair = frozenset({subject.entity.id, target.entity.id})
            key = sentence_start(subject.head), pair
            known_office = CLASSES[kind] == "HOLDS_OFFICE" and pair & told
            if len(pair) < 2 or key in known or known_office or CLASSES[kind] in GEOGRAPHY:
                continue
            if share > best.get(key, (0.0,))[0]:
                best[key] = share, number, kind, subject, target
    ends = [*scenes.first_row.tolist(), len(scenes.row)]
    for _, number, kind, subject, target in best.values():
        rows = slice(ends[number], ends[number + 1])
        word = scenes.words[scenes.row[rows][likely.by_row[rows, kind].argmax()][0]]
        kinship = CLASSES[kind] == "HOLDS_OFFICE" and word.lemma_.lower() in KIN  # a father holds no office
        if word.i in words or kinship or _only_says(word, CLASSES[kind], lexicon):
            continue
        relation = likeliest_relation(word, CLASSES[kind], lexicon)
        if not relation.symmetric and (subject.start == target.start or _side_by_side(subject.head, target.head)):
            continue
        if relation.symmetric and target.head.i < subject.head.i:
            subject, target = target, subject
        if not (_by_adjective(subject, actors) or _by_adjective(target, actors)):
            proposal = Proposal(relation, word, (subject,), (target,), words=(word,), carrier=_carrier(word, lexicon))
            if spare_victims(proposal, lexicon).objects:
                yield Candidate(proposal, reader.context(proposal), False)


def newcomers(doubtful: Iterable[Candidate], present: Iterable[str]) -> Iterator[Candidate]:
    """The likeliest of doubtful candidates by which actors join who are not present yet, by their ids."""
    known = set(present)
    for candidate in sorted(doubtful, key=lambda each: each.proposal.confidence or 0.0, reverse=True):
        if not known.issuperset(candidate.ends):
            known.update(candidate.ends)
            yield candidate


def likeliest_offices(added: Iterable[Candidate]) -> Iterator[Candidate]:
    """What is added, of one person's offices only the likeliest: a bare title has one state, not each that is near."""
    held: dict[str, Candidate] = {}
    for candidate in added:
        if candidate.proposal.relation.relation_class != "HOLDS_OFFICE":
            yield candidate
            continue
        best = held.setdefault(candidate.subject.entity.id, candidate)
        if (candidate.proposal.confidence or 0.0) > (best.proposal.confidence or 0.0):
            held[candidate.subject.entity.id] = candidate
    yield from held.values()


def _side_by_side(one: Token, other: Token) -> bool:
    """Whether two are named in a row, and not for what is between them: "Oman and Qatar"."""
    first = first_conjunct(one)
    return first.i == first_conjunct(other).i and not case_words(first) & {"between", "among"}


def _by_adjective(filler: Filler, actors: Actors) -> bool:
    """Whether an actor is told by an adjective of a thing."""
    reference = actors.at(filler.head)
    return reference is not None and reference.kind == "adjective"


def _carrier(word: Token, lexicon: Lexicon) -> Token | None:
    """The verb whose tense and mood hold for a noun that it carries: "are to hold joint patrols"."""
    if word.pos_ != "NOUN" or word.dep_ not in ("obj", "nsubj:pass") or word.head.pos_ != "VERB":
        return None
    lights = lexicon.light_verbs.get(known_lemma(word.head, lexicon.light_verbs), ())
    return word.head if any(not (light.negates or light.particles) for light in lights) else None


def _only_says(word: Token, kind: str, lexicon: Lexicon) -> bool:
    """Whether a word of saying is no act of this class: saying is none on those it is about, asking is a request."""
    if word.lower_ in SOURCE_PHRASES:
        return True
    attitude = lexicon.attitudes.get(("verb", word.lemma_.lower()))
    if attitude is None or word.pos_ != "VERB":
        return False
    asks = attitude.status == "requested" and not any(child.dep_ == "compound:prt" for child in word.children)
    return attitude.status == "claimed" or (asks and kind not in ASKING)


def _with_confidence(candidate: Candidate, share: float) -> Candidate:
    return candidate._replace(proposal=candidate.proposal._replace(confidence=share))


def _stored(given: Mapping[str, Any], kind: str) -> Regression:
    bias, threshold = (float(value) for value in given[f"{kind}.settings"])
    return Regression(
        _numbered(_words(given[f"{kind}.features"]), 0), given[f"{kind}.weights"].astype(np.float64), bias,
        given[f"{kind}.scores"], given[f"{kind}.shares"], threshold,
    )  # fmt: skip


def _words(stored: NDArray[np.uint8]) -> list[str]:
    text = bytes(stored).decode("utf-8")
    return text.split("\n") if text else []


def _numbered(words: Iterable[str], first: int) -> dict[str, int]:
    return {word: number for number, word in enumerate(words, first)}


def _written(numbers: Mapping[str, int]) -> NDArray[np.uint8]:
    return np.frombuffer("\n".join(sorted(numbers, key=numbers.__getitem__)).encode(), dtype=np.uint8)


@cache
def load() -> Judge | None:
    """The judge of the package; None where the package has none."""
    found = files("kg.statements") / "model" / "judge.npz"
    if not found.is_file():
        return None
    with as_file(found) as path:
        return Judge.read(path)
