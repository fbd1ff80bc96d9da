"""The press makes what MkDocs would make, byte for byte: of every kind of page and of any text."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest
from attacks import ALL_ATTACKS
from both_ways import HOOK, build_by_mkdocs, build_site, find_differences, write

from news_digest import press

ROOT = Path(__file__).parent.parent
HARBOUR = "Harbour Courier"
DATED = "---\ndate: 2024-05-{day:02d}\nsource: {source}\ntags: [harbours]\n---\n# {headline}\n\n{text}\n"
FORMS = """Negotiators **returned** to Lisbon with *care* and ~~doubt~~, [a report](https://courier.example/a?b=1&c=2)
said `x < y`.

## What was said

- The ferry line in Lisbon
- The harbour of Porto

3. Third
4. Fourth

> Nobody was asked, Maria Silva said.

| Day | Boats |
| --- | --- |
| Monday | 3 |

```
if a < b: print("&")
```

* * *

Lisbon and Porto agreed on Tuesday & Wednesday. They\u00a0met again in Lisbon.
"""


def strange_articles() -> dict[str, str]:
    """Return articles with every form of body, other scripts, hostile and very long text."""
    attacks = [attack for attack in ALL_ATTACKS if attack.isprintable()]
    texts = {
        "forms.md": DATED.format(day=1, source=HARBOUR, headline="Ferry talks in Lisbon", text=FORMS),
        "more.md": DATED.format(day=2, source=HARBOUR, headline="More in Lisbon", text=FORMS + "Later."),
        "arabic.txt": "مفاوضات العبّارات في لشبونة\nصحيفة الميناء\nعاد المفاوضون إلى لشبونة يوم الثلاثاء.\n",
        "chinese.txt": "里斯本渡轮谈判\n海港报\n谈判代表周二返回里斯本。谈判仍在继续。\n",
        "signs.txt": "Zażółć gęślą jaźń – “ćma” & Co. <b>\nÆrø Avis\nÉtat d’urgence — 50 % *moins* [sic].\n",
        "long.txt": f"{'Lisbon ' * 30}\n{HARBOUR}\n" + "The harbour of Lisbon is long. " * 900 + "\n",
    }
    for number in range(0, len(attacks), 12):
        body = "\n\n".join(attacks[number : number + 12])
        texts[f"attack-{number}.txt"] = f"{attacks[number]}\n{HARBOUR}\nLisbon met Porto.\n\n{body}\n"
    for number in range(1, 8):
        texts[f"news-{number}.md"] = DATED.format(
            day=number + 2,
            source=f"Paper {number % 3}",
            headline=f"Lisbon harbour strike, day {number}",
            text=f"Dockers in Lisbon and Porto stopped work for day {number}. Maria Silva spoke for them.",
        )
    return texts


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder of strange articles and those of the tests' own digest."""
    home = tmp_path_factory.mktemp("truth")
    own = (ROOT / "digest" / "articles").rglob("*.*")
    write(home, strange_articles() | {path.name: path.read_text(encoding="utf-8") for path in own})
    return home


def test_every_byte_is_as_by_mkdocs(home: Path, caplog: pytest.LogCaptureFixture) -> None:
    """Cold, and once more from what was made: the same site as MkDocs makes with its own hands."""
    caplog.set_level(logging.INFO, logger="mkdocs.plugins.digest")
    theirs = build_by_mkdocs(home)
    assert "MkDocs makes every page itself" in caplog.text
    caplog.clear()
    assert len([place for place in theirs if place.endswith(".html")]) > 100
    assert find_differences(build_site(home), theirs) == []
    assert find_differences(build_site(home), theirs) == []
    assert "MkDocs makes every page itself" not in caplog.text


def test_hardly_a_page_is_left_to_mkdocs(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The forms are closed: of the pages that are pressed none makes the press unsure, whatever it says."""
    unsure: list[str] = []
    render = press.render_body

    def watch(text: str, resolve: press.Resolve) -> str:
        try:
            return render(text, resolve)
        except press.UnsureError:
            unsure.append(text)
            raise

    monkeypatch.setattr("news_digest.pipeline.render_body", watch)
    monkeypatch.setattr("news_digest.press.workers.count_cores", lambda: 1)
    build_site(home, "watched")
    assert unsure == []


def test_a_sample_that_differs_ends_the_build(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A theme that says something of a page where the press does not look is found out, with the place."""
    monkeypatch.setattr("news_digest.press.frame.FILLED", ("site_meta", "htmltitle", "container"))
    monkeypatch.setattr("news_digest.press.workers.count_cores", lambda: 1)
    with pytest.raises(SystemExit) as refusal:
        build_site(home, "refused")
    assert refusal.value.code != 0


def test_anchors_into_pressed_pages_are_checked(home: Path, caplog: pytest.LogCaptureFixture) -> None:
    """A page by hand that leads to no heading of a page of the digest's is warned of, as ever."""
    page = "# By hand\n\n[Yes](topics/lisbon/index.md#headline) [No](topics/lisbon/index.md#nowhere)\n"
    (home / "docs" / "anchors.md").write_text(page, encoding="utf-8")
    build_site(home, "anchors")
    assert "'topics/lisbon/index.md' does not contain an anchor '#nowhere'" in caplog.text
    assert "anchor '#headline'" not in caplog.text


def test_the_hook_changes_nothing() -> None:
    """What the reference is made with hands every page on as it is."""
    scope: dict[str, object] = {}
    exec(HOOK, scope)  # noqa: S102 - our own two lines
    hook = scope["on_page_content"]
    assert callable(hook)
    assert hook("<p>", page=None) == "<p>"
