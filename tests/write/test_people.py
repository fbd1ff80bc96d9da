"""What people save in our folders, before a change, while it is made, or after a kill, is never lost."""

from __future__ import annotations

import errno
import json
import os
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from docs_folder import BY_HAND, NEW, OLD, files, seen

from news_digest.write import disk, find_handwritten, open_stage, write_files
from news_digest.write.journal import JOURNAL
from news_digest.write.manifest import ASIDE


def save(path: Path, text: str) -> None:
    """Save a file as editors do, by another in its place, some time after all before it."""
    aside = path.with_name(f"{path.name}~")
    aside.write_text(text)
    later = aside.stat().st_mtime + 5
    os.utime(aside, (later, later))
    aside.replace(path)


def refuse_exchange(first: Path, _second: Path) -> None:
    """Be a file system that exchanges no names."""
    raise OSError(errno.EXDEV, "Invalid cross-device link", str(first))


def while_made_ready(monkeypatch: pytest.MonkeyPatch, act: Callable[[], None]) -> None:
    """Let something happen after a change was made ready and before it is put in place."""
    sync = disk.sync

    def act_and_sync(folder: Path) -> None:
        act()
        sync(folder)

    monkeypatch.setattr(disk, "sync", act_and_sync)


@pytest.mark.parametrize("exchanges", [pytest.param(True, id="exchange"), pytest.param(False, id="moves")])
def test_an_edit_after_a_kill_is_kept(docs: Path, *, exchanges: bool) -> None:
    """The journal still stands, and an older version lies aside; the later one stays."""
    with pytest.MonkeyPatch.context() as patch:
        if not exchanges:
            patch.setattr(disk, "exchange", refuse_exchange)

        def end(_folder: Path) -> None:
            raise KeyboardInterrupt

        patch.setattr("news_digest.write.change._clear", end)
        with pytest.raises(KeyboardInterrupt):
            write_files(files(NEW), docs)
    assert (docs / ASIDE / JOURNAL).exists()
    save(docs / "articles/map.svg", "drawn after the kill")
    assert write_files(files(NEW), docs).problems == ()
    assert seen(docs) == BY_HAND | NEW | {"articles/map.svg": "drawn after the kill"}


def test_an_edit_meanwhile_is_kept_where_files_are_moved(docs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without exchange a person's file is left where it is."""
    monkeypatch.setattr(disk, "exchange", refuse_exchange)
    while_made_ready(monkeypatch, lambda: save(docs / "articles/map.svg", "drawn meanwhile"))
    write_files(files(NEW), docs)
    assert seen(docs)["articles/map.svg"] == "drawn meanwhile"


def test_what_can_not_be_carried_over_at_once_is_by_the_next_run(docs: Path) -> None:
    """If the disk refuses the second of two files, the journal stays, and neither is lost."""
    notes = {"articles/a-note.md": "first", "articles/b-note.md": "second"}
    move, moves = disk.move, []

    def move_once(source: Path, target: Path) -> None:
        moves.append(target)
        if len(moves) == len(notes):
            raise OSError(errno.ENOSPC, "No space left on device", str(target))
        move(source, target)

    with pytest.MonkeyPatch.context() as patch:
        while_made_ready(patch, lambda: [save(docs / uri, text) for uri, text in notes.items()] and None)
        patch.setattr(disk, "move", move_once)
        write_files(files(NEW), docs)
    write_files(files(NEW), docs)
    assert seen(docs) == BY_HAND | NEW | notes


@pytest.mark.parametrize("number", [1, 2, 3])
def test_an_interrupt_right_after_an_exchange(docs: Path, number: int) -> None:
    """Ctrl-C when a name is in place but not yet noted: old, new, or a journal to finish by."""
    exchange, done = disk.exchange, []

    def exchange_and_end(first: Path, second: Path) -> None:
        exchange(first, second)
        done.append(second)
        if len(done) == number:
            raise KeyboardInterrupt

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(disk, "exchange", exchange_and_end)
        with pytest.raises(KeyboardInterrupt):
            write_files(files(NEW), docs)
    assert (docs / ASIDE / JOURNAL).exists() or seen(docs) in (BY_HAND | OLD, BY_HAND | NEW)
    assert set(find_handwritten(docs)) == set(BY_HAND)
    write_files(files(NEW), docs)
    assert seen(docs) == BY_HAND | NEW


def test_a_page_becomes_a_folder_where_files_are_moved(docs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What stands in the way goes first."""
    monkeypatch.setattr(disk, "exchange", refuse_exchange)
    for pages in ({"articles/x": "page"}, {"articles/x/y.md": "page"}):
        assert write_files(files(pages), docs).problems == ()
        assert seen(docs) == BY_HAND | pages


@pytest.mark.parametrize("name", ["a\0b", "a\ud800b"])
def test_a_forged_journal_with_impossible_names(tmp_path: Path, name: str) -> None:
    """It counts as none, without a traceback."""
    docs = tmp_path / "docs"
    (docs / ASIDE).mkdir(parents=True)
    (docs / ASIDE / JOURNAL).write_text(json.dumps({"tops": [[name, 1]], "removed": [name]}))
    assert write_files(files(OLD), docs).problems == ()
    assert seen(docs) == OLD


def test_a_pipe_in_the_place_of_a_page_does_not_hang(docs: Path) -> None:
    """It is not opened."""
    os.mkfifo(docs / "feed.xml")
    writer = threading.Thread(target=write_files, args=(files(NEW), docs), daemon=True)
    writer.start()
    writer.join(20)
    assert not writer.is_alive()


def test_a_folder_of_a_person_beside_the_site_stays(tmp_path: Path) -> None:
    """Only what a killed build left is removed, not what has a name like it."""
    plan = tmp_path / ".site.next-ideas/plan.txt"
    plan.parent.mkdir()
    plan.write_text("mine")
    open_stage(tmp_path / "site").discard()
    assert plan.read_text() == "mine"


def test_nothing_is_written_through_a_link_in_the_old_site(tmp_path: Path) -> None:
    """A link in a site whose files are moved one by one gives way to a folder."""
    outside, site = tmp_path / "outside", tmp_path / "www/site"
    outside.mkdir()
    (site / ".git").mkdir(parents=True)
    (site / "media").symlink_to(outside)
    stage = open_stage(site)
    (stage.folder / "media").mkdir()
    (stage.folder / "media/x").write_text("x")
    stage.publish()
    assert list(outside.iterdir()) == []
    assert (site / "media/x").read_text() == "x"
