"""`news-digest new --update`: newer templates come in, and no edit is lost."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from news_digest.__main__ import main
from news_digest.starter import update
from news_digest.starter.files import render_host
from news_digest.starter.record import RECORD

CI = ".gitlab-ci.yml"
OLD_LINE, NEW_LINE = "    expire_in: 1 week", "    expire_in: 2 weeks"
OTHER_LINE = "# Checks every article of a merge request"


@pytest.fixture
def digest(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make a digest for GitLab, and stand in it."""
    folder = tmp_path / "gazette"
    assert CliRunner().invoke(main, ["new", str(folder), "--host", "gitlab", "--yes"]).exit_code == 0
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def newer(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Let a newer version bring other templates."""

    def bring(changes: dict[str, Callable[[str], str] | None]) -> None:
        texts = render_host("gitlab")
        for path, change in changes.items():
            if change is None:
                del texts[path]
            else:
                texts[path] = change(texts.get(path, ""))
        monkeypatch.setattr(update, "render_host", lambda _host: dict(texts))
        monkeypatch.setattr(update, "find_version", lambda: "9.9.9")

    return bring


def longer(text: str) -> str:
    """Return a template as a newer version has it."""
    assert OLD_LINE in text
    return text.replace(OLD_LINE, NEW_LINE)


def run(*words: str, typed: str = "") -> Result:
    """Run the update as typed."""
    return CliRunner().invoke(main, ["new", "--update", *words], input=typed)


def edit(path: Path, old: str, new: str) -> None:
    """Change a file as a person does."""
    text = path.read_bytes().decode()
    assert old in text
    path.write_bytes(text.replace(old, new).encode())


def read_all(folder: Path) -> dict[str, bytes]:
    """Return every file of a folder."""
    return {str(path): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def test_nothing_to_do(digest: Path) -> None:
    """The version that made the digest changes nothing in it."""
    before = read_all(digest)
    result = run()
    assert (result.exit_code, result.output) == (0, "Nothing changed in the templates.\n")
    assert read_all(digest) == before


def test_a_file_that_was_left_alone_is_replaced(digest: Path, newer: Callable[..., None]) -> None:
    """What changed is shown first; nothing but the template and its record is touched."""
    newer({CI: longer})
    edit(digest / "mkdocs.yml", "Gazette", "My Gazette")
    before = read_all(digest)
    result = run("--yes")
    assert result.exit_code == 0, result.output
    assert f"-{OLD_LINE}\n+{NEW_LINE}" in result.output
    assert f"{CI} is brought to this version" in result.output
    changed = {path for path, text in read_all(digest).items() if before.get(path) != text}
    assert changed == {str(digest / CI), str(digest / RECORD)}
    record = json.loads((digest / RECORD).read_text(encoding="utf-8"))
    assert record["version"] == "9.9.9"
    assert NEW_LINE in record["files"][CI]
    assert run("--yes").output == "Nothing changed in the templates.\n"


def test_nothing_is_written_against_ones_will(digest: Path, newer: Callable[..., None]) -> None:
    """Who says no keeps all as it is."""
    newer({CI: longer})
    before = read_all(digest)
    assert run(typed="n\n").exit_code == 1
    assert run().exit_code == 1  # nobody answers
    assert read_all(digest) == before


@pytest.mark.parametrize("line_end", ["\n", "\r\n"], ids=["as made", "as Windows has it"])
def test_edits_elsewhere_are_merged(digest: Path, newer: Callable[..., None], line_end: str) -> None:
    """Both changes stand in the file, with the line ends that it had."""
    newer({CI: longer})
    edit(digest / CI, OTHER_LINE, "# MINE")
    edit(digest / CI, "\n", line_end)
    result = run("--yes")
    assert result.exit_code == 0, result.output
    assert "is merged with your changes" in result.output
    text = (digest / CI).read_bytes().decode()
    assert text.startswith("# MINE")
    assert NEW_LINE + line_end in text
    assert text.count("\n") == text.count(line_end)


def test_edits_of_the_same_line_meet_in_marks(digest: Path, newer: Callable[..., None]) -> None:
    """Git's markers stand around both; the exit code says so, and the next change waits for them."""
    newer({CI: longer})
    edit(digest / CI, OLD_LINE, "    expire_in: 3 days")
    result = run("--yes")
    assert result.exit_code == 1
    assert f"{CI} HAS CONFLICTS" in result.output
    text = (digest / CI).read_text(encoding="utf-8")
    assert "<<<<<<< yours\n    expire_in: 3 days\n=======\n" + NEW_LINE + "\n>>>>>>> template\n" in text

    newer({CI: lambda text: text.replace(OLD_LINE, "    expire_in: 4 weeks")})
    before = read_all(digest)
    result = run("--yes")
    assert result.exit_code == 1
    assert "resolve them" in result.output
    assert read_all(digest) == before


def test_without_git_the_new_text_lies_beside(
    digest: Path, newer: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The file stays as it is, and the new one is named."""
    newer({CI: longer})
    edit(digest / CI, OTHER_LINE, "# MINE")
    before = (digest / CI).read_bytes()
    monkeypatch.setenv("PATH", "")
    result = run("--yes")
    assert result.exit_code == 1
    assert f"as {CI}.new" in result.output
    assert (digest / CI).read_bytes() == before
    assert NEW_LINE in (digest / f"{CI}.new").read_text(encoding="utf-8")


def test_a_file_that_is_no_text_stays(digest: Path, newer: Callable[..., None]) -> None:
    """What cannot be read cannot be merged."""
    newer({CI: longer})
    (digest / CI).write_bytes(b"\xff\xfe")
    assert run("--yes").exit_code == 1
    assert (digest / CI).read_bytes() == b"\xff\xfe"
    assert (digest / f"{CI}.new").is_file()


def test_what_was_removed_stays_removed(digest: Path, newer: Callable[..., None]) -> None:
    """Who took a workflow out does not want it back."""
    newer({CI: longer})
    (digest / CI).unlink()
    result = run("--yes")
    assert result.exit_code == 0
    assert "was removed here, and stays so" in result.output
    assert not (digest / CI).exists()


def test_new_and_dropped_templates(digest: Path, newer: Callable[..., None]) -> None:
    """A new file comes; one that the templates no longer have is named and left."""
    newer({"new/file.yml": lambda _text: "new\n", CI: None})
    result = run("--yes")
    assert result.exit_code == 0, result.output
    assert (digest / "new/file.yml").read_text(encoding="utf-8") == "new\n"
    assert f"{CI} is no longer part of the templates" in result.output
    assert (digest / CI).is_file()


def test_another_host(digest: Path) -> None:
    """Its files come, those of the old one are named."""
    result = run("--host", "github", "--yes")
    assert result.exit_code == 0, result.output
    assert (digest / ".github/workflows/publish.yml").is_file()
    assert f"{CI} is no longer part of the templates" in result.output
    assert json.loads((digest / RECORD).read_text(encoding="utf-8"))["host"] == "github"


def test_a_digest_without_a_record(digest: Path) -> None:
    """It names its host; what is there and differs is never overwritten."""
    (digest / RECORD).unlink()
    edit(digest / CI, OTHER_LINE, "# MINE")
    assert "--host github" in run("--yes").output
    result = run("--host", "gitlab", "--yes")
    assert result.exit_code == 1
    assert (digest / CI).read_text(encoding="utf-8").startswith("# MINE")
    assert (digest / f"{CI}.new").is_file()
    assert (digest / RECORD).is_file()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{",
        '{"version": "1", "host": "ftp", "files": {}}',
        '{"version": 1, "host": "none", "files": {}}',
        '{"version": "1", "host": "none", "files": {"a": 5}}',
    ],
)
def test_a_damaged_record(digest: Path, text: str) -> None:
    """It is named, and nothing is written."""
    (digest / RECORD).write_text(text, encoding="utf-8")
    before = read_all(digest)
    result = run("--yes")
    assert result.exit_code == 1
    assert "git checkout .digest-template.json" in result.output
    assert read_all(digest) == before


def test_a_record_names_no_file_to_write(digest: Path, newer: Callable[..., None]) -> None:
    """Paths in a record are compared, and never opened for writing."""
    record = json.loads((digest / RECORD).read_text(encoding="utf-8"))
    record["files"]["../outside.txt"] = ["old"]
    (digest / RECORD).write_text(json.dumps(record), encoding="utf-8")
    newer({CI: longer})
    assert run("--yes").exit_code == 0
    assert not (digest.parent / "outside.txt").exists()


def test_where_there_is_no_digest(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The folder is named."""
    monkeypatch.chdir(tmp_path)
    result = run("--yes")
    assert (result.exit_code, "there is no digest in ." in result.output) == (1, True)
