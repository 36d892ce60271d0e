"""`kg extract`: statements or mentions as JSON lines on stdout."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.articles import AllowNetwork, DayFirst, Fields, Glob, LimitSettings, Paths, limits_of, read_articles
from kg.cli.build import Knowledge, Model
from kg.cli.messages import finish, load_knowledge, load_pipeline, progress

if TYPE_CHECKING:
    from kg.articles import Problem


def extract(
    paths: Paths,
    entities: Annotated[bool, typer.Option("--entities", help="Print mentions of actors, not statements.")] = False,
    knowledge: Knowledge = None,
    model: Model = None,
    glob: Glob = None,
    field: Fields = None,
    day_first: DayFirst = None,
    limit: LimitSettings = None,
    allow_network: AllowNetwork = False,
) -> None:
    """Print the statements of articles, one JSON object a line."""
    from kg import pipeline
    from kg.shards import spare_collections

    problems: list[Problem] = []
    limits = limits_of(limit)
    known = load_knowledge(knowledge, problems)
    nlp = load_pipeline(model)
    spare_collections()
    articles = read_articles(
        paths, problems, nlp.meta["lang"], glob=glob, fields=field, day_first=day_first, limits=limits,
        allow_network=allow_network, gather=list,
    )  # fmt: skip
    found = pipeline.extract(articles, nlp=nlp, knowledge=known, limits=limits, problems=problems)
    for extraction in progress(found, len(articles), "Reading articles"):
        for record in extraction.mentions if entities else extraction.statements:
            sys.stdout.write(json.dumps(record.to_dict(), ensure_ascii=False) + "\n")
    finish(problems)
