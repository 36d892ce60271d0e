"""Accusations and denials: who accuses back, and how much of what is claimed is denied."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from kg.graph.exploring import happened
from kg.graph.graph import KnowledgeGraph
from kg.records import Statement


@dataclass(frozen=True, slots=True)
class Answer:
    """An act and the first like act in return: who began, who answered, on which days of publication."""

    first: str
    second: str
    began: date
    answered: date

    @property
    def days(self) -> int:
        """The days from one to the other."""
        return (self.answered - self.began).days


@dataclass(frozen=True, slots=True)
class Reciprocity:
    """How many ordered pairs act, the share of them that is acted on in return, and the answers on a later day."""

    pairs: int
    share: float | None
    answers: tuple[Answer, ...]


@dataclass(frozen=True, slots=True)
class DenialRate:
    """What others claim of an actor, and how much of it is denied, by the actor itself and by anybody."""

    id: str
    name: str
    claims: int
    denied: int
    denied_by_itself: int
    rate: float


def reciprocity(graph: KnowledgeGraph, relation_class: str = "DISAPPROVE") -> Reciprocity:
    """How often an act of a class is returned in kind: by default who is accused or criticized accuses back.

    The share is that of directed ties which also go the other way (Newman, Forrest and Balthrop 2002).

    >>> from kg.graph import example
    >>> found = reciprocity(example())
    >>> found.pairs, found.share, [(a.first, a.second, a.days) for a in found.answers]
    (2, 1.0, [('place/Freedonia', 'place/Sylvania', 1)])
    """
    first_days: dict[tuple[str, str], date | None] = {}
    for statement in graph.statements(relation_class=relation_class):
        one, other = statement.subject.id, statement.object.id
        if one == other or not happened(statement):
            continue
        known = first_days.get((one, other))
        days = graph.days(statement)[:1] + ([known] if known else [])
        first_days[one, other] = min(days, default=None)
    mutual = [pair for pair in first_days if pair[::-1] in first_days]
    answers = []
    for one, other in sorted(mutual):
        began, answered = first_days[one, other], first_days[other, one]
        if began and answered and began < answered:
            answers.append(Answer(one, other, began, answered))
    share = round(len(mutual) / len(first_days), 3) if first_days else None
    return Reciprocity(len(first_days), share, tuple(answers))


def denial_rates(graph: KnowledgeGraph) -> list[DenialRate]:
    """For each actor of whom others claim anything: the share of claims that is denied, the most claims first.

    A claim is denied where a statement of the same subject, relation class and object is denied or negated.

    >>> from kg.graph import example
    >>> denial_rates(example())
    [DenialRate(id='place/Sylvania', name='Sylvania', claims=1, denied=1, denied_by_itself=1, rate=1.0)]
    """
    denials: dict[tuple[str, str, str], list[Statement]] = defaultdict(list)
    for statement in graph.by_id.values():
        if statement.status == "denied" or statement.negated:
            denials[_matter(statement)].append(statement)
    claims: dict[str, list[Statement]] = defaultdict(list)
    for statement in graph.by_id.values():
        by = statement.attributed_to
        if statement.status == "claimed" and not statement.negated and (by is None or by.id != statement.subject.id):
            claims[statement.subject.id].append(statement)
    rows = []
    for id, made in claims.items():
        denied = [claim for claim in made if denials[_matter(claim)]]
        own = [claim for claim in denied if any(_denier(denial) == id for denial in denials[_matter(claim)])]
        share = round(len(denied) / len(made), 3)
        rows.append(DenialRate(id, graph.entity(id).name, len(made), len(denied), len(own), share))
    return sorted(rows, key=lambda row: (-row.claims, -row.denied, row.id))


def _matter(statement: Statement) -> tuple[str, str, str]:
    return statement.subject.id, statement.relation_class, statement.object.id


def _denier(statement: Statement) -> str | None:
    return statement.attributed_to.id if statement.attributed_to else None
