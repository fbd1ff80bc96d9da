"""Finding article files, and turning bytes into text."""

from __future__ import annotations

import errno
import os
import socket
import unicodedata
from pathlib import Path

import pytest

from news_digest.read import Known, bounds, read_articles
from news_digest.read.article import read_article_file
from news_digest.read.files import decode_text, find_files, find_twins, read_file
from news_digest.read.problems import RefusedError


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
    """Text and Markdown at any depth, by path; hidden names are not ours, other files are named."""
    make(tmp_path, "b.txt", "a/z.md", "a/B.TXT", "a.txt", "README.md", "x.pdf", "_draft.txt", ".hidden.txt")
    make(tmp_path, ".git/a.txt", "_old/a.txt", "a/readme.md", "folder.txt/inside.txt")
    paths = [found.path for found in find_files(tmp_path) if found.refusal is None]
    assert paths == ["a.txt", "a/B.TXT", "a/z.md", "b.txt", "folder.txt/inside.txt"]
    assert find_codes(tmp_path) == {"a/readme.md": "left-alone", "x.pdf": "not-read"}


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
    assert refusal.value.code == "symbolic-link"


@pytest.mark.parametrize(
    "name", [pytest.param(b"a\nb.txt", id="line end"), pytest.param(b"\xff.txt", id="not UTF-8")]
)
def test_bad_names_are_refused(tmp_path: Path, name: bytes) -> None:
    """A name that cannot be shown, or could forge a line of a log, is refused."""
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name)).write_text("word", encoding="utf-8")
    assert list(find_codes(tmp_path).values()) == ["bad-file-name"]


@pytest.mark.parametrize(
    "name",
    [
        pytest.param("con.txt", id="device"),
        pytest.param("2024/AUX.md", id="device in capitals"),
        pytest.param("nul.tar.txt", id="device with two endings"),
        pytest.param("lpt1/a.txt", id="folder"),
    ],
)
def test_names_of_devices_are_refused(tmp_path: Path, name: str) -> None:
    """A name that Windows keeps for a device would break every clone there."""
    make(tmp_path, name, "console.txt", "2024/auxiliary.txt")
    assert find_codes(tmp_path) == {name: "bad-file-name"}


def test_socket_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A socket is named, and not waited for."""
    monkeypatch.chdir(tmp_path)  # the path of a socket must be short
    with socket.socket(socket.AF_UNIX) as one:
        one.bind("socket.txt")
        assert find_codes(tmp_path) == {"socket.txt": "special-file"}


def test_loops_of_links_are_not_followed(tmp_path: Path) -> None:
    """A link to its own folder, or to a link to itself, is refused like any other."""
    make(tmp_path, "2024/a.txt")
    (tmp_path / "2024/again").symlink_to(tmp_path)
    (tmp_path / "one.txt").symlink_to(tmp_path / "two.txt")
    (tmp_path / "two.txt").symlink_to(tmp_path / "one.txt")
    assert find_codes(tmp_path) == dict.fromkeys(("2024/again", "one.txt", "two.txt"), "symbolic-link")


def test_hard_link_is_a_file_like_any_other(tmp_path: Path) -> None:
    """Git carries none, so that nobody can send one; some systems make them when they copy."""
    make(tmp_path, "a.txt")
    (tmp_path / "b.txt").hardlink_to(tmp_path / "a.txt")
    assert [found.refusal for found in find_files(tmp_path)] == [None, None]


def test_depth_bound(tmp_path: Path) -> None:
    """A folder too deep is named once, whatever lies below it."""
    deep = "f/" * (bounds.MAX_FOLDER_DEPTH + 1)
    make(tmp_path, f"{deep}a.txt", f"{deep}b.txt", f"{deep}g/c.txt", f"{deep[2:]}d.txt")
    assert find_codes(tmp_path) == {deep.rstrip("/"): "folder-too-deep"}
    assert len(find_files(tmp_path)) == 2


def test_longest_name(tmp_path: Path) -> None:
    """A name of 255 bytes, all that a file system takes, is read."""
    make(tmp_path, "é" * 125 + "x.txt")
    (found,) = find_files(tmp_path)
    assert read_file(tmp_path, found.path) == b"word"


@pytest.mark.parametrize(
    ("number", "code", "advice"),
    [
        pytest.param(errno.EACCES, "unreadable-file", "the right to read", id="no right"),
        pytest.param(errno.ENOENT, "unreadable-file", "run the command again", id="gone since it was found"),
        pytest.param(errno.ENAMETOOLONG, "unreadable-file", "shorten", id="path too long"),
        pytest.param(errno.EIO, "unreadable-file", "sound disk", id="broken disk"),
        pytest.param(errno.ELOOP, "symbolic-link", "itself", id="a link since it was found"),
    ],
)
def test_what_the_system_refuses(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, code: str, advice: str
) -> None:
    """A file that cannot be opened is a problem with advice that fits, and the next one is read."""
    make(tmp_path, "a.txt")
    (tmp_path / "b.txt").write_text("A Headline\nA Source\nA paragraph.\n", encoding="utf-8")
    opened = os.open

    def refuse(path: Path, flags: int, *more: int) -> int:
        if Path(path).name == "a.txt":
            raise OSError(number, os.strerror(number))
        return opened(path, flags, *more)

    monkeypatch.setattr(os, "open", refuse)
    reading = read_articles(tmp_path, shown_as="articles")
    assert [article.path for article in reading.articles] == ["b.txt"]
    assert [(one.path, one.code) for one in reading.problems] == [("articles/a.txt", code)]
    assert advice in reading.problems[0].advice


def test_folder_that_cannot_be_listed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A closed folder is named, and the others are read."""
    make(tmp_path, "closed/a.txt", "open/b.txt")
    listed = os.scandir

    def refuse(path: Path) -> object:
        if Path(path).name == "closed":
            raise PermissionError(errno.EACCES, "Permission denied")
        return listed(path)

    monkeypatch.setattr(os, "scandir", refuse)
    assert find_codes(tmp_path) == {"closed": "unreadable-file"}
    assert [found.path for found in find_files(tmp_path)] == ["closed", "open/b.txt"]


@pytest.mark.parametrize(
    ("paths", "twins"),
    [
        pytest.param(["a.txt", "A.txt", "b.txt"], [("a.txt", "A.txt")], id="case"),
        pytest.param(["x/a.txt", "X/a.txt"], [("x/a.txt", "X/a.txt")], id="case of a folder"),
        pytest.param(["é.txt", unicodedata.normalize("NFD", "é.txt")], 1, id="Unicode form"),
        pytest.param(["a.txt", "a.md", "b/a.txt"], [], id="other names"),
    ],
)
def test_find_twins(paths: list[str], twins: list[tuple[str, str]] | int) -> None:
    """Names that are one on Windows or macOS are found, each beside the one before it."""
    found = list(find_twins(paths))
    assert found == twins or len(found) == twins


def test_twins_are_named_and_read(tmp_path: Path) -> None:
    """Both files are articles here, and the second is named."""
    (tmp_path / "a.txt").write_text("One Headline\nA Source\nA paragraph.\n", encoding="utf-8")
    (tmp_path / "A.txt").write_text("Another Headline\nA Source\nA paragraph.\n", encoding="utf-8")
    if len(list(tmp_path.iterdir())) == 1:
        pytest.skip("this file system takes the two names for one")
    reading = read_articles(tmp_path, shown_as="articles")
    assert len(reading.articles) == 2
    assert [(one.path, one.code) for one in reading.problems] == [("articles/a.txt", "same-file-name")]


def test_link_to_a_name_in_another_form(tmp_path: Path) -> None:
    """A link finds its file also where the system lists names in parts, as macOS does."""
    name = unicodedata.normalize("NFD", "café.txt")
    (tmp_path / name).write_text("One Headline\nA Source\nA paragraph.\n", encoding="utf-8")
    (tmp_path / "b.md").write_text("# Two\n\nSee [it](café.txt) there.\n", encoding="utf-8")
    assert read_articles(tmp_path).problems == ()


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


@pytest.mark.parametrize(
    "name", ["a?.txt", "a:b.txt", "a<b>.md", "a.txt ", "2024./a.txt", "a|b.txt", "con.txt"]
)
def test_name_that_windows_has_not(name: str, tmp_path: Path) -> None:
    """Such a file could not be checked out there, so it is left out and named."""
    make(tmp_path, name)
    assert find_codes(tmp_path) == {name: "bad-file-name"}


@pytest.mark.parametrize(
    "name", ["a.markdown", "a.text", "a.html", "a.docx", "a.rtf", "a", "a.mdx", "a.json", "a.eml", "a.org"]
)
def test_other_forms_are_named(name: str, tmp_path: Path) -> None:
    """What may be an article in another form is a problem."""
    make(tmp_path, name)
    assert find_codes(tmp_path) == {name: "not-read"}


def test_a_file_that_is_as_it_was_is_not_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a process has read before counts as long as path and content are the same, and no longer."""
    for name in ("a", "b"):
        (tmp_path / f"{name}.txt").write_text(f"Headline {name}\nPaper\nWords.\n", encoding="utf-8")
    known: Known = {}
    first = read_articles(tmp_path, known=known)
    (tmp_path / "b.txt").write_text("Headline\nPaper\nOther words.\n", encoding="utf-8")
    paths: list[str] = []
    monkeypatch.setattr(
        "news_digest.read.read_article_file",
        lambda content, path, **more: paths.append(path) or read_article_file(content, path, **more),
    )
    again = read_articles(tmp_path, known=known)
    assert paths == ["b.txt"]
    assert again == read_articles(tmp_path) != first
    (tmp_path / "a.txt").unlink()
    assert [raw.path for raw in read_articles(tmp_path, known=known).articles] == ["b.txt"]
    assert len(known) == 1
