"""What is wrong with a line of YAML, in words for people who do not know YAML, and how to write it right."""

from __future__ import annotations

import json
import re

import yaml

from news_digest.read.characters import clean_text

_FIELD = re.compile(r"(?P<indent>\s*(?:- )?)(?P<key>[A-Za-z_][\w-]*):(?P<gap>\s*)(?P<value>.*)")
# Looks like a space, is none to YAML: what a word processor puts behind a colon.
_ODD_SPACE = re.compile("[\u00a0\u2000-\u200a\u202f\u205f\u3000]")
_SPECIAL_START = "[]{}*&!|>%@`,?#-"
_FORM = "write each field on a line of its own as `key: value`"
_QUOTE = "put a text with : # [ ] { } or quotation marks in double quotes"
# Errors whose beginning, not whose end, is the line to mend.
_BEGINS_EARLIER = ("quoted scalar", "flow ", "simple key")


def explain_error(error: Exception, lines: list[str]) -> tuple[int, str, str]:
    """Return where a parser's error is (an index into `lines`), what is wrong, and what to write instead."""
    if isinstance(error, yaml.reader.ReaderError):
        index = "\n".join(lines)[: error.position].count("\n")
        return index, f"the character U+{_code_point(error):04X} may not stand in YAML", "delete it"
    if not isinstance(error, yaml.MarkedYAMLError):
        index = next((index for index, line in enumerate(lines) if "\\" in line), 0)
        return index, "a number or character code is out of bounds", _QUOTE
    index = min(_line_of(error), len(lines) - 1)
    if "mapping values" in (error.problem or ""):
        if lines[index].startswith(" "):
            message = "the line is indented, so it belongs to the line above"
            return index, message, "begin the line at the left edge"
        if index and not _FIELD.match(lines[index - 1]):
            index -= 1
    return index, *explain_line(lines[index])


def explain_line(line: str) -> tuple[str, str]:
    """Return what is wrong with a line that YAML does not take, and what to write instead."""
    if "\t" in line[: len(line) - len(line.lstrip())]:
        return "the line is indented with a tab", "indent with spaces"
    odd = _ODD_SPACE.search(line)
    if odd:
        message = f"a space of another kind (U+{ord(odd[0]):04X}) stands in the line"
        return message, f"write a plain space, as in `{clean_text(line)[:80]}`"
    field = _FIELD.fullmatch(line.rstrip())
    if not field or field["value"].startswith("//"):
        return "the line is no `key: value`", f"{_FORM}; {_QUOTE}"
    return _explain_field(field["key"], field["gap"], field["value"])


def _explain_field(key: str, gap: str, value: str) -> tuple[str, str]:
    """Return what is wrong with a field, and what to write instead."""
    if value and not gap:
        return f"no space follows the colon after {key}", f"write `{key}: {value}`"
    if value[:1] in {'"', "'"}:
        return f"the quotation marks around {key} do not fit", f"write {_as_quoted(key, value)}"
    if ": " in value or value.endswith(":"):
        return f"the text of {key} holds a colon", f"write {_as_quoted(key, value)}"
    if value[:1] and value[0] in _SPECIAL_START:
        return f"the text of {key} begins with {value[0]}", f"write {_as_quoted(key, value)}"
    return "the line cannot be read as YAML", f"{_FORM}; {_QUOTE}"


def _line_of(error: yaml.MarkedYAMLError) -> int:
    """Return the index of the line to mend."""
    context = error.context or ""
    if error.context_mark and any(words in context for words in _BEGINS_EARLIER):
        return int(error.context_mark.line)
    mark = error.problem_mark or error.context_mark
    return int(mark.line) if mark else 0


def _as_quoted(key: str, value: str) -> str:
    """Return the field as it can be written."""
    bare = value.strip().strip("\"'").strip() if value[:1] in {'"', "'"} else value.strip()
    text = clean_text(bare)
    text = text if len(text) <= 80 else f"{text[:79]}…"  # noqa: PLR2004 (as much as reads well in a message)
    return f"`{key}: {json.dumps(text, ensure_ascii=False)}`"


def _code_point(error: yaml.reader.ReaderError) -> int:
    """Return the code point that the parser refused."""
    return error.character if isinstance(error.character, int) else ord(error.character)
