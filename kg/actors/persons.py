"""Persons: who a name in full, a surname or a title with it stands for within an article."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import replace

from kg.actors.knowledge_base import KnowledgeBase
from kg.actors.stretches import Stretch, is_minor_place, is_person, plain, with_aliases
from kg.actors.words import FAMILY_FIRST, SON_OF
from kg.ids import identifier, short_hash
from kg.language.plain import Doc
from kg.records import Entity

TITLE_WORDS = 4
# Names by which an article does not name a country: "French television" leaves Paris to Anna Paris
UNNAMED = frozenset({"capital", "adjective"})
# "MAY", but no "US"
SHORTEST_IN_CAPITALS = 3
# "Lee Jae-dong": a given name of two syllables, as Korean and Taiwanese ones are written
GIVEN_LAST = re.compile(r"[^\W\d_]+ [A-Z][a-z]+-[a-z]+")


def with_patronymics(doc: Doc, stretches: Iterable[Stretch]) -> Iterator[Stretch]:
    """The stretches, with two persons' names that "bin" or the like joins read as one: "Omar bin Said Al Nahyan"."""
    last: Stretch | None = None
    for stretch in stretches:
        follows = last is not None and last.end == stretch.start and is_person(last) and is_person(stretch)
        if last is not None and follows and SON_OF & {doc[last.end - 1].lower_, doc[stretch.start].lower_}:
            last = Stretch(last.start, stretch.end, "PERSON")
            continue
        if last is not None:
            yield last
        last = stretch
    if last is not None:
        yield last


def with_surnames(doc: Doc, stretches: list[Stretch]) -> list[Stretch]:
    """The stretches, with a single word that is the surname of somebody named in full read as that person."""
    named = [(doc[s.start : s.end], s.names[0].entity if s.names else None) for s in stretches if is_person(s)]
    people = [(span, person) for span, person in named if len(span) > 1]
    surnames = {span[0 if _begins_with_family(plain(span), person) else -1].text for span, person in people}
    surnames |= {surname.upper() for surname in surnames if len(surname) >= SHORTEST_IN_CAPITALS}
    covered = {i for s in stretches for i in range(s.start, s.end)}
    countries = {s.names[0].entity.id for s in stretches if s.names and s.names[0].kind not in UNNAMED}
    renamed = [
        replace(s, label="PERSON", names=())
        if s.end - s.start == 1 and doc[s.start].text in surnames and (not s.names or _may_be_surname(s, countries))
        else s
        for s in stretches
    ]
    missed = [
        Stretch(token.i, token.i + 1, "PERSON")
        for token in doc
        if token.text in surnames and token.pos_ == "PROPN" and token.i not in covered
    ]
    return renamed + missed


def persons_of(doc: Doc, stretches: Iterable[Stretch], article_id: str, knowledge: KnowledgeBase) -> dict[str, Entity]:
    """The person that each form of a name stands for: a surname alone is the full name's, where there is one.

    Of several, the last named in full before it. Else that of whoever is known to hold the office in front: "President
    Novak".
    """
    known_people = [s for s in stretches if s.names and is_person(s)]
    unknown = [s for s in stretches if not s.names and is_person(s)]
    persons = {plain(doc[s.start : s.end]): s.names[0].entity for s in known_people}
    forms: dict[str, Stretch] = {}
    for stretch in unknown:
        forms.setdefault(plain(doc[stretch.start : stretch.end]), stretch)
    first = {plain(doc[s.start : s.end]): s.start for s in sorted((*known_people, *unknown), key=lambda s: -s.start)}
    full = sorted((form for form in (*persons, *forms) if " " in form), key=first.__getitem__)
    for form in sorted(forms, key=lambda form: -len(form.split())):
        longer = [name for name in full if name != form and _short_form(form, name, persons.get(name))]
        longer = [name for name in longer if first[name] < first[form]] or longer or _given(form, full)
        known = persons.get(longer[-1]) if longer else _known_office_holder(doc, forms[form].start, form, knowledge)
        if known is None:
            suffix = "" if " " in form else f"_{short_hash(article_id)}"
            known = Entity(f"person/{identifier(form)}{suffix}", form, "person")
        persons[form] = known
    return with_aliases(persons)


def _given(form: str, full: Sequence[str]) -> list[str]:
    """The one name in full that begins with a given name alone: "Boris"; none of several."""
    named = [name for name in full if name.split()[0] == form]
    return named if len(named) == 1 else []


def _known_office_holder(doc: Doc, start: int, surname: str, knowledge: KnowledgeBase) -> Entity | None:
    """Who of this surname is known to hold the office before it on the article's day."""
    words = [token.text for token in doc[max(start - TITLE_WORDS, doc[start].sent.start) : start]]
    if not knowledge.tenures or " " in surname:
        return None
    for position in range(len(words)):
        length, office = knowledge.longest_office(words, position)
        if office is not None and position + length == len(words):
            return knowledge.tenures.holder(office, surname=surname)
    return None


def _short_form(form: str, full: str, person: Entity | None) -> bool:
    """Whether `form` can be short for `full`: its last words ("Gallant"), or first and last without the middle.

    Of names that begin with the family's, that: "Lee" for "Lee Jae-dong".
    """
    short, long = form.casefold().split(), full.casefold().split()  # "Ana van der Berg … Van der Berg"
    if len(short) == 1 and short[0] == long[0] and _begins_with_family(full, person):
        return True
    return long[-len(short) :] == short or (len(short) > 1 and short[0] == long[0] and short[-1] == long[-1])


def _begins_with_family(name: str, person: Entity | None) -> bool:
    """Whether the first word of a person's name is the family's, by the country or the form of what is given."""
    return (person is not None and person.country in FAMILY_FIRST) or bool(GIVEN_LAST.fullmatch(name))


def _may_be_surname(stretch: Stretch, countries: Container[str]) -> bool:
    """Whether a known name gives way to the surname of somebody named in full.

    A town's does, a namesake's, and a capital's whose country the article does not name.
    """
    name = stretch.names[0]
    capital = name.kind == "capital" and name.entity.id not in countries
    return capital or is_minor_place(stretch) or name.entity.type == "person"
