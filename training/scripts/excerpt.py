"""Write a small data folder, the beginnings of the files of the large one, for a trial of all steps in minutes."""

import gzip
import re
from itertools import islice
from pathlib import Path
from typing import Annotated

import typer


def main(
    data: Annotated[Path, typer.Argument(help="the data folder, with ud/ and ner/")],
    output: Annotated[Path, typer.Argument(help="the folder to write")],
    size: Annotated[int, typer.Option(help="sentences of a treebank, lines of annotated entities")] = 100,
) -> None:
    """Write the first sentences and lines of each file of DATA to OUTPUT."""
    for path in sorted((data / "ud").glob("*.conllu.gz")):
        sentences = re.split(r"(?<=\n)\n", gzip.decompress(path.read_bytes()).decode("utf8"))
        written = output / "ud" / path.name
        written.parent.mkdir(parents=True, exist_ok=True)
        written.write_bytes(gzip.compress("\n".join([*sentences[:size], ""]).encode("utf8"), mtime=0))
    for path in sorted((data / "ner").glob("*.jsonl")):
        written = output / "ner" / path.name
        written.parent.mkdir(parents=True, exist_ok=True)
        with path.open(encoding="utf8") as lines:
            written.write_text("".join(islice(lines, size)), encoding="utf8")


if __name__ == "__main__":
    typer.run(main)
