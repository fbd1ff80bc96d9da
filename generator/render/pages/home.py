"""The front page: the latest edition with its lead, running stories, the latest articles, the subjects."""

from __future__ import annotations

import datetime as dt

from generator.model import Edition, Library, OutputFile
from generator.render import urls
from generator.render.escape import Markdown, link
from generator.render.pages.card import make_cards
from generator.render.pages.edition import edition_link
from generator.render.pages.listing import make_days, make_teaser
from generator.render.pages.site import Site, feed_fields, feed_links

STORIES_SHOWN = 6
# A story that has not moved for two months is told; whoever looks for it finds it among all stories.
RUNNING_DAYS = 60
BESIDE_SHOWN = 4
LATEST_SHOWN = 12


def home_page(site: Site) -> OutputFile:
    """Return the front page; it never says the same article twice while others wait."""
    uri, library = urls.HOME_URI, site.library
    edition = library.editions[0] if library.editions else None
    lead = edition.lead if edition else next(iter(library.latest), None)
    running = _running_stories(library)
    stories = (running or tuple(library.stories))[:STORIES_SHOWN]
    beside = _beside_lead(library.latest, edition, lead)
    latest = [slug for slug in library.latest if slug != lead and slug not in beside][:LATEST_SHOWN]
    return site.page(
        uri,
        "home.md.jinja",
        _front_matter(site),
        articles=library.latest[:LATEST_SHOWN],
        site_name=site.settings.site_name,
        site_description=site.settings.site_description,
        edition=edition_link(uri, edition) if edition else None,
        lead=make_teaser(site, uri, lead) if lead else None,
        beside=tuple(make_teaser(site, uri, slug, text="") for slug in beside),
        stories_title="Running stories" if running else "Stories",
        cards=make_cards(site, uri, stories),
        all_stories=_all(uri, "All stories", urls.STORIES_URI)
        if len(stories) < len(library.stories)
        else None,
        # What has no date is not late either.
        latest="Latest" if library.months else "Articles",
        days=make_days(site, uri, latest),
        archive=_all(uri, "All articles in the archive", urls.ARCHIVE_URI),
        subjects=tuple(
            (site.subject_link(uri, listing.subject), len(listing.articles))
            for listing in site.subject_listings
        ),
        feeds=feed_links(uri),
    )


def _front_matter(site: Site) -> dict[str, object]:
    """Return what the theme needs to know of the front page."""
    return {
        "title": site.settings.site_name,
        "description": site.settings.site_description,
        "kind": "home",
        "feeds": feed_fields(site.settings.site_name, urls.HOME_URI),
    }


def _beside_lead(latest: tuple[str, ...], edition: Edition | None, lead: str | None) -> tuple[str, ...]:
    """Return the edition's other first articles, and after them the latest of all."""
    candidates = dict.fromkeys((*(edition.articles if edition else ()), *latest))
    return tuple(slug for slug in candidates if slug != lead)[:BESIDE_SHOWN]


def _running_stories(library: Library) -> tuple[str, ...]:
    """Return the stories that moved shortly before the newest article, newest first."""
    newest = max(
        (article.published for article in library.articles.values() if article.published), default=None
    )
    if newest is None:
        return ()
    since = newest - dt.timedelta(days=RUNNING_DAYS)
    return tuple(slug for slug, story in library.stories.items() if story.last and story.last >= since)


def _all(uri: str, label: str, target: str) -> Markdown:
    """Return the way to everything of a kind."""
    return link(label, urls.relative(uri, target))
