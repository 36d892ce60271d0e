"""Names: stretches that the knowledge base or the entity recognizer knows, settled into one layer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from kg.actors.homonyms import by_city_beside, by_context, river_of_name
from kg.actors.institutions import with_institutions
from kg.actors.knowledge_base import KnowledgeBase
from kg.actors.knowledge_records import Name
from kg.actors.organizations import (
    NEW_TYPES,
    new_entity,
    organization_type,
    organizations_of,
    type_of,
    with_abbreviations,
)
from kg.actors.persons import persons_of, with_patronymics, with_surnames
from kg.actors.predecessors import state_at
from kg.actors.publishers import publisher_of, state_of_publisher
from kg.actors.references import Reference
from kg.actors.short_forms import with_short_forms
from kg.actors.states import CALENDAR, unknown_states
from kg.actors.stretches import Stretch, is_minor_place, plain
from kg.actors.titles import POSSESSIVES
from kg.actors.words import (
    BODIES_BEFORE_COUNTRY,
    DIRECTIONS,
    HELD_AT_PLACES,
    IDEAS,
    LANDFORMS,
    MONEY,
    MOVES,
    NAME_PARTICLES,
    ORGANIZATION_HEADS,
    PAPERS,
    PARTS_OF_PLACES,
    PLACE_VERBS,
    PLAIN_ADJECTIVES,
    PRONOUNS,
    THINGS,
)
from kg.ids import identifier
from kg.language.clauses import case_words, first_conjunct
from kg.language.plain import Doc, Span, Token
from kg.records import Article, Entity

# A capital or seat stands for its country unless a preposition of place comes before it.
LOCATIVE = frozenset("in at near outside around inside over across through via into within above off".split())
# Labels of recognizers for what may be a name of land or water with a word behind
PLACED = frozenset({"GPE", "LOC", "NORP"})
# "Republic of Varnia"
STATE_WORDS = 3
# "Northern Syria"; what is written as one word of two sides too
SIDES = frozenset(f"{side}ern" for side in DIRECTIONS) | {
    f"{one}-{other}ern" for one in ("north", "south") for other in ("east", "west")
}


def find_names(doc: Doc, knowledge: KnowledgeBase, article: Article) -> list[Reference]:
    """References for all names of a document, with persons and organizations settled within it.

    A person known by surname alone is kept apart from others of that name in other articles; capitals mean the state
    that they governed in the article's year.
    """
    year = article.published.year if article.published else None
    states = unknown_states(doc, knowledge, article.source)
    known, recognized = list(_known(doc, knowledge, states)), list(_recognized(doc, knowledge))
    stretches = list(with_patronymics(doc, _settle(doc, known, recognized)))
    stretches = list(_told_apart(doc.words, with_abbreviations(doc, with_surnames(doc, stretches)), knowledge))
    persons = persons_of(doc, stretches, article.id, knowledge)
    organizations = organizations_of(doc, stretches, knowledge)
    references = []
    for stretch in stretches:
        span = doc[stretch.start : stretch.end]
        if stretch.names:
            references.append(_known_reference(span, stretch.names, knowledge, year))
        elif stretch.label == "PERSON":
            references.append(_reference(span, persons[plain(span)]))
        elif stretch.label == "ORG":
            references.append(_reference(span, organizations[plain(span)]))
        elif stretch.label in NEW_TYPES:
            references.append(_reference(span, new_entity(plain(span), type_of(span, stretch.label))))
    named = with_short_forms(doc, references)
    home = state_of_publisher(publisher_of(article, knowledge, named), knowledge)
    return list(with_institutions(doc, named, knowledge, article.id, home))


def _known(doc: Doc, knowledge: KnowledgeBase, states: Mapping[str, Name]) -> Iterator[Stretch]:
    words, begins_name, end = doc.words, knowledge.begins_name, 0
    first_words = {text.partition(" ")[0] for text in states}
    for position, word in enumerate(words):
        if position < end or not (begins_name[word] or word in first_words):
            continue  # most words
        length, names = knowledge.longest(words, position)
        if length and _is_of_money(doc, position + length):
            end = position + length
            continue
        if length and (doc[position].is_punct or _ends_in_adjective(doc[position : position + length])):
            length, names = 0, ()
        if states and length < 2 and (found := _unknown_state(words, position, states)):
            length, names = found
        if not length:
            continue
        end = position + length
        if _names_body(doc, position, names):
            text = doc[position - 1 : end].text
            body = replace(new_entity(text, organization_type(text)), country=names[0].entity.country)
            yield Stretch(position - 1, end, "", (Name(text, body, "name"),))
        elif (first := _part_of_country(doc, position, names)) < position:
            text = plain(doc[first:end])
            name = f"{text[0].lower()}{text[1:]}"
            part = Entity(f"place/{identifier(name)}", name, "place", names[0].entity.country)
            yield Stretch(first, end, "", (Name(text, part, "region"),))
        elif names[0].kind in ("name", "adjective") and _names_landform(doc, end):
            text, end = doc[position : end + 1].text, end + 1
            yield Stretch(position, end, "", (Name(text, new_entity(text, "place"), "region"),))
        else:
            yield Stretch(position, end, "", names)


def _is_of_money(doc: Doc, end: int) -> bool:
    """Whether a name only tells whose money it is: "US $50 million", "ten million US dollars"."""
    return end < len(doc) and doc[end].lower_ in MONEY


def _names_landform(doc: Doc, end: int) -> bool:
    """Whether the word behind a name makes it that of land or water: "Nuba Mountains", but not "Kenya Bay Company"."""
    if end >= len(doc) or doc[end].lower_ not in LANDFORMS or not doc[end].is_title or end == doc[end].sent.start:
        return False
    return end + 1 >= len(doc) or not doc[end + 1].is_title or doc[end + 1].is_sent_start


def _ends_in_adjective(name: Span) -> bool:
    """Whether an adjective is no end of a name: "Iran's military and nuclear sites"."""
    return len(name) > 1 and name[-1].pos_ == "ADJ" and name[-1].is_lower


def _names_body(doc: Doc, position: int, names: Sequence[Name]) -> bool:
    """Whether the word before a country's name makes it that of a body: "Environment Canada"."""
    before = doc[position - 1] if position else None
    named = names[0].entity.type == "country" and names[0].kind == "name"
    return named and before is not None and before.is_title and before.lower_ in BODIES_BEFORE_COUNTRY


def _part_of_country(doc: Doc, position: int, names: Sequence[Name]) -> int:
    """Where the name of a part of a country begins whose name stands at a token: "north-eastern Syria"; else there."""
    if position == 0 or names[0].entity.type != "country" or names[0].kind != "name":
        return position
    before = doc[position - 1]
    if before.lower_ not in SIDES or before.head != doc[position] or before.dep_ not in ("amod", "compound"):
        return position
    return position - 3 if position > 2 and doc[position - 2].text == "-" else position - 1


def _unknown_state(words: list[str], position: int, states: Mapping[str, Name]) -> tuple[int, tuple[Name, ...]] | None:
    """The longest form of a state that the knowledge base lacks at a token, and its length."""
    for length in range(STATE_WORDS, 0, -1):
        if (state := states.get(" ".join(words[position : position + length]))) is not None:
            return length, (state,)
    return None


def _recognized(doc: Doc, knowledge: KnowledgeBase) -> Iterator[Stretch]:
    tokens, words = doc.tokens, doc.words
    for span in doc.ents:
        if span.label_ not in NEW_TYPES and span.label_ != "PERSON":
            continue
        # No name goes over the end of a line
        start, end = span.start, next((i for i in range(span.start, span.end) if "\n" in words[i]), span.end)
        while start < end and _is_outside(tokens[start]):
            start += 1
        while end > start and (words[end - 1] in POSSESSIVES or tokens[end - 1].is_punct or tokens[end - 1].is_space):
            end -= 1
        if span.label_ == "PERSON":
            start = _after_titles(doc, start, end, knowledge)
            start, end = _whole_name(doc, start, end, knowledge)
        elif span.label_ == "ORG":
            end = _before_title(doc, start, end, knowledge)
        named = start < end and any(map(str.isupper, doc[start:end].text)) and not _is_of_money(doc, end)
        if named and span.label_ in PLACED and _names_landform(doc, end):
            yield Stretch(start, end + 1, "LOC")
        elif named and not _names_no_actor(doc[start:end], span.label_, knowledge):
            yield Stretch(start, end, span.label_)


def _is_outside(word: Token) -> bool:
    """Whether a word before a name is no part of it."""
    return word.pos_ in ("DET", "PUNCT") or word.lower_ == "the" or word.is_space


def _before_title(doc: Doc, start: int, end: int, knowledge: KnowledgeBase) -> int:
    """Where the name of a body ends that a title of one of its people follows: "State Department Spokesperson"."""
    last = doc[end - 1].lower_ if end - start > 1 else ""
    office = knowledge.office(last) if last and last not in ORGANIZATION_HEADS else None
    whole = office is None or office.relation is None or any(token.is_lower for token in doc[start:end])
    return end if whole else end - 1


def _names_no_actor(name: Span, label: str, knowledge: KnowledgeBase) -> bool:
    """Whether a name is none: a pronoun, number, day ("Jan."), thing ("an IED") or paper ("Resolution 12").

    Or it only says of what kind something is ("Islamist ideology", "intra-Syrian talks"), or begins a title.
    """
    text = name.text.lower()
    if label == "NORP" and name.text[0].islower():
        return True
    if len(name) == 1 and knowledge.longest_office(name.doc.words, name.start)[0] > 1:
        return True  # "Foreign" of "the Foreign Secretary"
    if text in PRONOUNS or text in THINGS or text.rstrip(".").capitalize() in CALENDAR:
        return True
    before = name.doc[name.start - 1] if name.start else None
    if len(name) == 1 and before is not None and (before.text in POSSESSIVES or before.lower_ == "the"):
        office = knowledge.office(text) if label == "PERSON" else None
        if office is not None and office.relation is not None:
            return True  # "Oman's Emir"
    if text.split()[-1] in PAPERS or all(token.pos_ in ("NUM", "PUNCT") for token in name):
        return True
    first = len(name) == 1 and name.start == name.root.sent.start and name.start + 1 < len(name.doc)
    if first and label == "NORP" and name.root.tag_ == "JJ" and text in PLAIN_ADJECTIVES:
        return True  # "Human rights groups": a sentence begins with a capital
    return label == "NORP" and name.root.dep_ in ("amod", "compound") and name.root.head.lemma_.lower() in IDEAS


def _whole_name(doc: Doc, start: int, end: int, knowledge: KnowledgeBase) -> tuple[int, int]:
    """A person's name with the given name before it and what particles join to it ("Tamim bin Hamad Al Thani")."""
    words = doc.words
    while end + 1 < len(doc) and doc[end].lower_ in NAME_PARTICLES and doc[end + 1].text[0].isupper():
        end += 2
    first = start
    while first > doc[start].sent.start + 1 and doc[first - 1].pos_ == "PROPN" and doc[first - 1].is_title:
        if knowledge.longest_office(words, first - 1)[0]:
            break
        first -= 1
    titled = first and first < start and knowledge.longest_office(words, first - 1)[0] == 1
    known = any(knowledge.longest(words, i)[0] or knowledge.longest_office(words, i)[0] for i in range(first, start))
    return (first if titled and not known else start), end


def _after_titles(doc: Doc, start: int, end: int, knowledge: KnowledgeBase) -> int:
    words, position = doc.words[start:end], 0
    while position < len(words) - 1:
        length, _ = knowledge.longest_office(words, position)
        if not length or position + length >= len(words):
            break
        position += length
    return start + position


def _settle(doc: Doc, known: list[Stretch], recognized: list[Stretch]) -> Iterator[Stretch]:
    """One layer of stretches: the knowledge base where it covers the recognizer's span, else the recognizer's."""
    taken: set[int] = set()
    for stretch in sorted(recognized, key=lambda s: s.start):
        inside = [k for k in known if k.start < stretch.end and stretch.start < k.end]
        kept = _choose(doc, stretch, inside)
        for part in kept:
            if not taken & set(range(part.start, part.end)):
                taken |= set(range(part.start, part.end))
                yield part
    for stretch in known:
        tokens = set(range(stretch.start, stretch.end))
        if not tokens & taken and _trustworthy(doc, stretch):
            taken |= tokens
            yield stretch


def _choose(doc: Doc, stretch: Stretch, inside: list[Stretch]) -> list[Stretch]:
    covering = [k for k in inside if k.start <= stretch.start and k.end >= stretch.end]
    if covering:
        settled = stretch.label == "PERSON" and is_minor_place(covering[0]) and len(covering[0].names) > 0
        return [stretch] if settled and not _is_stormed(doc[stretch.start : stretch.end]) else covering
    if not inside:
        return [stretch]
    if stretch.label == "ORG" and (government := _government(doc, stretch, inside)) is not None:
        return [government]
    if stretch.label in ("GPE", "LOC", "NORP"):
        return inside
    if stretch.label == "PERSON":
        first = inside[0]
        rest = Stretch(first.end, stretch.end, "PERSON")
        # "Iranian Masoud Pezeshkian": the demonym is not part of the name
        if first.start <= stretch.start and first.names[0].kind in ("adjective", "people") and rest.start < rest.end:
            return [first, rest]
        return [stretch]
    whole = doc[stretch.start : stretch.end]
    if inside[0].end == stretch.end and inside[0].start > stretch.start and inside[0].names[0].entity.type != "country":
        return [inside[0]]
    if (
        all(token.lower_ not in ORGANIZATION_HEADS for token in whole)
        and inside[0].end - inside[0].start == len(whole) - 1
    ):
        return inside
    return [stretch]


def _government(doc: Doc, stretch: Stretch, inside: list[Stretch]) -> Stretch | None:
    """A government by its state's name as that state: "Government of Oman", "Omani Government"."""
    state = inside[0].names[0]
    if state.entity.type != "country" or state.kind == "capital" or len(inside) != 1:
        return None
    words = {token.lower_ for token in doc[stretch.start : stretch.end]}
    words -= {token.lower_ for token in doc[inside[0].start : inside[0].end]}
    if "government" not in words or not words <= {"government", "of", "the"}:
        return None
    text = plain(doc[stretch.start : stretch.end])
    return Stretch(stretch.start, stretch.end, "", (Name(text, state.entity, "seat", "GOV"),))


def _trustworthy(doc: Doc, stretch: Stretch) -> bool:
    """A name the recognizer missed counts if it is no mere town of that name, or stands where a place would."""
    if not is_minor_place(stretch):
        return True
    before = doc[stretch.start - 1].lower_ if stretch.start else ""
    return before in LOCATIVE or before in ("to", "from", "of", "on")


def _known_reference(span: Span, names: tuple[Name, ...], knowledge: KnowledgeBase, year: int | None) -> Reference:
    name = names[0]
    if name.kind == "capital":
        city = next((other.entity for other in names if other.kind == "city"), None)
        if city and _is_place(span):
            return _reference(span, city)
        return _reference(span, state_at(name.entity, year, knowledge), sector="GOV", city=city)
    if name.kind == "seat":
        return _reference(span, state_at(name.entity, year, knowledge), sector=name.sector or "GOV")
    if name.kind == "people" and span.start and span.doc[span.start - 1].lower_ == "ethnic":
        return _reference(span, new_entity(f"ethnic {name.text}", "group"), sector=name.sector)
    if name.kind == "people" and (state := _state_abroad(span, name.entity, knowledge)) is not None:
        minority = new_entity(f"{name.text} of {state.name}", "group")
        return _reference(span, replace(minority, country=state.country), sector=name.sector)
    kind = "adjective" if name.kind == "adjective" and span.root.head != span.root else "name"
    return _reference(span, name.entity, kind=kind, sector=name.sector)


def _state_abroad(people: Span, own: Entity, knowledge: KnowledgeBase) -> Entity | None:
    """The other state that a part of a people lives in: "the Albanians of southern Serbia"."""
    behind = (child for child in people.root.children if child.dep_ == "nmod" and "of" in case_words(child))
    found = (name.entity for child in behind for name in knowledge.find(child.text))
    state = next((entity for entity in found if entity.type == "country"), None)
    return state if state is not None and state.country != own.country else None


def _is_stormed(span: Span) -> bool:
    """Whether a single name is what only places are, or rather places than people: "Goma was captured"."""
    head = first_conjunct(span.root)
    return len(span) == 1 and head.dep_ in ("obj", "nsubj:pass") and head.head.lemma_.lower() in PLACE_VERBS - {"visit"}


def _is_place(span: Span) -> bool:
    """Whether a capital is the city here: after a preposition of place, bombed, visited, a part of it."""
    before = span.doc[span.start - 1].lower_ if span.start else ""
    if before in LOCATIVE or (before == "," and span.start > 1):
        return True
    head = first_conjunct(span.root)
    governor = head.head.lemma_.lower()
    if head.dep_ in ("obj", "nsubj:pass"):
        return governor in PLACE_VERBS
    if head.dep_ == "compound":
        return governor in HELD_AT_PLACES
    if head.dep_ not in ("obl", "nmod"):
        return False
    if "of" in case_words(head):
        return governor in PARTS_OF_PLACES
    return governor in MOVES and not case_words(head) & {"by", "with", "between", "of", "against"}


def _reference(
    span: Span, entity: Entity, *, kind: str = "name", sector: str | None = None, city: Entity | None = None
) -> Reference:
    return Reference(span.start, span.end, span.root.i, (entity,), kind, sector, city)


def _told_apart(words: list[str], stretches: list[Stretch], knowledge: KnowledgeBase) -> Iterator[Stretch]:
    """The stretches, of places of one name the one first that is meant."""
    clear = [s.names for s in stretches if len({name.entity.country for name in s.names if name.kind != "city"}) == 1]
    for stretch in stretches:
        if stretch.start and words[stretch.start - 1].lower() == "river":
            river = river_of_name(words[stretch.start : stretch.end], knowledge)
            stretch = replace(stretch, names=river or stretch.names)
        elif len(stretch.names) > 1:
            names = by_context(stretch.names, clear)
            stretch = replace(stretch, names=by_city_beside(words, stretch.start, names, knowledge))
        yield stretch
