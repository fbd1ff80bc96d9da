"""The opening of an article: which line is the headline, which the source, and where the body begins.

The first line that can be one is the headline, and the source is the line below it that looks like an outlet.
Bylines, dates and addresses around them are the article's fields; what is part of a page and no article is
left out, and named. What stands where the headline belongs and is none is named with the likely headline.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from news_digest.language.dates import find_date
from news_digest.read.bounds import MAX_HEADLINE_CHARACTERS
from news_digest.read.characters import same_words
from news_digest.read.head_lines import HeadLine, read_head_line
from news_digest.read.headlines import NO_HEADLINES, check_headline, may_be_headline, name_doubts
from news_digest.read.outlets import SENTENCE_END, is_masthead, is_outlet, looks_like_source
from news_digest.read.problems import ProblemList, quoted

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Sequence

    from news_digest.language.dates import WrittenDate
    from news_digest.model import FrontMatter

MAX_LINES_ABOVE, MAX_LINES_BELOW = 12, 8  # of the headline: more are no opening but text
HEADLINE_WORDS = 4  # a line of so many words is no name
MAX_SHOWN = 60  # characters of a line in a message
# Kinds of lines that may be a headline after all, and those that stay above one that is marked.
_PERHAPS = frozenset({"idle", "word", "source", "byline"})
_STAYS = frozenset({"text", "word"})

Line = tuple[int, str]


@dataclass(slots=True, kw_only=True)
class Opening:
    """What the opening gives, and the numbers of the lines that are part of it and not of the body.

    `date_line` is the line that the date was taken from.
    """

    headline: str = ""
    headline_line: int = 1
    source: str | None = None
    authors: tuple[str, ...] = ()
    written: WrittenDate | None = None
    date_line: str | None = None
    updated: dt.date | None = None
    url: str | None = None
    tags: tuple[str, ...] = ()
    used: set[int] = field(default_factory=set)


def find_opening(  # noqa: PLR0913 (the two forms of articles differ in the last three)
    lines: Sequence[Line],
    front_matter: FrontMatter,
    problems: ProblemList,
    *,
    begins_text: Callable[[Sequence[Line]], bool] = lambda _lines: False,
    heading: int | None = None,
    reserve: int = 0,
) -> Opening:
    """Return the opening of an article.

    `lines` are (1-based number, clean text) without blank ones; `heading` is the number of the line that is
    marked as the headline, if one is. What front matter gives is not taken by position; a line that repeats
    it is dropped. `begins_text` tells of the lines below the headline whether the first is surely text; of
    the last `reserve` lines none is taken for a field. Raises RefusedError if there is no headline, or if it
    is too long.
    """
    finder = _Finder(lines, front_matter, problems, reserve=reserve)
    finder.take_headline(heading)
    finder.take_lines_below(begins_text)
    return finder.opening


class _Finder:
    """Goes down the lines, and takes what is not text."""

    def __init__(
        self, lines: Sequence[Line], front_matter: FrontMatter, problems: ProblemList, *, reserve: int
    ) -> None:
        self.opening = Opening(source=front_matter.source)
        self._lines = lines
        self._given = front_matter
        self._problems = problems
        self._reserve = reserve
        self._contacts: set[int] = set()  # the indices of lines that say whom newsrooms can ask
        self._source_is_named = False  # by a byline or a label, which a line of its own may repeat
        self._next = 0  # the index of the line to look at
        self._heading: int | None = None

    def take_headline(self, heading: int | None) -> None:
        """Find the headline, and take the lines above it that are fields or no part of the article."""
        self._heading = heading
        title = self._given.title
        if title is not None:
            self.opening.headline = title
            if self._lines and same_words(self._lines[0][1], title):
                self._use(0)
            return
        place = self._headline_place(heading)
        number, text = self._lines[place] if place < len(self._lines) else (1, "")
        check_headline(text, number)
        for index in range(place):
            line = read_head_line(self._lines[index][1])
            if index in self._contacts:
                self._leave_out(index, "a contact")
            elif heading is None or line.kind not in _STAYS:
                self._take(index, line, above=True)
        self.opening.headline, self.opening.headline_line = text, number
        self._use(place)
        name_doubts(self._lines[0], (number, text), self._problems, is_marked=heading is not None)

    def _headline_place(self, heading: int | None) -> int:
        """Return the index of the headline: the marked one, or the first line that can be one."""
        numbers = [number for number, _ in self._lines]
        if heading in numbers:
            return numbers.index(heading)
        place = self._skip_page(0)
        if place + 2 >= len(self._lines):  # nothing would be left for a body
            place = self._skip_page(0, sure=True)
        return place if place + 1 < len(self._lines) else 0

    def _skip_page(self, place: int, *, sure: bool = False) -> int:
        """Return the index of the first line from one on that is no field and no part of a page."""
        while place < min(len(self._lines), MAX_LINES_ABOVE):
            line = read_head_line(self._lines[place][1])
            if line.kind in {"release", "contact"}:
                place = self._skip_contact(place, line)
            elif may_be_headline(line) or (line.kind in _PERHAPS and (sure or not self._is_kicker(place))):
                if not self._is_masthead(place):
                    return place
                place += 2
            else:
                place += 1
        return place

    def _is_masthead(self, place: int) -> bool:
        """Tell whether the name of a paper stands above the line with its date, and both above a headline."""
        texts = [text for _, text in self._lines[place : place + 3]]
        return len(texts) > 2 and is_masthead(texts[0], texts[1])  # noqa: PLR2004 (a headline below the two)

    def _skip_contact(self, place: int, line: HeadLine) -> int:
        """Return the index behind the mark of a press release, or behind contacts up to a blank line."""
        first = place
        place += 1
        while line.kind == "contact" and place < len(self._lines) and self._is_next(place):
            place += 1
        if line.kind == "contact":
            self._contacts.update(range(first, place))
        return place

    def _is_next(self, place: int) -> bool:
        """Tell whether a line stands right below the one before it, without a blank line between."""
        return place > 0 and self._lines[place][0] == self._lines[place - 1][0] + 1

    def _is_kicker(self, place: int) -> bool:
        """Tell whether a line stands above a headline, which shows by its length or by its source."""
        below = [text for _, text in self._lines[place + 1 : place + 4]]
        if len(below) < 2 or read_head_line(below[0]).kind in NO_HEADLINES:  # noqa: PLR2004 (two lines)
            return len(below) > 1
        words = len(below[0].split())
        has_source = len(below) > 2 and looks_like_source(below[1])  # noqa: PLR2004 (three lines)
        return words >= HEADLINE_WORDS or (words > 1 and has_source)

    def take_lines_below(self, begins_text: Callable[[Sequence[Line]], bool]) -> None:
        """Take the source and the fields below the headline, up to the first line of text."""
        end = min(len(self._lines) - self._reserve, self._next + MAX_LINES_BELOW)
        while self._next < end:
            number, text = self._lines[self._next]
            line = read_head_line(text)
            if number == self._heading:  # a heading that front matter's title does not repeat
                return
            is_dated_name = line.kind == "source" and line.written and self.opening.source is not None
            if (line.kind == "text" or is_dated_name) and not self._take_source(begins_text):
                return
            if line.kind != "text" and not is_dated_name and not self._take(self._next, line, above=False):
                return

    def _take_source(self, begins_text: Callable[[Sequence[Line]], bool]) -> bool:
        """Take a line as the source if it is one; return whether it is."""
        rest = self._lines[self._next :]
        text = rest[0][1]
        if self._given.source is not None:
            repeats = same_words(text, self._given.source)
            if repeats:
                self._use(self._next)
            return repeats
        if self.opening.source is not None:
            repeats = self._source_is_named and same_words(text, self.opening.source)
            if repeats:
                self._use(self._next)
            return repeats
        if begins_text(rest):
            return False
        if not looks_like_source(text) or self._is_below_a_deck():
            return self._take_source_below_deck()
        self.opening.source = text
        self._use(self._next)
        return True

    def _is_below_a_deck(self) -> bool:
        """Tell whether the line is a second headline, with a name of an outlet below it."""
        texts = [text for _, text in self._lines[self._next : self._next + 3]]
        if len(texts) < 3 or is_outlet(texts[0]):  # noqa: PLR2004 (a deck, a source and text)
            return False
        return (
            is_outlet(texts[1])
            and looks_like_source(texts[1])
            and len(texts[1].split()) < len(texts[0].split())
        )

    def _take_source_below_deck(self) -> bool:
        """Take the source that stands below a second headline; return False, since that is text."""
        following = self._lines[self._next + 1 : self._next + 3]
        deck = self._lines[self._next][1]
        if len(following) > 1 and not SENTENCE_END.search(deck) and len(deck) <= MAX_HEADLINE_CHARACTERS:
            name = following[0][1]
            if looks_like_source(name) and len(name.split()) <= 5 and read_head_line(name).kind == "text":  # noqa: PLR2004 (words)
                self.opening.source = name
                self.opening.used.add(following[0][0])
        return False

    def _take(self, place: int, line: HeadLine, *, above: bool) -> bool:
        """Take the fields of a line, or leave it out as part of a page; return False if it is text after all.

        What front matter gives stands: a line that says something else stays in the text.
        """
        number, text = self._lines[place]
        if line.error:
            self._problems.add(number, "bad-date", f"{quoted(text)}: {line.error.message}", line.error.advice)
        if line.kind == "text":
            return self._take_text_above(place) if above else False
        if not self._fits_given(line):
            return False
        opening = self.opening
        opening.authors = opening.authors or (line.authors if not self._given.authors else ())
        if line.written and opening.written is None and self._given.date is None:
            opening.written, opening.date_line = line.written, text
        opening.updated = opening.updated or line.updated
        opening.url = opening.url or (line.url if self._given.url is None else None)
        opening.source = opening.source or line.source
        self._source_is_named = self._source_is_named or line.source is not None
        opening.tags = opening.tags or line.tags
        self._use(place)
        if (
            line.kind in {"idle", "word"}
            or (line.kind == "rule" and not above)
            or (line.kind == "address" and line.url is None)
        ):
            self._leave_out(place, line.what)
        return True

    def _leave_out(self, place: int, what: str) -> None:
        """Take a line as part of the opening that says nothing, and note that."""
        number, text = self._lines[place]
        message = f"{quoted(text[:MAX_SHOWN])} is {what}, and left out"
        advice = "take it out of the file, or write it into a paragraph"
        self._problems.add(number, "line-left-out", message, advice)
        self._use(place)

    def _take_text_above(self, place: int) -> bool:
        """Take a line above the headline: a masthead is the source, all else is left out and named."""
        number, text = self._lines[place]
        dated = find_date(text) if place and self._is_masthead(place - 1) else None
        if dated:
            self.opening.written, self.opening.date_line = dated[0], text
        elif self.opening.source is None and is_outlet(text):
            self.opening.source = text
        else:
            message = f"{quoted(text[:MAX_SHOWN])} stands above the headline, and is left out"
            self._problems.add(
                number, "line-left-out", message, "take it out of the file, or write it into a paragraph"
            )
        self._use(place)
        return True

    def _fits_given(self, line: HeadLine) -> bool:
        """Tell whether a line says nothing else than front matter does."""
        given = self._given
        if line.written and given.date is not None and line.written.day != given.date:
            return False
        if line.url and given.url is not None and line.url != given.url:
            return False
        names = {name.casefold() for name in given.authors}
        return not (line.authors and names and not names & {name.casefold() for name in line.authors})

    def _use(self, place: int) -> None:
        """Count a line as part of the opening."""
        self.opening.used.add(self._lines[place][0])
        self._next = max(self._next, place + 1)
