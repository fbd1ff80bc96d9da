"""A built site is the old one or the new one, whole, whatever the disk refuses, whenever the build ends."""

from __future__ import annotations

import contextlib
import errno
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from effort import PATIENCE_SECONDS
from faults import KilledError, refusing_disk, tree

from news_digest.write import SiteStage, disk, open_stage

OLD = {"index.html": b"old", "articles/one/index.html": b"one", "articles/two/index.html": b"two"}
NEW = {"index.html": b"new", "articles/one/index.html": b"one", "feed.xml": b"feed"}


def fill(folder: Path, pages: dict[str, bytes]) -> None:
    """Write pages into a folder as an engine does."""
    for uri, content in pages.items():
        (folder / uri).parent.mkdir(parents=True, exist_ok=True)
        (folder / uri).write_bytes(content)


def build(site: Path, pages: dict[str, bytes]) -> None:
    """Build and publish a site."""
    stage = open_stage(site)
    try:
        fill(stage.folder, pages)
        stage.publish()
    finally:
        stage.discard()


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Return a folder that holds the old site."""
    build(tmp_path / "site", OLD)
    return tmp_path / "site"


def leftovers(site: Path) -> list[str]:
    """Return what lies beside the site."""
    return sorted(path.name for path in site.parent.iterdir() if path != site)


def test_the_first_site_and_the_next_are_published(site: Path) -> None:
    """The new site holds nothing of the old one, and nothing is left beside it."""
    assert tree(site) == OLD
    build(site, NEW)
    assert tree(site) == NEW
    assert leftovers(site) == []


def test_others_may_read_the_site(site: Path) -> None:
    """The folder has the rights that any new folder gets, for the server that shows it."""
    plain = site.parent / "plain"
    plain.mkdir()
    assert site.stat().st_mode == plain.stat().st_mode


def publish_refused(stage: SiteStage, number: int | None, *, kill: bool) -> int:
    """Publish on a disk that refuses one operation; return how many operations there were."""
    with refusing_disk(number, kill=kill) as faults, contextlib.suppress(OSError, KilledError):
        stage.publish()
    return faults.count


def every_publication(site: Path, *, kill: bool) -> Iterator[None]:
    """Yield after each of a publication's operations was made to fail, with the old site before each."""
    stage = open_stage(site)
    fill(stage.folder, NEW)
    operations = publish_refused(stage, None, kill=kill)
    for number in range(1, operations + 1):
        build(site, OLD)
        stage = open_stage(site)
        fill(stage.folder, NEW)
        publish_refused(stage, number, kill=kill)
        yield
        stage.discard()
    assert operations > len(OLD)  # the old site's files are removed one by one
    build(site, OLD)
    assert tree(site) == OLD
    assert leftovers(site) == []


@pytest.mark.parametrize("kill", [pytest.param(False, id="refused"), pytest.param(True, id="killed")])
def test_at_every_operation_the_site_is_old_or_new(site: Path, *, kill: bool) -> None:
    """Each operation of the publication in turn is refused, or is the last."""
    for _moment in every_publication(site, kill=kill):
        assert tree(site) in (OLD, NEW)


def test_what_hidden_names_hold_stays(site: Path) -> None:
    """A site that is somebody's git worktree keeps its `.git`, as with MkDocs itself."""
    fill(site, {".git/HEAD": b"ref"})
    build(site, NEW)
    assert tree(site) == NEW | {".git/HEAD": b"ref"}


@pytest.mark.parametrize("number", [errno.EXDEV, errno.EBUSY, errno.EINVAL, errno.ENOSYS])
def test_where_folders_can_not_be_exchanged_files_are_moved(
    site: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    """On a mount point, or a file system without exchange, the site is still replaced."""

    def refuse(_first: Path, _second: Path) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(disk, "exchange", refuse)
    build(site, NEW)
    assert tree(site) == NEW
    assert sorted(path.name for path in (site / "articles").iterdir()) == ["one"]


def test_across_devices_files_are_copied(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A site that is a volume of its own gets its files by copies, each put in place in one step."""
    replace = os.replace

    def refuse(first: Path, second: Path) -> None:
        if Path(first).parent != Path(second).parent:
            raise OSError(errno.EXDEV, "Invalid cross-device link")
        replace(first, second)

    monkeypatch.setattr(os, "replace", refuse)
    fill(site, {".keep": b""})
    build(site, NEW)
    assert tree(site) == NEW | {".keep": b""}


def test_a_linked_site_is_built_where_the_link_leads(tmp_path: Path) -> None:
    """The link stays, and its target changes."""
    (tmp_path / "volume").mkdir()
    (tmp_path / "site").symlink_to(tmp_path / "volume")
    build(tmp_path / "site", NEW)
    assert (tmp_path / "site").is_symlink()
    assert tree(tmp_path / "volume") == NEW


def test_what_a_killed_build_left_is_removed_by_the_next(site: Path) -> None:
    """The next build just works, and tidies."""
    fill(site.parent / ".site.next-ki11ed_1/site", NEW)
    build(site, NEW)
    assert leftovers(site) == []


def test_a_second_build_waits_for_the_first(site: Path) -> None:
    """Two builds at a time do not disturb each other."""
    stage = open_stage(site)
    program = (
        "from news_digest.write import open_stage; from pathlib import Path; print('ready', flush=True); "
        f"open_stage(Path({str(site)!r}))"
    )
    with subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE) as second:
        assert second.stdout is not None
        assert second.stdout.readline() == b"ready\n"
        time.sleep(0.5)  # by then it would be done, were it not to wait; a busy machine only proves less
        assert second.poll() is None
        stage.discard()
        assert second.wait(timeout=PATIENCE_SECONDS) == 0
