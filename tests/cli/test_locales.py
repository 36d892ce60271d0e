"""The same bytes wherever it runs: in the C locale, with a Windows code page, with names of files in any script."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ARTICLE = {
    "id": "nový", "date": "1990-08-02", "source": "Dépêche d’exemple", "title": "Iraq invades Kuwait",
    "text": "“Iraq invaded Kuwait,” the Freedonian minister Zoë Müller said in Łódź – مرحبا.",
}  # fmt: skip
# No UTF-8 mode and no coercion to C.UTF-8, as on systems that have none
LOCALES = {
    "C": {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"},
    "cp1252": {"PYTHONIOENCODING": "cp1252", "PYTHONUTF8": "0"},
    "UTF-8": {"PYTHONUTF8": "1"},
}


def extracted(file: Path, settings: dict[str, str]) -> bytes:
    done = subprocess.run(
        [sys.executable, "-m", "kg", "extract", file], capture_output=True, env=os.environ | settings, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.parametrize("name", ["C", "cp1252"])
def test_data_on_stdout_is_utf8_in_every_locale(tmp_path, name):
    file = tmp_path / "zpráva-новость.jsonl"
    file.write_text(json.dumps(ARTICLE, ensure_ascii=False) + "\n", encoding="utf-8")
    data = extracted(file, LOCALES[name])
    rows = [json.loads(line) for line in data.decode("utf-8").splitlines()]
    assert any(row["relation"] == "invades" and row["article"] == "nový" for row in rows)
    assert b"\r" not in data
    assert data == extracted(file, LOCALES["UTF-8"])


def test_a_build_has_the_same_bytes_in_every_locale(tmp_path):
    built = []
    for name, settings in LOCALES.items():
        folder = tmp_path / f"{name} výstup"
        folder.mkdir()
        (folder / "zpráva-новость.jsonl").write_text(json.dumps(ARTICLE, ensure_ascii=False), encoding="utf-8")
        for arguments in (
            ["build", "zpráva-новость.jsonl", "-o", "výstup"],
            ["build", "zpráva-новость.jsonl", "-o", "výstup", "--update"],
            ["query", "výstup", "ASK { ?who kg:invades place:Kuwait }"],
        ):
            command = [sys.executable, "-m", "kg", *arguments]
            done = subprocess.run(command, capture_output=True, env=os.environ | settings, check=False, cwd=folder)
            assert done.returncode == 0, done.stderr
        assert done.stdout.strip() == b"true"
        out = folder / "výstup"
        built.append({str(path.relative_to(out)): path.read_bytes() for path in out.rglob("*") if path.is_file()})
    assert built[0] == built[1] == built[2]
    assert "Müller".encode() in built[0]["statements.csv"]
