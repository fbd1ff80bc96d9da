"""mkdocs.yml without MkDocs: what is read, and how mistakes are named."""

import datetime as dt
from pathlib import Path

import pytest

from generator.settings import SettingsError, read_settings


def write_config(folder: Path, text: str) -> Path:
    """Write a mkdocs.yml and return its path."""
    path = folder / "mkdocs.yml"
    path.write_text(text, encoding="utf-8")
    return path


def test_values_and_defaults(tmp_path: Path) -> None:
    """What is absent has a default; folders lie beside the file."""
    config = write_config(tmp_path, "site_name: My Digest\nsite_url: https://example.org/news\n")
    settings = read_settings(config)
    assert settings.site_name == "My Digest"
    assert settings.site_url == "https://example.org/news/"
    assert settings.articles == tmp_path / "articles"
    assert settings.docs == tmp_path / "docs"
    assert settings.page_size == 30
    assert settings.websub_hub is None


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        pytest.param("https://hub.example/", "https://hub.example/", id="address"),
        pytest.param('""', None, id="empty"),
    ],
)
def test_hub(tmp_path: Path, value: str, expected: str | None) -> None:
    """A WebSub hub is one only if it is named."""
    config = write_config(tmp_path, f"plugins:\n  - digest:\n      websub_hub: {value}\n")
    assert read_settings(config).websub_hub == expected


def test_the_environment_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`!ENV` works as it does under MkDocs."""
    config = write_config(
        tmp_path, "plugins:\n  - digest:\n      articles: !ENV [DIGEST_ARTICLES, articles]\n"
    )
    assert read_settings(config).articles == tmp_path / "articles"
    monkeypatch.setenv("DIGEST_ARTICLES", "/elsewhere")
    assert read_settings(config).articles == Path("/elsewhere")
    assert read_settings(config, articles=Path("mine")).articles == Path("mine")


@pytest.mark.parametrize("written", ["2024-03-18", '"2024-03-18"'])
def test_what_editors_decide(tmp_path: Path, written: str) -> None:
    """The last day, as YAML reads it or in quotation marks, and the originals; by default neither."""
    text = f"plugins:\n  - digest:\n      latest: {written}\n      originals: [2024/a.txt]\n"
    settings = read_settings(write_config(tmp_path, text))
    assert (settings.latest, settings.originals) == (dt.date(2024, 3, 18), ("2024/a.txt",))
    settings = read_settings(write_config(tmp_path, "plugins: [digest]\n"))
    assert (settings.latest, settings.originals) == (None, ())


def test_tags_that_run_code_are_not_followed(tmp_path: Path) -> None:
    """A Python tag is read as nothing."""
    text = "site_name: X\nextra:\n  - x: !!python/object/apply:os.getcwd []\n  - y: !relative docs\n"
    assert read_settings(write_config(tmp_path, text)).site_name == "X"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        pytest.param("a: [", "config-unreadable", id="broken YAML"),
        pytest.param("- a list", "config-unreadable", id="no mapping"),
        pytest.param("site_name: {a: b}", "config-value", id="wrong type"),
        pytest.param("plugins: [{digest: {page_size: none}}]", "config-value", id="not a number"),
        pytest.param("plugins: [{digest: {page_size: 0}}]", "config-value", id="too small"),
        pytest.param("plugins: [{digest: {websub_hub: hub}}]", "config-value", id="no address"),
        pytest.param("plugins: [{digest: {latest: soon}}]", "config-value", id="no day"),
        pytest.param("plugins: [{digest: {latest: 2024-03-18T09:30:00}}]", "config-value", id="a moment"),
        pytest.param("plugins: [{digest: {latest: 2024}}]", "config-value", id="a year"),
        pytest.param("plugins: [{digest: {originals: 2024/a.txt}}]", "config-value", id="no list"),
        pytest.param("plugins: [{digest: {originals: [2024]}}]", "config-value", id="no path"),
    ],
)
def test_mistakes_are_named(tmp_path: Path, text: str, code: str) -> None:
    """A configuration that can not be used is a problem with path, line and advice."""
    with pytest.raises(SettingsError) as caught:
        read_settings(write_config(tmp_path, text))
    assert caught.value.problem.code == code
    assert caught.value.problem.advice


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    """No mkdocs.yml is a problem, not a traceback."""
    with pytest.raises(SettingsError, match="config-unreadable"):
        read_settings(tmp_path / "mkdocs.yml")
