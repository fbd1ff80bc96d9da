"""What a piece of work costs, however busy the machine is: processor seconds, measured by a yardstick.

A core that others share is slower, for they take its caches and, on a core of two threads, half of it. So a
fixed piece of work is timed just before and after, and the cost counts in seconds of a machine that takes as
long for that one as an idle one of today does. Waiting counts nothing.
"""

from __future__ import annotations

import re
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

# What waits for an event, such as an answer of a server, gives up when it is surely stuck, and not before.
PATIENCE_SECONDS = 600
# Processor seconds of this process after which work hangs.
ENDLESS_SECONDS = 120
YARDSTICK_SECONDS = 0.02  # processor seconds that the yardstick takes on an idle core of 2024

_WORDS = " ".join(f"{number * 7919 % 10007:x}" for number in range(6_000))


def spend(work: Callable[[], object]) -> float:
    """Return what a piece of work costs, in seconds of an idle core; fail where it does not end."""
    before = _measure_yardstick()
    begun = time.process_time()
    with _ending():
        work()
    seconds = time.process_time() - begun
    return seconds * YARDSTICK_SECONDS / max(before, _measure_yardstick(), YARDSTICK_SECONDS)


def _measure_yardstick() -> float:
    """Return the processor seconds that a fixed piece of work takes now: texts, patterns, tables, as ours."""
    begun = time.process_time()
    for _ in range(8):
        counts: dict[str, int] = {}
        for word in re.findall(r"[a-f]+\d*", _WORDS):
            counts[word] = counts.get(word, 0) + 1
        sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return time.process_time() - begun


@contextmanager
def _ending() -> Iterator[None]:
    """End work that hangs, by the processor time of this process."""

    def stop(*_words: object) -> None:
        raise AssertionError(f"no end after {ENDLESS_SECONDS} s of processor time")

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, ENDLESS_SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def hear_interrupts() -> None:
    """Let a program that is started from here end by Ctrl-C, also where the tests run in the background.

    A shell has those that it starts there ignore that signal, and so do all that they start.
    """
    signal.signal(signal.SIGINT, signal.SIG_DFL)
