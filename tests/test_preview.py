"""Previews: a built site shown on this machine, from a folder, an archive or a run."""

from __future__ import annotations

import shutil
import subprocess
import sys
import threading
import urllib.error
import urllib.request
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from click.testing import CliRunner
from effort import hear_interrupts

from news_digest import preview
from news_digest.__main__ import main

PAGES = {"index.html": "front", "articles/x/index.html": "x", "404.html": "lost", "folder/data.json": "{}"}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Make what stands for a built site."""
    folder = tmp_path / "site"
    for name, text in PAGES.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)
    return folder


def pack(site: Path, archive: Path, names: dict[str, str] | None = None, below: str = "") -> Path:
    """Pack a site, and files more under any names, as an archive."""
    with zipfile.ZipFile(archive, "w") as packed:
        for path in site.rglob("*"):
            packed.write(path, below + path.relative_to(site).as_posix())
        for name, text in (names or {}).items():
            packed.writestr(name, text)
    return archive


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder, and give its address."""
    with preview.make_server(folder, "127.0.0.1", 0) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def read(address: str) -> tuple[int, str]:
    """Return the status and the text at an address."""
    try:
        with urllib.request.urlopen(address) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode()


def test_a_site_is_served_as_a_host_does(site: Path) -> None:
    """Pages by their folders, the site's own page where there is none, and no list of files."""
    with served(site) as address:
        assert read(address) == (200, "front")
        assert read(f"{address}articles/x/") == (200, "x")
        assert read(f"{address}nowhere/") == (404, "lost")
        assert read(f"{address}folder/") == (404, "lost")
        assert read(f"{address}../preview.py")[0] == 404


@pytest.mark.parametrize("below", ["", "site/"], ids=["flat", "in a folder"])
def test_an_archive_is_unpacked_for_as_long_as_it_is_shown(site: Path, tmp_path: Path, below: str) -> None:
    """And nothing stays behind."""
    archive = pack(site, tmp_path / "a.zip", below=below)
    with preview.find_site(str(archive)) as folder:
        assert (folder / "articles/x/index.html").read_text() == "x"
    assert not folder.exists()


def test_an_archive_writes_nothing_outside(site: Path, tmp_path: Path) -> None:
    """Whatever its entries are called."""
    names = {"../../evil.txt": "x", "/tmp/../evil.txt": "x", "a/../../../evil.txt": "x"}  # noqa: S108  # a name
    with preview.find_site(str(pack(site, tmp_path / "a.zip", names))) as folder:
        outside = [path for place in (folder.parent, tmp_path) for path in place.glob("evil*")]
        assert outside == []


def test_an_archive_larger_than_a_site_is_not_opened(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It would fill the disk."""
    monkeypatch.setattr(preview, "MOST_BYTES", 10)
    with (
        pytest.raises(preview.PreviewError, match="more than any site"),
        preview.find_site(str(pack(site, tmp_path / "a.zip"))),
    ):
        pass


def test_what_is_no_site_is_said(tmp_path: Path) -> None:
    """A person reads what to do instead."""
    (tmp_path / "empty").mkdir()
    (tmp_path / "no.zip").write_text("no archive")
    for place, said in (("empty", "no index.html"), ("no.zip", "is no archive"), ("nowhere", "there is no")):
        result = CliRunner().invoke(main, ["preview", str(tmp_path / place)])
        assert result.exit_code == 1
        assert said in result.output
    result = CliRunner().invoke(main, ["preview", "--address", "here", str(tmp_path)])
    assert result.exit_code == 2


@pytest.mark.parametrize(
    ("place", "number"),
    [("12345", "12345"), ("https://github.com/desk/news/actions/runs/77?pr=3", "77")],
)
def test_a_run_is_fetched_by_githubs_command(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: str, number: str
) -> None:
    """Under the name that the workflow of pull requests gives it."""
    said = []

    def fetch(command: tuple[str, ...], **_options: object) -> subprocess.CompletedProcess[bytes]:
        said.extend(command[1:])
        shutil.copytree(site, command[command.index("--dir") + 1], dirs_exist_ok=True)
        return subprocess.CompletedProcess(command, 0)

    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(shutil, "which", lambda name: name)
    monkeypatch.setattr(preview.subprocess, "run", fetch)
    with preview.find_site(place) as folder:
        assert (folder / "index.html").is_file()
    assert said[:6] == ["run", "download", number, "--name", "site", "--dir"]
    assert said[7:] == (["--repo", "desk/news"] if "desk" in place else [])


def test_without_githubs_command_the_way_by_hand_is_told(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """The archive can be fetched in a browser."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", "")
    result = CliRunner().invoke(main, ["preview", "12345"])
    assert result.exit_code == 1
    assert "download “site” there" in result.output


def test_the_command_shows_a_site(site: Path) -> None:
    """It names the address, and ends without a word when it is stopped."""
    command = [sys.executable, "-u", "-m", "news_digest", "preview", str(site), "--address", "127.0.0.1:0"]
    with subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=hear_interrupts,  # noqa: PLW1509 - a signal's disposition is all that it sets
    ) as running:
        assert running.stdout is not None
        address = running.stdout.readline().split()[-1]
        assert read(address) == (200, "front")
        running.send_signal(2)
        _, errors = running.communicate()
    assert (running.returncode, errors) == (0, "")
