"""Where files stand, said without rendering them: the same uris that a rendered site has."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from conftest import DIGEST
from world import make_article, make_library, make_settings, make_world

from news_digest.link import link_articles
from news_digest.model import FormerAddress, Library, Settings, SharedAddress
from news_digest.read import read_articles
from news_digest.render import list_pictures, list_uris, render_site
from news_digest.understand import understand_articles
from news_digest.vocabulary import load_vocabulary


def render_uris(library: Library, settings: Settings, handwritten: tuple[str, ...] = ()) -> list[str]:
    """Return the uris of a rendered site."""
    files = render_site(library, settings, load_vocabulary()[0], handwritten)
    return sorted([file.uri for file in files] + [each.uri for each in list_pictures(library, settings)])


def link_folder() -> Library:
    """Return the articles of the fixture digest, linked."""
    words, _problems = load_vocabulary()
    return link_articles(list(understand_articles(read_articles(DIGEST / "articles").articles, words)), words)


def make_old_world() -> Library:
    """Return a world with former and shared addresses, many topics, editions' weeks and undated articles."""
    world = make_world()
    topic = world.topics["elmford"]
    topics = {f"elmford-{number}": replace(topic, slug=f"elmford-{number}") for number in range(30)}
    dam = replace(world.articles["dam"], aliases=("old/dam", "old-dam.html"))
    return replace(
        world,
        articles={**world.articles, "dam": dam},
        topics={**world.topics, **topics},
        undated=("old",),
        former=(
            FormerAddress(folder="topics", slug="elm", target="elmford"),
            FormerAddress(folder="subjects", slug="nature", target="environment"),
            FormerAddress(folder="sources", slug="river-mail", target="river-post"),
        ),
        shared=(
            SharedAddress(address="articles/water", slugs=("dam", "flood", "market", "old"), is_former=False),
            SharedAddress(address="articles/was-here", slugs=("dam", "flood"), is_former=True),
        ),
    )


@pytest.mark.parametrize("page_size", [1, 2, 3, 4, 100])
@pytest.mark.parametrize("make", [make_world, make_old_world, make_library, link_folder])
def test_every_file_is_listed(make: object, page_size: int) -> None:
    """The list is what rendering makes, however long its pages are."""
    assert callable(make)
    library, settings = make(), make_settings(page_size=page_size)
    assert list(list_uris(library, settings)) == render_uris(library, settings)


@pytest.mark.parametrize(
    ("changes", "handwritten"),
    [
        pytest.param({"site_url": ""}, (), id="no address, no feeds"),
        pytest.param({"pictures": "all"}, (), id="a picture of each article"),
        pytest.param({"pictures": "none"}, (), id="no picture"),
        pytest.param({"use_directory_urls": False}, (), id="files"),
        pytest.param({"default_pages": ("about",)}, (), id="fewer pages on the site"),
        pytest.param({}, ("about.md", "how-it-works/index.md", "other.md"), id="pages by hand"),
        pytest.param({"language": "de"}, (), id="another language"),
    ],
)
def test_settings_change_both(changes: dict[str, object], handwritten: tuple[str, ...]) -> None:
    """What mkdocs.yml and the owner's pages leave out, or add, is left out or added here too."""
    library, settings = make_old_world(), make_settings(**changes)
    assert list(list_uris(library, settings, handwritten)) == render_uris(library, settings, handwritten)


def test_each_kind_of_page_is_among_them() -> None:
    """The worlds above have at least one file of each kind, so that none goes untested."""
    uris = set(list_uris(link_folder(), make_settings())) | set(list_uris(make_old_world(), make_settings()))
    kinds = {uri.split("/")[0] if "/" in uri else uri for uri in uris}
    assert {"articles", "topics", "stories", "subjects", "sources", "editions", "archive", "old"} <= kinds
    assert any(uri.startswith("archive/20") and uri.count("/") == 3 for uri in uris)


def test_what_leads_outside_is_refused() -> None:
    """As rendering does: nobody is told that such a file could stand there."""
    outside = make_article("one", aliases=("../x",), published=dt.date(2024, 1, 1))
    with pytest.raises(ValueError, match="no address within the site"):
        list_uris(make_library([outside]), make_settings())
