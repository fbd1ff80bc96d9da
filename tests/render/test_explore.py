"""The page of pictures and the topics' charts: what they show, and what is left out."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace

import pytest
from rendered import OUR_EXTENSIONS, Press
from world import make_article, make_library, make_settings, make_world

from news_digest.model import Appearance, Article, Library, Mention, Month, Topic
from news_digest.render.pages.coverage import draw_coverage
from news_digest.render.pages.explore import explore_page
from news_digest.render.pages.quoting import mark_name
from news_digest.render.pages.site import make_site
from news_digest.render.pages.topic import topic_pages

PRESS = Press(OUR_EXTENSIONS)
HOSTILE = '"><script>alert(1)</script> [x](javascript:y) {: onclick=z } # *'


def explore(library: Library) -> str:
    """Return the page of a library as HTML."""
    return PRESS.render(explore_page(make_site(library, make_settings())).text.split("---\n", 2)[2]).html


def make_topics(count: int, articles: list[Article]) -> dict[str, Topic]:
    """Return topics of all kinds that appear in all articles."""
    kinds = ("person", "organisation", "place", "theme", None)
    return {
        f"topic-{number}": Topic(
            slug=f"topic-{number}",
            name=f"Topic {number} {HOSTILE}" if number == 1 else f"Topic {number}",
            kind=kinds[number % 5],
            aliases=(),
            description=None,
            wikidata=None,
            appearances=tuple(Appearance(slug=one.slug, sentence=None, salience=0.5) for one in articles),
            together=tuple((f"topic-{other}", len(articles)) for other in range(count) if other != number),
            importance=1.0,
        )
        for number in range(count)
    }


def make_full(count: int = 6, *, dated: bool = True) -> Library:
    """Return a library with an article every other month and six topics that are met in all of them."""
    dates = [dt.date(2022 + place // 6, place % 6 * 2 + 1, 5) for place in range(count)]
    articles = [
        make_article(f"a{place}", published=date if dated else None) for place, date in enumerate(dates)
    ]
    topics = make_topics(6, articles)
    return make_library(
        articles,
        topics=topics,
        topics_of={article.slug: tuple(topics) for article in articles},
        months=tuple(
            Month(year=date.year, month=date.month, articles=(f"a{place}",))
            for place, date in enumerate(dates)
        )
        if dated
        else (),
    )


def test_everything_is_drawn_and_leads_on() -> None:
    """Topics lead to their pages, bars to the archive; wide and narrow pictures both have them."""
    html = explore(make_full())
    assert re.findall('<svg class="chart ([a-z ]+)"', html) == ["network wide", "network narrow", "bars"]
    assert html.count('href="../topics/topic-2/index.md"') >= 3
    assert 'href="../archive/2022/03/index.md"' in html
    assert "January 2022&#58; 1 article" in html
    assert "script>" not in html


def test_phones_get_longer_periods() -> None:
    """Where a phone has no room for a bar a month, it gets fewer bars that lead to years."""
    html = explore(make_full(12))
    assert 'class="chart bars wide"' in html
    assert 'class="chart bars narrow"' in html
    assert 'href="../archive/2022/index.md"' in html


def test_numbers_are_written_in_the_way_of_the_language() -> None:
    """A bar of thousands bears its number as all other words of the site write it."""
    site = make_site(make_library([]), make_settings(language="de"))
    dates = [*[dt.date(2024, 1, 2)] * 1200, dt.date(2024, 3, 1)]
    coverage = draw_coverage(site, dates)
    assert coverage is not None
    assert re.findall('class="number"[^>]*>([^<]+)<', coverage.charts[0]) == ["1.200", "1"]


@pytest.mark.parametrize(
    ("library", "missing"),
    [
        pytest.param(make_library(), ["svg", "h2"], id="no article"),
        pytest.param(make_library([make_article("a")]), ["svg", "h2"], id="one article"),
        pytest.param(make_full(40, dated=False), ["chart bars", 'id="coverage"'], id="undated"),
        pytest.param(make_world(), ["chart network", 'id="ties"'], id="two topics"),
    ],
)
def test_what_has_no_data_is_left_out(library: Library, missing: list[str]) -> None:
    """No empty box and no lonely heading, however little there is."""
    html = explore(library)
    assert [words for words in missing if words in html] == []
    assert not re.search(r"<(div|ul|p|figure|figcaption)[^>]*>\s*</\1>", html)
    assert not re.search(r"</h2>\s*(?:<h2|\Z)", html)
    assert ("<svg" in html) != ("too little to draw" in html)


def test_topic_has_a_chart_if_it_is_telling() -> None:
    """Three dated articles in two months make a chart; fewer, or undated ones, none."""
    for library, drawn in ((make_full(6), True), (make_full(2), False), (make_full(6, dated=False), False)):
        (page, *_more) = topic_pages(make_site(library, make_settings(page_size=30)), "topic-2")
        assert ("chart bars" in page.text) is drawn
        assert ("First article" in page.text) is drawn


def test_only_the_first_page_of_a_topic_introduces_it() -> None:
    """Further pages hold appearances, and do not say again what the first one said."""
    first, second = list(topic_pages(make_site(make_full(6), make_settings(page_size=3)), "topic-2"))[:2]
    for words in ("chart bars", "First article", "#together"):
        assert words in first.text
        assert words not in second.text


def test_topics_met_together_stand_by_kind() -> None:
    """Whom a topic is met with is told by kind, each kind once."""
    (page, *_more) = topic_pages(make_site(make_full(6), make_settings(page_size=30)), "topic-2")
    assert re.findall('label">([^<]+)</span> <span>', page.text) == [
        "People",
        "Organisations",
        "Themes",
        "Also named",
    ]


@pytest.mark.parametrize(
    ("sentence", "name", "shown"),
    [
        pytest.param("Mayor Brook spoke.", "Brook", "Mayor <mark>Brook</mark> spoke.", id="inside"),
        pytest.param("Brook spoke.", "Brook", "<mark>Brook</mark> spoke.", id="first"),
        pytest.param(
            "Brooklyn heard Brook.", "Brook", "Brooklyn heard <mark>Brook</mark>.", id="whole words"
        ),
        pytest.param("She spoke.", "Brook", "She spoke.", id="not there"),
        pytest.param("1. *B* <b> B", "B", "1\\. \\*<mark>B</mark>\\* &lt;b&gt; B", id="markup"),
    ],
)
def test_name_is_marked(sentence: str, name: str, shown: str) -> None:
    """The first whole word that is the name is marked; all else stays a stranger's words."""
    article = make_article(
        "a", text=f"{name} spoke.", mentions=(Mention(start=0, end=len(name), name="Ida"),)
    )
    topic = make_topics(1, [article])["topic-0"]
    library = make_library([article], topics={"topic-0": topic}, topic_of_name={("a", "Ida"): "topic-0"})
    assert mark_name(library, topic, Appearance(slug="a", sentence=sentence, salience=1)) == shown
    assert mark_name(library, topic, replace(topic.appearances[0], sentence=None)) is None


def test_leading_topics_that_are_not_tied_to_each_other() -> None:
    """No picture where the first of all are tied only to those that a telephone's picture leaves out."""
    articles = [make_article(name) for name in "ab"]
    ties = {"a": ("topic-0", "topic-40"), "b": ("topic-1", "topic-41")}
    library = make_library(articles, topics=make_topics(45, articles), topics_of=ties)
    assert "<svg" not in explore(library)
