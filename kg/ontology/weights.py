"""How far an act brings two actors together or apart: weights of conflict and cooperation, `weights.csv`."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.resources import files
from types import MappingProxyType


@lru_cache(maxsize=1)
def weights() -> Mapping[str, float]:
    """The weights of `weights.csv` by CAMEO code or event class, -10 to +10."""
    text = files("kg.ontology").joinpath("weights.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(line for line in text.splitlines() if not line.startswith("#"))
    return MappingProxyType({row["code"]: float(row["weight"]) for row in rows})


@cache
def weight(relation_class: str, cameo: str | None) -> float | None:
    """The weight of an act: that of its CAMEO code, or of the nearest code above, else of its class; None if neither.

    >>> weight("DISAPPROVE", "1121"), weight("ALLY_OF", None), weight("BORDERS", None)
    (-2.0, 5.0, None)
    """
    known = weights()
    for length in range(len(cameo or ""), 1, -1):
        if cameo is not None and cameo[:length] in known:
            return known[cameo[:length]]
    return known.get(relation_class)
