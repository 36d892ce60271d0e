"""The settings of reading: limits against hostile or broken input, field names, and how dates are meant."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How much of an input is read before it is refused; sizes in bytes unless the name says otherwise."""

    file_bytes: int = field(
        default=32_000_000, metadata={"help": "Bytes of a file that has to be read whole (text, HTML, PDF, JSON)."}
    )
    record_bytes: int = field(
        default=8_000_000, metadata={"help": "Bytes of one line or record of a streamed file (JSON lines, CSV, WARC)."}
    )
    archive_bytes: int = field(
        default=2_000_000_000, metadata={"help": "Bytes that one .gz or .zip may expand to, with all that is in it."}
    )
    archive_files: int = field(default=100_000, metadata={"help": "Files that one .zip may hold."})
    archive_depth: int = field(default=2, metadata={"help": "How deep archives may lie in archives."})
    article_characters: int = field(
        default=400_000, metadata={"help": "Characters of an article; the rest is cut at a paragraph."}
    )
    article_sentences: int = field(
        default=5_000, metadata={"help": "Sentences of an article, roughly counted; the rest is cut."}
    )
    pages: int = field(default=300, metadata={"help": "Pages of a PDF."})
    seconds: float = field(
        default=60.0, metadata={"help": "Seconds that one article may take, in reading it and again in what it states."}
    )

    @classmethod
    def of(cls, settings: Iterable[str]) -> Limits:
        """The limits with some set otherwise, each as NAME=NUMBER ("pages=20").

        Raises:
            ValueError: there is no limit of the name, or the number is none or not above zero; says what is possible.
        """
        limits = cls()
        for setting in settings:
            name, _, value = setting.partition("=")
            default = getattr(limits, name, None) if name in {row.name for row in fields(cls)} else None
            if default is None:
                raise ValueError(f"there is no limit {name!r}; limits are {', '.join(row.name for row in fields(cls))}")
            try:
                number = type(default)(value.replace("_", ""))
            except ValueError:
                number = 0
            if not 0 < number < float("inf"):
                raise ValueError(f"{setting!r} sets no limit; write it as {name}={default}")
            limits = replace(limits, **{name: number})
        return limits

    @classmethod
    def help(cls) -> str:
        """All limits, each with its default and what it limits."""
        return " ".join(f"{row.name} ({row.default:,}): {row.metadata['help']}" for row in fields(cls))


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What a reader is told besides its input.

    `fields` maps a field of the article to the key or column that holds it ({"text": "body"}); a dot steps into a
    nested record ("source.name"). `day_first` settles numeric dates such as 06/07/2025, which are refused otherwise.
    `latest` is the last day that a publication date is believed; today and a day for the time zones if None.
    """

    limits: Limits = Limits()
    fields: Mapping[str, str] = field(default_factory=dict)
    day_first: bool | None = None
    latest: date | None = None
