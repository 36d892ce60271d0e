"""Offices: who holds which office of what, as the text says it.

"Iranian President Masoud Pezeshkian", "Azerbaijan's President Ilham Aliyev", "Isaac Herzog, president of Israel",
"then-Israeli Defense Minister Yoav Gallant", "Marcus Sheff, head of the Institute".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from kg.actors.knowledge_base import KnowledgeBase
from kg.actors.knowledge_records import Office
from kg.actors.publishers import state_of_publisher
from kg.actors.references import Actors, Reference, Role
from kg.actors.titles import OWNED_BY, POSSESSIVES, office_owner, owner_after, owner_before, title_before
from kg.actors.words import COMING_INTO_OFFICE, FORMER, MANNERS, OFFICES_OF_CITIES, SENT
from kg.language.clauses import PLURAL, children, conjuncts
from kg.language.plain import Doc
from kg.records import Entity

# What may stand between a name and the office in apposition to it: "Ana Novak, who was the former deputy head of …"
LEADING_IN = frozenset({"DET", "ADJ", "PART", "PUNCT", "PRON", "NOUN", "PROPN", "AUX"})
# Ranks of offices whose holders are of the state that they hold them of, unlike ambassadors and envoys
GOVERNING = frozenset({"head_of_state", "head_of_government", "royalty", "minister", "legislator"})
SUBJECTS = frozenset({"nsubj", "nsubj:outer", "nsubj:pass"})
APPOSING = frozenset({",", "(", "–", "—", "-"})
STATES = frozenset({"country", "international_organization"})
# Who has the same office in another state, and of whom that is said
COUNTERPARTS = frozenset({"counterpart", "colleague", "number"})
THEIRS = frozenset({"his", "her", "its", "their"})
# What stands between the names of a row
ROW = frozenset({",", "and", "of", "the"})
REACH = 6
SENT_TO = frozenset({"to", "for", "in", "at"})


@dataclass(frozen=True, slots=True)
class _Title:
    """A title behind a name: its tokens, what it is an office of by a word before it, and whether it is given up."""

    start: int
    end: int
    office: Office
    owner: Reference | None
    former: bool


def find_roles(doc: Doc, names: Actors, knowledge: KnowledgeBase) -> Iterator[Role]:
    """The offices said of the persons named in a document, each with the person and what it is an office of."""
    words = doc.words
    people = [r for r in names.references if r.kind == "name" and r.entities[0].type == "person"]
    by_head = {person.head: person for person in people}
    roles: list[Role] = []
    for person in people:
        shared = list(_shared(doc, words, person, by_head, names, knowledge))
        roles += shared or _before(doc, words, person, names, knowledge)
        roles += _after(doc, words, person, names, knowledge)
        roles += _in_parliament(doc, person, names, knowledge)
    yield from roles
    yield from _counterparts(doc, people, roles, names)


def _counterparts(doc: Doc, people: Iterable[Reference], roles: Iterable[Role], names: Actors) -> Iterator[Role]:
    """Who holds the same office elsewhere: "his Greek counterpart, Ann Moore", "Ann Moore, his Greek counterpart"."""
    by_start = {person.start: person for person in people}
    by_end = {person.end: person for person in by_start.values()}
    for noun in doc:
        if noun.lower_ not in COUNTERPARTS or noun.i < 2:
            continue
        before = noun.i - 1 - (noun.lower_ == "number" and doc[noun.i - 1].lower_ == "opposite")
        owner = office_owner(names.at(doc[before]))
        if owner is None or doc[owner.start - 1].lower_ not in THEIRS:
            continue
        person = by_start.get(noun.i + 1) or by_start.get(noun.i + 2) if noun.i + 2 < len(doc) else None
        if person is None and doc[owner.start - 2].text == ",":
            person = by_end.get(owner.start - 2)
        held = [role for role in roles if role.person.start < noun.i and role.of.id != owner.entities[0].id]
        if person is not None and held:
            other = max(held, key=lambda role: role.person.start)
            first, last = min(person.start, owner.start), max(person.end, noun.i + 1)
            yield Role(person, other.office, owner.entities[0], (owner.start, owner.end), first, last)


def _before(doc: Doc, words: list[str], person: Reference, names: Actors, knowledge: KnowledgeBase) -> Iterator[Role]:
    """A title in front of a name, with the demonym or possessive in front of the title."""
    end = person.start
    first = title_before(doc, words, end, knowledge)
    if first is None and (first := _apposed_title(doc, words, person, knowledge)) is not None:
        end = doc[person.head].head.i + 1
    if first is None:
        yield from _before_owner(doc, words, person, names, knowledge)
        return
    if not first[1].relation and words[first[0] - 1] == ",":  # "the Iranian commander, Colonel Bob Ray"
        rank = first[0]
        if (apposed := title_before(doc, words, rank, knowledge)) is not None:
            first, end = apposed, rank - 1
    start, office = first
    position = start
    owner = None
    former = False
    manner = ""
    while position > doc[person.start].sent.start:
        before = doc[position - 1]
        if before.lower_ in FORMER:
            former = True
        elif before.lower_ in MANNERS:
            manner = f"{before.lower_} "
        elif before.i < start and (reference := _owner_apart(names.at(before), start)) is not None:
            owner = reference
            position = reference.start
            continue
        elif before.text not in POSSESSIVES and before.text != "-":
            break
        position -= 1
    ranked = office.rank == "military_rank"
    if not (office.relation or ranked) or (doc[person.start - 1].text == "," and doc[person.start - 2].tag_ in PLURAL):
        return  # "The two leaders, Biden and Putin"
    if owner is None and person.end + 1 < len(doc) and doc[person.end].lower_ == "of":
        owner = office_owner(names.at(doc[person.end + 1]))
    if owner is None and (earlier := title_before(doc, words, start, knowledge)) is not None:
        owner = owner_before(doc, earlier[0], names)
    if owner is None and end < person.start:  # "the foreign minister of Gabon, …"
        owner = owner_after(doc, end, names)
    within = office_owner(names.at(doc[start]))
    if owner is None and within is not None and within.end < end:  # "US Secretary of State": the title names its state
        owner, start = within, within.end + (doc[within.end].text in POSSESSIVES)
    title = manner + doc[start:end].text.strip(" ,‘’“”\"'")
    if owner is not None:
        of = _body(owner, office)
        yield Role(person, title, of, (owner.start, owner.end), position, person.end, former)
    elif not ranked and (state := _unsaid_state(doc, start, person, office, names, knowledge)) is not None:
        yield Role(person, title, state, None, start, person.end, former)


def _in_parliament(doc: Doc, person: Reference, names: Actors, knowledge: KnowledgeBase) -> Iterator[Role]:
    """A seat told beside a name: "a member of the Syrian parliament, Ali Nasir"."""
    head = doc[person.head]
    beside = [child for child in head.children if child.dep_ == "appos"] + ([head.head] if head.dep_ == "appos" else [])
    for word in beside:
        house = word if word.lemma_ != "member" else next((c for c in children(word, "nmod")), word)
        noun = knowledge.sector_noun(house.lemma_.lower())
        if noun is None or noun.sector != "LEG" or (word is house and word.head.lemma_ != "member"):
            continue
        owners = (names.at(child) for child in children(house, "amod", "nmod:poss", "compound"))
        owner = next((o for o in owners if o is not None and o.entities[0].type == "country"), None)
        if owner is not None:
            span = owner.start, owner.end
            yield Role(person, "member of parliament", owner.entities[0], span, person.start, person.end)


def _owner_apart(reference: Reference | None, title: int) -> Reference | None:
    """What an office is of, if its name ends before the title: "Navy Capt." is none."""
    owner = office_owner(reference)
    return owner if owner is not None and owner.end <= title else None


def _shared(
    doc: Doc, words: list[str], person: Reference, people: Mapping[int, Reference], names: Actors,
    knowledge: KnowledgeBase,
) -> Iterator[Role]:  # fmt: skip
    """A title of several, each of their own: "Presidents A of X and B of Y", "the X and Y ministers A and B"."""
    end = person.start
    first = title_before(doc, words, end, knowledge)
    if first is None and (first := _apposed_title(doc, words, person, knowledge)) is not None:
        end = doc[person.head].head.i + 1
    end -= doc[end - 1].text == ","
    if first is None or not first[1].relation or doc[end - 1].tag_ not in PLURAL:
        return
    start, together = first[0], [people.get(part.i) for part in conjuncts(doc[person.head])]
    holders = [holder for holder in together if holder is not None]
    if len(holders) < 2 or len(holders) < len(together):
        return
    owners = [owner for holder in holders if (owner := _owner_of_name(doc, holder, names)) is not None]
    if not owners and words[end] == "of":
        owners = list(_owners_in_row(doc, range(end, doc[start].sent.end), names))
    if not owners and start and doc[start - 1].text != ",":
        owners = list(_owners_in_row(doc, range(start - 1, -1, -1), names))[::-1]
    if len(owners) == 1 and _owner_of_name(doc, person, names) is None:
        owners *= len(holders)  # "US Senators A and B"
    title = (doc[start : end - 1].text + " " + doc[end - 1].lemma_).strip().lower()
    if len(owners) == len(holders):
        for holder, owner in zip(holders, owners, strict=True):
            begin = start if holder is person else holder.start
            yield Role(holder, title, owner.entities[0], (owner.start, owner.end), begin, holder.end)


def _owner_of_name(doc: Doc, person: Reference, names: Actors) -> Reference | None:
    """What "of" behind a name says an office to be of: "Xi Jinping of China"."""
    behind = person.end + 1 < len(doc) and doc[person.end].lower_ == "of"
    return office_owner(names.at(doc[person.end + 1 + (doc[person.end + 1].lower_ == "the")])) if behind else None


def _owners_in_row(doc: Doc, places: Iterable[int], names: Actors) -> Iterator[Reference]:
    """The actors that stand in a row from a place on: "of Germany, France and Italy"."""
    last: Reference | None = None
    for place in places:
        owner = office_owner(names.at(doc[place]))
        if owner is not None and owner is not last:
            yield owner
        elif owner is None and doc[place].lower_ not in ROW:
            return
        last = owner or last


def _unsaid_state(
    doc: Doc, start: int, person: Reference, office: Office, names: Actors, knowledge: KnowledgeBase
) -> Entity | None:
    """What somebody is known to hold the office of, else the state whose release does not say of where it is.

    Kings are called so everywhere; a head of government or state, or somebody known by the surname alone, beside
    another country's name may be that one's ("President Hollande … UK-France co-operation").
    """
    if (known := knowledge.tenures.body_of(person.entities[0], office)) is not None:
        return known
    state = state_of_publisher(names.publisher, knowledge)
    if state is None or not office.national or office.rank == "royalty":
        return None
    if start > 0 and doc[start - 1].lower_ in ("the", "our"):
        return state
    heads = office.rank in ("head_of_state", "head_of_government")
    beside = {
        entity.id
        for token in doc[start].sent
        if (reference := names.at(token)) is not None
        for entity in reference.entities
        if entity.type == "country"
    }
    doubtful = heads or (" " not in person.entities[0].name and doc[person.head].dep_ not in SUBJECTS)
    return None if doubtful and beside - {state.id} else state


def _before_owner(
    doc: Doc, words: list[str], person: Reference, names: Actors, knowledge: KnowledgeBase
) -> Iterator[Role]:
    """A title whose owner stands between it and the name: "Special Envoy for the Global Coalition Brett McGurk"."""
    owner = office_owner(names.at(doc[person.start - 1])) if person.start else None
    if owner is None or owner.end != person.start:
        return
    position = owner.start - 1
    while position > 0 and words[position].lower() == "the":
        position -= 1
    found = title_before(doc, words, position, knowledge) if words[position].lower() in OWNED_BY else None
    if found is not None and found[1].relation:
        title = doc[found[0] : position].text
        yield Role(person, title, owner.entities[0], (owner.start, owner.end), found[0], person.end)


def _apposed_title(
    doc: Doc, words: list[str], person: Reference, knowledge: KnowledgeBase
) -> tuple[int, Office] | None:
    """A title with its complement before a name: "the Russian ambassador to the United Nations, Vasily Nebenzya"."""
    name = doc[person.head]
    if name.dep_ != "appos" or name.head.i >= person.start or words[person.start - 1] != ",":
        return None
    return title_before(doc, words, name.head.i + 1, knowledge)


def _after(doc: Doc, words: list[str], person: Reference, names: Actors, knowledge: KnowledgeBase) -> Iterator[Role]:
    """An office after a name: in apposition, after "is", or as "who heads"."""
    start = _description_start(doc, person)
    title = _title_behind(doc, words, start, names, knowledge) if start is not None else None
    if title is None or _is_of_next(doc, words, person, title, names, knowledge):
        return
    start = title.start - (doc[title.start - 1].lower_ in MANNERS)
    owner = title.owner or owner_after(doc, title.end, names)
    within = office_owner(names.at(doc[title.start]))
    if owner is None and within is not None and within.entities[0].type in STATES:  # "the EU's foreign policy chief"
        owner, start = within, within.end + (doc[within.end].text in POSSESSIVES)
    text = doc[start : title.end].text
    if owner is not None and owner.entities != person.entities:
        end = max(title.end, owner.end)
        of = _body(owner, title.office)
        yield Role(person, text, of, (owner.start, owner.end), person.start, end, title.former)
        if words[end : end + 1] == ["and"]:
            yield from _second(doc, words, end + 1, person, names, knowledge)
    elif title.office.national and title.office.rank != "official":
        state = state_of_publisher(names.publisher, knowledge)
        if state is not None:
            yield Role(person, text, state, None, person.start, title.end, title.former)


def _second(
    doc: Doc, words: list[str], start: int, person: Reference, names: Actors, knowledge: KnowledgeBase
) -> Iterator[Role]:
    """One more office behind the first: "the Zambian president and this year's chairman of the Union"."""
    title = _title_behind(doc, words, start, names, knowledge)
    owner = (title.owner or owner_after(doc, title.end, names)) if title is not None else None
    if title is not None and owner is not None and owner.entities != person.entities:
        end, of = max(title.end, owner.end), _body(owner, title.office)
        text = doc[title.start : title.end].text
        yield Role(person, text, of, (owner.start, owner.end), person.start, end, title.former)


def _body(owner: Reference, office: Office) -> Entity:
    """What an office is of: a capital's governor is the city's, not the state's."""
    return owner.city if owner.city is not None and office.title in OFFICES_OF_CITIES else owner.entities[0]


def _is_of_next(
    doc: Doc, words: list[str], person: Reference, title: _Title, names: Actors, knowledge: KnowledgeBase
) -> bool:
    """Whether a title behind a name with one of its own is of who comes next: "President X, the premier, Y, …".

    The name may stand right behind it, or behind an honorific: "President X, Foreign Minister Sheikh Y and …".
    """
    if title.end + 1 >= len(doc):
        return False
    behind = doc[title.end]
    office = knowledge.office(behind.lower_)
    apart = behind.text == "," or (office is not None and office.rank == "honorific")
    following = names.at(doc[title.end + 1] if apart else behind)
    person_follows = following is not None and following.kind == "name" and following.entities[0].type == "person"
    return person_follows and title_before(doc, words, person.start, knowledge) is not None


def _description_start(doc: Doc, person: Reference) -> int | None:
    """Where what a person is said to be begins: after the name and a comma or bracket, or after "is", "became"."""
    if person.end < len(doc) and doc[person.end].text in APPOSING:
        return person.end + 1
    name = doc[person.head]
    if name.dep_ in SUBJECTS and name.head.lemma_ in COMING_INTO_OFFICE:
        return name.head.i + 1
    if name.dep_ not in ("nsubj", "nsubj:outer"):
        return None
    return next((child.i + 1 for child in name.head.children if child.dep_ == "cop"), None)


def _title_behind(doc: Doc, words: list[str], start: int, names: Actors, knowledge: KnowledgeBase) -> _Title | None:
    """The first title from a token on, with the demonym or possessive before it; None where a clause goes on first."""
    owner: Reference | None = None
    former = False
    position, limit = start, min(doc[start - 1].sent.end, start + REACH)
    while position < limit:
        token = doc[position]
        length, office = knowledge.longest_office(words, position)
        if office and office.relation and token.pos_ in ("NOUN", "PROPN", "ADJ"):
            end = position + length
            # "According to Smith, the minister of X said": no apposition
            return None if doc[end - 1].dep_ in SUBJECTS else _Title(position, end, office, owner, former)
        if (reference := office_owner(names.at(token))) is not None:
            owner, position = reference, reference.end
        elif token.text != "," and (
            token.lower_ in FORMER | MANNERS or token.pos_ in LEADING_IN or token.lemma_ in COMING_INTO_OFFICE
        ):
            former = former or token.lower_ in FORMER
            position += 1
        else:
            return None
    return None


def extend_over_titles(doc: Doc, names: Actors, knowledge: KnowledgeBase) -> list[Reference]:
    """The references, persons' ones stretched over the title in front of them ("President Ilham Aliyev")."""
    words = doc.words
    sectors: dict[str, str] = {}
    stretched = []
    for reference in names.references:
        if reference.kind == "name" and reference.entities[0].type == "person":
            found = title_before(doc, words, reference.start, knowledge)
            if found is not None and doc[reference.start - 1].text != ",":
                start, office = found
                if office.sector:
                    sectors.setdefault(reference.entities[0].id, office.sector)
                reference = replace(reference, start=start)
        stretched.append(reference)
    return [
        replace(r, sector=sectors[r.entities[0].id]) if r.sector is None and r.entities[0].id in sectors else r
        for r in stretched
    ]


def _is_sent(role: Role, doc: Doc) -> bool:
    """Whether somebody is the envoy of a state, not to it: "Togo's ambassador, Ali Nasir"."""
    if role.of_span is None or role.of_span[0] >= role.person.start or doc[role.of_span[0] - 1].lower_ in SENT_TO:
        return False
    return bool(SENT.intersection(role.office.lower().split()))


def with_countries(actors: Actors, knowledge: KnowledgeBase) -> Actors:
    """The actors, persons given the sector of the office that they hold and the country that they govern.

    The country is that of the state they govern or represent in parliament, where theirs is not known.
    """
    countries: dict[str, str] = {}
    sectors: dict[str, str] = {}
    for role in actors.roles:
        office, person = knowledge.office(role.office), role.person.entities[0]
        if role.former or office is None:
            continue
        governs = office.rank in GOVERNING or _is_sent(role, actors.doc)
        if role.of.type == "country" and role.of.country and not person.country and governs:
            countries.setdefault(person.id, role.of.country)
        if office.sector:
            sectors.setdefault(person.id, office.sector)
    if not (countries or sectors):
        return actors

    def placed(reference: Reference) -> Reference:
        entities = tuple(
            replace(entity, country=countries[entity.id]) if entity.id in countries else entity
            for entity in reference.entities
        )
        own = sectors.get(entities[0].id) if len(entities) == 1 else None
        return replace(reference, entities=entities, sector=reference.sector or own)

    return replace(
        actors,
        references=tuple(map(placed, actors.references)),
        roles=tuple(replace(role, person=placed(role.person)) for role in actors.roles),
    )
