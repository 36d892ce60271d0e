"""Walking through a graph: filters, pairs, neighbours, timelines, paths, parts, differences, and how records look."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from kg.graph import KnowledgeGraph, Statements, UnknownActorError, example
from kg.records import Article, Entity, Statement
from kg.view import cards
from tests.graph.build import argument, graph_of

GRAPH = example()


@pytest.mark.parametrize(
    ("conditions", "count"),
    [
        ({}, 15),
        ({"subject": "Republic of Freedonia"}, 2),
        ({"subject": "freedonia", "relation": "accuses"}, 1),
        ({"actor": "Freedonia"}, 9),
        ({"object": "place/Sylvania", "quad_class": "verbal conflict"}, 1),
        ({"status": "claimed", "attributed_to": "Freedonia"}, 1),
        ({"relation_class": "CONSULT", "status": "asserted"}, 2),
        ({"negated": True}, 1),
        ({"negated": False, "status": "asserted"}, 11),
        ({"source": "Example Gazette"}, 4),
        ({"since": "2024-03-01"}, 5),
        ({"until": "2024-01-10"}, 3),
        ({"since": "2024-02-01", "until": "2024-02-29"}, 4),
        ({"min_confidence": 0.95}, 0),
        ({"place": "Freedonia"}, 0),
        ({"subject": "Nobody"}, 0),
    ],
    ids=str,
)
def test_conditions(conditions: dict, count: int) -> None:
    found = GRAPH.statements(**conditions)
    assert len(found) == count
    assert isinstance(found, list)
    assert [s.id for s in found] == sorted(s.id for s in found)


@pytest.mark.parametrize(
    ("conditions", "advice"),
    [
        ({"relation": "acuses"}, "no relation 'acuses': did you mean accuses?"),
        ({"status": "deneid"}, "no status 'deneid': did you mean denied?"),
        ({"quad_class": "xyz"}, "no quad_class 'xyz': it is one of material conflict, material cooperation, standing"),
        ({"relation_class": "ASSAULTS"}, "no relation_class 'ASSAULTS': did you mean ASSAULT?"),
        ({"since": "yesterday"}, "'yesterday' is no day: write it as 2025-06-27"),
    ],
)
def test_a_word_that_no_graph_knows_gets_advice(conditions: dict, advice: str) -> None:
    with pytest.raises(ValueError, match=re.escape(advice)):
        GRAPH.statements(**conditions)


def test_a_choice_is_a_data_frame() -> None:
    frame = GRAPH.statements(actor="Ruritania").dataframe()
    assert list(frame["object_name"]) == ["Ruritania", "Freedonia", "Sylvania"]
    assert "evidence" in frame
    assert GRAPH.statements()[:2].dataframe().shape[0] == 2


def test_an_unknown_actor_gets_advice() -> None:
    with pytest.raises(UnknownActorError, match="no actor called 'Freedona': did you mean Freedonia"):
        GRAPH.neighbours("Freedona")
    with pytest.raises(UnknownActorError, match="no actor called 'xyz': give an id, a name or an alias"):
        GRAPH.timeline("xyz")
    two = KnowledgeGraph.from_records(
        [], [Entity("place/Zel", "Zel", "place"), Entity("person/Zel", "Zel", "person")], list[Statement]()
    )
    with pytest.raises(UnknownActorError, match="'Zel' is several actors: give an id, person/Zel or place/Zel"):
        two.path("Zel", "place/Zel")


def test_an_entity_that_only_a_statement_names_is_found_by_id() -> None:
    graph = KnowledgeGraph.from_records([], [], graph_of("2024-01-01 A meets B").by_id.values())
    assert graph.entity("place/A").name == "A"
    with pytest.raises(KeyError):
        graph.entity("place/C")


def test_timeline_has_each_report_and_undated_ones_last() -> None:
    graph = graph_of(
        "2024-02-01 A meets B @w",
        "2024-01-01 B accuses A @h",
        "2024-02-03 A meets B @h",
        "- A aids B",
        "2024-01-01 A meets C",
    )
    rows = graph.timeline("A", "B")
    assert [(str(row.day), row.source, row.statement.relation) for row in rows] == [
        ("2024-01-01", "h", "accuses"), ("2024-02-01", "w", "meets"), ("2024-02-03", "h", "meets"), ("None", None, "aids"),
    ]  # fmt: skip
    assert len(graph.timeline("A")) == 5


def test_a_timeline_tells_when_it_happened_from_when_it_was_published() -> None:
    (row,) = (r.to_dict() for r in GRAPH.timeline("Sylvania", "Freedonia") if r.evidence.article == "herald-2")
    assert (row["day"], row["happened"], row["status"]) == ("2024-02-04", "2024-02-03", "asserted")


def test_the_shortest_path_is_the_most_reported() -> None:
    graph = graph_of(
        "2024-01-01 A meets X",
        "2024-01-01 X meets B",
        "2024-01-01 A meets Y",
        "2024-01-01 Y meets B",
        "2024-01-02 Y meets B",
        "2024-01-01 C meets D",
    )
    path = graph.path("A", "B")
    assert path is not None
    assert str(path) == "A – Y – B"
    assert [[s.relation for s in link] for link in path.links] == [["meets"], ["meets"]]
    assert graph.path("A", "C") is None
    assert str(graph.path("A", "A")) == "A"


def test_more_reports_never_make_a_longer_path_shorter() -> None:
    graph = graph_of(
        "2024-01-01 A meets B",
        *(f"2024-01-{day:02d} {pair}" for day in range(1, 20) for pair in ("A meets C", "C meets B")),
    )
    assert str(graph.path("A", "B")) == "A – B"


def test_a_part_is_a_graph_of_its_own() -> None:
    part = GRAPH.subgraph("Ruritania", "Freedonia")
    assert set(part.entities) == {"place/Ruritania", "place/Freedonia"}
    assert set(part.articles) == {"wire-3"}
    assert KnowledgeGraph().subgraph(radius=2) == KnowledgeGraph()


def test_an_accusation_keeps_its_content_and_a_choice_does_not_get_more() -> None:
    part = GRAPH.subgraph("Freedonia", "Sylvania")
    assert any(s.relation == "aidsMilitarily" for s in part.by_id.values())
    chosen = GRAPH.statements(relation="accuses", subject="Freedonia")
    (accuses,) = (s for s in GRAPH.with_statements(chosen).by_id.values())
    assert accuses.content == ()


def test_differences_are_named() -> None:
    statement = next(iter(GRAPH.by_id.values()))
    changed = GRAPH.with_statements([replace(statement, place=argument("Zel")), *list(GRAPH.by_id.values())[2:]])
    found = GRAPH.diff(changed)
    assert [s.id for s in found.gone] == [list(GRAPH.by_id)[1]]
    assert [(change.new.id, change.fields) for change in found.changed] == [(statement.id, ("place",))]
    assert not GRAPH.diff(GRAPH)
    assert [e.id for e in KnowledgeGraph().diff(GRAPH).new_actors] == list(GRAPH.entities)
    assert str(GRAPH.diff(KnowledgeGraph())) == "0 new statements, 15 gone, 0 changed; 0 new actors, 6 gone"


# How they look


def test_statements_are_read_in_words() -> None:
    words = {str(statement) for statement in GRAPH.by_id.values()}
    assert "Sylvania – gives military aid to – Tomainia (denied by Sylvania)" in words
    assert "Tomainia – signs an agreement with – Freedonia (asserted; said not to have happened)" in words


def text_of(html: str) -> str:
    return re.sub(r"<[^>]+>", "", html)


def test_a_statements_card_marks_subject_and_object_in_the_sentence() -> None:
    (shells,) = GRAPH.statements(relation="shells")
    html = shells._repr_html_()
    assert "Shells fired by Sylvania hit a border town in Freedonia." in text_of(html)
    assert html.count(f'<strong style="border-bottom:2px solid {cards.SUBJECT}">Sylvania</strong>') == 3
    assert html.count(f'<strong style="border-bottom:2px solid {cards.OBJECT}">Freedonia</strong>') == 3
    (denied,) = GRAPH.statements(status="denied")
    assert "denied by Sylvania" in text_of(denied._repr_html_())


def test_an_actors_card_says_who_it_is() -> None:
    words = text_of(GRAPH.entity("person/Ana_Novak")._repr_html_())
    assert all(
        part in words for part in ("Ana Novak", "Person", "president of Freedonia", "also Novak", "person/Ana_Novak")
    )


def test_lists_and_results_are_tables() -> None:
    assert GRAPH.statements()._repr_html_().count("<tr>") == 16
    assert "the first 60 of 61 statements" in Statements(GRAPH, list(GRAPH.by_id.values())[:1] * 61)._repr_html_()
    html = GRAPH.query("SELECT ?who ?whom WHERE { ?who kg:shells ?whom }")._repr_html_()
    assert text_of(html) == "whowhomSylvaniaFreedonia1 rows"
    assert GRAPH.query("ASK { ?who kg:shells ?whom }")._repr_html_() == "<pre>true\n</pre>"


def test_hostile_text_stays_text() -> None:
    bad = '<img src=x onerror="alert(1)">\u202e'
    entity = Entity(
        f"group/{bad}", bad, bad, bad, (bad,), ("javascript:alert(1)", "https://example.org/?a=<b>"), (bad,)
    )
    subject = replace(argument("A"), id=entity.id, name=bad)
    statement = next(iter(graph_of("2024-01-01 A meets B").by_id.values()))
    piece = replace(statement.evidence[0], text=bad * 3, subject=(1, 5), object=(3, 20))
    statement = replace(statement, subject=subject, status=bad, attributed_to=subject, relation=bad, evidence=(piece,))
    graph = KnowledgeGraph.from_records([Article(bad, bad, bad, bad, bad)], [entity], [statement])
    for html in (
        entity._repr_html_(),
        statement._repr_html_(),
        graph.statements()._repr_html_(),
        cards.result_table([bad], [[bad]], 1),
    ):
        assert "<img" not in html
        assert "\u202e" not in html
        assert "javascript:" not in html
        assert "&lt;img" in html


def test_a_graph_shows_its_counts_and_a_small_picture() -> None:
    html = GRAPH._repr_html_()
    assert "15 statements between 6 actors, 7 articles, 2024-01-10 to 2024-03-21" in text_of(html)
    assert html.count("<circle") == 6
    assert html.count("<line") == 9
    assert html == GRAPH._repr_html_()
    assert "<svg" not in KnowledgeGraph()._repr_html_()
