"""A folder of nothing but trouble: everything is named in one run, nothing is lost, nothing stops."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import chdir
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from click.testing import CliRunner
from effort import PATIENCE_SECONDS, spend
from hypothesis import given, settings
from hypothesis import strategies as st

from news_digest.__main__ import main
from news_digest.read import read_articles

ROOT = Path(__file__).parent.parent
GOOD = "Ferry Talks Resume in Lisbon\nHarbour Courier\nNegotiators returned to Lisbon on Tuesday.\n"
MARKDOWN = "# Ferry Talks Resume\n\nHarbour Courier\n\n"


def front(yaml: str) -> bytes:
    """Return an article with front matter."""
    return f"---\n{yaml}\n---\n{GOOD}".encode("utf-8", "surrogatepass")


# What stands in a file, by the file's name: each is wrong in its own way.
ENCODINGS = {
    "utf16.txt": GOOD.encode("utf-16"),
    "utf16-le.txt": GOOD.encode("utf-16-le"),
    "utf16-be.md": GOOD.encode("utf-16-be"),
    "utf32.txt": GOOD.encode("utf-32"),
    "latin-1.txt": f"Café {GOOD}".encode("latin-1"),
    "shift-jis.txt": "東京の記事\n新聞\n本文です。\n".encode("shift-jis"),
    "picture.md": b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR",
    "archive.txt": b"PK\x03\x04\x14\x00\x08\x08\x08\x00",
    "nul.txt": GOOD.encode() + b"\0",
    "overlong.txt": GOOD.encode() + b"\xc0\xaf",
    "surrogate.txt": GOOD.encode() + b"\xed\xa0\x80",
    "beyond.txt": GOOD.encode() + b"\xf5\x80\x80\x80",
    "cut.txt": GOOD.encode() + b"\xe2\x80",
    "empty.txt": b"",
    "blank.md": b" \r\n\t\r\n",
    "mark-alone.txt": b"\xef\xbb\xbf",
    "invisible.txt": "\u200b\u202e\u2060\n".encode(),
    "headline-alone.txt": b"Only a Headline",
    "source-alone.txt": b"A Headline\nA Source\n",
    "large.txt": b"word\n" * 500_000,
}
YAML = {
    "colon": "title: A: b: c",
    "bracket": "title: [a",
    "brace": "title: {a",
    "quote": 'title: "a',
    "tab": "\ttitle: a",
    "star": "title: *a",
    "anchor": "title: &a b",
    "bomb": "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nd: [*c, *c]",
    "python-object": "title: !!python/object/apply:os.system ['id']",
    "python-name": "title: !!python/name:os.system",
    "binary": "title: !!binary aGVsbG8=",
    "set": "tags: !!set {a, b}",
    "own-type": "title: !x a",
    "merge": "<<: *a",
    "deep": f"references: {'[' * 500}",
    "deep-fields": f"references: {'{a: ' * 500}",
    "huge-number": f"%YAML {'9' * 5000}",
    "control": "title: a\x01b",
    "list": "- a\n- b",
    "words": "Just words.",
    "second-document": "title: a\n--- b",
    "key-of-list": "? [a]\n: b",
    "twice": "title: a\ntitle: b",
    "unknown": "sorce: a",
    "empty-key": ": a",
    "type": "source: [a]",
    "fields-for-text": "source: {a: b}",
    "cut": "title: We are #1",
    "long": f"source: {'a' * 300}",
    "values": f"tags: [{', '.join(map(str, range(300)))}]",
    "month-13": "date: 2024-13-01",
    "day-30": "date: 2024-02-30",
    "year-0": "date: 0000-01-01",
    "year-9999": "date: 9999-01-01",
    "two-days": "date: 03/04/2024",
    "hour-25": "date: 2024-01-01T25:00:00Z",
    "digits": f"date: {'9' * 5000}",
    "date-list": "date: [2024-01-01]",
    "updated": "updated: tomorrow",
    "script-address": "url: javascript:alert(1)",
    "no-address": "url: example",
    "address-space": "url: https://a b",
    "language": "language: English (UK)",
    "slug-path": "slug: ../../etc/passwd",
    "slug-index": "slug: index",
    "slug-device": "slug: con",
    "slug-case": "slug: UPPER",
    "slug-long": f"slug: {'a' * 200}",
    "slug-newline": 'slug: "a\\nb"',
    "alias-up": "aliases: [../x]",
    "alias-address": "aliases: ['https://a.example/']",
    "alias-assets": "aliases: [assets/inks.css]",
    "alias-sitemap": "aliases: [sitemap.xml]",
    "alias-file-as-folder": "aliases: [old.html/x]",
    "alias-page": "aliases: [articles/x.md]",
    "alias-device": "aliases: [old/NUL.html]",
    "alias-html": "aliases: ['<script>']",
    "draft": "draft: perhaps",
    "reference-link": "references:\n- title: a\n  link: data:text/html,x",
    "reference-key": "references:\n- titel: a",
    "reference-empty": "references:\n- {}",
}
BODIES = {
    "heading-alone.md": "# Only a headline",
    "list-first.md": "- a\n- b",
    "quote-first.md": "> a\n\nb",
    "image-first.md": "![a](b)\n\nc",
    "script-link.md": MARKDOWN + "[a](javascript:alert(1))",
    "data-link.md": MARKDOWN + "[a](data:text/html,x)",
    "file-link.md": MARKDOWN + "[a](file:///etc/passwd)",
    "nowhere-link.md": MARKDOWN + "[a](#b)",
    "outside-link.md": MARKDOWN + "[a](../../etc/passwd.txt)",
    "missing-link.md": MARKDOWN + "[a](gone.txt)",
    "image.md": MARKDOWN + "a ![b](c.png)",
    "brackets.md": MARKDOWN + "[" * 8_000,
    "images.md": MARKDOWN + "![" * 4_000,
    "tags.md": MARKDOWN + "<a " * 20_000,
    "lists.md": MARKDOWN + "\n".join("  " * depth + "- a" for depth in range(300)),
    "quotes.md": MARKDOWN + ">" * 300 + "a",
    "stars.md": MARKDOWN + "*a" * 20_000,
    "columns.md": MARKDOWN + "|a" * 90 + "|\n" + "|-" * 90 + "|",
    "cells.md": MARKDOWN + "|a" * 45 + "|\n" + "|-" * 45 + "|\n" + "|b|\n" * 900,
    "items.md": MARKDOWN + "- - - a\n" * 2_000,
    "line.txt": GOOD + "a " * 60_000,
    "lines.txt": GOOD + "a\n" * 6_000,
    "words.txt": GOOD + ("a " * 9_000 + "\n") * 6,
    "names.txt": GOOD + ("Ab " * 1_000 + "\n") * 9,
    "signs.txt": GOOD + ("&" * 4_000 + "\n") * 4,
    "marks.txt": GOOD + "a" + "\u0316" * 5_000,
    "no-headline.txt": "a" * 400 + "\nb\n",
    "no-end.txt": "---\ntitle: a\n" + GOOD,
    "dashes.md": "---",
}
NAMES = (
    "new\nline.txt",
    "new\n::error::line.txt",
    "bell\x07.txt",
    "turned\u202e.md",
    "con.txt",
    "2024/aux.md",
)
FORGERIES = ("::error file=x,line=1::forged.txt", "##[error]forged.txt", "%0A::error::forged.txt")


def make_trouble(folder: Path) -> frozenset[str]:
    """Fill a folder with a good article and with broken ones; return the paths of the broken."""
    broken: dict[str, bytes] = {
        **ENCODINGS,
        **{f"yaml/{name}.txt": front(yaml) for name, yaml in YAML.items()},
        **{f"bodies/{name}": body.encode() for name, body in BODIES.items()},
        **dict.fromkeys(NAMES, GOOD.encode()),
        **dict.fromkeys(FORGERIES, front("sorce: '::error::forged ##[error]forged'")),
    }
    for name, content in {**broken, "good.txt": GOOD.encode()}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    bad_name = os.fsdecode(os.fsencode(folder) + b"/\xff.txt")
    Path(bad_name).write_text(GOOD, encoding="utf-8")
    (folder / "link.txt").symlink_to("/etc/hostname")
    (folder / "folder").symlink_to("/etc")
    os.mkfifo(folder / "pipe.txt")
    with socket.socket(socket.AF_UNIX) as one, chdir(folder):
        one.bind("socket.txt")
    deep = "f/" * 17
    (folder / deep).mkdir(parents=True)
    (folder / deep / "deep.txt").write_text(GOOD, encoding="utf-8")
    special = ("link.txt", "folder", "pipe.txt", "socket.txt", deep.rstrip("/"))
    return frozenset((*broken, "\udcff.txt", *special))


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, frozenset[str]]]:
    """Make a project whose articles are trouble, and stand in it."""
    home = tmp_path_factory.mktemp("trouble")
    (home / "mkdocs.yml").write_text(
        "site_name: Test\nsite_url: https://digest.example/\ntheme: material\nplugins: [digest]\n",
        encoding="utf-8",
    )
    (home / "docs").mkdir()
    (home / "docs/about.md").write_text("# About\n", encoding="utf-8")
    broken = make_trouble(home / "articles")
    with chdir(home):
        yield home, broken


def shown(path: str) -> str:
    """Return a path as problems show it."""
    return "".join(one if one.isprintable() else ascii(one)[1:-1] for one in path)


def run(*words: str) -> subprocess.CompletedProcess[str]:
    """Run a command as typed, in the folder where the test stands."""
    command = [sys.executable, "-m", *words]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=PATIENCE_SECONDS)


def test_every_file_is_named_in_one_run(project: tuple[Path, frozenset[str]]) -> None:
    """More than a hundred broken files: each with its line and a remedy, no traceback, no long wait."""
    _, broken = project
    result = run("news_digest", "check", "--format", "json")
    assert result.returncode == 1
    assert result.stderr == ""
    found = json.loads(result.stdout)
    named = {one["path"] for one in found["problems"] if one["code"] != "near-copy"}
    assert len(broken) > 100
    assert {f"articles/{shown(path)}" for path in broken} <= named
    # The broken ones that can be read share its headline and text, which is only remarked.
    about_good = {one["code"] for one in found["problems"] if "good" in one["path"]}
    assert about_good == {"shared-address", "near-copy"}
    assert all(one["line"] >= 1 and one["message"] and one["advice"] for one in found["problems"])
    assert found["articles"] >= 1


@pytest.mark.parametrize("form", ["text", "json", "github"])
def test_no_name_and_no_value_forges_a_command(project: tuple[Path, frozenset[str]], form: str) -> None:
    """In every form, what a runner acts on is ours alone."""
    assert project
    result = CliRunner().invoke(main, ["check", "--format", form])
    assert (result.exit_code, type(result.exception)) == (1, SystemExit)
    assert "forged" in result.output
    for line in result.output.splitlines():
        assert "##[" not in line
        if line.lstrip().startswith("::"):
            assert form == "github"
            assert line.startswith(("::error file=articles/", "::notice file=articles/"))


def test_the_site_is_built_all_the_same(project: tuple[Path, frozenset[str]]) -> None:
    """MkDocs publishes the good article, and shows a warning for each problem."""
    home, _ = project
    result = run("mkdocs", "build", "--site-dir", str(home / "site"))
    assert result.returncode == 0, result.stderr[-2000:]
    assert "Traceback" not in result.stdout + result.stderr
    assert "articles/utf16.txt:1: not-utf-8" in result.stderr
    assert (home / "site/articles/ferry-talks-resume-in-lisbon/index.html").is_file()


PIECES = st.sampled_from(
    [
        *"ab:-[]{}\"'#&*!|>%@`,?\n\t\\ ",
        "---\n",
        "\n---\n",
        "title: ",
        "slug: a",
        "aliases: [a",
        "date: 2024-01-01",
        "draft: yes",
        "\r\n",
        "\0",
        "\ufeff",
        "\u202e",
        "# H\n\n",
        "[a](b.txt)",
        "A headline\nA source\nA paragraph.\n",
    ]
)
CONTENTS = st.lists(PIECES, max_size=25).map(lambda parts: "".join(parts).encode()) | st.binary(max_size=60)
PARTS = st.text(st.sampled_from("aAéE\u0301 .:_-\n\\%#\u202e\udcff"), min_size=1, max_size=6).filter(
    lambda name: name not in {".", ".."}
)
PATHS = st.builds(
    lambda folders, name, ending: "/".join((*folders, name + ending)),
    st.lists(PARTS, max_size=2),
    PARTS,
    st.sampled_from((".txt", ".md", ".TXT", "")),
)


def write(folder: Path, files: dict[str, bytes]) -> None:
    """Write files as far as their names can stand beside one another."""
    for name, content in files.items():
        try:
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(content)
        except OSError:  # a file where a folder should be
            continue


@settings(deadline=None, max_examples=60)
@given(st.dictionaries(PATHS, CONTENTS, max_size=8))
def test_any_set_of_files(files: dict[str, bytes]) -> None:
    """Any files give articles and problems in order, soon, the same from run to run; no address meets."""
    with TemporaryDirectory() as home:
        write(Path(home), files)
        reading = read_articles(Path(home), shown_as="articles")
        assert reading == read_articles(Path(home), shown_as="articles")
        assert spend(lambda: read_articles(Path(home), shown_as="articles")) < 2
    assert list(reading.problems) == sorted(set(reading.problems))
    assert [article.path for article in reading.articles] == sorted({one.path for one in reading.articles})
    slugs = [article.slug.casefold() for article in reading.articles]
    aliases = [alias.casefold() for article in reading.articles for alias in article.front_matter.aliases]
    assert len(slugs + aliases) == len(set(slugs + aliases))
    assert all(str(problem).isprintable() for problem in reading.problems)
