"""Each layer with the other absent: what leaves it has no active element, whatever comes in."""

from __future__ import annotations

import pytest
from attacks import ALL_ATTACKS, ATTACKS
from factory import make_article, make_library
from hostile import AFTER, find_dangers, find_strangers, markdown_body, nodes
from hypothesis import given, settings
from hypothesis import strategies as st
from rendered import MANY_EXTENSIONS, OUR_EXTENSIONS, Press
from selectolax.lexbor import LexborHTMLParser

from news_digest.model import prose
from news_digest.read.markdown_tree import read_blocks
from news_digest.read.problems import ProblemList, RefusedError
from news_digest.render.body import render_body
from news_digest.render.escape import Markdown, escape_attribute, escape_text, link, make_environment
from news_digest.sanitise import sanitise_page
from news_digest.sanitise.allowed import LINK

PRESSES = {"ours": Press(OUR_EXTENSIONS), "many": Press(MANY_EXTENSIONS)}
press_names = pytest.mark.parametrize("press", PRESSES)
families = pytest.mark.parametrize("family", ATTACKS)

# What attacks are made of: put together in any order they make new ones.
PIECES = [
    *[
        "<",
        ">",
        "</",
        "/>",
        "<!--",
        "-->",
        "<![CDATA[",
        "]]>",
        "<!",
        "<?",
        "?>",
        '"',
        "'",
        "`",
        "=",
        "&",
        ";",
        "#",
    ],
    *[
        "script",
        "img",
        "svg",
        "math",
        "style",
        "iframe",
        "a",
        "div",
        "p",
        "input",
        "template",
        "title",
        "noscript",
    ],
    *[
        " src=x",
        " href=",
        " onerror=alert(1)",
        " onclick=alert(1)",
        " style=x",
        " id=__search",
        " class=md-dialog",
    ],
    *[
        "javascript:",
        "java&#115;cript:",
        "data:text/html,",
        "vbscript:",
        "//evil.example",
        "https://evil.example/",
    ],
    *[
        "[",
        "](",
        ")",
        "![",
        "]: ",
        "][",
        "[^1]",
        "{: ",
        "{",
        "}",
        "{#",
        "{{",
        "}}",
        "{%",
        "markdown=1",
        '--8<-- "',
    ],
    *[
        "*",
        "**",
        "_",
        "~~",
        "==",
        "++",
        "^",
        "$",
        "\\",
        "|",
        "| --- |",
        "```",
        "~~~",
        "# ",
        "- ",
        "1. ",
        "> ",
        "    ",
    ],
    *[
        "!!! note",
        "??? ",
        "/// ",
        '=== "',
        ":smile:",
        ":   ",
        "*[",
        "[TOC]",
        "&lt;",
        "&#60;",
        "&#x3c;",
        "\n",
        "\n\n",
    ],
    *[
        "\t",
        "\x02",
        "\x03",
        "klzzwxh:0",
        "\u202e",
        "\u200b",
        "\u2028",
        "\xa0",
        "\xad",
        "＜",
        "ſ",
        "words",
        " ",
    ],
]
hostile_texts = st.lists(
    st.one_of(st.sampled_from(PIECES), st.text(max_size=3)), min_size=1, max_size=14
).map("".join)


def _page_of(text: str) -> str:
    """Return a body's Markdown as layer one makes it; a text that is refused is no page."""
    try:
        blocks = read_blocks(text, 1, ProblemList("a.md"))
    except RefusedError:
        return ""
    words = "\n".join(block.text for block in prose(blocks))
    return render_body(make_article("a", *blocks, text=words), make_library(), "articles/a.md")


def _fields_of(text: str) -> str:
    """Return a page that holds a text as a field in each place where templates put one."""
    return "\n\n".join(
        [
            f"# {escape_text(text)} {{ #headline }}",
            f"{escape_text(text)}\n{{: .standfirst }}",
            f'<div class="note"{Markdown(" ")}markdown>\n\n**Correction.** {escape_text(text)}\n\n</div>',
            f'- {link(text, "a.md")}{{ .headline }} <span class="summary">{escape_text(text)}</span>',
            f"- {link('label', text)}",
            f'<div title="{escape_attribute(text)}" markdown>\n\nx\n\n</div>',
            make_environment().from_string("{{ text }}\n\n{{ link(text, text) }}").render(text=text),
        ]
    )


def _assert_inert(html: str, source: str) -> None:
    """Check that HTML holds nothing dangerous, nothing foreign, and only links that are let through."""
    whole = f"<main>{html}</main>"
    assert find_dangers(whole, inside="main") == [], source
    assert find_strangers(whole, inside="main") == [], source
    for node in nodes(LexborHTMLParser(whole), "main"):
        assert LINK.fullmatch(node.attributes.get("href") or ""), source


@families
@press_names
def test_first_layer_alone(press: str, family: str) -> None:
    """Markdown made from any attack is inert, also with every extension that a desk might switch on."""
    for text in ATTACKS[family]:
        page = "\n\n".join([_page_of(markdown_body(text)), _page_of(text), _fields_of(text)])
        _assert_inert(PRESSES[press].render(page).html, page)


@families
@press_names
def test_second_layer_alone(press: str, family: str) -> None:
    """What Python-Markdown makes of any attack is inert once cleaned, and cleaning it again is idle."""
    for text in ATTACKS[family]:
        for html in (text, *_press(press, f"{text}\n\n{AFTER}\n\n{markdown_body(text)}")):
            cleaned = sanitise_page(html)
            _assert_inert(cleaned, html)
            assert sanitise_page(cleaned) == cleaned


def _press(press: str, text: str) -> list[str]:
    """Return Markdown as HTML, or nothing where Python-Markdown breaks down."""
    try:
        return [PRESSES[press].render(text).html]
    except Exception:  # noqa: BLE001 - it fails in many ways, and this is not about it
        return []


@press_names
@settings(deadline=None, max_examples=60)
@given(text=hostile_texts)
def test_first_layer_alone_on_any_text(press: str, text: str) -> None:
    """The same for whatever can be put together from pieces of attacks; twice the same."""
    for make in (_page_of, _fields_of):
        page = make(text)
        assert make(text) == page
        _assert_inert(PRESSES[press].render(page).html, page)


@settings(deadline=None, max_examples=300)
@given(text=hostile_texts)
def test_second_layer_alone_on_any_text(text: str) -> None:
    """The same for the second layer, on raw HTML and on what Python-Markdown makes of it."""
    for html in (text, *_press("ours", text)):
        cleaned = sanitise_page(html)
        _assert_inert(cleaned, html)
        assert sanitise_page(cleaned) == cleaned


@pytest.mark.long
@press_names
@settings(deadline=None, max_examples=5000)
@given(text=hostile_texts)
def test_both_layers_for_long(press: str, text: str) -> None:
    """As above, many more of them."""
    for page in (_page_of(text), _fields_of(text)):
        _assert_inert(PRESSES[press].render(page).html, page)
    for html in (text, *_press(press, text)):
        _assert_inert(sanitise_page(html), html)


def test_attacks_are_many_and_each_is_one() -> None:
    """The table is as long as promised, and says nothing twice."""
    assert len(ALL_ATTACKS) >= 150
    assert len(set(ALL_ATTACKS)) == len(ALL_ATTACKS)
