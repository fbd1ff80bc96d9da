"""Reading YAML strictly, with the line of every value: what is not as expected becomes a `Problem`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import yaml

from news_digest.model import Problem


@dataclass(slots=True)
class Sheet:
    """One vocabulary file while it is read: its path, and the problems met so far."""

    path: str
    problems: list[Problem] = field(default_factory=list)

    def report(self, node: yaml.Node, code: str, message: str, advice: str) -> None:
        """Note a problem at the line of a node."""
        line = node.start_mark.line + 1
        self.problems.append(Problem(path=self.path, line=line, code=code, message=message, advice=advice))

    def refuse(self, message: str, advice: str) -> None:
        """Note why the whole file is left out."""
        code = "vocabulary-file"
        self.problems.append(Problem(path=self.path, line=1, code=code, message=message, advice=advice))

    def parse(self, content: bytes) -> yaml.Node | None:
        """Return the file's root node, or None after noting why there is none."""
        try:
            return yaml.compose(content.decode("utf-8-sig"), Loader=yaml.SafeLoader)
        except (yaml.YAMLError, RecursionError, ValueError) as error:
            mark = getattr(error, "problem_mark", None)
            reason = getattr(error, "problem", None) or getattr(error, "reason", None) or str(error)
            line = mark.line + 1 if mark is not None else 1
            message = f"this is not YAML in UTF-8: {reason}"
            advice = "check the indentation, and put quotes around text with a colon in it"
            code = "vocabulary-syntax"
            self.problems.append(
                Problem(path=self.path, line=line, code=code, message=message, advice=advice)
            )
            return None

    def items(self, node: yaml.Node | None) -> Iterator[yaml.Node]:
        """Yield the members of a list; anything else but nothing is a problem."""
        if isinstance(node, yaml.SequenceNode):
            yield from node.value
        elif node is not None and not is_empty(node):
            advice = "begin each entry on a line of its own with “- ”"
            self.report(node, "vocabulary-value", "a list is expected here", advice)

    def pairs(self, node: yaml.Node) -> Iterator[tuple[str, yaml.Node]]:
        """Yield the keys and values of an entry; a key that stands there twice is a problem."""
        if not isinstance(node, yaml.MappingNode):
            self.report(
                node, "vocabulary-value", "“key: value” is expected here", "write a key, a colon, a value"
            )
            return
        seen = set()
        for key_node, value in node.value:
            key = " ".join(str(key_node.value).split())
            if key in seen:
                self.report(key_node, "vocabulary-key", f"“{key}” stands here twice", "keep one of the two")
            else:
                seen.add(key)
                yield key, value

    def fields(self, node: yaml.Node, known: tuple[str, ...]) -> dict[str, yaml.Node]:
        """Return the values of an entry by key; a key that is not among the known ones is a problem."""
        found = dict(self.pairs(node))
        for key in sorted(found.keys() - set(known)):
            advice = f"use {', '.join(known)}"
            self.report(found[key], "vocabulary-key", f"the key “{key}” is unknown", advice)
        return found

    def text(self, node: yaml.Node | None, what: str) -> str | None:
        """Return a value as text on one line, or None; what is no text is a problem."""
        if node is None or is_empty(node):
            return None
        if isinstance(node, yaml.ScalarNode) and node.value.strip():
            return " ".join(node.value.split())
        advice = "write plain words, in quotes if they hold a colon"
        self.report(node, "vocabulary-value", f"{what} should be text", advice)
        return None

    def texts(self, node: yaml.Node | None, what: str) -> tuple[str, ...]:
        """Return a list of texts."""
        found = (self.text(member, what) for member in self.items(node))
        return tuple(text for text in found if text is not None)


def is_empty(node: yaml.Node) -> bool:
    """Tell whether a node stands for nothing (`key:` without a value)."""
    return node.tag == "tag:yaml.org,2002:null"
