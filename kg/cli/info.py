"""`kg info`: what a bug report needs."""

from __future__ import annotations

import platform
from pathlib import Path

LIBRARIES = ("spacy", "networkx", "rdflib", "pyoxigraph", "oxrdflib", "pyvis", "pyarrow")


def info() -> None:
    """Print versions, the model and paths, for a bug report."""
    from importlib.metadata import version

    import kg
    from kg import language

    nlp = language.load()
    rows = {
        "kg": f"{kg.__version__} ({Path(kg.__file__).parent})",
        "python": f"{platform.python_version()} ({platform.platform()})",
        "model": f"{nlp.meta['name']} {nlp.meta['version']} ({language.SHIPPED})",
        "pipeline": ", ".join(nlp.pipe_names),
        **{name: version(name) for name in LIBRARIES},
    }
    width = max(map(len, rows))
    for name, value in rows.items():
        print(f"{name:<{width}}  {value}")
