"""docs/problems.md quotes what the digest really says: every example is made from a file that causes it.

After a message has changed, DIGEST_UPDATE_GOLDEN=1 puts the new one into the page (without `-n`).
"""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from generator.read import read_articles
from generator.vocabulary import load_vocabulary

PAGE = Path(__file__).parent.parent / "docs" / "problems.md"
TEXT = "Harbour Bridge Reopens\nExample Gazette\nThe harbour bridge opened on Monday.\n"
MARKDOWN = "# Harbour Bridge Reopens\n\nExample Gazette\n\n"
BRIDGE = "2024/bridge.txt"


def front(*lines: str) -> str:
    """Return an article with front matter."""
    return "\n".join(["---", *lines, "---", TEXT])


# What stands in the folder of articles, by code: one file's text or bytes, or several files.
CAUSES: dict[str, str | bytes | dict[str, str]] = {
    "bad-file-name": {"2024/bridge\x07.txt": TEXT},
    "file-too-large": TEXT + "word\n" * 220_000,
    "not-utf-8": "Café Bridge Reopens\nExample Gazette\nIt did.\n".encode("latin-1"),
    "nul-byte": b"Harbour\0Bridge Reopens\n",
    "empty-file": " \n",
    "front-matter-not-closed": "---\ndate: 2024-03-18\n" + TEXT,
    "front-matter-too-long": front("summary: " + "word " * 4_000),
    "front-matter-syntax": front("title: Brexit: what next?"),
    "front-matter-not-fields": front("Harbour bridge"),
    "front-matter-too-deep": front("references: [[[[[Report]]]]]"),
    "front-matter-reference": front("title: &Co reopens the bridge"),
    "front-matter-type": front("title: !Exclusive report"),
    "unknown-key": front("sorce: Example Gazette"),
    "duplicate-key": front("date: 2024-03-18", "date: 2024-03-19"),
    "wrong-type": front("source: [Example Gazette]"),
    "value-cut-off": front("title: We are #1 again"),
    "field-too-long": front("source: " + "Gazette " * 40),
    "too-many-values": front(f"tags: [{', '.join(f'tag {number}' for number in range(130))}]"),
    "bad-date": front("date: 2024-3-8"),
    "bad-address": front("url: gazette.example/bridge"),
    "bad-language": front("language: Portuguese (Brazil)"),
    "bad-slug": front("slug: Harbour Bridge"),
    "bad-alias": front("aliases: [https://old.example/bridge]"),
    "bad-draft": front("draft: maybe"),
    "slug-taken": {"2023/first.txt": front("slug: bridge"), BRIDGE: front("slug: bridge")},
    "alias-taken": {"2023/first.txt": front("slug: bridge"), BRIDGE: front("aliases: [bridge]")},
    "no-headline": {"2024/bridge.md": "- repairs: 48 million euros\n- the new pier: 9 million euros\n"},
    "headline-too-long": "The harbour bridge opened on Monday morning, " * 8 + "\n" + TEXT,
    "no-body": "Harbour Bridge Reopens\n",
    "line-too-long": TEXT + "word " * 12_000,
    "too-many-lines": TEXT + "word\n" * 5_000,
    "too-many-blocks": {"2024/bridge.md": MARKDOWN + "- - - one\n" * 2_000},
    "too-many-links": {"2024/bridge.md": MARKDOWN + "[ \n" * 2_001},
    "too-much-markup": {"2024/bridge.md": MARKDOWN + ("*" * 9_000 + "\n") * 6},
    "table-too-wide": {"2024/bridge.md": MARKDOWN + "|a" * 60 + "|\n"},
    "nested-too-deep": {"2024/bridge.md": MARKDOWN + "> " * 9 + "deep\n"},
    "unsafe-link": {"2024/bridge.md": MARKDOWN + "See [this](javascript:alert(1)) today.\n"},
    "unknown-link": {"2024/bridge.md": MARKDOWN + "See [below](#costs) for more.\n"},
    "missing-article": {"2024/bridge.md": MARKDOWN + "See [the report](../2023/barge.txt) as well.\n"},
    "image-not-shown": {"2024/bridge.md": MARKDOWN + "![The bridge at dawn](bridge.jpg) It is open.\n"},
}

# A vocabulary file and its text, by code.
MISTAKES = {
    "vocabulary-syntax": ("entities.yml", "- name: Ada: Jones\n"),
    "vocabulary-value": ("entities.yml", "- name: Ada Jones\n  kind: human\n"),
    "vocabulary-key": ("entities.yml", "- name: Ada Jones\n  kind: person\n  alias: [A. Jones]\n"),
    "vocabulary-duplicate": ("sources.yml", "- name: Example Gazette\n- name: Example Gazette\n"),
}


def check_quote(code: str, said: list[str]) -> None:
    """Check that the page quotes the line that was said with a code, or put it there."""
    line = next((line for line in said if f": {code}: " in line), None)
    assert line, f"{code} was not said, but {said}"
    page = PAGE.read_text(encoding="utf-8")
    found = re.search(rf"^\S+:\d+: {code}: .*$", page, re.MULTILINE)
    assert found, f"docs/problems.md quotes no line for {code}"
    if os.environ.get("DIGEST_UPDATE_GOLDEN"):
        PAGE.write_text(page.replace(found[0], line), encoding="utf-8")
    else:
        assert found[0] == line


def put(folder: Path, files: dict[str, str] | dict[str, bytes]) -> None:
    """Write files below a folder."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)


def say(folder: Path) -> list[str]:
    """Return what reading a folder finds, as people see it."""
    return [str(problem) for problem in read_articles(folder, shown_as="articles").problems]


@pytest.mark.parametrize("code", CAUSES)
def test_article_problem_is_quoted(code: str, tmp_path: Path) -> None:
    """The page quotes the line that the file causes, word for word."""
    cause = CAUSES[code]
    put(tmp_path, cause if isinstance(cause, dict) else {BRIDGE: cause})  # type: ignore[dict-item]  # one kind each
    check_quote(code, say(tmp_path))


@pytest.mark.parametrize("code", MISTAKES)
def test_vocabulary_problem_is_quoted(code: str, tmp_path: Path) -> None:
    """The page quotes the line that the mistake causes, word for word."""
    name, text = MISTAKES[code]
    put(tmp_path, {name: text})
    check_quote(code, [str(problem) for problem in load_vocabulary(tmp_path)[1]])


def test_symbolic_link_is_quoted(tmp_path: Path) -> None:
    """The page quotes what is said of a symbolic link."""
    (tmp_path / "bridge.txt").symlink_to("/etc/hostname")
    check_quote("symbolic-link", say(tmp_path))


def test_special_file_is_quoted(tmp_path: Path) -> None:
    """The page quotes what is said of a pipe."""
    os.mkfifo(tmp_path / "bridge.txt")
    check_quote("special-file", say(tmp_path))


def test_missing_folder_is_quoted(tmp_path: Path) -> None:
    """The page quotes what is said where there is no folder."""
    check_quote("no-folder", say(tmp_path / "nowhere"))
