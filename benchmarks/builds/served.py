"""`mkdocs serve` measured: from the moment an article is saved to the one in which its page says so."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.builds.measured import PROC, Run, find_tree, read_memory
from benchmarks.builds.project import EDIT, ENVIRONMENT, Project
from news_digest.read import read_articles

EDITS = 3  # in a round; the middle one counts
LOOK_SECONDS = 0.02  # between two requests
PATIENCE_SECONDS = 1800  # until a page must be there
TICKS = os.sysconf("SC_CLK_TCK")


def measure_serve(project: Project) -> Run:
    """Serve a project, edit an article a few times, and return what the middle one of these took.

    CPU is that of the server and of what it started and is still there, or was waited for. It is 0 where the
    system does not show its processes as files. RuntimeError if the server ends or never shows the edit.
    """
    with project.article_edited() as article, _serve(project.folder) as (server, home):
        path = article.relative_to(project.articles).as_posix()
        (slug,) = (raw.slug for raw in read_articles(project.articles).articles if raw.path == path)
        address = f"{home}articles/{slug}/"
        _wait_for(server, address, "</html>")
        runs = [_measure_edit(project, article, server, address) for _ in range(EDITS)]
    return sorted(runs, key=lambda run: run.wall)[EDITS // 2]


def _measure_edit(project: Project, article: Path, server: subprocess.Popen[bytes], address: str) -> Run:
    """Edit an article, wait until its page shows it, and return what that took."""
    used, begun = read_cpu(server.pid), time.perf_counter()
    number = project.edit(article)
    _wait_for(server, address, EDIT.format(number).strip())
    wall = time.perf_counter() - begun
    memory = sum(map(read_memory, find_tree(server.pid)))
    return Run(cpu=read_cpu(server.pid) - used, wall=wall, memory=memory)


@contextmanager
def _serve(folder: Path) -> Iterator[tuple[subprocess.Popen[bytes], str]]:
    """Serve a project; give the server and the address of the site."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        host = f"127.0.0.1:{free.getsockname()[1]}"
    command = (sys.executable, "-m", "mkdocs", "serve", "--quiet", "--dev-addr", host)
    with subprocess.Popen(
        command,
        cwd=folder,
        env={**os.environ, **ENVIRONMENT},
        stdout=subprocess.DEVNULL,
        start_new_session=True,
    ) as server:
        try:
            yield server, f"http://{host}/"
        finally:
            os.killpg(server.pid, signal.SIGKILL)  # with all that it started: it would end at its leisure


def _wait_for(server: subprocess.Popen[bytes], address: str, text: str) -> None:
    """Ask for a page again and again until it holds a text."""
    end = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < end and server.poll() is None:
        try:
            with urllib.request.urlopen(address, timeout=PATIENCE_SECONDS) as page:  # noqa: S310 - our own
                if text in page.read().decode():
                    return
        except (urllib.error.URLError, ConnectionError):
            pass  # not there yet
        time.sleep(LOOK_SECONDS)
    raise RuntimeError(f"{address} never said {text!r}")


def read_cpu(process: int) -> float:
    """Return the processor seconds of a process and all below it, with those that they waited for."""
    return sum(map(_read_own_cpu, find_tree(process)))


def _read_own_cpu(process: int) -> float:
    """Return the processor seconds of a process and of those that it waited for; 0 if it is gone."""
    try:
        told = (PROC / str(process) / "stat").read_text(errors="replace").rpartition(")")[2].split()
        return sum(map(int, told[11:15])) / TICKS  # utime, stime, cutime, cstime: fields 14 to 17 (proc(5))
    except (OSError, IndexError, ValueError):
        return 0.0
