"""The output folder of a build: written and read back, changed whole or not at all, updated, resumed."""

from kg.output.folder import (
    CORRECTIONS,
    add_corrections,
    load,
    load_records,
    read_corrections,
    read_corrections_file,
    rewrite,
    save,
)

__all__ = [
    "CORRECTIONS",
    "add_corrections",
    "load",
    "load_records",
    "read_corrections",
    "read_corrections_file",
    "rewrite",
    "save",
]
