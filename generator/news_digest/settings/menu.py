"""The menu and the footer of a site whose `mkdocs.yml` has none of its own: of pages that are there alone."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from pathlib import PurePosixPath
from typing import Any

from news_digest.settings.policy import find_origin

Menu = list[Any]
Link = dict[str, str]
# The pages of the menu, in its order. It never lists articles: its size is the same for ten and ten thousand.
SECTIONS = (
    "index.md",
    *(f"{name}/index.md" for name in ("stories", "subjects", "topics", "explore", "editions", "archive")),
    "sources/index.md",
)
# What is said of the site itself, and the word by which the footer calls each.
ABOUT: Mapping[str, str] = {
    "about.md": "about",
    "how-it-works.md": "how_it_works",
    "contributing.md": "contributing",
    "feeds/index.md": "feeds",
}


def make_menu(pages: Collection[str], handwritten: Iterable[str], about: str) -> Menu:
    """Return a menu of the `pages` by uri, as `nav` holds one; `about` names the section on the site itself.

    What people wrote outside the digest's folders follows there, and each folder of theirs as a section.
    """
    others = sorted(uri for uri in handwritten if uri not in ABOUT and uri not in SECTIONS)
    of_the_site = [uri for uri in ABOUT if uri in pages] + [uri for uri in others if "/" not in uri]
    sections = [uri for uri in SECTIONS if uri in pages]
    return [*sections, *([{about: of_the_site}] if of_the_site else []), *_folders(others)]


def _folders(uris: Iterable[str]) -> Iterator[dict[str, list[str]]]:
    """Yield a section for each folder at the top that holds pages of people, its own first page first."""
    folders: dict[str, list[str]] = {}
    for uri in uris:
        if "/" in uri:
            folders.setdefault(PurePosixPath(uri).parts[0], []).append(uri)
    for name, pages in folders.items():
        title = name.replace("-", " ").replace("_", " ")
        first = sorted(pages, key=lambda uri: (uri != f"{name}/index.md", uri))
        yield {title[:1].upper() + title[1:]: first}


def make_footer(
    entries: object, find_address: Callable[[str], str | None]
) -> tuple[tuple[Link, ...], tuple[str, ...]]:
    """Return the links of the footer, and what of `entries` (`extra.footer`) leads nowhere.

    `find_address` tells the address of a page by its uri, or None where there is no such page. A link bears
    its `title`, or a `word` of the digest's own that the theme has in the site's language.
    """
    if entries is None:
        pairs = ((uri, word, find_address(uri)) for uri, word in ABOUT.items())
        return tuple({"word": word, "url": address} for _uri, word, address in pairs if address), ()
    links: list[Link] = []
    missing = []
    for title, target in _read_entries(entries):
        address = target if _is_whole(target) else find_address(target)
        if address is None:
            missing.append(target)
        else:
            links.append({"title": title, "url": address})
    return tuple(links), tuple(missing)


def _read_entries(entries: object) -> Iterator[tuple[str, str]]:
    """Yield title and target of each entry `- Title: target`; one without a title is called by its target."""
    for entry in entries if isinstance(entries, list) else [entries]:
        pairs = entry.items() if isinstance(entry, Mapping) else [(entry, entry)]
        for title, target in pairs:
            yield str(title), str(target)


def _is_whole(target: str) -> bool:
    """Tell whether this is an address on its own: of another site, or of a mailbox."""
    return find_origin(target) is not None or target.startswith("mailto:")
