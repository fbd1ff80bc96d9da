"""Pagefind itself: some pages in, the files of their index out.

It runs as a service and is asked over pipes, so that neither pages nor files of an index touch the disk on
the way. A service answers one question after the other; for all cores there are as many.
"""

from __future__ import annotations

import importlib.metadata
import os
import subprocess
from base64 import b64decode, b64encode
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from queue import SimpleQueue

import msgspec
from pagefind_bin import get_executable

from news_digest.search.chunk import Files
from news_digest.search.page import Page, SearchError

_END = b","  # of a question and of an answer: base64 has no comma
_READ_BYTES = 1_000_000
_SECONDS_TO_END = 10


class _File(msgspec.Struct, frozen=True):
    """A file of an index, its content in base64."""

    path: str
    content: bytes


class _Payload(msgspec.Struct, frozen=True):
    """What the indexer answers, of all kinds of answers."""

    type: str
    index_id: int = 0
    message: str = ""
    files: list[_File] = []


class _Answer(msgspec.Struct, frozen=True):
    """An answer of the indexer."""

    payload: _Payload


def read_version() -> str:
    """Return the version of the installed Pagefind."""
    return importlib.metadata.version("pagefind-bin")


class Service:
    """A running Pagefind, ended by `close`."""

    def __init__(self) -> None:
        # The program is Pagefind's own, and no word from outside is in the command.
        self._process = subprocess.Popen(  # noqa: S603
            [str(get_executable()), "--service"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_plain_environment(),
        )

    def index(self, pages: Iterable[Page], *, folders: bool = True) -> Files:
        """Return the files of the pages' index as Pagefind writes them, by path; SearchError if it fails."""
        number = self._ask({"type": "NewIndex", "config": {"keep_index_url": not folders}}).index_id
        for page in pages:
            text = page.html.encode("utf-8", "replace").decode()
            question = {"type": "AddFile", "file_path": page.uri, "file_contents": text}
            self._ask({**question, "index_id": number})
        files = self._ask({"type": "GetFiles", "index_id": number}).files
        self._ask({"type": "DeleteIndex", "index_id": number})
        return {file.path: file.content for file in files}

    def close(self) -> None:
        """End the program."""
        with suppress(OSError):
            self._process.communicate(timeout=_SECONDS_TO_END)
        self._process.kill()
        self._process.wait()

    def _ask(self, payload: dict[str, object]) -> _Payload:
        """Return the answer to a question."""
        try:
            answer = self._exchange(msgspec.json.encode({"message_id": 1, "payload": payload}))
            found = msgspec.json.decode(b64decode(answer), type=_Answer).payload
        except (OSError, ValueError) as error:
            raise SearchError(f"the search index could not be made: {error}") from error
        if found.type == "Error":
            raise SearchError(f"the search index could not be made: {found.message}")
        return found

    def _exchange(self, question: bytes) -> bytes:
        """Send a question and return the answer, both without their end."""
        source, sink = self._process.stdout, self._process.stdin
        assert source is not None  # noqa: S101 - both are pipes
        assert sink is not None  # noqa: S101
        sink.write(b64encode(question) + _END)
        sink.flush()
        pieces: list[bytes] = []
        while not (pieces and pieces[-1].endswith(_END)):
            piece = os.read(source.fileno(), _READ_BYTES)
            if not piece:
                raise OSError("the indexer ended before it had answered")
            pieces.append(piece)
        return b"".join(pieces)[: -len(_END)]


class Services:
    """Some running Pagefinds, one for each thread that asks at one time."""

    def __init__(self, services: Iterable[Service]) -> None:
        self._idle: SimpleQueue[Service] = SimpleQueue()
        for service in services:
            self._idle.put(service)

    def index(self, pages: Iterable[Page], *, folders: bool = True) -> Files:
        """Return the files of the pages' index, as `Service.index` does; waits for a service to be idle."""
        service = self._idle.get()
        try:
            return service.index(pages, folders=folders)
        finally:
            self._idle.put(service)


@contextmanager
def run_services(number: int) -> Iterator[Services]:
    """Give so many running Pagefinds, and end them."""
    with ExitStack() as stack:
        services = [Service() for _ in range(number)]
        for service in services:
            stack.callback(service.close)
        yield Services(services)


def _plain_environment() -> dict[str, str]:
    """Return the environment without the indexer's own variables: the same site, the same index."""
    return {key: value for key, value in os.environ.items() if not key.startswith("PAGEFIND_")}
