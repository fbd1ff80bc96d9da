"""Former addresses: what is renamed in the vocabulary is still found where it was."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from news_digest.model import Settings
from news_digest.pipeline import make_digest

if TYPE_CHECKING:
    from pathlib import Path

    from news_digest.pipeline import Digest

TEXT = (
    "Ministers met in the harbour. The United Nations and the World Bank sent guests. "
    "A storm and rain came.\n"
)
ARTICLES = {
    "one.txt": f"Guests Arrive\nThe Guardian\n{TEXT}",
    "two.txt": (
        f"---\naliases: [topics/old-bank]\n---\nGuests Leave\nThe Guardian\n{TEXT}The storm brought floods.\n"
    ),
}


def make(folder: Path, *, folders: bool = True, **files: str) -> Digest:
    """Return the digest of the articles above with an editor's vocabulary."""
    for name, text in ARTICLES.items():
        (folder / "articles").mkdir(exist_ok=True)
        (folder / "articles" / name).write_text(text, encoding="utf-8")
    for name, text in files.items():
        (folder / "vocabulary").mkdir(exist_ok=True)
        (folder / "vocabulary" / f"{name}.yml").write_text(text, encoding="utf-8")
    settings = Settings(
        site_name="Digest",
        site_url="https://digest.example/",
        site_description="",
        language="en",
        articles=folder / "articles",
        docs=folder / "docs",
        vocabulary=folder / "vocabulary",
        use_directory_urls=folders,
    )
    return make_digest(settings, handwritten=(), draw=False)


def redirects(digest: Digest) -> dict[str, str]:
    """Return the redirects of topics, subjects and sources: where they stand, and where they lead."""
    return {
        file.uri: file.text.partition("0; url=")[2].partition('"')[0]
        for file in digest.files
        if file.uri.endswith(".html") and not file.uri.startswith("articles/")
    }


def remarks(digest: Digest) -> list[tuple[int, str]]:
    """Return the line and the code of what is said of the vocabulary."""
    return [(each.line, each.code) for each in digest.problems if "/vocabulary/" in each.path]


def test_spellings_lead_to_the_page(tmp_path: Path) -> None:
    """Each other spelling that an editor wrote of a topic or source with a page leads there, and no other."""
    found = redirects(
        make(
            tmp_path,
            entities="- {name: United Nations, aliases: [World Assembly]}\n",
            sources="- {name: The Guardian, aliases: [Manchester Guardian]}\n",
        )
    )
    assert found == {
        "topics/old-bank/index.html": "../../articles/guests-leave/",
        "topics/world-assembly/index.html": "../../topics/united-nations/",
        "sources/manchester-guardian/index.html": "../../sources/the-guardian/",
    }


def test_what_is_shipped_was_never_a_page(tmp_path: Path) -> None:
    """Spellings that the package brings along make no redirect: nobody ever had their address."""
    assert list(redirects(make(tmp_path))) == ["topics/old-bank/index.html"]


@pytest.mark.parametrize("folders", [True, False])
def test_renamed_topic_keeps_its_address(tmp_path: Path, folders: bool) -> None:
    """A topic under a new name is found at the old address, be it a folder or a file."""
    own = "- {name: The UN, aliases: [United Nations], formerly: Peace League}\n"
    found = redirects(make(tmp_path, folders=folders, entities=own))
    if folders:
        assert found["topics/united-nations/index.html"] == "../../topics/the-un/"
        assert found["topics/peace-league/index.html"] == "../../topics/the-un/"
    else:
        assert found["topics/united-nations/index.html"].endswith("topics/the-un/index.html")


def test_renamed_subject_and_source(tmp_path: Path) -> None:
    """So are a subject and an outlet."""
    digest = make(
        tmp_path,
        subjects='- {code: "17000000", short: Skies, words: {3: "storm, rain, floods"}}\n',
        sources="- {name: Daily Post, aliases: [The Guardian], formerly: [Morning Post]}\n",
    )
    assert {source.slug for source in digest.library.sources} == {"daily-post"}
    found = redirects(digest)
    assert found["sources/the-guardian/index.html"] == "../../sources/daily-post/"
    assert found["sources/morning-post/index.html"] == "../../sources/daily-post/"
    assert [
        listing.subject.slug for listing in digest.library.subjects if listing.subject.code == "17000000"
    ] == ["skies"]
    assert found["subjects/weather/index.html"] == "../../subjects/skies/"


def test_no_page_and_no_alias_loses_its_address(tmp_path: Path) -> None:
    """A former name of a page, of an article or of another entry is a remark; a mere alias is none."""
    own = (
        "- name: United Nations\n  aliases: [Old Bank]\n  formerly:\n    - World Bank\n    - Old Bank\n"
        "    - Peace League\n- name: World Bank\n  formerly: Peace League\n"
    )
    digest = make(tmp_path, entities=own)
    assert remarks(digest) == [(4, "former-name-taken"), (5, "former-name-taken"), (8, "former-name-taken")]
    assert {each.severity for each in digest.problems if each.code == "former-name-taken"} == {"remark"}
    found = redirects(digest)
    assert found["topics/old-bank/index.html"] == "../../articles/guests-leave/"
    assert found["topics/peace-league/index.html"] == "../../topics/united-nations/"
    assert "topics/world-bank/index.html" not in found


def test_no_page_no_redirect(tmp_path: Path) -> None:
    """An entry that no article names leads nobody anywhere, and one that has a page keeps so many."""
    names = ", ".join(f"Name {number}" for number in range(50))
    own = (
        f"- {{name: Nobody, kind: person, formerly: [{names}]}}\n"
        f"- {{name: World Bank, formerly: [{names}]}}\n"
    )
    digest = make(tmp_path, entities=own)
    former = [each for each in digest.library.former if each.slug.startswith("name-")]
    assert {each.target for each in former} == {"world-bank"}
    assert len(former) == 20
    assert remarks(digest) == []
