"""Disk: changed files only, nobody else's pages, nothing outside, whole after a failure."""

from pathlib import Path

import pytest

from news_digest.model import OutputFile
from news_digest.write import (
    MANIFEST,
    check_addresses,
    find_handwritten,
    page_address,
    read_manifest,
    write_files,
)


def file(uri: str, text: str = "text") -> OutputFile:
    """Return an output file."""
    return OutputFile(uri=uri, text=text)


def names(folder: Path) -> list[str]:
    """Return the files in a folder, without the manifest."""
    paths = (path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    return sorted(path for path in paths if path != MANIFEST)


def test_files_appear_and_a_second_run_changes_nothing(tmp_path: Path) -> None:
    """What is wanted is there; the same again writes nothing."""
    files = [file("index.md"), file("articles/one.md")]
    assert write_files(files, tmp_path).changed == 2
    again = write_files(files, tmp_path)
    assert (again.changed, again.unchanged, again.pruned) == (0, 2, 0)
    assert names(tmp_path) == ["articles/one.md", "index.md"]


def test_leftovers_go_with_their_empty_folders(tmp_path: Path) -> None:
    """A page that is no longer wanted is removed, and so is the folder it leaves empty."""
    write_files([file("a/b/old.md"), file("a/new.md")], tmp_path)
    assert write_files([file("a/new.md")], tmp_path).pruned == 1
    assert not (tmp_path / "a/b").exists()


def test_a_hand_written_page_is_never_touched(tmp_path: Path) -> None:
    """A page that a person wrote stays, and is named."""
    (tmp_path / "about.md").write_text("by hand")
    written = write_files([file("about.md"), file("index.md")], tmp_path)
    assert [problem.code for problem in written.problems] == ["page-taken"]
    assert (tmp_path / "about.md").read_text() == "by hand"
    write_files([], tmp_path)
    assert names(tmp_path) == ["about.md"]


def test_a_lost_manifest_is_made_again(tmp_path: Path) -> None:
    """Equal files without a manifest are taken as ours."""
    write_files([file("index.md")], tmp_path)
    (tmp_path / MANIFEST).write_text("{ damaged")
    assert write_files([file("index.md")], tmp_path).problems == ()
    assert read_manifest(tmp_path) == {"index.md"}


def test_a_manifest_can_not_point_outside(tmp_path: Path) -> None:
    """A forged manifest removes nothing outside the folder."""
    outside = tmp_path / "outside.md"
    outside.write_text("mine")
    docs = tmp_path / "docs"
    docs.mkdir()
    (docs / MANIFEST).write_text('{"files": ["../outside.md", "/etc/hostname", 3, "."]}')
    assert read_manifest(docs) == set()
    write_files([file("index.md")], docs)
    assert outside.read_text() == "mine"


def test_a_linked_folder_is_refused(tmp_path: Path) -> None:
    """Nothing is written through a symbolic link."""
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    docs = tmp_path / "docs"
    docs.mkdir()
    (docs / "articles").symlink_to(elsewhere)
    written = write_files([file("articles/one.md")], docs)
    assert [problem.code for problem in written.problems] == ["output-link"]
    assert list(elsewhere.iterdir()) == []


def test_a_failing_write_is_named_and_leaves_no_scrap(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """When the system refuses, the old file stands and no temporary file is left."""
    write_files([file("index.md", "old")], tmp_path)

    def refuse(_first: Path, _second: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("news_digest.write.disk.exchange", refuse)
    written = write_files([file("index.md", "new")], tmp_path)
    assert [problem.code for problem in written.problems] == ["write-failed"]
    assert names(tmp_path) == ["index.md"]
    assert (tmp_path / "index.md").read_text() == "old"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("two.md", "two/index.md", id="page and folder"),
        pytest.param("TWO.md", "two.md", id="case"),
        pytest.param("caf\u00e9.md", "cafe\u0301.md", id="Unicode form"),
        pytest.param("old/index.html", "old.md", id="redirect and page"),
        pytest.param("README.md", "index.md", id="readme and index"),
    ],
)
def test_files_that_share_an_address_are_found(one: str, other: str) -> None:
    """Two files meet if a reader would open both at one address."""
    assert page_address(one) == page_address(other)
    kept, problems = check_addresses([file(one), file(other)], [])
    assert len(kept) == 1
    assert [problem.code for problem in problems] == ["address-taken"]


def test_a_page_beats_a_redirect_and_a_person_beats_both() -> None:
    """The hand-written page keeps its address; of ours the page stays and the redirect goes."""
    kept, problems = check_addresses(
        [file("a/index.html"), file("a.md"), file("about.md")], ["about/index.md"]
    )
    assert [item.uri for item in kept] == ["a.md"]
    assert sorted(problem.code for problem in problems) == ["address-taken", "page-taken"]


def test_hand_written_pages_are_those_no_manifest_names(tmp_path: Path) -> None:
    """What we wrote is not hand-written."""
    (tmp_path / "about.md").write_text("by hand")
    write_files([file("index.md")], tmp_path)
    assert find_handwritten(tmp_path) == ("about.md",)
