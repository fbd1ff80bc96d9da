"""The fields of front matter: which there are, and what each may hold."""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping
from dataclasses import fields as dataclass_fields
from typing import TYPE_CHECKING

from generator.model import FrontMatter, Reference
from generator.read.bounds import (
    MAX_ADDRESS_CHARACTERS,
    MAX_ALIAS_CHARACTERS,
    MAX_HEADLINE_CHARACTERS,
    MAX_NAME_CHARACTERS,
    MAX_TAG_CHARACTERS,
    MAX_TEXT_CHARACTERS,
)
from generator.read.field_reader import FieldReader
from generator.read.links import is_web_address
from generator.read.problems import ProblemList, quoted
from generator.slugs import DEVICES, MAX_SLUG_LENGTH, RESERVED, make_slug

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.read.strict_yaml import Value

# `author` is written in the singular, `date` gives both a day and a moment.
KNOWN_KEYS = tuple(
    {"authors": "author"}.get(known.name, known.name)
    for known in dataclass_fields(FrontMatter)
    if known.name != "date_time"
)
_REFERENCE_KEYS = ("title", "link")
# What other tools call our fields, and what no likeness of letters would find.
_OTHER_NAMES = {
    "byline": "author",
    "categories": "tags",
    "description": "summary",
    "headline": "title",
    "keywords": "tags",
    "lang": "language",
    "lastmod": "updated",
    "modified": "updated",
    "permalink": "slug",
    "publisher": "source",
    "published": "date",
    "sources": "references",
    "link": "url",
    "redirect_from": "aliases",
}
# The shape of BCP 47 (RFC 5646), without its registry: a language, then script, region or variants.
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,4}")
_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_ALIAS_PART = re.compile(r"[^\s./\\:*?\"<>|#%&{}\[\]`'^][^\s/\\:*?\"<>|#%&{}\[\]`'^]*(?<!\.)")


def read_fields(fields: Mapping[str, Value], problems: ProblemList) -> FrontMatter:
    """Return the metadata that fields give; a field that is wrong is noted in `problems` and left out."""
    _check_keys(fields, KNOWN_KEYS, _OTHER_NAMES, problems)
    reader = FieldReader(fields, problems)
    date, date_time = reader.moment("date")
    return FrontMatter(
        title=reader.text("title", MAX_HEADLINE_CHARACTERS),
        source=reader.text("source", MAX_NAME_CHARACTERS),
        authors=_without_repeats(text for _, text in reader.texts("author", MAX_NAME_CHARACTERS)),
        date=date,
        date_time=date_time,
        updated=reader.moment("updated")[0],
        url=reader.address(fields["url"], "url", MAX_ADDRESS_CHARACTERS) if "url" in fields else None,
        license=reader.text("license", MAX_NAME_CHARACTERS),
        language=_language(reader),
        tags=_tags(reader),
        summary=reader.text("summary", MAX_TEXT_CHARACTERS),
        story=reader.text("story", MAX_NAME_CHARACTERS),
        references=tuple(_references(reader)),
        slug=_slug(reader),
        aliases=_without_repeats(_aliases(reader)),
        draft=reader.flag("draft"),
        correction=reader.text("correction", MAX_TEXT_CHARACTERS),
    )


def _check_keys(
    fields: Mapping[str, Value], known: tuple[str, ...], others: Mapping[str, str], problems: ProblemList
) -> None:
    """Note each key that no field has, with the nearest one that does."""
    for key, value in fields.items():
        if key in known:
            continue
        word = key[:MAX_TAG_CHARACTERS].lower()
        near = difflib.get_close_matches(word, known, n=1)
        meant = others.get(word) or (near[0] if near else None)
        advice = f"write `{meant}:`" if meant else f"use one of {', '.join(known)}"
        problems.add(value.line, "unknown-key", f"there is no field {quoted(key)}", advice)


def _language(reader: FieldReader) -> str | None:
    """Return the language tag."""
    text = reader.text("language", MAX_NAME_CHARACTERS)
    if text is None or _LANGUAGE.fullmatch(text):
        return text
    advice = "write a tag such as `language: en`, `language: pt-BR`"
    reader.problems.add(reader.fields["language"].line, "bad-language", f"language is {quoted(text)}", advice)
    return None


def _tags(reader: FieldReader) -> tuple[str, ...]:
    """Return the tags of a list, or of one text with commas."""
    value = reader.fields.get("tags")
    if value is None or isinstance(value.data, tuple):
        return _without_repeats(text for _, text in reader.texts("tags", MAX_TAG_CHARACTERS))
    text = reader.text_of(value, "tags", MAX_TEXT_CHARACTERS) or ""
    return _without_repeats(tag for part in text.split(",") if (tag := part.strip()))


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
    _check_keys(value.data, _REFERENCE_KEYS, {"url": "link", "name": "title"}, reader.problems)
    inner = FieldReader(value.data, reader.problems)
    title = inner.text("title", MAX_HEADLINE_CHARACTERS)
    link = inner.address(value.data["link"], "link", MAX_ADDRESS_CHARACTERS) if "link" in value.data else None
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
    for line, text in reader.texts("aliases", MAX_TEXT_CHARACTERS):
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
