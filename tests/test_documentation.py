"""What the documentation says is so: commands and options exist and are written down, links lead somewhere."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import typer

from kg.cli import app

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
COMMANDS = typer.main.get_command(app).commands  # type: ignore[attr-defined]


@pytest.mark.parametrize("name", COMMANDS)
def test_command_and_its_options_are_documented(name: str) -> None:
    assert f"kg {name}" in README
    row = next(line for line in README.splitlines() if line.startswith(f"| `kg {name}"))
    for parameter in COMMANDS[name].params:
        if parameter.param_type_name == "option" and parameter.name != "help":
            assert any(option in row for option in parameter.opts), parameter.opts


def test_documented_commands_exist() -> None:
    for line in re.findall(r"^    kg (.+)$", README, re.MULTILINE):
        words = line.split("#")[0].split()
        assert words[0] in COMMANDS
        known = {option for parameter in COMMANDS[words[0]].params for option in parameter.opts}
        assert {word for word in words if re.fullmatch(r"--?[a-z-]+", word)} <= known, line


@pytest.mark.parametrize("document", ["README.md", "CONTRIBUTING.md"])
def test_links_lead_somewhere(document: str) -> None:
    text = (ROOT / document).read_text(encoding="utf-8")
    for target in re.findall(r"\]\(([^)#]+)\)", text):
        assert target.startswith("https://") or (ROOT / target).exists(), target


def test_modules_hold_one_idea() -> None:
    long = {p.name: n for p in (ROOT / "kg").rglob("*.py") if (n := len(p.read_text(encoding="utf-8").splitlines())) > 500}
    assert long == {}


def test_the_library_never_prints() -> None:
    printing = [
        path
        for path in (ROOT / "kg").rglob("*.py")
        if "cli" not in path.parts and re.search(r"^\s*print\(", path.read_text(encoding="utf-8"), re.MULTILINE)
    ]
    assert printing == []


def test_data_files_say_what_they_are() -> None:
    files = [p for suffix in ("*.yaml", "*.csv") for p in (ROOT / "kg").rglob(suffix)]
    assert files
    assert [p.name for p in files if not p.read_text(encoding="utf-8").startswith("#")] == []
