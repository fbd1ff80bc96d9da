"""Runs of capitalised words in a sentence, with the small words that may stand within a name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from news_digest.understand.atoms import PARTICLES, is_name_like
from news_digest.understand.joining import connects, list_width
from news_digest.understand.lexicon import read_words

if TYPE_CHECKING:
    from news_digest.understand.atoms import Atom
    from news_digest.understand.gazetteer import Gazetteer

BEFORE_SURNAME = read_words("before_surname")
LONGEST_RUN = 40  # words; a longer row of capitals is no name, and costs time
OWNERS = read_words("owners")
SAINTS = read_words("saints")
INSIDE = read_words("inside_names")
FOREIGN = PARTICLES - {"st", "e", "y"}  # behind them a “Mar” is no month: Sindicato do Mar
NUMERAL = re.compile(r"[IVX]{2,5}|V")  # Elizabeth II, World War II, Pius V
GENERATION = frozenset(("jr", "sr"))
PREFIXES = frozenset(
    ("anti", "pro", "ex", "non", "post", "pre", "co", "semi", "multi", "mid", "inter", "pan", "all")
)
INSIDE_TOO = frozenset(("will", "may", "one", "two", "said", "he"))  # with a capital within a run
SURNAME_OR_WORD = read_words("surname_or_word")
NEWSPAPER_WORDS = read_words("newspaper_words")
ARTICLE_LIKE = frozenset(
    ("an", "so", "no")
)  # at the head of a sentence these are the words, not the surnames


def find_runs(atoms: list[Atom], gazetteer: Gazetteer) -> list[list[Atom]]:
    """Return the runs of atoms that may hold names, in order."""
    runs: list[list[Atom]] = []
    index = 0
    while index < len(atoms):
        following = atoms[index + 1] if index + 1 < len(atoms) else None
        if not _opens(atoms[index], following, gazetteer):
            index += 1
            continue
        stop = _run_end(atoms, index, gazetteer)
        runs.append(atoms[_with_particles(atoms, index) : stop])
        index = stop
    return runs


def _opens(atom: Atom, following: Atom | None, gazetteer: Gazetteer) -> bool:
    """Tell whether a run may begin at an atom."""
    if atom.known is not None:
        return True
    if following is not None and following.word == "World" and following.joined:
        return atom.word in {"First", "Second"}  # World War
    word = atom.word
    if not word[0].isupper() and not is_name_like(word):
        return False
    if atom.lower not in gazetteer.stop_words and not _is_barred(atom, gazetteer):
        return True
    return following is not None and _opens_after_all(atom, following, gazetteer)


def _opens_after_all(atom: Atom, following: Atom, gazetteer: Gazetteer) -> bool:
    """Tell whether a function word or weekday opens a name: He Lifeng, Jan Hammer, Sunday Telegraph."""
    if not following.joined or following.known is not None or not following.word[0].isupper():
        return False
    if atom.lower.endswith("day"):
        return following.lower in NEWSPAPER_WORDS
    if (
        atom.lower not in SURNAME_OR_WORD
        or atom.word.isupper()
        or (atom.loose and atom.lower in ARTICLE_LIKE)
    ):
        return False
    return not (
        gazetteer.is_common(following.lower)
        or following.lower in gazetteer.stop_words
        or following.lower in gazetteer.nationalities
        or following.lower in gazetteer.roles
        or following.lower in gazetteer.honorifics
        or following.word in gazetteer.places
        or _is_barred(following, gazetteer)
    )


def _is_barred(atom: Atom, gazetteer: Gazetteer) -> bool:
    """Tell whether an atom can be in no name: months, weekdays, `GDP`, but not roles such as `CEO`."""
    if atom.known is not None:
        return False
    if "-" in atom.word and _is_compound_adjective(atom.word, gazetteer):
        return True
    return atom.lower in gazetteer.never_names and atom.lower not in gazetteer.roles


def _is_compound_adjective(word: str, gazetteer: Gazetteer) -> bool:
    """Tell whether a word is like Arab-sponsored or London-based, and not like Ki-moon or Duck-soo."""
    first, _, last = word.lower().partition("-")
    is_plain = gazetteer.is_common(first) or first in PREFIXES or first in gazetteer.nationalities
    return is_plain and word.endswith(last) and len(last) > 2 and gazetteer.is_common(last.rsplit("-", 1)[-1])  # noqa: PLR2004 - Kim Jong-un's last part is no ending


def _run_end(atoms: list[Atom], index: int, gazetteer: Gazetteer) -> int:
    """Return the index after the last atom of the run that begins at `index`."""
    start = index
    index += 1
    while index < min(len(atoms), start + LONGEST_RUN):
        if not atoms[index].joined or _is_owner(atoms, start, index - 1, gazetteer):
            width = list_width(atoms, start, index, gazetteer) if atoms[index].listed else 0
        elif _continues(atoms[index], gazetteer):
            width = 1
        else:
            width = _connector_width(atoms, start, index, gazetteer)
        if not width:
            break
        index += width
    return index


def _is_owner(atoms: list[Atom], start: int, index: int, gazetteer: Gazetteer) -> bool:
    """Tell whether a possessive ends the run: not that of St. Peter's Square or the People's Party."""
    if not atoms[index].closed or atoms[index].lower in OWNERS:
        return False
    if index == start and _owns_place(atoms, index, gazetteer):
        return False
    return not (index > start and atoms[index - 1].lower in SAINTS)


def _owns_place(atoms: list[Atom], index: int, gazetteer: Gazetteer) -> bool:
    """Tell whether a possessive is part of a place's name: Hawke's Bay, not Egypt's River Nile."""
    owner, head = atoms[index], atoms[index + 1]
    if owner.known or owner.loose or gazetteer.lists(owner.word) or owner.lower in gazetteer.stop_words:
        return False
    is_last = index + 2 >= len(atoms) or not atoms[index + 2].joined
    return is_last and head.word[0].isupper() and head.lower in gazetteer.place_words


def _continues(atom: Atom, gazetteer: Gazetteer) -> bool:
    """Tell whether an atom may stand inside a run."""
    if atom.known is not None:
        return True
    if not is_name_like(atom.word):
        return False
    if atom.lower in gazetteer.stop_words:
        return len(atom.word) == 1 or atom.lower in INSIDE_TOO
    if atom.lower in INSIDE or atom.lower in GENERATION or NUMERAL.fullmatch(atom.word):
        return True
    return not _is_barred(atom, gazetteer)


def _with_particles(atoms: list[Atom], index: int) -> int:
    """Return where a run begins if `von der`, `bin` or the like stand before it."""
    start = index
    while start and atoms[start].joined and atoms[start - 1].lower in BEFORE_SURNAME and start > index - 2:
        start -= 1
    return start


def _connector_width(atoms: list[Atom], start: int, index: int, gazetteer: Gazetteer) -> int:
    """Return how many atoms from `index` on (a small word and what follows it) join the run; 0 if none."""
    word = atoms[index].lower
    if word in PARTICLES or word in {"of", "for", "and", "&", "on"}:
        reach = index + 1
        if (
            reach < len(atoms)
            and atoms[reach].lower in {"the", "la", "der", "los"}
            and atoms[reach].joined
            and word != "and"
        ):
            reach += 1
        if reach >= len(atoms) or not atoms[reach].joined:
            return 0
        if not (_continues(atoms[reach], gazetteer) or (word in FOREIGN and atoms[reach].word[0].isupper())):
            return 0
        if connects(word, atoms[start:index], atoms[reach], atoms[reach + 1 : reach + 5], gazetteer):
            return reach - index + 1
    return 0
