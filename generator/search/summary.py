"""What the search panel is told before it asks an index: what to filter by, and which words to leave out."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from generator.search.canonical import ENTRY, Files, read_values

# So many topics are offered by name: what a reader may wait for and will scroll through.
TOPICS_OFFERED = 2000
TOPIC = "topic"
# `the` and `of` stand on almost every page, so they find nothing, and at 10,000 articles `the` alone costs
# 187 KB. On few pages any word may be common, and none costs much.
COMMON_SHARE = 0.75
COMMON_FROM_PAGES = 500


@dataclass(slots=True, kw_only=True)
class Summary:
    """How many pages have each value of each filter, and the words that nearly every page has."""

    filters: dict[str, Counter[str]] = field(default_factory=dict)
    common: set[str] = field(default_factory=set)

    def add(self, other: Summary) -> None:
        """Take in what another bundle says."""
        for label, values in other.filters.items():
            self.filters.setdefault(label, Counter()).update(values)
        self.common |= other.common

    def topics(self) -> list[tuple[str, int]]:
        """Return the topics of most pages with their number, ties by name; none of a single page."""
        ranked = sorted(self.filters.get(TOPIC, {}).items(), key=lambda item: (-item[1], item[0]))
        return [(name, number) for name, number in ranked if number > 1][:TOPICS_OFFERED]

    def as_plain(self) -> dict[str, object]:
        """Return the same as mappings and sorted lists."""
        return {"filters": {label: dict(values) for label, values in self.filters.items()}} | {
            "common": sorted(self.common)
        }


def summarise(files: Files) -> Summary:
    """Return the summary of a published bundle. Raises as `make_canonical` does."""
    filters: dict[str, Counter[str]] = {}
    for label, values in (read_values(files[name]) for name in sorted(files) if name.startswith("filter/")):
        found = filters.setdefault(label.rsplit("-", 1)[0], Counter())
        found.update({value: len(pages) for value, pages in values})
    languages = json.loads(files[ENTRY])["languages"].values()
    pages = sum(language["page_count"] for language in languages)
    words = (read_values(files[name])[0] for name in sorted(files) if name.startswith("index/"))
    return Summary(
        filters=filters, common=_find_common(words, pages) if pages >= COMMON_FROM_PAGES else set()
    )


def _find_common(files: Iterable[list[list[object]]], pages: int) -> set[str]:
    """Return the words that stand on nearly all of so many pages."""
    return {
        str(word)
        for words in files
        for word, on, *_ in words
        if len(on) > pages * COMMON_SHARE  # type: ignore[arg-type]
    }
