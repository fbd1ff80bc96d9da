"""What a person answers to `new`, and what can not be an answer. Every refusal says what to write instead."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import urlsplit

HOSTS = ("github", "gitlab", "netlify", "cloudflare", "docker", "none")
LOCAL_ADDRESS = "http://127.0.0.1:8000/"
# Material's own folder of languages, below the package.
_LANGUAGES = Path("templates/partials/languages")
_MAX_NAME = 120  # characters; a longer one fits no window's title


class AnswerError(ValueError):
    """An answer that can not be taken; says why and what to write."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """What the files of a new digest depend on; `package` is how the generator is installed."""

    name: str
    language: str
    address: str
    host: str
    package: str


def read_name(text: str) -> str:
    """Return a site's name with single spaces, whatever else is in it."""
    name = " ".join(text.split())
    if not name:
        raise AnswerError("the name is empty: write what readers shall call the site")
    if len(name) > _MAX_NAME:
        raise AnswerError(f"the name has {len(name)} characters: write at most {_MAX_NAME}")
    if any(unicodedata.category(character) in ("Cc", "Cs") for character in name):
        raise AnswerError("the name holds a control character: write it in letters")
    return name


def read_language(text: str) -> str:
    """Return a language that the theme speaks, in the theme's own spelling."""
    known = {language.lower(): language for language in find_languages()}
    wanted = text.strip().lower().replace("_", "-")
    shorter = wanted.partition("-")[0]
    if not known and re.fullmatch(r"[a-z]{2,3}(?:-[a-z0-9]{2,8})?", wanted):
        return text.strip()
    if wanted in known or shorter in known:
        return known.get(wanted) or known[shorter]
    raise AnswerError(f"the theme does not speak {text.strip()!r}: write one of {', '.join(known.values())}")


def find_languages() -> tuple[str, ...]:
    """Return the languages that the installed theme speaks, without loading it; none if it is not there."""
    spec = find_spec("material")
    folders = (spec.submodule_search_locations if spec else None) or ()
    files = (file for folder in folders for file in (Path(folder) / _LANGUAGES).glob("*.html"))
    return tuple(sorted(file.stem for file in files))


def read_address(text: str) -> str:
    """Return the address of a site with one slash at its end."""
    address = text.strip()
    wrong = AnswerError(
        f"{address!r} is no address of a site: write one such as https://news.example.org/ "
        "or https://example.org/news/"
    )
    try:
        parts = urlsplit(address)
    except ValueError as error:  # half an IPv6 address
        raise wrong from error
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.query or parts.fragment:
        raise wrong
    if re.search(r"[\s\x00-\x1f\x7f-\x9f\ud800-\udfff\"'<>\\]", address):
        raise wrong
    return address.rstrip("/") + "/"


def read_package(text: str) -> str:
    """Return how the package is installed: one line of a requirements file."""
    line = text.strip()
    if not line or not line.isprintable():
        raise AnswerError("the package is one line of a requirements file: write it as pip reads it")
    return line


def suggest_name(folder: Path) -> str:
    """Return a name for the digest in a folder: the folder's own, in words."""
    try:
        return read_name(re.sub(r"[-_]+", " ", folder.resolve().name).title())
    except AnswerError:
        return "News Digest"
