"""Bodies: every kind of block comes out as what it is, and nothing in it acts."""

from __future__ import annotations

import pytest
from factory import find_mentions, make_article, make_library, make_paragraph
from hypothesis import given, settings
from hypothesis import strategies as st
from rendered import MANY_EXTENSIONS, OUR_EXTENSIONS, Press

from news_digest.model import Block, Span, prose
from news_digest.render.body import render_body, text_direction

PRESSES = {"ours": Press(OUR_EXTENSIONS), "many": Press(MANY_EXTENSIONS)}
press_names = pytest.mark.parametrize("press", PRESSES)


def block(kind: str, *children: Block, text: str = "", level: int = 0) -> Block:
    """Return a block with children or with words."""
    spans = (Span(text=text),) if text else ()
    return Block(kind=kind, line=1, children=children, spans=spans, level=level)  # type: ignore[arg-type] # kinds as words keep the tables short


def words(text: str) -> Block:
    """Return a paragraph of plain words."""
    return make_paragraph(text)


def item(*children: Block | str) -> Block:
    """Return a list's item; a string is a paragraph."""
    return block("item", *(words(child) if isinstance(child, str) else child for child in children))


def rows(*texts: str) -> Block:
    """Return a table, cells divided by slashes."""
    return block("table", *(block("row", *(block("cell", text=c) for c in t.split("/"))) for t in texts))


def render(*blocks: Block) -> str:
    """Render blocks as an article's body without topics."""
    article = make_article("x", *blocks)
    return render_body(article, make_library(article), "articles/x.md")


BULLETS = block("list", item("a"), item("b"))


@pytest.mark.parametrize(
    ("blocks", "expected"),
    [
        pytest.param((words("a"), words("- b")), "a\n\n\\- b", id="paragraphs"),
        pytest.param((words(" "), words("b")), "b", id="empty-paragraph"),
        pytest.param((block("heading", text="A #", level=3),), "### A \\# {#section-1}", id="heading"),
        pytest.param((block("heading", text="A", level=1),), "## A {#section-1}", id="heading-too-high"),
        pytest.param((BULLETS,), "- a\n- b", id="bullets"),
        pytest.param((block("list", item("a"), item("1. b"), level=1),), "1. a\n2. 1\\. b", id="numbers"),
        pytest.param((block("quote", words("a"), words("> b")),), "> a\n>\n> &gt; b", id="quote"),
        pytest.param((block("rule"),), "* * *", id="rule"),
        pytest.param(
            (rows("h/i", "a|b", "c/d/e"),),
            "| h | i |  |\n| --- | --- | --- |\n| a&#124;b |  |  |\n| c | d | e |",
            id="table",
        ),
        pytest.param(
            (block("code", text="if a < b:\n\n    `x`"),),
            "<pre><code>if a &#60; b:\n\n    &#96;x&#96;\n</code></pre>",
            id="code",
        ),
        pytest.param((block("code", text=" \n"),), "", id="empty-code"),
    ],
)
def test_blocks(blocks: tuple[Block, ...], expected: str) -> None:
    """Plain blocks read as people write them."""
    assert render(*blocks) == expected


NESTED = block(
    "list", item("a", block("list", item("b", block("quote", words("c"))))), item("d", "e"), level=3
)


@pytest.mark.parametrize(
    ("blocks", "names", "text"),
    [
        pytest.param((NESTED,), "ol li p ul li p blockquote p li p p", "a b c d e", id="nested"),
        pytest.param((BULLETS, BULLETS), "ul li li ul li p li p", "a b a b", id="two-lists"),
        pytest.param(
            (block("quote", words("a")), block("quote", words("b"))),
            "blockquote p blockquote p",
            "a b",
            id="two-quotes",
        ),
        pytest.param(
            (block("quote", BULLETS, block("code", text="x\n\n\ny"), words("z")),),
            "blockquote ul li li pre code p",
            "a b x y z",
            id="rich-quote",
        ),
        pytest.param(
            (block("list", item(rows("h/i", "a/b"), block("rule"), block("heading", text="H", level=2))),),
            "ul li table thead tr th th tbody tr td td hr h2",
            "h i a b H",
            id="anything-in-an-item",
        ),
        pytest.param(
            (BULLETS, block("code", text="x"), words("y")), "ul li li pre code p", "a b x y", id="code"
        ),
        pytest.param((BULLETS, words("1. x")), "ul li li p", "a b 1. x", id="paragraph-after-list"),
        pytest.param((rows("alone"),), "table thead tr th tbody tr td", "alone", id="one-cell"),
        pytest.param((item("stray"),), "p", "stray", id="stray-item"),
    ],
)
@press_names
def test_shapes(press: str, blocks: tuple[Block, ...], names: str, text: str) -> None:
    """What Markdown would read differently keeps its shape."""
    page = PRESSES[press].render(render(*blocks))
    shown = [name for name in page.names if name not in ("div", "span")]
    assert shown == names.split()
    assert page.text == text


def test_numbered_list_keeps_its_start() -> None:
    """A list that starts at 3 says so, which Markdown's own lists forget."""
    assert '<ol start="3">' in PRESSES["ours"].render(render(NESTED)).html


def test_heading_ids_are_our_own() -> None:
    """A heading cannot take an id that the theme's scripts look for."""
    blocks = [
        block("heading", text=text, level=2) for text in ("__search", "x {#__search}", "x { #__toggle }")
    ]
    assert PRESSES["ours"].render(render(*blocks)).ids == ["section-1", "section-2", "section-3"]


def test_mentions_meet_their_words_everywhere() -> None:
    """Offsets count through lists and quotes, and pass over headings, code and tables."""
    blocks = (
        words("One."),
        block("heading", text="Cairo", level=2),
        block("list", item("two", block("list", item("x"))), item("three")),
        rows("Cairo", "Cairo"),
        block("code", text="Cairo"),
        block("quote", words("In Cairo"), words("and Cairo")),
    )
    text = "\n".join(each.text for each in prose(blocks))
    article = make_article("x", *blocks, mentions=find_mentions(text, "Cairo"))
    body = render_body(article, make_library(article, topics={"cairo": "Cairo"}), "articles/x.md")
    assert body.count("](") == 1
    assert "> In [Cairo](../topics/cairo/index.md)\n>\n> and Cairo" in body


_WORDS = st.sampled_from(
    ["plain", "- x", "1. x", "> x", "```", "|", "<b>", "[a](b)", "{: .c}", "x\\", "=== a", "###"]
)
_CODE = _WORDS | st.sampled_from(
    ["</code></pre><b>", "x\n\n\n```\ny", "{{ x }}", '--8<-- "mkdocs.yml"', "&amp;"]
)
_LEAVES = st.one_of(
    _WORDS.map(words),
    _CODE.map(lambda text: block("code", text=text)),
    st.builds(lambda text, level: block("heading", text=text, level=level), _WORDS, st.integers(2, 6)),
    st.lists(_WORDS.map(lambda text: text.replace("/", "")), min_size=1, max_size=3).map(
        lambda texts: rows("/".join(texts), "/".join(texts))
    ),
)
_BLOCKS = st.recursive(
    _LEAVES,
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=3).map(lambda children: block("quote", *children)),
        st.builds(
            lambda items, level: block("list", *(item(*children) for children in items), level=level),
            st.lists(st.lists(inner, min_size=1, max_size=2), min_size=1, max_size=3),
            st.integers(0, 3),
        ),
    ),
    max_leaves=8,
)
_ELEMENTS = {
    "paragraph": ["p"],
    "code": ["pre", "code"],
    "heading": [],
    "quote": ["blockquote"],
    "item": ["li"],
    "table": ["table", "thead", "tbody"],
    "row": ["tr"],
    "cell": [],
}


def all_blocks(blocks: tuple[Block, ...]) -> list[Block]:
    """Return blocks with all that they hold, in reading order."""
    return [each for one in blocks for each in (one, *all_blocks(one.children))]


@settings(deadline=None, max_examples=150)
@given(st.lists(_BLOCKS, max_size=4))
def test_any_body_keeps_its_words_and_shape(blocks: list[Block]) -> None:
    """Any tree of blocks shows all words in order, and no element that no block stands for."""
    everything = all_blocks(tuple(blocks))
    page = PRESSES["ours"].render(render(*blocks))
    assert "".join(page.text.split()) == "".join("".join(each.text.split()) for each in everything)
    for kind, names in _ELEMENTS.items():
        expected = sum(each.kind == kind for each in everything)
        # Short lists are written tight, their paragraphs without an element.
        assert all(page.names.count(name) == expected or name == "p" for name in names), render(*blocks)
    assert not {"b", "script", "a", "img"} & set(page.names)


@press_names
@settings(deadline=None, max_examples=100)
@given(
    text=st.text(st.sampled_from("ab <>&`~{}[]*_\\\n\t|#-=!:/\"'8$%^+?@é\x02\x03"), min_size=1, max_size=40)
)
def test_code_cannot_break_out(press: str, text: str) -> None:
    """Code shows its own characters and nothing runs, opens or includes."""
    page = PRESSES[press].render(f"before\n\n{render(block('code', text=text))}\n\nafter")
    kept = text.replace("\x02", "").replace("\x03", "").strip()
    assert page.names == (["p", "pre", "code", "p"] if kept else ["p", "p"])
    assert page.text == " ".join(f"before {kept} after".split())


@pytest.mark.parametrize(
    ("language", "direction"),
    [
        ("en", "ltr"),
        ("ar", "rtl"),
        ("ar-EG", "rtl"),
        ("he_IL", "rtl"),
        ("FA", "rtl"),
        ("az-Arab", "rtl"),
        ("ur-Latn", "ltr"),
        ("zh-Hans", "ltr"),
        ("", "ltr"),
    ],
)
def test_text_direction(language: str, direction: str) -> None:
    """The script decides if the tag names one, else the language."""
    assert text_direction(language) == direction


def test_body_inside_a_division() -> None:
    """A page may wrap a body to say its language; blocks of HTML keep their shape in there."""
    body = render(words("a"), NESTED, block("code", text="x\n\n</div>"), BULLETS)
    page = PRESSES["ours"].render(f'<div lang="ar" dir="rtl" markdown="1">\n\n{body}\n\n</div>\n\nafter')
    shape = "div p ol li p ul li p blockquote p li p p pre code ul li li p"
    assert " ".join(page.names) == shape
    assert page.html.endswith("</div>\n<p>after</p>")
