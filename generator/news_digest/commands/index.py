"""`news-digest index`: the search index of a site that another engine built."""

from __future__ import annotations

from pathlib import Path

import click

from news_digest import pipeline
from news_digest.commands.options import with_options
from news_digest.commands.reporting import read_settings


@click.command()
@click.argument("site", type=click.Path(path_type=Path), default=Path("site"))
@with_options
def index(site: Path, articles: Path | None, config: Path) -> None:
    """Make the search index of a built SITE (default: site/).

    `mkdocs build` and `mkdocs serve` do this by themselves. An engine that runs no MkDocs plugins does not:
    run this after it.
    """
    settings = read_settings(config, articles)
    try:
        pipeline.index_site(site, settings.cache, use_directory_urls=settings.use_directory_urls)
        remarks = pipeline.check_site(site, settings)
    except (pipeline.SearchError, OSError) as error:
        raise click.ClickException(pipeline.printable(str(error))) from error
    for remark in remarks:
        click.echo(pipeline.printable(str(remark)), err=True)
    click.echo(f"The search index is in {site / 'pagefind'}")
