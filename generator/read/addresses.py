"""One address for each article: no two slugs or aliases meet, and who gives way does not depend on chance."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from itertools import count
from typing import TYPE_CHECKING

from generator.model import Problem
from generator.read.problems import quoted
from generator.slugs import make_slug, short_hash, slug_key

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.model import RawArticle
    from generator.read.article import ArticleFile


def give_addresses(files: Sequence[ArticleFile]) -> tuple[tuple[RawArticle, ...], tuple[Problem, ...]]:
    """Return the articles that are no drafts, each with a slug of its own, and the problems on the way.

    Slugs and aliases that authors chose come first, by path and drafts last; who comes later gives way, with
    a problem. Slugs made from headlines come next, by date and path: the first keeps the plain one, others
    get their date or a hash of their path, and aliases give way to them, with a problem.
    """
    table = _Table(files)
    for file in sorted(files, key=lambda one: (one.article.front_matter.draft, one.article.path)):
        table.claim_chosen(file.article)
    published = [file.article for file in files if not file.article.front_matter.draft]
    for article in sorted(published, key=_by_date):
        if article.path not in table.slugs:
            table.give_made(article)
    return tuple(map(table.address, published)), tuple(table.problems)


class _Table:
    """Who has which address: slugs and aliases under `slug_key`, with the paths of their articles."""

    def __init__(self, files: Sequence[ArticleFile]) -> None:
        self.slugs: dict[str, str] = {}
        self.problems: list[Problem] = []
        self._files = {file.article.path: file for file in files}
        self._slug_holders: dict[str, str] = {}
        self._alias_holders: dict[str, str] = {}

    def claim_chosen(self, article: RawArticle) -> None:
        """Give an article the slug and aliases of its front matter, as far as they are free."""
        slug = article.front_matter.slug
        if slug is not None and self._is_free(article.path, "slug", slug):
            self._take(article.path, slug)
        for alias in article.front_matter.aliases:
            if self._is_free(article.path, "alias", alias):
                self._alias_holders[slug_key(alias)] = article.path

    def give_made(self, article: RawArticle) -> None:
        """Give an article the plainest slug made from its headline that is free."""
        free = (slug for slug in _made_slugs(article) if slug_key(slug) not in self._slug_holders)
        self._take(article.path, next(free))

    def address(self, article: RawArticle) -> RawArticle:
        """Return an article with its slug, and with the aliases that it could keep."""
        wanted = article.front_matter.aliases
        kept = tuple(alias for alias in wanted if self._alias_holders.get(slug_key(alias)) == article.path)
        front_matter = replace(article.front_matter, aliases=kept)
        return replace(article, slug=self.slugs[article.path], front_matter=front_matter)

    def _is_free(self, path: str, kind: str, address: str) -> bool:
        """Tell whether nobody has an address, and note the problem if somebody does."""
        key = slug_key(address)
        holder = self._slug_holders.get(key) or self._alias_holders.get(key)
        if holder is not None:
            self._note(path, kind, address, holder)
        return holder is None

    def _take(self, path: str, slug: str) -> None:
        """Give a slug to an article; an alias that is the same goes, with a problem."""
        key = slug_key(slug)
        self.slugs[path] = slug
        self._slug_holders[key] = path
        loser = self._alias_holders.pop(key, None)
        if loser is not None:
            self._note(loser, "alias", slug, path)

    def _note(self, path: str, kind: str, address: str, holder: str) -> None:
        """Note that an address is another article's."""
        file = self._files[path]
        owner = "this article" if holder == path else self._files[holder].shown_as
        advice = (
            "remove the alias"
            if kind == "alias"
            else f"write another one, such as `slug: {_other_slug(file)}`"
        )
        self.problems.append(
            Problem(
                path=file.shown_as,
                line=file.key_lines.get("aliases" if kind == "alias" else "slug", 1),
                code=f"{kind}-taken",
                message=f"the {kind} {quoted(address)} is the address of {owner}",
                advice=advice,
            )
        )


def _by_date(article: RawArticle) -> tuple[dt.date, str]:
    """Sort key: the oldest first, the undated last, then by path."""
    return (article.front_matter.date or dt.date.max, article.path)


def _made_slugs(article: RawArticle) -> Iterator[str]:
    """Yield slugs for an article without end, the plainest first."""
    made = make_slug(article.headline, fallback="article")
    yield made
    if article.front_matter.date:
        yield f"{made}-{article.front_matter.date.isoformat()}"
    yield f"{made}-{short_hash(article.path)}"
    for number in count(2):
        yield f"{made}-{short_hash(f'{article.path} {number}')}"


def _other_slug(file: ArticleFile) -> str:
    """Return a slug that is not likely to be taken."""
    made = make_slug(file.article.headline, fallback="article")
    return f"{made[:60].rstrip('-')}-{short_hash(file.article.path)}"
