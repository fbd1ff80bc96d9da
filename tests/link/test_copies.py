"""Copies: only the very same text is folded, and only under one with a surer sign than a date or a name."""

from __future__ import annotations

import datetime as dt
import random

import pytest
from made_articles import ferry_world, make_article, make_vocabulary

from news_digest.link import check_library, link_articles
from news_digest.link.copies import fold_copies
from news_digest.model import Article, Block, KnownSource, Library, Reference, Span

TEXT = (
    "The harbour bridge opened to traffic on Monday morning, two years after a barge struck its pier.",
    "The mayor, Ida Brook, cut a ribbon, and the repairs cost 4.8 million euros, the council said.",
    "Drivers waited in long queues from dawn, and the first lorry carried timber to the southern quay.",
    "Engineers replaced four thousand tonnes of steel and built a pier that stands on deeper piles.",
    "Ferries that carried passengers during the works will stop at the end of the month.",
    "The old ferry landing becomes a market hall, for which the council has asked the district to pay half.",
)
GAZETTE = KnownSource(name="Example Gazette", aliases=("The Gazette",), url="https://www.gazette.example/")
KNOWN = make_vocabulary(sources=(GAZETTE,))


def bridge(slug: str = "bridge", *text: str | Block, **fields: object) -> Article:
    """Return the original, or what is made of it."""
    given = {"headline": "Harbour Bridge Reopens", "source": "Example Gazette", "day": "2024-03-18"}
    return make_article(slug, *(text or TEXT), **{**given, **fields})


def spam(*text: str | Block, **fields: object) -> Article:
    """Return a copy in another outlet, under a slug that goes first, with an earlier date."""
    given = {"source": "Spam Daily", "day": "2024-03-17", "url": "https://spamdaily.example/1"}
    return bridge("a-bridge", *text, **{**given, **fields})


def link(*articles: Article, originals: tuple[str, ...] = ()) -> Library:
    """Return the library of these articles and a few others."""
    return link_articles([*ferry_world(), *articles], KNOWN, originals=originals)


HEADING = Block(kind="heading", line=9, level=2, spans=(Span(text="Buy cheap pills"),))
LINKED = Block(kind="paragraph", line=9, spans=(Span(text=TEXT[-1], href="https://spam.example/"),))


@pytest.mark.parametrize(
    "copy",
    [
        pytest.param(spam(), id="the same text, another outlet, an earlier day"),
        pytest.param(spam(source="Example Gazette"), id="that says it is the same outlet"),
        pytest.param(
            spam(*[line.replace("cut a ribbon", "was arrested") for line in TEXT]), id="other words"
        ),
        pytest.param(spam(*[line.replace("Ida Brook", "Eva Marsh") for line in TEXT]), id="another name"),
        pytest.param(spam(*[line.replace("4.8", "48") for line in TEXT]), id="another figure"),
        pytest.param(spam(*TEXT, "Buy cheap pills at once and win."), id="text added"),
        pytest.param(spam(*TEXT, HEADING), id="a heading added"),
        pytest.param(spam(*TEXT[:-1], LINKED), id="a link added"),
        pytest.param(spam(*TEXT[:-1]), id="cut short"),
        pytest.param(spam(headline="Mayor arrested at bridge"), id="another headline"),
        pytest.param(spam(summary="Buy pills."), id="another summary"),
        pytest.param(spam(references=(Reference(title="Pills"),)), id="a reference added"),
        pytest.param(spam(correction="All of this was wrong."), id="a correction"),
        pytest.param(
            bridge("a-bridge", *TEXT[:-1], updated=dt.date(2024, 3, 20)), id="the outlet's new version"
        ),
    ],
)
def test_no_copy_demotes_what_stood_there(copy: Article) -> None:
    """Both stay in every list, each for itself, and the editors are told of both."""
    library = link(bridge(), copy)
    assert library.duplicate_of == {}
    assert {"bridge", "a-bridge"} <= set(library.latest)
    remarks = [problem for problem in check_library(library) if problem.code == "near-copy"]
    assert {(each.path, each.severity) for each in remarks} == {
        ("bridge.txt", "remark"),
        ("a-bridge.txt", "remark"),
    }


SIGNED = {"url": "https://gazette.example/news/bridge"}


@pytest.mark.parametrize(
    ("articles", "originals", "folded"),
    [
        pytest.param(
            (bridge(**SIGNED), spam()), (), {"bridge": ("a-bridge",)}, id="source and address agree"
        ),
        pytest.param(
            (bridge(source="the gazette", url="https://news.gazette.example/x"), spam()),
            (),
            {"bridge": ("a-bridge",)},
            id="an alias, a host below",
        ),
        pytest.param((bridge(**SIGNED), spam(source="Example Gazette", **SIGNED)), (), {}, id="both agree"),
        pytest.param(
            (bridge(url="https://gazette.example.evil/x"), spam()), (), {}, id="a host that only begins so"
        ),
        pytest.param(
            (bridge(url="https://evil.example?.gazette.example"), spam()),
            (),
            {},
            id="a host that only ends so",
        ),
        pytest.param((bridge(), spam()), ("bridge.txt",), {"bridge": ("a-bridge",)}, id="named by editors"),
        pytest.param(
            (bridge(**SIGNED), spam()), ("a-bridge.txt",), {"a-bridge": ("bridge",)}, id="editors go first"
        ),
        pytest.param((bridge(), bridge("c")), (), {"bridge": ("c",)}, id="one file twice"),
        pytest.param(
            (bridge(), bridge("c"), spam()), (), {"bridge": ("c",)}, id="one file twice beside a copy"
        ),
        pytest.param(
            (bridge(**SIGNED), bridge("c", **SIGNED), spam()),
            (),
            {"bridge": ("a-bridge", "c")},
            id="one file twice, signed",
        ),
        pytest.param(
            (bridge("b", *TEXT[:1], '"Yes" - no'), bridge("c", *TEXT[:1], "“Yes” – no")),
            (),
            {"b": ("c",)},
            id="other quotation marks",
        ),
        pytest.param((bridge(), spam(*TEXT[:-1])), ("bridge.txt",), {}, id="never another text"),
        pytest.param(
            (bridge(**SIGNED), spam(*TEXT[:-1], LINKED)), (), {}, id="never the same words with another link"
        ),
    ],
)
def test_the_same_text_is_folded_under_the_surest(
    articles: tuple[Article, ...], originals: tuple[str, ...], folded: dict[str, tuple[str, ...]]
) -> None:
    """A sign that a date, a slug or a name cannot give decides; where none does, all stand."""
    assert fold_copies(articles, KNOWN, originals) == folded
    assert fold_copies(articles[::-1], KNOWN, originals) == folded


def test_what_is_folded_is_folded_everywhere() -> None:
    """It keeps its page, topics and story, and is on no list."""
    library = link(bridge(**SIGNED), spam())
    assert library.duplicate_of == {"a-bridge": "bridge"}
    assert "a-bridge" not in library.latest
    assert library.related["a-bridge"] == library.related["bridge"]


def edited(number: int) -> Article:
    """Return a copy with one word more, the same each time."""
    lines = list(TEXT)
    lines[number % len(lines)] += f" Pill{number} wins."
    return bridge(f"copy-{number:02}", *lines, source=f"Outlet {number}", headline=f"Bridge {number} reopens")


def test_copies_in_plenty_hide_nothing() -> None:
    """Forty copies make no story, take nobody's related articles, and share one place in them."""
    other = bridge(
        "ferries", "The ferries across the harbour stop for good.", TEXT[4], "Ida Brook opened the bridge."
    )
    alone = link(bridge(), other)
    crowded = link(bridge(), other, *map(edited, range(40)))
    assert [story.articles for story in crowded.stories.values()] == [
        story.articles for story in alone.stories.values()
    ]
    assert {"bridge", *(f"copy-{number:02}" for number in range(40))} <= set(crowded.latest)
    copies = {slug for slug in crowded.articles if slug.startswith("copy-")} | {"bridge"}
    for slug, related in crowded.related.items():
        shown = [each.slug for each in related if each.slug in copies]
        assert len(shown) <= (slug not in copies)


def test_every_pair_is_named_and_plenty_is_counted() -> None:
    """The remark names the nearest copies with the share of the text, and counts the rest."""
    two = {each.path: each for each in check_library(link(bridge(), spam(*TEXT[:-1])))}
    assert two["a-bridge.txt"].message == "100 % of its text stands in bridge.txt"
    assert two["bridge.txt"].message == "80 % of its text stands in a-bridge.txt"
    many = {each.path: each for each in check_library(link(bridge(), *map(edited, range(40))))}
    assert len(many) == 41
    assert "and most of it in 37 more files" in many["bridge.txt"].message


def test_an_edition_is_led_by_the_original() -> None:
    """Of copies in one week the one with the surest sign leads it, whatever their dates."""
    copy = spam(*TEXT, "Ana Duarte likes it.", day="2024-03-20", names={"Ana Duarte": "person"})
    for article in (bridge(**SIGNED), bridge(**SIGNED, names={"Ana Duarte": "person"})):
        library = link(article, copy)
        assert library.editions[0].lead == "bridge"


def test_order_of_articles_does_not_matter() -> None:
    """The same copies in any order give the same library."""
    articles = [bridge(), spam(), *map(edited, range(12))]
    shuffled = random.Random(3).sample(articles, len(articles))  # noqa: S311 - any order will do
    assert repr(link(*articles)) == repr(link(*shuffled))
