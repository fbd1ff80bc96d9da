"""What a change of articles becomes on the site, as Markdown for those who decide about it.

The machine's reading of each changed article stands in one table, so that an editor sees at a glance what
readers will be shown: not only whether the file is valid, but whether it was understood. Two digests are
compared, the one before the change and the one with it; nothing is decided here.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from news_digest.messages.signs import plain_signs
from news_digest.model import Article, Library, Problem

MOST_SHOWN = 40  # articles in full; the others are listed by name
MOST_LISTED = 200
MOST_TOPICS = 12
MOST_COPIES = 5
NOTHING = "–"


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """What is compared: the digest before a change and with it, the paths that it touched, and the problems.

    `subjects` are the names of subjects by their slug; `folder` is how problems name the articles folder.
    """

    before: Library
    after: Library
    changed: tuple[str, ...]
    problems: tuple[Problem, ...]
    subjects: Mapping[str, str]
    folder: str


def render_review(review: Review) -> str:
    """Return the review as Markdown: a line that counts, then a section for each changed article."""
    problems: dict[str, list[Problem]] = defaultdict(list)
    for problem in review.problems:
        problems[problem.path.removeprefix(f"{review.folder}/")].append(problem)
    before = {article.path: article for article in review.before.articles.values()}
    after = {article.path: article for article in review.after.articles.values()}
    shown = [path for path in review.changed if path in before or path in after or path in problems]
    lines = [f"## {_headline(shown, before, after)}", ""]
    for path in shown[:MOST_SHOWN]:
        lines += _section(path, before.get(path), after.get(path), problems[path], review)
    lines += _rest(shown[MOST_SHOWN:])
    return "\n".join(lines) + "\n"


def _headline(shown: Sequence[str], before: Mapping[str, Article], after: Mapping[str, Article]) -> str:
    """Return how many articles are new, changed, gone, and not to be published."""
    counts = {
        "new": sum(path in after and path not in before for path in shown),
        "changed": sum(path in after and path in before for path in shown),
        "gone": sum(path in before and path not in after for path in shown),
        "not published": sum(path not in before and path not in after for path in shown),
    }
    said = ", ".join(f"{count:,} {what}" for what, count in counts.items() if count)
    return f"Articles: {said or 'nothing changed'}"


def _section(
    path: str, before: Article | None, after: Article | None, problems: Sequence[Problem], review: Review
) -> Iterator[str]:
    """Yield the section of one changed file."""
    if after is None:
        yield f"### {plain_signs(path)}"
        yield ""
        yield _absence(before, review)
        yield ""
        yield from _table(_problem_rows(problems))
    else:
        yield f"### {plain_signs(after.headline)}"
        yield ""
        file = f"{plain_signs(path)} ({'new' if before is None else 'changed'})"
        yield from _table((("file", file), *_problem_rows(problems), *_rows(before, after, review)))


def _problem_rows(problems: Iterable[Problem]) -> Iterator[tuple[str, str]]:
    """Yield a row for each problem or remark."""
    for problem in problems:
        yield problem.severity, plain_signs(str(problem))


def _absence(before: Article | None, review: Review) -> str:
    """Return what it means that a changed file is no article of the digest."""
    if before is None:
        return "This file is not published."
    address = f"articles/{before.slug}/"
    if _leads_on(before.slug, review.after):
        return f"No longer published. Its address, {plain_signs(address)}, leads to another article now."
    return (
        f"No longer published: {plain_signs(address)} leads nowhere. Where another article takes its place, "
        f"write {plain_signs(f'aliases: [{before.slug}]')} into that one."
    )


def _rows(before: Article | None, after: Article, review: Review) -> Iterator[tuple[str, str]]:
    """Yield what readers are shown of an article, row by row, and what that was before if it was another."""
    now = _values(after, review.after, review)
    then = now if before is None else _values(before, review.before, review)
    for name, value in now.items():
        yield name, value if then[name] == value else f"{value}<br>before: {then[name]}"
    if before is not None and not _leads_on(before.slug, review.after):
        yield "old address", f"leads nowhere: write {plain_signs(f'aliases: [{before.slug}]')}"
    yield "topics", _topics(after, review)
    yield "story", _story(after, review)
    yield "same or nearly the same text", _copies(after, review.after)


def _leads_on(slug: str, library: Library) -> bool:
    """Tell whether an article's address still leads to one."""
    return slug in library.articles or any(slug in one.aliases for one in library.articles.values())


def _values(article: Article, library: Library, review: Review) -> dict[str, str]:
    """Return what stands on an article's page by itself, as Markdown by the name of its row."""
    source = library.source_of.get(article.slug)
    sources = {listing.slug: listing.name for listing in library.sources}
    subjects = (review.subjects.get(slug, slug) for slug in library.subjects_of.get(article.slug, ()))
    values = {
        "headline": article.headline,
        "address": f"articles/{article.slug}/",
        "source": sources.get(source or "", article.source or NOTHING),
        "author": ", ".join(article.authors) or NOTHING,
        "date": _date(article),
        "language": article.language,
        "summary": article.summary or NOTHING,
        "subject": ", ".join(subjects) or NOTHING,
        "original": article.url or NOTHING,
        "licence": article.license or "not said: ask whether it may be published",
    }
    return {name: value if value == NOTHING else plain_signs(value) for name, value in values.items()}


def _date(article: Article) -> str:
    """Return the day that readers are shown, and what says so."""
    if article.ahead is not None:
        return (
            f"{article.ahead.isoformat()} ({article.date_evidence}), far after all others: ranks as undated"
        )
    if article.published is None:
        return "undated"
    return f"{article.published.isoformat()} ({article.date_evidence})"


def _topics(article: Article, review: Review) -> str:
    """Return the topics that an article is listed under, those first that had no page before."""
    slugs = review.after.topics_of.get(article.slug, ())
    new = [slug for slug in slugs if slug not in review.before.topics]
    known = [slug for slug in slugs if slug in review.before.topics]
    names = [f"{plain_signs(review.after.topics[slug].name)} <strong>new</strong>" for slug in new]
    names += [plain_signs(review.after.topics[slug].name) for slug in known]
    rest = [f"{len(names) - MOST_TOPICS:,} more"] if len(names) > MOST_TOPICS else []
    return ", ".join((*names[:MOST_TOPICS], *rest)) or NOTHING


def _story(article: Article, review: Review) -> str:
    """Return the story that an article stands in, and whether that story was there before."""
    slug = review.after.story_of.get(article.slug)
    if slug is None:
        return NOTHING
    story = review.after.stories[slug]
    others = [one for one in story.articles if one != article.slug]
    was_there = any(one in review.before.story_of for one in others)
    named = f"{plain_signs(story.name)}, {len(story.articles):,} articles"
    return named if was_there else f"{named} <strong>new</strong>"


def _copies(article: Article, library: Library) -> str:
    """Return the files whose text an article repeats, all of it or most."""
    lead = library.duplicate_of.get(article.slug)
    same = [lead] if lead is not None else list(library.duplicates.get(article.slug, ()))
    named = [f"the very same text as {plain_signs(library.articles[slug].path)}" for slug in same]
    near, count = library.near_copies.get(article.slug, ((), 0))
    named += [
        f"{int(copy.share * 100)} % of it stands in {plain_signs(library.articles[copy.slug].path)}"
        for copy in near
    ]
    more = len(same) + count - min(len(named), MOST_COPIES)
    return ", ".join((*named[:MOST_COPIES], *([f"{more:,} more"] if more > 0 else []))) or NOTHING


def _table(rows: Iterable[tuple[str, str]]) -> Iterator[str]:
    """Yield a Markdown table of two columns without a head; nothing without a row."""
    lines = [f"| {name} | {value} |" for name, value in rows if value != NOTHING]
    if lines:
        yield from ("| | |", "|---|---|", *lines, "")


def _rest(paths: Sequence[str]) -> Iterator[str]:
    """Yield the names of those that are not shown in full."""
    if paths:
        listed = ", ".join(plain_signs(path) for path in paths[:MOST_LISTED])
        more = f" and {len(paths) - MOST_LISTED:,} more" if len(paths) > MOST_LISTED else ""
        yield f"Not shown here: {listed}{more}."
