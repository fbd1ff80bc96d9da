"""The sentence around a place in an article, as other pages quote it."""

from __future__ import annotations

from bisect import bisect_right

from generator.model import Article


def quote_sentence(article: Article, offset: int) -> str:
    """Return the sentence that a place in the text belongs to, on one line; its paragraph if none does."""
    place = bisect_right(article.sentences, offset, key=lambda sentence: sentence[0]) - 1
    if place >= 0 and offset < article.sentences[place][1]:
        start, end = article.sentences[place]
    else:
        start = article.text.rfind("\n", 0, offset) + 1
        end = article.text.find("\n", offset)
        end = end if end >= 0 else len(article.text)
    return " ".join(article.text[start:end].split())
