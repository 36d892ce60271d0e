"""Offices: who holds which office of what, as the text says it.

"Iranian President Masoud Pezeshkian", "Azerbaijan's President Ilham Aliyev", "Isaac Herzog, president of Israel",
"then-Israeli Defense Minister Yoav Gallant", "Marcus Sheff, head of the Institute".
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kg.actors.appositions import name_beside
from kg.actors.knowledge_base import KnowledgeBase
from kg.actors.knowledge_records import Office
from kg.actors.references import Actors, Reference, Role
from kg.language.plain import Doc, Token
from kg.records import Entity

FORMER = frozenset({"former", "then", "ex", "late", "ousted", "deposed"})
# Words before a demonym and a title that say how the office is held: "acting Peruvian President", "the outgoing …"
MANNERS = frozenset({"acting", "interim", "outgoing", "incoming", "caretaker"})
DEFINITE = frozenset({"the", "this", "that"})
PRIVATE = frozenset({"professional", "cleric", "party"})
OWNED_BY = frozenset({"of", "for", "to"})
HEADS = frozenset({"head_of_state", "head_of_government", "royalty"})


def find_roles(doc: Doc, names: Actors, knowledge: KnowledgeBase) -> Iterator[Role]:
    """The offices said of the persons named in a document, each with the person and what it is an office of."""
    words = [token.text for token in doc]
    people = [r for r in names.references if r.kind == "name" and r.entities[0].type == "person"]
    for person in people:
        yield from _before(doc, words, person, names, knowledge)
        yield from _after(doc, words, person, names, knowledge)


def _before(doc: Doc, words: list[str], person: Reference, names: Actors, knowledge: KnowledgeBase) -> Iterator[Role]:
    """A title in front of a name, with the demonym or possessive in front of the title."""
    first = _title_start(doc, words, person.start, knowledge) or _apposed_title(doc, words, person, knowledge)
    if first is None:
        yield from _before_owner(doc, words, person, names, knowledge)
        return
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
        elif (reference := names.at(before)) and reference.entities[0].type != "person" and before.i < start:
            owner = reference
            position = reference.start
            continue
        elif before.text not in ("'s", "’s", "'", "’", "-", "'"):
            break
        position -= 1
    if not office.relation:
        return
    if owner is None and person.end + 1 < len(doc) and doc[person.end].lower_ == "of":
        after = names.at(doc[person.end + 1])
        owner = after if after is not None and after.entities[0].type != "person" else None
    if owner is None and (earlier := _title_start(doc, words, start, knowledge)) is not None:
        owner = _possessor(doc, earlier[0], names)
    title = manner + doc[start : person.start].text.strip(" ,‘’“”\"'")
    if owner is not None:
        yield Role(person, title, owner.entities[0], (owner.start, owner.end), position, person.end, former)
    elif office.national and office.rank != "royalty" and (country := _country_of(names.publisher, knowledge)):
        # Kings are called so everywhere, also those of other countries and times
        yield Role(person, title, country, None, start, person.end, former)


def _before_owner(
    doc: Doc, words: list[str], person: Reference, names: Actors, knowledge: KnowledgeBase
) -> Iterator[Role]:
    """A title whose owner stands between it and the name: "Special Envoy for the Global Coalition Brett McGurk"."""
    owner = names.at(doc[person.start - 1]) if person.start else None
    if owner is None or owner.end != person.start or owner.entities[0].type == "person":
        return
    position = owner.start - 1
    while position > 0 and words[position].lower() == "the":
        position -= 1
    found = _title_start(doc, words, position, knowledge) if words[position].lower() in OWNED_BY else None
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
    return _title_start(doc, words, name.head.i + 1, knowledge)


def _possessor(doc: Doc, position: int, names: Actors) -> Reference | None:
    """The actor right before a title: "Egypt's leader", "the Egyptian leader"."""
    before = position - 1
    while before > 0 and doc[before].text in ("'s", "’s", "'", "’"):
        before -= 1
    reference = names.at(doc[before]) if before >= 0 else None
    return reference if reference is not None and reference.entities[0].type != "person" else None


def _title_start(doc: Doc, words: list[str], end: int, knowledge: KnowledgeBase) -> tuple[int, Office] | None:
    """Where a title that ends right before `end` starts: the longest one that the knowledge base has."""
    last = end - 1
    if last >= 0 and words[last] == ",":
        last -= 1
    for start in range(max(doc[min(end, len(doc) - 1)].sent.start, last - 5), last + 1):
        length, office = knowledge.longest_office(words, start)
        if office and start + length == last + 1:
            return start, office
    return None


def _after(doc: Doc, words: list[str], person: Reference, names: Actors, knowledge: KnowledgeBase) -> Iterator[Role]:
    """An office after a name: in apposition, after "is", or as "who heads"."""
    position = person.end
    if position >= len(doc) or words[position] not in (",", "(", "–", "—", "-"):
        head = doc[person.head]
        if head.dep_ not in ("nsubj", "nsubj:outer") or not any(c.dep_ == "cop" for c in head.head.children):
            return
        position = next(c.i for c in head.head.children if c.dep_ == "cop")
    start = position + 1
    owner: Reference | None = None
    former = False
    limit = min(doc[person.start].sent.end, start + 6)
    while start < limit:
        token = doc[start]
        length, office = knowledge.longest_office(words, start)
        if office and office.relation and token.pos_ in ("NOUN", "PROPN", "ADJ"):
            if doc[start + length - 1].dep_ in ("nsubj", "nsubj:pass"):
                return  # "According to Smith, the minister of X said": no apposition
            end = start + length
            holder = owner or _owner_after(doc, end, names)
            if holder is not None and holder.entities != person.entities:
                span = (holder.start, holder.end)
                yield Role(
                    person, doc[start:end].text, holder.entities[0], span, person.start, max(end, holder.end), former
                )
            elif office.national and office.rank != "official" and (country := _country_of(names.publisher, knowledge)):
                yield Role(person, doc[start:end].text, country, None, person.start, end, former)
            return
        reference = names.at(token)
        if reference is not None and reference.entities[0].type != "person":
            owner, start = reference, reference.end
        elif token.lower_ in FORMER or token.pos_ in ("DET", "ADJ", "PART", "PUNCT", "PRON", "NOUN", "PROPN", "AUX"):
            former = former or token.lower_ in FORMER
            if token.text == ",":
                return
            start += 1
        else:
            return


def _country_of(publisher: Entity | None, knowledge: KnowledgeBase) -> Entity | None:
    """The country in whose releases "the Foreign Secretary" needs no country."""
    if publisher is None or publisher.country is None or publisher.type in ("media", "organization"):
        return None
    return knowledge.country(publisher.country)


def _owner_after(doc: Doc, position: int, names: Actors) -> Reference | None:
    """What an office is of: the first name after "of", "for", "to" or "at" behind the title."""
    sentence_end = doc[min(position, len(doc)) - 1].sent.end
    for i in range(position, min(position + 9, sentence_end)):
        reference = names.at(doc[i])
        if reference is not None and reference.entities[0].type != "person":
            return reference
        if doc[i].text in (",", ";", ")", "(", "–", "—") or doc[i].pos_ in ("VERB", "AUX", "SCONJ"):
            return None
    return None


def extend_over_titles(doc: Doc, names: Actors, roles: list[Role], knowledge: KnowledgeBase) -> list[Reference]:
    """The references, persons' ones stretched over the title in front of them ("President Ilham Aliyev")."""
    words = [token.text for token in doc]
    sectors: dict[str, str] = {}
    stretched = []
    for reference in names.references:
        if reference.kind == "name" and reference.entities[0].type == "person":
            found = _title_start(doc, words, reference.start, knowledge)
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


def office_mentions(doc: Doc, actors: Actors, roles: list[Role], knowledge: KnowledgeBase) -> Iterator[Reference]:
    """Offices without a name: "the Israeli president", "Iran's foreign minister", "its envoy", "the spokesman".

    The person whose name stands beside it, or who holds that office as the article says; else the country or body
    that the office belongs to.
    """
    words = [token.text for token in doc]
    titles = list(_titles(doc, words, actors, knowledge))
    for token in doc:
        if token.pos_ not in ("NOUN", "PROPN") or token.dep_ == "compound" or actors.at(token) is not None:
            continue
        if token.tag_ in ("NNS", "NNPS"):
            continue
        start, office = _office_around(token, words, knowledge)
        if office is None or office.rank == "honorific":
            continue
        owner = _owner_of_office(doc, start, token, actors)
        first = min(start, owner.start) if owner and owner.start < start else start
        person = (
            next((role.person for role in roles if role.start <= token.i < role.end), None)
            or _apposed_person(token, actors)
            or _holder(doc, start, token, office, owner, roles, knowledge)
            or _titled(token, office, owner, titles, roles)
        )
        if person is not None:
            yield Reference(first, token.i + 1, token.i, person.entities, "nominal", office.sector, certainty=0.8)
        elif (holder := _known_holder(doc, first, token.i, office, owner, knowledge)) is not None:
            end = max(token.i + 1, owner.end) if owner else token.i + 1
            yield Reference(first, end, token.i, (holder,), "nominal", office.sector, certainty=0.8)
        elif office.relation and owner is not None and _speaks_for(office, owner):
            end = max(token.i + 1, owner.end)
            of_state = owner.entities[0].type == "country"
            sector = (office.sector or "GOV") if of_state else owner.sector or office.sector
            yield Reference(first, end, token.i, owner.entities, "nominal", sector, certainty=0.7)


def _speaks_for(office: Office, owner: Reference) -> bool:
    """Whether an unnamed holder stands for what the office belongs to: a journalist or bishop is not his state."""
    kind = owner.entities[0].type
    return kind != "person" and not (kind in ("country", "place") and office.rank in PRIVATE)


def _known_holder(
    doc: Doc, first: int, last: int, office: Office, owner: Reference | None, knowledge: KnowledgeBase
) -> Entity | None:
    """Who holds an office of this owner on the article's day, by what is known beforehand; not of former ones."""
    if owner is None or any(token.lower_ in FORMER for token in doc[max(first - 1, 0) : last]):
        return None
    return knowledge.tenures.holder(office, owner.entities[0])


def _titles(doc: Doc, words: list[str], actors: Actors, knowledge: KnowledgeBase) -> Iterator[tuple[Reference, Office]]:
    """The persons named with a title in front, each with it: "Marshal Tito", "President Boris Yeltsin"."""
    for reference in actors.references:
        if reference.kind == "name" and reference.entities[0].type == "person":
            length, office = knowledge.longest_office(words, reference.start)
            if office is not None and reference.start + length < reference.end:
                yield reference, office


def _titled(
    token: Token, office: Office, owner: Reference | None, titles: list[tuple[Reference, Office]], roles: list[Role]
) -> Reference | None:
    """Who was last named with the title of a definite description: "the marshal", "the Russian president"."""
    if not any(child.lower_ in DEFINITE for child in token.children):
        return None
    placed = {role.person.entities[0].id for role in roles}
    named = [
        person
        for person, title in titles
        if _same_office(office, title)
        and person.head < token.i
        and (owner is None or person.entities[0].id not in placed)
    ]
    return max(named, key=lambda person: person.head, default=None)


def _apposed_person(title: Token, actors: Actors) -> Reference | None:
    """The person named beside a title: "Adel al-Jubeir, the Saudi foreign minister", "its president, Omar Bongo"."""
    doc = title.doc
    named = name_beside(title, actors, of_person=True)
    if named is None and title.i + 2 < len(doc) and doc[title.i + 1].text == ",":
        named = actors.at(doc[title.i + 2])
    person = named is not None and named.kind == "name" and named.entities[0].type == "person"
    return named if person else None


def _holder(
    doc: Doc, start: int, token: Token, office: Office, owner: Reference | None, roles: list[Role],
    knowledge: KnowledgeBase,
) -> Reference | None:  # fmt: skip
    """The one person who holds an office of this owner, by the article; of several, who was named last before."""
    title = doc[start : token.i + 1].text.lower()
    holders = [
        role
        for role in roles
        if (role.office.lower().endswith(title) or _same_office(office, knowledge.office(role.office)))
        and (owner is None or role.of.id == owner.entities[0].id)
    ]
    people = {role.person.entities[0].id: role.person for role in holders}
    if len(people) > 1:
        return max((r.person for r in holders if r.person.head < token.i), key=lambda r: r.head, default=None)
    return next(iter(people.values()), None)


def _same_office(one: Office, other: Office | None) -> bool:
    """Whether two titles can be one office: "premier" and "prime minister", "leader" and any head of state."""
    return other is not None and (one == other or (one.title == "leader" and other.rank in HEADS))


def _office_around(token: Token, words: list[str], knowledge: KnowledgeBase) -> tuple[int, Office | None]:
    for start in range(max(token.sent.start, token.i - 3), token.i + 1):
        length, office = knowledge.longest_office(words, start)
        if office and start + length == token.i + 1:
            return start, office
    return token.i, None


def _owner_of_office(doc: Doc, start: int, token: Token, actors: Actors) -> Reference | None:
    if start:
        before = doc[start - 1]
        if before.text in ("'s", "’s", "'", "’") and start > 1:
            before = doc[start - 2]
        reference = actors.at(before)
        if reference is not None and reference.entities[0].type != "person" and reference.kind != "pronoun":
            return reference
    if token.i + 1 < len(doc) and doc[token.i + 1].lower_ in OWNED_BY:
        return _owner_after(doc, token.i + 2, actors)
    return None
