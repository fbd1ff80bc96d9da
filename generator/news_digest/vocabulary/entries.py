"""The entries of the vocabulary files, one reader a file: what may stand there, and what is a problem."""

from __future__ import annotations

import math
import re
from collections import Counter
from typing import TYPE_CHECKING, cast, get_args

import yaml

from news_digest.model import EntityKind, KnownEntity, KnownSource, Subject
from news_digest.slugs import make_slug

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from news_digest.vocabulary.nodes import Sheet

KINDS: tuple[str, ...] = get_args(EntityKind)
SUBJECT_KEYS = ("code", "name", "short", "words")
ENTITY_KEYS = ("name", "kind", "aliases", "description", "wikidata")
SOURCE_KEYS = ("name", "aliases", "url")
CODE = re.compile(r"(?:0[1-9]|1[0-7])000000")
WIKIDATA = re.compile(r"Q[1-9]\d{0,11}")
ADDRESS = re.compile(r"https?://[^\s/]+(/\S*)?")
NUMBER = re.compile(r"\d+(?:\.\d+)?", re.ASCII)
MAX_WEIGHT = 10.0


def read_subjects(sheet: Sheet, root: yaml.Node | None) -> Iterator[Subject]:
    """Yield the subjects: an IPTC code, a name, a short label, and words that speak for it."""
    seen: set[str] = set()
    for node in sheet.items(root):
        fields = sheet.fields(node, SUBJECT_KEYS)
        code, name = _require(sheet, node, fields, "code"), _require(sheet, node, fields, "name")
        if code is None or name is None or _is_repeated(sheet, fields["code"], code, seen):
            continue
        if not CODE.fullmatch(code):
            advice = 'use one of the IPTC\'s seventeen, such as "16000000"'
            sheet.report(fields["code"], "vocabulary-value", f"“{code}” is no top-level subject code", advice)
            continue
        short = sheet.text(fields.get("short"), "short") or name
        words = _read_weights(sheet, fields.get("words"))
        yield Subject(code=code, name=name, short=short, slug=make_slug(short), words=words)


def read_entities(sheet: Sheet, root: yaml.Node | None) -> Iterator[KnownEntity]:
    """Yield the named people, organisations and places; two entries cannot claim one spelling."""
    claimed: set[str] = set()
    for node in sheet.items(root):
        fields = sheet.fields(node, ENTITY_KEYS)
        name, kind = _require(sheet, node, fields, "name"), _require(sheet, node, fields, "kind")
        if name is None or kind is None or _is_repeated(sheet, fields["name"], name, claimed):
            continue
        if kind not in KINDS:
            advice = f"write {', '.join(KINDS[:-1])} or {KINDS[-1]}"
            sheet.report(fields["kind"], "vocabulary-value", f"“{kind}” is no kind", advice)
            continue
        yield KnownEntity(
            name=name,
            kind=cast(EntityKind, kind),
            aliases=_read_aliases(sheet, fields.get("aliases"), claimed),
            description=sheet.text(fields.get("description"), "description"),
            wikidata=_match(sheet, fields.get("wikidata"), "wikidata", WIKIDATA, "write it as Q1065"),
        )


def read_sources(sheet: Sheet, root: yaml.Node | None) -> Iterator[KnownSource]:
    """Yield the outlets with their other spellings and address."""
    claimed: set[str] = set()
    for node in sheet.items(root):
        fields = sheet.fields(node, SOURCE_KEYS)
        name = _require(sheet, node, fields, "name")
        if name is None or _is_repeated(sheet, fields["name"], name, claimed):
            continue
        url = _match(sheet, fields.get("url"), "url", ADDRESS, "write the whole address with https://")
        aliases = _read_aliases(sheet, fields.get("aliases"), claimed)
        yield KnownSource(name=name, aliases=aliases, url=url)


def read_lines(sheet: Sheet, root: yaml.Node | None) -> Iterator[str]:
    """Yield the texts of a plain list."""
    yield from sheet.texts(root, "each entry")


def _require(sheet: Sheet, node: yaml.Node, fields: dict[str, yaml.Node], key: str) -> str | None:
    """Return the text under a key that must be there."""
    if key not in fields and isinstance(node, yaml.MappingNode):
        sheet.report(node, "vocabulary-key", f"“{key}” is missing", f"add “{key}: …” to this entry")
    text = sheet.text(fields.get(key), key)
    if text is None and key in fields:
        sheet.report(fields[key], "vocabulary-value", f"“{key}” is empty", "write its value after the colon")
    return text


def _is_repeated(sheet: Sheet, node: yaml.Node, text: str, seen: set[str]) -> bool:
    """Tell whether a name was claimed before, and note the problem; claim it otherwise."""
    if text in seen:
        advice = "name it once, or give one of the two another name"
        sheet.report(node, "vocabulary-duplicate", f"“{text}” stands in two entries", advice)
        return True
    seen.add(text)
    return False


def _read_aliases(sheet: Sheet, node: yaml.Node | None, claimed: set[str]) -> tuple[str, ...]:
    """Return the aliases that no other entry has claimed."""
    aliases = []
    for member in sheet.items(node):
        alias = sheet.text(member, "each alias")
        if alias is not None and not _is_repeated(sheet, member, alias, claimed):
            aliases.append(alias)
    return tuple(aliases)


def _match(
    sheet: Sheet, node: yaml.Node | None, key: str, pattern: re.Pattern[str], advice: str
) -> str | None:
    """Return the text of a value that must look a certain way."""
    text = sheet.text(node, key)
    if text is None or node is None or pattern.fullmatch(text):
        return text
    sheet.report(node, "vocabulary-value", f"“{text}” does not look like a {key}", advice)
    return None


def _read_weights(sheet: Sheet, node: yaml.Node | None) -> dict[str, float]:
    """Return words with their weights; a list of plain words weighs 1 each.

    A mapping may give a weight for each word (`film: 2`) or words for each weight (`2: film, album`).
    """
    if node is None or isinstance(node, yaml.ScalarNode):
        return dict.fromkeys(sheet.texts(node, "words"), 1.0)
    if isinstance(node, yaml.SequenceNode):
        return _read_weight_list(sheet, node)
    weights: dict[str, float] = {}
    for key, value in sheet.pairs(node):
        if NUMBER.fullmatch(key) and not is_unweighted(value) and not _is_number(value):
            weights.update(_read_words_of_weight(sheet, float(key), value, weights))
        elif (weight := _find_weight(sheet, value)) is not None:
            weights[key] = weight
    return weights


def _read_words_of_weight(
    sheet: Sheet, weight: float, node: yaml.Node, known: Mapping[str, float]
) -> dict[str, float]:
    """Return the words, with commas between, that share a weight; none may have a weight already."""
    words = [word for part in (sheet.text(node, "words") or "").split(",") if (word := part.strip())]
    counts = Counter(words)
    for word in sorted(word for word, count in counts.items() if count > 1 or word in known):
        sheet.report(node, "vocabulary-key", f"“{word}” has a weight twice", "keep one of the two")
    if weight > MAX_WEIGHT:
        sheet.report(
            node, "vocabulary-value", "a weight should be 0 to 10", "write 0.5 to 3, such as “2: film”"
        )
        return {}
    return {word: weight for word in words if word not in known}


def _read_weight_list(sheet: Sheet, node: yaml.SequenceNode) -> dict[str, float]:
    """Return the weights of a list in which plain words and `word: weight` may stand side by side."""
    weights: dict[str, float] = {}
    for member in node.value:
        if isinstance(member, yaml.MappingNode):
            weights.update(_read_weights(sheet, member))
        else:
            word = sheet.text(member, "each word")
            weights.update({word: 1.0} if word else {})
    return weights


def _find_weight(sheet: Sheet, node: yaml.Node) -> float | None:
    """Return a weight between 0 and 10, or None after noting the problem; nothing means 1."""
    if is_unweighted(node):
        return 1.0
    try:
        weight = float(node.value) if isinstance(node, yaml.ScalarNode) else math.nan
    except ValueError:
        weight = math.nan
    if 0 <= weight <= MAX_WEIGHT:
        return weight
    sheet.report(node, "vocabulary-value", "a weight should be a number", "write 0.5 to 3, such as “film: 2”")
    return None


def _is_number(node: yaml.Node) -> bool:
    """Tell whether a node is a plain number."""
    return isinstance(node, yaml.ScalarNode) and NUMBER.fullmatch(node.value.strip()) is not None


def is_unweighted(node: yaml.Node) -> bool:
    """Tell whether a word in a mapping has no weight."""
    return isinstance(node, yaml.ScalarNode) and not node.value.strip()
