"""SPARQL text: its tokens, what a read-only endpoint refuses, binding parameters, and errors that show the place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from pyoxigraph import Literal, NamedNode

# The terminals of the SPARQL 1.1 grammar that matter for telling a keyword from text. A name may hold `\#` and
# `\'`, and an IRI `#`: reading them as a comment or a string would hide what follows.
TOKEN = re.compile(
    r"""
    (?P<comment>\#[^\n\r]*)
  | (?P<iri><(?:[^\x00-\x20<>"{}|^`\\]|\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8})*>)
  | (?P<string>\"\"\"(?:[^"\\]|\\.|"(?!""))*\"\"\"|'''(?:[^'\\]|\\.|'(?!''))*'''
      |"(?:[^"\\\n\r]|\\.)*"|'(?:[^'\\\n\r]|\\.)*')
  | (?P<variable>[?$]\w+)
  | (?P<language>@[A-Za-z]+(?:-[A-Za-z0-9]+)*)
  | (?P<name>(?:\w(?:[\w.\-]*[\w\-])?)?:(?:(?:[\w.:\-]|%[0-9A-Fa-f]{2}|\\.)*(?:[\w:\-]|%[0-9A-Fa-f]{2}|\\.))?)
  | (?P<word>[^\W\d]\w*)
  | (?P<space>\s+)
  | (?P<other>.)
    """,
    re.VERBOSE | re.DOTALL,
)
FORMS = ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")
UPDATES = ("INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY", "WITH")
PLACE = re.compile(r"error at (\d+):(\d+): (.*)", re.DOTALL)


class QueryError(ValueError):
    """A query that is refused or wrong; the message says why and, for a syntax error, shows the place."""


class Token(NamedTuple):
    """A piece of a query, and what kind of piece: a group name of `TOKEN`."""

    kind: str
    text: str


def tokens(query: str) -> Iterator[Token]:
    """The query's tokens, spaces and comments included; put together they are the query."""
    for match in TOKEN.finditer(query):
        yield Token(match.lastgroup or "other", match[0])


def check(query: str) -> str:
    """The form of a query (SELECT, ASK, CONSTRUCT or DESCRIBE); raises QueryError for what may not be asked.

    Refused are updates and LOAD, which would change the graph, and SERVICE and FROM, which would read from elsewhere.
    """
    form = None
    for kind, text in tokens(query):
        word = text.upper()
        if kind != "word":
            continue
        if word in ("SERVICE", "FROM"):
            raise QueryError(f"{word} is refused: queries read this graph alone and never go to the network")
        if form is None and word in UPDATES:
            raise QueryError(f"{word} is refused: the graph is read-only; ask with SELECT, ASK, CONSTRUCT or DESCRIBE")
        if form is None and word in FORMS:
            form = word
    if form is None:
        raise QueryError("This is no SPARQL query: it has none of SELECT, ASK, CONSTRUCT and DESCRIBE")
    return form


def bind(query: str, values: Mapping[str, NamedNode | Literal]) -> str:
    """The query with each `$name` replaced by a term; strings and comments are left alone.

    Parameters are written `$name`, variables `?name`. Raises QueryError for a value that the query has no place for.
    """
    pieces = list(tokens(query))
    places = {text[1:] for kind, text in pieces if kind == "variable" and text[0] == "$"}
    for name in values:
        if name not in places:
            known = ", ".join(sorted(places)) or "none"
            raise QueryError(f"The query has no parameter ${name}; it has {known}")
    return "".join(
        str(values[text[1:]]) if kind == "variable" and text[0] == "$" and text[1:] in values else text
        for kind, text in pieces
    )


def explain(query: str, error: SyntaxError, prefixes: Mapping[str, str]) -> QueryError:
    """Oxigraph's syntax error as one that shows the line, the place in it, and what could stand there."""
    found = PLACE.search(str(error))
    if not found:
        return QueryError(f"Syntax error in the query: {error}")
    line, column, expected = int(found[1]), int(found[2]), _expected(found[3])
    reason = _unknown_prefix(query, prefixes) or expected
    if reason is None:
        # Where Oxigraph names only keywords it has read on over the wrong word; rdflib's parser stops before it.
        line, column = _place_by_rdflib(query) or (line, column)
    lines = query.splitlines() or [""]
    text = lines[line - 1] if line <= len(lines) else ""
    word = re.match(r"[?$]?\w+|\S?", text[column - 1 :])
    reason = reason or (f"{word[0]!r} cannot stand here" if word and word[0] else "the query ends too early")
    pointer = "".join("\t" if character == "\t" else " " for character in text[: column - 1]) + "^"
    return QueryError(
        f"Syntax error in line {line}, column {column}: {reason}{_unclosed(query)}\n  {text}\n  {pointer}"
    )


def _unknown_prefix(query: str, prefixes: Mapping[str, str]) -> str | None:
    used = {text.partition(":")[0] for kind, text in tokens(query) if kind == "name"}
    declared = {text[:-1] for before, (kind, text) in _after_words(query) if before == "PREFIX" and kind == "name"}
    if not (unknown := sorted(used - declared - set(prefixes))):
        return None
    names = ", ".join(f"{name}:" for name in unknown)
    return f"unknown prefix {names}; known are {', '.join(f'{prefix}:' for prefix in prefixes)}"


def _expected(message: str) -> str | None:
    """What Oxigraph says is wrong, or could stand there; None where it names no sign of the language."""
    if rule := re.search(r"The [A-Za-z]+ [a-z][\w ]+", message):
        return rule[0]
    # Without the character ranges of names, of which there is half a page
    plain = re.sub(r"\[[^\]]*\](?:\s*\|)?|'[^']*'\s*(?:\.\.=?\s*'[^']*')?\s*\|?", "", message)
    signs = dict.fromkeys(re.findall(r'"([^"\s\\]+)"', plain))
    words = [word for word in re.findall(r"\b[A-Z]{2,}\b", plain) if word not in ("LATERAL", "SERVICE")]
    return f"expected {' '.join([*signs, *words])}" if signs else None


def _unclosed(query: str) -> str:
    signs = [text for kind, text in tokens(query) if kind == "other"]
    missing = [close for open, close in ("{}", "()") if signs.count(open) > signs.count(close)]
    if quote := next((text for text in signs if text in "\"'"), None):
        return f"; the text that begins with {quote} is not closed"
    return f"; a {missing[0]} is missing" if missing else ""


def _place_by_rdflib(query: str) -> tuple[int, int] | None:
    from pyparsing import ParseBaseException
    from rdflib.plugins.sparql.parser import parseQuery

    try:
        parseQuery(query)
    except ParseBaseException as error:
        return error.lineno, error.column
    except (
        Exception
    ):  # rdflib raises whatever its own checks raise, RecursionError among it; it is only asked for the place
        return None
    return None


def _after_words(query: str) -> Iterator[tuple[str, Token]]:
    """Each token after a word, with the word in capitals; spaces and comments skipped."""
    before = ""
    for token in tokens(query):
        if token.kind in ("space", "comment"):
            continue
        yield before, token
        before = token.text.upper() if token.kind == "word" else ""
