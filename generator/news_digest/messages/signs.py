"""Words of strangers made harmless: in a log that a runner reads, and in Markdown that a host shows."""

from __future__ import annotations

import re

# A comparison that knows many scripts skips characters without a shape, so these may stand anywhere between.
_BETWEEN = r"[^\x21-\x7e]*"
_COMMAND_START = re.compile(rf"\A({_BETWEEN}):(?={_BETWEEN}:)")
_OLD_COMMAND = re.compile(rf"#(?={_BETWEEN}#{_BETWEEN}(?:[a-z]+{_BETWEEN})?\[)", re.IGNORECASE)


def printable(line: str) -> str:
    r"""Return a line for a terminal or a log, with all that could act there shown as escapes.

    That is every control, bidi or otherwise invisible character, and what a runner of continuous integration
    takes for a command: `::error::` at the start becomes `\x3a:error::`, `##[error]` becomes `\x23#[error]`.
    """
    shown = "".join(one if one.isprintable() else ascii(one)[1:-1] for one in line)
    return _OLD_COMMAND.sub(r"\\x23", _COMMAND_START.sub(r"\1\\x3a", shown))


def as_unicode(text: str) -> str:
    """Return text with what is no Unicode (a byte of a file's name, half a pair) as an escape."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def plain_signs(text: str) -> str:
    """Return text for a cell of a Markdown table, in which no sign is Markdown, a link or somebody's name."""
    shown = printable(as_unicode(text))
    return "".join(one if one.isalnum() or one == " " else f"&#{ord(one)};" for one in shown)
