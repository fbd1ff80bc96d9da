"""The cache: what is understood once is found again, and what is damaged is never believed."""

import os
import shutil
from pathlib import Path

import pytest

from generator import cache, pipeline
from generator.model import Article, Settings
from generator.read import read_articles
from generator.understand import Understander
from generator.vocabulary import load_vocabulary

TEXT = (
    "Ferry Talks Resume in Lisbon\nHarbour Courier\n"
    "Negotiators returned to Lisbon on Tuesday. Transport Minister Ana Duarte met them “for an hour”.\n"
)


@pytest.fixture
def kept(tmp_path: Path) -> tuple[Path, str, Article]:
    """Keep one understood article; return the folder, the key and the article."""
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles/one.txt").write_text("---\ndate: 2024-03-04T10:00:00+01:00\n---\n" + TEXT)
    raw = read_articles(tmp_path / "articles").articles[0]
    vocabulary, _problems = load_vocabulary()
    article = Understander(vocabulary).understand(raw)
    folder = tmp_path / "cache"
    key = cache.make_key(raw, vocabulary)
    cache.keep_article(folder, key, article)
    return folder, key, article


def test_an_article_is_found_as_it_was_kept(kept: tuple[Path, str, Article]) -> None:
    """Every field comes back equal."""
    folder, key, article = kept
    assert cache.find_article(folder, key) == article


def test_another_key_finds_nothing(kept: tuple[Path, str, Article]) -> None:
    """What depends on other things is another entry."""
    folder, key, _article = kept
    assert cache.find_article(folder, key[::-1]) is None


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
    before = cache._rules_digest.__wrapped__()
    with (tmp_path / name).open("a", encoding="utf-8") as file:
        file.write("\n")
    assert cache._rules_digest.__wrapped__() != before


@pytest.mark.parametrize("place", [0, 31, 32, 100, -1])
def test_a_damaged_entry_is_not_believed(kept: tuple[Path, str, Article], place: int) -> None:
    """One wrong byte anywhere, or a file cut short, and the article is understood again."""
    folder, key, _article = kept
    path = folder / key[:2] / key
    content = bytearray(path.read_bytes())
    content[place] ^= 1
    path.write_bytes(content)
    assert cache.find_article(folder, key) is None
    path.write_bytes(bytes(content)[:place])
    assert cache.find_article(folder, key) is None


def test_an_entry_of_another_form_is_not_believed(kept: tuple[Path, str, Article]) -> None:
    """A sound file that holds something else is not taken for an article."""
    folder, key, article = kept
    cache.keep_article(folder, key, article.blocks)  # type: ignore[arg-type]  # the point of the test
    assert cache.find_article(folder, key) is None


def test_another_article_s_entry_is_not_believed(kept: tuple[Path, str, Article]) -> None:
    """A sound entry that was copied or moved under another key stays the other article's."""
    folder, key, _article = kept
    other = key[:2] + key[2:][::-1]
    (folder / key[:2] / other).write_bytes((folder / key[:2] / key).read_bytes())
    assert cache.find_article(folder, other) is None


@pytest.mark.parametrize("thing", ["folder", "link", "device", "pipe", "giant", "nothing", "deep"])
def test_what_is_no_entry_is_not_believed(kept: tuple[Path, str, Article], thing: str) -> None:
    """Whatever stands in an entry's place is not waited for, not followed, not read to its end."""
    folder, key, article = kept
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
    assert cache.find_article(folder, key) is None
    cache.keep_article(folder, key, article)
    assert cache.find_article(folder, key) == (None if thing == "folder" else article)


def test_pruning_keeps_what_is_wanted(kept: tuple[Path, str, Article]) -> None:
    """Entries of articles that are gone are removed, the others stay."""
    folder, key, article = kept
    cache.keep_article(folder, "00" + key[2:], article)
    cache.prune(folder, [key])
    assert [path.name for path in folder.glob("??/*")] == [key]


def test_a_folder_that_can_not_be_written_is_no_problem(
    tmp_path: Path, kept: tuple[Path, str, Article]
) -> None:
    """Without a cache everything still works."""
    _folder, key, article = kept
    (tmp_path / "file").write_text("in the way")
    cache.keep_article(tmp_path / "file", key, article)
    assert cache.find_article(tmp_path / "file", key) is None


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

    monkeypatch.setattr(Understander, "understand", refuse)
    assert pipeline.make_digest(settings, handwritten=()).files == cold.files
