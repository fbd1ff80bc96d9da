"""Made articles: news of events in an invented world, told by several sources, one text file an article.

Figures of the world come back in many events, most of them seldom and few often; an event has people, bodies
and things of its own, and is told in one article or in several over some weeks. So names make topics,
articles of an event make a story, and a few are copies of others, as from a wire. The same number gives the
same folder, and a smaller folder is the beginning of a larger one.
"""

from __future__ import annotations

import datetime as dt
import random
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any, TypeVar

Thing = TypeVar("Thing")

SEED = 20240301
WORDS: dict[str, Any] = tomllib.loads((Path(__file__).parent / "words.toml").read_text(encoding="utf-8"))
GIVEN, FAMILY = WORDS["given"].split(), WORDS["family"].split()
FIRST_DAY = dt.date(2019, 1, 7)
DAYS = 2000  # events begin within so many
FIGURES = 600  # people and bodies each that come back
# How many articles tell an event, and how many events in a hundred are told in so many.
TELLINGS = {1: 55, 2: 18, 3: 10, 4: 7, 6: 5, 9: 5}
COPIES = 0.05  # share of the later articles of an event that repeat an earlier one
SENTENCES = (22, 29)  # of an article: about 450 words
PARAGRAPH = (2, 4)  # sentences
MARKED = 0.7  # share of articles with front matter
TAGGED = 0.5  # share of these with tags


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody who is named in full first, and by the family name later."""

    given: str
    family: str

    @property
    def name(self) -> str:
        """The full name."""
        return f"{self.given} {self.family}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """What articles tell of: where it is, who and what is in it, and when it began."""

    field: str
    place: str
    people: tuple[Person, ...]
    bodies: tuple[str, ...]
    things: tuple[str, ...]
    issues: tuple[str, ...]
    begun: dt.date


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeArticle:
    """One article: its file's path from the folder, and its text."""

    path: str
    text: str


def write_corpus(folder: Path, count: int) -> None:
    """Write so many articles into a folder."""
    for article in islice(make_articles(), count):
        file = folder / article.path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(article.text, encoding="utf-8")


def make_articles() -> Iterator[MadeArticle]:
    """Yield articles without end, the same on every call."""
    chance = random.Random(SEED)
    people = [_make_person(chance) for _ in range(FIGURES)]
    bodies = [_make_body(chance) for _ in range(FIGURES)]
    number = 0
    while True:
        event = _make_event(chance, people, bodies)
        told: list[str] = []
        (tellings,) = chance.choices(list(TELLINGS), list(TELLINGS.values()))
        for telling in range(tellings):
            day = event.begun + dt.timedelta(days=sum(chance.randint(1, 5) for _ in range(telling)))
            repeats = bool(told) and chance.random() < COPIES
            body = chance.choice(told) if repeats else _write_body(chance, event)
            told.append(body)
            yield MadeArticle(
                path=f"{day.year}/{number:06}.txt", text=_write_head(chance, event, day) + body + "\n"
            )
            number += 1


def _make_person(chance: random.Random) -> Person:
    """Return somebody new."""
    return Person(given=chance.choice(GIVEN), family=chance.choice(FAMILY))


def _make_body(chance: random.Random) -> str:
    """Return a body: a council, an institute, a ministry."""
    family, other = chance.sample(FAMILY, 2)
    pattern: str = chance.choice(WORDS["bodies"])
    return pattern.format(
        family=family,
        other=other,
        place=chance.choice(WORDS["places"]),
        ministry=chance.choice(WORDS["ministries"]),
    )


def _make_event(chance: random.Random, people: Sequence[Person], bodies: Sequence[str]) -> Event:
    """Return an event with a figure or two that are known, and people of its own."""
    field = chance.choice(list(WORDS["fields"]))
    words = WORDS["fields"][field]
    known = [
        _choose_often(chance, people),
        *([_choose_often(chance, people)] if chance.random() < 0.4 else []),
    ]
    return Event(
        field=field,
        place=_choose_often(chance, WORDS["places"]),
        people=(*known, _make_person(chance), _make_person(chance)),
        bodies=(_choose_often(chance, bodies), _make_body(chance)),
        things=tuple(chance.sample(words["things"], 3)),
        issues=tuple(chance.sample(words["issues"], 2)),
        begun=FIRST_DAY + dt.timedelta(days=chance.randrange(DAYS)),
    )


def _choose_often(chance: random.Random, things: Sequence[Thing]) -> Thing:
    """Return one of these, the first ones far more often than the last: by Zipf's law, about."""
    return things[int(len(things) ** chance.random()) - 1]


def _write_head(chance: random.Random, event: Event, day: dt.date) -> str:
    """Return headline, source and day, in front matter or as lines."""
    headline = _fill(chance, chance.choice(WORDS["headlines"]), event)
    headline = headline[0].upper() + headline[1:]
    source = _choose_often(chance, WORDS["sources"])
    if chance.random() >= MARKED:
        return f"{headline}\n{source}\n{day.day} {day:%B %Y}\n"
    lines = [f"date: {day}", f"author: {chance.choice(GIVEN)} {chance.choice(FAMILY)}"]
    if chance.random() < TAGGED:
        lines.append(f"tags: [{event.field}, {event.place}]")
    return "\n".join(("---", *lines, "---", headline, source, ""))


def _write_body(chance: random.Random, event: Event) -> str:
    """Return paragraphs, one a line, none of whose sentences has the same pattern twice."""
    patterns = chance.sample(WORDS["sentences"], chance.randint(*SENTENCES))
    told = [_fill(chance, pattern, event) for pattern in patterns]
    paragraphs = []
    while told:
        length = chance.randint(*PARAGRAPH)
        paragraphs.append(" ".join(told[:length]))
        told = told[length:]
    return "\n".join((f"{event.place.upper()} — {paragraphs[0]}", *paragraphs[1:]))


def _fill(chance: random.Random, pattern: str, event: Event) -> str:
    """Return a pattern filled with what an event has, and with words of its field."""
    words = WORDS["fields"][event.field]
    first, second = chance.sample(event.people, 2)
    thing = chance.choice((*event.things, *event.things, chance.choice(words["things"])))
    body = chance.choice(event.bodies)
    slots = {
        "person": first.name,
        "last": event.people[0].family,
        "second": second.name,
        "body": body,
        "body_short": body.split()[-1].lower(),
        "place": event.place,
        "elsewhere": chance.choice(WORDS["places"]),
        "thing": thing,
        "thing_up": thing[0].upper() + thing[1:],
        "issue": chance.choice((*event.issues, *event.issues, chance.choice(words["issues"]))),
        "act": chance.choice(words["acts"]),
        "role": chance.choice(words["roles"]),
        "unit": chance.choice(words["units"]),
        "claim": chance.choice(WORDS["claims"]),
        "feeling": chance.choice(WORDS["feelings"]),
        "judged": chance.choice(WORDS["judged"]),
        "span": chance.choice(WORDS["spans"]),
        "day": f"{event.begun + dt.timedelta(days=chance.randint(-3, 20)):%A}",
        "month": f"{event.begun + dt.timedelta(days=chance.randint(-200, 200)):%B}",
    }
    pattern = pattern.replace("{number}", "{}")
    return pattern.format(*(f"{chance.randint(2, 980):,}" for _ in range(pattern.count("{}"))), **slots)
