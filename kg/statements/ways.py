"""Ways: how an actor lies to a word in the parse, as words of dependency labels."""

from __future__ import annotations

from collections.abc import Mapping

from kg.kept import Kept
from kg.language.plain import Doc, Token

# Labels within one actor or between coordinated ones, which say nothing of their part in the clause
WITHIN = frozenset({"conj", "flat", "compound", "appos", "nmod:desc", "list"})
# A way of more labels is told by its length alone
LONGEST = 4
# Half of a way, from an actor up or to a trigger down: how many labels it has, and which, if not too many
Half = tuple[int, str]
NO_STEP: Half = (0, "")


def steps_above(trigger: Token) -> dict[int, int]:
    """How many steps each token above a trigger is off it, by its index; the trigger itself none."""
    return {token.i: steps for steps, token in enumerate(trigger.way_up)}


def way(word: Token, above: Mapping[int, int]) -> tuple[int, int]:
    """How many steps a path climbs from a word to the lowest node above both it and a trigger, and falls to this.

    `above` are the `steps_above` of the trigger, whose sentence the word is in.
    """
    for climbed, token in enumerate(word.way_up):
        if token.i in above:
            return climbed, above[token.i]
    return len(word.way_up), len(above)  # another tree of the same sentence


def described(up: Half, down: Half) -> str:
    """A path from an actor to a trigger in labels: "nsubj", "obl(on)", "nsubj/xcomp"; long ones only in length."""
    (climbed, labels), (fallen, others) = up, down
    return labels + others if climbed + fallen <= LONGEST else f"far{climbed}.{fallen}"


class Ways:
    """Ways in one document by the index of a word; each label and each half of a way is told once.

    Attributes:
        label: the label of a word with its preposition.
        up: the ways up from an actor by their steps, without the labels within the actor.
        down: the ways down to a trigger by their steps.
    """

    def __init__(self, doc: Doc) -> None:
        tokens = doc.tokens
        label: Kept[int, str] = Kept(lambda place: _labelled(tokens[place]))
        self.label = label
        self.up: Kept[int, list[Half]] = Kept(lambda place: _upwards(tokens[place], label))
        self.down: Kept[int, list[Half]] = Kept(lambda place: _downwards(tokens[place]))


def _upwards(actor: Token, label_of: Mapping[int, str]) -> list[Half]:
    found = [NO_STEP]
    for token in actor.way_up:
        number, labels = found[-1]
        if token.dep_ != "conj":
            if not number or labels in WITHIN:
                number, labels = 1, label_of[token.i]
            else:
                number, labels = number + 1, f"{labels}<{label_of[token.i]}" if number < LONGEST else ""
        found.append((number, labels))
    return found


def _downwards(trigger: Token) -> list[Half]:
    found = [NO_STEP]
    for token in trigger.way_up:
        number, labels = found[-1]
        if token.dep_ != "conj":
            tail = f">{labels[1:]}" if number else ""
            number, labels = number + 1, f"/{token.dep_}{tail}" if number < LONGEST else ""
        found.append((number, labels))
    return found


def _labelled(token: Token) -> str:
    case = next((child.lower_ for child in token.children if child.dep_ == "case"), "")
    return f"{token.dep_}({case})" if case and case not in ("'s", "’s", "'") else token.dep_
