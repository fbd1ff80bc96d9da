"""Credits: the names that articles mostly give as where they know something from.

"According to X", "told X" and "X reported" say who knows it, not what an article is about.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from news_digest.link.topics import Topics
    from news_digest.model import Article

CREDITED_SHARE = 0.5
MIN_CREDITS = 2
REACH = 24  # characters around a mention in which a credit stands
BEFORE = re.compile(
    r"\b(?:according to|told|by|via|cited by|quoted by|interview with)\s+(?:the\s+)?$", re.IGNORECASE
)
AFTER = re.compile(r"^(?:'s|\u2019s)?\s+(?:has |had |also |then )?(?:reported|reports|quoted)\b")


def find_credited(leads: Iterable[Article], topics: Topics) -> frozenset[str]:
    """Return the organisations (and topics without a kind) that half of their mentions or more credit."""
    credits_of: Counter[str] = Counter()
    mentions_of: Counter[str] = Counter()
    for article in leads:
        for mention in article.mentions:
            topic = topics.of_name.get((article.slug, mention.name))
            if topic is None or topics.pages[topic].kind not in ("organisation", None):
                continue
            before = article.text[max(mention.start - REACH, 0) : mention.start]
            after = article.text[mention.end : mention.end + REACH]
            mentions_of[topic] += 1
            credits_of[topic] += bool(BEFORE.search(before) or AFTER.match(after))
    return frozenset(
        topic
        for topic, count in credits_of.items()
        if count >= max(MIN_CREDITS, CREDITED_SHARE * mentions_of[topic])
    )
