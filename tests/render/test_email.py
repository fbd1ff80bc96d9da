"""The e-mail edition: a whole message that says what the edition's page says, and in which nothing acts."""

from __future__ import annotations

import datetime as dt
import email
from dataclasses import replace
from email.header import decode_header, make_header
from email.message import EmailMessage
from email.policy import default
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from world import make_article, make_library, make_settings, make_world

from news_digest.model import Library
from news_digest.render import SenderError, render_email
from news_digest.render.email.headers import plain_header
from news_digest.render.pages.edition_content import decide_edition

OUR_ELEMENTS = {
    *("html", "head", "meta", "title", "style", "body"),
    *("div", "table", "tbody", "tr", "td", "p", "h1", "h2", "a"),
}
GMAIL_SHOWS = 102_000  # bytes of HTML
LONGEST_LINE = 78  # RFC 5322, section 2.1.1
HARM = "<img src=x onerror=alert(1)></title><script>alert(2)</script>"
WALES = "\U0001f3f4\U000e0067\U000e0062\U000e0077\U000e006c\U000e0073\U000e007f"  # its flag


class Elements(HTMLParser):
    """The elements of a message, and where its links lead."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.links: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take an element."""
        self.tags.add(tag)
        self.attributes |= {name for name, _value in attrs}
        self.links += [value or "" for name, value in attrs if name == "href"]


def read(data: bytes | None) -> tuple[EmailMessage, str, str]:
    """Return a message as a mail program reads it, with its text and its HTML."""
    message = email.message_from_bytes(data or b"", policy=default)
    assert isinstance(message, EmailMessage)
    assert not message.defects
    parts = [message.get_body((kind,)) for kind in ("plain", "html")]
    text, html = (part.get_content() for part in parts if part is not None)
    return message, text, html


def make_busy_world() -> Library:
    """Return the test world with a story that moves in the week of the flood."""
    world = make_world()
    editions = tuple(
        replace(edition, stories=("elmford-flood",), lead="hebrew") if edition.slug == "2023-w51" else edition
        for edition in world.editions
    )
    return replace(world, editions=editions)


def send(headline: str) -> EmailMessage:
    """Return the message of an edition whose lead has this headline, as a mail program reads it."""
    library = make_library([make_article("any", headline=headline, published=dt.date(2023, 12, 20))])
    return read(render_email(library, make_settings(), "2023-w51"))[0]


def test_headers() -> None:
    """A mail program reads who sends the edition, of which week it is and when it goes out."""
    message, _text, _html = read(render_email(make_world(), make_settings(), "2023-W51"))
    assert str(message["From"]) == "The Test Digest <digest@digest.example>"
    assert str(message["Subject"]).startswith("The Test Digest, Week 51, 2023: ")
    assert str(message["Date"]) == "Mon, 25 Dec 2023 06:00:00 +0000"
    assert str(message["Message-ID"]) == "<2023-w51@digest.example>"
    assert message["Content-Language"] == "en"
    assert message.get_content_type() == "multipart/alternative"


def test_says_what_the_page_says() -> None:
    """Lead, stories, names and sections of the edition stand in both forms, in the page's order."""
    library = make_busy_world()
    edition = next(each for each in library.editions if each.slug == "2023-w51")
    content = decide_edition(library, edition)
    slugs = [
        content.lead,
        *(moment.slug for story in content.stories for moment in story.moments),
        *(slug for section in content.sections for slug in section.articles),
    ]
    assert set(slugs) == set(edition.articles)
    _message, text, html = read(render_email(library, make_settings(), "2023-w51"))
    for form in (" ".join(text.split()), html):
        body = form[form.index(library.articles[content.lead].headline) :]
        places = [body.index(f"/articles/{slug}/") for slug in slugs]
        assert places == sorted(places)
        assert "Flood at Elmford" in body


def test_same_bytes() -> None:
    """Two runs give the same message, in lines that every server takes."""
    first, second = (render_email(make_busy_world(), make_settings(), "2023-w51") for _run in range(2))
    assert first
    assert first == second
    assert max(map(len, first.splitlines())) < 999
    assert b"\n" not in first.replace(b"\r\n", b"")
    assert first.isascii()


def test_survives_mail_clients() -> None:
    """Rules stand in the elements, and nothing is fetched: no picture, no sheet, no script."""
    _message, _text, html = read(render_email(make_busy_world(), make_settings(), "2023-w51"))
    found = Elements(html)
    assert found.tags <= OUR_ELEMENTS
    assert {"style", "href"} <= found.attributes
    assert all(link.startswith("https://digest.example/news/") for link in found.links)


def test_markup_is_text() -> None:
    """Markup in a headline, a source or a summary is text in both forms."""
    article = make_article("harm", headline=f"A{HARM}", source=f"S{HARM}", summary=f"T{HARM}")
    library = make_library([article])
    _message, text, html = read(render_email(library, make_settings(), library.editions[0].slug))
    assert HARM in " ".join(text.split())
    assert not {"img", "script"} & Elements(html).tags


@settings(deadline=None, max_examples=40)
@given(st.text(max_size=60))
def test_any_headline_is_one_header(words: str) -> None:
    """No headline adds a header, hides one, or breaks the message."""
    headline = f"A {words}\r\nBcc: all@example.org {words}"
    message = send(headline)
    assert message["Bcc"] is None
    # A header may be folded before its first word, which leaves a space there.
    assert str(message["Subject"]).lstrip(" ").endswith(plain_header(headline))


@pytest.mark.parametrize(
    "headline",
    [
        pytest.param("=?utf-8?q?Flood=0D=0ABcc=3A_all@example.org?=", id="another header, encoded"),
        pytest.param("=?utf-8?b?Cgpib2R5?= tail", id="the end of all headers, encoded"),
        pytest.param("Flood =?utf-8?q?=E2=80=AE?= at", id="a turn of the line, encoded"),
        pytest.param("Президент подписал закон о новых правилах торговли " * 4, id="Cyrillic"),
        pytest.param("新闻 国家 主席 会议 " * 20, id="Chinese in words"),
        pytest.param("😀" * 100, id="astral characters"),
        pytest.param("Überschwemmung" * 40, id="one long word"),
        pytest.param("He said: “No” " * 20, id="a few signs beyond ASCII"),
    ],
)
def test_headline_is_read_back(headline: str) -> None:
    """A mail program shows the headline letter by letter, whatever it looks like."""
    message = send(headline)
    assert str(message["Subject"]) == plain_header(f"The Test Digest, Week 51, 2023: {headline}")
    assert set(message.keys()) == set(send("Flood").keys())


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        pytest.param("می\u200cخواهم", "می\u200cخواهم", id="Persian, its letters kept apart"),
        pytest.param("👩\u200d🚀 lands", "👩\u200d🚀 lands", id="an emoji of two"),
        pytest.param(
            "\U0001f3f4\U000e0067\U000e0062\U000e0065\U000e007f x\U000e0065y",
            "\U0001f3f4\U000e0067\U000e0062\U000e0065\U000e007f xy",
            id="flag, and tags of none",
        ),
        pytest.param("\u05d0\u200f! \u202eb", "\u05d0\u200f! b", id="a mark of direction"),
        pytest.param("\u200d a \u200c\u200d b\u200d", "a b", id="joiners that join nothing"),
        pytest.param("Donau\u00addampf", "Donaudampf", id="a soft hyphen"),
        pytest.param("A\u202eB", "AB", id="a turn of the line"),
        pytest.param("a\x00b\r\nBcc: c", "a b Bcc: c", id="controls"),
    ],
)
def test_what_is_not_seen_in_a_header(words: str, expected: str) -> None:
    """Of the signs that nobody sees, those stay that decide how letters are written."""
    assert plain_header(words) == expected


@pytest.mark.parametrize("name", ["Zürcher Nachrichten", "=?utf-8?q?x?= News", 'Ne"ws, <Dig>', ""])
def test_sender_is_read_back(name: str) -> None:
    """A mail program shows the site's name, whatever it looks like."""
    message, _text, _html = read(render_email(make_world(), make_settings(site_name=name), "2023-w51"))
    address = message["From"].addresses[0]
    assert (address.display_name, address.addr_spec) == (name, "digest@digest.example")


def test_long_sender_is_folded() -> None:
    """A long name stands in lines of the length that RFC 5322 asks for, and loses no letter."""
    name = "Zürcher Nachrichten " * 9
    data = render_email(make_world(), make_settings(site_name=name), "2023-w51")
    assert data
    assert max(map(len, data.partition(b"\r\n\r\n")[0].splitlines())) <= LONGEST_LINE
    sender = email.message_from_bytes(data)["From"]  # the newer reader of names puts spaces into long ones
    assert str(make_header(decode_header(sender))) == f"{name}<digest@digest.example>"


@pytest.mark.parametrize(
    ("address", "sender", "expected"),
    [
        pytest.param("https://news.example/", None, "digest@news.example", id="the site's host"),
        pytest.param("http://127.0.0.1:8000/", None, "digest@localhost", id="no host with a name"),
        pytest.param("", None, "digest@localhost", id="no address at all"),
        pytest.param("https://[::1/", None, "digest@localhost", id="a broken address"),
        pytest.param("https://bücher.example/", None, "digest@xn--bcher-kva.example", id="host beyond ASCII"),
        pytest.param("https://news.example/", "desk@paper.example", "desk@paper.example", id="given"),
    ],
)
def test_sender(address: str, sender: str | None, expected: str) -> None:
    """The sender is the given one, else one at the site's host."""
    data = render_email(make_world(), make_settings(site_url=address), "2023-w51", sender=sender)
    message, _text, _html = read(data)
    assert message["From"].addresses[0].addr_spec == expected


@pytest.mark.parametrize(
    "sender", ["nobody", "", "a@b\nBcc: c@d.example", "@", "a b@c.example", "a@bücher.example"]
)
def test_sender_that_is_none(sender: str) -> None:
    """What is no address is refused, and adds no header."""
    with pytest.raises(SenderError):
        render_email(make_world(), make_settings(), "2023-w51", sender=sender)


def test_no_such_week() -> None:
    """A week without an edition has no e-mail."""
    assert render_email(make_world(), make_settings(), "1999-w01") is None
    assert render_email(make_library(), make_settings(), "") is None


@pytest.mark.parametrize("number", [pytest.param(12, id="quiet"), pytest.param(400, id="busy")])
def test_mail_programs_show_all_of_a_week(number: int) -> None:
    """A week of many articles stays within what is shown whole, and says how many more the site has."""
    day = dt.date(2023, 12, 20)
    articles = [
        make_article(f"a-{place}", headline=f"Headline {place}", summary="Ärger! " * 60, published=day)
        for place in range(number)
    ]
    data = render_email(make_library(articles), make_settings(), "2023-w51")
    _message, text, html = read(data)
    assert len(html.encode()) < GMAIL_SHOWS
    shown = text.count("/articles/")
    left = f"and {number - shown} more articles"
    assert (shown == number) is (number == 12)
    assert (left in text.splitlines()) is (shown < number)


def test_foreign_article_has_its_direction() -> None:
    """The letter says its language and direction where no client drops them; an article, its own."""
    _message, _text, html = read(render_email(make_busy_world(), make_settings(), "2023-w51"))
    assert '<div lang="en" dir="ltr">' in html
    headline = make_busy_world().articles["hebrew"].headline
    assert 'dir="rtl" lang="he"' in html[: html.index(f">{headline}</a>")].rpartition("<p")[2]
