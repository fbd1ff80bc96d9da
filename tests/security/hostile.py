"""A folder of articles that hold hostile texts in every place, and what must never be in a page."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser, LexborNode

from news_digest.sanitise.allowed import ALLOWED

# What runs, loads, asks for input, covers the page, or changes what the rest of the page means.
ACTIVE_ELEMENTS = frozenset(
    [
        "script",
        "iframe",
        "object",
        "embed",
        "applet",
        "form",
        "input",
        "button",
        "select",
        "textarea",
        "style",
        "link",
        "meta",
        "base",
        "foreignobject",
        "animate",
        "set",
        "use",
        "image",
        "math",
        "frame",
        "frameset",
        "template",
        "noscript",
        "portal",
        "dialog",
        "video",
        "audio",
        "source",
        "img",
        "picture",
        "canvas",
        "plaintext",
        "xmp",
    ]
)
CHART_ELEMENTS = frozenset(["svg", "a", "circle", "line", "path", "rect", "text"])
ACTIVE_SCHEME = re.compile(r"(javascript|data|vbscript|file|blob|filesystem|view-source|jar|about):")
ADDRESS_ATTRIBUTES = frozenset(
    [
        "href",
        "src",
        "action",
        "formaction",
        "data",
        "poster",
        "background",
        "cite",
        "srcset",
        "xlink:href",
        "manifest",
    ]
)
# By these the theme, its scripts and the search index find their parts.
THEME_NAME = re.compile(r"^(__|md-|search|tabbed|data-md|data-search)")

# Where an author may put a text within Markdown; `{}` is the text.
BODY_PLACES = (
    "{}",
    "First words {} last words.",
    "## {}",
    "- {}\n- second",
    "1. first\n2. {}",
    "> {}",
    "| {} | b |\n| --- | --- |\n| c | {} |",
    "[label]({})",
    "[label](<{}>)",
    "[{}](https://evil.example/)",
    "![{}]({})",
    "<{}>",
    "[name]: {}\n\nA [name] here.",
    "**{}** `{}`",
    "```{}\n{}\n```",
    "    {}",
)
AFTER = "The council of Elmford met on Monday. Mayor Ida Brook said nothing."


def write_articles(folder: Path, texts: Sequence[str], step: int = 1) -> None:
    """Write two articles, a `.md` and a `.txt`, for each `step` texts, so that each text meets each place.

    An article has a text and its neighbours in its body, and others of them in its headline, source and the
    rest of its front matter; with a longer step, lists of authors and tags hold the more of them.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(0, len(texts), step):
        # A NUL refuses the whole file, and with it all the others: reading has tests of its own for that.
        near = [texts[(number + offset) % len(texts)].replace("\0", "") for offset in range(max(step, 8))]
        here = near[:step]
        body = "\n\n".join(map(markdown_body, here))
        (folder / f"a{number:04d}.md").write_bytes(article(near, body))
        plain = "\n\n".join(f"{text}\n\n{AFTER}\n{text} {AFTER}" for text in here)
        (folder / f"b{number:04d}.txt").write_bytes(article(near[::-1], plain))


def article(near: Sequence[str], body: str) -> bytes:
    """Return an article file with a text in each field of its front matter."""
    fields = {
        "title": near[1][:280] + " x",
        "summary": near[2],
        "author": [*(text[:180] for text in near), "Ann Example"],
        "tags": [*(text[:70] for text in near), "plain"],
        "source": near[5][:180],
        "correction": near[6],
        "license": near[7][:180],
        "references": [{"title": text[:180]} for text in near],
        "story": near[0][:180],
        # Nearly all of these are no addresses and no language: problems with a name, and then gone.
        "url": near[1],
        "aliases": [text[:150] for text in near[:3]],
        "language": near[4],
        "date": "2024-03-04",
    }
    lines = [f"{key}: {json.dumps(value)}" for key, value in fields.items()]
    lines[-1] = "date: 2024-03-04"
    return "\n".join(["---", *lines, "---", body, ""]).encode("utf-8", "surrogatepass")


def markdown_body(text: str) -> str:
    """Return a body in which a text stands in every place that Markdown has."""
    places = (place.replace("{}", text) for place in BODY_PLACES)
    return "\n\n".join([AFTER, *places, AFTER])


def find_dangers(html: str, *, inside: str | None = None) -> list[str]:
    """Return what is dangerous in HTML as browsers read it: all of it, or what is inside a selector."""
    document = LexborHTMLParser(html)
    return [danger for node in nodes(document, inside) for danger in node_dangers(node)]


def nodes(document: LexborHTMLParser, inside: str | None) -> Iterator[LexborNode]:
    """Yield the elements of a document, or those below the first that a selector finds."""
    start = document.css_first(inside) if inside else document.body
    if start is not None:
        yield from (node for node in start.traverse() if node.mem_id != start.mem_id)


def node_dangers(node: LexborNode) -> Iterator[str]:
    """Yield what is dangerous in one element."""
    tag = node.tag or ""
    if tag == "-comment":
        yield "a comment"
    if tag in ACTIVE_ELEMENTS or (tag == "svg" and not is_own_chart(node)):
        yield f"<{tag}>"
    for name, value in node.attributes.items():
        yield from attribute_dangers(tag, name.lower(), value or "")


def is_own_chart(node: LexborNode) -> bool:
    """Tell whether an SVG begins as our charts do, and holds their marks and ways within the site alone."""
    names = list(node.attributes)
    links = [inside.attributes.get("href") or "" for inside in node.css("a")]
    return (
        (node.attributes.get("class") or "").startswith("chart ")
        and {*names} - {"viewBox", "height", "role"} == {"class", "aria-label"}
        and {inside.tag for inside in node.css("*")} <= CHART_ELEMENTS
        and not any(re.match(r"\s*([a-z]+:|//)", link, re.IGNORECASE) for link in links)
    )


def attribute_dangers(tag: str, name: str, value: str) -> Iterator[str]:
    """Yield what is dangerous in one attribute."""
    # As browsers do: controls and white space are nothing at the start, tabs and line ends nowhere.
    address = re.sub(r"[\x00-\x20]", "", value).lower()
    if name.startswith("on") or name in {"style", "srcdoc", "ping", "formaction", "tabindex", "autofocus"}:
        yield f"<{tag} {name}={value!r}>"
    if name in ADDRESS_ATTRIBUTES and (
        ACTIVE_SCHEME.match(address) or address.startswith(("//", "\\", "/\\"))
    ):
        yield f"<{tag} {name}={value!r}>"
    if name in {"id", "class", "name", "for"} and any(map(THEME_NAME.match, value.split())):
        yield f"<{tag} {name}={value!r}>"
    if name.startswith("data-") and (name, value) != ("data-pagefind-ignore", "all"):
        yield f"<{tag} {name}={value!r}>"


def find_strangers(html: str, *, inside: str) -> list[str]:
    """Return the elements below a selector that no page of ours has."""
    document = LexborHTMLParser(html)
    named = (node.tag or "" for node in nodes(document, inside))
    return [tag for tag in named if tag not in ALLOWED and not tag.startswith("-")]
