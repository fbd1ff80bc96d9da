"""A feed as a whole: what every format says of it before its entries."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from news_digest.model import Settings
from news_digest.render.feeds.entry import Entry, language_tag, web_address
from news_digest.render.feeds.followed import Followed
from news_digest.render.feeds.formats import Format
from news_digest.render.urls import absolute
from news_digest.render.xml_text import clean


@dataclass(frozen=True, slots=True, kw_only=True)
class Channel:
    """A feed without its entries; every text is on one line and holds only what XML can hold.

    `page` is the listing's address, `self_address` the feed's own, `site` and `site_address` say who
    publishes it, `changed` is the date of its newest entry, `hub` the WebSub hub that tells of changes.
    """

    title: str
    description: str
    page: str
    self_address: str
    site: str
    site_address: str
    language: str
    hub: str | None
    changed: dt.datetime | None


def make_channel(followed: Followed, format_: Format, settings: Settings, entries: list[Entry]) -> Channel:
    """Return the channel of a listing in one format; without a description its title says it."""
    title = clean(followed.title) or settings.site_url
    return Channel(
        title=title,
        description=clean(followed.description) or title,
        page=absolute(settings, followed.uri),
        self_address=absolute(settings, format_.uri(followed.uri)),
        site=clean(settings.site_name) or settings.site_url,
        site_address=settings.site_url,
        language=language_tag(settings.language),
        hub=web_address(settings.websub_hub),
        changed=max(filter(None, (entry.changed for entry in entries)), default=None),
    )
