"""A built site, all or nothing: the engine builds it aside, and then it changes places with the old one.

MkDocs empties the site's folder before it writes the first page. So it is given a folder beside it, which
becomes the site in one step when all is done; until then readers of the folder see the old site, whole.
"""

from __future__ import annotations

import glob
import os
import shutil
import tempfile
from contextlib import ExitStack
from pathlib import Path

from generator.write import disk


class SiteStage:
    """A folder to build a site in, which `publish` puts in the site's place; one build at a time has one."""

    def __init__(self, site: Path) -> None:
        """Wait until no other build has a stage, and remove what killed ones left. Raises OSError."""
        self.site = site.resolve()
        self.site.parent.mkdir(parents=True, exist_ok=True)
        self._held = ExitStack()
        self._held.enter_context(disk.locked(self.site.parent))
        beginning = f".{self.site.name}.next-"
        for leftover in sorted(self.site.parent.glob(f"{glob.escape(beginning)}*")):
            # The indexer of a killed build may still write there; then a later build removes it.
            shutil.rmtree(leftover, ignore_errors=True)
        self._place = Path(tempfile.mkdtemp(prefix=beginning, dir=self.site.parent))
        # Not the temporary folder itself, which nobody else may read.
        self.folder = self._place / self.site.name
        self.folder.mkdir()

    def publish(self) -> None:
        """Let the folder become the site. Raises OSError; then the old site stands as it was.

        What else lies in the old folder under a name that begins with a dot (`.git`, say) stays there, as it
        does when MkDocs writes into it; then, and where the system can not exchange folders, files are moved
        one by one.
        """
        disk.sync(self.folder)
        if not self.site.exists():
            os.rename(self.folder, self.site)  # noqa: PTH104 - so that tests can refuse any operation
        elif any(entry.name.startswith(".") and not self._has(entry.name) for entry in os.scandir(self.site)):
            self._merge()
        else:
            self._exchange()
        self.discard()

    def discard(self) -> None:
        """Remove what is left of the stage, and let the next build have it."""
        shutil.rmtree(self._place, ignore_errors=True)
        self._held.close()

    def _has(self, name: str) -> bool:
        """Tell whether the new site holds a name at its top."""
        return (self.folder / name).exists()

    def _exchange(self) -> None:
        """Let the new site and the old one change places."""
        try:
            disk.exchange(self.folder, self.site)
        except OSError as error:
            if error.errno not in disk.NOT_HERE:
                raise
            self._merge()

    def _merge(self) -> None:
        """Move the new site's files to their places one by one, and then remove the others."""
        new = sorted(path.relative_to(self.folder) for path in self.folder.rglob("*") if path.is_file())
        for path in new:
            disk.move(self.folder / path, self.site / path)
        keep = frozenset(new)
        for path in sorted(self.site.rglob("*"), reverse=True):
            inside = path.relative_to(self.site)
            if inside.parts[0].startswith("."):
                continue
            if path.is_dir() and not path.is_symlink():
                disk.remove_empty(path, self.site)
            elif inside not in keep:
                path.unlink()


def open_stage(site: Path) -> SiteStage:
    """Return a stage for the site in a folder, once no other build has it. Raises OSError."""
    return SiteStage(site)
