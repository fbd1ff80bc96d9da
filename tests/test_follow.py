"""Following folders: content counts, whatever sizes and times say, and whatever comes or goes."""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Mapping
from pathlib import Path

import pytest

from news_digest import follow
from news_digest.follow import Follower, Look, look, tell_content

PATIENCE_SECONDS = 60


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder of two files, one of them in a folder of its own."""
    folder = tmp_path / "articles"
    (folder / "2024").mkdir(parents=True)
    (folder / "one.txt").write_text("one")
    (folder / "2024" / "two.txt").write_text("two")
    return folder


def settle(*folders: Path) -> Look:
    """Look twice, so that all content is sure."""
    return look(folders, look(folders, {}))


def content(folder: Path, before: Look) -> Mapping[str, bytes]:
    """Return what stands in a folder now."""
    return tell_content(look((folder,), before))


def test_nothing_changes_by_itself(folder: Path) -> None:
    """Equal files are equal, from the first look on."""
    assert tell_content(look((folder,), {})) == content(folder, settle(folder))
    assert sorted(Path(path).name for path in settle(folder)) == ["articles", "one.txt", "two.txt"]


def test_a_file_under_its_old_size_and_time_is_seen(folder: Path) -> None:
    """As `rsync -t --inplace` leaves it: other content, the same file, size and time."""
    before = settle(folder)
    file = folder / "one.txt"
    status = file.stat()
    file.write_text("two")
    os.utime(file, ns=(status.st_atime_ns, status.st_mtime_ns))
    after = file.stat()
    assert (after.st_ino, after.st_size, after.st_mtime_ns) == (
        status.st_ino,
        status.st_size,
        status.st_mtime_ns,
    )
    assert content(folder, before) != tell_content(before)


def test_a_file_that_was_only_touched_says_the_same(folder: Path) -> None:
    """A new time, other rights, or a copy in its place make no new site."""
    before = settle(folder)
    file = folder / "one.txt"
    os.utime(file, (0, 0))
    file.chmod(0o600)
    shutil.copy(file, folder / ".copy")
    (folder / ".copy").replace(file)
    assert content(folder, before) == tell_content(before)


def test_a_new_content_is_read_until_it_is_sure(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A change within one tick of the system's clock, which keeps the stamp, is seen by the next look."""
    monkeypatch.setattr(follow, "_stamp", lambda status: (status.st_mode, 0, status.st_size, 0, 0))
    first = look((folder,), {})
    (folder / "one.txt").write_text("two")
    second = look((folder,), first)
    assert tell_content(second) != tell_content(first)


def test_what_is_sure_is_not_read_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A look at a large folder costs a glance at each file."""
    before = settle(folder)
    monkeypatch.setattr(follow, "_hash", lambda path, _stamp: pytest.fail(f"{path} was read"))
    (folder / "2024").rename(folder / ".2024")
    look((folder,), before)


def test_a_folder_comes_and_goes(folder: Path, tmp_path: Path) -> None:
    """One that is not there holds nothing, and one that is empty is there."""
    before = settle(folder)
    folder.rename(tmp_path / "away")
    assert look((folder,), before) == {}
    folder.mkdir()
    assert len(look((folder,), {})) == 1
    folder.rmdir()
    (tmp_path / "away").rename(folder)
    assert content(folder, {}) == tell_content(before)


def test_special_files_and_links_hold_nobody_up(folder: Path) -> None:
    """A pipe is not opened, a link not followed, a file without rights not believed."""
    os.mkfifo(folder / "pipe.txt")
    (folder / "loop").symlink_to(folder)
    (folder / "secret.txt").write_text("x")
    (folder / "secret.txt").chmod(0)
    names = sorted(Path(path).name for path in settle(folder))
    assert names == ["articles", "loop", "one.txt", "pipe.txt", "secret.txt", "two.txt"]


class Listener:
    """Hears what a follower tells."""

    def __init__(self) -> None:
        self.told = threading.Semaphore(0)

    def __call__(self) -> None:
        """Count one more call."""
        self.told.release()

    def hears(self) -> bool:
        """Wait for a call."""
        return self.told.acquire(timeout=PATIENCE_SECONDS)


def test_news_is_told_again_until_a_build_takes_it(folder: Path) -> None:
    """Who did not listen yet hears of it once more; then it is silent until something changes."""
    follower, listener = Follower(), Listener()
    follower.take(folder)
    (folder / "one.txt").write_text("another")  # between the build and the first look
    follower.start(listener)
    try:
        assert listener.hears()
        assert listener.hears()
        follower.take(folder)
        while listener.told.acquire(blocking=False):
            pass
        shutil.rmtree(folder)
        assert listener.hears()
        follower.take(folder)
        while listener.told.acquire(blocking=False):
            pass
        folder.mkdir()
        assert listener.hears()
    finally:
        follower.stop()
