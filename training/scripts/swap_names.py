"""Write annotated texts again with other names in them, so that the recognizer learns from what surrounds a name.

Each name becomes, throughout its text, another one with the same label; surnames follow the full name that they end.
New names are taken from the given texts, or made up of two of them, as those of invented states and persons are.
"""

import json
import random
from collections import defaultdict
from pathlib import Path
from typing import Annotated, Any

import typer

#: Labels whose names can be others; events and treaties read wrongly with another's words.
SWAPPED = ("PERSON", "GPE", "ORG", "NORP", "LOC")
#: Share of names that change, and share of new names that are made up.
CHANGED, MADE_UP = 0.7, 0.4

Names = dict[str, list[str]]


def names_by_label(records: list[dict[str, Any]]) -> Names:
    """Return the different names of each label, in the order of the texts."""
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for record in records:
        for start, end, label in record["spans"]:
            found[label][record["text"][start:end]] = None
    return {label: list(names) for label, names in found.items()}


def blend(one: str, other: str) -> str:
    """Return a word that begins like ``one`` and ends like ``other``."""
    return one[: (len(one) + 1) // 2] + other[len(other) // 2 :].lower()


def new_name(label: str, old: str, names: Names, chooser: random.Random) -> str:
    """Return a name for ``old``: one of the same label with as many words, perhaps with words made up of two."""
    size = len(old.split())
    alike = [name for name in names[label] if len(name.split()) == size] or [old]
    name = chooser.choice(alike)
    if label in ("PERSON", "GPE", "NORP") and chooser.random() < MADE_UP:
        words = [blend(one, other) for one, other in zip(name.split(), chooser.choice(alike).split(), strict=True)]
        name = " ".join(words)
    return name.upper() if old.isupper() and len(old) > 4 else name


def swap(record: dict[str, Any], names: Names, chooser: random.Random) -> dict[str, Any]:
    """Return ``record`` with other names and the spans where they stand now."""
    replaced: dict[tuple[str, str], str] = {}
    spans = sorted(record["spans"])
    text = record["text"]
    for start, end, label in sorted(spans, key=lambda span: span[0] - span[1]):
        old = text[start:end]
        if label not in SWAPPED or (label, old) in replaced:
            continue
        full = next((name for kind, name in replaced if kind == label == "PERSON" and name.endswith(f" {old}")), None)
        if full is not None:
            replaced[label, old] = replaced[label, full].split()[-1]
        else:
            changes = chooser.random() < CHANGED
            replaced[label, old] = new_name(label, old, names, chooser) if changes else old
    pieces: list[str] = []
    length = position = 0
    moved = []
    for start, end, label in spans:
        name = replaced.get((label, text[start:end]), text[start:end])
        pieces += [text[position:start], name]
        length += start - position
        moved.append([length, length + len(name), label])
        length += len(name)
        position = end
    return {"text": "".join(pieces) + text[position:], "spans": moved}


def main(
    output: Path,
    source: Annotated[Path, typer.Argument(help="JSON lines, in the form that convert_entities.py reads")],
    copies: int = 4,
    seed: int = 0,
) -> None:
    """Write COPIES of each text of SOURCE with other names to OUTPUT."""
    chooser = random.Random(seed)
    with source.open(encoding="utf8") as lines:
        records = [json.loads(line) for line in lines]
    names = names_by_label(records)
    swapped = [swap(record, names, chooser) for _ in range(copies) for record in records]
    output.write_text("".join(json.dumps(each, ensure_ascii=False) + "\n" for each in swapped), encoding="utf8")


if __name__ == "__main__":
    typer.run(main)
