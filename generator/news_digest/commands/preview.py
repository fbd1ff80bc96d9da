"""`news-digest preview`: a built site, an archive of one, or what a run on GitHub kept."""

from __future__ import annotations

from contextlib import suppress

import click

from news_digest.pipeline import printable
from news_digest.preview import PreviewError, find_site, make_server

LAST_PORT = 65535


@click.command()
@click.argument("place", default="site", metavar="[SITE]")
@click.option(
    "--address",
    default="127.0.0.1:8000",
    show_default=True,
    metavar="HOST:PORT",
    help="Where it is shown.",
)
def preview(place: str, address: str) -> None:
    """Show a built SITE: its folder (default: site/), its archive, or a run on GitHub.

    A run is given by its number or address; GitHub's command `gh` fetches what the run kept.
    """
    host, _, port = address.rpartition(":")
    if not port.isdecimal() or int(port) > LAST_PORT:
        raise click.BadParameter("write it as 127.0.0.1:8000", param_hint="--address")
    try:
        with find_site(place) as site, make_server(site, host, int(port)) as server:
            click.echo(f"{printable(place)} is shown at http://{host}:{server.server_port}/")
            with suppress(KeyboardInterrupt):
                server.serve_forever()
    except PreviewError as error:
        raise click.ClickException(printable(str(error))) from error
    except OSError as error:
        raise click.ClickException(f"{address} can not be taken: {error.strerror}") from error
