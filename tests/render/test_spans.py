"""The words inside blocks: topics linked once, styles and links never crossed."""

from __future__ import annotations

import pytest
from factory import find_mentions, make_article, make_library, make_paragraph
from hypothesis import given, settings
from hypothesis import strategies as st
from rendered import MANY_EXTENSIONS, OUR_EXTENSIONS, Press

from news_digest.model import Mention, Span
from news_digest.render.body import render_body
from news_digest.render.spans import Run, render_runs

PRESSES = {"ours": Press(OUR_EXTENSIONS), "many": Press(MANY_EXTENSIONS)}
TOPICS = {"cairo": "Cairo", "gaza": "Gaza"}
WEB = "https://a.example/"


def render(*paragraphs: tuple[Span | str, ...]) -> str:
    """Render paragraphs in which every `Cairo` and `Gaza` is a mention."""
    blocks = [make_paragraph(*spans) for spans in paragraphs]
    text = "\n".join(block.text for block in blocks)
    article = make_article("x", *blocks, mentions=find_mentions(text, *TOPICS.values()))
    return render_body(article, make_library(article, topics=TOPICS), "articles/x.md")


CAIRO = "[Cairo](../topics/cairo/index.md)"
GAZA = "[Gaza](../topics/gaza/index.md)"


@pytest.mark.parametrize(
    ("spans", "expected"),
    [
        pytest.param(("In Cairo and Cairo.",), f"In {CAIRO} and Cairo.", id="first-only"),
        pytest.param(("Cairo, Gaza",), f"{CAIRO}, {GAZA}", id="two-topics"),
        pytest.param(
            (Span(text="Cairo", href=WEB), ", Cairo"), f"[Cairo]({WEB}), {CAIRO}", id="not-in-a-link"
        ),
        pytest.param((Span(text="Cairo", marks=("code",)), " Cairo"), f"`Cairo` {CAIRO}", id="not-in-code"),
        pytest.param(
            ("Ca", Span(text="iro x", href=WEB), " Cairo"),
            f"Ca[iro x]({WEB}) {CAIRO}",
            id="not-half-in-a-link",
        ),
        pytest.param(
            (Span(text="to Cairo now", marks=("emphasis",)),),
            "*to* [*Cairo*](../topics/cairo/index.md) *now*",
            id="inside-emphasis",
        ),
        pytest.param(
            ("Ca", Span(text="iro now", marks=("strong",))),
            "[Ca<strong>iro</strong>](../topics/cairo/index.md) **now**",
            id="across-a-style",
        ),
        pytest.param(
            (Span(text="Cairo", href="javascript:alert(1)"),), CAIRO, id="bad-link-is-text-to-be-linked"
        ),
        pytest.param(
            (Span(text="a", href=WEB), Span(text="b", href=WEB, marks=("strong",))),
            f"[a<strong>b</strong>]({WEB})",
            id="one-link-two-styles",
        ),
        pytest.param((Span(text=" x ", href=WEB), "y"), f"[x]({WEB}) y", id="space-outside-link"),
        pytest.param(
            ("a ", Span(text=" b ", marks=("strong",)), "c"), "a  **b** c", id="space-outside-style"
        ),
        pytest.param(
            ("a", Span(text="b", marks=("emphasis", "strong")), "c"),
            "a<strong><em>b</em></strong>c",
            id="inside-a-word",
        ),
        pytest.param((Span(text="“b”", marks=("strong",)),), "<strong>“b”</strong>", id="quotes-in-strong"),
        pytest.param((Span(text="a`b", marks=("code",)),), "<code>a\\`b</code>", id="odd-code"),
        pytest.param(
            (Span(text="1986."), Span(text=" x", marks=("strong",))), "1986\\. **x**", id="line-start"
        ),
        pytest.param(("Wow!", Span(text="x", href=WEB)), f"Wow\\![x]({WEB})", id="no-image"),
    ],
)
def test_spans(spans: tuple[Span | str, ...], expected: str) -> None:
    """Each case of styles and links, alone in a paragraph."""
    assert render(spans) == expected


def test_first_mention_over_paragraphs() -> None:
    """A topic is linked once in an article, in the first paragraph where that is possible."""
    first = (Span(text="Gaza", href=WEB),)
    assert render(first, ("Gaza",), ("Gaza and Cairo",)) == f"[Gaza]({WEB})\n\n{GAZA}\n\nGaza and {CAIRO}"


@pytest.mark.parametrize(
    "mention",
    [
        pytest.param(Mention(start=2, end=2, name="Cairo"), id="empty"),
        pytest.param(Mention(start=3, end=99, name="Cairo"), id="beyond-the-end"),
        pytest.param(Mention(start=0, end=4, name="Nobody"), id="no-topic"),
    ],
)
def test_odd_mentions_are_let_be(mention: Mention) -> None:
    """A mention that cannot be linked leaves the text as it is."""
    article = make_article("x", make_paragraph("Some words"), mentions=(mention,))
    assert render_body(article, make_library(article, topics=TOPICS), "articles/x.md") == "Some words"


def test_overlapping_mentions() -> None:
    """Of two topics in one place the first is linked, and links never nest."""
    mentions = (Mention(start=0, end=10, name="Gaza"), Mention(start=5, end=10, name="Cairo"))
    article = make_article("x", make_paragraph("Gaza Cairo, more"), mentions=mentions)
    body = render_body(article, make_library(article, topics=TOPICS), "articles/x.md")
    assert body == "[Gaza Cairo](../topics/gaza/index.md), more"


def test_links_to_articles() -> None:
    """A link to another article leads to its page; one that leads nowhere is text."""
    spans = (Span(text="before", href="old.txt"), " ", Span(text="lost", href="gone.txt"))
    article = make_article("x", make_paragraph(*spans))
    library = make_library(article, links={("x", "old.txt"): "the-old-one"})
    assert render_body(article, library, "articles/x.md") == "[before](the-old-one.md) lost"


_RUNS = st.lists(
    st.builds(
        Run,
        text=st.text(st.sampled_from('ab1 .!?*_`[]()<>&\\:$=+-"“é\u00a0'), min_size=1, max_size=6),
        marks=st.frozensets(st.sampled_from(["emphasis", "strong", "code"]), max_size=2),
        target=st.sampled_from([None, None, "../a.md", WEB]),
    ),
    max_size=6,
)


@pytest.mark.parametrize("press", PRESSES)
@settings(deadline=None, max_examples=200)
@given(runs=_RUNS)
def test_any_runs_show_their_words(press: str, runs: list[Run]) -> None:
    """Whatever meets, all words are shown, in their styles, and links hold exactly theirs."""
    page = PRESSES[press].render(render_runs(runs))
    assert page.text == " ".join("".join(run.text for run in runs).split())
    expected = {run.target for run in runs if run.target and run.text.strip()}
    assert {href for href, _ in page.links} == expected
    linked = "".join(run.text for run in runs if run.target)
    assert "".join("".join(label for _, label in page.links).split()) == "".join(linked.split())
    styles = {"emphasis": "em", "strong": "strong", "code": "code"}
    used = {styles[mark] for run in runs if run.text.strip() for mark in run.marks}
    assert set(page.names) - {"p", "a"} == used
