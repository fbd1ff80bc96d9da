"""Which language an article is in: what front matter says, else evident script, else evident small words.

What is evident of nothing else is in the language of the site.
"""

from __future__ import annotations

import re
from collections import Counter

SAMPLE = 3000  # characters that are looked at
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
    "es": "el la los las de que y en un una por con para del se su al es lo como más pero",
    "fr": "le la les des et en un une du dans que pour qui sur avec au par est pas plus ce il ne aux",
    "de": "der die das und ist den von mit dem zu ein eine nicht auf für im sich des auch wurde als",
    "it": "il la di che e un una per del della con non sono è le dei al da si nel anche gli",
    "pt": "o os de que e em um uma para com não por dos das na se ao mais foi pela",
    "nl": "de het een en van dat op te voor met zijn niet aan er om door ook als bij werd",
    "sv": "och att det som en på är av för med den till inte har ett om från men var de",
    "da": "og at det som en på er af for med den til ikke har et om fra men var de",
    "pl": "w i na z do się że nie jest o jak po to od przez oraz który dla za był",
    "tr": "ve bir bu için ile da de olarak olan daha çok gibi ise kadar sonra en ancak",
    "ro": "și în de la cu pe din că nu o un este pentru care mai au fost sau al ale",
    "id": "yang dan di dengan untuk pada dari ini itu dalam tidak akan oleh adalah juga ke para",
}
# Words of English that hardly any other language has; English prose has them at every turn.
ENGLISH_WORDS = """
the of and to that was were is are be been by from with this these those which who what where when why how
it its his her their they we you he she i not but have had would could should said says will than then there
here at as an if or so more most one two first after before about into over under between because
"""
ENGLISH = frozenset(ENGLISH_WORDS.split())
PROFILES = {language: frozenset(words.split()) for language, words in SMALL_WORDS.items()}
MIN_WORDS = 12  # fewer words tell nothing
MIN_SHARE = 0.2  # share of its small words that another language must reach
MIN_DIFFERENT = 4  # different small words of it that must occur
ENGLISH_SHARE = 0.25  # most that English words may be of the other language's
LETTER = re.compile(r"[^\W\d_]+")
OTHER_SCRIPT = re.compile(r"[\u0370-\u1dff\u2e80-\ud7ff]")
SCRIPT_SHARE = 0.5
RIVAL_SHARE = 0.75  # most that words of the site's language may be of another's (kindred ones share many)
CHARACTERS_A_THE = 200  # English prose nearly always has a “the” or an “and” this often


def find_language(text: str, given: str | None, usual: str = "en") -> str:
    """Return a language code: the one given, else that of an evident script or small words, else the usual.

    `usual` is the site's. A language that is written as the site's is, and not told from it by small words (a
    Norwegian site's from Danish), counts as the site's.
    """
    if given:
        return given
    sample = text[:SAMPLE]
    script = _by_script(sample)
    if script is not None:
        return usual if _is_written_as(usual, script) else script
    return _by_small_words(sample, main_language(usual)) or usual


def is_english(language: str) -> bool:
    """Tell whether a language code is English in any of its forms (`en`, `en-GB`)."""
    return main_language(language) == "en"


def main_language(language: str) -> str:
    """Return a language code without its region and script."""
    return language.lower().replace("_", "-").split("-")[0]


def _is_written_as(language: str, other: str) -> bool:
    """Tell whether two languages share a script, by the CLDR's likely scripts (`uk` and `ru`: Cyrillic)."""
    main = main_language(language)
    return main == other or (main != "en" and _likely_script(main) == _likely_script(other))


def _likely_script(language: str) -> str:
    """Return the script that a language is most likely written in, by its code."""
    from babel.core import get_global  # noqa: PLC0415 - most sites never need it

    parts = str(get_global("likely_subtags").get(language, "")).split("_")
    return parts[1] if len(parts) > 1 else language


def _by_script(sample: str) -> str | None:
    """Return the language whose script most letters are in; Latin script says nothing."""
    if not OTHER_SCRIPT.search(sample):
        return None
    letters = sum(len(run) for run in LETTER.findall(sample))
    counts = {language: len(pattern.findall(sample)) for language, pattern in SCRIPTS}
    if counts["ja"] * 5 > letters * SCRIPT_SHARE:  # kana beside Chinese characters are Japanese
        counts["ja"] += counts["zh"]
    language, count = max(counts.items(), key=lambda item: item[1])
    return language if count >= SCRIPT_SHARE * letters else None


def _by_small_words(sample: str, usual: str) -> str | None:
    """Return the language, other than the usual one, whose small words are evident in a sample."""
    words = [word.lower() for word in LETTER.findall(sample)]
    if len(words) < MIN_WORDS:
        return None
    counted = Counter(words)
    if usual != "en" and _is_plain_english(counted, len(words), PROFILES.get(usual, frozenset())):
        return "en"
    best = _find_other(sample, counted, len(words)) if usual in (*PROFILES, "en") else None
    if best is None or best == usual:
        return None
    rival = _count(counted, PROFILES.get(usual, frozenset()))
    return best if rival <= RIVAL_SHARE * _count(counted, PROFILES[best]) else None


def _is_plain_english(counted: Counter[str], words: int, usual: frozenset[str]) -> bool:
    """Tell whether English is evident, and the language with these small words all but absent."""
    english = _count(counted, ENGLISH - usual)
    different = sum(word in counted for word in ENGLISH - usual)
    is_evident = english >= MIN_SHARE * words and different >= MIN_DIFFERENT and counted["the"] > 0
    return is_evident and _count(counted, usual - ENGLISH) <= ENGLISH_SHARE * english


def _find_other(sample: str, counted: Counter[str], words: int) -> str | None:
    """Return the language other than English whose small words are evident.

    English must be all but absent, for a wrong guess would take an English article its names.
    """
    if sample.count(" the ") + sample.count(" and ") > len(sample) // CHARACTERS_A_THE:
        return None
    found = {language: _count(counted, profile) for language, profile in sorted(PROFILES.items())}
    best = max(found, key=lambda language: (found[language], language))
    different = sum(word in counted for word in PROFILES[best] - ENGLISH)
    english = _count(counted, ENGLISH - PROFILES[best])
    is_evident = found[best] >= MIN_SHARE * words and different >= MIN_DIFFERENT
    return best if is_evident and english <= ENGLISH_SHARE * found[best] else None


def _count(counted: Counter[str], profile: frozenset[str]) -> int:
    """Return how often words of a profile occur."""
    return sum(count for word, count in counted.items() if word in profile)
