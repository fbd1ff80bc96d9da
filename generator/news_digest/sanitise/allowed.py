"""What the pages of the digest are made of: their elements, with the classes, ids and attributes of each.

One entry too few takes something from a page, one too many lets in markup of a stranger; a test finds both.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Element:
    """An element that may stand in a page of ours: why, and which classes, ids and attributes it may have.

    Classes and ids stand in full, an N in an id for a number; the values of `attributes` must match.
    """

    why: str
    classes: frozenset[str] = frozenset()
    ids: frozenset[str] = frozenset()
    attributes: Mapping[str, re.Pattern[str]] = field(default_factory=dict)


def _words(text: str) -> frozenset[str]:
    """Return the words of a text, so that the table below can be read."""
    return frozenset(text.split())


# A link leads to the web, to a mailbox, or to a place in this site: no other scheme, no other host, no query.
_NOT_IN_LINKS = r"\s\\<>\"`\x00-\x1f\x7f-\x9f"
LINK = re.compile(
    rf"https?://[^/?#{_NOT_IN_LINKS}][^{_NOT_IN_LINKS}]*"
    rf"|mailto:[^/?#{_NOT_IN_LINKS}][^{_NOT_IN_LINKS}]*"
    rf"|(?:\.{{1,2}}/)*(?:[^/:?#{_NOT_IN_LINKS}]+(?:/[^/:?#{_NOT_IN_LINKS}]+)*/?)?(?:#[^{_NOT_IN_LINKS}]*)?",
    re.IGNORECASE,
)
# Our own link that passes an article on by mail (render.pages.sharing): to nobody, and nothing but a headline
# and an address in it, both percent-encoded.
SHARE_BY_MAIL = re.compile(r"mailto:\?subject=[A-Za-z0-9._~%-]+&body=https?%3A%2F%2F[A-Za-z0-9._~%-]+")
_LANGUAGE = {"lang": re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*"), "dir": re.compile("ltr|rtl")}
# Our own words in any language, from the catalogue of render.words: no markup, nothing that could become any.
_LABEL = re.compile(r"[^<>&\"'`={}\[\]\\\x00-\x1f\x7f-\x9f]{1,80}")
# What stands around an article, such as its related ones, is not what search should find it by.
_NOT_SEARCHED = {"data-pagefind-ignore": re.compile("all")}
_HEADING_IDS = _words("section-N")  # an article's own headings are numbered, their words are no address
# Editions have a part for each of the IPTC's subjects, by the addresses of their pages.
_SUBJECT_IDS = frozenset(
    f"subject-{slug}"
    for slug in _words(
        "arts conflict crime-and-law disaster economy education environment health human-interest labour"
        " lifestyle politics religion science society sport weather"
    )
)

# The numbers of a chart: user units or percentages; a path goes from corner to corner.
_UNITS = re.compile(r"-?\d{1,5}(?:\.\d{1,2})?%?")
_OUTLINE = re.compile(r"M-?[\d. ]+(?:L-?[\d. ]+)+Z")
_CHART_LABEL = re.compile(r"[^<>&\"`={}\[\]\\\x00-\x1f\x7f-\x9f]{1,200}")
_KINDS = "organisation other person place theme"


def _numbers(names: str) -> dict[str, re.Pattern[str]]:
    """Return the attributes that place a chart's mark, by their names."""
    return dict.fromkeys(names.split(), _UNITS)


ALLOWED: Mapping[str, Element] = {
    "a": Element(
        why="a link",
        classes=_words(f"headline p-category {_KINDS}"),
        attributes={"href": re.compile(f"(?:{LINK.pattern})|{SHARE_BY_MAIL.pattern}", re.IGNORECASE)},
    ),
    "blockquote": Element(why="an article's quotes"),
    "circle": Element(why="a mark of a chart", classes=_words("shape"), attributes=_numbers("cx cy r")),
    "code": Element(why="an article's code, in a line or in a block"),
    "del": Element(why="an article's struck words"),
    "details": Element(why="what few readers ask for, folded up", classes=_words("cite")),
    "div": Element(
        why="the parts of a page",
        classes=_words(
            "after alone alphabet appearances backlinks beside byline cards chips columns copies"
            " correction coverage days e-content earlier ends eyebrow followed front head involved key"
            " later lead letter moved named newcomers note numbers origin rail references related section"
            " share sources standing strip surroundings teasers tellings thread ties timeline together"
            " unseen"
        ),
        attributes={**_LANGUAGE, **_NOT_SEARCHED},
    ),
    "em": Element(why="an article's emphasis"),
    "figcaption": Element(why="what a chart shows, in words"),
    "figure": Element(why="a chart with its caption"),
    "h1": Element(why="the headline or the name of a page", classes=_words("p-name"), ids=_words("headline")),
    "h2": Element(
        why="a part of a page, or an article's own heading",
        classes=_words("day"),
        ids=_HEADING_IDS
        | _SUBJECT_IDS
        | _words(
            "alphabet also appearances backlinks copies coverage day-N-N-N discussed everything involved"
            " latest lead leading-N month-N-N moved names network onward origin references related share"
            " sources stories story subject-N subjects ties timeline together topics undated year-N"
        )
        # The pages on the site itself.
        | _words("correct dates editions limits mistakes promises safety send summaries ways write"),
    ),
    "h3": Element(
        why="as h2, one step deeper",
        classes=_words("day"),
        ids=_HEADING_IDS | _words("day-N-N-N letter-N story-N subject-N topics-N week-N undated"),
    ),
    "h4": Element(why="an article's own heading", ids=_HEADING_IDS),
    "h5": Element(why="an article's own heading", ids=_HEADING_IDS),
    "h6": Element(why="an article's own heading", ids=_HEADING_IDS),
    "hr": Element(why="an article's rule between its parts"),
    "li": Element(why="an item of a list"),
    "line": Element(
        why="an axis of a chart, or a tie between topics",
        classes=_words("axis tie-1 tie-2 tie-3 tie-4"),
        attributes=_numbers("x1 y1 x2 y2"),
    ),
    "mark": Element(why="the name that a sentence is quoted for"),
    "nav": Element(
        why="the ways from one list to the next",
        classes=_words("neighbours pager"),
        attributes={"aria-label": _LABEL, **_NOT_SEARCHED},
    ),
    "ol": Element(why="an article's numbered list", attributes={"start": re.compile(r"\d{1,9}")}),
    "p": Element(
        why="a paragraph, or a line about a page",
        classes=_words(
            "citation dateline eyebrow feeds group lede more newcomers p-summary standfirst weights"
        ),
        attributes=_NOT_SEARCHED,
    ),
    "path": Element(why="a mark of a chart", classes=_words("shape"), attributes={"d": _OUTLINE}),
    "pre": Element(why="an article's block of code"),
    "rect": Element(
        why="a bar or another mark of a chart, or the area of its link",
        classes=_words("area bar shape"),
        attributes=_numbers("x y width height"),
    ),
    "span": Element(
        why="words in a line that have a look or a language of their own",
        classes=_words(
            "central count dateline earlier label later new p-author page part quote reason subscribe"
            f" summary told unseen when {_KINDS}"
        ),
        attributes=_LANGUAGE,
    ),
    "strong": Element(why="an article's strong words"),
    "summary": Element(why="what opens it"),
    "svg": Element(
        why="a chart; whatever does not begin as ours do is removed whole",
        classes=_words("bars chart narrow network rows wide"),
        attributes={
            "viewBox": re.compile(r"0 0 \d{1,5} \d{1,5}"),
            "height": re.compile(r"\d{1,5}"),
            "role": re.compile("document|img"),
            "aria-label": _CHART_LABEL,
        },
    ),
    "table": Element(why="an article's table, or who is involved in a story", classes=_words("involvement")),
    "tbody": Element(why="its rows"),
    "td": Element(why="its cells", classes=_words("met")),
    "text": Element(
        why="words in a chart",
        classes=_words("date first last name number tip"),
        attributes=_numbers("x y"),
    ),
    "th": Element(why="the cells of its head", attributes={"scope": re.compile("col|row")}),
    "thead": Element(why="its head"),
    "time": Element(
        why="a date",
        classes=_words("dt-published dt-updated"),
        attributes={"datetime": re.compile(r"\d{4}-\d\d-\d\d")},
    ),
    "tr": Element(why="a row of a table"),
    "ul": Element(why="a list"),
}
# Elements whose contents are no words for readers: programs, styles, other documents, other namespaces.
REMOVED_WHOLE = _words(
    "applet audio canvas embed frameset iframe math noembed noframes noscript object script select style"
    " template textarea title video xmp"
)
