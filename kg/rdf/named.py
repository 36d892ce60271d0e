"""The named queries (`queries/*.rq`): what each answers, and its parameters.

A query file begins with comments: the question, then a line for each parameter,

    # Who accuses whom?
    # $actor entity?: the one who accuses
    # $since date = 0001-01-01: first day of publication

where the type is entity, relation, text, date or integer, `?` means that it can be left out, and `=` gives what
counts where it is.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from types import MappingProxyType

PARAMETER = re.compile(r"#\s*\$(\w+) (entity|relation|text|date|integer)(\?)?(?: = ([^:]+))?: (.+)")


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter of a query: its type, whether it can be left out, and its default."""

    name: str
    type: str
    optional: bool
    default: str | None
    description: str


@dataclass(frozen=True, slots=True)
class NamedQuery:
    """A query with the question that it answers and the parameters that it takes."""

    name: str
    question: str
    parameters: tuple[Parameter, ...]
    text: str


def parse_query(name: str, text: str) -> NamedQuery:
    """A query with what its first comments say; one without comments has no question and no parameters."""
    question: list[str] = []
    parameters: list[Parameter] = []
    for line in text.splitlines():
        if not line.startswith("#"):
            break
        if found := PARAMETER.fullmatch(line.strip()):
            optional = bool(found[3]) or found[4] is not None
            parameters.append(Parameter(found[1], found[2], optional, found[4], found[5]))
        else:
            question.append(line.lstrip("# ").strip())
    return NamedQuery(name, " ".join(question), tuple(parameters), text)


@lru_cache(maxsize=1)
def named_queries() -> Mapping[str, NamedQuery]:
    """All queries that come with the program by name (`who-accuses-whom`), sorted."""
    folder = files("kg.rdf").joinpath("queries")
    entries = [entry for entry in folder.iterdir() if entry.name.endswith(".rq")]
    texts = {entry.name.removesuffix(".rq"): entry.read_text(encoding="utf-8") for entry in entries}
    return MappingProxyType({name: parse_query(name, texts[name]) for name in sorted(texts)})
