"""The parts of the front page: nothing is told twice, and nothing stands that has nothing to tell."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest
from rendered import OUR_EXTENSIONS, Press
from world import VOCABULARY, make_article, make_library, make_settings, make_world

from news_digest.model import Library
from news_digest.render import render_site
from news_digest.render.pages.card import make_cards
from news_digest.render.pages.front import (
    find_discussed,
    find_running_stories,
    make_lead_thread,
    make_subject_blocks,
    make_weeks,
    take,
)
from news_digest.render.pages.site import make_site

PRESS = Press(OUR_EXTENSIONS)
URI = "index.md"


def home(library: Library) -> str:
    """Return the front page's file."""
    return next(file.text for file in render_site(library, make_settings(), VOCABULARY) if file.uri == URI)


@pytest.mark.parametrize(
    ("told", "number", "taken"),
    [
        pytest.param(set(), 2, ["a", "b"], id="the first"),
        pytest.param({"a"}, 2, ["b", "c"], id="what is told is passed over"),
        pytest.param({"a", "b", "c"}, 2, [], id="all told"),
    ],
)
def test_take_tells_each_article_once(told: set[str], number: int, taken: list[str]) -> None:
    """Articles are taken in order, once each, and are told from then on."""
    assert take(told, ("a", "b", "a", "c"), number) == taken
    assert told.issuperset(taken)


def test_lead_names_its_story_and_what_went_before() -> None:
    """The lead's story stands with its size; its other articles stand from the newest, and count as told."""
    site, told = make_site(make_world(), make_settings()), {"relief"}
    thread = make_lead_thread(site, URI, "relief", told)
    assert thread is not None
    assert "Flood at Elmford" in thread.part_of
    assert "3 articles" in thread.part_of
    assert told == {"relief", "flood", "dam"}
    assert [teaser.headline for teaser in thread.earlier] == [
        site.article_link(URI, "flood"),
        site.article_link(URI, "dam"),
    ]


def test_lead_without_a_story_has_no_thread() -> None:
    """An article that belongs to no story says nothing of one."""
    assert make_lead_thread(make_site(make_world(), make_settings()), URI, "market", set()) is None


def test_week_names_stories_or_headlines() -> None:
    """A week names the stories that moved, or untold headlines; a week with neither is left out."""
    world = make_world()
    editions = tuple(
        dataclasses.replace(edition, stories=("elmford-flood",) if edition.slug == "2024-w01" else ())
        for edition in world.editions
    )
    site = make_site(dataclasses.replace(world, editions=editions), make_settings())
    weeks = make_weeks(site, URI, {"market"})
    assert [week.days for week in weeks] == ["1\u20137 January 2024", "18\u201324 December 2023"]
    assert weeks[0].moved == (site.story_link(URI, "elmford-flood"),)
    assert weeks[1].moved == tuple(site.marked_link(URI, slug) for slug in ("flood", "hebrew", "dam"))


def test_story_that_moved_in_two_weeks_stands_in_the_newer() -> None:
    """The rail names a story once; the older week tells what else there was."""
    world = make_world()
    editions = tuple(dataclasses.replace(edition, stories=("elmford-flood",)) for edition in world.editions)
    site = make_site(dataclasses.replace(world, editions=editions), make_settings())
    newer, older = make_weeks(site, URI, {"market"})[:2]
    assert newer.moved == (site.story_link(URI, "elmford-flood"),)
    assert older.moved == tuple(site.marked_link(URI, slug) for slug in ("flood", "hebrew", "dam"))


def test_subject_without_untold_articles_is_a_name_with_its_number() -> None:
    """A subject shows what the page has not told; where that is nothing it stands among the others."""
    site = make_site(make_world(), make_settings())
    blocks, others = make_subject_blocks(site, URI, {"relief"})
    assert [len(block.teasers) for block in blocks] == [3]
    assert others == ()
    blocks, others = make_subject_blocks(site, URI, {"relief", "flood", "dam", "market"})
    assert blocks == ()
    assert [number for _name, number in others] == [4]


def test_discussed_are_those_of_several_articles() -> None:
    """Names stand by how many of the newest articles name them; a name of one article does not."""
    assert find_discussed(make_world()) == ("ida-brook",)


def test_running_stories_need_a_date() -> None:
    """Where no article is dated nothing can be said to run."""
    assert find_running_stories(make_world()) == ("elmford-flood",)
    assert find_running_stories(make_library([make_article("one", published=None)])) == ()


def test_front_page_tells_no_headline_twice() -> None:
    """Each article stands on the front page once, apart from the newest of each story on its card."""
    page = PRESS.render(home(make_world()).split("---\n", 2)[2])
    cards = {"articles/relief.md"}
    links = [href for href, _label in page.links if href.startswith("articles/") and href not in cards]
    assert sorted(links) == sorted(set(links))


@pytest.mark.parametrize(
    ("told", "latest"),
    [
        pytest.param(set(), "relief", id="the newest"),
        pytest.param({"relief"}, "flood", id="the newest that is not told"),
        pytest.param({"relief", "flood", "dam"}, "relief", id="all told"),
    ],
)
def test_card_names_what_is_not_told(told: set[str], latest: str) -> None:
    """A story's card names its newest article that the page has not told, and that is told from then on."""
    site = make_site(make_world(), make_settings())
    (card,) = make_cards(site, URI, ["elmford-flood"], told)
    assert card.latest == site.article_link(URI, latest)
    assert latest in told


def test_story_of_the_lead_has_no_card_beside_others() -> None:
    """The lead tells its own story, so its card gives way to those of others."""
    world = make_world()
    market = dataclasses.replace(
        world.stories["elmford-flood"], slug="market", name="Market", articles=("market",)
    )
    both = dataclasses.replace(world, stories={**world.stories, "market": market})
    cards = home(both).split("{ #stories }")[1].split("{ #latest }")[0]
    assert "[Market](stories/market/index.md)" in cards
    assert "Flood at Elmford" not in cards


def test_nameplate_knows_the_newest_day_and_edition() -> None:
    """The theme is told the newest day and edition, and nothing where there is none."""
    page = home(make_world())
    assert 'newest_day: "Wednesday 3 January 2024"\n' in page
    assert 'edition_uri: "editions/2024-w01/"\n' in page
    undated = home(make_library([make_article("one", published=None)]))
    assert "newest_day" not in undated
    assert "edition_uri" not in undated


def test_day_of_an_article_is_the_days_own() -> None:
    """An article's day on the nameplate is the newest of all, also where another article leads."""
    early = make_article("early", published=dt.date(2024, 5, 1))
    late = make_article("late", published=dt.date(2024, 5, 2))
    assert 'newest_day: "Thursday 2 May 2024"\n' in home(make_library([early, late]))
