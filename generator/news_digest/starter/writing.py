"""Writing a new digest: all of its files or none, and nothing over what is there."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path

# What may stand in a folder that counts as empty: of git, and of Python.
LEFT_ALONE = (".git", ".venv", "venv")
_STAGE = ".digest-new"


class FolderError(Exception):
    """A folder in which no digest can be made; says why and what to do."""


def check_empty(folder: Path) -> None:
    """Raise FolderError if a digest made in a folder would meet something that is there."""
    if folder.is_dir():
        found = sorted(entry.name for entry in folder.iterdir() if entry.name not in LEFT_ALONE)
        if found:
            first = ", ".join(found[:3]) + (f" and {len(found) - 3} more" if len(found) > 3 else "")  # noqa: PLR2004  # as many as are named
            raise FolderError(
                f"{folder} is not empty (it holds {first}), and nothing is overwritten: name a new folder, "
                "or use `--update` if it is a digest whose workflows shall follow a newer version"
            )
    elif folder.exists() or folder.is_symlink():
        raise FolderError(f"{folder} is not a folder: name one that is empty or not there yet")


def write_new(texts: Mapping[str, str], folder: Path) -> None:
    """Write texts into a folder that is empty or not there; OSError leaves it as it was.

    They are made ready beside their places; then one step for each name at the top puts them there.
    """
    check_empty(folder)
    made = [each for each in (folder, *folder.parents) if not each.exists()]
    folder.mkdir(parents=True, exist_ok=True)
    stage = folder / _STAGE
    placed: list[Path] = []
    try:
        write_texts(texts, stage)
        for entry in sorted(stage.iterdir()):
            entry.rename(folder / entry.name)
            placed.append(folder / entry.name)
        stage.rmdir()
    except BaseException:
        for path in (stage, *placed):
            shutil.rmtree(path, ignore_errors=True) if path.is_dir() else path.unlink(missing_ok=True)
        for each in made:
            each.rmdir()
        raise


def write_texts(texts: Mapping[str, str], folder: Path) -> None:
    """Write each text below a folder, each in one step, with the line ends of every system's git."""
    for path, text in texts.items():
        place = folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        fresh = place.with_name(f"{place.name}.digest-new")
        fresh.write_text(text, encoding="utf-8", newline="")
        if place.exists():
            shutil.copymode(place, fresh)
        fresh.replace(place)
