"""After any edit the site is what a clean build would make, byte for byte, though little of it was made."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from both_ways import build_site, find_differences, write

from news_digest.press import workers
from news_digest.press.records import KEY, find_key
from news_digest.render import Unit

TEXT = "---\ndate: 2024-{month:02d}-{day:02d}\nsource: Paper {source}\n---\n# {headline}\n\n{body}\n"
PLACES = ("Lisbon", "Porto", "Madrid", "Rome", "Oslo")
PEOPLE = ("Maria Silva", "John Carter", "Ada Moreno")


def make_text(chance: random.Random) -> str:
    """Return an article about a few of the same places and people."""
    place, other = chance.sample(PLACES, 2)
    person = chance.choice(PEOPLE)
    return TEXT.format(
        month=chance.randint(1, 4),
        day=chance.randint(1, 28),
        source=chance.randint(1, 3),
        headline=f"{place} and {other} agree on ferries, round {chance.randint(1, 999)}",
        body=f"Ministers of {place} met those of {other} on ferries. {person} said that {place} would wait.",
    )


def an_article(home: Path, chance: random.Random) -> Path:
    """Return one of the articles."""
    return chance.choice(sorted((home / "articles").iterdir()))


def add(home: Path, chance: random.Random) -> None:
    """Add an article."""
    name = f"new-{chance.randint(0, 10**6)}.md"
    (home / "articles" / name).write_text(make_text(chance), encoding="utf-8")


def change(home: Path, chance: random.Random) -> None:
    """Change the end of an article."""
    path = an_article(home, chance)
    path.write_text(
        f"{path.read_text(encoding='utf-8')}\n{chance.choice(PEOPLE)} left {chance.choice(PLACES)}.\n"
    )


def retitle(home: Path, chance: random.Random) -> None:
    """Give an article another headline, and so another address."""
    path = an_article(home, chance)
    lines = path.read_text(encoding="utf-8").split("\n")
    path.write_text("\n".join(line + " again" if line.startswith("# ") else line for line in lines))


def delete(home: Path, chance: random.Random) -> None:
    """Remove an article."""
    an_article(home, chance).unlink()


def rename(home: Path, chance: random.Random) -> None:
    """Give an article's file another name."""
    path = an_article(home, chance)
    path.rename(path.with_name(f"renamed-{path.name}"))


def write_vocabulary(home: Path, chance: random.Random) -> None:
    """Give a place another name in the editors' vocabulary."""
    (home / "vocabulary").mkdir(exist_ok=True)
    name = f"Greater {chance.choice(PLACES)}"
    (home / "vocabulary" / "entities.yml").write_text(
        f"- name: {name}\n  kind: place\n  aliases: [{name[8:]}]\n"
    )


def write_by_hand(home: Path, chance: random.Random) -> None:
    """Change a page that a person wrote."""
    (home / "docs" / "by-hand.md").write_text(f"# By hand\n\nChange {chance.randint(0, 999)}.\n")


EDITS: tuple[Callable[[Path, random.Random], None], ...] = (
    *(add, change, change, retitle, delete, rename, write_vocabulary, write_by_hand),
)


@pytest.mark.parametrize("seed", [0, *(pytest.param(seed, marks=pytest.mark.long) for seed in range(1, 6))])
def test_a_walk_of_edits(tmp_path: Path, seed: int) -> None:
    """Whatever was done to the folder, a clean build makes the same site."""
    chance = random.Random(seed)  # noqa: S311 - no secret
    write(tmp_path, {f"a{number}.md": make_text(chance) for number in range(12)})
    build_site(tmp_path)
    for _step in range(6):
        edit = chance.choice(EDITS)
        edit(tmp_path, chance)
        ours = build_site(tmp_path)
        clean = tmp_path / "clean"
        for folder in ("articles", "docs", "vocabulary"):
            if (tmp_path / folder).exists():
                shutil.copytree(tmp_path / folder, clean / folder)
        assert find_differences(ours, build_site(clean)) == [], edit.__name__
        shutil.rmtree(clean)


def test_settings_count_too(tmp_path: Path) -> None:
    """What mkdocs.yml says is in every page, so another word there makes them all anew."""
    chance = random.Random(3)  # noqa: S311 - no secret
    write(tmp_path, {f"a{number}.md": make_text(chance) for number in range(6)})
    build_site(tmp_path)
    ours = build_site(tmp_path, more="copyright: Ours")
    shutil.rmtree(tmp_path / ".cache")
    assert find_differences(ours, build_site(tmp_path, "clean", more="copyright: Ours")) == []
    assert b"Ours" in ours["articles/index.html" if "articles/index.html" in ours else "archive/index.html"]


def test_a_file_that_somebody_changed_is_made_anew(tmp_path: Path) -> None:
    """What lies in the site is believed only if it is what was made."""
    chance = random.Random(4)  # noqa: S311 - no secret
    write(tmp_path, {f"a{number}.md": make_text(chance) for number in range(6)})
    before = build_site(tmp_path)
    places = [place for place in before if place.startswith("articles/")]
    (tmp_path / "site" / places[0]).write_text("<script>alert(1)</script>")
    assert find_differences(build_site(tmp_path), before) == []
    (tmp_path / "site" / places[1]).unlink()
    assert find_differences(build_site(tmp_path), before) == []


def test_records_of_others_are_not_read(tmp_path: Path) -> None:
    """Damaged records lead to a whole build, and so do those that bear another signature."""
    chance = random.Random(5)  # noqa: S311 - no secret
    write(tmp_path, {f"a{number}.md": make_text(chance) for number in range(4)})
    before = build_site(tmp_path)
    records = next((tmp_path / ".cache").rglob("pages"))
    own = records.read_bytes()
    for content in (b"", b"\xc1" * 90, own[:-1], own[:32] + own[32:].replace(b"articles", b"article.")):
        records.write_bytes(content)
        assert find_differences(build_site(tmp_path), before) == []


def test_a_planted_site_is_not_taken_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A stranger builds with the same program, puts a script into the site, and sends it with its records."""
    chance = random.Random(7)  # noqa: S311 - no secret
    write(tmp_path, {f"a{number}.md": make_text(chance) for number in range(4)})
    clean = build_site(tmp_path)
    with monkeypatch.context() as stranger:
        stranger.setattr("news_digest.press.find_key", lambda: b"s" * 32)
        stranger.setattr(
            "news_digest.pipeline.sanitise_page", lambda html: html + "<script>alert(1)</script>"
        )
        shutil.rmtree(tmp_path / "site")
        # Nothing but the sample would tell, which is of the stranger's program, too.
        stranger.setattr("news_digest.plugin.pressing._choose_sample", lambda _uris: ())
        planted = build_site(tmp_path)
        assert any(b"alert(1)" in content for content in planted.values())
    assert find_differences(build_site(tmp_path), clean) == []


def test_the_key_lies_beside_the_programs(tmp_path: Path) -> None:
    """It is made once, only its owner may read it, and where none can be written there is none."""
    key = find_key(tmp_path)
    assert key is not None
    assert find_key(tmp_path) == key != find_key(tmp_path.parent)
    (tmp_path.parent / KEY).unlink()
    assert (tmp_path / KEY).stat().st_mode & 0o077 == 0
    (tmp_path / KEY).write_bytes(b"short")
    assert find_key(tmp_path) is None
    assert find_key(tmp_path / "nowhere") is None


def count_articles(units: Sequence[Unit]) -> int:
    """Return how many articles are among units."""
    return sum(unit.uris[0].startswith("articles/") and len(unit.uris) > 1 for unit in units)


def test_little_is_made_after_an_edit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An edit of one article's text makes that article and what says something of it, not all others."""
    chance = random.Random(6)  # noqa: S311 - no secret
    write(tmp_path, {f"a{number}.md": make_text(chance) for number in range(12)})
    made: list[int] = []
    spread = workers.map_on_all_cores
    monkeypatch.setattr(
        "news_digest.press.map_on_all_cores",
        lambda work, units: made.append(count_articles(units)) or spread(work, units),
    )
    build_site(tmp_path)
    path = an_article(tmp_path, chance)
    path.write_text(path.read_text(encoding="utf-8").replace("would wait", "would not wait"))
    build_site(tmp_path)
    assert made[0] == 12
    assert 1 <= made[1] <= 6
