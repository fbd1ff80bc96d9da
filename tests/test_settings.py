"""mkdocs.yml: what is read, how mistakes are named, and that the command line and MkDocs read the same."""

import datetime as dt
from pathlib import Path

import pytest
from mkdocs.config import load_config
from mkdocs.exceptions import MkDocsException

from news_digest.model import DEFAULT_PAGES, Settings
from news_digest.plugin import DigestPlugin
from news_digest.settings import SettingsError, read_settings

NAME = "site_name: X\n"
MATERIAL = "theme: {name: material}\nplugins: [digest]\n"


def write_config(folder: Path, text: str, name: str = "mkdocs.yml") -> Path:
    """Write a configuration and return its path."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def ask_mkdocs(config: Path) -> Settings:
    """Return the settings that the plugin has when MkDocs begins to build."""
    loaded = load_config(str(config))
    loaded.plugins.on_startup(command="serve", dirty=False)
    loaded = loaded.plugins.on_config(loaded)
    plugin = loaded.plugins["digest"]
    assert isinstance(plugin, DigestPlugin)
    return plugin._settings(loaded)


def test_values_and_defaults(tmp_path: Path) -> None:
    """What is absent has a default; folders lie beside the file."""
    config = write_config(tmp_path, "site_name: My Digest\nsite_url: https://example.org/news\n")
    settings = read_settings(config)
    assert settings.site_name == "My Digest"
    assert settings.site_url == "https://example.org/news/"
    assert settings.language == "en"
    assert settings.articles == tmp_path / "articles"
    assert settings.vocabulary == tmp_path / "vocabulary"
    assert settings.docs == tmp_path / "docs"
    assert settings.page_size == 30
    assert settings.websub_hub is None
    assert settings.use_directory_urls


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        pytest.param("https://hub.example/", "https://hub.example/", id="address"),
        pytest.param('""', None, id="empty"),
    ],
)
def test_hub(tmp_path: Path, value: str, expected: str | None) -> None:
    """A WebSub hub is one only if it is named."""
    config = write_config(tmp_path, f"{NAME}plugins:\n  - digest:\n      websub_hub: {value}\n")
    assert read_settings(config).websub_hub == expected


def test_the_environment_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`!ENV` works as it does under MkDocs."""
    config = write_config(
        tmp_path, f"{NAME}plugins:\n  - digest:\n      articles: !ENV [DIGEST_ARTICLES, articles]\n"
    )
    assert read_settings(config).articles == tmp_path / "articles"
    monkeypatch.setenv("DIGEST_ARTICLES", "/elsewhere")
    assert read_settings(config).articles == Path("/elsewhere")
    assert read_settings(config, articles=Path("mine")).articles == Path("mine")


@pytest.mark.parametrize("written", ["2024-03-18", '"2024-03-18"'])
def test_what_editors_decide(tmp_path: Path, written: str) -> None:
    """The last day, as YAML reads it or in quotation marks, and the originals; by default neither."""
    text = f"{NAME}plugins:\n  - digest:\n      latest: {written}\n      originals: [2024/a.txt]\n"
    settings = read_settings(write_config(tmp_path, text))
    assert (settings.latest, settings.originals) == (dt.date(2024, 3, 18), ("2024/a.txt",))
    settings = read_settings(write_config(tmp_path, f"{NAME}plugins: [digest]\n"))
    assert (settings.latest, settings.originals) == (None, ())


def test_tags_that_run_code_are_not_followed(tmp_path: Path) -> None:
    """A Python tag is read as nothing, and is no value of ours."""
    text = "site_name: X\nextra:\n  - x: !!python/object/apply:os.getcwd []\n  - y: !relative docs\n"
    assert read_settings(write_config(tmp_path, text)).site_name == "X"
    with pytest.raises(SettingsError, match="site_name"):
        read_settings(write_config(tmp_path, "site_name: !!python/object/apply:os.getcwd []\n"))


@pytest.mark.parametrize(
    ("plugins", "expected"),
    [
        pytest.param("[digest]", True, id="without the plugin"),
        pytest.param("[digest, offline]", False, id="with it"),
        pytest.param("[digest, material/offline]", False, id="by its full name"),
        pytest.param("{digest: {}, offline: {}}", False, id="in a mapping"),
        pytest.param("[digest, {offline: {enabled: false}}]", True, id="switched off"),
        pytest.param("[digest, {offline: {enabled: !ENV [DIGEST_OFF, false]}}]", True, id="by a variable"),
    ],
)
def test_the_offline_plugin_makes_addresses_files(tmp_path: Path, plugins: str, *, expected: bool) -> None:
    """It does so under MkDocs, so the command line has to know."""
    config = write_config(tmp_path, f"{NAME}theme: {{name: material}}\nplugins: {plugins}\n")
    (tmp_path / "docs").mkdir()
    assert read_settings(config).use_directory_urls is expected
    assert ask_mkdocs(config).use_directory_urls is expected


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        pytest.param("{}", ("", DEFAULT_PAGES), id="nothing"),
        pytest.param("{contact: desk@a.example}", ("mailto:desk@a.example", DEFAULT_PAGES), id="mailbox"),
        pytest.param("{contact: 'https://a.example/x'}", ("https://a.example/x", DEFAULT_PAGES), id="page"),
        pytest.param("{default_pages: []}", ("", ()), id="no page"),
        pytest.param(
            "{default_pages: [contributing, about]}", ("", ("about", "contributing")), id="two pages"
        ),
    ],
)
def test_pages_on_the_site(tmp_path: Path, options: str, expected: tuple[str, tuple[str, ...]]) -> None:
    """Which of them are wanted, and whom readers may write to."""
    settings = read_settings(write_config(tmp_path, f"{NAME}plugins: [{{digest: {options}}}]\n"))
    assert (settings.contact, settings.default_pages) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "extra: {offline: true}\nextra_css: [a.css]\nextra_javascript: [a.js]\n", True, id="own"
        ),
        pytest.param("extra: {analytics: {provider: google}}\n", False, id="counted"),
        pytest.param("extra_css: ['https://a.example/a.css']\n", False, id="style elsewhere"),
        pytest.param("extra_javascript: [{path: //a.example/a.js}]\n", False, id="script elsewhere"),
        pytest.param("theme: {name: material, font: {text: Lato}}\n", False, id="type elsewhere"),
        pytest.param("theme: {name: material, font: false}\n", True, id="no type"),
        pytest.param("extra_css: 5\nextra_javascript:\n", True, id="nothing of use"),
    ],
)
def test_whether_readers_are_alone(tmp_path: Path, text: str, *, expected: bool) -> None:
    """What has browsers ask another host, or counts readers, takes back the promise that nothing does."""
    assert read_settings(write_config(tmp_path, NAME + text)).is_private is expected


@pytest.mark.parametrize("address", ["https://code.example/a", "ssh://git@code.example/a", ""])
def test_repository(tmp_path: Path, address: str) -> None:
    """Readers are sent to a repository that a browser can open."""
    settings = read_settings(write_config(tmp_path, f"{NAME}repo_url: {address}\n"))
    assert settings.repo_url == (address if address.startswith("https:") else "")


SAME = [
    pytest.param(f"{NAME}{MATERIAL}", id="defaults"),
    pytest.param(f"{NAME}{MATERIAL}site_description: About\nsite_url: https://example.org\n", id="texts"),
    pytest.param(f"{NAME}{MATERIAL}site_url: https://example.org/news//\n", id="slashes"),
    pytest.param(f"{NAME}{MATERIAL}site_url: HTTPS://example.org/News\n", id="capitals"),
    pytest.param(f'{NAME}{MATERIAL}site_url: ""\nsite_description: ""\n', id="empty texts"),
    pytest.param(f"{NAME}{MATERIAL}site_url:\nsite_description:\ndocs_dir:\n", id="no values"),
    pytest.param(f"{NAME}{MATERIAL}use_directory_urls: false\n", id="files"),
    pytest.param(f"{NAME}{MATERIAL}docs_dir: ./docs/\n", id="way to docs"),
    pytest.param(f"{NAME}theme: {{name: material, language: de}}\nplugins: [digest]\n", id="language"),
    pytest.param(f'{NAME}theme: {{name: material, language: ""}}\nplugins: [digest]\n', id="no language"),
    pytest.param(f"{NAME}theme: material\nplugins:\n  digest:\n", id="plugin in a mapping"),
    pytest.param(
        f"{NAME}theme: material\nplugins:\n  - search\n  - digest:\n      articles: a/b\n"
        "      vocabulary: desk\n      page_size: 7\n      feed_size: 9\n      pictures: false\n"
        "      websub_hub: https://hub.example/x?y\n",
        id="options",
    ),
    pytest.param(
        f"{NAME}theme: material\nplugins:\n  - digest:\n      articles:\n      page_size:\n      pictures:\n",
        id="options without values",
    ),
    pytest.param(f"INHERIT: parent.yml\n{MATERIAL}", id="inherited"),
    pytest.param("INHERIT: parent.yml\nsite_name: Mine\ntheme: {language: de}\n", id="inherited in parts"),
    pytest.param("INHERIT: more/parent.yml\nsite_name: Mine\n", id="inherited from another folder"),
    pytest.param("INHERIT: !ENV [DIGEST_PARENT, parent.yml]\n", id="inherited by a variable"),
    pytest.param(f"{NAME}theme: &t {{name: material}}\nextra: {{t: *t}}\nplugins: [digest]\n", id="anchor"),
    pytest.param(
        f"{NAME}{MATERIAL}markdown_extensions:\n  - toc: {{slugify: !!python/name:os.getcwd ''}}\n",
        id="Python",
    ),
    pytest.param(
        f"{NAME}{MATERIAL}repo_url: https://code.example/a\nextra: {{analytics: {{provider: custom}}}}\n",
        id="repository and analytics",
    ),
    pytest.param(
        f"{NAME}{MATERIAL}extra_javascript:\n  - path: https://a.example/a.js\n    defer: true\n", id="script"
    ),
    pytest.param(f"{NAME}{MATERIAL}repo_url: ssh://git@code.example/a\n", id="no page of the repository"),
    pytest.param("\ufeffsite_name: X\n" + MATERIAL, id="byte order mark"),
    pytest.param(f"site_name: Ä\nsite_name: X\n{MATERIAL}", id="key twice"),
]
PARENT = (
    "site_name: Parent\nsite_url: https://parent.example/\ntheme: {name: material, language: fr}\n"
    "plugins:\n  digest:\n    page_size: 5\n"
)


@pytest.mark.parametrize("text", SAME)
def test_the_command_line_reads_what_mkdocs_reads(tmp_path: Path, text: str) -> None:
    """The same file gives the same settings behind both doors."""
    (tmp_path / "docs").mkdir()
    write_config(tmp_path, PARENT, "parent.yml")
    write_config(tmp_path, f"INHERIT: ../parent.yml\ndocs_dir: docs\n{NAME}", "more/parent.yml")
    config = write_config(tmp_path, text)
    assert read_settings(config) == ask_mkdocs(config)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("a: [", id="broken YAML"),
        pytest.param("- a list", id="no mapping"),
        pytest.param(MATERIAL, id="no name"),
        pytest.param(f"site_name:\n{MATERIAL}", id="empty name"),
        pytest.param(f"site_name: 2024\n{MATERIAL}", id="number as name"),
        pytest.param(f"site_name: {{a: b}}\n{MATERIAL}", id="mapping as name"),
        pytest.param(f"{NAME}{MATERIAL}site_url: example.org\n", id="no address"),
        pytest.param(f"{NAME}{MATERIAL}site_url: ftp://example.org\n", id="not of the web"),
        pytest.param(f"{NAME}{MATERIAL}site_url: https://example.org/?x=1\n", id="query"),
        pytest.param(f"{NAME}{MATERIAL}site_url: 'https://[::1'\n", id="half a host"),
        pytest.param(f"{NAME}{MATERIAL}use_directory_urls: perhaps\n", id="no switch"),
        pytest.param(f"{NAME}{MATERIAL}docs_dir: [docs]\n", id="list as folder"),
        pytest.param(f"{NAME}{MATERIAL}docs_dir: !relative $config_dir/docs\n", id="folder with a tag"),
        pytest.param(f"{NAME}{MATERIAL}extra: !unknown x\n", id="unknown tag"),
        pytest.param(
            f"{NAME}theme: {{name: material, language: no}}\nplugins: [digest]\n", id="Norwegian as a switch"
        ),
        pytest.param("INHERIT: missing.yml\n", id="parent that is not there"),
        pytest.param("INHERIT: [parent.yml]\n", id="list as parent"),
        *(
            pytest.param(f"{NAME}theme: material\nplugins: [{{digest: {{{option}}}}}]\n", id=option)
            for option in (
                "articles: 5",
                "page_size: none",
                "page_size: 0",
                "page_size: true",
                "feed_size: 1.5",
                "websub_hub: hub",
                "latest: soon",
                "latest: 2024",
                "latest: 2024-03-18T09:30:00",
                "originals: 2024/a.txt",
                "originals: [2024]",
                "pictures: 1",
                "pictures: some",
                "default_pages: about",
                "default_pages: [imprint]",
                "default_pages: [[about]]",
                "contact: us",
                "scheduler: elsewhere",
                "scheduler: http://host:8786",
                "scheduler: tcp://host",
                "scheduler: [threads]",
            )
        ),
    ],
)
def test_both_doors_refuse_the_same(tmp_path: Path, text: str) -> None:
    """What can not be used is a problem with path, line and advice, and MkDocs does not build with it."""
    (tmp_path / "docs").mkdir()
    config = write_config(tmp_path, text)
    with pytest.raises(SettingsError) as caught:
        read_settings(config)
    assert caught.value.problem.code in ("config-unreadable", "config-value")
    assert caught.value.problem.advice
    with pytest.raises((MkDocsException, ValueError, TypeError)):  # the latter MkDocs does not explain
        ask_mkdocs(config)


def test_files_that_inherit_from_each_other_end(tmp_path: Path) -> None:
    """A circle is a problem, not a program without end."""
    write_config(tmp_path, "INHERIT: mkdocs.yml\n", "parent.yml")
    with pytest.raises(SettingsError, match="INHERIT"):
        read_settings(write_config(tmp_path, "INHERIT: parent.yml\n"))


def test_the_other_name_of_the_file(tmp_path: Path) -> None:
    """As with MkDocs, `mkdocs.yaml` is read where there is no `mkdocs.yml`."""
    write_config(tmp_path, "site_name: Other\n", "mkdocs.yaml")
    assert read_settings(tmp_path / "mkdocs.yml").site_name == "Other"
    write_config(tmp_path, "site_name: First\n")
    assert read_settings(tmp_path / "mkdocs.yml").site_name == "First"


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    """No mkdocs.yml is a problem, not a traceback."""
    with pytest.raises(SettingsError, match="config-unreadable"):
        read_settings(tmp_path / "mkdocs.yml")
