"""Names of outlets: which lines can be one, and which surely are."""

from __future__ import annotations

import re

from news_digest.language.dates import find_date
from news_digest.read.characters import word_set

# A line this short without a full stop, below the headline, is a source and not a paragraph.
MAX_SOURCE_CHARACTERS = 100
# A line that ends like this is a sentence, a quotation or the start of a list, and no outlet's name.
SENTENCE_END = re.compile(r"[.!?…:;,。！？：；，؟।\"”’»“]$")  # noqa: RUF001 (the marks of other scripts are meant)
# Ends of a name that are no ends of a sentence: U.S., Inc., Co.
_ABBREVIATED = re.compile(r"(?:\b\w|\b(?:Inc|Co|Corp|Ltd|Bros|St|Jr|Sr|vs))\.$")
# Small words in the names of outlets, in the languages of Europe.
_LINKS = word_set(
    "a al an and at by da das de del della den der des di die do du e el en et for für fra i il im in la las"
    " le les los lo of on og och op par per por sur the to und van vom von voor y zu zum zur & @"
)
MAX_NAME_WORDS = 12
_SMALL_WORDS = 2  # a name of so many words may be all in small letters: heise online
_SMALL_SHARE = 0.34  # of the words of a longer name
_MASTHEAD_WORDS = 5
_OUTLET_WORDS = word_set(
    "gazette times post news press herald tribune journal chronicle daily weekly observer guardian telegraph"
    " agency magazine review courier examiner dispatch mirror standard echo mail bulletin radio tv television"
    " broadcasting network media online wire reuters ap afp dpa upi bbc cnn npr zeitung tagblatt anzeiger"
    " rundschau presse kurier blatt nachrichten diario correo noticias gaceta periodico corriere gazzetta"
    " giornale courrier dépêche newsletter wikinews xinhua monitor register sentinel citizen independent"
    " argus advertiser blog"
)


def looks_like_source(text: str) -> bool:
    """Tell whether a line may be an outlet's name: short, no sentence, and not the end of one."""
    if len(text) > MAX_SOURCE_CHARACTERS or (SENTENCE_END.search(text) and not _ABBREVIATED.search(text)):
        return False
    words = [word for word in re.split(r"[\s/|-]+", text) if word[:1].isalnum()]
    if len(words) > MAX_NAME_WORDS:
        return False
    small = sum(word[0].islower() and word.casefold() not in _LINKS and "." not in word for word in words)
    return len(words) <= _SMALL_WORDS or small <= _SMALL_SHARE * len(words)


def is_outlet(text: str) -> bool:
    """Tell whether a line has a word by which newspapers and agencies are called, or is a host's name."""
    words = {word.strip(".,()’'").casefold() for word in text.split()}
    return (
        bool(words & _OUTLET_WORDS)
        or re.fullmatch(r"[\w-]+(?:\.[\w-]+)*\.[a-z]{2,6}", text.lower()) is not None
    )


def is_masthead(text: str, following: str) -> bool:
    """Tell whether a line is the name of a paper above the line with its date."""
    return (
        len(text.split()) <= _MASTHEAD_WORDS
        and is_outlet(text)
        and len(following) <= MAX_SOURCE_CHARACTERS
        and find_date(following) is not None
    )
