"""One address for each article, decided by the folder alone, which does not say who came first.

An article claims the address that its headline makes, or the one that its `slug:` chooses, and those in its
`aliases:`. What a file claims depends on that file alone. An address that one article claims leads there; one
that several claim leads to none of them: a page there names them all, and each stands at an address of its
own. So whatever is added, withdrawn or redated, no address goes from one article to another in one step: for
that one claim would have to go and another come at once. A claim that wins over others, such as an earlier
date or a `slug:`, is left out on purpose: a newcomer could write it too.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from news_digest.model import SharedAddress
from news_digest.read.claims import DIGITS, FOLDER, list_claims, path_claim
from news_digest.read.taken import Meeting, tell_drafts, tell_published

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from news_digest.model import Problem, RawArticle
    from news_digest.read.article import ArticleFile
    from news_digest.read.claims import Claim


def give_addresses(
    files: Sequence[ArticleFile],
) -> tuple[tuple[RawArticle, ...], tuple[SharedAddress, ...], tuple[Problem, ...]]:
    """Return the articles that are no drafts, each with a slug of its own, shared addresses, and problems.

    Drafts take nothing from others, and are told what they could not have. Where a headline makes an address,
    a slug or an alias of another article counts only if half of its words stand in that article's headline.
    """
    published = [file for file in files if not file.article.front_matter.draft]
    drafts = [file for file in files if file.article.front_matter.draft]
    table = _Table(published)
    problems = (
        *tell_published(table.asked, table.homes, table.meetings()),
        *tell_drafts(drafts, table.claims),
    )
    return tuple(map(table.address, published)), tuple(table.shared()), problems


class _Table:
    """Who claims which address, and where each article stands in the end."""

    def __init__(self, files: Sequence[ArticleFile]) -> None:
        self.asked = {file.article.path: tuple(list_claims(file)) for file in files}
        self.claims: dict[str, list[Claim]] = defaultdict(list)
        for claim in (claim for asked in self.asked.values() for claim in asked):
            self.claims[claim.key].append(claim)
        self.homes = {path: asked[0] for path, asked in self.asked.items()}
        self._holders = _find_holders(self.claims)
        for digits in DIGITS:
            self._house([claim.file for claim in self.homes.values() if not self.is_held(claim)], digits)

    def _house(self, files: Sequence[ArticleFile], digits: int) -> None:
        """Give articles that share their addresses some with their paths behind."""
        for file in files:
            claim = path_claim(file, digits)
            self.homes[claim.path] = claim
            self.claims[claim.key].append(claim)
        self._holders = _find_holders(self.claims)

    def is_held(self, claim: Claim) -> bool:
        """Tell whether an address leads to the article that claims it, and to no other."""
        return self._holders[claim.key] == {claim.path}

    def meetings(self) -> dict[str, Meeting]:
        """Return the addresses that several files claim."""
        names = {key: {claim.file.shown_as for claim in claims} for key, claims in self.claims.items()}
        return {
            key: Meeting(names=tuple(sorted(files)), holders=self._holders[key])
            for key, files in names.items()
            if len(files) > 1
        }

    def slug(self, path: str) -> str:
        """Return the slug of the article in a file."""
        return self.homes[path].address.removeprefix(FOLDER)

    def address(self, file: ArticleFile) -> RawArticle:
        """Return an article with its slug, and with the aliases that lead to it."""
        path = file.article.path
        aliases = (claim for claim in self.asked[path] if claim.kind == "alias")
        own = self.homes[path].key
        kept = tuple(claim.address for claim in aliases if claim.key != own and self.is_held(claim))
        return replace(
            file.article,
            slug=self.slug(path),
            front_matter=replace(file.article.front_matter, aliases=kept),
        )

    def shared(self) -> Iterator[SharedAddress]:
        """Yield the addresses that several articles claim, in order."""
        for key, holders in sorted(self._holders.items()):
            if len(holders) > 1:
                claims = [claim for claim in self.claims[key] if claim.path in holders]
                own = [claim.address for claim in claims if claim.kind != "alias"]
                yield SharedAddress(
                    address=min(own or [claim.address for claim in claims]),
                    slugs=tuple(sorted(map(self.slug, holders))),
                    is_former=not own,
                )


def _find_holders(claims: Mapping[str, Sequence[Claim]]) -> dict[str, frozenset[str]]:
    """Return the paths of the files whose claims count at each address."""
    return {key: frozenset(claim.path for claim in _count(found)) for key, found in claims.items()}


def _count(claims: Sequence[Claim]) -> Sequence[Claim]:
    """Return the claims to an address that count."""
    if len(claims) == 1:
        return claims
    if last := [claim for claim in claims if claim.is_last]:
        return last
    is_made = any(claim.is_made for claim in claims)
    return [claim for claim in claims if not is_made or claim.is_like]
