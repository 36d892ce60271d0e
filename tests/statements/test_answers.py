"""What a denial responds to in its article."""

from __future__ import annotations

import pytest

from kg.records import Statement
from tests.statements.expectations import check, row

ANSWERED = [
    ("Iran accused Azerbaijan of helping Israel. Azerbaijan denied the accusation.",
     [("Azerbaijan REJECT Iran", "Iran DISAPPROVE Azerbaijan"), ("Azerbaijan AID Israel", "Azerbaijan AID Israel")]),
    ("Azerbaijan has denied helping Israel. Iran accused Azerbaijan of helping Israel on Monday.",
     [("Azerbaijan AID Israel", "Azerbaijan AID Israel")]),
    ("Egypt said Israel struck Iran. Israel denied striking Iran.", [("Israel FIGHT Iran", "Israel FIGHT Iran")]),
    ("Egypt said Israel struck Iran. Israel said it did not strike Iran.",
     [("Israel FIGHT Iran", "Israel FIGHT Iran")]),
    ("Iran accused Azerbaijan of helping Israel. Azerbaijan denied cooperating with Israel.",
     [("Azerbaijan COOPERATE Israel", "Azerbaijan AID Israel")]),
]  # fmt: skip
UNANSWERED = [
    "Iran accused Azerbaijan of helping Israel. Egypt denied helping Syria.",
    "Iran accused Azerbaijan of helping Israel. Azerbaijan denied visas to Egypt.",
    "Iran accused Azerbaijan of helping Israel. Azerbaijan accused Iran of helping Armenia.",
    "Israel will strike Iran. Israel did not strike Iran.",
    "Israel denied striking Iran.",
]


def shown(statement: Statement) -> str:
    return f"{statement.subject.name} {statement.relation_class} {statement.object.name}"


@pytest.mark.parametrize(("text", "pairs"), ANSWERED)
def test_denial_responds_to_what_it_answers(extract, text, pairs):
    statements = {s.id: s for s in extract(text).statements}
    links = {(shown(s), shown(statements[id])) for s in statements.values() for id in s.responds_to}
    assert set(pairs) <= links
    for statement in statements.values():
        for id in statement.responds_to:
            assert statement.negated or statement.status == "denied" or statement.relation_class == "REJECT"
            assert statements[id].status in ("asserted", "claimed")
            assert not statements[id].negated


@pytest.mark.parametrize("text", UNANSWERED)
def test_nothing_is_answered(extract, text):
    assert not any(statement.responds_to for statement in extract(text).statements)


def test_link_survives_json(extract):
    statements = extract(ANSWERED[0][0]).statements
    again = [Statement.from_dict(statement.to_dict()) for statement in statements]
    assert [s.responds_to for s in again] == [s.responds_to for s in statements]


def test_link_leads_to_kept_statements_only(extract):
    denial = next(s for s in extract(ANSWERED[0][0]).statements if s.responds_to)
    assert denial.among(denial.responds_to) == denial
    assert denial.among(()).responds_to == ()


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        row("Egypt said it had not attacked Libya.", "Egypt | attacks | Libya | denied by Egypt"),
        row("Egypt said Israel had not attacked Libya.", "Israel | attacks | Libya | not claimed by Egypt",
            "? Egypt | saysAbout | Israel | asserted"),
        row("Egypt rejects Israel's claim that it arms Libya.",
            "Egypt | rejects | Israel | asserted", "Israel | accuses | Egypt | asserted",
            "Egypt | aidsMilitarily | Libya | denied by Egypt"),
        row("Kenya invited Togo to talks. Togo accepted.",
            "Kenya | invites | Togo | asserted", "Togo | acceptsProposalOf | Kenya | asserted"),
        row("Kenya invited Togo to talks, but Togo declined.",
            "Kenya | invites | Togo | asserted", "Togo | rejects | Kenya | asserted"),
        row("Kenya invited Togo to talks. The Togolese government turned it down.",
            "Kenya | invites | Togo | asserted", "Togo | rejects | Kenya | asserted"),
        row("Kenya criticized Togo. Ghana refused.", "Kenya | criticizes | Togo | asserted"),
        row("Kenya met Togo. Togo refused to talk.", "Kenya | meets | Togo | asserted"),
        row("Togo agreed."),
        row("Kenya and Togo signed a truce. Ghana welcomed the accord.",
            "Kenya | signsAgreementWith | Togo | asserted",
            "Ghana | welcomes | Kenya | asserted", "Ghana | welcomes | Togo | asserted"),
        row("Kenya and Togo signed a truce. Togo's parliament welcomed the accord.",
            "Kenya | signsAgreementWith | Togo | asserted"),
        row("Kenya invaded Togo. Ghana condemned the move.",
            "Kenya | invades | Togo | asserted", "Ghana | condemns | Kenya | asserted"),
        row("Kenya thanked Togo. Ghana condemned the move.", "Kenya | thanks | Togo | asserted"),
        row("Kenya invaded Togo. Ghana welcomed the move.", "Kenya | invades | Togo | asserted"),
        row("Kenya urged Togo to refuse.", "Kenya | urges | Togo | asserted"),
        row("Neither Egypt nor Jordan has condemned Israel.",
            "Egypt | condemns | Israel | not asserted", "Jordan | condemns | Israel | not asserted"),
    ],
)  # fmt: skip
def test_denied_and_negated(extract, text, lines):
    check(extract(text).statements, lines)
