"""The second layer alone: our own pages pass as they are, nothing else does, no entry of the list is idle."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from conftest import DIGEST
from hostile import find_dangers
from markdown import Markdown as Engine
from selectolax.lexbor import LexborHTMLParser, LexborNode

from news_digest import pipeline
from news_digest.model import Settings
from news_digest.sanitise import LINK_RELATIONS, sanitise_page
from news_digest.sanitise.allowed import ALLOWED, LINK, REMOVED_WHOLE

if TYPE_CHECKING:
    from conftest import Site

FRONT_MATTER = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)

# What the articles of tests/digest do not have: with it, each entry of the list is met.
EVERYTHING = """---
title: Everything that an article may hold
author: Ada Stone
date: 2024-03-04
url: https://echo.example/all
updated: 2024-03-05
correction: An earlier version was shorter.
story: The Elmford flood
---
Valley Echo

ELMFORD - Mayor Ida Brook spoke of *one*, **two** and `three` at length to the council of Elmford on Monday.

## A

### B

#### C

##### D

###### E

It ~~closed~~ opened.

> A quote.

* * *

3. three
4. four

```
code
```

| a | b |
| - | - |
| c | d |

Mail [us](mailto:desk@echo.example), or read [more](https://echo.example/more).
"""
COPY = "Copied words\nCoast Courier\n" + "The council of Elmford met on Monday to speak of the bridge. " * 8
MORE = {
    "everything.md": EVERYTHING,
    "copy-1.txt": COPY,
    "copy-2.txt": COPY.replace("Coast Courier", "Valley Echo"),
    "undated.md": "---\nstory: The Elmford flood\n---\n# Pumps arrive\n\nValley Echo\n\nFour pumps came.\n",
    "arabic.md": "---\ndate: 2024-03-05\nlanguage: ar\nstory: The Elmford flood\n---\n# المياه ترتفع\n\n"
    "Valley Echo\n\nارتفعت المياه في الساحة يوم الأربعاء. لم يصب أحد.\n",
}


CHART = (
    '<svg class="chart bars" height="90" role="document" aria-label="May 2024"><a href="../x/">'
    '<rect class="bar" x="10%" y="4.5" width="20%" height="9"></rect></a></svg>'
)


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Give the content of every page of some sites in HTML, by name."""
    folder = tmp_path_factory.mktemp("articles")
    for name, text in MORE.items():
        (folder / name).write_text(text, encoding="utf-8")
    single = tmp_path_factory.mktemp("single")
    (single / "one.txt").write_text(COPY, encoding="utf-8")
    found: dict[str, str] = {}
    for name, articles, size in (
        ("newspaper", DIGEST / "articles", 30),
        ("more", folder, 2),
        ("single", single, 30),
    ):
        found |= {f"{name}/{uri}": html for uri, html in _render(articles, size)}
    return found


def _render(articles: Path, page_size: int) -> Iterator[tuple[str, str]]:
    """Yield the uri and HTML of each page of a folder of articles, as MkDocs makes it but for its links."""
    settings = Settings(
        site_name="News Digest",
        site_url="https://digest.example/",
        site_description="",
        language="en",
        articles=articles,
        docs=articles,
        page_size=page_size,
        originals=("copy-1.txt",),
    )
    engine = Engine(extensions=["attr_list", "fenced_code", "md_in_html", "tables", "toc"])
    for file in pipeline.make_digest(settings, handwritten=()).files:
        if file.uri.endswith(".md"):
            yield file.uri, engine.reset().convert(FRONT_MATTER.sub("", file.text))


def _tree(html: str) -> list[tuple[object, ...]]:
    """Return HTML as browsers read it: elements with their attributes, and words, in order."""
    body = LexborHTMLParser(html).body
    return [_facts(node) for node in body.traverse(include_text=True)] if body else []


def _facts(node: LexborNode) -> tuple[object, ...]:
    """Return what one node of a tree is."""
    attributes = {name: value for name, value in node.attributes.items() if name != "rel"}
    return node.tag, tuple(sorted(attributes.items())), node.text_content if node.tag == "-text" else None


def test_own_pages_stay_as_they_are(pages: dict[str, str]) -> None:
    """No page of ours loses anything: the list is complete."""
    assert len(pages) > 150
    for name, html in pages.items():
        assert _tree(sanitise_page(html)) == _tree(html), name


def test_no_entry_is_idle(pages: dict[str, str]) -> None:
    """Each element, class, id and attribute in the list is met in some page: the list is tight."""
    met: set[tuple[str, str, str]] = set()
    for html in pages.values():
        for tag, attributes, _words in _tree(html):
            met.add((str(tag), "", ""))
            for name, value in attributes:  # type: ignore[attr-defined]  # pairs, as _facts makes them
                words = (
                    [re.sub(r"\d+", "N", value)]
                    if name == "id"
                    else value.split()
                    if name == "class"
                    else [""]
                )
                met |= {(str(tag), name, word) for word in words}
    # Which subjects an edition has, and which steps headings take, is the articles' affair.
    listed = {entry for entry in _entries() if not entry[2].startswith("subject-")}
    assert sorted(listed - met) == []


def _entries() -> Iterator[tuple[str, str, str]]:
    """Yield all that the list allows, as (element, attribute, word)."""
    for tag, element in ALLOWED.items():
        yield tag, "", ""
        yield from ((tag, "class", word) for word in element.classes)
        yield from ((tag, "id", word) for word in element.ids)
        yield from ((tag, name, "") for name in element.attributes)


def test_each_subject_has_its_anchor() -> None:
    """The parts of an edition may bear the address of any subject in the vocabulary."""
    words, _problems = pipeline.vocabulary.load_vocabulary()
    listed = {one for one in ALLOWED["h2"].ids if re.fullmatch(r"subject-(?!N$).+", one)}
    assert listed == {f"subject-{subject.slug}" for subject in words.subjects}


def test_lists_do_not_meet() -> None:
    """What is allowed is not removed whole, and nothing in the list can act."""
    assert not REMOVED_WHOLE & set(ALLOWED)
    for tag, element in ALLOWED.items():
        attributes = dict.fromkeys(element.attributes, "")
        attributes |= {"class": " ".join(element.classes), "id": "x"}
        assert element.why
        assert not [name for name in attributes if name.startswith("on") or name in {"style", "src"}], tag


@pytest.mark.parametrize(
    "address", ["../a/", "./", "#section-1", "a/b/", "", "https://a.example/?q=1#x", "mailto:a@b.c"]
)
def test_links_that_stay(address: str) -> None:
    """Links to the web, to a mailbox and within the site stay."""
    assert f'href="{address}"' in sanitise_page(f'<a href="{address}">x</a>')


def test_a_mail_without_an_address_carries_a_headline_and_a_page_alone() -> None:
    """Our own link by mail stays; with another field, another scheme or anything not encoded it goes."""
    own = "mailto:?subject=Water%20rises&amp;body=https%3A%2F%2Fa.example%2Fx%2F"
    assert sanitise_page(f'<a href="{own}">x</a>') == f'<a href="{own}">x</a>'
    for address in (
        own.replace("subject", "bcc"),
        own.replace("body", "to"),
        f"{own}&amp;bcc=a@b.example",
        own.replace("https%3A", "javascript%3A"),
        own.replace("%20", "\t"),
        "mailto:?subject=x",
        "mailto:?to=a@b.example",
    ):
        assert sanitise_page(f'<a href="{address}">x</a>') == "<a>x</a>", address


@pytest.mark.parametrize(
    "address",
    [
        *["javascript:alert(1)", "JAVASCRIPT:x", "java\tscript:x", "&#106;avascript:x", "data:text/html,x"],
        *["vbscript:x", "//evil.example", "/\\evil.example", "\\\\evil.example", "/root", "?a=b", "a:b"],
        *["https:evil", "https:///x", "ftp://a.example", "http://a b", "https://a.example/<b>", "mailto:"],
        *["\x01javascript:x", " https://a.example"],
    ],
)
def test_links_that_go(address: str) -> None:
    """All other addresses go, and their words stay."""
    assert sanitise_page(f'<a href="{address}">x</a>') == "<a>x</a>"
    assert not LINK.fullmatch("javascript:x")


def test_outgoing_links_say_that_strangers_chose_them() -> None:
    """Only links that leave the site bear `rel`, whatever an article wrote there."""
    outgoing = f'<a rel="{LINK_RELATIONS}" href="https://a.example/">x</a>'
    assert sanitise_page('<a href="https://a.example/" rel="me">x</a>') == outgoing
    assert sanitise_page(outgoing) == outgoing
    headline = f'<a rel="{LINK_RELATIONS}" class="headline" href="HTTP://a.example/">x</a>'
    assert sanitise_page('<a class="headline x" href="HTTP://a.example/">x</a>') == headline
    for html in ('<a href="../x/">x</a>', '<a href="mailto:a@b.c">x</a>', '<p>&lt;a href="https://a"</p>'):
        assert sanitise_page(html) == html


@pytest.mark.parametrize(
    ("html", "cleaned"),
    [
        pytest.param("<p>a<script>b</script>c</p>", "<p>ac</p>", id="script with its words"),
        pytest.param("<p>a<b>b</b>c</p>", "<p>abc</p>", id="words of others stay"),
        pytest.param('<div class="md-dialog note">x</div>', '<div class="note">x</div>', id="foreign class"),
        pytest.param('<h2 id="frame-search">x</h2>', "<h2>x</h2>", id="theme's id"),
        pytest.param('<h2 id="section-٣">x</h2>', "<h2>x</h2>", id="digits of another script"),
        pytest.param(
            '<p id="headline" onclick="x" style="x" data-md-component="x">x</p>', "<p>x</p>", id="all"
        ),
        pytest.param('<div data-pagefind-ignore="index">x</div>', "<div>x</div>", id="index attribute"),
        pytest.param('<p data-pagefind-body="">x</p>', "<p>x</p>", id="index body"),
        pytest.param("<p>a<svg onload=alert(1)><rect/></svg>b</p>", "<p>ab</p>", id="a stranger's picture"),
        pytest.param("a<svg><text>x</text></svg>b", "ab", id="picture with words"),
        pytest.param(f"a{CHART}b", f"a{CHART}b", id="a chart of ours"),
        pytest.param(CHART.replace("../x/", "https://evil.example/"), "", id="chart that leads elsewhere"),
        pytest.param(CHART.replace("<rect", "<svg></svg><rect"), "", id="picture in a chart"),
        pytest.param(f"<svg>{CHART}</svg>c", "c", id="chart in a picture"),
        pytest.param(CHART.replace(" aria", " onload=x aria"), CHART, id="chart with a handler"),
        pytest.param(
            CHART.replace("</svg>", "<script>x</script><style>y</style></svg>"), CHART, id="chart that runs"
        ),
        pytest.param(
            CHART.replace("<rect", "<foreignObject><p>x</p></foreignObject><rect"), CHART, id="foreign"
        ),
        pytest.param(CHART.replace('"9"', '"calc(1px)"'), CHART.replace(' height="9"', ""), id="odd number"),
        pytest.param("<p>x<!-- y --></p>", "<p>x</p>", id="comment"),
        pytest.param("<p>x</p></div></article>", "<p>x</p>", id="ends of what we did not open"),
        pytest.param("<div><p>x", "<div><p>x</p></div>", id="missing ends"),
        pytest.param(
            '<span lang="en" dir="rtl auto">x</span>', '<span lang="en">x</span>', id="bad direction"
        ),
    ],
)
def test_cleaned(html: str, cleaned: str) -> None:
    """One case for each kind of rule."""
    assert sanitise_page(html) == cleaned
    assert find_dangers(cleaned) == []


def test_built_pages_are_cleaned_and_others_are_not(site: Site) -> None:
    """MkDocs' door has the digest's pages cleaned, and leaves those alone that people wrote."""
    article = (site.folder / "articles/water-reaches-the-market-square-of-elmford/index.html").read_text()
    (link,) = re.findall(r'<a [^>]*href="https://echo.example/flood"[^>]*>', article)
    assert f'rel="{LINK_RELATIONS}"' in link
    by_hand = (site.folder / "by-hand/index.html").read_text()
    assert 'id="own-place"' in by_hand
    assert 'class="by-hand" data-note="kept"' in by_hand
