"""A recipe whose workers die, as a hostile article or a lack of memory may have them."""

import os
import signal
import time
from dataclasses import dataclass
from pathlib import Path

from kg.articles.problems import Problem
from kg.records import Article
from kg.shards import Recipe


@dataclass(frozen=True, slots=True)
class Read:
    article: Article

    def to_json(self):
        return "{}"


class Fragile:
    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def read(self, articles):
        problems = []
        for article in articles:
            if "deadly" in article.text:
                os.kill(os.getpid(), signal.SIGKILL)
            if "unlucky" in article.text and not (died := self.folder / article.id).exists():
                died.touch()
                os.kill(os.getpid(), signal.SIGKILL)
            if "slow" in article.text:
                time.sleep(60)
            if "broken" in article.text:
                problems.append(Problem(article.id, None, "is broken"))
        with (self.folder / "readers").open("a") as file:
            file.write(f"{os.getpid()}\n")
        return [Read(a) for a in articles if "broken" not in a.text], problems


@dataclass(frozen=True, slots=True)
class FragileRecipe(Recipe):
    folder: Path = Path()

    def extractor(self):
        if not self.folder.is_dir():
            raise FileNotFoundError(f"no folder {self.folder}")
        return Fragile(self.folder)
