"""The keys of front matter: ours, what other tools call them, and those that say nothing to a reader.

A key counts in any case and with any of `-`, `_`, `.` and spaces in it. Sources: the documentation of Hugo,
Jekyll, Pelican, WordPress (its REST interface and the usual exporters), Ghost, Obsidian and Eleventy.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import fields as dataclass_fields
from types import MappingProxyType

from news_digest.model import FrontMatter
from news_digest.read.characters import word_set
from news_digest.read.look_alikes import as_latin

# `author` is written in the singular, `date` gives both a day and a moment.
KNOWN_KEYS = tuple(
    {"authors": "author"}.get(known.name, known.name)
    for known in dataclass_fields(FrontMatter)
    if known.name != "date_time"
)
_SEPARATORS = re.compile(r"[\s_.\-]+")

# Our key, and what others call it: the first of several that a file has counts, lists are put together.
_OTHER_NAMES = {
    "title": "headline name posttitle",
    "source": "publisher outlet publication newspaper sourcename sitename",
    "author": "authors byline by creator writer writers contributors reporter dcreator postauthor",
    "date": "published publishdate pubdate publisheddate publishedat publishedon datepublished"
    " postdate dateline issued posted created createdat datecreated creationdate",
    "updated": "lastmod lastmodified lastmodifiedat modified modifiedat datemodified updatedat lastupdated"
    " dateupdated update postmodified",
    "url": "link canonical canonicalurl original originalurl sourceurl externalurl permanenturl",
    "license": "licence copyright rights",
    "language": "lang locale",
    "tags": "tag keywords keyword categories category topics topic section sections subjects labels",
    "summary": "description excerpt abstract teaser lead lede standfirst deck dek metadescription"
    " customexcerpt postexcerpt intro",
    "story": "series",
    "references": "sources citations cites bibliography",
    "slug": "postname basename",
    "aliases": "alias redirectfrom permalink redirects oldurls",
    "correction": "corrections erratum errata",
}
FOREIGN_KEYS: Mapping[str, str] = MappingProxyType(
    {other: key for key, others in _OTHER_NAMES.items() for other in others.split()}
)
# Those by which other tools lay a page out, or keep house.
MEANINGLESS_KEYS = word_set(
    "layout template customtemplate theme type kind format weight position order toc showtoc tocopen comments"
    " comment disqus image images img cover coverimage coverart featuredimage featureimage featureimagealt"
    " featureimagecaption ogimage twitterimage thumbnail thumb banner hero heroimage icon logo color colour"
    " menu menus nav navorder navigation navtitle parent parents breadcrumb eleventynavigation pagination"
    " paginate id uid uuid guid postid key cssclass cssclasses bodyclass class classes style styles scripts"
    " markup math mathjax katex mermaid highlight pin pinned sticky featured share sharing social related"
    " robots noindex sitemap search searchable readingtime readtime wordcount outputs cascade params extra"
    " resources iscjklanguage linktitle shorttitle titlelong seotitle metatitle ogtitle ogdescription"
    " twittertitle twitterdescription codeinjectionhead codeinjectionfoot editurl collection collections"
    " translationkey version encoding generator feed feeds rss amp ads advertisement sponsor adult subtitle"
    " views likes rating location geo latitude longitude email authoremail authorurl avatar twitter mastodon"
    " cardimage cardtype cardbadge contenttype primarytag zettel banneralt up next previous prev"
)


def plain_key(key: str) -> str:
    """Return the form in which keys are compared: small letters and digits, look-alikes as Latin letters."""
    return _SEPARATORS.sub("", as_latin(unicodedata.normalize("NFKC", key))).casefold()


_OWN_KEYS = {plain_key(key): key for key in KNOWN_KEYS}


def own_key(key: str) -> str | None:
    """Return the field of ours that a key gives, whatever its spelling or its tool, or None."""
    plain = plain_key(key)
    return _OWN_KEYS.get(plain) or FOREIGN_KEYS.get(plain)


def rank_key(key: str) -> int:
    """Return how well a key names its field: 0 for ours, then in the order of the table."""
    plain = plain_key(key)
    return 0 if plain in _OWN_KEYS else 1 + list(FOREIGN_KEYS).index(plain)
