"""Which language an article is in: what front matter says, else evident script, else evident small words."""

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
CHARACTERS_A_THE = 200  # English prose nearly always has a “the” or an “and” this often


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
    if not OTHER_SCRIPT.search(sample):
        return None
    letters = sum(len(run) for run in LETTER.findall(sample))
    counts = {language: len(pattern.findall(sample)) for language, pattern in SCRIPTS}
    if counts["ja"] * 5 > letters * SCRIPT_SHARE:  # kana beside Chinese characters are Japanese
        counts["ja"] += counts["zh"]
    language, count = max(counts.items(), key=lambda item: item[1])
    return language if count >= SCRIPT_SHARE * letters else None


def _by_small_words(sample: str) -> str | None:
    """Return the language, other than English, whose small words are evident in a sample.

    English must be all but absent, for a wrong guess would take an English article its names.
    """
    if sample.count(" the ") + sample.count(" and ") > len(sample) // CHARACTERS_A_THE:
        return None
    words = [word.lower() for word in LETTER.findall(sample)]
    if len(words) < MIN_WORDS:
        return None
    counted = Counter(words)
    found = {language: _count(counted, profile) for language, profile in sorted(PROFILES.items())}
    best = max(found, key=lambda language: (found[language], language))
    different = sum(word in counted for word in PROFILES[best] - ENGLISH)
    english = _count(counted, ENGLISH - PROFILES[best])
    is_evident = found[best] >= MIN_SHARE * len(words) and different >= MIN_DIFFERENT
    return best if is_evident and english <= ENGLISH_SHARE * found[best] else None


def _count(counted: Counter[str], profile: frozenset[str]) -> int:
    """Return how often words of a profile occur."""
    return sum(count for word, count in counted.items() if word in profile)
