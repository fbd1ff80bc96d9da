"""Threads: one for linear algebra within, and as many as before afterwards."""

from __future__ import annotations

import numpy as np
import pytest
from threadpoolctl import threadpool_info, threadpool_limits

from news_digest import link
from news_digest.link.threads import use_one_thread
from news_digest.vocabulary import load_vocabulary


def count_threads() -> set[int]:
    """Return how many threads each loaded library of linear algebra uses."""
    return {each["num_threads"] for each in threadpool_info() if each["user_api"] == "blas"}


def test_one_thread_within() -> None:
    """NumPy, loaded before as by another plugin of MkDocs, computes in one thread, then in two again."""
    assert np.eye(2).sum() == 2
    with threadpool_limits(limits=2, user_api="blas"):
        assert count_threads() == {2}
        with use_one_thread():
            assert count_threads() == {1}
        assert count_threads() == {2}


def test_linking_takes_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """Both doors link by this function, so it holds for both."""
    seen = []
    monkeypatch.setattr("news_digest.link._link_sorted", lambda *_: seen.append(count_threads()) or 1 / 0)
    with pytest.raises(ZeroDivisionError):
        link.link_articles([], load_vocabulary()[0])
    assert seen == [{1}]
