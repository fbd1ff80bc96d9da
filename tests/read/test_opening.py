"""The opening of real pages: headline, source and date found, and what is doubtful named."""

from __future__ import annotations

import pytest

from news_digest.model import RawArticle
from news_digest.read import read_article
from news_digest.read.outlets import looks_like_source

TEXT = "The harbour board voted on Tuesday to close the old pier for three months, its chair said."
LATER = "\n\nS\n\nText.\n\n# Later\n\nMore."
ORIGINAL = "A Pier Closes for Three Months"


def read(text: str, name: str = "a.txt") -> tuple[RawArticle, list[str]]:
    """Return an article and the codes of its problems."""
    article, problems = read_article(text.encode(), name)
    assert article is not None, problems
    return article, [one.code for one in problems]


@pytest.mark.parametrize(
    ("above", "codes"),
    [
        pytest.param("https://gazette.example/pier", ["doubtful-headline"], id="address"),
        pytest.param("March 18, 2024", ["doubtful-headline"], id="date"),
        pytest.param("NEWS", ["doubtful-headline", "line-left-out"], id="section"),
        pytest.param("FOR IMMEDIATE RELEASE", ["doubtful-headline"], id="release"),
        pytest.param("Skip to main content", ["doubtful-headline", "line-left-out"], id="link of a page"),
        pytest.param("==========", [], id="rule"),
    ],
)
def test_headline_below_what_is_none(above: str, codes: list[str]) -> None:
    """The first line that can be one is the headline; what stands above is named with that line."""
    article, found = read(f"{above}\n{ORIGINAL}\nExample Gazette\n{TEXT}\n")
    assert (article.headline, article.source, found) == (ORIGINAL, "Example Gazette", codes)


@pytest.mark.parametrize(
    "headline",
    ["Weather", "29 minutes", "Nelson Mandela", "Grace Period Ends", "Sign up for the Open Day", "1984"],
)
def test_short_headline_stays(headline: str) -> None:
    """A headline of a word or a number is one, where no other line can be it."""
    article, codes = read(f"{headline}\nExample Gazette\n{TEXT}\n")
    assert (article.headline, article.source, codes) == (headline, "Example Gazette", [])


def test_contacts_of_a_release() -> None:
    """A block of contacts above the headline is left out, and named."""
    contacts = "Contact:\nAda Jones\nNorthport Harbour Board\nPhone: 555-0100"
    article, codes = read(f"FOR IMMEDIATE RELEASE\n\n{contacts}\n\n{ORIGINAL}\n\n{TEXT}\n\n###\n")
    assert article.headline == ORIGINAL
    assert [block.text for block in article.blocks] == [TEXT]
    assert codes == ["doubtful-headline", *["line-left-out"] * 4]


def test_masthead_with_its_date() -> None:
    """The name of a paper above its date is the source of what stands below."""
    top = "THE NORTHPORT GAZETTE\n\nNORTHPORT, MONDAY, MARCH 18, 1907. PRICE ONE PENNY."
    article, codes = read(f"{top}\n\nTHE FERRY PIER.\n\n{TEXT}\n")
    assert (article.headline, article.source) == ("THE FERRY PIER.", "THE NORTHPORT GAZETTE")
    assert str(article.front_matter.date) == "1907-03-18"
    assert codes == ["doubtful-headline"]


def test_paragraph_for_a_headline() -> None:
    """A text that begins with its dateline has no headline, which is said."""
    _, codes = read(f"(CNN) -- {TEXT}\n\nThe work begins in April.\n")
    assert codes == ["doubtful-headline"]


def test_byline_and_source_below() -> None:
    """Fields stand in any order between headline and text."""
    article, codes = read(f"{ORIGINAL}\nBy ADA JONES\nAssociated Press\nMarch 18, 2024\n\n{TEXT}\n")
    assert (article.source, article.front_matter.authors) == ("Associated Press", ("Ada Jones",))
    assert (str(article.front_matter.date), article.date_line, codes) == ("2024-03-18", "March 18, 2024", [])


def test_front_matter_stands_against_the_lines() -> None:
    """What front matter gives counts; a line that repeats it goes, one that says else stays text."""
    front = "---\ndate: 2024-03-18\nauthor: Ada Jones\n---\n"
    article, _ = read(f"{front}{ORIGINAL}\nBy Ada Jones\nMarch 18, 2024\n{TEXT}\n")
    assert [block.text for block in article.blocks] == [TEXT]
    article, _ = read(f"{front}{ORIGINAL}\nMarch 19, 2024\n{TEXT}\n")
    assert [block.text for block in article.blocks] == ["March 19, 2024", TEXT]


@pytest.mark.parametrize(
    ("deck", "source"),
    [
        pytest.param("Engineers found rust in nine of its piles", "Example Gazette", id="in small letters"),
        pytest.param("Engineers Find Rust in Nine of Its Piles", "Example Gazette", id="in title case"),
    ],
)
def test_second_headline_is_no_source(deck: str, source: str) -> None:
    """A second headline is the first paragraph, and the name below it the source."""
    article, codes = read(f"{ORIGINAL}\n{deck}\n{source}\n{TEXT}\n")
    assert (article.source, codes) == (source, [])
    assert [block.text for block in article.blocks] == [deck, TEXT]


@pytest.mark.parametrize(
    "name",
    [
        "Example Gazette",
        "dpa",
        "heise online",
        "the Guardian",
        "U.S. Department of Agriculture",
        "Le Monde",
        "صحيفة المثال",
        "Example Media Inc.",
        "Frankfurter Allgemeine Zeitung für Deutschland",
        "gazette.example",
    ],
)
def test_names_of_outlets(name: str) -> None:
    """Names of outlets in many forms can be a source."""
    assert looks_like_source(name)


@pytest.mark.parametrize(
    ("text", "headline", "blocks"),
    [
        pytest.param(
            "## H one\n\nS\n\nText.\n\n# Later\n\nMore.",
            "H one",
            ["Text.", "Later", "More."],
            id="a lower heading",
        ),
        pytest.param(
            "H one\n\nS\n\nText.\n\n# Later\n\nMore.", "H one", ["Text.", "Later", "More."], id="a line"
        ),
        pytest.param("H one  \nS  \nText goes\non.", "H one", ["Text goes on."], id="breaks at line ends"),
        pytest.param("#H one\n\nS\n\nText.", "H one", ["Text."], id="no space"),
        pytest.param("<!-- x -->\n# H one\n\nS\n\nText.", "H one", ["Text."], id="below a comment"),
        pytest.param("# H `one` &amp; *two*\n\nS\n\nText.", "H one & two", ["Text."], id="marked words"),
    ],
)
def test_headline_of_markdown(text: str, headline: str, blocks: list[str]) -> None:
    """The first line or heading is the headline, never one of a later section."""
    article, _ = read(text, "a.md")
    assert (article.headline, article.source) == (headline, "S")
    assert [block.text for block in article.blocks] == blocks
