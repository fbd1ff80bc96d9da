"""What stands at the edges of a name and is no part of it: peoples, callings, letters behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from news_digest.understand.atoms import is_name_like
from news_digest.understand.lexicon import read_words
from news_digest.understand.wording import is_people

if TYPE_CHECKING:
    from news_digest.understand.atoms import Atom
    from news_digest.understand.gazetteer import Gazetteer

CALLING_ENDINGS = ("ologist", "ician", "keeper", "maker", "holder", "umpire", "ian", "ese", "ish")
POST_NOMINALS = read_words("post_nominals")
FULL_NAME = 2  # words of a person's name with a surname


def is_no_end(atoms: list[Atom], gazetteer: Gazetteer) -> bool:
    """Tell whether the last word cannot end a name: a small one, a people, letters behind a name."""
    last = atoms[-1]
    if not is_name_like(last.word):
        return True
    if len(atoms) > 1 and last.lower in POST_NOMINALS:
        return True
    is_party = len(atoms) > 1 and last.lower in gazetteer.organisation_words  # Social Democrats
    return is_people(last, gazetteer) and not is_party


def is_unknown_calling(atoms: list[Atom], gazetteer: Gazetteer) -> bool:
    """Tell whether the first word looks like a calling or a people, with a full name behind: Immunologist."""
    first = atoms[0]
    if len(atoms) <= FULL_NAME or first.known or not first.lower.endswith(CALLING_ENDINGS):
        return False
    return gazetteer.is_given(atoms[1].word) and not gazetteer.lists(first.word)


def is_given_people(atoms: list[Atom], gazetteer: Gazetteer) -> bool:
    """Tell whether a word for a people is a given name here: Christian Wolff, not Christian Democrats."""
    if len(atoms) < FULL_NAME or atoms[0].word not in gazetteer.given_names:
        return False
    second = atoms[1]
    return second.known is None and second.word[0].isupper() and not _is_office(second, gazetteer)


def _is_office(atom: Atom, gazetteer: Gazetteer) -> bool:
    """Tell whether a word is common, a role, a people, or a word for organisations."""
    word = atom.lower
    lists = (gazetteer.roles, gazetteer.role_modifiers, gazetteer.nationalities, gazetteer.organisation_words)
    return gazetteer.is_common(word) or any(word in words for words in lists)
