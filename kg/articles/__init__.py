"""Reading: articles from files, folders and archives of every form that news comes in."""

from kg.articles.boilerplate import Dateline, Span, boilerplate, dateline
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
    "Report", "Span", "Unreadable", "boilerplate", "dateline", "formats", "read", "read_bytes", "reports",
]  # fmt: skip
