"""Ellipses: verbs that only say again of somebody else what another says: "Oman did not", "Oman has done so"."""

from __future__ import annotations

from collections.abc import Iterator

from kg.language.clauses import children
from kg.language.plain import Token
from kg.statements.mood import NEGATIONS

PRO_VERBS = frozenset({"did", "does", "do", "has", "have", "had", "will", "would"})
# What a verb has beside it that stands for another: more than "Oman has" would be needed for a sentence of its own
SAME = frozenset({"so", "too", "also", "likewise", "already", "either", "yet", "since", "never", *NEGATIONS})
COMPLETING = ("obj", "iobj", "ccomp", "xcomp", "obl", "cop", "aux:pass")
LINKS = ("parataxis", "conj", "advcl")


def repeating(verb: Token) -> Iterator[Token]:
    """The verbs that say of others what a verb says: in its sentence, or alone in the next one."""
    linked = [child for child in children(verb, *LINKS) if child.i > verb.i]
    end = verb.sent.end
    if verb.sent.root == verb and end < len(verb.doc):
        linked.append(verb.doc[end].sent.root)
    yield from (word for word in linked if _says_again(word))


def _says_again(word: Token) -> bool:
    """Whether a word has a subject and no more than what says that it is, or is not, the same with it."""
    if not children(word, "nsubj"):
        return False
    near = {child.lower_ for child in children(word, "advmod", "obj", "advcl", "discourse")}
    if word.lemma_.lower() == "do" and "so" in near and not children(word, "ccomp", "xcomp"):
        return any(child.lower_ == "so" and child.i > word.i for child in word.children)
    bare = not children(word, *COMPLETING)
    return word.lower_ in PRO_VERBS and bare and bool(near & SAME)
