"""The floor: writing the bytes of a site, and doing nothing else.

    python benchmarks/builds/floor.py LIST FOLDER

LIST has a line `bytes TAB path` for each file; as many bytes are written under that path of FOLDER.
"""

from __future__ import annotations

import sys
from pathlib import Path


def write_files(listed: Path, folder: Path) -> None:
    """Write files of these sizes, full of the same sign: what they hold makes no difference to a disk."""
    files = [line.split("\t", 1) for line in listed.read_text(encoding="utf-8").splitlines()]
    content = memoryview(b"." * max((int(size) for size, _ in files), default=0))
    made: set[Path] = set()
    for size, path in files:
        file = folder / path
        if file.parent not in made:
            file.parent.mkdir(parents=True, exist_ok=True)
            made.add(file.parent)
        file.write_bytes(content[: int(size)])


def list_files(site: Path, listed: Path) -> None:
    """Write the list of the files of a site."""
    files = sorted(path for path in site.rglob("*") if path.is_file())
    lines = [f"{path.stat().st_size}\t{path.relative_to(site).as_posix()}\n" for path in files]
    listed.write_text("".join(lines), encoding="utf-8")


if __name__ == "__main__":
    write_files(Path(sys.argv[1]), Path(sys.argv[2]))
