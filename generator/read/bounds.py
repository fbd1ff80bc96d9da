"""Every bound on an article: its value, and why that value.

An article is text by a stranger: whatever it holds, it is read within two seconds of one core or refused by
name. Each bound below has a problem code of its own in `problems.PROBLEM_CODES`.
"""

# The file: the longest of 2,600 real articles has 60 KiB, so 1 MiB is generous and still reads in no time.
MAX_FILE_BYTES = 1_048_576
# A paragraph is one line: the longest real one has 4,000 characters; longer than this it is data, not prose.
MAX_LINE_CHARACTERS = 50_000
# Lines with text: ten times the longest real article; the costliest ones take the parser 0.2 ms each.
MAX_LINES = 5_000
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
# No article is older than the first newspapers (1605), and a year after this one is a slip of the keyboard.
FIRST_YEAR = 1600
LAST_YEAR = 2199

# A line this short without a full stop, below the headline, is a source and not a paragraph.
MAX_SOURCE_CHARACTERS = 100

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
# longer runs costs their square.
MAX_COMBINING_MARKS = 30
