"""The fields of front matter: which there are, and what each may hold."""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from news_digest.model import FrontMatter, Reference
from news_digest.read.bounds import (
    MAX_ADDRESS_CHARACTERS,
    MAX_ALIAS_CHARACTERS,
    MAX_ALIASES,
    MAX_HEADLINE_CHARACTERS,
    MAX_NAME_CHARACTERS,
    MAX_TAG_CHARACTERS,
    MAX_TEXT_CHARACTERS,
)
from news_digest.read.characters import clean_text
from news_digest.read.field_reader import FieldReader
from news_digest.read.keys import KNOWN_KEYS, MEANINGLESS_KEYS, own_key, plain_key, rank_key
from news_digest.read.links import is_web_address
from news_digest.read.problems import ProblemList, quoted
from news_digest.read.withholding import NO, YES, is_holding_key, is_plain_draft
from news_digest.slugs import DEVICES, MAX_SLUG_LENGTH, RESERVED, make_slug

if TYPE_CHECKING:
    from collections.abc import Iterator

    from news_digest.read.strict_yaml import Value

_REFERENCE_KEYS = ("title", "link")
_REFERENCE_NAMES = {"url": "link", "href": "link", "name": "title", "text": "title"}
_LISTS = frozenset({"author", "tags", "aliases", "references"})  # keys that may stand under several names
_NO_TAGS = frozenset(
    {"uncategorized", "uncategorised"}
)  # what WordPress files a post under that has no category
_NAME_KEYS = ("name", "title", "displayname")  # of an author or a licence that is written as fields
MAX_KEYS_NAMED = 8  # of those of which nothing is made
# The shape of BCP 47 (RFC 5646), without its registry: a language, then script, region or variants.
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,4}")
_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_ALIAS_PART = re.compile(r"[^\s./\\:*?\"<>|#%&{}\[\]`'^][^\s/\\:*?\"<>|#%&{}\[\]`'^]*(?<!\.)")


def read_fields(fields: Mapping[str, Value], problems: ProblemList) -> FrontMatter:
    """Return the metadata that fields give; a field that is wrong is noted in `problems` and left out.

    Keys of other tools count for ours (`keys`). What holds the article back is not looked at here.
    """
    _check_keys(fields, problems)
    # Jekyll parts a text of tags at its spaces, and all its files say how they are laid out.
    between = None if any(plain_key(key) == "layout" for key in fields) else ","
    reader = FieldReader(_as_ours(fields, between), problems)
    date, date_time = reader.moment("date")
    return FrontMatter(
        title=reader.text("title", MAX_HEADLINE_CHARACTERS),
        source=reader.text("source", MAX_NAME_CHARACTERS),
        authors=_without_repeats(text for _, text in reader.texts("author", MAX_NAME_CHARACTERS)),
        date=date,
        date_time=date_time,
        updated=reader.moment("updated")[0],
        url=_url(reader),
        license=reader.text("license", MAX_NAME_CHARACTERS),
        language=_language(reader),
        tags=_tags(reader),
        summary=reader.text("summary", MAX_TEXT_CHARACTERS),
        story=reader.text("story", MAX_NAME_CHARACTERS),
        references=tuple(_references(reader)),
        slug=_slug(reader),
        aliases=_without_repeats(_aliases(reader)),
        draft=_is_draft(fields),
        correction=reader.text("correction", MAX_TEXT_CHARACTERS),
    )


def _as_ours(fields: Mapping[str, Value], between: str | None) -> Mapping[str, Value]:
    """Return fields under our keys: ours before those of other tools, lists under several names put together.

    `between` is what parts the tags in a text that has no commas; None is white space.
    """
    named = [(own, key, value) for key, value in fields.items() if (own := own_key(key)) is not None]
    ours: dict[str, Value] = {}
    for own, key, value in sorted(named, key=lambda one: rank_key(one[1])):
        fitting = _fitting(own, key, value)
        if fitting is None:
            continue
        field, fit = fitting
        if field == "tags":
            fit = replace(fit, data=_listed(fit, between))
        if field not in ours:
            ours[field] = fit
        elif field in _LISTS:
            ours[field] = replace(ours[field], data=(*_listed(ours[field]), *_listed(fit)))
    return ours


def _fitting(own: str, key: str, value: Value) -> tuple[str, Value] | None:
    """Return where a value belongs, or None: some keys of other tools hold one of several things."""
    foreign = key != own
    if isinstance(value.data, Mapping):
        return (own, _named(value)) if own in {"author", "license", "source"} else (own, value)
    if not isinstance(value.data, str):
        return own, value
    text = clean_text(value.data)
    if foreign and (not text or (own == "date" and text.casefold() in YES | NO)):
        return None
    if own == "url" and text.startswith("/") and not text.startswith("//"):
        return "aliases", value
    if plain_key(key) == "permalink":
        return _permalink(value, text)
    return own, value


def _permalink(value: Value, text: str) -> tuple[str, Value] | None:
    """Return what a permalink is: the original's address, an old path on the site, or but a pattern."""
    if is_web_address(text):
        return "url", value
    return (
        None
        if ":" in text or "{" in text or text.casefold() in NO | {"pretty", "date", "none"}
        else ("aliases", value)
    )


def _listed(value: Value, between: str | None = ",") -> tuple[Value, ...]:
    """Return the values of a list, or the one value; a text with commas is several."""
    if isinstance(value.data, tuple):
        return value.data
    if isinstance(value.data, str):
        parts = value.data.split("," if "," in value.data else between)
        return tuple(replace(value, data=part) for part in parts)
    return (value,)


def _named(value: Value) -> Value:
    """Return the name in a value that is written as fields (`author: {name: Ada Jones, email: …}`)."""
    assert isinstance(value.data, Mapping)  # noqa: S101 (the caller asked; this tells the type checker)
    inner = {plain_key(key): one for key, one in value.data.items()}
    return next((inner[key] for key in _NAME_KEYS if key in inner), value)


def _is_draft(fields: Mapping[str, Value]) -> bool:
    """Tell whether the article says `draft: true`."""
    return any(is_plain_draft(key, value) for key, value in fields.items())


def _check_keys(fields: Mapping[str, Value], problems: ProblemList) -> None:
    """Note each key that nobody knows with the nearest of ours, and those of other tools in one remark."""
    idle = [key for key in fields if _is_idle(key)]
    if idle:
        shown = ", ".join(clean_text(key)[:MAX_TAG_CHARACTERS] for key in idle[:MAX_KEYS_NAMED])
        more = f" and {len(idle) - MAX_KEYS_NAMED} more" if len(idle) > MAX_KEYS_NAMED else ""
        message = f"nothing is made of {shown}{more}, which other tools use"
        problems.add(fields[idle[0]].line, "idle-key", message, "leave it there, or take it out")
    for key, value in fields.items():
        if own_key(key) is None and not is_holding_key(key) and not _is_idle(key):
            _note_unknown(key, value, KNOWN_KEYS, problems)


def _is_idle(key: str) -> bool:
    """Tell whether a key is one of other tools of which nothing is made."""
    return own_key(key) is None and plain_key(key) in MEANINGLESS_KEYS


def _note_unknown(key: str, value: Value, known: tuple[str, ...], problems: ProblemList) -> None:
    """Note that there is no such key, and the nearest one."""
    near = difflib.get_close_matches(key[:MAX_TAG_CHARACTERS].lower(), known, n=1)
    advice = f"write `{near[0]}:`" if near else f"use one of {', '.join(known)}"
    problems.add(value.line, "unknown-key", f"there is no field {quoted(key)}", advice)


def _url(reader: FieldReader) -> str | None:
    """Return the address of the original."""
    return (
        reader.address(reader.fields["url"], "url", MAX_ADDRESS_CHARACTERS)
        if "url" in reader.fields
        else None
    )


def _language(reader: FieldReader) -> str | None:
    """Return the language tag."""
    text = (reader.text("language", MAX_NAME_CHARACTERS) or "").replace("_", "-")
    if not text or _LANGUAGE.fullmatch(text):
        return text or None
    advice = "write a tag such as `language: en`, `language: pt-BR`"
    reader.problems.add(reader.fields["language"].line, "bad-language", f"language is {quoted(text)}", advice)
    return None


def _tags(reader: FieldReader) -> tuple[str, ...]:
    """Return the tags, without the signs that other tools put before them."""
    texts = (text for _, text in reader.texts("tags", MAX_TAG_CHARACTERS))
    tags = (text.removeprefix("#").strip() for text in texts)
    return _without_repeats(tag for tag in tags if tag and tag.casefold() not in _NO_TAGS)


def _references(reader: FieldReader) -> Iterator[Reference]:
    """Yield what the article rests on: `title` and `link` each, or a text that is one of them."""
    for value in reader.values("references"):
        reference = _reference_of_fields(value, reader) if isinstance(value.data, Mapping) else None
        if reference is None and not isinstance(value.data, Mapping):
            reference = _reference_of_text(value, reader)
        if reference:
            yield reference


def _reference_of_text(value: Value, reader: FieldReader) -> Reference | None:
    """Return a reference written as one text: an address, or a title."""
    text = reader.text_of(value, "references", MAX_ADDRESS_CHARACTERS)
    if text is None:
        return None
    return Reference(title=text, link=text if is_web_address(text) else None)


def _reference_of_fields(value: Value, reader: FieldReader) -> Reference | None:
    """Return a reference written as fields."""
    assert isinstance(value.data, Mapping)  # noqa: S101 (the caller asked; this tells the type checker)
    data: dict[str, Value] = {}
    for key, one in value.data.items():
        name = _REFERENCE_NAMES.get(key.lower(), key.lower())
        if name in _REFERENCE_KEYS:
            data.setdefault(name, one)
        else:
            _note_unknown(key, one, _REFERENCE_KEYS, reader.problems)
    inner = FieldReader(data, reader.problems)
    title = inner.text("title", MAX_HEADLINE_CHARACTERS)
    link = inner.address(data["link"], "link", MAX_ADDRESS_CHARACTERS) if "link" in data else None
    if title is None and link is None and not set(value.data) - {"title"}:
        advice = 'write `- title: "…"` and below it `link: https://…`'
        reader.problems.add(value.line, "wrong-type", "the reference has no title", advice)
        return None
    return Reference(title=title or link or "", link=link)


def _slug(reader: FieldReader) -> str | None:
    """Return the slug that the author chose."""
    text = reader.text("slug", MAX_TEXT_CHARACTERS)
    if text is None:
        return None
    if _SLUG.fullmatch(text) and not RESERVED.fullmatch(text) and len(text) <= MAX_SLUG_LENGTH:
        return text
    message = f"slug is {quoted(text)}, which is no address or is reserved"
    advice = f"write `slug: {make_slug(text, fallback='article')}`"
    reader.problems.add(reader.fields["slug"].line, "bad-slug", message, advice)
    return None


def _aliases(reader: FieldReader) -> Iterator[str]:
    """Yield the old addresses of the article, without slashes at their ends."""
    for line, text in reader.texts("aliases", MAX_TEXT_CHARACTERS, MAX_ALIASES):
        path = text.strip("/")
        if len(path) <= MAX_ALIAS_CHARACTERS and _is_alias(path.split("/")):
            yield path
        else:
            message = f"the alias {quoted(text)} is no path on this site"
            advice = "write only the part after the site's address, such as `old/address`"
            reader.problems.add(line, "bad-alias", message, advice)


def _is_alias(parts: list[str]) -> bool:
    """Tell whether a page may stand at a path: no folder of it can be a file, nothing needed is hidden."""
    names = [part.split(".")[0] for part in parts]
    return (
        all(_ALIAS_PART.fullmatch(part) and part.isprintable() for part in parts)
        and names[:-1] == parts[:-1]
        and not parts[-1].lower().endswith(".md")
        and not RESERVED.fullmatch(names[0])
        and not any(map(DEVICES.fullmatch, names))
    )


def _without_repeats(texts: Iterator[str]) -> tuple[str, ...]:
    """Return texts in order, each once."""
    return tuple(dict.fromkeys(texts))
