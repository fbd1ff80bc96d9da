"""Fragments: names that are no whole name of one thing, and so get no page.

A part of a longer name ("Relay Chat" of "Internet Relay Chat"), two surnames in one ("Lund-Okoro"), a given
name that may be anybody's, an abbreviation of plain words ("augmented reality (AR)") or its plural. What the
vocabulary names is never one.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from news_digest.link.names import Names, Sighting, fold_name
from news_digest.model import Article

CUT_SHARE = 0.7  # of a name's mentions: from here on what touches it is part of the name
EXPLAINED_SHARE = 0.3  # of the articles with an abbreviation, how many must explain it by plain words
REACH = 40  # characters around a mention in which the rest of a longer name begins
LONE_PER_BEARER = 3  # a word in more articles than this for each who bears it is a name of its own
CUT_BEFORE = re.compile(r"(?:^|[\s(“\"/])([A-Z][\w&]*(?:['’]s)?|[A-Z][\w&]*(?: of| ni)?(?: the)?) $")
CUT_AFTER = re.compile(r"[ \u00a0](?:[A-Z][a-z]|\d{1,2}\b(?![.,]\d|[-–%]))|\.[A-Z]\b")
CUT_BY_AND = re.compile(r" and [A-Z]\w+ [A-Z][a-z]")
PEOPLES = re.compile(r".*(?:an|ish|ese|i|ch|U\.S\.|US|UK)$")  # before a name these tell where it is from
LEADING = frozenset(
    ("The", "A", "An", "In", "At", "On", "For", "From", "By", "And", "But", "As", "Of", "With")
)
PAIR = re.compile(r"([^/–-]+)[/–-]([^/–-]+)")
TITLED = re.compile(r"follows the (?:role|title) “[A-Z]")
PLURAL = re.compile(r"[A-Z][A-Za-z]*[A-Z]s|[A-Z]{2,}(?:'s|’s)")
SHORT_FORM = re.compile(r" \(([A-Za-z]{2,6})s?\)")
WORDS_BEFORE = re.compile(r"(?:[\w’'-]+ ){1,6}[\w’'-]+\Z")
WORDS_REACH = 120  # characters before a short form in which the words that it stands for begin
WORD = re.compile(r"[^\W\d_][\w’'-]*")
LEAST_CAPITALS = 3  # words with a capital beside a name that make a title of a line
SHORT = 3  # letters of a word that may stand in lower case in a title
SMALL_WORDS = frozenset(("of", "the", "and", "for", "in", "to", "a", "on", "as", "or", "with"))


def drop_fragments(names: Names, leads: Sequence[Article]) -> Names:
    """Return names without the sightings of fragments; only `leads` are looked at."""
    fragments = {
        *_find_pairs(names.sightings),
        *_find_given(names.sightings),
        *_find_cut(names, leads),
        *_find_titled(names, leads),
        *_find_abbreviated_words(names.sightings, leads),
    } - names.known.keys()
    kept = (
        sighting
        for sighting in names.sightings
        if sighting.key not in fragments
        and (sighting.key in names.known or not PLURAL.fullmatch(sighting.entity.name))
    )
    return replace(names, sightings=tuple(kept))


def _find_pairs(sightings: Iterable[Sighting]) -> set[str]:
    """Return the keys that are two people's surnames with a hyphen or a slash."""
    listed = list(sightings)
    surnames = {
        each.key.rsplit(" ", 1)[1] for each in listed if each.entity.kind == "person" and " " in each.key
    }
    pairs = ((each.key, PAIR.fullmatch(each.key)) for each in listed if each.entity.kind != "place")
    return {
        key for key, pair in pairs if pair and all(part.split()[-1] in surnames for part in pair.groups())
    }


def _find_given(sightings: Iterable[Sighting]) -> set[str]:
    """Return the single words that begin people's full names, where no title says who is meant: Anna."""
    listed = list(sightings)
    bearers: dict[str, set[str]] = defaultdict(set)
    lone: dict[str, list[Sighting]] = defaultdict(list)
    for each in listed:
        if " " not in each.key:
            lone[each.key].append(each)
        elif each.entity.kind == "person":
            bearers[each.key.split(" ", 1)[0]].add(each.key)
    return {
        word
        for word, found in lone.items()
        if word in bearers
        and len(found) <= LONE_PER_BEARER * len(bearers[word])
        and all(each.entity.kind in ("person", None) for each in found)
        and 2 * sum(TITLED.match(each.entity.evidence) is not None for each in found) <= len(found)
    }


def _find_cut(names: Names, leads: Sequence[Article]) -> set[str]:
    """Return the keys, open or organisations, that mostly touch the rest of a longer name."""
    keys: dict[tuple[str, str], str] = {
        (each.article, each.entity.name): each.key
        for each in names.sightings
        if each.entity.kind in ("organisation", None)
    }
    seen: Counter[str] = Counter()
    cut: Counter[str] = Counter()
    for article in leads:
        starts = {start for start, _ in article.sentences}
        for mention in article.mentions:
            key = keys.get((article.slug, mention.name))
            if key is not None:
                seen[key] += 1
                cut[key] += _is_cut(article.text, mention.start, mention.end, starts)
    return {key for key, count in cut.items() if count > CUT_SHARE * seen[key]}


def _is_cut(text: str, start: int, end: int, sentence_starts: set[int]) -> bool:
    """Tell whether a capital or a number at either end of `text[start:end]` continues the name."""
    after = text[end : end + REACH].split("\n", 1)[0]
    if CUT_AFTER.match(after) or CUT_BY_AND.match(after):
        return True
    before = text[max(0, start - REACH) : start].rsplit("\n", 1)[-1]
    found = CUT_BEFORE.search(before)
    if found is None or start - len(before) + found.start(1) in sentence_starts:
        return False
    word = found.group(1)
    if word in LEADING or PEOPLES.fullmatch(word):
        return False
    if word.endswith(("'s", "’s")):
        return word in {"Let's", "Let’s"}
    return not word.endswith((" of", " the", " ni")) or " " not in text[start:end]


def _find_abbreviated_words(sightings: Iterable[Sighting], leads: Iterable[Article]) -> set[str]:
    """Return the abbreviations that articles explain by words in lower case, more often than by names.

    One text of many may use the abbreviation of a known body for something of its own.
    """
    articles = Counter(sighting.key for sighting in sightings)
    plain: Counter[str] = Counter()
    named: Counter[str] = Counter()
    for article in leads:
        for found in SHORT_FORM.finditer(article.text):  # looking back from it is far the cheaper way
            start = found.start()
            before = WORDS_BEFORE.search(article.text, max(0, start - WORDS_REACH), start)
            is_plain = _is_plain_expansion(before.group().split(), found.group(1)) if before else None
            if is_plain is not None:
                (plain if is_plain else named)[fold_name(found.group(1))] += 1
    return {
        short
        for short, count in plain.items()
        if count >= named[short] and count >= EXPLAINED_SHARE * articles[short]
    }


def _is_plain_expansion(words: Sequence[str], short: str) -> bool | None:
    """Tell whether an abbreviation stands for words in lower case; None if its letters do not fit."""
    for telling in (words, [word for word in words if word not in SMALL_WORDS]):
        last = telling[-len(short) :]
        if "".join(word[0] for word in last).casefold() == short.casefold():
            return all(word[0].islower() for word in last[1:])
    return None


def _find_titled(names: Names, leads: Sequence[Article]) -> set[str]:
    """Return the keys without a kind that stand in no sentence of the body, only in titles and signatures."""
    open_keys = {key for key, kinds in _kinds_of(names.sightings).items() if kinds == {None}}
    keys = {(each.article, each.entity.name): each.key for each in names.sightings if each.key in open_keys}
    titled: set[str] = set()
    told: set[str] = set()
    for article in leads:
        sentences = iter(article.sentences)
        end = 0
        around: Counter[str] = Counter()
        for mention in article.mentions:
            key = keys.get((article.slug, mention.name))
            if key is None or key in told:
                continue
            while end <= mention.start and (following := next(sentences, None)):
                end = following[1]
                if end > mention.start:  # counted once, however many names stand in it
                    around = _count_words(article.text[slice(*following)])
            (told if _is_told(around, article.text[mention.start : mention.end]) else titled).add(key)
    return titled - told


def _count_words(text: str) -> Counter[str]:
    """Count the words with a capital and the longer ones in lower case."""
    words: list[str] = WORD.findall(text)
    return Counter(
        capitals=sum(word[0].isupper() for word in words),
        plain=sum(word[0].islower() and len(word) > SHORT for word in words),
    )


def _is_told(sentence: Counter[str], name: str) -> bool:
    """Tell whether the words around a name are mostly in lower case, as in a sentence and not in a title."""
    own = _count_words(name)
    capitals, plain = sentence["capitals"] - own["capitals"], sentence["plain"] - own["plain"]
    return capitals < LEAST_CAPITALS or 2 * plain >= capitals


def _kinds_of(sightings: Iterable[Sighting]) -> dict[str, set[str | None]]:
    """Return the kinds that articles give each key."""
    kinds: dict[str, set[str | None]] = defaultdict(set)
    for sighting in sightings:
        kinds[sighting.key].add(sighting.entity.kind)
    return kinds
