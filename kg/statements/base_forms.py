"""Base forms of English words by rule, for where a statistical lemmatizer errs ("permitte", "carri", "deni")."""

from __future__ import annotations

from collections.abc import Iterator

from kg.language.plain import Token

VOWELS = frozenset("aeiou")


def base_forms(token: Token) -> Iterator[str]:
    """The lemma that the pipeline gives, then those that the rules of inflection allow, likeliest first."""
    word, lemma = token.lower_, token.lemma_.lower()
    yield lemma
    if word != lemma:
        yield word
    for suffix in ("ing", "ed", "es", "s"):
        if not word.endswith(suffix) or len(word) < len(suffix) + 2:
            continue
        stem = word[: -len(suffix)]
        if suffix in ("ed", "es") and stem.endswith("i"):
            yield stem[:-1] + "y"
        if suffix in ("ing", "ed") and len(stem) > 2 and stem[-1] == stem[-2] and stem[-1] not in VOWELS:
            yield stem[:-1]
        yield stem
        if suffix in ("ing", "ed"):
            yield stem + "e"
