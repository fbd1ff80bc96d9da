"""The editor's vocabulary over the shipped one: it has the last word, entry by entry."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from news_digest.vocabulary import load_vocabulary

if TYPE_CHECKING:
    from pathlib import Path

    from news_digest.model import KnownEntity, Subject, Vocabulary

# What is shipped in these tests.
SHIPPED = {
    "entities.yml": """
- {name: United Nations, kind: organisation, aliases: [UN, U.N.], description: States., wikidata: Q1065}
- {name: Georgia, kind: place, aliases: [Sakartvelo], description: A country.}
- {name: Kremlin, kind: organisation}
""",
    "sources.yml": "- {name: The Guardian, aliases: [Guardian, theguardian.com], url: https://www.theguardian.com/}\n",
    "subjects.yml": """
- {code: "15000000", name: sport, short: Sport, words: {goal: 2, cup: 1}}
- {code: "17000000", name: weather, short: Weather, words: {storm: 2}}
""",
    "never_topics.yml": "- Labour Party\n- Congress\n",
    "boilerplate.yml": '- "Read more*"\n- Sources\n',
}


def lay_over(folder: Path, language: str = "en", /, **files: str) -> tuple[Vocabulary, list[str]]:
    """Return what the editor's files make of the shipped ones, and problems as `file:line: code`."""
    for name, contents in (
        ("below", SHIPPED),
        ("own", {f"{file}.yml": text for file, text in files.items()}),
    ):
        (folder / name).mkdir()
        for file, text in contents.items():
            (folder / name / file).write_text(text, encoding="utf-8")
    vocabulary, problems = load_vocabulary(folder / "own", language=language, shipped=folder / "below")
    return vocabulary, [
        f"{problem.path.rpartition('/')[2]}:{problem.line}: {problem.code}" for problem in problems
    ]


def entity(vocabulary: Vocabulary, name: str) -> KnownEntity | None:
    """Return the entity of a name."""
    return next((each for each in vocabulary.entities if each.name == name), None)


def subject(vocabulary: Vocabulary, code: str) -> Subject:
    """Return the subject of a code."""
    return next(each for each in vocabulary.subjects if each.code == code)


def test_same_name_adds_and_prevails(tmp_path: Path) -> None:
    """An entry of a shipped name keeps what it does not say itself, and is not said to stand there twice."""
    own = "- {name: united nations, aliases: [UNO], description: The world organisation.}\n"
    vocabulary, problems = lay_over(tmp_path, entities=own)
    found = entity(vocabulary, "united nations")
    assert problems == []
    assert found is not None
    assert (found.kind, found.aliases, found.wikidata) == ("organisation", ("UNO", "UN", "U.N."), "Q1065")
    assert found.description == "The world organisation."
    assert entity(vocabulary, "United Nations") is None


def test_alias_renames(tmp_path: Path) -> None:
    """An entry that calls a shipped one an alias is that one under another name."""
    vocabulary, problems = lay_over(
        tmp_path, "de", entities="- {name: Vereinte Nationen, aliases: [United Nations]}\n"
    )
    found = entity(vocabulary, "Vereinte Nationen")
    assert problems == []
    assert found is not None
    assert (found.kind, found.aliases) == ("organisation", ("United Nations", "UN", "U.N."))
    assert found.description is None, "the shipped one is in English"
    assert entity(vocabulary, "United Nations") is None


def test_another_kind_is_another_thing(tmp_path: Path) -> None:
    """Nothing of a shipped entry is said of a namesake."""
    vocabulary, _ = lay_over(tmp_path, entities="- {name: Georgia, kind: person}\n")
    assert [each.kind for each in vocabulary.entities if each.name == "Georgia"] == ["person"]
    found = entity(vocabulary, "Georgia")
    assert found is not None
    assert (found.aliases, found.description) == ((), None)


def test_a_spelling_belongs_to_one(tmp_path: Path) -> None:
    """A shipped alias that is the name or alias of an own entry goes to that."""
    own = "- {name: UN, kind: place}\n- {name: Ulm News, kind: organisation, aliases: [U.N.]}\n"
    vocabulary, problems = lay_over(tmp_path, entities=own)
    found = entity(vocabulary, "United Nations")
    assert problems == []
    assert found is not None
    assert found.aliases == ()


def test_what_is_taken_out(tmp_path: Path) -> None:
    """An entry can take out a shipped one; what there is not to take out is named, with the nearest."""
    vocabulary, problems = lay_over(
        tmp_path,
        entities="- remove: kremlin\n- remove: Georgiq\n",
        sources="- remove: The Guardian\n",
        subjects="- remove: Weather\n",
        never_topics="- remove: Congress\n- Georgia\n",
        boilerplate="- remove: Sources\n- Ads\n",
    )
    assert [each.name for each in vocabulary.entities] == ["United Nations"]
    assert vocabulary.sources == ()
    assert [each.slug for each in vocabulary.subjects] == ["sport"]
    assert vocabulary.never_topics == {"labour party", "georgia"}
    assert vocabulary.boilerplate == ("Ads", "Read more*")
    assert problems == ["entities.yml:2: vocabulary-value"]
    assert "Georgia" in load_vocabulary(tmp_path / "own", shipped=tmp_path / "below")[1][0].advice


def test_an_own_entry_is_a_topic_after_all(tmp_path: Path) -> None:
    """A word that is never a topic is one if the editor made an entry of it."""
    vocabulary, _ = lay_over(tmp_path, entities="- {name: Labour Party, kind: organisation}\n")
    assert vocabulary.never_topics == {"congress"}


def test_sources_meet_too(tmp_path: Path) -> None:
    """A shipped source under another name keeps its address and its other spellings."""
    vocabulary, problems = lay_over(tmp_path, sources="- {name: Guardian, aliases: [The Guardian]}\n")
    assert problems == []
    assert [(each.name, each.aliases, each.url) for each in vocabulary.sources] == [
        ("Guardian", ("The Guardian", "theguardian.com"), "https://www.theguardian.com/")
    ]


@pytest.mark.parametrize("known", ['code: "15000000"', "name: sport", "short: Sport"])
def test_words_of_a_subject_are_added(tmp_path: Path, known: str) -> None:
    """An own entry of a shipped subject needs no more than its words; they prevail one by one."""
    vocabulary, problems = lay_over(tmp_path, subjects=f"- {{{known}, words: {{tor: 3, goal: 0}}}}\n")
    found = subject(vocabulary, "15000000")
    assert problems == []
    assert found.words == {"goal": 0.0, "cup": 1.0, "tor": 3.0}
    assert (found.own_words, found.slug, found.is_renamed) == ({"tor", "goal"}, "sport", False)


def test_a_subject_is_renamed_and_keeps_its_old_address(tmp_path: Path) -> None:
    """Under another name a subject has another address, and knows the old one."""
    vocabulary, _ = lay_over(tmp_path, "de", subjects='- {code: "15000000", short: Leibesübungen}\n')
    found = subject(vocabulary, "15000000")
    assert (found.slug, found.name, found.is_renamed) == ("leibesuebungen", "Leibesübungen", True)
    assert [former.name for former in found.formerly] == ["Sport"]
    assert found.words == {"goal": 2.0, "cup": 1.0}


def test_a_subject_of_ones_own(tmp_path: Path) -> None:
    """A subject that the IPTC does not know needs no code."""
    vocabulary, problems = lay_over(tmp_path, subjects="- {name: Harbour, words: [crane]}\n")
    assert problems == []
    assert [(each.code, each.slug) for each in vocabulary.subjects][-1] == ("harbour", "harbour")


@pytest.mark.parametrize(
    ("name", "advice"),
    [
        pytest.param("entitys.yml", "call it entities.yml", id="misspelt"),
        pytest.param("sources.yaml", "call it sources.yml", id="another ending"),
        pytest.param("Subject.txt", "call it subjects.yml", id="text"),
        pytest.param("people.yml", "the files are called", id="unknown"),
    ],
)
def test_a_file_that_nobody_reads_is_named(tmp_path: Path, name: str, advice: str) -> None:
    """A misspelt file is a problem that says what to write; notes and hidden files may stay."""
    for other in (name, "notes.md", ".hidden.yml~", "entities.yml~"):
        (tmp_path / other).write_text("- a\n", encoding="utf-8")
    (tmp_path / "old").mkdir()
    _, problems = load_vocabulary(tmp_path)
    assert [(problem.path, problem.code) for problem in problems] == [
        (f"{tmp_path.as_posix()}/{name}", "vocabulary-file")
    ]
    assert problems[0].advice.startswith(advice)


def test_what_belongs_into_a_file_that_is_there(tmp_path: Path) -> None:
    """Beside the right file, a misspelt one is to be moved into it."""
    _, problems = lay_over(tmp_path, entities="[]\n", entitys="[]\n")
    assert problems == ["entitys.yml:1: vocabulary-file"]
    assert load_vocabulary(tmp_path / "own")[1][0].advice == "move its entries into entities.yml"
