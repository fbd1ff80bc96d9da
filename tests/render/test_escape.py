"""Escaping: every text shows as itself wherever it stands, and prose stays readable."""

from __future__ import annotations

import re
from collections.abc import Callable

import jinja2
import pytest
from effort import spend
from hypothesis import given, settings
from hypothesis import strategies as st
from rendered import MANY_EXTENSIONS, OUR_EXTENSIONS, Press

from news_digest.render.escape import (
    Markdown,
    escape_attribute,
    escape_inline,
    escape_text,
    link,
    make_environment,
)

PRESSES = {"ours": Press(OUR_EXTENSIONS), "many": Press(MANY_EXTENSIONS)}
press_names = pytest.mark.parametrize("press", PRESSES)

# Every place in which a template may put text.
POSITIONS: dict[str, Callable[[str], str]] = {
    "paragraph": escape_text,
    "second line": lambda text: f"First line\n{escape_text(text)}",
    "heading": lambda text: f"# {escape_text(text)}",
    "heading with id": lambda text: f"## {escape_text(text)} {{#part-1}}",
    "bullet": lambda text: f"- {escape_text(text)}\n- b",
    "number": lambda text: f"1. {escape_text(text)}\n2. b",
    "quote": lambda text: f"> {escape_text(text)}",
    "table": lambda text: f"| {escape_text(text)} | b |\n| --- | --- |\n| {escape_text(text)} | c |",
    "link": lambda text: f"{link(text, 'x.md')} after",
    "strong": lambda text: f"**{escape_text(text)}**",
    "after strong": lambda text: f"**x** {escape_text(text)}",
    "before link": lambda text: f"{escape_text(text)}[a](b.md){escape_text(text)}",
    "sentence": lambda text: f"x {escape_text(text)} y {escape_text(text)} z",
    "division": lambda text: f'<div markdown="block">\n\n{escape_text(text)}\n\n</div>',
    "attribute": lambda text: f'<div title="{escape_attribute(text)}" markdown="block">\n\nx\n\n</div>',
}
NASTY = """
1986.|1986. It was|1) x|a. b|I. x|XIV. x|(1) x|#. x|- x|-- x|+ x|* x|-5 degrees|+44 20|# x|C#|# #|a ##|> x
===|== a|=|---
***|___|- - -|:   x|::: x|!!! note|!!! danger "x"|???|??? x|/// x|=== "Tab"|[^1]: x|[x]: y|[x]: y "z"|]: z
a]: b
*[HTML]: x|[!NOTE] x|[ ] todo|[x] done|[TOC]|[=50% "x"]|[[wiki]]|[a](b)|![a](b)|(x)[y]|[a|]
[Editor's note]
--8<-- "mkdocs.yml"|```|~~~|`|``a``|`a`|\\`a\\`|x`|{: onclick=x}|{ .cls }|{.y}|x {.y}|x{:.y}|{x}|{{ x }}
{% x %}|{# x #}
&|&amp;|&#35;|&lt;b&gt;|AT&T; x|&a|a &|<b>|</div>|<![a|<!-- x -->|<?php ?>|<http://x.y>|<a@b.c>
<script>alert(1)</script>
*a*|**b**|_c_|snake_case_x|__search|~~d~~|~e~|==m==|^^i^^|^j^|++ctrl++|a ++ b ++|{++a++}|{--a--}|{>>a<<}
:smile:|::a::|10:30:15|x: y|http://a.b/c|ftp://x.y|www.a.bc|WWW.A.BC|wWw.a.bc|_c_www.a.bc|a@b.cd|mailto:a@b.c|@user|#12|!5|?6
u/r#3|@u/r|u@0b4c1a9d
0b4c1a9d3e5f6a7b8c9d0e1f2a3b4c5d6e7f8091|$|$5|$x$|US$5 to US$6|$$x$$|\\(x\\)|\\[x\\]|\\begin{a}x\\end{a}
\\|\\\\|a\\|a!|!|Hi!
a  \\nb|a\\tb|\\u2028a\\u2028b|\\x85|a\\xa0b|\\u202eabc|\\ufeffx|\\x00a|\\x02klzzwxh:0000\\x03
\\x02wzxhzdk:0\\x03|\\x0242\\x03|klzzwxh:0
a !\\x02|$ \\x02|\\ud800x|"|'|%|.|...|- [ ] x|<<< x|A. Smith|a---b|1/2|(c)|👩‍👩‍👧 :tada:|مرحبا: [x]|x
\\n- y\\n# z
"""
NASTY_TEXTS = [
    # The table writes characters that no editor shows as Python does.
    re.sub(
        r"\\(?:x[0-9a-f]{2}|u[0-9a-f]{4}|[nt])",
        lambda match: match[0].encode().decode("unicode_escape"),
        text,
    ).replace("\\\\", "\\")
    for line in NASTY.strip().split("\n")
    for text in line.split("|")
] + [
    "| a | b |",
    "a|b",
    "|",
    "---|---",
    "| x",
    "x |",
    "/// note | x",
    "/// admonition | x",
    "/// details | x",
    "xiv. x",
    "iv) x",
]


def shown(text: str) -> str:
    """Return what readers should see of a text: no controls, white space folded."""
    kept = re.sub("[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]", "", text)
    return " ".join(kept.split())


def assert_inert(press: Press, position: str, text: str) -> None:
    """Check that a text in its place makes no element and shows as itself."""
    place = POSITIONS[position]
    plain, page = press.render(place("word")), press.render(place(text))
    assert page.tags == plain.tags, place(text)
    assert page.text == " ".join(plain.text.replace("word", shown(text)).split()), place(text)


@press_names
@pytest.mark.parametrize("position", POSITIONS)
def test_nasty_texts_are_inert(press: str, position: str) -> None:
    """Nothing in the table acts, in any place."""
    for text in filter(shown, NASTY_TEXTS):
        assert_inert(PRESSES[press], position, text)


_FRAGMENTS = st.one_of(
    st.sampled_from(NASTY_TEXTS),
    st.sampled_from(list("\\`*_{}[]()#+-.!|<>~^=:$&@/?%\"' \t\n\x02\x03aZ19é")),
    st.text(max_size=5),
)


@press_names
@settings(deadline=None, max_examples=120)
@given(parts=st.lists(_FRAGMENTS, min_size=1, max_size=6), position=st.sampled_from(sorted(POSITIONS)))
def test_any_text_is_inert(press: str, parts: list[str], position: str) -> None:
    """Nor does anything that can be put together from it, or any Unicode text."""
    text = "".join(parts)
    if shown(text):
        assert_inert(PRESSES[press], position, text)


@settings(deadline=None)
@given(st.text())
def test_attribute_comes_back(text: str) -> None:
    """An attribute's value reads back as the text."""
    page = PRESSES["ours"].render(f'<p title="{escape_attribute(text)}" markdown="1">x</p>')
    assert page.tags == [("p", ("title",))]
    assert '"' not in escape_attribute(text)


@pytest.mark.parametrize(
    "prose",
    [
        "(Reuters) - A bank in the U.S. said so.",
        'He said: "We don’t know," then left (twice), at 10:30 a.m.',
        "Marks & Spencer paid $5 million, or $6 million, in 2023-24; well-known U.S. firms did not!" + " So?",
        "It rose 3.5% to 1,200 – see page 4/5. It’s C + D = E.",
        "Zoë’s père: 東京, القاهرة.",
    ],
)
def test_prose_stays_readable(prose: str) -> None:
    """Ordinary sentences carry no escape at all."""
    assert escape_text(prose) == prose


@pytest.mark.parametrize(
    ("text", "written"),
    [
        pytest.param("1986. A year", "1986\\. A year", id="number"),
        pytest.param("*a* [b]", "\\*a\\* \\[b&#93;", id="marks"),
        pytest.param("AT&T <3", "AT&amp;T &lt;3", id="named-entities"),
        pytest.param("{x} y<z", "&#123;x&#125; y&lt;z", id="numbers"),
        pytest.param("  a \n b ", "a b", id="white-space"),
        pytest.param("a\u00a0b", "a\u00a0b", id="no-break-space"),
    ],
)
def test_how_escapes_look(text: str, written: str) -> None:
    """Escapes are the ones people know, where those work."""
    assert escape_text(text) == written


def test_inline_keeps_spaces() -> None:
    """Text in the middle of a line keeps its outer spaces and needs no care for a line's start."""
    assert escape_inline(" - x ") == " - x "


@pytest.mark.parametrize(
    "text", [":a" * 50_000, "$a" * 50_000, "[a](b" * 20_000, "a" * 100_000, "!" * 100_000]
)
def test_long_runs_are_fast(text: str) -> None:
    """The time grows with the length, not with its square."""
    assert spend(lambda: escape_text(text)) < 1


@pytest.mark.parametrize(
    ("target", "written"),
    [
        pytest.param("../topics/cairo/index.md", "../topics/cairo/index.md", id="page"),
        pytest.param("index.md#topics", "index.md#topics", id="page-and-anchor"),
        pytest.param("#topics", "#topics", id="anchor"),
        pytest.param("feed.xml", "feed.xml", id="feed"),
        pytest.param("https://a.b/c?d=e&f=%20#g", "https://a.b/c?d=e&amp;f=%20#g", id="web"),
        pytest.param("HTTP://a.b", "HTTP://a.b", id="upper-case"),
        pytest.param(
            "https://a.b/(c) 'd' \"e\"", "https://a.b/%28c%29%20%27d%27%20%22e%22", id="breaking-out"
        ),
        pytest.param("https://a.b/100%", "https://a.b/100%25", id="stray-percent"),
        pytest.param("https://a.b/é\n\x00", "https://a.b/%C3%A9%0A%00", id="controls"),
        pytest.param("mailto:desk@a.b", "mailto:desk@a.b", id="mail"),
    ],
)
def test_targets(target: str, written: str) -> None:
    """Targets keep their meaning and cannot end early."""
    assert link("x", target) == f"[x]({written})"


@pytest.mark.parametrize(
    "target",
    [
        "javascript:alert(1)",
        " javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "java\nscript:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "file:///etc/passwd",
        "//evil.example",
        "/absolute",
        "\\\\evil.example",
        "..\\x",
        "http:",
        "https:///x",
        "https://[x",
        "x:y",
        "",
    ],
)
def test_no_link(target: str) -> None:
    """What we do not link to shows its label only."""
    assert link("a*b", target) == "a\\*b"


@press_names
@settings(deadline=None, max_examples=100)
@given(st.lists(_FRAGMENTS, max_size=6).map("".join))
def test_any_target_stays_in_its_link(press: str, tail: str) -> None:
    """No address breaks out: there is one link, its label is whole, and it leads to the web."""
    page = PRESSES[press].render(f"before {link('label', 'https://a.b/' + tail)} after")
    assert page.text == "before label after"
    assert page.names == ["p", "a"]
    assert page.links[0][0].startswith("https://a.b/")


def test_link_takes_safe_labels() -> None:
    """A label that is Markdown already is not escaped once more, and an empty one makes no link."""
    assert link(Markdown("**a**"), "x.md") == "[**a**](x.md)"
    assert link(" ", "x.md") == ""


def render(source: str, **values: object) -> str:
    """Render a template text."""
    return make_environment().from_string(source).render(values)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        pytest.param("**{{ text }}**", "**\\*a\\***", id="value"),
        pytest.param("{{ safe }}", "*a*", id="safe"),
        pytest.param("{{ number }}{{ nothing }}", "3", id="number-and-none"),
        pytest.param("{% macro m(x) %}**{{ x }}**{% endmacro %}{{ m(text) }}", "**\\*a\\***", id="macro"),
        pytest.param("{% set x %}**{{ text }}**{% endset %}{{ x }}", "**\\*a\\***", id="set-block"),
        pytest.param(
            "{% macro m() %}<{{ caller() }}>{% endmacro %}{% call m() %}{{ text }}{% endcall %}",
            "<\\*a\\*>",
            id="call-block",
        ),
        pytest.param("{{ [text, safe] | join(' · ') }}", "\\*a\\* · *a*", id="join"),
        pytest.param("{{ text ~ safe }}", "\\*a\\*\\*a\\*", id="concatenation-is-not-trusted"),
        pytest.param("{{ safe | upper }}", "\\*A\\*", id="filters-are-not-trusted"),
        pytest.param('<p title="{{ text | attribute }}">', '<p title="&#42;a&#42;">', id="attribute"),
        pytest.param("{{ link(text, 'x.md') }}", "[\\*a\\*](x.md)", id="link"),
    ],
)
def test_templates_escape(source: str, expected: str) -> None:
    """Templates are safe by default."""
    assert render(source, text="*a*", safe=Markdown("*a*"), number=3, nothing=None) == expected


def test_templates_name_what_is_missing() -> None:
    """A misspelt name stops the build instead of leaving a hole."""
    with pytest.raises(jinja2.UndefinedError, match="headlin"):
        render("{{ headlin }}")


def test_a_label_alone_is_inert_at_the_start_of_a_line() -> None:
    """Where there is no link, nothing stands in front of the label that would keep it from acting."""
    assert link("??? note", "javascript:x") == escape_text("??? note")
