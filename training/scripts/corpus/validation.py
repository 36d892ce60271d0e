"""What must hold of every annotated article, and of the corpus as a whole.

``problems`` are mistakes; ``doubts`` are places worth a second look (a capitalized word or a pronoun without a mark),
some of which are right as they are.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from spacy.lang.en.stop_words import STOP_WORDS

from corpus.records import (
    ENTITY_TYPES,
    GENRES,
    MENTION_KINDS,
    PLACE_KINDS,
    STATUSES,
    Article,
    Mention,
    Statement,
    readable,
)
from kg.actors import load as load_knowledge
from kg.ontology import event_classes

WORDS_AN_ARTICLE = (150, 350)
WORDS_A_BRIEF = (10, 150)
#: Two sentences of eight words or more with this share of their runs of four words in common are copies of each other.
NEAR_DUPLICATE = 0.5
_RUN = 4
_PRONOUNS = frozenset(
    "he she it they him her them his hers its their theirs we us our ours i me my mine himself herself itself "
    "themselves ourselves".split()
)
_NOT_NAMES = frozenset(
    "i mr mrs ms dr sir january february march april may june july august september october november december monday "
    "tuesday wednesday thursday friday saturday sunday jan feb mar apr jun jul aug sept sep oct nov dec president "
    "prime minister foreign defence defense secretary chancellor king queen premier general colonel ambassador "
    "chairman governor senator judge gmt utc".split()
)


def problems(article: Article) -> Iterator[str]:
    """Yield what is wrong with one article."""
    yield from _form_problems(article)
    yield from _mention_problems(article)
    yield from _statement_problems(article)


def corpus_problems(articles: Sequence[Article]) -> Iterator[str]:
    """Yield what is wrong with the articles together: ids given twice, sentences told twice."""
    for article_id, count in Counter(article.id for article in articles).items():
        if count > 1:
            yield f"{article_id}: the id of {count} articles"
    for first, second, share in near_duplicates(articles):
        yield f"{first[0]} and {second[0]}: nearly the same sentence ({share:.2f}): {first[1]!r}"


def near_duplicates(articles: Iterable[Article]) -> Iterator[tuple[tuple[str, str], tuple[str, str], float]]:
    """Yield pairs of (article id, sentence) of different articles that are nearly the same, with their likeness."""
    seen: dict[tuple[str, ...], list[int]] = {}
    sentences: list[tuple[str, str, frozenset[tuple[str, ...]]]] = []
    for article in articles:
        for sentence in article.sentences:
            words = re.findall(r"\w+", sentence.lower())
            if len(words) < 8:
                continue
            runs = frozenset(tuple(words[at : at + _RUN]) for at in range(len(words) - _RUN + 1))
            shared = Counter(other for run in runs for other in seen.get(run, ()))
            for other, count in sorted(shared.items()):
                other_id, other_sentence, other_runs = sentences[other]
                share = count / len(runs | other_runs)
                if share >= NEAR_DUPLICATE and other_id != article.id:
                    yield (other_id, other_sentence), (article.id, sentence), share
            for run in runs:
                seen.setdefault(run, []).append(len(sentences))
            sentences.append((article.id, sentence, runs))


def doubts(article: Article) -> Iterator[str]:
    """Yield capitalized words and pronouns of ``article`` that stand in no mention, sentence by sentence."""
    whole = readable(article)
    covered = {
        position
        for mention in _all_mentions(article)
        if mention.kind != "description"
        for position in range(mention.start, mention.end)
    }
    for number, (sentence, start) in enumerate(zip(article.sentences, article.sentence_starts(), strict=True)):
        loose = []
        for match in re.finditer(r"[^\W\d_][\w.'’-]*", sentence):
            word = match[0].rstrip(".").removesuffix("'s").removesuffix("’s")
            inside = start + match.start() in covered
            if inside or (word.lower() in _NOT_NAMES | STOP_WORDS and word.lower() not in _PRONOUNS):
                continue
            first = match.start() == 0 or sentence[: match.start()].rstrip().endswith(('"', "“", ":", "—", "–"))
            known = re.search(rf"\b{re.escape(word)}\b", whole[start + len(sentence) :]) if first else None
            if word.lower() in _PRONOUNS or (word[0].isupper() and (not first or known) and number):
                loose.append(word)
        if loose:
            yield f"{article.id}: sentence {number}: no mention: {', '.join(loose)}"


def _form_problems(article: Article) -> Iterator[str]:
    if not article.world:
        yield f"{article.id}: no world; 'real', or the name of an invented one"
    if article.genre not in GENRES:
        yield f"{article.id}: genre {article.genre!r}; there are {', '.join(GENRES)}"
    try:
        date.fromisoformat(article.date)
    except ValueError:
        yield f"{article.id}: date {article.date!r} is not YYYY-MM-DD"
    low, high = WORDS_A_BRIEF if article.genre == "news brief" else WORDS_AN_ARTICLE
    if not low <= len(article.text.split()) <= high:
        yield f"{article.id}: {len(article.text.split())} words; {low} to {high} are asked"
    if re.search(r"[\[\]|*]", readable(article)):
        yield f"{article.id}: brackets, bars and stars are the markup's"
    joined = re.sub(r"\s+", " ", article.text)
    if joined != " ".join(article.sentences[1:]) or article.title != article.sentences[0]:
        yield f"{article.id}: its sentences are not its text"


def _all_mentions(article: Article) -> Iterator[Mention]:
    for entity in article.entities:
        yield from entity.occurrences
    for joint in article.joint_mentions:
        yield Mention(joint.sentence, joint.start, joint.end, joint.text, joint.kind)
    yield from article.other_names


def _mention_problems(article: Article) -> Iterator[str]:
    whole = readable(article)
    knowledge = load_knowledge()
    identifiers = Counter(entity.id for entity in article.entities)
    for entity in article.entities:
        where = f"{article.id}: {entity.id} {entity.name!r}"
        if identifiers[entity.id] > 1:
            yield f"{where}: its id is given twice"
        if entity.type not in ENTITY_TYPES:
            yield f"{where}: type {entity.type!r}; there are {', '.join(ENTITY_TYPES)}"
        if not entity.occurrences:
            yield f"{where}: never mentioned"
        if entity.country and knowledge.country(entity.country) is None:
            yield f"{where}: {entity.country!r} is no ISO 3166 alpha-3 code of the knowledge base"
        if (entity.type == "place") != (entity.place_kind in PLACE_KINDS):
            yield f"{where}: a place, and only a place, has one of the kinds {', '.join(PLACE_KINDS)}"
        spans = Counter((mention.start, mention.end) for mention in entity.occurrences)
        if any(count > 1 for count in spans.values()):
            yield f"{where}: the same stretch is marked twice"
    known = set(identifiers)
    for joint in article.joint_mentions:
        if len(set(joint.entities)) < 2 or not known.issuperset(joint.entities):
            names = ", ".join(joint.entities)
            yield f"{article.id}: joint mention {joint.text!r} names {names}; two or more are asked, that are listed"
    starts = article.sentence_starts()
    mentions = sorted(_all_mentions(article), key=lambda mention: (mention.start, -mention.end))
    for mention in mentions:
        if whole[mention.start : mention.end] != mention.text or mention.kind not in MENTION_KINDS:
            yield f"{article.id}: mention {mention.text!r} at {mention.start} is not what stands there"
        elif not _within(article, starts, mention):
            yield f"{article.id}: mention {mention.text!r} at {mention.start} is not in sentence {mention.sentence}"
    open_until: list[Mention] = []
    for mention in mentions:
        open_until = [outer for outer in open_until if outer.end > mention.start]
        if any(outer.end < mention.end for outer in open_until):
            yield f"{article.id}: mention {mention.text!r} at {mention.start} crosses another"
        open_until.append(mention)
    yield from _unmarked_names(article, mentions)


def _within(article: Article, starts: Sequence[int], stretch: Mention | Statement) -> bool:
    """Whether a stretch lies in the sentence that it names."""
    if not 0 <= stretch.sentence < len(starts):
        return False
    start = starts[stretch.sentence]
    return start <= stretch.start < stretch.end <= start + len(article.sentences[stretch.sentence])


def _unmarked_names(article: Article, mentions: Sequence[Mention]) -> Iterator[str]:
    whole = readable(article)
    names = {mention.text for mention in mentions if mention.kind in ("name", "demonym") and len(mention.text) > 3}
    covered = {position for mention in mentions for position in range(mention.start, mention.end)}
    for name in sorted(names):
        for match in re.finditer(rf"(?<![\w-]){re.escape(name)}(?![\w-])", whole):
            if not covered.issuperset(range(*match.span())):
                context = whole[max(0, match.start() - 20) : match.end() + 20]
                yield f"{article.id}: {name!r} is marked elsewhere, but not in {context!r}"


def _statement_problems(article: Article) -> Iterator[str]:
    classes = set(event_classes())
    entities = {entity.id for entity in article.entities}
    identifiers = Counter(statement.id for statement in article.statements)
    facts: Counter[tuple[object, ...]] = Counter()
    whole, starts = readable(article), article.sentence_starts()
    for statement in article.statements:
        where = f"{article.id}: {statement.id}"
        if identifiers[statement.id] > 1:
            yield f"{where}: its id is given twice"
        named = [
            statement.subject,
            statement.object,
            statement.attributed_to,
            statement.place,
            *statement.alt.subject,
            *statement.alt.object,
        ]
        for unknown in sorted({each for each in named if each} - entities):
            yield f"{where}: entity {unknown} is not listed"
        for unknown in sorted({statement.relation, *statement.alt.relation} - classes):
            yield f"{where}: class {unknown!r} is not one of the ontology's"
        if statement.status not in STATUSES:
            yield f"{where}: status {statement.status!r}; there are {', '.join(STATUSES)}"
        if statement.subject == statement.object:
            yield f"{where}: subject and object are the same"
        if statement.relation in ("BORDERS", "ALLY_OF") and not statement.symmetric:
            yield f"{where}: {statement.relation} is symmetric"
        if not statement.predicate:
            yield f"{where}: no predicate"
        for each in statement.content:
            if each not in identifiers or each == statement.id:
                yield f"{where}: content {each} is no other statement"
        trigger = statement.trigger
        if trigger and not (
            statement.start <= trigger.start
            and trigger.end <= statement.end
            and whole[trigger.start : trigger.end] == trigger.text
        ):
            yield f"{where}: its trigger {trigger.text!r} is not in its evidence"
        if whole[statement.start : statement.end] != statement.evidence:
            yield f"{where}: its evidence is not what stands at {statement.start}"
        elif not _within(article, starts, statement):
            yield f"{where}: its evidence is not in sentence {statement.sentence}"
        elif statement.time and statement.time not in article.sentences[statement.sentence]:
            yield f"{where}: time {statement.time!r} is not in sentence {statement.sentence}"
        if statement.status in ("denied", "requested") and not statement.attributed_to and statement.core:
            yield f"{where}: {statement.status}, but by nobody; name who, if the article does, or make it not core"
        yield from _evidence_problems(article, statement, where)
        facts[
            statement.sentence,
            frozenset({statement.subject, statement.object})
            if statement.symmetric
            else (statement.subject, statement.object),
            statement.relation,
            statement.status,
            statement.negated,
            statement.attributed_to,
            statement.trigger,
        ] += 1
    for fact, count in facts.items():
        if count > 1:
            yield f"{article.id}: the same statement {count} times: {fact}"


def _evidence_problems(article: Article, statement: Statement, where: str) -> Iterator[str]:
    """Yield an argument that the sentence mentions outside of the evidence only."""
    arguments = {statement.subject: statement.subject_mention, statement.object: statement.object_mention}
    for entity in article.entities:
        if entity.id in arguments and arguments[entity.id] is None:
            said = [mention.text for mention in entity.occurrences if mention.sentence == statement.sentence]
            if said:
                yield f"{where}: widen the evidence to hold {said[0]!r}, which names {entity.id} in its sentence"
