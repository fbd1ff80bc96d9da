"""Programmes: series that come back under one title ("The Weekly Briefing: …"), and what they always say.

A programme's title is no event. Words that half of its articles use say what the programme is, not what
happened, so stories are told apart without them.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scipy.sparse import csr_array

    from news_digest.model import Article

MIN_ARTICLES = 3
MIN_TITLE_WORDS = 2
TITLE_END = re.compile(r":\s|\s[|\u2013\u2014]\s")
ISSUE = re.compile(
    r"\d+|\b(?:January|February|March|April|May|June|July|August|September|October|November|December)\b"
)


def find_programmes(articles: Sequence[Article]) -> list[tuple[int, ...]]:
    """Return the rows of each series of three or more articles whose headlines open with the same title.

    A title is two words or more before a colon, dash or bar, or a whole headline, without numbers and months.
    """
    rows: dict[str, list[int]] = defaultdict(list)
    for row, article in enumerate(articles):
        title = TITLE_END.split(ISSUE.sub("", article.headline), maxsplit=1)[0]
        words = title.casefold().split()
        if len(words) >= MIN_TITLE_WORDS:
            rows[" ".join(words)].append(row)
    return [tuple(series) for _, series in sorted(rows.items()) if len(series) >= MIN_ARTICLES]


def without_set_words(weights: csr_array, programmes: Sequence[Sequence[int]]) -> csr_array:
    """Return the TF-IDF rows with each programme's usual terms taken out of its articles."""
    import numpy as np  # noqa: PLC0415 - slow to import

    plain = weights.copy()
    for programme in programmes:
        series = weights[list(programme)]
        usual = 2 * np.bincount(series.indices, minlength=weights.shape[1]) >= len(programme)
        for row in programme:
            start, end = plain.indptr[row], plain.indptr[row + 1]
            plain.data[start:end][usual[plain.indices[start:end]]] = 0.0
    return plain
