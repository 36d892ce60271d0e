"""The training scripts, importable by name, and the data folder beside the repository."""

import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "training" / "scripts"))


@pytest.fixture(scope="session")
def data():
    folder = ROOT.parent / "shared" / "training"
    if not (folder / "ud" / "pud-test.conllu.gz").exists():
        pytest.skip(f"no test data: {folder} is absent")
    return folder


@pytest.fixture(scope="session")
def nlp():
    import kg.language

    return kg.language.load()
