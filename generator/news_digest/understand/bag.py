"""Understanding beyond this process: articles as a bag of Dask, on threads, processes, or a cluster.

A bag falls into partitions, and each is understood by whichever worker is free; a partition whose worker dies
is understood by another one. Workers get the vocabulary once, as they begin. Rules are not sent: a worker has
the package installed, and one whose rules are others says so instead of answering. So the articles are the
same as without Dask.
"""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from typing import TYPE_CHECKING

from news_digest.cores import count_cores
from news_digest.model import Article, RawArticle, Vocabulary
from news_digest.understand import Understander, share_words

if TYPE_CHECKING:
    from dask.bag import Bag

# Dask's own words for this machine; any other scheduler is the address of a cluster's.
THREADS, PROCESSES = "threads", "processes"
ARTICLES_A_PARTITION = 50

# Returns a hash of the rules by which articles are understood where it is called.
FindRules = Callable[[], str]

# This process's understanders by the vocabulary's digest: tables are built once, not for each partition.
_UNDERSTANDERS: dict[str, Understander] = {}


class SchedulerError(Exception):
    """Articles can not be understood where `scheduler` says; the text says why, and what to do."""


def understand_bag(
    raws: Sequence[RawArticle], vocabulary: Vocabulary, scheduler: str, find_rules: FindRules
) -> Iterator[Article]:
    """Yield each article understood, in order, by the workers of a scheduler.

    `scheduler` is `threads`, `processes`, or the address of a cluster's (`tcp://host:8786`); `find_rules`
    must be importable by name on every worker. Raises SchedulerError if a cluster does not answer or has no
    worker, or if its workers die again and again or have other rules.
    """
    import dask.bag  # noqa: PLC0415 - an extra

    bag = dask.bag.from_sequence(raws, partition_size=ARTICLES_A_PARTITION).map_partitions(
        _understand_partition, vocabulary.digest, find_rules, find_rules()
    )
    if scheduler == THREADS:
        prepare_worker(vocabulary)
        yield from bag.compute(scheduler=THREADS)
        forget_vocabulary(vocabulary)
    elif scheduler == PROCESSES:
        yield from map(share_words, _compute_in_processes(bag, vocabulary))
    else:
        from news_digest.understand.cluster import compute_on_cluster  # noqa: PLC0415 - an extra

        yield from map(share_words, compute_on_cluster(bag, vocabulary, scheduler))


def _compute_in_processes(bag: Bag, vocabulary: Vocabulary) -> list[Article]:
    """Return a bag's articles, understood by as many processes as there are cores."""
    # Spawned, as those of `understand_articles` are.
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(count_cores(), context, prepare_worker, (vocabulary,)) as pool:
        articles: list[Article] = bag.compute(scheduler=PROCESSES, pool=pool)
    return articles


def prepare_worker(vocabulary: Vocabulary) -> None:
    """Make this process's understander for a vocabulary."""
    _UNDERSTANDERS.setdefault(vocabulary.digest, Understander(vocabulary))


def forget_vocabulary(vocabulary: Vocabulary) -> None:
    """Let go of this process's understander for a vocabulary."""
    _UNDERSTANDERS.pop(vocabulary.digest, None)


def _understand_partition(
    raws: Sequence[RawArticle], digest: str, find_rules: FindRules, rules: str
) -> list[Article]:
    """Return the articles of a partition understood, by the vocabulary of that digest and by these rules."""
    if find_rules() != rules:
        raise SchedulerError(
            "a Dask worker understands articles by other rules: install the same version of news-digest, and "
            "of Babel, on all workers"
        )
    return [_UNDERSTANDERS[digest].understand(raw) for raw in raws]
