"""Whether findings that were kept fit an article: they may say nothing that its text or the desk does not.

Whoever can write where findings are kept could else have any words published under an article's name. What
is left to believe is which of the text's names were found, of what kind they are and why, how much the
article is about them, and which subjects were chosen.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from news_digest.understand.key_phrases import SHOWN as PHRASES_SHOWN
from news_digest.understand.subjects import SHOWN as SUBJECTS_SHOWN

if TYPE_CHECKING:
    from collections.abc import Sequence

    from news_digest.model import Findings, SubjectScore, Vocabulary

LONGEST_EVIDENCE = 300  # characters; ours quote a name and say a few words


class Fit:
    """Tells whether findings can be those of a text, in the light of one vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._spellings = {
            entity.name: frozenset(map(_fold, (entity.name, *entity.aliases)))
            for entity in vocabulary.entities
        }
        self._seeds = {subject.code: frozenset(subject.words) for subject in vocabulary.subjects}

    def fits(self, findings: Findings, text: str) -> bool:
        """Tell whether nothing speaks against findings."""
        return all(
            (
                _stand_apart([(mention.start, mention.end) for mention in findings.mentions], len(text)),
                self._are_names_sound(findings, text),
                self._are_subjects_sound(findings.subjects),
                _are_phrases_sound(findings, text),
            )
        )

    def _are_names_sound(self, findings: Findings, text: str) -> bool:
        """Tell whether the entities are those that are mentioned, each by forms that stand there."""
        seen: dict[str, list[str]] = {}
        for mention in findings.mentions:
            seen.setdefault(mention.name, []).append(_fold(text[mention.start : mention.end]))
        entities = findings.entities
        return len({entity.name for entity in entities}) == len(entities) == len(seen) and all(
            set(map(_fold, entity.forms)) == set(seen.get(entity.name, ()))
            and entity.mention_count == len(seen[entity.name])
            and 0 <= entity.salience <= 1
            and len(entity.evidence) <= LONGEST_EVIDENCE
            and self._may_be_called(entity.name, entity.forms)
            for entity in entities
        )

    def _may_be_called(self, name: str, forms: Sequence[str]) -> bool:
        """Tell whether an entity goes by one of its forms, or by what the desk calls one of them."""
        if name in forms:
            return True
        return not self._spellings.get(name, frozenset()).isdisjoint(map(_fold, forms))

    def _are_subjects_sound(self, subjects: Sequence[SubjectScore]) -> bool:
        """Tell whether subjects are few, the desk's, and spoken for by its words."""
        return len({subject.code for subject in subjects}) == len(subjects) <= SUBJECTS_SHOWN and all(
            0 <= subject.score <= 1
            and subject.code in self._seeds
            and self._seeds[subject.code].issuperset(subject.evidence)
            for subject in subjects
        )


def _fold(words: str) -> str:
    """Return words in one case: lines in capitals are read as if they had small letters."""
    return " ".join(words.replace("’", "'").split()).casefold()


def _stand_apart(spans: Sequence[tuple[int, int]], length: int) -> bool:
    """Tell whether spans lie in a text of a length, in order, none in another."""
    inside = all(0 <= start < end <= length for start, end in spans)
    return inside and all(end <= start for (_, end), (start, _) in pairwise(spans))


def _are_phrases_sound(findings: Findings, text: str) -> bool:
    """Tell whether key phrases are few, and names of entities or made of words that stand in the text."""
    names = {entity.name for entity in findings.entities}
    return len(findings.key_phrases) <= PHRASES_SHOWN and all(
        phrase in names or all(word in text for word in phrase.split()) for phrase in findings.key_phrases
    )
