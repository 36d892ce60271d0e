"""Results of queries: rows with names, and the forms they are handed out in."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape, quoteattr

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, RdfFormat, Triple, serialize

from kg.rdf.iris import Namespaces
from kg.rdf.writing import triples_to_turtle

if TYPE_CHECKING:
    import pandas

Value = NamedNode | BlankNode | Literal | None
XSD = "http://www.w3.org/2001/XMLSchema#"
TABLE_FORMATS = ("table", "csv", "tsv", "json", "xml")
GRAPH_FORMATS = {
    "turtle": RdfFormat.TURTLE,
    "ntriples": RdfFormat.N_TRIPLES,
    "rdfxml": RdfFormat.RDF_XML,
    "jsonld": RdfFormat.JSON_LD,
}


@dataclass(frozen=True)
class Result:
    """What a query found: `rows` under `columns` (SELECT), `answer` (ASK), or `triples` (CONSTRUCT, DESCRIBE).

    `labels` are the names of the actors in the rows by IRI; `truncated` says that a limit cut off more.
    """

    form: str
    columns: tuple[str, ...] = ()
    rows: tuple[tuple[Value, ...], ...] = ()
    answer: bool | None = None
    triples: tuple[Triple, ...] = ()
    labels: Mapping[str, str] = field(default_factory=dict)
    namespaces: Namespaces = field(default_factory=Namespaces)
    truncated: bool = False

    def __len__(self) -> int:
        """The number of rows or triples."""
        return len(self.rows) or len(self.triples)

    def __iter__(self) -> Iterator[dict[str, Any]]:
        """The rows as dictionaries of Python values: actors by name, numbers, dates as text; unbound is None."""
        for row in self.rows:
            yield {column: self._plain(value) for column, value in zip(self.columns, row, strict=True)}

    def table(self) -> list[list[str]]:
        """The rows as texts to be read: actors by name, other IRIs as CURIEs, unbound as an empty text."""
        return [[self.shown(value) for value in row] for row in self.rows]

    def __repr__(self) -> str:
        if self.form == "ASK":
            return f"<Result: {str(self.answer).lower()}>"
        if self.form == "SELECT":
            return f"<Result: {len(self.rows)} rows of {', '.join(self.columns)}>"
        return f"<Result: {len(self.triples)} triples>"

    def _repr_html_(self) -> str:
        from html import escape

        if self.form == "SELECT":
            from kg.view import cards

            first = replace(self, rows=self.rows[: cards.ROWS])
            return cards.result_table(self.columns, first.table(), len(self.rows))
        return f"<pre>{escape(self.to('table'))}</pre>"

    def shown(self, value: Value | Triple) -> str:
        """A term as a person reads it."""
        if isinstance(value, NamedNode):
            return self.labels.get(value.value) or self.namespaces.curie(value.value) or value.value
        if isinstance(value, Literal):
            return value.value
        return "" if value is None else str(value)

    def dataframe(self) -> pandas.DataFrame:
        """The rows as a pandas DataFrame; needs pandas installed."""
        import pandas

        return pandas.DataFrame(list(self), columns=list(self.columns))

    def to(self, format: str) -> str:
        """The result as text: table, csv, tsv, json or xml for SELECT and ASK, else turtle, ntriples, rdfxml or jsonld.

        csv, tsv, json and xml are the SPARQL 1.1 formats, with IRIs in full. Raises ValueError if the format does
        not fit the form of the query.
        """
        if self.form in ("CONSTRUCT", "DESCRIBE"):
            if format == "table":
                format = "turtle"
            if format not in GRAPH_FORMATS:
                raise ValueError(f"{self.form} gives RDF, not {format!r}; choose one of {', '.join(GRAPH_FORMATS)}")
            return self._graph(GRAPH_FORMATS[format])
        writers = {"table": self._text, "csv": self._csv, "tsv": self._tsv, "json": self._json, "xml": self._xml}
        if format not in writers:
            raise ValueError(f"{self.form} gives rows, not {format!r}; choose one of {', '.join(writers)}")
        return writers[format]()

    def _plain(self, value: Value) -> Any:
        if isinstance(value, Literal):
            kind = value.datatype.value.removeprefix(XSD)
            try:
                if kind in ("integer", "decimal", "double", "float"):
                    return int(value.value) if kind == "integer" else float(value.value)
            except ValueError:
                return value.value
            return value.value == "true" if kind == "boolean" else value.value
        return None if value is None else self.shown(value)

    def _graph(self, format: RdfFormat) -> str:
        if format is RdfFormat.JSON_LD:
            quads = (Quad(row.subject, row.predicate, row.object) for row in sorted(self.triples, key=str))
            return (serialize(quads, format=format) or b"").decode()
        if format is RdfFormat.TURTLE:
            return triples_to_turtle(self.triples, self.namespaces)
        prefixes = self.namespaces.prefixes if format is RdfFormat.RDF_XML else None
        return (serialize(sorted(self.triples, key=str), format=format, prefixes=prefixes) or b"").decode()

    def _text(self) -> str:
        if self.form == "ASK":
            return "true\n" if self.answer else "false\n"
        rows = [list(self.columns), *([_one_line(cell) for cell in row] for row in self.table())]
        widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
        lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]
        rule = "  ".join("-" * width for width in widths)
        return "\n".join([lines[0], rule, *lines[1:]]) + "\n"

    def _csv(self) -> str:
        out = io.StringIO(newline="")
        writer = csv.writer(out)  # ends lines with CR LF, as the SPARQL CSV format asks
        if self.form == "ASK":
            writer.writerow(["true" if self.answer else "false"])
            return out.getvalue()
        writer.writerow(self.columns)
        for row in self.rows:
            writer.writerow(["" if value is None else _bare(value) for value in row])
        return out.getvalue()

    def _tsv(self) -> str:
        if self.form == "ASK":
            return "true\n" if self.answer else "false\n"
        lines = ["\t".join(f"?{column}" for column in self.columns)]
        lines += ["\t".join("" if value is None else _escaped(value) for value in row) for row in self.rows]
        return "\n".join(lines) + "\n"

    def _json(self) -> str:
        if self.form == "ASK":
            return json.dumps({"head": {}, "boolean": bool(self.answer)}) + "\n"
        bindings = [
            {column: _binding(value) for column, value in zip(self.columns, row, strict=True) if value is not None}
            for row in self.rows
        ]
        document = {"head": {"vars": list(self.columns)}, "results": {"bindings": bindings}}
        return json.dumps(document, ensure_ascii=False) + "\n"

    def _xml(self) -> str:
        start = '<?xml version="1.0"?>\n<sparql xmlns="http://www.w3.org/2005/sparql-results#">'
        if self.form == "ASK":
            return f"{start}<head/><boolean>{'true' if self.answer else 'false'}</boolean></sparql>\n"
        head = "".join(f"<variable name={quoteattr(column)}/>" for column in self.columns)
        results = []
        for row in self.rows:
            cells = [
                f"<binding name={quoteattr(column)}>{_xml_term(value)}</binding>"
                for column, value in zip(self.columns, row, strict=True)
                if value is not None
            ]
            results.append(f"<result>{''.join(cells)}</result>")
        newline = "\n"
        return f"{start}<head>{head}</head><results>\n{newline.join(results)}</results></sparql>\n"


def _one_line(text: str) -> str:
    """A text for a terminal: one line, and no control characters, which terminals obey."""
    return " ".join("".join(character if character.isprintable() else " " for character in text).split())


def _bare(value: NamedNode | BlankNode | Literal) -> str:
    return str(value) if isinstance(value, BlankNode) else value.value


def _escaped(value: NamedNode | BlankNode | Literal) -> str:
    # N-Triples leaves the tab as it is; in TSV it would end the cell.
    return str(value).replace("\t", "\\t")


def _binding(value: NamedNode | BlankNode | Literal) -> dict[str, str]:
    if isinstance(value, NamedNode):
        return {"type": "uri", "value": value.value}
    if isinstance(value, BlankNode):
        return {"type": "bnode", "value": value.value}
    row = {"type": "literal", "value": value.value}
    if value.language:
        return row | {"xml:lang": value.language}
    return row if value.datatype.value == XSD + "string" else row | {"datatype": value.datatype.value}


def _xml_term(value: NamedNode | BlankNode | Literal) -> str:
    text = escape(value.value, {"\r": "&#13;"})
    if isinstance(value, NamedNode):
        return f"<uri>{text}</uri>"
    if isinstance(value, BlankNode):
        return f"<bnode>{text}</bnode>"
    if value.language:
        return f"<literal xml:lang={quoteattr(value.language)}>{text}</literal>"
    if value.datatype.value == XSD + "string":
        return f"<literal>{text}</literal>"
    return f"<literal datatype={quoteattr(value.datatype.value)}>{text}</literal>"
