"""Front matter: split, read strictly, and explained when it breaks."""

from __future__ import annotations

import re

import pytest
from effort import spend
from hypothesis import example, given, settings
from hypothesis import strategies as st

from news_digest.read import bounds, read_article

BODY = "A Headline of Note\nHarbour Courier\nA paragraph says what happened.\n"


def read(front: str) -> tuple[str | None, list[tuple[int, str, str]]]:
    """Return the headline and the (line, code, advice) of an article with some front matter."""
    article, problems = read_article(f"---\n{front}\n---\n{BODY}".encode("utf-8", "surrogatepass"), "a.txt")
    headline = article.headline if article else None
    return headline, [(one.line, one.code, one.advice) for one in problems]


@pytest.mark.parametrize(
    ("front", "line", "code", "advice"),
    [
        pytest.param(
            "title: Brexit: what [next]?",
            2,
            "front-matter-syntax",
            '`title: "Brexit: what [next]?"`',
            id="colon",
        ),
        pytest.param("source: A\ntitle: [x] y", 3, "front-matter-syntax", '`title: "[x] y"`', id="bracket"),
        pytest.param(
            "title: [x\nsource: A", 2, "front-matter-syntax", '`title: "[x"`', id="bracket not closed"
        ),
        pytest.param(
            'title: "x\nsource: A', 2, "front-matter-syntax", '`title: "x"`', id="quotation not closed"
        ),
        pytest.param(
            "title: 'It's'", 2, "front-matter-syntax", '`title: "It\'s"`', id="quotation closed twice"
        ),
        pytest.param(
            "title:Foo", 2, "front-matter-not-fields", "`title: Foo`", id="no space after the colon"
        ),
        pytest.param(
            "source: A\ntitle:Foo", 3, "front-matter-syntax", "`title: Foo`", id="no space, second line"
        ),
        pytest.param("title\nsource: A", 2, "front-matter-syntax", "`key: value`", id="no colon"),
        pytest.param("\ttitle: x", 2, "front-matter-syntax", "spaces", id="tab"),
        pytest.param("title: A\n  source: B", 3, "front-matter-syntax", "left edge", id="indented"),
        pytest.param("title: *Breaking* news", 2, "front-matter-syntax", '"*Breaking* news"', id="star"),
        pytest.param("title: @home", 2, "front-matter-syntax", '`title: "@home"`', id="at sign"),
        pytest.param("title: a\x07b", 2, "front-matter-syntax", "delete", id="control character"),
        pytest.param(
            'a: b\ntitle: "\\U0011FFFF"', 3, "front-matter-syntax", "quotes", id="code out of bounds"
        ),
        pytest.param("%YAML " + "9" * 5000, 2, "front-matter-syntax", "quotes", id="huge integer"),
        pytest.param("a: b\n--- c", 3, "front-matter-syntax", "---", id="second document"),
        pytest.param("? [a]\n: b", 2, "front-matter-syntax", "key: value", id="list as key"),
        pytest.param("title: &x foo", 2, "front-matter-reference", '`title: "&x foo"`', id="anchor"),
        pytest.param("a: b\ntitle: *x", 3, "front-matter-reference", '`title: "*x"`', id="alias"),
        pytest.param("a: &a [x]\nb: &b [*a, *a]", 2, "front-matter-reference", "`a: ", id="alias bomb"),
        pytest.param(
            "title: !!python/object:os.system x", 2, "front-matter-type", '"!!python', id="python tag"
        ),
        pytest.param("title: !x foo", 2, "front-matter-type", '`title: "!x foo"`', id="own type"),
        pytest.param("a: [[[[[x]]]]]", 2, "front-matter-too-deep", "quotes", id="too deep"),
        pytest.param("- a\n- b", 2, "front-matter-not-fields", "key: value", id="list"),
        pytest.param("Just words.", 2, "front-matter-not-fields", "key: value", id="words"),
        pytest.param(
            "summary: " + "x" * bounds.MAX_FRONT_MATTER_BYTES,
            1,
            "front-matter-too-long",
            "body",
            id="too long",
        ),
    ],
)
def test_broken_front_matter(front: str, line: int, code: str, advice: str) -> None:
    """What is no YAML, or YAML that is refused, is named at its line with a way to write it right."""
    headline, problems = read(front)
    assert headline is None
    assert [(one[0], one[1]) for one in problems] == [(line, code)]
    assert advice in problems[0][2]


@pytest.mark.parametrize(
    ("front", "headline"),
    [
        pytest.param("title: yes", "yes", id="yes"),
        pytest.param("title: 2023", "2023", id="number"),
        pytest.param("title: 0x10", "0x10", id="hexadecimal"),
        pytest.param("title: 2023-12-20", "2023-12-20", id="date"),
        pytest.param("title: null", "null", id="null"),
        pytest.param('title: "\\ud83d\\ude00 \\u202ex"', "😀 x", id="escapes"),
        pytest.param("title: >-\n  two\n  lines", "two lines", id="folded"),
        pytest.param("title: Wait, what?", "Wait, what?", id="plain"),
        pytest.param("title: a\u2028b", "a b", id="line separator"),
    ],
)
def test_scalars_are_what_was_written(front: str, headline: str) -> None:
    """No text becomes a number, a date or a truth."""
    assert read(front) == (headline, [])


def test_duplicate_key() -> None:
    """The first of two counts, and the second is named."""
    assert read("title: One\ntitle: Two") == ("One", [(3, "duplicate-key", "keep one of the two")])


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("---\ntitle: x\n" + BODY, id="no end"),
        pytest.param("\n\n---", id="only a beginning"),
    ],
)
def test_front_matter_without_end(text: str) -> None:
    """Front matter that is not closed is named at its beginning."""
    article, problems = read_article(text.encode(), "a.txt")
    assert article is None
    assert [one.code for one in problems] == ["front-matter-not-closed"]
    assert problems[0].line == text.split("\n").index("---") + 1


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("---\n---\n" + BODY, id="empty"),
        pytest.param("\n\n---  \n# a comment\n...\n" + BODY, id="blank lines before, dots after"),
        pytest.param("\ufeff---\r\n---\r\n" + BODY, id="byte order mark"),
    ],
)
def test_front_matter_without_fields(text: str) -> None:
    """Front matter may be empty."""
    article, problems = read_article(text.encode(), "a.txt")
    assert article is not None
    assert (article.headline, article.source, problems) == ("A Headline of Note", "Harbour Courier", ())
    assert article.blocks[0].line == len(text.rstrip("\n").split("\n"))


@pytest.mark.parametrize(
    "front",
    [
        pytest.param("a: " + "[" * 16_000, id="lists"),
        pytest.param("a: " + "{a: " * 4_000, id="fields"),
        pytest.param("- " * 8_000, id="items"),
        pytest.param("a: b\n" * 3_000, id="one key again and again"),
        pytest.param("? " * 8_000, id="question marks"),
        pytest.param("a: '" + "''" * 8_000, id="quotation marks"),
    ],
)
def test_hostile_front_matter_is_quick(front: str) -> None:
    """The costliest front matter takes far less than two seconds."""
    _, problems = read(front)
    assert problems
    assert spend(lambda: read(front)) < 2


TITLE = st.text(st.sampled_from("ab :#[]{}\"'*&!|>%@`,?-~=\\é😀"), min_size=1, max_size=30)


@settings(deadline=None, max_examples=300)
@example("[[?[")
@given(TITLE.map(str.strip).filter(lambda title: not title.startswith("#")))
def test_advice_can_be_followed(title: str) -> None:
    """A title that breaks the front matter is read without a problem once it is written as advised."""
    headline, problems = read(f"title: {title}")
    if headline is None:
        advice = problems[0][2]
        written = re.fullmatch(r"write `(.*)`", advice)
        if written is None:  # lists in lists, which might be meant
            assert advice.endswith("put a text with [ or { in double quotes")
            return
        headline, problems = read(written[1])
        assert problems == []
        assert headline
