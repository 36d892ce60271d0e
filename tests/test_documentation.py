"""What the documentation says is so: commands and options exist and are written down, links lead somewhere.

And the rules of the house that a machine can check.
"""

from __future__ import annotations

import ast
import re
import shlex
import tomllib
from pathlib import Path

import click
import pytest
import typer

import kg
from kg.cli import app

ROOT = Path(__file__).resolve().parents[1]
DOCUMENTS = ("README.md", "CONTRIBUTING.md", "CHANGELOG.md")
README = (ROOT / "README.md").read_text(encoding="utf-8")
COMMANDS: dict[str, click.Command] = typer.main.get_command(app).commands  # type: ignore[attr-defined]
MODULES = sorted((ROOT / "kg").rglob("*.py"))
OPTIONS = [
    (name, parameter.opts)
    for name, command in sorted(COMMANDS.items())
    for parameter in command.params
    if parameter.param_type_name == "option" and parameter.name != "help"
]


def blocks(text: str) -> list[str]:
    """The lines of a document's code blocks, fenced or indented."""
    fenced = [
        line
        for block in re.findall(r"^```\w*\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
        for line in block.splitlines()
    ]
    return fenced + [line.strip() for line in text.splitlines() if line.startswith("    ")]


EXAMPLES = [
    line
    for document in DOCUMENTS
    for line in blocks((ROOT / document).read_text(encoding="utf-8"))
    if line.startswith("kg ")
]


def row_of(command: str) -> str:
    """The README's row about a command."""
    return next((line for line in README.splitlines() if re.match(rf"\| `kg {command}\b", line)), "")


# Commands


@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_command_is_in_the_readme(command: str) -> None:
    assert row_of(command), f"README.md has no row `kg {command}` under All commands"


@pytest.mark.parametrize(("command", "names"), OPTIONS, ids=[f"{command} {names[-1]}" for command, names in OPTIONS])
def test_option_is_in_the_row_of_its_command(command: str, names: list[str]) -> None:
    words = set(re.findall(r"(?<![\w-])--?[a-z][a-z-]*", row_of(command)))
    assert words & set(names), f"README.md says nothing of {' / '.join(names)} in the row of `kg {command}`"


@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_row_names_no_other_options(command: str) -> None:
    known = {name for of, names in OPTIONS if of == command for name in names}
    assert set(re.findall(r"(?<![\w-])--?[a-z][a-z-]*", row_of(command))) <= known


@pytest.mark.parametrize("line", EXAMPLES)
def test_example_parses(line: str) -> None:
    _, command, *arguments = shlex.split(line, comments=True)
    assert command in COMMANDS
    COMMANDS[command].make_context(command, arguments)  # raises UsageError


def test_there_are_examples() -> None:
    assert len(EXAMPLES) > 4


# Documents


@pytest.mark.parametrize("document", DOCUMENTS)
def test_links_lead_somewhere(document: str) -> None:
    for target in re.findall(r"\]\(([^)\s]+)\)", (ROOT / document).read_text(encoding="utf-8")):
        if re.match(r"https?://", target):
            continue
        path, _, heading = target.partition("#")
        linked = ROOT / path if path else ROOT / document
        assert linked.exists(), target
        if heading:
            headings = re.findall(r"^#+ (.+)$", linked.read_text(encoding="utf-8"), re.MULTILINE)
            assert heading in {re.sub(r"[^\w -]", "", title).strip().lower().replace(" ", "-") for title in headings}


@pytest.mark.parametrize("document", DOCUMENTS[:2])
def test_files_named_exist(document: str) -> None:
    text = (ROOT / document).read_text(encoding="utf-8")
    named = re.findall(r"`((?:kg|tests|training|notebooks|samples|docs)/[\w./-]*)`", text)
    assert [path for path in named if not (ROOT / path).exists()] == []


def test_changelog_begins_with_this_version_or_what_is_unreleased() -> None:
    headings = re.findall(r"^## (.+)$", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert headings
    assert re.fullmatch(rf"Unreleased|\[?{re.escape(kg.__version__)}\]?( - \d{{4}}-\d\d-\d\d)?", headings[0])


def test_version_is_the_same_everywhere() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["version"] == kg.__version__


# Rules of the house


def test_modules_hold_one_idea() -> None:
    lengths = {str(path.relative_to(ROOT)): len(path.read_text(encoding="utf-8").splitlines()) for path in MODULES}
    assert {name: lines for name, lines in lengths.items() if lines > 500} == {}


def test_every_module_says_what_it_is() -> None:
    assert [str(path) for path in MODULES if not ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))] == []


def test_the_library_never_prints() -> None:
    printing = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path in MODULES
        if not path.is_relative_to(ROOT / "kg" / "cli")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "print"
    ]
    assert printing == []


def test_data_files_say_what_they_are() -> None:
    files = [path for suffix in ("*.yaml", "*.yml", "*.csv", "*.rq") for path in (ROOT / "kg").rglob(suffix)]
    assert files
    assert [path.name for path in files if not path.read_text(encoding="utf-8").startswith("#")] == []


def test_csv_files_name_their_source() -> None:
    def head(path: Path) -> str:
        return "\n".join(line for line in path.read_text(encoding="utf-8").splitlines()[:12] if line.startswith("#"))

    assert [
        path.name
        for path in (ROOT / "kg").rglob("*.csv")
        if not re.search(r"source|chosen by hand", head(path), re.IGNORECASE)
    ] == []
