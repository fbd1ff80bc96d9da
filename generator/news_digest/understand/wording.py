"""What the words of a run say: whether they name an organisation or a people, or nothing in particular."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from news_digest.understand.atoms import Atom
    from news_digest.understand.gazetteer import Gazetteer

PREFIXES = ("pre", "re", "un", "non", "over", "under", "mis", "dis", "inter", "out", "anti", "super", "multi")
LONG_ENDINGS = (
    "izing",
    "ising",
    "ized",
    "ised",
    "izes",
    "ises",
    "ization",
    "isation",
    "ability",
    "fully",
    "ically",
)
SHORTEST_STEM = 3  # letters behind a prefix
STATES = frozenset(("republic", "kingdom", "commonwealth"))
SMALL_JOINERS = frozenset(("of", "for", "and", "&", "the", "on"))


def is_organisation(atoms: list[Atom], gazetteer: Gazetteer) -> bool:
    """Tell whether atoms up to the next role name an organisation: General Motors, Observatory for Peace."""
    last = atoms[-1].lower.rsplit(" ", maxsplit=1)[-1]  # a known name is one atom: Christian Democratic Party
    if len(atoms) < 2 or last in gazetteer.roles:  # noqa: PLR2004 - a head and something before it
        return False
    if last in gazetteer.thing_words or is_headed(atoms, gazetteer):
        return True
    if last not in gazetteer.organisation_words and last not in gazetteer.place_words:
        return False
    return not any(gazetteer.is_given(atom.word) for atom in atoms[1:-1])


def is_headed(atoms: list[Atom], gazetteer: Gazetteer) -> bool:
    """Tell whether atoms have an organisation word and “of” or “for” behind it: Office of the Governor."""
    return any(
        (atom.lower in gazetteer.organisation_words or atom.lower in STATES)
        and following.lower in {"of", "for"}
        for atom, following in pairwise(atoms)
    )


def is_people(atom: Atom, gazetteer: Gazetteer) -> bool:
    """Tell whether an atom is a word for a people, a language or a creed (also `Franco-German`)."""
    if atom.known is not None or atom.word in gazetteer.places:
        return False
    words = gazetteer.nationalities
    if atom.lower in words:
        return True
    return "-" in atom.lower and atom.word[0].isupper() and atom.lower.rsplit("-", 1)[1] in words


def without_joiners(atoms: list[Atom]) -> list[Atom]:
    """Return atoms from the first on that is no small joiner."""
    for index, atom in enumerate(atoms):
        if atom.lower not in SMALL_JOINERS or atom.known is not None:
            return atoms[index:]
    return []


def is_plain_word(word: str, gazetteer: Gazetteer) -> bool:
    """Tell whether a word in lower case is common English, alone or behind a prefix: pretax."""
    if gazetteer.is_common(word):
        return True
    stem = next((word[: -len(end)] for end in LONG_ENDINGS if word.endswith(end)), None)
    if stem and (stem in gazetteer.common_words or stem + "e" in gazetteer.common_words):
        return True
    rest = next((word[len(start) :] for start in PREFIXES if word.startswith(start)), "")
    return len(rest) >= SHORTEST_STEM and gazetteer.is_common(rest)
