"""Why the digest says what it says of one article: the evidence, the score, and how to overrule it.

Everything here is read from what the rooms decided; nothing is decided again, so that an explanation can not
differ from the page.
"""

from __future__ import annotations

from collections.abc import Iterator

from news_digest.model import Article, Entity, Library, Vocabulary
from news_digest.slugs import make_slug

_INDENT = "  "
_OVERRULE = {
    "date": "write `date: 2024-03-18` in the front matter",
    "summary": "write `summary:` in the front matter",
    "subjects": "change the words of a subject in {desk}/subjects.yml",
    "names": (
        "add the name with its kind and aliases to {desk}/entities.yml, which has "
        "the last word; a word that should never have a page goes into never_topics.yml"
    ),
    "themes": "change `tags:` in the front matter",
    "story": "write `story: name` in the front matter; articles that name the same story stand together",
    "related": "no rule by hand; names in entities.yml and tags give better reasons",
    "duplicate": "name the original under `originals` in mkdocs.yml; only the very same text is shown once",
}


def render_explanation(article: Article, library: Library, vocabulary: Vocabulary, *, desk: str) -> str:
    """Return, as plain lines, why an article has its date, summary, subjects, names, story and links.

    `desk` is the folder of the editors' vocabulary.
    """
    parts = (
        ("Date", "date", _date_lines(article)),
        (
            "Summary",
            "summary",
            [article.summary] if article.summary else ["none: the text has no sentence for one"],
        ),
        ("Subjects", "subjects", list(_subject_lines(article, vocabulary))),
        ("Names", "names", list(_name_lines(article, library, vocabulary))),
        ("Themes", "themes", list(_theme_lines(article, library))),
        ("Story", "story", list(_story_lines(article, library))),
        ("Related", "related", list(_related_lines(article, library))),
        ("Published elsewhere", "duplicate", list(_duplicate_lines(article, library))),
    )
    address = f"Address: articles/{article.slug}/ ({_address_reason(article, library, vocabulary.language)})"
    lines = [f"{article.path}: {article.headline}", address]
    for title, rule, part in parts:
        lines.extend(_part(title, rule, part, desk))
    return "\n".join(lines) + "\n"


def _address_reason(article: Article, library: Library, language: str) -> str:
    """Return why an article stands at its address."""
    shared = [one for one in library.shared if article.slug in one.slugs and not one.is_former]
    if shared and "--" in article.slug:
        paths = sorted({library.articles[slug].path for one in shared for slug in one.slugs} - {article.path})
        more = f" and {len(paths) - 1} more" if len(paths) > 1 else ""
        return f"{shared[0].address}/ is claimed by {paths[0]}{more} too, and names them all"
    if "--" in article.slug:
        return "the `slug:` of its front matter is the address that another article's headline makes"
    if article.slug == make_slug(article.headline, fallback="article", language=language):
        return "the headline makes it"
    return "`slug:` in the front matter says so"


def _part(title: str, rule: str, lines: list[str], desk: str) -> Iterator[str]:
    """Yield a titled part and how to overrule it; nothing where there is nothing to say."""
    if lines:
        yield from ("", title)
        yield from (_INDENT + line for line in lines)
        yield f"{_INDENT}To overrule: {_OVERRULE[rule].format(desk=desk)}."


def _date_lines(article: Article) -> list[str]:
    """Return the article's date and what says so."""
    if article.ahead is not None:
        return [
            f"ranks as undated: {article.ahead.isoformat()} ({article.date_evidence}) is far after all others"
        ]
    if article.published is None:
        return ["undated: no front matter, date line or full dateline says when"]
    return [f"{article.published.isoformat()}: {article.date_evidence}"]


def _subject_lines(article: Article, vocabulary: Vocabulary) -> Iterator[str]:
    """Yield each subject with its score and the words that speak for it."""
    names = {subject.code: subject.name for subject in vocabulary.subjects}
    for item in article.subjects:
        name, words = names.get(item.code, item.code), ", ".join(item.evidence)
        code = f" (medtop:{item.code})" if item.code.isdigit() else ""
        yield f"{name}{code}, {item.score:.2f}: {words}"
    if not article.subjects:
        yield "none: no subject's words stand out"


def _name_lines(article: Article, library: Library, vocabulary: Vocabulary) -> Iterator[str]:
    """Yield each name: its kind and the evidence, its forms, its weight, and whether it has a page."""
    for entity in sorted(article.entities, key=lambda entity: (-entity.salience, entity.name)):
        kind = f"{entity.kind} ({entity.evidence})" if entity.kind else "kind left open"
        forms = ", ".join(form for form in entity.forms if form != entity.name)
        also = f", also “{forms}”" if forms else ""
        times = "once" if entity.mention_count == 1 else f"{entity.mention_count} times"
        page = _page_reason(article, entity, library, vocabulary)
        yield f"{entity.name}: {kind}; {times}{also}; weight {entity.salience:.2f}; {page}"


def _page_reason(article: Article, entity: Entity, library: Library, vocabulary: Vocabulary) -> str:
    """Return why a name has a page, or why it has none."""
    slug = library.topic_of_name.get((article.slug, entity.name))
    if slug is not None:
        count = len(library.topics[slug].appearances)
        known = any(item.name == entity.name for item in vocabulary.entities)
        reason = "in the vocabulary" if known else "named in more than one"
        return f"page topics/{slug}/ ({reason}; {count} article{'s' * (count != 1)})"
    if entity.name.casefold() in vocabulary.never_topics:
        return "no page: among the words that are never topics"
    return "no page: no other article surely names it"


def _theme_lines(article: Article, library: Library) -> Iterator[str]:
    """Yield the topics that come from the author's tags."""
    for slug in library.topics_of.get(article.slug, ()):
        topic = library.topics[slug]
        if topic.kind == "theme":
            yield f"{topic.name}: a tag of {len(topic.appearances)} articles; page topics/{slug}/"


def _story_lines(article: Article, library: Library) -> Iterator[str]:
    """Yield the article's story and why it stands in it."""
    slug = library.story_of.get(article.slug)
    if slug is None:
        return
    story = library.stories[slug]
    others = len(story.articles) - 1
    reason = "near in words and time"
    if article.story is not None:
        reason = "`story:` in the front matter names it"
    elif story.pinned:
        reason = "near in words and time to articles whose front matter names it"
    yield f"{story.name}, with {others} other article{'s' * (others != 1)}: {reason}; page stories/{slug}/"


def _related_lines(article: Article, library: Library) -> Iterator[str]:
    """Yield each related article, how near it is, and what both are about."""
    for item in library.related.get(article.slug, ()):
        topics = [library.topics[slug].name for slug in item.shared_topics]
        words = [f"“{word}”" for word in item.shared_words]
        yield f"{item.score:.2f} {library.articles[item.slug].headline}: {', '.join(topics + words)}"


def _duplicate_lines(article: Article, library: Library) -> Iterator[str]:
    """Yield the articles with the same text, which of them is shown, and those with nearly the same."""
    lead = library.duplicate_of.get(article.slug)
    if lead is not None:
        yield f"the same text as {library.articles[lead].path}, which is shown in its place"
    for slug in library.duplicates.get(article.slug, ()):
        yield f"{library.articles[slug].path} has the same text and is folded under this one"
    copies, count = library.near_copies.get(article.slug, ((), 0))
    for copy in copies:
        yield f"{int(copy.share * 100)} % of the text stands in {library.articles[copy.slug].path} too"
    if count > len(copies):
        yield f"and most of it in {count - len(copies)} more"
