"""The option `scheduler`: who understands many articles changes no byte, and both doors say what is wrong."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from click.testing import CliRunner
from mkdocs.config import load_config
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import Files

from news_digest import pipeline, understand
from news_digest.__main__ import main
from news_digest.settings import SettingsError, read_settings, values
from news_digest.understand import bag

DIED = "workers of the Dask scheduler tcp://host:8786 die"
CONFIG = """\
site_name: X
theme: material
plugins:
  - digest:
      scheduler: {}
"""
ARTICLES = {
    "dam.txt": "Dam holds\nValley Echo\nMayor Ida Brook of Elmford said on Monday that the dam had held.\n",
    "flood.txt": "Flood falls\nValley Echo\nMayor Ida Brook of Elmford counted 300 wet houses on Tuesday.\n",
}


def make_project(home: Path, scheduler: str) -> Path:
    """Write a digest that names a scheduler; return its mkdocs.yml."""
    for name in ("articles", "docs"):
        (home / name).mkdir()
    for name, text in ARTICLES.items():
        (home / "articles" / name).write_text(text, encoding="utf-8")
    config = home / "mkdocs.yml"
    config.write_text(CONFIG.format(scheduler), encoding="utf-8")
    return config


@pytest.fixture
def installed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have Dask be found, whether it is there or not."""
    monkeypatch.setattr(values, "find_spec", lambda name: name)


@pytest.mark.usefixtures("installed")
@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("threads", "threads"),
        ("processes", "processes"),
        ("tcp://10.0.0.5:8786", "tcp://10.0.0.5:8786"),
        ('"tls://[::1]:8786"', "tls://[::1]:8786"),
        ('""', None),
        ("", None),
    ],
)
def test_a_scheduler_is_named(tmp_path: Path, written: str, expected: str | None) -> None:
    """By Dask's words for this machine, or by an address; nothing means this process, as ever."""
    assert read_settings(make_project(tmp_path, written)).scheduler == expected


def test_dask_is_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The problem says what to install, before anything is done."""
    monkeypatch.setattr(values, "find_spec", lambda _name: None)
    with pytest.raises(SettingsError) as caught:
        read_settings(make_project(tmp_path, "threads"))
    assert caught.value.problem.message == "`scheduler` needs Dask, which is not installed"
    assert caught.value.problem.advice == "run `pip install dask distributed`"


def test_a_site_is_the_same_by_any_scheduler(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every file, to the byte; Dask has a say only where there are many articles."""
    pytest.importorskip("dask", reason="Dask is an extra")
    asked: list[str] = []

    def understand_bag(*given: Any) -> Any:  # noqa: ANN401 - whatever it takes
        asked.append(given[2])
        return bag.understand_bag(*given)

    monkeypatch.setattr("news_digest.pipeline.keeping.bag", SimpleNamespace(understand_bag=understand_bag))
    settings = read_settings(make_project(tmp_path, "threads"))
    few = pipeline.make_digest(settings, handwritten=(), draw=False)
    assert asked == []
    monkeypatch.setattr(understand, "PARALLEL_FROM", 1)
    (tmp_path / ".cache").rename(tmp_path / "kept")
    many = pipeline.make_digest(settings, handwritten=(), draw=False)
    assert asked == ["threads"]
    assert many.files == few.files


@pytest.mark.usefixtures("installed")
@pytest.mark.parametrize("command", ["build", "check", "explain articles/dam.txt", "email"])
def test_a_command_says_what_a_scheduler_can_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    """In a sentence, with an exit code, whichever command has articles understood."""
    config = make_project(tmp_path, "tcp://host:8786")
    config.write_text(config.read_text(encoding="utf-8") + "site_url: https://x.example/\n", encoding="utf-8")
    monkeypatch.setattr("news_digest.pipeline.keeping.understand_all", refuse)
    result = CliRunner().invoke(main, [*command.split(), "--config", str(config)])
    assert (result.exit_code, result.stderr.strip().splitlines()[-1]) == (1, f"Error: {DIED}")


@pytest.mark.usefixtures("installed")
def test_mkdocs_says_what_a_scheduler_can_not(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The build ends with the same sentence."""
    loaded = load_config(str(make_project(tmp_path, "tcp://host:8786")))
    monkeypatch.setattr("news_digest.pipeline.keeping.understand_all", refuse)
    with pytest.raises(PluginError, match=DIED):
        loaded.plugins["digest"].on_files(Files([]), config=loaded)


def refuse(*_given: object, **_options: object) -> None:
    """Stand for a scheduler that can not do it."""
    raise pipeline.SchedulerError(DIED)
