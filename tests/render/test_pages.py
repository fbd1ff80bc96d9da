"""The pages of a small world: what stands on them, what is left out, and that strangers' words stay words."""

from __future__ import annotations

import dataclasses
import datetime as dt
import posixpath
import re

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from rendered import OUR_EXTENSIONS, Press
from world import SUBJECT, VOCABULARY, make_article, make_library, make_settings, make_world

from news_digest.model import Appearance, Block, Library, Span, Story, SubjectListing, Topic
from news_digest.render import render_site
from news_digest.render.pages.listing import cut_teaser
from news_digest.render.pages.site import shorten

HOSTILE = '"><script>alert(1)</script> [x](javascript:y) {: onclick=z } # *'
INDEXES = [
    "index.md",
    "stories/index.md",
    "subjects/index.md",
    "topics/index.md",
    "editions/index.md",
    "archive/index.md",
    "sources/index.md",
]
PRESS = Press(OUR_EXTENSIONS)


def render(library: Library, **changes: object) -> dict[str, str]:
    """Return the site's files by uri."""
    return {file.uri: file.text for file in render_site(library, make_settings(**changes), VOCABULARY)}


WORLD = render(make_world())
PAGES = sorted(uri for uri in WORLD if uri.endswith(".md"))


def meta(page: str) -> dict[str, object]:
    """Return a page's front matter."""
    return dict(yaml.safe_load(page.split("---\n")[1]))


def body(page: str) -> str:
    """Return a page without its front matter."""
    return page.split("---\n", 2)[2]


def test_files_are_sorted_and_unique() -> None:
    """Every uri stands once, in order."""
    uris = [file.uri for file in render_site(make_world(), make_settings(), VOCABULARY)]
    assert uris == sorted(set(uris))


@pytest.mark.parametrize("uri", PAGES)
def test_links_lead_somewhere(uri: str) -> None:
    """Every relative link of a page leads to a file of the site."""
    links = [
        href
        for href, _ in PRESS.render(body(WORLD[uri])).links
        if not href.startswith(("http", "mailto:?", "#"))
    ]
    assert links
    for href in links:
        assert posixpath.normpath(posixpath.join(posixpath.dirname(uri), href)) in WORLD, href


@pytest.mark.parametrize("uri", PAGES)
def test_page_has_one_headline(uri: str) -> None:
    """Each page has one h1, a title for the head, no id twice, and no heading with nothing below."""
    page = PRESS.render(body(WORLD[uri]))
    assert page.names.count("h1") == (uri != "index.md")  # the front page has its nameplate, from the theme
    assert meta(WORLD[uri])["title"]
    assert len(page.ids) == len(set(page.ids))
    assert not re.search(r"</h[23]>\s*(?:<h2|</div>\s*(?:<div|\Z)|\Z)", page.html)


@pytest.mark.parametrize("uri", PAGES)
def test_no_box_is_empty(uri: str) -> None:
    """Nothing that we put around a list stands without one."""
    assert not re.search(r"<(div|nav|ul|p|span)[^>]*>\s*</\1>", PRESS.render(body(WORLD[uri])).html)


@pytest.mark.parametrize("uri", INDEXES)
def test_empty_digest_says_so(uri: str) -> None:
    """Without any article all pages of the menu stand, each with a sentence."""
    page = PRESS.render(body(render(make_library())[uri]))
    assert page.names.count("h1") == (uri != "index.md")
    assert "p" in page.names
    assert page.text.endswith(".")


@pytest.mark.parametrize(
    "articles",
    [
        pytest.param([make_article("one")], id="one article"),
        pytest.param([make_article("one", published=None, source=None)], id="one undated without a source"),
        pytest.param([make_article(f"a{n}", published=None) for n in range(9)], id="undated only"),
    ],
)
def test_thin_digest_has_no_lonely_heading(articles: list[object]) -> None:
    """What there is nothing of has no heading either."""
    files = render(make_library(articles))  # type: ignore[arg-type]  # the table's type is wider
    home = PRESS.render(body(files["index.md"])).text
    assert "Running stories" not in home
    assert "Subjects" not in home
    assert "None" not in " ".join(
        PRESS.render(body(text)).text for uri, text in files.items() if uri.endswith(".md")
    )


def test_article_tells_all() -> None:
    """Subject, story, date, source, correction, topics, neighbours, reasons, copies, backlinks are there."""
    text = PRESS.render(body(WORLD["articles/flood.md"])).text
    for words in [
        "Environment · Flood at Elmford",
        "20 December 2023 · River Post · 1 min read",
        "Correction. The gauge stands at Elm Bridge.",
        "People Ida Brook",
        "Places Elmford",
        "Article 2 of 3",
        "Earlier Dam holds after night of rain",
        "Later Water rises at relief",
        "Also about Ida Brook and Elmford",
        "Shares the words “rain” and “gauge”",
        "Also published by",
        "Mentioned in Water rises at relief",
        "As we wrote, the water rose.",
    ]:
        assert words in text


def test_article_names_its_origin() -> None:
    """The original, its licence and the references are shown; an update stands beside the date."""
    page = PRESS.render(body(WORLD["articles/market.md"]))
    assert ("https://post.example/market", "Read the original") in page.links
    assert ("https://town.example/plan", "Town plan") in page.links
    assert "Original Read the original Licence: CC BY 4.0" in page.text
    assert "2 November 2023 · Updated 4 November 2023 · River Post" in page.text
    assert "A letter" in page.text


def test_article_names_its_authors() -> None:
    """Authors stand in the dateline."""
    assert "By Ada Stone and Bo Reed" in PRESS.render(body(WORLD["articles/relief.md"])).text


def test_undated_article_says_so() -> None:
    """No date is made up."""
    assert "Undated · Valley Echo" in PRESS.render(body(WORLD["articles/old.md"])).text
    assert not {"published", "year", "lastmod"} & set(meta(WORLD["articles/old.md"]))


def test_a_day_far_ahead_stands_on_its_page_alone() -> None:
    """Readers see what the article claims; machines, search and lists are told of no date."""
    world = make_world()
    claimed = dataclasses.replace(world.articles["old"], ahead=dt.date(2199, 12, 31))
    pages = render(dataclasses.replace(world, articles={**world.articles, "old": claimed}))
    page = pages["articles/old.md"]
    assert "31 December 2199 · Valley Echo" in PRESS.render(body(page)).text
    assert "dt-published" not in page
    assert not {"published", "year", "lastmod"} & set(meta(page))
    assert [uri for uri, text in pages.items() if "2199" in text] == ["articles/old.md"]


def test_duplicate_names_the_article_shown() -> None:
    """A folded article points readers and search engines to the one that is shown."""
    assert meta(WORLD["articles/copy.md"])["canonical"] == "articles/flood/"
    assert ("flood.md", "Water rises at flood") in PRESS.render(body(WORLD["articles/copy.md"])).links


def test_a_subject_that_only_a_duplicate_has_is_left_out() -> None:
    """Listings count shown articles alone, so such a subject has no page; naming it would stop the build."""
    world = make_world()
    (copy,) = list(world.duplicate_of)[:1]
    library = dataclasses.replace(world, subjects_of={**world.subjects_of, copy: ("sport",)})
    assert "sport" not in render(library)[f"articles/{copy}.md"]


def test_foreign_article_is_marked() -> None:
    """Language and direction stand in the front matter, and around the headline where it is listed."""
    found = meta(WORLD["articles/hebrew.md"])
    assert (found["lang"], found["dir"]) == ("he", "rtl")
    assert '<span lang="he" dir="rtl">' in WORLD["archive/2023/12/index.md"]


def test_bad_language_code_is_left_out() -> None:
    """What is no language code reaches no attribute."""
    files = render(make_library([make_article("one", language='x" onclick="y')]))
    assert "lang" not in meta(files["articles/one.md"])


def test_a_summary_of_the_authors_is_a_standfirst() -> None:
    """Words that are not the text's own stand below the headline, once."""
    text = "The one rose on Monday.\nNobody was hurt."
    page = body(
        render(make_library([make_article("one", summary="A bridge fell.", text=text)]))["articles/one.md"]
    )
    assert page.count("A bridge fell.\n{: .standfirst .p-summary }") == page.count("A bridge fell.") == 1
    assert ".lede" not in page


def test_a_summary_from_the_text_is_its_opening() -> None:
    """The opening that is the summary stands out, and is not said twice."""
    text = "The one rose on Monday.\nNobody was hurt."
    blocks = tuple(Block(kind="paragraph", line=3, spans=(Span(text=line),)) for line in text.splitlines())
    article = make_article("one", summary="The one rose on Monday.", text=text, blocks=blocks)
    page = body(render(make_library([article]))["articles/one.md"])
    assert "The one rose on Monday.\n{: .lede .p-summary }\n\nNobody was hurt." in page
    assert page.count("The one rose on Monday.") == 1


@pytest.mark.parametrize("summary", ["", "The one rose on Monday."])
def test_a_text_of_one_paragraph_has_no_opening(summary: str) -> None:
    """Where the summary is all there is, or nothing, the text is plain."""
    article = make_article("one", summary=summary, text="The one rose on Monday.")
    assert ".lede" not in body(render(make_library([article]))["articles/one.md"])


def test_an_article_that_stands_alone_leads_on() -> None:
    """Without story or related, the newest others follow; alone in the digest, nothing does."""
    files = render(make_library([make_article("one"), make_article("two")]))
    assert "## More from the digest" in files["articles/one.md"]
    assert "(two.md)" in files["articles/one.md"]
    assert "More from" not in render(make_library([make_article("one")]))["articles/one.md"]


def test_front_matter_feeds_the_search() -> None:
    """What the theme needs for filters and meta tags is there."""
    found = meta(WORLD["articles/flood.md"])
    assert found["kind"] == "article"
    assert found["subjects"] == ["Environment"]
    assert found["topics"] == ["Ida Brook", "Elmford"]
    assert (found["source"], found["year"], found["published"]) == ("River Post", "2023", "2023-12-20")
    assert found["hide"] == ["navigation", "toc"]


def test_topic_quotes_and_pages() -> None:
    """A topic's first page holds the newest appearances, its second the rest without the extras."""
    first, second = (PRESS.render(body(WORLD[f"topics/ida-brook/{name}.md"])) for name in ("index", "page-2"))
    assert "Also written Mayor Brook · 4 articles · 2 November 2023 – 3 January 2024 · Wikidata" in first.text
    assert "“We are safe,” Ida Brook said." in first.text
    assert "Most often with Places Elmford 3" in first.text
    assert "Page 1 of 2 Earlier" in first.text
    assert "Ida Brook opened the market." in second.text
    assert "Most often with" not in second.text
    assert ("index.md", "Later") in second.links


def test_story_is_a_timeline() -> None:
    """A story says where it stands, then day by day what was new, and who was involved when."""
    page = PRESS.render(body(WORLD["stories/elmford-flood/index.md"]))
    standing, _, rest = page.text.partition("Timeline")
    timeline, _, involved = rest.partition("Who is involved, and when")
    assert "Where it stands, 3 January 2024 The bridge is open." in standing
    days = re.findall(r"\d+ (?:December|January) 20\d\d", timeline)
    assert days == ["18 December 2023", "20 December 2023", "3 January 2024"]
    assert "The gauge broke. Nobody saw it. Water rises at flood River Post" in timeline
    assert "First named: Ida Brook" in timeline
    assert "Ida Brook" in involved


def test_long_story_goes_on_with_the_later_days() -> None:
    """Of a story's pages the first says where it stands; they run from the first day to the newest."""
    articles = [make_article(f"a{day}", published=dt.date(2023, 12, day)) for day in range(1, 6)]
    story = Story(
        slug="s",
        name="S",
        articles=tuple(article.slug for article in articles),
        topics=(),
        first=dt.date(2023, 12, 1),
        last=dt.date(2023, 12, 5),
        pinned=True,
        standing="The water has fallen.",
    )
    of = {article.slug: "s" for article in articles}
    files = render(make_library(articles, stories={"s": story}, story_of=of))
    first, second = (PRESS.render(body(files[f"stories/s/{name}.md"])) for name in ("index", "page-2"))
    assert "Where it stands, 5 December 2023" in first.text
    assert ("page-2.md", "Later") in first.links
    assert "Where it stands" not in second.text
    assert ("index.md", "Earlier") in second.links
    timeline = second.text.partition("Timeline")[2]
    assert timeline.index("4 December 2023") < timeline.index("5 December 2023")


def test_story_puts_the_undated_last() -> None:
    """An article without a date never stands between dated ones, and its day stands once."""
    articles = [make_article("a", published=None), make_article("b"), make_article("c", published=None)]
    story = Story(
        slug="s",
        name="S",
        articles=("a", "b", "c"),
        topics=(),
        first=dt.date(2023, 12, 20),
        last=None,
        pinned=True,
    )
    files = render(make_library(articles, stories={"s": story}, story_of=dict.fromkeys("abc", "s")))
    text = PRESS.render(body(files["stories/s/index.md"])).text
    assert text.count("Undated") == 1
    assert text.index("at b") < text.index("Undated") < text.index("at a") < text.index("at c")


def test_edition_leads_with_its_lead() -> None:
    """An edition has its days, its lead, the rest by subject, and its neighbours."""
    page = PRESS.render(body(WORLD["editions/2023-w51.md"]))
    assert "18-24 December 2023" in page.text.replace("\N{EN DASH}", "-")
    assert "Environment Dam holds" in page.text
    assert ("2023-w44.md", "Week 44, 2023") in page.links
    assert ("2024-w01.md", "Week 1, 2024") in page.links


def test_story_told_by_the_lead_alone_is_not_repeated() -> None:
    """A story whose only article of the week leads has no heading of its own."""
    library = make_world()
    editions = tuple(dataclasses.replace(edition, stories=("elmford-flood",)) for edition in library.editions)
    files = render(dataclasses.replace(library, editions=editions))
    assert "Stories that moved" in files["editions/2023-w51.md"]
    assert "Stories that moved" not in files["editions/2024-w01.md"]


@pytest.mark.parametrize(
    ("newest", "title"),
    [
        pytest.param(dt.date(2024, 1, 4), "Running stories", id="moved lately"),
        pytest.param(dt.date(2024, 6, 1), "Stories", id="long told"),
    ],
)
def test_front_page_calls_only_recent_stories_running(newest: dt.date, title: str) -> None:
    """A story that has not moved for two months is no running one."""
    world = make_world()
    articles = {**world.articles, "new": make_article("new", published=newest)}
    text = render(dataclasses.replace(world, articles=articles))["index.md"]
    assert f"## {title} " in text


def test_listings_are_paged() -> None:
    """A long list is cut; its pages lead to each other and name their number in the title."""
    assert meta(WORLD["sources/river-post/page-2.md"])["title"] == "River Post, page 2"
    assert "sources/river-post/page-3.md" not in WORLD
    assert "Page 2 of 2" in WORLD["sources/river-post/page-2.md"]


def test_topic_index_spreads_over_pages() -> None:
    """Many topics stand on pages by letter, found from the first; each stands on exactly one."""
    appearance = (Appearance(slug="one", sentence=None, salience=1.0),)
    names = [f"{letter}name {number}" for letter in "ABCÉz9" for number in range(10)]
    topics = {
        f"t{place}": Topic(
            slug=f"t{place}",
            name=name,
            kind="place",
            aliases=(),
            description=None,
            wikidata=None,
            appearances=appearance,
            together=(),
            importance=1.0,
        )
        for place, name in enumerate(names)
    }
    files = render(make_library([make_article("one")], topics=topics))
    pages = [files[f"topics/page-{number}.md"] for number in (2, 3, 4)]
    assert "topics/page-5.md" not in files
    listed = [
        label for page in pages for href, label in PRESS.render(body(page)).links if "/index.md" in href
    ]
    assert sorted(listed) == sorted(names)
    assert listed[30].startswith("É")
    assert listed[-1].startswith("9")
    overview = [name for href, name in PRESS.render(body(files["topics/index.md"])).links if "page-" in href]
    assert overview == ["Aname – Cname 3", "Cname 4 – zname 7", "zname 8 – 9name 9"]


@pytest.mark.parametrize(
    "listing",
    ["", "topics/ida-brook/", "stories/elmford-flood/", "subjects/environment/", "sources/river-post/"],
)
def test_feeds_are_published_and_named(listing: str) -> None:
    """The site has all feeds, every listing RSS, named in the front matter of its page and on it."""
    page, is_site = WORLD[f"{listing}index.md"], listing == ""
    assert WORLD[f"{listing}feed.xml"].startswith("<?xml")
    assert (f"{listing}atom.xml" in WORLD, f"{listing}feed.json" in WORLD) == (is_site, is_site)
    assert meta(page)["feeds"] == (listing or "./")
    assert meta(page).get("atom") is (True if is_site else None)
    links = "[RSS](feed.xml) [Atom](atom.xml) [JSON Feed](feed.json)" if is_site else "[RSS](feed.xml)"
    assert links in page
    assert ("atom.xml" in page, "feed.json" in page) == (is_site, is_site)


def test_an_undated_site_has_no_atom_feed() -> None:
    """What has no date at all is not offered as Atom anywhere."""
    files = render(make_library([make_article("one", published=None)]))
    assert not [uri for uri in files if uri.endswith("atom.xml")]
    assert not [uri for uri, text in files.items() if "atom.xml" in text or "atom: true" in text]
    assert "[RSS](feed.xml) [JSON Feed](feed.json)" in files["index.md"]


def test_aliases_redirect() -> None:
    """A former address leads to the article."""
    files = render(make_library([make_article("one", aliases=("2022/first",))]))
    assert "../../articles/one/" in files["2022/first/index.html"]


def test_source_of_duplicates_alone_is_named_without_link() -> None:
    """An outlet of which every article is folded has no page, and its name is text."""
    files = render(dataclasses.replace(make_world(), sources=()))
    assert "Valley Echo" in files["articles/old.md"]
    assert "sources/valley-echo" not in files["articles/old.md"]


def make_hostile_library(words: str) -> Library:
    """Return a library in which every text field says the same."""
    article = make_article(
        "one",
        headline=words,
        source=words,
        authors=(words,),
        summary=words,
        correction=words,
        license=words,
        tags=(f"tag {words}",),
        url=f"https://x.example/{words}",
        text=words,
    )
    topic = Topic(
        slug="t",
        name=words,
        kind=None,
        aliases=(words,),
        description=words,
        wikidata=words,
        appearances=(Appearance(slug="one", sentence=words, salience=1.0),),
        together=(("t", 1),),
        importance=1.0,
    )
    story = Story(slug="s", name=words, articles=("one",), topics=("t",), first=None, last=None, pinned=True)
    return make_library(
        [article],
        topics={"t": topic},
        topics_of={"one": ("t",)},
        stories={"s": story},
        story_of={"one": "s"},
        subjects=(SubjectListing(subject=SUBJECT, articles=("one",)),),
        subjects_of={"one": ("environment",)},
    )


def find_shapes(words: str) -> dict[str, list[tuple[str, tuple[str, ...]]]]:
    """Return the elements of each page, by an address free of the words, and check where the links lead."""
    files = render(make_hostile_library(words))
    pages = {
        re.sub(r"^sources/[^/]+/", "sources/*/", uri): PRESS.render(body(files[uri]))
        for uri in files
        if uri.endswith(".md")
    }
    for href, _ in (link for page in pages.values() for link in page.links):
        assert re.match(r"https://|mailto:\?subject=[\w.~%-]+&body=[\w.~%-]+\Z|[\w./-]*(#|\Z)", href), href
    # An address can be beyond linking, and a name's first letter decides about its heading in the alphabet.
    return {uri: [tag for tag in page.tags if tag[0] not in ("a", "h3")] for uri, page in pages.items()}


PLAIN_SHAPES = find_shapes("plain words")


def test_hostile_words_stay_words() -> None:
    """Markup in any field changes no element of any page."""
    assert find_shapes(HOSTILE) == PLAIN_SHAPES


@pytest.mark.parametrize(
    ("text", "short"),
    [
        pytest.param("Ten towns flooded", "Ten towns flooded", id="fits"),
        pytest.param("Ten towns\nflooded", "Ten towns flooded", id="one line"),
        pytest.param("Ten towns flooded again", "Ten towns …", id="between words"),
        pytest.param("Ten to sixty, flooded", "Ten to sixty …", id="no comma at the end"),
        pytest.param(
            "洪水が広場に達したと町長が語ったという", "洪水が広場に達したと町長が語っ …", id="no spaces"
        ),
        pytest.param("NHK 洪水が広場に達したと町長が語る", "NHK 洪水が広場に達したと町 …", id="hardly any"),
    ],
)
def test_long_text_is_shortened(text: str, short: str) -> None:
    """A text longer than the limit ends between words, or between letters where a script sets no spaces."""
    assert shorten(text, 17) == short


@pytest.mark.parametrize(
    ("summary", "length", "told"),
    [
        pytest.param("The bridge is open. Ferries stop.", 0, "", id="nothing"),
        pytest.param("The bridge is open.", 30, "The bridge is open.", id="fits"),
        pytest.param("The bridge is open. The ferries stop.", 30, "The bridge is open. …", id="just begun"),
        pytest.param("Open. The long bridge carries trams.", 30, "Open. The long bridge …", id="too little"),
        pytest.param(
            "The long bridge carries trams again", 30, "The long bridge carries …", id="one sentence"
        ),
    ],
)
def test_teaser_ends_where_it_says_something(summary: str, length: int, told: str) -> None:
    """A teaser too long for its place ends between words, not after the first words of a sentence."""
    assert cut_teaser(summary, length) == told


def test_long_title_has_a_short_form() -> None:
    """A headline too long for a window's title has a short form beside it; one that is not, has none."""
    long, short = "Council debates the bridge " * 4 + "again", "Council debates the bridge"
    pages = render(make_library([make_article("a", headline=long), make_article("b", headline=short)]))
    whole = meta(pages["articles/a.md"])
    assert (whole["title"], whole["short_title"]) == (long, shorten(long, 70))
    assert len(str(whole["short_title"])) <= 70
    assert "short_title" not in meta(pages["articles/b.md"])


@settings(max_examples=15, deadline=None)
@given(
    st.text(
        alphabet=st.sampled_from("ab \n\t<>[](){}!#*_`~|\\\"'&;:=+-.1/\N{BULLET}\N{HEBREW LETTER ALEF}"),
        min_size=1,
        max_size=30,
    ).map(lambda words: f"w{words}w")
)
def test_any_words_stay_words(words: str) -> None:
    """Whatever the fields say, the pages keep their shape."""
    assert find_shapes(words) == PLAIN_SHAPES
