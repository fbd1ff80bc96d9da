"""Hostile folders of articles that share everything of one kind: a site could grow with their square."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import product
from random import Random

SYLLABLES = [first + second for first, second in product("bdfgklmnprstv", "aeiou")]
VERBS = ("met", "saw", "praised", "joined", "called", "left", "paid", "heard")
LINE = 600  # characters of a line, as paragraphs have
LONGEST_LINE = 45_000

Folder = dict[str, str]


def people(number: int) -> list[str]:
    """Return that many names of people, each another one."""
    surnames = (f"{one}{two}{three}n".capitalize() for one, two, three in product(SYLLABLES, repeat=3))
    given = ("Anna", "Peter", "Maria", "Paul", "Julia", "David", "Laura", "Simon")
    return [
        f"{given[place % len(given)]} {name}" for place, name in zip(range(number), surnames, strict=False)
    ]


def tell(names: Iterable[str], seed: int, line: int) -> str:
    """Return sentences that name everybody, in an order and words of their own, on lines of a length."""
    random = Random(seed)  # noqa: S311 - an order, not a secret
    shuffled = sorted(names)
    random.shuffle(shuffled)
    lines, text = [], ""
    for name in shuffled:
        text += f"{name} {random.choice(VERBS)} {random.choice(('them', 'her', 'him', 'us'))} "
        text += f"{random.choice(('at noon', 'in March', 'for an hour', 'again', 'by train'))}. "
        if len(text) > line:
            lines.append(text.strip())
            text = ""
    return "\n".join((*lines, text.strip())) + "\n"


def article(number: int, text: str, *fields: str) -> str:
    """Return an article of a number, with front matter."""
    return "\n".join(
        (
            "---",
            f"date: 2024-03-{1 + number % 28:02}",
            *fields,
            "---",
            f"Report {number} of the Day",
            "Courier",
            text,
        )
    )


def folder(texts: Iterable[str]) -> Folder:
    """Return articles as files."""
    return {f"{number:03}.txt": text for number, text in enumerate(texts)}


def _same_people(number: int, named: int) -> Folder:
    """Return articles that name the same people in other sentences."""
    names = people(named)
    return folder(article(place, tell(names, place, LINE)) for place in range(number))


def _long_sentences(number: int) -> Folder:
    """Return articles whose names stand in sentences as long as a line may be."""
    names = people(1_200)

    def text(seed: int) -> str:
        shuffled = sorted(names)
        Random(seed).shuffle(shuffled)  # noqa: S311 - as above
        return ", ".join(f"{name} met {name}" for name in shuffled)[: LONGEST_LINE - 100] + ".\nIt ended.\n"

    return folder(article(place, text(place)) for place in range(number))


def _words(seed: int, count: int) -> str:
    """Return a text of common words that is no other's."""
    random = Random(seed)  # noqa: S311 - as above
    words = [f"{random.choice(SYLLABLES)}{random.choice(SYLLABLES)}" for _ in range(count)]
    return "\n".join(" ".join(words[at : at + 60]).capitalize() + "." for at in range(0, count, 60)) + "\n"


def _with_fields(number: int, fields: Callable[[int], Iterator[str]]) -> Folder:
    """Return articles with fields of front matter and little text."""
    return folder(article(place, _words(place, 60), *fields(place)) for place in range(number))


def _tags(_place: int) -> Iterator[str]:
    """Yield a hundred long tags, the same for all."""
    affairs = "and the very long and winding affairs of the county"
    yield f"tags: [{', '.join(f'{name} {affairs}' for name in people(100))}]"


def _references(place: int) -> Iterator[str]:
    """Yield as many references as there may be, to the other articles."""
    yield "references:"
    for other in range(75):
        yield f"  - title: {'The report on everything that was said ' * 3}{other}"
        yield f"    link: /articles/report-{(place + other) % 30}-of-the-day/"


def _aliases(place: int) -> Iterator[str]:
    """Yield as many former addresses as there may be."""
    yield f"aliases: [{', '.join(f'old/a{place}-{number}' for number in range(20))}]"


def _long_facts(_place: int) -> Iterator[str]:
    """Yield facts as long as they may be, the same for all."""
    yield f"title: {'The very long headline of a report ' * 8}"
    yield f"source: {'The Courier of the County ' * 7}"
    yield f"story: {'The affairs of the county ' * 7}"
    yield f"summary: {'All that is known was said. ' * 60}"
    yield f"correction: {'An earlier version was wrong. ' * 60}"
    yield f"author: [{', '.join(people(20))}]"


def _links(number: int) -> Folder:
    """Return articles in Markdown that link to each other in every sentence."""
    files = {}
    for place in range(number):
        lines = []
        for turn in range(30):
            links = (f"[report {turn} {other}](a{other:03}.md)" for other in range(number))
            lines.append(f"In {_words(place * 100 + turn, 6).strip().lower()} {' '.join(links)} said so.")
        files[f"a{place:03}.md"] = f"# Report {place} of the day\n\nCourier\n\n" + "\n\n".join(lines) + "\n"
    return files


def _one_sentence_of_links(number: int) -> Folder:
    """Return an article that links to all others from one endless sentence, and others to which it leads."""
    links = " ".join(f"[the report {other}](a{other:03}.md)" for other in range(number))
    files = {
        f"a{place:03}.md": f"# Report {place} of the day\n\nCourier\n\n{_words(place, 30)}"
        for place in range(number)
    }
    return files | {
        f"z{place}.md": f"# List {place}\n\nCourier\n\nSee {links} today.\n" for place in range(10)
    }


def _each_of_another(number: int) -> Folder:
    """Return articles of other years, sources and stories, so that each has listings of its own."""
    folder_of = {}
    for place in range(number):
        text = article(place, _words(place, 200), f"story: Affair {place // 2}")
        text = text.replace("2024-03", f"{1990 + place % 30}-{1 + place % 12:02}")
        folder_of[f"{place}.txt"] = text.replace("Courier", f"Courier {place}")
    return folder_of


def _short_with_many(number: int) -> Folder:
    """Return short articles that name as many topics as there may be, the same for all."""
    names = people(60)
    return folder(article(place, tell(names, place, LINE)) for place in range(number))


def _short_with_tags(number: int) -> Folder:
    """Return the shortest articles with a hundred of the shortest tags."""
    tags = ", ".join(f"{one}{two}" for one, two in product("bcdfghjklm", "aeiouyrst1"))
    return folder(article(place, f"It is {place}.", f"tags: [{tags}]") for place in range(number))


def _pairs_with_tags(number: int) -> Folder:
    """Return pairs of tiny articles, each pair with a hundred tags of its own."""
    texts = []
    for place in range(number):
        names = (f"{one}{two}{place // 2}" for one, two in product("bcdfghjklm", "aeiouyrst1"))
        texts.append(article(place, f"It is {place}.", f"tags: [{', '.join(names)}]"))
    return folder(texts)


SETS: dict[str, Callable[[], Folder]] = {
    "two that name the same 2,440 people": lambda: _same_people(2, 2_440),
    "thirty that name the same 600 people": lambda: _same_people(30, 600),
    "ten with endless sentences": lambda: _long_sentences(10),
    "thirty with the same hundred tags": lambda: _with_fields(30, _tags),
    "thirty with many references": lambda: _with_fields(30, _references),
    "thirty with twenty former addresses": lambda: _with_fields(30, _aliases),
    "thirty with endless facts": lambda: _with_fields(30, _long_facts),
    "thirty that link to each other": lambda: _links(30),
    "ten that link to sixty in one sentence": lambda: _one_sentence_of_links(60),
    "a hundred short ones that name the same sixty people": lambda: _short_with_many(100),
    "sixty tiny ones with the same hundred tags": lambda: _short_with_tags(60),
    "thirty pairs of tiny ones with a hundred tags each": lambda: _pairs_with_tags(60),
    "forty of other years, sources and stories": lambda: _each_of_another(40),
}
