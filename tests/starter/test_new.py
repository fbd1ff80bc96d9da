"""`news-digest new`: what a person is asked, and what lies in the folder afterwards."""

from __future__ import annotations

import io
import json
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from news_digest import pipeline, starter
from news_digest.__main__ import main
from news_digest.starter.answers import AnswerError, Answers
from news_digest.starter.files import LANGUAGES, TEMPLATES, quote, render_digest, render_host
from news_digest.vocabulary import load_vocabulary

ROOT = Path(__file__).parent.parent.parent
PROGRAMS = Path(sys.executable).parent
ANSWERS = Answers(
    name="The Gazette",
    language="en",
    address="https://gazette.example/",
    host="github",
    package="made @ here",
)
# What YAML could take for something else, and what breaks a line or a quotation.
HARD_NAMES = [
    'A "quoted" one',
    "Time: now",
    "#1 News",
    "l’été – Ünï",
    "yes",
    "1.0",
    "{a}",
    "[x], y",
    "a\\b",
    "!x",
    "$name",
]
EVERYWHERE = (
    ".digest-template.json",
    ".gitignore",
    "articles/README.md",
    "docs/about.md",
    "mkdocs.yml",
    "requirements.txt",
    *(f"vocabulary/{name}.yml" for name in ("boilerplate", "entities", "never_topics", "sources")),
)
OF_HOSTS = {
    "github": {".github/dependabot.yml", ".github/workflows/checks.yml", ".github/workflows/publish.yml"},
    "gitlab": {".gitlab-ci.yml"},
    "netlify": {
        "netlify.toml",
        *(f"netlify/keep-cache/{name}" for name in ("index.js", "manifest.yml", "package.json")),
    },
    "cloudflare": {"cloudflare-build.sh"},
    "docker": {".dockerignore", "Dockerfile", "nginx.conf"},
    "none": set(),
}


def run(*words: str, typed: str = "") -> Result:
    """Run `new` as typed, with answers."""
    return CliRunner().invoke(main, ["new", *words], input=typed)


def find_files(folder: Path) -> set[str]:
    """Return the paths of all files in a folder."""
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand in an empty folder."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("DIGEST_PACKAGE", raising=False)
    return tmp_path


def test_answers_are_asked_for(here: Path) -> None:
    """Name, language, address and host; a wrong answer is explained and asked for again."""
    result = run("gazette", typed="The Gazette\nxx\nde\nnowhere\nhttps://gazette.example\ngitlab\n")
    assert result.exit_code == 0, result.output
    assert "does not speak 'xx'" in result.output
    assert "write one such as https://" in result.output
    assert "The Gazette is in gazette. Now type:" in result.output
    settings = pipeline.read_settings(here / "gazette/mkdocs.yml")
    assert (settings.site_name, settings.language) == ("The Gazette", "de")
    assert settings.site_url == "https://gazette.example/"
    assert (here / "gazette/.gitlab-ci.yml").is_file()


@pytest.mark.parametrize("host", starter.HOSTS)
def test_every_host_has_its_files(here: Path, host: str) -> None:
    """`--yes` asks nothing; a digest holds what it should, and nothing of another host."""
    result = run("my-own_news", "--host", host, "--yes")
    assert result.exit_code == 0, result.output
    found = find_files(here / "my-own_news")
    samples = {path for path in found if path.startswith("articles/2026/")}
    assert found - samples == {*EVERYWHERE, *OF_HOSTS[host]}
    assert len(samples) == 2
    assert pipeline.read_settings(here / "my-own_news/mkdocs.yml").site_name == "My Own News"


@pytest.mark.parametrize("language", LANGUAGES)
def test_samples_are_sound_and_hang_together(here: Path, language: str) -> None:
    """In each language: no problem and no remark, two articles of one story, each linking to the other."""
    assert run("gazette", "--language", language, "--yes").exit_code == 0
    settings = pipeline.read_settings(here / "gazette/mkdocs.yml")
    digest = pipeline.make_digest(settings, handwritten=("about.md",), draw=False)
    assert digest.problems == ()
    articles = digest.library.articles
    assert {article.language for article in articles.values()} == {language}
    assert [len(story.articles) for story in digest.library.stories.values()] == [2]
    pages = {file.uri: file.text for file in digest.files}
    for slug in articles:
        (other,) = set(articles) - {slug}
        body = pages[f"articles/{slug}.md"].split('class="article-body"')[-1]
        assert f"({other}.md)" in body or f"{other}.md" in body


def test_other_languages_get_english_samples(here: Path) -> None:
    """A site in a language without samples has them in English, which they say."""
    assert run("gazette", "--language", "pt-br", "--yes").exit_code == 0
    assert 'language: "pt-BR"' in (here / "gazette/mkdocs.yml").read_text(encoding="utf-8")
    assert "ferry-returns.md" in "".join(find_files(here / "gazette"))


@given(name=st.text().filter(str.strip) | st.sampled_from(HARD_NAMES))
def test_any_name_is_a_value(name: str) -> None:
    """Whatever the name is, mkdocs.yml says it, and nothing else changes."""
    try:
        name = starter.read_name(name)
    except AnswerError:
        return
    answers = Answers(name=name, language="no", address=ANSWERS.address, host="none", package="made @ here")
    values = _load(render_digest(answers)["mkdocs.yml"])
    assert values["site_name"] == name
    assert name in values["site_description"]
    assert values["theme"] == {"name": "material", "language": "no"}
    assert values["plugins"] == [{"digest": {"articles": "articles"}}]


@given(text=st.text())
def test_a_quoted_text_is_right_inside_brackets(text: str) -> None:
    """It stays on one line and one value, as `!ENV [NAME, value]` needs it."""
    quoted = quote(text)
    assert "\n" not in quoted
    assert yaml.safe_load(f"[a, {quoted}] # comment") == ["a", text]


@pytest.mark.parametrize("name", HARD_NAMES)
def test_a_name_that_is_hard_to_write(here: Path, name: str) -> None:
    """As typed, so read."""
    assert run("gazette", "--name", name, "--yes").exit_code == 0
    assert pipeline.read_settings(here / "gazette/mkdocs.yml").site_name == name


@pytest.mark.parametrize(
    ("option", "value", "message"),
    [
        pytest.param("--name", " ", "the name is empty", id="no name"),
        pytest.param("--name", "x" * 121, "at most 120", id="long name"),
        pytest.param("--name", "a\x1b[31mb", "control character", id="control character"),
        pytest.param("--name", "a\udc80", "control character", id="half a character"),
        pytest.param("--language", "../en", "does not speak", id="no language"),
        pytest.param("--address", "gazette.example", "https://news.example.org/", id="no scheme"),
        pytest.param("--address", "https://[", "https://news.example.org/", id="half an address"),
        pytest.param("--address", "https://a.example/?a", "https://news.example.org/", id="query"),
        pytest.param("--address", 'https://a.example/"x', "https://news.example.org/", id="quotation mark"),
        pytest.param("--address", "javascript://a/", "https://news.example.org/", id="script"),
        pytest.param("--package", "a\n-e .", "one line", id="two lines"),
        pytest.param("--host", "ftp", "github", id="host"),
    ],
)
def test_what_can_not_be_an_answer(here: Path, option: str, value: str, message: str) -> None:
    """It is refused as a word that was typed wrongly, and nothing is written."""
    result = run("gazette", option, value, "--yes")
    assert result.exit_code == 2
    assert message in " ".join(result.output.replace("│", " ").split())
    assert list(here.iterdir()) == []


def test_a_folder_that_holds_something_stays_as_it_is(here: Path) -> None:
    """The message names what is there, before anything is asked."""
    (here / "gazette").mkdir()
    (here / "gazette/notes.txt").write_text("mine")
    result = run("gazette")
    assert result.exit_code == 1
    assert "it holds notes.txt" in result.output
    assert "Name of the site" not in result.output
    assert find_files(here / "gazette") == {"notes.txt"}
    assert "is not a folder" in run("gazette/notes.txt", "--yes").output


def test_a_fresh_clone_counts_as_empty(here: Path) -> None:
    """A digest can be made where git and an environment are, also in the folder where one stands."""
    (here / ".git").mkdir()
    (here / ".venv").mkdir()
    assert run(".", "--yes").exit_code == 0
    assert {".git", ".venv", "mkdocs.yml"} <= {path.name for path in here.iterdir()}
    assert "cd " not in run("other", "--yes").output.split("Now type:")[0]


@pytest.mark.parametrize("at", range(1, 30, 4))
def test_all_or_nothing(here: Path, monkeypatch: pytest.MonkeyPatch, at: int) -> None:
    """Where the disk is full at any file, the folder and those above it are as they were."""
    calls = 0
    write = Path.write_text

    def fail(path: Path, *words: object, **more: object) -> int:
        nonlocal calls
        calls += 1
        if calls == at:
            raise OSError(28, "No space left on device")
        return write(path, *words, **more)

    (here / ".keep").mkdir()
    monkeypatch.setattr(Path, "write_text", fail)
    result = run("deep/er/gazette", "--yes")
    made = calls < at
    assert (result.exit_code == 0) == made
    if not made:
        assert "nothing was left behind" in result.output
        assert [path.name for path in here.iterdir()] == [".keep"]


def test_a_name_that_can_not_be_placed(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was placed before it is taken away again; what was there stays."""
    rename = Path.rename
    (here / ".git").mkdir()

    def fail(path: Path, target: Path) -> Path:
        if path.name == "mkdocs.yml":
            raise OSError(13, "Permission denied")
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", fail)
    assert run(".", "--yes").exit_code == 1
    assert [path.name for path in here.iterdir()] == [".git"]


def test_examples_of_the_vocabulary_are_off_and_right(here: Path) -> None:
    """As made, each file is empty; without the #, each is a vocabulary without a problem."""
    assert run("gazette", "--yes").exit_code == 0
    folder = here / "gazette/vocabulary"
    shipped, _ = load_vocabulary(None)
    empty, problems = load_vocabulary(folder)
    assert replace(empty, digest=shipped.digest) == shipped
    assert problems == ()
    for path in folder.iterdir():
        path.write_text(_switch_on(path.read_text(encoding="utf-8")), encoding="utf-8")
    full, problems = load_vocabulary(folder)
    assert problems == ()
    more = {name: len(getattr(full, name)) - len(getattr(shipped, name)) for name in ("entities", "sources")}
    assert more == {"entities": 2, "sources": 1}
    assert len(full.never_topics - shipped.never_topics) == 2
    assert len(set(full.boilerplate) - set(shipped.boilerplate)) == 2


def _switch_on(text: str) -> str:
    """Return a file with its examples switched on, as the file says."""
    examples = [line for line in text.splitlines() if line.startswith(("#- ", "#  "))]
    return "\n".join(line[1:] for line in examples) + "\n"


def test_settings_that_are_off_are_settings(here: Path) -> None:
    """Without the #, what stands behind one is YAML beside the rest."""
    assert run("gazette", "--yes").exit_code == 0
    text = (here / "gazette/mkdocs.yml").read_text(encoding="utf-8")
    lines = [
        line.replace("# ", "", 1) if ":" in line or "#   " in line else line for line in text.splitlines()
    ]
    values = _load("\n".join(line for line in lines if not line.startswith(("The ", "Where "))))
    assert set(values["theme"]) == {"name", "language", "palette", "logo", "favicon"}
    assert values["extra"]["footer"] == [{"About": "about.md"}, {"Write to us": "mailto:desk@example.org"}]
    assert len(text.splitlines()) <= 30


def _load(text: str) -> dict[str, object]:
    """Return the values of a mkdocs.yml, with the last word of `!ENV`."""

    class Loader(yaml.SafeLoader):
        """A loader of its own."""

    Loader.add_constructor("!ENV", lambda loader, node: loader.construct_sequence(node)[-1])
    values: dict[str, object] = yaml.load(io.StringIO(text), Loader=Loader)  # noqa: S506  # a safe loader
    return values


def test_what_git_ignores_is_what_this_repository_ignores() -> None:
    """The pages that `build` writes are left out of both."""
    ours = (ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()
    made = render_host("none")[".gitignore"].splitlines()
    assert [line for line in made if line.startswith("/docs/")] == [
        line for line in ours if line.startswith("/docs/")
    ]
    assert {"/site/", "/.cache/", "/.venv/"} <= set(made)


def test_templates_hold_no_name_with_a_dot() -> None:
    """Such a file would act in this repository, and packagers leave it out."""
    assert list(Path(str(TEMPLATES)).rglob(".*")) == []


def test_zizmor_finds_nothing(here: Path) -> None:
    """The workflows stand before the strictest persona of the auditor."""
    assert run("gazette", "--host", "github", "--yes").exit_code == 0
    command = [PROGRAMS / "zizmor", "--offline", "--persona=pedantic", "--no-progress", "gazette"]
    result = subprocess.run(command, cwd=here, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout + result.stderr


@pytest.mark.parametrize(
    ("host", "schema", "path"),
    [
        pytest.param("github", "github-workflows", ".github/workflows/checks.yml", id="checks"),
        pytest.param("github", "github-workflows", ".github/workflows/publish.yml", id="publish"),
        pytest.param("github", "dependabot", ".github/dependabot.yml", id="dependabot"),
        pytest.param("gitlab", "gitlab-ci", ".gitlab-ci.yml", id="gitlab"),
    ],
)
def test_files_fit_their_schema(here: Path, host: str, schema: str, path: str) -> None:
    """The hosts' own schemas accept the files."""
    assert run("gazette", "--host", host, "--yes").exit_code == 0
    command = [PROGRAMS / "check-jsonschema", "--builtin-schema", f"vendor.{schema}", f"gazette/{path}"]
    result = subprocess.run(command, cwd=here, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout + result.stderr


def test_actions_are_those_of_this_repository() -> None:
    """Pinned by the same commits, which Dependabot keeps here."""
    ours = "".join(path.read_text(encoding="utf-8") for path in (ROOT / ".github/workflows").glob("*.yml"))
    used = [line.strip().removeprefix("uses: ") for line in ours.splitlines() if "uses: " in line]
    made = [line for text in render_host("github").values() for line in text.splitlines() if "uses: " in line]
    assert made
    assert [line for line in made if line.strip().removeprefix("uses: ") not in used] == []


@pytest.mark.parametrize("host", [host for host in starter.HOSTS if host != "none"])
def test_every_host_installs_by_the_one_file_and_keeps_what_it_can(host: str) -> None:
    """No file of a host names the package; each that can keeps the cache."""
    text = "".join(render_host(host).values())
    assert "requirements.txt" in text
    assert "pip install news" not in text
    assert ".cache/digest" in text or host == "cloudflare"


def test_the_script_for_cloudflare_is_a_program_of_a_shell(here: Path) -> None:
    """It counts the files and says where the host's limit is passed."""
    script = here / "build.sh"
    text = render_host("cloudflare")["cloudflare-build.sh"]
    script.write_text(text.replace("LARGEST=20000", "LARGEST=2"))
    (here / "bin").mkdir()
    for name in ("python", "news-digest", "mkdocs"):
        (here / "bin" / name).write_text("#!/bin/sh\nmkdir -p site; touch site/a site/b\n")
        (here / "bin" / name).chmod(0o755)
    environment = {"PATH": f"{here / 'bin'}:/usr/bin:/bin"}
    command = ["sh", str(script)]
    done = subprocess.run(command, cwd=here, env=environment, capture_output=True, text=True, check=False)
    assert (done.returncode, "The site has 2 files" in done.stdout) == (0, True)
    (here / "site").joinpath("c").touch()
    done = subprocess.run(command, cwd=here, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "at most 2" in done.stderr


@pytest.mark.skipif(shutil.which("node") is None, reason="needs Node to run Netlify's plugin")
def test_the_plugin_for_netlify_keeps_the_cache(here: Path) -> None:
    """It asks Netlify to bring the folder back before a build, and to keep it after."""
    assert run("gazette", "--host", "netlify", "--yes").exit_code == 0
    code = """
const plugin = require("./gazette/netlify/keep-cache/index.js");
const said = [];
const say = (word) => (folder) => said.push(word + " " + folder);
const cache = { restore: say("restore"), save: say("save") };
plugin.onPreBuild({ utils: { cache } });
plugin.onPostBuild({ utils: { cache } });
console.log(JSON.stringify(said));
"""
    result = subprocess.run(["node", "-e", code], cwd=here, capture_output=True, text=True, check=True)
    assert json.loads(result.stdout) == ["restore .cache/digest", "save .cache/digest"]
