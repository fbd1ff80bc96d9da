"""How large a site is, and what is said of one that is too large for many hosts."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from world import make_settings

from news_digest.write.size import LARGEST_BYTES, MOST_FILES, Size, check_size, measure

SETTINGS = make_settings(site_url="", page_size=30, feed_size=30, config=Path("mkdocs.yml"))


def test_a_folder_is_measured_whole(tmp_path: Path) -> None:
    """Every file counts, at any depth and of any size; a link counts as itself, wherever it leads."""
    (tmp_path / "site/a/b").mkdir(parents=True)
    (tmp_path / "site/one").write_bytes(b"12345")
    with (tmp_path / "site/a/b/two").open("wb") as file:
        file.truncate(3_000_000_000)  # takes no place on the disk
    (tmp_path / "site/link").symlink_to(tmp_path)
    size = measure(tmp_path / "site")
    assert size.files == 3
    assert 3_000_000_005 <= size.bytes < 3_000_001_000


@pytest.mark.parametrize(
    ("size", "told"),
    [
        pytest.param(Size(files=MOST_FILES, bytes=LARGEST_BYTES), False, id="at the bound"),
        pytest.param(Size(files=MOST_FILES + 1, bytes=1), True, id="files"),
        pytest.param(Size(files=1, bytes=LARGEST_BYTES + 1), True, id="bytes"),
    ],
)
def test_only_a_large_site_is_told(size: Size, *, told: bool) -> None:
    """One file or one byte more is a remark, which makes no build fail."""
    assert [problem.severity for problem in check_size(size, SETTINGS)] == ["remark"] * told


@pytest.mark.parametrize(
    ("changes", "ways"),
    [
        pytest.param({"pictures": "all"}, ["pictures: true", "page_size: 100", "feed_size: 10"], id="all"),
        pytest.param({}, ["page_size: 100", "feed_size: 10"], id="as it comes"),
        pytest.param({"page_size": 200, "feed_size": 5}, [], id="nothing left"),
    ],
)
def test_advice_is_what_is_left_to_do(changes: dict[str, object], ways: list[str]) -> None:
    """Nothing is advised that mkdocs.yml says already; another host always is."""
    (problem,) = check_size(Size(files=30_000, bytes=1), replace(SETTINGS, **changes))  # type: ignore[arg-type]
    assert [part.split("`")[1] for part in problem.advice.split("; ")[:-1]] == ways
    assert problem.advice.endswith("or choose a host that takes it")
