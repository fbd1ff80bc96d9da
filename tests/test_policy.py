"""The content security policy: every page has it, the site obeys it, and it stops what it should."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from effort import PATIENCE_SECONDS
from reader import FLOOD, Reader
from test_browser import PAGES
from test_serve import GOOD, Server, wait_until

if TYPE_CHECKING:
    from conftest import Site
    from playwright.sync_api import Browser, Page

POLICY = (
    "default-src 'none'; base-uri 'none'; connect-src 'self'; font-src 'self'; form-action 'none'; "
    "img-src 'self' data:; script-src 'self'; style-src 'self'; worker-src 'self'"
)
DATA = {"application/json", "application/ld+json"}  # read by programs, run by none
LOADING = {"script", "style", "link", "img", "iframe", "object", "embed", "base", "body"}
TELL_VIOLATIONS = """
document.addEventListener("securitypolicyviolation", event => tellViolation(event.effectiveDirective))
"""


class Rules(HTMLParser):
    """What a page says of its policy, and what stands in it that the policy would stop."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.policies: list[str] = []
        self.faults: list[str] = []
        self.feed(path.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note the policy, and each script, style or handler that is no file of its own."""
        values = dict(attrs)
        if values.get("http-equiv") == "Content-Security-Policy":
            self.policies.append(values.get("content") or "")
        if tag in LOADING and not self.policies:
            self.faults.append(f"<{tag}> before the policy")
        if tag == "script" and "src" not in values and values.get("type") not in DATA:
            self.faults.append("a script in the page")
        if tag == "style" or "style" in values:
            self.faults.append(f"a style in the page, at <{tag}>")
        self.faults.extend(name for name in values if name.startswith("on"))


class Guarded(Reader):
    """A reader who also keeps whatever the console says, and every violation of the policy."""

    def __init__(self, browser: Browser, site: Site, **options: Any) -> None:  # noqa: ANN401 - Playwright's own
        super().__init__(browser, site, **options)
        self.said: list[str] = []
        self.violations: list[str] = []
        self.page.on("console", lambda line: self.said.append(line.text))
        self.context.expose_function("tellViolation", self.note_violation)
        self.context.add_init_script(TELL_VIOLATIONS)

    def note_violation(self, directive: str) -> None:
        """Keep which rule was broken (Playwright wants a function of Python's own here)."""
        self.violations.append(directive)

    def serve(self, path: str, html: str) -> Page:
        """Open HTML of the test's own at an address of the site."""
        self.page.route("**/" + path, lambda route: route.fulfill(body=html, content_type="text/html"))
        return self.open(path)


@pytest.fixture
def guarded(browser: Browser, site: Site) -> Iterator[Guarded]:
    """Give a reader at a desk; at the end the console is empty and the policy was obeyed."""
    reader = Guarded(browser, site, viewport={"width": 1280, "height": 800}, color_scheme="light")
    yield reader
    reader.page.wait_for_timeout(100)  # what the page tells arrives by a message
    reader.context.close()
    assert (reader.errors, reader.said, reader.violations) == ([], [], [])


def test_every_page_has_the_policy_first(site: Site) -> None:
    """Each HTML file has one policy, before all that it governs, and nothing that it would stop."""
    rules = {path: Rules(path) for path in site.folder.rglob("*.html")}
    assert len(rules) > 30
    assert {path.name: found.faults for path, found in rules.items() if found.faults} == {}
    assert {tuple(found.policies) for found in rules.values()} == {(POLICY,)}


def test_policy_has_nothing_that_undoes_it() -> None:
    """The expectation above is itself strict: no source that lets a page's own text run, no other host."""
    assert not re.search(r"unsafe|\*|https?:|nonce-|sha256-", POLICY)


@pytest.mark.browser
def test_pages_obey(guarded: Guarded) -> None:
    """Each kind of page loads, scrolls down and up again, and the console stays empty."""
    for path in PAGES:
        page = guarded.open(str(path.values[0]))
        page.mouse.wheel(0, 4000)
        page.mouse.wheel(0, -200)
        page.wait_for_timeout(50)


@pytest.mark.browser
def test_walk_obeys(guarded: Guarded) -> None:
    """Palette, search, and instant navigation between depths keep to the policy, which stands once."""
    page = guarded.open("")
    page.evaluate("window.kept = true")
    page.locator("label[title='Switch to the dark palette']").click()
    page.locator(".cards a", has_text="The Elmford flood").click()
    page.wait_for_url("**/stories/the-elmford-flood/")
    page.locator(".timeline a", has_text="Water reaches the market square").click()
    page.wait_for_url(f"**/{FLOOD}")
    guarded.search("violins")
    page.locator(".search__result").first.wait_for()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.locator("h1", has_text="musical instruments").wait_for()
    page.locator(".md-tabs a", has_text="Home").click()
    page.locator(".nameplate").wait_for()
    assert page.evaluate("window.kept")
    assert page.locator("meta[http-equiv='Content-Security-Policy']").count() == 1
    assert page.locator("script[src$='assets/frame.js']").count() == 1


@pytest.mark.browser
def test_lost_page_obeys_at_any_depth(guarded: Guarded, site: Site) -> None:
    """A host shows 404.html at any address; its files load there, and the search works."""
    html = (site.folder / "404.html").read_text(encoding="utf-8")
    page = guarded.serve("no/such/page/at/all/", html)
    guarded.search("violins")
    page.locator(".search__result").first.click()
    page.locator("h1", has_text="musical instruments").wait_for()


@pytest.mark.browser
@pytest.mark.parametrize(
    ("preference", "kept", "expected"),
    [
        pytest.param("light", None, "default", id="first visit by day"),
        pytest.param("dark", None, "slate", id="first visit by night"),
        pytest.param("light", "slate", "slate", id="dark was chosen"),
        pytest.param("dark", "default", "default", id="light was chosen"),
    ],
)
def test_palette_stands_before_the_first_paint(
    browser: Browser, site: Site, preference: str, kept: str | None, expected: str
) -> None:
    """The palette is there without Material's script, which stands at the page's end and comes too late."""
    reader = Reader(browser, site, color_scheme=preference)
    reader.page.route("**/bundle.*.js", lambda route: route.abort())
    if kept:
        value = f'JSON.stringify({{"color": {{"scheme": "{kept}"}}}})'
        reader.open("assets/frame.js")
        reader.page.evaluate(f"localStorage.setItem('/news/.__palette', {value})")
    page = reader.open(FLOOD)
    assert page.evaluate("document.body.dataset.mdColorScheme") == expected
    reader.context.close()


@pytest.mark.browser
def test_slow_worker_is_asked_again(browser: Browser, site: Site) -> None:
    """Pagefind gives its worker up after five seconds; the search then starts it anew, and finds."""
    reader = Reader(browser, site)
    reader.context.add_init_script(
        # The first worker hears nothing.
        "const Real = Worker; let made = 0;"
        "Worker = class extends Real { postMessage(data) { if (made++ > 0) super.postMessage(data) } }"
    )
    reader.open("")
    reader.search("violins")
    reader.page.locator(".search__result").first.wait_for()
    reader.context.close()


ATTACKS = [
    pytest.param("<script>window.harmed = true</script>", "script-src-elem", id="script"),
    pytest.param("<img src='data:,' onerror='window.harmed = true'>", "script-src-attr", id="handler"),
    pytest.param(
        "<a id='trap' href='javascript:window.harmed = true'>!</a>", "script-src-elem", id="script link"
    ),
    pytest.param("<script src='data:,window.harmed=true'></script>", "script-src-elem", id="data script"),
    pytest.param(
        "<iframe srcdoc='<script>parent.harmed = true</script>'></iframe>", "script-src-elem", id="frame"
    ),
    pytest.param(
        "<style onload='window.harmed = true'>body { display: none }</style>", "style-src-elem", id="style"
    ),
    pytest.param("<p style='position: fixed'>!</p>", "style-src-attr", id="style of an element"),
    pytest.param("<base href='https://harm.example/'>", "base-uri", id="base"),
    pytest.param("<img src='https://harm.example/picture.png'>", "img-src", id="picture from elsewhere"),
    pytest.param("<object data='https://harm.example/'></object>", "object-src", id="object"),
    pytest.param(
        "<form action='https://harm.example/'><button id='trap'>!</button></form>", "form-action", id="form"
    ),
]


@pytest.mark.browser
@pytest.mark.parametrize(("attack", "directive"), ATTACKS)
def test_policy_stops_what_got_in(browser: Browser, site: Site, attack: str, directive: str) -> None:
    """Markup that some day got past every other defence has no effect, and the browser names the rule."""
    reader = Guarded(browser, site)
    reader.page.route("https://harm.example/**", lambda route: route.abort())
    html = (site.folder / FLOOD / "index.html").read_text(encoding="utf-8")
    page = reader.serve(FLOOD, html.replace("<h1", f"{attack}<h1", 1))
    page.evaluate("document.getElementById('trap')?.click()")
    end = time.monotonic() + PATIENCE_SECONDS
    while directive not in reader.violations and time.monotonic() < end:
        page.wait_for_timeout(50)  # what the page tells arrives by a message
    assert page.evaluate("window.harmed") is None
    assert directive in reader.violations
    reader.context.close()


@pytest.mark.browser
def test_without_the_policy_it_would_harm(browser: Browser, site: Site) -> None:
    """The test above means something: the same page without its policy runs the script."""
    reader = Guarded(browser, site)
    html = (site.folder / FLOOD / "index.html").read_text(encoding="utf-8")
    bare = re.sub(r"<meta http-equiv=.Content-Security-Policy.[^>]*>", "", html)
    page = reader.serve(FLOOD, bare.replace("<h1", "<script>window.harmed = true</script><h1", 1))
    assert page.evaluate("window.harmed") is True
    reader.context.close()


@pytest.mark.browser
def test_serve_still_reloads(browser: Browser, tmp_path: Path) -> None:
    """Under `mkdocs serve` the policy lets the script run that reloads a page after an edit."""
    article = tmp_path / "good.txt"
    article.write_text(GOOD)
    server = Server(tmp_path)
    said: list[str] = []
    try:
        wait_until(lambda: server.ready, server)
        page = browser.new_page()
        page.set_default_timeout(PATIENCE_SECONDS * 1000)
        page.on("console", lambda line: said.append(line.text))
        page.goto(f"http://{server.address}/articles/ferry-talks-resume-in-lisbon/")
        page.wait_for_timeout(500)
        article.write_text(GOOD.replace("for an hour", "until midnight"))
        page.locator("text=until midnight").first.wait_for()
        page.context.close()
    finally:
        server.process.terminate()
        server.process.wait(timeout=PATIENCE_SECONDS)
    assert [line for line in said if "live reload" not in line] == []
