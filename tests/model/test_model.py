"""The nouns: all offered at one door, all unchangeable, and what few of them work out by themselves."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from dataclasses import is_dataclass

import pytest

from news_digest import model
from news_digest.model import Block, OutputFile, Problem, Span, prose

MODULES = [
    importlib.import_module(one.name) for one in pkgutil.iter_modules(model.__path__, "news_digest.model.")
]
NOUNS = [
    noun
    for module in MODULES
    for noun in vars(module).values()
    if inspect.isclass(noun) and noun.__module__ == module.__name__
]


def paragraph(text: str) -> Block:
    """Return a paragraph of a body."""
    return Block(kind="paragraph", line=1, spans=(Span(text=text),))


@pytest.mark.parametrize("noun", NOUNS, ids=lambda noun: noun.__name__)
def test_a_noun_is_offered_and_never_changes(noun: type) -> None:
    """Every type stands at the package's door; it is frozen, with slots and named fields."""
    assert noun.__name__ in model.__all__
    assert is_dataclass(noun)
    assert vars(noun)["__dataclass_params__"].frozen
    assert "__slots__" in vars(noun)
    assert all(field.kw_only for field in noun.__dataclass_fields__.values())


def test_a_problem_reads_as_a_line() -> None:
    """Place, rule, what is wrong, what to write instead, as compilers write it."""
    problem = Problem(path="a.md", line=3, code="date", message="no such day", advice="write another")
    assert str(problem) == "a.md:3: date: no such day, write another"


def test_a_block_s_text_has_no_style() -> None:
    """The words of all spans, in order."""
    spans = (Span(text="Talks "), Span(text="open", marks=("strong",)), Span(text=" now", href="a.md"))
    assert Block(kind="cell", line=1, spans=spans).text == "Talks open now"


@pytest.mark.parametrize(
    ("kind", "found"),
    [
        pytest.param("list", ["one", "two"], id="a list"),
        pytest.param("quote", ["one", "two"], id="a quote"),
        pytest.param("table", [], id="a table is no prose"),
    ],
)
def test_prose_is_found_at_any_depth(kind: model.BlockKind, found: list[str]) -> None:
    """Paragraphs come in reading order, from lists and quotes too."""
    inner = Block(kind=kind, line=1, children=(paragraph("one"), paragraph("two")))
    heading = Block(kind="heading", line=1, level=2, spans=(Span(text="no"),))
    outer = Block(kind="quote", line=1, children=(inner, heading, paragraph("three")))
    assert [block.text for block in prose((outer, paragraph("four")))] == [*found, "three", "four"]


@pytest.mark.parametrize(
    ("file", "content"),
    [
        pytest.param(OutputFile(uri="a.md", text="Café\n"), b"Caf\xc3\xa9\n", id="text in UTF-8"),
        pytest.param(OutputFile(uri="a.png", data=b"\x89PNG"), b"\x89PNG", id="a picture's bytes"),
        pytest.param(OutputFile(uri="a.md"), b"", id="nothing"),
    ],
)
def test_a_file_s_content_is_its_text_or_its_bytes(file: OutputFile, content: bytes) -> None:
    """What is written is known without asking what kind of file it is."""
    assert file.content == content
