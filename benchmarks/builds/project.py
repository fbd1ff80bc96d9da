"""The digest: a project of its own around the articles, and what is asked of it."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.builds.measured import Command, Run, Size, find_size, run_measured

CONFIG = """\
site_name: Benchmark
site_url: https://news.example/
site_description: News to measure by.
theme:
  name: material
  language: en
plugins:
  - digest:
      articles: articles
"""
# Material's word on MkDocs 2, which would stand in every log.
ENVIRONMENT = {"NO_MKDOCS_2_WARNING": "1"}
BUILD: Command = (sys.executable, "-m", "mkdocs", "build", "--quiet")
DIGEST: Command = (sys.executable, "-m", "news_digest")
PROBLEMS = 1  # the exit code of `check` where there are any; a folder of real articles may have some
# Added to an article, so that it says something else, and names nobody new.
EDIT = "The talks will go on for another {} weeks, and no more was said about them on that day.\n"


class Project:
    """A digest in a folder of its own, with a copy of the articles that can be edited."""

    def __init__(self, folder: Path, articles: Path) -> None:
        self.folder = folder
        self.articles = folder / "articles"
        self.site = folder / "site"
        (folder / "docs").mkdir(parents=True, exist_ok=True)
        (folder / "mkdocs.yml").write_text(CONFIG, encoding="utf-8")
        shutil.copytree(articles, self.articles, dirs_exist_ok=True)
        self._edits = 0

    def measure(self) -> Iterator[tuple[str, Run, Size | None]]:
        """Yield what each thing that people do took, one after the other, and what is published then."""
        self.forget()
        yield "cold", self.build(), find_size(self.site)
        yield "nothing changed", self.build(), find_size(self.site)
        with self.article_edited() as article:
            yield "one article edited", self.build(), find_size(self.site)
            self.edit(article)
            check = run_measured((*DIGEST, "check"), self.folder, ENVIRONMENT, codes=(0, PROBLEMS))
            yield "check, one article edited", check, None
            self.edit(article)
            name = article.relative_to(self.articles)
            explain = run_measured((*DIGEST, "explain", Path("articles") / name), self.folder, ENVIRONMENT)
            yield "explain, one article edited", explain, None

    def build(self) -> Run:
        """Build the site."""
        return run_measured(BUILD, self.folder, ENVIRONMENT)

    def forget(self) -> None:
        """Remove the site and all that is kept between builds."""
        for made in (self.site, self.folder / ".cache"):
            shutil.rmtree(made, ignore_errors=True)

    @contextmanager
    def article_edited(self) -> Iterator[Path]:
        """Edit the article in the middle of the folder for a while."""
        articles = list_articles(self.articles)
        article = articles[len(articles) // 2]
        text = article.read_bytes()
        self.edit(article)
        try:
            yield article
        finally:
            article.write_bytes(text)

    def edit(self, article: Path) -> int:
        """Have an article say something that it has never said; return the number in it."""
        self._edits += 1
        with article.open("a", encoding="utf-8") as file:
            file.write("\n" + EDIT.format(self._edits))
        return self._edits


def list_articles(folder: Path) -> list[Path]:
    """Return the files of articles in a folder, in order."""
    return sorted(path for path in folder.rglob("*") if path.suffix in (".txt", ".md"))
