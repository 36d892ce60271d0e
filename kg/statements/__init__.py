"""Statements: who did what to whom, says who, and is it denied."""

from kg.statements.extraction import extract_statements
from kg.statements.lexicon import Lexicon
from kg.statements.lexicon import load as load_lexicon

__all__ = ["Lexicon", "extract_statements", "load_lexicon"]
