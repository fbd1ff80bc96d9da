"""Which language an article is in: what front matter says, else evident script, else evident small words."""

from __future__ import annotations

import re
from collections import Counter

SAMPLE = 4000  # characters that are looked at
SCRIPTS = (  # ranges of code points and the language that news in them is most likely in
    ("ja", re.compile(r"[\u3040-\u30ff]")),
    ("ko", re.compile(r"[\uac00-\ud7af\u1100-\u11ff]")),
    ("zh", re.compile(r"[\u4e00-\u9fff\u3400-\u4dbf]")),
    ("ar", re.compile(r"[\u0600-\u06ff\u0750-\u077f]")),
    ("he", re.compile(r"[\u0590-\u05ff]")),
    ("ru", re.compile(r"[\u0400-\u04ff]")),
    ("el", re.compile(r"[\u0370-\u03ff]")),
    ("hi", re.compile(r"[\u0900-\u097f]")),
    ("th", re.compile(r"[\u0e00-\u0e7f]")),
)
SMALL_WORDS = {
    "en": "the of and to in that is was for on with as by it from at are has have an be said",
    "es": "el la los las de que y en un una por con para del se su al es no lo como más pero",
    "fr": "le la les des et en un une du dans que pour qui sur avec au par est pas plus ce il ne aux",
    "de": "der die das und ist in den von mit dem zu ein eine nicht auf für im sich des auch wurde als",
    "it": "il la di che e un una per in del della con non sono è le dei al da si nel anche gli",
    "pt": "o a os as de que e do da em um uma para com não por dos das no na se ao mais foi",
    "nl": "de het een en van in is dat op te voor met zijn niet aan er om door ook als bij werd",
}
PROFILES = {language: frozenset(words.split()) for language, words in SMALL_WORDS.items()}
MIN_WORDS = 12  # fewer words tell nothing
MIN_SHARE = 0.16  # share of small words that another language must reach
LEAD = 1.5  # by which it must beat English
LETTER = re.compile(r"[^\W\d_]+")
SCRIPT_SHARE = 0.4
CHARACTERS_A_THE = 300  # English prose has a “the” at least this often


def find_language(text: str, given: str | None) -> str:
    """Return a language code: the one given, else that of an evident script or stop words, else `en`."""
    if given:
        return given
    sample = text[:SAMPLE]
    return _by_script(sample) or _by_small_words(sample) or "en"


def is_english(language: str) -> bool:
    """Tell whether a language code is English in any of its forms (`en`, `en-GB`)."""
    return language.lower().replace("_", "-").split("-")[0] == "en"


def _by_script(sample: str) -> str | None:
    """Return the language whose script most letters are in; Latin script says nothing."""
    letters = sum(len(run) for run in LETTER.findall(sample))
    if not letters or sample.isascii():
        return None
    counts = {language: len(pattern.findall(sample)) for language, pattern in SCRIPTS}
    if counts["ja"] * 5 > letters * SCRIPT_SHARE:  # kana beside Chinese characters are Japanese
        counts["ja"] += counts["zh"]
    language, count = max(counts.items(), key=lambda item: item[1])
    return language if count >= SCRIPT_SHARE * letters else None


def _by_small_words(sample: str) -> str | None:
    """Return the language, other than English, whose small words are evident in a sample."""
    if sample.count(" the ") > len(sample) // CHARACTERS_A_THE:
        return None
    words = [word.lower() for word in LETTER.findall(sample)]
    if len(words) < MIN_WORDS:
        return None
    counted = Counter(words)
    shares = {
        language: sum(counted[word] for word in profile) / len(words)
        for language, profile in sorted(PROFILES.items())
    }
    best = max(shares, key=lambda language: (shares[language], language))
    if best == "en" or shares[best] < MIN_SHARE or shares[best] < LEAD * shares["en"]:
        return None
    return best
