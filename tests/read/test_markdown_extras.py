"""What other programs write into Markdown is shown as a reader would expect, and never raw."""

from __future__ import annotations

from pathlib import Path

import pytest

from news_digest.model import Block
from news_digest.read import read_article, read_articles

HEAD = "# A Pier Closes\n\nExample Gazette\n\n"


def words(blocks: tuple[Block, ...]) -> list[str]:
    """Return the words of all blocks."""
    return [text for block in blocks for text in (block.text, *words(block.children)) if text]


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        pytest.param("The [[Old Pier|pier]] closed.", ["The pier closed."], id="link with words"),
        pytest.param("See [[Old Pier#Costs]].", ["See Old Pier."], id="link to a part"),
        pytest.param("It was ==quite old==. ^b1", ["It was quite old."], id="highlight and block id"),
        pytest.param("> [!warning] Take care\n> It is wet.", ["Take care. It is wet."], id="callout"),
        pytest.param("> [!NOTE]\n> It is wet.", ["Note. It is wet."], id="alert"),
        pytest.param("- [ ] call\n- [x] ask", ["☐ call", "☑ ask"], id="tasks"),
        pytest.param(
            "A note.[^1] Two.[^1]\n\n[^1]: Minutes.", ["A note.[1] Two.[1]", "Minutes."], id="footnote"
        ),
        pytest.param("It ~~closed~~ opened.", ["It closed opened."], id="strikethrough"),
        pytest.param("1 == 2 and a ==b", ["1 == 2 and a ==b"], id="no highlight"),
        pytest.param("`[[a]] {% b %} ==c==`", ["[[a]] {% b %} ==c=="], id="code"),
        pytest.param("    [[a]] {% b %}", ["[[a]] {% b %}"], id="indented code"),
    ],
)
def test_shown(written: str, shown: list[str]) -> None:
    """Forms with words lose their signs, without a word about it."""
    article, problems = read_article(f"{HEAD}First.\n\n{written}\n".encode(), "a.md")
    assert article is not None
    assert (words(article.blocks)[1:], problems) == (shown, ())


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        pytest.param("{% include a.html %}", [], id="command alone"),
        pytest.param("It {{ site.name }} closed.", ["It {{ site.name }} closed."], id="command in a line"),
        pytest.param("{{< figure src=a.jpg >}}", [], id="Hugo"),
        pytest.param('[gallery ids="1,2"]', [], id="WordPress"),
        pytest.param('[caption id="a"]The pier[/caption]', ["The pier"], id="caption"),
        pytest.param("{: .notice}", [], id="attributes"),
        pytest.param("See [this]({% link a.md %}) now.", ["See this now."], id="link of a template"),
        pytest.param("![[pier.png]]", [], id="embedded picture"),
        pytest.param("<figure>\n\nThe pier.\n\n</figure>", ["The pier."], id="tags around"),
        pytest.param('<iframe src="https://a.example"></iframe>', [], id="frame"),
    ],
)
def test_named_once(written: str, shown: list[str]) -> None:
    """Forms without words go, and are named once a file, as a remark."""
    article, problems = read_article(f"{HEAD}First.\n\n{written}\n\n{written}\n".encode(), "a.md")
    assert article is not None
    assert words(article.blocks)[1:] == shown * 2
    assert [(one.code, one.severity) for one in problems] == [("foreign-markup", "remark")]


def test_tag_that_is_written_about_stays() -> None:
    """A text about HTML names its tags without closing them."""
    for name in ("a.md", "a.txt"):
        article, problems = read_article(f"{HEAD}Use the <h1> tag.\n".replace("# ", "").encode(), name)
        assert article is not None
        assert (words(article.blocks), problems) == (["Use the <h1> tag."], ())


def test_link_by_name_leads_to_the_article(tmp_path: Path) -> None:
    """A name is a file's or a headline, in any case; one that nobody or two have is only words."""
    texts = {
        "2024/a.md": f"{HEAD}See [[the bridge]], [[harbour bridge opens]], [[Nobody]] and [[Twin]].\n",
        "2023/the bridge.txt": "Harbour Bridge Opens\nS\nIt opened.\n",
        "twin.txt": "One Twin\nS\nIt did.\n",
        "2024/twin.txt": "Another Twin\nS\nIt did so.\n",
    }
    for name, text in texts.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    reading = read_articles(tmp_path)
    article = next(one for one in reading.articles if one.path == "2024/a.md")
    links = {span.text: span.href for span in article.blocks[0].spans if span.href}
    bridge = "../2023/the%20bridge.txt"
    assert links == {"the bridge": bridge, "harbour bridge opens": bridge}
    assert reading.problems == ()
