"""The steps in order: read → understand → link → render → write."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from news_digest import (
    explain,
    follow,
    link,
    messages,
    press,
    read,
    render,
    repository,
    sanitise,
    search,
    texts,
    vocabulary,
    write,
)
from news_digest import settings as configuration
from news_digest.model import Library, OutputFile, Problem, Settings
from news_digest.pipeline import frame, garbage, keeping, making, searching
from news_digest.pipeline.linking import link_folder

PROBLEM_CODES = {
    **read.PROBLEM_CODES,
    **link.PROBLEM_CODES,
    **vocabulary.PROBLEM_CODES,
    **configuration.PROBLEM_CODES,
    **write.PROBLEM_CODES,
    **repository.PROBLEM_CODES,
    **messages.PROBLEM_CODES,
}

Memory = keeping.Memory
Report = keeping.Report
SettingsError = configuration.SettingsError
SearchError = search.SearchError
SenderError = render.SenderError
SchedulerError = keeping.SchedulerError
RepositoryError = repository.RepositoryError
Written = write.Written
Follower = follow.Follower
CACHE = configuration.CACHE
NO_ADDRESS = configuration.NO_ADDRESS
CONFIGURED = configuration.CONFIGURED
PICTURES = keeping.PICTURES
index_site = searching.index_site
describe_searched = searching.describe_searched
read_searched = searching.read_searched
read_settings = configuration.read_settings
make_settings = configuration.make_settings
find_refusal = configuration.find_refusal
# How the site looks, and what mkdocs.yml says of that.
THEME = configuration.THEME
SHEETS = configuration.SHEETS
OWN_ASSETS = configuration.OWN_ASSETS
theme_values = configuration.theme_values
font_rules = configuration.font_rules
make_policy = configuration.make_policy
make_menu = configuration.make_menu
make_footer = configuration.make_footer
read_written = configuration.read_written
find_ineffective = configuration.find_ineffective
is_written_theme = configuration.is_written_theme
read_manifest = write.read_manifest
SiteStage = write.SiteStage
open_stage = write.open_stage
sanitise_page = sanitise.sanitise_page
# Pages made without the engine.
Frames = press.Frames
UnsureError = press.UnsureError
render_body = press.render_body
make_resolver = press.make_resolver
find_first_heading = press.find_first_heading
Finished = making.Finished
Before = making.Before
set_aside = press.set_aside
Searched = searching.Searched
make_site_files = making.make_site_files

# The same understanding and linking for plain texts, for whoever has no folder of articles (the manual: api).
understand_text = texts.understand_text
understand_texts = texts.understand_texts
relate_texts = texts.relate_texts
group_stories = texts.group_stories
find_duplicates = texts.find_duplicates

# How problems are shown: in a terminal, to a program, on a pull request.
FORMATS = messages.FORMATS
printable = messages.printable
render_text = messages.render_text
render_json = messages.render_json
render_github = messages.render_github
render_summary = messages.render_summary


@dataclass(frozen=True, slots=True, kw_only=True)
class Digest:
    """The whole result: how the articles hang together, the files to publish, and every problem, sorted.

    A file with many problems has its first ones, and one that counts the rest (`messages.condense`).
    """

    library: Library
    files: tuple[OutputFile, ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """The result before it is rendered: the units of the site, and every problem, sorted."""

    library: Library
    site: render.Site
    units: tuple[render.Unit, ...]
    problems: tuple[Problem, ...]

    @property
    def uris(self) -> tuple[str, ...]:
        """Where the files of all units will stand."""
        return tuple(uri for unit in self.units for uri in unit.uris)


def make_digest(
    settings: Settings,
    *,
    handwritten: Iterable[str],
    memory: Memory | None = None,
    report: Report | None = None,
    draw: bool = True,
) -> Digest:
    """Read, understand, link and render a folder of articles; touch no file but the cache's.

    `handwritten` are the uris in docs/ that people own; `report(step, done, total)` hears of progress.
    Without `draw` the pictures are empty files, for those who only ask what stands where.
    """
    report = report or _say_nothing
    plan = plan_site(settings, handwritten=handwritten, memory=memory, report=report, draw=draw)
    report("Rendering pages", 0, 1)
    files = (file for unit in plan.units for file in unit.make(plan.site))
    ordered = tuple(sorted(files, key=lambda file: file.uri))
    garbage.let_live()
    return Digest(library=plan.library, files=ordered, problems=plan.problems)


def plan_site(
    settings: Settings,
    *,
    handwritten: Iterable[str],
    memory: Memory | None = None,
    report: Report | None = None,
    draw: bool = True,
) -> Plan:
    """Do the same up to the plan of the site, of which nothing is rendered yet."""
    report, memory = report or _say_nothing, memory or Memory()
    linked = link_folder(settings, memory, report)
    handwritten = tuple(handwritten)
    site = render.make_site(linked.library, settings)
    listed = render.list_pictures(linked.library, settings)
    pictures = (
        keeping.draw_all(listed, memory, settings.cache, report) if draw else keeping.leave_undrawn(listed)
    )
    units = (*render.list_units(site, handwritten), *map(render.done_unit, pictures))
    empty = [OutputFile(uri=uri) for unit in units for uri in unit.uris]
    files, address_problems = write.check_addresses(empty, handwritten)
    garbage.let_live()
    return Plan(
        library=linked.library,
        site=site,
        units=tuple(render.take_free(units, {file.uri for file in files})),
        problems=messages.condense((*linked.problems, *address_problems), PROBLEM_CODES),
    )


def check_articles(settings: Settings, *, report: Report | None = None) -> tuple[int, tuple[Problem, ...]]:
    """Return the number of articles that can be published, and every problem of every file, sorted.

    Nothing is rendered: whether a file is in the way of a page, the pages' addresses alone say.
    One of them may be of the repository: that it holds what is made here. Some are of mkdocs.yml.
    """
    linked = link_folder(settings, Memory(), report or _say_nothing)
    handwritten = find_handwritten(settings.docs)
    uris = render.list_uris(linked.library, settings, handwritten)
    _files, in_the_way = write.check_addresses((OutputFile(uri=uri) for uri in uris), handwritten)
    found = messages.condense((*linked.problems, *in_the_way), PROBLEM_CODES)
    tracked = repository.find_tracked(settings.home)
    problems = (*found, *tracked, *_find_ineffective(settings))
    return len(linked.library.articles), tuple(sorted(problems))


def _find_ineffective(settings: Settings) -> tuple[Problem, ...]:
    """Return a remark on each setting of mkdocs.yml that has no effect."""
    config = settings.config
    return configuration.find_ineffective(configuration.read_written(config), config) if config else ()


def explain_article(settings: Settings, place: str) -> str | None:
    """Return why the digest says what it says of one article, or None where there is no such article.

    `place` is its file (as typed, or from the articles folder) or its slug.
    """
    linked = link_folder(settings, Memory(), _say_nothing)
    path = Path(place)
    inside = path.resolve().is_relative_to(settings.articles.resolve())
    file = path.resolve().relative_to(settings.articles.resolve()).as_posix() if inside else path.as_posix()
    for article in linked.library.articles.values():
        if place == article.slug or file == article.path:
            desk = (settings.vocabulary or Path("vocabulary")).as_posix()
            return explain.render_explanation(article, linked.library, linked.vocabulary, desk=desk)
    return None


def review_changes(settings: Settings, since: str, *, report: Report | None = None) -> str:
    """Return as Markdown what the articles changed since a revision become, and the problems of each.

    The articles before are read by the vocabulary and the settings of now. Raises RepositoryError if git
    does not know the revision, or there is no git or repository.
    """
    memory, report = Memory(), report or _say_nothing
    changed = repository.find_changed(settings.articles, since)
    after = link_folder(settings, memory, report)
    with repository.folder_as_it_was(settings.articles, since) as folder:
        before = link_folder(replace(settings, articles=folder, cache=None), memory, report)
    return messages.render_review(
        messages.Review(
            before=before.library,
            after=after.library,
            changed=changed,
            problems=messages.condense(after.problems, PROBLEM_CODES),
            subjects={subject.slug: subject.name for subject in after.vocabulary.subjects},
            folder=settings.articles.as_posix().rstrip("/"),
        )
    )


def make_email(
    settings: Settings, week: str | None, *, sender: str | None = None
) -> tuple[str, bytes] | None:
    """Return the name and the bytes of an edition's e-mail, or None where no edition is of that week.

    `week` is as `2023-W51`; None takes the newest edition. Raises `SenderError` if the sender is no address.
    """
    library = link_folder(settings, Memory(), _say_nothing).library
    slug = week or next((edition.slug for edition in library.editions), "")
    message = render.render_email(library, settings, slug, sender=sender)
    return None if message is None else (f"{slug.lower()}.eml", message)


def build_pages(settings: Settings, *, report: Report | None = None) -> tuple[Digest, Written]:
    """Make the digest, and bring `docs/` to hold its pages and `.digest/theme/` the theme they stand in."""
    handwritten = find_handwritten(settings.docs)
    digest = make_digest(settings, handwritten=handwritten, report=report)
    (report or _say_nothing)("Writing pages", 0, 1)
    frame.write_theme(settings, (*handwritten, *(file.uri for file in digest.files)))
    return digest, write.write_files(digest.files, settings.docs)


def check_site(site: Path, settings: Settings) -> tuple[Problem, ...]:
    """Return a remark where a built site is larger than many hosts take. Raises OSError."""
    return write.check_size(write.measure(site), settings)


def list_sources(library: Library, settings: Settings) -> dict[str, Path]:
    """Return the file of each article's page, by the page's uri."""
    return {uri: settings.articles / path for uri, path in render.list_sources(library).items()}


def find_word(language: str, identifier: str) -> str:
    """Return a word of the digest's own in a language, or in English."""
    return render.find_word(language, identifier)


def find_handwritten(docs: Path) -> tuple[str, ...]:
    """Return the uris in docs/ that people own (no files where there is no folder)."""
    return write.find_handwritten(docs) if docs.is_dir() else ()


def _say_nothing(_step: str, _done: int, _total: int) -> None:
    """Report to nobody."""
