"""Learn kg/actors/antecedents.csv: the weights by which kg chooses whom a pronoun or a description means.

Each article is resolved with the right choice made at every word, so that the choice before a word is never to blame;
a log-linear ranking is then fitted to the choices (L2, by word's kind).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from scipy.optimize import minimize
from spacy.tokens import Doc, Token

from corpus.readers import resolved_mentions
from corpus.records import Article
from corpus.resolution import meanings
from kg import actors, language, pipeline
from kg import records as kg_records
from kg.actors.antecedents import Candidate

STRENGTH = 1.0  # of the L2 penalty; chosen on folds of the training part among 0.3, 1, 3
RAREST = 4
FOLDS = 5
HEAD = """# What speaks for whom a word means: weights of a log-linear ranking; kg/actors/antecedents.py names the features.
# Source: python -m corpus antecedents training/corpus/train.jsonl (CC BY 4.0); don't edit.
# kind: of the word (words.yaml) · feature: of a candidate, or of nobody · weight: above 0 speaks for it
kind,feature,weight
"""


@dataclass(frozen=True)
class Choice:
    """A word of an article, the features of its candidates, and which of them are right."""

    article: str
    kind: str
    features: tuple[tuple[str, ...], ...]
    right: frozenset[int]


def choices(articles: Sequence[Article]) -> Iterator[Choice]:
    """Yield the choices that the words of ``articles`` ask for, in order."""
    nlp, knowledge = language.load(), actors.load()
    for article in articles:
        given = kg_records.Article(
            article.id, article.text, article.title, source=article.source, published=date.fromisoformat(article.date)
        )
        doc = nlp(pipeline.readable(given))
        plain = actors.resolve(doc, given, knowledge, choose=lambda word, kind, found: (0, 1.0))
        oracle = _Oracle(article, doc, meanings(article, plain.mentions(given)))
        actors.resolve(doc, given, knowledge, choose=oracle)
        yield from oracle.made


class _Oracle:
    """Chooses rightly, and writes down what there was to choose from."""

    def __init__(self, article: Article, doc: Doc, meant: dict[str, set[str]]) -> None:
        self.article = article
        self.meant = meant
        self.made: list[Choice] = []
        self.wanted: dict[int, frozenset[str]] = {}
        for resolved in resolved_mentions(article):
            span = doc.char_span(resolved.mention.start, resolved.mention.end, alignment_mode="expand")
            if resolved.mention.kind in ("pronoun", "description") and span is not None:
                self.wanted[span.root.i] = frozenset(entity.id for entity in resolved.entities)

    def __call__(self, word: Token, kind: str, found: Sequence[Candidate]) -> tuple[int, float]:
        wanted = self.wanted.get(word.i)
        right = {place for place, candidate in enumerate(found) if wanted and self._is(candidate, wanted)} or {0}
        features = tuple(candidate.features for candidate in found)
        self.made.append(Choice(self.article.id, kind, features, frozenset(right)))
        return min(right), 1.0

    def _is(self, candidate: Candidate, wanted: frozenset[str]) -> bool:
        meant = {next(iter(self.meant.get(e.id, set()) & wanted), "") for e in candidate.entities}
        return meant == wanted and len(candidate.entities) == len(wanted)


def fit(made: Iterable[Choice]) -> dict[str, float]:
    """Return the weights of features that make the right choices of one kind likeliest."""
    made = list(made)
    counts = Counter(name for choice in made for features in choice.features for name in features)
    names = sorted(name for name, count in counts.items() if count >= RAREST)
    numbers = {name: number for number, name in enumerate(names)}
    tables = []
    for choice in made:
        table = np.zeros((len(choice.features), len(names)))
        for row, features in enumerate(choice.features):
            table[row, [numbers[name] for name in features if name in numbers]] = 1
        tables.append((table, sorted(choice.right)))

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        total, slope = STRENGTH * float(weights @ weights) / 2, STRENGTH * weights
        for table, right in tables:
            scores = table @ weights
            every = np.exp(scores - scores.max())
            good = every[right] / every[right].sum()
            total -= float(np.log(every[right].sum() / every.sum()))
            slope = slope + table.T @ (every / every.sum()) - table[right].T @ good
        return total, slope

    found = minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B").x
    return {name: round(float(weight), 3) for name, weight in zip(names, found, strict=True) if abs(weight) >= 0.005}


def table(made: Sequence[Choice]) -> str:
    """Return antecedents.csv, learnt from all of ``made``."""
    rows = [
        f"{kind},{name},{weight}\n"
        for kind, group in sorted(_by_kind(made).items())
        for name, weight in sorted(fit(group).items())
    ]
    return HEAD + "".join(rows)


def folds(made: Sequence[Choice]) -> dict[str, tuple[int, int, int, int]]:
    """Count, by kind and with whole articles held out: words, right choices, words that mean somebody, of them right."""
    ids = sorted({choice.article for choice in made})
    fold = {id: number % FOLDS for number, id in enumerate(ids)}
    found = {}
    for kind, group in sorted(_by_kind(made).items()):
        right: list[bool] = []
        somebody: list[bool] = []
        for held in range(FOLDS):
            weights = fit(choice for choice in group if fold[choice.article] != held)
            for choice in group:
                if fold[choice.article] == held:
                    shares = _shares(weights, choice)
                    somebody_likelier = shares[0] < 0.5 and len(shares) > 1
                    hit = (shares.index(max(shares[1:]), 1) if somebody_likelier else 0) in choice.right
                    right.append(hit)
                    if 0 not in choice.right:
                        somebody.append(hit)
        found[kind] = (len(right), sum(right), len(somebody), sum(somebody))
    return found


def _shares(weights: dict[str, float], choice: Choice) -> list[float]:
    """The probability of each candidate of a choice."""
    scores = [sum(weights.get(name, 0.0) for name in features) for features in choice.features]
    odds = [float(np.exp(score - max(scores))) for score in scores]
    return [one / sum(odds) for one in odds]


def _by_kind(made: Iterable[Choice]) -> dict[str, list[Choice]]:
    groups: dict[str, list[Choice]] = defaultdict(list)
    for choice in made:
        groups[choice.kind].append(choice)
    return groups
