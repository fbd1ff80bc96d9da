"""`mkdocs serve`, run for real: it follows edits, and a broken article never takes the site down."""

import os
import shutil
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from conftest import DIGEST
from effort import PATIENCE_SECONDS

GOOD = (
    "Ferry Talks Resume in Lisbon\nHarbour Courier\n"
    "Negotiators returned to Lisbon on Tuesday. They met for an hour and agreed to meet again.\n"
)


def find_free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Server:
    """A running `mkdocs serve` over a folder of articles, and all that it has printed."""

    def __init__(self, articles: Path) -> None:
        """Start the server on a free port."""
        self.articles = articles
        self.lines: list[str] = []
        self.address = f"127.0.0.1:{find_free_port()}"
        command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", self.address]
        environment = {**os.environ, "DIGEST_ARTICLES": str(articles), "PYTHONUNBUFFERED": "1"}
        self.process = subprocess.Popen(
            command, cwd=DIGEST, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        )
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        """Keep what the server prints."""
        assert self.process.stdout is not None
        self.lines.extend(iter(self.process.stdout.readline, ""))

    @property
    def output(self) -> str:
        """Everything printed so far."""
        return "".join(self.lines)

    @property
    def ready(self) -> bool:
        """Tell whether the first build is done."""
        return "Serving on http" in self.output

    def page(self, path: str) -> str | None:
        """Return the page at a path, or None where there is none."""
        try:
            with urllib.request.urlopen(f"http://{self.address}/{path}", timeout=PATIENCE_SECONDS) as answer:
                return str(answer.read().decode("utf-8"))
        except urllib.error.HTTPError:
            return None


def wait_until(condition: Callable[[], object], server: Server) -> None:
    """Wait until something is so; fail with what the server printed."""
    end = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < end:
        if condition():
            return
        time.sleep(0.2)
    pytest.fail(f"it did not come to be; the server said:\n{server.output}")


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    """Serve a folder with one good article."""
    articles = tmp_path / "articles"
    articles.mkdir()
    (articles / "good.txt").write_text(GOOD)
    server = Server(articles)
    try:
        wait_until(lambda: server.ready, server)
        yield server
    finally:
        server.process.terminate()
        server.process.wait(timeout=PATIENCE_SECONDS)


def test_serve_follows_a_folder_that_goes_and_returns(server: Server) -> None:
    """A branch is switched, an archive unpacked anew; and a file is replaced under its old size and time."""
    old, new = "articles/ferry-talks-resume-in-lisbon/", "articles/tram-line-opens-in-porto/"
    shutil.rmtree(server.articles)
    wait_until(lambda: server.page(old) is None, server)
    assert "no-folder" in server.output

    server.articles.mkdir()
    file = server.articles / "added.txt"
    file.write_text("Tram Line Opens in Porto\nHarbour Courier\nThe first tram left at six. It was full.\n")
    wait_until(lambda: "at six" in (server.page(new) or ""), server)

    status = file.stat()
    file.write_text("Tram Line Opens in Porto\nHarbour Courier\nThe first tram left at ten. It was full.\n")
    os.utime(file, ns=(status.st_atime_ns, status.st_mtime_ns))
    wait_until(lambda: "at ten" in (server.page(new) or ""), server)
    assert "Traceback" not in server.output


def test_serve_follows_articles_as_they_come_change_break_and_go(server: Server) -> None:
    """One rebuild shows each edit; a broken article is named and the rest stands."""
    old = "articles/ferry-talks-resume-in-lisbon/"
    new = "articles/tram-line-opens-in-porto/"
    assert "met for an hour" in (server.page(old) or "")
    assert "pagefind" in (server.page("pagefind/pagefind.js") or "")

    added = server.articles / "added.txt"
    added.write_text("Tram Line Opens in Porto\nHarbour Courier\nThe first tram left at six. It was full.\n")
    wait_until(lambda: server.page(new), server)
    wait_until(lambda: "undated-" in (server.page("pagefind/digest.json") or ""), server)
    indexed = server.page("pagefind/digest.json")

    added.write_text(
        "Tram Line Opens in Porto\nHarbour Courier\nThe first tram left at seven. It was full.\n"
    )
    wait_until(lambda: "at seven" in (server.page(new) or ""), server)
    wait_until(lambda: server.page("pagefind/digest.json") not in (None, indexed), server)

    (server.articles / "broken.txt").write_text("---\ntitle: [\n---\n")
    wait_until(lambda: "broken.txt:" in server.output, server)
    assert "Traceback" not in server.output
    wait_until(lambda: server.page(old) and server.page(new), server)

    added.unlink()
    wait_until(lambda: server.page(new) is None, server)
    assert server.page(old)
