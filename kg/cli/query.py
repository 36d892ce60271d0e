"""`kg query` and `kg queries`: SPARQL over a graph."""

from __future__ import annotations

import re
import signal
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

import typer

from kg.cli.messages import UserError, existing_graph, say
from kg.cli.rows import print_table
from kg.cli.serve import Store, make_store


def query(
    folder: Annotated[Path, typer.Argument(help="The output folder of a build.")],
    question: Annotated[str, typer.Argument(metavar="QUERY", help="SPARQL, a .rq file, or the name of a query.")],
    parameter: Annotated[
        list[str] | None, typer.Option("-p", "--parameter", help="A parameter of a named query: actor=Iran.")
    ] = None,
    format: Annotated[
        str, typer.Option("--format", help="table, csv, tsv, json, xml; of RDF turtle, ntriples, rdfxml, jsonld.")
    ] = "table",
    limit: Annotated[int | None, typer.Option("--limit", min=1, help="At most so many rows.")] = None,
    timeout: Annotated[float | None, typer.Option("--timeout", min=0.1, help="Stop after so many seconds.")] = None,
    store: Store = None,
) -> None:
    """Ask a graph in SPARQL; all prefixes of the project are set."""
    from kg import rdf

    existing_graph(folder)
    text = _text(question)
    given = _parameters(parameter or [])
    _check_parameters(question, given)
    make_store(folder, store)
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # Oxigraph hears no KeyboardInterrupt, and there is nothing to tidy up
    try:
        result = rdf.run(folder, text, parameters=given, timeout=timeout, limit=limit)
        if format == "table" and result.form == "SELECT":
            print_table(result.columns, result.table())
        else:
            sys.stdout.write(result.to(format).rstrip("\n") + "\n")
    except (rdf.QueryError, rdf.QueryTimeout, ValueError, FileNotFoundError) as error:
        raise UserError(*str(error).splitlines()) from error
    if not result and not result.answer:
        for line in unknown_relations(text):
            say(line)
    if result.truncated:
        say(f"only the first {limit}: there are more, leave out --limit to see them")


def unknown_relations(query: str) -> list[str]:
    """A line for each relation that a query names and the vocabulary lacks: it can match nothing."""
    from difflib import get_close_matches

    from kg.ontology import relations

    lines = []
    for prefix, name in dict.fromkeys(re.findall(r"\b(kg|claimed|denied|prospective):([A-Za-z]+)", query)):
        if name not in relations():
            near = get_close_matches(name, relations(), n=3, cutoff=0.7)
            advice = (
                f"did you mean {' or '.join(f'{prefix}:{one}' for one in near)}?"
                if near
                else "docs/ontology.md lists all"
            )
            lines.append(f"kg: no relation of the vocabulary is called {prefix}:{name}: {advice}")
    return lines


def queries(
    name: Annotated[str | None, typer.Argument(help="Print the SPARQL of this query, to be changed.")] = None,
) -> None:
    """List the named queries, what each answers and what it takes; or print the SPARQL of one."""
    from kg import rdf

    if name is not None:
        if name not in rdf.named_queries():
            raise UserError(f"there is no query named {name!r}; `kg queries` lists them")
        sys.stdout.write(rdf.named_queries()[name].text)
        return
    listed = [
        [named.name, named.question, " ".join(f"{p.name}{'?' if p.optional else ''}" for p in named.parameters)]
        for named in rdf.named_queries().values()
    ]
    print_table(["query", "answers", "parameters"], listed)


def _text(question: str) -> str:
    from kg import rdf

    if question.endswith(".rq") and "{" not in question:
        try:
            return Path(question).read_text(encoding="utf-8")
        except OSError as error:
            raise UserError(f"the query file {question} cannot be read: {error.strerror or error}") from error
        except UnicodeDecodeError as error:
            raise UserError(f"the query file {question} cannot be read: it is no text in UTF-8") from error
    if question in rdf.named_queries() or any(character.isspace() for character in question):
        return question
    raise UserError(f"{question!r} is no SPARQL, no .rq file and no named query; `kg queries` lists these")


def _parameters(pairs: list[str]) -> dict[str, str]:
    split = [pair.partition("=") for pair in pairs]
    wrong = [name for name, equals, _ in split if not equals]
    if wrong:
        raise UserError(f"--parameter {wrong[0]!r} has no value: write it as {wrong[0]}=VALUE")
    return {name: value for name, _, value in split}


def _check_parameters(question: str, given: Mapping[str, str]) -> None:
    """Raises UserError where a named query lacks what it needs."""
    from kg import rdf

    query = rdf.named_queries().get(question)
    missing = [p for p in query.parameters if not (p.optional or p.name in given)] if query else []
    if missing:
        names = " and ".join(f"${p.name}" for p in missing)
        options = " ".join(f"-p {p.name}=VALUE" for p in missing)
        described = (f"{p.name}: {p.description}" for p in missing)
        raise UserError(f"the query {question} needs {names}: give {options}", *described)
