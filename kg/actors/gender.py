"""Gender: whether a person is called he or she, by pronouns, titles and nouns for them and by their given name."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from kg.actors.knowledge_records import split
from kg.actors.references import Reference
from kg.actors.words import GENDERS
from kg.language.plain import Doc


def said_of(word: str) -> str | None:
    """The pronoun, "he" or "she", of whoever a word in lower case is said of: "his", "queen", "mrs."."""
    return GENDERS.get(word.rstrip("."))


def gender_of(reference: Reference, doc: Doc) -> str | None:
    """The pronoun, "he" or "she", of the person that a reference stands for, if its words or the given name tell."""
    for token in doc.tokens[max(reference.start - 1, 0) : reference.end]:
        if (pronoun := said_of(token.lower_)) is not None:
            return pronoun
    entity = reference.entities[0]
    return _given_names().get(entity.name.split()[0]) if entity.type == "person" else None


@cache
def _given_names() -> dict[str, str]:
    """The pronoun of each given name that only men or only women bear."""
    text = files("kg.actors.knowledge").joinpath("given_names.csv").read_text(encoding="utf-8")
    rows = [line.split(",") for line in text.splitlines() if line and not line.startswith("#")]
    return {name: pronoun for pronoun, names in rows[1:] for name in split(names)}
