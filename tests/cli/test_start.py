"""What a command loads before it works: help comes at once, a query needs no language model."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

from kg.environment import ONE_THREAD

HEAVY = ("spacy", "thinc", "numpy", "networkx", "rdflib", "pyarrow", "pandas", "yaml")
LOADED = "import json, sys; print(json.dumps([name for name in {heavy!r} if name in sys.modules]), file=sys.stderr)"
ARGUMENTS = "import sys; sys.argv = ['kg', *{arguments!r}]"


def loaded(*arguments: str) -> list[str]:
    """Which heavy packages a command has loaded when it ends."""
    program = "\n".join((
        ARGUMENTS.format(arguments=arguments),
        "from kg.cli import main",
        "try:",
        "    main()",
        "except SystemExit as ended:",
        "    assert not ended.code, ended.code",
        LOADED.format(heavy=HEAVY),
    ))  # fmt: skip
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, encoding="utf-8", check=True)
    return json.loads(done.stderr.splitlines()[-1])


@pytest.mark.parametrize("arguments", [("--help",), ("build", "--help"), ("query", "--help")])
def test_help_loads_nothing_heavy(arguments):
    assert loaded(*arguments) == []


def test_a_query_loads_no_language_model(output):
    found = loaded("query", str(output), "SELECT ?who WHERE { ?who kg:accuses ?whom }")
    assert not {"spacy", "thinc", "pandas"} & set(found)


def test_who_has_others_read_loads_no_language_model(tmp_path):
    """Each worker loads its own: the time until they begin, and memory."""
    news = tmp_path / "news.txt"
    news.write_text("Freedonia accused Sylvania of helping smugglers.", encoding="utf-8")
    assert not {"spacy", "thinc"} & {*loaded("build", str(news), "-o", str(tmp_path / "out"), "--workers", "2")}


@pytest.mark.parametrize(("told", "threads"), [({}, "1"), ({"OMP_NUM_THREADS": "3"}, None)])
def test_matrices_are_multiplied_on_one_core_unless_the_environment_says_otherwise(told, threads):
    environment = {name: value for name, value in os.environ.items() if name not in ONE_THREAD} | told
    program = "\n".join((
        ARGUMENTS.format(arguments=["--help"]),
        "import os",
        "from kg.cli import main",
        "try:",
        "    main()",
        "except SystemExit:",
        "    print(os.environ.get('OPENBLAS_NUM_THREADS'), file=sys.stderr)",
    ))  # fmt: skip
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, encoding="utf-8", check=True, env=environment
    )
    assert done.stderr.splitlines()[-1] == str(threads)


def test_importing_the_package_loads_nothing_heavy():
    program = f"import sys, kg\nprint([name for name in {HEAVY} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, encoding="utf-8", check=True)
    assert done.stdout.strip() == "[]"
