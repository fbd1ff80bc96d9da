"""Finding the names in a text and what speaks for their kinds."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from news_digest.understand.atoms import find_atoms
from news_digest.understand.capitals import find_hidden, part_slugs
from news_digest.understand.casing import find_casing, is_shouting, is_styled
from news_digest.understand.context import judge_context
from news_digest.understand.found import FoundName
from news_digest.understand.kinds import Vote, judge_name
from news_digest.understand.lexicon import read_words
from news_digest.understand.no_names import drop_no_names, find_owning
from news_digest.understand.recasing import recase
from news_digest.understand.runs import find_runs
from news_digest.understand.segments import Segment, Segmenter
from news_digest.understand.short_forms import find_generic, join_names, mark_abbreviations

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from news_digest.understand.atoms import Atom
    from news_digest.understand.gazetteer import Gazetteer
    from news_digest.understand.known import KnownName, KnownNames

STORMS = read_words("storms")
SURE = 4.0  # weight of a vote for an organisation that no role before it shakes (the rebel Northern Front)
MOST_CONTEXTS = 12  # mentions of one name whose surroundings are read


def find_names(
    text: str, sentences: Sequence[tuple[int, int]], known_names: KnownNames, gazetteer: Gazetteer
) -> list[FoundName]:
    """Return the names in a text in order, without overlaps.

    Lines in headline style only repeat names that plain lines or the known names have; those in capitals are
    read as if they were in plain letters.
    """
    reading, styles = _read_plainly(text, sentences, known_names, gazetteer)
    known = {**find_hidden(reading, known_names), **known_names.find(reading)}
    owning = find_owning(reading)
    plain = [span for span, styled in zip(sentences, styles, strict=True) if not styled]
    atoms = [find_atoms(reading, start, end, known, owning) for start, end in plain]
    segmenter = Segmenter(gazetteer, find_casing(reading, atoms))
    seen: Counter[str] = Counter()
    names: list[FoundName] = []
    alone: dict[tuple[str, bool, bool], bool] = {}
    generic: list[Atom] = []
    for sentence in atoms:
        for run in find_runs(sentence, gazetteer):
            segments = _split(run, segmenter, alone)
            if not segments and len(run) == 1:
                generic.append(run[0])
            names.extend(_name(reading, segment, gazetteer, seen) for segment in segments)
    names = join_names(reading, drop_no_names(reading, names, gazetteer), gazetteer)
    names = mark_abbreviations(reading, names)
    names.extend(find_generic(reading, generic, names, gazetteer))
    styled = [span for span, styled in zip(sentences, styles, strict=True) if styled]
    names.extend(_repeat_in_styled(reading, styled, names, known))
    return sorted(names, key=lambda name: name.start)


def _read_plainly(
    text: str, sentences: Sequence[tuple[int, int]], known_names: KnownNames, gazetteer: Gazetteer
) -> tuple[str, list[bool]]:
    """Return a text without shouting, and which of its sentences are in headline style."""
    text = part_slugs(text, gazetteer)
    styles = [is_styled(text[slice(*span)], gazetteer) for span in sentences]
    shouting = [
        span
        for span, styled in zip(sentences, styles, strict=True)
        if styled and is_shouting(text[slice(*span)])
    ]
    if not shouting:
        return text, styles
    plain = [span for span, styled in zip(sentences, styles, strict=True) if not styled]
    casing = find_casing(
        "\n".join(text[slice(*span)] for span in plain), [find_atoms(text, *span, {}) for span in plain]
    )
    heard = set(shouting)
    styles = [styled and span not in heard for span, styled in zip(sentences, styles, strict=True)]
    return recase(text, shouting, casing, known_names, gazetteer), styles


def _split(run: list[Atom], segmenter: Segmenter, alone: dict[tuple[str, bool, bool], bool]) -> list[Segment]:
    """Return the names in a run; whether a lone word is one is remembered in `alone`."""
    if len(run) > 1:
        return segmenter.split(run)
    key = (run[0].word, run[0].loose, run[0].known is None)
    if key not in alone:
        alone[key] = bool(segmenter.split(run))
    return [Segment(run, None, None)] if alone[key] else []


def _name(text: str, segment: Segment, gazetteer: Gazetteer, seen: Counter[str]) -> FoundName:
    """Return a segment as a found name with its votes; what stands around it counts the first times only."""
    atoms = segment.atoms
    start, end = atoms[0].start, atoms[-1].end
    form = text[start:end]
    known = atoms[0].known if len(atoms) == 1 else None
    firm = known.name if known and known.firm else None
    seen[form] += 1
    if seen[form] > MOST_CONTEXTS or (firm and seen[form] > 1):
        return FoundName(start, end, form, firm, ())
    votes = list(judge_name(segment, gazetteer))
    if firm is None and not (len(atoms) > 1 and atoms[0].lower in STORMS):
        sure = any(vote.kind == "organisation" and vote.weight >= SURE for vote in votes)
        around = judge_context(text, start, end, len(atoms), gazetteer)
        votes.extend(vote for vote in around if not (sure and vote.kind in {"person", "place"}))
    return FoundName(start, end, form, firm, tuple(votes))


def _repeat_in_styled(
    text: str,
    styled: list[tuple[int, int]],
    names: list[FoundName],
    known: dict[int, tuple[int, KnownName | None]],
) -> Iterator[FoundName]:
    """Yield, in lines in capitals or headline style, the names that are known or found elsewhere."""
    if not styled:
        return
    models = {name.text.casefold(): name for name in names}
    pattern = _alternatives(models)
    for start, end in styled:
        firm = [
            _firm_name(text, at, stop, name)
            for at, (stop, name) in known.items()
            if name and start <= at < end
        ]
        for match in pattern.finditer(text, start, end) if pattern else ():
            model = models.get(match.group().casefold())
            if (
                model
                and match.group()[0].isupper()
                and not any(n.start < match.end() and match.start() < n.end for n in firm)
            ):
                yield FoundName(match.start(), match.end(), match.group(), model.known, ())
        yield from firm


def _firm_name(text: str, start: int, end: int, known: KnownName) -> FoundName:
    """Return a known name in a styled line as found."""
    votes = (Vote(known.kind, 20 if known.firm else 5, known.evidence),)
    return FoundName(start, end, text[start:end], known.name if known.firm else None, votes)


def _alternatives(spellings: dict[str, FoundName]) -> re.Pattern[str] | None:
    """Return a pattern that finds any of the spellings as words of their own."""
    if not spellings:
        return None
    longest_first = sorted(spellings, key=lambda spelling: (-len(spelling), spelling))
    joined = "|".join(re.escape(spelling) for spelling in longest_first)
    return re.compile(rf"(?<![\w-])(?:{joined})(?![\w-])", re.IGNORECASE)
