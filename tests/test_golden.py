"""Golden worlds: a tiny folder of articles in, whole files and all problems out.

Each `golden/*.yml` holds `articles` (path to text), `problems` (lines) and `files` (uri to text; only the
named ones are compared). Run with DIGEST_UPDATE_GOLDEN=1 to write what the generator gives now, then read the
difference before you commit it.
"""

import os
from pathlib import Path

import pytest
import yaml

from news_digest import pipeline
from news_digest.model import Settings

WORLDS = sorted((Path(__file__).parent / "golden").glob("*.yml"))


def write_world(articles: dict[str, str], folder: Path) -> Settings:
    """Write a world's articles and return the settings that read them."""
    for path, text in articles.items():
        place = folder / "articles" / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8")
    return Settings(
        site_name="Test Digest",
        site_url="https://digest.example/",
        site_description="A digest for tests.",
        language="en",
        articles=folder / "articles",
        docs=folder / "docs",
    )


@pytest.mark.parametrize("world", WORLDS, ids=lambda path: path.stem)
def test_world(world: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The world's articles give exactly the named files and problems."""
    expected = yaml.safe_load(world.read_text(encoding="utf-8"))
    monkeypatch.chdir(tmp_path)
    settings = write_world(expected["articles"], Path())
    digest = pipeline.make_digest(settings, handwritten=())
    made = {file.uri: file.text for file in digest.files}
    found = {
        "about": expected["about"],
        "articles": expected["articles"],
        "problems": [str(problem) for problem in digest.problems],
        "files": {uri: made.get(uri, "(no such file)") for uri in expected["files"]},
    }
    if os.environ.get("DIGEST_UPDATE_GOLDEN"):
        world.write_text(_dump(found), encoding="utf-8")
    assert found["problems"] == expected["problems"]
    assert found["files"] == expected["files"]


class _Dumper(yaml.SafeDumper):
    """YAML that shows long texts as blocks, so that a difference can be read."""


def _represent_text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    """Show a text of several lines as a literal block."""
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style="|" if "\n" in text else None)


_Dumper.add_representer(str, _represent_text)


def _dump(world: dict[str, object]) -> str:
    """Return a world as YAML."""
    return yaml.dump(world, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=110)
