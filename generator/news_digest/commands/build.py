"""`news-digest build`: the pages, for engines that run no plugins."""

from __future__ import annotations

from pathlib import Path

import click

from news_digest import pipeline
from news_digest.commands.options import with_format, with_options
from news_digest.commands.reporting import count_text, end, progress, read_settings, show_problems

NEXT = (
    "Now build the site with your engine, then `news-digest index` its folder for search. "
    "With MkDocs, `mkdocs build` alone does all of this."
)


@click.command()
@with_options
@with_format
def build(articles: Path | None, config: Path, form: str) -> None:
    """Write the pages and feeds into docs/, for engines that run no MkDocs plugins.

    MkDocs needs no such step: `mkdocs build` and `news-digest serve` make the same pages by themselves.
    Only files that changed are written, and pages that people wrote are never touched. Problems are named,
    every article that can be read is built; the exit code is 1 if there was any problem.
    """
    settings = read_settings(config, articles, form)
    with progress() as report:
        digest, written = pipeline.build_pages(settings, report=report)
    count, problems = len(digest.library.articles), (*digest.problems, *written.problems)
    show_problems(problems, form, count)
    if not settings.site_url:
        click.echo(pipeline.NO_ADDRESS, err=True)
    done = (
        f"{count_text(count, 'article')}: {count_text(written.changed, 'file')} written, "
        f"{written.unchanged} unchanged, {written.pruned} removed in {settings.docs}"
    )
    end(f"{done}\n{NEXT}" if form == "text" else done, problems, form)
