"""The measure of stillness: what is counted, and what the digest gets for a few articles."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from click.testing import CliRunner

from benchmarks.corpora.made import write_corpus
from benchmarks.measures.records import RecordSet, make_record, read_records
from benchmarks.measures.stillness import count_changes, measure_stillness
from benchmarks.quality import main


def test_only_lists_that_could_have_stayed_count() -> None:
    """Row 3 goes: the list of 0 named it, that of 1 turns round, that of 2 gets another member."""
    before = {0: [3, 1], 1: [2, 0], 2: [0, 1], 3: [0, 1]}
    after = {0: [1, 2], 1: [0, 2], 2: [0, 4]}

    def relate(rows: Sequence[int]) -> dict[int, list[int]]:
        return before if len(rows) == 4 else after

    assert count_changes(relate, 4, [3]) == (1, 2, 2)


def test_lists_that_do_not_look_at_others_stay_still() -> None:
    """Nothing changes where each names the next one, whoever is gone."""
    assert count_changes(lambda rows: {row: [row + 1] for row in rows}, 9, [2, 5]) == (0, 0, 14)


def test_the_digest_is_measured_on_a_folder(tmp_path: Path) -> None:
    """A folder of articles is a set, with headline, text and day; shares are percentages of the lists."""
    write_corpus(tmp_path, 30)
    test_set = read_records(tmp_path)
    assert len(test_set.records) == 30
    assert all(record.date and record.title and "\n" in record.body for record in test_set.records)
    members, either = measure_stillness(test_set, samples=2)
    assert 40 < members.count == either.count <= 58
    assert 0 <= float(members.value or 0) <= float(either.value or 0) <= 100
    shown = CliRunner().invoke(main, [str(tmp_path), "--limit", "12", "--only", "stillness"])
    assert "lists of others that differ at all" in shown.stdout


def test_a_set_too_small_has_no_figure() -> None:
    """Where all others are related, nothing can change."""
    assert measure_stillness(RecordSet((make_record({"body": "One."}),))) == []
