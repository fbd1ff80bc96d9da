"""How good the digest's understanding is, on a set of records with gold in it.

    python benchmarks/quality.py SET [--only names,related,…] [--limit N] [--json]

SET is a `.jsonl` or `.jsonl.gz` file, or a folder of articles. Each measure runs if the records hold what it
needs; each figure stands beside a plain baseline. The same call always prints the same figures.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Sequence
from dataclasses import asdict
from pathlib import Path

import click

ROOT = Path(__file__).resolve().parent.parent
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))  # so that the command runs from any folder, installed or not

from benchmarks.measures.dates import measure_dates  # noqa: E402 - after the path
from benchmarks.measures.duplicates import measure_duplicates  # noqa: E402 - after the path
from benchmarks.measures.names import measure_names  # noqa: E402 - after the path
from benchmarks.measures.records import RecordSet, read_records  # noqa: E402 - after the path
from benchmarks.measures.related import measure_related  # noqa: E402 - after the path
from benchmarks.measures.scoring import Figure, Value  # noqa: E402 - after the path
from benchmarks.measures.stillness import measure_stillness  # noqa: E402 - after the path
from benchmarks.measures.stories import measure_stories  # noqa: E402 - after the path
from benchmarks.measures.subjects import LabelMap, measure_subjects  # noqa: E402 - after the path
from benchmarks.measures.summaries import measure_summaries  # noqa: E402 - after the path

Measure = Callable[[RecordSet], list[Figure]]
NAMES = ("names", "subjects", "related", "stories", "summaries", "dates", "duplicates", "stillness")
COLUMNS = ("measure", "figure", "digest", "baseline", "of")


def choose_measures(only: str | None, by: str, label_map: LabelMap) -> dict[str, Measure]:
    """Return the measures asked for, all without a choice. Raises click.BadParameter for an unknown name."""
    measures: dict[str, Measure] = {
        "names": measure_names,
        "subjects": lambda test_set: measure_subjects(test_set, label_map),
        "related": lambda test_set: measure_related(test_set, by),
        "stories": measure_stories,
        "summaries": measure_summaries,
        "dates": measure_dates,
        "duplicates": measure_duplicates,
        "stillness": measure_stillness,
    }
    wanted = only.split(",") if only else list(NAMES)
    if unknown := [name for name in wanted if name not in measures]:
        raise click.BadParameter(f"{', '.join(unknown)} cannot be measured; these can: {', '.join(NAMES)}")
    return {name: measures[name] for name in NAMES if name in wanted}


def render_table(figures: Sequence[Figure]) -> str:
    """Return figures as a table of plain text."""
    rows = [COLUMNS]
    rows += [
        (each.measure, each.figure, _show(each.value), _show(each.baseline), f"{each.count:,}")
        for each in figures
    ]
    widths = [max(len(row[column]) for row in rows) for column in range(len(COLUMNS))]
    lines = [
        "  ".join(
            cell.ljust(width) if column < 2 else cell.rjust(width)
            for column, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    ]
    notes = [f"{each.measure}, {each.figure}: {each.note}" for each in figures if each.note]
    return "\n".join([*lines, *notes])


def _show(value: Value) -> str:
    """Return a figure as text: shares with one decimal, counts as they are, a dash for none."""
    if value is None:
        return "–"
    return f"{value:.1f}" if isinstance(value, float) else f"{value:,}"


@click.command(help=__doc__)
@click.argument("path", metavar="SET", type=click.Path(exists=True, path_type=Path))
@click.option("--limit", type=click.IntRange(min=1), help="Only the first N records.")
@click.option("--only", help=f"Some of the measures, with commas between: {','.join(NAMES)}.")
@click.option("--by", default="labels", help="The field that related articles must share (default: labels).")
@click.option(
    "--label-map",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="JSON that gives for a label the IPTC codes that it may mean.",
)
@click.option(
    "--gold",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Gold for records of SET, by id: a file of benchmarks/gold/.",
)
@click.option("--json", "as_json", is_flag=True, help="Print JSON instead of a table.")
def main(  # noqa: PLR0913 - one for each option
    *,
    path: Path,
    limit: int | None,
    only: str | None,
    by: str,
    label_map: Path | None,
    gold: Path | None,
    as_json: bool,
) -> None:
    """Measure, and print."""
    codes = json.loads(label_map.read_text(encoding="utf-8")) if label_map else {}
    measures = choose_measures(only, by, codes)
    test_set = read_records(path, limit, gold)
    figures = [figure for measure in measures.values() for figure in measure(test_set)]
    if as_json:
        report = {"set": path.name, "records": len(test_set.records), "figures": [asdict(f) for f in figures]}
        print(json.dumps(report, ensure_ascii=False, indent=1))
    else:
        print(f"{path.name}: {len(test_set.records):,} records")
        print(render_table(figures))


if __name__ == "__main__":
    main()
