"""Stories among texts: the link room's groups, also where hardly any text has a date."""

from __future__ import annotations

from collections.abc import Sequence

from news_digest.link.event_words import measure_nearness, weigh_event_words
from news_digest.link.grouping import group_articles, lack_dates
from news_digest.link.programmes import find_programmes, without_set_words
from news_digest.link.strangers import Strangers
from news_digest.link.wording import read_wording
from news_digest.model import Article

# Tuned on half of seven sets of reports of one event (articles of Wikinews and Digital.gov dealt out into two
# to ten reports, days of Current Events, reports written for the purpose), and held against the other half.
MIN_AVERAGE = 0.08
MIN_AVERAGE_BARE = 0.1  # where hardly any text has a date, words must say more


def group_leads(leads: Sequence[Article]) -> list[tuple[int, ...]]:
    """Return the rows that tell one event, two or more in each group; `leads` hold no near-duplicates."""
    if len(leads) < 2:  # noqa: PLR2004 - one alone tells nothing together
        return []
    weights = without_set_words(weigh_event_words(leads, read_wording(leads)), find_programmes(leads))
    least = MIN_AVERAGE_BARE if lack_dates(leads) else MIN_AVERAGE
    return group_articles(leads, measure_nearness(weights), Strangers(leads), least)
