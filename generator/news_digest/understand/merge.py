"""One entity's forms within an article: full names, surnames, abbreviations, and never two people in one."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING

from news_digest.understand.kinds import ABBREVIATION
from news_digest.understand.lexicon import read_words
from news_digest.understand.votes import ENOUGH, Vote, decide_kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from news_digest.model import EntityKind
    from news_digest.understand.found import FoundName
    from news_digest.understand.gazetteer import Gazetteer

COMPANY_ENDINGS = read_words("company_endings")
STORMS = read_words("storms")
MOST_ALIKE = 50  # names with one surname, from which on it tells nobody apart
LINKED = re.compile(r" (?:in|to|on|with|against|for|of|and|at|by) ")
NICKNAMED = re.compile(r" [\"“][A-Z][^\"”]*[\"”] [A-Z]")
STRONG = 3.0  # weight of one vote that decides alone


@dataclass(slots=True)
class Group:
    """All mentions under one spelling, and later under one entity."""

    name: str
    names: list[FoundName] = field(default_factory=list)
    forms: Counter[str] = field(default_factory=Counter)
    votes: list[Vote] = field(default_factory=list)
    firm: bool = False

    @property
    def words(self) -> list[str]:
        """The words of the name."""
        return self.name.split()

    @property
    def kind(self) -> EntityKind | None:
        """The kind by the votes so far."""
        return decide_kind(self.votes)[0]

    def take(self, other: Group) -> None:
        """Add another group's mentions to this one."""
        self.names.extend(other.names)
        self.forms.update(other.forms)
        self.votes.extend(other.votes)


def merge_names(names: list[FoundName], gazetteer: Gazetteer) -> list[Group]:
    """Return the entities behind the names of one article, in order of their first mention."""
    groups = _group_by_spelling(names, gazetteer)
    _merge_abbreviations(groups, names, gazetteer)
    _merge_endings(groups)
    _merge_people(groups, gazetteer)
    return sorted(groups.values(), key=lambda group: min(name.start for name in group.names))


@lru_cache(maxsize=50_000)
def fold_name(name: str) -> str:
    """Return the form by which spellings compare: no accents, full stops, leading article or capitals."""
    plain = name
    if not name.isascii():
        plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    plain = re.sub(r"[.’'ʼ]", "", plain)
    return re.sub(r"[\s\-‑]+", " ", plain).casefold().removeprefix("the ")


def _own_votes(name: FoundName, gazetteer: Gazetteer) -> Iterator[Vote]:
    """Yield a name's votes, but no place's if that is only a part: Mission in Georgia, Ada “Suva” Lund."""
    has_nickname = NICKNAMED.search(name.text) is not None
    is_more = has_nickname or (LINKED.search(name.text) is not None and name.text not in gazetteer.places)
    for vote in name.votes:
        if not (is_more and vote.kind == "place" and "gazetteer" in vote.reason):
            yield vote
    if has_nickname:
        yield Vote("person", 8, "has a nickname in quotation marks")


def _group_by_spelling(names: list[FoundName], gazetteer: Gazetteer) -> dict[str, Group]:
    """Return groups by folded spelling; known aliases fall under the known name."""
    groups: dict[str, Group] = {}
    for name in names:
        title = name.known or name.text
        group = groups.setdefault(fold_name(title), Group(title))
        if group.name.isupper() and not title.isupper():
            group.name = title  # a line in capitals came first
        group.firm = group.firm or name.known is not None
        group.names.append(name)
        group.forms[name.text] += 1
        group.votes.extend(name.votes if name.known else _own_votes(name, gazetteer))
    return groups


def _merge_abbreviations(groups: dict[str, Group], names: list[FoundName], gazetteer: Gazetteer) -> None:
    """Put abbreviations that stand in brackets behind a name under that name."""
    for name in names:
        if name.short_for is None:
            continue
        target, source = fold_name(name.short_for), fold_name(name.known or name.text)
        if target != source and target in groups and source in groups and not groups[source].firm:
            short = groups.pop(source)
            is_placed = groups[target].words[-1] in gazetteer.places  # Conference on Security in Europe
            if not is_placed and all(
                gazetteer.is_common(word) or word in gazetteer.stop_words for word in target.split()
            ):
                short.votes = [vote for vote in short.votes if vote.reason != ABBREVIATION]
            groups[target].take(short)


def _merge_endings(groups: dict[str, Group]) -> None:
    """Put “Acme Corp.” and “Acme”, “Ford” and “Ford Motor Company” under the longer name."""
    by_first = _index_words(groups, 0)
    for key in sorted(groups, key=lambda key: (-len(key), key)):
        words = key.split()
        while len(words) > 1 and words[-1] in COMPANY_ENDINGS:
            words.pop()
        short = " ".join(words)
        if short == key:
            continue
        for shorter in dict.fromkeys((short, words[0])):
            if shorter not in groups or groups[shorter].firm or _is_titled(groups[shorter]):
                continue
            alike = by_first.get(words[0], ())
            longer = (other for other in alike if other in groups and other.startswith(shorter + " "))
            if list(islice(longer, 2)) == [key]:  # two are enough to see that it may mean either
                groups[key].take(groups.pop(shorter))


def _is_titled(group: Group) -> bool:
    """Tell whether a role, a title or the gazetteer speaks strongly for another kind than an organisation."""
    return any(vote.weight >= STRONG and vote.kind != "organisation" for vote in group.votes)


def _merge_people(groups: dict[str, Group], gazetteer: Gazetteer) -> None:
    """Put middle initials, then surnames and given names, under the one full name that fits."""
    _merge_initials(groups)
    full = [key for key, group in groups.items() if _may_be_full_name(group)]
    by_last, by_first = _index_words(full, -1), _index_words(full, 0)
    for key in list(groups):
        group = groups[key]
        if group.firm or _is_strong_place(group, gazetteer):
            continue
        if len(by_last.get(key.split(" ")[-1], ())) > MOST_ALIKE:
            continue
        alike = dict.fromkeys((*by_last.get(key.split(" ")[-1], ()), *by_first.get(key, ())))
        fitting = [
            other
            for other in alike
            if other in groups
            and _is_short_form(key, other)
            and (other.endswith(key) or _is_person(groups[other], gazetteer))
        ]
        if len(fitting) == 1 and not (group.kind == "organisation" and _is_named_so(group)):
            is_storm = fitting[0].split()[0] in STORMS
            group.votes = [vote for vote in group.votes if vote.kind == "person" and not is_storm]
            groups[fitting[0]].take(group)
            if fitting[0].endswith(key) and not is_storm and not gazetteer.is_common(key):
                groups[fitting[0]].votes.append(Vote("person", 2, f"called “{group.name}” for short"))
            del groups[key]
        elif len(fitting) > 1 and group.kind is None and all(other.endswith(key) for other in fitting):
            group.votes.append(Vote("person", ENOUGH, "a family name that people in the article share"))


def _is_named_so(group: Group) -> bool:
    """Tell whether the name itself speaks for an organisation, not only the words around it."""
    return any(vote.kind == "organisation" and vote.repeats == 1 for vote in group.votes)


def _merge_initials(groups: dict[str, Group]) -> None:
    """Put “John F. Kennedy” and “John Kennedy” together."""
    by_ends: dict[tuple[str, str], list[str]] = {}
    for key, group in groups.items():
        words = key.split()
        if len(words) > 1 and _may_be_full_name(group) and all(len(word) == 1 for word in words[1:-1]):
            by_ends.setdefault((words[0], words[-1]), []).append(key)
    for keys in by_ends.values():
        middles = {key.split()[1] for key in keys if len(key.split()) > 2}  # noqa: PLR2004 - with a middle initial
        if len(keys) == 2 and len(middles) == 1:  # noqa: PLR2004 - one with, one without
            longer, shorter = sorted(keys, key=len, reverse=True)
            groups[longer].take(groups.pop(shorter))


def _may_be_full_name(group: Group) -> bool:
    """Tell whether a group may be a person's full name: two words or more, no other kind."""
    return (
        len(group.words) > 1
        and group.kind in {None, "person"}
        and not ({"of", "and", "for", "&"} & set(group.words))
    )


def _index_words(keys: Iterable[str], position: int) -> dict[str, list[str]]:
    """Return keys by their first (0) or last (-1) word, in order."""
    index: dict[str, list[str]] = {}
    for key in keys:
        index.setdefault(key.split()[position] if key else "", []).append(key)
    return index


def _is_short_form(short: str, full: str) -> bool:
    """Tell whether a spelling is the end of a full name (its surname) or its first word."""
    if len(short) < 2:  # noqa: PLR2004 - a lone letter is no name
        return False
    return full.endswith(" " + short) or (" " not in short and full.startswith(short + " "))


def _is_person(group: Group, gazetteer: Gazetteer) -> bool:
    """Tell whether a full name is surely a person's, so that its first word may stand for it."""
    return group.kind == "person" or (group.kind is None and gazetteer.is_given(group.words[0]))


def _is_strong_place(group: Group, gazetteer: Gazetteer) -> bool:
    """Tell whether a lone word is a country or a large city, unless a role or a title calls it a person."""
    if any(vote.kind == "person" and vote.weight >= STRONG for vote in group.votes):
        return False
    return group.name in gazetteer.places or any(
        vote.kind == "place" and vote.weight >= STRONG for vote in group.votes
    )
