"""The markup in which people write and correct annotated articles: ``parse`` and ``render`` are each other's inverse.

    === danube-ferry
    date: 1951-05-04
    source: Example Wire
    genre: agency report
    world: real

    0: [Austria|e1] asks [Hungary|e2] to reopen ferry

    1: [[Austrian|e1|a] officials|e1|d] said on Friday that [their|e1|p] [neighbour|e2|d] had closed it.
    2: A new sentence of the same paragraph; an empty line begins a new one.

    --- entities
    e1 | Austria | country | AUT
    e2 | Hungary | country | HUN
    --- statements
    s1 | 0 | e1 | REQUEST | asks | e2 | asserted | core content=s2 | [Austria] *asks* [Hungary] to reopen ferry

A mention is ``[text|entity|kind]``; kind is empty for a name, ``a`` for a demonym, ``d`` for a description, ``p`` for a
pronoun. ``[both states|e1+e2|d]`` is a joint mention, ``[Treaty of Trianon|-]`` the name of something that is no actor.
Mentions nest, and don't cross. The columns of entities are id, name, type, country, and for places their kind; those
of statements id, sentence, subject, class, predicate, object, status, options, evidence. Options: ``core``, ``sym``,
``not``, ``by=e3``, ``content=s2,s3``, ``alt=DEMAND,THREATEN``, ``alt_subject=e5``, ``alt_object=e6``, ``place=e7``,
``time="in May"``. The evidence is verbatim, with stars around the trigger: the word or words that tell the class.
Of an argument's mentions in the evidence the one nearest the trigger is taken; square brackets choose another.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from corpus.records import Alternatives, Article, Entity, JointMention, Mention, Statement

KINDS = {"": "name", "a": "demonym", "d": "description", "p": "pronoun"}
CODES = {kind: code for code, kind in KINDS.items()}
NOT_AN_ACTOR = "-"
_OPTION = re.compile(r'(\w+)(?:=("[^"]*"|\S+))?')
_HEADERS = ("date", "source", "genre", "world")


class MarkupError(ValueError):
    """A line that cannot be read: says which, and why."""

    def __init__(self, article: str, line: str, why: str) -> None:
        super().__init__(f"{article}: {why}: {line[:200]!r}")


def split_articles(markup: str) -> Iterator[tuple[str, str]]:
    """Yield (id, markup) of each article in ``markup``."""
    for block in re.split(r"^=== *", markup, flags=re.MULTILINE)[1:]:
        name, _, rest = block.partition("\n")
        yield name.strip(), rest


def parse(article_id: str, markup: str) -> Article:
    """Return the article that ``markup`` describes. Raises MarkupError at the first line that cannot be read."""
    body, entity_lines, statement_lines = _sections(article_id, markup)
    headers, body = _headers(article_id, body)
    sentences: list[str] = []
    found: list[tuple[int, int, int, str, str, str]] = []
    gaps: list[str] = []
    for paragraph_start, number, marked in _body_lines(article_id, body):
        if number != len(sentences):
            raise MarkupError(article_id, marked, f"sentence {number} where {len(sentences)} is expected")
        plain, spans = _unmark(article_id, marked)
        gaps.append("\n\n" if paragraph_start else " ")
        found += [(number, *span) for span in spans]
        sentences.append(plain)
    if len(sentences) < 2:
        raise MarkupError(article_id, "", "an article needs a headline and a sentence")
    gaps[1] = "\n\n"
    text = "".join(gap + sentence for gap, sentence in zip(gaps[1:], sentences[1:], strict=True)).strip()
    starts = _starts(sentences, gaps)
    mentions: dict[str, list[Mention]] = {}
    joint, others = [], []
    for number, start, end, plain, target, kind in sorted(found, key=lambda span: (span[0], span[1], -span[2])):
        values = (number, starts[number] + start, starts[number] + end, plain, kind)
        if target == NOT_AN_ACTOR:
            others.append(Mention(*values))
        elif "+" in target:
            joint.append(JointMention(tuple(target.split("+")), *values))
        else:
            mentions.setdefault(target, []).append(Mention(*values))
    entities = tuple(_entity(article_id, line, mentions) for line in entity_lines)
    known = {entity.id for entity in entities}
    for target in {*mentions, *(each for mention in joint for each in mention.entities)} - known:
        raise MarkupError(article_id, target, "a mention of an entity that is not listed")
    candidates = {entity.id: _candidates(entity, joint) for entity in entities}
    statements = tuple(_statement(article_id, line, sentences, starts, candidates) for line in statement_lines)
    return Article(
        article_id,
        sentences[0],
        **headers,
        text=text,
        sentences=tuple(sentences),
        entities=entities,
        joint_mentions=tuple(joint),
        other_names=tuple(others),
        statements=statements,
    )


def render(article: Article) -> str:
    """Return the markup of ``article``."""
    lines = [f"=== {article.id}", *(f"{name}: {getattr(article, name)}" for name in _HEADERS), ""]
    starts = article.sentence_starts()
    whole = f"{article.title}\n\n{article.text}"
    spans = [
        *((mention, entity.id) for entity in article.entities for mention in entity.occurrences),
        *((mention, "+".join(mention.entities)) for mention in article.joint_mentions),
        *((mention, NOT_AN_ACTOR) for mention in article.other_names),
    ]
    for number, sentence in enumerate(article.sentences):
        if number and "\n\n" in whole[starts[number] - 2 : starts[number]]:
            lines.append("")
        here = [(mention, target) for mention, target in spans if mention.sentence == number]
        lines.append(f"{number}: {_mark(sentence, starts[number], here)}")
    lines += ["", "--- entities"]
    for entity in article.entities:
        columns = [entity.id, entity.name, entity.type, entity.country or "", entity.place_kind or ""]
        lines.append(" | ".join(columns).rstrip(" |"))
    lines.append("--- statements")
    candidates = {entity.id: _candidates(entity, article.joint_mentions) for entity in article.entities}
    lines += [_render_statement(statement, candidates) for statement in article.statements]
    return "\n".join(lines) + "\n"


def _sections(article_id: str, markup: str) -> tuple[str, list[str], list[str]]:
    parts = re.split(r"^--- *(entities|statements) *$", markup, flags=re.MULTILINE)
    if parts[1::2] != ["entities", "statements"]:
        raise MarkupError(article_id, "", "needs the sections '--- entities' and '--- statements', in this order")
    entity_lines, statement_lines = (
        [line.strip() for line in part.splitlines() if line.strip()] for part in parts[2::2]
    )
    return parts[0], entity_lines, statement_lines


def _headers(article_id: str, body: str) -> tuple[dict[str, str], str]:
    head, _, rest = body.strip().partition("\n\n")
    headers = {}
    for line in head.splitlines():
        name, colon, value = line.partition(":")
        if not colon or name.strip() not in _HEADERS:
            raise MarkupError(article_id, line, f"a header is one of {', '.join(_HEADERS)}")
        headers[name.strip()] = value.strip()
    if missing := set(_HEADERS) - set(headers):
        raise MarkupError(article_id, head, f"headers are missing: {', '.join(sorted(missing))}")
    return headers, rest


def _body_lines(article_id: str, body: str) -> Iterator[tuple[bool, int, str]]:
    paragraph_start = True
    for line in body.splitlines():
        if not line.strip():
            paragraph_start = True
            continue
        number, colon, marked = line.strip().partition(":")
        if not colon or not number.isdigit():
            raise MarkupError(article_id, line, "a sentence begins with its number and a colon")
        yield paragraph_start, int(number), marked.strip()
        paragraph_start = False


def _unmark(article_id: str, marked: str) -> tuple[str, list[tuple[int, int, str, str, str]]]:
    """Return the sentence without its markup, and (start, end, text, target, kind) of its mentions."""
    plain: list[str] = []
    open_at: list[int] = []
    spans = []
    position = 0
    while position < len(marked):
        character = marked[position]
        if character == "[":
            open_at.append(len(plain))
        elif character == "|":
            close = marked.find("]", position)
            target, _, code = marked[position + 1 : close].partition("|")
            if close < 0 or not open_at or code not in KINDS or not re.fullmatch(r"-|e\d+(\+e\d+)*", target):
                raise MarkupError(
                    article_id, marked[position:], "a mention is [text|entity] or [text|entity|a, d or p]"
                )
            start = open_at.pop()
            spans.append((start, len(plain), "".join(plain[start:]), target, KINDS[code]))
            position = close
        elif character == "]":
            raise MarkupError(article_id, marked, "a bracket is closed that has no entity")
        else:
            plain.append(character)
        position += 1
    if open_at:
        raise MarkupError(article_id, marked, "a bracket is not closed")
    return "".join(plain), spans


def _mark(sentence: str, offset: int, spans: list[tuple[Mention | JointMention, str]]) -> str:
    """Put the mentions of a sentence that begins at ``offset`` back into it."""
    opening: dict[int, int] = {}
    closing: dict[int, list[str]] = {}
    for mention, target in sorted(spans, key=lambda span: (-span[0].start, span[0].end)):
        code = CODES[mention.kind]
        opening[mention.start - offset] = opening.get(mention.start - offset, 0) + 1
        closing.setdefault(mention.end - offset, []).append(f"|{target}|{code}]" if code else f"|{target}]")
    pieces = []
    for position in range(len(sentence) + 1):
        pieces += closing.get(position, [])
        pieces.append("[" * opening.get(position, 0) + sentence[position : position + 1])
    return "".join(pieces)


def _starts(sentences: list[str], gaps: list[str]) -> list[int]:
    starts, position = [], 0
    for number, (sentence, gap) in enumerate(zip(sentences, gaps, strict=True)):
        position += len(gap) if number else 0
        starts.append(position)
        position += len(sentence)
    return starts


def _entity(article_id: str, line: str, mentions: dict[str, list[Mention]]) -> Entity:
    columns = [column.strip() for column in line.split("|")]
    if not 3 <= len(columns) <= 5:
        raise MarkupError(article_id, line, "an entity is id | name | type | country | place kind")
    identifier, name, kind, country, place_kind = [*columns, "", ""][:5]
    return Entity(identifier, name, kind, country or None, place_kind or None, tuple(mentions.get(identifier, ())))


def _candidates(entity: Entity, joint: Iterable[JointMention]) -> tuple[Mention, ...]:
    """Return the mentions that may be meant where ``entity`` is an argument: its own, and those that it has part in."""
    shared = [mention.as_mention() for mention in joint if entity.id in mention.entities]
    return (*entity.occurrences, *shared)


def _statement(
    article_id: str, line: str, sentences: list[str], starts: list[int], candidates: dict[str, tuple[Mention, ...]]
) -> Statement:
    columns = [column.strip() for column in line.split("|", 8)]
    if len(columns) != 9 or not columns[1].isdigit() or int(columns[1]) >= len(sentences):
        raise MarkupError(
            article_id,
            line,
            "a statement is id | sentence | subject | class | predicate | object | status | options | evidence",
        )
    identifier, number, subject, relation, predicate, target, status, options, marked = columns
    sentence = int(number)
    evidence = re.sub(r"[*\[\]]", "", marked)
    at = sentences[sentence].find(evidence)
    if at < 0 or not evidence:
        raise MarkupError(article_id, marked, f"the evidence of {identifier} is not in sentence {sentence}")
    start = starts[sentence] + at
    end = start + len(evidence)
    trigger, chosen = _marks_in_evidence(article_id, marked, sentence, start)
    values = _options(article_id, line, options)

    def argument(entity: str) -> Mention | None:
        if entity not in candidates:
            raise MarkupError(article_id, line, f"{entity} is not listed")
        return _nearest(candidates[entity], start, end, trigger, chosen)

    def several(name: str) -> tuple[str, ...]:
        return tuple(values[name].split(",")) if values.get(name) else ()

    return Statement(
        identifier,
        subject,
        relation,
        predicate,
        target,
        sentence,
        evidence,
        start,
        end,
        trigger,
        argument(subject),
        argument(target),
        status,
        values.get("by"),
        "not" in values,
        "core" in values,
        "sym" in values,
        Alternatives(several("alt"), several("alt_subject"), several("alt_object")),
        several("content"),
        values.get("time"),
        values.get("place"),
    )


def _marks_in_evidence(
    article_id: str, marked: str, sentence: int, start: int
) -> tuple[Mention | None, set[tuple[int, int]]]:
    """Return the starred trigger, and the spans that brackets choose, with their offsets in the article."""
    position, trigger, chosen = start, None, set()
    opened: dict[str, int] = {}
    for character in marked:
        if character in "*[":
            if character == "*" and "*" in opened:
                begin = opened.pop("*")
                text = re.sub(r"[*\[\]]", "", marked)[begin - start : position - start]
                trigger = trigger or Mention(sentence, begin, position, text, "trigger")
            else:
                opened[character] = position
        elif character == "]" and "[" in opened:
            chosen.add((opened.pop("["), position))
        else:
            position += 1
    if opened:
        raise MarkupError(article_id, marked, "a star or bracket in the evidence has no partner")
    return trigger, chosen


def _nearest(
    mentions: tuple[Mention, ...], start: int, end: int, trigger: Mention | None, chosen: set[tuple[int, int]]
) -> Mention | None:
    """Return the mention within the evidence that is chosen, or else the longest of those nearest the trigger."""
    inside = [mention for mention in mentions if start <= mention.start and mention.end <= end]
    for mention in inside:
        if (mention.start, mention.end) in chosen:
            return mention
    outer = [
        mention
        for mention in inside
        if not any(
            other is not mention and other.start <= mention.start and mention.end <= other.end for other in inside
        )
    ]
    if not outer:
        return None
    middle = trigger or Mention(0, start, start, "", "trigger")
    return min(outer, key=lambda mention: (max(mention.start - middle.end, middle.start - mention.end), mention.start))


def _options(article_id: str, line: str, options: str) -> dict[str, str]:
    known = {"core", "sym", "not", "by", "content", "alt", "alt_subject", "alt_object", "place", "time"}
    values = {}
    for match in _OPTION.finditer(options):
        name, value = match[1], (match[2] or "").strip('"')
        if name not in known:
            raise MarkupError(article_id, line, f"unknown option {name!r}; there are {', '.join(sorted(known))}")
        values[name] = value
    return values


def _render_statement(statement: Statement, candidates: dict[str, tuple[Mention, ...]]) -> str:
    options = [
        *(["core"] if statement.core else []),
        *(["sym"] if statement.symmetric else []),
        *(["not"] if statement.negated else []),
        *([f"by={statement.attributed_to}"] if statement.attributed_to else []),
        *([f"content={','.join(statement.content)}"] if statement.content else []),
        *([f"alt={','.join(statement.alt.relation)}"] if statement.alt.relation else []),
        *([f"alt_subject={','.join(statement.alt.subject)}"] if statement.alt.subject else []),
        *([f"alt_object={','.join(statement.alt.object)}"] if statement.alt.object else []),
        *([f"place={statement.place}"] if statement.place else []),
        *([f'time="{statement.time}"'] if statement.time else []),
    ]
    marks: set[tuple[int, str]] = set()  # one pair of brackets for a joint mention that is both arguments
    for identifier, mention in (
        (statement.subject, statement.subject_mention),
        (statement.object, statement.object_mention),
    ):
        nearest = _nearest(candidates[identifier], statement.start, statement.end, statement.trigger, set())
        if mention and mention != nearest:
            marks |= {(mention.start, "["), (mention.end, "]")}
    if statement.trigger:
        marks |= {(statement.trigger.start, "*"), (statement.trigger.end, "*")}
    evidence = statement.evidence
    for position, mark in sorted(marks, reverse=True):
        at = position - statement.start
        evidence = evidence[:at] + mark + evidence[at:]
    columns = [
        statement.id,
        str(statement.sentence),
        statement.subject,
        statement.relation,
        statement.predicate,
        statement.object,
        statement.status,
        " ".join(options),
        evidence,
    ]
    return " | ".join(columns)
