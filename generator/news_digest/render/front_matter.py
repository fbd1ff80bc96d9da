"""Front matter: the one place that writes YAML, so that nothing an article says can end or bend it.

Every string is double-quoted as in JSON, which is YAML too: `Brexit: what [next]?` written bare makes MkDocs
drop the whole front matter without a word.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping

from news_digest.render.escape import Markdown

# What YAML 1.1 will not have inside quotes, and its line ends beyond ASCII: NEL, U+2028, U+2029, the BOM.
_UNPRINTABLE = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
# Half a surrogate pair can be written to no file.
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
_PLAIN_KEY = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
# YAML 1.1 reads these keys as true, false or nothing.
_WORDS_OF_YAML = frozenset({"y", "n", "yes", "no", "on", "off", "true", "false", "null"})


def render_front_matter(fields: Mapping[str, object]) -> Markdown:
    """Return a page's front matter, fields in the given order, with both `---` lines and a line end.

    Values are strings, integers, booleans, and lists and mappings of them; what is `None` is left out, at any
    depth. Any other type raises `TypeError` (a date goes in as its ISO string).
    """
    lines = [line for key, value in fields.items() if value is not None for line in _field(key, value)]
    return Markdown("\n".join(["---", *(lines or ["{}"]), "---", ""]))


def _field(key: str, value: object) -> list[str]:
    """Return the lines of one field: lists and mappings one element a line, deeper ones on that line."""
    if isinstance(value, Mapping):
        inner = [f"  {_key(name)}: {_inline(part)}" for name, part in value.items() if part is not None]
    elif isinstance(value, list | tuple):
        inner = [f"  - {_inline(part)}" for part in value if part is not None]
    else:
        inner = []
    return [f"{_key(key)}:", *inner] if inner else [f"{_key(key)}: {_inline(value)}"]


def _key(name: str) -> str:
    """Return a field's name, quoted unless it is a plain word."""
    plain = _PLAIN_KEY.fullmatch(name) and name.lower() not in _WORDS_OF_YAML
    return name if plain else _string(name)


def _inline(value: object) -> str:
    """Return a value on one line, in YAML's flow style."""
    if isinstance(value, str):
        return _string(value)
    if isinstance(value, int):
        return json.dumps(value)
    if isinstance(value, Mapping):
        parts = (f"{_string(name)}: {_inline(part)}" for name, part in value.items() if part is not None)
        return "{" + ", ".join(parts) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(_inline(part) for part in value if part is not None) + "]"
    raise TypeError(f"front matter holds text, numbers, booleans, lists and mappings, not {value!r}")


def _string(text: str) -> str:
    """Return a text in double quotes with everything escaped that YAML or a file would not carry."""
    quoted = json.dumps(_LONE_SURROGATE.sub("\ufffd", text), ensure_ascii=False)
    return _UNPRINTABLE.sub(lambda match: f"\\u{ord(match[0]):04x}", quoted)
