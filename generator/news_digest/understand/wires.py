"""Who sent a report: the names of wires in a dateline, “(AP)”, “(dpa/lno)”, “/PRNewswire/”."""

from __future__ import annotations

import re
from functools import cache

from news_digest.understand.gazetteer import read_list

_PARTS = re.compile(r"[\s/,&]+|-(?=[A-Z]{2})")
SHORTEST = 3  # letters of a name that is written small as well: “tt” and “pa” are words


def is_wire(name: str) -> bool:
    """Tell whether the words in a dateline's brackets name a known wire: “dpa/lno”, “Business Wire”."""
    return name.upper() in _wires() or any(map(_is_name, _PARTS.split(name)))


def _is_name(part: str) -> bool:
    """Tell whether a word is a wire's name as it may be written."""
    return part in _wires() or (len(part) >= SHORTEST and part.upper() in _wires())


@cache
def _wires() -> frozenset[str]:
    """Return the known wires, in capitals."""
    return frozenset(read_list("wires.txt"))
