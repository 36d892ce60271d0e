"""The view: a graph as one HTML page that opens from disk, with the sentence behind every line."""

from kg.view.document import page, pieces
from kg.view.notebook import iframe, summary
from kg.view.part import part
from kg.view.sentence import draw

__all__ = ["draw", "iframe", "page", "part", "pieces", "summary"]
