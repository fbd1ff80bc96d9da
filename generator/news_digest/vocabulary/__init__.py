"""What the desk knows and edits without Python: subjects, entities, sources, boilerplate, words never topics.

Five YAML files stand beside this module; a mistake in them is a `Problem` with file and line, and the rest of
the vocabulary still counts.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

from news_digest.model import Problem, Vocabulary
from news_digest.vocabulary.entries import read_entities, read_lines, read_sources, read_subjects
from news_digest.vocabulary.nodes import Sheet

FOLDER = Path(__file__).parent
SHOWN_AS = "generator/news_digest/vocabulary"  # where the files are in the repository
FILES = ("subjects.yml", "entities.yml", "sources.yml", "never_topics.yml", "boilerplate.yml")
PROBLEM_CODES = {
    "vocabulary-file": "a vocabulary file cannot be opened, or is larger than it may be",
    "vocabulary-syntax": "a vocabulary file is not YAML in UTF-8",
    "vocabulary-key": "an entry has an unknown key, lacks one that it needs, or has one twice",
    "vocabulary-value": "a value in a vocabulary file is not of the kind that belongs there",
    "vocabulary-duplicate": "two entries share a name or an alias",
}
MAX_BYTES = 2_000_000  # a larger vocabulary file is surely a mistake, and would take minutes to read


def load_vocabulary(folder: Path | None = None) -> tuple[Vocabulary, tuple[Problem, ...]]:
    """Return the vocabulary in a folder (the shipped one if None), and its problems in order.

    A file that is not there counts as empty, and so does one that is too large or cannot be opened, with a
    problem. Entries keep the order of their file. Raises nothing.
    """
    home = FOLDER if folder is None else folder
    sheets = {name: Sheet(f"{SHOWN_AS}/{name}") for name in FILES}
    contents = {name: _read_bytes(home / name, sheets[name]) for name in FILES}
    roots = {name: sheets[name].parse(contents[name]) for name in FILES}
    vocabulary = Vocabulary(
        subjects=tuple(read_subjects(sheets["subjects.yml"], roots["subjects.yml"])),
        entities=tuple(read_entities(sheets["entities.yml"], roots["entities.yml"])),
        sources=tuple(read_sources(sheets["sources.yml"], roots["sources.yml"])),
        never_topics=frozenset(
            word.casefold() for word in read_lines(sheets["never_topics.yml"], roots["never_topics.yml"])
        ),
        boilerplate=tuple(read_lines(sheets["boilerplate.yml"], roots["boilerplate.yml"])),
        digest=_digest(contents),
    )
    return vocabulary, tuple(problem for name in FILES for problem in sorted(sheets[name].problems))


def _read_bytes(path: Path, sheet: Sheet) -> bytes:
    """Return a file's bytes; none if there is no such file, or after noting why it is not read."""
    try:
        if not path.is_file():
            return b""
        with path.open("rb") as file:
            content = file.read(MAX_BYTES + 1)
    except OSError as error:
        reason = error.strerror or "unknown error"
        sheet.refuse(f"the file cannot be opened ({reason})", "give yourself the right to read it")
        return b""
    if len(content) > MAX_BYTES:
        sheet.refuse(f"the file has more than {MAX_BYTES:,} bytes", "keep the entries that articles need")
        return b""
    return content


def _digest(contents: dict[str, bytes]) -> str:
    """Return one SHA-256 over the files, each with its name and length."""
    total = hashlib.sha256()
    for name in FILES:
        total.update(f"{name} {len(contents[name])}\n".encode())
        total.update(contents[name])
    return total.hexdigest()
