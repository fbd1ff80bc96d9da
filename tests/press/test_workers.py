"""Work on all cores: the same results in the same order, and what goes wrong is heard of."""

from __future__ import annotations

import os
import signal
from concurrent.futures.process import BrokenProcessPool

import pytest
from mkdocs.exceptions import PluginError

from news_digest.press import map_on_all_cores
from news_digest.press.workers import FEWEST

THINGS = list(range(FEWEST * 2))


@pytest.fixture(autouse=True)
def two_cores(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let there be two cores, and nothing that keeps from forking."""
    monkeypatch.setattr("news_digest.press.workers.count_cores", lambda: 2)
    monkeypatch.setattr("news_digest.press.workers._can_fork", lambda: True)


@pytest.mark.parametrize("count", [0, 1, FEWEST - 1, FEWEST, FEWEST * 2])
def test_results_come_in_order(count: int) -> None:
    """However many there are, and whoever did them."""
    made = list(map_on_all_cores(lambda thing: (thing * 2, os.getpid()), THINGS[:count]))
    assert [result for result, _process in made] == [thing * 2 for thing in THINGS[:count]]
    assert (len({process for _result, process in made} - {os.getpid()}) > 0) == (count >= FEWEST)


def test_what_the_work_raises_is_raised() -> None:
    """The message of a build that ends is the same whoever found out."""

    def refuse(thing: int) -> int:
        if thing == FEWEST:
            raise PluginError("page 7 differs")
        return thing

    with pytest.raises(PluginError, match="page 7 differs"):
        list(map_on_all_cores(refuse, THINGS))


def test_a_killed_process_ends_the_work() -> None:
    """As where the memory is too small: nobody waits for what never comes."""

    def die(thing: int) -> int:
        if thing == FEWEST:
            os.kill(os.getpid(), signal.SIGKILL)
        return thing

    with pytest.raises(BrokenProcessPool):
        list(map_on_all_cores(die, THINGS))
