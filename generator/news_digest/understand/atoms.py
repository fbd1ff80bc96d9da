"""The words of a sentence that matter for names: those with a capital, and the small words that join them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from news_digest.understand.lexicon import read_words
from news_digest.understand.tokens import WORD

if TYPE_CHECKING:
    from news_digest.understand.known import KnownName

PARTICLES = read_words("particles")
JOINERS = PARTICLES | {"of", "for", "and", "&", "on", "the", "los"}
PLURAL_OWNERS = read_words("plural_owners")
JOINED_TITLES = read_words("joined_titles") | read_words("titles")
POSSESSIVES = ("'s", "’s", "'S", "’S", "ʼs")
OPENS_QUOTE = frozenset("\"“”‘'’:;•*…\n")
BACK = 4  # characters before a word in which a quotation may open
PREFIX = r"(?:al|el|as|an|ar|ash|at|ul|wal|ad|az|es)-[^\Wa-z_\d]|(?:[dl]|dell|dall)['’][^\Wa-z_\d]"
SMALL_PREFIX = re.compile(PREFIX)
# What hangs on a name by a hyphen and is no part of it: London-based, Rwanda-backed, Nobel Prize-winning.
HUNG = re.compile(
    rf"(?<=\w\w|\.\w|\w\.)-(?:{'|'.join(sorted(read_words('hung_on')))}|[a-z]{{2,}}ed|[a-z]{{3,}}ing)$"
)
GLUED = re.compile(r"(?<=[a-z]{2})(?:Image|Photo|Picture|Video|File)(?=:)")  # a caption's mark-up, left over
DOTTED = read_words("dotted")
# Behind a joiner, perhaps after one more small word, there must be a capital; it joins nothing otherwise.
BEFORE_CAPITAL = r"(?=\.?[ \u00a0](?:\w{1,4} ){0,2}(?:\w{1,3}[-'’])?[^\Wa-z_])"
# A word with a capital (perhaps behind `al-` or `d'`) or a digit, or a joiner; no part of a longer word.
NAME_WORD = re.compile(
    r"(?<!\w)(?<!\w['’ʼ&/\-‐‑@.])(?:"
    rf"(?:{'|'.join(sorted(JOINERS - {'&'}))}){BEFORE_CAPITAL}|&|"
    rf"(?=[^\Wa-z_]|{PREFIX})"
    rf"(?:{WORD.pattern}))"
)


Found = tuple[int, "KnownName | None"]  # where a known name ends, and which it is


class Atom(NamedTuple):
    """A word or known name at `text[start:end]`.

    `loose`: its capital proves nothing. `joined`: only a space (or an initial's full stop) stands between
    it and the atom before; `listed`: a comma and a space do. `closed`: a possessive follows. `known`: the
    known name it is, if it is one. `hung`: a participle hangs on it by a hyphen, as in London-based.
    """

    word: str
    lower: str
    start: int
    end: int
    loose: bool
    joined: bool
    closed: bool
    known: KnownName | None
    listed: bool = False
    hung: bool = False


def find_atoms(
    text: str, start: int, end: int, known: dict[int, Found], owning: frozenset[str] = frozenset()
) -> list[Atom]:
    """Return the atoms of the sentence `text[start:end]`.

    `known` has its known names by where they start, `owning` the words whose 's belongs to them (Macy's).
    """
    atoms: list[Atom] = []
    before: Atom | None = None
    reach = start  # where the atom before ends, its possessive included
    for match in NAME_WORD.finditer(text, start, end):
        begin, stop = match.span()
        if begin < reach:
            continue
        gap = text[reach:begin]
        joined = before is not None and not before.hung and (gap == " " or _is_joined(before, gap))
        loose = _is_loose(text, start, begin)
        found, word = known.get(begin), match.group()
        if found is None and word.isascii() and word.isalpha() and not text.startswith(":", stop):
            # most words; the fields stand in order, for by name they take twice the time
            before = Atom(word, word.lower(), begin, stop, loose, joined, False, None, gap == ", ")
            reach = stop
        else:
            before = _make_atom(text, begin, word, found, owning)._replace(
                loose=loose, joined=joined, listed=gap == ", "
            )
            reach = max(before.end + 2 * before.closed, stop if before.hung else 0)
        if before.lower in DOTTED and not before.hung and _is_dotted(text, before.end, end):
            before = before._replace(end=before.end + 1)
        atoms.append(before)
    return atoms


def is_name_like(word: str) -> bool:
    """Tell whether a word may be part of a name by its looks: a capital, perhaps behind `al-` or `d'`."""
    return word[0].isupper() or (not word.isalnum() and SMALL_PREFIX.match(word) is not None)


def _make_atom(text: str, begin: int, word: str, found: Found | None, owning: frozenset[str]) -> Atom:
    """Return the word or known name at a place as an atom; how it stands there is for others to say."""
    if found is not None:
        end, name = found
        word = text[begin:end]
        closed, hung = text[end : end + 2] in POSSESSIVES, text[end : end + 1] == "-"
    else:
        hung = False
        if "-" in word or text.startswith(":", begin + len(word)):
            bare = _without_hung(text, begin, word)
            hung, word = bare != word, bare
        closed = not hung and word.endswith(POSSESSIVES) and len(word) > len("’s") and word[:-2] not in owning
        word = word[:-2] if closed else word
        end, name = begin + len(word), None
    lower = word.lower().replace("’", "'")
    return Atom(word, lower, begin, end, loose=False, joined=False, closed=closed, known=name, hung=hung)


def _without_hung(text: str, begin: int, word: str) -> str:
    """Return a word without what hangs on it, and without the mark-up of a caption that was glued to it."""
    if "-" in word:
        hung = HUNG.search(word)
        return word[: hung.start()] if hung else word
    if text.startswith(":", begin + len(word)):
        glued = GLUED.search(text, begin, begin + len(word) + 1)
        return word[: glued.start() - begin] if glued else word
    return word


def _is_dotted(text: str, end: int, sentence_end: int) -> bool:
    """Tell whether a full stop stands at `end`, and more of the sentence behind it."""
    return text.startswith(".", end) and any(c.isalnum() for c in text[end + 1 : min(sentence_end, end + 9)])


def _is_loose(text: str, start: int, begin: int) -> bool:
    """Tell whether a word at `begin` has its capital for its place: first in a sentence or a quotation."""
    if begin > start + 1 and text[begin - 1] == " " and text[begin - 2].isalnum():
        return False  # by far the most
    for position in range(begin - 1, max(start, begin - BACK) - 1, -1):
        if text[position].isalnum():
            return False
        if text[position] in OPENS_QUOTE:
            return position == start or not text[position - 1].isalnum() or text[position] in ":;…"
    return begin - BACK <= start


def _is_joined(before: Atom, gap: str) -> bool:
    """Tell whether a space stands behind the atom before, alone or with a mark that belongs to it."""
    if gap in {" ", "\u00a0"}:
        return True
    if gap in {"' ", "’ "}:
        return before.lower in PLURAL_OWNERS
    if gap not in {". ", "."}:
        return False
    return (len(before.word) == 1 and before.word.isupper()) or before.lower in JOINED_TITLES
