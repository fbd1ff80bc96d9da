"""Listings: the articles of each subject, source and month, newest first."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from news_digest.link.names import fold_name
from news_digest.model import Article, Month, SourceListing, SubjectListing, Vocabulary
from news_digest.slugs import unique_slugs


def find_subjects(article: Article, vocabulary: Vocabulary) -> tuple[str, ...]:
    """Return the slugs of an article's subjects, strongest first."""
    slugs = {subject.code: subject.slug for subject in vocabulary.subjects}
    return tuple(slugs[score.code] for score in article.subjects if score.code in slugs)


def list_subjects(latest: Sequence[Article], vocabulary: Vocabulary) -> tuple[SubjectListing, ...]:
    """Return the subjects that have articles, in the IPTC's order (by code)."""
    articles: dict[str, list[str]] = defaultdict(list)
    for article in latest:
        for slug in find_subjects(article, vocabulary):
            articles[slug].append(article.slug)
    return tuple(
        SubjectListing(subject=subject, articles=tuple(articles[subject.slug]))
        for subject in sorted(vocabulary.subjects, key=lambda subject: subject.code)
        if subject.slug in articles
    )


def name_sources(articles: Sequence[Article], vocabulary: Vocabulary) -> dict[str, str]:
    """Return the name of each article's source: the vocabulary's, else the most used of its spellings."""
    known = {
        fold_name(spelling): source.name
        for source in reversed(vocabulary.sources)
        for spelling in (*source.aliases, source.name)
    }
    spellings: dict[str, Counter[str]] = defaultdict(Counter)
    for article in articles:
        if article.source:
            spellings[fold_name(article.source)][article.source] += 1
    names = {
        key: known.get(key) or min(counts, key=lambda name, counts=counts: (-counts[name], name))  # type: ignore[misc]  # mypy cannot infer a default
        for key, counts in sorted(spellings.items())
    }
    return {article.slug: names[fold_name(article.source)] for article in articles if article.source}


def source_slugs(source_names: Mapping[str, str], language: str = "en") -> dict[str, str]:
    """Return a slug for each source's name; where two meet, the one with more articles has the plain one.

    So a name made to look like an outlet's takes neither its page nor its feed.
    """
    counts = Counter(source_names.values())
    names = sorted(counts, key=lambda name: (-counts[name], *_by_name(name)))
    return unique_slugs(names, fallback="source", language=language)


def list_sources(
    latest: Sequence[Article], source_names: Mapping[str, str], vocabulary: Vocabulary
) -> tuple[SourceListing, ...]:
    """Return the sources by name, each with its articles."""
    slugs = source_slugs(source_names, vocabulary.language)
    urls = {source.name: source.url for source in vocabulary.sources}
    articles: dict[str, list[str]] = defaultdict(list)
    for article in latest:
        if article.slug in source_names:
            articles[source_names[article.slug]].append(article.slug)
    return tuple(
        SourceListing(slug=slugs[name], name=name, url=urls.get(name), articles=tuple(articles[name]))
        for name in sorted(articles, key=_by_name)
    )


def _by_name(name: str) -> tuple[str, str]:
    """Sort names as readers do, whatever their case."""
    return (name.casefold(), name)


def list_months(latest: Sequence[Article]) -> tuple[Month, ...]:
    """Return the months that have articles, newest first."""
    months: dict[tuple[int, int], list[str]] = defaultdict(list)
    for article in latest:
        if article.published:
            months[article.published.year, article.published.month].append(article.slug)
    return tuple(
        Month(year=year, month=month, articles=tuple(months[year, month]))
        for year, month in sorted(months, reverse=True)
    )
