"""From runs of capitalised words to names: roles, titles, peoples and sentence starts are taken off."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from news_digest.understand.joining import PORTFOLIO
from news_digest.understand.lexicon import read_words
from news_digest.understand.starts import without_loose_start
from news_digest.understand.trimming import is_given_people, is_no_end, is_unknown_calling
from news_digest.understand.wording import is_headed, is_organisation, is_people, without_joiners

if TYPE_CHECKING:
    from news_digest.understand.atoms import Atom
    from news_digest.understand.casing import Casing
    from news_digest.understand.gazetteer import Gazetteer

CALLINGS = read_words("callings")
BESIDE_HOUSE = frozenset(("senate", "congress", "representatives", "commons", "democrats", "republicans"))
BODIES = read_words("bodies")
DIRECTION = read_words("direction")
ROYAL = read_words("royal")
SAINTS = frozenset(("san", "santa", "santo", "sao", "são", "st", "saint", "los", "las"))
STORMS = read_words("storms")
SURNAME_ROLES = read_words("surname_roles")
LONGEST_NAME = 10  # words; more is a list or a title


class Segment(NamedTuple):
    """A name's atoms, and the role or title that stands before it (as written), if any."""

    atoms: list[Atom]
    role: str | None
    title: str | None


class Segmenter:
    """Splits the runs of one article into names."""

    def __init__(self, gazetteer: Gazetteer, casing: Casing) -> None:
        self.gazetteer = gazetteer
        self.casing = casing

    def split(self, run: list[Atom]) -> list[Segment]:
        """Return the names in a run, in order."""
        segments: list[Segment] = []
        atoms = without_loose_start(run, self.gazetteer, self.casing)
        role = title = None
        while atoms:
            width = self._title_width(atoms)
            if width:
                title, atoms = atoms[0].word, atoms[width:]
                continue
            width = self._role_width(atoms)
            if width:
                role, atoms = " ".join(atom.word for atom in atoms[:width]), atoms[width:]
                bare = without_joiners(atoms)
                role, atoms = (None if len(bare) < len(atoms) else role), bare
                continue
            stop = self._name_end(atoms)
            name = self._trimmed(atoms[:stop])
            if name and not (len(name) == 1 and stop < len(atoms) and self._is_adjective(name[0])):
                segments.append(Segment(name, role, title))
            role = title = None
            atoms = atoms[stop:]
        return segments

    def _title_width(self, atoms: list[Atom]) -> int:
        """Return 1 if a form of address stands first and a name behind it: Gov Smith, not Gov Workshop."""
        return int(
            len(atoms) > 1
            and atoms[0].known is None
            and atoms[0].lower in self.gazetteer.honorifics
            and not self._names_a_body(atoms[1:])
        )

    def _names_a_body(self, atoms: list[Atom]) -> bool:
        """Tell whether atoms name an organisation or an event and no person."""
        last = atoms[-1].lower
        return atoms[0].word not in self.gazetteer.given_names and (
            last in self.gazetteer.thing_words or is_organisation(atoms, self.gazetteer)
        )

    def _role_width(self, atoms: list[Atom]) -> int:
        """Return how many atoms from the first on are a role, 0 if they are not; roles may stand alone."""
        gazetteer, word = self.gazetteer, atoms[0].lower
        if word not in gazetteer.roles and word not in gazetteer.role_modifiers and "-" not in word:
            return 0
        width, is_role = 0, False
        is_royal = atoms[0].lower in ROYAL
        if is_royal and len(atoms) > 2 and self._is_head(atoms[-1]):  # noqa: PLR2004 - King Fahd University
            return 0
        for index, atom in enumerate(atoms):
            word = atom.lower
            if atom.known is not None or self._is_mere_calling(atoms, index):
                break
            if word in gazetteer.roles or ("-" in word and word.rsplit("-", 1)[1] in gazetteer.roles):
                is_role = True
            elif not (
                word.removeprefix("ex-") in gazetteer.role_modifiers
                or (is_role and word in {"of", "for", "the", "and"})
                or (is_role and word in PORTFOLIO)
            ):
                break
            width += 1
        while width and atoms[width - 1].lower in {"of", "for", "the", "and"}:
            width -= 1
        if not is_role or is_organisation(atoms, self.gazetteer):
            return 0
        return width

    def _is_mere_calling(self, atoms: list[Atom], index: int) -> bool:
        """Tell whether an atom is a calling that is no title here: Star Wars, but Star Will Smith."""
        if atoms[index].lower.removesuffix("s") not in CALLINGS or not atoms[index].word[0].isupper():
            return False
        following = atoms[index + 1] if index + 1 < len(atoms) else None
        return following is not None and following.word not in self.gazetteer.given_names

    def _name_end(self, atoms: list[Atom]) -> int:
        """Return where the name that begins with the first atom ends: before a role, a title, or a person."""
        for index in range(1, len(atoms)):
            rest = atoms[index:]
            if self._title_width(rest):
                return index
            if self._turns_to_role(atoms, index) or self._turns_to_person(atoms, index):
                return index
        return len(atoms)

    def _turns_to_role(self, atoms: list[Atom], index: int) -> bool:
        """Tell whether a role begins at `index` and a name follows it, or it stands after a known place."""
        rest, previous = atoms[index:], atoms[index - 1]
        if rest[0].lower in {"of", "for", "and", "the"} or not previous.word[0].isupper():
            return False
        width = self._role_width(rest)
        if width == len(rest) == 1 and self._is_team(previous, rest[0]):
            return False
        if not width or (is_headed(atoms[:index], self.gazetteer) and not self._names_person(rest[width:])):
            return False
        if (
            previous.known is None
            and rest[width - 1].lower in SURNAME_ROLES
            and (previous.word in self.gazetteer.given_names or width == len(rest))
        ):
            return False
        return width < len(rest) or previous.known is not None or rest[width - 1].lower not in SURNAME_ROLES

    def _is_team(self, before: Atom, last: Atom) -> bool:
        """Tell whether a plural of a role ends a name: Sacramento Kings, not EU Ministers."""
        if before.known is not None and (before.known.firm or before.known.kind != "place"):
            return False
        if last.lower in self.gazetteer.organisation_words:
            return True
        is_city = before.known is not None or before.word in self.gazetteer.cities
        return is_city and last.lower.endswith("s") and last.lower[:-1] in self.gazetteer.roles

    def _names_person(self, atoms: list[Atom]) -> bool:
        """Tell whether atoms begin with a given name."""
        return bool(atoms) and self.gazetteer.is_given(atoms[0].word)

    def _turns_to_person(self, atoms: list[Atom], index: int) -> bool:
        """Tell whether a person's full name begins at `index` after a country's name."""
        rest = atoms[index:]
        if self._is_one_more_word(atoms, index) or self._is_second_place(atoms, index):
            return True
        if len(rest) == 1 or not self._names_person(rest) or rest[0].known is not None:
            return False
        if is_organisation(rest, self.gazetteer) or any(atom.lower in {"of", "and", "for"} for atom in rest):
            return False
        return self._may_end_before_person(atoms, index)

    def _may_end_before_person(self, atoms: list[Atom], index: int) -> bool:
        """Tell whether the words before a full name are a place or an organisation."""
        before, rest = atoms[index - 1], atoms[index:]
        if before.known is not None or before.word in self.gazetteer.places:
            return True
        if before.word in self.gazetteer.cities:
            return not self.gazetteer.is_given(before.word) and before.lower not in SAINTS
        if is_headed(atoms[:index], self.gazetteer):  # … Institute of Infectious Diseases | Anthony Fauci
            return before.word[0].isupper() and not self.gazetteer.is_common(rest[1].lower)
        return index > 1 and before.lower in self.gazetteer.organisation_words

    def _is_one_more_word(self, atoms: list[Atom], index: int) -> bool:
        """Tell whether just one word follows a country and makes no organisation of it: U.S. Route."""
        first, last = atoms[0], atoms[-1]
        if (
            index != 1
            or len(atoms) != index + 1
            or first.known is None
            or not first.known.firm
            or first.known.kind != "place"
        ):
            return False
        return last.known is None and not self._is_head(last) and first.word.isupper()

    def _is_second_place(self, atoms: list[Atom], index: int) -> bool:
        """Tell whether a known place ends a run right behind a place: Faisalabad | West Indies."""
        before, last = atoms[0], atoms[-1]
        if index != 1 or len(atoms) != 2 or last.known is None or last.known.kind != "place":  # noqa: PLR2004 - two names
            return False
        return before.word in self.gazetteer.places or before.word in self.gazetteer.cities

    def _is_head(self, atom: Atom) -> bool:
        """Tell whether a word ends names of organisations or places."""
        return atom.lower in self.gazetteer.organisation_words or atom.lower in self.gazetteer.place_words

    def _trimmed(self, atoms: list[Atom]) -> list[Atom]:
        """Return a name without peoples around it and small words at its ends; nothing if no name is left."""
        whole = atoms
        while atoms and not atoms[-1].known and is_no_end(atoms, self.gazetteer):
            atoms = atoms[:-1]
        while (
            atoms
            and is_people(atoms[0], self.gazetteer)
            and not is_organisation(atoms, self.gazetteer)
            and not is_given_people(atoms, self.gazetteer)
        ):
            atoms = atoms[1:]
            atoms = without_joiners(atoms)
        width = self._role_width(atoms) if atoms else 0
        if width:
            atoms = atoms[width:]
        if atoms and is_unknown_calling(atoms, self.gazetteer):
            atoms = atoms[1:]
        if len(atoms) == 1 < len(whole) and atoms[0].known is None and self._is_bare_modifier(atoms[0]):
            return []
        if len(atoms) == 1 and self._is_generic(atoms[0]):
            return []
        return atoms if len(atoms) <= LONGEST_NAME else []

    def _is_adjective(self, atom: Atom) -> bool:
        """Tell whether a word before a role is a common adjective: Medical Editor."""
        return (
            atom.known is None
            and atom.lower.endswith(("al", "ic", "ive"))
            and self.gazetteer.is_common(atom.lower)
        )

    def _is_bare_modifier(self, atom: Atom) -> bool:
        """Tell whether a word that lost what it stood by is no name by itself: Eastern (Europeans)."""
        return atom.lower in DIRECTION or atom.lower in self.gazetteer.common_words

    def _is_generic(self, atom: Atom) -> bool:
        """Tell whether a lone word is too general for a name: Government, Street, Ministry, initials."""
        if atom.known is not None:
            return False
        word, gazetteer = atom.lower, self.gazetteer
        if word in BODIES:
            return False
        if word == "house":
            return atom.loose or self.casing.large.isdisjoint(BESIDE_HOUSE)
        if word in gazetteer.organisation_words or word in gazetteer.place_words or word in gazetteer.roles:
            return not (atom.word.isupper() and len(word) > 1)
        if (
            word in gazetteer.role_modifiers
            or word in gazetteer.honorifics
            or len(word) == 1
            or word in gazetteer.stop_words
        ):
            return True
        is_abbreviation = atom.word.isupper() and len(word) > 1
        return word in self.casing.small and not is_abbreviation  # the article writes it small elsewhere
