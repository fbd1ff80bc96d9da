"""What a unit of the site was made from: every value of the library that was asked for while it was rendered.

A library is handed out behind a face that notes each question: which article's headline, which topic's name,
how many months there are. The unit is as it was if every answer is as it was. Nothing has to be said by hand
of what depends on what, so nothing can be forgotten; but all that a unit is made from has to be asked of the
library.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from functools import partial
from typing import Any, Self

import msgspec

# A question: the name of a field, a key or place in it (None for all of it), and which side of what is there.
Question = tuple[str, Any, str | None]
# The sides of a record: what only its own unit asks of it, and all other fields.
INNER, OUTER = "inner", "outer"


class Trace:
    """Hands out a library's fields, and notes what is asked. `fields` are its mappings and rows by name.

    `inner` names the fields of mappings that hold records, and the attributes of these that change often and
    that hardly a unit asks for: a question is about these or about all others, so that there are few.
    """

    def __init__(self, fields: Mapping[str, Any], inner: Mapping[str, frozenset[str]]) -> None:
        self._fields = fields
        self._inner = inner
        self._asked: dict[Question, None] = {}
        self._digests: dict[Question, bytes] = {}
        self._remembered: dict[Hashable, tuple[Any, tuple[Question, ...]]] = {}

    def begin(self) -> None:
        """Forget what was asked so far."""
        self._asked = {}

    def asked(self) -> tuple[Question, ...]:
        """Return what was asked since `begin`, each once."""
        return tuple(self._asked)

    def field(self, name: str) -> Any:  # noqa: ANN401 - a mapping or a row of anything
        """Return a field behind a face."""
        whole, note = self._fields[name], partial(self._note, name)
        if isinstance(whole, Mapping):
            return TracedMapping(whole, note, self._inner.get(name))
        return TracedRow(whole, note) if isinstance(whole, tuple) else whole

    def remember(self, key: Hashable, make: Callable[[], Any]) -> Any:  # noqa: ANN401 - whatever is made
        """Return what is made once for a key; whoever is given it has asked for all that it was made from."""
        if key not in self._remembered:
            outer, self._asked = self._asked, {}
            try:
                value = make()
                self._remembered[key] = value, tuple(self._asked)
            finally:
                self._asked = outer
        value, asked = self._remembered[key]
        self._asked.update(dict.fromkeys(asked))
        return value

    def fingerprint(self, asked: Iterable[Question]) -> bytes:
        """Return a hash of the answers to questions."""
        total = hashlib.sha256()
        for question in asked:
            digest = self._digests.get(question)
            if digest is None:
                digest = self._digests[question] = _digest(self._answer(question))
            total.update(digest)
        return total.digest()

    def _note(self, name: str, key: Any, attribute: str | None = None) -> None:  # noqa: ANN401 - any key
        """Note a question."""
        self._asked[name, key, attribute] = None

    def _answer(self, question: Question) -> object:
        """Return the answer to a question now."""
        name, key, attribute = question
        whole = self._fields.get(name)
        if key is None:
            held = () if whole is None else whole
            return len(held) if attribute == "len" else tuple(held)
        if isinstance(whole, Mapping):
            value = whole.get(key)
        else:
            value = whole[key] if whole is not None and key < len(whole) else None
        if attribute is None or attribute == "in":
            return value if attribute is None else value is not None
        if attribute in {INNER, OUTER}:
            inner, names = self._inner[name], (() if value is None else value.__dataclass_fields__)
            return [getattr(value, each) for each in names if (each in inner) == (attribute == INNER)]
        return getattr(value, attribute, None)


def _digest(value: object) -> bytes:
    """Return a hash of a value of the model."""
    return hashlib.sha256(msgspec.msgpack.encode(value, enc_hook=_plain)).digest()[:16]


def _plain(value: object) -> object:
    """Return what stands for a value that has no form of its own."""
    if isinstance(value, set | frozenset):
        return sorted(value)
    raise NotImplementedError(f"{type(value)} can not be told apart from others")


class TracedMapping(Mapping[Any, Any]):
    """A mapping that notes which keys were asked for."""

    __slots__ = ("_inner", "_note", "_whole")

    def __init__(
        self, whole: Mapping[Any, Any], note: Callable[..., None], inner: frozenset[str] | None
    ) -> None:
        self._whole, self._note, self._inner = whole, note, inner

    def __getitem__(self, key: Any) -> Any:  # noqa: ANN401 - as the mapping has it
        if key not in self._whole:
            self._note(key, "in")
            raise KeyError(key)
        if self._inner is not None:
            return TracedRecord(self._whole[key], partial(self._note, key), self._inner)
        self._note(key)
        return self._whole[key]

    def __contains__(self, key: object) -> bool:
        self._note(key, "in")
        return key in self._whole

    def get(self, key: Any, default: Any = None) -> Any:  # noqa: ANN401 - as the mapping has it
        """Return the value of a key, else the default."""
        if key not in self._whole:
            self._note(key, "in")
            return default
        return self[key]

    def __iter__(self) -> Iterator[Any]:
        self._note(None)
        return iter(self._whole)

    def __len__(self) -> int:
        self._note(None, "len")
        return len(self._whole)


class TracedRow(tuple[Any, ...]):  # noqa: SLOT001 - a tuple has no room for slots
    """A tuple that notes which places were asked for."""

    _note: Callable[..., None]

    def __new__(cls, whole: tuple[Any, ...], note: Callable[..., None]) -> Self:
        """Return a tuple with the same in it."""
        row = super().__new__(cls, whole)
        row._note = note
        return row

    def __getitem__(self, place: Any) -> Any:  # noqa: ANN401 - a place or a part
        self._note(place if isinstance(place, int) and place >= 0 else None)
        return super().__getitem__(place)

    def __iter__(self) -> Iterator[Any]:
        self._note(None)
        return super().__iter__()

    def __len__(self) -> int:
        self._note(None, "len")
        return super().__len__()

    def __contains__(self, value: object) -> bool:
        self._note(None)
        return super().__contains__(value)

    def __bool__(self) -> bool:
        return len(self) > 0


class TracedRecord:
    """A record that notes which side of it was asked for; what it works out itself, it notes by its name."""

    __slots__ = ("_inner", "_note", "_record")

    def __init__(self, record: Any, note: Callable[..., None], inner: frozenset[str]) -> None:  # noqa: ANN401 - an article, a topic
        self._record, self._note, self._inner = record, note, inner

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - as the record has it
        if name in self._inner:
            self._note(INNER)
        else:
            self._note(OUTER if name in self._record.__dataclass_fields__ else name)
        return getattr(self._record, name)
