"""The layout of printed pages: from pieces of text with their places to paragraphs in the order they are read."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

CHARACTER = 0.5  # mean width of a character in parts of its size; Times 0.43, Helvetica 0.5
SENTENCE_END = re.compile(r"[.!?][\"'”’)\]]*$")
PAGE_NUMBER = re.compile(r"(?:page\s*)?\d{1,4}(?:\s*(?:/|of)\s*\d{1,4})?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Line:
    """A run of text on one line of one column: its left edge, height above the foot, and size of letters."""

    x: float
    y: float
    size: float
    text: str

    @property
    def right(self) -> float:
        """About where it ends."""
        return self.x + CHARACTER * self.size * len(self.text)


def lines(pieces: Sequence[Line]) -> list[Line]:
    """The lines that pieces make, in the order of the page's content; a wide gap begins a new one."""
    found: list[Line] = []
    for piece in pieces:
        text = re.sub(r"\s+", " ", piece.text)
        if not text.strip():
            continue
        last = found[-1] if found else None
        gap = piece.x - last.right if last else 0.0
        # A piece at the very place of the last continues it: not every font tells the reader how far it has come.
        if (
            last
            and abs(last.y - piece.y) < 0.4 * max(last.size, piece.size)
            and gap < 2 * piece.size
            and piece.x >= last.x
        ):
            found[-1] = Line(last.x, last.y, max(last.size, piece.size), last.text + text)
        else:
            found.append(Line(piece.x, piece.y, piece.size, text))
    return [Line(line.x, line.y, line.size, line.text.strip()) for line in found]


def ordered(page: Sequence[Line]) -> list[Line]:
    """The lines of a page in reading order: where there are two columns the left before the right, between headings."""
    split = gutter(page)
    if split is None:
        return list(page)
    result: list[Line] = []
    left: list[Line] = []
    right: list[Line] = []
    for line in sorted(page, key=lambda line: (-line.y, line.x)):
        if line.x < split < line.right - 0.15 * (line.right - line.x):  # spans both columns
            result += [*left, *right, line]
            left, right = [], []
        else:
            (left if line.x < split else right).append(line)
    return [*result, *left, *right]


def gutter(page: Sequence[Line]) -> float | None:
    """Where the right of two columns begins, or None where there is one column."""
    if len(page) < 8:
        return None
    edges = sorted(line.x for line in page)
    width = max(line.right for line in page) - edges[0]
    gap, start = max((after - before, after) for before, after in pairwise(edges))
    rights = [line for line in page if line.x >= start]
    lefts = [line for line in page if line.x < start]
    inside = sum(line.right - 0.15 * (line.right - line.x) <= start for line in lefts)
    if gap < 0.2 * width or len(rights) < 0.25 * len(page) or inside < 0.6 * len(lefts):
        return None
    # Columns stand side by side; a block set far to the right below the text does not make one.
    heights = [line.y for line in lefts]
    beside = sum(min(heights) - line.size <= line.y <= max(heights) + line.size for line in rights)
    return start - 0.1 if beside >= 0.6 * len(rights) else None


def without_margins(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """The pages without page numbers and without the lines that stand at the head or foot of most of them."""
    heads: Counter[str] = Counter()
    for page in pages:
        heads.update({re.sub(r"\d+", "#", line.text) for line in extremes(page)})
    repeated = {text for text, count in heads.items() if count >= 3 and count >= len(pages) / 2}
    kept = []
    for page in pages:
        outer = set(extremes(page))
        kept.append(
            [
                line
                for line in page
                if line not in outer
                or not (re.sub(r"\d+", "#", line.text) in repeated or PAGE_NUMBER.fullmatch(line.text))
            ]
        )
    return kept


def extremes(page: Sequence[Line]) -> list[Line]:
    """The two uppermost and the two lowest lines."""
    by_height = sorted(page, key=lambda line: -line.y)
    return [*by_height[:2], *by_height[-2:]]


def headline(page: Sequence[Line]) -> list[Line]:
    """The lines of the headline: those of the largest letters on the first page, if clearly larger than the text's."""
    if not page:
        return []
    largest = max(line.size for line in page)
    found = [line for line in page if line.size > 0.95 * largest]
    if largest < 1.2 * body_size(page) or sum(len(line.text) for line in found) > 300 or len(found) == len(page):
        return []
    return found


def body_size(page: Sequence[Line]) -> float:
    """The size of most letters."""
    sizes: Counter[float] = Counter()
    for line in page:
        sizes[round(line.size, 1)] += len(line.text)
    return sizes.most_common(1)[0][0]


def paragraphs(page_lines: Sequence[Line]) -> Iterator[str]:
    """The paragraphs of lines in reading order, each on one line, hyphenation mended."""
    if not page_lines:
        return
    steps = [before.y - after.y for before, after in pairwise(page_lines) if 0 < before.y - after.y < 4 * before.size]
    leading = median(steps) if steps else 12.0
    widths = sorted(line.right - line.x for line in page_lines)
    full = widths[int(0.8 * (len(widths) - 1))]
    hyphenated = {word.lower() for line in page_lines for word in re.findall(r"\b\w+-\w+\b", line.text)}
    block = [page_lines[0]]
    for before, after in pairwise(page_lines):
        if breaks(before, after, leading, full):
            yield joined([line.text for line in block], hyphenated)
            block = []
        block.append(after)
    yield joined([line.text for line in block], hyphenated)


def breaks(before: Line, after: Line, leading: float, full: float) -> bool:
    """Whether a new paragraph begins between two lines."""
    ends = bool(SENTENCE_END.search(before.text))
    short = before.right - before.x < 0.75 * full
    if abs(before.size - after.size) > 0.15 * before.size:
        return True
    step = before.y - after.y
    if step < 0 or step > 4 * leading:  # the next column or page
        return ends and short
    indented = 0.8 * after.size < after.x - before.x < 5 * after.size
    return step > 1.35 * leading or (ends and (short or indented))


def joined(texts: Sequence[str], hyphenated: set[str]) -> str:
    """Lines as one, with the hyphens that only break a word taken out."""
    result = texts[0]
    for text in texts[1:]:
        broken = re.search(r"(\w+)[-\u00ad]$", result)
        rest = re.match(r"[^\W\d_]\w*", text)
        if broken and rest and rest[0][0].islower():
            keep = result.endswith("-") and f"{broken[1]}-{rest[0]}".lower() in hyphenated
            result = (result if keep else result[:-1]) + text
        else:
            result += text if broken and result.endswith("-") else f" {text}"
    return result
