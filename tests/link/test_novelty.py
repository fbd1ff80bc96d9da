"""What each article of a story adds: new sentences, not the background, and the names first met in it."""

from __future__ import annotations

from made_articles import make_article

from generator.link.novelty import count_rarity, find_moments
from generator.link.topics import Topics
from generator.link.wording import read_wording
from generator.model import Article, Moment, Topic

BACKGROUND = "The river Elm rose above its banks in the first days of December after a night of rain."
OPENING = "The council of Elmford closed the old bridge over the river Elm on Monday morning."
NEWS = "Army engineers from Larkhill laid a pontoon of 60 metres across the water on Wednesday."
LATER = "A barge struck the pontoon on Friday and tore away two of its anchors near the mill."


def make_topic(slug: str, kind: str | None) -> Topic:
    """Return a topic that only has a kind."""
    return Topic(
        slug=slug,
        name=slug.title(),
        kind=kind,  # type: ignore[arg-type]  # the table of kinds is wider
        aliases=(),
        description=None,
        wikidata=None,
        appearances=(),
        together=(),
        importance=1.0,
    )


def find(*articles: Article, topics: dict[str, tuple[str, ...]] | None = None) -> tuple[Moment, ...]:
    """Return the moments of a story of these articles."""
    pages = {
        slug: make_topic(slug, "theme" if slug == "floods" else "place") for slug in ("elm", "mill", "floods")
    }
    known = Topics(pages=pages, of_article=topics or {}, of_name={})
    return find_moments(articles, known, count_rarity(read_wording(articles)))


FIRST = make_article("first", OPENING, BACKGROUND)
SECOND = make_article("second", NEWS, OPENING, BACKGROUND)
THIRD = make_article("third", BACKGROUND, OPENING, NEWS, LATER)


def test_the_first_article_opens() -> None:
    """Nothing is background yet: the first sentences stand."""
    assert find(FIRST)[0].sentences == (OPENING, BACKGROUND)


def test_background_is_left_out() -> None:
    """What earlier articles said is not said again, wherever it stands."""
    assert [moment.sentences for moment in find(FIRST, SECOND, THIRD)[1:]] == [(NEWS,), (LATER,)]


def test_known_words_may_tell_news() -> None:
    """Two names known from before in a new sentence are news; the same sentence once more is none."""
    news = "The council of Elmford closed the pontoon that army engineers laid across the river."
    moments = find(FIRST, SECOND, make_article("closed", news), make_article("again", news))
    assert moments[2].sentences == (news,)
    assert moments[3].sentences == ()


def test_an_article_without_sentences_is_a_moment() -> None:
    """Where nothing can stand alone, nothing does; the first article then gives its summary."""
    moments = find(make_article("one", "No end"), make_article("two", "None here"))
    assert [moment.sentences for moment in moments] == [("A summary.",), ()]


def test_names_are_new_once() -> None:
    """Each person, organisation and place is named where it is first met; themes are no names."""
    topics = {"first": ("elm", "floods"), "second": ("elm",), "third": ("mill", "elm")}
    moments = find(FIRST, SECOND, THIRD, topics=topics)
    assert [moment.topics for moment in moments] == [("elm",), (), ("mill",)]


def test_the_same_story_has_the_same_moments() -> None:
    """Ties are broken by place, never by chance."""
    assert find(FIRST, SECOND, THIRD) == find(FIRST, SECOND, THIRD)


def test_two_sentences_keep_the_order_of_the_text() -> None:
    """What is newer does not come before what stands first."""
    moment = find(FIRST, make_article("both", LATER, NEWS))[1]
    assert moment.sentences == (LATER, NEWS)
