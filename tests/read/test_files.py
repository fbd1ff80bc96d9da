"""Finding article files, and turning bytes into text."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from generator.read import bounds
from generator.read.files import decode_text, find_files, read_file
from generator.read.problems import RefusedError


def make(folder: Path, *names: str) -> None:
    """Write files with a word in each."""
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("word", encoding="utf-8")


def find_codes(folder: Path) -> dict[str, str]:
    """Return the code of each refused path."""
    return {found.path: found.refusal.code for found in find_files(folder) if found.refusal}


def test_what_is_read_and_what_is_ignored(tmp_path: Path) -> None:
    """Text and Markdown at any depth, by path; hidden names, notes and other files are not ours."""
    make(tmp_path, "b.txt", "a/z.md", "a/B.TXT", "a.txt", "README.md", "x.pdf", "_draft.txt", ".hidden.txt")
    make(tmp_path, ".git/a.txt", "_old/a.txt", "a/readme.md", "folder.txt/inside.txt")
    paths = [found.path for found in find_files(tmp_path)]
    assert paths == ["a.txt", "a/B.TXT", "a/z.md", "b.txt", "folder.txt/inside.txt"]


def test_links_are_refused_by_name(tmp_path: Path) -> None:
    """A symbolic link is named and never followed, to a file or a folder, there or not."""
    make(tmp_path, "outside/secret.txt", "articles/a.txt")
    articles = tmp_path / "articles"
    (articles / "file.txt").symlink_to(tmp_path / "outside/secret.txt")
    (articles / "folder").symlink_to(tmp_path / "outside")
    (articles / "gone.md").symlink_to(tmp_path / "gone")
    assert find_codes(articles) == dict.fromkeys(("file.txt", "folder", "gone.md"), "symbolic-link")


def test_pipe_is_refused(tmp_path: Path) -> None:
    """A pipe is named and not waited for."""
    os.mkfifo(tmp_path / "pipe.txt")
    assert find_codes(tmp_path) == {"pipe.txt": "special-file"}
    with pytest.raises(RefusedError, match="no regular file"):
        read_file(tmp_path, "pipe.txt")


def test_link_put_in_after_finding_is_not_followed(tmp_path: Path) -> None:
    """Opening does not follow a link either."""
    make(tmp_path, "secret")
    (tmp_path / "a.txt").symlink_to(tmp_path / "secret")
    with pytest.raises(RefusedError) as refusal:
        read_file(tmp_path, "a.txt")
    assert refusal.value.code == "unreadable-file"


@pytest.mark.parametrize(
    "name", [pytest.param(b"a\nb.txt", id="line end"), pytest.param(b"\xff.txt", id="not UTF-8")]
)
def test_bad_names_are_refused(tmp_path: Path, name: bytes) -> None:
    """A name that cannot be shown, or could forge a line of a log, is refused."""
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name)).write_text("word", encoding="utf-8")
    assert list(find_codes(tmp_path).values()) == ["bad-file-name"]


def test_missing_folder(tmp_path: Path) -> None:
    """A folder that is not there is a problem, not an exception."""
    assert find_codes(tmp_path / "nowhere") == {"": "no-folder"}


def test_size_bound(tmp_path: Path) -> None:
    """A file at the bound is read, one byte more is refused."""
    (tmp_path / "a.txt").write_bytes(b"x" * bounds.MAX_FILE_BYTES)
    assert len(read_file(tmp_path, "a.txt")) == bounds.MAX_FILE_BYTES
    (tmp_path / "a.txt").write_bytes(b"x" * (bounds.MAX_FILE_BYTES + 1))
    with pytest.raises(RefusedError) as refusal:
        read_file(tmp_path, "a.txt")
    assert refusal.value.code == "file-too-large"


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"a\nb\n", id="line feeds"),
        pytest.param(b"a\r\nb\r\n", id="carriage returns and line feeds"),
        pytest.param(b"a\rb\r", id="carriage returns"),
        pytest.param(b"\xef\xbb\xbfa\nb\n", id="byte order mark"),
    ],
)
def test_decode_text(content: bytes) -> None:
    """UTF-8 with or without a mark and any line ends are one text."""
    assert decode_text(content) == "a\nb\n"


@pytest.mark.parametrize(
    ("content", "line", "code", "words"),
    [
        pytest.param("Café".encode("utf-16"), 1, "not-utf-8", "UTF-16", id="UTF-16 with mark"),
        pytest.param("Café".encode("utf-32"), 1, "not-utf-8", "UTF-32", id="UTF-32 with mark"),
        pytest.param("ab".encode("utf-16-le"), 1, "nul-byte", "byte 2 ", id="UTF-16 without mark"),
        pytest.param(b"a\r\nb\r\nCaf\xe9", 3, "not-utf-8", "byte 10 (0xe9)", id="Latin-1"),
        pytest.param(b"\xef\xbb\xbf\xff", 1, "not-utf-8", "byte 4 (0xff)", id="bad byte after a mark"),
        pytest.param(b"a\n\x00", 2, "nul-byte", "byte 3 ", id="NUL"),
        pytest.param(b"\x89PNG\r\n", 1, "not-utf-8", "byte 1 (0x89)", id="a picture"),
        pytest.param(b"", 1, "empty-file", "no text", id="empty"),
        pytest.param("\ufeff \u200b\n".encode(), 1, "empty-file", "no text", id="nothing to see"),
    ],
)
def test_decode_text_refuses(content: bytes, line: int, code: str, words: str) -> None:
    """What is no UTF-8 text is refused at its line, with the byte."""
    with pytest.raises(RefusedError) as refusal:
        decode_text(content)
    assert (refusal.value.line, refusal.value.code) == (line, code)
    assert words in refusal.value.message
