"""The command line: words in, problems and an exit code out."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from io import TextIOWrapper
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn

from news_digest import pipeline, preview
from news_digest.model import Problem, Settings

EXIT_PROBLEMS = 1
LAST_PORT = 65535
_LOCAL_ADDRESS = re.compile(r"https?://(?:localhost|127\.0\.0\.1|\[::1\])[:/]", re.IGNORECASE)


def _with_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the options that all commands share."""
    articles = click.option(
        "--articles",
        type=click.Path(path_type=Path),
        metavar="DIR",
        help="The folder of articles. [default: what mkdocs.yml says, else articles/]",
    )
    config = click.option(
        "--config",
        type=click.Path(path_type=Path),
        default=Path("mkdocs.yml"),
        show_default=True,
        metavar="FILE",
        help="The site's configuration.",
    )
    return articles(config(command))


def _with_format(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the choice of how problems are shown."""
    return click.option(
        "--format",
        "form",
        type=click.Choice(pipeline.FORMATS),
        default="text",
        envvar="DIGEST_FORMAT",
        show_default=True,
        help="How problems are shown: lines, one JSON object, or annotations on a pull request.",
    )(command)


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="news-digest", prog_name="news-digest")
def main() -> None:
    """Turn a folder of articles into a searchable, cross-linked news site.

    \b
    An article is a plain text file: headline, source, one paragraph a line.
    Write it into articles/, then:
      news-digest check    tells what is wrong with any article, and what to write
      news-digest build    writes the pages into docs/, for any engine that reads mkdocs.yml
      mkdocs serve                 shows the site and follows edits; it needs no build first
    """  # noqa: D301  # \b is click's mark for a paragraph that keeps its lines
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # a log may know no more than ASCII
            stream.reconfigure(errors="backslashreplace")


@main.command()
@_with_options
@_with_format
def build(articles: Path | None, config: Path, form: str) -> None:
    """Write the pages and feeds into docs/.

    Only files that changed are written, and pages that people wrote are never touched. Problems are
    named, every article that can be read is built; the exit code is 1 if there was any problem.
    """
    settings = _read_settings(config, articles, form)
    with _progress() as report:
        digest, written = pipeline.build_pages(settings, report=report)
    count, problems = len(digest.library.articles), (*digest.problems, *written.problems)
    _show_problems(problems, form, count)
    if not settings.site_url:
        click.echo(pipeline.NO_ADDRESS, err=True)
    done = (
        f"{_count(count, 'article')}: {_count(written.changed, 'file')} written, "
        f"{written.unchanged} unchanged, {written.pruned} removed in {settings.docs}"
    )
    _end(done, problems, form)


@main.command()
@_with_options
@_with_format
def check(articles: Path | None, config: Path, form: str) -> None:
    """Name every problem of every article; write no page.

    Each problem is a line `path:line: code: what is wrong, and what to write instead`. The exit code is 1
    if there was any; remarks only tell, and change nothing. The manual explains every code.
    """
    settings = _read_settings(config, articles, form)
    with _progress() as report:
        count, problems = pipeline.check_articles(settings, report=report)
    _show_problems(problems, form, count)
    done = f"{_count(count, 'article')} can be published, {_findings_text(problems)} found"
    _end(done, problems, form)


@main.command("explain")
@click.argument("path")
@_with_options
def explain_article(path: str, articles: Path | None, config: Path) -> None:
    """Say why: each name, kind, subject, link and story of one article.

    PATH is the article's file, or the last part of its address. Every part ends with how to overrule it.
    """
    explanation = pipeline.explain_article(_read_settings(config, articles), path)
    if explanation is None:
        raise click.ClickException(
            f"there is no article {pipeline.printable(path)}: `check` says whether its file has a problem"
        )
    click.echo("\n".join(map(pipeline.printable, explanation.splitlines())))


@main.command()
@click.option(
    "--since",
    default="HEAD",
    show_default=True,
    metavar="REVISION",
    help="What the articles are compared with: a branch, a tag or a commit.",
)
@_with_options
def review(since: str, articles: Path | None, config: Path) -> None:
    """Say as Markdown what changed articles become, for those who decide about them.

    For each article that is not as it was at a revision of git: its headline, address, source, date,
    licence, summary, subject, topics and story, texts like it, and every problem.
    """
    settings = _read_settings(config, articles)
    try:
        with _progress() as report:
            text = pipeline.review_changes(settings, since, report=report)
    except pipeline.RepositoryError as error:
        raise click.ClickException(
            f"{pipeline.printable(str(error))}: write --since with a revision that this repository has"
        ) from error
    click.echo(text, nl=False)
    _add_to_summary(f"{text}\n{_preview_advice()}")


@main.command("preview")
@click.argument("place", default="site", metavar="[SITE]")
@click.option(
    "--address",
    default="127.0.0.1:8000",
    show_default=True,
    metavar="HOST:PORT",
    help="Where it is shown.",
)
def show_preview(place: str, address: str) -> None:
    """Show a built SITE on this machine: its folder (default: site/), its archive, or a run on GitHub.

    A run is given by its number or address; GitHub's command `gh` fetches what the run kept.
    """
    host, _, port = address.rpartition(":")
    if not port.isdecimal() or int(port) > LAST_PORT:
        raise click.BadParameter("write it as 127.0.0.1:8000", param_hint="--address")
    try:
        with preview.find_site(place) as site, preview.make_server(site, host, int(port)) as server:
            click.echo(f"{pipeline.printable(place)} is shown at http://{host}:{server.server_port}/")
            with suppress(KeyboardInterrupt):
                server.serve_forever()
    except preview.PreviewError as error:
        raise click.ClickException(pipeline.printable(str(error))) from error
    except OSError as error:
        raise click.ClickException(f"{address} can not be taken: {error.strerror}") from error


@main.command("email")
@click.argument("week", required=False)
@click.option(
    "--from",
    "sender",
    metavar="ADDRESS",
    help="Who sends it. [default: digest@ and the host of the site]",
)
@click.option(
    "--output",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Where to write it; - for standard output. [default: WEEK.eml]",
)
@_with_options
def write_email(
    week: str | None, sender: str | None, output: Path | None, articles: Path | None, config: Path
) -> None:
    """Write the e-mail edition of a WEEK (2023-W51; default: the newest) as a message ready to be sent."""
    settings = _read_settings(config, articles)
    if not settings.site_url:
        raise click.ClickException("site_url is not set in mkdocs.yml: the links of an e-mail need it")
    try:
        made = pipeline.make_email(settings, week, sender=sender)
    except pipeline.SenderError as error:
        raise click.ClickException(
            f"{pipeline.printable(str(error))}: write one such as news@example.org"
        ) from error
    if made is None:
        wanted = f"of {pipeline.printable(week)}" if week else "yet"
        raise click.ClickException(
            f"there is no edition {wanted}: an edition is named as 2023-W51, "
            "and needs an article with a date in that week"
        )
    name, message = made
    if str(output) == "-":
        click.echo(message, nl=False)
        return
    path = output or Path(name)
    try:
        path.write_bytes(message)
    except OSError as error:
        raise click.ClickException(
            f"{pipeline.printable(str(path))} could not be written: {error.strerror}"
        ) from error
    click.echo(f"The e-mail edition is in {pipeline.printable(str(path))}")
    if _LOCAL_ADDRESS.match(settings.site_url):
        there = pipeline.printable(settings.site_url)
        click.echo(f"Its links lead to {there}: set DIGEST_SITE_URL to where readers find the site", err=True)


@main.command()
@click.argument("site", type=click.Path(path_type=Path), default=Path("site"))
@_with_options
def index(site: Path, articles: Path | None, config: Path) -> None:
    """Make the search index of a built SITE (default: site/).

    `mkdocs build` and `mkdocs serve` do this by themselves. An engine that runs no MkDocs plugins does not:
    run this after it.
    """
    settings = _read_settings(config, articles)
    try:
        pipeline.index_site(site, settings.cache, use_directory_urls=settings.use_directory_urls)
    except (pipeline.SearchError, OSError) as error:
        raise click.ClickException(pipeline.printable(str(error))) from error
    click.echo(f"The search index is in {site / 'pagefind'}")


def _read_settings(config: Path, articles: Path | None, form: str = "text") -> Settings:
    """Return the settings, or end with the problem of the configuration."""
    try:
        return pipeline.read_settings(config, articles=articles)
    except pipeline.SettingsError as error:
        _show_problems((error.problem,), form, 0)
        sys.exit(EXIT_PROBLEMS)


def _show_problems(problems: tuple[Problem, ...], form: str, articles: int) -> None:
    """Print problems: lines to standard error, what programs read to standard output."""
    if form == "json":
        click.echo(pipeline.render_json(articles, problems))
    elif form == "github":
        here = Path.cwd()
        for line in pipeline.render_github(problems, here=here, root=_find_root(here)):
            click.echo(line)
        _add_to_summary(pipeline.render_summary(articles, problems))
    else:
        for line in pipeline.render_text(problems):
            click.echo(line, err=True)


def _add_to_summary(text: str) -> None:
    """Add text to the page that GitHub shows of a run, if this is one."""
    page = os.environ.get("GITHUB_STEP_SUMMARY")
    if page and text:
        with Path(page).open("a", encoding="utf-8") as file:
            file.write(text)


def _preview_advice() -> str:
    """Return how to look at the site that this run on GitHub keeps."""
    server, repository, run = (
        os.environ.get(f"GITHUB_{name}", "") for name in ("SERVER_URL", "REPOSITORY", "RUN_ID")
    )
    address = f"{server}/{repository}/actions/runs/{run}"
    return (
        f"The site with these changes is kept with this run as `site`: `news-digest preview {address}` "
        "shows it, or download it below and type `news-digest preview site.zip`.\n"
    )


def _find_root(here: Path) -> Path:
    """Return the root of the repository that a folder lies in, or the folder where there is none."""
    return next((folder for folder in (here, *here.parents) if (folder / ".git").exists()), here)


def _end(done: str, problems: tuple[Problem, ...], form: str) -> None:
    """Say what was done, unless a program reads, and end with the exit code that problems deserve."""
    if form != "json":
        click.echo(pipeline.printable(done))
    if any(problem.severity == "problem" for problem in problems):
        sys.exit(EXIT_PROBLEMS)


def _findings_text(problems: tuple[Problem, ...]) -> str:
    """Return how many problems there are, and how many remarks if there are any."""
    remarks = sum(problem.severity == "remark" for problem in problems)
    text = _count(len(problems) - remarks, "problem")
    return f"{text} and {_count(remarks, 'remark')}" if remarks else text


def _count(number: int, noun: str) -> str:
    """Return a number and its noun, in the plural where it should be."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


@contextmanager
def _progress() -> Iterator[pipeline.Report]:
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


if __name__ == "__main__":
    main()
