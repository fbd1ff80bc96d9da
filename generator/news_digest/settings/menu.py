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
# The pages on the site itself, by name, and the word by which the footer calls each.
ABOUT: Mapping[str, str] = {
    "about": "about",
    "how-it-works": "how_it_works",
    "contributing": "contributing",
    "feeds": "feeds",
}


def make_menu(pages: Collection[str], handwritten: Iterable[str], about: str) -> Menu:
    """Return a menu of the `pages` by uri, as `nav` holds one; `about` names the section on the site itself.

    What people wrote outside the digest's folders follows there, and each folder of theirs as a section.
    """
    taken = {*SECTIONS, *(uri for name in ABOUT for uri in _places(name))}
    others = sorted(uri for uri in handwritten if uri not in taken)
    found = [next((uri for uri in _places(name) if uri in pages), None) for name in ABOUT]
    of_the_site = [uri for uri in found if uri] + [uri for uri in others if "/" not in uri]
    sections = [uri for uri in SECTIONS if uri in pages]
    return [*sections, *([{about: of_the_site}] if of_the_site else []), *_folders(others)]


def _places(name: str) -> tuple[str, str]:
    """Return where a page on the site itself may stand: as people write it, or as the digest does."""
    return f"{name}.md", f"{name}/index.md"


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
        found = (
            (word, next((address for uri in _places(name) if (address := find_address(uri))), None))
            for name, word in ABOUT.items()
        )
        return tuple({"word": word, "url": address} for word, address in found if address), ()
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
