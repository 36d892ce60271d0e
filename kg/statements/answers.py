"""Answers: a denial and the accusation or claim of the same article that it answers.

"Iran accused Azerbaijan of helping Israel. Azerbaijan denied it": Azerbaijan's denial responds to Iran's accusation,
and that Azerbaijan helped Israel, denied by Azerbaijan, responds to the same as claimed by Iran.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from kg.ontology.vocabulary import Relation
from kg.records import Statement, unite


def answered(statements: Sequence[Statement], relations: Mapping[str, Relation]) -> list[Statement]:
    """The statements of an article in order, each with what it responds to."""
    accusations = [s for s in statements if _is(s, relations, "claimed", "DISAPPROVE") and not s.negated]
    contents = {id for accusation in accusations for id in accusation.content}
    affirmed = [s for s in statements if not _refuses(s)]
    linked = []
    for statement in statements:
        answers: Iterable[Statement] = ()
        if _is(statement, relations, "denied", "REJECT"):
            answers = _nearest(statement, (a for a in accusations if _ends(a) == _ends(statement)[::-1]))
        elif _refuses(statement):
            answers = [s for s in affirmed if _same_matter(s, statement, relations) and _of_others(s, statement)]
            answers = answers or [
                s for s in affirmed if s.id in contents and _ends(s) == _ends(statement) and _of_others(s, statement)
            ]
        links = unite(answer.id for answer in answers if answer.id != statement.id)
        linked.append(replace(statement, responds_to=links) if links else statement)
    return linked


def _is(statement: Statement, relations: Mapping[str, Relation], content: str, relation_class: str) -> bool:
    """Whether a statement is an act of a class that gives its content this status (a denial, an accusation)."""
    return statement.relation_class == relation_class and relations[statement.relation].content == content


def _refuses(statement: Statement) -> bool:
    return statement.status == "denied" or (statement.negated and statement.status in ("asserted", "claimed"))


def _ends(statement: Statement) -> tuple[str, str]:
    return statement.subject.id, statement.object.id


def _same_matter(one: Statement, other: Statement, relations: Mapping[str, Relation]) -> bool:
    if one.relation_class != other.relation_class or one.status not in ("asserted", "claimed"):
        return False
    symmetric = relations[one.relation].symmetric and _ends(one) == _ends(other)[::-1]
    return symmetric or _ends(one) == _ends(other)


def _of_others(claim: Statement, denial: Statement) -> bool:
    """Whether a claim is somebody's who is not the one that denies."""
    return claim.attributed_to is None or (
        denial.attributed_to is None or claim.attributed_to.id != denial.attributed_to.id
    )


def _nearest(denial: Statement, accusations: Iterable[Statement]) -> list[Statement]:
    """The last accusation up to the denial; where there is none, as in a headline, the first behind it."""
    here = denial.evidence[0].sentence
    apart = sorted(accusations, key=lambda a: (a.evidence[0].sentence > here, abs(a.evidence[0].sentence - here)))
    return apart[:1]
