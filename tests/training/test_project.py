"""The project file names steps and scripts that there are."""

import gzip
import re
from pathlib import Path

import pytest
import yaml
from spacy.util import load_config

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


def test_variations_change_settings_that_there_are():
    listed = yaml.safe_load((TRAINING / "configs" / "variations.yml").read_text(encoding="utf8"))
    assert {"parser", "entities", "shared"} <= listed.keys()
    for name, variation in listed.items():
        config = load_config(TRAINING / "configs" / f"{variation['config']}.cfg")
        for path, value in variation.get("changes", {}).items():
            *sections, setting = path.split(".")
            section = config
            for part in sections:
                section = section[part]
            assert section[setting] != value, f"{name} changes nothing at {path}"


def test_excerpt_is_a_data_folder(tmp_path):
    from excerpt import main

    for folder in ("ud", "ner"):
        (tmp_path / "data" / folder).mkdir(parents=True)
    sentence = "1\tPeace\tpeace\tNOUN\tNN\t_\t0\troot\t_\t_\n\n"
    (tmp_path / "data" / "ud" / "ewt-dev.conllu.gz").write_bytes(gzip.compress((sentence * 3).encode()))
    (tmp_path / "data" / "ner" / "some.jsonl").write_text('{"text": "Peace."}\n' * 3, encoding="utf8")
    main(tmp_path / "data", tmp_path / "small", size=2)
    assert gzip.decompress((tmp_path / "small" / "ud" / "ewt-dev.conllu.gz").read_bytes()).decode() == sentence * 2
    assert (tmp_path / "small" / "ner" / "some.jsonl").read_text(encoding="utf8") == '{"text": "Peace."}\n' * 2
