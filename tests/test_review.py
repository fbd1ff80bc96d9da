"""Reviews: what changed articles become, told to those who decide about them."""

from __future__ import annotations

import html
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner
from markdown_it import MarkdownIt

from news_digest.__main__ import main
from news_digest.repository import RepositoryError, find_changed, folder_as_it_was

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")

FLOOD = """---
date: 2024-03-04
story: The Elmford flood
license: CC BY 4.0
---
Dam above Elmford holds after a night of rain
Valley Echo
ELMFORD - Engineers watched the dam through the night, Mayor Ida Brook said on Monday.
The National Weather Service expects more rain over Elmford by Thursday.
"""
MARKET = """---
date: 2024-03-06
story: The Elmford flood
---
Water reaches the market square of Elmford
Valley Echo
The river reached the market square on Wednesday, Mayor Ida Brook said. Nobody was hurt.
"""
REPAIRS = """---
date: 2024-03-12
story: The Elmford flood
tags: [bridges]
---
Elmford begins to repair its bridge
Coast Courier
Workers began to repair the bridge on Tuesday, said Mayor Ida Brook. Governor Tom Reed thanked them.
"""
WAGES = """Ferry crews ask for higher wages
Coast Courier
Ferry crews asked for higher wages, Governor Tom Reed said. He will meet them in spring.
"""
HOSTILE = """---
source: "[a](https://evil.example) @everyone #1 ::error::x"
author: "a | b <img src=x onerror=alert(1)>"
---
</td><script>alert(1)</script> `x` **y** | z https://evil.example www.evil.example
A text of a stranger, with &lt;b&gt; and \u202eside ways.
"""


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make a repository of two articles in a folder below its root, committed, and stand in that folder."""
    home = tmp_path / "news"
    write(
        home,
        {"mkdocs.yml": "site_name: Test\n", "articles/a/flood.txt": FLOOD, "articles/market.txt": MARKET},
    )
    git(tmp_path, "init", "--initial-branch=main")
    commit(tmp_path)
    monkeypatch.chdir(home)
    monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)
    return home


def git(folder: Path, *words: str) -> None:
    """Run git in a folder, as somebody."""
    somebody = ("-c", "user.name=A", "-c", "user.email=a@digest.example", "-c", "commit.gpgsign=false")
    subprocess.run(["git", "-C", str(folder), *somebody, *words], check=True, capture_output=True)


def commit(folder: Path) -> None:
    """Commit all that stands in a repository."""
    git(folder, "add", "--all")
    git(folder, "commit", "--message", "All")


def write(home: Path, files: dict[str, str]) -> None:
    """Write files into a folder."""
    for name, text in files.items():
        (home / name).parent.mkdir(parents=True, exist_ok=True)
        (home / name).write_text(text, encoding="utf-8")


def review(*words: str) -> str:
    """Return the review as it is read: Markdown with its escapes resolved."""
    result = CliRunner().invoke(main, ["review", *words])
    assert result.exit_code == 0, result.output
    return html.unescape(result.output)


def section(text: str, heading: str) -> dict[str, str]:
    """Return the rows of the table under a heading."""
    part = re.split(r"\n### ", text)
    found = next(one for one in part if one.startswith(heading))
    return dict(re.findall(r"^\| ([a-z ]+) \| (.*) \|$", found, re.MULTILINE))


def test_nothing_changed(home: Path) -> None:
    """A change of other files has no article to show."""
    write(home, {"docs/about.md": "# About\n"})
    assert review() == "## Articles: nothing changed\n\n"


def test_a_new_article_is_shown_as_readers_will_see_it(home: Path) -> None:
    """What it says, the story that it joins, and which of its topics have no page yet."""
    write(home, {"articles/repairs.txt": REPAIRS, "articles/wages.txt": WAGES})
    text = review()
    assert text.startswith("## Articles: 2 new\n")
    rows = section(text, "Elmford begins to repair its bridge")
    assert rows["file"] == "repairs.txt (new)"
    assert rows["address"] == "articles/elmford-begins-to-repair-its-bridge/"
    assert rows["source"] == "Coast Courier"
    assert rows["date"] == "2024-03-12 (front matter says so)"
    assert rows["licence"] == "not said: ask whether it may be published"
    assert rows["story"] == "The Elmford flood, 3 articles"
    topics = rows["topics"].split(", ")
    assert "Tom Reed <strong>new</strong>" in topics
    assert "Ida Brook" in topics
    assert "source" in section(text, "Ferry crews")
    assert "story" not in section(text, "Ferry crews")


def test_a_changed_article_shows_what_was_before(home: Path) -> None:
    """And that its old address leads nowhere, until an alias says otherwise."""
    write(home, {"articles/market.txt": MARKET.replace("Water reaches", "River reaches")})
    rows = section(review(), "River reaches")
    assert rows["file"] == "market.txt (changed)"
    assert rows["headline"].endswith("<br>before: Water reaches the market square of Elmford")
    assert rows["source"] == "Valley Echo"
    assert rows["old address"] == "leads nowhere: write aliases: [water-reaches-the-market-square-of-elmford]"
    again = MARKET.replace("Water reaches", "River reaches")
    alias = "---\naliases: [water-reaches-the-market-square-of-elmford]\n"
    write(home, {"articles/market.txt": again.replace("---\n", alias, 1)})
    assert "old address" not in section(review(), "River reaches")


def test_a_removed_and_a_moved_article(home: Path) -> None:
    """One address leads nowhere, at the other stands the same article."""
    (home / "articles/market.txt").unlink()
    (home / "articles/a/flood.txt").rename(home / "articles/flood.txt")
    text = review()
    assert text.startswith("## Articles: 1 new, 2 gone\n")
    assert "leads nowhere" in text.split("### market.txt")[1].split("###")[0]
    assert "leads to another article now" in text.split("### a/flood.txt")[1].split("###")[0]


def test_the_same_and_nearly_the_same_text_is_named(home: Path) -> None:
    """An editor decides whether it is wanted twice."""
    rooms = ("kitchen", "attic", "cellar", "garden", "stable", "tower", "hall", "chapel", "yard", "mill")
    works = (
        f"In the {room} of the old house a mason found {number} coins." for number, room in enumerate(rooms)
    )
    found = "Coins found in an old house\nValley Echo\n" + "\n".join(works) + "\n"
    near = found.replace("Coins found", "More coins found") + "A museum wants all of them.\n"
    write(home, {"articles/coins.txt": found, "articles/copy.txt": found, "articles/near.txt": near})
    said = re.findall(r"^\| same or nearly the same text \| (.*) \|$", review(), re.MULTILINE)
    assert [one.split(", ")[0] for one in said] == [
        "the very same text as copy.txt",
        "the very same text as coins.txt",
        "93 % of it stands in coins.txt",
    ]


def test_every_problem_stands_with_its_article(home: Path) -> None:
    """Also where the article can not be published, and none of other files."""
    write(
        home,
        {
            "articles/wages.txt": "---\nsorce: x\ndate: 2024-13-90\n---\n" + WAGES,
            "articles/empty.txt": "Only a headline\n",
        },
    )
    text = review()
    assert text.startswith("## Articles: 1 new, 1 not published\n")
    found = re.findall(r"^\| problem \| articles/(\S+): (\S+):", text, re.MULTILINE)
    assert ("wages.txt:2", "unknown-key") in found
    assert ("wages.txt:3", "bad-date") in found
    assert [place for place, _ in found if place.startswith("empty.txt")]


def test_words_of_strangers_stay_words(home: Path) -> None:
    """No link, no element, no code, no mention and no command comes from an article or the name of a file."""
    write(home, {"articles/hostile.txt": HOSTILE, "articles/<b>&`x` [y](z) @a.txt": WAGES})
    output = CliRunner().invoke(main, ["review"]).output
    tokens = MarkdownIt("commonmark").enable("table").parse(output)
    inside = [child for token in tokens for child in token.children or ()]
    kinds = {token.type for token in (*tokens, *inside)}
    assert not kinds & {"link_open", "image", "code_inline", "html_block", "strong_open", "em_open", "fence"}
    elements = {token.content for token in inside if token.type == "html_inline"}
    assert elements <= {"<strong>", "</strong>", "<br>"}
    assert not any(line.lstrip().startswith("::") for line in output.splitlines())
    assert not [sign for sign in ("@", "://", "www.") if sign in output]
    assert "\u202e" not in output


def test_a_run_on_github_shows_the_review_and_the_way_to_the_site(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On the page of the run, and what is printed stays the same."""
    page = home / "summary.md"
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(page))
    monkeypatch.setenv("GITHUB_SERVER_URL", "https://github.example")
    monkeypatch.setenv("GITHUB_REPOSITORY", "desk/news")
    monkeypatch.setenv("GITHUB_RUN_ID", "77")
    write(home, {"articles/wages.txt": WAGES})
    output = CliRunner().invoke(main, ["review"]).output
    text = page.read_text(encoding="utf-8")
    assert text.startswith(output)
    assert "`news-digest preview https://github.example/desk/news/actions/runs/77`" in text


def test_many_articles_are_listed(home: Path) -> None:
    """A summary of a run has room for a megabyte."""
    write(
        home,
        {f"articles/n{number:03}.txt": WAGES.replace("Ferry", f"Ferry {number}") for number in range(300)},
    )
    text = review()
    assert text.startswith("## Articles: 300 new\n")
    assert text.count("\n### ") == 40
    assert "Not shown here: " in text
    assert text.rstrip().endswith("and 60 more.")
    assert len(text) < 200_000


def test_a_revision_is_compared_from_where_both_parted(home: Path) -> None:
    """What came to the other branch meanwhile is no change of this one."""
    git(home, "switch", "--create", "mine")
    write(home, {"articles/wages.txt": WAGES})
    commit(home)
    git(home, "switch", "main")
    write(home, {"articles/repairs.txt": REPAIRS})
    commit(home)
    git(home, "switch", "mine")
    assert find_changed(Path("articles"), "main") == ("wages.txt",)
    with folder_as_it_was(Path("articles"), "main") as folder:
        names = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.txt"))
    assert names == ["a/flood.txt", "market.txt"]
    assert not folder.exists()


def test_a_folder_that_was_not_there_is_empty(home: Path) -> None:
    """A first article is new."""
    write(home, {"more/one.txt": WAGES})
    with folder_as_it_was(home / "more", "HEAD") as folder:
        assert list(folder.iterdir()) == []
    assert find_changed(home / "more", "HEAD") == ("one.txt",)


@pytest.mark.parametrize("since", ["nothing", "--help", "-x", "", "HEAD~9"])
def test_an_unknown_revision_is_said(home: Path, since: str) -> None:
    """Whatever it looks like: it is never taken for an option."""
    with pytest.raises(RepositoryError):
        find_changed(home / "articles", since)
    result = CliRunner().invoke(main, ["review", f"--since={since}"])
    assert result.exit_code == 1
    assert "write --since with a revision that this repository has" in result.output


def test_the_repository_starts_no_program(home: Path) -> None:
    """Its settings and attributes may be a stranger's."""
    mark = home / "ran"
    write(home.parent, {".gitattributes": "*.txt filter=x diff=x\n"})
    for key in ("core.fsmonitor", "filter.x.process", "diff.x.command", "diff.x.textconv"):
        if key != "filter.x.process":
            git(home, "config", key, f"touch {mark}; false")
    write(home, {"articles/market.txt": MARKET + "More.\n"})
    find_changed(home / "articles", "HEAD")
    with folder_as_it_was(home / "articles", "HEAD"):
        pass
    assert not mark.exists()
