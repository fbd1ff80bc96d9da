"""Every bound on an article: what is just inside is read, one more is refused by name, pages tell of it."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

import news_digest.read
from news_digest.language import dates
from news_digest.read import PROBLEM_CODES, bounds, read_articles
from news_digest.read.bounds import CODES

ROOT = Path(__file__).parents[2]
VALUES = {name: value for name, value in vars(bounds).items() if name.isupper() and isinstance(value, int)}
YEARS = Path(dates.__file__).read_text(encoding="utf-8")
SOURCE = Path(bounds.__file__).read_text(encoding="utf-8") + YEARS
TEXT = "a headline\na source\n"
MARKDOWN = "# a headline\n\n"

Files = dict[str, str]


def text(body: str) -> Files:
    """Return a plain article."""
    return {"a.txt": TEXT + body}


def markdown(body: str) -> Files:
    """Return an article in Markdown."""
    return {"a.md": MARKDOWN + body}


def front(yaml: str) -> Files:
    """Return an article with front matter."""
    return {"a.txt": f"---\n{yaml}\n---\n{TEXT}a paragraph.\n"}


def in_lines(piece: str, count: int, a_line: int = 1_000) -> str:
    """Return a piece of text so many times, on lines of so many."""
    whole, rest = divmod(count, a_line)
    return "\n".join([piece * a_line] * whole + [piece * rest])


def file_of(size: int) -> Files:
    """Return an article of so many bytes."""
    body = in_lines("x", size - len(TEXT) - (size // 40_001), 40_000)
    return text(body + "y" * (size - len(TEXT) - len(body)))


def blocks_of(count: int) -> Files:
    """Return an article of so many blocks: a list, four a line in it, then paragraphs."""
    nested, rest = divmod(count - 1 - 3, 4)
    return markdown("- - a\n" * nested + "\nb\n" * (3 + rest))


def table_of(cells: int) -> Files:
    """Return a table of 40 columns in an article of so many lines that they make so many cells."""
    rows = -(-cells // 40) - 3
    return markdown("|a" * 40 + "|\n" + "|-" * 40 + "|\n\n" + "b\n" * rows)


CASES: dict[str, Callable[[int], Files]] = {
    "MAX_FOLDER_DEPTH": lambda depth: {"f/" * depth + "a.txt": TEXT + "a paragraph.\n"},
    "MAX_FILE_BYTES": file_of,
    "MAX_LINE_CHARACTERS": lambda count: text("x" * count),
    "MAX_LINES": lambda count: text("x\n" * (count - 2)),
    "MAX_WORDS": lambda count: text(in_lines("x ", count - 4)),
    "MAX_CAPITALS": lambda count: text(in_lines("Ab ", count)),
    "MAX_SIGNS": lambda count: text(in_lines("a:", count)),
    "MAX_BLOCKS": blocks_of,
    "MAX_FRONT_MATTER_BYTES": lambda count: front("#" * count),
    "MAX_FRONT_MATTER_DEPTH": lambda depth: front("references: " + "[" * (depth - 1) + "]" * (depth - 1)),
    "MAX_HEADLINE_CHARACTERS": lambda count: {"a.txt": "x" * count + "\na source\na paragraph.\n"},
    "MAX_NAME_CHARACTERS": lambda count: front("source: " + "x" * count),
    "MAX_TAG_CHARACTERS": lambda count: front(f"tags: [{'x' * count}]"),
    "MAX_TEXT_CHARACTERS": lambda count: front("summary: " + "x" * count),
    "MAX_ADDRESS_CHARACTERS": lambda count: front("url: http://a.example/".ljust(count + 5, "x")),
    "MAX_ALIAS_CHARACTERS": lambda count: front(f"aliases: [{'x' * count}]"),
    "MAX_VALUES": lambda count: front(f"tags: [{', '.join(map(str, range(count)))}]"),
    "MAX_ALIASES": lambda count: front(f"aliases: [{', '.join(f'old/{n}' for n in range(count))}]"),
    "FIRST_YEAR": lambda year: front(f"date: {year}-01-01"),
    "LAST_YEAR": lambda year: front(f"date: {year}-12-31"),
    "MAX_NESTING": lambda depth: markdown("> " * depth + "a"),
    "MAX_PARSER_NESTING": lambda levels: markdown("- " * (levels // 2) + "a"),
    "MAX_LINKS": lambda count: markdown(in_lines("[a](http://b.example) ", count)),
    "MAX_MARKUP": lambda count: markdown(in_lines("*a ", count)),
    "MAX_TABLE_COLUMNS": lambda count: markdown("|a" * count + "|\n" + "|-" * count + "|\n"),
    "MAX_TABLE_CELLS": table_of,
    "MAX_COMBINING_MARKS": lambda count: text("a" + "\u0316" * count),
}


def find_codes(folder: Path, files: Files) -> tuple[int, set[str]]:
    """Return the number of articles in some files, and the codes of their problems."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    reading = read_articles(folder)
    return len(reading.articles), {problem.code for problem in reading.problems}


def test_every_bound_has_a_case_and_a_code() -> None:
    """No bound is without a test, and none without a problem that names it."""
    assert set(CASES) == set(VALUES) == set(CODES)
    assert set(CODES.values()) <= set(PROBLEM_CODES)


@pytest.mark.parametrize("name", VALUES)
def test_every_bound_has_a_reason(name: str) -> None:
    """A comment above a bound, or above the group that it stands in, says why it has this value."""
    above = SOURCE[: SOURCE.index(f"\n{name} = ")].splitlines()
    reason = next(line for line in reversed(above) if not re.match(r"[A-Z_]+ = ", line))
    assert reason.startswith("# ")


@pytest.mark.parametrize("name", VALUES)
def test_every_bound_is_documented(name: str) -> None:
    """The page on article files gives each bound's value beside the code of its problem."""
    page = (ROOT / "manual/docs/articles-format.md").read_text(encoding="utf-8")
    value = f"{VALUES[name]:,}" if name.startswith("MAX_") else str(VALUES[name])
    if name == "MAX_PARSER_NESTING":  # the reader's own, which only keeps the bound on nesting honest
        value = f"{bounds.MAX_NESTING}"
    rows = [row for row in page.splitlines() if row.startswith("|") and f"(problems.md#{CODES[name]})" in row]
    assert any(re.search(rf"(?<![\d,]){value}(?![\d,])", row) for row in rows)


@pytest.mark.parametrize("name", VALUES)
def test_just_inside_is_accepted(name: str, tmp_path: Path) -> None:
    """An article at the bound is read, and nothing is said of the bound."""
    count, codes = find_codes(tmp_path, CASES[name](VALUES[name]))
    assert count == 1
    assert CODES[name] not in codes


@pytest.mark.parametrize("name", VALUES)
def test_just_outside_is_named(name: str, tmp_path: Path) -> None:
    """One more than the bound is named."""
    step = -1 if name == "FIRST_YEAR" else 1
    _, codes = find_codes(tmp_path, CASES[name](VALUES[name] + step))
    assert codes == {CODES[name]}


@pytest.mark.parametrize("name", VALUES)
def test_every_bound_is_used(name: str) -> None:
    """A bound that nothing looks at bounds nothing."""
    folder = Path(news_digest.read.__file__).parent
    others = "".join(
        path.read_text(encoding="utf-8") for path in folder.glob("*.py") if path.name != "bounds.py"
    )
    assert re.search(rf"\b{name}\b(?!,|\"| = )", others + YEARS)
