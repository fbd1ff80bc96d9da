"""Runs of capitalised words in a sentence, with the small words that may stand within a name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.understand.atoms import PARTICLES, is_name_like
from generator.understand.lexicon import read_words

if TYPE_CHECKING:
    from generator.understand.atoms import Atom
    from generator.understand.gazetteer import Gazetteer

BEFORE_SURNAME = read_words("before_surname")
LONGEST_RUN = 40  # words; a longer row of capitals is no name, and costs time
PORTFOLIO = read_words("portfolio")
OWNERS = read_words("owners")
OF_HEADS = read_words("of_heads")


def find_runs(atoms: list[Atom], gazetteer: Gazetteer) -> list[list[Atom]]:
    """Return the runs of atoms that may hold names, in order."""
    runs: list[list[Atom]] = []
    index = 0
    while index < len(atoms):
        if not _opens(atoms[index], gazetteer):
            index += 1
            continue
        stop = _run_end(atoms, index, gazetteer)
        runs.append(atoms[_with_particles(atoms, index) : stop])
        index = stop
    return runs


def _opens(atom: Atom, gazetteer: Gazetteer) -> bool:
    """Tell whether a run may begin at an atom."""
    if atom.known is not None:
        return True
    return (
        is_name_like(atom.word) and atom.lower not in gazetteer.stop_words and not _is_barred(atom, gazetteer)
    )


def _is_barred(atom: Atom, gazetteer: Gazetteer) -> bool:
    """Tell whether an atom can be in no name: months, weekdays, `GDP`, but not roles such as `CEO`."""
    if atom.known is not None:
        return False
    if "-" in atom.word and _is_compound_adjective(atom.word):
        return True
    return atom.lower in gazetteer.never_names and atom.lower not in gazetteer.roles


def _is_compound_adjective(word: str) -> bool:
    """Tell whether a word is like Arab-sponsored or London-based: a name bent into an adjective."""
    last = word.rsplit("-", 1)[1]
    return last.islower() and len(last) > 2 and not word[0].islower()  # noqa: PLR2004 - Ban Ki-moon's last part is no ending


def _run_end(atoms: list[Atom], index: int, gazetteer: Gazetteer) -> int:
    """Return the index after the last atom of the run that begins at `index`."""
    start = index
    index += 1
    while index < min(len(atoms), start + LONGEST_RUN):
        previous, atom = atoms[index - 1], atoms[index]
        if not atom.joined or (previous.closed and previous.lower not in OWNERS):
            break
        if _continues(atom, gazetteer):
            index += 1
            continue
        width = _connector_width(atoms, start, index, gazetteer)
        if not width:
            break
        index += width
    return index


def _continues(atom: Atom, gazetteer: Gazetteer) -> bool:
    """Tell whether an atom may stand inside a run."""
    if atom.known is not None:
        return True
    if not is_name_like(atom.word):
        return False
    if atom.lower in gazetteer.stop_words:
        return len(atom.word) == 1 or atom.lower in {"will", "may"}
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
        if reach >= len(atoms) or not atoms[reach].joined or not _continues(atoms[reach], gazetteer):
            return 0
        if _connects(word, atoms[start:index], atoms[reach], atoms[reach + 1 : reach + 5], gazetteer):
            return reach - index + 1
    return 0


def _connects(word: str, left: list[Atom], right: Atom, later: list[Atom], gazetteer: Gazetteer) -> bool:
    """Tell whether a small word holds together what stands left and right of it."""
    last = left[-1]
    if word in PARTICLES:
        return last.known is None and right.known is None
    if word == "&":
        return True
    if word == "of":
        return _connects_of(left, right, gazetteer)
    if word in {"for", "on"}:
        heads = gazetteer.organisation_words
        by_role = last.lower in gazetteer.roles and right.lower in PORTFOLIO
        return by_role or (any(atom.lower in heads for atom in left) and right.known is None)
    return _connects_and(left, right, later, gazetteer)


def _connects_of(left: list[Atom], right: Atom, gazetteer: Gazetteer) -> bool:
    """Tell whether “of” holds a name together: University of Leeds, but not President of France."""
    last = left[-1]
    if last.lower in gazetteer.roles:
        return right.lower in PORTFOLIO
    if last.known is not None or last.word in gazetteer.given_names or last.lower in gazetteer.nationalities:
        return False
    word = last.lower
    if word in gazetteer.organisation_words or word in gazetteer.place_words or word in OF_HEADS:
        return True
    return last.lower in gazetteer.common_words and not last.loose


def _connects_and(left: list[Atom], right: Atom, later: list[Atom], gazetteer: Gazetteer) -> bool:
    """Tell whether “and” holds a name together: Health and Human Services, Food and Drug Administration."""
    if right.known is not None or right.lower in gazetteer.roles or right.word in gazetteer.given_names:
        return False
    words = [atom.lower for atom in left]
    if "of" in words or "for" in words or "on" in words:
        is_place = right.word in gazetteer.places or right.word in gazetteer.cities
        heads = gazetteer.organisation_words
        fits = gazetteer.is_common(right.lower) or right.lower.endswith(("logy", "ity", "tion", "ics"))
        return fits and not is_place and right.lower not in heads and any(word in heads for word in words)
    if not gazetteer.is_common(right.lower):
        return False
    ends = (atom.lower for atom in (right, *later) if is_name_like(atom.word))
    return words[-1] in gazetteer.common_words and any(end in gazetteer.organisation_words for end in ends)
