"""Tenures: who holds which office of what, and from when to when."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from kg.records import Entity

if TYPE_CHECKING:
    from kg.actors.knowledge_records import Office

HEADS = frozenset({"head_of_state", "head_of_government", "royalty"})
_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d).*)?)?")


@dataclass(frozen=True, slots=True)
class Tenure:
    """An office that a person holds of a country or body, on all days from start to end; None is open.

    What comes with the package (`shipped`) tells who somebody named is, not whom a text means that names only the
    office and nowhere the holder: that stands for the country.
    """

    person: Entity
    office: Office
    of: Entity
    start: date | None = None
    end: date | None = None
    shipped: bool = False

    def covers(self, day: date) -> bool:
        """Whether the person is in office on a day."""
        return (self.start is None or self.start <= day) and (self.end is None or day <= self.end)

    @property
    def role(self) -> str:
        """The office with its days: "president of Freedonia (2019-05-20 to 2024-05-19)"."""
        title = f"{self.office.title} of {self.of.name}"
        if self.start and self.end:
            return f"{title} ({self.start} to {self.end})"
        return f"{title} (from {self.start})" if self.start else f"{title} (to {self.end})" if self.end else title

    def is_of(self, office: Office) -> bool:
        """Whether a title can mean this office: the same, or "leader" for a head of state or government."""
        return office == self.office or (office.title == "leader" and self.office.rank in HEADS)

    def is_told_by(self, title: Office) -> bool:
        """Whether a title before the holder's name can be this office's: "Secretary" for the secretary of state."""
        return self.is_of(title) or title.title in self.office.title.split()


class Tenures:
    """The tenures on one day; on no day, all count."""

    def __init__(self, tenures: Iterable[Tenure], day: date | None = None) -> None:
        self._all, self._day = tuple(tenures), day
        on_day = [tenure for tenure in self._all if day is not None and tenure.covers(day)]
        self._in_office = frozenset(tenure.person.id for tenure in on_day)
        self._begun = frozenset(
            tenure.person.id
            for tenure in self._all
            if day is not None and (tenure.start is None or tenure.start <= day)
        )
        self._of: dict[str | None, list[Tenure]] = {}
        for tenure in on_day:
            for of in (None, tenure.of.id):
                self._of.setdefault(of, []).append(tenure)

    def __len__(self) -> int:
        return len(self._all)

    def with_others(self, tenures: Iterable[Tenure]) -> Tenures:
        """These tenures and others, on no day."""
        return Tenures((*self._all, *tenures))

    def on(self, day: date) -> Tenures:
        """The same tenures on a day."""
        return Tenures(self._all, day)

    def in_office(self, person: Entity) -> bool:
        """Whether a person holds any office on the day."""
        return person.id in self._in_office

    def has_held(self, person: Entity) -> bool:
        """Whether a person holds any office on the day or has held one before."""
        return person.id in self._begun

    def body_of(self, person: Entity, title: Office) -> Entity | None:
        """What a person is known to hold an office of that can be called by a title: on the day, or ever on no day."""
        held = self._of.get(None, ()) if self._day else self._all
        bodies = (tenure.of for tenure in held if tenure.person.id == person.id and tenure.is_told_by(title))
        return next(bodies, None)

    def holder(
        self, office: Office, of: Entity | None = None, surname: str | None = None, named: Container[str] = ()
    ) -> Entity | None:
        """The one person who holds an office on the day: of that country or body, and with that surname, if given.

        Holders that come with the package are meant by the office alone only where they are `named` (by their ids).
        """
        persons = {
            tenure.person.id: tenure.person
            for tenure in self._of.get(of.id if of else None, ())
            if (
                tenure.is_of(office) and (not tenure.shipped or tenure.person.id in named)
                if surname is None
                else tenure.is_told_by(office)
                and any(name.split()[-1:] == [surname] for name in names_of(tenure.person))
            )
        }
        return next(iter(persons.values())) if len(persons) == 1 else None


def names_of(entity: Entity) -> tuple[str, ...]:
    """The name and the aliases of an entity."""
    return (entity.name, *entity.aliases)


def first_day(text: str) -> date | None:
    """The first day of a year, month or day in ISO 8601, or None of an empty text; raises ValueError for any other."""
    if not text.strip():
        return None
    found = _DATE.fullmatch(text.strip())
    if found is None:
        raise ValueError(f"{text!r} is no date: write it as 2024, 2024-05 or 2024-05-03")
    year, month, day = (int(part or 1) for part in found.groups())
    return date(year, month, day)


def last_day(text: str) -> date | None:
    """The last day of a year, month or day in ISO 8601, or None of an empty text; raises ValueError for any other."""
    first = first_day(text)
    if first is None:
        return None
    _, month, day = _DATE.fullmatch(text.strip()).groups()  # type: ignore[union-attr]
    if day:
        return first
    if month and first.month < 12:
        return date(first.year, first.month + 1, 1) - timedelta(days=1)
    return date(first.year, 12, 31)
