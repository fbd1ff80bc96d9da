"""What `mkdocs.yml` says about the site."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

# What has a picture: nothing, the site and its stories, or each article besides.
Pictures = Literal["none", "stories", "all"]
# The pages on the site itself that every digest has, by their names.
DEFAULT_PAGES = ("about", "how-it-works", "contributing")


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What `mkdocs.yml` says about the site; `site_url` ends with a slash.

    `config` is mkdocs.yml and `home` its folder, for those who ask. `vocabulary` is the folder that the
    editors keep, read over the shipped one; None leaves it out. `cache` is the folder that keeps what was
    made before; None keeps nothing. `websub_hub` is the address of the hub that tells feed readers of
    changes, if there is one. `pictures` are drawn for other sites to show beside a link. `latest` is the
    last day that an article may be dated, if editors say so; `originals` are the paths, in the folder of
    articles, of those that come before their copies. With `use_directory_urls` a page's address is a folder
    (`about/`), else a file (`about.html`). `default_pages` are those of `DEFAULT_PAGES` that the owner
    wants. `repo_url` is where the articles' files lie and `contact` whom readers may write to, each an
    address or empty. A site `is_private` if its pages load nothing from other hosts and nobody counts who
    reads them. `scheduler` is who has many articles understood, by the words or the address that Dask knows;
    None leaves it to this process and those that it starts.
    """

    site_name: str
    site_url: str
    site_description: str
    language: str
    articles: Path
    docs: Path
    page_size: int = 30
    feed_size: int = 30
    cache: Path | None = None
    websub_hub: str | None = None
    pictures: Pictures = "stories"
    latest: dt.date | None = None
    originals: tuple[str, ...] = ()
    use_directory_urls: bool = True
    home: Path | None = None
    default_pages: tuple[str, ...] = DEFAULT_PAGES
    repo_url: str = ""
    contact: str = ""
    is_private: bool = True
    vocabulary: Path | None = None
    config: Path | None = None
    scheduler: str | None = None
