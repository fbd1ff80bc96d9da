"""Every internal link and anchor of a built site, followed on disk."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

SITE = "http://site.test/"


@dataclass
class Page(HTMLParser):
    """What one page links to, and the ids that it offers."""

    links: list[str] = field(default_factory=list)
    ids: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, _tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take an element's id, and its address if it has one."""
        values = dict(attrs)
        if values.get("id"):
            self.ids.add(str(values["id"]))
        self.links.extend(value for key in ("href", "src") if (value := values.get(key)) is not None)


def read_page(path: Path) -> Page:
    """Parse one page."""
    page = Page()
    page.feed(path.read_text(encoding="utf-8"))
    return page


def find_broken_links(site: Path) -> Iterator[str]:
    """Yield `page: link` for each internal link that leads to no file, or to no element of its page."""
    pages = {path.relative_to(site).as_posix(): read_page(path) for path in sorted(site.rglob("*.html"))}
    for uri, page in pages.items():
        for link in page.links:
            address = urlsplit(urljoin(SITE + uri, link))
            if address.scheme != "http" or address.netloc != "site.test":
                continue
            target = unquote(address.path).lstrip("/")
            target = target + "index.html" if not target or target.endswith("/") else target
            anchor = unquote(address.fragment)
            if not (site / target).is_file() or (anchor and anchor not in pages[target].ids):
                yield f"{uri}: {link}"
