"""`make site` that fails leaves the old site as it was, however it fails; what only tells fails nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from faults import tree
from project import Project

BAD = "---\nsorce: Harbour Courier\n---\nTram Line Opens in Porto\nHarbour Courier\nIt was full.\n"
UNREADABLE = "---\ntitle: [\n---\n"
WITH_PICTURE = (
    "# Tram Line Opens in Porto\n\nHarbour Courier\n\nThe first tram left. ![tram](tram.png) It was full.\n"
)
OLD = {"index.html": b"old"}


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """Return a project with an old site."""
    return Project(tmp_path)


LATE = "from mkdocs.plugins import event_priority\nimport logging\n@event_priority(-100)\n"
FAILING = [
    pytest.param({"articles/bad.txt": BAD}, "unknown-key", id="a field that is wrong"),
    pytest.param({"articles/bad.txt": UNREADABLE}, "bad.txt", id="an article that can not be read"),
    pytest.param({"docs/page.md": "[away](nowhere.md)\n"}, "nowhere.md", id="a dead link"),
    pytest.param({"docs/page.md": "[away](about.md#nowhere)\n"}, "nowhere", id="a dead anchor"),
    pytest.param(
        {"hook.py": f"{LATE}def on_post_build(config): logging.getLogger('mkdocs.x').warning('late news')\n"},
        "late news",
        id="a warning at the very end",
    ),
]


@pytest.mark.parametrize(("files", "said"), FAILING)
def test_a_strict_build_that_warns_leaves_the_old_site(
    project: Project, files: dict[str, str], said: str
) -> None:
    """MkDocs ends such a build after its last event, when the site would stand already."""
    project.write(files)
    if "hook.py" in files:
        project.configure("hooks: [hook.py]")
    result = project.build("--strict")
    assert result.returncode == 1
    assert said in result.stdout
    assert "strict mode" in result.stdout
    assert "The site is in" not in result.stdout
    assert tree(project.site) == OLD
    assert [path.name for path in project.home.glob(".site*")] == []


@pytest.mark.parametrize(("files", "said"), FAILING[1:3])
def test_a_build_that_is_not_strict_publishes_all_the_same(
    project: Project, files: dict[str, str], said: str
) -> None:
    """One broken article never keeps the others off the site."""
    project.write(files)
    result = project.build()
    assert result.returncode == 0
    assert said in result.stdout
    assert (project.site / "articles/ferry-talks-resume-in-lisbon/index.html").is_file()


@pytest.mark.parametrize(
    "code",
    [
        pytest.param("def on_config(config): raise RuntimeError('refused')\n", id="at the start"),
        pytest.param("def on_page_content(html, **_): raise RuntimeError('refused')\n", id="at a page"),
        pytest.param("def on_post_page(output, **_): raise RuntimeError('refused')\n", id="while writing"),
        pytest.param(f"{LATE}def on_post_build(config): raise RuntimeError('refused')\n", id="at the end"),
        pytest.param("def on_post_page(output, **_): raise SystemExit('refused')\n", id="by an exit"),
    ],
)
def test_a_build_that_breaks_off_leaves_the_old_site(project: Project, code: str) -> None:
    """Wherever another part of the build fails, and however it ends."""
    project.hook(code)
    result = project.build()
    assert result.returncode != 0
    assert "refused" in result.stdout
    assert tree(project.site) == OLD


def test_the_next_build_tidies_up(project: Project) -> None:
    """What a build that was broken off by a key left beside the site is gone after the next one."""
    project.hook("def on_post_page(output, **_): raise KeyboardInterrupt\n")
    assert project.build().returncode != 0
    assert tree(project.site) == OLD
    project.configure()
    assert project.build("--strict").returncode == 0
    assert [path.name for path in project.home.glob(".site*")] == []
    assert (project.site / "articles/ferry-talks-resume-in-lisbon/index.html").is_file()


@pytest.mark.parametrize(
    ("more", "said"),
    [
        pytest.param("site_url: nowhere\n", "site_url", id="a value that is wrong"),
        pytest.param("theme: readthedocs\n", "`readthedocs`", id="another theme"),
    ],
)
def test_a_configuration_that_can_not_be_used_leaves_the_old_site(
    project: Project, more: str, said: str
) -> None:
    """It is said in one line, without a traceback."""
    project.configure(more)
    result = project.build()
    assert result.returncode == 1
    assert said in result.stdout
    assert "Traceback" not in result.stdout
    assert tree(project.site) == OLD


def test_a_remark_fails_nothing(project: Project) -> None:
    """What only tells is told, and the site is published."""
    project.write({"articles/tram.md": WITH_PICTURE})
    result = project.build("--strict")
    assert result.returncode == 0, result.stdout
    assert "(remark)" in result.stdout
    assert (project.site / "articles/tram-line-opens-in-porto/index.html").is_file()
