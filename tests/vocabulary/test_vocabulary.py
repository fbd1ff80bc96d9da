"""The vocabulary: what is shipped is whole, and a mistake is named with file and line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import news_digest.vocabulary
from news_digest.vocabulary import load_shipped, load_vocabulary

if TYPE_CHECKING:
    from pathlib import Path

    from news_digest.model import Problem, Vocabulary


def alone(folder: Path) -> tuple[Vocabulary, tuple[Problem, ...]]:
    """Return what a folder says with nothing below it."""
    return load_vocabulary(folder, shipped=folder / "nothing")


def test_shipped_vocabulary_is_whole() -> None:
    """All 17 subjects in the IPTC's order, each with words; no problems."""
    vocabulary, problems = load_vocabulary()
    assert problems == load_shipped().problems == ()
    assert [subject.code for subject in vocabulary.subjects] == [
        f"{number:02}000000" for number in range(1, 18)
    ]
    assert all(len(subject.words) >= 60 for subject in vocabulary.subjects)
    assert {entity.kind for entity in vocabulary.entities} == {"person", "organisation", "place"}
    assert vocabulary.subjects[15].name == "conflict, war and peace"


def test_empty_folder(tmp_path: Path) -> None:
    """Files that are not there count as empty."""
    assert load_vocabulary(tmp_path)[1] == ()
    assert load_vocabulary(tmp_path)[0].entities == load_vocabulary()[0].entities
    assert load_vocabulary(tmp_path / "vocabulary")[1] == ()
    vocabulary, problems = alone(tmp_path)
    assert (vocabulary.entities, problems) == ((), ())
    assert [problem.code for problem in load_vocabulary(tmp_path / "desk")[1]] == ["vocabulary-file"]


def test_digest_changes_with_any_file(tmp_path: Path) -> None:
    """The digest stands for the bytes of all files."""
    before = alone(tmp_path)[0].digest
    (tmp_path / "never_topics.yml").write_text("- Police\n", encoding="utf-8")
    vocabulary = alone(tmp_path)[0]
    assert vocabulary.digest != before
    assert vocabulary.never_topics == frozenset({"police"})
    assert load_vocabulary(language="de")[0].digest != load_vocabulary()[0].digest


@pytest.mark.parametrize(
    ("file", "content", "line", "code"),
    [
        pytest.param("entities.yml", "- name: [", 1, "vocabulary-syntax", id="no-yaml"),
        pytest.param("entities.yml", "a: b", 1, "vocabulary-value", id="no-list"),
        pytest.param(
            "entities.yml", "- name: A\n  kind: person\n  wiki: Q1", 3, "vocabulary-key", id="unknown-key"
        ),
        pytest.param("entities.yml", "- name: A", 1, "vocabulary-key", id="missing-key"),
        pytest.param("entities.yml", "- name: A\n  kind: thing", 2, "vocabulary-value", id="kind"),
        pytest.param(
            "entities.yml", "- name: A\n  kind: person\n  wikidata: 12", 3, "vocabulary-value", id="wikidata"
        ),
        pytest.param(
            "entities.yml",
            "- {name: A, kind: person}\n- {name: B, kind: place, aliases: [A]}",
            2,
            "vocabulary-duplicate",
            id="alias-twice",
        ),
        pytest.param("sources.yml", "- name: A\n  url: ftp://a", 2, "vocabulary-value", id="address"),
        pytest.param("subjects.yml", "- code: '99'\n  name: A", 1, "vocabulary-value", id="code"),
        pytest.param(
            "subjects.yml",
            "- code: '01000000'\n  name: A\n  words: {a: b}",
            3,
            "vocabulary-value",
            id="weight",
        ),
        pytest.param(
            "subjects.yml",
            "- code: '01000000'\n  name: A\n  words:\n    2: film, album\n    1: song, film",
            5,
            "vocabulary-key",
            id="two-weights",
        ),
        pytest.param(
            "subjects.yml",
            "- code: '01000000'\n  name: A\n  words: {11: film}",
            3,
            "vocabulary-value",
            id="weight-too-large",
        ),
        pytest.param("never_topics.yml", "- {a: b}", 1, "vocabulary-value", id="no-text"),
        pytest.param("boilerplate.yml", "- a\n- [b]", 2, "vocabulary-value", id="list-in-list"),
    ],
)
def test_mistakes(tmp_path: Path, file: str, content: str, line: int, code: str) -> None:
    """Each mistake is one problem at its line, with advice."""
    (tmp_path / file).write_text(content, encoding="utf-8")
    _, problems = load_vocabulary(tmp_path)
    assert [(problem.path, problem.line, problem.code) for problem in problems] == [
        (f"{tmp_path.as_posix()}/{file}", line, code)
    ]
    assert problems[0].advice


@pytest.mark.parametrize(
    ("size", "codes"),
    [
        pytest.param(news_digest.vocabulary.MAX_BYTES, [], id="inside"),
        pytest.param(news_digest.vocabulary.MAX_BYTES + 1, ["vocabulary-file"], id="outside"),
    ],
)
def test_bound_on_a_file(tmp_path: Path, size: int, codes: list[str]) -> None:
    """A file that is too large is named and counts as empty, never as its beginning."""
    words = b"- word\n"
    (tmp_path / "boilerplate.yml").write_bytes(words.ljust(size, b"#"))
    found, problems = alone(tmp_path)
    assert [problem.code for problem in problems] == codes
    assert found.boilerplate == (() if codes else ("word",))


def test_file_that_cannot_be_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the system refuses is a problem, and the other files count."""

    def refuse(*_words: object) -> None:
        raise PermissionError(13, "Permission denied")

    (tmp_path / "sources.yml").write_text("- name: A\n", encoding="utf-8")
    monkeypatch.setattr("pathlib.Path.open", refuse)
    _, problems = alone(tmp_path)
    assert [(problem.path, problem.code) for problem in problems] == [
        (f"{tmp_path.as_posix()}/sources.yml", "vocabulary-file")
    ]


def test_words_with_and_without_weight(tmp_path: Path) -> None:
    """Plain words weigh 1, others what stands behind them."""
    content = "- code: '15000000'\n  name: sport\n  words: [goal, cup: 2]\n"
    (tmp_path / "subjects.yml").write_text(content, encoding="utf-8")
    vocabulary, problems = alone(tmp_path)
    assert problems == ()
    assert vocabulary.subjects[0].words == {"goal": 1.0, "cup": 2.0}


def test_words_by_their_weight(tmp_path: Path) -> None:
    """A weight may stand before its words; a number that has a weight itself is a word."""
    content = (
        "- code: '15000000'\n  name: sport\n  words:\n    2: |\n      goal, red\n      card,\n"
        "    0.5: cup\n    100: 1\n    team: 3\n"
    )
    (tmp_path / "subjects.yml").write_text(content, encoding="utf-8")
    vocabulary, problems = alone(tmp_path)
    assert problems == ()
    assert vocabulary.subjects[0].words == {
        "goal": 2.0,
        "red card": 2.0,
        "cup": 0.5,
        "100": 1.0,
        "team": 3.0,
    }
