"""The cache: what is found once is found again, and what is damaged is never believed."""

import os
import shutil
from pathlib import Path

import pytest

from news_digest import cache, pipeline
from news_digest.model import Findings, Settings
from news_digest.read import read_articles
from news_digest.understand import Understander
from news_digest.vocabulary import load_vocabulary

TEXT = (
    "Ferry Talks Resume in Lisbon\nHarbour Courier\n"
    "Negotiators returned to Lisbon on Tuesday. Transport Minister Ana Duarte met them “for an hour”.\n"
)


@pytest.fixture
def kept(tmp_path: Path) -> tuple[Path, str, Findings]:
    """Keep what is found in one article; return the folder, the key and the findings."""
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles/one.txt").write_text("---\ndate: 2024-03-04T10:00:00+01:00\n---\n" + TEXT)
    raw = read_articles(tmp_path / "articles").articles[0]
    vocabulary, _problems = load_vocabulary()
    findings = Understander(vocabulary).understand(raw).findings
    folder = tmp_path / "cache"
    key = cache.make_key(raw, vocabulary)
    cache.keep_findings(folder, key, findings)
    return folder, key, findings


def test_findings_are_found_as_they_were_kept(kept: tuple[Path, str, Findings]) -> None:
    """Every field comes back equal."""
    folder, key, findings = kept
    assert cache.find_findings(folder, key) == findings


def test_another_key_finds_nothing(kept: tuple[Path, str, Findings]) -> None:
    """What depends on other things is another entry."""
    folder, key, _findings = kept
    assert cache.find_findings(folder, key[::-1]) is None


@pytest.mark.parametrize(
    "name",
    [
        pytest.param("model/__init__.py", id="the model's door"),
        pytest.param("model/reading.py", id="what articles say"),
        pytest.param("model/understanding.py", id="what articles mean"),
        pytest.param("slugs.py", id="addresses"),
        pytest.param("language/dates.py", id="how dates are written"),
        pytest.param("understand/dates.py", id="a rule"),
        pytest.param("understand/data/lexicon.txt", id="a table"),
    ],
)
def test_other_rules_are_other_entries(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """A changed file of the model, the rules or their tables gives every article another key."""
    home = Path(cache.__file__).parent
    monkeypatch.setattr(cache, "__file__", str(tmp_path / "cache.py"))
    shutil.copy(home / "slugs.py", tmp_path)
    for folder in ("model", "language", "understand"):
        shutil.copytree(home / folder, tmp_path / folder)
    before = cache.find_rules_digest.__wrapped__()
    with (tmp_path / name).open("a", encoding="utf-8") as file:
        file.write("\n")
    assert cache.find_rules_digest.__wrapped__() != before


@pytest.mark.parametrize("place", [0, 31, 32, 100, -1])
def test_a_damaged_entry_is_not_believed(kept: tuple[Path, str, Findings], place: int) -> None:
    """One wrong byte anywhere, or a file cut short, and the article is understood again."""
    folder, key, _findings = kept
    path = folder / key[:2] / key
    content = bytearray(path.read_bytes())
    content[place] ^= 1
    path.write_bytes(content)
    assert cache.find_findings(folder, key) is None
    path.write_bytes(bytes(content)[:place])
    assert cache.find_findings(folder, key) is None


def test_an_entry_of_another_form_is_not_believed(kept: tuple[Path, str, Findings]) -> None:
    """A sound file that holds something else is not taken for findings."""
    folder, key, findings = kept
    cache.keep_findings(folder, key, findings.entities)  # type: ignore[arg-type]  # the point of the test
    assert cache.find_findings(folder, key) is None


def test_another_article_s_entry_is_not_believed(kept: tuple[Path, str, Findings]) -> None:
    """A sound entry that was copied or moved under another key stays the other article's."""
    folder, key, _findings = kept
    other = key[:2] + key[2:][::-1]
    (folder / key[:2] / other).write_bytes((folder / key[:2] / key).read_bytes())
    assert cache.find_findings(folder, other) is None


@pytest.mark.parametrize("thing", ["folder", "link", "device", "pipe", "giant", "nothing", "deep"])
def test_what_is_no_entry_is_not_believed(kept: tuple[Path, str, Findings], thing: str) -> None:
    """Whatever stands in an entry's place is not waited for, not followed, not read to its end."""
    folder, key, findings = kept
    place = folder / key[:2] / key
    content = place.read_bytes()
    place.unlink()
    if thing == "folder":
        place.mkdir()
    elif thing == "link":
        (folder / "elsewhere").write_bytes(content)
        place.symlink_to(folder / "elsewhere")
    elif thing == "device":
        place.symlink_to("/dev/zero")
    elif thing == "pipe":
        os.mkfifo(place)
    elif thing == "giant":
        place.write_bytes(content)
        os.truncate(place, 1 << 30)
    elif thing == "deep":
        value = b"\x91" * 100_000
        place.write_bytes(cache._digest(key, value) + value)
    assert cache.find_findings(folder, key) is None
    cache.keep_findings(folder, key, findings)
    assert cache.find_findings(folder, key) == (None if thing == "folder" else findings)


def test_pruning_keeps_what_is_wanted(kept: tuple[Path, str, Findings]) -> None:
    """Entries of articles that are gone are removed, the others stay."""
    folder, key, findings = kept
    cache.keep_findings(folder, "00" + key[2:], findings)
    cache.prune(folder, [key])
    assert [path.name for path in folder.glob("??/*")] == [key]


@pytest.mark.parametrize("link", ["cache", "root", "shelf"])
def test_pruning_follows_no_link(tmp_path: Path, kept: tuple[Path, str, Findings], link: str) -> None:
    """Nothing is removed elsewhere: not where the cache's root or folder, or a folder of entries, leads."""
    _folder, key, _findings = kept
    outside = tmp_path / "outside"
    shelf = outside / {"root": "digest/search", "cache": "search", "shelf": ""}[link] / key[:2]
    shelf.mkdir(parents=True)
    (shelf / key).write_bytes(b"precious")
    root = tmp_path / "home/.cache"
    folder = root / "digest/search"
    place = {"root": root, "cache": root / "digest", "shelf": folder / key[:2]}[link]
    place.parent.mkdir(parents=True)
    place.symlink_to(shelf if link == "shelf" else outside)
    cache.prune(folder, [])
    assert (folder / key[:2] / key).read_bytes() == b"precious"
    if link == "shelf":
        cache.keep_bytes(folder, key, b"mine")
        assert (shelf / key).read_bytes() == b"precious"


def test_a_folder_that_can_not_be_written_is_no_problem(
    tmp_path: Path, kept: tuple[Path, str, Findings]
) -> None:
    """Without a cache everything still works."""
    _folder, key, findings = kept
    (tmp_path / "file").write_text("in the way")
    cache.keep_findings(tmp_path / "file", key, findings)
    assert cache.find_findings(tmp_path / "file", key) is None


def test_a_warm_run_gives_the_same_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second run understands nothing anew, and its files are those of the first."""
    (tmp_path / "articles").mkdir()
    for number in range(3):
        (tmp_path / f"articles/{number}.txt").write_text(TEXT.replace("Tuesday", f"day {number}"))
    settings = Settings(
        site_name="Test",
        site_url="https://digest.example/",
        site_description="",
        language="en",
        articles=tmp_path / "articles",
        docs=tmp_path / "docs",
        cache=tmp_path / "cache",
    )
    cold = pipeline.make_digest(settings, handwritten=())
    assert len(list((tmp_path / "cache").glob("??/*"))) == 3

    def refuse(*_words: object) -> None:
        pytest.fail("an article was understood again")

    monkeypatch.setattr(Understander, "_find", refuse)
    assert pipeline.make_digest(settings, handwritten=()).files == cold.files
