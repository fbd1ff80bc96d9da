"""Collector: Python's search for garbage, held off while articles are linked.

Linking makes many small objects that live on, and hardly any cycles. Searching all of them again and again
was a quarter of its time, and found nothing to free.
"""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def hold_collector() -> Iterator[None]:
    """Hold off the search for cycles within a `with` block; leave it as it was afterwards."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()
