"""What one article may cost: at most two seconds of one core, from its bytes to the rendered page.

Each text below is the largest of its kind that every bound lets through; what is larger is refused by name.
The stages are those of a build: read, understand, the article's share of linking, render, and MkDocs' parser.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import count, islice
from pathlib import Path

import markdown
import pytest
from effort import spend

from news_digest import link, render, vocabulary
from news_digest.model import Article, RawArticle, Settings, Vocabulary
from news_digest.read import read_article
from news_digest.read.bounds import CODES, MAX_CAPITALS, MAX_FILE_BYTES, MAX_SIGNS, MAX_WORDS
from news_digest.understand import Understander

SECONDS = 4.0  # of an idle core (`effort`): two, and twice as much for what no yardstick sees
EXTENSIONS = ["toc", "tables", "fenced_code", "attr_list", "md_in_html"]
SITE = Settings(
    site_name="Test",
    site_url="https://digest.example/",
    site_description="",
    language="en",
    articles=Path("articles"),
    docs=Path("docs"),
)
HEAD = "a headline\na source\n"
OTHERS = ("ships", "fish", "rain", "bread", "taxes")


def names() -> Iterator[str]:
    """Yield names without end, each another one."""
    for number in count(700):
        letters, rest = "", number
        while rest:
            rest, digit = divmod(rest, 20)
            letters += "bcdfghjklmnprstvwxyz"[digit] + "aeiou"[digit % 5]
        yield letters.capitalize()


def fill(piece: str, line: int = 45_000) -> str:
    """Return a text of one piece on long lines, as large as a file may be."""
    written = piece * (line // len(piece))
    return HEAD + f"{written}\n" * (MAX_FILE_BYTES // len(written.encode()))


def listed(joint: str, a_line: int = 30, end: str = ".") -> str:
    """Return a text of nothing but names."""
    each = names()
    lines = (joint.join(islice(each, a_line)) + end for _ in range(MAX_CAPITALS // a_line + 1))
    return HEAD + "\n".join(lines) + "\n"


def everything(piece: str) -> str:
    """Return a text of as many names, words and signs as there may be, and one piece in all the rest."""
    each = names()
    lines = [" and ".join(islice(each, 30)) for _ in range((MAX_CAPITALS - 100) // 30)]
    lines += ["1 " * 1_000] * ((MAX_WORDS - 2 * MAX_CAPITALS - 1_000) // 1_000)
    lines += ["a." * 500] * ((MAX_SIGNS - 1_000) // 500)
    text = HEAD + "\n".join(lines) + "\n"
    left = MAX_FILE_BYTES - len(text.encode()) - 100
    filler = piece * (40_000 // len(piece))
    return text + f"{filler}\n" * (left // (len(filler.encode()) + 1))


def markdown_of(body: str) -> str:
    """Return an article in Markdown."""
    return f"# a headline\n\n{body}"


SLOW_WORDS = (
    "a" * 60,
    "A" * 60,
    "Aa" * 30,
    "Aa-" * 30,
    "A-" * 60,
    "A." * 60,
    "A’" * 40,
    "ab-" * 40,
    "AA-" * 40,
)
SLOW_PLACES = (
    "{} said no.",
    "President {} Smith went.",
    "John {} went.",
    "In {}, it rained.",
    "{}, Dec 20 –",
)
PLAIN = {
    "names and names": listed(" and "),
    "names and dashes": everything("-"),
    "names and accents": everything("a\u0301\u0302"),
    "words that hang a careless pattern": HEAD
    + "\n".join(
        place.format(start + word + end)
        for place in SLOW_PLACES
        for word in SLOW_WORDS
        for start in ("", "A")
        for end in ("", "1", "’s", "_", "A")
    ),
}
MARKED = {"tables": markdown_of("|a|b|\n|-|-|\n|1|2|\n\n" * 1_200)}
LONG = {
    "names apart": listed("\n", 1, ""),
    "names with commas": listed(", ", 3_000),
    "names in sentences": listed(". "),
    "names of the": listed(" of the "),
    "possessive names": listed("'s ", 2_000),
    "hyphened names": listed("-", 4_000),
    "capitals": fill("WORD "),
    "initials": fill("A. B. C. "),
    "abbreviations": fill("U.S. "),
    "titles": fill("Mr. "),
    "short sentences": fill("Go. "),
    "full stops apart": fill(". "),
    "full stops": fill("."),
    "ellipses": fill("… "),
    "one word": fill("word "),
    "one long word": fill("x"),
    "words of 45,000 letters": fill("A" + "a" * 44_999),
    "quotation marks": fill('"'),
    "curly quotation marks": fill("“a” "),
    "apostrophes": fill("'"),
    "brackets": fill("["),
    "round brackets": fill("("),
    # A line of signs alone is a rule and left out, so that each of these has a letter in it.
    "stars": fill("*" * 40 + "a"),
    "stars on short lines": fill("*" * 40 + "a", 200),
    "underscores": fill("_a"),
    "backslashes": fill("\\"),
    "tags": fill("<a "),
    "ampersands": fill("&"),
    "braces": fill("{% x %}"),
    "addresses": fill("http://a.b/ "),
    "mail": fill("a@b.c "),
    "digits": fill("1 "),
    "dates": fill("2023-12-20 ", 200),
    "datelines": fill("CAIRO, Dec 20 — ", 200),
    "dashes": fill("-" * 40 + "a"),
    "accents in parts": fill("a\u0301\u0302"),
    "emoji": fill("👨‍👩‍👧‍👦"),
    "flags": fill("🇩🇪"),
    "Hebrew": fill("שלום "),
    "Arabic": fill("السلام "),
    "Chinese": fill("北京。"),
    "Thai": fill("กรุงเทพ"),
    "names and quotes": everything("'"),
    "names and commas": everything("1,"),
    "names and Chinese": everything("北京"),
}
LONG_MARKED = {
    "headings": "\n".join(f"## h{number}" for number in range(4_900)),
    "one heading": ("## " + "word " * 9 + "\n") * 4_900,
    "items": "- a\n" * 4_900,
    "loose items": "- a\n\n" * 4_900,
    "nested items": "".join("  " * (number % 8) + "- a\n" for number in range(4_000)),
    "quotes": "> a\n\n" * 4_900,
    "nested quotes": ("> " * 8 + "a\n") * 1_200,
    "emphasis": "*a* " * 4_900,
    "open emphasis": "*a_ " * 4_900,
    "code": "`a` " * 4_900,
    "blocks of code": "```\na\n```\n" * 1_600,
    "rules": "---\n\n" * 4_900,
    "table": "|a|b|c|d\n|-|-|-|-\n" + "|a|b|c|d\n" * 1_990,
    "links": "[a](http://b.c)\n\n" * 1_990,
    "links to articles": "[a](b.txt)\n\n" * 1_990,
    "nested brackets": "[" * 1_990,
    "entities": "&#65;" * 4_900,
    "paragraphs": "word\n\n" * 4_900,
    "line ends": ("word" * 25 + "  \n") * 4_900,
    "half tags": "<![a\n" * 1_990,
}
FRONT = {
    "headline of 300 signs": ("[x](y) *a* `b` <i> & | # \" ' A. B! é שלום " * 10)[:300]
    + "\nS\nA paragraph.\n",
    "tags": f"---\ntags: [{', '.join(f'{tag} x' * 15 for tag in range(100))}]\n---\n{HEAD}A text.",
    "unknown keys": "---\n" + "".join(f"{'x' * 70}{n}: b\n" for n in range(200)) + f"---\n{HEAD}A text.",
}


@cache
def words() -> Vocabulary:
    """Return the shipped vocabulary."""
    return vocabulary.load_vocabulary()[0]


@cache
def understander() -> Understander:
    """Return what understands articles, with its tables loaded."""
    return Understander(words())


@cache
def others() -> tuple[Article, ...]:
    """Return a few common articles, understood and linked once, so that no table is loaded later."""
    texts = (f"Talks Begin\nHarbour Courier\nMayor Ida Brook met Li Wei about {what}.\n" for what in OTHERS)
    raws = (read_article(text.encode(), f"{number}.txt")[0] for number, text in enumerate(texts))
    articles = tuple(understander().understand(raw) for raw in raws if raw)
    show(articles)
    return articles


def show(articles: tuple[Article, ...]) -> None:
    """Link, render and convert articles, as a build does."""
    for file in render.render_site(link.link_articles(articles, words()), SITE, words()):
        if file.uri.endswith(".md"):
            body = re.sub(r"\A---\n.*?\n---\n", "", file.text, count=1, flags=re.DOTALL)
            markdown.Markdown(extensions=EXTENSIONS).convert(body)


def largest(text: str, path: str) -> RawArticle:
    """Return the longest beginning of a text that is read, as an article."""
    content = text.encode()[:MAX_FILE_BYTES]
    least, most = 0, len(content)
    article, problems = read_article(trim(content), path)
    assert article or problems[-1].code in CODES.values(), problems
    while article is None and most - least > len(content) // 100:
        middle = (least + most) // 2
        found, _ = read_article(trim(content[:middle]), path)
        least, most = (middle, most) if found else (least, middle)
    article = article or read_article(trim(content[:least]), path)[0]
    assert article is not None
    return article


def trim(content: bytes) -> bytes:
    """Return bytes without half a character at the end."""
    return content.decode(errors="ignore").encode()


def check_cost(text: str, path: str) -> None:
    """Check that the largest article of a kind stays inside two seconds, and that nothing hangs."""
    common = others()
    article = largest(text, path)

    def build() -> None:
        read_article(trim(text.encode()[:MAX_FILE_BYTES]), path)
        show((*common, understander().understand(article)))

    assert spend(build) < SECONDS


@pytest.mark.parametrize("name", PLAIN)
def test_text_costs_little(name: str) -> None:
    """The costliest plain texts that the bounds let through."""
    check_cost(PLAIN[name], "a.txt")


@pytest.mark.parametrize("name", MARKED)
def test_markdown_costs_little(name: str) -> None:
    """The costliest Markdown that the bounds let through."""
    check_cost(MARKED[name], "a.md")


@pytest.mark.long
@pytest.mark.parametrize("name", [*LONG, *FRONT])
def test_any_text_costs_little(name: str) -> None:
    """Every other kind of text that cost much somewhere."""
    check_cost({**LONG, **FRONT}[name], "a.txt")


@pytest.mark.long
@pytest.mark.parametrize("name", LONG_MARKED)
def test_any_markdown_costs_little(name: str) -> None:
    """Every other kind of Markdown that cost much somewhere."""
    check_cost(markdown_of(LONG_MARKED[name]), "a.md")
