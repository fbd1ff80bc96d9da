"""What each of the digest's steps costs, found by looking at a build every few milliseconds."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from benchmarks.builds.measured import Run, run_measured
from benchmarks.builds.project import BUILD, ENVIRONMENT, Project

SAMPLER = Path(__file__).parent / "sampler"
PROGRAMS = "programs"
# The steps in words; a room of the package that is not named here has its own name.
NAMES: Mapping[str, str] = {
    "start": "starting: imports and templates compiled",
    "read": "reading articles",
    "vocabulary": "reading the vocabulary",
    "understand": "understanding each article",
    "link": "linking them",
    "render": "our own templates: pages, feeds, data",
    "picture": "drawing pictures",
    "Markdown": "Markdown to HTML",
    "theme": "templates of the theme",
    "sanitise": "the second look at each page",
    "press": "the press: pages to HTML",
    "MkDocs": "MkDocs itself",
    "search": "preparing the search index",
    PROGRAMS: "Pagefind, and what no look saw",
    "write": "writing",
    "cache": "what is kept between builds",
    "collector": "garbage collector",
    "pipeline": "the steps' own order",
    "plugin": "the door to MkDocs",
    "other": "other",
}
# What makes pages of what is known, as Hugo does too.
RENDERING = frozenset({"render", "Markdown", "theme", "sanitise", "press", "MkDocs", "write", "plugin"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step of a build: its name, and seconds of processor time in all processes."""

    key: str
    seconds: float

    @property
    def name(self) -> str:
        """The step in words."""
        return NAMES.get(self.key, self.key)


def measure_steps(project: Project) -> tuple[Step, ...]:
    """Build from nothing, and return what each step took, the costliest first."""
    project.forget()
    samples = project.folder / "samples.txt"
    samples.unlink(missing_ok=True)
    path = os.pathsep.join(filter(None, (str(SAMPLER), os.environ.get("PYTHONPATH"))))
    environment = {**ENVIRONMENT, "DIGEST_SAMPLES": str(samples), "PYTHONPATH": path}
    run = run_measured(BUILD, project.folder, environment)
    return share_out(run, samples.read_text(encoding="utf-8") if samples.exists() else "")


def share_out(run: Run, samples: str) -> tuple[Step, ...]:
    """Return the steps that lines of `step TAB seconds` tell of; programs took what these leave of a run."""
    seconds: Counter[str] = Counter()
    for line in samples.splitlines():
        key, _, spent = line.partition("\t")
        seconds[key] += float(spent)  # type: ignore[assignment]  # Counter counts in floats too
    seconds[PROGRAMS] = max(0.0, run.cpu - sum(seconds.values()))  # type: ignore[assignment]  # as above
    steps = (Step(key=key, seconds=spent) for key, spent in seconds.items())
    return tuple(sorted(steps, key=lambda step: (-step.seconds, step.key)))
