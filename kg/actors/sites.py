"""Sites: places named only by a common noun to which something is done: "bombed a bridge", "the land it occupies"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from kg.actors.references import Actors, Reference
from kg.actors.words import ACTS_ON_SITES, IDLE_MODIFIERS, QUANTITIES, SITES
from kg.ids import identifier, short_hash
from kg.language.base_forms import base_forms
from kg.language.clauses import DEFINITE, PLURAL, case_words, children, first_conjunct
from kg.language.plain import Doc, Token
from kg.records import Entity

MODIFIERS = frozenset({"amod", "compound"})
BEHIND = frozenset({"nmod", "acl", "acl:relcl"})
AWAY = frozenset({"from", "out"})
AT = frozenset({"at", "on", "onto", "into", "upon", "over"})
AGAINST = frozenset({"of", "on", "against", "at", "into"})
# Prepositions behind which stands where a site is, not what it is of
ASIDE = frozenset({"over", "below", "above", "across", "between", "along", "behind", "beside", "under"})
# Of these a site is a part or a belonging, and stands for them as a place: "Iran's base", "a base in Iran"
OWNERS = frozenset(
    "country place person organization government_body international_organization military armed_group media".split()
)
FOR_WHOM = frozenset({"of", "for"})


def find_sites(doc: Doc, actors: Actors, article_id: str) -> Iterator[Reference]:
    """References for nouns for sites to which something is done, and for those that take them up again."""
    by_noun: dict[str, list[Token]] = defaultdict(list)
    for token in doc:
        if token.pos_ == "NOUN" and token.dep_ != "compound" and (noun := _site(token)) is not None:
            by_noun[noun].append(token)
    for noun, tokens in by_noun.items():
        known: Entity | None = None
        for token in tokens:
            if (reference := actors.at(token)) is not None:
                known = reference.entities[0] if reference.entities[0].name.lower().endswith(noun) else known
            elif known is not None and _takes_up(token):
                yield Reference(token.i, token.i + 1, token.i, (known,), "nominal", certainty=0.7)
            elif _is_told(token) and _is_acted_on(token, SITES[noun]) and not _is_somebodys(token, actors):
                start = min([token.i, *(word.left_edge.i for word in _modifiers(token))])
                name = doc[start : token.i + 1].text
                known = Entity(f"place/{identifier(name)}_{short_hash(article_id)}", name, "place")
                yield Reference(start, token.i + 1, token.i, (known,), "nominal", certainty=0.7)


def _site(token: Token) -> str | None:
    """The noun for a site that a token is a form of."""
    return next((form for form in (token.lower_, *base_forms(token)) if form in SITES), None)


def _modifiers(token: Token) -> list[Token]:
    return [child for child in token.lefts if child.dep_ in MODIFIERS and child.lower_ not in IDLE_MODIFIERS]


def _takes_up(token: Token) -> bool:
    """Whether a noun speaks of a site that was told of: it is definite, and nothing tells it from another."""
    further = _modifiers(token) or any(child.dep_ in BEHIND for child in token.rights)
    return not further and any(child.lower_ in DEFINITE for child in token.lefts)


def _is_told(token: Token) -> bool:
    """Whether there is more than a noun, which in a headline may be any ("to rule province directly")."""
    alone = all(child.dep_ in ("case", "punct") for child in token.children)
    return token.tag_ in PLURAL or not alone or _whole(token) != token


def _is_acted_on(token: Token, kind: str) -> bool:
    """Whether a site is what something is done to, itself or as so many of it."""
    verbs = ACTS_ON_SITES["verbs"] | (ACTS_ON_SITES["holding"] if kind == "ground" else frozenset())
    if any(_is_one(clause, verbs) for clause in children(token, "acl") if clause.tag_ == "VBN"):
        return True  # "a village shelled by rebels"
    if any(_is_one(clause, verbs) and not children(clause, "obj") for clause in children(token, "acl:relcl")):
        return True  # "the land it occupies"
    under = (child for child in children(token, "nmod") if case_words(child) == {"under"})
    if any(_is_one(child, ACTS_ON_SITES["hold"]) for child in under):
        return True  # "areas under rebel control"
    head = _whole(token)
    above, words = head.head, case_words(head)
    if head.dep_ in ("obj", "nsubj:pass"):
        return _is_one(above, verbs)
    if head.dep_ in ("obl", "nmod") and words & AWAY and _is_one(above, ACTS_ON_SITES["leaving"]):
        return True
    if head.dep_ == "obl" and words & AT and _is_one(above, ACTS_ON_SITES["aiming"]):
        return True
    return head.dep_ == "nmod" and bool(words & AGAINST) and _is_one(above, ACTS_ON_SITES["nouns"])


def _whole(token: Token) -> Token:
    """What a site is so many or a part of, as the first of those coordinated: "dozens of villages"."""
    head = first_conjunct(token)
    while head.dep_ == "nmod" and case_words(head) == {"of"} and not QUANTITIES.isdisjoint(base_forms(head.head)):
        head = first_conjunct(head.head)
    return head


def _is_one(word: Token, known: frozenset[str]) -> bool:
    return not known.isdisjoint(base_forms(word))


def _is_somebodys(token: Token, actors: Actors) -> bool:
    """Whether a site is read as whose it is or where it lies; "rebel-held" tells who holds it."""
    first = first_conjunct(token)
    owned = children(first, "nmod:poss") if first != token else []  # "its camps and depots"
    for child in (*token.children, *owned):
        if child.dep_ in ("acl", "acl:relcl", "punct", "det", "cc", "conj", "appos") or child.tag_ == "VBN":
            continue
        if child.dep_ == "nmod" and case_words(child) & ASIDE:
            continue
        found = [r for r in (actors.at(word) for word in child.subtree) if r is not None]
        for_whom = child.dep_ == "nmod" and bool(case_words(child) & FOR_WHOM)
        if any(for_whom or entity.type in OWNERS for reference in found for entity in reference.entities):
            return True
    return False
