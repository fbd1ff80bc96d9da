"""The files of a new digest by path: its own, and apart from them those of its host, for `update`."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable
from string import Template

import yaml

from news_digest.starter.answers import Answers
from news_digest.starter.install_source import is_known

TEMPLATES = files("news_digest.starter") / "templates"
# Languages in which there are samples; every other digest gets them in English.
LANGUAGES = ("en", "de", "es", "fr")
DESCRIPTIONS = {
    "en": "{}: news, linked by people, places, organisations and stories",
    "de": "{}: Nachrichten, verknüpft nach Personen, Orten, Organisationen und Ereignissen",
    "es": "{}: noticias enlazadas por personas, lugares, organizaciones e historias",
    "fr": "{} : l’actualité reliée par personnes, lieux, organisations et événements",
}
_HOW_TO_FIND = (
    "# There is no such address yet: write the one that you installed the package from, its repository at\n"
    "# a tag or the wheel of a release with its hash (…whl#sha256=…).\n"
)


def render_digest(answers: Answers) -> dict[str, str]:
    """Return what belongs to the person from now on: settings, samples, pages, vocabulary."""
    language = find_sample_language(answers.language)
    values = {
        "name": quote(answers.name),
        "address": quote(answers.address),
        "description": quote(DESCRIPTIONS[language].format(answers.name)),
        "language": quote(answers.language),
        "package": answers.package,
        "how_to_find": "" if is_known(answers.package) else _HOW_TO_FIND,
    }
    texts = {**_read(TEMPLATES / "digest"), **_read(TEMPLATES / "languages" / language)}
    for path in ("mkdocs.yml", "requirements.txt"):
        texts[path] = Template(texts[path]).substitute(values)
    return texts


def render_host(host: str) -> dict[str, str]:
    """Return what the host needs, the same for every digest, and what git leaves out."""
    own = {} if host == "none" else _read(TEMPLATES / "hosts" / host)
    return {**_read(TEMPLATES / "everywhere"), **own}


def find_sample_language(language: str) -> str:
    """Return the language of the samples for a site in a language such as `pt-BR`."""
    short = language.partition("-")[0].lower()
    return short if short in LANGUAGES else "en"


def quote(text: str) -> str:
    """Return a text as a YAML value on one line that is right anywhere, also inside brackets."""
    return yaml.safe_dump(text, default_style='"', allow_unicode=True, width=len(text) * 12 + 100).strip()


def _read(folder: Traversable, inside: str = "") -> dict[str, str]:
    """Return the texts below a folder of templates, by the paths that they get."""
    return dict(sorted(_walk(folder, inside)))


def _walk(folder: Traversable, inside: str) -> Iterator[tuple[str, str]]:
    """Yield path and text of each template; `dot_` begins a name that shall begin with a dot.

    A file of such a name would act inside this repository too, and packagers leave it out.
    """
    for entry in folder.iterdir():
        path = inside + ("." + entry.name[4:] if entry.name.startswith("dot_") else entry.name)
        if entry.is_dir():
            yield from _walk(entry, f"{path}/")
        else:
            yield path, entry.read_text(encoding="utf-8")
