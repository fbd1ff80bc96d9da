"""Whether the first word of a sentence belongs to a name, or has its capital for its place alone."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from news_digest.understand.lexicon import read_words
from news_digest.understand.runs import SURNAME_OR_WORD
from news_digest.understand.wording import is_plain_word

if TYPE_CHECKING:
    from news_digest.understand.atoms import Atom
    from news_digest.understand.casing import Casing
    from news_digest.understand.gazetteer import Gazetteer

BODIES = read_words("bodies")
NAME_OPENERS = read_words("name_openers")
PLAIN_PLURALS = read_words("plain_plurals")
SINGULAR_ENDINGS = ("ss", "us", "is", "as", "os", "'s")
STORMS = read_words("storms")


def without_loose_start(run: list[Atom], gazetteer: Gazetteer, casing: Casing) -> list[Atom]:
    """Return a run without its first word if that has its capital only from its place in the sentence."""
    first = run[0]
    if not first.loose or first.known is not None or _is_name_start(run, gazetteer, casing):
        return run
    rest = run[1:]
    while rest and not rest[0].word[0].isupper() and rest[0].known is None:
        rest = rest[1:]  # a small word cannot begin a name that lost its head
    return rest


def _is_name_start(run: list[Atom], gazetteer: Gazetteer, casing: Casing) -> bool:
    """Tell whether the first word of a sentence belongs to a name."""
    word = run[0].lower
    if word in gazetteer.honorifics or word in gazetteer.roles or word in gazetteer.nationalities:
        return True
    if len(run) > 1 and _opens_name(run, gazetteer):
        return True
    if run[0].hung and len(run) == 1 and not gazetteer.lists(run[0].word):
        return False  # Seventh-seeded, but London-based
    if (word in casing.large or word in BODIES) and word not in casing.small:
        return True
    if _may_be_plain(run, gazetteer, casing):
        return _heads_organisation(run, gazetteer)
    return True


def _may_be_plain(run: list[Atom], gazetteer: Gazetteer, casing: Casing) -> bool:
    """Tell whether a first word may be one like any other."""
    word = run[0].lower
    if word in casing.small or gazetteer.is_common(word):
        return True
    is_plural = len(run) == 1 and word.endswith("s") and not word.endswith(SINGULAR_ENDINGS)
    return (is_plural or is_plain_word(word, gazetteer)) and not gazetteer.lists(run[0].word)


def _opens_name(run: list[Atom], gazetteer: Gazetteer) -> bool:
    """Tell whether a run of words opens with a storm, a given name, a particle or a surname: De Gaulle."""
    word, second = run[0].lower, run[1]
    if word in STORMS or second.word in {"World", "War"}:
        return True
    if word in SURNAME_OR_WORD or word.endswith("day"):
        return True  # runs open with these only if they are names
    if run[0].word in gazetteer.given_names and second.word[0].isupper() and not second.known:
        return second.lower not in gazetteer.common_words
    if word not in NAME_OPENERS:
        return False
    following = next((atom for atom in run[1:] if atom.word[0].isupper()), None)
    return following is not None and following.known is None and following.lower not in gazetteer.roles


def _heads_organisation(run: list[Atom], gazetteer: Gazetteer) -> bool:
    """Tell whether a run with a common first word is an organisation: Health Ministry, Bank of Leeds."""
    words = [atom.lower for atom in run]
    heads = gazetteer.organisation_words
    if (
        "of" in words[1:2]
        and len(words) > len(("head", "of"))
        and (words[0] in heads or words[0] in gazetteer.place_words)
    ):
        return words[0] not in PLAIN_PLURALS
    is_modifier = words[0] in gazetteer.role_modifiers
    if not is_modifier and any(head in heads and small == "of" for head, small in pairwise(words[1:])):
        return True  # Patriotic Union of Kurdistan, but Senior Bank of England officials
    if is_modifier and any(word in gazetteer.roles for word in words[1:]):
        return run[1].known is None
    return len(words) > 1 and words[-1] in heads and words[0] not in gazetteer.stop_words
