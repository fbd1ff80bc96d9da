"""Samples what a Python process does, while it runs: Python imports this by itself from the path.

Every few milliseconds of processor time (of all threads) the step in which the main thread is gets what was
used since the last look, so a long call into a library counts whole. Each look is a line `step TAB seconds`
of the file that `DIGEST_SAMPLES` names. Processes that this one starts or forks add theirs to it.
"""

import atexit
import gc
import os
import signal
import time
from types import FrameType

EVERY = 0.004  # seconds of processor time
PACKAGE = f"{os.sep}news_digest{os.sep}"
LIBRARIES = (
    (f"{os.sep}markdown{os.sep}", "Markdown"),
    (f"{os.sep}pymdownx{os.sep}", "Markdown"),
    (f"{os.sep}material{os.sep}templates{os.sep}", "theme"),
    (f"{os.sep}mkdocs{os.sep}", "MkDocs"),
    (f"{os.sep}material{os.sep}", "MkDocs"),
    ("<frozen importlib", "start"),
)
# What every room uses counts for the room that uses it.
GROUND = ("slugs", "language", "model")
COLLECTOR = "collector"
OTHER = "other"
_steps: dict[str, str] = {}


def find_step(path: str) -> str:
    """Return the step that code in a file belongs to, nothing where the file says nothing of that."""
    inside = path.rpartition(PACKAGE)[2] if PACKAGE in path else ""
    if inside:
        room = inside.partition(os.sep)[0].removesuffix(".py")
        return "" if room in GROUND else room
    return next((step for part, step in LIBRARIES if part in path), "")


def name_step(frame: FrameType | None) -> str:
    """Return the step that the innermost frame belongs to, of those that belong to one."""
    while frame is not None:
        code = frame.f_code
        if code.co_filename == __file__ and frame.f_locals.get("phase") == "stop":
            return COLLECTOR
        if code.co_name == "<module>" and frame.f_back is not None:
            return "start"
        step = _steps.get(code.co_filename)
        if step is None:
            step = _steps[code.co_filename] = find_step(code.co_filename)
        if step:
            return step
        frame = frame.f_back
    return OTHER


def hear_collector(phase: str, info: object) -> None:
    """Stand on the stack when the garbage collector has ended, so that the next look finds out."""
    del phase, info


class Sampler:
    """Writes down what was used since the last look."""

    def __init__(self, path: str) -> None:
        self.file = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
        self.used = time.process_time()

    def look(self, _signal: int, frame: FrameType | None) -> None:
        """Write one line."""
        now = time.process_time()
        os.write(self.file, f"{name_step(frame)}\t{now - self.used:.6f}\n".encode())
        self.used = now

    def begin(self) -> None:
        """Look at this process from now on: a forked one has a clock of its own, and no timer."""
        self.used = time.process_time()
        signal.setitimer(signal.ITIMER_PROF, EVERY, EVERY)

    def end(self) -> None:
        """Look no longer: Python takes its handlers away as it ends, and the signal would kill it."""
        signal.setitimer(signal.ITIMER_PROF, 0)


if os.environ.get("DIGEST_SAMPLES"):
    sampler = Sampler(os.environ["DIGEST_SAMPLES"])
    signal.signal(signal.SIGPROF, sampler.look)
    signal.siginterrupt(
        signal.SIGPROF, False
    )  # calls of the system that a look interrupts go on by themselves
    gc.callbacks.append(hear_collector)
    os.register_at_fork(after_in_child=sampler.begin)
    atexit.register(sampler.end)
    sampler.begin()
