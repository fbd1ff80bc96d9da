"""From names to an article's mentions and entities: kinds, the name each goes by, and how much it matters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from news_digest.model import Entity, Mention
from news_digest.understand.found import FoundName
from news_digest.understand.gazetteer import load_gazetteer
from news_digest.understand.kinds import DESK_WEIGHT, Vote
from news_digest.understand.merge import Group, fold_name, merge_names
from news_digest.understand.names import find_names
from news_digest.understand.sharing import Decision, decide_kinds
from news_digest.understand.teams import find_team_kinds

if TYPE_CHECKING:
    from collections.abc import Sequence

    from news_digest.understand.clean import Boilerplate
    from news_digest.understand.known import KnownNames

SHORT = 3  # letters up to which a name in capitals may be any word
HEADLINE_SHARE, COUNT_SHARE, EARLY_SHARE = 0.3, 0.45, 0.25  # parts of salience; they sum to 1


def make_entities(  # noqa: PLR0913 - what one article and one vocabulary bring along
    text: str,
    sentences: Sequence[tuple[int, int]],
    headline: str,
    known_names: KnownNames,
    boilerplate: Boilerplate,
    *,
    english: bool,
) -> tuple[tuple[Mention, ...], tuple[Entity, ...]]:
    """Return the mentions in order and the entities, most salient first.

    In other languages than English only the vocabulary's own names are found.
    """
    if english:
        spans = _reported(text, sentences, boilerplate)
        names = find_names(text, spans, known_names, load_gazetteer())
    else:
        names = _known_only(text, known_names)
    groups = merge_names(_apart(names), load_gazetteer())
    decisions = decide_kinds(text, groups, load_gazetteer())
    kinds_here = find_team_kinds(text, groups, decisions)
    mentions = sorted(
        (
            Mention(start=name.start, end=name.end, name=group.name, kind=kinds_here.get(name.start))
            for group in groups
            for name in group.names
        ),
        key=lambda mention: mention.start,
    )
    most = max((len(group.names) for group in groups), default=1)
    entities = [
        _entity(group, decision, headline, most, len(text))
        for group, decision in zip(groups, decisions, strict=True)
    ]
    return tuple(mentions), tuple(sorted(entities, key=lambda entity: (-entity.salience, entity.name)))


def _apart(names: Sequence[FoundName]) -> list[FoundName]:
    """Return the names without those that begin inside the one before: Geological Survey, in the US one."""
    kept: list[FoundName] = []
    end = 0
    for name in sorted(names, key=lambda name: (name.start, -name.end)):
        if name.start >= end:
            kept.append(name)
            end = name.end
    return kept


def _reported(
    text: str, sentences: Sequence[tuple[int, int]], boilerplate: Boilerplate
) -> list[tuple[int, int]]:
    """Return the sentences of the lines that are no boilerplate."""
    kept: list[tuple[int, int]] = []
    line_end, skipped = -1, False
    for start, end in sentences:
        if start > line_end:
            stop = text.find("\n", start)
            line_end = stop if stop >= 0 else len(text)
            skipped = boilerplate.is_boilerplate(text[start:line_end])
        if not skipped:
            kept.append((start, end))
    return kept


def _known_only(text: str, known_names: KnownNames) -> list[FoundName]:
    """Return the vocabulary's names in a text of any language; those of two letters are too common."""
    return [
        FoundName(start, end, text[start:end], known.name, (Vote(known.kind, DESK_WEIGHT, known.evidence),))
        for start, (end, known) in sorted(known_names.find(text).items())
        if known is not None and known.firm and end - start > 2  # noqa: PLR2004 - US, AU are words elsewhere
    ]


def _entity(group: Group, decision: Decision, headline: str, most: int, length: int) -> Entity:
    """Return one group as an entity."""
    kind, evidence = decision
    in_headline = any(_stands_in(form, headline) for form in group.forms)
    first = min(name.start for name in group.names)
    salience = (
        COUNT_SHARE * len(group.names) / most
        + EARLY_SHARE * (1 - first / max(1, length))
        + HEADLINE_SHARE * in_headline
    )
    return Entity(
        name=group.name,
        kind=kind,
        evidence=evidence,
        forms=tuple(sorted(group.forms, key=lambda form: (-group.forms[form], form))),
        mention_count=len(group.names),
        salience=round(salience, 4),
        in_headline=in_headline,
    )


def _stands_in(form: str, headline: str) -> bool:
    """Tell whether a form stands in a headline as words of its own; a headline in capitals counts too."""
    if headline.isupper():
        return len(fold_name(form)) > SHORT and _find_words(form.upper(), headline)
    return _find_words(form, headline)


def _find_words(words: str, text: str) -> bool:
    """Tell whether words stand in a text with no letter, digit or hyphen touching them."""
    start = text.find(words)
    while start >= 0:
        around = text[max(0, start - 1) : start] + text[start + len(words) : start + len(words) + 1]
        if not any(character.isalnum() or character == "-" for character in around):
            return True
        start = text.find(words, start + 1)
    return False
