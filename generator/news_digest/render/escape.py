"""Any text as Markdown that shows exactly that text: nothing an article says can act as markup.

Written for Python-Markdown with the extensions of `mkdocs.yml`, and inert as well in those that a desk may
switch on later (superfences, snippets, magiclink, emoji, arithmatex, critic, keys and the like). Ordinary
prose is left as it is, because contributors read these pages.

A character takes a backslash where Python-Markdown itself knows the escape, and a numeric entity otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import quote, urlsplit

from jinja2 import Environment, FileSystemLoader, StrictUndefined

# Controls (Python-Markdown keeps its own notes between \x02 and \x03), half surrogates, non-characters.
_UNPRINTABLE = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]+")
# Line ends of every kind and tabs are spaces here; a no-break space is a character of the text.
_WHITE_SPACE = re.compile("[\t-\r\x1c-\x1f\x85\u2028\u2029 ]+")

# What can act in the middle of a line. The set in front lets the engine leap from one candidate to the next
# (four times as fast as the alternatives alone); behind it stands when a candidate does act.
_ACTIVE = re.compile(
    r"""
    [\\`*_\[\]\#<>|~^@{}&=$:+!?.]
    (?:
        (?<=[\\`*_\[\]\#])              # code, emphasis, links, headings and their ends
      | (?<=[<>|~^@{}])                 # HTML, tables, deletions, superscripts, mail, attributes, macros
      | (?<=&)(?!\ )                    # entities; `Marks & Spencer` is none
      | (?<==)(?:(?==)|(?<===))         # ==marks==
      | (?<=\+)(?:(?=\+)|(?<=\+\+))     # ++keys++
      | (?<=\$)(?<!\s\$)                # could end a formula
      | (?<=:)(?=//|[+\-\w]+:)          # bare addresses, :emoji:
      | (?<=!)(?=\d|\Z)                 # merge requests; an image made of a link that follows
      | (?<=\?)(?=\d)                   # discussions
      | (?<=[Ww][Ww][Ww]\.)             # addresses again
    )
    """,
    re.VERBOSE,
)
# A full commit number, which magiclink would shorten.
_COMMIT = re.compile(r"[0-9a-f](?<!\w\w)(?=[0-9a-f]{39}\b)")

# What can act only at the start of a line: lists, rules, underlines, definitions, admonitions, blocks, tabs.
_LEADING = re.compile(
    r"""
    (?P<before>(?:(?:\d+|[A-Za-z]|[ivxlcdm]+|[IVXLCDM]+)(?=[.)](?:\s|\Z)))?)
    (?P<sign>(?<!\A)[.)]|[-+=:]|!(?=!!)|\?(?=\?\?)|/(?=//))
    """,
    re.VERBOSE,
)
# Python-Markdown knows no backslash before the rest. `]` is an entity since even behind a backslash it ends a
# `[reference]:`, and `\\[…\\]` is a formula to arithmatex.
_BACKSLASHED = frozenset("\\`*_[#+-.!)")
_NAMED_ENTITIES = {"<": "&lt;", ">": "&gt;", "&": "&amp;"}

_WEB_ADDRESS = re.compile(r"(?:https?://[^/?#]|mailto:[^/?#])", re.IGNORECASE)
_OWN_PATH = re.compile(r"(?:\.\./)*[^/\\:?#]+(?:/[^/\\:?#]+)*/?(?:#[^\\:?#]*)?|#[^\\:?#]+")
# What a target may keep: RFC 3986's own characters but for those with which Markdown ends a target or begins
# markup. `&` and `$` follow as entities, since an address with %26 or %24 would be another address.
_KEPT_IN_TARGET = "%/:?#@!+,;=~.-_&$"
_STRAY_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_ATTRIBUTE_PUNCTUATION = re.compile(r"[!-+:-@\[-`{-~]")


class Markdown(str):
    """Text that is safe Markdown already: made here, or put together of such text and our own markup."""

    __slots__ = ()


def escape_text(text: str) -> Markdown:
    """Return any text as one line of Markdown that shows just that text, wherever it is put.

    White space is folded and control characters are dropped; all else is shown as given.
    """
    return escape_start(_fold(text).rstrip())


def escape_start(text: str) -> Markdown:
    """Return text for the start of a line that goes on: as `escape_text`, but spaces at its end stay."""
    inline = escape_inline(_fold(text).lstrip())
    match = _LEADING.match(inline)
    return Markdown(_replace_leading(match) + inline[match.end() :]) if match else inline


def escape_inline(text: str) -> Markdown:
    """Return text for the middle of a line: as `escape_text`, but spaces around it stay."""
    escaped = _ACTIVE.sub(_replace, _fold(text))
    return Markdown(_COMMIT.sub(lambda match: _entity(match[0]), escaped))


def escape_attribute(text: str) -> Markdown:
    """Return text for a double-quoted attribute of an HTML tag in a page: all punctuation as entities.

    Python-Markdown looks for links and code inside tags, too, so quoting for HTML alone is not enough.
    """
    return Markdown(_ATTRIBUTE_PUNCTUATION.sub(lambda match: _entity(match[0]), _fold(text).strip()))


def link(label: str, target: str) -> Markdown:
    """Return a link, or the label alone if the target is neither one of our paths, http(s) nor mailto.

    A plain label is escaped; the target is encoded so that it ends where it should.
    """
    shown = label if isinstance(label, Markdown) else escape_inline(_fold(label).strip())
    encoded = encode_target(target)
    if shown.strip() and encoded:
        return Markdown(f"[{shown}]({encoded})")
    return shown if isinstance(label, Markdown) else escape_text(label)  # it may stand at the start of a line


def encode_target(target: str) -> str | None:
    """Return a link's target safe for Markdown's brackets, or None if it is nothing that we link to."""
    if not (_OWN_PATH.fullmatch(target) or is_web_address(target)):
        return None
    encoded = quote(_STRAY_PERCENT.sub("%25", target), safe=_KEPT_IN_TARGET, errors="replace")
    return encoded.replace("&", "&amp;").replace("$", "&#36;").replace("++", "&#43;&#43;")


def is_web_address(target: str) -> bool:
    """Tell whether this is an http, https or mailto address that a browser can take apart."""
    if not _WEB_ADDRESS.match(target):
        return False
    try:
        urlsplit(target)
    except ValueError:
        return False
    return True


def _fold(text: str) -> str:
    """Return text on one line: controls dropped, white space folded."""
    if text.isprintable() and "  " not in text:
        return text
    return _WHITE_SPACE.sub(" ", _UNPRINTABLE.sub("", text))


def _replace(match: re.Match[str]) -> str:
    """Return what stands for one active character."""
    return _replace_character(match[0])


def _replace_character(character: str) -> str:
    """Return a character with a backslash, or as an entity."""
    return f"\\{character}" if character in _BACKSLASHED else _entity(character)


def _replace_leading(match: re.Match[str]) -> str:
    """Return what stands for the piece that would act at the start of a line."""
    return match["before"] + _replace_character(match["sign"])


def _entity(character: str) -> str:
    """Return the entity for a character: by name for the three everybody knows, else by number."""
    return _NAMED_ENTITIES.get(character) or f"&#{ord(character)};"


class _MarkdownEnvironment(Environment):
    """A Jinja environment in which macros and set blocks give `Markdown`, since all in them was escaped."""

    @staticmethod
    def concat(parts: Iterable[str]) -> Markdown:
        """Join what a template has put out."""
        return Markdown("".join(parts))


def make_environment(**shared: object) -> Environment:
    """Return the Jinja environment for the page templates: every `{{ value }}` is escaped unless `Markdown`.

    String operations on `Markdown` (`~`, `|upper`, `|replace`) give plain text, which is escaped once more:
    wrong to look at, never unsafe. `|join` keeps what is safe; `|attribute` is for attributes of HTML tags.
    An unknown name raises `jinja2.UndefinedError`; `shared` values are known to every template and macro.
    """
    environment = _MarkdownEnvironment(
        loader=FileSystemLoader(
            [Path(__file__).parent / "templates", Path(__file__).parent / "default_pages"]
        ),
        finalize=_finalize,
        undefined=StrictUndefined,
        autoescape=False,  # that would be for HTML; these pages are Markdown, and `finalize` escapes for it
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters.update(join=_join, attribute=escape_attribute)
    environment.globals.update(link=link, **shared)
    return environment


def _finalize(value: object) -> Markdown:
    """Return what a template shows for a value: nothing for None, safe text as it is, all else escaped."""
    if isinstance(value, Markdown):
        return value
    return Markdown("") if value is None else escape_text(str(value))


def _join(values: Iterable[object], separator: str = "") -> Markdown:
    """Join values for a page, each escaped unless it is safe already."""
    between = separator if isinstance(separator, Markdown) else escape_inline(separator)
    return Markdown(between.join(_finalize(value) for value in values))
