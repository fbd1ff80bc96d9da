"""Feeds: readers of all formats get back what the articles say, and nothing that they do not."""

from __future__ import annotations

import datetime as dt
import json
import re
import xml.etree.ElementTree as ET
from dataclasses import replace
from html import unescape
from typing import Any

import feedparser
import pytest
from atom_rules import ATOM as ATOM_NAME
from atom_rules import find_faults
from factory import SETTINGS, make_article, make_library
from hypothesis import given, settings
from hypothesis import strategies as st

from news_digest.model import Appearance, Article, Settings
from news_digest.render.feeds.entry import Entry
from news_digest.render.feeds.files import WRITERS, Writer, listing_feeds, site_feeds
from news_digest.render.feeds.followed import Followed, follow_topic
from news_digest.render.feeds.formats import ATOM, JSON_FEED, RSS, Format, find_formats
from news_digest.render.pages.site import make_site
from news_digest.render.pages.topic import topic_pages

TOPICS = {"cairo": "Cairo"}


def render(
    format_: Format,
    *articles: Article,
    title: str = "Cairo",
    description: str = "All on Cairo",
    options: Settings = SETTINGS,
    **library: Any,  # noqa: ANN401 - any field
) -> str:
    """Return a topic's feed of these articles."""
    slugs = tuple(article.slug for article in articles)
    site = make_site(make_library(*articles, topics=TOPICS, **library), options)
    followed = Followed(
        uri="topics/cairo/index.md", name=title, title=title, description=description, articles=slugs
    )
    return WRITERS[format_].write(site, followed).text


FULL = make_article(
    "full",
    headline="A & B <c>",
    authors=("Ada Moreno",),
    published_at=dt.datetime(2024, 5, 17, 14, 30, tzinfo=dt.timezone(dt.timedelta(hours=2))),
    updated=dt.date(2024, 5, 20),
    url="https://courier.example/harbour?a=1&b=2",
    license="CC BY 4.0",
    tags=("harbours", "Cairo"),
)
BARE = make_article("bare", source=None, published=None, summary="")
HUB = replace(SETTINGS, websub_hub="https://hub.example/")


def test_rss_channel() -> None:
    """The channel says what it is, where it stands and where it can be fetched again."""
    feed = feedparser.parse(render(RSS, FULL))
    assert not feed.bozo
    assert (feed.feed.title, feed.feed.subtitle, feed.feed.language) == ("Cairo", "All on Cairo", "en")
    assert feed.feed.link == "https://digest.example/news/topics/cairo/"
    links = {link.rel: link.href for link in feed.feed.links}
    assert links["self"] == "https://digest.example/news/topics/cairo/feed.xml"
    assert feed.feed.updated == "Mon, 20 May 2024 00:00:00 +0000"


def test_rss_item() -> None:
    """An item says all that its article says."""
    (entry,) = feedparser.parse(render(RSS, FULL, source_url="https://courier.example/")).entries
    assert entry.title == "A & B <c>"
    assert entry.link == entry.id == "https://digest.example/news/articles/full/"
    assert entry.published == "Fri, 17 May 2024 14:30:00 +0200"
    assert entry.summary == "The harbour opened on Friday."
    assert [tag.term for tag in entry.tags] == ["politics", "Cairo"]
    assert entry.tags[0].scheme == "http://cv.iptc.org/newscodes/mediatopic/11000000"
    assert (entry.author, entry.rights) == ("Ada Moreno", "CC BY 4.0")
    assert (entry.source.title, entry.source.href) == ("Coast Courier", "https://courier.example/")


def test_rss_as_written() -> None:
    """A headline's own `&` and `<` are escaped once, and the guid says that it is an address."""
    text = render(RSS, FULL)
    assert "<title>A &amp; B &lt;c&gt;</title>" in text
    assert '<guid isPermaLink="true">https://digest.example/news/articles/full/</guid>' in text


def test_atom_as_written() -> None:
    """An Atom feed has all that RFC 4287 demands, and its entries all that their articles say."""
    assert render(ATOM, FULL) == (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">\n'
        "  <id>https://digest.example/news/topics/cairo/</id>\n"
        "  <title>Cairo</title>\n"
        "  <subtitle>All on Cairo</subtitle>\n"
        "  <updated>2024-05-20T00:00:00+00:00</updated>\n"
        "  <author>\n"
        "    <name>News Digest</name>\n"
        "    <uri>https://digest.example/news/</uri>\n"
        "  </author>\n"
        '  <link rel="self" type="application/atom+xml"'
        ' href="https://digest.example/news/topics/cairo/atom.xml" />\n'
        '  <link rel="alternate" type="text/html" href="https://digest.example/news/topics/cairo/" />\n'
        '  <entry xml:lang="en">\n'
        "    <id>https://digest.example/news/articles/full/</id>\n"
        "    <title>A &amp; B &lt;c&gt;</title>\n"
        "    <published>2024-05-17T14:30:00+02:00</published>\n"
        "    <updated>2024-05-20T00:00:00+00:00</updated>\n"
        '    <link rel="alternate" type="text/html" href="https://digest.example/news/articles/full/" />\n'
        '    <link rel="via" href="https://courier.example/harbour?a=1&amp;b=2" />\n'
        "    <author>\n"
        "      <name>Ada Moreno</name>\n"
        "    </author>\n"
        '    <category term="11000000" scheme="http://cv.iptc.org/newscodes/mediatopic/"'
        ' label="politics" />\n'
        '    <category term="Cairo" />\n'
        "    <rights>CC BY 4.0</rights>\n"
        "    <summary>The harbour opened on Friday.</summary>\n"
        "  </entry>\n"
        "</feed>\n"
    )


def test_atom_reads_back() -> None:
    """A feed reader finds no fault in an Atom feed, and neither do the rules of RFC 4287."""
    text = render(ATOM, FULL, make_article("plain", source=None), BARE)
    feed = feedparser.parse(text)
    assert not feed.bozo
    assert feed.version == "atom10"
    assert [entry.link.split("/")[-2] for entry in feed.entries] == ["full", "plain"]
    assert find_faults(text) == []


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        pytest.param(("subtitle>", "motto>"), "motto may not stand", id="unknown-element"),
        pytest.param(("<updated>2024", "<updated>May 2024"), "updated is", id="no-date"),
        pytest.param(('rel="alternate"', 'rel="via"'), "alternate", id="no-link"),
        pytest.param(('term="Cairo"', 'name="Cairo"'), "category has", id="no-term"),
        pytest.param(('xml:lang="en"', 'xml:lang="en us"'), "xml:lang", id="no-language"),
    ],
)
def test_rules_find_faults(change: tuple[str, str], fault: str) -> None:
    """The rules by which feeds are judged here do find what is wrong."""
    text = render(ATOM, FULL).replace(*change)
    assert any(fault in complaint for complaint in find_faults(text))


def test_undated_has_no_date() -> None:
    """No date is made up for an article or for a feed of such articles."""
    text = render(RSS, BARE)
    assert "pubDate" not in text
    assert "lastBuildDate" not in text
    assert "<source" not in text
    (item,) = json.loads(render(JSON_FEED, BARE))["items"]
    assert set(item) == {"id", "url", "title", "content_text", "tags", "language"}


@pytest.mark.parametrize(
    ("articles", "expected"),
    [
        pytest.param([FULL, BARE], [RSS, ATOM, JSON_FEED], id="one-dated"),
        pytest.param([BARE], [RSS, JSON_FEED], id="undated"),
        pytest.param([replace(BARE, updated=dt.date(2024, 5, 1))], [RSS, ATOM, JSON_FEED], id="updated-only"),
        pytest.param([], [RSS, JSON_FEED], id="empty"),
    ],
)
def test_atom_demands_dates(articles: list[Article], expected: list[Format]) -> None:
    """The site has an Atom feed only if one of its articles says when; a listing has RSS alone."""
    library = make_library(*articles)
    assert list(find_formats(library, SETTINGS, "index.md", len(articles))) == expected
    assert list(find_formats(library, SETTINGS, "topics/cairo/index.md", 3)) == [RSS]


@pytest.mark.parametrize(("size", "expected"), [(2, []), (3, [RSS])])
def test_small_listings_have_no_feed(size: int, expected: list[Format]) -> None:
    """A listing of fewer than three articles has no feed, on its page, in its head and among the files."""
    articles = [make_article(f"a{number}") for number in range(size)]
    library = make_library(*articles, topics=TOPICS)
    appearances = tuple(Appearance(slug=each.slug, sentence=None, salience=0.5) for each in articles)
    topics = {"cairo": replace(library.topics["cairo"], appearances=appearances)}
    site = make_site(replace(library, topics=topics), SETTINGS)
    assert list(find_formats(site.library, SETTINGS, "topics/cairo/index.md", size)) == expected
    made = {file.uri for file in (*site_feeds(site), *listing_feeds(site, follow_topic(site, "cairo")))}
    assert ("topics/cairo/feed.xml" in made) == bool(expected)
    (page,) = topic_pages(site, "cairo")
    assert ("feeds: " in page.text, "feed.xml" in page.text) == (bool(expected), bool(expected))
    assert {"feed.xml", "atom.xml", "feed.json"} <= made


def test_feeds_demand_an_address() -> None:
    """Without `site_url` there is no feed: its ids would be no addresses, and others once it is set."""
    library, settings = make_library(FULL), replace(SETTINGS, site_url="")
    assert list(find_formats(library, settings, "index.md", 1)) == []
    assert list(site_feeds(make_site(library, settings))) == []


def test_atom_without_dates_is_refused() -> None:
    """Whoever asks for an Atom feed of undated articles hears that there can be none."""
    with pytest.raises(ValueError, match="cannot be Atom"):
        render(ATOM, BARE)


@pytest.mark.parametrize(
    ("format_", "expected"),
    [
        pytest.param(RSS, '<atom:link href="https://hub.example/" rel="hub" />', id="rss"),
        pytest.param(ATOM, '<link rel="hub" href="https://hub.example/" />', id="atom"),
        pytest.param(JSON_FEED, '"url": "https://hub.example/"', id="json"),
    ],
)
def test_hub(format_: Format, expected: str) -> None:
    """A feed names the WebSub hub if there is one, and itself just once."""
    assert expected in render(format_, FULL, options=HUB)
    assert "hub.example" not in render(format_, FULL)
    if format_ is not JSON_FEED:
        assert render(format_, FULL, options=HUB).count('rel="self"') == 1
        assert not feedparser.parse(render(format_, FULL, options=HUB)).bozo


def test_day_alone_is_midnight_utc() -> None:
    """An article that names only its day appears at its start."""
    (entry,) = feedparser.parse(render(RSS, make_article("a"))).entries
    assert entry.published == "Fri, 17 May 2024 00:00:00 +0000"


@pytest.mark.parametrize(
    ("outlet", "original", "expected"),
    [
        pytest.param(None, "https://a.example/x", "https://a.example/x", id="original"),
        pytest.param("https://o.example", "https://a.example/x", "https://o.example", id="outlet-first"),
        pytest.param("https://o.example/a b", None, "https://o.example/a%20b", id="encoded"),
        pytest.param("javascript:alert(1)", None, None, id="never-a-script"),
        pytest.param(None, None, None, id="unknown"),
    ],
)
def test_source_url(outlet: str | None, original: str | None, expected: str | None) -> None:
    """`source` is there only with an address, which RSS demands."""
    text = render(RSS, make_article("a", url=original), source_url=outlet)
    item = ET.fromstring(text).find("channel/item")  # noqa: S314 - our own feed
    assert item is not None
    source = item.find("source")
    assert (source.get("url") if source is not None else None) == expected


def test_json_feed() -> None:
    """The JSON Feed bears the names of version 1.1."""
    feed = json.loads(render(JSON_FEED, FULL))
    assert feed == {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Cairo",
        "home_page_url": "https://digest.example/news/topics/cairo/",
        "feed_url": "https://digest.example/news/topics/cairo/feed.json",
        "description": "All on Cairo",
        "authors": [{"name": "News Digest", "url": "https://digest.example/news/"}],
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


def test_outlet_stands_for_an_unnamed_author() -> None:
    """Where an article names no author, its outlet is named, with its address if the desk knows it."""
    (item,) = json.loads(render(JSON_FEED, make_article("a"), source_url="https://o.example/"))["items"]
    assert item["authors"] == [{"name": "Coast Courier", "url": "https://o.example/"}]


def test_newest_first_and_no_more_than_the_size() -> None:
    """Whatever order a listing has, its feeds hold the newest, undated last."""
    articles = [make_article(f"a{day}", published=dt.date(2024, 1, day)) for day in (3, 1, 4, 2)]
    for format_ in (RSS, ATOM):
        entries = feedparser.parse(render(format_, BARE, *articles)).entries
        assert [entry.link.split("/")[-2] for entry in entries] == ["a4", "a3", "a2"]
    items = json.loads(render(JSON_FEED, BARE, *articles))["items"]
    assert [item["id"].split("/")[-2] for item in items] == ["a4", "a3", "a2"]


def test_empty_listing() -> None:
    """A feed without articles is a feed."""
    assert not feedparser.parse(render(RSS)).bozo
    assert json.loads(render(JSON_FEED))["items"] == []


def test_an_article_is_written_once() -> None:
    """An article reads the same in each feed that it stands in, and is serialised for the first alone."""
    site = make_site(make_library(FULL, topics=TOPICS), SETTINGS)
    for writer in WRITERS.values():
        calls: list[str] = []

        def render_item(entry: Entry, writer: Writer = writer, calls: list[str] = calls) -> str:
            calls.append(entry.slug)
            return writer.render_item(entry)

        counting = replace(writer, render_item=render_item)
        followed = Followed(uri="a/index.md", name="a", title="a", description="a", articles=("full",))
        assert counting.write(site, followed) == counting.write(site, followed)
        assert calls == ["full"]


def in_xml(text: str) -> str:
    """Return what XML can hold of a text, on one line, found in another way than the code does."""
    kept = re.sub(r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]", "", text)
    return " ".join(kept.split())


_TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=40) | st.sampled_from(
    ["]]>", "</title><b>", "<![CDATA[x", "&lt;", "\x00", "\u2028", "a\x0bb", "\x85", "--><script>"]
)


@settings(deadline=None, max_examples=100)
@given(headline=_TEXT, summary=_TEXT, author=_TEXT, name=_TEXT)
def test_any_text_comes_back(headline: str, summary: str, author: str, name: str) -> None:
    """Whatever an article says in any field, all feeds are well formed and say it."""
    article = make_article(
        "a", headline=headline, summary=summary, authors=(author,), license=name, tags=(name,), language=name
    )
    given_ = {"title": headline, "description": summary, "source_url": f"https://o.example/{author}"}
    item = ET.fromstring(render(RSS, article, **given_)).find("channel/item")  # noqa: S314 - our own feed
    assert item is not None
    assert item.findtext("title", "") == (in_xml(headline) or "a")
    # Readers take a description for HTML.
    assert in_xml(unescape(item.findtext("description", ""))) == in_xml(summary)
    creator = item.findtext("{http://purl.org/dc/elements/1.1/}creator", "")
    assert creator == (in_xml(author) or "Coast Courier")

    atom = render(ATOM, article, **given_)
    assert find_faults(atom) == []
    entry = ET.fromstring(atom).find(f"{ATOM_NAME}entry")  # noqa: S314 - our own feed
    assert entry is not None
    assert entry.findtext(f"{ATOM_NAME}summary", "") == in_xml(summary)

    raw = render(JSON_FEED, article, **given_)
    assert not set(raw) & set("<>&\u2028\u2029\x7f")
    assert json.loads(raw)["items"][0]["title"] == (in_xml(headline) or "a")
