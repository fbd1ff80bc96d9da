"""Markdown bodies: openings, blocks, links, and bounds."""

from __future__ import annotations

import pytest
from effort import spend
from hypothesis import given, settings
from hypothesis import strategies as st

from news_digest.model import Block, RawArticle, Span
from news_digest.read import bounds, read_article

Shape = tuple[object, ...]


def read(text: str) -> tuple[RawArticle | None, list[tuple[int, str]]]:
    """Return an article and the (line, code) of its problems."""
    article, problems = read_article(text.encode("utf-8", "surrogatepass"), "a.md")
    return article, [(one.line, one.code) for one in problems]


def blocks(body: str) -> tuple[Block, ...]:
    """Return the blocks of a body that has no problem; its first line is line 5 of the file."""
    article, problems = read(f"# H\n\nS\n\n{body}")
    assert article is not None
    assert problems == []
    return article.blocks


def shape(block: Block) -> Shape:
    """Return a block's kind, level, text and children."""
    return (block.kind, block.level, block.text, *map(shape, block.children))


@pytest.mark.parametrize(
    ("text", "headline", "source", "body"),
    [
        pytest.param("# *H* `x`\n\nS\n\nB.", "H x", "S", ["B."], id="heading"),
        pytest.param("H\n===\n\nS\n\nB.", "H", "S", ["B."], id="underlined heading"),
        pytest.param("H\nS\n\nB.", "H", "S", ["B."], id="lines"),
        pytest.param("\u200b\n\x01\n\u202e# H\n\nB.", "H", None, ["B."], id="invisible lines and signs"),
        pytest.param("H\n\nB.", "H", None, ["B."], id="no source"),
        pytest.param(
            "# H\n\nS\nand more\n\nB.", "H", None, ["S and more", "B."], id="a paragraph is no source"
        ),
        pytest.param("# H\n\n- S\n\nB.", "H", None, ["", "B."], id="a list is no source"),
        pytest.param("# H\n\nB", "H", None, ["B"], id="the last line is no source"),
        pytest.param("Before.\n\n# H\n\nB.", "H", None, ["Before.", "B."], id="heading further down"),
        pytest.param("```\n# x\n```\n\n# H\n\nB.", "H", None, ["# x", "B."], id="no heading in code"),
        pytest.param("## H\n\nB.", "H", None, ["B."], id="lower heading on the first line"),
        pytest.param("---\ntitle: T\n---\n# t\n\nS\n\nB.", "T", "S", ["B."], id="title repeated"),
        pytest.param("---\ntitle: T\n---\n# U\n\nB.", "T", None, ["U", "B."], id="title not repeated"),
        pytest.param("---\ntitle: T\nsource: S\n---\nS\n\nB", "T", "S", ["B"], id="source repeated"),
    ],
)
def test_opening(text: str, headline: str, source: str | None, body: list[str]) -> None:
    """Headline and source are found by their places, and nothing else is taken."""
    article, problems = read(text)
    assert article is not None
    assert (article.headline, article.source, problems) == (headline, source, [])
    assert [block.text for block in article.blocks] == body


@pytest.mark.parametrize(
    ("body", "shapes"),
    [
        pytest.param("a\nb  \nc", [("paragraph", 0, "a b c")], id="line ends are spaces"),
        pytest.param(
            "# a\n## b\n###### c",
            [("heading", 2, "a"), ("heading", 3, "b"), ("heading", 6, "c")],
            id="headings",
        ),
        pytest.param("### a\n#### b", [("heading", 2, "a"), ("heading", 3, "b")], id="headings begin at 2"),
        pytest.param(
            "- a\n\n  b\n- c\n\n  2. d",
            [
                (
                    "list",
                    0,
                    "",
                    ("item", 0, "", ("paragraph", 0, "a"), ("paragraph", 0, "b")),
                    (
                        "item",
                        0,
                        "",
                        ("paragraph", 0, "c"),
                        ("list", 2, "", ("item", 0, "", ("paragraph", 0, "d"))),
                    ),
                )
            ],
            id="lists",
        ),
        pytest.param("0. a", [("list", 1, "", ("item", 0, "", ("paragraph", 0, "a")))], id="a list from 0"),
        pytest.param("> a", [("quote", 0, "", ("paragraph", 0, "a"))], id="quote"),
        pytest.param("```js onload=x\na\n\tb\n```", [("code", 0, "a\n    b")], id="code"),
        pytest.param(
            "|a|b|\n|-|:-|\n|1|",
            [
                (
                    "table",
                    0,
                    "",
                    ("row", 0, "", ("cell", 0, "a"), ("cell", 0, "b")),
                    ("row", 0, "", ("cell", 0, "1"), ("cell", 0, "")),
                )
            ],
            id="table",
        ),
        pytest.param(
            "a\n\n***\n\nb", [("paragraph", 0, "a"), ("rule", 0, ""), ("paragraph", 0, "b")], id="rule"
        ),
        pytest.param("<script>x</script>", [("paragraph", 0, "<script>x</script>")], id="HTML is text"),
        pytest.param("x <u onclick=y z", [("paragraph", 0, "x <u onclick=y z")], id="half a tag is text"),
        pytest.param(
            '--8<-- "mkdocs.yml"', [("paragraph", 0, '--8<-- "mkdocs.yml"')], id="snippets are text"
        ),
        pytest.param("<![a", [("paragraph", 0, "<![a")], id="half a declaration"),
        pytest.param(
            "a&#x202e;&#0;&lt;b", [("paragraph", 0, "a\ufffd<b")], id="character references are cleaned"
        ),
    ],
)
def test_blocks(body: str, shapes: list[Shape]) -> None:
    """Markdown becomes blocks, and what is no Markdown stays text."""
    assert [shape(block) for block in blocks(f"First.\n\n{body}")[1:]] == shapes


def test_spans() -> None:
    """Runs of text bear their marks and links, with single spaces between."""
    body = "Ab **c _d_** `e  f`\n[g *h*](https://i.example 'j')"
    spans = blocks(body)[0].spans
    assert spans == (
        Span(text="Ab "),
        Span(text="c ", marks=("strong",)),
        Span(text="d", marks=("strong", "emphasis")),
        Span(text=" "),
        Span(text="e f", marks=("code",)),
        Span(text=" "),
        Span(text="g ", href="https://i.example"),
        Span(text="h", marks=("emphasis",), href="https://i.example"),
    )


def test_lines_are_those_of_the_file() -> None:
    """Blocks know their lines, also below front matter and in lists."""
    article, _ = read("---\ndate: 2024-01-01\n---\n# H\n\nFirst.\n\n- a\n- b\n")
    assert article is not None
    assert (article.blocks[0].line, [item.line for item in article.blocks[1].children]) == (6, [8, 9])


@pytest.mark.parametrize(
    ("body", "text", "code"),
    [
        pytest.param("[a](javascript:alert(1))", "a", "unsafe-link", id="script"),
        pytest.param("[a](JaVa&#x53;cript&colon;alert(1))", "a", "unsafe-link", id="script in disguise"),
        pytest.param("[a](java&#9;script:alert(1))", "a", "unsafe-link", id="script with a tab"),
        pytest.param(
            "[a](&#1;javascript:alert(1))", "a", "unknown-link", id="script after a control character"
        ),
        pytest.param("[a](data:text/html,x)", "a", "unsafe-link", id="data"),
        pytest.param("[a](vbscript:x)", "a", "unsafe-link", id="another script"),
        pytest.param("[a](file:///etc/passwd)", "a", "unsafe-link", id="file"),
        pytest.param("[a](//b.example)", "a", "unsafe-link", id="scheme left out"),
        pytest.param("[a](\\\\b.example)", "a", "unsafe-link", id="backslashes"),
        pytest.param("[a](https://)", "a", "unsafe-link", id="no host"),
        pytest.param(
            "<javascript:alert(1)>", "javascript:alert(1)", "unsafe-link", id="script as its own text"
        ),
        pytest.param("[a][b]\n\n[b]: javascript:x", "a", "unsafe-link", id="script by reference"),
        pytest.param("[a](#b)", "a", "unknown-link", id="place on the page"),
        pytest.param("[a](/b.txt)", "a", "unknown-link", id="place on the site"),
        pytest.param("![a *b*](c.png)", "a b", "image-not-shown", id="image"),
    ],
)
def test_links_that_do_not_get_through(body: str, text: str, code: str) -> None:
    """Their text stays, they go, and the problem is named at the line."""
    article, problems = read(f"# H\n\nFirst\n{body}")
    assert article is not None
    assert problems == [(4, code)]
    assert article.blocks[0].spans == (Span(text="First"),) or all(
        not s.href for s in article.blocks[0].spans
    )
    assert article.blocks[0].text == f"First {text}"


@pytest.mark.parametrize(
    ("body", "href"),
    [
        pytest.param("[a](HTTPS://b.example/%20?c=d&e)", "HTTPS://b.example/%20?c=d&e", id="web"),
        pytest.param("[a](mailto:a@b.example)", "mailto:a@b.example", id="mail"),
        pytest.param("[a](<../2023/the truce.txt>)", "../2023/the truce.txt", id="article"),
    ],
)
def test_links_that_get_through(body: str, href: str) -> None:
    """The web, mail and articles may be linked, as written."""
    assert blocks(body)[0].spans == (Span(text="a", href=href),)


def test_link_without_words_shows_its_address() -> None:
    """An empty link is not lost."""
    assert blocks("See [](https://b.example).")[0].text == "See https://b.example."


@pytest.mark.parametrize(
    ("body", "code"),
    [
        pytest.param("[" * 8_000, "too-many-links", id="opening brackets"),
        pytest.param("![" * 4_000, "too-many-links", id="image brackets"),
        pytest.param("<a " * 20_000, "line-too-long", id="tags on a line"),
        pytest.param("<a \n" * 20_000, "too-many-lines", id="tags on lines"),
        pytest.param("a " * 500_000, "line-too-long", id="one line of a megabyte"),
        pytest.param("_*" * 25_000, "too-much-markup", id="emphasis"),
        pytest.param(
            "\n".join("  " * depth + "- a" for depth in range(300)), "nested-too-deep", id="300 deep lists"
        ),
        pytest.param(">" * 300 + "a", "nested-too-deep", id="300 deep quotes"),
        pytest.param("- " * 9 + "a", "nested-too-deep", id="one list too many"),
        pytest.param(("- " * 8 + "a\n") * 4_900, "too-much-markup", id="deep lists, many lines"),
        pytest.param("|a" * 60 + "|\n" + "|-" * 60 + "|\n", "table-too-wide", id="60 columns"),
        pytest.param(
            "|a" * 40 + "|\n" + "|-" * 40 + "|\n" + "|b|\n" * 2_000, "table-too-wide", id="empty cells"
        ),
        pytest.param(
            ("|a" * 40 + "|\n") + ("|-" * 40 + "|\n") + "|b|\n" * 400, "too-many-blocks", id="many cells"
        ),
        pytest.param("[a](http://b.c) " * 1_900, None, id="many links"),
        pytest.param("[a\n" * 1_990, None, id="brackets on lines"),
        pytest.param(("[" + "*a* " * 24) * 200, None, id="emphasis in brackets"),
        pytest.param("- a\n" * 4_900, None, id="many items"),
        pytest.param("> a\n" + "b\n" * 4_900, None, id="long quote"),
        pytest.param("a\u0316\u0300" * 10_000, None, id="combining marks"),
    ],
)
def test_hostile_markdown_is_quick(body: str, code: str | None) -> None:
    """The costliest Markdown is read or refused by name within two seconds."""
    article, problems = read(f"# H\n\n{body}")
    assert spend(lambda: read(f"# H\n\n{body}")) < 2
    assert [found for _, found in problems] == ([code] if code else [])
    assert (article is None) == bool(code)


def test_nesting_at_the_bound() -> None:
    """Lists and quotes may stand as deep as the bound, and lose no word."""
    block = blocks("> - " * (bounds.MAX_NESTING // 2) + "word")[0]
    while block.children:
        (block,) = block.children
    assert block.text == "word"


MARKDOWN = st.lists(
    st.sampled_from([*"abc \n\t#>-+*_`[]()!<&|~=:1.\\", "\n\n", "](", "```", "|-|-|\n", "    "]), max_size=80
)


@settings(deadline=None, max_examples=200)
@given(MARKDOWN.map("".join) | st.text(max_size=200))
def test_any_markdown(body: str) -> None:
    """Any text is an article or a problem, and its links lead where links may."""
    article, problems = read(f"# H\n\n{body}")
    assert article or problems
    for block in article.blocks if article else ():
        for span in block.spans:
            assert (
                span.href is None
                or span.href.lower().startswith(("http:", "https:", "mailto:"))
                or "." in span.href
            )
            assert span.text
