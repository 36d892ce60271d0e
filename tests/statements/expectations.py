"""The compact form in which the tables of this folder say what a sentence states, and how it is compared.

    Iran | accuses | Azerbaijan | asserted
    Azerbaijan | aids | Israel | claimed by Iran
    Israel | strikes | Iran | not asserted
    Israel | @FIGHT | Iran | planned by ?
    ? Iran | saysAbout | Israel | asserted

Subject and object are entity names, the relation an id of relations.yaml, or `@CLASS` where several of a class are
right. `not` says negated, `by` whose claim, denial, plan or request it is (`?`: anybody's or nobody's). A line that
starts with `?` may be there and need not. Everything else must be there, and nothing besides.
"""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from kg.ontology import vocabulary
from kg.records import Statement


@dataclass(frozen=True)
class Expectation:
    """One line of a table."""

    subject: str
    relation: str
    target: str
    status: str
    negated: bool
    source: str | None
    optional: bool

    @classmethod
    def read(cls, line: str) -> Expectation:
        optional = line.startswith("?")
        subject, relation, target, state = (part.strip() for part in line.removeprefix("?").split("|"))
        negated = state.startswith("not ")
        status, _, source = state.removeprefix("not ").partition(" by ")
        return cls(subject, relation, target, status, negated, source or None, optional)

    def fits(self, statement: Statement) -> bool:
        by = statement.attributed_to.name if statement.attributed_to else None
        ends = (statement.subject.name, statement.object.name)
        symmetric = vocabulary.relations()[statement.relation].symmetric
        return (
            self.relation in (statement.relation, f"@{statement.relation_class}")
            and (ends == (self.subject, self.target) or (symmetric and ends == (self.target, self.subject)))
            and (statement.status, statement.negated) == (self.status, self.negated)
            and self.source in ("?", by)
        )


def shown(statement: Statement) -> str:
    """A statement in the tables' form."""
    by = f" by {statement.attributed_to.name}" if statement.attributed_to else ""
    state = f"{'not ' if statement.negated else ''}{statement.status}{by}"
    return f"{statement.subject.name} | {statement.relation} | {statement.object.name} | {state}"


def check(statements: tuple[Statement, ...], lines: tuple[str, ...]) -> None:
    """Asserts that the statements are those of the lines."""
    wanted = [Expectation.read(line) for line in lines]
    missing = [
        line for line, one in zip(lines, wanted, strict=True) if not one.optional and not any(map(one.fits, statements))
    ]
    surplus = [shown(statement) for statement in statements if not any(one.fits(statement) for one in wanted)]
    differences = [f"missing: {line}" for line in missing] + [f"not expected: {line}" for line in sorted(set(surplus))]
    assert not differences, "; ".join(differences)


def row(text: str, *lines: str):
    """A sentence and the statements it makes."""
    return pytest.param(text, lines, id=text[:60])


def miss(reason: str, text: str, *lines: str):
    """The same, where the engine is wrong today, and why."""
    return pytest.param(text, lines, id=text[:60], marks=pytest.mark.xfail(strict=True, reason=reason))
