"""The knowledge base: countries, organizations, places, cities, offices and nouns of a state, looked up by name."""

from __future__ import annotations

import copy
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cache, cached_property

from kg.actors.knowledge_records import KIND_ORDER, Facts, Name, Office, SectorNoun, alias_kind, split
from kg.actors.normalize import beginnings, folded, forms_at, key, pieces
from kg.actors.tenures import Tenure, Tenures, names_of
from kg.kept import Kept
from kg.records import Entity

# Days for which the order of names is kept: articles of one day tend to come together
DAYS_KEPT = 64
# Names of which it is kept whom they mean on a day
NAMES_KEPT = 1 << 12


class KnowledgeBase:
    """Entities and the names they go by; `load()` gives the one that comes with the package."""

    def __init__(
        self,
        names: Iterable[Name],
        facts: Mapping[str, Facts] | None = None,
        *,
        countries: Mapping[str, Entity] | None = None,
        cities: Sequence[tuple[str, ...]] = (),
        offices: Mapping[str, Office] | None = None,
        sector_nouns: Mapping[str, SectorNoun] | None = None,
        own: Iterable[Name] = (),
        tenures: Tenures | None = None,
    ) -> None:
        self._given, self._own_given = tuple(names), tuple(own)
        self._facts, self._countries = facts or {}, countries or {}
        self._cities = cities
        self._offices, self._sector_nouns = offices or {}, sector_nouns or {}
        self._entities = {name.entity.id: name.entity for name in (*self._given, *self._own_given)}
        self._names, self._own = _by_form(self._given), _by_form(self._own_given)
        self.tenures = tenures or Tenures(())
        self._dated: dict[date, KnowledgeBase] = {}
        self._day: date | None = None

    def find(self, text: str, *, any_case: bool = False) -> tuple[Name, ...]:
        """The names of exactly this form, best first: countries, organizations, places by population.

        Accents, hyphens, apostrophes, spaces, a leading "the" and the periods of "U.S." don't matter; case does
        ("us" is not "US"). With `any_case` words in capitals ("WHITE HOUSE") are found too.
        """
        form = key(text)
        forms = [form, form[4:]] if form[:4].lower() == "the " else [form]
        found = next(filter(None, map(self._lookup.__getitem__, forms)), ())
        if any_case and not found and form.isupper() and len(form) > 1:
            folded = (other for form in forms for other in self._folded.get(form.lower(), ()))
            return tuple(name for other in folded for name in self._lookup[other])
        return found

    def longest(self, words: Sequence[str], start: int) -> tuple[int, tuple[Name, ...]]:
        """The longest known name that begins at a token: its number of tokens, 0 if there is none, and its names.

        A leading article is part of the name only where it belongs to it ("The Hague") and nothing longer follows it
        ("The Guardian Council" is not The Guardian).
        """
        if not self.begins_name[words[start]]:
            return 0, ()  # most words
        best = self._longest(words, start)
        if best[0] and start + 1 < len(words) and words[start].lower() == "the":
            after = self._longest(words, start + 1)[0]
            return best if best[0] > after else (0, ())
        return best

    def _longest(self, words: Sequence[str], start: int) -> tuple[int, tuple[Name, ...]]:
        best: tuple[int, tuple[Name, ...]] = (0, ())
        for length, form in forms_at(words, start, self._beginnings_of_names):
            if found := self._lookup[form]:
                best = (length, found)
        return best

    def entity(self, identifier: str) -> Entity | None:
        """The entity of an id (`place/Iran`)."""
        known = self._entities.get(identifier)
        if known is None and identifier in self._city_rows:
            known = _city(self._city_rows[identifier])
        return known

    def country(self, alpha3: str) -> Entity | None:
        """The country of an ISO 3166 alpha-3 code; former ones by their former code."""
        return self._countries.get(alpha3)

    def countries(self) -> tuple[Entity, ...]:
        """All countries and territories that have a code, by code."""
        return tuple(self._countries[code] for code in sorted(self._countries))

    def adjectives(self, identifier: str) -> tuple[str, ...]:
        """The adjectives of a country: "Iraqi"."""
        return self._adjectives.get(identifier, ())

    def neighbours(self, alpha3: str) -> tuple[Entity, ...]:
        """The countries that border a country by land."""
        country = self.country(alpha3)
        return self._of_codes(self.facts(country.id).neighbours) if country else ()

    def capital(self, alpha3: str) -> Entity | None:
        """The city that is a country's capital."""
        country = self.country(alpha3)
        name = self.facts(country.id).capital if country else None
        cities = self.find(name) if name else ()
        return next((n.entity for n in cities if n.kind == "city" and n.entity.country == alpha3), None)

    def members(self, identifier: str) -> tuple[Entity, ...]:
        """The member countries of an organization, where they are known."""
        return self._of_codes(self.facts(identifier).members)

    def memberships(self, alpha3: str) -> tuple[Entity, ...]:
        """The organizations that a country is known to be a member of, by name."""
        joined = (self._entities[id] for id, facts in self._facts.items() if alpha3 in facts.members)
        return tuple(sorted(joined, key=lambda entity: entity.name))

    def parent(self, identifier: str) -> Entity | None:
        """The organization or country that an entity is a part of."""
        parent = self.facts(identifier).parent
        return self.entity(parent) if parent else None

    def facts(self, identifier: str) -> Facts:
        """What is known of an entity beside its names; nothing of an unknown one."""
        known = self._facts.get(identifier)
        if known is None and identifier in self._city_rows:
            known = Facts(population=int(self._city_rows[identifier][3]))
        return known or Facts()

    def office(self, title: str) -> Office | None:
        """The office of a title ("Prime Minister"), in any case."""
        return self._office[title]

    def longest_office(self, words: Sequence[str], start: int) -> tuple[int, Office | None]:
        """The longest title that begins at a token: its number of tokens, 0 if there is none, and its office."""
        best: tuple[int, Office | None] = (0, None)
        for length, form in forms_at(words, start, self._beginnings_of_titles, any_case=True):
            if office := self._offices.get(form):
                best = (length, office)
        return best

    def ends_title(self, word: str) -> bool:
        """Whether a title ends with a word, in any case."""
        return self._ends_title[word]

    def sector_noun(self, lemma: str) -> SectorNoun | None:
        """What a noun for a part of a country stands for, singular or plural ("troops", "air force")."""
        return self._sector_noun[lemma]

    def ends_sector_noun(self, word: str) -> bool:
        """Whether a noun of several words for a part of a country ends with a word in lower case ("force")."""
        return self._ends_noun[word]

    def longest_sector_noun(self, words: Sequence[str], start: int) -> tuple[int, SectorNoun | None]:
        """The longest noun for a part of a country that begins at a token, with its number of tokens."""
        best: tuple[int, SectorNoun | None] = (0, None)
        for length, form in forms_at(words, start, self._beginnings_of_nouns, any_case=True):
            if noun := self._sector_nouns.get(form):
                best = (length, noun)
        return best

    def with_names(self, entities: Iterable[Entity]) -> KnowledgeBase:
        """A knowledge base with further entities, known by their names and aliases and found before the others."""
        return self.with_own(
            Name(text, entity, "name" if position == 0 else alias_kind(text))
            for entity in entities
            for position, text in enumerate(names_of(entity))
        )

    def with_own(self, names: Iterable[Name], tenures: Iterable[Tenure] = ()) -> KnowledgeBase:
        """A knowledge base with further names, found before the others, and with offices that persons hold.

        Of several persons of one name, who is in office comes first: see `on`.
        """
        tenures = tuple(tenures)
        titles = {key(tenure.office.title).lower(): tenure.office for tenure in tenures}
        return KnowledgeBase(
            self._given, self._facts, countries=self._countries, cities=self._cities,
            offices={**titles, **self._offices}, sector_nouns=self._sector_nouns, own=(*names, *self._own_given),
            tenures=self.tenures.with_others(tenures),
        )  # fmt: skip

    def on(self, day: date | None) -> KnowledgeBase:
        """The knowledge base on a day: whoever is in office then is found before others of the same name.

        A surname alone, "Putin", means somebody from the first day in office on.
        """
        if not self.tenures or day is None:
            return self
        if day not in self._dated:
            # Worked out once, and copied with the rest
            _ = self._city_forms, self._beginnings_of_names, self._beginnings_of_titles, self._beginnings_of_nouns
            _ = self.begins_name, self._office, self._sector_noun, self._ends_title, self._ends_noun, self._folded
            then = copy.copy(self)
            then.tenures, then._day = self.tenures.on(day), day
            then._lookup = Kept(then._names_of, NAMES_KEPT)
            if len(self._dated) >= DAYS_KEPT:
                self._dated.clear()
            self._dated[day] = then
        return self._dated[day]

    @cached_property
    def _adjectives(self) -> dict[str, tuple[str, ...]]:
        found: dict[str, tuple[str, ...]] = {}
        for name in self._given:
            if name.kind == "adjective":
                found[name.entity.id] = (*found.get(name.entity.id, ()), name.text)
        return found

    @cached_property
    def _lookup(self) -> Kept[str, tuple[Name, ...]]:
        return Kept(self._names_of, NAMES_KEPT)

    def _names_of(self, form: str) -> tuple[Name, ...]:
        """The names of a form, the likeliest first."""
        own, given, numbers = self._own.get(form, ()), self._names.get(form, ()), self._city_forms.get(form, ())
        if own and self._day is not None:
            held = (name for name in own if name.kind != "surname" or self.tenures.has_held(name.entity))
            own = sorted(held, key=lambda name: not self.tenures.in_office(name.entity))
        found = [name for name in given if all(name.entity.id != other.entity.id for other in own)]
        if len(found) > 1:
            found.sort(key=self._order)
        rows = (self._cities[number] for number in numbers)
        return (*own, *found, *(Name(row[1], _city(row), "city") for row in rows))

    def _order(self, name: Name) -> tuple[int, int, int]:
        group = 0 if name.entity.type == "country" else 1 if name.entity.type != "place" else 2
        return group, KIND_ORDER.index(name.kind), -self.facts(name.entity.id).population

    def _of_codes(self, codes: Iterable[str]) -> tuple[Entity, ...]:
        return tuple(country for code in codes if (country := self.country(code)))

    @cached_property
    def _city_rows(self) -> dict[str, tuple[str, ...]]:
        return {row[0]: row for row in self._cities}

    @cached_property
    def _city_forms(self) -> dict[str, tuple[int, ...]]:
        """The numbers of the cities that go by each name, the most populous first.

        Tuples of numbers, not lists of rows: the garbage collector's walks over those take longer than the rest.
        """
        forms: dict[str, tuple[int, ...]] = {}
        for number, row in enumerate(self._cities):
            for text in (row[1], *split(row[5])):
                form = key(text)
                forms[form] = (*forms.get(form, ()), number)
        return forms

    @cached_property
    def _folded(self) -> dict[str, list[str]]:
        """The forms of names that are one form in lower case."""
        folded: dict[str, list[str]] = {}
        for form in dict.fromkeys(form for known in (self._own, self._names, self._city_forms) for form in known):
            folded.setdefault(form.lower(), []).append(form)
        return folded

    @cached_property
    def _beginnings_of_names(self) -> frozenset[str]:
        return beginnings(form for known in (self._own, self._names, self._city_forms) for form in known)

    @cached_property
    def begins_name(self) -> Kept[str, bool]:
        """Whether a name can begin with a word."""
        known = self._beginnings_of_names
        return Kept(lambda word: bool(found := pieces(word)) and found[0] in known)

    @cached_property
    def _office(self) -> Kept[str, Office | None]:
        return Kept(lambda title: self._offices.get(folded(title)))

    @cached_property
    def _sector_noun(self) -> Kept[str, SectorNoun | None]:
        return Kept(lambda lemma: self._sector_nouns.get(folded(lemma)))

    @cached_property
    def _ends_title(self) -> Kept[str, bool]:
        ends = frozenset(title.rpartition(" ")[2] for title in self._offices)
        return Kept(lambda word: bool(found := pieces(word)) and found[-1].lower() in ends)

    @cached_property
    def _ends_noun(self) -> Kept[str, bool]:
        ends = frozenset(noun.rpartition(" ")[2] for noun in self._sector_nouns if " " in noun)
        return Kept(lambda word: bool(found := pieces(word)) and found[-1] in ends)

    @cached_property
    def _beginnings_of_titles(self) -> frozenset[str]:
        return beginnings(self._offices)

    @cached_property
    def _beginnings_of_nouns(self) -> frozenset[str]:
        return beginnings(self._sector_nouns)


def _by_form(names: Iterable[Name]) -> dict[str, list[Name]]:
    """Names by their normal form; of an entity's the first: "Afghan", an adjective and a person, is an adjective."""
    forms: dict[str, list[Name]] = {}
    for name in names:
        known = forms.setdefault(key(name.text), [])
        if all(other.entity.id != name.entity.id for other in known):
            known.append(name)
    return forms


@cache
def _city(row: tuple[str, ...]) -> Entity:
    return Entity(row[0], row[1], "place", row[2], split(row[5]), (f"https://sws.geonames.org/{row[4]}/",))
