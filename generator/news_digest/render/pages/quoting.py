"""Sentences quoted from articles, with the words marked for which they are quoted."""

from __future__ import annotations

from news_digest.model import Appearance, Library, Topic
from news_digest.render.escape import Markdown, escape_inline, escape_start, escape_text


def mark_name(library: Library, topic: Topic, appearance: Appearance) -> Markdown | None:
    """Return an appearance's sentence with the topic's name marked where it first stands, or None."""
    if appearance.sentence is None:
        return None
    return mark_words(appearance.sentence, _first_form(library, topic, appearance.slug))


def mark_words(sentence: str, words: str) -> Markdown:
    """Return a sentence with some words marked where they first stand in it, if they do."""
    start = _find_word(sentence, words)
    if start is None:
        return escape_text(sentence)
    before, after = sentence[:start], sentence[start + len(words) :]
    opening = escape_start(before) if before.strip() else ""
    return Markdown(f"{opening}<mark>{escape_inline(words)}</mark>{escape_inline(after.rstrip())}")


def _first_form(library: Library, topic: Topic, slug: str) -> str:
    """Return how an article writes a topic's name where it first names it: there the sentence is from."""
    article = library.articles[slug]
    for mention in article.mentions:
        if library.topic_of_name.get((slug, mention.name)) == topic.slug:
            return article.text[mention.start : mention.end]
    return topic.name


def _find_word(sentence: str, name: str) -> int | None:
    """Return where a name stands in a sentence, not as a part of another word; None where it does not."""
    start = sentence.find(name) if name.strip() else -1
    while start >= 0:
        around = sentence[max(start - 1, 0) : start] + sentence[start + len(name) : start + len(name) + 1]
        if not any(letter.isalnum() for letter in around):
            return start
        start = sentence.find(name, start + 1)
    return None
