"""Learn kg/actors/antecedents.csv: the weights by which kg chooses whom a pronoun or a description means.

Each article is resolved with the right choice made at every word, so that the choice before a word is never to blame;
a log-linear ranking is then fitted to the choices (L2, by word's kind).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix
from spacy.tokens import Doc, Token

from corpus.readers import resolved_mentions
from corpus.records import Article
from corpus.resolution import meanings
from kg import actors, language, pipeline
from kg import records as kg_records
from kg.actors.antecedents import ANY, Candidate, decide

# Of the L2 penalty: 5 and 8 find as many of those who are meant, in articles held out, 2 and 12 fewer
STRENGTH = 8.0
# Choices in whole articles count that many times those in briefs, which tell of few sentences and not of nobody: there
# most of whom a word means is told outside the text
WHOLE = 3.0
BRIEF = "news brief"
RAREST = 4
SMALLEST = 0.02
FOLDS = 5
Feature = tuple[str, str]
HEAD = """# What speaks for whom a word means: the weights of a log-linear ranking; antecedents.py names the features.
# Source: python -m corpus antecedents training/corpus/train.jsonl training/corpus/briefs.jsonl (CC BY 4.0); don't edit.
# kind: of the word, or any · feature: of a candidate, or of nobody · weight: above 0 speaks for it
kind,feature,weight
"""


@dataclass(frozen=True)
class Choice:
    """A word of an article, the features of its candidates, and which of them are right."""

    article: str
    kind: str
    features: tuple[tuple[str, ...], ...]
    right: frozenset[int]
    brief: bool = False


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
        brief = self.article.genre == BRIEF
        self.made.append(Choice(self.article.id, kind, features, frozenset(right), brief))
        return min(right), 1.0

    def _is(self, candidate: Candidate, wanted: frozenset[str]) -> bool:
        meant = {next(iter(self.meant.get(e.id, set()) & wanted), "") for e in candidate.entities}
        return meant == wanted and len(candidate.entities) == len(wanted)


def fit(made: Sequence[Choice]) -> dict[Feature, float]:
    """Return the weights that make the right choices likeliest: of features for a kind of word, and for any."""
    made = [told for choice in made if (told := _told(choice)) is not None]
    counts = Counter(name for choice in made for row in choice.features for name in _names(choice.kind, row))
    numbers = {name: number for number, name in enumerate(sorted(n for n, count in counts.items() if count >= RAREST))}
    rows = [
        [numbers[name] for name in _names(choice.kind, row) if name in numbers]
        for choice in made
        for row in choice.features
    ]
    ends = np.cumsum([0, *map(len, rows)])
    columns = np.array([number for row in rows for number in row])
    table = csr_matrix((np.ones(len(columns)), columns, ends), shape=(len(rows), len(numbers)))
    starts = np.cumsum([0, *(len(choice.features) for choice in made[:-1])])
    lengths = [len(choice.features) for choice in made]
    counted = np.array([1.0 if choice.brief else WHOLE for choice in made])
    spread = np.repeat(counted, lengths)
    right = np.array([place in choice.right for choice in made for place in range(len(choice.features))])

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        scores = table @ weights
        odds = np.exp(scores - np.repeat(np.maximum.reduceat(scores, starts), lengths))
        good = odds * right
        every, hit = np.add.reduceat(odds, starts), np.add.reduceat(good, starts)
        slope = table.T @ (spread * (odds / np.repeat(every, lengths) - good / np.repeat(hit, lengths)))
        return float(counted @ np.log(every / hit) + STRENGTH * weights @ weights / 2), slope + STRENGTH * weights

    found = minimize(loss, np.zeros(len(numbers)), jac=True, method="L-BFGS-B").x
    return {name: round(float(found[number]), 3) for name, number in numbers.items() if abs(found[number]) >= SMALLEST}


def _told(choice: Choice) -> Choice | None:
    """A choice as it is learnt from: that of a brief among the actors alone, if there are several."""
    if not choice.brief:
        return choice
    if 0 in choice.right or len(choice.features) < 3:
        return None
    return replace(choice, features=choice.features[1:], right=frozenset(place - 1 for place in choice.right))


def _names(kind: str, features: Iterable[str]) -> Iterator[Feature]:
    for feature in features:
        yield (ANY, feature)
        yield (kind, feature)


def table(made: Sequence[Choice]) -> str:
    """Return antecedents.csv, learnt from all of ``made``."""
    return HEAD + "".join(f"{kind},{name},{weight}\n" for (kind, name), weight in sorted(fit(made).items()))


def folds(made: Sequence[Choice]) -> dict[str, Counter[str]]:
    """Count choices by kind, with whole articles held out: all, right, those that mean somebody, and right of these."""
    ids = sorted({choice.article for choice in made})
    fold = {id: number % FOLDS for number, id in enumerate(ids)}
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for held in range(FOLDS):
        weights = fit([choice for choice in made if fold[choice.article] != held])
        for choice in made:
            if fold[choice.article] == held:
                best, _ = decide([[weights.get(n, 0.0) for n in _names(choice.kind, row)] for row in choice.features])
                counted = ["all", *(["meant"] if 0 not in choice.right else [])]
                counted += [f"{name} right" for name in counted] if best in choice.right else []
                found[choice.kind].update(counted)
    return dict(sorted(found.items()))
