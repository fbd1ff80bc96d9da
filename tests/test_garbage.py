"""Garbage: what lives is passed over, what dies is freed all the same."""

from __future__ import annotations

import gc
import weakref

from news_digest.pipeline import garbage


class Knot:
    """An object that knows itself, so that only the search for garbage frees it."""

    def __init__(self) -> None:
        self.itself = self


def test_what_lives_is_passed_over() -> None:
    """Later searches leave it out, and come less often."""
    garbage.let_live()
    assert gc.get_freeze_count() > 10_000
    assert gc.get_threshold()[0] == garbage.YOUNG


def test_a_rebuild_frees_what_the_build_before_left() -> None:
    """What was passed over, and has died since, goes when the next build lets its own live."""
    knot = Knot()
    gone = weakref.ref(knot)
    garbage.let_live()
    del knot
    gc.collect()
    assert gone() is not None
    garbage.let_live()
    assert gone() is None
