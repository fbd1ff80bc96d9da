"""Novelty: what each article of a story says that no earlier one has said.

A report repeats the background of those before it. A sentence is new as far as its words, above all its
numbers and names, stand in no earlier article of the story, and as far as known words stand together for the
first time (a court and a president are known; that the one sentenced the other is not). A rare word counts
more than a common one. What is new mostly stands in the opening, near the top and in the headline, so these
count; a sentence that looks back ("In 2019 …") or mostly quotes counts less, and one that points to the one
before it ("She also …") stands only behind that.

On 56 moments of news (after the first of their stories, by people and by Wikinews), read by hand, 53 tell
what was new (the same articles served to set the weights). Of their content words 49 in 100 stand in no
earlier article; of an article's first sentence's, which is the plain way to choose, 43.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from news_digest.link.quotable import HEAD, QUOTED, QUOTED_SHARE, Quotable, find_quotable
from news_digest.link.stop_words import STOP_WORDS
from news_digest.link.wording import WORD
from news_digest.model import Article, Moment

if TYPE_CHECKING:
    from news_digest.link.topics import Topics
    from news_digest.link.wording import Wording

Unit = str | tuple[str, str]

SENTENCES = 2
BOTH_CHARACTERS = 450  # two sentences longer than this together are too much for one look
SECOND_SHARE = 0.4  # a second sentence must be at least so new, measured by the first
STEM = 6  # letters: "protest", "protesters" and "protesting" say the same here
TELLING = 1.5  # what a number or a word of a name counts for
SMOOTHING = 6  # words: keeps a short sentence of one rare word below a full one
HEADLINE = 2.0  # how much more a sentence counts that has all that is new in the headline
SLOPE = 5  # sentences down the text after which a sentence counts half
LEANING = 0.5  # … for a sentence that leans on another, looks back or mostly quotes
OPENING_PLACES = 3  # sentences: one farther down does not open an article, nor go with one that does
TOLD_SHARE = 0.5  # of the headline's words: a sentence that has so many tells the news, as a first one does
NEW_SHARE = 0.3  # of its content words and pairs: what is below is background
PAIR = 0.8  # what two known words count for that stand together for the first time
OPENING_SHARE = 0.15  # … of a first sentence: it tells known people's next step in known words
OPENING = 2.0  # how much more the first sentence counts: in news it says what is new
# He Lifeng, So Yong Kim, His Majesty’s Treasury; but “His American rival”.
TITLES = "(?:Excellency|Grace|Highness|Holiness|Honou?r|Majesty|Royal)"
NAMES = rf"He [A-Z]|So [A-Z][a-z]+ [A-Z]|(?:His|Her) {TITLES}"
LEANS = re.compile(
    rf"[\"“‘'(]*(?!{NAMES})(?:He|She|They|It|This|That|These|Those|His|Her|Their|Its|But|And|However|Also"
    r"|Meanwhile|Such|Both|Another|Others?|One|For example|For instance|As of|As (?:he|she|they|we|it)"
    r"|Eventually|Overall|Later|Instead|Nevertheless|So|Then|Yet|Still|Moreover|Additionally|Furthermore|There)\b"
)
# Who or what is meant stands in the sentence before; “this week” and “so far” are meant by themselves.
TIMES = "(?:year|month|week|weekend|morning|afternoon|evening|spring|summer|autumn|fall|winter|time)"
POINTS = re.compile(
    rf"[\"“‘'(]*(?!{NAMES})(?:(?:He|She|They|It|His|Her|Their|Its|Such|Both|The (?:latter|former|others?))\b"
    rf"|(?:(?:In|At|For|With|From|On|By|Of|To|Despite|During|After|Under|As) (?=[thsi]))?"
    rf"(?:[Tt]h(?:is|at|ese|ose)|he|she|they|it|such)\b(?! {TIMES}\b)"
    r"|(?:But|And|However|Nevertheless|Moreover|Additionally|Furthermore|Instead|(?:So|Yet)(?! far)"
    r"|For (?:example|instance)|As another example|In (?:addition|contrast|response|turn))\b)"
)
BACK = re.compile(r"\b(?:previously|earlier this year|last year|years ago|at the time|in recent years)\b")
YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")


@dataclass(slots=True)
class Rarity:
    """How rare words are: the natural logarithm of all words over the word's own number (at least 0).

    Words are counted over all articles at once; asking needs no walk through them.
    """

    counts: Mapping[str, int]
    total: int
    known: dict[str, float] = field(default_factory=dict)

    def __getitem__(self, word: str) -> float:
        weight = self.known.get(word)
        if weight is None:
            weight = self.known[word] = math.log(max(self.total, 1) / max(self.counts.get(word, 1), 1))
        return weight


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A sentence with what it says (each unit with its words), and what its place and form count for.

    `least` is the share of its units that must be new, or it is background.
    """

    place: int
    text: str
    units: Mapping[Unit, tuple[str, ...]]
    standing: float
    least: float


def count_rarity(wording: Wording) -> Rarity:
    """Return how rare the words of all articles are."""
    import numpy as np  # noqa: PLC0415 - slow to import

    counts = np.bincount(wording.numbers, minlength=len(wording.names)).tolist()
    return Rarity(counts=dict(zip(wording.names, counts, strict=True)), total=len(wording.numbers))


def find_moments(articles: Sequence[Article], topics: Topics, rarity: Rarity) -> tuple[Moment, ...]:
    """Return what is new in each article of a story, in their order; the first gives its opening."""
    seen: set[Unit] = set()
    met: set[str] = set()
    moments = []
    for place, article in enumerate(articles):
        sentences = _choose(article, seen, rarity) if place else _open(article)
        names = [slug for slug in topics.of_article.get(article.slug, ()) if slug not in met]
        new = tuple(slug for slug in names if topics.pages[slug].kind not in ("theme", None))
        moments.append(Moment(slug=article.slug, sentences=sentences, topics=new))
        met.update(names)
        seen.update(_units(article.words), _units(_words(article.headline)))
    return tuple(moments)


def find_standing(article: Article, moment: Moment) -> str:
    """Return where a story stands by its newest article: what somebody wrote of it, or else its opening.

    Where the article does not open with what can stand alone, it is what is new in it, and else the summary.
    """
    if article.summary[:HEAD] not in article.text:
        return article.summary
    opening = next(find_quotable(article), None)
    opens = opening is not None and opening.place < OPENING_PLACES
    return " ".join((opens and _open(article)) or moment.sentences) or article.summary


def _words(text: str) -> list[str]:
    """Return the words of a text in lower case."""
    return WORD.findall(text.lower())


def _units(words: Iterable[str]) -> dict[Unit, tuple[str, ...]]:
    """Return what words say, each with the words that say it: single stems, and pairs of them in a row.

    Stop words say nothing, and do not part a pair.
    """
    telling = [word for word in words if word not in STOP_WORDS]
    stems = [word[:STEM] for word in telling]
    said: dict[Unit, tuple[str, ...]] = {stem: (word,) for stem, word in zip(stems, telling, strict=True)}
    said.update(zip(pairwise(stems), pairwise(telling), strict=True))
    return said


def _open(article: Article) -> tuple[str, ...]:
    """Return the lead of a story's first article: its first clear sentences, else its summary."""
    chosen: list[Quotable] = []
    quotable = tuple(find_quotable(article))
    told = tuple(sentence for sentence in quotable if not _is_quote(sentence.text))
    for sentence in told or quotable:
        if chosen and sentence.place > chosen[0].place + OPENING_PLACES:
            break
        if len(" ".join((*(each.text for each in chosen), sentence.text))) > BOTH_CHARACTERS and chosen:
            break
        if _is_clear(sentence.text, sentence.place, {each.place + 1 for each in chosen}):
            chosen.append(sentence)
        if len(chosen) == SENTENCES:
            break
    return tuple(sentence.text for sentence in chosen) or tuple(filter(None, [article.summary]))


def _is_clear(sentence: str, place: int, behind: AbstractSet[int]) -> bool:
    """Tell whether a sentence names whom it speaks of, or stands `behind` one that is shown too."""
    return POINTS.match(sentence) is None or place in behind


def _is_quote(sentence: str) -> bool:
    """Tell whether a sentence is mostly what somebody said."""
    return len(QUOTED.sub("", sentence)) < QUOTED_SHARE * len(sentence)


def _choose(article: Article, seen: AbstractSet[Unit], rarity: Rarity) -> tuple[str, ...]:
    """Return the sentence or two that say most of what is new, in the order of the text, or none."""
    chosen: list[Candidate] = []
    candidates = list(_find_candidates(article))
    names, said, least = _name_words(article), set(seen), 0.0
    while len(chosen) < SENTENCES:
        behind = {each.place + 1 for each in chosen}
        clear = [_is_clear(candidate.text, candidate.place, behind) for candidate in candidates]
        scores = [
            _weigh(candidate, said, names, rarity) if stands else 0.0
            for candidate, stands in zip(candidates, clear, strict=True)
        ]
        score = max(scores, default=0.0)
        if score == 0 or score < least:
            break
        best = candidates[scores.index(score)]  # of equals the earliest
        chosen.append(best)
        said.update(best.units)
        least = score * SECOND_SHARE
        room = BOTH_CHARACTERS - len(best.text)
        candidates = [each for each in candidates if each is not best and len(each.text) <= room]
    return tuple(candidate.text for candidate in sorted(chosen, key=lambda candidate: candidate.place))


def _find_candidates(article: Article) -> Iterator[Candidate]:
    """Yield the sentences that may say what is new."""
    title = {unit for unit in _units(_words(article.headline)) if isinstance(unit, str)}
    for sentence in find_quotable(article):
        units = _units(_words(sentence.text))
        named = len(title & units.keys()) / max(len(title), 1)
        early = OPENING if sentence.place == 0 else 1 / (1 + sentence.place / SLOPE)
        standing = (1 + HEADLINE * named) * early * _footing(sentence.text, article)
        tells = sentence.place == 0 or named >= TOLD_SHARE
        least = OPENING_SHARE if tells else NEW_SHARE
        yield Candidate(place=sentence.place, text=sentence.text, units=units, standing=standing, least=least)


def _name_words(article: Article) -> set[str]:
    """Return the words of an article's names, in lower case."""
    return {word for entity in article.entities for form in entity.forms for word in _words(form)}


def _weigh(candidate: Candidate, seen: AbstractSet[Unit], names: AbstractSet[str], rarity: Rarity) -> float:
    """Return how new a sentence is, by what is not among the units `seen`; 0 for mere background."""
    new = [words for unit, words in candidate.units.items() if unit not in seen]
    if len(new) < candidate.least * len(candidate.units):
        return 0.0
    weight = sum(_weigh_unit(words, names, rarity) for words in new)
    return round(weight / (len(candidate.units) + SMOOTHING) * candidate.standing, 6)


def _weigh_unit(words: tuple[str, ...], names: AbstractSet[str], rarity: Rarity) -> float:
    """Return what a new word counts for, or a new pair of words."""
    if len(words) > 1:
        return PAIR * sum(rarity[word] for word in words) / len(words)
    word = words[0]
    return rarity[word] * (TELLING if word in names or word.isdecimal() else 1.0)


def _footing(sentence: str, article: Article) -> float:
    """Return what a sentence counts for as one that stands alone and tells of its own day."""
    leans = LEANS.match(sentence) is not None
    this_year = article.published.year if article.published else None
    year = min(map(int, YEAR.findall(sentence)), default=None)
    back = BACK.search(sentence) or (this_year is not None and year is not None and year < this_year)
    return math.prod(LEANING for lessens in (leans, back, _is_quote(sentence)) if lessens)
