"""Dating: which days of articles are believed.

A date is the author's claim, and whoever claims a far day would lead everything for ever. One that the
digest can not bear (`model.days`) is kept apart as `ahead`, so that wherever days are compared, ranked or
counted the article is undated; its page alone tells the claim.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from news_digest.model import find_last_day

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Sequence

    from news_digest.model import Article


def believe_days(articles: Sequence[Article], latest: dt.date | None) -> list[Article]:
    """Return the articles in order, without days after `latest`, or else after what the digest can bear."""
    last = find_last_day(_days(articles), latest)
    return [_believe(article, last) for article in articles]


def _days(articles: Iterable[Article]) -> list[dt.date]:
    """Return the days on which articles say that they were published."""
    return [article.published for article in articles if article.published]


def _believe(article: Article, last: dt.date) -> Article:
    """Return an article without days after the last."""
    if article.updated and article.updated > last:
        article = replace(article, updated=None, updated_ahead=article.updated)
    if article.published and article.published > last:
        article = replace(article, published=None, published_at=None, ahead=article.published)
    return article
