"""Comments: what authors write for themselves, `<!-- … -->` and their like, is never shown.

They are taken out before anything else is read, so that one above the front matter does not hide it. Lines
keep their numbers. In Markdown, comments inside code stay: they are what the code is about.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from news_digest.read.problems import RefusedError

_BEGIN = "<!--"
_END = re.compile(r"--!?>")
_AT_ONCE = re.compile(r"<!--?-?>")  # empty to a browser (HTML Standard, 13.2.5.43)
_FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,})[^\n]*\n.*?(?:^ {0,3}\1[`~]*[ \t]*$|\Z)", re.MULTILINE | re.DOTALL)
_CODE = re.compile(r"(?<!`)(`{1,4})(?!`)[^`\n]*<!--[^`\n]*\1(?!`)")
# Of Obsidian, Liquid and Hugo.
_OTHERS = (
    ("%%", re.compile(r"%%")),
    ("{% comment %}", re.compile(r"\{%-?\s*endcomment\s*-?%\}")),
    ("{{/*", re.compile(r"\*/\}\}")),
)


def hide_comments(text: str, *, is_markdown: bool) -> str:
    """Return text without its comments, each line end of theirs kept.

    Raises RefusedError at the line of a comment that has no end: what belongs to it cannot be told.
    """
    code = _find_code(text) if is_markdown and _BEGIN in text else []
    text = _hide(text, _BEGIN, _END, code, must_end=True)
    if is_markdown:
        for begin, end in _OTHERS:
            text = _hide(text, begin, end, [], must_end=False)
    return text


def _find_code(text: str) -> list[tuple[int, int]]:
    """Return the places of code in Markdown, as (start, end)."""
    return sorted(found.span() for pattern in (_FENCE, _CODE) for found in pattern.finditer(text))


def _hide(text: str, begin: str, end: re.Pattern[str], code: list[tuple[int, int]], *, must_end: bool) -> str:
    """Return text without what stands between two marks."""
    starts = [first for first, _ in code]
    parts: list[str] = []
    shown_from = place = 0
    while (start := text.find(begin, place)) >= 0:
        last = bisect_right(starts, start) - 1  # of the code that begins before
        if last >= 0 and code[last][1] > start:
            place = code[last][1]
            continue
        empty = _AT_ONCE.match(text, start) if must_end else None
        found = empty or end.search(text, start + len(begin))
        if found is None:
            if must_end:
                message, advice = "the comment has no end", "write --> behind its last word"
                raise RefusedError(text.count("\n", 0, start) + 1, "comment-not-closed", message, advice)
            break
        parts += [text[shown_from:start], "\n" * text.count("\n", start, found.end())]
        shown_from = place = found.end()
    return "".join([*parts, text[shown_from:]])
