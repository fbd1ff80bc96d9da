"""One folder of vocabulary files, read: its entries, what it takes out of another, and its problems."""

from __future__ import annotations

import difflib
import hashlib
from dataclasses import dataclass, field
from pathlib import Path

from news_digest.model import KnownEntity, KnownSource, Problem, Subject
from news_digest.vocabulary.entries import (
    read_entities,
    read_lines,
    read_removals,
    read_sources,
    read_subjects,
)
from news_digest.vocabulary.nodes import Sheet

FILES = ("subjects.yml", "entities.yml", "sources.yml", "never_topics.yml", "boilerplate.yml")
MAX_BYTES = 2_000_000  # a larger vocabulary file is surely a mistake, and would take minutes to read
_NOTES = (".md", "~")  # what people may keep beside the files


@dataclass(frozen=True, slots=True, kw_only=True)
class Layer:
    """What the files of one folder say, entries in the order of their file; `removed` by file."""

    subjects: tuple[Subject, ...] = ()
    entities: tuple[KnownEntity, ...] = ()
    sources: tuple[KnownSource, ...] = ()
    never_topics: tuple[str, ...] = ()
    boilerplate: tuple[str, ...] = ()
    removed: dict[str, frozenset[str]] = field(default_factory=dict)
    digest: str = ""
    problems: tuple[Problem, ...] = ()

    def takes_out(self, file: str, *names: str) -> bool:
        """Tell whether an entry of one of these names is taken out of a file of the other layer."""
        return any(fold(name) in self.removed.get(file, ()) for name in names)


def fold(text: str) -> str:
    """Return the form under which two spellings of an entry are one, whatever their case."""
    return text.casefold()


def read_layer(folder: Path, shown_as: str, below: Layer | None = None, language: str = "en") -> Layer:
    """Return what a folder says, its paths shown as `shown_as/entities.yml`; `below` is what it is read over.

    A file that is not there counts as empty, and so does one that is too large or cannot be opened, with a
    problem. Raises nothing.
    """
    sheets = {name: Sheet(f"{shown_as}/{name}") for name in FILES}
    contents = {name: _read_bytes(folder / name, sheets[name]) for name in FILES}
    roots = {name: sheets[name].parse(contents[name]) for name in FILES}
    names_below = _names(below or Layer())
    removed = {
        name: frozenset(map(fold, read_removals(sheets[name], roots[name], names_below[name])))
        for name in FILES
    }
    return Layer(
        subjects=tuple(
            read_subjects(
                sheets["subjects.yml"], roots["subjects.yml"], below.subjects if below else None, language
            )
        ),
        entities=tuple(
            read_entities(sheets["entities.yml"], roots["entities.yml"], below.entities if below else ())
        ),
        sources=tuple(read_sources(sheets["sources.yml"], roots["sources.yml"])),
        never_topics=tuple(read_lines(sheets["never_topics.yml"], roots["never_topics.yml"])),
        boilerplate=tuple(read_lines(sheets["boilerplate.yml"], roots["boilerplate.yml"])),
        removed=removed,
        digest=_digest(contents),
        problems=(
            *(problem for name in FILES for problem in sorted(sheets[name].problems)),
            *_find_strangers(folder, shown_as),
        ),
    )


def _names(layer: Layer) -> dict[str, tuple[str, ...]]:
    """Return by which names the entries of each file can be taken out."""
    return {
        "subjects.yml": tuple(
            name for each in layer.subjects for name in (each.short, each.name, each.slug, each.code)
        ),
        "entities.yml": tuple(each.name for each in layer.entities),
        "sources.yml": tuple(each.name for each in layer.sources),
        "never_topics.yml": layer.never_topics,
        "boilerplate.yml": layer.boilerplate,
    }


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


def _find_strangers(folder: Path, shown_as: str) -> list[Problem]:
    """Return a problem for each file that nobody reads, such as `entitys.yml`; notes and folders may stay."""
    try:
        names = sorted(path.name for path in folder.iterdir() if path.is_file())
    except OSError:  # no folder: an editor who has nothing to say
        return []
    strangers = [name for name in names if name not in FILES and _is_meant(name)]
    return [
        Problem(
            path=f"{shown_as}/{name}",
            line=1,
            code="vocabulary-file",
            message="a file of this name is not read",
            advice=_advise_name(name, names),
        )
        for name in strangers
    ]


def _is_meant(name: str) -> bool:
    """Tell whether a file may be meant to be read: no note, none that a program or the system hides."""
    return name.endswith((".yml", ".yaml", ".json", ".txt", ".csv")) or "." not in name


def _advise_name(name: str, present: list[str]) -> str:
    """Say what a file should be called, or where its entries belong."""
    stems = {file.removesuffix(".yml"): file for file in FILES}
    near = difflib.get_close_matches(name.partition(".")[0].casefold(), stems, n=1)
    if near:
        file = stems[near[0]]
        return f"move its entries into {file}" if file in present else f"call it {file}"
    return f"the files are called {', '.join(FILES[:-1])} and {FILES[-1]}"


def _digest(contents: dict[str, bytes]) -> str:
    """Return one SHA-256 over the files, each with its name and length."""
    total = hashlib.sha256()
    for name in FILES:
        total.update(f"{name} {len(contents[name])}\n".encode())
        total.update(contents[name])
    return total.hexdigest()
