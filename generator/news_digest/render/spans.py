"""The words inside a block: links to topics laid over the author's own styles and links.

A link never stands in a link or in code; a style that runs across a link's edge is closed and opened again.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, groupby

from news_digest.model import Article, Library, Mark, Mention, Span, prose
from news_digest.render.escape import Markdown, escape_inline, escape_start, is_web_address, link
from news_digest.render.urls import article_uri, relative, topic_uri

# Code that holds nothing which any extension looks for; all other code is written as HTML with entities.
_PLAIN_CODE = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9 ./,()-]*[A-Za-z0-9.)])?")
# From the inside out: what goes around a style's words, as asterisks where that is safe, else as a tag.
_ASTERISKS: dict[Mark, str] = {"emphasis": "*", "strong": "**"}
_TAGS: dict[Mark, str] = {"code": "code", "emphasis": "em", "strong": "strong", "struck": "del"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A run of text in one style, and where it leads (a link's target from this page), if anywhere."""

    text: str
    marks: frozenset[Mark] = frozenset()
    target: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Spot:
    """A place in a paragraph, in characters from its start, that becomes a link to a topic (by slug)."""

    start: int
    end: int
    topic: str


def paragraphs(article: Article, library: Library, uri: str) -> Iterator[tuple[Run, ...]]:
    """Yield the runs of each paragraph in the order of `model.prose`, the first mention of each topic linked.

    Where that mention is inside a link or code, the topic's next one is taken.
    """
    linked: set[str] = set()
    starts = [mention.start for mention in article.mentions]
    offset = 0
    for block in prose(article.blocks):
        end = offset + len(block.text)
        here = article.mentions[bisect_left(starts, offset) : bisect_left(starts, end)]
        runs = span_runs(block.spans, article, library, uri)
        spots = list(_choose_spots(runs, _named_topics(here, article, library), offset, linked))
        yield _lay_links(runs, spots, uri)
        offset = end + 1


def _named_topics(
    mentions: Sequence[Mention], article: Article, library: Library
) -> Iterator[tuple[str, Mention]]:
    """Yield the mentions that name a topic, with the topic's slug."""
    for mention in mentions:
        topic = library.topic_of_name.get((article.slug, mention.name))
        if topic is not None and mention.start < mention.end:
            yield topic, mention


def _choose_spots(
    runs: tuple[Run, ...], named: Iterator[tuple[str, Mention]], offset: int, linked: set[str]
) -> Iterator[_Spot]:
    """Yield the places in one paragraph where a topic gets its link, and note the topic as linked."""
    ends = list(accumulate(len(run.text) for run in runs))
    free_from = 0
    for topic, mention in named:
        spot = _Spot(start=mention.start - offset, end=mention.end - offset, topic=topic)
        if topic in linked or spot.start < free_from or not ends or spot.end > ends[-1]:
            continue
        touched = runs[bisect_right(ends, spot.start) : bisect_left(ends, spot.end) + 1]
        if not any(run.target or "code" in run.marks for run in touched):
            linked.add(topic)
            free_from = spot.end
            yield spot


def span_runs(spans: Sequence[Span], article: Article, library: Library, uri: str) -> tuple[Run, ...]:
    """Return spans as runs: links to articles and to the web lead there, any other link is only text."""
    return tuple(
        Run(
            text=span.text,
            marks=frozenset(span.marks),
            target=_find_target(span.href, article, library, uri),
        )
        for span in spans
        if span.text
    )


def _find_target(href: str | None, article: Article, library: Library, uri: str) -> str | None:
    """Return where an author's link leads from this page: another article, the web, or nowhere."""
    if href is None:
        return None
    slug = library.links.get((article.slug, href))
    if slug is not None:
        return relative(uri, article_uri(slug))
    return href if is_web_address(href) else None


def _lay_links(runs: tuple[Run, ...], spots: list[_Spot], uri: str) -> tuple[Run, ...]:
    """Return the runs cut at the spots' edges, those within a spot leading to its topic."""
    pieces: list[Run] = []
    spot_starts, spot_ends = [spot.start for spot in spots], [spot.end for spot in spots]
    position = 0
    for run in runs:
        end = position + len(run.text)
        for index in range(bisect_right(spot_ends, position), bisect_left(spot_starts, end)):
            spot = spots[index]
            start, stop = max(spot.start, position), min(spot.end, end)
            pieces.append(_cut(run, position, start, end))
            target = relative(uri, topic_uri(spot.topic))
            pieces.append(replace(_cut(run, start, stop, end), target=target))
            position = stop
        pieces.append(_cut(run, position, end, end))
        position = end
    return tuple(piece for piece in pieces if piece.text)


def _cut(run: Run, start: int, stop: int, end: int) -> Run:
    """Return a part of a run, all places counted from the start of the paragraph; the run ends at `end`."""
    first = end - len(run.text)
    return replace(run, text=run.text[start - first : stop - first])


def render_runs(runs: Sequence[Run]) -> Markdown:
    """Return runs as one line of Markdown that may stand at the start of a line."""
    merged = [
        Run(text="".join(run.text for run in group), marks=marks, target=target)
        for (marks, target), group in groupby(runs, key=lambda run: (run.marks, run.target))
    ]
    parts: list[str] = []
    position = 0
    for target, group in groupby(merged, key=lambda run: run.target):
        count = len(list(group))
        if target is None:
            parts += [_styled(merged, i, starts_line=i == 0) for i in range(position, position + count)]
        else:
            parts.append(_linked(merged[position : position + count], target))
        position += count
    return Markdown("".join(parts).strip(" "))


def _linked(runs: list[Run], target: str) -> str:
    """Return runs as one link, the space at its ends put outside."""
    label = "".join(_styled(runs, i) for i in range(len(runs)))
    before = " " * label.startswith(" ")
    after = " " * label.endswith(" ")
    return f"{before}{link(Markdown(label.strip(' ')), target)}{after}"


def _styled(runs: list[Run], index: int, *, starts_line: bool = False) -> str:
    """Return one run among its neighbours, its marks around it and the space at its ends outside them."""
    text, marks = runs[index].text, runs[index].marks
    core = text.strip()
    if not marks or not core:
        return escape_start(text) if starts_line else escape_inline(text)
    lead, trail = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    before = lead or (runs[index - 1].text[-1] if index else " ")
    after = trail or (runs[index + 1].text[0] if index + 1 < len(runs) else " ")
    stands_alone = before[-1].isspace() and (after[0].isspace() or after[0] in ".,;:?")
    marked = _mark_plainly(core, marks) if stands_alone else None
    return f"{escape_inline(lead)}{marked or _mark_with_tags(core, marks)}{escape_inline(trail)}"


def _mark_plainly(core: str, marks: frozenset[Mark]) -> str | None:
    """Return words in backticks or asterisks, or None where those might not be taken for what they are."""
    if "code" in marks:
        return f"`{core}`" if marks == {"code"} and _PLAIN_CODE.fullmatch(core) else None
    if "struck" in marks or not (core[0].isalnum() and core[-1].isalnum()):
        return None
    stars = "".join(sign for mark, sign in _ASTERISKS.items() if mark in marks)
    return f"{stars}{escape_inline(core)}{stars}"


def _mark_with_tags(core: str, marks: frozenset[Mark]) -> str:
    """Return words between HTML tags, which act between any two characters."""
    marked = str(escape_inline(core))
    for mark, tag in _TAGS.items():
        if mark in marks:
            marked = f"<{tag}>{marked}</{tag}>"
    return marked
