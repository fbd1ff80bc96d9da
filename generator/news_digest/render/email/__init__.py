"""The e-mail edition: one week's edition as a message that is ready to be sent, in HTML and in plain text.

It says what the edition's page says, decided by the same function (`pages.edition_content`). No clock is
read: a message is dated on the morning after its week.
"""

from __future__ import annotations

import datetime as dt
import re
from email.errors import HeaderParseError
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from urllib.parse import urlsplit

from news_digest.model import Edition, Library, Settings
from news_digest.render.email.headers import plain_header, set_sender, set_subject
from news_digest.render.email.letter import Letter, make_letter
from news_digest.render.email.templates import render_html, render_text
from news_digest.render.pages.site import Site, make_site

_HOST = re.compile(r"[a-z0-9.-]+\.[a-z]{2,}")
# Gmail shows no more than about 102 KB of a message's HTML.
LARGEST = 100_000
# How many stories, and articles under a title, a letter has at most: all, else fewer until it fits.
LIMITS = (None, 20, 12, 8, 5, 3, 2, 1)
SENDING_TIME = dt.time(6, tzinfo=dt.UTC)


class SenderError(ValueError):
    """The sender is no e-mail address."""


def render_email(
    library: Library, settings: Settings, week: str, *, sender: str | None = None
) -> bytes | None:
    """Return an edition as an RFC 5322 message with CRLF line ends, or None where no edition is of that week.

    `week` is an edition's slug, in capitals or not (`2023-W51`). `sender` is the address that it comes from;
    without one it is `digest` at the site's own host. Raises `SenderError`. The same library and settings
    give the same bytes.
    """
    edition = next((each for each in library.editions if each.slug == week.lower()), None)
    if edition is None:
        return None
    letter = _fit_letter(make_site(library, settings), edition)
    return _make_message(letter, edition, _find_sender(settings, sender)).as_bytes()


def _fit_letter(site: Site, edition: Edition) -> Letter:
    """Return the longest letter that mail programs show whole; the page has what it leaves out."""
    letters = (make_letter(site, edition, limit) for limit in LIMITS)
    fitting = (letter for letter in letters if len(render_html(letter).encode()) <= LARGEST)
    return next(fitting, make_letter(site, edition, LIMITS[-1]))


def _make_message(letter: Letter, edition: Edition, sender: Address) -> EmailMessage:
    """Return the message: headers, then the text, then the HTML, which clients prefer where they can."""
    message = EmailMessage(policy=SMTP)
    set_subject(message, letter.subject)
    set_sender(message, sender)
    message["Date"] = dt.datetime.combine(edition.last_day + dt.timedelta(days=1), SENDING_TIME)
    message["Message-ID"] = f"<{edition.slug}@{sender.domain}>"
    message["X-Unsent"] = "1"  # mail programs then open it as a draft, with the receivers left to write
    message.set_content(render_text(letter), cte="quoted-printable")
    message.add_alternative(render_html(letter), subtype="html", cte="quoted-printable")
    # Otherwise a random one; nothing in quoted-printable can look like it.
    message.set_boundary(f"=_{edition.slug}_=")
    message["Content-Language"] = letter.language  # only now, since new content drops such headers
    return message


def _find_sender(settings: Settings, sender: str | None) -> Address:
    """Return who sends the edition. Raises `SenderError` for what is no address."""
    name = plain_header(settings.site_name)
    if sender is None:
        host = _find_host(settings.site_url)
        return Address(name, "digest", host if _HOST.fullmatch(host) else "localhost")
    try:
        address = Address(name, addr_spec=sender)
        address.addr_spec.encode("ascii")  # what is not needs servers that few have (RFC 6531)
    except (ValueError, IndexError, HeaderParseError) as error:
        raise SenderError(f"{sender!r} is no e-mail address") from error
    return address


def _find_host(address: str) -> str:
    """Return the host of an address as mail servers know it (RFC 3490), or nothing."""
    try:
        return (urlsplit(address).hostname or "").encode("idna").decode().lower()
    except ValueError:
        return ""
