"""The digest's files as MkDocs knows them: planned, and rendered only when somebody asks what is in them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel, set_exclusions

from news_digest import pipeline
from news_digest.model import OutputFile


class DigestFiles(Files):
    """MkDocs' files, with the digest's pages among them and its other files (`beside`) to be linked to."""

    def __init__(self, files: Iterable[File]) -> None:
        super().__init__(files)
        self.beside = Files([])
        self.pressed: frozenset[str] = frozenset()

    def get_file_from_path(self, path: str) -> File | None:
        """Return the file at a uri."""
        return super().get_file_from_path(path) or self.beside.get_file_from_path(path)

    def documentation_pages(
        self, *, inclusion: Callable[[InclusionLevel], bool] | None = None
    ) -> Sequence[File]:
        """Return all pages; where MkDocs asks by level, to read or to build, those that are not pressed."""
        if inclusion is None:
            return super().documentation_pages()
        pages = super().documentation_pages(inclusion=inclusion)
        return [file for file in pages if file.src_uri not in self.pressed]


class PlannedFile(File):
    """A file of the digest's that is rendered when somebody asks what is in it."""

    read: Callable[[], bytes]

    @property  # type: ignore[misc]  # nobody sets it
    def content_bytes(self) -> bytes:
        """What is in the file."""
        return self.read()

    @property  # type: ignore[misc]  # nobody sets it
    def content_string(self) -> str:
        """The text in the file."""
        return self.read().decode("utf-8")

    def copy_file(self, dirty: bool = False) -> None:
        """Write the file into the site."""
        place = Path(self.abs_dest_path)
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(self.read())


class Rendered:
    """The files of a plan, each unit rendered when the first of its files is asked for; the last is kept."""

    def __init__(self, plan: pipeline.Plan) -> None:
        self._site = plan.site
        self._unit_of = {uri: unit for unit in plan.units for uri in unit.uris}
        self._last: dict[str, OutputFile] = {}

    def read(self, uri: str) -> bytes:
        """Return what is in a file."""
        if uri not in self._last:
            self._last = {file.uri: file for file in self._unit_of[uri].make(self._site)}
        return self._last[uri].content


def take_plan(files: Files, plan: pipeline.Plan, config: MkDocsConfig) -> DigestFiles:
    """Return MkDocs' files with the digest's: pages among them, all others beside."""
    ours, rendered = DigestFiles(files), Rendered(plan)
    for uri in plan.uris:
        file = PlannedFile(
            uri, src_dir=None, dest_dir=config.site_dir, use_directory_urls=config.use_directory_urls
        )
        file.generated_by = "digest"
        file.read = lambda uri=uri: rendered.read(uri)  # type: ignore[misc]  # the uri of now
        (ours if file.is_documentation_page() else ours.beside).append(file)
    set_exclusions(ours.beside, config)
    return ours


def write_beside(files: DigestFiles, *, serving: bool) -> None:
    """Write what are no pages into the site's folder, where MkDocs makes the pages."""
    for file in files.beside:
        level = file.inclusion
        if (level.is_in_serve if serving else level.is_included)():  # type: ignore[no-untyped-call]
            file.copy_file()
