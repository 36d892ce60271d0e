"""Hypothesis strategies for the records, and a small hand-made graph about plainly fictional countries."""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st

from kg.ids import statement_id
from kg.records import STATUSES, Argument, Article, Entity, Evidence, Statement, TimeSpan

# What XML, CSV and RDF all can hold, with quotes, markup, formulas and bidi controls among it
texts = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), max_size=30)
names = texts.filter(lambda text: text.strip() != "")
days = st.dates(date(1950, 1, 1), date(2030, 12, 31))
ENTITIES = [
    Entity("place/Freedonia", "Freedonia", "country", None, ("Republic of Freedonia",)),
    Entity("place/Sylvania", "Sylvania", "country"),
    Entity("person/Ana_Novak", "Ana Novak", "person", None, ("Novak",), (), ("president of Freedonia",)),
    Entity("org/Tomainian_Army", "Tomainian Army", "military"),
]
ARTICLES = [
    Article("a1", "Text.", "Title", "https://example.org/1", "Example Wire", date(2024, 5, 3)),
    Article(
        "a2",
        "Another text.",
        None,
        None,
        "Example Herald",
        date(2024, 6, 1),
        "en",
        "Ana Novak",
        "meta",
        ("Example Post", "Example Wire"),
    ),
    Article("a3", "Third.", None, None, None, None),
]
RELATIONS = [("accuses", "DISAPPROVE", "112"), ("praises", "SUPPORT", "051"), ("other", "OTHER", None)]


@st.composite
def arguments(draw: st.DrawFn) -> Argument:
    """An argument standing for one of the fixed entities, with some words."""
    entity = draw(st.sampled_from(ENTITIES))
    start = draw(st.integers(0, 500))
    text = draw(names)
    sector = draw(st.sampled_from([None, "GOV", "MIL"]))
    return Argument(entity.id, entity.name, entity.type, entity.country, sector, text, start, start + len(text))


@st.composite
def evidence(draw: st.DrawFn) -> Evidence:
    """A sentence of one of the fixed articles."""
    start = draw(st.integers(0, 500))
    text = draw(names)
    spans = draw(st.none() | st.tuples(st.integers(0, 9), st.integers(10, 20)))
    return Evidence(
        draw(st.sampled_from(ARTICLES)).id, draw(st.integers(0, 30)), start, start + len(text), text, draw(names), spans,
        spans, draw(st.integers(0, 100)) / 100,
    )  # fmt: skip


@st.composite
def statements(draw: st.DrawFn) -> Statement:
    """A statement with one to three pieces of evidence."""
    subject, target = draw(arguments()), draw(arguments())
    relation, relation_class, cameo = draw(st.sampled_from(RELATIONS))
    status, negated = draw(st.sampled_from(STATUSES)), draw(st.booleans())
    source = draw(st.none() | arguments())
    first, last = sorted([draw(days), draw(days)])
    time = draw(st.none() | st.builds(TimeSpan, names, st.just(first), st.just(last)))
    pieces = draw(st.lists(evidence(), min_size=1, max_size=3))
    # As extraction has it: what the id leaves open follows from the id
    id = statement_id(
        subject.id, relation, target.id, status=status, negated=negated, attributed_to=source.id if source else None,
        predicate=pieces[0].predicate,
    )  # fmt: skip
    return Statement(
        id, subject, relation, relation_class, target, tuple(sorted(set(pieces))), cameo, status, negated, source,
        tuple(sorted(draw(st.sets(st.sampled_from(["s1", "s2", "s3"]), max_size=2)))), time, draw(st.none() | arguments()),
        tuple(sorted(draw(st.sets(st.sampled_from(["s1", "s2", "s3"]), max_size=2)))),
    )  # fmt: skip
