"""Ways: how an actor lies to a word in the parse, as words of dependency labels."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kg.language.plain import Token

# Labels within one actor or between coordinated ones, which say nothing of their part in the clause
WITHIN = frozenset({"conj", "flat", "compound", "appos", "nmod:desc", "list"})
# A way of more labels is told by its length alone
LONGEST = 4


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


class Ways:
    """Ways in one document, each label told once."""

    def __init__(self) -> None:
        self._labels: dict[int, str] = {}

    def described(self, up: Sequence[Token], down: Sequence[Token]) -> str:
        """A path from an actor to a trigger in labels: "nsubj", "obl(on)", "nsubj/xcomp"; long ones only in length.

        `up` are the tokens climbed through from the actor, `down` those above the trigger, from this upwards.
        """
        labels = [self.label(token) for token in up if token.dep_ != "conj"]
        while len(labels) > 1 and labels[0] in WITHIN:
            labels = labels[1:]
        fallen = [token.dep_ for token in down[::-1] if token.dep_ != "conj"]
        if len(labels) + len(fallen) > LONGEST:
            return f"far{len(labels)}.{len(fallen)}"
        return "<".join(labels) + ("/" + ">".join(fallen) if fallen else "")

    def label(self, token: Token) -> str:
        """The label of a word with its preposition."""
        label = self._labels.get(token.i)
        if label is None:
            case = next((child.lower_ for child in token.children if child.dep_ == "case"), "")
            label = f"{token.dep_}({case})" if case and case not in ("'s", "’s", "'") else token.dep_
            self._labels[token.i] = label
        return label
