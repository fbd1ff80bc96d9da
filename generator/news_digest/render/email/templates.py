"""How a letter is written: as HTML with its rules in the elements, and as plain text in short lines."""

from __future__ import annotations

import textwrap
from functools import cache
from pathlib import Path

import css_inline
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from news_digest.render.email.letter import Letter

# RFC 3676 asks for at most 78 characters a line, better 72.
LINE_LENGTH = 72


def render_html(letter: Letter) -> str:
    """Return a letter as HTML whose rules stand in each element, since many clients drop a style sheet.

    The sheet stays too, for what only it can say: the colours of the dark palette.
    """
    html = _environment(html=True).get_template("letter.html.jinja").render(letter=letter)
    return _inliner().inline(html)


def render_text(letter: Letter) -> str:
    """Return a letter as plain text in lines of at most 72 characters, addresses excepted."""
    text = _environment(html=False).get_template("letter.txt.jinja").render(letter=letter)
    return text.strip() + "\n"


@cache
def _inliner() -> css_inline.CSSInliner:
    """Return what moves rules into elements; it reads no file and asks no host."""
    return css_inline.CSSInliner(keep_style_tags=True, load_remote_stylesheets=False)


@cache
def _environment(*, html: bool) -> Environment:
    """Return the templates, in which every value is escaped for HTML, or stands as it is in plain text."""
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=html,  # noqa: S701  # nothing is escaped in plain text
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(wrapped=_wrap, underlined=_underline)
    return environment


def _wrap(text: str) -> str:
    """Return a text in short lines, no word broken."""
    return "\n".join(textwrap.wrap(text, LINE_LENGTH, break_long_words=False, break_on_hyphens=False))


def _underline(title: str) -> str:
    """Return a title with a line below it."""
    title = _wrap(title)
    return f"{title}\n{'-' * max(map(len, title.splitlines()), default=0)}"
