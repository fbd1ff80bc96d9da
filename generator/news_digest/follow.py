"""Follow: hear of it when the files below some folders say something else than before.

MkDocs' own watch ends for good when a folder goes away (a branch switch, an archive that is unpacked anew),
and sees neither a folder that comes later nor a file that is replaced under the same size and time (`rsync
-t`). So the folders are looked at again and again, whether they are there or not. A file is read where the
system's stamp of it is new; what counts is its content.
"""

from __future__ import annotations

import hashlib
import os
import stat
import threading
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

# Seconds between two looks. One at 10,000 files takes 0.06 s: a tenth of one processor.
PAUSE_SECONDS = 0.6
# A larger file is no article; of it the stamp is enough.
MAX_READ_BYTES = 4_000_000
# The same news is told so often if no build takes it up: whoever is to hear may not listen yet.
TOLD_AT_MOST = 3
LOOKS_BETWEEN = 5

Stamp = tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What one look saw of a file: the system's stamp, a hash of the content, and whether both are sure.

    A file that changes twice within one tick of the system's clock keeps its stamp. So a content is sure only
    when a later look, under the same stamp, has read it again.
    """

    stamp: Stamp
    content: bytes
    sure: bool = False


Look = Mapping[str, Seen]


def look(folders: tuple[Path, ...], before: Look) -> Look:
    """Return what stands below the folders now, by path; a sure file under its old stamp is not read again.

    A folder that is not there holds nothing. Names that begin with `.` are passed over, links not followed.
    """
    return {path: _see(path, stamp, before.get(path)) for folder in folders for path, stamp in _list(folder)}


def tell_content(seen: Look) -> Mapping[str, bytes]:
    """Return the part of a look that a build depends on."""
    return {path: file.content for path, file in seen.items()}


class Follower:
    """Looks at folders from a thread of its own, and tells when they hold something that is not built yet."""

    def __init__(self) -> None:
        self._folders: tuple[Path, ...] = ()
        self._seen: Look = {}
        self._built: Mapping[str, bytes] = {}
        self._lock = threading.Lock()
        self._end = threading.Event()

    def take(self, *folders: Path) -> None:
        """Take what the folders hold now for built; a build calls this before it reads them."""
        with self._lock:
            self._folders = folders
            self._built = self._look()

    def start(self, tell: Callable[[], object]) -> None:
        """Begin to follow the folders; `tell` is called from another thread."""
        threading.Thread(target=self._follow, args=(tell,), daemon=True).start()

    def stop(self) -> None:
        """Follow no longer."""
        self._end.set()

    def _look(self) -> Mapping[str, bytes]:
        """Look at the folders; return their content."""
        self._seen = look(self._folders, self._seen)
        return tell_content(self._seen)

    def _follow(self, tell: Callable[[], object]) -> None:
        """Look until the end, and tell each news that no build takes up, a few times."""
        told: Mapping[str, bytes] | None = None
        looks = 0
        while not self._end.wait(PAUSE_SECONDS):
            with self._lock:
                now, built = self._look(), self._built
            if now == built:
                told = None
                continue
            looks = 0 if now != told else looks + 1
            told = now
            if looks % LOOKS_BETWEEN == 0 and looks < TOLD_AT_MOST * LOOKS_BETWEEN:
                tell()


def _see(path: str, stamp: Stamp, before: Seen | None) -> Seen:
    """Return what a file says, as it was seen before if that is sure and the stamp is the same."""
    same = before is not None and before.stamp == stamp
    if before is not None and same and before.sure:
        return before
    return Seen(stamp=stamp, content=_hash(path, stamp), sure=same)


def _list(folder: Path) -> Iterator[tuple[str, Stamp]]:
    """Yield every file below a folder with its stamp, and the folder itself, as far as they can be listed."""
    waiting = [str(folder)] if folder.is_dir() else []
    if waiting:
        yield str(folder), ()
    while waiting:
        try:
            with os.scandir(waiting.pop()) as entries:
                for entry in entries:
                    if entry.name.startswith("."):
                        continue
                    if entry.is_dir(follow_symlinks=False):
                        waiting.append(entry.path)
                    else:
                        yield entry.path, _stamp(entry.stat(follow_symlinks=False))
        except OSError:  # gone or forbidden: the build says so
            continue


def _stamp(status: os.stat_result) -> Stamp:
    """Return what the system changes with a file; its change time can not be set by programs that copy."""
    return (status.st_mode, status.st_ino, status.st_size, status.st_mtime_ns, status.st_ctime_ns)


def _hash(path: str, stamp: Stamp) -> bytes:
    """Return a hash of a file's content; of one that is too large, not regular or not readable, its stamp."""
    unread = repr(stamp).encode()
    if not stamp or not stat.S_ISREG(stamp[0]) or stamp[2] > MAX_READ_BYTES:
        return unread
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    try:
        with os.fdopen(os.open(path, flags | getattr(os, "O_BINARY", 0)), "rb") as file:
            return hashlib.blake2b(file.read(MAX_READ_BYTES + 1), digest_size=16).digest()
    except OSError:
        return unread
