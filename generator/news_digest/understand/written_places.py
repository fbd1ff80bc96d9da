"""Places as the head of a report writes them: “ST. LOUIS”, “McALLEN”, “Khan Younis”, “LONDON/PARIS”."""

from __future__ import annotations

import re
from functools import cache

from news_digest.language.date_names import find_month, find_weekdays
from news_digest.understand.gazetteer import load_gazetteer, read_list

# A word, with the full stops and hyphens inside it and one at its end: “St.”, “U.S.”, “Aix-en-Provence”.
WORD = r"[^\W\d_](?:[^\W\d_]|[’'.-](?=[^\W\d_])){0,30}\.?(?!\w)"
_WORD = re.compile(WORD)
MOST_WORDS = 5
LONGEST_SHORT_FORM = 4  # letters before a full stop inside a place: “St.”, “Fort.”
SHORTEST_IN_CAPITALS = 3  # “A” and “UN” are other words
_PARTICLES = frozenset(
    (
        *(
            "a",
            "am",
            "an",
            "and",
            "au",
            "bei",
            "da",
            "de",
            "del",
            "der",
            "di",
            "do",
            "du",
            "el",
            "en",
            "et",
            "im",
        ),
        *("la", "las", "le", "les", "of", "on", "os", "sur", "the", "und", "upon", "y"),
    )
)


def read_place(text: str, start: int) -> tuple[str, int] | None:
    """Return the place that is written from here, in capitals or with capital first letters, and its end."""
    words: list[re.Match[str]] = []
    for _ in range(MOST_WORDS):
        match = _WORD.match(text, start)
        if match is None or not _may_follow(match.group(), words):
            break
        words.append(match)
        if match.group()[-1] == "." and len(match.group()) > LONGEST_SHORT_FORM + 1:
            break
        if text[match.end() : match.end() + 1] not in (" ", "/"):
            break
        start = match.end() + 1
    while words and words[-1].group() in _PARTICLES:
        words.pop()
    return (text[words[0].start() : words[-1].end()], words[-1].end()) if words else None


def _may_follow(word: str, before: list[re.Match[str]]) -> bool:
    """Tell whether a word may be the next of a place: in capitals if the first one is."""
    if not before:
        return not word[0].islower()
    if word in _PARTICLES:
        return True
    return is_capitals(word) or (not word[0].islower() and not is_capitals(before[0].group()))


def is_capitals(place: str) -> bool:
    """Tell whether a place stands in capitals, but for its particles and the c of “McALLEN”."""
    words = [word.removeprefix("Mc") for word in re.split(r"[ /]", place) if word not in _PARTICLES]
    return (
        all(word.isupper() for word in words)
        and sum(map(str.isalpha, "".join(words))) >= SHORTEST_IN_CAPITALS
    )


def is_known_place(name: str) -> bool:
    """Tell whether a name is a known country, region or city, in any case and with any full stops."""
    gazetteer = load_gazetteer()
    forms = {
        form for bare in (name, name.rstrip(".")) for form in (bare, bare.title(), bare.replace(".", ""))
    }
    return any(form in gazetteer.places or form in gazetteer.cities for form in forms)


def is_short_region(name: str) -> bool:
    """Tell whether a name is short for a state or province: “Calif.”, “ON”."""
    return name in _regions()


def is_known_region(name: str) -> bool:
    """Tell whether a name behind a town is a known state, province or country, or short for one: “Calif.”."""
    return is_short_region(name) or is_known_place(name)


def is_city(name: str) -> bool:
    """Tell whether a name may be that of a town, and is not known as a country or region alone."""
    gazetteer = load_gazetteer()
    return name not in gazetteer.places or name in gazetteer.cities


def is_label(place: str) -> bool:
    """Tell whether words before a dash are no place: a newsroom's label or a common word, “BREAKING NEWS”."""
    if is_known_place(place):
        return False
    gazetteer, words = load_gazetteer(), place.lower().split()
    if words[0] in gazetteer.stop_words - _PARTICLES or (len(words) == 1 and gazetteer.is_common(words[0])):
        return True
    return any(word in _labels() for word in words) or bool(find_month(place) or find_weekdays(place))


def is_person(place: str) -> bool:
    """Tell whether what stands where a place would is a person: “Mr. Smith”, “Ada Jones”."""
    gazetteer = load_gazetteer()
    words = place.split()
    if len(words) < 2 or is_known_place(place):  # noqa: PLR2004 - a given name and a family name
        return False
    return words[0].lower().rstrip(".") in gazetteer.honorifics or gazetteer.is_given(words[0].title())


@cache
def _labels() -> frozenset[str]:
    """Return the words that make a label, in small letters."""
    return frozenset(read_list("dateline_labels.txt"))


@cache
def _regions() -> frozenset[str]:
    """Return the short forms of states and provinces."""
    return frozenset(read_list("dateline_regions.txt"))
