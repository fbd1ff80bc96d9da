"""Who is involved in a story over time: the columns of the table, and what its cells say."""

from __future__ import annotations

import datetime as dt

import pytest
from world import make_article, make_library, make_settings, make_world

from news_digest.model import Story
from news_digest.render.pages.involvement import make_involvement
from news_digest.render.pages.site import make_site


def make_story(
    *dates: dt.date | None, topics: tuple[str, ...] = ("ida-brook", "elmford")
) -> tuple[object, Story]:
    """Return the site and the story of an article for each date; the first names both topics, others one."""
    articles = [make_article(f"a{place}", published=date) for place, date in enumerate(dates)]
    of = {article.slug: topics[:2] if article.slug == "a0" else topics[:1] for article in articles}
    story = Story(
        slug="s",
        name="S",
        articles=tuple(article.slug for article in articles),
        topics=topics,
        first=None,
        last=None,
        pinned=True,
    )
    library = make_library(
        articles,
        stories={"s": story},
        topics=make_world().topics,
        topics_of=of,
        story_of=dict.fromkeys(of, "s"),
    )
    return make_site(library, make_settings()), story


DAY = dt.date(2023, 12, 1)


@pytest.mark.parametrize(
    ("dates", "columns"),
    [
        pytest.param([DAY, dt.date(2024, 1, 3)], ["1 December 2023", "3 January 2024"], id="days"),
        pytest.param(
            [DAY + dt.timedelta(days=3 * day) for day in range(11)],
            ["December 2023"],
            id="one month of many days",
        ),
        pytest.param(
            [DAY + dt.timedelta(days=5 * day) for day in range(11)],
            ["December 2023", "January 2024"],
            id="months",
        ),
        pytest.param(
            [dt.date(2000 + n % 3, 1 + n % 12, 1) for n in range(30)], ["2000", "2001", "2002"], id="years"
        ),
        pytest.param([DAY, DAY], None, id="one day"),
        pytest.param([None, None, DAY], None, id="hardly dated"),
    ],
)
def test_columns(dates: list[dt.date | None], columns: list[str] | None) -> None:
    """Days while they fit, then months, then years; one column tells nothing over time."""
    site, story = make_story(*dates)
    table = make_involvement(site, "stories/s/index.md", story)  # type: ignore[arg-type]
    many = columns is not None and len(columns) > 1
    assert (list(table.columns) if table else None) == (columns if many else None)


def test_cells_say_how_many_articles() -> None:
    """A cell is empty where a topic is not named."""
    site, story = make_story(DAY, DAY, dt.date(2024, 1, 3))
    table = make_involvement(site, "stories/s/index.md", story)  # type: ignore[arg-type]
    assert table is not None
    assert [row.cells for row in table.rows] == [("2 articles", "1 article"), ("1 article", "")]


def test_one_topic_is_no_table() -> None:
    """A table of one row says no more than its name."""
    site, story = make_story(DAY, dt.date(2024, 1, 3), topics=("ida-brook",))
    assert make_involvement(site, "stories/s/index.md", story) is None  # type: ignore[arg-type]
