"""Links between pages: from the file that a page's Markdown names to the way between two addresses.

As MkDocs does it, by the table of all files' addresses. A target that is in no table raises UnsureError, so
that MkDocs meets it and warns.
"""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Mapping
from urllib.parse import unquote

from news_digest.press.inline import UnsureError

_ELSEWHERE = ("http://", "https://", "mailto:", "#")


def make_resolver(uri: str, addresses: Mapping[str, str]) -> Callable[[str], str]:
    """Return what turns a link's target on the page of a uri into the way to its address.

    `addresses` has the address of each file by uri, from the root of the site (`topics/x/`, `./` for the
    front page).
    """
    folder, own = posixpath.dirname(uri), _split(addresses[uri])[0]

    def resolve(target: str) -> str:
        if target.lower().startswith(_ELSEWHERE):
            return target
        path, mark, anchor = target.partition("#")
        found = addresses.get(_join(folder, unquote(path) if "%" in path else path))
        if found is None:
            raise UnsureError(target)
        return _way(own, found) + mark + anchor

    return resolve


def _join(folder: str, path: str) -> str:
    """Return the uri that a path leads to from a folder."""
    while path.startswith("../") and folder:
        path, folder = path[3:], folder.rpartition("/")[0]
    whole = f"{folder}/{path}" if folder else path
    return posixpath.normpath(whole) if "./" in path or path.endswith(".") else whole


def _split(address: str) -> tuple[list[str], str]:
    """Return the folders of an address and the name of the file in the last one, if it names one."""
    folders, _, name = address.rpartition("/")
    return [part for part in folders.split("/") if part not in ("", ".")], name if name != "." else ""


def _way(own: list[str], address: str) -> str:
    """Return the way from a folder to an address."""
    folders, name = _split(address)
    common = 0
    for here, there in zip(own, folders, strict=False):
        if here != there:
            break
        common += 1
    parts = [".."] * (len(own) - common) + folders[common:]
    way = "/".join([*parts, name] if name else parts) or "."
    return way if name else way + "/"
