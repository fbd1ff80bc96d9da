"""One article: from the bytes of its file to what its author wrote, or the problems that are in the way."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.model import Problem, RawArticle
from generator.read.bounds import MAX_COMBINING_MARKS
from generator.read.characters import cut_marks, find_marks
from generator.read.fields import read_fields
from generator.read.files import decode_text
from generator.read.front_matter import read_front_matter, split_front_matter
from generator.read.markdown import read_markdown
from generator.read.plain_text import read_plain_text
from generator.read.problems import ProblemList, RefusedError
from generator.slugs import make_slug

if TYPE_CHECKING:
    from generator.model import FrontMatter
    from generator.read.body import Body
    from generator.read.front_matter import Parts


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleFile:
    """An article, the path that its problems bear, and the line of each field of its front matter."""

    article: RawArticle
    shown_as: str
    key_lines: Mapping[str, int]


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
    content: bytes, path: str, *, shown_as: str
) -> tuple[ArticleFile | None, tuple[Problem, ...]]:
    """Return an article with the lines of its fields, and its problems."""
    problems = ProblemList(shown_as)
    try:
        file = _read(content, path, problems)
    except RefusedError as refusal:
        problems.add_refusal(refusal)
        file = None
    return file, problems.found


def _read(content: bytes, path: str, problems: ProblemList) -> ArticleFile:
    """Return an article; RefusedError if it cannot be read."""
    parts = split_front_matter(_cut_marks(decode_text(content), problems))
    fields = read_front_matter(parts, problems)
    front_matter = read_fields(fields, problems)
    body = _read_body(parts, path, front_matter, problems)
    article = RawArticle(
        path=path,
        slug=front_matter.slug or make_slug(body.headline, fallback="article"),
        headline=body.headline,
        source=body.source,
        blocks=body.blocks,
        front_matter=front_matter,
        digest=hashlib.sha256(content).hexdigest(),
    )
    key_lines = {key: value.line for key, value in fields.items()}
    return ArticleFile(article=article, shown_as=problems.path, key_lines=key_lines)


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
    if path.lower().endswith(".md"):
        return read_markdown(parts.body, front_matter, problems)
    return read_plain_text(parts.body, front_matter)
