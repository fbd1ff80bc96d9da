"""One article: from the bytes of its file to what its author wrote, or the problems that are in the way."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from news_digest.model import Problem, RawArticle
from news_digest.read.bounds import MAX_COMBINING_MARKS
from news_digest.read.characters import cut_marks, find_marks
from news_digest.read.comments import hide_comments
from news_digest.read.fields import read_fields
from news_digest.read.files import decode_text
from news_digest.read.foreign_forms import check_form
from news_digest.read.front_matter import read_front_matter, split_front_matter
from news_digest.read.keys import own_key
from news_digest.read.markdown import read_markdown
from news_digest.read.plain_text import read_plain_text
from news_digest.read.problems import ProblemList, RefusedError
from news_digest.read.withholding import (
    ADVICE,
    Sign,
    find_folder_signs,
    find_heading_sign,
    find_signs,
    is_embargo_key,
)
from news_digest.slugs import make_slug

if TYPE_CHECKING:
    from news_digest.model import FrontMatter
    from news_digest.read.body import Body
    from news_digest.read.front_matter import Parts
    from news_digest.read.opening import Opening
    from news_digest.read.strict_yaml import Value

LINES_WITH_SIGNS = 6  # at the head of a text, in which newsrooms hold it back


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleFile:
    """An article, the path that its problems bear, and the line of each field of its front matter.

    `made` is the slug that the headline makes. `embargoes` are the signs that hold it back before or after a
    day, which other articles tell; `known_day` is the day that the article gives to the digest: its date,
    unless only an embargo names one.
    """

    article: RawArticle
    shown_as: str
    key_lines: Mapping[str, int]
    made: str
    embargoes: tuple[Sign, ...] = ()
    known_day: dt.date | None = None


def read_article(
    content: bytes, path: str, *, shown_as: str | None = None
) -> tuple[RawArticle | None, tuple[Problem, ...]]:
    """Return an article and its problems; None in its place if it cannot be read at all.

    `path` is the file's path in the articles folder, whose ending (`.md` or other) says how to read it;
    `shown_as` is the path that problems bear, if another. The slug is the one that the article has if it is
    alone in its folder. Drafts are read like any other. Raises nothing.
    """
    file, problems = read_article_file(content, path, shown_as=shown_as or path)
    return (file.article if file else None), problems


def read_article_file(
    content: bytes, path: str, *, shown_as: str, language: str = "en"
) -> tuple[ArticleFile | None, tuple[Problem, ...]]:
    """Return an article with the lines of its fields, and its problems; `language` is the site's."""
    problems = ProblemList(shown_as)
    try:
        file = _read(content, path, problems, language)
    except RefusedError as refusal:
        problems.add_refusal(refusal)
        file = None
    return file, problems.found


def _read(content: bytes, path: str, problems: ProblemList, language: str) -> ArticleFile:
    """Return an article; RefusedError if it cannot be read."""
    text = _cut_marks(decode_text(content), problems)
    check_form(text)
    parts = split_front_matter(hide_comments(text, is_markdown=_is_markdown(path)), problems)
    fields = read_front_matter(parts, problems)
    given = read_fields(fields, problems)
    body = _read_body(parts, path, given, problems)
    signs = (*find_signs(fields), *find_folder_signs(path), *_heading_signs(parts))
    always = [sign for sign in signs if sign.until is None and sign.after is None]
    for sign in always:
        problems.add(sign.line, "withheld", f"{sign.text} holds the article back", ADVICE)
    front_matter = _with_opening(given, body.opening, is_draft=bool(always))
    made = make_slug(body.opening.headline, fallback="article", language=language)
    article = RawArticle(
        path=path,
        slug=front_matter.slug or made,
        headline=body.opening.headline,
        source=body.opening.source,
        blocks=body.blocks,
        front_matter=front_matter,
        digest=hashlib.sha256(content).hexdigest(),
        date_line=body.opening.date_line,
    )
    return ArticleFile(
        article=article,
        shown_as=problems.path,
        made=made,
        key_lines={own_key(key) or key: value.line for key, value in reversed(list(fields.items()))},
        embargoes=tuple(sign for sign in signs if sign not in always),
        known_day=_known_day(fields, front_matter),
    )


def _with_opening(given: FrontMatter, opening: Opening, *, is_draft: bool) -> FrontMatter:
    """Return front matter with what the lines around the headline give besides."""
    written = opening.written if given.date is None else None
    return replace(
        given,
        authors=given.authors or opening.authors,
        date=written.day if written else given.date,
        date_time=written.moment if written else given.date_time,
        updated=given.updated or opening.updated,
        url=given.url or opening.url,
        tags=tuple(dict.fromkeys((*given.tags, *opening.tags))),
        draft=given.draft or is_draft,
    )


def _heading_signs(parts: Parts) -> Iterator[Sign]:
    """Yield the signs at the head of the text that hold it back."""
    top = [(number, line) for number, line in parts.body if line.strip()][:LINES_WITH_SIGNS]
    for number, line in top:
        sign = find_heading_sign(number, line)
        if sign:
            yield sign


def _known_day(fields: Mapping[str, Value], front_matter: FrontMatter) -> dt.date | None:
    """Return the day that an article gives to the digest, which an embargo does not."""
    keys = [key for key in fields if own_key(key) == "date"]
    return None if keys and all(map(is_embargo_key, keys)) else front_matter.date


def _is_markdown(path: str) -> bool:
    """Tell whether a file's name says that it is Markdown."""
    return path.lower().endswith(".md")


def _cut_marks(text: str, problems: ProblemList) -> str:
    """Return text without marks that would pile up above a letter, after noting where the first do."""
    place = find_marks(text)
    if place is None:
        return text
    message = f"a letter bears more than {MAX_COMBINING_MARKS} accents and other marks, the rest is not shown"
    line = text.count("\n", 0, place) + 1
    problems.add(line, "too-many-marks", message, "write the letter with the accents that its language has")
    return cut_marks(text)


def _read_body(parts: Parts, path: str, front_matter: FrontMatter, problems: ProblemList) -> Body:
    """Return the body in the form that the file's name says."""
    if _is_markdown(path):
        return read_markdown(parts.body, front_matter, problems)
    return read_plain_text(parts.body, front_matter, problems)
