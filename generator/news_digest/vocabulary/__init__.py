"""What the desk knows and edits without Python: subjects, entities, sources, boilerplate, words never topics.

Five YAML files stand beside this module; those of an editor, in a folder beside mkdocs.yml, are read over
them and have the last word. A mistake in them is a `Problem` with file and line, and the rest of the
vocabulary still counts.
"""

from __future__ import annotations

from pathlib import Path

from news_digest.model import Problem, Vocabulary
from news_digest.vocabulary.layer import FILES, MAX_BYTES, Layer, read_layer
from news_digest.vocabulary.over import lay_over

__all__ = ["FILES", "FOLDER", "MAX_BYTES", "PROBLEM_CODES", "load_shipped", "load_vocabulary"]

FOLDER = Path(__file__).parent
USUAL = "vocabulary"  # the editor's folder, if the settings name no other
PROBLEM_CODES = {
    "vocabulary-file": "a vocabulary file cannot be opened, is larger than it may be, or is not read",
    "vocabulary-syntax": "a vocabulary file is not YAML in UTF-8",
    "vocabulary-key": "an entry has an unknown key, lacks one that it needs, or has one twice",
    "vocabulary-value": "a value in a vocabulary file is not of the kind that belongs there",
    "vocabulary-duplicate": "two entries share a name or an alias",
}


def load_vocabulary(
    own: Path | None = None, *, language: str = "en", shipped: Path = FOLDER
) -> tuple[Vocabulary, tuple[Problem, ...]]:
    """Return the shipped vocabulary with that of the folder `own` over it, and the problems of the latter.

    Paths of problems begin with the folder as it is given. A folder that is not there says nothing; under
    another name than the usual one it is a problem. `language` is the site's. Raises nothing.
    """
    below = load_shipped(shipped)
    if own is None:
        return lay_over(Layer(), below, language), ()
    above = read_layer(own, own.as_posix(), below, language)
    missing = () if own.is_dir() or own.name == USUAL else (_no_folder(own),)
    return lay_over(above, below, language), (*missing, *above.problems)


def load_shipped(folder: Path = FOLDER) -> Layer:
    """Return what the package knows itself; its problems are ours, and never shown to an editor."""
    return read_layer(folder, f"generator/news_digest/{folder.name}")


def _no_folder(folder: Path) -> Problem:
    """Return the problem of a folder that the settings name and that is not there."""
    return Problem(
        path=folder.as_posix(),
        line=1,
        code="vocabulary-file",
        message="there is no such folder",
        advice="make it, or mend `vocabulary:` under `digest` in mkdocs.yml",
    )
