"""What the site looks like and what its pages may load, from mkdocs.yml; what templates are told, escaped."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from conftest import HOSTILE, THEME
from jinja2 import Environment
from markupsafe import Markup
from mkdocs.theme import Theme

from news_digest.plugin.safe_values import guard_filters, make_safe
from news_digest.settings.effects import EXTRA, FEATURES, find_ineffective
from news_digest.settings.look import font_rules, make_palettes, theme_values
from news_digest.settings.menu import make_footer, make_menu
from news_digest.settings.policy import find_origin, make_policy


def test_whatever_is_told_is_escaped_once() -> None:
    """Texts at any depth stand escaped, say so, and stay as they are when they are escaped again."""
    told = make_safe({"title": HOSTILE, "tags": [HOSTILE, "B & C"], "story": {"name": HOSTILE}, "atom": True})
    assert told["title"] == "&#34;&gt;&lt;script&gt;window.harmed = true&lt;/script&gt;"
    assert told["tags"][1] == "B &amp; C"
    assert make_safe(told) == told
    assert told["atom"] is True
    shown = Environment(autoescape=False).from_string(  # noqa: S701 - as MkDocs' own
        "{{ told }}{{ told.tags }}{{ told.story }}{{ told.title | e }}{{ told.tags | join }}"
    )
    assert not set("<>\"'") & set(shown.render(told=told))


def test_a_text_without_its_tags_stays_escaped() -> None:
    """Jinja's own filter undoes the escaping; here what it gives is escaped, once."""
    environment = Environment(autoescape=False)  # noqa: S701 - as MkDocs' own
    guard_filters(environment)
    template = environment.from_string("{{ value | striptags }} {{ value | striptags | e }}")
    assert "<" not in template.render(value=Markup("&lt;script&gt;"))
    assert template.render(value="<b>A</b> & B") == "A &amp; B A &amp; B"


def show_title(title: Any) -> str:  # noqa: ANN401 - a text, escaped or not
    """Return the title of a window, by the block of the frame alone."""
    template = Theme(name="material", custom_dir=str(THEME)).get_env().get_template("frame.html")
    page = SimpleNamespace(meta={"title": title}, title=title, is_homepage=False)
    config = SimpleNamespace(site_name="News", theme=SimpleNamespace(language="en"), extra={})
    context = template.new_context({"page": page, "config": config})
    return "".join(template.blocks["htmltitle"](context)).strip()


@pytest.mark.parametrize("title", [HOSTILE, "Ann's R&D", 'A "quote" < B', "x" * 62 + "&" * 2, "x" * 64 + "&"])
def test_window_title_is_the_same_with_and_without_the_plugin(title: str) -> None:
    """An engine without the plugin gives titles as they are; the frame escapes them, and counts alike."""
    assert show_title(title) == show_title(make_safe(title))
    assert "<script" not in show_title(title)


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://a.example/x.css", "https://a.example"),
        ("//A.example:8443/x.js", "https://a.example:8443"),
        ("http://a.example", "http://a.example"),
        ("own/x.css", None),
        ("https://a.example; script-src *", None),
        ("https://*.example/x", None),
        ("https://a.example 'unsafe-inline'/x", None),
        ("https://user@a.example/x", None),
        ("data:text/css,x", None),
        ("javascript:x", None),
        (None, None),
    ],
)
def test_only_a_plain_host_enters_the_policy(address: object, expected: str | None) -> None:
    """Nothing that could end a directive, widen it or hide a host."""
    assert find_origin(address) == expected


def test_policy_lets_in_what_is_named() -> None:
    """Each host once, under its own directive; odd values let in nothing."""
    assert make_policy({}) == make_policy(
        {"theme": "material", "extra": None, "extra_css": "x", "extra_javascript": 1}
    )
    twice = make_policy({"extra_javascript": ["https://a.example/1.js", {"path": "https://a.example/2.js"}]})
    assert twice.count("https://a.example") == 1
    assert "script-src 'self' https://a.example;" in twice


@pytest.mark.parametrize(
    ("written", "schemes", "primaries"),
    [
        pytest.param(None, ["default", "slate"], ["custom", "custom"], id="none"),
        pytest.param({"primary": "teal"}, ["default", "slate"], ["teal", "teal"], id="colours alone"),
        pytest.param({"scheme": "slate"}, ["slate"], ["custom"], id="one palette"),
        pytest.param(
            [{"scheme": "slate", "primary": "red"}, {}], ["slate", "default"], ["red", "custom"], id="list"
        ),
    ],
)
def test_palettes(written: object, schemes: list[str], primaries: list[str]) -> None:
    """What is written holds; what is not is the digest's own."""
    palettes = make_palettes(written)
    assert [palette["scheme"] for palette in palettes] == schemes
    assert [palette["primary"] for palette in palettes] == primaries


def test_features_keep_the_menu() -> None:
    """The owner's features hold; the tabs, in which the menu stands, are always there."""
    assert theme_values({})["features"] == ["navigation.instant", "navigation.tabs", "navigation.top"]
    written = {"features": ["navigation.tabs.sticky", "content.action.edit"]}
    assert theme_values(written)["features"] == ["content.action.edit", "navigation.tabs"]


def test_families_of_type_can_not_end_their_rule() -> None:
    """Only a name goes into the style sheet."""
    assert font_rules(False) == font_rules({"text": 'X"; } body { display: none'}) == ""
    assert font_rules({"code": "Noto Sans Mono"}) == ':root { --md-code-font: "Noto Sans Mono" }'


def test_menu_holds_pages_that_are_there() -> None:
    """Lists first, then what is said of the site, then folders; nothing that does not exist."""
    pages = {"index.md", "topics/index.md", "about.md", "imprint.md", "guide/b.md", "guide/index.md"}
    handwritten = ["imprint.md", "about.md", "guide/b.md", "guide/index.md"]
    expected = ["index.md", "topics/index.md", {"About": ["about.md", "imprint.md"]}]
    assert make_menu(pages, handwritten, "About") == [*expected, {"Guide": ["guide/index.md", "guide/b.md"]}]
    assert make_menu(set(), [], "About") == []


def test_footer_leads_somewhere() -> None:
    """Pages become addresses, whole addresses stay, and what is not there is told."""
    entries = [{"Imprint": "imprint.md"}, {"Mail": "mailto:a@b.example"}, {"Gone": "gone.md"}]
    links, missing = make_footer(entries, {"imprint.md": "imprint/"}.get)
    assert [link["url"] for link in links] == ["imprint/", "mailto:a@b.example"]
    assert missing == ("gone.md",)
    assert make_footer(None, {"feeds/index.md": "feeds/"}.get) == (({"word": "feeds", "url": "feeds/"},), ())
    assert make_footer([], {}.get) == ((), ())
    assert make_footer([{"Run": "javascript:x"}], {}.get) == ((), ("javascript:x",))


@pytest.mark.parametrize(
    "name", [*sorted(FEATURES), *sorted(EXTRA), "search", "icon", "matomo", "feedback", "repo_name"]
)
def test_each_setting_without_effect_is_named(name: str) -> None:
    """One remark, which says why."""
    values: dict[str, Any] = {
        "search": {"plugins": ["search", "digest"]},
        "icon": {"theme": {"icon": {"logo": "material/x"}}},
        "matomo": {"extra": {"analytics": {"provider": "matomo"}}},
        "feedback": {
            "extra": {"analytics": {"provider": "google", "property": "G", "feedback": {"title": "?"}}}
        },
        "repo_name": {"repo_name": "x"},
    }.get(name) or ({"theme": {"features": [name]}} if name in FEATURES else {"extra": {name: {"x": 1}}})
    (remark,) = find_ineffective(values, Path("mkdocs.yml"))
    assert remark.severity == "remark"
    assert remark.code == "setting-without-effect"
    assert name in str(remark) or name == "matomo"


def test_settings_that_work_are_not_named() -> None:
    """Nor are plugins that are off, and values of another kind break nothing."""
    quiet = {"theme": "material", "plugins": [{"search": {"enabled": False}}, "digest"], "extra": None}
    assert find_ineffective(quiet, Path("mkdocs.yml")) == ()
    assert find_ineffective({"extra": {"analytics": {"provider": "google", "property": "G"}}}, Path()) == ()
