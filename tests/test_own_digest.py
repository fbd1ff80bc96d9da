"""A digest of one's own, of an mkdocs.yml and articles: whole, no dead link, its owner's look."""

from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from conftest import SAMPLE, Site
from links import find_broken_links, find_dead_addresses
from project import Project
from reader import Reader
from selectolax.lexbor import LexborHTMLParser
from test_policy import POLICY, Rules

if TYPE_CHECKING:
    from playwright.sync_api import Browser

HOME = "http://site.test/"
MINIMAL = "site_name: Gazette\ntheme: {name: material}\nplugins: [digest]\n"
HEAD = "site_name: Gazette\nsite_url: http://site.test/\nplugins: [digest: {pictures: false}]\n"
OWN_MENU = """theme: {name: material}
nav: [index.md, Archive: archive/index.md, Elsewhere: https://example.org/]
exclude_docs: about.md
extra: {footer: [Imprint: imprint.md, Elsewhere: "https://example.org/"]}
"""
RICH = """theme:
  name: material
  language: de
  logo: assets/logo.svg
  favicon: https://pictures.example/icon.png
  font: {text: Noto Serif, code: Noto Sans Mono}
  palette: {primary: teal, accent: amber}
  features: [content.action.edit]
repo_url: https://code.example/gazette
edit_uri: edit/main/docs/
copyright: Gazette & Söhne
extra_css: [own.css, https://styles.example/far.css]
extra_javascript: [own.js, path: https://scripts.example/far.js, //other.example:8443/x.js]
extra:
  homepage: https://example.org/
  generator: false
  social: [{icon: fontawesome/brands/mastodon, link: https://social.example/@gazette}]
  alternate: [{name: English, link: /en/, lang: en}]
  analytics: {provider: google, property: G-TEST}
"""
CASES = {
    "minimal": MINIMAL,
    "default": HEAD + "theme: {name: material}\n",
    "own menu": HEAD + OWN_MENU,
    "files": HEAD + "theme: {name: material}\nuse_directory_urls: false\n",
    "rich": HEAD + RICH,
    "sub-path": HEAD.replace(HOME, HOME + "repo/") + "theme: {name: material}\nsite_dir: www/repo\n",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """A built digest, and which case it is."""

    case: str
    folder: Path

    def read(self, name: str) -> LexborHTMLParser:
        """Parse a page."""
        return LexborHTMLParser((self.folder / name).read_text(encoding="utf-8"))


@pytest.fixture(scope="module", params=sorted(CASES))
def built(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Build one of the digests, strictly."""
    return build(tmp_path_factory.mktemp("own") / "gazette", request.param)


def build(home: Path, case: str) -> Built:
    """Build a digest of the sample articles; all but the smallest has pages and files of its owner's."""
    project = Project(home)
    (home / "docs" / "about.md").unlink()
    project.write({f"articles/{name}": text for name, text in SAMPLE.items()} | {"mkdocs.yml": CASES[case]})
    if case != "minimal":
        own = {"about.md": "# About us\n", "imprint.md": "---\ntitle: Imprint\n---\n\nGazette, Elmford\n"}
        files = {"own.css": ".own { color: red }", "own.js": "// own", "assets/logo.svg": "<svg/>"}
        project.write({f"docs/{name}": text for name, text in (own | files).items()})
        project.write({"docs/guide/index.md": "# Guide\n", "docs/guide/more.md": "# More\n"})
    result = project.build("--strict")
    assert result.returncode == 0, result.stdout
    return Built(case=case, folder=home / "www" / "repo" if case == "sub-path" else project.site)


def texts(page: LexborHTMLParser, selector: str) -> list[str]:
    """Return the words of each element that a selector finds."""
    return [" ".join(node.text().split()) for node in page.css(selector)]


def test_no_link_is_dead(built: Built) -> None:
    """Menu, footer, drawer, the page of the lost and every text lead to pages that are there."""
    folders = built.case != "files"
    below, root = HOME, built.folder
    if built.case == "sub-path":
        below, root = HOME + "repo/", built.folder.parent
    broken = find_broken_links(root, folders=folders)
    # The switch of languages leads out of the site.
    assert [link for link in broken if built.case != "rich" or not link.endswith(": /en/")] == []
    assert list(find_dead_addresses(built.folder, below, folders=folders)) == []


def test_every_page_has_the_digest_s_frame(built: Built) -> None:
    """Each page has the policy before all else, styles, search and scripts; none shows raw marks."""
    for path in built.folder.rglob("*.html"):
        html = path.read_text(encoding="utf-8")
        if "pagefind" in path.parts or "md-container" not in html:
            continue
        rules = Rules(path)
        assert rules.faults == []
        assert len(rules.policies) == 1
        assert "assets/digest.css" in html
        assert "data-search" in html
        assert "{ #" not in html
        assert "{: ." not in html


def test_policy_names_hosts_of_the_settings_alone(built: Built) -> None:
    """A site that names no host lets none in; what a site names is let in where it belongs, never more."""
    (policy,) = Rules(built.folder / "index.html").policies
    if built.case != "rich":
        assert policy == POLICY
        return
    assert not re.search(r"unsafe|\*|nonce-|sha256-|http:", policy)
    parts = dict(part.split(" ", 1) for part in policy.split("; "))
    assert parts["style-src"] == "'self' https://fonts.googleapis.com https://styles.example"
    assert parts["font-src"] == "'self' https://fonts.gstatic.com https://styles.example"
    hosts = "https://www.googletagmanager.com https://scripts.example https://other.example:8443"
    assert parts["script-src"] == f"'self' {hosts}"
    assert parts["img-src"].endswith("https://pictures.example")
    assert parts["default-src"] == parts["base-uri"] == parts["form-action"] == "'none'"


def test_menu_and_footer_name_what_is_there(built: Built) -> None:
    """Without `nav` and `extra.footer` they hold the digest's pages and the owner's; else what these say."""
    page = built.read("index.html")
    menu, footer = texts(page, ".md-tabs__link"), texts(page, ".colophon__links a")
    lists = ["Home", "Stories", "Subjects", "Topics", "Explore", "Editions", "Archive", "Sources", "About"]
    expected = {
        "minimal": (lists, ["About", "How it works", "Contributing", "Feeds"]),
        "own menu": (["Home", "Archive", "Elsewhere"], ["Imprint", "Elsewhere"]),
        "rich": ([], ["Über uns", "Wie es funktioniert", "Mitmachen", "Feeds", "Quelltext"]),
    }.get(built.case, ([*lists, "Guide"], ["About", "How it works", "Contributing", "Feeds"]))
    assert footer == expected[1]
    assert menu == expected[0] or built.case == "rich"
    about = "about.html" if built.case == "files" else "about/index.html"
    assert (built.folder / about).exists() == (built.case != "own menu")


@pytest.fixture(scope="module")
def rich(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Build the digest with most settings."""
    return build(tmp_path_factory.mktemp("rich") / "gazette", "rich")


def test_settings_are_obeyed(rich: Built) -> None:
    """Logo, favicon, type, social links, copyright, languages, analytics, links to edit are there."""
    home, imprint = rich.read("index.html"), rich.read("imprint/index.html")
    html = (rich.folder / "index.html").read_text(encoding="utf-8")
    assert [node.attributes["src"] for node in home.css(".nameplate img, .masthead img")] == [
        "assets/logo.svg"
    ] * 2
    assert 'href="https://pictures.example/icon.png"' in html
    assert home.css_first(".masthead").attributes["href"] == "https://example.org/"
    assert home.css_first(".md-social__link").attributes["href"] == "https://social.example/@gazette"
    assert texts(home, ".md-copyright") == ["Gazette & Söhne"]
    assert home.css_first("link[hreflang=en]").attributes["rel"] == "alternate"
    assert texts(home, ".md-select__link") == ["English"]
    assert home.css_first("script[data-property]").attributes["data-property"] == "G-TEST"
    assert home.body.attributes["data-md-color-primary"] == "teal"
    assert home.body.attributes["data-md-color-accent"] == "amber"
    assert home.html is not None
    assert home.css_first("html").attributes["lang"] == "de"
    styles = (rich.folder / "assets" / "digest.css").read_text(encoding="utf-8")
    assert '--serif: "Noto Serif"' in styles
    assert ".own { color: red }" in styles
    assert texts(imprint, "h1") == ["Imprint"]
    edited = [
        page.css_first("a[rel=edit]").attributes["href"]
        for page in (imprint, rich.read("articles/dam-above-elmford-holds-after-a-night-of-rain/index.html"))
    ]
    root = "https://code.example/gazette/edit/main/"
    assert edited == [f"{root}docs/imprint.md", f"{root}articles/dam.md"]


@pytest.mark.parametrize(
    ("more", "said"),
    [
        pytest.param(
            "extra: {footer: [Imprint: gone.md]}", "extra.footer: there is no page 'gone.md'", id="footer"
        ),
        pytest.param("nav: [index.md, gone.md]", "gone.md", id="nav"),
    ],
)
def test_a_page_that_is_not_there_is_named(tmp_path: Path, more: str, said: str) -> None:
    """A footer or menu that leads nowhere is a warning, which ends a strict build."""
    project = Project(tmp_path)
    project.write({"mkdocs.yml": f"{CASES['default']}{more}\n"})
    result = project.build("--strict")
    assert result.returncode != 0
    assert said in result.stdout


NAMES = """red pink purple deep-purple indigo blue light-blue cyan teal green light-green lime yellow amber
orange deep-orange brown grey blue-grey black white"""
COLOURS = NAMES.split()
# The contrast of two inks with both papers, as WCAG reckons it of what the browser has mixed.
CONTRASTS = """([scheme, colour]) => {
  document.body.dataset.mdColorScheme = scheme
  document.body.dataset.mdColorPrimary = document.body.dataset.mdColorAccent = colour
  const board = new OffscreenCanvas(1, 1).getContext("2d")
  const luminance = name => {
    const probe = document.createElement("i")
    probe.style.color = `var(${name})`
    document.body.append(probe)
    board.fillStyle = getComputedStyle(probe).color
    board.fillRect(0, 0, 1, 1)
    probe.remove()
    const [r, g, b] = [...board.getImageData(0, 0, 1, 1).data].map(value => value / 255)
      .map(value => value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b
  }
  const contrast = (one, other) => {
    const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b)
    return (light + 0.05) / (dark + 0.05)
  }
  return ["--link", "--accent", "--md-typeset-a-color"].flatMap(ink =>
    ["--paper", "--sheet"].map(paper => contrast(ink, paper)))
}"""


@pytest.mark.browser
def test_every_colour_of_material_can_be_read(browser: Browser, site: Site) -> None:
    """Whichever colour an owner names, links and accents reach 4.5 to 1 (WCAG AA) on paper and sheet."""
    reader = Reader(browser, site)
    page = reader.open("about/")
    found = {
        (scheme, colour): min(page.evaluate(CONTRASTS, [scheme, colour]))
        for scheme in ("default", "slate")
        for colour in COLOURS
    }
    reader.context.close()
    assert {case: round(value, 2) for case, value in found.items() if value < 4.5} == {}
    assert len({round(value, 3) for value in found.values()}) > len(COLOURS)  # they do differ


def test_theme_written_for_other_engines_is_not_used_twice(tmp_path: Path) -> None:
    """`news-digest build` writes the theme beside the pages; with it MkDocs makes the same site."""
    first, second = (Project(tmp_path / name) for name in ("first", "second"))
    for project in (first, second):
        project.write({f"articles/{name}": text for name, text in list(SAMPLE.items())[:3]})
        project.write({"mkdocs.yml": CASES["own menu"], "docs/imprint.md": "# Imprint\n"})
    command = [sys.executable, "-m", "news_digest", "build"]
    subprocess.run(command, cwd=second.home, check=True, capture_output=True)
    folder = second.home / ".digest" / "theme"
    facts = (folder / "partials" / "site.html").read_text(encoding="utf-8")
    assert '{"title": "Imprint", "url": "imprint/"}' in facts
    assert POLICY in facts
    own = CASES["own menu"].replace("{name: material}", "{name: material, custom_dir: .digest/theme}")
    second.write({"mkdocs.yml": own})
    for project in (first, second):
        assert project.build("--strict").returncode == 0
    names = {path.relative_to(first.site) for path in first.site.rglob("*") if path.is_file()}
    assert names == {path.relative_to(second.site) for path in second.site.rglob("*") if path.is_file()}
    differing = [
        name for name in names if (first.site / name).read_bytes() != (second.site / name).read_bytes()
    ]
    assert [name for name in differing if name.suffix != ".gz"] == []


def test_owner_s_main_template_stands_in_the_digest_s_frame(tmp_path: Path) -> None:
    """One that extends `base.html`, as Material's manual says, changes its block and keeps all else."""
    plain, own = (Project(tmp_path / name) for name in ("plain", "own"))
    block = "{% block announce %}<p class='notice'>We moved</p>{% endblock %}"
    own.write({"overrides/main.html": f'{{% extends "base.html" %}}{block}'})
    for project in (plain, own):
        project.write({"mkdocs.yml": CASES["default"]})
    own.write({"mkdocs.yml": CASES["default"].replace("material}", "material, custom_dir: overrides}")})
    for project in (plain, own):
        assert project.build("--strict").returncode == 0
    for name in ("index.html", "404.html", "about/index.html"):
        with_notice, without = (
            [
                re.sub(r"\s+", " ", node.html or "")[:90]
                for node in page.css("head > *, body input, body label, h1")
            ]
            for page in (LexborHTMLParser((each.site / name).read_text("utf-8")) for each in (own, plain))
        )
        assert with_notice == without
        assert "We moved" in (own.site / name).read_text("utf-8")
