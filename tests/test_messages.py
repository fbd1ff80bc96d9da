"""Problems as lines, JSON and annotations: whole, in order, and never a command of their own."""

from __future__ import annotations

import html
import json
import re
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from news_digest.messages import condense, printable, render_github, render_json, render_summary, render_text
from news_digest.model import Problem, Severity

HERE = Path("/home/ada/news")
# What a runner of GitHub acts on: one at the start of a line, after blanks; the other, older, anywhere.
COMMAND = re.compile(r"\s*::")
OLD_COMMAND = re.compile(r"##\[")
FORGED = [
    pytest.param("::error::x", id="error"),
    pytest.param("  ::stop-commands::x", id="blanks before"),
    pytest.param("\t::add-mask::x", id="tab before"),
    pytest.param("\u034f::error::x", id="invisible mark before"),
    pytest.param(":\u034f:error::x", id="invisible mark between"),
    pytest.param("\u3000::error::x", id="wide space before"),
    pytest.param("\u200b::error::x", id="zero-width space before"),
    pytest.param("a\n::error::x", id="line feed"),
    pytest.param("a\r::error::x", id="carriage return"),
    pytest.param("a\x85::error::x", id="next line"),
    pytest.param("a\u2028::error::x", id="line separator"),
    pytest.param("a\x0b::error::x", id="vertical tab"),
    pytest.param("a ##[error]x", id="older runners"),
    pytest.param("a ###[error]x", id="three signs"),
    pytest.param("a #\u034f#\u034f[error]x", id="older runners, with marks between"),
    pytest.param("a ##vso[task.complete]x", id="another runner"),
    pytest.param("\x1b]0;x\x07", id="terminal"),
]


def problem(
    *,
    path: str = "articles/a.txt",
    line: int = 3,
    code: str = "unknown-key",
    message: str = "wrong",
    severity: Severity = "problem",
) -> Problem:
    """Return a problem, or a remark."""
    return Problem(
        path=path, line=line, code=code, message=message, advice="write `source:`", severity=severity
    )


def check_line(line: str) -> None:
    """Check that a line is one line, in plain sight, and no command."""
    assert line.isprintable()
    for seen in (line, "".join(sign for sign in line if sign.isascii())):
        assert not COMMAND.match(seen)
        assert not OLD_COMMAND.search(seen)


@pytest.mark.parametrize("text", FORGED)
def test_printed_text_is_no_command(text: str) -> None:
    """Whatever stands at the start of a line or in it, no runner and no terminal acts on it."""
    check_line(printable(text))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param("::error::x", r"\x3a:error::x", id="command"),
        pytest.param("a ##[error]x", r"a \x23#[error]x", id="older command"),
        pytest.param("a\nb\u202ec\udcff", r"a\nb\u202ec\udcff", id="controls"),
        pytest.param("café: “no” :: # 1 ## 2 [3] 北京 😀", "café: “no” :: # 1 ## 2 [3] 北京 😀", id="prose"),
    ],
)
def test_printed_text_shows_what_it_was(text: str, shown: str) -> None:
    """What could act is an escape; all else stays."""
    assert printable(text) == shown


SIGNS = st.text(st.sampled_from(":#[]%,= \n\r\t\u034f\u200b\u202e\udcffaevso"), max_size=30)


@settings(deadline=None, max_examples=200)
@given(SIGNS | st.text(max_size=60))
def test_any_text_is_no_command(text: str) -> None:
    """No text, however put together, becomes one."""
    check_line(printable(text))
    (line,) = render_text([problem(path=text, message=text)])
    check_line(line)


def test_lines() -> None:
    """A line is path, line, code, what is wrong, what to write."""
    assert list(render_text([problem()])) == ["articles/a.txt:3: unknown-key: wrong, write `source:`"]


def test_json() -> None:
    """The object is documented and stable."""
    assert json.loads(render_json(2, [problem()])) == {
        "version": 2,
        "articles": 2,
        "problems": [
            {
                "severity": "problem",
                "path": "articles/a.txt",
                "line": 3,
                "code": "unknown-key",
                "message": "wrong",
                "advice": "write `source:`",
            }
        ],
    }
    assert json.loads(render_json(0, []))["problems"] == []


@settings(deadline=None, max_examples=200)
@example("a ###[error]\udcff")
@given(SIGNS | st.text(max_size=60))
def test_json_is_ascii_and_no_command(text: str) -> None:
    """Any text comes back as it was (but for what is no Unicode), and no line of the object acts."""
    shown = render_json(1, [problem(message=text)])
    assert shown.isascii()
    assert json.loads(shown)["problems"][0]["message"] == text.encode("utf-8", "backslashreplace").decode()
    for line in shown.split("\n"):
        check_line(line)


def test_annotation() -> None:
    """An annotation names file, line and code, and its text is that of the log."""
    (line,) = render_github([problem()], here=HERE, root=HERE)
    head, message = "file=articles/a.txt,line=3,title=unknown-key", "articles/a.txt:3: unknown-key: wrong"
    assert line == f"::error {head}::{message}, write `source:`"


@pytest.mark.parametrize(
    ("path", "root", "shown"),
    [
        pytest.param("articles/a.txt", HERE, "articles/a.txt", id="in the root"),
        pytest.param("articles/a.txt", HERE.parent, "news/articles/a.txt", id="below the root"),
        pytest.param("../articles/a.txt", HERE.parent, "articles/a.txt", id="beside"),
        pytest.param("/home/ada/news/a.txt", HERE, "a.txt", id="absolute"),
        pytest.param("/elsewhere/a.txt", HERE, "/elsewhere/a.txt", id="outside"),
        pytest.param("a,line=9::b%0A.txt", HERE, "a%2Cline=9%3A%3Ab%250A.txt", id="hostile name"),
    ],
)
def test_annotated_path(path: str, root: Path, shown: str) -> None:
    """GitHub gets the path from the root of the repository, and nothing in it ends the property."""
    (line,) = render_github([problem(path=path)], here=HERE, root=root)
    assert line.startswith(f"::error file={shown},line=3,title=unknown-key::")


def read_command(line: str) -> tuple[str, dict[str, str], str]:
    """Return name, properties and message of a workflow command, as GitHub's runner takes it apart."""
    head, _, message = line.removeprefix("::").partition("::")
    name, _, rest = head.partition(" ")
    properties = dict(one.partition("=")[::2] for one in rest.split(","))
    unescaped = {key: unescape(value, ":,") for key, value in properties.items()}
    return name, unescaped, unescape(message, "")


def unescape(text: str, more: str) -> str:
    """Return a value with its escapes undone."""
    for sign in f"\r\n{more}%":
        text = text.replace(f"%{ord(sign):02X}", sign)
    return text


@settings(deadline=None, max_examples=200)
@given(path=SIGNS.filter(bool), message=SIGNS | st.text(max_size=60))
def test_any_annotation_is_one_error(path: str, message: str) -> None:
    """The runner reads one error with our three properties, whatever a name or a message holds."""
    (line,) = render_github([problem(path=f"articles/x{path}", message=message)], here=HERE, root=HERE)
    assert line.isprintable()
    assert not OLD_COMMAND.search(line)
    name, properties, text = read_command(line)
    assert (name, sorted(properties)) == ("error", ["file", "line", "title"])
    assert (properties["line"], properties["title"]) == ("3", "unknown-key")
    assert text == printable(str(problem(path=f"articles/x{path}", message=message)))


def test_remark_is_told_from_a_problem() -> None:
    """A remark has the same line with a word behind it, and GitHub shows it as a notice."""
    remark = problem(severity="remark")
    assert list(render_text([remark])) == ["articles/a.txt:3: unknown-key: wrong, write `source:` (remark)"]
    (line,) = render_github([remark], here=HERE, root=HERE)
    assert line.startswith("::notice file=articles/a.txt,line=3,title=unknown-key::")


def test_annotations_are_spread_over_files() -> None:
    """GitHub shows ten of a step, so each file's first comes before any file's second, and remarks last."""
    found = [problem(path=path, line=line) for path in "ab" for line in (1, 2)]
    remark = problem(path="a", line=0, severity="remark")
    lines = list(render_github([remark, *found], here=HERE, root=HERE))
    places = [re.findall(r"file=(\w),line=(\d)", line)[0] for line in lines]
    assert places == [("a", "1"), ("b", "1"), ("a", "2"), ("b", "2"), ("a", "0")]


MEANINGS = {code: f"it is {code}" for code in map(str, range(40))}


def test_few_findings_stay_as_they_are() -> None:
    """Three of one code are three lines, sorted, each once."""
    found = [problem(line=line, code="1") for line in (3, 2, 1, 1)]
    assert condense(found, MEANINGS) == tuple(sorted(set(found)))


def test_many_alike_are_one_line() -> None:
    """More than three of one code name their lines, at the first of them."""
    (joined,) = condense([problem(line=line, code="1") for line in range(1, 46)], MEANINGS)
    assert (joined.line, joined.advice) == (1, "write `source:`")
    assert joined.message == "it is 1 (45 times: lines 1, 2, 3, 4, 5, 6, 7, 8, …)"
    (joined,) = condense([problem(message=str(number), code="1") for number in range(4)], MEANINGS)
    assert joined.message == "it is 1 (4 times: line 3)"


def test_many_kinds_are_ten_lines_and_a_count() -> None:
    """A file has ten lines at most, its problems before its remarks, and one that counts the rest."""
    remarks = [problem(line=1, code=str(number), severity="remark") for number in range(5)]
    problems = [problem(line=2, code=str(number)) for number in range(5, 14)]
    found = condense([*remarks, *problems, problem(path="b", code="1")], MEANINGS)
    assert len(found) == 10 + 1 + 1
    rest = next(one for one in found if one.code == "more-problems")
    assert (rest.severity, rest.message) == ("remark", "4 more findings stand in this file")
    assert set(problems) < set(found)


@pytest.mark.parametrize(
    "text", ["<img src=x>", "[a](https://b.example)", "@ada", "a|b", "`a`", "**a**", "#1"]
)
def test_a_summary_shows_words_of_strangers_as_they_stand(text: str) -> None:
    """On the page of a run nothing in a message is markup, a link or somebody's name."""
    summary = render_summary(1, [problem(message=text), problem(severity="remark")])
    table = summary.splitlines()[6:]
    assert "1 to be published, 1 problems, 1 remarks" in summary
    assert len(table) == 2
    for row in table:
        cells = re.fullmatch(r"\| <code>(.*)</code> \| <code>(.*)</code> \|", row)
        assert cells is not None
        assert re.fullmatch(r"(?:[\w ]|&#\d+;)*", cells[2])
    assert html.unescape(table[0]).count(text) == 1


def test_a_summary_ends() -> None:
    """A page of a run holds a megabyte; what is too much is counted."""
    assert render_summary(3, []) == ""
    summary = render_summary(0, [problem(line=line, message="x" * 200) for line in range(3000)])
    assert len(summary) < 1_000_000
    assert "and 2,500 more" in summary
