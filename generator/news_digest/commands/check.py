"""`news-digest check`: every problem of every article."""

from __future__ import annotations

from pathlib import Path

import click

from news_digest import pipeline
from news_digest.commands.options import with_format, with_options
from news_digest.commands.reporting import (
    count_text,
    end,
    findings_text,
    progress,
    read_settings,
    show_problems,
)


@click.command()
@with_options
@with_format
def check(articles: Path | None, config: Path, form: str) -> None:
    """Name every problem of every article; write no page.

    Each problem is a line `path:line: code: what is wrong, and what to write instead`. The exit code is 1
    if there was any; remarks only tell, and change nothing. The manual explains every code.
    """
    settings = read_settings(config, articles, form)
    with progress() as report:
        count, problems = pipeline.check_articles(settings, report=report)
    show_problems(problems, form, count)
    done = f"{count_text(count, 'article')} can be published, {findings_text(problems)} found"
    end(done, problems, form)
