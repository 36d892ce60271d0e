"""From bytes to text that is safe to show and to count in: encodings, newlines, characters that nobody sees."""

from __future__ import annotations

import codecs
import re
from urllib.parse import urlsplit

from charset_normalizer import from_bytes

from kg.articles.problems import Unreadable

# Longest first: the UTF-32 mark begins with that of UTF-16.
MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Control characters, lone surrogates (JSON can hold them, UTF-8 cannot), bidi controls (they show a text other than
# the one stored), soft hyphens and zero-width spaces, tags, non-characters. Joiners stay: Persian and emoji need them.
INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f"
    "\ud800-\udfff\ufdd0-\ufdef\ufeff\ufff0-\ufffb\ufffe\uffff\U000e0000-\U000e0fff]"
)
NEWLINES = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
# Bytes below the blank that no text has; tabs, ends of lines and pages and the escape of ISO 2022 are left out
CONTROLS = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1b"))
MAGIC = (
    (b"\x89PNG", "a PNG image"), (b"\xff\xd8\xff", "a JPEG image"), (b"GIF8", "a GIF image"),
    (b"\x7fELF", "a program"), (b"MZ\x90", "a program"), (b"\xd0\xcf\x11\xe0", "an old Office document"),
    (b"SQLite format 3", "an SQLite database"), (b"PAR1", "a Parquet file"), (b"ID3", "a sound file"),
    (b"BZh", "a bzip2 archive"), (b"\xfd7zXZ", "an xz archive"), (b"7z\xbc\xaf", "a 7-Zip archive"),
    (b"Rar!", "a RAR archive"), (b"\x28\xb5\x2f\xfd", "a Zstandard archive"), (b"{\\rtf", "a rich-text document"),
)  # fmt: skip
DETECTED = 32_768  # bytes looked at to find an encoding
SAMPLE = 8192  # bytes looked at to tell text from anything else


def decode(data: bytes) -> tuple[str, str]:
    """The text of some bytes and the name of the encoding it was read with.

    A byte order mark decides; then UTF-8, UTF-16 without a mark, UTF-8 with damaged places (each becomes U+FFFD, and
    the encoding is "damaged utf-8"), what charset-normalizer finds, and Windows-1252 are tried.

    Raises:
        Unreadable: the bytes are no text, or in none of these encodings.
    """
    for mark, encoding in MARKS:
        if data.startswith(mark):
            try:
                return data[len(mark) :].decode(encoding), encoding
            except UnicodeDecodeError as error:
                raise Unreadable(f"begins as {encoding} but byte {error.start} is wrong; save it as UTF-8") from None
    wide = utf16_without_mark(data)
    if wide:
        return data.decode(wide, "replace"), wide
    refuse_binary(data)
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as error:
        wrong = error.start
    damaged = data.decode("utf-8", "replace")
    if sum(character > "\x7f" for character in damaged) > 2 * damaged.count("\ufffd"):
        return damaged, "damaged utf-8"
    for encoding in (*detected(data), "cp1252"):
        try:
            return data.decode(encoding), encoding
        except UnicodeDecodeError as error:
            also = error.start
    raise Unreadable(
        f"is neither UTF-8 (byte {wrong} is wrong) nor Windows-1252 (byte {also} is wrong); save it as UTF-8"
    )


def detected(data: bytes) -> list[str]:
    """The encoding of a text in another script than Latin, by what charset-normalizer makes of its first bytes.

    Where few letters lie beyond ASCII the text is Latin, and guessing among the Latin encodings by so few is worse
    than taking Windows-1252.
    """
    sample = data[:DETECTED]
    if sum(byte > 127 for byte in sample) < 0.2 * len(sample):
        return []
    best = from_bytes(sample).best()
    return [best.encoding] if best else []


def utf16_without_mark(data: bytes) -> str | None:
    """The byte order of Latin text in UTF-16 that has no mark: every other byte is zero."""
    sample = data[: SAMPLE // 2 * 2]
    even, odd = sample[0::2], sample[1::2]
    if len(sample) >= 8 and not even.count(0) and odd.count(0) > 0.9 * len(odd):
        return "utf-16-le"
    if len(sample) >= 8 and not odd.count(0) and even.count(0) > 0.9 * len(even):
        return "utf-16-be"
    return None


def refuse_binary(data: bytes) -> None:
    """Raises Unreadable where bytes begin as a known binary form, or over a tenth of them are control characters."""
    for magic, what in MAGIC:
        if data.startswith(magic):
            raise Unreadable(f"is {what}, not an article")
    sample = data[:SAMPLE]
    controls = len(sample) - len(sample.translate(None, CONTROLS))
    if controls > len(sample) / 10:
        raise Unreadable("is a binary file, not an article")


def clean(text: str) -> str:
    """The text with every newline as "\\n" and without characters that cannot be seen; nothing else changes."""
    return INVISIBLE.sub("", NEWLINES.sub("\n", text))


def trim(text: str) -> str:
    """The text without blank lines before and after it and without spaces at its end."""
    return re.sub(r"\A(?:[^\S\n]*\n)+", "", text).rstrip()


def one_line(text: str | None, *, longest: int = 500) -> str | None:
    """A title or name on one line, or None where nothing of it is left."""
    if text is None:
        return None
    return re.sub(r"[\n\t]", " ", clean(text)).strip()[:longest].rstrip() or None


def web_address(text: str | None) -> str | None:
    """The text where it is an http(s) URL with a host and nothing that could break out of a quotation, else None."""
    text = one_line(text, longest=4000)
    if text is None or re.search(r"[\s<>\"'\\^`{|}]", text):
        return None
    try:
        parts = urlsplit(text)
        usable = parts.scheme.lower() in ("http", "https") and bool(parts.hostname)
    except ValueError:
        return None
    return text if usable else None
