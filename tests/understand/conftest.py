"""What the tests of this room share: the shipped vocabulary, and articles made from lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from news_digest.model import Block, FrontMatter, RawArticle, Span
from news_digest.understand import Understander
from news_digest.vocabulary import load_vocabulary

if TYPE_CHECKING:
    from collections.abc import Callable

    from news_digest.model import Article


@pytest.fixture(scope="session")
def understander() -> Understander:
    """Return an understander with the shipped vocabulary."""
    vocabulary, problems = load_vocabulary()
    assert problems == ()
    return Understander(vocabulary)


@pytest.fixture(scope="session")
def make_raw() -> Callable[..., RawArticle]:
    """Return a function from lines of text (and a headline) to what a file with them says."""

    def run(text: str, headline: str = "A headline", front_matter: FrontMatter | None = None) -> RawArticle:
        blocks = tuple(
            Block(kind="paragraph", line=number, spans=(Span(text=line),))
            for number, line in enumerate(text.split("\n"), start=3)
        )
        return RawArticle(
            path="a.txt",
            slug="a",
            headline=headline,
            source="AP",
            blocks=blocks,
            front_matter=front_matter or FrontMatter(),
            digest="0" * 64,
        )

    return run


@pytest.fixture(scope="session")
def understand(understander: Understander, make_raw: Callable[..., RawArticle]) -> Callable[..., Article]:
    """Return a function from lines of text (and a headline) to an article."""

    def run(text: str, headline: str = "A headline", front_matter: FrontMatter | None = None) -> Article:
        return understander.understand(make_raw(text, headline, front_matter))

    return run
