"""`news-digest email`: a week's edition as a message."""

from __future__ import annotations

import re
from pathlib import Path

import click

from news_digest import pipeline
from news_digest.commands.options import with_options
from news_digest.commands.reporting import read_settings

_LOCAL_ADDRESS = re.compile(r"https?://(?:localhost|127\.0\.0\.1|\[::1\])[:/]", re.IGNORECASE)


@click.command()
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
@with_options
def email(
    week: str | None, sender: str | None, output: Path | None, articles: Path | None, config: Path
) -> None:
    """Write the e-mail edition of a WEEK as a message ready to be sent.

    A week is written as 2023-W51; without one, the newest edition is taken.
    """
    settings = read_settings(config, articles)
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
