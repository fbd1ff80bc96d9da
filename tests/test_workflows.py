"""What runs on GitHub: workflows, Dependabot, issue forms and `.ci/run`."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parent.parent
GITHUB = ROOT / ".github"
PROGRAMS = Path(sys.executable).parent
WORKFLOWS = sorted((GITHUB / "workflows").glob("*.yml"))
FORMS = sorted(path for path in (GITHUB / "ISSUE_TEMPLATE").glob("*.yml") if path.name != "config.yml")
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
SCRIPT = (ROOT / ".ci" / "run").read_text(encoding="utf-8")

PINNED_ACTION = re.compile(r"uses: [\w-]+/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+\n")


def run(program: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run a program of the environment under test in the repository."""
    return subprocess.run(
        [PROGRAMS / program, *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )


def load(path: Path) -> dict[str, Any]:
    """Return a YAML file with every scalar as text, so that `on:` stays `on`."""
    values: dict[str, Any] = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506  # safe
    return values


def jobs(path: Path) -> dict[str, Any]:
    """Return the jobs of a workflow by name."""
    found: dict[str, Any] = load(path)["jobs"]
    return found


def steps(path: Path) -> list[dict[str, Any]]:
    """Return all steps of a workflow."""
    return [step for job in jobs(path).values() for step in job["steps"]]


each_workflow = pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)


def test_zizmor_finds_nothing() -> None:
    """The strictest persona of the workflow auditor has no finding."""
    result = run("zizmor", "--offline", "--persona=pedantic", "--no-progress", ".github")
    assert result.returncode == 0, result.stdout + result.stderr
    assert "No findings" in result.stdout + result.stderr


@pytest.mark.parametrize(
    ("schema", "paths"),
    [
        pytest.param("github-workflows", WORKFLOWS, id="workflows"),
        pytest.param("dependabot", [GITHUB / "dependabot.yml"], id="dependabot"),
        pytest.param("github-issue-forms", FORMS, id="issue forms"),
        pytest.param("github-issue-config", [GITHUB / "ISSUE_TEMPLATE" / "config.yml"], id="issue config"),
    ],
)
def test_files_fit_their_schema(schema: str, paths: list[Path]) -> None:
    """GitHub's own schemas accept the files."""
    assert paths
    result = run("check-jsonschema", "--builtin-schema", f"vendor.{schema}", *map(str, paths))
    assert result.returncode == 0, result.stdout + result.stderr


@each_workflow
def test_nothing_is_permitted_by_default(path: Path) -> None:
    """A workflow grants nothing; each job asks for what it needs."""
    assert load(path)["permissions"] == {}
    assert all("permissions" in job for job in jobs(path).values())


def test_only_the_deployment_may_write() -> None:
    """Write permissions are those of Pages, in the one job that publishes and runs no code of ours."""
    writers = {
        (path.stem, name): sorted(key for key, value in job["permissions"].items() if value == "write")
        for path in WORKFLOWS
        for name, job in jobs(path).items()
        if "write" in job["permissions"].values()
    }
    assert writers == {
        ("deploy", "deploy"): ["id-token", "pages"],
        ("release", "release"): ["contents"],
        ("release", "index"): ["id-token"],
    }
    for workflow, name in writers:
        steps_of = jobs(GITHUB / "workflows" / f"{workflow}.yml")[name]["steps"]
        assert [step for step in steps_of if "checkout" in step.get("uses", "")] == []
        assert [step for step in steps_of if re.search(r"\bmake\b|\.ci/", step.get("run", ""))] == []
    deploy = jobs(GITHUB / "workflows" / "deploy.yml")["deploy"]
    assert deploy["environment"]["name"] == "github-pages"
    assert all("run" not in step for step in deploy["steps"])


def test_a_deployment_is_never_cut_off() -> None:
    """Deployments queue in one group."""
    assert load(GITHUB / "workflows" / "deploy.yml")["concurrency"] == {
        "group": "pages",
        "cancel-in-progress": "false",
    }


@each_workflow
def test_no_trigger_gives_strangers_our_rights(path: Path) -> None:
    """Pull requests run with the rights of a stranger."""
    assert not {"pull_request_target", "workflow_run", "issue_comment"} & set(load(path)["on"])


@each_workflow
def test_every_action_is_pinned(path: Path) -> None:
    """Actions stand by full commit, with the version as a comment, and a checkout keeps no credentials."""
    lines = [line for line in path.read_text(encoding="utf-8").splitlines(keepends=True) if "uses:" in line]
    assert lines
    assert [line for line in lines if not PINNED_ACTION.search(line)] == []
    checkouts = [step for step in steps(path) if step.get("uses", "").startswith("actions/checkout@")]
    assert all(step["with"]["persist-credentials"] == "false" for step in checkouts)


@each_workflow
def test_scripts_hold_no_template(path: Path) -> None:
    """Values reach a script through its environment, where they cannot become code."""
    assert [step["run"] for step in steps(path) if "${{" in step.get("run", "")] == []


@each_workflow
def test_every_job_ends(path: Path) -> None:
    """Each job has a limit of at most half an hour."""
    assert all(int(job["timeout-minutes"]) <= 30 for job in jobs(path).values())


@each_workflow
def test_workflows_run_what_people_run(path: Path) -> None:
    """A step runs a command of the Makefile, or `.ci/run`, which does, or asks what changed."""
    with_rights = {job for job in ("release", "index") if path.stem == "release"}
    commands = {
        step["run"]
        for name, job in jobs(path).items()
        if name not in with_rights
        for step in job["steps"]
        if "run" in step
    }
    release = {"make dist", '.ci/release tag "$GITHUB_REF_NAME"', ".ci/release try", ".ci/release tools"}
    assert commands - release <= {
        ".ci/run",
        ".ci/changed",
        "make check",
        "make review",
        "make site",
        "make publish",
        "make manual MANUAL=site/manual",
        "make test-lowest",
    }


def test_the_site_learns_its_addresses_when_it_is_published() -> None:
    """A fork deploys without an edit: the addresses come from its settings and its name."""
    build = next(
        step for step in steps(GITHUB / "workflows" / "deploy.yml") if step.get("run") == "make publish"
    )
    assert build["env"] == {
        "DIGEST_SITE_NAME": "${{ vars.DIGEST_SITE_NAME }}",
        "DIGEST_SITE_URL": "${{ steps.pages.outputs.base_url }}/",
        "DIGEST_REPO_URL": "${{ github.server_url }}/${{ github.repository }}",
    }


def find_needed(path: Path, name: str) -> set[str]:
    """Return the commands that a job waits for, its own and those of every job that it needs."""
    job = jobs(path)[name]
    needs = job.get("needs", [])
    before = [needs] if isinstance(needs, str) else needs
    own = {step["run"] for step in job["steps"] if "run" in step}
    return own.union(*(find_needed(path, other) for other in before))


def test_a_broken_article_stops_no_publication() -> None:
    """What is published waits for no command that an article fails; that one shows what it says."""
    path = GITHUB / "workflows" / "deploy.yml"
    assert find_needed(path, "deploy") == {"make publish", "make manual MANUAL=site/manual"}
    assert ".ci/run" not in {step.get("run") for step in steps(path)}
    check = next(step for step in jobs(path)["articles"]["steps"] if step.get("run") == "make check")
    assert check["env"] == {"DIGEST_FORMAT": "github"}
    assert "continue-on-error" not in check
    assert "--strict" not in re.search(r"^publish:.*\n\t(.*)", MAKEFILE, re.MULTILINE)[1]


def test_a_broken_article_stops_a_pull_request() -> None:
    """There every problem fails, once it is said what articles become and the site is kept for a look."""
    found = steps(GITHUB / "workflows" / "ci.yml")
    order = [step.get("run") or step["uses"].split("@")[0] for step in found]
    kept = order.index("actions/upload-artifact")
    assert order.index("make review") < order.index("make publish") < kept
    assert kept < order.index("make check") < order.index("make site")
    assert "continue-on-error" not in found[order.index("make check")]
    assert "--strict" in re.search(r"^site:.*\n\t(.*)", MAKEFILE, re.MULTILINE)[1]


def test_articles_never_wait_for_tests_of_code() -> None:
    """Tests need what says that code changed, and the site of a pull request needs nothing."""
    found = jobs(GITHUB / "workflows" / "ci.yml")
    assert (found["test"]["needs"], found["test"]["if"]) == (
        "changes",
        "needs.changes.outputs.code == 'true'",
    )
    assert "needs" not in found["site"]


@pytest.mark.parametrize(
    ("files", "says"),
    [
        pytest.param(["articles/2026/ü b.txt", "docs/about.md"], "false", id="articles and pages"),
        pytest.param(["vocabulary/sources.yml", "mkdocs.yml"], "false", id="words and settings"),
        pytest.param(["articles/a.txt", "generator/x.py"], "true", id="an article and code"),
        pytest.param(["articlesx/a.txt"], "true", id="another folder"),
        pytest.param(["x/mkdocs.yml"], "true", id="another file"),
        pytest.param([".github/workflows/ci.yml"], "true", id="a workflow"),
        pytest.param(["README.md"], "true", id="what tests read"),
    ],
)
def test_what_is_code(tmp_path: Path, files: list[str], says: str) -> None:
    """Two commits are compared as a pull request is with its base."""
    for name in (".ci/changed", *files):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(ROOT / ".ci/changed", tmp_path / ".ci/changed")
    somebody = ("-c", "user.name=A", "-c", "user.email=a@digest.example", "-c", "commit.gpgsign=false")

    def git(*words: str) -> None:
        subprocess.run(["git", "-C", tmp_path, *somebody, *words], check=True, capture_output=True)

    git("init")
    git("add", "--all")
    git("commit", "--message", "Before")
    for name in files:
        (tmp_path / name).write_text("x", encoding="utf-8")
    git("add", "--all")
    git("commit", "--message", "After")
    output = tmp_path / "output"
    for base, expected in (("HEAD^1", says), ("HEAD", "false"), ("0" * 40, "true"), ("", "true")):
        environment = {**os.environ, "BASE": base, "GITHUB_OUTPUT": str(output)}
        output.unlink(missing_ok=True)
        subprocess.run([tmp_path / ".ci/changed"], env=environment, check=True, capture_output=True)
        assert output.read_text() == f"code={expected}\n", base


def test_dependabot_waits_before_it_proposes() -> None:
    """A bad release is found by others first."""
    updates = load(GITHUB / "dependabot.yml")["updates"]
    assert {update["package-ecosystem"] for update in updates} == {"github-actions", "pip"}
    assert all(int(update["cooldown"]["default-days"]) >= 7 for update in updates)


def test_the_index_gets_a_package_only_when_it_is_switched_on() -> None:
    """A name that is not ours is never published to by accident, and only what a release has passed on."""
    index = jobs(GITHUB / "workflows" / "release.yml")["index"]
    assert index["if"] == "vars.PUBLISH_TO_INDEX == 'true'"
    assert (index["needs"], index["environment"]) == ("release", {"name": "index"})
    assert load(GITHUB / "workflows" / "release.yml")["on"] == {"push": {"tags": ["v*"]}}


@pytest.mark.parametrize(
    ("tag", "code"), [pytest.param("", 0, id="the version"), pytest.param(".1", 1, id="another one")]
)
def test_a_tag_is_that_of_the_version(tmp_path: Path, tag: str, code: int) -> None:
    """Another one makes no release, and neither does a version of which no reader is told."""
    version = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    (tmp_path / ".ci").mkdir()
    for name in ("pyproject.toml", ".ci/release"):
        shutil.copy(ROOT / name, tmp_path / name)
    script = [tmp_path / ".ci/release", "tag", f"v{version}{tag}"]
    changes = tmp_path / "CHANGELOG.md"
    changes.write_text("# Changelog\n", encoding="utf-8")
    assert subprocess.run(script, capture_output=True, check=False).returncode == 1
    changes.write_text(f"# Changelog\n\n## {version}\n", encoding="utf-8")
    assert subprocess.run(script, capture_output=True, check=False).returncode == code


def test_what_publishes_is_pinned_by_hash(tmp_path: Path) -> None:
    """The one program that is installed beside the right to publish comes from the lock."""
    (tmp_path / ".ci").mkdir()
    for name in ("requirements-test.lock", ".ci/release"):
        shutil.copy(ROOT / name, tmp_path / name)
    subprocess.run([tmp_path / ".ci/release", "tools"], check=True)
    text = (tmp_path / "dist-tools/requirements.txt").read_text(encoding="utf-8")
    assert re.findall(r"^[a-z].*?==", text, re.MULTILINE) == ["uv=="]
    assert text.count("--hash=sha256:") > 3


def test_ci_run_is_a_program() -> None:
    """The script can be started, is proper bash, and runs the README's test command."""
    script = ROOT / ".ci" / "run"
    assert script.stat().st_mode & 0o111
    assert subprocess.run(["bash", "-n", script], check=False).returncode == 0
    assert "make test" in SCRIPT
    assert "DIGEST_REQUIRE_BROWSER=1" in SCRIPT
