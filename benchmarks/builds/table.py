"""What was measured, as Markdown: a table of builds, and one of the digest's steps."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from benchmarks.builds.measured import Run, Size
from benchmarks.builds.steps import RENDERING, Step

MB = 1_000_000
SMALL = 0.005  # share of all; what is less stands with the others in one row
BUILDS = (
    "build",
    "CPU s",
    "wall s",
    "memory MB",
    "pages",
    "CPU ms a page",
    "files",
    "MB",
    "digest CPU",
    "digest wall",
)
STEPS = ("step of a cold build", "CPU s", "share", "CPU ms an article")


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """The medians of what one build took in all rounds, and what it published, if it publishes."""

    name: str
    run: Run
    size: Size | None


def take_medians(runs: Mapping[str, Sequence[Run]], sizes: Mapping[str, Size | None]) -> tuple[Figures, ...]:
    """Return the medians of each build's runs, each figure's own."""
    return tuple(
        Figures(
            name=name,
            run=Run(
                cpu=median(run.cpu for run in own),
                wall=median(run.wall for run in own),
                memory=int(median(run.memory for run in own)),
            ),
            size=sizes[name],
        )
        for name, own in runs.items()
    )


def render_builds(figures: Sequence[Figures], digest: Figures | None) -> str:
    """Return builds as a table; the last columns say how many times as much the digest takes, cold."""
    return _render_table(BUILDS, [_row(each, digest) for each in figures])


def _row(figures: Figures, digest: Figures | None) -> tuple[str, ...]:
    """Return one build's row."""
    run, size = figures.run, figures.size
    published = ("", "", "", "")
    if size is not None:
        a_page = f"{1000 * run.cpu / size.pages:.1f}" if size.pages else ""
        published = (f"{size.pages:,}", a_page, f"{size.files:,}", f"{size.bytes / MB:.1f}")
    ratios = ("", "")
    if digest is not None and size is not None and not figures.name.startswith("digest"):
        ratios = (_times(digest.run.cpu / run.cpu), _times(digest.run.wall / run.wall))
    return (
        figures.name,
        f"{run.cpu:.1f}",
        f"{run.wall:.1f}",
        f"{run.memory / MB:,.0f}",
        *published,
        *ratios,
    )


def _times(ratio: float) -> str:
    """Return how many times as much something is."""
    return f"{ratio:.1f} ×"  # noqa: RUF001  # the sign for it


def render_steps(steps: Sequence[Step], articles: int) -> str:
    """Return the steps as a table, the costliest first, the small ones in one row."""
    total = sum(step.seconds for step in steps)
    shown = [(step.name, step.seconds) for step in steps if step.seconds >= SMALL * total]
    rest = total - sum(seconds for _, seconds in shown)
    rows = [
        (name, f"{seconds:.1f}", f"{100 * seconds / total:.0f} %", f"{1000 * seconds / articles:.1f}")
        for name, seconds in [*shown, ("all that is smaller", rest)]
    ]
    return _render_table(STEPS, rows)


def render_alone(steps: Sequence[Step], digest: Size, peer: Figures | None) -> str:
    """Return in a sentence what rendering alone costs a page, beside what a peer takes for one of its."""
    seconds = sum(step.seconds for step in steps if step.key in RENDERING)
    text = f"Rendering alone: {1000 * seconds / digest.pages:.1f} ms of CPU a page"
    if peer is None or peer.size is None or not peer.size.pages:
        return f"{text}."
    theirs = peer.run.cpu / peer.size.pages
    return f"{text}; {peer.name}: {1000 * theirs:.1f} ms ({_times(seconds / digest.pages / theirs)})."


def _render_table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return a table, numbers to the right."""
    rule = ["---", *["---:"] * (len(head) - 1)]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in (head, rule, *rows))
