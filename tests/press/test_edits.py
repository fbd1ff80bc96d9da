"""After any edit the site is what a clean build would make, byte for byte, though little of it was made."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from both_ways import build_site, find_differences, write

from news_digest.press import workers

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


def test_forged_records_are_not_read(tmp_path: Path) -> None:
    """A file of records that is none, or a link, leads to a whole build."""
    chance = random.Random(5)  # noqa: S311 - no secret
    write(tmp_path, {f"a{number}.md": make_text(chance) for number in range(4)})
    before = build_site(tmp_path)
    records = next((tmp_path / ".cache").rglob("pages"))
    for content in (b"", b"\xc1" * 9, b"\x93\x01\xa0\x90"):
        records.write_bytes(content)
        assert find_differences(build_site(tmp_path), before) == []


def test_little_is_made_after_an_edit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An edit of one article's text makes that article and what says something of it, not all others."""
    chance = random.Random(6)  # noqa: S311 - no secret
    write(tmp_path, {f"a{number}.md": make_text(chance) for number in range(12)})
    made: list[int] = []
    spread = workers.map_on_all_cores
    monkeypatch.setattr(
        "news_digest.press.map_on_all_cores",
        lambda work, things: made.append(sum(each.file is None for each in things)) or spread(work, things),
    )
    build_site(tmp_path)
    path = an_article(tmp_path, chance)
    path.write_text(path.read_text(encoding="utf-8").replace("would wait", "would not wait"))
    build_site(tmp_path)
    assert 1 <= made[1] < made[0] / 2
