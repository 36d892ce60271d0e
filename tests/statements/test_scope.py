"""Scope: how far a negation, a refusal, a claim or a condition reaches, and who answers it."""

from __future__ import annotations

import pytest

from tests.statements.expectations import check, row

NEGATED = [
    row("Kosovo was recognized by no Arab state.", "Arab | recognizes | Kosovo | not asserted"),
    row("Kosovo was recognized by neither Russia nor China.",
        "Russia | recognizes | Kosovo | not asserted", "China | recognizes | Kosovo | not asserted"),
    # What is not to be done goes on from what is to be done
    row("The slogan commits Oman to make no peace with Israel, not to recognize it and not to negotiate with it.",
        "Oman | agreesWith | Israel | not planned", "Oman | recognizes | Israel | not planned",
        "Oman | negotiatesWith | Israel | not planned"),
    # One "not" for several that "or" joins, not for those that "but" joins
    row("Kenya will no longer recognize Chad, help Uganda or attack Togo.",
        "Kenya | recognizes | Chad | not planned", "Kenya | aids | Uganda | not planned",
        "Kenya | attacks | Togo | not planned"),
    row("Kenya will not attack Togo but help Uganda.",
        "Kenya | attacks | Togo | not planned", "Kenya | aids | Uganda | planned"),
]  # fmt: skip

BESIDE = [
    # A reason holds whatever becomes of what it is given for
    row("Kenya has not praised Uganda, for Togo still arms Chad.",
        "Kenya | praises | Uganda | not asserted", "Togo | aidsMilitarily | Chad | asserted"),
    row("Kenya praised Uganda for helping Chad.",
        "Kenya | praises | Uganda | asserted", "Uganda | aids | Chad | asserted"),
    row("Kenya waited for Uganda to attack Chad.",
        "Uganda | attacks | Chad | hypothetical by Kenya", "? Kenya | predictsAbout | Uganda | asserted"),
    # What a refusal is, is not refused
    row("Kenya refused to sign the law, defying Uganda.", "Kenya | rejects | Uganda | asserted"),
    row("Kenya refused to attack Chad by arming Uganda.",
        "Kenya | refusesTo | Chad | asserted", "Kenya | attacks | Chad | not asserted",
        "Kenya | aidsMilitarily | Uganda | not asserted"),
    row("Were Kenya to help Chad, Uganda would attack Togo.",
        "Kenya | aids | Chad | hypothetical", "Uganda | attacks | Togo | hypothetical"),
    # Who urges something meanwhile tells nothing of the rest
    row("Kenya struck Togo as Uganda urged restraint.", "Kenya | strikes | Togo | asserted",
        "? Uganda | urges | Kenya | asserted", "? Uganda | urges | Togo | asserted"),
    row("Kenya struck Togo, as Uganda told reporters.",
        "Kenya | strikes | Togo | claimed by Uganda", "? Uganda | criticizes | Kenya | asserted"),
]  # fmt: skip

ANSWERED = [
    row("Kenya rejects the claim made by Chad's foreign office that Ugandan aircraft bombed Lagos.",
        "Uganda | strikes | Lagos | denied by Kenya", "? Kenya | rejects | Chad | asserted",
        "? Chad | accuses | Uganda | asserted"),
    row("Kenya says that Chad attacked Togo, but Chad denied helping Uganda.",
        "Chad | attacks | Togo | claimed by Kenya", "Kenya | criticizes | Chad | asserted",
        "Chad | aids | Uganda | denied by Chad", "? Chad | denies | Kenya | asserted"),
    row("Kenya advised that Chad had never controlled Togo.",
        "Chad | controls | Togo | not claimed by Kenya"),
    row("Kenya advised that Chad leave Togo.",
        "Chad | withdrawsFrom | Togo | requested by Kenya", "? Kenya | urges | Chad | asserted"),
]  # fmt: skip

NOT_SAID = [
    # Who leaves for talks does not leave them
    row("Kenyan officials left for talks with Uganda.", "? Kenya | @CONSULT | Uganda | asserted"),
    # Somebody's chief of staff is who holds the office
    row("Kenya praised Chad, said Abiy Ahmed's chief of staff, Fitsum Arega.",
        "Kenya | praises | Chad | claimed by Fitsum Arega", "? Fitsum Arega | holdsOffice | Abiy Ahmed | asserted"),
    # A town is freed by fighting, prisoners by letting them go
    row("Kenya freed Goma.", "Kenya | retakes | Goma | asserted"),
    # What is promised not to happen is denied by nobody
    row("Kenya gave assurances that it would not invade Chad.",
        "Kenya | invades | Chad | not planned by Kenya", "? Kenya | pledgesTo | Chad | asserted"),
    row("Kenya demanded the withdrawal of Chadian forces from Goma.",
        "Kenya | @DEMAND | Chad | asserted", "? Chad | withdrawsFrom | Goma | requested by Kenya"),
    row("Kenya freed two Ugandans.", "Kenya | releases | Ugandans | asserted"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "lines"), NEGATED + BESIDE + ANSWERED + NOT_SAID)
def test_how_far_words_reach(extract, text, lines):
    check(extract(text).statements, lines)
