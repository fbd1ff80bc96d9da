"""Former addresses: where pages of the vocabulary's entries stood under other names, lest links go dead.

A page made of an entry has its old address from what the entry was called: each name under `formerly:`, and
each alias that an editor wrote, since a name that articles brought had a page of its own until the desk said
whose it is. An alias that the package brings along was never a page of the site, and a hundred redirects to
whatever is in the news would help nobody. Only an entry whose page is there leads anywhere, and no address is
taken that a page or an article asks for.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from news_digest.model import FormerAddress, FormerName, Problem
from news_digest.slugs import make_slug, slug_key

if TYPE_CHECKING:
    from news_digest.model import Library, Vocabulary

MOST = 20  # former addresses that one entry keeps, as an article does


@dataclass(frozen=True, slots=True, kw_only=True)
class _Wish:
    """A page's wish for an address of its folder; `stated` if an editor wrote the name under `formerly:`."""

    folder: str
    slug: str
    target: str
    former: FormerName
    stated: bool


def list_former_addresses(library: Library, vocabulary: Vocabulary) -> tuple[FormerAddress, ...]:
    """Return the former addresses that lead to a page, by address."""
    granted, _refused = _decide(library, vocabulary)
    return tuple(
        FormerAddress(folder=wish.folder, slug=wish.slug, target=wish.target)
        for wish in sorted(granted, key=lambda wish: (wish.folder, wish.slug))
    )


def check_former_names(library: Library, vocabulary: Vocabulary) -> Iterator[Problem]:
    """Yield a remark for each name under `formerly:` whose address leads elsewhere."""
    _granted, refused = _decide(library, vocabulary)
    for wish in refused:
        if wish.stated and wish.former.path:
            yield Problem(
                path=wish.former.path,
                line=wish.former.line,
                code="former-name-taken",
                message=f"“{wish.former.name}” does not lead on: {wish.folder}/{wish.slug}/ is taken",
                advice="take the name out of `formerly:`, or make it an alias of the entry that it means",
                severity="remark",
            )


def _decide(library: Library, vocabulary: Vocabulary) -> tuple[list[_Wish], list[_Wish]]:
    """Return the wishes that are granted, and those for an address that is taken; stated ones come first."""
    wishes = sorted(_list_wishes(library, vocabulary), key=lambda wish: not wish.stated)
    holders: dict[str, _Wish | None] = dict.fromkeys(_addresses(library))
    refused = []
    for wish in wishes:
        holder = holders.setdefault(slug_key(f"{wish.folder}/{wish.slug}"), wish)
        if holder is None or holder.target != wish.target:
            refused.append(wish)
    return [wish for wish in holders.values() if wish is not None], refused


def _addresses(library: Library) -> Iterator[str]:
    """Yield, folded, every address at which something stands or to which an article's alias holds a claim."""
    folders = (
        ("topics", library.topics),
        ("subjects", [listing.subject.slug for listing in library.subjects]),
        ("sources", [source.slug for source in library.sources]),
    )
    yield from (slug_key(f"{folder}/{slug}") for folder, slugs in folders for slug in slugs)
    aliases = (alias for article in library.articles.values() for alias in article.aliases)
    shared = (one.address for one in library.shared)
    for address in chain(aliases, shared):
        yield slug_key(address.removesuffix(".html").removesuffix("/index"))


def _list_wishes(library: Library, vocabulary: Vocabulary) -> Iterator[_Wish]:
    """Yield what the entries that have pages would like to lead there."""
    language = vocabulary.language
    topics = {topic.name: slug for slug, topic in library.topics.items()}
    for entity in vocabulary.entities:
        yield from _wish("topics", topics.get(entity.name), entity.formerly, entity.own_aliases, language)
    sources = {source.name: source.slug for source in library.sources}
    for source in vocabulary.sources:
        yield from _wish("sources", sources.get(source.name), source.formerly, source.own_aliases, language)
    subjects: Mapping[str, str] = {each.subject.code: each.subject.slug for each in library.subjects}
    for subject in vocabulary.subjects:
        yield from _wish("subjects", subjects.get(subject.code), subject.formerly, (), language)


def _wish(
    folder: str, target: str | None, formerly: Sequence[FormerName], aliases: Sequence[str], language: str
) -> Iterator[_Wish]:
    """Yield the wishes of one entry: none where it has no page, and none for the page's own address."""
    names = (*((former, True) for former in formerly), *((FormerName(name=name), False) for name in aliases))
    for former, stated in names[:MOST] if target is not None else ():
        slug = make_slug(former.name, fallback=folder.removesuffix("s"), language=language)
        if target is not None and slug_key(slug) != slug_key(target):
            yield _Wish(folder=folder, slug=slug, target=target, former=former, stated=stated)
