"""Which annotated entities an actor of the package is: by its name, or by where it stands."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict

from corpus import records

from kg.statements.arguments import Filler

_IDLE = frozenset("the a an of in for and its their his her former then".split())


class Identities:
    """Which annotated entities an actor of the package is: by its name, its words, or where these stand."""

    def __init__(self, article: records.Article) -> None:
        self._by_name: dict[tuple[str, ...], set[str]] = defaultdict(set)
        for entity in article.entities:
            for name in (entity.name, *entity.mentions):
                if words := words_of(name):
                    self._by_name[words].add(entity.id)
        self._canonical = {words_of(entity.name): entity.id for entity in article.entities}
        self._mentions = sorted(
            [(m.start, m.end, (e.id,)) for e in article.entities for m in e.occurrences]
            + [(j.start, j.end, j.entities) for j in article.joint_mentions]
        )
        self._known: dict[tuple[str, str], frozenset[str]] = {}

    def of(self, filler: Filler) -> frozenset[str]:
        """The ids of an actor."""
        span = filler.head.doc[filler.start : filler.end]
        named = self.named(filler.entity.name, span.text)
        if named:
            return named
        inside = [
            ids for start, end, ids in self._mentions if start <= filler.head.idx < end and end <= span.end_char + 1
        ]
        return frozenset(inside[-1]) if inside else frozenset()

    def named(self, name: str, text: str) -> frozenset[str]:
        """The ids of an actor by its name, then by its text: exact, else the nearest that contains it or is in it."""
        if (name, text) not in self._known:
            self._known[name, text] = self._named(name, text)
        return self._known[name, text]

    def _named(self, name: str, text: str) -> frozenset[str]:
        keys = (words_of(name), words_of(text))
        for key in keys:
            if key in self._canonical:
                return frozenset({self._canonical[key]})
            if key in self._by_name:
                return frozenset(self._by_name[key])
        for key in keys:
            nearest: dict[float, set[str]] = defaultdict(set)
            for known, ids in self._by_name.items():
                have, want = set(known), set(key)
                if want and (want <= have or (have <= want and len(want) <= len(have) + 3)):
                    nearest[len(have & want) / len(have | want)] |= ids
            if nearest:
                return frozenset(nearest[max(nearest)])
        return frozenset()


def words_of(text: str) -> tuple[str, ...]:
    """Lower-case words without accents, points, possessive s and function words: what names are compared by."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text or "") if not unicodedata.combining(c)).lower()
    plain = re.sub(r"['’]s\b", "", plain)
    return tuple(word for word in re.findall(r"[a-z0-9]+", plain.replace(".", "")) if word not in _IDLE)
