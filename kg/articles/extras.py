"""Packages that only some formats need: imported when the first such file is read."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from kg.articles.problems import Unreadable


def need(module: str) -> Any:
    """The module; raises Unreadable with the command that installs it where it is not there."""
    try:
        return import_module(module)
    except ImportError:
        package = module.partition(".")[0]
        raise Unreadable(f"needs the package {package}; install it with: pip install 'geokg[formats]'") from None
