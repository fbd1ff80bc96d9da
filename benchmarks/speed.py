"""How long it takes to build a site: the digest, its peers on the same articles, and what its steps cost.

    python benchmarks/speed.py [--articles 1000,10000] [--rounds 5] [--only digest,hugo] [--folder DIR]

Articles are made by seeded rules (benchmarks/corpora), or taken from a folder. Each round builds with all in
turn, the next one in the other order; the figures are medians. CPU is that of a build and of every process
that it starts. Peers that are missing are installed into .cache/peers first.
"""

from __future__ import annotations

import math
import os
import shutil
import sys
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

import click

ROOT = Path(__file__).resolve().parent.parent
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))  # so that the command runs from any folder, installed or not

from benchmarks.builds import floor  # noqa: E402 - after the path
from benchmarks.builds.hugo import Hugo, make_frame  # noqa: E402 - after the path
from benchmarks.builds.material import Material  # noqa: E402 - after the path
from benchmarks.builds.measured import Run, Size, find_size, run_measured  # noqa: E402 - after the path
from benchmarks.builds.pelican import Pelican  # noqa: E402 - after the path
from benchmarks.builds.pieces import make_pieces  # noqa: E402 - after the path
from benchmarks.builds.project import Project, list_articles  # noqa: E402 - after the path
from benchmarks.builds.served import measure_serve  # noqa: E402 - after the path
from benchmarks.builds.steps import measure_steps  # noqa: E402 - after the path
from benchmarks.builds.table import (  # noqa: E402 - after the path
    Figures,
    render_alone,
    render_builds,
    render_steps,
    take_medians,
)
from benchmarks.corpora.made import write_corpus  # noqa: E402 - after the path

NAMES = {
    "digest": "digest",
    "mkdocs": "MkDocs and Material, tuned",
    "hugo": "Hugo, pages as heavy",
    "hugo-related": "Hugo, with related articles",
    "pelican": "Pelican",
}
# What can be asked for: all of it but `serve` where nobody says, which makes the digest once more.
WANTED = (*NAMES, "serve")
FLOOR = "writing those bytes alone"
SERVE = "serve, from an edit to its page"
COLD, HUGO = "digest, cold", "Hugo, pages as heavy, cold"


class Builder(Protocol):
    """Who builds a site: yields what each thing asked of it took, in order, and what is published then."""

    def measure(self) -> Iterator[tuple[str, Run, Size | None]]:
        """Do all that is asked once."""


class Served:
    """Serves the digest and edits it."""

    def __init__(self, digest: Project) -> None:
        self.digest = digest

    def measure(self) -> Iterator[tuple[str, Run, Size | None]]:
        """Yield what it took until a reader saw an edit."""
        yield SERVE, measure_serve(self.digest), None


class Floor:
    """Writes as many bytes as a site of the digest has, in as many files."""

    def __init__(self, folder: Path, digest: Project) -> None:
        self.folder = folder
        self.digest = digest
        folder.mkdir(parents=True)

    def measure(self) -> Iterator[tuple[str, Run, Size | None]]:
        """Yield what writing took, into an empty folder."""
        listed, site = self.folder / "list.txt", self.folder / "site"
        shutil.rmtree(site, ignore_errors=True)
        floor.list_files(self.digest.site, listed)
        command = (
            sys.executable,
            "-I",
            "-S",
            floor.__file__,
            listed,
            site,
        )  # without what packages add to it
        yield (
            FLOOR,
            run_measured(command, self.folder),
            find_size(site),
        )


def make_builders(home: Path, articles: Path, wanted: Sequence[str]) -> dict[str, Builder]:
    """Return who builds, each with a project in a folder of its own, the digest first."""
    builders: dict[str, Builder] = {}
    if "digest" in wanted:
        project = Project(home / "digest", articles)
        builders |= {"digest": project, "floor": Floor(home / "floor", project)}
        builders |= {"serve": Served(project)} if "serve" in wanted else {}
    if set(wanted) <= {"digest", "serve"}:
        return builders
    pieces = make_pieces(articles)
    frame = make_frame(home / "frame") if {"hugo", "hugo-related"} & set(wanted) else ""
    makers: dict[str, Callable[[Path], Builder]] = {
        "mkdocs": lambda folder: Material(folder, pieces),
        "hugo": lambda folder: Hugo(folder, pieces, frame, related=False),
        "hugo-related": lambda folder: Hugo(folder, pieces, frame, related=True),
        "pelican": lambda folder: Pelican(folder, pieces),
    }
    return builders | {name: make(home / name) for name, make in makers.items() if name in wanted}


def measure_rounds(builders: dict[str, Builder], rounds: int) -> tuple[Figures, ...]:
    """Return the medians of what all builders took in so many rounds."""
    runs: dict[str, list[Run]] = defaultdict(list)
    sizes: dict[str, Size | None] = {}
    for number in range(rounds):
        found = list(builders.items())
        for name, builder in found if number % 2 == 0 else _turn(found):
            for case, run, size in builder.measure():
                label = f"{NAMES[name]}, {case}" if name in NAMES else case
                runs[label].append(run)
                sizes[label] = size
                print(f"round {number + 1}: {label}: {run.cpu:.1f} s", file=sys.stderr)
    return take_medians({label: runs[label] for label in sizes}, sizes)


def _turn(builders: list[tuple[str, Builder]]) -> list[tuple[str, Builder]]:
    """Return builders in the other order, but what rests on the digest behind it."""
    resting = ("floor", "serve")
    turned = [each for each in reversed(builders) if each[0] not in resting]
    return [*turned, *(each for each in builders if each[0] in resting)]


def measure_size(home: Path, articles: Path, wanted: Sequence[str], rounds: int) -> Figures | None:
    """Measure and print what builds of a folder of articles take; return what the digest took, cold."""
    count = len(list_articles(articles))
    builders = make_builders(home, articles, wanted)
    figures = measure_rounds(builders, rounds)
    named = {each.name: each for each in figures}
    cold = named.get(COLD)
    print(f"\n{count:,} articles, {os.cpu_count()} cores, medians of rounds: {rounds}\n")
    print(render_builds(figures, cold))
    project = builders.get("digest")
    if isinstance(project, Project) and cold is not None and cold.size is not None:
        steps = measure_steps(project)
        print(f"\n{render_steps(steps, count)}\n\n{render_alone(steps, cold.size, named.get(HUGO))}")
    return cold


def find_exponent(before: tuple[int, Figures], after: tuple[int, Figures]) -> float:
    """Return x where the CPU time of a build grew as n^x."""
    (fewer, less), (more, most) = before, after
    return math.log(most.run.cpu / less.run.cpu) / math.log(more / fewer)


def _read_wanted(_context: click.Context, _option: click.Parameter, value: str | None) -> list[str]:
    """Return the builders that are wanted, all of them without a choice."""
    wanted = value.split(",") if value else list(NAMES)
    if unknown := [name for name in wanted if name not in WANTED]:
        raise click.BadParameter(f"{', '.join(unknown)} is none of {', '.join(WANTED)}")
    if "serve" in wanted and "digest" not in wanted:
        raise click.BadParameter("it is the digest that is served, so name `digest` too")
    return wanted


def _read_sizes(_context: click.Context, _option: click.Parameter, value: str) -> list[int]:
    """Return numbers of articles, the smallest first."""
    try:
        sizes = sorted({int(size) for size in value.split(",")})
    except ValueError as error:
        raise click.BadParameter("write numbers with commas between, such as 1000,10000") from error
    if sizes[0] < 1:
        raise click.BadParameter("there must be one article at least")
    return sizes


@contextmanager
def open_home(keep: Path | None) -> Iterator[Path]:
    """Give a folder to build in: one to keep, which must be empty, or one that goes when all is done."""
    if keep is None:
        with tempfile.TemporaryDirectory(prefix="speed-") as folder:
            yield Path(folder)
        return
    keep.mkdir(parents=True, exist_ok=True)
    if any(keep.iterdir()):
        raise click.BadParameter(f"{keep} is not empty, and what it holds may be somebody's")
    yield keep.resolve()


@click.command(help=__doc__)
@click.option(
    "--articles", "sizes", default="1000", callback=_read_sizes, show_default=True, help="How many, made."
)
@click.option(
    "--folder", type=click.Path(exists=True, file_okay=False, path_type=Path), help="Real articles instead."
)
@click.option("--rounds", type=click.IntRange(min=1), default=5, show_default=True)
@click.option(
    "--only", "wanted", callback=_read_wanted, help=f"Some of {','.join(WANTED)} (default: all but serve)."
)
@click.option(
    "--keep", type=click.Path(file_okay=False, path_type=Path), help="An empty folder for all of it."
)
def main(*, sizes: list[int], folder: Path | None, rounds: int, wanted: list[str], keep: Path | None) -> None:
    """Measure each size, and print."""
    with open_home(keep) as home:
        if folder is not None:
            measure_size(home, folder, wanted, rounds)
            return
        before: tuple[int, Figures] | None = None
        for size in sizes:
            articles = home / str(size) / "made"
            write_corpus(articles, size)
            cold = measure_size(home / str(size), articles, wanted, rounds)
            if before is not None and cold is not None:
                exponent = find_exponent(before, (size, cold))
                print(f"\nFrom {before[0]:,} to {size:,} articles CPU grows as n^{exponent:.2f}.")
            before = (size, cold) if cold is not None else None


if __name__ == "__main__":
    main()
