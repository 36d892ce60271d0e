"""A small hand-made graph, with accusation, denial, nested content and hostile text."""

from __future__ import annotations

from datetime import date, datetime

from kg.graph import KnowledgeGraph
from kg.ids import statement_id
from kg.records import Argument, Article, Entity, Evidence, Statement, TimeSpan

ARTICLES = (
    Article(
        "quarrel",
        "",
        "Iran accuses Azerbaijan",
        "https://example.org/a?b=1&c=2",
        "The Daily Example",
        date(2025, 6, 27),
    ),
    Article("echo", "", None, None, "Example Wire", datetime(2025, 6, 28, 9, 30)),
    Article(
        'hostile id/../"><script>', "", 'A "quoted"\ttitle\n# <b>', "javascript:alert(1)", 'O_ut "let" <x>', None, "e n"
    ),
)
ENTITIES = (
    Entity(
        "place/Iran", "Iran", "country", "IRN", ("Islamic Republic of Iran",), ("https://sws.geonames.org/130758/",)
    ),
    Entity("place/Azerbaijan", "Azerbaijan", "country", "AZE"),
    Entity("place/Israel", "Israel", "country", "ISR", links=("https://example.org/israel", "not a link >")),
    Entity("person/Ada_Example", "Ada Example", "person", None, roles=("President of Ruritania",)),
    Entity("place/Ruritania", "Ruritania", "country"),
    Entity('group/> . <x> <y> "z', 'Bad "Name\\" \u202e', "group"),
    Entity("odd", "Odd", "oddity"),
    Entity("org/Example_Wire", "Example Wire", "media"),
)


def argument(id: str, **more: object) -> Argument:
    entity = next(entity for entity in ENTITIES if entity.id == id)
    return Argument(entity.id, entity.name, entity.type, entity.country, **more)  # type: ignore[arg-type]


def statement(
    subject: Argument, relation: str, relation_class: str, target: Argument, evidence: Evidence, **more: object
):
    by = more.get("attributed_to")
    id = statement_id(
        subject.id,
        relation,
        target.id,
        status=str(more.get("status", "asserted")),
        negated=bool(more.get("negated", False)),
        attributed_to=by.id if isinstance(by, Argument) else None,
        predicate=evidence.predicate,
    )
    return Statement(id, subject, relation, relation_class, target, (evidence,), **more)  # type: ignore[arg-type]


def make_graph() -> KnowledgeGraph:
    iran, azerbaijan, israel = (argument(f"place/{name}") for name in ("Iran", "Azerbaijan", "Israel"))
    aids = statement(
        azerbaijan,
        "aids",
        "AID",
        israel,
        Evidence("quarrel", 1, 25, 90, "Tehran accuses Baku of aiding Israel.", "aiding"),
        cameo="070",
        status="claimed",
        attributed_to=iran,
    )
    accuses = statement(
        argument("place/Iran", text="Tehran", start=25, end=31, sector="GOV"),
        "accuses",
        "DISAPPROVE",
        argument("place/Azerbaijan", text="Baku", start=40, end=44),
        Evidence("quarrel", 1, 25, 90, "Tehran accuses Baku of aiding Israel.", "accuses", (25, 31), (40, 44), 0.91),
        cameo="112",
        content=(aids.id,),
        time=TimeSpan("in June", date(2025, 6, 1), date(2025, 6, 30)),
    )
    again = statement(
        argument("place/Iran"),
        "accuses",
        "DISAPPROVE",
        argument("place/Azerbaijan"),
        Evidence("echo", 0, 0, 30, "Iran again accused Azerbaijan.", "accused", None, None, 0.5),
        cameo="112",
    )
    denied = statement(
        azerbaijan,
        "aids",
        "AID",
        israel,
        Evidence("echo", 2, 40, 80, "Baku denies that it aids Israel.", "aids"),
        cameo="070",
        status="denied",
        attributed_to=azerbaijan,
    )
    denies = statement(
        azerbaijan,
        "denies",
        "DISAPPROVE",
        iran,
        Evidence("echo", 2, 40, 80, "Baku denies that it aids Israel.", "denies"),
        content=(denied.id,),
        place=argument("place/Ruritania", text="Strelsau"),
    )
    never = statement(
        argument("place/Ruritania"),
        "visits",
        "CONSULT",
        iran,
        Evidence("echo", 3, 81, 99, "It never went.", "went"),
        negated=True,
        time=TimeSpan("never"),
    )
    plans = statement(
        argument("person/Ada_Example"),
        "visits",
        "CONSULT",
        argument("place/Ruritania"),
        Evidence("echo", 4, 100, 120, "She will go.", "will go"),
        cameo="042",
        status="planned",
        attributed_to=argument("odd"),
    )
    office = statement(
        argument("person/Ada_Example"),
        "holdsOffice",
        "HOLDS_OFFICE",
        argument("place/Ruritania"),
        Evidence("quarrel", 3, 100, 130, "Ada Example, president of Ruritania", "president of"),
    )
    hostile = statement(
        argument('group/> . <x> <y> "z', text='"""\\'),
        "other",
        "OTHER",
        Argument("org/Unknown", "Unknown", "organization"),
        Evidence('hostile id/../"><script>', 0, 0, 9, 'x" . <a> <b> <c> . \u2028 "', 'juggled "it"'),
    )
    statements = (aids, accuses, again, denied, denies, never, plans, office, hostile)
    return KnowledgeGraph.from_records(ARTICLES, ENTITIES, statements)
