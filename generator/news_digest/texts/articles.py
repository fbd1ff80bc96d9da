"""Articles made of plain texts, each under a slug that sorts as the texts stand."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from news_digest.model import Article, Block, FrontMatter, RawArticle, Span
from news_digest.read.characters import clean_text
from news_digest.texts.offsets import find_lines
from news_digest.understand import Understander
from news_digest.understand.tokens import find_words
from news_digest.vocabulary import load_vocabulary

Headlines = Sequence[str] | None


@lru_cache(maxsize=1)
def understander() -> Understander:
    """Return the understander of the desk's own vocabulary."""
    vocabulary, _ = load_vocabulary()
    return Understander(vocabulary)


def make_articles(texts: Sequence[str], headlines: Headlines) -> list[Article]:
    """Understand each text; slugs sort as the texts stand."""
    given = headlines if headlines is not None else [""] * len(texts)
    pairs = zip(texts, given, strict=True)
    return [make_article(number, text, headline) for number, (text, headline) in enumerate(pairs)]


def make_bare_articles(texts: Sequence[str], headlines: Headlines) -> list[Article]:
    """Return articles of which nothing is known but their words: all that duplicates are found by."""
    return [
        replace(nothing, words=find_words("\n".join(line.clean for line in find_lines(text))))
        for text, nothing in zip(texts, make_articles([""] * len(texts), headlines), strict=True)
    ]


def make_article(number: int, text: str, headline: str) -> Article:
    """Understand one text as an article without source or front matter."""
    blocks = tuple(
        Block(kind="paragraph", line=place, spans=(Span(text=line.clean),))
        for place, line in enumerate(find_lines(text), start=1)
    )
    raw = RawArticle(
        path=f"{number:09}.txt",
        slug=f"text-{number:09}",
        headline=clean_text(headline),
        source=None,
        blocks=blocks,
        front_matter=FrontMatter(),
        digest="",
    )
    return understander().understand(raw)


def with_days(articles: list[Article], days: Sequence[dt.date | None]) -> list[Article]:
    """Return the articles under the days given or else their own; where no day is given, all without one."""
    return [
        replace(article, published=(day or article.published) if any(days) else None, published_at=None)
        for article, day in zip(articles, days, strict=True)
    ]


def read_day(date: dt.date | str | None) -> dt.date | None:
    """Return the day of a date, a moment or an ISO 8601 string. Raises ValueError if it is no date."""
    moment = dt.datetime.fromisoformat(date) if isinstance(date, str) else date
    return moment.date() if isinstance(moment, dt.datetime) else moment
