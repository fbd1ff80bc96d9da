"""A bag of Dask on a cluster: a scheduler that runs somewhere, and workers that it knows.

Between scheduler, workers and this process go pickles, which run whatever they say. So all of them have to
trust each other, and nobody else may reach them.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from typing import TYPE_CHECKING

import dask
from distributed import Client, Future, KilledWorker, WorkerPlugin

from news_digest.model import Article, Vocabulary
from news_digest.understand.bag import SchedulerError, forget_vocabulary, prepare_worker

if TYPE_CHECKING:
    from dask.bag import Bag

PATIENCE_SECONDS = 30  # until a scheduler must have answered, and must have a worker
# Above it Dask warns of a large graph; ours holds the articles, so that a partition can be sent again.
_LARGEST_GRAPH = {"distributed.admin.large-graph-warning-threshold": "4GB"}


class Desk(WorkerPlugin):
    """What each worker gets once, whenever it begins: the vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.name = f"news-digest-{vocabulary.digest}"
        self.vocabulary = vocabulary

    def setup(self, worker: object) -> None:
        """Make the worker's understander."""
        del worker
        prepare_worker(self.vocabulary)

    def teardown(self, worker: object) -> None:
        """Let go of it."""
        del worker
        forget_vocabulary(self.vocabulary)


def compute_on_cluster(bag: Bag, vocabulary: Vocabulary, address: str) -> Iterator[Article]:
    """Yield a bag's articles in order. Raises SchedulerError if the cluster can not do it."""
    try:
        with Client(address, timeout=PATIENCE_SECONDS, set_as_default=False) as client:
            client.wait_for_workers(1, timeout=PATIENCE_SECONDS)
            desk = Desk(vocabulary)
            client.register_plugin(desk)
            try:
                yield from _compute_partitions(bag, client)
            finally:
                client.unregister_worker_plugin(desk.name)
    except KilledWorker as error:
        raise SchedulerError(f"workers of the Dask scheduler {address} die: {error}") from error
    except OSError as error:  # TimeoutError is one
        raise SchedulerError(
            f"the Dask scheduler {address} does not answer, or has no worker: start both, or take "
            f"`scheduler` out of mkdocs.yml ({error})"
        ) from error


def _compute_partitions(bag: Bag, client: Client) -> Iterator[Article]:
    """Yield the articles of each partition in turn, and let go of what was taken."""
    with dask.config.set(_LARGEST_GRAPH):
        partitions: deque[Future[list[Article]]] = deque(client.compute(bag.to_delayed()))
    while partitions:
        yield from partitions.popleft().result()
