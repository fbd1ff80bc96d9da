"""The fields of front matter: what each may hold, and what is said of the rest."""

from __future__ import annotations

import datetime as dt

import pytest

from news_digest.model import FrontMatter, Reference
from news_digest.read import read_article
from news_digest.read.fields import KNOWN_KEYS

BODY = "---\nA Headline of Note\nHarbour Courier\nA paragraph says what happened.\n"
ZONE = dt.timezone(dt.timedelta(hours=-4))


def read(front: str) -> tuple[FrontMatter, list[tuple[int, str, str]]]:
    """Return the front matter and the (line, code, advice) of an article."""
    article, problems = read_article(f"---\n{front}\n{BODY}".encode(), "a.txt")
    assert article is not None
    return article.front_matter, [(one.line, one.code, one.advice) for one in problems]


@pytest.mark.parametrize(
    ("front", "expected"),
    [
        pytest.param("title: T", {"title": "T"}, id="title"),
        pytest.param("source: '  S  s '", {"source": "S s"}, id="source, folded"),
        pytest.param("author: A. Jones, B. Smith", {"authors": ("A. Jones, B. Smith",)}, id="one author"),
        pytest.param("author: [A, B, A]", {"authors": ("A", "B")}, id="authors, each once"),
        pytest.param("date: 2023-12-20", {"date": dt.date(2023, 12, 20)}, id="date"),
        pytest.param("date: 2023-12-20 10:00", {"date": dt.date(2023, 12, 20)}, id="time without offset"),
        pytest.param(
            'date: "2010-10-22T23:33:15-04:00"',
            {"date": dt.date(2010, 10, 22), "date_time": dt.datetime(2010, 10, 22, 23, 33, 15, tzinfo=ZONE)},
            id="moment in its own zone",
        ),
        pytest.param("updated: 2024-01-02T00:00:00Z", {"updated": dt.date(2024, 1, 2)}, id="updated"),
        pytest.param("url: https://a.example/b?c=d#e", {"url": "https://a.example/b?c=d#e"}, id="url"),
        pytest.param("license: CC BY 4.0", {"license": "CC BY 4.0"}, id="license"),
        pytest.param("language: no", {"language": "no"}, id="Norwegian"),
        pytest.param("language: zh-Hant-TW", {"language": "zh-Hant-TW"}, id="language with script"),
        pytest.param("tags: [a, b c]", {"tags": ("a", "b c")}, id="tags"),
        pytest.param("tags: a, b c,, a", {"tags": ("a", "b c")}, id="tags with commas"),
        pytest.param("summary: |\n  One.\n  Two.", {"summary": "One. Two."}, id="summary"),
        pytest.param("story: Harbour bridge", {"story": "Harbour bridge"}, id="story"),
        pytest.param("correction: A name was wrong.", {"correction": "A name was wrong."}, id="correction"),
        pytest.param("slug: a-1", {"slug": "a-1"}, id="slug"),
        pytest.param("aliases: /old/a-b/", {"aliases": ("old/a-b",)}, id="one alias"),
        pytest.param("aliases: [a, 2023/é.html]", {"aliases": ("a", "2023/é.html")}, id="aliases"),
        pytest.param("date: 2023-12-20  # a Wednesday", {"date": dt.date(2023, 12, 20)}, id="comment"),
        pytest.param("draft: No", {"draft": False}, id="no draft"),
        pytest.param("draft: true", {"draft": True}, id="draft"),
        pytest.param(
            "references:\n- title: R\n  link: https://r.example\n- https://s.example\n- A book",
            {
                "references": (
                    Reference(title="R", link="https://r.example"),
                    Reference(title="https://s.example", link="https://s.example"),
                    Reference(title="A book"),
                )
            },
            id="references",
        ),
        pytest.param("source:\ndate:\ntags: []", {}, id="empty values"),
    ],
)
def test_fields(front: str, expected: dict[str, object]) -> None:
    """Each field is read into its type."""
    assert read(front) == (FrontMatter(**expected), [])  # type: ignore[arg-type]  # one table for all types


@pytest.mark.parametrize(
    ("front", "line", "code", "advice"),
    [
        pytest.param("date: 2023-12-20\ntitel: A", 3, "unknown-key", "`title:`", id="near a known key"),
        pytest.param("zzz: A", 2, "unknown-key", "use one of title, source", id="near nothing"),
        pytest.param("title: {a: b}", 2, "wrong-type", "title: …", id="fields for text"),
        pytest.param("author: [[A]]", 2, "wrong-type", "author: …", id="list in a list"),
        pytest.param("summary: Team#1\nstory: We are #1", 3, "value-cut-off", '"We are #1"', id="cut off"),
        pytest.param(f"source: {'x' * 201}", 2, "field-too-long", "200", id="too long"),
        pytest.param(
            f"tags: [{', '.join(map(str, range(101)))}]", 2, "too-many-values", "100", id="too many"
        ),
        pytest.param("date: 2023-02-30", 2, "bad-date", "2023-12-20", id="no such day"),
        pytest.param("date: 1703030400", 2, "bad-date", "`date: 2023-12-20`", id="seconds"),
        pytest.param("updated: 02/12/2023", 2, "bad-date", "2023-12-02", id="two days"),
        pytest.param("date: 2023-12-20T25:00Z", 2, "bad-date", "2023-12-20", id="no such hour"),
        pytest.param("date: 0001-01-01", 2, "bad-date", "1600", id="year out of bounds"),
        pytest.param(f"date: {'9' * 99}", 2, "bad-date", "2023-12-20", id="huge integer"),
        pytest.param("url: javascript:alert(1)", 2, "bad-address", "https://", id="script for an address"),
        pytest.param("url: example.org", 2, "bad-address", "https://", id="no scheme"),
        pytest.param("language: English", 2, "bad-language", "`language: en`", id="language by name"),
        pytest.param("slug: Foo Bar", 2, "bad-slug", "`slug: foo-bar`", id="slug with a space"),
        pytest.param("slug: con", 2, "bad-slug", "`slug: con-", id="reserved slug"),
        pytest.param(f"slug: {'a' * 81}", 2, "bad-slug", "`slug: a", id="long slug"),
        pytest.param("aliases:\n- a\n- ../x", 4, "bad-alias", "old/address", id="alias above the site"),
        pytest.param("aliases: https://a.example", 2, "bad-alias", "old/address", id="alias elsewhere"),
        pytest.param("aliases: a\\b", 2, "bad-alias", "old/address", id="alias with a backslash"),
        pytest.param("aliases: a\u200cb", 2, "bad-alias", "old/address", id="alias with a hidden character"),
        pytest.param(f"aliases: {'a' * 201}", 2, "bad-alias", "old/address", id="long alias"),
        pytest.param("draft: maybe", 2, "withheld", "`draft: true`", id="draft, perhaps"),
        pytest.param("references:\n- titel: A", 3, "unknown-key", "`title:`", id="key of a reference"),
        pytest.param(
            "references:\n- title: A\n  link: ftp://a", 4, "bad-address", "`link: ", id="link of a reference"
        ),
        pytest.param("references:\n- {}", 3, "wrong-type", "title:", id="empty reference"),
    ],
)
def test_wrong_fields(front: str, line: int, code: str, advice: str) -> None:
    """A wrong field is named at its line with the right form, and the article stands without it."""
    _, problems = read(front)
    assert [(one[0], one[1]) for one in problems] == [(line, code)]
    assert advice in problems[0][2]


def test_all_problems_of_a_file_in_one_run() -> None:
    """One wrong field does not hide another."""
    _, problems = read("date: x\nurl: y\nslug: Z\nsauce: w\ndraft: v")
    assert [code for _, code, _ in problems] == [
        "bad-date",
        "bad-address",
        "bad-slug",
        "unknown-key",
        "withheld",
    ]


def test_every_key_is_read() -> None:
    """Each key that is known has a field, and the other way round."""
    names = "title source author date updated url license language tags summary story references slug aliases"
    assert " ".join(KNOWN_KEYS) == f"{names} draft correction"
