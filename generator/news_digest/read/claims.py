"""What a file asks for: the addresses that its article claims, which depend on that file alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from news_digest.slugs import make_slug, short_hash, slug_key

if TYPE_CHECKING:
    from collections.abc import Iterator

    from news_digest.read.article import ArticleFile

Kind = Literal["headline", "slug", "alias", "path"]
FOLDER = "articles/"
# Six digits of a path tell articles apart; paths that somebody made to meet, in 2 to the 24 tries, get more.
DIGITS = (6, 32)


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """An address in the site (`articles/talks-begin`) that an article asks for, and by what right.

    `is_last` if nobody else may have it.
    """

    file: ArticleFile
    kind: Kind
    address: str
    is_last: bool = False

    @property
    def path(self) -> str:
        """The file that claims."""
        return self.file.article.path

    @property
    def key(self) -> str:
        """The form under which two addresses are one: `Two.html`, `two/index.html` and `two` are."""
        head, slash, last = self.address.rpartition("/")
        name = last.removesuffix(".html")
        is_folder = bool(slash) and name != last and name in ("index", "README")
        return slug_key(head if is_folder else f"{head}{slash}{name}")

    @property
    def asked(self) -> str:
        """The address as its author wrote it."""
        return self.address if self.kind == "alias" else self.address.removeprefix(FOLDER)

    @property
    def is_made(self) -> bool:
        """Whether the headline or the file's path made the address; its author chose it otherwise."""
        return self.kind in ("headline", "path")

    @property
    def is_like(self) -> bool:
        """Whether at least half of the address's words stand in the headline."""
        if self.is_made:
            return True
        words = set(make_slug(self.address.rpartition("/")[2].removesuffix(".html")).split("-"))
        return 2 * len(words.intersection(self.file.made.split("-"))) >= len(words)


def list_claims(file: ArticleFile) -> Iterator[Claim]:
    """Yield the addresses that an article asks for, its own first."""
    yield own_claim(file)
    for alias in file.article.front_matter.aliases:
        yield Claim(file=file, kind="alias", address=alias)


def own_claim(file: ArticleFile) -> Claim:
    """Return the address that an article would stand at if it were alone."""
    chosen = file.article.front_matter.slug
    if chosen is None:
        return Claim(file=file, kind="headline", address=FOLDER + file.made)
    return Claim(file=file, kind="slug", address=FOLDER + chosen)


def path_claim(file: ArticleFile, digits: int) -> Claim:
    """Return an article's address with a hash of its path behind it, which a new date does not move.

    No headline makes two hyphens in a row and no slug may have them, so only an alias can meet it.
    """
    own = own_claim(file)
    slug = own.address.removeprefix(FOLDER) if own.is_like else file.made
    address = f"{FOLDER}{slug}--{short_hash(file.article.path, digits)}"
    return Claim(file=file, kind="path", address=address, is_last=digits == DIGITS[-1])


def free_slug(claim: Claim) -> str:
    """Return a slug that would leave a claimed address to the others, and is hardly anybody's."""
    return f"{claim.file.made[:60].rstrip('-')}-{short_hash(claim.path)}"
