"""Things that an article introduces by a common noun and speaks of again: "a supply depot … the depot"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from kg.actors.references import Actors, Reference
from kg.actors.words import IDLE_MODIFIERS, INTRODUCED
from kg.ids import identifier, short_hash
from kg.language.clauses import DEFINITE
from kg.language.plain import Doc, Token
from kg.records import Entity

INDEFINITE = frozenset({"a", "an", "two", "three", "another"})
MODIFIERS = frozenset({"amod", "compound"})
BEHIND = frozenset({"nmod", "acl", "acl:relcl"})


def find_introduced(doc: Doc, actors: Actors, article_id: str) -> Iterator[Reference]:
    """References for nouns that introduce something and for those that take it up again, kept apart by article."""
    by_noun: dict[str, list[Token]] = defaultdict(list)
    for token in doc:
        if token.lower_ in INTRODUCED and token.pos_ == "NOUN" and token.dep_ != "compound":
            by_noun[token.lower_].append(token)
    for noun, tokens in by_noun.items():
        named = [
            r.head for r in actors.references if r.kind == "name" and r.entities[0].name.lower().endswith(f" {noun}")
        ]
        introduced: Reference | None = None
        for place, token in enumerate(tokens):
            if actors.at(token) is not None:
                continue
            if _introduces(token):
                again = any(_takes_up(other) for other in tokens[place + 1 :])
                introduced = _new(token, article_id) if again else None
            elif not _takes_up(token) or any(head < token.i for head in named):
                continue
            elif introduced is not None:
                yield Reference(token.i, token.i + 1, token.i, introduced.entities, "nominal", certainty=0.7)
                continue
            if introduced is not None:
                yield introduced


def _introduces(token: Token) -> bool:
    return any(child.lower_ in INDEFINITE for child in token.lefts) or any(
        child.dep_ == "nmod" for child in token.rights
    )


def _takes_up(token: Token) -> bool:
    """Whether a noun speaks of what was introduced: it is definite, and nothing tells it from another."""
    further = [child for child in token.lefts if child.dep_ in MODIFIERS and child.lower_ not in IDLE_MODIFIERS]
    behind = any(child.dep_ in BEHIND for child in token.rights)
    return any(child.lower_ in DEFINITE for child in token.lefts) and not further and not behind


def _new(token: Token, article_id: str) -> Reference:
    words = [child for child in token.lefts if child.dep_ in MODIFIERS and child.lower_ not in IDLE_MODIFIERS]
    start = min(word.i for word in (*words, token))
    name = token.doc[start : token.i + 1].text
    own = Entity(f"group/{identifier(name)}_{short_hash(article_id)}", name, INTRODUCED[token.lower_])
    return Reference(start, token.i + 1, token.i, (own,), "nominal", certainty=0.7)
