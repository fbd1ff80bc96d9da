"""How long the digest takes to understand and to link a folder of articles.

    python benchmarks/growth.py FOLDER [--sizes 1000,2000,4000] [--json]

Each size runs in a fresh process, so that nothing is warm and the memory is its own. Sizes beyond the
folder's are filled up with articles recombined from its paragraphs, with a fixed seed. Times are CPU seconds
on one core unless they say otherwise. "both" is understanding and linking as a build does it, over all cores:
the seconds that pass, and the most memory that its processes held, each at its own worst time.
"""

from __future__ import annotations

import json
import math
import multiprocessing
import os
import random
import resource
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, dataclass, replace
from pathlib import Path

import click

ROOT = Path(__file__).resolve().parent.parent
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))  # so that the command runs from any folder, installed or not

from news_digest.link import link_articles  # noqa: E402 - after the path
from news_digest.model import Block, RawArticle  # noqa: E402 - after the path
from news_digest.read import read_articles  # noqa: E402 - after the path
from news_digest.understand import Understander, understand_articles  # noqa: E402 - after the path
from news_digest.vocabulary import load_vocabulary  # noqa: E402 - after the path

SEED = 20240301
PARENTS = 3  # articles that a made one takes its paragraphs from
SHORTEST_PARAGRAPH = 80  # characters; shorter ones are labels
FEWEST, MOST = 6, 9  # paragraphs of a made article
ONE_CORE = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")
COLUMNS = (
    *("articles", "understand ms/article", "link s CPU", "link s", "memory MB", "link grows as n^"),
    *("both, wall s", "both, MB"),
)
# Kilobytes on Linux, bytes on macOS.
MEMORY_UNIT = 1024**2 if sys.platform == "darwin" else 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Timing:
    """What one size took: milliseconds of CPU an article to understand (tables and all), seconds to link.

    `memory_mb` is the most that the process held at any time.
    """

    articles: int
    characters: int
    understand_ms: float
    link_cpu_s: float
    link_wall_s: float
    memory_mb: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Whole:
    """Understanding and linking as a build does it: seconds that passed, and the memory of all processes."""

    wall_s: float
    memory_mb: int


def time_size(folder: Path, size: int | None) -> Timing:
    """Understand and link so many articles of a folder (all it has, without a size) in this process."""
    raws = make_size(read_articles(folder).articles, size)
    start = time.process_time()
    words, _ = load_vocabulary()
    understander = Understander(words)
    articles = [understander.understand(raw) for raw in raws]
    understood = time.process_time() - start
    start, wall = time.process_time(), time.perf_counter()
    link_articles(articles, words)
    return Timing(
        articles=len(articles),
        characters=sum(len(article.text) for article in articles),
        understand_ms=round(1000 * understood / max(1, len(articles)), 2),
        link_cpu_s=round(time.process_time() - start, 2),
        link_wall_s=round(time.perf_counter() - wall, 2),
        memory_mb=resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // MEMORY_UNIT,
    )


def time_whole(folder: Path, size: int | None) -> Whole:
    """Understand and link so many articles of a folder over all cores, as the pipeline does."""
    raws = make_size(read_articles(folder).articles, size)
    words, _ = load_vocabulary()
    wall = time.perf_counter()
    articles = list(understand_articles(raws, words))
    link_articles(articles, words)
    workers = os.cpu_count() or 1
    held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    held += workers * resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    return Whole(wall_s=round(time.perf_counter() - wall, 2), memory_mb=held // MEMORY_UNIT)


def make_size(raws: Sequence[RawArticle], size: int | None) -> list[RawArticle]:
    """Return so many articles: the first of those given, then ones made of their paragraphs."""
    if size is None or size <= len(raws):
        return list(raws[:size])
    chance = random.Random(SEED)
    return [*raws, *(_make_article(raws, number, chance) for number in range(size - len(raws)))]


def _make_article(raws: Sequence[RawArticle], number: int, chance: random.Random) -> RawArticle:
    """Return an article recombined from the paragraphs of a few, under the first one's date."""
    parents = [chance.choice(raws) for _ in range(PARENTS)]
    blocks: list[Block] = [
        block
        for parent in parents
        for block in parent.blocks
        if block.kind == "paragraph" and len(block.text) >= SHORTEST_PARAGRAPH
    ]
    chance.shuffle(blocks)
    return replace(
        parents[0],
        path=f"made/{number:06}.txt",
        slug=f"made-{number:06}",
        headline=f"{parents[0].headline} {number}",
        blocks=tuple(blocks[: chance.randint(FEWEST, MOST)]) or parents[0].blocks,
        front_matter=replace(parents[0].front_matter, slug=None, aliases=(), story=None),
    )


def render_table(timings: Sequence[Timing], wholes: Sequence[Whole]) -> str:
    """Return the timings as a table, with the exponent by which linking grew from one size to the next."""
    rows = [COLUMNS]
    for place, (timing, whole) in enumerate(zip(timings, wholes, strict=True)):
        before = timings[place - 1] if place else None
        rows.append(
            (
                f"{timing.articles:,}",
                f"{timing.understand_ms:.2f}",
                f"{timing.link_cpu_s:.1f}",
                f"{timing.link_wall_s:.1f}",
                f"{timing.memory_mb:,}",
                f"{find_exponent(before, timing):.2f}" if before else "",
                f"{whole.wall_s:.1f}",
                f"{whole.memory_mb:,}",
            )
        )
    widths = [max(len(row[column]) for row in rows) for column in range(len(COLUMNS))]
    return "\n".join(
        "  ".join(cell.rjust(width) for cell, width in zip(row, widths, strict=True)) for row in rows
    )


def find_exponent(before: Timing, after: Timing) -> float:
    """Return x where linking took n^x; 0 if either is too small to tell."""
    if before.articles == after.articles or not before.link_cpu_s or not after.link_cpu_s:
        return 0.0
    return math.log(after.link_cpu_s / before.link_cpu_s) / math.log(after.articles / before.articles)


@click.command(help=__doc__)
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--sizes", help="Numbers of articles, with commas between (default: what the folder has).")
@click.option("--json", "as_json", is_flag=True, help="Print JSON instead of a table.")
def main(*, folder: Path, sizes: str | None, as_json: bool) -> None:
    """Time each size in processes of its own, and print."""
    os.environ.update(dict.fromkeys(ONE_CORE, "1"))
    context = multiprocessing.get_context("spawn")
    timings: list[Timing] = []
    wholes: list[Whole] = []
    for size in [int(size) for size in sizes.split(",")] if sizes else [None]:
        with ProcessPoolExecutor(1, context) as pool:
            timings.append(pool.submit(time_size, folder, size).result())
        with ProcessPoolExecutor(1, context) as pool:
            wholes.append(pool.submit(time_whole, folder, size).result())
    if as_json:
        both = [
            {**asdict(timing), "both": asdict(whole)} for timing, whole in zip(timings, wholes, strict=True)
        ]
        print(json.dumps(both, indent=1))
    else:
        print(render_table(timings, wholes))


if __name__ == "__main__":
    main()
