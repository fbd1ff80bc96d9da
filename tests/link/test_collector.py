"""Collector: held off within, and as it was before afterwards."""

from __future__ import annotations

import gc

import pytest

from news_digest.link.collector import hold_collector


def test_the_collector_comes_back() -> None:
    """It is off inside and on again outside."""
    assert gc.isenabled()
    with hold_collector():
        assert not gc.isenabled()
    assert gc.isenabled()


def test_the_collector_comes_back_after_an_error() -> None:
    """An error inside does not leave it off."""
    with pytest.raises(ZeroDivisionError), hold_collector():
        _ = 1 // 0
    assert gc.isenabled()


def test_a_collector_that_was_off_stays_off() -> None:
    """Who turned it off keeps it off."""
    gc.disable()
    try:
        with hold_collector():
            assert not gc.isenabled()
        assert not gc.isenabled()
    finally:
        gc.enable()
