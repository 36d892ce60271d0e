"""Base forms of English words by rule, for where a statistical lemmatizer errs ("permitte", "carri", "deni")."""

from __future__ import annotations

from functools import lru_cache

from kg.language.plain import Token

VOWELS = frozenset("aeiou")


def base_forms(token: Token) -> tuple[str, ...]:
    """The lemma that the pipeline gives, then those that the rules of inflection allow, likeliest first."""
    return forms_of(token.lower_, token.lemma_.lower())


@lru_cache(maxsize=1 << 15)
def forms_of(word: str, lemma: str) -> tuple[str, ...]:
    """The base forms of a word with this lemma, both in lower case."""
    found = [lemma] if word == lemma else [lemma, word]
    for suffix in ("ing", "ed", "es", "s"):
        if not word.endswith(suffix) or len(word) < len(suffix) + 2:
            continue
        stem = word[: -len(suffix)]
        if suffix in ("ed", "es") and stem.endswith("i"):
            found.append(stem[:-1] + "y")
        if suffix in ("ing", "ed") and len(stem) > 2 and stem[-1] == stem[-2] and stem[-1] not in VOWELS:
            found.append(stem[:-1])
        found.append(stem)
        if suffix in ("ing", "ed"):
            found.append(stem + "e")
    return tuple(found)
