"""What a unit asks of a library: nothing that it was made from goes unnoticed, and little else is noted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import pytest

from news_digest.press import Trace


@dataclass(frozen=True)
class Item:
    """A record as the model has them."""

    name: str
    text: str

    @property
    def shout(self) -> str:
        """Something that it works out itself."""
        return self.name.upper()


FIELDS: dict[str, Any] = {
    "items": {"a": Item("A", "one"), "b": Item("B", "two")},
    "near": {"a": ("b",)},
    "latest": ("a", "b"),
}
INNER = {"items": frozenset({"text"})}


def is_as_before(ask: Callable[[Trace], object], **changed: object) -> bool:
    """Tell whether what was asked has the same answers in a library of which something changed."""
    trace = Trace(FIELDS, INNER)
    trace.begin()
    ask(trace)
    asked = trace.asked()
    return trace.fingerprint(asked) == Trace({**FIELDS, **changed}, INNER).fingerprint(asked)


RENAMED = {**FIELDS["items"], "b": Item("C", "two")}
REWRITTEN = {**FIELDS["items"], "b": replace(FIELDS["items"]["b"], text="three")}
ADDED = {**FIELDS["items"], "c": Item("C", "four")}


@pytest.mark.parametrize(
    ("ask", "field", "value", "expected"),
    [
        pytest.param(lambda t: t.field("items")["b"].name, "items", RENAMED, False, id="a name"),
        pytest.param(lambda t: t.field("items")["b"].name, "items", REWRITTEN, True, id="not its text"),
        pytest.param(lambda t: t.field("items")["b"].text, "items", REWRITTEN, False, id="its text"),
        pytest.param(lambda t: t.field("items")["b"].text, "items", RENAMED, True, id="not its name"),
        pytest.param(lambda t: t.field("items")["a"].name, "items", RENAMED, True, id="another's name"),
        pytest.param(lambda t: t.field("items")["b"].shout, "items", RENAMED, False, id="worked out"),
        pytest.param(lambda t: t.field("items").get("c"), "items", ADDED, False, id="what is not there"),
        pytest.param(lambda t: "c" in t.field("items"), "items", ADDED, False, id="whether it is there"),
        pytest.param(lambda t: t.field("items").get("a"), "items", ADDED, True, id="there before"),
        pytest.param(lambda t: list(t.field("items")), "items", ADDED, False, id="all keys"),
        pytest.param(lambda t: list(t.field("items")), "items", RENAMED, True, id="keys, not values"),
        pytest.param(
            lambda t: [item.name for item in t.field("items").values()],
            "items",
            RENAMED,
            False,
            id="all values",
        ),
        pytest.param(lambda t: len(t.field("items")), "items", ADDED, False, id="how many"),
        pytest.param(lambda t: bool(t.field("items")), "items", {}, False, id="whether any"),
        pytest.param(lambda t: t.field("near")["a"], "near", {"a": ("c",)}, False, id="a value"),
        pytest.param(lambda t: t.field("near").get("b", ()), "near", {"b": ("a",)}, False, id="none yet"),
        pytest.param(lambda t: t.field("latest")[0], "latest", ("b", "a"), False, id="a place"),
        pytest.param(lambda t: t.field("latest")[0], "latest", ("a", "c"), True, id="another place"),
        pytest.param(lambda t: t.field("latest")[:1], "latest", ("a", "c"), False, id="a stretch is all"),
        pytest.param(lambda t: t.field("latest")[-1], "latest", ("a", "c"), False, id="from the end"),
        pytest.param(lambda t: t.field("latest")[1], "latest", ("a",), False, id="a place that went"),
        pytest.param(lambda t: len(t.field("latest")), "latest", ("a",), False, id="how long"),
        pytest.param(lambda t: "c" in t.field("latest"), "latest", ("a", "c"), False, id="in a row"),
        pytest.param(lambda t: sorted(t.field("latest")), "latest", ("a", "c"), False, id="all of a row"),
    ],
)
def test_what_was_asked_decides(
    ask: Callable[[Trace], object], field: str, value: object, *, expected: bool
) -> None:
    """A unit is as it was exactly if every answer is."""
    assert is_as_before(ask, **{field: value}) == expected


def test_what_is_remembered_was_asked_by_all() -> None:
    """A value is made once; whoever is given it depends on all that it was made from."""
    trace = Trace(FIELDS, INNER)
    made: list[str] = []

    def make() -> str:
        made.append("once")
        return str(trace.field("items")["b"].name)

    trace.begin()
    assert trace.remember("b", make) == "B"
    first = trace.asked()
    assert first == (("items", "b", "outer"),)
    trace.begin()
    _ = trace.field("latest")[0]
    assert trace.remember("b", make) == "B"
    assert set(trace.asked()) == {*first, ("latest", 0, None)}
    assert made == ["once"]
    trace.begin()
    assert trace.asked() == ()
