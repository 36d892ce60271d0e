# make demo: the graph of the sample articles in output/.  make test: all tests.  make soak: the long ones.  make versions: the same bytes with each Python.  make bench: speed and size.  Each makes .venv and installs what it needs.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: demo test soak versions bench lint notebooks docs clean

demo: .venv/.installed
	$(BIN)/kg demo --output output

test: .venv/.installed-test
	$(BIN)/pytest

soak: .venv/.installed-test
	KG_SOAK=60 $(BIN)/pytest tests/output/test_changing.py tests/test_memory.py

versions: .venv/bin/python
	$(BIN)/python -m tests.versions

bench: .venv/.installed-bench
	$(BIN)/python -m benchmarks.results

lint: .venv/.installed-test
	$(BIN)/ruff check .
	$(BIN)/mypy

notebooks: .venv/.installed-test
	$(BIN)/python notebooks/execute.py

docs: .venv/.installed-test
	$(BIN)/sphinx-build -W --keep-going -b html docs docs/_build

.venv/bin/python:
	$(PYTHON) -c 'import sys; sys.exit("kg needs Python 3.11 to 3.13, this is " + sys.version.split()[0] + "; try make PYTHON=python3.12") if not (3, 11) <= sys.version_info < (3, 14) else None'
	$(PYTHON) -m venv .venv

.venv/.installed: pyproject.toml constraints.txt | .venv/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable .
	touch $@

.venv/.installed-test: pyproject.toml constraints.txt | .venv/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[test]'
	touch $@ .venv/.installed

.venv/.installed-bench: pyproject.toml constraints.txt | .venv/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[bench]'
	touch $@ .venv/.installed

clean:
	rm -rf .venv build dist .mypy_cache .ruff_cache .pytest_cache
