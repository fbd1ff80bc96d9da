"""Pagefind itself: some pages in, the files of their index out."""

from __future__ import annotations

import importlib.metadata
import os
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from pagefind_bin import get_executable

from news_digest.search.bundle import Bundle

# More than the largest file of an index: where one of these found no room, this finds none either.
_PROBE_BYTES = 4_000_000

# The search box is our own, so the ready-made ones that Pagefind puts into every index are left out.
UNUSED = ("*-ui.js", "*-ui.css", "pagefind-highlight.js")


class SearchError(Exception):
    """The index could not be made; the message says what the indexer said."""


def read_version() -> str:
    """Return the version of the installed Pagefind."""
    return importlib.metadata.version("pagefind-bin")


def index_bundle(bundle: Bundle, beside: Path) -> dict[str, bytes]:
    """Return the files of a bundle's index as Pagefind writes them, by path.

    Works in a folder of its own inside `beside`. Raises `SearchError` if the indexer fails, OSError if the
    disk does.
    """
    with TemporaryDirectory(dir=beside, prefix="index-") as work:
        site, output = Path(work) / "site", Path(work) / "output"
        for page in bundle.pages:
            place = site / page.uri
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_text(page.html, encoding="utf-8", errors="replace")
        _run(site, output, folders=bundle.folders)
        _check_room(output)
        unused = {path for pattern in UNUSED for path in output.glob(pattern)}
        files = sorted(path for path in output.rglob("*") if path.is_file() and path not in unused)
        return {path.relative_to(output).as_posix(): path.read_bytes() for path in files}


def _run(site: Path, output: Path, *, folders: bool) -> None:
    """Run Pagefind over a folder of pages."""
    command = [str(get_executable()), "--site", str(site), "--output-path", str(output), "--quiet"]
    command += [] if folders else ["--keep-index-url"]
    # The program is Pagefind's own, and the only words from outside are paths passed without a shell.
    result = subprocess.run(command, capture_output=True, text=True, check=False, env=_plain_environment())  # noqa: S603
    if result.returncode != 0:
        raise SearchError(f"the search index could not be made: {(result.stderr or result.stdout).strip()}")


def _check_room(output: Path) -> None:
    """Raise OSError where the disk is full: then Pagefind 1.5 leaves files cut short, and says nothing."""
    probe = output / ".probe"
    probe.write_bytes(os.urandom(_PROBE_BYTES))  # random, for some file systems compress
    probe.unlink()


def _plain_environment() -> dict[str, str]:
    """Return the environment without the indexer's own variables: the same site, the same index."""
    return {key: value for key, value in os.environ.items() if not key.startswith("PAGEFIND_")}
