"""Finding the names in a text and what speaks for their kinds."""

# ruff: noqa: RUF001 - typographic quotes, hyphens and dashes are matched as such

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from generator.understand.atoms import find_atoms
from generator.understand.casing import find_casing, is_styled
from generator.understand.context import judge_context
from generator.understand.kinds import Vote, judge_name
from generator.understand.runs import find_runs
from generator.understand.segments import Segment, Segmenter

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.understand.gazetteer import Gazetteer
    from generator.understand.known import KnownName, KnownNames

SURE = 4.0  # weight of a vote for an organisation that no role before it shakes (the rebel Northern Front)
DATELINE_END = re.compile(r"\)\s*(?:--|[–—]|- )")  # behind the agency in “CAIRO (AP) —”
MOST_CONTEXTS = 20  # mentions of one name whose surroundings are read
BRACKET = re.compile(r" \((?:the )?$")
ABBREVIATION = re.compile(r"[A-Z][A-Za-z&.]{1,9}")


class FoundName(NamedTuple):
    """A name at `text[start:end]`; `known`: what it surely stands for, `short_for`: what it abbreviates."""

    start: int
    end: int
    text: str
    known: str | None
    votes: tuple[Vote, ...]
    short_for: str | None = None


def find_names(
    text: str, sentences: Sequence[tuple[int, int]], known_names: KnownNames, gazetteer: Gazetteer
) -> list[FoundName]:
    """Return the names in a text in order, without overlaps.

    Lines in capitals or headline style only repeat names that plain lines or the known names have.
    """
    known = known_names.find(text)
    plain = [span for span in sentences if not is_styled(text[slice(*span)])]
    atoms = [find_atoms(text, start, end, known) for start, end in plain]
    segmenter = Segmenter(gazetteer, find_casing(text, atoms))
    seen: Counter[str] = Counter()
    names: list[FoundName] = []
    for sentence in atoms:
        for run in find_runs(sentence, gazetteer):
            names.extend(_name(text, segment, gazetteer, seen) for segment in segmenter.split(run))
    names = [name for name in names if not DATELINE_END.match(text, name.end)]
    names = _with_abbreviations(text, names)
    styled = [span for span in sentences if is_styled(text[slice(*span)])]
    names.extend(_repeat_in_styled(text, styled, names, known))
    return sorted(names, key=lambda name: name.start)


def _name(text: str, segment: Segment, gazetteer: Gazetteer, seen: Counter[str]) -> FoundName:
    """Return a segment as a found name with its votes; what stands around it counts the first times only."""
    atoms = segment.atoms
    start, end = atoms[0].start, atoms[-1].end
    known = atoms[0].known if len(atoms) == 1 else None
    votes = list(judge_name(segment, gazetteer))
    seen[text[start:end]] += 1
    if (known is None or not known.firm) and seen[text[start:end]] <= MOST_CONTEXTS:
        sure = any(vote.kind == "organisation" and vote.weight >= SURE for vote in votes)
        around = judge_context(text, start, end, len(atoms), gazetteer)
        votes.extend(vote for vote in around if not (sure and vote.kind == "person"))
    return FoundName(start, end, text[start:end], known.name if known and known.firm else None, tuple(votes))


def _with_abbreviations(text: str, names: list[FoundName]) -> list[FoundName]:
    """Mark names in brackets that abbreviate the name before them."""
    marked = names[:1]
    for before, name in pairwise(names):
        between = text[before.end : name.start]
        if (
            BRACKET.fullmatch(between)
            and text[name.end : name.end + 1] == ")"
            and _abbreviates(name.text, before.text)
        ):
            marked.append(name._replace(short_for=before.known or before.text))
        else:
            marked.append(name)
    return marked


def _abbreviates(short: str, full: str) -> bool:
    """Tell whether a word in capitals may abbreviate the name of several words before it."""
    letters = [letter for letter in short.casefold() if letter.isalpha()]
    if not ABBREVIATION.fullmatch(short) or " " not in full or sum(letter.isupper() for letter in short) < 2:  # noqa: PLR2004 - an abbreviation has two capitals
        return False
    return full[0].casefold() == letters[0]


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
