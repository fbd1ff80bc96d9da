"""Names and headlines among the words of the site: each reads in its own direction."""

from __future__ import annotations

import pytest
from world import make_settings, make_world

from news_digest.render.pages.labels import isolate
from news_digest.render.pages.site import make_site


@pytest.mark.parametrize(
    ("name", "language", "expected"),
    [
        pytest.param("Cairo", "en", "Cairo", id="same direction"),
        pytest.param("U.S.", "ar", '<span dir="ltr">U.S.</span>', id="Latin among Arabic"),
        pytest.param("«القاهرة»", "en", '<span dir="rtl">«القاهرة»</span>', id="Arabic among Latin"),
        pytest.param("القاهرة", "he", "القاهرة", id="same direction, other script"),
        pytest.param("2024", "ar", "2024", id="no letter"),
        pytest.param("*A*", "ar", '<span dir="ltr">\\*A\\*</span>', id="escaped"),
    ],
)
def test_name_keeps_its_direction(name: str, language: str, expected: str) -> None:
    """A name is marked where its first letter runs against the site's words, and nowhere else."""
    assert isolate(name, language) == expected


def test_links_keep_their_direction() -> None:
    """On a site written from right to left, names and headlines keep their own direction."""
    site = make_site(make_world(), make_settings(language="he"))
    article = site.library.articles["flood"]
    links = (
        site.topic_link("index.md", "elmford"),
        site.story_link("index.md", "elmford-flood"),
        site.story_label("index.md", "elmford-flood"),
        site.source_link("index.md", article),
    )
    assert all(str(link).startswith('[<span dir="ltr">') for link in links)
    assert site.marked_link("index.md", "flood").startswith('<span lang="en" dir="ltr">[')
    assert site.marked_link("index.md", "hebrew") == site.article_link("index.md", "hebrew")
