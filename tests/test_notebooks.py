"""The notebooks run from a clean kernel, and are stored with their output."""

from __future__ import annotations

from pathlib import Path

import nbformat
import pytest

from notebooks.execute import execute

FOLDER = Path(__file__).resolve().parents[1] / "notebooks"
NOTEBOOKS = sorted(FOLDER.glob("*.ipynb"))


def code(notebook: nbformat.NotebookNode) -> list[nbformat.NotebookNode]:
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def test_there_is_a_notebook() -> None:
    assert NOTEBOOKS


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.name)
def test_notebook_is_stored_with_its_output(path: Path) -> None:
    cells = code(nbformat.read(path, as_version=4))
    outputs = [output for cell in cells for output in cell.outputs]
    assert outputs
    assert [output for output in outputs if output.output_type == "error"] == []
    assert [cell.execution_count for cell in cells] == list(range(1, len(cells) + 1)), "not run from top to bottom"


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.name)
def test_notebook_runs(path: Path) -> None:
    notebook = nbformat.read(path, as_version=4)
    stored = [bool(cell.outputs) for cell in code(notebook)]
    execute(notebook)  # raises at a cell that raises
    assert [bool(cell.outputs) for cell in code(notebook)] == stored
