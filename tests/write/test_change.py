"""A change of the docs folder is whole or has not happened, whatever the disk refuses, whenever it ends."""

from __future__ import annotations

import errno
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from docs_folder import BY_HAND, NEW, OLD, files, seen
from faults import KilledError, refusing_disk, tree

from news_digest.write import MANIFEST, disk, find_handwritten, read_manifest, write_files
from news_digest.write.journal import JOURNAL
from news_digest.write.manifest import ASIDE


def without_exchange(patch: pytest.MonkeyPatch) -> None:
    """Make the file system one that exchanges no names."""

    def refuse(first: Path, _second: Path) -> None:
        raise OSError(errno.EXDEV, "Invalid cross-device link", str(first))

    patch.setattr(disk, "exchange", refuse)


def count_operations(docs: Path) -> int:
    """Return how many operations the change from OLD to NEW takes."""
    with refusing_disk() as faults:
        write_files(files(NEW), docs)
    write_files(files(OLD), docs)
    return faults.count


def every_moment(docs: Path, *, kill: bool) -> Iterator[int]:
    """Yield the number of each operation, after it failed while a docs folder went from OLD to NEW."""
    for number in range(1, count_operations(docs) + 1):
        with refusing_disk(number, kill=kill):
            try:
                write_files(files(NEW), docs)
            except KilledError:
                assert kill
        yield number
        write_files(files(OLD), docs)
        assert seen(docs) == BY_HAND | OLD


def test_a_change_is_made(docs: Path) -> None:
    """New pages come, old ones go, those of people stay."""
    written = write_files(files(NEW), docs)
    assert (written.changed, written.unchanged, written.pruned, written.problems) == (4, 1, 2, ())
    assert seen(docs) == BY_HAND | NEW
    assert not (docs / ASIDE).exists()


@pytest.mark.parametrize("kill", [pytest.param(False, id="refused"), pytest.param(True, id="killed")])
def test_at_every_operation_the_folder_is_old_or_new(docs: Path, *, kill: bool) -> None:
    """Each operation in turn is refused, or is the last; what people wrote stays in any case.

    Between two exchanges of names a killed run leaves both old and new at the top level; the journal stands
    then, and the next run's first act is to finish.
    """
    moments = 0
    for _number in every_moment(docs, kill=kill):
        moments += 1
        now = seen(docs)
        assert now.items() >= BY_HAND.items()
        if not (kill and (docs / ASIDE / JOURNAL).exists()):
            assert now in (BY_HAND | OLD, BY_HAND | NEW)
        assert set(find_handwritten(docs)) == set(BY_HAND)
    assert moments > 30


@pytest.mark.parametrize("kill", [pytest.param(False, id="refused"), pytest.param(True, id="killed")])
def test_where_names_can_not_be_exchanged_the_next_run_completes(
    docs: Path, monkeypatch: pytest.MonkeyPatch, *, kill: bool
) -> None:
    """Files are moved one by one; each is whole, none of a person's is lost, and a run again ends well."""
    without_exchange(monkeypatch)
    both = {(uri, text) for pages in (OLD, NEW) for uri, text in pages.items()}
    for _number in every_moment(docs, kill=kill):
        now = seen(docs)
        assert now.items() >= BY_HAND.items()
        assert set(now.items()) <= both | BY_HAND.items()
        assert set(find_handwritten(docs)) == set(BY_HAND)


def test_what_a_person_saves_meanwhile_is_kept(docs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A page saved in our folder, as editors save (a new file in its place), while a change is made ready."""
    sync = disk.sync

    def save_and_sync(folder: Path) -> None:
        (docs / "articles/note.md").write_text("just written")
        (docs / "articles/map.svg.new").write_text("drawn anew")
        (docs / "articles/map.svg.new").replace(docs / "articles/map.svg")
        sync(folder)

    monkeypatch.setattr(disk, "sync", save_and_sync)
    write_files(files(NEW), docs)
    meanwhile = {"articles/note.md": "just written", "articles/map.svg": "drawn anew"}
    assert seen(docs) == BY_HAND | NEW | meanwhile


def test_a_link_that_a_person_made_in_our_folder_stays_a_link(docs: Path) -> None:
    """It is not followed, and what it leads to is not copied."""
    (docs / "articles/map.png").symlink_to(docs / "about.md")
    (docs / "articles/lost").symlink_to("nowhere")
    write_files(files(NEW), docs)
    assert (docs / "articles/map.png").is_symlink()
    assert (docs / "articles/lost").readlink() == Path("nowhere")


@pytest.mark.parametrize(
    "journal",
    [
        pytest.param("{ damaged", id="no JSON"),
        pytest.param("[" * 100_000, id="too deep"),
        pytest.param('{"tops": [["../outside", 1]], "removed": []}', id="leads out"),
        pytest.param('{"tops": [["/etc", null]], "removed": []}', id="absolute"),
        pytest.param('{"tops": [], "removed": ["../outside/mine.md"]}', id="removes outside"),
        pytest.param('{"tops": 3, "removed": {}}', id="wrong types"),
    ],
)
def test_a_forged_journal_does_nothing_outside(tmp_path: Path, journal: str) -> None:
    """A journal that this program could not have written counts as none."""
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside/mine.md").write_text("mine")
    docs = tmp_path / "docs"
    (docs / ASIDE).mkdir(parents=True)
    (docs / ASIDE / JOURNAL).write_text(journal)
    assert write_files(files(OLD), docs).problems == ()
    assert seen(docs) == OLD
    assert (tmp_path / "outside/mine.md").read_text() == "mine"


def test_a_link_in_the_place_of_the_folder_aside_is_not_followed(tmp_path: Path) -> None:
    """Nothing is written or removed where it leads."""
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside" / JOURNAL).write_text(json.dumps({"tops": [["index.md", None]], "removed": []}))
    docs = tmp_path / "docs"
    docs.mkdir()
    (docs / ASIDE).symlink_to(tmp_path / "outside")
    write_files(files(OLD), docs)
    assert seen(docs) == OLD
    assert tree(tmp_path / "outside").keys() == {JOURNAL}


def test_the_manifests_of_an_interrupted_change_both_count(docs: Path) -> None:
    """Until a change is finished, the pages before it and after it are ours."""
    (docs / ASIDE).mkdir()
    (docs / ASIDE / MANIFEST).write_text('{"files": ["coming.md"]}')
    assert read_manifest(docs) == OLD.keys() | {"coming.md"}
