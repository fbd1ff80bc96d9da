"""A command measured: processor time, the time that passes, memory of all its processes, what it wrote."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Self

SAMPLE_SECONDS = 0.1  # between two looks at the memory
REST = 20  # times as long as a look took, so that looking takes no core from what it looks at
PROC = Path("/proc")
PAGE = os.sysconf("SC_PAGE_SIZE")
# Of the resource usage of a process that ended: kilobytes on Linux, bytes on macOS.
USAGE_UNIT = 1 if sys.platform == "darwin" else 1024
LOG_LINES = 30  # of a command that failed

Command = Sequence[str | Path]


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """What a command took: seconds (CPU: user and system), and bytes of memory at the worst moment.

    CPU is that of the process and of all those that it started and waited for. Memory is the sum over all its
    processes, shared pages counted once (PSS), looked at about every tenth of a second, and no less than the
    largest of them held; where the system does not tell the sum (it is Linux that does), the latter alone.
    """

    cpu: float
    wall: float
    memory: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    """What lies in a folder: the number of files, of pages among them, and the bytes of all."""

    files: int
    pages: int
    bytes: int


def run_measured(
    command: Command,
    folder: Path,
    environment: Mapping[str, str] | None = None,
    *,
    codes: Sequence[int] = (0,),
) -> Run:
    """Run a command in a folder and return what it took. RuntimeError if its exit code is none of `codes`."""
    with tempfile.TemporaryFile("w+", errors="replace") as log:
        begun = time.perf_counter()
        process = subprocess.Popen(
            command,
            cwd=folder,
            env={**os.environ, **(environment or {})},
            stdout=log,
            stderr=subprocess.STDOUT,
        )
        with _Memory(process.pid) as memory:
            _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - begun
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode not in codes:
            log.seek(0)
            told = "".join(log.readlines()[-LOG_LINES:])
            raise RuntimeError(f"{' '.join(map(str, command))} ended with {process.returncode}:\n{told}")
    largest = usage.ru_maxrss * USAGE_UNIT
    return Run(cpu=usage.ru_utime + usage.ru_stime, wall=wall, memory=max(memory.most, largest))


def find_size(folder: Path) -> Size:
    """Return how much lies in a folder."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    pages = sum(path.suffix == ".html" for path in files)
    return Size(files=len(files), pages=pages, bytes=sum(path.stat().st_size for path in files))


class _Memory:
    """Looks at the memory of a process and of all those below it, in a thread, as long as it is open."""

    def __init__(self, process: int) -> None:
        self.most = 0
        self._process = process
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)

    def __enter__(self) -> Self:
        if PROC.is_dir():
            self._thread.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self._ended.set()
        if self._thread.is_alive():
            self._thread.join()

    def _watch(self) -> None:
        """Look again and again."""
        while not self._ended.is_set():
            begun = time.perf_counter()
            self.most = max(self.most, sum(map(read_memory, find_tree(self._process))))
            self._ended.wait(max(SAMPLE_SECONDS, REST * (time.perf_counter() - begun)))


def find_tree(root: int) -> list[int]:
    """Return a process and all those below it, as far as they are there now."""
    parents = {
        process: parent
        for entry in PROC.glob("[0-9]*")
        if (parent := _read_parent(process := int(entry.name)))
    }
    tree = [root]
    for process in tree:  # grows as it is read
        tree += [child for child, parent in parents.items() if parent == process]
    return tree


def _read_parent(process: int) -> int:
    """Return a process's parent, 0 if the process is gone."""
    try:
        # The name before it stands in brackets and may hold anything.
        return int((PROC / str(process) / "stat").read_text(errors="replace").rpartition(")")[2].split()[1])
    except (OSError, IndexError, ValueError):
        return 0


def read_memory(process: int) -> int:
    """Return the bytes that a process holds, its share of shared pages among them; 0 if it is gone."""
    try:
        told = (PROC / str(process) / "smaps_rollup").read_text()
        return next(int(line.split()[1]) * 1024 for line in told.splitlines() if line.startswith("Pss:"))
    except (OSError, StopIteration):
        return _read_resident(process)


def _read_resident(process: int) -> int:
    """Return the bytes that a process holds with all of what it shares, where the system tells no more."""
    try:
        return int((PROC / str(process) / "statm").read_text().split()[1]) * PAGE
    except (OSError, IndexError, ValueError):
        return 0
