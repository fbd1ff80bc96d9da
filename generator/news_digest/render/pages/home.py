"""The front page: a lead with its story, what moved by week, running stories, the latest, the subjects."""

from __future__ import annotations

from news_digest.model import Edition, Library, OutputFile
from news_digest.render import urls
from news_digest.render.escape import Markdown, link
from news_digest.render.linked_data import describe_site, render_linked_data
from news_digest.render.pages.card import make_cards
from news_digest.render.pages.front import (
    find_discussed,
    find_running_stories,
    make_lead_thread,
    make_subject_blocks,
    make_weeks,
    take,
)
from news_digest.render.pages.labels import week_text
from news_digest.render.pages.listing import make_days, make_teaser, make_teasers
from news_digest.render.pages.site import Site, feed_fields, feed_links

STORIES_SHOWN = 6
BESIDE_SHOWN = 3
LATEST_SHOWN = 12
# Some three lines of a narrow column; cut here, for a style sheet would cut within a word.
TEASER_LENGTH = 115


def home_page(site: Site) -> OutputFile:
    """Return the front page; it never says the same article twice while others wait."""
    uri, library, words = urls.HOME_URI, site.library, site.words
    edition = library.editions[0] if library.editions else None
    lead = edition.lead if edition else next(iter(library.latest), None)
    running = find_running_stories(library)
    stories = _without_lead(library, running or tuple(library.stories), lead)[:STORIES_SHOWN]
    told: set[str] = {lead} if lead else set()
    thread = make_lead_thread(site, uri, lead, told) if lead else None
    beside = take(told, (*(edition.articles if edition else ()), *library.latest), BESIDE_SHOWN)
    weeks = make_weeks(site, uri, told)
    cards = make_cards(site, uri, stories, told)
    latest = take(told, library.latest, LATEST_SHOWN)
    blocks, others = make_subject_blocks(site, uri, told)
    return site.page(
        uri,
        "home.md.jinja",
        _front_matter(site, edition),
        articles=library.latest[:LATEST_SHOWN],
        lead=make_teaser(site, uri, lead, without=("story",)) if lead else None,
        thread=thread,
        beside=make_teasers(site, uri, beside, length=TEASER_LENGTH),
        weeks=weeks,
        all_editions=_all_editions(site, uri, len(weeks)),
        stories_title=words.text("running_stories" if running else "stories"),
        cards=cards,
        all_stories=_all(uri, words.text("all_stories"), urls.STORIES_URI)
        if len(stories) < len(library.stories)
        else None,
        # What has no date is not late either.
        latest=words.text("latest" if library.months else "all_articles"),
        days=make_days(site, uri, latest, length=TEASER_LENGTH),
        archive=_all(uri, words.text("whole_archive"), urls.ARCHIVE_URI),
        blocks=blocks,
        others=others,
        discussed=tuple(site.topic_link(uri, slug) for slug in find_discussed(library)),
        all_topics=_all(uri, words.text("all_topics"), urls.topics_uri()),
        explore=_all(uri, words.text("explore"), urls.EXPLORE_URI),
        feeds=feed_links(site, uri, uri, len(library.latest)),
    )


def _all_editions(site: Site, uri: str, shown: int) -> Markdown | None:
    """Return a link to all editions where there are more than are shown."""
    more = shown < len(site.library.editions)
    return _all(uri, site.words.text("all_editions"), urls.EDITIONS_URI) if more else None


def _without_lead(library: Library, stories: tuple[str, ...], lead: str | None) -> tuple[str, ...]:
    """Return the stories but the lead's own, which the lead tells, unless there is no other."""
    own = library.story_of.get(lead) if lead else None
    return tuple(slug for slug in stories if slug != own) or stories


def _front_matter(site: Site, edition: Edition | None) -> dict[str, object]:
    """Return what the theme needs to know of the front page: the nameplate's day and edition, the feeds."""
    newest = max(
        (day for article in site.library.articles.values() if (day := article.published)), default=None
    )
    return {
        "title": site.settings.site_name,
        "description": site.settings.site_description,
        "kind": "home",
        "newest_day": site.words.day(newest) if newest else None,
        "edition": week_text(site.words, edition) if edition else None,
        "edition_uri": urls.page_address(site.settings, urls.edition_uri(edition.slug)) if edition else None,
        "linked_data": render_linked_data(describe_site(site.settings)),
        **feed_fields(site, urls.HOME_URI, len(site.library.latest)),
    }


def _all(uri: str, label: str, target: str) -> Markdown:
    """Return the way to everything of a kind."""
    return link(label, urls.relative(uri, target))
