"""The manual quotes what the digest really says: every example is made from a file that causes it.

After a message has changed, DIGEST_UPDATE_GOLDEN=1 puts the new one into the page (without `-n`).
"""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from world import make_settings

from news_digest.messages import condense
from news_digest.model import Problem, Settings
from news_digest.pipeline import PROBLEM_CODES, make_digest
from news_digest.read import read_articles
from news_digest.settings import SettingsError, find_ineffective, read_settings, read_written
from news_digest.vocabulary import load_vocabulary
from news_digest.write.size import Size, check_size

PAGE = Path(__file__).parent.parent / "manual" / "docs" / "problems.md"
TEXT = "Harbour Bridge Reopens\nExample Gazette\nThe harbour bridge opened on Monday.\n"
MARKDOWN = "# Harbour Bridge Reopens\n\nExample Gazette\n\n"
LONGER = (
    "The repairs cost 48 million euros, the city council said after a long debate about the budget.\n"
    "Drivers waited in long queues from dawn, and the first lorry carried timber from the hills.\n"
)
BRIDGE = "2024/bridge.txt"


def front(*lines: str) -> str:
    """Return an article with front matter."""
    return "\n".join(["---", *lines, "---", TEXT])


# What stands in the folder of articles, by code: one file's text or bytes, or several files.
CAUSES: dict[str, str | bytes | dict[str, str]] = {
    "same-file-name": {"2024/Bridge.txt": TEXT, BRIDGE: TEXT},
    "folder-too-deep": {f"{'/'.join('abcdefghijklmnopq')}/bridge.txt": TEXT},
    "too-many-words": TEXT + ("word " * 7_000 + "\n") * 10,
    "too-many-capitals": TEXT + ("Ada Jones, " * 650 + "\n") * 10,
    "too-many-signs": TEXT + ("*" * 400 + "\n") * 40,
    "too-many-marks": TEXT.replace("bridge", "b" + "\u0316" * 40 + "ridge"),
    "bad-file-name": {"2024/bridge\x07.txt": TEXT},
    "file-too-large": TEXT + "word\n" * 600_000,
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
    "bad-date": front("date: 03/04/2024"),
    "bad-address": front("url: gazette.example/bridge"),
    "bad-language": front("language: Portuguese (Brazil)"),
    "bad-slug": front("slug: Harbour Bridge"),
    "bad-alias": front("aliases: [https://old.example/bridge]"),
    "not-read": {"2024/bridge.docx": TEXT},
    "left-alone": {"2024/bridge.jpg": TEXT},
    "foreign-form": "#+TITLE: Harbour Bridge Reopens\n" + TEXT,
    "comment-not-closed": TEXT + "<!-- ask the mayor first\n",
    "front-matter-fence": "—\ndate: 2024-03-18\n—\n" + TEXT,
    "idle-key": front("layout: post", "comments: true"),
    "unfilled-template": front('author: "{{author}}"'),
    "withheld": front("status: draft"),
    "doubtful-headline": "https://gazette.example/bridge\n" + TEXT,
    "line-left-out": TEXT.replace("Example Gazette", "5 min read"),
    "mixed-alphabets": TEXT.replace("harbour", "h\u0430rbour"),
    "wrong-letters": TEXT.replace("opened", "caf\u00c3\u00a9"),
    "foreign-markup": {"2024/bridge.md": MARKDOWN + "It opened.\n\n{% include figure.html %}\n"},
    "slug-taken": {"2023/first.txt": front("slug: bridge"), BRIDGE: front("slug: bridge")},
    "alias-taken": {"2023/first.txt": front("slug: bridge"), BRIDGE: front("aliases: [articles/bridge]")},
    "shared-address": {"2023/first.txt": TEXT, BRIDGE: TEXT},
    "no-headline": {"2024/bridge.md": "- repairs: 48 million euros\n- the new pier: 9 million euros\n"},
    "headline-too-long": "The harbour bridge opened on Monday morning, " * 8 + "\n" + TEXT,
    "no-body": "Harbour Bridge Reopens\n",
    "line-too-long": TEXT + "word " * 12_000,
    "too-many-lines": TEXT + "word\n" * 5_000,
    "too-many-blocks": {"2024/bridge.md": MARKDOWN + "- - - one\n" * 2_000},
    "too-many-links": {"2024/bridge.md": MARKDOWN + "[ \n" * 2_001},
    "too-much-markup": {"2024/bridge.md": MARKDOWN + ("*" * 4_000 + "\n") * 3},
    "table-too-wide": {"2024/bridge.md": MARKDOWN + "|a" * 60 + "|\n"},
    "nested-too-deep": {"2024/bridge.md": MARKDOWN + "> " * 9 + "deep\n"},
    "unsafe-link": {"2024/bridge.md": MARKDOWN + "See [this](javascript:alert(1)) today.\n"},
    "unknown-link": {"2024/bridge.md": MARKDOWN + "See [below](#costs) for more.\n"},
    "missing-article": {"2024/bridge.md": MARKDOWN + "See [the report](../2023/barge.txt) as well.\n"},
    "image-not-shown": {"2024/bridge.md": MARKDOWN + "![The bridge at dawn](bridge.jpg) It is open.\n"},
}

# A vocabulary file and its text, by code.
MISTAKES = {
    "vocabulary-file": ("entities.yml", "- name: Ada Jones\n  kind: person\n" * 90_000),
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
    assert found, f"manual/docs/problems.md quotes no line for {code}"
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


def test_rest_of_many_problems_is_quoted(tmp_path: Path) -> None:
    """The page quotes what is said of a file with more problems than are named."""
    keys = ["sorce: a", "titel: b", "tagz: c", "date: 1", "url: d", "language: e f", "slug: G", "draft: h"]
    more = ["source: [i]", "license: [j]", "story: [k]", "summary: l #m", "title: n #o", "author: p #q"]
    text = front(*keys, *more, "aliases: [https://r.example]", "aliases: s")
    put(tmp_path, {BRIDGE: text})
    problems = read_articles(tmp_path, shown_as="articles").problems
    check_quote("more-problems", [str(problem) for problem in condense(problems, PROBLEM_CODES)])


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
    put(tmp_path / "vocabulary", {name: text})
    said = [str(problem) for problem in load_vocabulary(tmp_path / "vocabulary")[1]]
    check_quote(code, [line.replace(f"{tmp_path.as_posix()}/", "") for line in said])


def test_former_name_is_quoted(tmp_path: Path) -> None:
    """The page quotes what is said of a former name whose address another topic has."""
    put(tmp_path / "articles", {BRIDGE: TEXT + "The United Nations and the World Bank paid for it.\n"})
    put(
        tmp_path / "vocabulary",
        {"entities.yml": "- name: United Nations\n  formerly: [League of Nations, World Bank]\n"},
    )
    settings = Settings(
        site_name="Digest",
        site_url="",
        site_description="",
        language="en",
        articles=tmp_path / "articles",
        docs=tmp_path / "docs",
        vocabulary=tmp_path / "vocabulary",
    )
    problems = make_digest(settings, handwritten=(), draw=False).problems
    check_quote("former-name-taken", [str(each).replace(f"{tmp_path.as_posix()}/", "") for each in problems])


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


# What stands in the folder beside `TEXT` of a date, by code.
COMPANY = {
    "date-ahead": {
        BRIDGE: front("date: 2199-12-31"),
        **{f"2024/{day}.txt": front(f"date: 2024-03-{day}", f"title: Day {day}") for day in range(10, 15)},
    },
    "near-copy": {BRIDGE: TEXT + LONGER, "2024/copy.txt": TEXT + LONGER + "Nobody was hurt.\n"},
}


@pytest.mark.parametrize("code", COMPANY)
def test_linked_problem_is_quoted(code: str, tmp_path: Path) -> None:
    """The page quotes what is said of an article beside others."""
    put(tmp_path / "articles", COMPANY[code])
    settings = Settings(
        site_name="Digest",
        site_url="",
        site_description="",
        language="en",
        articles=tmp_path / "articles",
        docs=tmp_path / "docs",
    )
    problems = make_digest(settings, handwritten=(), draw=False).problems
    check_quote(code, [str(each).replace(f"{tmp_path.as_posix()}/", "") for each in problems])


def test_ineffective_setting_is_quoted() -> None:
    """A setting that the digest can not obey is quoted as `check` names it."""
    found = find_ineffective({"theme": {"features": ["navigation.footer"]}}, Path("mkdocs.yml"))
    check_quote("setting-without-effect", [str(problem) for problem in found])


def test_large_site_is_quoted() -> None:
    """A site beyond the bounds of hosts is quoted as the end of a build names it."""
    settings = make_settings(page_size=30, feed_size=30, pictures="all", config=Path("mkdocs.yml"))
    found = check_size(Size(files=61_204, bytes=812_000_000), settings)
    check_quote("large-site", [str(problem) for problem in found])


# --- the mistake and the fix that the page shows -----------------------------------------------------------

EXAMPLE = re.compile(r"^\*\*(?:Wrong|Write):\*\*\n\n```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
# Files that examples link to.
NEIGHBOURS = {
    "2022/barge.txt": TEXT.replace("Reopens", "Struck by a Barge"),
    "2024/costs.txt": TEXT.replace("Reopens", "Costs 48 Million"),
}


def section(code: str) -> str:
    """Return what the page says of a code."""
    page = PAGE.read_text(encoding="utf-8")
    return re.split(r"\n#{2,3} ", page.split(f"\n### {code}\n")[1])[0]


def try_example(code: str, kind: str, text: str, folder: Path) -> tuple[Problem, ...]:
    """Return the problems of an example: front matter, a vocabulary file, a configuration or an article."""
    if code.startswith("vocabulary-"):
        put(folder, {MISTAKES[code][0]: text})
        return load_vocabulary(folder)[1]
    if code.startswith("config-"):
        put(folder, {"mkdocs.yml": text})
        try:
            read_settings(folder / "mkdocs.yml")
        except SettingsError as error:
            return (error.problem,)
        return ()
    if code == "setting-without-effect":
        put(folder, {"mkdocs.yml": text})
        return find_ineffective(read_written(folder / "mkdocs.yml"), Path("mkdocs.yml"))
    article = {
        "yaml": {BRIDGE: front(text.rstrip("\n"))},
        "text": {BRIDGE: text},
        "md": {"2024/bridge.md": text},
        "markdown": {"2024/bridge.md": MARKDOWN + text},
    }[kind]
    put(folder, {**NEIGHBOURS, **article})
    return read_articles(folder, shown_as="articles").problems


@pytest.mark.parametrize("code", sorted(PROBLEM_CODES))
def test_code_has_its_mistake_and_its_fix(code: str) -> None:
    """Each code shows what is wrong, what is said of it, and what to write or do instead, in this order."""
    parts = [r"^\*\*Wrong:\*\*", rf"^\S+:\d+: {code}: ", r"^\*\*(Write|Do):\*\*"]
    places = [re.search(part, section(code), re.MULTILINE) for part in parts]
    assert all(places)
    assert places == sorted(places, key=lambda found: found.start() if found else 0)


@pytest.mark.parametrize("code", sorted(PROBLEM_CODES))
def test_examples_do_what_the_page_says(code: str, tmp_path: Path) -> None:
    """The mistake gives just this problem, the fix gives none; a mistake that is no text is told in words."""
    text = section(code)
    for number, found in enumerate(EXAMPLE.finditer(text)):
        problems = try_example(code, found[1], found[2], tmp_path / str(number))
        is_wrong = found[0].startswith("**Wrong")
        assert [problem.code for problem in problems] == ([code] if is_wrong else [])
    shows_text = "**Wrong:**\n" in text
    assert shows_text == ("**Write:**\n" in text) or code in {"headline-too-long", "empty-file"}
