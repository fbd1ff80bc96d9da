"""Feeds: readers of both formats get back what the articles say, and nothing that they do not."""

from __future__ import annotations

import datetime as dt
import json
import re
import xml.etree.ElementTree as ET
from html import unescape
from typing import Any

import feedparser
import pytest
from factory import SETTINGS, make_article, make_library
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.model import Article
from generator.render.feeds import Feeds

TOPICS = {"cairo": "Cairo"}


def rss(*articles: Article, title: str = "Cairo", description: str = "All on Cairo", **library: Any) -> str:  # noqa: ANN401 - any field
    """Return a topic's RSS feed of these articles."""
    slugs = [article.slug for article in articles]
    made = make_library(*articles, topics=TOPICS, **library)
    place = "topics/cairo/index.md", "topics/cairo/feed.xml"
    return Feeds(made, SETTINGS).render_rss(title, description, *place, slugs)


def json_feed(*articles: Article, title: str = "Cairo", description: str = "All on Cairo") -> str:
    """Return a topic's JSON Feed of these articles."""
    slugs = [article.slug for article in articles]
    made = make_library(*articles, topics=TOPICS)
    place = "topics/cairo/index.md", "topics/cairo/feed.json"
    return Feeds(made, SETTINGS).render_json_feed(title, description, *place, slugs)


FULL = make_article(
    "full",
    headline="A & B <c>",
    authors=("Ada Moreno",),
    published_at=dt.datetime(2024, 5, 17, 14, 30, tzinfo=dt.timezone(dt.timedelta(hours=2))),
    updated=dt.date(2024, 5, 20),
    url="https://courier.example/harbour?a=1&b=2",
    tags=("harbours", "Cairo"),
)
BARE = make_article("bare", source=None, published=None, summary="")


def test_rss_channel() -> None:
    """The channel says what it is, where it stands and where it can be fetched again."""
    feed = feedparser.parse(rss(FULL))
    assert not feed.bozo
    assert (feed.feed.title, feed.feed.subtitle, feed.feed.language) == ("Cairo", "All on Cairo", "en")
    assert feed.feed.link == "https://digest.example/news/topics/cairo/"
    links = {link.rel: link.href for link in feed.feed.links}
    assert links["self"] == "https://digest.example/news/topics/cairo/feed.xml"
    assert feed.feed.updated == "Mon, 20 May 2024 00:00:00 +0000"


def test_rss_item() -> None:
    """An item says all that its article says."""
    (entry,) = feedparser.parse(rss(FULL, source_url="https://courier.example/")).entries
    assert entry.title == "A & B <c>"
    assert entry.link == entry.id == "https://digest.example/news/articles/full/"
    assert entry.published == "Fri, 17 May 2024 14:30:00 +0200"
    assert entry.summary == "The harbour opened on Friday."
    assert [tag.term for tag in entry.tags] == ["politics", "Cairo"]
    assert entry.tags[0].scheme == "http://cv.iptc.org/newscodes/mediatopic/11000000"
    assert entry.author == "Ada Moreno"
    assert (entry.source.title, entry.source.href) == ("Coast Courier", "https://courier.example/")


def test_rss_as_written() -> None:
    """A headline's own `&` and `<` are escaped once, and the guid says that it is an address."""
    assert "<title>A &amp; B &lt;c&gt;</title>" in rss(FULL)
    assert '<guid isPermaLink="true">https://digest.example/news/articles/full/</guid>' in rss(FULL)


def test_undated_has_no_date() -> None:
    """No date is made up for an article or for a feed of such articles."""
    text = rss(BARE)
    assert "pubDate" not in text
    assert "lastBuildDate" not in text
    assert "<source" not in text
    (item,) = json.loads(json_feed(BARE))["items"]
    assert set(item) == {"id", "url", "title", "content_text", "tags", "language"}


def test_day_alone_is_midnight_utc() -> None:
    """An article that names only its day appears at its start."""
    (entry,) = feedparser.parse(rss(make_article("a"))).entries
    assert entry.published == "Fri, 17 May 2024 00:00:00 +0000"


@pytest.mark.parametrize(
    ("outlet", "original", "expected"),
    [
        pytest.param(None, "https://a.example/x", "https://a.example/x", id="original"),
        pytest.param("https://o.example", "https://a.example/x", "https://o.example", id="outlet-first"),
        pytest.param("javascript:alert(1)", None, None, id="never-a-script"),
        pytest.param(None, None, None, id="unknown"),
    ],
)
def test_source_url(outlet: str | None, original: str | None, expected: str | None) -> None:
    """`source` is there only with an address, which RSS demands."""
    item = ET.fromstring(rss(make_article("a", url=original), source_url=outlet)).find("channel/item")  # noqa: S314 - our own feed
    assert item is not None
    source = item.find("source")
    assert (source.get("url") if source is not None else None) == expected


def test_json_feed() -> None:
    """The JSON Feed bears the names of version 1.1."""
    feed = json.loads(json_feed(FULL))
    assert feed == {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Cairo",
        "home_page_url": "https://digest.example/news/topics/cairo/",
        "feed_url": "https://digest.example/news/topics/cairo/feed.json",
        "description": "All on Cairo",
        "language": "en",
        "items": [
            {
                "id": "https://digest.example/news/articles/full/",
                "url": "https://digest.example/news/articles/full/",
                "external_url": "https://courier.example/harbour?a=1&b=2",
                "title": "A & B <c>",
                "content_text": "The harbour opened on Friday.",
                "date_published": "2024-05-17T14:30:00+02:00",
                "date_modified": "2024-05-20T00:00:00+00:00",
                "authors": [{"name": "Ada Moreno"}],
                "tags": ["politics", "Cairo", "harbours"],
                "language": "en",
            }
        ],
    }


def test_newest_first_and_no_more_than_the_size() -> None:
    """Whatever order a listing has, its feed holds the newest, undated last."""
    articles = [make_article(f"a{day}", published=dt.date(2024, 1, day)) for day in (3, 1, 4, 2)]
    names = [entry.link.split("/")[-2] for entry in feedparser.parse(rss(BARE, *articles)).entries]
    assert names == ["a4", "a3", "a2"]
    assert [item["id"].split("/")[-2] for item in json.loads(json_feed(BARE, *articles))["items"]] == names


def test_empty_listing() -> None:
    """A feed without articles is a feed."""
    assert not feedparser.parse(rss()).bozo
    assert json.loads(json_feed())["items"] == []


def test_many_feeds_of_one_library() -> None:
    """An article reads the same in each feed that it stands in."""
    feeds = Feeds(make_library(FULL, topics=TOPICS), SETTINGS)
    place = ("Cairo", "All on Cairo", "topics/cairo/index.md", "topics/cairo/feed.xml", ["full"])
    assert feeds.render_rss(*place) == feeds.render_rss(*place) == rss(FULL)


def in_xml(text: str) -> str:
    """Return what XML can hold of a text, on one line."""
    kept = re.sub("[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]", "", text)
    return " ".join(kept.split())


_TEXT = st.text(max_size=30) | st.sampled_from(
    ["]]>", "</title><b>", "<![CDATA[x", "&lt;", "\x00", "\u2028", "a\x0bb"]
)


@settings(deadline=None, max_examples=150)
@given(headline=_TEXT, summary=_TEXT, author=_TEXT)
def test_any_text_comes_back(headline: str, summary: str, author: str) -> None:
    """Whatever an article says, both feeds are well formed and say it."""
    article = make_article("a", headline=headline, summary=summary, authors=(author,))
    text = rss(article, title=headline, description=summary, source_url=f"https://o.example/{author}")
    item = ET.fromstring(text).find("channel/item")  # noqa: S314 - our own feed
    assert item is not None
    assert in_xml(item.findtext("title", "")) == in_xml(headline)
    # Readers take a description for HTML.
    assert in_xml(unescape(item.findtext("description", ""))) == in_xml(summary)
    creator = item.findtext("{http://purl.org/dc/elements/1.1/}creator", "")
    assert in_xml(creator) == in_xml(author)
    raw = json_feed(article, title=headline, description=summary)
    assert not set(raw) & set("<>&\u2028\u2029\x7f")
    assert json.loads(raw)["items"][0].get("title", "") == in_xml(headline)
