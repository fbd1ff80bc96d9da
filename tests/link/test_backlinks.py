"""Backlinks: what a link means, and the sentence around it."""

from __future__ import annotations

import pytest
from made_articles import make_article

from news_digest.link.backlinks import MOST_LINKED, MOST_SHOWN, find_links, normal_url, rank_backlinks
from news_digest.model import Article, Backlink, Block, Reference, Span

TARGET = make_article(
    "bridge-opens",
    "A bridge.",
    path="2024/bridge.md",
    url="https://www.example.org/news/bridge/",
    aliases=("articles/old-bridge", "bare-bridge"),
)


def linking(href: str, **fields: object) -> Article:
    """Return an article whose second sentence has a link."""
    spans = (
        Span(text="It rained. They met at "),
        Span(text="the bridge", href=href),
        Span(text=". Then it snowed."),
    )
    return make_article(
        "meeting",
        "First paragraph.",
        Block(kind="paragraph", line=3, spans=spans),
        path="2024/may/meeting.md",
        **fields,
    )


@pytest.mark.parametrize(
    "href",
    [
        pytest.param("../bridge.md", id="path"),
        pytest.param("../bridge.md#cost", id="path with a fragment"),
        pytest.param("./../../2024/bridge.md", id="path with detours"),
        pytest.param("https://www.example.org/news/bridge/", id="original"),
        pytest.param("http://example.org/news/bridge#top", id="original, written otherwise"),
        pytest.param("/articles/bridge-opens/", id="address on this site"),
        pytest.param("articles/bridge-opens", id="address without slashes"),
        pytest.param("/articles/old-bridge/", id="earlier address"),
    ],
)
def test_a_link_means_an_article(href: str) -> None:
    """Each way to name an article leads to it, and it quotes the sentence around the link."""
    links, backlinks = find_links([TARGET, linking(href)])
    assert links == {("meeting", href): "bridge-opens"}
    assert backlinks == {"bridge-opens": (Backlink(slug="meeting", sentence="They met at the bridge."),)}


@pytest.mark.parametrize(
    "href",
    [
        pytest.param("bridge.md", id="no such file"),
        pytest.param("#top", id="own page"),
        pytest.param("https://example.org/news/", id="another page of that site"),
        pytest.param("mailto:a@example.org", id="mail"),
        pytest.param("/articles/", id="no slug"),
        pytest.param("/articles/bare-bridge/", id="an alias elsewhere on this site"),
        pytest.param("//", id="nothing"),
        pytest.param("https://[broken", id="broken address"),
        pytest.param("../../../../etc/passwd", id="outside"),
    ],
)
def test_other_links_mean_nothing(href: str) -> None:
    """A link that leads elsewhere is left alone."""
    assert find_links([TARGET, linking(href)]) == ({}, {})


def test_original_that_two_articles_name_means_neither() -> None:
    """Who writes the address of another's original takes no links from it."""
    copy = make_article("a-copy", "Pills.", path="pills.md", url="http://example.org/news/bridge")
    assert find_links([TARGET, copy, linking("https://www.example.org/news/bridge/")]) == ({}, {})


def test_references_link_back_with_their_title() -> None:
    """A reference has no sentence; its title stands for one."""
    article = make_article(
        "meeting", "Rain.", references=(Reference(title="The opening", link="bridge-opens.txt"),)
    )
    target = make_article("bridge-opens", "A bridge.")
    _, backlinks = find_links([article, target])
    assert backlinks == {"bridge-opens": (Backlink(slug="meeting", sentence="The opening"),)}


def test_an_article_is_not_its_own_backlink() -> None:
    """A link to itself has a meaning and is no news to anyone."""
    article = linking("meeting.md")
    assert find_links([article]) == ({("meeting", "meeting.md"): "meeting"}, {})


def test_addresses_are_compared_without_what_does_not_matter() -> None:
    """Scheme, www, fragment, last slash and the host's case are no difference; the path's case is."""
    assert normal_url("HTTPS://WWW.Example.org/A/#x") == "example.org/A"


def test_one_article_stands_on_few_pages() -> None:
    """A link to each of three hundred leads there, and is quoted by the first few alone."""
    targets = [make_article(f"target-{number:03}", "A target.") for number in range(300)]
    spans = tuple(Span(text="Here. ", href=f"{target.slug}.txt") for target in targets for _ in range(2))
    planter = make_article("planter", Block(kind="paragraph", line=1, spans=spans))
    links, backlinks = find_links([planter, *targets])
    assert len(links) == 300
    assert sorted(backlinks) == [target.slug for target in targets[:MOST_LINKED]]


def test_the_nearest_are_shown_first_and_few_at_all() -> None:
    """Backlinks stand by how near the two articles are; of those as near the given order stays."""
    found = tuple(Backlink(slug=f"a-{number:02}", sentence="There.") for number in range(40))
    nearness = {("t", each.slug): 0.5 if number % 2 else 0.0 for number, each in enumerate(found)}
    (ranked,) = rank_backlinks({"t": found}, nearness).values()
    assert [each.slug for each in ranked] == [f"a-{number:02}" for number in range(1, 40, 2)][:MOST_SHOWN]
