"""What one article means: clean text, names with their kinds, subjects, key phrases, summary and dates.

No model is downloaded and nothing is learned from other articles: the same article and vocabulary give
the same result on every machine.
"""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from functools import cached_property
from itertools import islice
from sys import intern

from news_digest.cores import count_cores
from news_digest.model import Article, Block, Findings, RawArticle, Vocabulary, prose
from news_digest.understand.clean import Boilerplate
from news_digest.understand.datelines import find_dateline
from news_digest.understand.dates import TOP_LINES, find_published
from news_digest.understand.entities import make_entities
from news_digest.understand.fit import Fit
from news_digest.understand.gazetteer import load_gazetteer
from news_digest.understand.key_phrases import find_key_phrases
from news_digest.understand.known import KnownNames
from news_digest.understand.language import find_language, is_english
from news_digest.understand.sentences import find_sentences
from news_digest.understand.sources import SourceNames
from news_digest.understand.subjects import SubjectFinder, choose_subjects
from news_digest.understand.summary import write_summary
from news_digest.understand.tokens import find_words

WORDS_A_MINUTE = 230  # silent reading of English: Brysbaert 2019 gives 238, news is a little denser
# A worker process costs about a second to start; below this many articles it does not pay.
PARALLEL_FROM = 600
_ARTICLES_A_TASK = 50


class Understander:
    """Understands articles in the light of one vocabulary.

    Cheap to make; its tables are built on first use.
    """

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary

    @cached_property
    def known_names(self) -> KnownNames:
        """The automaton of known spellings."""
        return KnownNames(self.vocabulary, load_gazetteer())

    @cached_property
    def subject_finder(self) -> SubjectFinder:
        """The tables of subject words."""
        return SubjectFinder(self.vocabulary)

    @cached_property
    def foreign_subject_finder(self) -> SubjectFinder:
        """The tables of the subject words that are not shipped, for texts that are not in English."""
        own = (
            replace(each, words={word: each.words[word] for word in sorted(each.own_words)})
            for each in self.vocabulary.subjects
        )
        return SubjectFinder(replace(self.vocabulary, subjects=tuple(own)))

    def _subject_finder(self, english: bool) -> SubjectFinder:
        """Return the tables for a text in English or in another language."""
        return self.subject_finder if english else self.foreign_subject_finder

    @cached_property
    def boilerplate(self) -> Boilerplate:
        """The lines that belong to the page."""
        return Boilerplate(self.vocabulary)

    @cached_property
    def source_names(self) -> SourceNames:
        """The outlets by all their spellings."""
        return SourceNames(self.vocabulary)

    @cached_property
    def fit(self) -> Fit:
        """What tells whether findings that were kept fit a text."""
        return Fit(self.vocabulary)

    def understand(self, raw: RawArticle) -> Article:
        """Return what an article means. Raises nothing for any text."""
        return self._complete(raw, _Text(raw, self.vocabulary.language), self._find)

    def recall(self, raw: RawArticle, findings: Findings) -> Article | None:
        """Return what an article means, its findings those of an earlier run, or None if they do not fit.

        All else is worked out anew from the article: what was kept has no say in it.
        """
        text = _Text(raw, self.vocabulary.language)
        if not self.fit.fits(findings, text.text):
            return None
        return self._complete(raw, text, lambda _headline, _text: findings)

    def _complete(self, raw: RawArticle, read: _Text, find: Callable[[str, _Text], Findings]) -> Article:
        """Return what an article means, with what is found in it."""
        front_matter = raw.front_matter
        findings = find(raw.headline, read)
        published = find_published(front_matter, read.text.split("\n"), raw.date_line)
        return Article(
            slug=raw.slug,
            path=raw.path,
            headline=raw.headline,
            source=self.source_names.find(front_matter.source or raw.source),
            authors=front_matter.authors,
            published=published.date,
            published_at=published.moment,
            date_evidence=published.evidence,
            updated=front_matter.updated,
            dateline=_find_place(raw.blocks),
            url=front_matter.url,
            license=front_matter.license,
            language=read.language,
            tags=front_matter.tags,
            summary=front_matter.summary or write_summary(raw.blocks, self.boilerplate, read.language),
            story=front_matter.story,
            references=front_matter.references,
            aliases=front_matter.aliases,
            correction=front_matter.correction,
            blocks=raw.blocks,
            text=read.text,
            sentences=read.sentences,
            mentions=findings.mentions,
            entities=findings.entities,
            subjects=findings.subjects,
            key_phrases=findings.key_phrases,
            words=read.words,
            reading_minutes=max(1, round(len(read.words) / WORDS_A_MINUTE)),
        )

    def _find(self, headline: str, read: _Text) -> Findings:
        """Return who and what is named in a text and its headline, and what they are about."""
        english = is_english(read.language)
        mentions, entities = make_entities(
            read.text, read.sentences, headline, self.known_names, self.boilerplate, english=english
        )
        return Findings(
            mentions=mentions,
            entities=entities,
            subjects=choose_subjects(self._subject_finder(english).score(find_words(headline), read.words)),
            key_phrases=find_key_phrases(
                read.text if english else "",
                headline,
                mentions if english else (),
                entities,
                load_gazetteer(),
            ),
        )


class _Text:
    """An article's prose, one paragraph a line, and what is quickly seen of it."""

    def __init__(self, raw: RawArticle, usual_language: str) -> None:
        self.text = "\n".join(block.text for block in prose(raw.blocks))
        self.language = find_language(self.text, raw.front_matter.language, usual_language)
        self.words = find_words(self.text)
        self.sentences = find_sentences(self.text, self.language)


def _find_place(blocks: tuple[Block, ...]) -> str | None:
    """Return the place of the first dateline at the top of a body."""
    top = islice(prose(blocks), TOP_LINES)
    datelines = (find_dateline(block.text) for block in top)
    return next((dateline.place for dateline in datelines if dateline and dateline.place), None)


def understand_articles(raws: Sequence[RawArticle], vocabulary: Vocabulary) -> Iterator[Article]:
    """Yield each article understood, in order, over all cores when there are many."""
    workers = count_cores()
    if len(raws) < PARALLEL_FROM or workers == 1:
        yield from map(Understander(vocabulary).understand, raws)
        return
    # Spawned, not forked: the doors run threads (a progress bar, a file watcher), which a fork would break.
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(workers, context, _start_worker, (vocabulary,)) as pool:
        yield from map(share_words, pool.map(_understand_in_worker, raws, chunksize=_ARTICLES_A_TASK))


def share_words(article: Article) -> Article:
    """Return an article whose words are the same objects as those of others: a quarter of all memory less.

    For articles that come from a file or another process, which bring their own copy of every word.
    """
    return replace(article, words=tuple(map(intern, article.words)))


# A worker process's own understander: its tables are built once, not for each task.
_WORKER: list[Understander] = []


def _start_worker(vocabulary: Vocabulary) -> None:
    """Make this worker process's understander."""
    _WORKER[:] = [Understander(vocabulary)]


def _understand_in_worker(raw: RawArticle) -> Article:
    """Understand one article in a worker process."""
    return _WORKER[0].understand(raw)
