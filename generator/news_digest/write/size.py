"""How large a built site is, and what to do where that is more than hosts take."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from news_digest.model import Problem, Settings

# GitHub Pages takes a gigabyte and Cloudflare Pages 20,000 files (both as of 2026): early enough to act.
LARGEST_BYTES = 800_000_000
MOST_FILES = 20_000
# Lists of so many articles a page, and feeds of so few, leave little to gain.
LONG_PAGE = 100
SHORT_FEED = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    """How many files a folder holds, at any depth, and their bytes."""

    files: int
    bytes: int


def measure(folder: Path) -> Size:
    """Return the size of a folder. Raises OSError where it can not be read."""
    sizes = list(_file_sizes(folder))
    return Size(files=len(sizes), bytes=sum(sizes))


def check_size(size: Size, settings: Settings) -> tuple[Problem, ...]:
    """Return a remark where a site is larger than many hosts take, with what to switch off in mkdocs.yml."""
    if size.bytes <= LARGEST_BYTES and size.files <= MOST_FILES:
        return ()
    megabytes = size.bytes // 1_000_000
    remark = Problem(
        path=str(settings.config or "mkdocs.yml"),
        line=1,
        code="large-site",
        message=f"the site has {size.files:,} files and {megabytes:,} MB, more than some hosts take",
        advice="; ".join((*_ways(settings), "or choose a host that takes it")),
        severity="remark",
    )
    return (remark,)


def _ways(settings: Settings) -> Iterator[str]:
    """Yield what makes the site smaller, as far as mkdocs.yml does not say so already."""
    if settings.pictures == "all":
        yield "write `pictures: true`, for a picture of each article has 20 KB"
    if settings.page_size < LONG_PAGE:
        yield f"write `page_size: {LONG_PAGE}`, for longer lists are fewer pages"
    if settings.feed_size > SHORT_FEED:
        yield f"write `feed_size: {SHORT_FEED}`, for each entry of a feed has 2 KB"


def _file_sizes(folder: Path) -> Iterator[int]:
    """Yield the bytes of each file in a folder, at any depth; links are not followed."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                yield from _file_sizes(Path(entry.path))
            else:
                yield entry.stat(follow_symlinks=False).st_size
