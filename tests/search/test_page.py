"""What of a page is searched: its own text and the words in its head, and nothing that stands around it."""

import pytest

from news_digest.search.page import cut_own_page, cut_page

HEAD = (
    '<meta charset="utf-8"><title>Ferry – Digest</title>'
    '<meta name="digest:kind" data-pagefind-meta="kind[content]" content="article">'
    '<meta name="digest:year" data-pagefind-filter="year[content]" content="2014">'
)


def page(body: str, head: str = HEAD) -> str:
    """Return a built page."""
    return (
        f'<!doctype html><html lang="en" class="no-js"><head>{head}</head><body><nav>Menu</nav>{body}'
        "<footer>Foot</footer></body></html>"
    )


def test_only_what_is_searched_is_kept() -> None:
    """Neither the frame of a page nor the rest of its head makes it another page."""
    cut = cut_page("a/index.html", page("<article data-pagefind-body><h1>Ferry</h1></article>"))
    assert cut is not None
    assert (cut.uri, cut.language, cut.year) == ("a/index.html", "en", "2014")
    assert cut.html == (
        '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">'
        '<meta name="digest:kind" data-pagefind-meta="kind[content]" content="article">'
        '<meta name="digest:year" data-pagefind-filter="year[content]" content="2014"></head>'
        "<body><article data-pagefind-body><h1>Ferry</h1></article></body></html>"
    )


@pytest.mark.parametrize(
    ("inside", "kept"),
    [
        pytest.param('a<p data-pagefind-ignore="all">b</p>c', "ac", id="paragraph"),
        pytest.param('a<div class="x" data-pagefind-ignore="all"><div>b</div>b</div>c', "ac", id="nested"),
        pytest.param(
            'a<div data-pagefind-ignore="all"><p data-pagefind-ignore="all">b</p></div>c', "ac", id="twice"
        ),
        pytest.param(
            'a<div data-pagefind-ignore="all"><i title="</div>">b</i></div>c', "ac", id="tag in quotes"
        ),
        pytest.param('a<img alt=">" data-pagefind-ignore>c', "ac", id="no end tag"),
        pytest.param("a &lt;p data-pagefind-ignore&gt; c", "a &lt;p data-pagefind-ignore&gt; c", id="words"),
        pytest.param('a<p data-pagefind-ignore="all">b', "a", id="no end"),
        pytest.param("a<article>b</article>c", "a<article>b</article>c", id="article in the article"),
    ],
)
def test_what_is_ignored_is_cut(inside: str, kept: str) -> None:
    """An element that search should not find a page by goes, with all in it."""
    cut = cut_page("x.html", page(f"<article data-pagefind-body>{inside}</article>"))
    assert cut is not None
    assert cut.html.endswith(f"<article data-pagefind-body>{kept}</article></body></html>")


@pytest.mark.parametrize(
    ("head", "year"),
    [
        pytest.param(HEAD, "2014", id="dated article"),
        pytest.param(HEAD.replace("year[", "other["), "", id="undated article"),
        pytest.param(HEAD.replace('"article"', '"topic"'), None, id="topic"),
    ],
)
def test_year(head: str, year: str | None) -> None:
    """Only articles have a year, and only those with a date one that says something."""
    cut = cut_page("x.html", page("<article data-pagefind-body>x</article>", head))
    assert cut is not None
    assert cut.year == year


def test_values_need_no_quotation_marks() -> None:
    """A page that was made smaller is read as it was before: language, kind and year."""
    head = (
        "<meta data-pagefind-meta=kind[content] content=article>"
        "<meta data-pagefind-filter=year[content] content=2014>"
    )
    page = f"<!doctype html><html lang=de class=x><head>{head}</head><body data-pagefind-body>a</body></html>"
    cut = cut_page("a.html", page)
    assert cut is not None
    assert (cut.language, cut.year) == ("de", "2014")
    plain = cut_page("a.html", page.replace("content=article", "content=articles"))
    assert plain is not None
    assert plain.year is None


def test_words_act_as_no_attribute() -> None:
    """A description that names our attributes neither begins the searched part nor goes into it."""
    words = '<meta name="description" content="data-pagefind-body data-pagefind-filter">'
    cut = cut_page("x.html", page("<article data-pagefind-body>x</article>", words))
    assert cut is not None
    assert "description" not in cut.html
    assert cut.html.endswith("<body><article data-pagefind-body>x</article></body></html>")


def test_other_pages_are_left_out() -> None:
    """A page whose frame says nothing of search is none of its pages."""
    assert cut_page("x.html", page("<article>data-pagefind-body</article>")) is None


def own_page(inside: str, *, searched: bool = True, head: str = HEAD) -> str:
    """Return a page as our frame writes it."""
    mark = " data-pagefind-body" if searched else ""
    return page(f'<article id="frame-article" class="digest"{mark}>\n{inside}\n</article>', head)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(own_page("<h1>Ferry</h1><p>Text</p>"), id="plain"),
        pytest.param(own_page("<p>Text</p>", searched=False), id="not searched"),
        pytest.param(
            own_page('a<div class="x" data-pagefind-ignore="all"><div>b</div>b</div>c'), id="nested"
        ),
        pytest.param(
            own_page('<p class="eyebrow" data-pagefind-ignore="all">a</p>b<pre>c</pre><p>d</p>'),
            id="pre, not p",
        ),
        pytest.param(
            own_page('<div data-pagefind-ignore="all">a</div><nav data-pagefind-ignore="all">b</nav>c'),
            id="two",
        ),
        pytest.param(
            own_page('<div data-pagefind-ignore="all"><p data-pagefind-ignore="all">b</p></div>c'), id="twice"
        ),
        pytest.param(own_page('a<p data-pagefind-ignore="all">b'), id="no end"),
        pytest.param(own_page("a &lt;p data-pagefind-ignore=&#34;all&#34;&gt; c"), id="words"),
        pytest.param(
            own_page("&lt;article data-pagefind-body&gt;", searched=False), id="words of another page"
        ),
        pytest.param(own_page("x", head=HEAD.replace('"article"', '"topic"')), id="topic"),
        pytest.param(
            own_page("x", head=f'<meta name="description" content="data-pagefind-body&gt;">{HEAD}'),
            id="words in the head",
        ),
        pytest.param(own_page("<blockquote><article>b</article></blockquote>c"), id="article in the article"),
    ],
)
def test_our_own_pages_are_cut_alike(text: str) -> None:
    """The quick way gives what the careful one does."""
    assert cut_own_page("x.html", text) == cut_page("x.html", text)
