"""How well mentions are found and resolved: `kg extract --entities` against the mentions of annotated articles."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from corpus.readers import ResolvedMention, resolved_mentions
from corpus.records import MENTION_KINDS, Article, readable
from kg import pipeline
from kg import records as kg_records

ARTICLES_OF_SPEECH = frozenset({"the", "a", "an"})
OUTCOMES = ("right", "wrong", "missed")
# Mentions that tell which annotated entity a predicted one of another name is; groups are named by descriptions.
NAMING = frozenset({"name", "demonym"})
DESCRIBING = NAMING | {"description"}
Span = tuple[int, int]


@dataclass(frozen=True)
class Judged:
    """A gold mention, what became of it (right, wrong, missed), and the actors it was resolved to."""

    gold: ResolvedMention
    outcome: str
    found: tuple[kg_records.Entity, ...] = ()

    @property
    def kind(self) -> str:
        """Its kind of mention; joint mentions are a kind of their own."""
        return "joint" if len(self.gold.entities) > 1 else self.gold.mention.kind


@dataclass(frozen=True)
class Judgement:
    """What became of the mentions of an article, and the predicted mentions that no annotated one overlaps."""

    mentions: tuple[Judged, ...]
    unasked: tuple[kg_records.Mention, ...]


def judge_all(articles: Sequence[Article]) -> Iterator[tuple[Article, Judgement]]:
    """Yield each article with what the installed kg makes of its mentions."""
    asked = (
        kg_records.Article(a.id, a.text, a.title, source=a.source, published=date.fromisoformat(a.date))
        for a in articles
    )
    for article, extraction in zip(articles, pipeline.extract(asked), strict=True):
        yield article, judge(article, extraction.mentions)


def judge(article: Article, predicted: Iterable[kg_records.Mention]) -> Judgement:
    """Align predicted mentions one to one with annotated ones, by how much they overlap, and compare whom they mean.

    An annotated mention that is left over counts as what a predicted one around it means ("Syrian" in "Syrian
    officials").
    """
    gold = list(resolved_mentions(article))
    stretches, aligned = _aligned(article, gold, predicted)
    meant = _meanings(article, gold, {number: stretches[span] for number, span in aligned.items()})
    judged = []
    for number, resolved in enumerate(gold):
        span = aligned.get(number)
        found = tuple(m.entity for m in stretches[span]) if span is not None else ()
        wanted = {entity.id for entity in resolved.entities}
        right = bool(found) and {next(iter(meant[e.id] & wanted), e.id) for e in found} == wanted
        if not found:
            around = [s for s in stretches if s[0] <= resolved.mention.start and resolved.mention.end <= s[1]]
            found = tuple(m.entity for s in sorted(around, key=lambda s: s[1] - s[0])[:1] for m in stretches[s])
            right = any(meant.get(e.id, set()) & wanted for e in found) and len(wanted) == 1
            found = found if right else ()
        judged.append(Judged(resolved, "right" if right else "wrong" if found else "missed", found))
    touched = [(g.mention.start, g.mention.end) for g in gold]
    touched += [(name.start, name.end) for name in article.other_names]
    unasked = [ms[0] for s, ms in stretches.items() if not any(_overlap(s, t) for t in touched)]
    return Judgement(tuple(judged), tuple(unasked))


def meanings(article: Article, predicted: Iterable[kg_records.Mention]) -> dict[str, set[str]]:
    """Return the ids of annotated entities that each predicted entity, by its id, stands for."""
    gold = list(resolved_mentions(article))
    stretches, aligned = _aligned(article, gold, predicted)
    return _meanings(article, gold, {number: stretches[span] for number, span in aligned.items()})


def counts(judgements: Iterable[Judgement]) -> tuple[dict[str, Counter[str]], int]:
    """Count outcomes by kind of mention, and the predicted mentions of nobody."""
    by_kind: dict[str, Counter[str]] = {kind: Counter() for kind in (*MENTION_KINDS, "joint")}
    unasked = 0
    for judgement in judgements:
        for judged in judgement.mentions:
            by_kind[judged.kind][judged.outcome] += 1
        unasked += len(judgement.unasked)
    return by_kind, unasked


def _bare(article: Article, start: int, end: int) -> Span:
    """A stretch without a leading article, as the corpus marks mentions."""
    first, _, rest = readable(article)[start:end].partition(" ")
    return (end - len(rest), end) if rest and first.lower() in ARTICLES_OF_SPEECH else (start, end)


def _overlap(one: Span, other: Span) -> float:
    """The shared part of two stretches, as a share of both together."""
    shared = min(one[1], other[1]) - max(one[0], other[0])
    return max(shared, 0) / (max(one[1], other[1]) - min(one[0], other[0]))


def _aligned(
    article: Article, gold: Sequence[ResolvedMention], predicted: Iterable[kg_records.Mention]
) -> tuple[dict[Span, list[kg_records.Mention]], dict[int, Span]]:
    """The predicted mentions by their stretch, and the stretch that belongs to each annotated mention."""
    stretches: dict[Span, list[kg_records.Mention]] = defaultdict(list)
    for mention in predicted:
        stretches[_bare(article, mention.start, mention.end)].append(mention)
    return stretches, _align([(g.mention.start, g.mention.end) for g in gold], list(stretches))


def _align(gold: Sequence[Span], predicted: Sequence[Span]) -> dict[int, Span]:
    pairs = sorted(
        ((-_overlap(g, p), number, p) for number, g in enumerate(gold) for p in predicted if _overlap(g, p)),
    )
    aligned: dict[int, Span] = {}
    for _, number, span in pairs:
        if number not in aligned and span not in aligned.values():
            aligned[number] = span
    return aligned


def _meanings(
    article: Article, gold: Sequence[ResolvedMention], aligned: Mapping[int, Sequence[kg_records.Mention]]
) -> dict[str, set[str]]:
    """The annotated entities that each predicted one stands for: by name, else by country, else by what it names."""
    named: dict[str, set[str]] = defaultdict(set)
    states: dict[str, set[str]] = defaultdict(set)
    for annotated in article.entities:
        named[_words(annotated.name)].add(annotated.id)
        if annotated.type == "country" and annotated.country:
            states[annotated.country].add(annotated.id)
    for resolved in gold:
        if resolved.mention.kind == "name" and len(resolved.entities) == 1:
            named.setdefault(_words(resolved.mention.text), {resolved.entities[0].id})
    meant: dict[str, set[str]] = defaultdict(set)
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for number, mentions in aligned.items():
        for mention in mentions:
            entity = mention.entity
            meant[entity.id] |= _by_name(entity, named, states)
            naming = DESCRIBING if entity.id.startswith("group/") else NAMING
            if gold[number].mention.kind in naming and len(mentions) == 1:
                votes[entity.id].update(e.id for e in gold[number].entities)
    for id, found in meant.items():
        if not found and votes[id]:
            found.add(min(votes[id], key=lambda gold_id: (-votes[id][gold_id], gold_id)))
    return meant


def _by_name(entity: kg_records.Entity, named: Mapping[str, set[str]], states: Mapping[str, set[str]]) -> set[str]:
    if entity.type == "country" and entity.country and entity.country in states:
        return states[entity.country]
    if entity.type == "place" and (city := named.get(f"{_words(entity.name)} city")):
        return city
    return next((found for name in (entity.name, *entity.aliases) if (found := named.get(_words(name)))), set())


def _words(text: str) -> str:
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c)).lower()
    words = re.findall(r"[a-z0-9]+", plain.replace(".", ""))
    return " ".join(word for word in words if word not in ARTICLES_OF_SPEECH)


def misses(article: Article, judgement: Judgement) -> Iterator[str]:
    """Yield a line for each mention that is wrong or missed, and for each predicted one that nobody marked."""
    for judged in judgement.mentions:
        if judged.outcome != "right":
            mention = judged.gold.mention
            wanted = " + ".join(f"{e.name} ({e.type})" for e in judged.gold.entities)
            found = " + ".join(f"{e.name} ({e.type})" for e in judged.found)
            yield "\t".join(
                (judged.outcome, judged.kind, mention.text, wanted, found, _around(article, mention.start, mention.end))
            )
    for extra in judgement.unasked:
        found = f"{extra.entity.name} ({extra.entity.type})"
        yield "\t".join(("extra", "", extra.text, "", found, _around(article, extra.start, extra.end)))


def _around(article: Article, start: int, end: int) -> str:
    text = readable(article)
    before, after = text[max(start - 90, 0) : start], text[end : end + 60]
    return re.sub(r"\s+", " ", f"{article.id}: {before}[{text[start:end]}]{after}")
