"""Near-duplicates: edited copies are found, and texts that only share something are not."""

from __future__ import annotations

import random

import pytest
from made_articles import FERRY, FERRY_LATER, OWLS, PAINTING, make_article

from news_digest.link import duplicates, same_text
from news_digest.link.duplicates import find_duplicates
from news_digest.model import Article, NearCopy

LONG = [
    "The council of Aldmere met on Tuesday to decide about the old bridge over the Arle.",
    "Engineers had closed it to lorries after a diver found cracks in the second pier.",
    "Repairs would cost four million and take until the end of next summer, the report said.",
    "A new bridge upstream would cost three times as much and last for a century.",
    "Shopkeepers on the north bank asked for a ferry while the work goes on.",
    "The mayor promised one, free of charge for children and for everyone with a season ticket.",
    "Two members voted against the plan because the market would lose its car park.",
    "Work begins in May if the district agrees to pay half of the bill.",
]


def thin_out(words: list[str], share: float) -> list[str]:
    """Return words with a share of them replaced, the same each time."""
    chance = random.Random(3)  # noqa: S311 - an edit, not a secret
    return ["elsewhere" if chance.random() < share else word for word in words]


def pair(first: str, second: str, **fields: str) -> dict[str, tuple[str, ...]]:
    """Return the duplicates of two articles, `a` and `b`, with the same headline."""
    articles = [
        make_article("a", first, headline=fields.get("one", "Old bridge")),
        make_article("b", second, headline=fields.get("other", "Old bridge")),
    ]
    return dict(find_duplicates(articles))


RAID = (
    "{} people were hurt when a storm tore the roof off the covered market of Elmford on Saturday night, the "
    "fire service said, and the square around it was closed until the engineers of the council had looked at "
    "the walls."
)


@pytest.mark.parametrize(
    ("text", "other"),
    [
        pytest.param(" ".join(LONG), " ".join(LONG), id="word for word"),
        pytest.param(" ".join(LONG), " ".join(LONG[:4] + LONG[5:]), id="a sentence cut"),
        pytest.param(" ".join(LONG), " ".join(LONG[:-2]), id="end cut off"),
        pytest.param(
            " ".join(LONG), " ".join(thin_out(" ".join(LONG).split(), 0.1)), id="one word in ten replaced"
        ),
        pytest.param(
            " ".join(LONG), " ".join(thin_out(" ".join(LONG).split(), 0.2)), id="one word in five replaced"
        ),
        pytest.param(" ".join(LONG), " ".join(LONG).upper(), id="capitals"),
        pytest.param(
            " ".join(LONG),
            " ".join([*LONG[:2], LONG[3], LONG[2], *LONG[4:]]),
            id="two sentences swapped",
        ),
    ],
)
def test_edited_copies_are_one_text(text: str, other: str) -> None:
    """A text that was cut or lightly reworded is still the same text."""
    assert pair(text, other) == {"a": ("b",)}


@pytest.mark.parametrize(
    ("text", "other", "headlines"),
    [
        pytest.param(FERRY, FERRY_LATER, {}, id="two days of one story"),
        pytest.param(" ".join(LONG[:4]) + OWLS, " ".join(LONG[:4]) + PAINTING, {}, id="a shared half"),
        pytest.param(
            " ".join(LONG), " ".join(LONG[4:] + LONG[:4]), {}, id="the same paragraphs in another order"
        ),
        pytest.param(" ".join(LONG), LONG[2], {}, id="one sentence quoted"),
        pytest.param("Goals: Ames 2, Bray 1.", "Goals: Ames 2, Bray 3.", {}, id="two short results"),
        pytest.param(RAID.format("Two"), RAID.format("Three"), {}, id="two short reports of one kind"),
        pytest.param(
            " ".join(LONG),
            " ".join([*LONG[:3], "The weather stayed fine.", *LONG[4:7], "All went home."]),
            {"one": "Council notes 12", "other": "Council notes 13"},
            id="two issues of a series",
        ),
        pytest.param("", "", {}, id="no words"),
    ],
)
def test_different_texts_stay_two(text: str, other: str, headlines: dict[str, str]) -> None:
    """Sharing paragraphs, a form or an event does not make two texts one."""
    assert pair(text, other, **headlines) == {}


def test_many_copies_make_one_group() -> None:
    """Copies in plenty do not hide each other, though each of their shingles is everywhere."""
    articles = [make_article(f"copy-{number:03}", " ".join(LONG)) for number in range(150)]
    groups = find_duplicates(articles)
    assert list(groups) == ["copy-000"]
    assert len(groups["copy-000"]) == 149


def edited(number: int) -> Article:
    """Return the text with another sentence of its own."""
    return make_article(f"copy-{number:03}", " ".join([*LONG, f"Number {number} of {number + 1} adds this."]))


def test_edited_copies_in_plenty_make_one_group() -> None:
    """They do not hide among each other either, though hardly a shingle is in few of them."""
    groups = find_duplicates([edited(number) for number in range(150)])
    assert list(groups) == ["copy-000"]
    assert len(groups["copy-000"]) == 149


@pytest.mark.parametrize("number", [20, 40, 80])
def test_mixed_texts_cost_their_number(number: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Articles of the same sentences in another order are compared with a few others each, not with all."""
    compared = []
    monkeypatch.setattr(
        duplicates,
        "is_same_text",
        lambda one, other: compared.append(1) or same_text.is_same_text(one, other),
    )
    chance = random.Random(5)  # noqa: S311 - an order, not a secret
    sentences = [f"{line} Part {part} of it." for part in range(12) for line in LONG]
    texts = [chance.sample(sentences, len(sentences)) for _ in range(number)]
    find_duplicates([make_article(f"a-{place:03}", " ".join(text)) for place, text in enumerate(texts)])
    assert number < len(compared) <= number * duplicates.MOST_COMPARED


def test_the_nearest_are_measured() -> None:
    """Each article says how much of its text stands in the others: all of a part, some of the whole."""
    articles = [make_article("a", " ".join(LONG)), make_article("b", " ".join(LONG[:-2]))]
    nearest = duplicates.find_near_copies(articles).nearest
    assert nearest["b"] == ((NearCopy(slug="a", share=1.0),), 1)
    assert 0.7 < nearest["a"][0][0].share < 0.8


def test_two_short_reports_of_one_kind_are_two() -> None:
    """Two appointments told in one form of words, without any number, are not one text."""
    form = (
        "The bishop of Aldmere consecrates {} as the new vicar of {} in the hills under the old rule of the "
        "chapter, which {} must follow."
    )
    one = form.format("Anna Lind of Farrow", "Upper Arle", "all parishes")
    other = form.format("Jon Carver Moss", "Elmford Green", "every curate")
    assert pair(one, other) == {}
