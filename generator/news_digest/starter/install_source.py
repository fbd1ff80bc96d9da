"""How the package is installed: the one place that says it, read by `new` and named by the documentation.

Until `IS_REGISTERED` nothing tells anybody to install it by its bare name, which a stranger could register.
It is installed from where this copy came from (PEP 610: pip notes the address), else from `REPOSITORY`.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from importlib import metadata
from typing import Any
from urllib.parse import urlsplit

NAME = "news-digest"
# Set to True once the name on the package index is ours.
IS_REGISTERED = False
# The public repository. `.invalid` can belong to nobody (RFC 2606); write the address here once there is one.
REPOSITORY = "https://news-digest.invalid/news-digest"


def find_version() -> str:
    """Return the version of the installed package."""
    return metadata.version(NAME)


def find_specification() -> str:
    """Return the line of a requirements file that installs this version again."""
    came_from = metadata.distribution(NAME).read_text("direct_url.json")
    return make_specification(find_version(), json.loads(came_from) if came_from else {})


def make_specification(version: str, came_from: Mapping[str, Any]) -> str:
    """Return the line for a version that came from an address (a `direct_url.json`, empty if none was noted).

    A commit or the hash of a file says more than a tag, which can be moved. Folders and files of one machine
    are of no use to others.
    """
    url = str(came_from.get("url", ""))
    commit = came_from.get("vcs_info", {}).get("commit_id")
    sha256 = came_from.get("archive_info", {}).get("hashes", {}).get("sha256")
    if urlsplit(url).scheme == "https" and commit:
        return f"{NAME} @ git+{url}@{commit}"
    if urlsplit(url).scheme == "https" and sha256:
        return f"{NAME} @ {url}#sha256={sha256}"
    return f"{NAME}=={version}" if IS_REGISTERED else f"{NAME} @ git+{REPOSITORY}@v{version}"


def is_known(specification: str) -> bool:
    """Tell whether a package can be installed so, or the line only shows what to write."""
    return ".invalid/" not in specification
