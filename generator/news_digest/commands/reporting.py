"""What commands say: problems in the form that was asked for, progress, and an exit code at the end."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn

from news_digest import pipeline
from news_digest.model import Problem, Settings

EXIT_PROBLEMS = 1


def read_settings(config: Path, articles: Path | None, form: str = "text") -> Settings:
    """Return the settings, or end with the problem of the configuration."""
    try:
        return pipeline.read_settings(config, articles=articles)
    except pipeline.SettingsError as error:
        show_problems((error.problem,), form, 0)
        sys.exit(EXIT_PROBLEMS)


def show_problems(problems: tuple[Problem, ...], form: str, articles: int) -> None:
    """Print problems: lines to standard error, what programs read to standard output."""
    if form == "json":
        click.echo(pipeline.render_json(articles, problems))
    elif form == "github":
        here = Path.cwd()
        for line in pipeline.render_github(problems, here=here, root=_find_root(here)):
            click.echo(line)
        add_to_summary(pipeline.render_summary(articles, problems))
    else:
        for line in pipeline.render_text(problems):
            click.echo(line, err=True)


def add_to_summary(text: str) -> None:
    """Add text to the page that GitHub shows of a run, if this is one."""
    page = os.environ.get("GITHUB_STEP_SUMMARY")
    if page and text:
        with Path(page).open("a", encoding="utf-8") as file:
            file.write(text)


def _find_root(here: Path) -> Path:
    """Return the root of the repository that a folder lies in, or the folder where there is none."""
    return next((folder for folder in (here, *here.parents) if (folder / ".git").exists()), here)


def end(done: str, problems: tuple[Problem, ...], form: str) -> None:
    """Say what was done, unless a program reads, and end with the exit code that problems deserve."""
    if form != "json":
        click.echo(pipeline.printable(done))
    if any(problem.severity == "problem" for problem in problems):
        sys.exit(EXIT_PROBLEMS)


def findings_text(problems: tuple[Problem, ...]) -> str:
    """Return how many problems there are, and how many remarks if there are any."""
    remarks = sum(problem.severity == "remark" for problem in problems)
    text = count_text(len(problems) - remarks, "problem")
    return f"{text} and {count_text(remarks, 'remark')}" if remarks else text


def count_text(number: int, noun: str) -> str:
    """Return a number and its noun, in the plural where it should be."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


@contextmanager
def progress() -> Iterator[pipeline.Report]:
    """Show the steps on a terminal while they run, and nothing in a log."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(
        *columns, console=Console(stderr=True), transient=True, disable=not sys.stderr.isatty()
    ) as bar:
        tasks: dict[str, TaskID] = {}

        def report(step: str, done: int, total: int) -> None:
            if step not in tasks:
                tasks[step] = bar.add_task(step, total=total)
            bar.update(tasks[step], completed=done)

        yield report
