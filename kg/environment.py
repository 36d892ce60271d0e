"""Settings that libraries take from the environment when they are loaded: made before, or never."""

from __future__ import annotations

import os

# Threads of what multiplies matrices for numpy (OpenBLAS, MKL): the matrices of a parse are small, and on two cores two
# threads take nearly twice as long as one
ONE_THREAD = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}
# Arrow's own allocator keeps what it is given back: with the system's, writing Parquet takes a third of the memory less
OWN_MEMORY = {"ARROW_DEFAULT_MEMORY_POOL": "system"}
OF_WORKERS = ONE_THREAD | OWN_MEMORY


def prepare() -> None:
    """Have numpy multiply on one core and Arrow take the system's memory, unless the environment says otherwise."""
    for settings in (ONE_THREAD, OWN_MEMORY):
        if not settings.keys() & os.environ.keys():
            os.environ.update(settings)
