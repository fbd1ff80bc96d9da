"""Garbage: Python's search for objects that only know each other, spared what lives until the build ends.

A library and its files are millions of objects with hardly a cycle among them, and MkDocs makes as many more
for its pages. To search all of them again and again took 8 % of a build of 1,000 articles (119 and 109 s of
CPU) and found little; without any search that build holds 1.0 instead of 0.55 GB.
"""

from __future__ import annotations

import gc

# So many objects are made before the young ones are searched; Python's own bound is 700 or 2,000.
YOUNG = 20_000


def let_live() -> None:
    """Pass over all that lives now in later searches, and search less often; for a process that builds.

    What was passed over before is searched first: a rebuild of `serve` leaves its old library to be freed.
    """
    gc.unfreeze()
    gc.collect()
    gc.freeze()
    gc.set_threshold(YOUNG, *gc.get_threshold()[1:])
