"""JSON that stays harmless even where someone puts it into a page, written fast enough for every article."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping

# What ends a script element or a line of one, controls, and halves of characters that no file can hold.
_UNSAFE = re.compile("[<>&\x7f-\x9f\u2028\u2029\ud800-\udfff]")


def render_object(fields: Mapping[str, object], margin: str = "") -> str:
    """Return an object as JSON, one member a line, each line after `margin`, without a line end after it.

    Strings escape what could act in a page, so that the text may stand in one as it is.
    """
    # Without `indent`, json.dumps runs in C.
    members = (
        f'{margin} "{name}": {json.dumps(value, ensure_ascii=False)}' for name, value in fields.items()
    )
    text = f"{margin}{{\n" + ",\n".join(members) + f"\n{margin}}}"
    return _make_safe(text)


def render_line(value: object) -> str:
    """Return a value as JSON on one line without spaces, as safe as `render_object`."""
    return _make_safe(json.dumps(value, ensure_ascii=False, separators=(",", ":")))


def known(fields: Mapping[str, object]) -> dict[str, object]:
    """Leave out what is not known: None, and texts, lists and mappings that are empty."""
    return {name: value for name, value in fields.items() if value is not None and value not in ("", [], {})}


def _make_safe(text: str) -> str:
    """Return JSON in which no character could act in a page."""
    return _UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04x}", text)
