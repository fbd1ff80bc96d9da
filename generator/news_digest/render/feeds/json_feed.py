"""JSON Feed 1.1."""

from __future__ import annotations

from collections.abc import Iterable

from news_digest.render.feeds.channel import Channel
from news_digest.render.feeds.entry import Entry, Party, distinct
from news_digest.render.json_text import known, render_object

VERSION = "https://jsonfeed.org/version/1.1"
# Last of all members, and empty until the items stand in it.
_NO_ITEMS = '\n "items": []\n}'


def render_feed(channel: Channel, items: Iterable[str]) -> str:
    """Return a JSON Feed; `items` come from `render_item`."""
    feed = known(
        {
            "version": VERSION,
            "title": channel.title,
            "home_page_url": channel.page,
            "feed_url": channel.self_address,
            "description": channel.description,
            "authors": [_author(Party(name=channel.site, url=channel.site_address))],
            "language": channel.language,
            "hubs": [{"type": "WebSub", "url": channel.hub}] if channel.hub else [],
        }
    )
    head = render_object({**feed, "items": []}).removesuffix(_NO_ITEMS)
    inside = ",\n".join(items)
    return f'{head}\n "items": [\n{inside}\n ]\n}}\n' if inside else f"{head}{_NO_ITEMS}\n"


def render_item(entry: Entry) -> str:
    """Return an article's item, indented for its place in the feed; what is unknown is left out."""
    names = (*(name for _, name in entry.subjects), *entry.topics, *entry.tags)
    item = known(
        {
            "id": entry.address,
            "url": entry.address,
            "external_url": entry.original,
            "title": entry.headline,
            "content_text": entry.summary or entry.headline,
            "date_published": entry.published.isoformat() if entry.published else None,
            "date_modified": entry.updated.isoformat() if entry.updated else None,
            "authors": [_author(creator) for creator in entry.creators],
            "tags": distinct(names),
            "language": entry.language,
        }
    )
    return render_object(item, margin="  ")


def _author(party: Party) -> dict[str, object]:
    """Return a person or outlet as JSON Feed names them."""
    return known({"name": party.name, "url": party.url})
