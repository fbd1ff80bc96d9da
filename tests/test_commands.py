"""The command line: what people type, see and get as an exit code."""

import json
import os
import subprocess
import sys
from importlib import metadata
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from news_digest.__main__ import SUMMARIES, main

GOOD = (
    "Ferry Talks Resume in Lisbon\nHarbour Courier\n"
    "Negotiators returned to Lisbon on Tuesday. They met for an hour.\n"
)


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make an empty project with one good article, and stand in it."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "mkdocs.yml").write_text("site_name: Test Digest\nsite_url: https://digest.example/\n")
    (tmp_path / "docs").mkdir()
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles/good.txt").write_text(GOOD)
    return tmp_path


def run(*words: str) -> Result:
    """Run a command as typed."""
    return CliRunner().invoke(main, words)


def test_build_writes_pages(project: Path) -> None:
    """The article's page is there, and the command says what it did."""
    result = run("build")
    assert result.exit_code == 0, result.output
    assert "1 article:" in result.output
    assert (project / "docs/articles/ferry-talks-resume-in-lisbon.md").is_file()
    assert "0 files written" in run("build").output


def test_build_names_a_problem_and_builds_the_rest(project: Path) -> None:
    """A bad article costs the exit code, not the good article."""
    (project / "articles/empty.txt").write_text("")
    result = run("build")
    assert result.exit_code == 1
    assert "articles/empty.txt:1: " in result.output
    assert (project / "docs/articles/ferry-talks-resume-in-lisbon.md").is_file()


def test_check_writes_nothing(project: Path) -> None:
    """Checking reads only."""
    assert run("check").exit_code == 0
    assert list((project / "docs").iterdir()) == []


def test_check_names_all_problems_in_one_run(project: Path) -> None:
    """Two bad files are both named, each with path and line."""
    (project / "articles/a.txt").write_text("")
    (project / "articles/b.txt").write_bytes("Überschrift".encode("utf-16"))
    result = run("check")
    assert result.exit_code == 1
    assert "articles/a.txt:1: " in result.output
    assert "articles/b.txt:1: " in result.output
    assert "1 article can be published, 2 problems found" in result.output


def test_another_folder_of_articles(project: Path) -> None:
    """`--articles` reads any folder."""
    other = project / "elsewhere"
    other.mkdir()
    (other / "one.txt").write_text(GOOD.replace("Ferry", "Tram"))
    assert run("build", "--articles", str(other)).exit_code == 0
    assert (project / "docs/articles/tram-talks-resume-in-lisbon.md").is_file()


def test_a_missing_folder_is_a_problem(project: Path) -> None:
    """A folder that is not there is named."""
    result = run("check", "--articles", str(project / "nowhere"))
    assert result.exit_code == 1
    assert "nowhere" in result.output
    assert "Traceback" not in result.output


def test_a_missing_configuration_is_a_problem(project: Path) -> None:
    """Outside a project the command says what to do."""
    (project / "mkdocs.yml").unlink()
    result = run("check")
    assert result.exit_code == 1
    assert "config-unreadable" in result.output


def test_a_control_character_in_a_file_name_is_shown_not_acted_on(project: Path) -> None:
    """A file name can not forge a line of output."""
    (project / "articles/a\n::error::b.txt").write_text("")
    output = run("check").output
    assert "\n::error::" not in output
    assert "\\n::error::b.txt" in output


def test_problems_as_json(project: Path) -> None:
    """Programs get one object on standard output, and nothing else."""
    assert json.loads(run("check", "--format", "json").stdout) == {
        "version": 2,
        "articles": 1,
        "problems": [],
    }
    (project / "articles/empty.txt").write_text("")
    result = run("check", "--format", "json")
    found = json.loads(result.stdout)
    assert (result.exit_code, result.stderr) == (1, "")
    assert (found["articles"], [one["code"] for one in found["problems"]]) == (1, ["empty-file"])
    assert json.loads(run("build", "--format", "json").stdout) == found


def test_problems_as_annotations(project: Path) -> None:
    """GitHub gets a command for each problem, with the path from the root of the repository."""
    (project / ".git").mkdir()
    (project / "news").mkdir()
    (project / "news/empty.txt").write_text("")
    os.chdir(project / "docs")
    result = run("check", "--config", "../mkdocs.yml", "--articles", "../news", "--format", "github")
    assert result.exit_code == 1
    start = "::error file=news/empty.txt,line=1,title=empty-file::../news/empty.txt:1: empty-file: "
    assert result.stdout.startswith(start)
    assert result.stdout.endswith("0 articles can be published, 1 problem found\n")


def test_the_format_comes_from_the_environment(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A workflow chooses without another command."""
    (project / "articles/empty.txt").write_text("")
    monkeypatch.setenv("DIGEST_FORMAT", "github")
    assert run("check").stdout.startswith("::error file=articles/empty.txt,line=1,")


def test_a_broken_configuration_in_every_format(project: Path) -> None:
    """Also the problem of the configuration has the form that was asked for."""
    (project / "mkdocs.yml").write_text("[")
    assert run("check", "--format", "github").stdout.startswith("::error file=mkdocs.yml,line=1,")
    assert json.loads(run("check", "--format", "json").stdout)["problems"][0]["code"] == "config-unreadable"


def test_the_page_of_a_run_on_github_shows_all(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """GitHub shows ten annotations of a step; the summary has them all, and stays away where all is well."""
    page = project / "summary.md"
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(page))
    assert run("check", "--format", "github").exit_code == 0
    assert not page.exists()
    (project / "articles/empty.txt").write_text("")
    assert run("check", "--format", "github").exit_code == 1
    assert "1 to be published, 1 problems" in page.read_text(encoding="utf-8")
    assert "empty" in page.read_text(encoding="utf-8")


def test_an_unknown_format_is_a_mistake_of_typing(project: Path) -> None:
    """The exit code tells it from a problem."""
    assert project
    assert run("check", "--format", "xml").exit_code == 2


def test_a_terminal_that_knows_few_letters(project: Path) -> None:
    """Words that it cannot show are escapes, and no traceback."""
    (project / "articles/北京.txt").write_text("")
    command = [sys.executable, "-m", "news_digest", "check", "--format", "github"]
    environment = {**os.environ, "PYTHONIOENCODING": "latin-1"}
    result = subprocess.run(command, env=environment, capture_output=True, check=False)
    assert (result.returncode, result.stderr) == (1, b"")
    assert b"file=articles/\\u5317\\u4eac.txt" in result.stdout


def test_explaining_a_hostile_name_prints_no_command(project: Path) -> None:
    """The first line of an explanation begins with a path, which may look like a command."""
    (project / "articles/##[error]a.txt").write_text(GOOD.replace("Ferry", "Tram"))
    output = run("explain", "articles/##[error]a.txt").output
    assert output.startswith("\\x23#[error]a.txt: Tram")


def test_email_of_a_week(project: Path) -> None:
    """The edition of a week, or the newest, is written where it was asked for, and nothing else is."""
    (project / "articles/dated.txt").write_text(
        f"---\ndate: 2023-12-20\n---\n{GOOD.replace('Ferry', 'Tram')}"
    )
    assert run("email").exit_code == 0
    message = (project / "2023-w51.eml").read_bytes()
    assert b"\r\nTram Talks Resume in Lisbon\r\n" in message
    assert run("email", "2023-W51", "--output", "sent.eml").exit_code == 0
    assert (project / "sent.eml").read_bytes() == message
    assert run("email", "--output", "-").stdout_bytes == message
    assert list((project / "docs").iterdir()) == []


@pytest.mark.parametrize(
    ("words", "message"),
    [
        pytest.param(["2020-W01"], "there is no edition of 2020-W01", id="no such week"),
        pytest.param([], "there is no edition yet", id="no week at all"),
        pytest.param(["--output", "no/such/folder.eml"], "there is no edition yet", id="nothing to write"),
    ],
)
@pytest.mark.usefixtures("project")
def test_email_of_no_week(words: list[str], message: str) -> None:
    """Without an edition the command says what it needs."""
    result = run("email", *words)
    assert result.exit_code == 1
    assert message in result.output


@pytest.mark.parametrize(
    ("words", "message"),
    [
        pytest.param(["--from", "nobody"], "news@example.org", id="sender"),
        pytest.param(["--output", "no/such/folder.eml"], "could not be written", id="folder"),
    ],
)
def test_email_that_fails(project: Path, words: list[str], message: str) -> None:
    """What cannot be done is said in a line, with the remedy."""
    (project / "articles/dated.txt").write_text(f"---\ndate: 2023-12-20\n---\n{GOOD}")
    result = run("email", *words)
    assert result.exit_code == 1
    assert message in result.output


@pytest.mark.parametrize(
    ("address", "exit_code", "message"),
    [
        pytest.param("", 1, "site_url is not set", id="none"),
        pytest.param("http://127.0.0.1:8000/", 0, "set DIGEST_SITE_URL", id="of this machine"),
    ],
)
def test_email_of_a_site_without_an_address(
    project: Path, address: str, exit_code: int, message: str
) -> None:
    """Links that no reader could follow are refused or named."""
    (project / "mkdocs.yml").write_text(f"site_name: Test Digest\nsite_url: {address}\n")
    (project / "articles/dated.txt").write_text(f"---\ndate: 2023-12-20\n---\n{GOOD}")
    result = run("email")
    assert result.exit_code == exit_code
    assert message in result.output


def test_build_without_an_address(project: Path) -> None:
    """A site that does not know its address is built without feeds, which is said."""
    (project / "mkdocs.yml").write_text("site_name: Test Digest\n")
    result = run("build")
    assert result.exit_code == 0
    assert "site_url is not set" in result.stderr
    assert not (project / "docs/feed.xml").exists()


def test_index_needs_a_built_site(project: Path) -> None:
    """Indexing nothing says so."""
    result = run("index", str(project / "site"))
    assert result.exit_code == 1
    assert "build it first" in result.output


# What makes a command slow to start. `--help` needs nothing of ours but the door.
HEAVY = (
    "ahocorasick_rs",
    "babel",
    "jinja2",
    "mkdocs",
    "msgspec",
    "news_digest.commands",
    "news_digest.model",
    "news_digest.pipeline",
    "numpy",
    "PIL",
    "rich",
    "scipy",
    "yaml",
)


@pytest.mark.parametrize("word", ["--help", "--version", "-h"])
def test_help_loads_no_command(word: str) -> None:
    """Who asks what there is does not wait for every room."""
    code = (
        "import atexit, runpy, sys; atexit.register(lambda: print(*sys.modules, sep='\\n'));"
        f"sys.argv = ['news-digest', {word!r}]; runpy.run_module('news_digest', run_name='__main__')"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr
    loaded = set(result.stdout.splitlines())
    assert "click" in loaded
    assert {name for name in loaded if name.startswith(HEAVY)} == set()


def test_new_loads_no_room_that_reads_articles() -> None:
    """A digest is made without what understands one."""
    code = "import sys, news_digest.commands.new; print(*sys.modules, sep='\\n')"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert {"numpy", "scipy", "news_digest.pipeline"} & set(result.stdout.splitlines()) == set()


def test_help_says_of_each_command_what_it_says_itself() -> None:
    """`--help` lists the commands with a line each, which begins as the command's own help does."""
    context = click.Context(main)
    output = " ".join(run("--help").output.split())
    for name in main.list_commands(context):
        command = main.get_command(context, name)
        assert command is not None
        assert command.name == name
        assert f" {name} {SUMMARIES[name]}" in output
        assert SUMMARIES[name].rstrip(".") in " ".join((command.help or "").split())


def test_version_is_that_of_the_package() -> None:
    """`--version` says what is installed."""
    assert metadata.version("news-digest") in run("--version").output


def test_an_unknown_command_is_a_mistake_of_typing() -> None:
    """The exit code and the message say so."""
    result = run("bild")
    assert (result.exit_code, "No such command" in result.output) == (2, True)


def test_serve_outside_a_digest(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The command says where to run it, and how to make a digest."""
    monkeypatch.chdir(tmp_path)
    result = run("serve")
    assert result.exit_code == 1
    assert "news-digest new" in result.output


def test_build_says_what_comes_next(project: Path) -> None:
    """A person reads how the site comes of the pages; a program does not."""
    assert project
    assert "mkdocs build" in run("build").output
    assert "mkdocs build" not in run("build", "--format", "json").output
