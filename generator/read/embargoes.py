"""Articles that are held back until a day, or after one: which day it is, the other articles tell.

No clock is read, so that the same articles give the same site. The digest has come as far as the newest date
of its articles, those left aside that lie far ahead of all others (a slip of the keyboard, or somebody who
wants to lead for ever).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from generator.model import Problem
from generator.read.withholding import ADVICE

if TYPE_CHECKING:
    from generator.read.article import ArticleFile

FAR_AHEAD_DAYS = 60  # behind the date that 95 of 100 articles do not pass
_USUAL = 0.95


def hold_back(files: Sequence[ArticleFile]) -> tuple[list[ArticleFile], tuple[Problem, ...]]:
    """Return the files with those under an embargo as drafts, and a problem for each of these."""
    today = find_newest_day(file.known_day for file in files if not file.article.front_matter.draft)
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


def find_newest_day(days: Iterable[dt.date | None]) -> dt.date | None:
    """Return the newest of the days that do not lie far ahead of the others, or None if there is none."""
    in_order = sorted(day for day in days if day is not None)
    if not in_order:
        return None
    usual = in_order[int(_USUAL * (len(in_order) - 1))]
    return max(day for day in in_order if day <= usual + dt.timedelta(days=FAR_AHEAD_DAYS))
