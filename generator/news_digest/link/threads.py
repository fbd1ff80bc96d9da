"""Threads: one for the library of linear algebra, while articles are linked.

Its matrices are small here. More threads wait for each other at full speed, which costs CPU always and time
where the cores are busy: linking 1,000 articles took 4.9 s of CPU with two threads, and takes 3.1 with one.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def use_one_thread() -> Iterator[None]:
    """Let NumPy compute in one thread within a `with` block, whoever loaded it; then as before."""
    # A library is limited once it is loaded, and linking will load it anyway.
    import numpy as np  # noqa: F401, PLC0415 - slow to import
    from threadpoolctl import threadpool_limits  # noqa: PLC0415 - finds the libraries that are loaded

    with threadpool_limits(limits=1, user_api="blas"):
        yield
