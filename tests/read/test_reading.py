"""The whole folder: every article and every problem in one run, whatever lies in it."""

from __future__ import annotations

import hashlib
import os
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import news_digest.read
from news_digest.model import Problem, RawArticle
from news_digest.read import PROBLEM_CODES, read_article, read_articles
from news_digest.read.characters import clean_text
from news_digest.read.links import link_kind
from news_digest.read.problems import ProblemList, quoted

GOOD = b"Talks Begin\nHarbour Courier\nA paragraph says what happened.\n"


def test_a_bad_article_hides_no_good_one(tmp_path: Path) -> None:
    """Broken files are named one by one, and the good ones are read."""
    bad = {
        "empty.txt": b"",
        "headline.txt": b"Only a headline",
        "yaml.txt": b"---\ntitle: A: b: c\n---\n" + GOOD,
        "utf16.txt": "Talks".encode("utf-16"),
        "nul.md": b"a\0b",
        "large.txt": b"x" * 2_000_000,
    }
    for name, content in {**bad, "good.txt": GOOD, "2024/fine.md": b"# Fine\n\nA paragraph.\n"}.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(content)
    (tmp_path / "link.txt").symlink_to("/etc/hostname")
    reading = read_articles(tmp_path, shown_as="articles")
    assert [article.path for article in reading.articles] == ["2024/fine.md", "good.txt"]
    assert [one.path for one in reading.problems] == sorted(f"articles/{name}" for name in [*bad, "link.txt"])
    assert all(one.line >= 1 and one.message and one.advice for one in reading.problems)


def test_article(tmp_path: Path) -> None:
    """An article bears its path in the folder, and the digest of its bytes."""
    (tmp_path / "a.txt").write_bytes(GOOD)
    (article,) = read_articles(tmp_path).articles
    assert (article.path, article.slug) == ("a.txt", "talks-begin")
    assert article.digest == hashlib.sha256(GOOD).hexdigest()
    assert read_article(GOOD, "a.txt") == (article, ())


def test_problems_bear_the_folder_as_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A person can open the path of a problem from where they are."""
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "a.txt").write_bytes(b"")
    monkeypatch.chdir(tmp_path)
    assert read_articles(Path("news")).problems[0].path == "news/a.txt"
    assert read_articles(Path("news"), shown_as="other/").problems[0].path == "other/a.txt"
    assert read_articles(Path("gone")).problems[0].path == "gone"


def test_bad_names_cannot_forge_lines(tmp_path: Path) -> None:
    """A line end in a file's name is shown as an escape."""
    (tmp_path / "a\n::error::b.txt").write_bytes(GOOD)
    (problem,) = read_articles(tmp_path, shown_as="articles").problems
    assert problem.path == "articles/a\\n::error::b.txt"


def test_drafts_are_checked_and_left_out(tmp_path: Path) -> None:
    """A draft's problems are named, the draft is not published."""
    (tmp_path / "a.txt").write_bytes(b"---\ndraft: true\ndate: soon\n---\n" + GOOD)
    reading = read_articles(tmp_path)
    assert reading.articles == ()
    assert [one.code for one in reading.problems] == ["bad-date"]


@pytest.mark.parametrize(
    ("href", "codes"),
    [
        pytest.param("../b.txt", [], id="there"),
        pytest.param("the%20other.md", [], id="with an escape"),
        pytest.param("b.txt", ["missing-article"], id="not there"),
        pytest.param("../../b.txt", ["missing-article"], id="outside"),
    ],
)
def test_links_to_articles(tmp_path: Path, href: str, codes: list[str]) -> None:
    """A link to an article names a file of the folder."""
    (tmp_path / "2024").mkdir()
    (tmp_path / "b.txt").write_bytes(GOOD)
    (tmp_path / "2024" / "the other.md").write_bytes(b"# Another\n\n" + GOOD)
    (tmp_path / "2024" / "a.md").write_text(f"# H\n\nFirst.\n\n- [x]({href})\n", encoding="utf-8")
    problems = read_articles(tmp_path).problems
    assert [one.code for one in problems] == codes
    assert all(one.line == 5 for one in problems)


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        pytest.param("https://a.example", "web", id="web"),
        pytest.param("http://[::1]:80/", "web", id="number"),
        pytest.param("http://[", "unsafe", id="broken number"),
        pytest.param("http://a.example:port/", "unsafe", id="broken port"),
        pytest.param("https://a.example/\u202ecod", "unsafe", id="turned"),
        pytest.param("https:a.example", "unsafe", id="no slashes"),
        pytest.param("https://" + "a" * 2_000, "unsafe", id="long"),
        pytest.param("mailto:a@b.example?subject=c", "mail", id="mail"),
        pytest.param("mailto:a b", "unsafe", id="no mail"),
        pytest.param("x/a.TXT", "article", id="article"),
        pytest.param("a.html", "unknown", id="other file"),
        pytest.param("", "unknown", id="nothing"),
        pytest.param("javascript%3Aalert(1)", "unknown", id="escaped"),
    ],
)
def test_link_kind(address: str, kind: str) -> None:
    """Each address is of one kind."""
    assert link_kind(address) == kind


FRONT = st.lists(
    st.sampled_from(
        [
            *"ab: -[]{}\"'#&*!|>%@`,?\n\t\\",
            "title: ",
            "date: ",
            "\n- ",
            "tags: ",
            "references:\n- ",
            "2023-12-20",
        ]
    ),
    max_size=40,
).map("".join)


@settings(deadline=None, max_examples=200)
@given(front=FRONT | st.text(max_size=80), body=st.text(max_size=80), suffix=st.sampled_from([".txt", ".md"]))
def test_any_front_matter(front: str, body: str, suffix: str) -> None:
    """Any front matter and body are an article or a problem, on one line and at a line of the file."""
    text = f"---\n{front}\n---\nH\nS\n{body}\nA paragraph.".encode("utf-8", "surrogatepass")
    check(*read_article(text, f"a{suffix}"), lines=len(re.split(rb"\r\n?|\n", text)))


@settings(deadline=None, max_examples=100)
@given(content=st.binary(max_size=200), suffix=st.sampled_from([".txt", ".md"]))
def test_any_bytes(content: bytes, suffix: str) -> None:
    """Any bytes are an article or a problem."""
    check(*read_article(content, f"a{suffix}"), lines=len(re.split(rb"\r\n?|\n", content)))


def check(article: RawArticle | None, problems: tuple[Problem, ...], *, lines: int) -> None:
    """Check what holds of everything that is read."""
    assert article or problems
    for one in problems:
        assert 1 <= one.line <= lines
        assert clean_text(str(one)) == str(one)
    if article:
        assert article.headline
        assert article.blocks
        assert re.fullmatch(r"[a-z0-9-]+", article.slug)


def test_every_code_is_used_and_known() -> None:
    """The table of codes holds what the code can say, and nothing else."""
    folder = Path(news_digest.read.__file__).parent
    source = "".join(
        path.read_text(encoding="utf-8") for path in folder.glob("*.py") if path.name != "problems.py"
    )
    made = {"slug-taken", "alias-taken"}  # their names are put together
    assert {code for code in PROBLEM_CODES if f'"{code}"' in source} | made == set(PROBLEM_CODES)
    with pytest.raises(KeyError):
        ProblemList("a.txt").add(1, "no-such-code", "x", "y")


def test_quoted_text_is_cut_and_clean() -> None:
    """Foreign text in a message is short and on one line."""
    assert quoted("a\n\u202eb") == '"a b"'
    assert len(quoted("x" * 500)) == 62


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_unreadable_file(tmp_path: Path) -> None:
    """A file that may not be read is a problem."""
    (tmp_path / "a.txt").write_bytes(GOOD)
    (tmp_path / "a.txt").chmod(0)
    assert [one.code for one in read_articles(tmp_path).problems] == ["unreadable-file"]
