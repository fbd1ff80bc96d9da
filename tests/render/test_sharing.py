"""Citations, and links that pass an article on: whole, escaped, and leading to no other page than it."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rendered import OUR_EXTENSIONS, Press
from world import make_article, make_library, make_settings

from news_digest.model import Article
from news_digest.render.pages.sharing import cite, list_shares
from news_digest.render.pages.site import Site, make_site
from news_digest.sanitise.allowed import SHARE_BY_MAIL

PRESS = Press(OUR_EXTENSIONS)
ADDRESS = "https://digest.example/news/articles/one/"


def make_shared(**fields: object) -> tuple[Site, Article]:
    """Return a site of one article, and the article."""
    article = make_article("one", **fields)
    return make_site(make_library([article]), make_settings()), article


@pytest.mark.parametrize(
    ("fields", "citation"),
    [
        pytest.param(
            {"authors": ("Ada Stone", "Bo Reed")},
            f"Ada Stone and Bo Reed, “Water rises at one”, River Post, 20 December 2023, {ADDRESS}",
            id="authors",
        ),
        pytest.param(
            {},
            f"River Post, “Water rises at one”, The Test Digest, 20 December 2023, {ADDRESS}",
            id="source alone",
        ),
        pytest.param(
            {"authors": ("Ada Stone",), "source": None, "published": None},
            f"Ada Stone, “Water rises at one”, The Test Digest, {ADDRESS}",
            id="undated, without a source",
        ),
        pytest.param(
            {"source": None, "published": None},
            f"“Water rises at one”, The Test Digest, {ADDRESS}",
            id="nobody says so",
        ),
    ],
)
def test_citation_says_what_is_known(fields: dict[str, object], citation: str) -> None:
    """Who, what, where, when, in this order; what is unknown is left out."""
    page = PRESS.render(cite(*make_shared(**fields)))
    assert page.text == citation
    assert page.names == ["p"]


def test_a_foreign_headline_keeps_its_direction() -> None:
    """Within a citation a headline reads in its own direction."""
    citation = cite(*make_shared(headline="המים עולים", language="he"))
    assert '<span lang="he" dir="rtl">המים עולים</span>' in citation


def test_shares_lead_to_mail_and_networks() -> None:
    """Every way carries the article's address."""
    ways = list_shares(*make_shared())
    links = [link for way in ways for link in PRESS.render(way).links]
    assert [label for _, label in links] == ["E-mail", "Bluesky", "Facebook", "LinkedIn", "WhatsApp"]
    for href, label in links:
        fields = parse_qs(urlsplit(href).query)
        assert ADDRESS in " ".join(value for values in fields.values() for value in values), label


def test_nothing_to_share_without_an_address() -> None:
    """A site that does not know its address offers no links to it, and cites without one."""
    article = make_article("one")
    site = make_site(make_library([article]), make_settings(site_url=""))
    assert list_shares(site, article) == ()
    assert PRESS.render(cite(site, article)).text.endswith("20 December 2023")


@given(headline=st.text(min_size=1, max_size=40))
@settings(deadline=None, max_examples=40)
def test_no_headline_leaves_its_place(headline: str) -> None:
    """Whatever a headline says, a way is one link, and a mail has that subject and no other field."""
    for way in list_shares(*make_shared(headline=f"x{headline}")):
        page = PRESS.render(way)
        assert page.names == ["p", "a"]
        ((href, _),) = page.links
        if href.startswith("mailto:"):
            assert SHARE_BY_MAIL.fullmatch(href)
            assert set(parse_qs(urlsplit(href).query)) == {"subject", "body"}
