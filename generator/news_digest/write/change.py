"""A change of the docs folder, all or nothing: made ready aside, noted, and then put in place.

1. Everything in `docs/` that changes at its top level (`articles/`, `index.md`) is made ready whole in
   `docs/.digest-next/`; files that stay the same, and those that people wrote, get a second name there.
2. A journal is written that says so (`journal`). Until it stands, the change has not happened; from then on
   it has.
3. Each top-level name changes places with the one made ready, in one step of the system; what stood there
   before lies in `docs/.digest-next/` and is removed.

A run that was killed before 2 left nothing in place, and one killed after 2 is finished by the next run. A
step of 3 that the system refuses is taken back with those before it. Where a file system can not exchange
names, files are moved one by one, and only the journal keeps that together.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator, Mapping
from pathlib import Path

from news_digest.write import disk
from news_digest.write.journal import JOURNAL, Change, journal_bytes, read_journal
from news_digest.write.manifest import ASIDE, MANIFEST, manifest_bytes, read_manifest

# Stands when files were moved one by one, which can not be taken back.
_MOVED = ".digest-moved"


def commit(
    wanted: Mapping[str, bytes], changed: frozenset[str], removed: frozenset[str], folder: Path
) -> None:
    """Bring `folder` to hold `wanted` and what people wrote; `changed` of these are new or differ.

    Raises OSError; then `folder` is as before, or the next call of `finish` completes the change.
    """
    aside = folder / ASIDE
    try:
        change = _make_ready(wanted, changed, removed, folder)
        disk.sync(folder)
        disk.write_lasting(aside / JOURNAL, journal_bytes(change))
    except BaseException:
        _clear(folder)
        raise
    _put_in_place(change, folder)
    _clear(folder)


def finish(folder: Path) -> None:
    """Complete a change that a killed run had noted, or forget one that it had not."""
    aside = folder / ASIDE
    if aside.is_symlink():
        aside.unlink()
    change = read_journal(aside / JOURNAL)
    if change is not None:
        for top, inode in change.tops:
            _place(top, inode, change, folder)
        _rescue(change, folder)
    if aside.exists():
        _clear(folder)


def _make_ready(
    wanted: Mapping[str, bytes], changed: frozenset[str], removed: frozenset[str], folder: Path
) -> Change:
    """Write all that changes into the folder aside; return what is to be put in place."""
    tops = sorted({uri.partition("/")[0] for uri in changed | removed})
    for top in tops:
        for uri, path in _walk(folder, top):
            if uri not in changed and uri not in removed:
                disk.link(path, folder / ASIDE / uri)
    for uri in sorted(changed):
        disk.write_new(folder / ASIDE / uri, wanted[uri])
    # The manifest is put in place last: up to then both are read, so that every page of ours counts as ours.
    disk.write_new(folder / ASIDE / MANIFEST, manifest_bytes(wanted))
    inodes = tuple((top, _inode(folder / ASIDE / top)) for top in (*tops, MANIFEST))
    return Change(tops=inodes, removed=tuple(sorted(removed)))


def _walk(folder: Path, top: str) -> Iterator[tuple[str, Path]]:
    """Yield every file and link below a top-level name, with its uri; links are not followed."""
    path = folder / top
    if path.is_symlink() or path.is_file():
        yield top, path
        return
    for place, folders, files in os.walk(path, onerror=_refuse):
        links = [name for name in folders if Path(place, name).is_symlink()]
        for name in (*files, *links):
            yield Path(place, name).relative_to(folder).as_posix(), Path(place, name)


def _refuse(error: OSError) -> None:
    """Stop at a folder that can not be read: what is not seen would be lost."""
    if not isinstance(error, FileNotFoundError):
        raise error


def _put_in_place(change: Change, folder: Path) -> None:
    """Take every step of a change, or take those back that were done, and raise OSError.

    A step that moved files one by one can not be taken back: then the journal stays, for `finish`. It also
    stays when all is in place and only a file that a person saved meanwhile could not be carried over.
    """
    try:
        for top, inode in change.tops:
            _place(top, inode, change, folder)
    except BaseException:
        if not _is_there(folder / ASIDE / _MOVED):
            # By what stands there: an interrupt may come between a step and any note of it.
            for top, inode in reversed(change.tops):
                if _is_placed(top, inode, folder):
                    _place_back(top, folder)
            _rescue(change, folder)
            _clear(folder)
        raise
    _rescue(change, folder)


def _is_placed(top: str, inode: int | None, folder: Path) -> bool:
    """Tell whether the step of a top-level name was taken."""
    return _inode(folder / top) == inode and (inode is not None or _is_there(folder / ASIDE / top))


def _place(top: str, inode: int | None, change: Change, folder: Path) -> None:
    """Put one top-level name in place, unless it is already there."""
    new, target = folder / ASIDE / top, folder / top
    if _inode(target) == inode or not (inode is None or _is_there(new)):
        return
    try:
        if _holds_mount(target):
            raise OSError(errno.EXDEV, os.strerror(errno.EXDEV), str(target))  # noqa: TRY301 - as the system does
        if inode is None:
            os.rename(target, new)  # noqa: PTH104 - one face for all operations, so that tests can refuse any
        elif not _is_there(target):
            os.rename(new, target)  # noqa: PTH104 - as above
        else:
            disk.exchange(new, target)
    except OSError as error:
        if error.errno not in disk.NOT_HERE:
            raise
        _move_files(top, change, folder)


def _holds_mount(path: Path) -> bool:
    """Tell whether another file system is mounted below: moved aside, all that is on it would be removed."""
    return any(os.path.ismount(Path(place, name)) for place, names, _files in os.walk(path) for name in names)


def _place_back(top: str, folder: Path) -> None:
    """Undo `_place`."""
    new, target = folder / ASIDE / top, folder / top
    if _is_there(new) and _is_there(target):
        disk.exchange(new, target)
    elif _is_there(new):
        os.rename(new, target)  # noqa: PTH104 - as above
    else:
        os.rename(target, new)  # noqa: PTH104 - as above


def _move_files(top: str, change: Change, folder: Path) -> None:
    """Move the files of a top-level name one by one, where it can not be exchanged."""
    ours = read_manifest(folder) | {MANIFEST}
    _prune(top, change, folder)  # first, for a page may become a folder, or a folder a page
    for uri, path in sorted(_walk(folder / ASIDE, top)):
        # What people wrote never left its place, and may have been saved anew there since.
        # What is the same stays too: a file of a container's image can not be replaced by its second name.
        target = folder / uri
        if not _is_there(target) or (uri in ours and not _same(path, target)):
            disk.move(path, target)
            _mark_moved(folder)


def _prune(top: str, change: Change, folder: Path) -> None:
    """Remove the files below a top-level name that are no longer wanted."""
    for uri in change.removed:
        path = folder / uri
        if uri.partition("/")[0] == top and (path.is_file() or path.is_symlink()):
            path.unlink()
            _mark_moved(folder)
            disk.remove_empty(path.parent, folder)


def _mark_moved(folder: Path) -> None:
    """Note that a file was moved or removed by itself: from here on there is no way back."""
    (folder / ASIDE / _MOVED).mkdir(exist_ok=True)


def _rescue(change: Change, folder: Path) -> None:
    """Bring what people saved while the change was made ready from the old folders to the new ones."""
    ours = read_manifest(folder).union(change.removed, {MANIFEST})
    for top, _inode_of_new in change.tops:
        for uri, path in list(_walk(folder / ASIDE, top)):
            if uri not in ours and _is_later(path, folder / uri):
                disk.move(path, folder / uri)


def _clear(folder: Path) -> None:
    """Remove what is left of a change; first the journal, for nothing in it is to be done again."""
    (folder / ASIDE / JOURNAL).unlink(missing_ok=True)
    disk.remove(folder / ASIDE)


def _inode(path: Path) -> int | None:
    """Return the number by which the file system knows a file or folder, or None if it is not there."""
    try:
        return path.lstat().st_ino
    except FileNotFoundError:
        return None


def _is_there(path: Path) -> bool:
    """Tell whether a name is there, be it a broken link."""
    return _inode(path) is not None


def _same(one: Path, other: Path) -> bool:
    """Tell whether two names are one file, or copies with one time and size."""
    first, second = one.lstat(), other.lstat()
    same_copy = (first.st_mtime_ns, first.st_size) == (second.st_mtime_ns, second.st_size)
    return first.st_ino == second.st_ino or same_copy


def _is_later(one: Path, other: Path) -> bool:
    """Tell whether a file was saved after the one at another name, or nothing is there.

    After a kill days may pass, and what a person saved in these days must not give way to what they had saved
    before.
    """
    if not _is_there(other):
        return True
    return not _same(one, other) and one.lstat().st_mtime_ns >= other.lstat().st_mtime_ns
