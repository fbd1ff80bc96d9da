"""Problems as people and machines read them: lines of text, one JSON object, or annotations of GitHub.

Names, quoted values and messages hold words of strangers, and a log may be read by a runner that takes some
lines for commands. So no line printed here begins with `::`, none but our own annotations do anything, and
`##[` stands nowhere: a runner looks for the first after blanks, for the second anywhere in a line.
"""

from __future__ import annotations

import json
import posixpath
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Literal, get_args

from news_digest.messages.review import Review, render_review
from news_digest.messages.signs import as_unicode, plain_signs, printable
from news_digest.model import Problem

__all__ = [
    "FORMATS",
    "PROBLEM_CODES",
    "Format",
    "Review",
    "condense",
    "printable",
    "render_github",
    "render_json",
    "render_review",
    "render_summary",
    "render_text",
]

Format = Literal["text", "json", "github"]
FORMATS: tuple[str, ...] = get_args(Format)
# The form of the JSON object; it goes up when a reader of the old form would go wrong.
JSON_VERSION = 2
# Findings of one code that a file may have before they become one, and findings of all codes.
MAX_ALIKE = 3
MAX_A_FILE = 10
LINES_NAMED = 8  # of those that became one
ROWS_AT_MOST = 500  # of a table; GitHub shows a summary of a megabyte
PROBLEM_CODES = {"more-problems": "the file has more problems than are named"}
_COMMANDS = {"problem": "error", "remark": "notice"}


def condense(problems: Iterable[Problem], meanings: Mapping[str, str]) -> tuple[Problem, ...]:
    """Return problems, sorted, so that no file fills a screen.

    More than `MAX_ALIKE` of one code in a file become one that names their lines, in the words of `meanings`
    (by code). More than `MAX_A_FILE` in a file become so many, problems before remarks, and one that counts
    the rest.
    """
    files: dict[str, list[Problem]] = defaultdict(list)
    for problem in sorted(set(problems)):
        files[problem.path].append(problem)
    return tuple(sorted(one for found in files.values() for one in _cap(_join_alike(found, meanings))))


def _join_alike(found: Sequence[Problem], meanings: Mapping[str, str]) -> list[Problem]:
    """Return the problems of one file with many of one code as one."""
    alike: dict[str, list[Problem]] = defaultdict(list)
    for problem in found:
        alike[problem.code].append(problem)
    joined: list[Problem] = []
    for code, ones in alike.items():
        if len(ones) <= MAX_ALIKE:
            joined += ones
        else:
            message = f"{meanings[code]} ({len(ones):,} times: {_lines_text(ones)})"
            joined.append(replace(ones[0], message=message))
    return joined


def _lines_text(problems: Sequence[Problem]) -> str:
    """Return the lines of problems in words, the first few by number."""
    lines = sorted({problem.line for problem in problems})
    if len(lines) == 1:
        return f"line {lines[0]}"
    named = ", ".join(map(str, lines[:LINES_NAMED]))
    return f"lines {named}, …" if len(lines) > LINES_NAMED else f"lines {named}"


def _cap(found: Sequence[Problem]) -> list[Problem]:
    """Return the first problems of one file, and one that counts the rest if there is any."""
    in_order = sorted(found, key=lambda problem: (problem.severity, problem))
    kept, rest = in_order[:MAX_A_FILE], in_order[MAX_A_FILE:]
    if rest:
        message = f"{len(rest):,} more findings stand in this file"
        advice = "mend those that are named, and check again"
        kept.append(replace(rest[0], code="more-problems", message=message, advice=advice))
    return kept


def render_text(problems: Iterable[Problem]) -> Iterator[str]:
    """Yield `path:line: code: what is wrong, what to write instead` for each problem; remarks say so."""
    for problem in problems:
        yield printable(str(problem))


def render_json(articles: int, problems: Iterable[Problem]) -> str:
    """Return one JSON object in ASCII: `version`, `articles` that can be published, `problems` in order."""
    found = [
        {
            "severity": problem.severity,
            "path": as_unicode(problem.path),
            "line": problem.line,
            "code": problem.code,
            "message": as_unicode(problem.message),
            "advice": as_unicode(problem.advice),
        }
        for problem in problems
    ]
    text = json.dumps({"version": JSON_VERSION, "articles": articles, "problems": found}, indent=2)
    return text.replace("##", "#\\u0023")  # the same text to a reader of JSON, and no command to a runner


def render_github(problems: Iterable[Problem], *, here: Path, root: Path) -> Iterator[str]:
    """Yield a workflow command for each problem, which GitHub shows at the line in the pull request.

    Paths are given from `here` (absolute), GitHub wants them from the repository's `root` (absolute). GitHub
    shows ten errors and ten notices of a step, so each file's first comes before any file's second. The
    escapes are those of GitHub's own toolkit (`packages/core/src/command.ts`).
    """
    for problem in _spread(problems):
        place = _property(_from_root(problem.path, here, root))
        title, command = _property(problem.code), _COMMANDS[problem.severity]
        yield f"::{command} file={place},line={problem.line},title={title}::{_data(str(problem))}"


def render_summary(articles: int, problems: Sequence[Problem]) -> str:
    """Return problems as Markdown for the page that GitHub shows of a run; nothing where there are none."""
    wrong = sum(problem.severity == "problem" for problem in problems)
    if not problems:
        return ""
    counts = f"{articles:,} to be published, {wrong:,} problems, {len(problems) - wrong:,} remarks"
    rows = [f"| {_cell(problem.severity)} | {_cell(str(problem))} |" for problem in problems[:ROWS_AT_MOST]]
    rest = len(problems) - len(rows)
    return "\n".join(
        [
            f"### Articles: {counts}",
            "",
            "What can be read of an article is published; one that can not be read is left out.",
            "",
            "| | |",
            "|---|---|",
            *rows,
            *([f"| | and {rest:,} more |"] if rest else []),
            "",
        ]
    )


def _cell(text: str) -> str:
    """Return text for a cell of a table, as code."""
    return f"<code>{plain_signs(text)}</code>"


def _spread(problems: Iterable[Problem]) -> list[Problem]:
    """Return problems with each file's first ones first, those to be mended before remarks."""
    turns: dict[tuple[str, str], int] = defaultdict(int)
    ranked: list[tuple[str, int, Problem]] = []
    for problem in problems:
        ranked.append((problem.severity, turns[problem.severity, problem.path], problem))
        turns[problem.severity, problem.path] += 1
    return [problem for _, _, problem in sorted(ranked)]


def _from_root(path: str, here: Path, root: Path) -> str:
    """Return a path as seen from the root of the repository; one outside stays as it is."""
    seen = posixpath.relpath(posixpath.join(here.as_posix(), path), root.as_posix())
    return path if seen.startswith("..") else seen


def _data(text: str) -> str:
    """Return text as it may stand in the message of a workflow command."""
    return printable(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    """Return text as it may stand in a property of a workflow command."""
    return _data(text).replace(":", "%3A").replace(",", "%2C")
