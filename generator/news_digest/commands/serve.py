"""`news-digest serve`: the digest of this folder, shown by MkDocs."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import click


@click.command(context_settings={"ignore_unknown_options": True})
@click.option(
    "--address",
    default="127.0.0.1:8000",
    envvar="ADDRESS",
    show_default=True,
    metavar="HOST:PORT",
    help="Where to show it.",
)
@click.option(
    "--config",
    type=click.Path(path_type=Path),
    default=Path("mkdocs.yml"),
    show_default=True,
    metavar="FILE",
    help="The site's configuration.",
)
@click.argument("options", nargs=-1, type=click.UNPROCESSED, metavar="[OPTIONS OF MKDOCS SERVE]")
def serve(address: str, config: Path, options: tuple[str, ...]) -> None:
    """Show the digest of this folder and follow edits.

    It is `mkdocs serve`, which takes the options that follow: `news-digest serve --open --strict`.
    """
    if not config.is_file() and not config.with_suffix(".yaml").is_file():
        raise click.ClickException(
            f"there is no {config} here: run this in the folder of a digest, "
            "name the file with --config, or make a digest with `news-digest new FOLDER`"
        )
    file = config if config.is_file() else config.with_suffix(".yaml")
    command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", address, "--config-file", str(file)]
    sys.stdout.flush()
    sys.exit(run_instead([*command, *options]))


def run_instead(command: list[str]) -> int:
    """Let a program go on in place of this one, so that every signal reaches it; return its exit code.

    On Windows a program can not take another's place, and Ctrl-C reaches both: this one only waits then.
    """
    if os.name != "nt":
        os.execv(command[0], command)  # noqa: S606  # the very Python that runs this, and no shell
    with subprocess.Popen(command) as process:  # noqa: S603  # as above
        while True:
            try:
                return process.wait()
            except KeyboardInterrupt:
                continue
