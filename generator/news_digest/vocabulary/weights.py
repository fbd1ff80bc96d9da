"""Words and their weights, as a subject of the vocabulary lists them."""

from __future__ import annotations

import math
import re
from collections import Counter
from typing import TYPE_CHECKING

import yaml

if TYPE_CHECKING:
    from collections.abc import Mapping

    from news_digest.vocabulary.nodes import Sheet

NUMBER = re.compile(r"\d+(?:\.\d+)?", re.ASCII)
MAX_WEIGHT = 10.0


def read_weights(sheet: Sheet, node: yaml.Node | None) -> dict[str, float]:
    """Return words with their weights; a list of plain words weighs 1 each.

    A mapping may give a weight for each word (`film: 2`) or words for each weight (`2: film, album`).
    """
    if node is None or isinstance(node, yaml.ScalarNode):
        return dict.fromkeys(sheet.texts(node, "words"), 1.0)
    if isinstance(node, yaml.SequenceNode):
        return _read_weight_list(sheet, node)
    weights: dict[str, float] = {}
    for key, value in sheet.pairs(node):
        if NUMBER.fullmatch(key) and not is_unweighted(value) and not _is_number(value):
            weights.update(_read_words_of_weight(sheet, float(key), value, weights))
        elif (weight := _find_weight(sheet, value)) is not None:
            weights[key] = weight
    return weights


def _read_words_of_weight(
    sheet: Sheet, weight: float, node: yaml.Node, known: Mapping[str, float]
) -> dict[str, float]:
    """Return the words, with commas between, that share a weight; none may have a weight already."""
    words = [word for part in (sheet.text(node, "words") or "").split(",") if (word := part.strip())]
    counts = Counter(words)
    for word in sorted(word for word, count in counts.items() if count > 1 or word in known):
        sheet.report(node, "vocabulary-key", f"“{word}” has a weight twice", "keep one of the two")
    if weight > MAX_WEIGHT:
        sheet.report(
            node, "vocabulary-value", "a weight should be 0 to 10", "write 0.5 to 3, such as “2: film”"
        )
        return {}
    return {word: weight for word in words if word not in known}


def _read_weight_list(sheet: Sheet, node: yaml.SequenceNode) -> dict[str, float]:
    """Return the weights of a list in which plain words and `word: weight` may stand side by side."""
    weights: dict[str, float] = {}
    for member in node.value:
        if isinstance(member, yaml.MappingNode):
            weights.update(read_weights(sheet, member))
        else:
            word = sheet.text(member, "each word")
            weights.update({word: 1.0} if word else {})
    return weights


def _find_weight(sheet: Sheet, node: yaml.Node) -> float | None:
    """Return a weight between 0 and 10, or None after noting the problem; nothing means 1."""
    if is_unweighted(node):
        return 1.0
    try:
        weight = float(node.value) if isinstance(node, yaml.ScalarNode) else math.nan
    except ValueError:
        weight = math.nan
    if 0 <= weight <= MAX_WEIGHT:
        return weight
    sheet.report(node, "vocabulary-value", "a weight should be a number", "write 0.5 to 3, such as “film: 2”")
    return None


def _is_number(node: yaml.Node) -> bool:
    """Tell whether a node is a plain number."""
    return isinstance(node, yaml.ScalarNode) and NUMBER.fullmatch(node.value.strip()) is not None


def is_unweighted(node: yaml.Node) -> bool:
    """Tell whether a word in a mapping has no weight."""
    return isinstance(node, yaml.ScalarNode) and not node.value.strip()
