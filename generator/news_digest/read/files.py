"""Finding article files in a folder, and turning their bytes into text: regular UTF-8 files, nothing else."""

from __future__ import annotations

import codecs
import errno
import os
import re
import stat
from dataclasses import dataclass
from itertools import pairwise
from pathlib import PurePath
from typing import TYPE_CHECKING

from news_digest.read.bounds import MAX_FILE_BYTES, MAX_FOLDER_DEPTH
from news_digest.read.characters import drop_invisible, has_words
from news_digest.read.problems import RefusedError
from news_digest.slugs import DEVICES, slug_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

SUFFIXES = (".txt", ".md")
LEFT_ALONE = "left-alone"  # the code of a file that is no article
_IGNORED_PREFIXES = (".", "_")
_IGNORED_NAMES = ("README.md",)
# Endings of files that hold an article in another form, or under another name, and how it comes in.
_SAVE_AS_TEXT = "open it in the program that made it, and save the text as a .txt file"
_RENAME_TO_MD, _RENAME_TO_TXT = "rename it so that it ends in .md", "rename it so that it ends in .txt"
_OTHER_FORMS = {
    **dict.fromkeys((".markdown", ".mdown", ".mkd", ".mdx", ".rmd", ".qmd"), _RENAME_TO_MD),
    **dict.fromkeys(("", ".text", ".txt~", ".asc"), _RENAME_TO_TXT),
    **dict.fromkeys(
        (".htm", ".html", ".xhtml", ".mhtml"), "copy the article's text from the page into a .txt file"
    ),
    **dict.fromkeys((".doc", ".docx", ".odt", ".pages", ".pdf", ".rtf", ".epub", ".wpd"), _SAVE_AS_TEXT),
    **dict.fromkeys((".adoc", ".asciidoc", ".org", ".rst", ".tex", ".textile", ".wiki"), _SAVE_AS_TEXT),
    **dict.fromkeys(
        (".eml", ".msg", ".json", ".xml", ".csv", ".tsv", ".ipynb", ".yml", ".yaml"), _SAVE_AS_TEXT
    ),
}
# What Windows does not let into a name, besides the names of devices.
_NOT_ON_WINDOWS = re.compile(r'[<>:"|?*\\]|[. ]\Z')
_WRONG_STARTS = (
    (codecs.BOM_UTF32_LE, "UTF-32"),
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)
_SAVE_AS_UTF_8 = "save the file as UTF-8 text"
_LINE_END = re.compile(r"\r\n?")
# What to do where the system refuses for a reason that no right to read would mend.
_ADVICE = {
    errno.ENOENT: "run the command again: it was there a moment ago",
    errno.ENAMETOOLONG: "shorten the names of the file and its folders",
    errno.EIO: "copy the file from a sound disk",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A name in the folder: its path from there with forward slashes, and why it is refused, if it is."""

    path: str
    refusal: RefusedError | None = None


def is_article_name(name: str) -> bool:
    """Tell whether a file is read as an article by its name."""
    return name.lower().endswith(SUFFIXES) and name.lower() != "readme.md"


def find_files(folder: Path) -> tuple[Found, ...]:
    """Return every article file below a folder, and every name that is refused, sorted by path.

    Ignored are names that begin with `.` or `_`, and `README.md`. What does not end in `.txt` or `.md` is
    refused: an article in another form is a problem, any other file a remark. Symbolic links are never
    followed, whatever they are called. A hard link is a regular file like any other: git carries none, and
    some systems make them when they copy a folder.
    """
    found: list[Found] = []
    waiting = [""]
    while waiting:
        inside = waiting.pop()
        try:
            folders, files = _list_folder(folder, inside)
        except RefusedError as refusal:
            found.append(Found(path=inside.rstrip("/"), refusal=refusal))
            continue
        waiting.extend(f"{inside}{entry.name}/" for entry in folders)
        found.extend(_look_at(entry, f"{inside}{entry.name}") for entry in files)
    return tuple(sorted(found, key=lambda one: one.path))


def find_twins(paths: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield each path that another one before it also stands for, where case or Unicode form do not count.

    On such a system (Windows and macOS, as they come) only one of the two files could be there.
    """
    in_order = sorted((slug_key(path), path) for path in paths)
    for (key, path), (next_key, twin) in pairwise(in_order):
        if key == next_key:
            yield twin, path


def read_file(folder: Path, path: str) -> bytes:
    """Return a file's bytes; RefusedError if it is not a regular file, too large, or cannot be opened.

    The file is opened without following a link and looked at once open, so that it cannot be swapped between.
    """
    flags = (
        os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    )
    try:
        descriptor = os.open(folder / path, flags)
        with os.fdopen(descriptor, "rb") as file:
            if not stat.S_ISREG(os.fstat(descriptor).st_mode):
                raise _refuse_special()
            content = file.read(MAX_FILE_BYTES + 1)
    except OSError as error:
        raise _refuse_file(error) from error
    if len(content) > MAX_FILE_BYTES:
        raise RefusedError(
            1,
            "file-too-large",
            f"the file has more than {MAX_FILE_BYTES:,} bytes",
            "send a shorter article, without images in it",
        )
    return content


def decode_text(content: bytes) -> str:
    r"""Return a file's text with `\n` at line ends; RefusedError names the byte that is not UTF-8."""
    for start, name in _WRONG_STARTS:
        if content.startswith(start):
            raise RefusedError(1, "not-utf-8", f"the file is {name} (byte 1 says so)", _SAVE_AS_UTF_8)
    nul = content.find(b"\0")
    if nul >= 0:
        message = f"byte {nul + 1} is NUL, so the file is UTF-16 or no text"
        raise RefusedError(_line_at(content, nul), "nul-byte", message, _SAVE_AS_UTF_8)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _refuse_bytes(content) from error
    text = _LINE_END.sub("\n", text)
    if not has_words(text):
        raise RefusedError(
            1,
            "empty-file",
            "the file holds no text",
            "write a headline, a source line and paragraphs, or delete the file",
        )
    return text


def _list_folder(folder: Path, inside: str) -> tuple[list[os.DirEntry[str]], list[os.DirEntry[str]]]:
    """Return the folders and the names for articles in a folder; RefusedError if it cannot be listed."""
    if inside.count("/") > MAX_FOLDER_DEPTH:
        raise _refuse_depth()
    folders, files = [], []
    try:
        with os.scandir(folder / inside) as entries:
            for entry in entries:
                if entry.name.startswith(_IGNORED_PREFIXES):
                    continue
                if entry.is_dir(follow_symlinks=False):
                    folders.append(entry)
                elif entry.name not in _IGNORED_NAMES:
                    files.append(entry)
    except OSError as error:
        raise _refuse_folder(inside, error) from error
    return folders, files


def _look_at(entry: os.DirEntry[str], path: str) -> Found:
    """Return a name with the reason to refuse it without opening it, if there is one."""
    refusal = _refuse_name(path)
    if refusal is None and entry.is_symlink():
        refusal = _refuse_link()
    elif refusal is None and not is_article_name(entry.name):
        refusal = _refuse_form(entry.name)
    elif refusal is None and not entry.is_file(follow_symlinks=False):
        refusal = _refuse_special()
    return Found(path=path, refusal=refusal)


def _refuse_name(path: str) -> RefusedError | None:
    """Return why a path cannot be shown, or cannot be on every system, or None."""
    if drop_invisible(path) != path or not path.isprintable():
        advice = "rename it with letters, digits and hyphens"
        return RefusedError(1, "bad-file-name", "the name holds control or broken characters", advice)
    for part in path.split("/"):
        if DEVICES.fullmatch(part.split(".")[0].rstrip()):
            advice = "give the file or folder another name, such as console.txt"
            return RefusedError(1, "bad-file-name", "the name is one of a device on Windows", advice)
        sign = _NOT_ON_WINDOWS.search(part)
        if sign:
            what = "a space or full stop at its end" if sign[0] in ". " else sign[0]
            advice = "rename it with letters, digits and hyphens"
            return RefusedError(1, "bad-file-name", f"Windows has no names with {what}", advice)
    return None


def _refuse_form(name: str) -> RefusedError:
    """Return why a file of another form is not read: a problem if it may be an article, else a remark."""
    ending = PurePath(name.lower()).suffix
    if ending in _OTHER_FORMS:
        what = f"a file that ends in {ending}" if ending else "a file whose name has no ending"
        return RefusedError(1, "not-read", f"{what} is not read as an article", _OTHER_FORMS[ending])
    advice = "give it a name that ends in .txt or .md if it is an article"
    return RefusedError(1, LEFT_ALONE, "the file is no article by its name", advice)


def _line_at(content: bytes, position: int) -> int:
    """Return the 1-based line of a byte, whatever the line ends."""
    before = content[:position].replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    return before.count(b"\n") + 1


def _refuse_bytes(content: bytes) -> RefusedError:
    """Return why bytes are not UTF-8: the first bad one, counted in the whole file."""
    try:
        content.decode("utf-8")
    except UnicodeDecodeError as error:
        byte = f"byte {error.start + 1} (0x{content[error.start]:02x}) is not UTF-8"
        message = f"{byte}; the file may be Latin-1 or Windows-1252"
        return RefusedError(_line_at(content, error.start), "not-utf-8", message, _SAVE_AS_UTF_8)
    return RefusedError(1, "not-utf-8", "the file is not UTF-8", _SAVE_AS_UTF_8)


def _refuse_special() -> RefusedError:
    """Return why a pipe, socket or device is refused."""
    return RefusedError(
        1, "special-file", "this is no regular file", "put a text file in its place, or delete it"
    )


def _refuse_depth() -> RefusedError:
    """Return why a folder far down is not looked into."""
    message = f"the folder lies more than {MAX_FOLDER_DEPTH} folders down"
    return RefusedError(1, "folder-too-deep", message, "move it up, such as to 2024/03/")


def _refuse_file(error: OSError) -> RefusedError:
    """Return why a file could not be opened."""
    if error.errno == errno.ELOOP:
        return _refuse_link()
    return _refuse_reading("file", error)


def _refuse_folder(inside: str, error: OSError) -> RefusedError:
    """Return why a folder could not be listed."""
    if not inside:
        reason = error.strerror or "unknown error"
        advice = "make the folder, or name another with `articles` in mkdocs.yml or --articles"
        return RefusedError(1, "no-folder", f"the folder of articles cannot be opened ({reason})", advice)
    return _refuse_reading("folder", error)


def _refuse_reading(what: str, error: OSError) -> RefusedError:
    """Return what the system said about a file or folder."""
    message = f"the {what} cannot be opened ({error.strerror or 'unknown error'})"
    advice = _ADVICE.get(error.errno or 0, "give yourself the right to read it")
    return RefusedError(1, "unreadable-file", message, advice)


def _refuse_link() -> RefusedError:
    """Return why a symbolic link is refused."""
    message = "this is a symbolic link, which is not followed"
    return RefusedError(1, "symbolic-link", message, "put the article itself in the folder")
