"""Comments are never shown, and hide nothing but themselves."""

from __future__ import annotations

import pytest

from news_digest.read import read_article

HEAD = "A Pier Closes\n\nExample Gazette\n\n"


def text_of(text: str, name: str = "a.md") -> str:
    """Return all that an article shows."""
    article, problems = read_article(text.encode(), name)
    assert article is not None, problems
    return repr(article)


@pytest.mark.parametrize("name", ["a.md", "a.txt"])
@pytest.mark.parametrize(
    "comment",
    [
        pytest.param("<!-- secret -->", id="in a line"),
        pytest.param("<!-- secret\nsecret\n\nsecret -->", id="over lines"),
        pytest.param("<!--secret--!>", id="ended as browsers end it"),
        pytest.param("<!-- a -- b secret -->", id="with dashes"),
    ],
)
def test_comment_is_hidden(name: str, comment: str) -> None:
    """Above, beside and in the text."""
    for text in (
        f"{comment}\n{HEAD}It closed.",
        f"{HEAD}It closed. {comment} It did.",
        f"{HEAD}It.\n\n{comment}\n",
    ):
        assert "secret" not in text_of(text, name)


def test_comment_in_fields() -> None:
    """A comment in front matter is one as well."""
    assert "secret" not in text_of(f"---\nauthor: Ada Jones <!-- secret -->\n---\n{HEAD}It closed.")


@pytest.mark.parametrize(
    "comment", ["%% secret %%", "{% comment %} secret {% endcomment %}", "{{/* secret */}}"]
)
def test_comments_of_other_programs(comment: str) -> None:
    """Obsidian's, Liquid's and Hugo's are hidden in Markdown."""
    assert "secret" not in text_of(f"{HEAD}It closed. {comment} It did.")


def test_code_keeps_its_comments() -> None:
    """Code about comments is shown as it stands."""
    shown = text_of(f"{HEAD}Write `<!-- a -->` as in\n\n```html\n<!-- b -->\n```\n\nIt closed.")
    assert "<!-- a -->" in shown
    assert "<!-- b -->" in shown


@pytest.mark.parametrize("name", ["a.md", "a.txt"])
def test_comment_without_end(name: str) -> None:
    """It could hide the rest or nothing: the article is left out, and the line is named."""
    article, (problem,) = read_article(f"{HEAD}It closed.\n<!-- secret\nMore.".encode(), name)
    assert article is None
    assert (problem.code, problem.line) == ("comment-not-closed", 6)


def test_lines_keep_their_numbers() -> None:
    """A problem below a comment is named at its own line."""
    _, (problem,) = read_article(f"<!-- a\nb -->\n{HEAD}[x](javascript:y) closed.".encode(), "a.md")
    assert problem.line == 7
