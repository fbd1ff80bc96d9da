"""The nouns of the digest: one frozen type for each stage, and nothing of ours imported.

`RawArticle` is what the author wrote, `Article` what we understood, `Library` how articles hang together,
`OutputFile` the text that readers get. No field is filled in later; `None` means "the article does not say".
The modules stand for the stages; everyone takes the names from here.
"""

from __future__ import annotations

from news_digest.model.days import find_last_day, find_newest_day
from news_digest.model.library import (
    Appearance,
    Backlink,
    Edition,
    FormerAddress,
    Library,
    Moment,
    Month,
    NearCopy,
    Related,
    SourceListing,
    Story,
    SubjectListing,
    Topic,
    TopicKind,
)
from news_digest.model.output import OutputFile, Picture
from news_digest.model.reading import (
    Block,
    BlockKind,
    FrontMatter,
    Mark,
    Problem,
    RawArticle,
    Reading,
    Reference,
    Severity,
    SharedAddress,
    Span,
    begins_small,
    is_open,
    prose,
)
from news_digest.model.settings import DEFAULT_PAGES, Pictures, Settings
from news_digest.model.understanding import (
    Article,
    Entity,
    Findings,
    Mention,
    SubjectScore,
    TextMention,
    Understanding,
)
from news_digest.model.vocabulary import (
    EntityKind,
    FormerName,
    KnownEntity,
    KnownSource,
    Subject,
    Vocabulary,
)

__all__ = [
    "DEFAULT_PAGES",
    "Appearance",
    "Article",
    "Backlink",
    "Block",
    "BlockKind",
    "Edition",
    "Entity",
    "EntityKind",
    "Findings",
    "FormerAddress",
    "FormerName",
    "FrontMatter",
    "KnownEntity",
    "KnownSource",
    "Library",
    "Mark",
    "Mention",
    "Moment",
    "Month",
    "NearCopy",
    "OutputFile",
    "Picture",
    "Pictures",
    "Problem",
    "RawArticle",
    "Reading",
    "Reference",
    "Related",
    "Settings",
    "Severity",
    "SharedAddress",
    "SourceListing",
    "Span",
    "Story",
    "Subject",
    "SubjectListing",
    "SubjectScore",
    "TextMention",
    "Topic",
    "TopicKind",
    "Understanding",
    "Vocabulary",
    "begins_small",
    "find_last_day",
    "find_newest_day",
    "is_open",
    "prose",
]
