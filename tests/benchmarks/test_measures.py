"""The measures, on records small enough to count by hand."""

from __future__ import annotations

import datetime as dt
import gzip
import json
import random
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from benchmarks.measures.baselines import find_nearest, find_pairs, group_pairs
from benchmarks.measures.dates import count_outcomes, find_first_date, measure_dates
from benchmarks.measures.duplicates import EDITS, edit_text, make_copies, measure_duplicates
from benchmarks.measures.names import Name, find_capitalised, find_gold, measure_names, score_bounds
from benchmarks.measures.records import RecordSet, make_record, read_records
from benchmarks.measures.related import measure_related, score_nearest
from benchmarks.measures.scoring import Figure, Value
from benchmarks.measures.stories import measure_stories
from benchmarks.measures.subjects import measure_subjects
from benchmarks.measures.summaries import is_broken, lead_sentences
from benchmarks.quality import main

LONG = " ".join(
    f"Sentence number {number} tells of {thing}."
    for number, thing in enumerate(
        ("water", "fire", "earth", "air", "salt", "iron", "glass", "wood", "wool", "ice")
    )
)


def make_set(*records: dict[str, Any]) -> RecordSet:
    """Return a set of these records; a body is empty unless told."""
    return RecordSet(tuple(make_record({"body": "", **record}) for record in records))


def value_of(figures: list[Figure], name: str) -> Value:
    """Return the digest's value of the figure of that name."""
    (found,) = (figure.value for figure in figures if figure.figure == name)
    return found


def test_gold_names_stand_as_words() -> None:
    """Each place where the words stand on their own counts, the longer name first, capitals only."""
    body = "Elm Bridge in Elm. Elmford, fire and Elm."
    texts = ("Elm", "Elm Bridge", "fire", "Gone")
    record = make_record({"body": body, "entities": [{"text": text} for text in texts]})
    assert sorted(body[name.start : name.end] for name in find_gold(record, 0)) == [
        "Elm",
        "Elm",
        "Elm Bridge",
    ]


def test_gold_names_with_offsets_and_kinds() -> None:
    """Offsets and kinds of the set are taken as they are, whatever the set calls a kind."""
    entity = {"text": "Elm", "start": 4, "end": 7, "kind": "GPE"}
    record = make_record({"body": "Elm Elm", "entities": [entity]})
    assert list(find_gold(record, 3)) == [Name(3, 4, 7, "place")]


def test_bounds_count_only_where_both_mark() -> None:
    """One met exactly, one overlapped, one missed: half of those met are right."""
    gold = {Name(0, 0, 4, None), Name(0, 10, 20, None), Name(0, 30, 40, None)}
    found = {Name(0, 0, 4, "person"), Name(0, 12, 20, None)}
    assert score_bounds(found, gold) == 0.5


def test_names_are_scored_by_kind() -> None:
    """The kinds given are scored if the set tells kinds."""
    entities = [{"text": "Ida Brook", "kind": "PER"}]
    figures = measure_names(make_set({"body": "Mayor Ida Brook spoke on Monday.", "entities": entities}))
    assert value_of(figures, "exact spans, any kind: F1") == 100.0
    assert value_of(figures, "exact spans, right kind: F1") == 100.0
    assert value_of(figures, "precision of the kinds given") == 100.0


def test_capitalised_phrases() -> None:
    """The baseline takes runs of capitalised words, with small words between them."""
    body = "The Bank of Elmford lent Ida Brook money."
    assert [body[name.start : name.end] for name in find_capitalised(body, 0)] == [
        "The Bank of Elmford",
        "Ida Brook",
    ]


def test_nearest_are_scored_by_shared_values() -> None:
    """One finds a fifth, one two fifths, one nothing: the mean is a fifth."""
    values = [frozenset("a"), frozenset("ab"), frozenset("b")]
    assert score_nearest([[1, 2], [0, 2], []], values) == pytest.approx((1 / 5 + 2 / 5 + 0) / 3)


def test_related_by_a_field() -> None:
    """Records of two kinds that share no word across are told apart, by any field."""
    bodies = [f"river flood bridge {number}" for number in range(6)]
    bodies += [f"opera singer theatre {number}" for number in range(6)]
    records = [{"body": body, "desk": body.split()[0]} for body in bodies]
    (figure,) = measure_related(make_set(*records), "desk")
    assert (figure.value, figure.baseline, figure.count) == (100.0, 100.0, 12)


def test_too_few_to_relate() -> None:
    """Five neighbours need six articles that have the field."""
    assert measure_related(make_set(*[{"body": "flood", "labels": ["x"]}] * 5), "labels") == []


def test_stories_score_those_with_a_cluster() -> None:
    """Two copies of one cluster meet; the record without a cluster is not counted."""
    records = [{"body": LONG, "cluster": "x", "date": "2024-03-04"}] * 2 + [{"body": "Other."}]
    figures = measure_stories(make_set(*records))
    assert {figure.count for figure in figures} == {2}
    assert value_of(figures, "BCubed, with dates: F1") == 100.0
    assert value_of(figures, "BCubed, without dates: F1") == 100.0


def test_subjects_by_label_map() -> None:
    """Labels mean the codes of the map, and IPTC names mean their own."""
    sport = "The team won the football match after a goal by the striker in the league."
    records = [{"body": sport, "labels": ["Games"]}, {"body": sport, "labels": ["sport"]}, {"labels": ["?"]}]
    figures = measure_subjects(make_set(*records), {"Games": ["15000000"]})
    assert {figure.count for figure in figures[:3]} == {2}
    assert value_of(figures, "first choice right") == 100.0
    assert value_of(figures, "wrong first subject when shown") == 0.0


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("On March 4, 2024 it rained.", dt.date(2024, 3, 4), id="month first"),
        pytest.param("It rained on 4 Mar 2024, as on May 1, 2023.", dt.date(2024, 3, 4), id="day first"),
        pytest.param("Since February 30, 2024 and Room 12 2024.", None, id="no such day"),
    ],
)
def test_first_date(text: str, expected: dt.date | None) -> None:
    """The baseline reads the first full date, wherever it stands."""
    assert find_first_date(text) == expected


def test_dates_are_wrong_right_or_open() -> None:
    """Each outcome counts once."""
    day = dt.date(2024, 3, 4)
    assert count_outcomes([(day, day), (None, day), (dt.date(2023, 3, 4), day)]) == {
        "right": 1,
        "undated": 1,
        "wrong": 1,
    }


def test_dates_are_hidden_from_the_digest() -> None:
    """A record's date is gold alone: only the text may tell it."""
    figures = measure_dates(
        make_set(
            {"body": "It rained all day long in Elmford.", "date": "2024-03-04T01:00:00-05:00"},
            {"body": "March 4, 2024\nIt rained all day long in Elmford.", "date": "2024-03-04"},
        )
    )
    assert [(figure.figure, figure.value) for figure in figures] == [
        ("wrong", 0),
        ("right", 1),
        ("undated", 1),
    ]


@pytest.mark.parametrize("kind", sorted(EDITS))
def test_edits_change_a_tenth_to_a_fifth(kind: str) -> None:
    """An edit is there, and most of the text stays."""
    edited = edit_text(LONG, LONG.upper(), kind, random.Random(1))  # noqa: S311 - a fixed seed, no secret
    before, after = LONG.split(), edited.split()
    kept = sum(word in after for word in before) / len(before)
    assert edited != LONG
    assert kept >= 0.75


def test_copies_are_the_same_on_every_run() -> None:
    """The seed is fixed, and short texts are not copied."""
    copies = make_copies([LONG, "Too short."])
    assert copies == make_copies([LONG, "Too short."])
    assert [(copy.original, copy.kind) for copy in copies] == [(0, "words dropped")]


def test_false_pairs_are_named() -> None:
    """Two records that the digest takes for one text are counted and named; equal words are no false pair."""
    texts = {"a": LONG, "b": LONG, "c": LONG.replace("Sentence number 3", "Line 3"), "d": "Else."}
    figures = measure_duplicates(
        make_set(*({"id": name, "title": "One", "body": body} for name, body in texts.items()))
    )
    assert (figures[-1].value, figures[-1].note) == (1, "a = c")


def test_summaries_as_the_measure_sees_them() -> None:
    """Lead-2 takes two plain sentences; a summary without a closing mark is broken, an empty one is not."""
    assert lead_sentences("One. Two! Three.") == "One. Two!"
    assert [is_broken(text) for text in ("One.", "“One.”", "One", "")] == [False, False, True, False]


def test_plain_nearness() -> None:
    """The baseline ranks by shared words, pairs what is near, and joins pairs into groups."""
    texts = ["river flood", "flood river", "opera night", "the of"]
    assert find_nearest(texts, 1)[:2] == [[1], [0]]
    assert find_pairs(texts, 0.9) == [(0, 1)]
    assert find_pairs(["the of", ""], 0.9) == []
    assert group_pairs([(1, 2), (0, 2)], 4) == [0, 0, 0, 3]


def test_command_prints_a_table_and_json(tmp_path: Path) -> None:
    """Both forms hold the same figures, and a limit counts records."""
    path = tmp_path / "set.jsonl"
    lines = [json.dumps({"body": "It rained in Elmford.", "date": "2024-03-04"})] * 3
    path.write_text("\n".join(lines), encoding="utf-8")
    runner = CliRunner()
    table = runner.invoke(main, [str(path), "--only", "dates", "--limit", "2"], catch_exceptions=False)
    assert "set.jsonl: 2 records" in table.output
    assert "undated" in table.output
    report = json.loads(runner.invoke(main, [str(path), "--only", "dates", "--json"]).output)
    assert report["records"] == 3
    assert {"wrong", "right", "undated"} == {figure["figure"] for figure in report["figures"]}


def test_command_names_what_it_can_measure(tmp_path: Path) -> None:
    """A measure that does not exist is a mistake that names those that do."""
    path = tmp_path / "set.jsonl"
    path.touch()
    result = CliRunner().invoke(main, [str(path), "--only", "taste"])
    assert result.exit_code == 2
    assert "names, subjects, related" in result.output


def test_compressed_sets_are_read(tmp_path: Path) -> None:
    """A `.gz` file reads as the same records, blank lines left out."""
    path = tmp_path / "set.jsonl.gz"
    with gzip.open(path, "wt", encoding="utf-8") as file:
        file.write('{"body": "One."}\n\n{"body": "Two."}\n')
    assert read_records(path).bodies == ["One.", "Two."]


def test_gold_by_id_is_added(tmp_path: Path) -> None:
    """Records that the gold knows are measured, cut where it ends; the others are left out."""
    records = [{"id": "a", "body": "Elm met Oak. Ash left."}, {"id": "b", "body": "Elm"}]
    gold = [{"id": "a", "upto": 12, "names": [[0, 3, "person"], [8, 11, "place"]], "labels": ["15000000"]}]
    for name, lines in (("set.jsonl", records), ("gold.jsonl", gold)):
        (tmp_path / name).write_text("".join(json.dumps(line) + "\n" for line in lines))
    (record,) = read_records(tmp_path / "set.jsonl", gold=tmp_path / "gold.jsonl").records
    assert record.body == "Elm met Oak."
    assert [(name.text, name.kind) for name in record.entities] == [("Elm", "person"), ("Oak", "place")]
    assert record.labels == ("15000000",)


def test_names_of_other_kinds_count_neither_way() -> None:
    """Whether the digest finds an event or not, the figures are the same."""
    body = "Minister Ana Duarte spoke in Lisbon after the Harbour Festival had ended there."
    names = [("Ana Duarte", "person"), ("Lisbon", "place")]
    entities = [{"text": text, "kind": kind} for text, kind in names]
    other = {"text": "Harbour Festival", "kind": "other"}
    figures = measure_names(make_set({"body": body, "entities": [*entities, other]}))
    assert value_of(figures, "exact spans, any kind: precision") == 100.0
    assert value_of(figures, "exact spans, any kind: recall") == 100.0


def test_shipped_gold_lies_in_its_texts() -> None:
    """Every mark of the reports that were written for the project stands where it says, word for word."""
    records = read_records(Path(__file__).parents[2] / "benchmarks/gold/names_wire.jsonl").records
    marks = [(record.body[e.start : e.end], e.text) for record in records for e in record.entities]
    assert len(marks) > 1_000
    assert all(standing == text for standing, text in marks)
