"""Search: let Pagefind index a built site, whichever engine built it.

Pagefind was chosen because its index is read in small pieces: at 10,000 articles a first query costs about
300 KB, where one index file would cost 52 MB. It reads the finished HTML, so it needs no hook in the engine.
The search box is our own, so the ready-made ones that Pagefind puts into every index are taken out again.
"""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from pagefind_bin import get_executable

from generator.search.canonical import make_canonical

BUNDLE = "pagefind"
UNUSED = ("*-ui.js", "*-ui.css", "pagefind-highlight.js")


# More than the largest file of an index: where one of these found no room, this finds none either.
_PROBE_BYTES = 4_000_000


class SearchError(Exception):
    """The index could not be made; the message says what the indexer said."""


def index_site(site: Path, bundle: Path) -> None:
    """Write the search index of a built site into the folder `bundle`.

    Raises `SearchError` if the site has no pages or the indexer fails.
    """
    if not (site / "index.html").is_file():
        raise SearchError(f"there is no built site in {site}: build it first, then index it")
    command = [str(get_executable()), "--site", str(site), "--output-path", str(bundle), "--quiet"]
    # The program is Pagefind's own, and the only words from outside are paths passed without a shell.
    result = subprocess.run(command, capture_output=True, text=True, check=False, env=_plain_environment())  # noqa: S603
    if result.returncode != 0:
        raise SearchError(f"the search index could not be made: {(result.stderr or result.stdout).strip()}")
    _check_room(bundle)
    _tidy(bundle)


def _check_room(bundle: Path) -> None:
    """Raise OSError where the disk is full: then Pagefind 1.5 leaves files cut short, and says nothing."""
    probe = bundle / ".probe"
    probe.write_bytes(os.urandom(_PROBE_BYTES))  # random, for some file systems compress
    probe.unlink()


def _tidy(bundle: Path) -> None:
    """Take out what we do not use, and make the rest depend on the site alone."""
    for pattern in UNUSED:
        for path in bundle.glob(pattern):
            path.unlink()
    try:
        make_canonical(bundle)
    except (OSError, ValueError, LookupError, TypeError) as error:
        raise SearchError(f"the search index is not as expected of Pagefind 1.5: {error}") from error


def _plain_environment() -> dict[str, str]:
    """Return the environment without the indexer's own variables: the same site, the same index."""
    return {key: value for key, value in os.environ.items() if not key.startswith("PAGEFIND_")}
