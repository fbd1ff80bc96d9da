"""`news-digest explain`: why the digest says what it says of an article."""

from __future__ import annotations

from pathlib import Path

import click

from news_digest import pipeline
from news_digest.commands.options import with_options
from news_digest.commands.reporting import read_settings


@click.command()
@click.argument("path")
@with_options
def explain(path: str, articles: Path | None, config: Path) -> None:
    """Say why: each name, kind, subject, link and story of one article.

    PATH is the article's file, or the last part of its address. Every part ends with how to overrule it.
    """
    explanation = pipeline.explain_article(read_settings(config, articles), path)
    if explanation is None:
        raise click.ClickException(
            f"there is no article {pipeline.printable(path)}: `check` says whether its file has a problem"
        )
    click.echo("\n".join(map(pipeline.printable, explanation.splitlines())))
