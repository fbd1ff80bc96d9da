"""Understanding as a bag of Dask: the same articles, also where a worker of a cluster dies."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator

import pytest

from news_digest.cache import find_rules_digest
from news_digest.model import Article, RawArticle
from news_digest.understand import Understander, bag
from news_digest.understand.bag import SchedulerError, understand_bag

pytest.importorskip("dask", reason="Dask is an extra")
distributed = pytest.importorskip("distributed", reason="Dask's clusters are an extra")

COUNT = 120
TEXT = (
    "LISBON, March {} - Ferry crews walked out on Monday over the night rate, the Dockers Union said.\n"
    "Transport minister Ana Duarte called the strike of {} crews a mistake and asked them to sail again.\n"
    "“We can not go on like this,” said Rui Lopes of the Lisbon Port Authority."
)


@pytest.fixture(scope="module")
def raws(make_raw: Callable[..., RawArticle]) -> list[RawArticle]:
    """Return articles that say different things."""
    return [make_raw(TEXT.format(number % 28 + 1, number), f"Strike {number}") for number in range(COUNT)]


@pytest.fixture(scope="module")
def here(raws: list[RawArticle], understander: Understander) -> list[Article]:
    """Return what they mean, understood in this process."""
    return [understander.understand(raw) for raw in raws]


@pytest.fixture
def small_partitions(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have many partitions of few articles."""
    monkeypatch.setattr(bag, "ARTICLES_A_PARTITION", 5)


@pytest.fixture(scope="module")
def cluster() -> Iterator[distributed.LocalCluster]:
    """Run a scheduler and two worker processes on this machine."""
    with distributed.LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as running:
        yield running


def understand(raws: list[RawArticle], understander: Understander, scheduler: str) -> Iterator[Article]:
    """Yield articles as a scheduler understands them."""
    return understand_bag(raws, understander.vocabulary, scheduler, find_rules_digest)


@pytest.mark.usefixtures("small_partitions")
@pytest.mark.parametrize("scheduler", ["threads", "processes"])
def test_a_bag_holds_the_same_articles(
    scheduler: str, raws: list[RawArticle], understander: Understander, here: list[Article]
) -> None:
    """In order, and equal in every field."""
    assert list(understand(raws, understander, scheduler)) == here


@pytest.mark.usefixtures("small_partitions")
def test_a_worker_may_die(
    raws: list[RawArticle],
    understander: Understander,
    here: list[Article],
    cluster: distributed.LocalCluster,
) -> None:
    """What it had understood, and was about to, is understood by others."""
    articles = understand(raws, understander, cluster.scheduler_address)
    found = [next(articles)]
    killed = next(iter(cluster.workers.values())).pid
    os.kill(killed, signal.SIGKILL)
    found += articles
    assert found == here
    with distributed.Client(cluster, set_as_default=False) as client:
        client.wait_for_workers(2)
        assert killed not in client.run(os.getpid).values()


def test_workers_forget_the_vocabulary(
    raws: list[RawArticle], understander: Understander, cluster: distributed.LocalCluster
) -> None:
    """A cluster that serves for months does not grow by each vocabulary that was ever used."""
    list(understand(raws, understander, cluster.scheduler_address))
    with distributed.Client(cluster, set_as_default=False) as client:
        assert set(client.run(count_understanders).values()) == {0}


def count_understanders() -> int:
    """Return how many vocabularies this process knows."""
    return len(bag._UNDERSTANDERS)


def test_workers_with_other_rules_are_refused(
    raws: list[RawArticle], understander: Understander, cluster: distributed.LocalCluster
) -> None:
    """A worker with another version would understand something else, so it does not answer."""
    with pytest.raises(SchedulerError, match="by other rules: install the same version"):
        # A process's number stands for its rules: no other process has the same.
        list(understand_bag(raws, understander.vocabulary, cluster.scheduler_address, os.getpid))  # type: ignore[arg-type]


def test_nobody_there_is_told(
    raws: list[RawArticle], understander: Understander, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The address is named, and what to do."""
    from news_digest.understand import cluster  # noqa: PLC0415 - where Dask is missing it can not be imported

    monkeypatch.setattr(cluster, "PATIENCE_SECONDS", 1)
    with pytest.raises(SchedulerError, match=r"tcp://127\.0\.0\.1:1 does not answer.*take `scheduler` out"):
        list(understand(raws, understander, "tcp://127.0.0.1:1"))
