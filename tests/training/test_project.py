"""The project file names steps and scripts that there are."""

import re
from pathlib import Path

import pytest
import yaml

TRAINING = Path(__file__).parents[2] / "training"


@pytest.fixture(scope="module")
def project():
    return yaml.safe_load((TRAINING / "project.yml").read_text(encoding="utf8"))


def test_workflows_name_steps(project):
    steps = {step["name"] for step in project["commands"]}
    assert {step for workflow in project["workflows"].values() for step in workflow} == steps


def test_all_makes_what_ships(project):
    steps = {step["name"]: step for step in project["commands"]}
    order = project["workflows"]["all"]
    made: set[str] = set()
    for name in order:
        wanted = {path for path in steps[name].get("deps", []) if path.startswith("work/") and path != "work/trees"}
        assert wanted <= made, name
        made.update(steps[name].get("outputs", []))
    assert "${vars.output}" in steps["assemble"]["script"][0]


def test_scripts_exist(project):
    lines = [line for step in project["commands"] for line in step["script"]]
    named = {path for line in lines for path in re.findall(r"(?:scripts|configs)/[\w/]+\.\w+", line)}
    assert named
    assert [path for path in sorted(named) if not (TRAINING / path).exists()] == []
