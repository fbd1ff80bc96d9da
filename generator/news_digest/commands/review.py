"""`news-digest review`: what changed articles become, for those who decide about them."""

from __future__ import annotations

import os
from pathlib import Path

import click

from news_digest import pipeline
from news_digest.commands.options import with_options
from news_digest.commands.reporting import add_to_summary, progress, read_settings


@click.command()
@click.option(
    "--since",
    default="HEAD",
    show_default=True,
    metavar="REVISION",
    help="What the articles are compared with: a branch, a tag or a commit.",
)
@with_options
def review(since: str, articles: Path | None, config: Path) -> None:
    """Say as Markdown what changed articles become, for those who decide about them.

    For each article that is not as it was at a revision of git: its headline, address, source, date,
    licence, summary, subject, topics and story, texts like it, and every problem.
    """
    settings = read_settings(config, articles)
    try:
        with progress() as report:
            text = pipeline.review_changes(settings, since, report=report)
    except pipeline.RepositoryError as error:
        raise click.ClickException(
            f"{pipeline.printable(str(error))}: write --since with a revision that this repository has"
        ) from error
    click.echo(text, nl=False)
    add_to_summary(f"{text}\n{_preview_advice()}")


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
