"""A recipe that needs no model: each "A accuses B." of a text is a statement; some articles kill who reads them."""

import os
import re
import signal
from dataclasses import dataclass
from pathlib import Path

from kg.articles.problems import Problem
from kg.extractions import Extraction
from kg.ids import statement_id
from kg.records import Argument, Entity, Evidence, Statement
from kg.shards import Recipe

PROGRAM = "plain 1"


class Plain:
    program = PROGRAM

    def __init__(self, folder):
        self.folder = folder

    def read(self, articles):
        problems, found = [], []
        for article in articles:
            if "deadly" in article.text:
                os.kill(os.getpid(), signal.SIGKILL)
            if "unlucky" in article.text and not (died := self.folder / article.id).exists():
                died.touch()
                os.kill(os.getpid(), signal.SIGKILL)
            if "broken" in article.text:
                problems.append(Problem(article.id, None, "is broken"))
            else:
                found.append(extraction(article))
        return found, problems


def extraction(article):
    said = [statement(article, match) for match in re.finditer(r"(\w+) accuses (\w+)\.", article.text)]
    names = {part.name for one in said for part in (one.subject, one.object)}
    entities = tuple(Entity(f"place/{name}", name, "country") for name in sorted(names))
    return Extraction(article, (), entities, tuple(said))


def statement(article, match):
    ids = [f"place/{match[number]}" for number in (1, 2)]
    subject, target = (
        Argument(id, match[number], "country", None, None, match[number], *match.span(number))
        for number, id in enumerate(ids, 1)
    )
    piece = Evidence(
        article.id, 0, match.start(), match.end(), match[0], "accuses", subject.span, target.span, len(match[0]) / 100
    )
    id = statement_id(ids[0], "accuses", ids[1])
    return Statement(id, subject, "accuses", "DISAPPROVE", target, (piece,))


@dataclass(frozen=True, slots=True)
class PlainRecipe(Recipe):
    folder: Path = Path()

    def extractor(self):
        if not self.folder.is_dir():
            raise FileNotFoundError(f"no folder {self.folder}")
        return Plain(self.folder)
