"""The same index for the same site: put Pagefind's files into one order, and name them by what they hold.

Pagefind 1.5 writes the values of a filter in the order of a hash table that differs from run to run, and
names each file by a hash of its bytes; so two runs over one site give different files. Nothing else differs.
A file of its index is gzip over a mark and CBOR: a filter is `[name, [[value, [page, …]], …]]`, the list of
all files is `[version, pages, index, filters, sorts, fields]` with filters as `[[name, file], …]`.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from pathlib import Path
from typing import Any

import cbor2

_MARK = b"pagefind_dcd"
_FILTERS = 3  # where the list of all files names its filters


def make_canonical(bundle: Path) -> None:
    """Rewrite an index's filters, lists of files and entry, so that they depend on the site alone.

    Raises `ValueError` or `OSError` if the bundle is not as Pagefind 1.5 writes it.
    """
    entry_path = bundle / "pagefind-entry.json"
    entry = json.loads(entry_path.read_text(encoding="utf-8"))
    for language in entry["languages"].values():
        language["hash"] = _rewrite_list(bundle, language["hash"])
    entry["languages"] = dict(sorted(entry["languages"].items()))
    entry_path.write_text(json.dumps(entry, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")


def _rewrite_list(bundle: Path, name: str) -> str:
    """Rewrite one language's filters and its list of files; return the list's new name."""
    path = bundle / f"pagefind.{name}.pf_meta"
    files = _read(path)
    files[_FILTERS] = sorted([label, _rewrite_filter(bundle, file)] for label, file in files[_FILTERS])
    return _replace(path, files, name, "pagefind.{}.pf_meta")


def _rewrite_filter(bundle: Path, name: str) -> str:
    """Rewrite one filter with its values in order; return its new name."""
    path = bundle / "filter" / f"{name}.pf_filter"
    label, values = _read(path)
    return _replace(
        path, [label, sorted([value, sorted(pages)] for value, pages in values)], name, "{}.pf_filter"
    )


def _read(path: Path) -> Any:  # noqa: ANN401 - whatever CBOR holds
    """Return what a file of the index holds."""
    content = gzip.decompress(path.read_bytes())
    if not content.startswith(_MARK):
        raise ValueError(f"{path.name} is not a file of a Pagefind index")
    return cbor2.loads(content[len(_MARK) :])


def _replace(path: Path, value: object, name: str, pattern: str) -> str:
    """Write a value in place of a file, under a name made from its bytes; return the name."""
    content = _MARK + cbor2.dumps(value)
    language = name.rsplit("_", 1)[0]
    new_name = f"{language}_{hashlib.sha256(content).hexdigest()[:10]}"
    path.unlink()
    (path.parent / pattern.format(new_name)).write_bytes(gzip.compress(content, mtime=0))
    return new_name
