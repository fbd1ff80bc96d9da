"""The entries of the vocabulary files, one reader a file: what may stand there, and what is a problem."""

from __future__ import annotations

import difflib
import re
from dataclasses import replace
from typing import TYPE_CHECKING, cast, get_args

import yaml

from news_digest.model import EntityKind, FormerName, KnownEntity, KnownSource, Subject
from news_digest.slugs import make_slug
from news_digest.vocabulary.weights import read_weights

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from news_digest.vocabulary.nodes import Sheet

KINDS: tuple[str, ...] = get_args(EntityKind)
SUBJECT_KEYS = ("code", "name", "short", "words", "formerly")
ENTITY_KEYS = ("name", "kind", "aliases", "description", "wikidata", "formerly")
SOURCE_KEYS = ("name", "aliases", "url", "formerly")
REMOVE = "remove"  # an entry of this key alone takes one out of the vocabulary below
CODE = re.compile(r"(?:0[1-9]|1[0-7])000000")
WIKIDATA = re.compile(r"Q[1-9]\d{0,11}")
ADDRESS = re.compile(r"https?://[^\s/]+(/\S*)?")


def read_subjects(
    sheet: Sheet, root: yaml.Node | None, below: Sequence[Subject] | None, language: str = "en"
) -> Iterator[Subject]:
    """Yield the subjects: an IPTC code, a name, a short label, and words that speak for it.

    One of `below` need not be said whole: it is known by its code or by either name. With none below these
    are the shipped ones.
    """
    seen: set[str] = set()
    for node in _entries(sheet, root):
        fields = sheet.fields(node, SUBJECT_KEYS)
        subject = _read_subject(sheet, node, fields, _find_subject(fields, below or ()), language)
        if subject is not None and below is None:
            subject = replace(subject, own_words=frozenset(), is_renamed=False)
        if subject is not None and not _is_repeated(sheet, node, subject.code, seen):
            yield subject


def _find_subject(fields: Mapping[str, yaml.Node], below: Sequence[Subject]) -> Subject | None:
    """Return the subject of the vocabulary below that an entry means."""
    said = {text for key in ("code", "name", "short") if (text := _peek(fields.get(key)))}
    slugs = {make_slug(text) for text in said}
    return next(
        (each for each in below if each.code in said or each.name in said or each.slug in slugs), None
    )


def _read_subject(
    sheet: Sheet, node: yaml.Node, fields: dict[str, yaml.Node], known: Subject | None, language: str
) -> Subject | None:
    """Return one subject, what it does not say taken from the known one; None after noting a problem."""
    code = sheet.text(fields.get("code"), "code")
    if code is not None and not CODE.fullmatch(code):
        advice = 'use one of the IPTC\'s seventeen, such as "16000000", or leave the code out'
        sheet.report(fields["code"], "vocabulary-value", f"“{code}” is no top-level subject code", advice)
        return None
    name, short = sheet.text(fields.get("name"), "name"), sheet.text(fields.get("short"), "short")
    if name is None and short is None and known is None:
        _require(sheet, node, fields, "name")
        return None
    shown = short or (name if known is None or name != known.name else None) or (known.short if known else "")
    words = read_weights(sheet, fields.get("words"))
    slug = known.slug if known and shown == known.short else make_slug(shown, language=language)
    return Subject(
        code=code or (known.code if known else slug),
        name=name or (known.name if known and not short else shown),
        short=shown,
        slug=slug,
        words=words,
        own_words=frozenset(words),
        is_renamed=known is None or shown != known.short or (name is not None and name != known.name),
        formerly=_read_formerly(sheet, fields.get("formerly")),
    )


def read_entities(
    sheet: Sheet, root: yaml.Node | None, below: Sequence[KnownEntity] = ()
) -> Iterator[KnownEntity]:
    """Yield the named people, organisations and places; two entries cannot claim one spelling.

    One of `below` need not say its kind again.
    """
    claimed: set[str] = set()
    kinds = {each.name.casefold(): each.kind for each in below}
    for node in _entries(sheet, root):
        fields = sheet.fields(node, ENTITY_KEYS)
        name = _require(sheet, node, fields, "name")
        kind = _find_kind(fields, kinds) or _require(sheet, node, fields, "kind")
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
            formerly=_read_formerly(sheet, fields.get("formerly")),
        )


def _find_kind(fields: Mapping[str, yaml.Node], kinds: Mapping[str, str]) -> str | None:
    """Return the kind of the entity below that an entry without a kind names, first by its own name."""
    if "kind" in fields:
        return None
    aliases = fields.get("aliases")
    members = aliases.value if isinstance(aliases, yaml.SequenceNode) else ()
    names = ((_peek(node) or "").casefold() for node in (fields.get("name"), *members))
    return next((kinds[name] for name in names if name in kinds), None)


def read_sources(sheet: Sheet, root: yaml.Node | None) -> Iterator[KnownSource]:
    """Yield the outlets with their other spellings and address."""
    claimed: set[str] = set()
    for node in _entries(sheet, root):
        fields = sheet.fields(node, SOURCE_KEYS)
        name = _require(sheet, node, fields, "name")
        if name is None or _is_repeated(sheet, fields["name"], name, claimed):
            continue
        yield KnownSource(
            name=name,
            aliases=_read_aliases(sheet, fields.get("aliases"), claimed),
            url=_match(sheet, fields.get("url"), "url", ADDRESS, "write the whole address with https://"),
            formerly=_read_formerly(sheet, fields.get("formerly")),
        )


def read_lines(sheet: Sheet, root: yaml.Node | None) -> Iterator[str]:
    """Yield the texts of a plain list."""
    for node in _entries(sheet, root):
        text = sheet.text(node, "each entry")
        if text is not None:
            yield text


def read_removals(sheet: Sheet, root: yaml.Node | None, names: Sequence[str]) -> Iterator[str]:
    """Yield what entries take out of the vocabulary below, whose entries have these names."""
    folded = {name.casefold() for name in names}
    for node in root.value if isinstance(root, yaml.SequenceNode) else ():
        if not _is_removal(node):
            continue
        text = sheet.text(dict(sheet.pairs(node)).get(REMOVE), REMOVE)
        if text is not None and text.casefold() not in folded:
            near = difflib.get_close_matches(text, names, n=1)
            advice = f"write “remove: {near[0]}”" if near else "take this line out"
            sheet.report(node, "vocabulary-value", f"there is no “{text}” to remove", advice)
        elif text is not None:
            yield text


def _entries(sheet: Sheet, root: yaml.Node | None) -> Iterator[yaml.Node]:
    """Yield the members of a file that say something themselves."""
    return (node for node in sheet.items(root) if not _is_removal(node))


def _is_removal(node: yaml.Node) -> bool:
    """Tell whether an entry is `remove: Name` and nothing else."""
    return (
        isinstance(node, yaml.MappingNode)
        and len(node.value) == 1
        and getattr(node.value[0][0], "value", None) == REMOVE
    )


def _peek(node: yaml.Node | None) -> str | None:
    """Return a value as text on one line, or None; what is wrong with it, its reader says."""
    return " ".join(node.value.split()) if isinstance(node, yaml.ScalarNode) else None


def _read_formerly(sheet: Sheet, node: yaml.Node | None) -> tuple[FormerName, ...]:
    """Return former names, each with its line; a single one needs no list."""
    members = [node] if isinstance(node, yaml.ScalarNode) else sheet.items(node)
    return tuple(
        FormerName(name=text, path=sheet.path, line=member.start_mark.line + 1)
        for member in members
        if (text := sheet.text(member, "each former name")) is not None
    )


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
