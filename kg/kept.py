"""What is worked out once for each key and kept: a look-up that is a dictionary's, for those who ask very often."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")

MOST = 1 << 16


class Kept(dict[K, V]):
    """What a function tells of each key; all is dropped once so many are kept that memory would grow."""

    def __init__(self, of: Callable[[K], V], most: int = MOST) -> None:
        super().__init__()
        self._of, self._most = of, most

    def __missing__(self, key: K) -> V:
        if len(self) >= self._most:
            self.clear()
        value = self[key] = self._of(key)
        return value
