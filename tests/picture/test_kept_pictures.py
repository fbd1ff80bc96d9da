"""Pictures in a build: drawn once, kept by what is on them, believed only whole, written as bytes."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from news_digest import picture, pipeline
from news_digest.model import OutputFile, Picture, Settings
from news_digest.settings import SettingsError, read_settings
from news_digest.write import write_files

TEXT = "Ferry talks resume in Lisbon\nHarbour Courier\nNegotiators returned to Lisbon on day {number}.\n"
PNG = b"\x89PNG"


@pytest.fixture
def site(tmp_path: Path) -> Settings:
    """Write two articles; return the settings of their site."""
    (tmp_path / "articles").mkdir()
    for number in range(2):
        (tmp_path / f"articles/{number}.txt").write_text(TEXT.format(number=number))
    return Settings(
        site_name="Test",
        site_url="https://digest.example/",
        site_description="News.",
        language="en",
        articles=tmp_path / "articles",
        docs=tmp_path / "docs",
        cache=tmp_path / "cache",
        pictures="all",
    )


def find_pictures(digest: pipeline.Digest) -> dict[str, bytes]:
    """Return the pictures among a digest's files."""
    return {file.uri: file.data for file in digest.files if file.uri.endswith(".png")}


def forbid_drawing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a test fail that draws any picture."""

    def refuse(pictures: tuple[Picture, ...]) -> list[bytes]:
        assert pictures == ()
        return []

    monkeypatch.setattr(picture, "draw_pictures", refuse)


def kept_files(settings: Settings) -> list[Path]:
    """Return the entries of pictures in a site's cache."""
    assert settings.cache is not None
    return sorted((settings.cache / pipeline.PICTURES).glob("??/*"))


def test_a_warm_build_draws_nothing(site: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is drawn once comes from the cache, and within a process from memory."""
    memory = pipeline.Memory()
    cold = find_pictures(pipeline.make_digest(site, handwritten=(), memory=memory))
    assert "articles/index.png" in cold
    assert all(data.startswith(PNG) for data in cold.values())
    forbid_drawing(monkeypatch)
    assert find_pictures(pipeline.make_digest(site, handwritten=())) == cold
    alone = replace(site, cache=None)
    assert find_pictures(pipeline.make_digest(alone, handwritten=(), memory=memory)) == cold


def test_a_damaged_picture_is_drawn_again(site: Settings) -> None:
    """One wrong byte, and the entry counts as none."""
    cold = find_pictures(pipeline.make_digest(site, handwritten=()))
    for place in kept_files(site):
        content = bytearray(place.read_bytes())
        content[-1] ^= 1
        place.write_bytes(content)
    assert find_pictures(pipeline.make_digest(site, handwritten=())) == cold


def test_a_new_headline_is_a_new_picture_and_the_old_one_goes(site: Settings) -> None:
    """The cache holds what the last run needed."""
    before = find_pictures(pipeline.make_digest(site, handwritten=()))
    entries = kept_files(site)
    (site.articles / "0.txt").write_text("Bridge closes\nHarbour Courier\nThe bridge closed at noon.\n")
    after = find_pictures(pipeline.make_digest(site, handwritten=()))
    assert set(after) != set(before)
    assert kept_files(site) != entries
    assert len(kept_files(site)) == len(set(after.values()))


def test_checking_draws_nothing(site: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    """`check` asks what stands where, not what it looks like; what is in a picture's way is still named."""
    forbid_drawing(monkeypatch)
    monkeypatch.setattr(picture, "draw_pictures", lambda _pictures: pytest.fail("a picture was drawn"))
    (site.docs / "articles").mkdir(parents=True)
    (site.docs / "articles/index.png").write_bytes(b"by hand")
    _count, problems = pipeline.check_articles(site)
    assert [problem.code for problem in problems if problem.severity == "problem"] == ["page-taken"]


def test_pictures_can_be_switched_off(site: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    """Then nothing is drawn, and no page names one."""
    monkeypatch.setattr(
        picture, "draw_pictures", lambda pictures: [] if not pictures else pytest.fail("drawn")
    )
    digest = pipeline.make_digest(replace(site, pictures="none"), handwritten=())
    assert find_pictures(digest) == {}
    assert not any("\npicture: " in file.text for file in digest.files)


def test_bytes_are_written_as_they_are(tmp_path: Path) -> None:
    """A file of bytes is written, left alone, and pruned as one of text is."""
    data = bytes(range(256))
    files = [OutputFile(uri="articles/a.png", data=data), OutputFile(uri="articles/a.md", text="é")]
    assert write_files(files, tmp_path).changed == 2
    assert (tmp_path / "articles/a.png").read_bytes() == data
    assert (tmp_path / "articles/a.md").read_bytes() == "é".encode()
    assert write_files(files, tmp_path).unchanged == 2
    assert write_files(files[1:], tmp_path).pruned == 1


@pytest.mark.parametrize(
    ("options", "pictures"),
    [
        pytest.param("{}", "stories", id="default"),
        pytest.param("{pictures: false}", "none", id="off"),
        pytest.param("{pictures: true}", "stories", id="on"),
        pytest.param("{pictures: all}", "all", id="all"),
    ],
)
def test_the_switch(tmp_path: Path, options: str, pictures: str) -> None:
    """mkdocs.yml says which pictures are drawn: of the site and its stories, where it says nothing."""
    config = tmp_path / "mkdocs.yml"
    config.write_text(f"site_name: X\nplugins: [{{digest: {options}}}]\n")
    assert read_settings(config).pictures == pictures


def test_a_wrong_switch_is_named(tmp_path: Path) -> None:
    """What is neither true nor false nor all is a problem, and says so."""
    config = tmp_path / "mkdocs.yml"
    config.write_text("site_name: X\nplugins: [{digest: {pictures: sometimes}}]\n")
    with pytest.raises(SettingsError, match="`pictures` is not true, false or all"):
        read_settings(config)
