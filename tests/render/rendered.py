"""Looks at Markdown as a reader would: what elements it makes, where they lead, what words they show."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from markdown import Markdown as Engine

# As in mkdocs.yml.
OUR_EXTENSIONS = ["attr_list", "md_in_html", "tables", "toc"]
# What a desk might switch on one day. Left out are those whose whole point is to change plain prose
# (smarty, smartsymbols, nl2br).
MANY_EXTENSIONS = [
    *OUR_EXTENSIONS,
    *["abbr", "admonition", "def_list", "footnotes", "sane_lists", "wikilinks"],
    *[
        "pymdownx.arithmatex",
        "pymdownx.betterem",
        "pymdownx.bracketspan",
        "pymdownx.caret",
        "pymdownx.critic",
    ],
    *["pymdownx.blocks.admonition", "pymdownx.blocks.caption", "pymdownx.blocks.definition"],
    *["pymdownx.blocks.details", "pymdownx.blocks.html", "pymdownx.blocks.tab", "pymdownx.details"],
    *[
        "pymdownx.emoji",
        "pymdownx.fancylists",
        "pymdownx.highlight",
        "pymdownx.inlinehilite",
        "pymdownx.keys",
    ],
    *["pymdownx.magiclink", "pymdownx.mark", "pymdownx.progressbar", "pymdownx.quotes"],
    *["pymdownx.saneheaders", "pymdownx.snippets", "pymdownx.superfences", "pymdownx.tabbed"],
    *["pymdownx.tasklist", "pymdownx.tilde"],
]
_CONFIGS: dict[str, dict[str, Any]] = {
    "pymdownx.magiclink": {
        "repo_url_shorthand": True,
        "social_url_shorthand": True,
        "user": "desk",
        "repo": "digest",
    },
    "pymdownx.snippets": {"base_path": [str(Path(__file__).parents[2])]},
}


@dataclass
class Page:
    """A rendered text: `tags` in order with the names of their attributes, `links` as href and label."""

    text: str = ""
    tags: list[tuple[str, tuple[str, ...]]] = field(default_factory=list)
    links: list[tuple[str, str]] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    html: str = ""

    @property
    def names(self) -> list[str]:
        """The elements' names in order."""
        return [name for name, _ in self.tags]


class _Reader(HTMLParser):
    """Collects what a page holds."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.page = Page()
        self._link_text: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element; an id is no difference, since headings get theirs from their words."""
        self.page.tags.append((tag, tuple(name for name, _ in attrs if name != "id")))
        self.page.ids += [value or "" for name, value in attrs if name == "id"]
        if tag == "a":
            self._href = dict(attrs).get("href") or ""
            self._link_text = []

    def handle_endtag(self, tag: str) -> None:
        """Note a link once its words are known."""
        if tag == "a" and self._link_text is not None:
            self.page.links.append((self._href, "".join(self._link_text)))
            self._link_text = None

    def handle_data(self, data: str) -> None:
        """Note words."""
        self.page.text += data
        if self._link_text is not None:
            self._link_text.append(data)


class Press:
    """Python-Markdown with a set of extensions."""

    def __init__(self, extensions: list[str]) -> None:
        configs = {name: config for name, config in _CONFIGS.items() if name in extensions}
        self._engine = Engine(extensions=extensions, extension_configs=configs)

    def render(self, markdown: str) -> Page:
        """Return what readers see of a Markdown text, its words on one line."""
        reader = _Reader()
        html = self._engine.reset().convert(markdown)
        reader.feed(html)
        reader.close()
        reader.page.text = " ".join(reader.page.text.split())
        reader.page.html = html
        return reader.page
