"""Short forms that an article explains: abbreviations in brackets, and “the Commission” for a longer name."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from news_digest.understand.found import FoundName
from news_digest.understand.kinds import Vote
from news_digest.understand.no_names import names_nothing
from news_digest.understand.runs import NEWSPAPER_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from news_digest.understand.atoms import Atom
    from news_digest.understand.gazetteer import Gazetteer

BRACKET = re.compile(r" \((?:the )?$")
ABBREVIATION = re.compile(r"[A-Z][A-Za-z&.]{1,9}")
LINK = re.compile(r" (?:in|to|on|with|against|for|of|and|at|by)(?: the)? ")
INITIAL = re.compile(r"[^\W\d_]")
NICKNAME = re.compile(r" [\"“][A-Z][\w'’.-]*(?: [A-Z]?[\w'’.-]+)?[\"”] ")
SENTENCE_ENDS = '.!?:"”\n'


def mark_abbreviations(text: str, names: Sequence[FoundName]) -> list[FoundName]:
    """Return names, those in brackets that abbreviate the name before them marked as `short_for` it."""
    names = [
        name._replace(votes=(Vote(None, 5, "an abbreviation of small words"),))
        if names_nothing(text, name)
        else name
        for name in names
    ]
    marked = names[:1]
    for before, name in pairwise(names):
        if (
            text.startswith(")", name.end)
            and BRACKET.fullmatch(text, before.end, name.start)
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


def join_names(text: str, names: Sequence[FoundName], gazetteer: Gazetteer) -> list[FoundName]:
    """Return names, joined where a nickname stands in one or an abbreviation behind two covers both.

    Mission in Georgia (MIG) is one name; so is Anna “Birdie” Holm.
    """
    joined: list[FoundName] = []
    index = 0
    while index < len(names):
        name = names[index]
        reach = _reach(text, names, index, gazetteer)
        if reach > index:
            end = names[reach].end
            votes = tuple(vote for part in names[index : reach + 1] for vote in part.votes)
            name = FoundName(name.start, end, text[name.start : end], None, votes)
        joined.append(name)
        index = reach + 1
    return joined


def _reach(text: str, names: Sequence[FoundName], index: int, gazetteer: Gazetteer) -> int:
    """Return the index of the last name that goes with the one at `index`: mostly that one."""
    name = names[index]
    nickname = NICKNAME.match(text, name.end) if text.startswith((' "', " “"), name.end) else None
    if nickname and (_is_given(name.text, gazetteer) or _is_given(nickname.group()[2:-2], gazetteer)):
        for reach in range(index + 1, min(index + 3, len(names))):
            if names[reach].start == nickname.end():
                return reach
    if index + 2 < len(names) and text.startswith(" (", names[index + 1].end):
        other, short = names[index + 1], names[index + 2]
        is_linked = LINK.fullmatch(text, name.end, other.start) and short.start == other.end + 2
        if is_linked and short.text.isupper() and _spells(short.text, text[name.start : other.end]):
            return index + 1
    return index


def _is_given(name: str, gazetteer: Gazetteer) -> bool:
    """Tell whether a name begins with a given name."""
    return gazetteer.is_given(name.split(" ", maxsplit=1)[0])


def _spells(short: str, full: str) -> bool:
    """Tell whether an abbreviation has the initials of a name's words, and those of small words or not."""
    letters = (INITIAL.search(word) for part in full.split(" ") for word in re.findall(r"\w\.|[^.]+", part))
    initials = [found.group() for found in letters if found]
    pattern = "".join(letter if letter.isupper() else f"{letter.upper()}?" for letter in initials)
    return re.fullmatch(pattern, short.replace(".", "")) is not None


def find_generic(
    text: str, lone: Sequence[Atom], names: Sequence[FoundName], gazetteer: Gazetteer
) -> Iterator[FoundName]:
    """Yield lone general words that are names in this article: the Museum, if it named one; The Times."""
    if not lone:
        return
    heads: dict[str, FoundName] = {}
    for name in names:
        first, _, rest = name.text.lower().partition(" ")
        if rest:
            for word in (first, rest.rsplit(" ", 1)[-1]):
                heads.setdefault(word, name)
    for atom in lone:
        head = heads.get(atom.lower)
        if _is_newspaper(text, atom):
            yield FoundName(
                atom.start, atom.end, atom.word, None, (Vote("organisation", 3, "follows “The”"),)
            )
        elif head and head.start < atom.start and _is_the(text, atom) and _is_head(atom.lower, gazetteer):
            yield FoundName(atom.start, atom.end, atom.word, None, (), head.known or head.text)


def _is_head(word: str, gazetteer: Gazetteer) -> bool:
    """Tell whether a word ends names of organisations or places, and is no role."""
    if word in gazetteer.roles:
        return False
    return word in gazetteer.organisation_words or word in gazetteer.place_words


def _is_the(text: str, atom: Atom) -> bool:
    """Tell whether “the” stands before an atom, within a sentence."""
    return not atom.loose and text[max(0, atom.start - 4) : atom.start].lower() == "the "


def _is_newspaper(text: str, atom: Atom) -> bool:
    """Tell whether a word stands behind a “The” that has its capital within a sentence: in The Times."""
    if atom.lower not in NEWSPAPER_WORDS or not text.endswith(" The ", 0, atom.start):
        return False
    return text[: atom.start - 5][-1:] not in SENTENCE_ENDS
