"""The few operations that change the disk; each of them the system may refuse (OSError).

Two names change places in one step where the system can do that: Linux by `renameat2(2)` with
RENAME_EXCHANGE, macOS by `renamex_np(2)` with RENAME_SWAP. Python has neither, so they are called by ctypes.
"""

from __future__ import annotations

import ctypes
import errno
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

if sys.platform != "win32":
    import fcntl

_AT_FDCWD = -100
_SWAP = 2  # RENAME_EXCHANGE on Linux, RENAME_SWAP on macOS
# What a system or a file system answers that can not move or exchange these names, though it can write files:
# no such call, another device, a mount point, a layer of a container's image.
NOT_HERE = (errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EXDEV, errno.EBUSY, errno.EPERM, errno.EACCES)


def write_new(path: Path, content: bytes) -> None:
    """Write a file that is not there yet, and its folder; a refused write leaves no file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
    try:
        try:
            view = memoryview(content)
            while view:
                view = view[os.write(descriptor, view) :]
        finally:
            os.close(descriptor)
    except BaseException:
        os.unlink(path)  # noqa: PTH108 - one face for all operations, so that tests can refuse any of them
        raise


def write_lasting(path: Path, content: bytes) -> None:
    """Put content at a path in one step, so that it outlives a loss of power at any moment."""
    aside = path.with_name(f"{path.name}.part")
    aside.unlink(missing_ok=True)
    write_new(aside, content)
    descriptor = os.open(aside, os.O_RDWR)  # Windows syncs none that is open for reading alone
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
    os.replace(aside, path)  # noqa: PTH105 - as above


def link(source: Path, target: Path) -> None:
    """Make a second name for a file, or a copy where the file system knows no second names."""
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        os.link(source, target, follow_symlinks=False)
    except OSError as error:
        if error.errno not in (*NOT_HERE, errno.EMLINK):
            raise
        shutil.copy2(source, target, follow_symlinks=False)


def move(source: Path, target: Path) -> None:
    """Put a file at a path in one step, across devices too."""
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        os.replace(source, target)  # noqa: PTH105 - as above
    except OSError as error:
        if error.errno != errno.EXDEV:
            raise
        write_lasting(target, source.read_bytes())
        source.unlink()


def exchange(first: Path, second: Path) -> None:
    """Let two names, of files or folders, change places in one step; OSError where that can not be done."""
    swap = _find_swap()
    if swap is None:
        raise OSError(errno.ENOSYS, os.strerror(errno.ENOSYS), str(first))
    if swap(os.fsencode(first), os.fsencode(second)) != 0:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number), str(first))


def sync(folder: Path) -> None:
    """Return when all that was written to the folder's file system has reached the disk."""
    if sys.platform == "win32":
        return
    call = getattr(ctypes.CDLL(None, use_errno=True), "syncfs", None)
    if call is None:
        os.sync()
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        if call(descriptor) != 0:
            number = ctypes.get_errno()
            raise OSError(number, os.strerror(number), str(folder))
    finally:
        os.close(descriptor)


def remove(path: Path) -> None:
    """Remove a file, or a folder with all that is in it; a link is removed, not followed."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def remove_empty(folder: Path, upto: Path) -> None:
    """Remove a folder that holds nothing, and the folders that this leaves empty, below `upto`."""
    while folder != upto and folder.is_dir() and not any(folder.iterdir()):
        folder.rmdir()
        folder = folder.parent


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Keep a folder to this process; another one waits. The system lets go of it when the process ends."""
    if sys.platform == "win32":
        yield
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def _find_swap() -> Callable[[bytes, bytes], int] | None:
    """Return the system's call that exchanges two names, or None if it has none."""
    if sys.platform == "win32":
        return None
    library = ctypes.CDLL(None, use_errno=True)
    if hasattr(library, "renameat2"):
        return lambda first, second: int(library.renameat2(_AT_FDCWD, first, _AT_FDCWD, second, _SWAP))
    if hasattr(library, "renamex_np"):
        return lambda first, second: int(library.renamex_np(first, second, _SWAP))
    return None
