"""A built site, shown on this machine: a folder, an archive that was kept of a run, or such a run by number.

The site may be a stranger's. It is served to this machine alone, as files; nothing of it is run here, and an
archive puts nothing outside of its own folder (`zipfile` sees to that) and nothing larger than a site is.
"""

from __future__ import annotations

import functools
import http.server
import re
import shutil
import subprocess
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ARTIFACT = "site"  # what the workflow of pull requests calls the site that it keeps
RUN = re.compile(r"(?:https://[^\s/]+/([^\s/]+/[^\s/]+)/actions/runs/)?(\d+)(?:[/?#].*)?")
# A site of 10,000 articles has 60,000 files and 1 GB.
MOST_FILES = 500_000
MOST_BYTES = 8_000_000_000


class PreviewError(Exception):
    """There is nothing to show; the message says why, and what to do."""


@contextmanager
def find_site(place: str) -> Iterator[Path]:
    """Give the folder of a built site: `place` is that folder, a `.zip` of it, or a run by number or address.

    What is unpacked or fetched goes when the context ends. Raises PreviewError if there is no site.
    """
    path, run = Path(place), RUN.fullmatch(place)
    with tempfile.TemporaryDirectory(prefix="digest_") as home:
        if path.is_dir():
            yield _with_front_page(path)
        elif path.is_file():
            _unpack(path, Path(home))
            yield _with_front_page(Path(home))
        elif run is not None:
            _fetch(run[2], run[1], Path(home))
            yield _with_front_page(Path(home))
        else:
            raise PreviewError(f"there is no {place}: name the folder of a built site, its archive, or a run")


def make_server(site: Path, host: str, port: int) -> http.server.ThreadingHTTPServer:
    """Return a server of a built site, not yet started. Raises OSError if the address can not be taken."""
    handler = functools.partial(_Handler, directory=str(site))
    return http.server.ThreadingHTTPServer((host, port), handler)


class _Handler(http.server.SimpleHTTPRequestHandler):
    """Serves files, the site's own page where there is none, and says nothing."""

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer what is not there with the site's own page, as hosts do."""
        lost = Path(self.directory) / "404.html"
        if code != http.HTTPStatus.NOT_FOUND or not lost.is_file():
            super().send_error(code, message, explain)
            return
        content = lost.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def end_headers(self) -> None:
        """Keep no page of one preview for the next."""
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def list_directory(self, _path: object) -> None:
        """List no folder: a host does not either."""
        self.send_error(http.HTTPStatus.NOT_FOUND)

    def log_message(self, *_words: object) -> None:
        """Say nothing."""


def _with_front_page(folder: Path) -> Path:
    """Return the folder that holds a site's front page: this one, or the only one in it."""
    inside = tuple(folder.iterdir())
    homes: tuple[Path, ...] = (folder, *inside) if len(inside) == 1 else (folder,)
    for home in homes:
        if (home / "index.html").is_file():
            return home
    raise PreviewError(f"{folder} holds no built site: there is no index.html")


def _unpack(archive: Path, folder: Path) -> None:
    """Unpack an archive into a folder."""
    try:
        with zipfile.ZipFile(archive) as packed:
            entries = packed.infolist()
            if len(entries) > MOST_FILES or sum(entry.file_size for entry in entries) > MOST_BYTES:
                raise PreviewError(f"{archive} holds more than any site: it is not opened")
            packed.extractall(folder)  # it leaves out roots and `..`, and makes no links
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError) as error:
        raise PreviewError(f"{archive} is no archive that can be opened: {error}") from error


def _fetch(run: str, repository: str | None, folder: Path) -> None:
    """Fetch the site that a run on GitHub kept, with GitHub's own command."""
    program = shutil.which("gh")
    if program is None:
        raise PreviewError(
            f"GitHub's command `gh` is not installed: open the page of run {run}, download “{ARTIFACT}” "
            f"there, and preview the archive: news-digest preview {ARTIFACT}.zip"
        )
    where = ("--repo", repository) if repository else ()
    command = (program, "run", "download", run, "--name", ARTIFACT, "--dir", str(folder), *where)
    result = subprocess.run(command, check=False)  # noqa: S603  # no shell; `run` is a number, says `RUN`
    if result.returncode != 0:
        raise PreviewError(f"run {run} could not be fetched: `gh` says above why")
