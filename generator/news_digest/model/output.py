"""What readers get: the files of the site, and the pictures that are still to be drawn."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class OutputFile:
    """A file at a place in `docs/` (`uri`, with forward slashes). A `.md` file becomes a page.

    It holds `text`, in UTF-8, or the bytes in `data` where it is no text: a picture. `fields` is what a
    page's front matter says, which its text begins with.
    """

    uri: str
    text: str = ""
    data: bytes = b""
    fields: Mapping[str, object] | None = None

    @property
    def content(self) -> bytes:
        """The file's bytes."""
        return self.data or self.text.encode("utf-8")

    @property
    def body(self) -> str:
        """A page's Markdown, without its front matter."""
        return self.text.partition("\n---\n")[2].lstrip("\n")


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """What the picture at `uri` (a PNG) shows other sites of a page; nothing is drawn yet.

    `label` is what the page is (a subject, a story); `source` and `date` are words for readers.
    """

    uri: str
    site_name: str
    label: str | None
    headline: str
    source: str | None
    date: str | None
