"""The documentation site builds without a warning, and says what is there."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
import typer

import kg
from kg import ontology, rdf, tables
from kg.cli import app
from kg.graph import measures

ROOT = Path(__file__).resolve().parents[1]
PAGES = sorted((ROOT / "docs").glob("*.md"))
COMMANDS = typer.main.get_command(app).commands  # type: ignore[attr-defined]


@pytest.fixture(scope="module")
def reference() -> dict[str, str]:
    """The generated pages."""
    sys.path.insert(0, str(ROOT / "docs"))
    try:
        import generate
    finally:
        sys.path.remove(str(ROOT / "docs"))
    pages: dict[str, str] = generate.pages()
    return pages


def test_every_command_and_option_is_in_the_reference(reference: dict[str, str]) -> None:
    for name, command in COMMANDS.items():
        assert f"## kg {name}\n" in reference["commands"]
        for parameter in command.params:
            if parameter.param_type_name == "option" and parameter.name != "help":
                assert parameter.opts[-1] in reference["commands"]


def test_every_public_name_is_in_the_reference(reference: dict[str, str]) -> None:
    for name in kg.__all__:
        assert f"### {name}\n" in reference["python"], name
    for name in measures.__all__:
        assert f"### {name}\n" in reference["measures"], name
    for name in ("between", "neighbours", "timeline", "path", "subgraph", "communities", "diff", "merge", "export"):
        assert f"#### KnowledgeGraph.{name}\n" in reference["python"], name


def test_the_vocabulary_is_in_the_reference(reference: dict[str, str]) -> None:
    assert all(f"`{id}`" in reference["relations"] for id in ontology.relations())
    assert all(f"## {name}\n" in reference["queries"] for name in rdf.named_queries())
    assert all(f"`{name}`" in reference["exports"] for name in tables.FORMATS)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_commands_on_pages_parse(page: Path) -> None:
    import shlex

    for line in re.findall(r"^    (kg .+)$", page.read_text(encoding="utf-8"), re.MULTILINE):
        _, command, *arguments = shlex.split(line, comments=True)
        COMMANDS[command].make_context(command, arguments)  # raises UsageError


def test_the_site_builds_without_a_warning(tmp_path: Path) -> None:
    pytest.importorskip("myst_nb", reason="the site needs the extra `docs`")
    pytest.importorskip("furo", reason="the site needs the extra `docs`")
    command = [
        sys.executable,
        "-m",
        "sphinx",
        "-W",
        "--keep-going",
        "-q",
        "-b",
        "html",
        "-d",
        str(tmp_path / "trees"),
        "docs",
        str(tmp_path / "site"),
    ]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=600, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    html = (tmp_path / "site" / "reference" / "python.html").read_text(encoding="utf-8")
    assert "KnowledgeGraph.timeline" in html
    assert (tmp_path / "site" / "notebooks" / "04-networks.html").is_file()
    for page in (tmp_path / "site").rglob("*.html"):
        loaded = re.findall(r'<(?:script|link|img)[^>]+(?:src|href)="(https?:[^"]+)"', page.read_text(encoding="utf-8"))
        assert loaded == [], f"{page.name} loads from the network"
