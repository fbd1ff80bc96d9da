"""A built site, all or nothing: the engine builds it aside, and then it changes places with the old one.

MkDocs empties the site's folder before it writes the first page. So it is given a folder beside it, which
becomes the site in one step when all is done; until then readers of the folder see the old site, whole.
"""

from __future__ import annotations

import errno
import os
import re
import shutil
import tempfile
from contextlib import ExitStack
from pathlib import Path

from news_digest.write import disk

# What `tempfile.mkdtemp` makes of the name of a site or a search index.
_STAGE = re.compile(r"\.(?P<name>.+)\.next-[a-z0-9_]{8}")


class SiteStage:
    """A folder to build a site in, which `publish` puts in the site's place; one build at a time has one."""

    def __init__(self, site: Path) -> None:
        """Wait until no other build has a stage, and remove what killed ones left. Raises OSError."""
        self.site = site.resolve()
        self.site.parent.mkdir(parents=True, exist_ok=True)
        self._held = ExitStack()
        self._held.enter_context(disk.locked(self.site.parent))
        for folder in filter(Path.is_dir, (self.site.parent, self.site)):
            for leftover in filter(self._is_leftover, sorted(folder.iterdir())):
                # The indexer of a killed build may still write there; then a later build removes it.
                shutil.rmtree(leftover, ignore_errors=True)
        self._place = self._make_place(f".{self.site.name}.next-")
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
        elif any(map(self._is_kept, self.site.iterdir())):
            self._merge()
        else:
            self._exchange()
        self.discard()

    def discard(self) -> None:
        """Remove what is left of the stage, and let the next build have it."""
        shutil.rmtree(self._place, ignore_errors=True)
        self._held.close()

    def _make_place(self, beginning: str) -> Path:
        """Make a folder beside the site, or in it where nothing else may be written (a web server's root)."""
        try:
            return Path(tempfile.mkdtemp(prefix=beginning, dir=self.site.parent))
        except OSError as error:
            if error.errno not in (errno.EACCES, errno.EPERM, errno.EROFS) or not self.site.is_dir():
                raise
            return Path(tempfile.mkdtemp(prefix=beginning, dir=self.site))

    def _is_leftover(self, path: Path) -> bool:
        """Tell whether a killed build of this site left a folder: by its name, and by what is in it."""
        match = _STAGE.fullmatch(path.name)
        if match is None or match["name"] != self.site.name or path.is_symlink() or not path.is_dir():
            return False
        return all(inside.name == self.site.name for inside in path.iterdir())

    def _is_kept(self, path: Path) -> bool:
        """Tell whether a name at the old site's top stays: hidden, not in the new site, no stage."""
        name = path.name
        return name.startswith(".") and _STAGE.fullmatch(name) is None and not (self.folder / name).exists()

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
            self._make_way(self.site / path)
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

    def _make_way(self, target: Path) -> None:
        """Remove a file or link where a folder is to be, and a folder where a file is to be."""
        for place in reversed([place for place in target.parents if self.site in place.parents]):
            if place.is_symlink() or place.is_file():
                place.unlink()
        if target.is_dir() and not target.is_symlink():
            shutil.rmtree(target)


def open_stage(site: Path) -> SiteStage:
    """Return a stage for the site in a folder, once no other build has it. Raises OSError."""
    return SiteStage(site)
