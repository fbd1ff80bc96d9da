"""What the search panel is told before it asks an index: what to filter by, and which words to leave out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from news_digest.search.light import find_forms, is_light
from news_digest.search.postings import Joined

# So many topics are offered by name: what a reader may wait for and will scroll through.
TOPICS_OFFERED = 2000
TOPIC = "topic"
# `the` and `of` stand on almost every page, so they find nothing, and at 10,000 articles `the` alone costs
# 187 KB. On few pages any word may be common, and none costs much.
COMMON_SHARE = 0.75
COMMON_FROM_PAGES = 500


@dataclass(slots=True, kw_only=True)
class Summary:
    """How many pages have each value of each filter, the words of nearly every page, and the light ones.

    `light` has the word of the index for each way in which one is written that stands there lightly too.
    """

    filters: dict[str, Counter[str]] = field(default_factory=dict)
    common: set[str] = field(default_factory=set)
    light: dict[str, str] = field(default_factory=dict)

    def add(self, other: Summary) -> None:
        """Take in what another bundle says."""
        for label, values in other.filters.items():
            self.filters.setdefault(label, Counter()).update(values)
        self.common |= other.common
        self.light = other.light | self.light

    def topics(self) -> list[tuple[str, int]]:
        """Return the topics of most pages with their number, ties by name; none of a single page."""
        ranked = sorted(self.filters.get(TOPIC, {}).items(), key=lambda item: (-item[1], item[0]))
        return [(name, number) for name, number in ranked if number > 1][:TOPICS_OFFERED]

    def as_plain(self) -> dict[str, object]:
        """Return the same as mappings and sorted lists."""
        return {"filters": {label: dict(values) for label, values in self.filters.items()}} | {
            "common": sorted(self.common),
            "light": self.light,
        }


def summarise(
    filters: Mapping[str, Mapping[str, list[int]]], words: Sequence[Joined], texts: Sequence[str]
) -> Summary:
    """Return the summary of a bundle's pages in one language: pages by filter and value, words, and texts."""
    common: set[str] = set()
    if len(texts) >= COMMON_FROM_PAGES:
        many = len(texts) * COMMON_SHARE
        common = {word.name for word in words if word.number > many and not is_light(word.name)}
    return Summary(
        filters={
            label: Counter({value: len(pages) for value, pages in values.items()})
            for label, values in filters.items()
        },
        common=common,
        light=find_forms(words, texts),
    )
