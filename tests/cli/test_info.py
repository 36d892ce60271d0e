"""`kg info`, `kg --help`, and what is a usage error."""

from __future__ import annotations

import platform
from importlib.metadata import version

import pytest

import kg

COMMANDS = ("build", "demo", "extract", "info", "queries", "query", "serve")


def test_info_prints_versions_model_and_paths(run):
    ended = run("info")
    assert (ended.code, ended.err) == (0, "")
    rows = dict(line.split(maxsplit=1) for line in ended.out.splitlines())
    assert rows["kg"].startswith(kg.__version__)
    assert rows["python"].startswith(platform.python_version())
    assert rows["model"].startswith("kg_news ")
    assert "parser" in rows["pipeline"]
    for library in ("spacy", "networkx", "rdflib", "pyoxigraph", "pyvis", "pyarrow"):
        assert rows[library] == version(library)


def test_version(run):
    assert run("--version").out == f"kg {kg.__version__}\n"


def test_help_lists_the_commands(run):
    ended = run("--help")
    assert (ended.code, ended.err) == (0, "")
    for command in COMMANDS:
        assert command in ended.out


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help(run, command):
    ended = run(command, "--help")
    assert (ended.code, ended.err) == (0, "")
    assert f" {command} [OPTIONS]" in ended.out


@pytest.mark.parametrize(
    "arguments",
    [[], ["nonsense"], ["--nonsense"], ["build"], ["extract"], ["query"], ["query", "output"], ["build", "x", "--nonsense"], ["info", "x"]],
    ids=" ".join,
)  # fmt: skip
def test_usage_errors(run, arguments):
    ended = run(*arguments)
    assert ended.code == 2
    assert "Traceback" not in ended.err
