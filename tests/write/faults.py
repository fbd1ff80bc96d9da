"""A disk that refuses its n-th operation, for tests that try every n."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from news_digest.write import disk

os_close = os.close
OPERATIONS = (
    "open",
    "write",
    "close",
    "replace",
    "rename",
    "link",
    "mkdir",
    "unlink",
    "rmdir",
    "fsync",
    "symlink",
)


class KilledError(BaseException):
    """The process ends here: nothing that comes after may run, not even what cleans up."""


class Disk:
    """Counts the operations that change the disk, and refuses or ends at one of them."""

    def __init__(self, fail_at: int | None, *, kill: bool) -> None:
        self.count = 0
        self.fail_at, self.kill = fail_at, kill
        self.dead = False

    def counted(self, operation: Callable[..., Any], *, changes: Callable[..., bool]) -> Callable[..., Any]:
        """Return an operation that is counted before it is done.

        `close` is done all the same, as a system does when it refuses it or when it ends a process.
        """

        def run(*arguments: Any, **named: Any) -> Any:  # noqa: ANN401 - whatever the operation takes and gives
            if not changes(*arguments, **named):
                return operation(*arguments, **named)
            self.count += 1
            if self.dead or self.count == self.fail_at:
                self.dead = self.kill
                if operation is os_close:
                    operation(*arguments, **named)
                raise KilledError if self.kill else OSError(errno.ENOSPC, "No space left on device")
            return operation(*arguments, **named)

        return run


@contextmanager
def refusing_disk(fail_at: int | None = None, *, kill: bool = False) -> Iterator[Disk]:
    """Refuse the operation number `fail_at`, once; with `kill`, let no operation succeed from there on."""
    faults = Disk(fail_at, kill=kill)
    with pytest.MonkeyPatch.context() as patch:
        for name in OPERATIONS:
            changes = _opens_to_write if name == "open" else _always
            patch.setattr(os, name, faults.counted(getattr(os, name), changes=changes))
        patch.setattr(disk, "exchange", faults.counted(disk.exchange, changes=_always))
        patch.setattr(disk, "sync", faults.counted(lambda _folder: None, changes=_always))
        yield faults


def tree(folder: Path) -> dict[str, bytes]:
    """Return every file below a folder with its content."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def _always(*_arguments: object, **_named: object) -> bool:
    """Count every call."""
    return True


def _opens_to_write(_path: object, flags: int, *_arguments: object, **_named: object) -> bool:
    """Count an `open` that may change something."""
    return bool(flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT))
