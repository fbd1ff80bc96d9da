"""Every bound on an article: its value, and why that value.

An article is text by a stranger: whatever it holds, all stages from reading to the rendered page together
take at most two seconds of one core for it, or it is refused by name. The bounds count what the stages pay
for. There is no clock in them: what is refused must not depend on how busy a machine is, so the costliest
articles inside all bounds are measured instead (`tests/test_costs.py`).
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

# The years of an article stand where every reader of dates sees them.
from news_digest.language.dates import FIRST_YEAR, LAST_YEAR

__all__ = ["FIRST_YEAR", "LAST_YEAR"]

# Folders in one another below the articles: a day in a month in a year of a section needs four.
MAX_FOLDER_DEPTH = 16
# The file: the longest of 2,600 real articles has 60 KiB, an eighth. What is neither words nor signs, such as
# rows of dashes, or letters with their accents in parts, costs up to 1.5 microseconds a byte.
MAX_FILE_BYTES = 524_288
# A paragraph is one line: the longest real one has 4,000 characters; longer than this it is data, not prose.
MAX_LINE_CHARACTERS = 50_000
# Lines with text: ten times the longest real article; the costliest ones take the parser 0.2 ms each.
MAX_LINES = 5_000
# Words, as white space parts them: the longest real article has 20,000. Understanding takes 10 microseconds
# for a word of prose.
MAX_WORDS = 50_000
# Words that begin with a capital letter: each may be a name, and a name in a list of nothing but names takes
# 0.1 ms to judge and to link. The longest real article has 2,000; German prose has them in one word of three.
MAX_CAPITALS = 6_000
# Signs that Markdown may take for its own (`body.SIGNS`), and that end sentences: each is written to the page
# with an escape, which costs MkDocs' parser the length of the paragraph. Prose has one in ten words.
MAX_SIGNS = 15_000
# Paragraphs, items, cells and the like, which can be more than the lines where many begin on one.
MAX_BLOCKS = 10_000

# Front matter: the YAML parser needs about 0.1 s for this much, and every field at its bound fits in.
MAX_FRONT_MATTER_BYTES = 16_384
# The deepest field is `references`: fields, a list, a title and link in it. One more, to name the mistake.
MAX_FRONT_MATTER_DEPTH = 4

# Fields: what still fits a page, a feed and a result in the search box.
MAX_HEADLINE_CHARACTERS = 300
MAX_NAME_CHARACTERS = 200
MAX_TAG_CHARACTERS = 80
MAX_TEXT_CHARACTERS = 2_000
MAX_ADDRESS_CHARACTERS = 2_000
MAX_ALIAS_CHARACTERS = 200
MAX_VALUES = 100
# Each former address is a page that leads on. An article that has moved more often was never found.
MAX_ALIASES = 20

# Markdown: lists and quotes in one another; deeper ones do not fit a telephone.
MAX_NESTING = 8
# Levels that the parser goes down before it drops text: a list is two, so one list too many is still seen. It
# is also what keeps 8,000 opening brackets linear; without a bound their cost is quadratic.
MAX_PARSER_NESTING = 2 * MAX_NESTING + 1
# Opening brackets in a file; each may begin a link, and a page with more links is a list of links.
MAX_LINKS = 2_000
# Signs of Markdown in a file (`markdown_bounds.MARKUP`): the costliest mix of so many takes the parser 0.8 s.
MAX_MARKUP = 10_000
# Columns of a table, and columns of the widest times all lines: the parser fills short rows up to the width
# of the first, and 60,000 cells made of nothing take 1.2 s.
MAX_TABLE_COLUMNS = 50
MAX_TABLE_CELLS = 20_000

# Combining marks on one letter, from the Stream-Safe Text Format of Unicode (UAX #15, section 13): sorting
# longer runs costs their square, and what they draw covers the lines above.
MAX_COMBINING_MARKS = 30

# The problem that is named when a bound is passed.
CODES: Mapping[str, str] = MappingProxyType(
    {
        "MAX_FOLDER_DEPTH": "folder-too-deep",
        "MAX_FILE_BYTES": "file-too-large",
        "MAX_LINE_CHARACTERS": "line-too-long",
        "MAX_LINES": "too-many-lines",
        "MAX_WORDS": "too-many-words",
        "MAX_CAPITALS": "too-many-capitals",
        "MAX_SIGNS": "too-many-signs",
        "MAX_BLOCKS": "too-many-blocks",
        "MAX_FRONT_MATTER_BYTES": "front-matter-too-long",
        "MAX_FRONT_MATTER_DEPTH": "front-matter-too-deep",
        "MAX_HEADLINE_CHARACTERS": "headline-too-long",
        "MAX_NAME_CHARACTERS": "field-too-long",
        "MAX_TAG_CHARACTERS": "field-too-long",
        "MAX_TEXT_CHARACTERS": "field-too-long",
        "MAX_ADDRESS_CHARACTERS": "field-too-long",
        "MAX_ALIAS_CHARACTERS": "bad-alias",
        "MAX_VALUES": "too-many-values",
        "MAX_ALIASES": "too-many-values",
        "FIRST_YEAR": "bad-date",
        "LAST_YEAR": "bad-date",
        "MAX_NESTING": "nested-too-deep",
        "MAX_PARSER_NESTING": "nested-too-deep",
        "MAX_LINKS": "too-many-links",
        "MAX_MARKUP": "too-much-markup",
        "MAX_TABLE_COLUMNS": "table-too-wide",
        "MAX_TABLE_CELLS": "table-too-wide",
        "MAX_COMBINING_MARKS": "too-many-marks",
    }
)
