"""Reading: articles from files, folders and archives of every form that news comes in."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kg.articles.boilerplate import Dateline, Span, dateline
    from kg.articles.drafts import Draft
    from kg.articles.duplicates import Report, reports
    from kg.articles.inputs import Input
    from kg.articles.options import Limits, Options
    from kg.articles.problems import Problem, ReadingError, ReadingWarning, Unreadable
    from kg.articles.reading import read, read_bytes
    from kg.articles.registry import Format, formats
    from kg.articles.web import Network

__all__ = [
    "Dateline", "Draft", "Format", "Input", "Limits", "Network", "Options", "Problem", "ReadingError", "ReadingWarning",
    "Report", "Span", "Unreadable", "dateline", "formats", "read", "read_bytes", "reports",
]  # fmt: skip
# The module of each name: loaded when it is used, for some need numpy, and the command line's help needs none of them
_MODULES = {
    "boilerplate": ("Dateline", "Span", "dateline"),
    "drafts": ("Draft",),
    "duplicates": ("Report", "reports"),
    "inputs": ("Input",),
    "options": ("Limits", "Options"),
    "problems": ("Problem", "ReadingError", "ReadingWarning", "Unreadable"),
    "reading": ("read", "read_bytes"),
    "registry": ("Format", "formats"),
    "web": ("Network",),
}  # fmt: skip


def __getattr__(name: str) -> Any:
    for module, names in _MODULES.items():
        if name in names:
            return getattr(importlib.import_module(f"kg.articles.{module}"), name)
    raise AttributeError(f"module 'kg.articles' has no attribute {name!r}")
