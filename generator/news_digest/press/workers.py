"""Work on all cores: a list of things in pieces, each done by a process that was forked from this one.

Forked processes know all that this one knows, so nothing is sent to them but numbers, and only what they
return comes back. Where a system can not fork, where other threads run (a lock that one holds would never be
opened in a fork), or where there is too little to do, this process does it alone.
"""

from __future__ import annotations

import gc
import multiprocessing
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from typing import Any, TypeVar

from news_digest.cores import count_cores

Thing = TypeVar("Thing")
Result = TypeVar("Result")

PIECE = 40
# Fewer are done before processes have begun.
FEWEST = 120

_task: tuple[Callable[[Any], Any], Sequence[Any]] | None = None


def map_on_all_cores(work: Callable[[Thing], Result], things: Sequence[Thing]) -> Iterator[Result]:
    """Yield the result of each thing, in order.

    Raises what the work raises, and BrokenProcessPool where a process was killed.
    """
    cores = count_cores()
    if cores < 2 or len(things) < FEWEST or not _can_fork():  # noqa: PLR2004 - one core does it alone
        yield from map(work, things)
        return
    global _task  # noqa: PLW0603 - forked processes find their work here
    _task = (work, things)
    gc.freeze()  # what is here already need not be looked through, and so copied, in each process
    try:
        # All are forked at once, before this process has a thread of its own; one that is killed is noticed.
        with ProcessPoolExecutor(cores, multiprocessing.get_context("fork")) as pool:
            for results in pool.map(_do_piece, range(0, len(things), PIECE)):
                yield from results
    finally:
        _task = None


def _can_fork() -> bool:
    """Tell whether processes can be forked from this one safely."""
    available = "fork" in multiprocessing.get_all_start_methods()
    return available and threading.active_count() == 1 and not multiprocessing.current_process().daemon


def _do_piece(start: int) -> list[Any]:
    """Return the results of a piece of the things."""
    if _task is None:
        raise RuntimeError("forked without work")
    work, things = _task
    return [work(thing) for thing in things[start : start + PIECE]]
