"""Articles that are held back until a day, or after one: which day it is, the other articles tell.

No clock is read, so that the same articles give the same site. The digest has come as far as the newest date
of its articles, those left aside that lie far ahead (`model.days`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from news_digest.model import Problem, find_newest_day
from news_digest.read.withholding import ADVICE

if TYPE_CHECKING:
    from news_digest.read.article import ArticleFile


def hold_back(files: Sequence[ArticleFile]) -> tuple[list[ArticleFile], tuple[Problem, ...]]:
    """Return the files with those under an embargo as drafts, and a problem for each of these."""
    published = (file for file in files if not file.article.front_matter.draft)
    today = find_newest_day(file.known_day for file in published if file.known_day)
    kept: list[ArticleFile] = []
    problems: list[Problem] = []
    for file in files:
        signs = [sign for sign in file.embargoes if sign.counts(today)]
        if not signs:
            kept.append(file)
            continue
        front_matter = replace(file.article.front_matter, draft=True)
        kept.append(replace(file, article=replace(file.article, front_matter=front_matter)))
        newest = f"the newest article is of {today}" if today else "no article has a date"
        message = f"{signs[0].text} holds the article back: {newest}"
        problems.append(
            Problem(path=file.shown_as, line=signs[0].line, code="withheld", message=message, advice=ADVICE)
        )
    return kept, tuple(problems)
