"""What `check` says of addresses that several files claim: to each of them, with the way out."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from news_digest.model import Problem
from news_digest.read.claims import free_slug, list_claims
from news_digest.read.problems import REMARK_CODES, quoted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from news_digest.read.article import ArticleFile
    from news_digest.read.claims import Claim, Kind

KEYS: Mapping[Kind, str] = {"slug": "slug", "alias": "aliases"}
CODES: Mapping[Kind, str] = {"slug": "slug-taken", "alias": "alias-taken", "headline": "shared-address"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """An address that several files claim: all of them by name, and the paths of those whose claims count."""

    names: tuple[str, ...]
    holders: frozenset[str]


def tell_published(
    asked: Mapping[str, Sequence[Claim]], homes: Mapping[str, Claim], meetings: Mapping[str, Meeting]
) -> Iterator[Problem]:
    """Yield what articles must know of the addresses that they ask for and others claim too.

    `homes` are the claims by which they stand where they stand; both go by path.
    """
    for path, claims in asked.items():
        home = homes[path]
        for claim in claims:
            meeting = meetings.get(claim.key)
            if claim.kind == "alias" and claim.key == home.key:
                # One with a path behind it may be kept for when nobody else claims the plain one any more.
                if home.kind != "path":
                    yield _problem(claim, "is the address of this article", "remove the alias")
            elif meeting is not None:
                message = f"{_name_others(claim, meeting)}{_outcome(claim, meeting, home)}"
                yield _problem(claim, message, _advice(claim, meeting))


def tell_drafts(drafts: Iterable[ArticleFile], claims: Mapping[str, Sequence[Claim]]) -> Iterator[Problem]:
    """Yield what drafts chose that others have, by their claims, or that another draft chose too."""
    chosen = [claim for file in drafts for claim in list_claims(file) if claim.kind != "headline"]
    names: dict[str, set[str]] = defaultdict(set)
    for claim in chosen:
        names[claim.key].add(claim.file.shown_as)
    for key, files in names.items():
        files.update(claim.file.shown_as for claim in claims.get(key, ()))
    meetings = {
        key: Meeting(names=tuple(sorted(files)), holders=frozenset())
        for key, files in names.items()
        if len(files) > 1
    }
    for claim in chosen:
        if claim.key in meetings:
            meeting = meetings[claim.key]
            yield _problem(claim, _name_others(claim, meeting), _advice(claim, meeting))


def _name_others(claim: Claim, meeting: Meeting) -> str:
    """Return the other files that claim an address, the first of them by name."""
    first = next(name for name in meeting.names if name != claim.file.shown_as)
    more = len(meeting.names) - 2
    others = f"{first} and {more:,} more file{'s' * (more > 1)}" if more else first
    return f"is also claimed by {others}"


def _outcome(claim: Claim, meeting: Meeting, home: Claim) -> str:
    """Return what comes of an address that others claim too, as the end of a sentence."""
    place = "" if claim.kind == "alias" else f"this article stands at {home.address}/"
    if meeting.holders == {claim.path}:
        return " without the words of its headline, and stays with this article"
    if claim.path not in meeting.holders:
        return f" and has too few words of the headline here{place and f', so {place}'}"
    return f", so a page there names them all{place and f' and {place}'}"


def _problem(claim: Claim, message: str, advice: str) -> Problem:
    """Return the problem of a claim that is not an article's alone."""
    code = CODES[claim.kind]
    return Problem(
        path=claim.file.shown_as,
        line=claim.file.key_lines.get(KEYS.get(claim.kind, ""), 1),
        code=code,
        message=f"{_name(claim)} {message}",
        advice=advice,
        severity="remark" if code in REMARK_CODES else "problem",
    )


def _name(claim: Claim) -> str:
    """Return a claim in words, up to the verb."""
    if claim.kind == "headline":
        return f"the address {claim.address}/, which the headline makes,"
    return f"the {claim.kind} {quoted(claim.asked)}"


def _advice(claim: Claim, meeting: Meeting) -> str:
    """Return how an article leaves an address to the others, or gets it."""
    if claim.kind == "alias":
        return "remove the alias"
    if claim.kind == "slug":
        return f"write another one, such as `slug: {free_slug(claim)}`"
    if meeting.holders == {claim.path}:
        return "change the `slug:` or `aliases:` there"
    return f"write `slug: {free_slug(claim)}` to leave it to the other, or a `slug:` there to have it alone"
