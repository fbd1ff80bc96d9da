"""Every internal link, anchor and whole address of a built site, followed on disk."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

SITE = "http://site.test/"
# The files in which whole addresses stand: pages, feeds, sitemaps, data.
READABLE = (".html", ".xml", ".json", ".txt", ".opml")


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


def find_broken_links(site: Path, *, folders: bool = True) -> Iterator[str]:
    """Yield `page: link` for each internal link that leads to no file, or to no element of its page.

    Without `folders` a link to a folder is broken too: whoever opens a page from disk is shown a list there.
    """
    pages = {path.relative_to(site).as_posix(): read_page(path) for path in sorted(site.rglob("*.html"))}
    for uri, page in pages.items():
        for link in page.links:
            address = urlsplit(urljoin(SITE + uri, link))
            if address.scheme != "http" or address.netloc != "site.test":
                continue
            target = find_target(unquote(address.path).lstrip("/"), folders=folders)
            anchor = unquote(address.fragment)
            if not (site / target).is_file() or (anchor and anchor not in pages[target].ids):
                yield f"{uri}: {link}"


def find_dead_addresses(site: Path, home: str, *, folders: bool = True) -> Iterator[str]:
    """Yield `file: address` for each whole address below `home`, in any file, that leads to no file.

    The site's own address may end with a slash anywhere, other ones only with `folders`.
    """
    pattern = re.compile(re.escape(home) + r"[^\s\"'<>\\)\]]*")
    for path in sorted(path for path in site.rglob("*") if path.suffix in READABLE):
        for found in sorted(set(pattern.findall(path.read_text(encoding="utf-8")))):
            address = unquote(unescape(found).removeprefix(home).split("#")[0])
            target = find_target(address, folders=folders or not address)
            if not (site / target).is_file():
                yield f"{path.relative_to(site).as_posix()}: {found}"


def find_target(address: str, *, folders: bool) -> str:
    """Return the file that stands at an address in the site."""
    return address + "index.html" if folders and (not address or address.endswith("/")) else address
