"""Statements: who did what to whom, says who, and is it denied."""

from kg.statements.extraction import extract_statements
from kg.statements.judge import Judge
from kg.statements.judge import load as load_judge
from kg.statements.lexicon import Lexicon
from kg.statements.lexicon import load as load_lexicon

__all__ = ["Judge", "Lexicon", "extract_statements", "load_judge", "load_lexicon"]
