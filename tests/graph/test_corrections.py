"""corrections.toml: its form, what contradicts, and that replaying it is a function of a set."""

from __future__ import annotations

import tomllib
from contextlib import suppress
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.graph import KnowledgeGraph, ids_as_read
from kg.graph.correcting import correct, questions
from kg.graph.corrections import HEADER, Corrections, CorrectionsError, add
from kg.records import ENTITY_TYPES, Statement
from tests.strategies import ARTICLES, ENTITIES, names, statements

NOVAK, ARMY, FREEDONIA, SYLVANIA = "person/Ana_Novak", "org/Tomainian_Army", "place/Freedonia", "place/Sylvania"
IDS = [entity.id for entity in ENTITIES]


def graph(records: list[Statement]) -> KnowledgeGraph:
    return KnowledgeGraph.from_records(ARTICLES, ENTITIES, records)


@st.composite
def corrections(draw: st.DrawFn) -> Corrections:
    """Corrections of the fixed entities and of some that no graph has; what would contradict is left out."""
    ids = st.sampled_from([*IDS, "org/Unheard", "person/Nobody"])
    groups = st.lists(ids, min_size=2, max_size=3, unique=True)
    found = Corrections(
        names=frozenset(draw(st.dictionaries(ids, names, max_size=2)).items()),
        types=frozenset(draw(st.dictionaries(ids, st.sampled_from(ENTITY_TYPES), max_size=2)).items()),
    )
    found |= Corrections.forget(*draw(st.lists(ids, max_size=1)))
    found |= Corrections.reject(
        *draw(st.lists(st.sampled_from(["a-b-c-00000000", ACCUSES.id, PRAISES.id]), max_size=2))
    )
    for group in draw(st.lists(groups, max_size=3)):
        found |= Corrections.merge(*group)
    for group in draw(st.lists(groups, max_size=2)):
        with suppress(CorrectionsError):
            found |= Corrections.different(*group)
    return found


lists = st.lists(statements(), max_size=4)
some = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])


# The algebra


@some
@given(lists, corrections(), st.randoms())
def test_order_of_records_does_not_matter(records, corrected, random) -> None:
    shuffled = [*records, *records]
    random.shuffle(shuffled)
    assert correct(graph(shuffled), corrected) == correct(graph(records), corrected)


@some
@given(lists, corrections(), corrections())
def test_order_of_corrections_does_not_matter(records, one, other) -> None:
    try:
        together = one | other
    except CorrectionsError:
        with pytest.raises(CorrectionsError):
            other | one
        return
    assert correct(graph(records), together) == correct(graph(records), other | one | other)


@some
@given(lists, corrections())
def test_correcting_again_changes_nothing(records, corrected) -> None:
    once = correct(graph(records), corrected)
    assert correct(once, corrected) == once


@some
@given(lists, lists, corrections())
def test_correcting_the_union_corrects_the_parts(one, other, corrected) -> None:
    """What was corrected at an earlier build comes out the same with articles added later."""
    assert correct(graph(one) + graph(other), corrected) == correct(
        correct(graph(one), corrected) + correct(graph(other), corrected), corrected
    )


@some
@given(lists, corrections())
def test_no_evidence_is_lost_where_nothing_is_taken_out(records, corrected) -> None:
    corrected = replace(corrected, rejected=frozenset(), forgotten=frozenset())
    before, after = graph(records), correct(graph(records), corrected)
    assert {piece for s in after.by_id.values() for piece in s.evidence} == {
        piece for s in before.by_id.values() for piece in s.evidence
    }
    assert {s.subject.id for s in after.by_id.values()} <= after.entities.keys() | {
        s.subject.id for s in before.by_id.values()
    }
    merged = set(corrected.roots()) - set(corrected.roots().values())
    assert not merged & {
        a.id for s in after.by_id.values() for a in (s.subject, s.object, s.attributed_to, s.place) if a
    }


@some
@given(corrections())
def test_written_and_read_back(corrected) -> None:
    text = HEADER + corrected.to_toml()
    assert Corrections.from_toml(text) == corrected
    assert Corrections.from_toml(add("", corrected)) == corrected
    assert add(text, corrected) == text


@some
@given(corrections(), corrections())
def test_adding_keeps_what_stands_there(one, other) -> None:
    text = HEADER + "# mine\n" + one.to_toml()
    try:
        both = one | other
    except CorrectionsError:
        return
    added = add(text, other)
    assert added.startswith(text.rstrip())
    assert Corrections.from_toml(added) == both


# What each does


def statement(subject: str, relation: str, target: str, article: str = "a1") -> Statement:
    from kg.ids import statement_id
    from kg.records import Argument, Evidence

    known = {entity.id: entity for entity in ENTITIES}
    month = next(a.month for a in ARTICLES if a.id == article)

    def argument(id: str) -> Argument:
        entity = known[id]
        return Argument(id, entity.name, entity.type, entity.country, None, entity.name, 0, len(entity.name))

    evidence = Evidence(article, 0, 0, 10, "A sentence.", relation)
    id = statement_id(subject, relation, target, month=month)
    return Statement(id, argument(subject), relation, "DISAPPROVE", argument(target), (evidence,))


ACCUSES = statement(NOVAK, "accuses", SYLVANIA)
PRAISES = replace(statement(FREEDONIA, "praises", NOVAK), content=(ACCUSES.id,))


def test_a_rejected_statement_is_gone_and_nothing_contains_it() -> None:
    both = graph([ACCUSES, PRAISES])
    corrected = correct(both, Corrections.reject(ACCUSES.id))
    assert [(id, s.content) for id, s in corrected.by_id.items()] == [(PRAISES.id, ())]
    assert corrected.entities == both.entities


def test_a_statement_is_rejected_under_the_id_it_was_read_with() -> None:
    corrections = Corrections.merge(ARMY, NOVAK)
    read = graph([ACCUSES, PRAISES])
    [shown] = correct(read, corrections).statements(subject=ARMY)
    assert shown.id != ACCUSES.id
    assert ids_as_read(read, shown) == [ACCUSES.id]
    for id in (ACCUSES.id, shown.id):
        assert [s.relation for s in correct(read, corrections | Corrections.reject(id)).by_id.values()] == ["praises"]


def test_who_is_forgotten_is_nowhere() -> None:
    def said(statement: Statement, text: str) -> Statement:
        [piece] = statement.evidence
        return replace(statement, evidence=(replace(piece, text=text, predicate=statement.relation),))

    records = [
        said(ACCUSES, "Ana Novak accused Sylvania."),
        said(statement(FREEDONIA, "praises", SYLVANIA), "Freedonia, said Novak, praises Sylvania; a Novakian city."),
        said(statement(FREEDONIA, "visits", SYLVANIA, "a2"), "Novak of Ruritania and ana novak were there."),
        said(replace(statement(SYLVANIA, "fears", FREEDONIA), attributed_to=ACCUSES.subject), "So said Ana."),
    ]
    read = KnowledgeGraph.from_records(
        [replace(a, title="Novak's day", text="Ana Novak (Novak)") for a in ARTICLES if a.id in ("a1", "a2")],
        ENTITIES,
        records,
    )
    corrected = correct(read, Corrections.forget(NOVAK))
    assert NOVAK not in corrected.entities
    assert {s.relation: s.evidence[0].text for s in corrected.by_id.values()} == {
        "praises": "Freedonia, said █████, praises Sylvania; a Novakian city.",
        "visits": "Novak of Ruritania and █████████ were there.",
    }
    # Where nothing is said of her, the name of one word may be somebody else's
    assert [a.document for a in corrected.articles.values()] == [
        "█████'s day\n\n█████████ (█████)",
        "Novak's day\n\n█████████ (Novak)",
    ]
    assert correct(read, Corrections.forget("person/Nobody")) == correct(read)


def test_who_is_merged_with_the_forgotten_is_forgotten() -> None:
    corrections = Corrections.merge(ARMY, NOVAK)
    for id in (ARMY, NOVAK):
        assert not {ARMY, NOVAK} & correct(graph([ACCUSES]), corrections | Corrections.forget(id)).entities.keys()


def test_a_merge_moves_statements_and_keeps_names() -> None:
    corrected = correct(graph([ACCUSES, PRAISES]), Corrections.merge(ARMY, NOVAK))
    assert NOVAK not in corrected.entities
    army = corrected.entities[ARMY]
    assert (army.name, army.type) == ("Tomainian Army", "military")
    assert {"Ana Novak", "Novak"} <= set(army.aliases)
    assert army.roles == ("president of Freedonia",)
    [accuses], [praises] = corrected.statements(relation="accuses"), corrected.statements(relation="praises")
    assert (accuses.subject.id, accuses.subject.name, accuses.subject.text) == (ARMY, "Tomainian Army", "Ana Novak")
    assert accuses.id == statement(ARMY, "accuses", SYLVANIA).id
    assert praises.content == (accuses.id,)


def test_statements_that_become_one_are_united() -> None:
    both = [statement(NOVAK, "accuses", SYLVANIA), statement(ARMY, "accuses", SYLVANIA)]
    [united] = correct(graph(both), Corrections.merge(NOVAK, ARMY)).by_id.values()
    assert len(united.evidence) == 1
    apart = [statement(NOVAK, "accuses", SYLVANIA, "a1"), statement(ARMY, "accuses", SYLVANIA, "a2")]
    assert len(correct(graph(apart), Corrections.merge(NOVAK, ARMY))) == 2  # of different months


def test_a_new_name_keeps_the_old_one_as_an_alias() -> None:
    corrected = correct(graph([ACCUSES]), Corrections(names=frozenset({(NOVAK, "Anna Nováková")})))
    assert corrected.entities[NOVAK].name == "Anna Nováková"
    assert "Ana Novak" in corrected.entities[NOVAK].aliases
    [accuses] = corrected.by_id.values()
    assert (accuses.id, accuses.subject.name) == (ACCUSES.id, "Anna Nováková")


def test_a_new_type_shows_in_statements() -> None:
    corrected = correct(graph([ACCUSES]), Corrections(types=frozenset({(SYLVANIA, "place")})))
    assert corrected.entities[SYLVANIA].type == "place"
    assert corrected.by_id[ACCUSES.id].object.type == "place"


def test_a_name_given_to_a_merged_entity_is_that_of_both() -> None:
    corrected = correct(
        graph([]), Corrections.merge(NOVAK, ARMY) | Corrections(names=frozenset({(ARMY, "Novak's Army")}))
    )
    assert corrected.entities[NOVAK].name == "Novak's Army"


def test_merges_chain() -> None:
    forth = Corrections.merge("a/1", "a/2") | Corrections.merge("a/2", "a/3")
    assert forth.roots() == {"a/1": "a/1", "a/2": "a/1", "a/3": "a/1"}


def test_what_is_not_same_is_not_asked_again() -> None:
    doubles = [*ENTITIES, replace(ENTITIES[2], id="person/Anna_Novak", name="Anna Novak", aliases=())]
    asked = KnowledgeGraph.from_records(ARTICLES, doubles, [])
    [question] = questions(asked)
    assert {question.into, question.other} == {NOVAK, "person/Anna_Novak"}
    assert question.why == "names spelt alike; both are president of Freedonia"
    assert list(questions(asked, Corrections.different(NOVAK, "person/Anna_Novak"))) == []


# What it refuses


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[[merge]\n", "no valid TOML"),
        ('[[marge]]\nentities = ["a/1", "a/2"]\n', "unknown kind of correction 'marge': write one of merge, not_same, rename, retype, reject, forget"),
        ('[[merge]]\nentities = ["a/1"]\n', "merge number 1: entities has to be a list of two ids or more"),
        ('[[merge]]\nentities = "a/1"\n', "merge number 1: entities"),
        ('merge = ["a/1", "a/2"]\n', "write each correction under [[merge]]"),
        ('[merge]\nentities = ["a/1", "a/2"]\n', "write each correction under [[merge]]"),
        ('[[rename]]\nentity = "a/1"\n', "rename number 1: name has to be a text, not None"),
        ('[[rename]]\nentity = "a/1"\nnmae = "X"\n', "rename number 1 has 'nmae': it takes entity and name, and why"),
        ('[[retype]]\nentity = "a/1"\ntype = "dragon"\n', "retype of a/1: no type 'dragon', write one of country, person"),
        ('[[rename]]\nentity = "a/1"\nname = "X"\n[[rename]]\nentity = "a/1"\nname = "Y"\n', "rename gives a/1 the names 'X' and 'Y'"),
        ('[[reject]]\nid = "x"\n', "reject number 1 has 'id': it takes statement, and why"),
        ("[[forget]]\nentity = 3\n", "forget number 1: entity has to be a text, not 3"),
        ('[[merge]]\nentities = ["a/1", "a/2"]\n[[not_same]]\nentities = ["a/2", "a/1"]\n', "a/1 and a/2 are merged and said to be not the same"),
        ('[[merge]]\nentities = ["a/1", "a/2"]\n[[merge]]\nentities = ["a/2", "a/3"]\n[[not_same]]\nentities = ["a/1", "a/3"]\n', "a/1 and a/3"),
    ],
)  # fmt: skip
def test_errors_say_which_and_what_to_do(text: str, says: str) -> None:
    with pytest.raises(CorrectionsError) as error:
        Corrections.from_toml(text)
    assert says in str(error.value)


def test_the_example_in_the_documentation_is_one() -> None:
    from kg.graph import corrections as module

    assert module.__doc__ is not None
    example = "\n".join(line.strip() for line in module.__doc__.splitlines() if line.startswith("    "))
    assert tomllib.loads(example)
    assert Corrections.from_toml(example).names == {("org/ANC", "Alpine Nature Club")}
