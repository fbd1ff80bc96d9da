"""Days that are far ahead lead nothing, wherever days are compared."""

from __future__ import annotations

import datetime as dt

from made_articles import FERRY_NAMES, ferry_world, make_article, make_vocabulary

from news_digest.link import check_library, link_articles
from news_digest.link.dating import believe_days
from news_digest.model import Article

PILLS = "Pills are the best, said Ana Duarte of Lisbon, who sells them to the crews of ferries."


def far(slug: str = "pills", **fields: object) -> Article:
    """Return an article dated far ahead, to the minute."""
    moment = dt.datetime(2199, 12, 31, 8, tzinfo=dt.UTC)
    given = {"published": moment.date(), "published_at": moment, "date_evidence": "front matter says so"}
    return make_article(slug, PILLS, names=FERRY_NAMES, **{**given, **fields})


def test_a_far_day_is_kept_apart() -> None:
    """The article says what it claims, and is undated in all else."""
    _, _, _, _, _, pills = believe_days([*ferry_world(), far()], None)
    assert (pills.published, pills.published_at, pills.ahead) == (None, None, dt.date(2199, 12, 31))
    assert pills.order[0] == 1


def test_a_far_day_leads_nothing() -> None:
    """No list, edition, month or story begins or ends with it."""
    library = link_articles([*ferry_world(), far()], make_vocabulary())
    assert library.latest[0] == "ferries-sail"
    assert set(library.latest[-2:]) == set(library.undated) == {"painting-found", "pills"}
    assert [month.year for month in library.months] == [2024]
    assert all("pills" not in edition.articles for edition in library.editions)
    assert {story.last for story in library.stories.values()} == {dt.date(2024, 3, 11)}
    assert library.topics["lisbon"].appearances[0].slug == "ferries-sail"


def test_a_far_update_is_left_out() -> None:
    """An update far ahead makes nothing newer; the day of publication stays."""
    article = make_article("late", PILLS, day="2024-03-02", updated=dt.date(2199, 1, 1))
    late = believe_days([*ferry_world(), article], None)[-1]
    assert (late.published, late.updated) == (dt.date(2024, 3, 2), None)
    (problem,) = check_library(link_articles([*ferry_world(), article], make_vocabulary()))
    assert problem.message == "the update 2199-01-01 is too far ahead, so the article is shown without it"


def test_a_far_day_is_a_problem_at_its_line() -> None:
    """The file is named, at the line in the text that says so, or at its top for front matter."""
    line = "Published: January 5, 2098"
    text = make_article("b", line, PILLS, published=dt.date(2098, 1, 5), date_evidence=f"the line “{line}”")
    moved = tuple(part.__class__(kind=part.kind, line=7, spans=part.spans) for part in text.blocks)
    article = make_article("b", *moved, published=dt.date(2098, 1, 5), date_evidence=text.date_evidence)
    problems = list(check_library(link_articles([*ferry_world(), far(), article], make_vocabulary())))
    found = {(problem.path, problem.line, problem.code, problem.severity) for problem in problems}
    assert found == {("pills.txt", 1, "date-ahead", "problem"), ("b.txt", 7, "date-ahead", "problem")}


def test_the_editors_settle_it() -> None:
    """With `latest` a day is borne, or not, because the editors say so."""
    assert believe_days([far()], dt.date(2199, 12, 31))[0].published == dt.date(2199, 12, 31)
    assert believe_days(ferry_world(), dt.date(2024, 3, 4))[1].ahead == dt.date(2024, 3, 8)
