"""`kg view`: the page of a part of a graph."""

from __future__ import annotations

import pytest


def test_a_part_around_an_actor(run, output, tmp_path):
    page = tmp_path / "qatar.html"
    ended = run("view", output, "--focus", "qatar", "--title", "Qatar <b>", "-o", page)
    assert (ended.code, ended.out) == (0, "")
    assert f"statements in {page}" in ended.err
    text = page.read_text(encoding="utf-8")
    assert "<title>Qatar &lt;b&gt;</title>" in text
    part, whole = (int(word) for word in ended.err.split()[:3:2])
    assert 0 < part < whole
    assert run("view", output, "--focus", "qatar", "--hops", "3", "-o", page).err.split()[0] >= str(part)


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (("--focus", "Atlantis"), "no actor called 'Atlantis'"),
        (("--since", "3000"), "no statement fits"),
        (("--since", "soon"), "'soon'"),
    ],
)
def test_what_cannot_be_shown_is_said(run, output, tmp_path, options, says):
    page = tmp_path / "part.html"
    ended = run("view", output, *options, "-o", page)
    assert ended.code == 1
    assert says in ended.err
    assert not page.exists()


def test_no_folder_for_the_page(run, output, tmp_path):
    ended = run("view", output, "-o", tmp_path / "none" / "part.html")
    assert ended.code in (0, 1)
    assert "Traceback" not in ended.err
