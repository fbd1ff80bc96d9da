"""What each article of a story adds: new sentences, not the background, and the names first met in it."""

from __future__ import annotations

import pytest
from made_articles import make_article

from news_digest.link.novelty import count_rarity, find_moments, find_standing
from news_digest.link.topics import Topics
from news_digest.link.wording import read_wording
from news_digest.model import Article, Moment, Topic

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


POINTING = "She told the council of Larkhill that a third anchor would hold against any barge."
NAMED = "Mayor Ida Brook promised a toll for barges above 40 metres from the first of January."


def test_a_sentence_that_points_stands_behind_what_it_points_to() -> None:
    """“She” is shown behind the sentence that names her, and else not at all."""
    both = make_article("both", BACKGROUND, NAMED, POINTING, headline="Third anchor to hold barges")
    assert find(FIRST, both)[1].sentences == (NAMED, POINTING)
    assert find(FIRST, make_article("alone", BACKGROUND, POINTING))[1].sentences == ()


@pytest.mark.parametrize(
    ("sentence", "stands"),
    [
        pytest.param("He Lifeng promised a toll for barges above 40 metres from January.", True, id="He"),
        pytest.param("So Yong Kim promised a toll for barges above 40 metres from May.", True, id="So"),
        pytest.param("So Brook promised a toll for barges above 40 metres from January.", False, id="so"),
        pytest.param("His Majesty’s Treasury promised a toll for barges above 40 metres.", True, id="His"),
        pytest.param("His Larkhill rival promised a toll for barges above 40 metres.", False, id="his"),
    ],
)
def test_names_that_look_like_pointing(sentence: str, *, stands: bool) -> None:
    """Names may begin with “He”, “So” and “His”."""
    alone = make_article("alone", BACKGROUND, sentence)
    assert find(FIRST, alone)[1].sentences == (sentence,) * stands


def test_an_opening_names_whom_it_speaks_of() -> None:
    """A story does not begin with “but” or “she”, nor with a quote where somebody tells."""
    quote = "“The river has never in my life been as high as it was in that night,” said Ida Brook."
    assert find(make_article("first", f"But {NAMED}", OPENING))[0].sentences == (OPENING,)
    assert find(make_article("first", quote, OPENING))[0].sentences == (OPENING,)


def test_an_opening_does_not_leap() -> None:
    """Two sentences that stand far apart do not belong together."""
    between = ["Too short."] * 4
    assert find(make_article("first", OPENING, *between, NAMED))[0].sentences == (OPENING,)


def test_the_headline_told_in_known_words_is_news() -> None:
    """A sentence with most words of the headline may repeat more than others may."""
    parts = (
        "The army laid a pontoon across the river Elm by the old mill of Elmford.",
        "The council of Larkhill met on Monday.",
    )
    told = "The council of Larkhill closed the pontoon across the river Elm by the old mill of Elmford."
    headline = "Larkhill council closes pontoon across river"
    first = make_article("one", *parts, BACKGROUND)
    moments = find(first, make_article("two", BACKGROUND, told, headline=headline))
    assert moments[1].sentences == (told,)
    assert find(first, make_article("two", BACKGROUND, told, headline="News"))[1].sentences == ()


def test_where_a_story_stands() -> None:
    """It is what somebody wrote of the newest article, else its opening, else what is new in it."""
    news = Moment(slug="new", sentences=(NEWS,), topics=())
    late = ("How did it go?", *["Too short."] * 3, NEWS)
    assert find_standing(make_article("new", NEWS, summary="The town is dry."), news) == "The town is dry."
    assert find_standing(make_article("new", OPENING, NEWS, summary=OPENING), news) == f"{OPENING} {NEWS}"
    assert find_standing(make_article("new", *late, summary=late[0]), news) == NEWS


def test_a_summary_stands_where_nothing_else_can() -> None:
    """The article's summary is better than silence."""
    nothing = Moment(slug="new", sentences=(), topics=())
    assert find_standing(make_article("new", "How so?", summary="How so?"), nothing) == "How so?"
