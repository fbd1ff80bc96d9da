"""manual/docs/other-forms.md says what becomes of articles from elsewhere: its examples are read here."""

from __future__ import annotations

import html
import re
from pathlib import Path

import pytest

from news_digest.model import RawArticle
from news_digest.read import read_article
from news_digest.read.keys import own_key

PAGE = (Path(__file__).parents[2] / "manual" / "docs" / "other-forms.md").read_text(encoding="utf-8")
CODE = re.compile(r"`([^`]+)`")
LINK = re.compile(r"\]\(problems\.md#([a-z-]+)\)")
TEXT = "A Pier Closes\nExample Gazette\nThe old pier closed on Tuesday.\n"


def rows(heading: str) -> list[list[str]]:
    """Return the rows of the table under a heading, as cells."""
    text = re.split(r"\n#+ ", PAGE.split(f"\n## {heading}\n")[1])[0]
    lines = [line for line in text.split("\n") if line.startswith("| ")]
    return [[cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]] for line in lines[1:]]


def read(example: str, ending: str) -> tuple[RawArticle | None, set[str]]:
    """Return an example as an article, and the codes of its problems."""
    text = re.sub(r" ?⏎ ?", "\n", example)
    article, problems = read_article(text.encode("utf-8"), f"a{ending}")
    return article, {one.code for one in problems}


def value(article: RawArticle, field: str) -> str:
    """Return a field of an article in words."""
    given = article.front_matter
    found = {
        "title": article.headline,
        "source": article.source,
        "author": ", ".join(given.authors),
        "date": given.date,
        "url": given.url,
        "tags": given.tags[0] if given.tags else None,
    }
    return str(found[field])


def check(example: str, ending: str, gives: str) -> None:
    """Check that an example gives the fields and problems that its row says, and no others."""
    article, codes = read(html.unescape(example), ending)
    assert article is not None, codes
    for field, wanted in (code.split(": ", 1) for code in CODE.findall(gives)):
        assert value(article, field) == wanted
    assert codes == set(LINK.findall(gives))


METADATA = [
    pytest.param(CODE.findall(example)[0], ending, gives, id=f"{form} {ending}")
    for form, endings, example, gives in rows("Metadata above the text")
    for ending in CODE.findall(endings)
]


@pytest.mark.parametrize(("example", "ending", "gives"), METADATA)
def test_metadata(example: str, ending: str, gives: str) -> None:
    """Each form of metadata gives its fields."""
    check(example, ending, gives)


@pytest.mark.parametrize(
    ("line", "example", "gives"), [pytest.param(*row, id=row[0]) for row in rows("Beside the headline")]
)
def test_line_beside_the_headline(line: str, example: str, gives: str) -> None:
    """Each kind of line gives its field, or is named."""
    assert line
    check(CODE.findall(example)[0], ".txt", gives)


TOOLS = ("Hugo", "Jekyll", "Pelican", "WordPress", "Ghost", "Obsidian", "Eleventy")
KEYS = [
    pytest.param(key, CODE.findall(row[0])[0], id=f"{tool} {key}")
    for row in rows("Keys")
    for tool, cell in zip(
        ("Hugo", "Jekyll", "Pelican", "WordPress", "Ghost", "Obsidian", "Eleventy"), row[1:], strict=True
    )
    for key in CODE.findall(cell)
]


@pytest.mark.parametrize(("key", "field"), KEYS)
def test_key(key: str, field: str) -> None:
    """Each key gives the field of its row."""
    assert own_key(key) == field


SIGNS = [sign for row in rows("Signs that hold back") for sign in CODE.findall(row[1])]


@pytest.mark.parametrize("sign", SIGNS)
def test_sign(sign: str, tmp_path: Path) -> None:
    """Each sign holds its article back, beside one of 2024."""
    from news_digest.read import read_articles  # noqa: PLC0415 (the only test here that needs a folder)

    (tmp_path / "a.txt").write_text(f"---\n{sign}\n---\n{TEXT}", encoding="utf-8")
    (tmp_path / "b.txt").write_text(f"---\ndate: 2024-03-18\n---\n{TEXT}", encoding="utf-8")
    reading = read_articles(tmp_path)
    assert [article.path for article in reading.articles] == ["b.txt"]
    assert "withheld" in [one.code for one in reading.problems]


INSIDE = [
    pytest.param(CODE.findall(example)[0], ending, set(LINK.findall(becomes)), id=f"{what} {ending}")
    for what, endings, example, becomes in rows("Inside the text")
    for ending in CODE.findall(endings)
    if CODE.search(example)
]


@pytest.mark.parametrize(("example", "ending", "codes"), INSIDE)
def test_inside_the_text(example: str, ending: str, codes: set[str]) -> None:
    """What is shown has no problem, what is not is named by one of the codes of its row."""
    article, found = read(example, ending)
    assert article is not None
    assert found <= codes
    assert bool(found) == bool(codes)
    shown = str(article.blocks)
    assert not re.search(r"\[\[|\{%|\[gallery|==|\^b1|<p>|-30-|\[!note\]|~~", shown)


@pytest.mark.parametrize(
    ("form", "example"), [pytest.param(*row, id=row[0]) for row in rows("Forms that are not read")]
)
def test_form_that_is_not_read(form: str, example: str) -> None:
    """Each form is named in the words of its row, and left out."""
    text = re.sub(r" ?⏎ ?", "\n", CODE.findall(example)[0])
    article, (problem,) = read_article(text.encode("utf-8"), "a.txt")
    assert article is None
    assert problem.code == "foreign-form"
    assert form.rsplit(maxsplit=1)[-1].strip("()") in problem.message
