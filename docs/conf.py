"""Sphinx: the documentation site, its reference written from the code (`generate.py`) and its notebooks as stored."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from sphinx.application import Sphinx

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent), str(HERE)]

import kg  # noqa: E402

project = "kg"
author = "the contributors of geokg"
copyright = "the contributors of geokg, Apache-2.0"
version = release = kg.__version__
language = "en"
extensions = ["myst_nb"]
html_theme = "furo"
html_title = "kg: a knowledge graph from the news"
html_show_sphinx = False
exclude_patterns = ["_build"]
nb_execution_mode = "off"  # the tests run them
suppress_warnings = ["misc.highlighting_failure"]  # Pygments does not know the paths of SPARQL 1.1
myst_heading_anchors = 3


def write_pages(app: Sphinx) -> None:
    """Write the reference, and copy the notebooks to where Sphinx finds them."""
    import generate

    reference, notebooks = HERE / "reference", HERE / "notebooks"
    for folder in (reference, notebooks):
        folder.mkdir(exist_ok=True)
    for name, text in generate.pages().items():
        (reference / f"{name}.md").write_text(text, encoding="utf-8")
    for path in (HERE.parent / "notebooks").glob("*.ipynb"):
        shutil.copyfile(path, notebooks / path.name)


def setup(app: Sphinx) -> None:
    """Called by Sphinx."""
    app.connect("config-inited", lambda app, config: write_pages(app))
