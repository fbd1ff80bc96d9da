"""Quotable sentences: those of an article that can stand alone on another page.

Not a fragment or an item of a list, not a question, not a part of what somebody says over several sentences,
not a quote of which the sentence does not tell whose it is, not one that says no more than who said
something, and not one that speaks of the text it stands in, or to its reader.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from news_digest.link.quotes import begins_inside, breaks_off
from news_digest.link.stop_words import STOP_WORDS
from news_digest.model import Article

MIN_CHARACTERS, MAX_CHARACTERS = 40, 480
MIN_WORDS = 6
SENTENCES_READ = 40  # what is new stands near the top; and a book must not cost more than a report
MIN_OWN_WORDS = 3  # content words outside its quotes that a sentence needs, to say more than who said it
QUOTED_SHARE = 0.5  # of a sentence's characters: from here on its speaker must be named in it
HEAD = 24  # characters of a summary that tell where a report begins behind its dateline
DATELINE_REACH = 80
ENDS = re.compile(r"[.!?…。！？؟।][\"'”’»)\]」』]*\Z")
QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|«[^»]*»|„[^“]*“")
OPENERS, CLOSERS = "“«„", "”»"
WORD = re.compile(r"\w+")
ADDRESS = re.compile(r"https?://|www\.|@\w+\.\w")
# "I" and "you" are somebody's voice (but no "John Paul I", "phase I" or "My Lai"); "Read more" is the page's.
NUMBERED = (
    "(?:article|category|chapter|class|division|grade|level|part|phase|schedule|stage|tier|title|type|war)"
)
VOICE = re.compile(
    rf"(?:^|\b(?!{NUMBERED} )[a-z]+[,;:]?[”\"’']? )I\b|\bI['’](?:m|ve|d|ll)\b"
    r"|\b(?:[Yy]ou|[Yy]our|my|My(?! [A-Z])|me|we're|we’re)\b|^My\b"
    r"|^(?:Read|Click|See|Subscribe|Follow|Photo|Image|Please|Welcome to|Sign up|Stay tuned|Tune in|Let['’]s"
    r"|Check (?:back|out)|Learn (?:more|how|about)|Join (?:us|our|the)|Thank you|Don['’]t|Show us|Tell us)\b"
)
TEXTS = (
    "(?:article|blog|case study|column|episode|guide|instal?lment|interview|newsletter|piece|podcast|post"
    "|roundup|white ?paper)s?"
)
# One may leave a post and win a series.
NOT_OFFICE = "".join(f"(?<!{verb} )" for verb in ("leave", "left", "hold", "held", "quit", "take", "took"))
NOT_MATCH = "".join(f"(?<!{verb} )" for verb in ("win", "won", "lose", "lost", "lead", "led"))
# What a text says of itself: “this post”, “part two in a three-part series”, “today we'll look at”.
ITSELF = re.compile(
    rf"\b{NOT_OFFICE}(?:[Tt]his|[Pp]revious|[Ee]arlier|[Ll]ast|[Nn]ext|[Ll]ater|day['’]s)"
    rf" (?:[\w-]+ )?{TEXTS}\b"
    rf"|\b{NOT_MATCH}[Tt]his (?:[\w-]+ )?series\b"
    r"|\b(?:[Pp]art|[Pp]ost|[Ii]nstal?lment|[Aa]rticle|[Cc]hapter) (?:[\w-]+ )?(?:of|in) (?:[\w-]+ )*series\b"
    r"|\b[Ww]e(?:['’]ll|['’]d like to| will| are going to) (?:\w+ )?"
    r"(?:discuss|talk|detail|look|cover|explore|explain|highlight|share|show|describe|examine|walk|dive|focus)\b"
)
# “NEW DELHI: The …” is a dateline at the head of an article.
PLACE = re.compile(r"[A-Z][A-Z .,'’-]{2,30}[A-Z]: (?=[A-Z])")
# “Costs: A …” is an item of a list; “Because …” without its other half is a half.
LABEL = re.compile(r"(?:[\w.,’'()&-]+ ){0,5}[\w.,’'()&-]+(?:—| [–—-] |: )[A-Z]")
HALF = re.compile(r"(?:And )?(?:Because|Although|While)\b[^,;—–]*\Z")
SPEECH = frozenset(
    (
        *("said", "says", "say", "told", "tells", "added", "adds", "stated", "states", "asked", "asks"),
        *("wrote", "writes", "explained", "commented", "noted", "replied", "continued", "according"),
        "statement",
    )
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotable:
    """A sentence that can stand alone, on one line; `place` is its number among the article's sentences."""

    place: int
    text: str


def find_quotable(article: Article) -> Iterator[Quotable]:
    """Yield the sentences of an article that can stand alone, in order, without a dateline."""
    line_start = -1
    is_open = False  # a quote begun in this paragraph has not ended
    for place, (start, end) in enumerate(article.sentences[:SENTENCES_READ]):
        paragraph = article.text.rfind("\n", 0, start)
        inside_quote = is_open and paragraph == line_start
        line_start = paragraph
        raw = article.text[start:end]
        is_open = _ends_inside(raw, inside=inside_quote)
        text = " ".join(_skip_dateline(raw, article.summary).split())
        text = PLACE.sub("", text, count=1) if start == 0 and PLACE.match(text) else text
        is_cut = begins_inside(article.text, start) or breaks_off(article.text, end)
        if not inside_quote and not is_open and not is_cut and _is_whole(text) and _says_who(text):
            yield Quotable(place=place, text=text)


def _skip_dateline(sentence: str, summary: str) -> str:
    """Return a sentence from where the article's summary begins in it, if it begins near the head."""
    place = sentence.find(summary[:HEAD], 0, DATELINE_REACH) if len(summary) >= HEAD else 0
    return sentence[max(place, 0) :]


def _ends_inside(sentence: str, *, inside: bool) -> bool:
    """Tell whether a quote is open after a sentence, given whether one was before it."""
    balance = sum(sentence.count(mark) for mark in OPENERS) - sum(sentence.count(mark) for mark in CLOSERS)
    straight = sentence.count('"') % 2 == 1
    if balance:
        return balance > 0
    return inside != straight


def _is_whole(sentence: str) -> bool:
    """Tell whether a sentence begins and ends as one and is of a length that one reads at a glance."""
    return (
        MIN_CHARACTERS <= len(sentence) <= MAX_CHARACTERS
        and not sentence[0].islower()
        and (sentence[0].isalnum() or sentence[0] in "“\"«„‘'")
        and ENDS.search(sentence) is not None
        and len(WORD.findall(sentence)) >= MIN_WORDS
        and ADDRESS.search(sentence) is None
        and LABEL.match(sentence) is None
        and HALF.match(sentence) is None
    )


def _says_who(sentence: str) -> bool:
    """Tell whether a sentence says more than who said something, and whose words it quotes."""
    bare = QUOTED.sub(" ", sentence)
    if sum(map(bare.count, (*OPENERS, *CLOSERS))) % 2:
        return False  # half a quote
    words: list[str] = WORD.findall(bare)
    telling = [word for word in words if word.lower() not in STOP_WORDS and word.lower() not in SPEECH]
    if VOICE.search(bare) or ITSELF.search(bare) or bare.rstrip().endswith("?"):
        return False
    if len(bare) > (1 - QUOTED_SHARE) * len(sentence):
        return len(telling) >= MIN_OWN_WORDS
    return any(word[0].isupper() for word in telling)
