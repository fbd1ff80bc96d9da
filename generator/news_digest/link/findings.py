"""Findings: what is said to editors of articles that may wrong others, and what they can do about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from news_digest.model import Problem, prose

if TYPE_CHECKING:
    from collections.abc import Iterator

    from news_digest.model import Article, Library

PROBLEM_CODES = {
    "date-ahead": "the date is later than the digest can bear",
    "former-name-taken": "the old address of something renamed in the vocabulary is taken",
    "near-copy": "most of the text stands in another article too",
}


def check_library(library: Library) -> Iterator[Problem]:
    """Yield what editors should know of articles beside others; paths are those in the folder of articles."""
    for article in library.articles.values():
        yield from _check_days(article)
    for slug in library.near_copies:
        yield _name_copies(library, slug)


def _check_days(article: Article) -> Iterator[Problem]:
    """Yield a problem for each day of an article that the digest can not bear."""
    advice = "correct it, or name the last day that is right as `latest` in mkdocs.yml"
    for what, day in (("date", article.ahead), ("update", article.updated_ahead)):
        if day is not None:
            lost = "ranks as undated" if what == "date" else "is shown without it"
            yield Problem(
                path=article.path,
                line=_line_of_date(article) if what == "date" else 1,
                code="date-ahead",
                message=f"the {what} {day.isoformat()} is too far ahead, so the article {lost}",
                advice=advice,
            )


def _line_of_date(article: Article) -> int:
    """Return the line that says when an article was published; front matter stands at the top."""
    said = (article.date_evidence or "").partition("“")[2].removesuffix("”")
    lines = (block.line for block in prose(article.blocks) if said and block.text.strip().startswith(said))
    return next(lines, 1)


def _name_copies(library: Library, slug: str) -> Problem:
    """Return a remark that names the nearest copies of an article, and how many more there are."""
    copies, count = library.near_copies[slug]
    shares = [
        f"{_percent(copy.share)}{' in' if place else ' of its text stands in'}"
        for place, copy in enumerate(copies)
    ]
    named = [
        f"{share} {library.articles[copy.slug].path}" for share, copy in zip(shares, copies, strict=True)
    ]
    more = count - len(copies)
    rest = f", and most of it in {more} more file{'s' * (more != 1)}" if more else ""
    lead = library.duplicate_of.get(slug)
    shown = f"; {library.articles[lead].path} is shown in its place" if lead else ""
    return Problem(
        path=library.articles[slug].path,
        line=1,
        code="near-copy",
        message=f"{', '.join(named)}{rest}{shown}",
        advice="keep one of them, or name the original under `originals` in mkdocs.yml",
        severity="remark",
    )


def _percent(share: float) -> str:
    """Return a share in words; only all is 100 %."""
    return f"{int(share * 100)} %"
