"""One vocabulary read over another: the editor's has the last word, the shipped one says the rest.

Entries meet if the editor's names the other by its name or by an alias. Then they are one: what the editor
wrote counts, what the editor left out stays. A spelling belongs to one entry alone, the editor's come first.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from news_digest.model import FormerName, KnownEntity, KnownSource, Subject, Vocabulary
from news_digest.vocabulary.layer import Layer, fold

Entry = TypeVar("Entry", KnownEntity, KnownSource)


def lay_over(above: Layer, below: Layer, language: str) -> Vocabulary:
    """Return one vocabulary from the editor's layer and the one below it, for a site in a language."""
    wanted = [each for each in below.entities if not _is_unwanted(each, above)]
    if not language.lower().startswith("en"):  # what is shipped is said in English
        wanted = [replace(each, description=None) for each in wanted]
    entities = _lay_names_over(above.entities, wanted, _join_entities)
    sources = _lay_names_over(
        above.sources,
        [each for each in below.sources if not above.takes_out("sources.yml", each.name)],
        _join_sources,
    )
    return Vocabulary(
        subjects=tuple(_lay_subjects_over(above, below)),
        entities=tuple(entities),
        sources=tuple(sources),
        never_topics=frozenset(_never_topics(above, below)),
        boilerplate=(
            *above.boilerplate,
            *(line for line in below.boilerplate if not above.takes_out("boilerplate.yml", line)),
        ),
        digest=f"{above.digest} {below.digest} {language}",
        language=language,
    )


def _is_unwanted(entity: KnownEntity, above: Layer) -> bool:
    """Tell whether an editor takes an entity out, as an entry or as a word that is never a topic."""
    never = {fold(word) for word in above.never_topics}
    return above.takes_out("entities.yml", entity.name) or fold(entity.name) in never


def _never_topics(above: Layer, below: Layer) -> Iterator[str]:
    """Yield, folded, the words that are never topics: no longer those that the editor made an entry of."""
    yield from map(fold, above.never_topics)
    wanted = {fold(name) for each in above.entities for name in (each.name, *each.aliases)}
    for word in below.never_topics:
        if fold(word) not in wanted and not above.takes_out("never_topics.yml", word):
            yield fold(word)


def _lay_names_over(
    own: Sequence[Entry], shipped: Sequence[Entry], join: Callable[[Entry, Entry], Entry]
) -> Iterator[Entry]:
    """Yield the editor's entries, each with the shipped ones that it names, then the other shipped ones."""
    by_name = {fold(entry.name): entry for entry in shipped}
    owners: dict[str, str] = {}
    for entry in own:
        owners.update((fold(name), entry.name) for name in _spellings(entry))
    for entry in own:
        joined = replace(entry, own_aliases=entry.aliases)
        for name in _spellings(entry):
            if fold(name) in by_name:
                joined = join(joined, _without(by_name[fold(name)], owners, entry.name, _spellings(entry)))
        yield joined
    for entry in shipped:
        if fold(entry.name) not in owners:
            yield _without(entry, owners)


def _spellings(entry: KnownEntity | KnownSource) -> tuple[str, ...]:
    """Return an entry's name and aliases."""
    return (entry.name, *entry.aliases)


def _without(
    entry: Entry, owners: Mapping[str, str], heir: str | None = None, said: Sequence[str] = ()
) -> Entry:
    """Return a shipped entry without the aliases that the editor gave to others, or said of its heir."""
    kept = (alias for alias in entry.aliases if alias not in said and owners.get(fold(alias), heir) == heir)
    return replace(entry, aliases=tuple(kept))


def _join_entities(own: KnownEntity, shipped: KnownEntity) -> KnownEntity:
    """Return an editor's entity with what the shipped one adds: nothing, if it is of another kind."""
    if own.kind != shipped.kind:
        return own
    return replace(
        own,
        aliases=(*own.aliases, *shipped.aliases),
        description=own.description or shipped.description,
        wikidata=own.wikidata or shipped.wikidata,
    )


def _join_sources(own: KnownSource, shipped: KnownSource) -> KnownSource:
    """Return an editor's source with what the shipped one adds."""
    return replace(own, aliases=(*own.aliases, *shipped.aliases), url=own.url or shipped.url)


def _lay_subjects_over(above: Layer, below: Layer) -> Iterator[Subject]:
    """Yield the shipped subjects, in order, as the editor changed them, then the editor's new ones."""
    own = {subject.code: subject for subject in above.subjects}
    shipped = [
        each
        for each in below.subjects
        if not above.takes_out("subjects.yml", each.short, each.name, each.slug, each.code)
    ]
    for each in shipped:
        yield _join_subjects(own[each.code], each) if each.code in own else each
    known = {each.code for each in shipped}
    yield from (each for each in above.subjects if each.code not in known)


def _join_subjects(own: Subject, shipped: Subject) -> Subject:
    """Return a subject as the editor calls it, the editor's words over the shipped ones, word by word.

    Under a new address it keeps the old one.
    """
    moved = () if own.slug == shipped.slug else (FormerName(name=shipped.short),)
    return replace(own, words={**shipped.words, **own.words}, formerly=(*own.formerly, *moved))


def former_names(vocabulary: Vocabulary) -> Iterable[FormerName]:
    """Yield every former name that entries keep, for whoever asks whether its address is free."""
    for entries in (vocabulary.subjects, vocabulary.entities, vocabulary.sources):
        for each in entries:
            yield from each.formerly
