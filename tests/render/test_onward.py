"""Where an article leads: the sentences that link to it, the linked words marked, and the newest others."""

from __future__ import annotations

import pytest
from world import make_article, make_library, make_settings

from news_digest.model import Backlink, Block, Span
from news_digest.render.pages.onward import find_onward, list_backlinks
from news_digest.render.pages.site import make_site


def quote_backlink(*spans: Span, sentence: str) -> str:
    """Return how a sentence is quoted by an article of these spans, in which `a.md` means article `a`."""
    blocks = (Block(kind="paragraph", line=1, spans=spans),)
    library = make_library(
        [make_article("a"), make_article("b", blocks=blocks)],
        links={("b", "a.md"): "a"},
        backlinks={"a": (Backlink(slug="b", sentence=sentence),)},
    )
    (teaser,) = list_backlinks(make_site(library, make_settings()), "articles/a.md", "a")
    return str(teaser.text)


@pytest.mark.parametrize(
    ("spans", "sentence", "quoted"),
    [
        pytest.param(
            [Span(text="As "), Span(text="we wrote", href="a.md"), Span(text=", it rose.")],
            "As we wrote, it rose.",
            "As <mark>we wrote</mark>, it rose.",
            id="a link",
        ),
        pytest.param(
            [Span(text="we ", href="a.md"), Span(text="wrote", href="a.md", marks=("strong",))],
            "we wrote",
            "<mark>we wrote</mark>",
            id="a link in two styles",
        ),
        pytest.param([Span(text="no link")], "A reference", "A reference", id="linked from its references"),
        pytest.param(
            [Span(text="<b>", href="a.md")],
            "See <b>!",
            "See <mark>&lt;b&gt;</mark>\\!",
            id="words that look like tags",
        ),
        pytest.param(
            [Span(text="far away", href="a.md")],
            "A cut sentence …",
            "A cut sentence …",
            id="not in the sentence",
        ),
    ],
)
def test_backlink_marks_the_words_of_its_link(spans: list[Span], sentence: str, quoted: str) -> None:
    """A reader sees at a glance which words lead here."""
    assert quote_backlink(*spans, sentence=sentence) == quoted


def test_onward_shows_three_others() -> None:
    """An article that stands alone leads to the newest others, never to itself."""
    library = make_library([make_article(slug) for slug in "abcde"])
    onward = find_onward(make_site(library, make_settings()), "articles/b.md", "b")
    assert onward is not None
    assert [teaser.headline.partition("](")[2] for teaser in onward.teasers] == ["a.md)", "c.md)", "d.md)"]
