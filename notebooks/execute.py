"""Execute the notebooks in place, from clean kernels: `python notebooks/execute.py [NOTEBOOK…]`; without a name all.

Times are not stored, so that executing again changes only what comes out otherwise.
"""

from __future__ import annotations

import sys
from pathlib import Path

import nbformat
from nbclient import NotebookClient

FOLDER = Path(__file__).resolve().parent


def execute(notebook: nbformat.NotebookNode) -> None:
    """Execute all cells of a notebook; raises nbclient.exceptions.CellExecutionError at one that raises."""
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
            cell.metadata.pop("execution", None)
    resources = {"metadata": {"path": str(FOLDER)}}
    NotebookClient(notebook, timeout=300, kernel_name="python3", record_timing=False, resources=resources).execute()


if __name__ == "__main__":
    for path in map(Path, sys.argv[1:] or sorted(FOLDER.glob("*.ipynb"))):
        notebook = nbformat.read(path, as_version=4)
        execute(notebook)
        nbformat.write(notebook, path)
