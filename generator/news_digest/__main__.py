"""The command line: names its commands without loading one, and runs the one that was typed."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from importlib import import_module
from io import TextIOWrapper
from types import MappingProxyType

import click

# A command has its name, and so has its module, which is loaded when it runs: most of them load every room.
# So what the list of commands says of one stands here.
SUMMARIES: Mapping[str, str] = MappingProxyType(
    {
        "new": "Make a digest of your own in FOLDER.",
        "serve": "Show the digest of this folder and follow edits.",
        "build": "Write the pages and feeds into docs/, for engines that run no MkDocs plugins.",
        "check": "Name every problem of every article; write no page.",
        "review": "Say as Markdown what changed articles become, for those who decide about them.",
        "preview": "Show a built SITE: its folder (default: site/), its archive, or a run on GitHub.",
        "explain": "Say why: each name, kind, subject, link and story of one article.",
        "email": "Write the e-mail edition of a WEEK as a message ready to be sent.",
        "index": "Make the search index of a built SITE (default: site/).",
    }
)


class CommandsByName(click.Group):
    """A group whose commands are loaded when they run, and only then."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of all commands, in the order in which one needs them."""
        del ctx
        return list(SUMMARIES)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Load a command, or return None where there is none of that name."""
        del ctx
        if cmd_name not in SUMMARIES:
            return None
        command: click.Command = getattr(import_module(f"news_digest.commands.{cmd_name}"), cmd_name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of commands without loading them."""
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl(list(SUMMARIES.items()))


@click.group(
    cls=CommandsByName, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100}
)
@click.version_option(package_name="news-digest", prog_name="news-digest")
def main() -> None:
    """Turn a folder of articles into a searchable, cross-linked news site.

    \b
    An article is a plain text file: headline, source, one paragraph a line.
      news-digest new gazette  makes a digest of your own in gazette/
      news-digest serve        shows it and follows edits
      news-digest check        tells what is wrong with any article, and what to write
      mkdocs build             builds the site into site/
    """  # noqa: D301  # \b is click's mark for a paragraph that keeps its lines
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # a log may know no more than ASCII
            stream.reconfigure(errors="backslashreplace")


if __name__ == "__main__":
    main()
