"""HTML pages: the main text, with the title, date, outlet, author, language and address that the page names."""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from kg.articles import dates
from kg.articles.cleaning import clean, decode, one_line, web_address
from kg.articles.drafts import Draft
from kg.articles.extras import need
from kg.articles.inputs import Input
from kg.articles.languages import identify
from kg.articles.options import Options
from kg.articles.problems import Problem, Unreadable

CHARSET = re.compile(
    rb"""<(?:meta[^>]{0,200}?charset|\?xml[^>]{0,100}?encoding)\s*=\s*["']?([\w-]{2,40})""", re.IGNORECASE
)
META_DATES = (
    "article:published_time", "og:published_time", "date", "dc.date", "dc.date.issued", "dcterms.created",
    "dcterms.date", "publishdate", "publish-date", "pubdate", "publication_date", "parsely-pub-date", "sailthru.date",
    "datepublished", "citation_date",
)  # fmt: skip
ARTICLE_TYPES = re.compile(r"(?:News|Reportage|Analysis|Opinion|Report)?(?:Article|NewsArticle)|BlogPosting|Report")
LONG_PARAGRAPH = 20  # words; teasers of index pages stay below


def read_html(given: Input, options: Options) -> Iterator[Draft | Problem]:
    """The one article of an HTML page."""
    yield page(given.bytes(), given.address, whole=True)[0]


def page(data: bytes, address: str | None, *, whole: bool) -> tuple[Draft, bool]:
    """The draft of a page, and whether it presents itself as an article and not as an index of others.

    Args:
        data: the page as it was saved.
        address: where it was fetched, if known; what the page says of itself goes before.
        whole: whether a file is this one page.

    Raises:
        Unreadable: it has no main text.
    """
    trafilatura = need("trafilatura")
    source = re.sub(r"\A\s*<\?xml[^>]*\?>", "", clean(decode_page(data)))
    tree = trafilatura.load_html(source)
    if tree is None:
        raise Unreadable("is no HTML page that can be read")
    facts = Facts(tree)
    found = trafilatura.bare_extraction(
        tree, url=address, include_comments=False, include_tables=False, with_metadata=True,
        date_extraction_params={"extensive_search": False, "original_date": True},
    )  # fmt: skip
    if found is None:
        raise Unreadable("holds no main text")
    title = without_outlet(one_line(facts.headline or found.title), facts.outlet)
    blocks = list(paragraphs(found.body))
    if title and blocks and " ".join(blocks[0].split()).casefold() == " ".join(title.split()).casefold():
        blocks.pop(0)
    text = "\n\n".join(blocks)
    if not text.strip():
        raise Unreadable("holds no main text")
    url = facts.address or address
    published, published_from = facts.published or (None, None)
    draft = Draft(
        text=text,
        title=title,
        url=web_address(url),
        source=facts.outlet or found.sitename,
        author=found.author,
        published=published,
        published_from=published_from,
        language=identify(text) or facts.language,  # templates declare "en" in any language
        whole=whole,
    )
    long = sum(len(block.split()) >= LONG_PARAGRAPH for block in blocks)
    return draft, facts.is_article or (not facts.is_index and long >= 3)


def without_outlet(title: str | None, outlet: str | None) -> str | None:
    """The title without the outlet's name that some pages end theirs with ("… - Example Wire")."""
    if not title or not outlet:
        return title
    return re.sub(rf"\s+[-–—|·:]\s+{re.escape(outlet)}\s*\Z", "", title, flags=re.IGNORECASE) or title


def decode_page(data: bytes) -> str:
    """The text of a page: by its mark, as UTF-8, in the encoding that it declares, else as `decode` finds."""
    if not data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        try:
            return data.decode("utf-8-sig")
        except UnicodeDecodeError:
            pass
        declared = CHARSET.search(data[:4096])
        if declared:
            try:
                return data.decode(declared[1].decode("ascii"), "replace")
            except (LookupError, ValueError):
                pass
    return decode(data)[0]


def paragraphs(body: Any) -> Iterator[str]:
    """The paragraphs, headings and list items of the body that trafilatura returns."""
    for element in body.iter("p", "head", "item", "quote", "code", "cell"):
        if any(child.tag in ("p", "item", "quote", "head") for child in element):
            own = element.text or ""
        else:
            own = "".join("\n" if part is BREAK else part for part in inline(element))
        words = re.sub(r"[ \t]*\n[ \t]*", "\n", clean(own)).strip()
        yield from (part for part in re.split(r"\n{2,}", words) if part.strip())


BREAK = "\0break"
MOST_RECORDS = 200  # of the JSON-LD of one script


def inline(element: Any) -> Iterator[str]:
    """The pieces of text in an element, with BREAK for a line break."""
    if element.text:
        yield element.text
    for child in element:
        if child.tag == "lb":
            yield BREAK
        elif child.tag != "graphic":
            yield from inline(child)
        if child.tail:
            yield child.tail


class Facts:
    """What a page says of itself in its head: schema.org JSON-LD, Open Graph and other meta tags."""

    def __init__(self, tree: Any) -> None:
        self.metas = dict(reversed(list(metas(tree))))
        self.linked = next((row for row in linked_data(tree) if type_of(row, ARTICLE_TYPES)), None)
        self.times = [str(value) for value in tree.xpath("//time[@datetime][not(ancestor::aside)]/@datetime")[:1]]
        self.canonical = [str(value) for value in tree.xpath("//link[@rel='canonical']/@href")[:1]]
        self.lang = str(tree.xpath("string(/html/@lang)")) or self.metas.get("og:locale", "")

    @property
    def is_article(self) -> bool:
        """Whether it calls itself an article."""
        return self.linked is not None or self.metas.get("og:type") == "article"

    @property
    def is_index(self) -> bool:
        """Whether it calls itself something else."""
        return self.metas.get("og:type", "article") != "article"

    @property
    def headline(self) -> str | None:
        """The headline as JSON-LD or Open Graph has it, which lacks the outlet's name that titles end with."""
        return text_in(self.linked, "headline") or self.metas.get("og:title")

    @property
    def outlet(self) -> str | None:
        """The outlet."""
        return text_in(self.linked, "publisher") or self.metas.get("og:site_name") or self.metas.get("dc.publisher")

    @property
    def address(self) -> str | None:
        """The canonical address."""
        return next((url for url in (*self.canonical, self.metas.get("og:url")) if web_address(url)), None)

    @property
    def language(self) -> str | None:
        """The language that the page declares."""
        return text_in(self.linked, "inLanguage") or self.lang or None

    @property
    def published(self) -> tuple[str, str] | None:
        """The first date of publication that is one, and where it stood: "json-ld", "meta" or "time"."""
        named = [(text_in(self.linked, "datePublished"), "json-ld"), (text_in(self.linked, "dateCreated"), "json-ld")]
        named += [(self.metas.get(name), "meta") for name in META_DATES]
        named += [(value, "time") for value in self.times]
        for value, where in named:
            try:
                if value and dates.parse(value):
                    return value, where
            except ValueError:
                continue
        return next(((value, where) for value, where in named if value), None)


def metas(tree: Any) -> Iterator[tuple[str, str]]:
    """Names and contents of the meta tags, names in lower case."""
    for meta in tree.xpath("//meta[@content]"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop")
        if name and meta.get("content").strip():
            yield name.strip().lower(), meta.get("content").strip()


def linked_data(tree: Any) -> Iterator[Mapping[str, Any]]:
    """The records in the JSON-LD of a page, those of a @graph too."""
    for script in tree.xpath("//script[@type='application/ld+json']")[:20]:
        try:
            pending = [json.loads(script.text or "", strict=False)]
        except (ValueError, RecursionError):
            continue
        for _ in range(MOST_RECORDS):
            if not pending:
                break
            value = pending.pop(0)
            if isinstance(value, list):
                pending += value[:MOST_RECORDS]
            elif isinstance(value, Mapping):
                yield value
                pending.append(value.get("@graph"))


def type_of(row: Mapping[str, Any], pattern: re.Pattern[str]) -> bool:
    """Whether one of the types of a record matches."""
    kinds = row.get("@type")
    return any(
        isinstance(kind, str) and pattern.fullmatch(kind) for kind in (kinds if isinstance(kinds, list) else [kinds])
    )


def text_in(row: Mapping[str, Any] | None, key: str) -> str | None:
    """The text under a key of a record, of a nested record its name, of a list the first."""
    value = row.get(key) if row else None
    while isinstance(value, (list, Mapping)):
        value = next(iter(value), None) if isinstance(value, list) else value.get("name")
    return value if isinstance(value, str) and value.strip() else None
