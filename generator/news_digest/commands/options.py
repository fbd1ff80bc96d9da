"""The options that several commands share."""

from __future__ import annotations

import functools
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from news_digest import pipeline


def with_options(command: Callable[..., Any]) -> Callable[..., Any]:
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
    return articles(config(_with_scheduler(command)))


def _with_scheduler(command: Callable[..., Any]) -> Callable[..., Any]:
    """Have a command end with one sentence where the scheduler that mkdocs.yml names can not be used."""

    @functools.wraps(command)
    def guarded(*arguments: Any, **options: Any) -> Any:  # noqa: ANN401 - whatever the command takes
        try:
            return command(*arguments, **options)
        except pipeline.SchedulerError as error:
            raise click.ClickException(pipeline.printable(str(error))) from error

    return guarded


def with_format(command: Callable[..., Any]) -> Callable[..., Any]:
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
