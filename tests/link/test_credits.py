"""Credits: who is named as a source is not what an article is about."""

from __future__ import annotations

import pytest
from made_articles import make_article, make_vocabulary

from news_digest.link.credits import find_credited
from news_digest.link.names import resolve_names
from news_digest.link.topics import make_topics


@pytest.mark.parametrize(
    ("texts", "credited"),
    [
        pytest.param(("Rain fell, according to the Arle Institute.",) * 2, True, id="according to"),
        pytest.param(("Arle Institute reported rain.", "He told Arle Institute."), True, id="reported, told"),
        pytest.param(("The Arle Institute burnt down.", "Arle Institute reported it."), False, id="once"),
        pytest.param(("The Arle Institute opened.", "The Arle Institute closed."), False, id="the matter"),
    ],
)
def test_names_that_are_mostly_credited_are_found(texts: tuple[str, str], *, credited: bool) -> None:
    """Two credits, and half of all mentions, make a name a source."""
    articles = [
        make_article(f"a{number}", text, names={"Arle Institute": "organisation"})
        for number, text in enumerate(texts)
    ]
    vocabulary = make_vocabulary()
    topics = make_topics(articles, frozenset(), resolve_names(articles, vocabulary, ()), vocabulary)
    assert find_credited(articles, topics) == (frozenset({"arle-institute"}) if credited else frozenset())
