"""What holds a name together: “of”, “for” and “and”, particles, and lists of what a body is for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from news_digest.understand.atoms import PARTICLES, is_name_like
from news_digest.understand.lexicon import read_words

if TYPE_CHECKING:
    from news_digest.understand.atoms import Atom
    from news_digest.understand.gazetteer import Gazetteer

BETWEEN_PLACES = frozenset(("de", "del", "do", "da", "di", "dos"))  # América de Cali, Universidad de Chile
PAIRS = frozenset(
    (("fire", "rescue"), ("search", "rescue"), ("trade", "industry"), ("research", "development"))
)
PORTFOLIO = read_words("portfolio")
OF_HEADS = read_words("of_heads")
LISTED_ENDS = read_words("listed_ends")
FIELD_ENDINGS = ("logy", "ity", "tion", "ics", "ment", "ture")
LONGEST_LIST = 12  # atoms
LOOK = 5  # atoms behind a list in which its organisation word must stand


def connects(word: str, left: list[Atom], right: Atom, later: list[Atom], gazetteer: Gazetteer) -> bool:
    """Tell whether a small word holds together what stands left and right of it."""
    last = left[-1]
    if word in PARTICLES:
        return (last.known is None and right.known is None) or word in BETWEEN_PLACES
    if word == "&":
        return True
    if word == "of":
        return _connects_of(left, right, gazetteer)
    if word in {"for", "on"}:
        heads = gazetteer.organisation_words
        by_role = last.lower in gazetteer.roles and right.lower in PORTFOLIO
        follows = bool(later) and later[0].joined and is_name_like(later[0].word) and later[0].lower in heads
        return by_role or (right.known is None and (follows or any(atom.lower in heads for atom in left)))
    return _connects_and(left, right, later, gazetteer)


def _connects_of(left: list[Atom], right: Atom, gazetteer: Gazetteer) -> bool:
    """Tell whether “of” holds a name together: University of Leeds, but not President of France."""
    last = left[-1]
    if last.lower in gazetteer.roles:
        return right.lower in PORTFOLIO or _is_headed([atom.lower for atom in left], gazetteer)
    if last.known is not None or last.word in gazetteer.given_names or last.lower in gazetteer.nationalities:
        return False
    word = last.lower
    heads = (gazetteer.organisation_words, gazetteer.place_words, OF_HEADS)
    if word.endswith("'s") or any(word in words for words in heads):
        return True  # also Lloyd's of London
    if _is_headed([atom.lower for atom in left], gazetteer):
        return _is_field(last, gazetteer) and _is_field(right, gazetteer)
    if len(left) > 1 and _is_place(right, gazetteer):
        return False  # River Plate of Buenos Aires
    return last.lower in gazetteer.common_words and not last.loose


def _is_place(atom: Atom, gazetteer: Gazetteer) -> bool:
    """Tell whether an atom is a country, a region or a city."""
    if atom.known is not None:
        return atom.known.kind == "place"
    return atom.word in gazetteer.places or atom.word in gazetteer.cities


def _connects_and(left: list[Atom], right: Atom, later: list[Atom], gazetteer: Gazetteer) -> bool:
    """Tell whether “and” holds a name together: Health and Human Services, Food and Drug Administration."""
    if right.known is not None or right.lower in gazetteer.roles or right.word in gazetteer.given_names:
        return False
    if later and later[0].lower in {"of", "for"} and right.lower in gazetteer.organisation_words:
        return False  # National Park Service and Department of Energy
    words = [atom.lower for atom in left]
    if (words[-1], right.lower) in PAIRS:
        return len(left) > 1
    if _is_headed(words, gazetteer):
        return _is_field(right, gazetteer) and right.lower not in gazetteer.organisation_words
    if not gazetteer.is_common(right.lower):
        return False
    ends = (atom.lower for atom in (right, *later) if is_name_like(atom.word))
    return gazetteer.is_common(words[-1]) and any(end in gazetteer.organisation_words for end in ends)


def _is_headed(words: list[str], gazetteer: Gazetteer) -> bool:
    """Tell whether words name a body and what it is for: Ministry of Culture."""
    if not ({"of", "for", "on"} & set(words)):
        return False
    return any(word in gazetteer.organisation_words or word in OF_HEADS for word in words)


def _is_field(atom: Atom, gazetteer: Gazetteer) -> bool:
    """Tell whether a word may be what a body is for: Food, Agriculture; no place and no people."""
    if atom.known is not None or not is_name_like(atom.word):
        return False
    if atom.word in gazetteer.places or atom.word in gazetteer.cities or atom.lower in gazetteer.roles:
        return False
    return gazetteer.is_common(atom.lower) or atom.lower.endswith(FIELD_ENDINGS)


def list_width(atoms: list[Atom], start: int, index: int, gazetteer: Gazetteer) -> int:
    """Return how many atoms behind a comma go on with a name: “, Food and Rural Affairs”; 0 if none do.

    The list must close with “and”; before it must stand an organisation word with “of” or “for”, or one
    behind it.
    """
    left = atoms[start:index]
    if _is_campus(left, atoms, index, gazetteer):
        return 1
    if not all(_is_field(atom, gazetteer) for atom in (left[-1], atoms[index])):
        return 0
    stop = _list_end(atoms, index, gazetteer)
    if not stop:
        return 0
    words = [atom.lower for atom in left]
    if _is_headed(words, gazetteer):
        return stop - index
    heads = gazetteer.organisation_words | LISTED_ENDS
    behind = [atom.lower for atom in atoms[stop - 1 : stop + LOOK] if is_name_like(atom.word)]
    is_plain = all(_is_field(atom, gazetteer) for atom in left)
    return stop - index if is_plain and any(word in heads for word in behind) else 0


def _is_campus(left: list[Atom], atoms: list[Atom], index: int, gazetteer: Gazetteer) -> bool:
    """Tell whether a city behind a comma says which university it is: University of Texas, El Paso."""
    following = atoms[index + 1] if index + 1 < len(atoms) else None
    if len(left) != len(("university", "of", "texas")) or left[0].lower != "university":
        return False
    if following is not None and following.listed:
        return False
    city = atoms[index]
    return (
        left[2].word in gazetteer.places and city.word not in gazetteer.places and _is_place(city, gazetteer)
    )


def _list_end(atoms: list[Atom], index: int, gazetteer: Gazetteer) -> int:
    """Return the index behind the word after the list's “and”; 0 if it is no list of fields."""
    for position in range(index, min(len(atoms) - 1, index + LONGEST_LIST)):
        atom, following = atoms[position], atoms[position + 1]
        if atom.lower == "and" and (atom.joined or atom.listed):
            return position + 2 if following.joined and _is_field(following, gazetteer) else 0
        if not (atom.joined or atom.listed) or not _is_field(atom, gazetteer):
            return 0
    return 0
