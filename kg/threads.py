"""Threads of the library that multiplies matrices for numpy (OpenBLAS, MKL): set before numpy is loaded, or never."""

from __future__ import annotations

import os

# The matrices of a parse are small: on two cores two threads take nearly twice as long as one
ONE_THREAD = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}


def use_one_thread() -> None:
    """Have numpy, once it is loaded, multiply on one core, unless the environment says on how many."""
    if not ONE_THREAD.keys() & os.environ.keys():
        os.environ.update(ONE_THREAD)
