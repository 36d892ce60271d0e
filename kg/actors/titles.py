"""Titles: where one stands in front of or behind a name, and what the office that it names belongs to."""

from __future__ import annotations

from kg.actors.knowledge_base import KnowledgeBase
from kg.actors.knowledge_records import Office
from kg.actors.references import Actors, Reference
from kg.language.plain import Doc

POSSESSIVES = frozenset({"'s", "’s", "'", "’"})
OWNED_BY = frozenset({"of", "for", "to"})
LONGEST = 5
# Between a title and what the office is of: "chairman of the drafting committee of the Knesset"
REACH = 9


def title_before(doc: Doc, words: list[str], end: int, knowledge: KnowledgeBase) -> tuple[int, Office] | None:
    """Where a title that ends right before `end` starts: the longest one that the knowledge base has."""
    last = end - 1
    if last >= 0 and words[last] == ",":
        last -= 1
    if last < 0 or not knowledge.ends_title(words[last]):
        return None
    for start in range(max(doc[min(end, len(doc) - 1)].sent.start, last - LONGEST), last + 1):
        length, office = knowledge.longest_office(words, start)
        if office and start + length == last + 1:
            return start, office
    return None


def owner_before(doc: Doc, position: int, names: Actors) -> Reference | None:
    """The actor right before a title: "Egypt's leader", "the Egyptian leader"."""
    before = position - 1
    while before > 0 and doc[before].text in POSSESSIVES:
        before -= 1
    return office_owner(names.at(doc[before])) if before >= 0 else None


def owner_after(doc: Doc, position: int, names: Actors) -> Reference | None:
    """What an office is of: the first name after "of", "for", "to" or "at" behind the title."""
    sentence_end = doc[min(position, len(doc)) - 1].sent.end
    for i in range(position, min(position + REACH, sentence_end)):
        if (owner := office_owner(names.at(doc[i]))) is not None:
            return owner
        if doc[i].text in (",", ";", ")", "(", "–", "—") or doc[i].pos_ in ("VERB", "AUX", "SCONJ"):
            return None
    return None


def office_owner(reference: Reference | None) -> Reference | None:
    """The reference, if it names what somebody can hold an office of: anything but a person."""
    return reference if reference is not None and reference.entities[0].type != "person" else None
