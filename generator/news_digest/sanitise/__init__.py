"""The second layer: the finished HTML of a page cleaned once more, by a list of what our pages are made of.

The first layer (`render.escape`) lets nothing of an article act as markup. Should it fail, this one still
keeps out whatever is not in `ALLOWED`: any other element, event handlers, `style`, the ids and classes by
which the theme finds its own parts (`frame-search`, `md-dialog`), and attributes that the search index obeys.
nh3 (ammonia) parses as browsers do, so what it lets through is what a browser will see.

What is not allowed loses its tags and keeps its words; what is in `REMOVED_WHOLE` goes with its contents.
"""

from __future__ import annotations

import re
from functools import cache

import nh3

from news_digest.sanitise.allowed import ALLOWED, REMOVED_WHOLE, Element

__all__ = ["LINK_RELATIONS", "sanitise_page"]

# Strangers chose these links: the site neither vouches for them nor tells them who sent a reader.
LINK_RELATIONS = "nofollow noopener noreferrer ugc"

_NUMBER = re.compile(r"\d+")
# nh3 closes each SVG that it lets through; text and values bear no bare `<svg`. So tags come in pairs.
_SVG_TAG = re.compile(r"<(/)?svg\b[^>]*>")
_CHART = re.compile(
    r'<svg class="chart (?:bars|network|rows)[a-z ]*" (?:viewBox|height)="[\d ]+"'
    r' role="(?:document|img)" aria-label="[^"]+">'
    r'(?:(?!<svg|href="(?:https?|mailto):).)*</svg>',
    re.DOTALL | re.IGNORECASE,
)
# Text and values in nh3's output bear no bare `<a ` and no bare quotes, so this finds tags and nothing else.
_OUTGOING = re.compile(r'(?<=<a )((?:class="[a-z -]+" )?href="https?:)', re.IGNORECASE)


def sanitise_page(html: str) -> str:
    """Return the HTML of a page's content with nothing in it that is not in `ALLOWED`, outgoing links marked.

    `html` is a fragment, as MkDocs makes it from one page of Markdown. Comments go. What our own pages hold
    stays as it is, apart from `rel`, so cleaning twice is cleaning once.
    """
    return _OUTGOING.sub(rf'rel="{LINK_RELATIONS}" \1', _drop_strange_charts(_cleaner().clean(html)))


def _drop_strange_charts(html: str) -> str:
    """Return cleaned HTML without every SVG that is no chart of ours: begins or leads otherwise.

    An SVG in another is none of ours either, so the outer one goes with all that is in it.
    """
    kept, depth, start, end = [], 0, 0, 0
    for tag in _SVG_TAG.finditer(html) if "<svg" in html else ():
        if tag[1] is None:
            start = start if depth else tag.start()
            depth += 1
            continue
        depth -= 1
        if depth == 0:
            kept += [
                html[end:start],
                html[start : tag.end()] if _CHART.fullmatch(html, start, tag.end()) else "",
            ]
            end = tag.end()
    return "".join([*kept, html[end:]])


@cache
def _cleaner() -> nh3.Cleaner:
    """Return the cleaner, which takes longer to make than to use."""
    return nh3.Cleaner(
        tags=set(ALLOWED),
        attributes={name: _attribute_names(element) for name, element in ALLOWED.items()},
        attribute_filter=_filter_attribute,
        clean_content_tags=set(REMOVED_WHOLE),
        url_schemes={"http", "https", "mailto"},
        link_rel=None,
    )


def _attribute_names(element: Element) -> set[str]:
    """Return the names of the attributes that an element may have."""
    listed = {name for name, values in (("class", element.classes), ("id", element.ids)) if values}
    return listed.union(element.attributes)


def _filter_attribute(tag: str, name: str, value: str) -> str | None:
    """Return the value of an attribute as far as it is allowed, or None where nothing is left of it.

    nh3 asks for every attribute, also of elements that it is about to drop.
    """
    element = ALLOWED.get(tag)
    if element is None:
        return None
    if name == "class":
        return " ".join(word for word in value.split() if word in element.classes) or None
    if name == "id":
        return value if value.isascii() and _NUMBER.sub("N", value) in element.ids else None
    pattern = element.attributes.get(name)
    return value if pattern and pattern.fullmatch(value) else None
