"""`kg extract`: statements or mentions as JSON lines on stdout."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.build import AllowNetwork, Knowledge, Model
from kg.cli.messages import finish, load_knowledge, load_pipeline, progress, read_articles

if TYPE_CHECKING:
    from kg.articles import Problem


def extract(
    paths: Annotated[list[str], typer.Argument(help="Files or folders of articles; - is standard input.")],
    entities: Annotated[bool, typer.Option("--entities", help="Print mentions of actors, not statements.")] = False,
    knowledge: Knowledge = None,
    model: Model = None,
    allow_network: AllowNetwork = False,
) -> None:
    """Print the statements of articles, one JSON object a line."""
    from kg import pipeline

    problems: list[Problem] = []
    known = load_knowledge(knowledge, problems)
    articles = read_articles(paths, problems, allow_network=allow_network)
    nlp = load_pipeline(model)
    for extraction in progress(pipeline.extract(articles, nlp=nlp, knowledge=known), len(articles), "Reading articles"):
        for record in extraction.mentions if entities else extraction.statements:
            sys.stdout.write(json.dumps(record.to_dict(), ensure_ascii=False) + "\n")
    finish(problems)
