"""The benchmark of speed: made articles, what a command takes, what peers get, and the tables."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from itertools import islice
from pathlib import Path
from types import ModuleType

import pytest
from click.testing import CliRunner

from benchmarks.builds.floor import list_files, write_files
from benchmarks.builds.hugo import ADDRESS, SUMMARY, TITLE, cut_frame
from benchmarks.builds.measured import PROC, Run, Size, find_size, find_tree, read_memory, run_measured
from benchmarks.builds.pieces import choose_tags, find_nearest, make_pieces
from benchmarks.builds.project import Project, list_articles
from benchmarks.builds.served import measure_serve
from benchmarks.builds.steps import SAMPLER, Step, share_out
from benchmarks.builds.table import Figures, render_alone, render_builds, render_steps, take_medians
from benchmarks.corpora.made import make_articles, write_corpus
from benchmarks.speed import find_exponent, main
from news_digest.read import read_articles

MB = 1_000_000


def make_run(cpu: float, wall: float = 1.0, memory: int = 0) -> Run:
    """Return what a command took."""
    return Run(cpu=cpu, wall=wall, memory=memory)


def make_figures(name: str, cpu: float, pages: int) -> Figures:
    """Return the figures of a build that published so many pages."""
    return Figures(name=name, run=make_run(cpu), size=Size(files=2 * pages, pages=pages, bytes=MB))


def load_sampler() -> ModuleType:
    """Return the module that samples processes, which looks at none without a file to write into."""
    spec = importlib.util.spec_from_file_location("sampler", SAMPLER / "sitecustomize.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_a_corpus_is_the_same_each_time_and_begins_a_larger_one() -> None:
    """Figures of two days, and of two sizes, are of the same articles."""
    assert list(islice(make_articles(), 20)) == list(islice(make_articles(), 40))[:20]


def test_made_articles_are_read_without_a_problem(tmp_path: Path) -> None:
    """They are about as long as news, some have front matter, and no two are one text by accident."""
    write_corpus(tmp_path, 60)
    reading = read_articles(tmp_path)
    assert len(reading.articles) == 60
    assert [each for each in reading.problems if each.severity == "problem"] == []
    words = sum(len(block.text.split()) for raw in reading.articles for block in raw.blocks)
    assert 380 <= words / 60 <= 500
    assert all(raw.front_matter.date for raw in reading.articles)
    assert 0 < sum(bool(raw.front_matter.tags) for raw in reading.articles) < 60
    assert len({raw.blocks for raw in reading.articles}) > 55


BUSY = (
    "import subprocess, sys, time\n"
    "while time.process_time() < 0.3: pass\n"
    "sys.argv[1:] and subprocess.run([sys.executable, '-c', sys.argv[1]], check=True)"
)


def test_processor_time_is_that_of_all_processes(tmp_path: Path) -> None:
    """What a command starts counts too."""
    alone = run_measured((sys.executable, "-c", BUSY), tmp_path)
    both = run_measured((sys.executable, "-c", BUSY, BUSY), tmp_path)
    assert alone.cpu >= 0.3
    assert both.cpu >= 0.6
    assert alone.memory > MB


def test_a_command_that_fails_is_told_with_what_it_said(tmp_path: Path) -> None:
    """A figure of a build that failed would be none; an exit code that means something else is let pass."""
    command = (sys.executable, "-c", "print('no room left'); raise SystemExit(3)")
    with pytest.raises(RuntimeError, match=r"ended with 3:\nno room left"):
        run_measured(command, tmp_path)
    assert run_measured(command, tmp_path, codes=(0, 3)).cpu > 0


@pytest.mark.skipif(not PROC.is_dir(), reason="the system does not show its processes as files")
def test_memory_is_that_of_the_tree() -> None:
    """A process that was started by one that was started is found, and so is what it holds."""
    holds = "import sys; held = bytearray(b'.' * 30_000_000); print('held', flush=True); sys.stdin.read()"
    starts = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {holds!r}])"
    pipe = subprocess.PIPE
    with subprocess.Popen([sys.executable, "-c", starts], stdin=pipe, stdout=pipe, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        tree = find_tree(process.pid)
        assert len(tree) == 2
        assert read_memory(tree[1]) > 30 * MB
        process.communicate()
    assert read_memory(process.pid) == 0


def test_what_lies_in_a_folder_is_counted(tmp_path: Path) -> None:
    """Files, pages among them, and bytes; the floor writes as many under the same names."""
    (tmp_path / "site" / "one").mkdir(parents=True)
    (tmp_path / "site" / "one" / "index.html").write_text("<p>One", encoding="utf-8")
    (tmp_path / "site" / "feed.xml").write_text("<rss/>", encoding="utf-8")
    size = find_size(tmp_path / "site")
    assert size == Size(files=2, pages=1, bytes=12)
    list_files(tmp_path / "site", tmp_path / "list.txt")
    write_files(tmp_path / "list.txt", tmp_path / "written")
    assert find_size(tmp_path / "written") == size


def test_tags_are_names_that_stand_in_several_articles() -> None:
    """The commonest of an article's own come first, and a name in two articles is no tag."""
    names = [{"Ida Brook": 1, "Elm": 2}, {"Ida Brook": 3, "Elm": 3}, {"Elm": 1, "Ida Brook": 1, "Alone": 5}]
    assert choose_tags(names) == [("Elm", "Ida Brook"), ("Elm", "Ida Brook"), ("Elm", "Ida Brook")]


def test_nearest_share_what_is_rare() -> None:
    """One rare tag in common brings two nearer than a common one; nothing in common, not at all."""
    tags = [("Rare", "Common"), ("Common",), ("Common",), ("Rare",), ("Other",)]
    assert find_nearest(tags) == [[3, 1, 2], [0, 2], [0, 1], [0], []]


def test_pieces_hold_what_an_article_says(tmp_path: Path) -> None:
    """Title, source, day and paragraphs of the file."""
    (tmp_path / "one.txt").write_text(
        "Talks Begin\nHarbour Courier\n4 March 2024\nMayor Ida Brook spoke.\nShe left.\n", encoding="utf-8"
    )
    (piece,) = make_pieces(tmp_path)
    assert (piece.title, piece.source, f"{piece.date}") == ("Talks Begin", "Harbour Courier", "2024-03-04")
    assert piece.paragraphs == ("Mayor Ida Brook spoke.", "She left.")


def test_hugo_gets_the_frame_of_the_digest() -> None:
    """What stands around the article, to the byte, with places for what differs from page to page."""
    head = f'<title>{TITLE} – Benchmark</title><link href="{ADDRESS}"><meta content="{SUMMARY}">'
    page = f"<head>{head}</head><article id=a><h1>{TITLE}</h1></article><footer>Below</footer>"
    assert cut_frame(page) == (
        '<head><title>{{ .Title }} – Benchmark</title><link href="{{ .Permalink }}">'
        '<meta content="{{ .Params.summary }}"></head><article id=a>'
        '{{ block "main" . }}{{ end }}</article><footer>Below</footer>'
    )


def test_code_belongs_to_the_room_that_uses_it() -> None:
    """Rooms and a few libraries are steps; what every room uses is none, nor is any other library."""
    find_step = load_sampler().find_step
    package = "/x/site-packages"
    assert find_step(f"{package}/news_digest/link/topics.py") == "link"
    assert find_step(f"{package}/news_digest/cache.py") == "cache"
    assert find_step(f"{package}/news_digest/slugs.py") == ""
    assert find_step(f"{package}/markdown/core.py") == "Markdown"
    assert find_step(f"{package}/material/templates/base.html") == "theme"
    assert find_step(f"{package}/news_digest/theme/main.html") == "theme"
    assert find_step(f"{package}/mkdocs/commands/build.py") == "MkDocs"
    assert find_step(f"{package}/numpy/linalg.py") == ""


def test_what_no_look_saw_is_of_programs() -> None:
    """The looks of all processes are added up, and the rest of the processor time is of other programs."""
    steps = share_out(make_run(10.0), "link\t2.5\nread\t1.0\nlink\t0.5\n")
    assert [(step.key, step.seconds) for step in steps] == [("programs", 6.0), ("link", 3.0), ("read", 1.0)]


def test_tables_are_of_medians() -> None:
    """One slow round changes nothing; the digest's share of a peer stands in the peer's row."""
    runs = {"Peer": [make_run(2.0, 4.0, 8 * MB), make_run(90.0, 90.0, 9 * MB), make_run(1.0, 2.0, 7 * MB)]}
    (peer,) = take_medians(runs, {"Peer": Size(files=5, pages=4, bytes=3 * MB)})
    assert peer.run == make_run(2.0, 4.0, 8 * MB)
    row = render_builds([peer], make_figures("digest", 6.0, 10)).splitlines()[-1]
    assert row == "| Peer | 2.0 | 4.0 | 8 | 4 | 500.0 | 5 | 3.0 | 3.0 × | 0.2 × |"


def test_steps_are_told_by_share() -> None:
    """The small ones stand in one row; rendering alone is compared by the page."""
    steps = [Step(key="Markdown", seconds=6.0), Step(key="link", seconds=3.98), Step(key="new", seconds=0.02)]
    table = render_steps(steps, 10)
    assert "| Markdown to HTML | 6.0 | 60 % | 600.0 |" in table
    assert "| new |" not in table
    assert table.endswith("| all that is smaller | 0.0 | 0 % | 2.0 |")
    told = render_alone(steps, Size(files=9, pages=6, bytes=1), make_figures("Peer", 1.0, 2))
    assert told == "Rendering alone: 1000.0 ms of CPU a page; Peer: 500.0 ms (2.0 ×)."


def test_growth_is_an_exponent() -> None:
    """Ten times the articles in a hundred times the time grow as the square."""
    few, many = make_figures("digest", 1.0, 1), make_figures("digest", 100.0, 10)
    assert find_exponent((10, few), (100, many)) == pytest.approx(2.0)


def test_an_article_is_edited_for_a_while(tmp_path: Path) -> None:
    """Each edit says something new, and afterwards the article is what it was."""
    write_corpus(tmp_path / "made", 3)
    project = Project(tmp_path / "project", tmp_path / "made")
    with project.article_edited() as article:
        first = article.read_text(encoding="utf-8")
        project.edit(article)
        assert article.read_text(encoding="utf-8") not in (first, first + first.splitlines()[-1])
    made = tmp_path / "made" / article.relative_to(project.articles)
    assert article.read_bytes() == made.read_bytes()


def test_the_digest_is_measured_on_a_dozen_articles(tmp_path: Path) -> None:
    """The whole benchmark, without peers: each thing asked of the digest, the floor and the steps."""
    kept = tmp_path / "kept"
    arguments = ["--articles", "12", "--rounds", "1", "--only", "digest", "--keep", str(kept)]
    result = CliRunner().invoke(main, arguments, catch_exceptions=False)
    assert result.exit_code == 0, result.output
    rows = {
        cells[0]: cells
        for line in result.stdout.splitlines()
        if (cells := [cell.strip() for cell in line.strip("|").split("|")])
    }
    for case in ("cold", "nothing changed", "one article edited"):
        _, cpu, _wall, memory, pages, *_ = rows[f"digest, {case}"]
        assert float(cpu) > 0
        assert int(memory) > 20
        assert int(pages) > 12
    assert {"digest, check, one article edited", "digest, explain, one article edited"} <= rows.keys()
    alone, edited = rows["writing those bytes alone"], rows["digest, one article edited"]
    assert (alone[4], alone[6:8]) == (edited[4], edited[6:8])
    assert float(rows["Markdown to HTML"][1]) + float(rows["templates of the theme"][1]) > 0
    assert (kept / "12" / "digest" / "site" / "index.html").exists()
    refused = CliRunner().invoke(main, arguments)
    assert "is not empty" in refused.output


def test_serving_is_measured(tmp_path: Path) -> None:
    """From an edit to the page that says so; afterwards the article is as it was."""
    write_corpus(tmp_path / "made", 4)
    project = Project(tmp_path / "project", tmp_path / "made")
    texts = {path: path.read_bytes() for path in list_articles(project.articles)}
    run = measure_serve(project)
    assert run.wall > 0
    assert {path: path.read_bytes() for path in list_articles(project.articles)} == texts
    if PROC.is_dir():
        assert run.cpu > 0
        assert run.memory > 20 * MB


def test_a_peer_builds_the_same_articles(tmp_path: Path) -> None:
    """Plain MkDocs needs nothing that is not here: a page for each article and tag, with links."""
    arguments = ["--articles", "12", "--rounds", "1", "--only", "mkdocs", "--keep", str(tmp_path / "kept")]
    result = CliRunner().invoke(main, arguments, catch_exceptions=False)
    assert "| MkDocs and Material, tuned, cold |" in result.stdout
    site = tmp_path / "kept" / "12" / "mkdocs" / "site"
    pages = list(site.glob("articles/*/index.html"))
    assert len(pages) == 12
    assert list(site.glob("tags/*/index.html"))
    assert any('href="../../tags/' in page.read_text(encoding="utf-8") for page in pages)


def test_what_can_not_be_measured_is_refused() -> None:
    """A builder that nobody knows, and a number that is none."""
    assert "none of digest" in CliRunner().invoke(main, ["--only", "jekyll"]).output
    assert "name `digest` too" in CliRunner().invoke(main, ["--only", "hugo,serve"]).output
    assert "write numbers" in CliRunner().invoke(main, ["--articles", "many"]).output
