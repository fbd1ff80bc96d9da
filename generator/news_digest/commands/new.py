"""`news-digest new`: a digest of one's own, and what newer versions change in its host's files."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import click

from news_digest import starter
from news_digest.commands import updating


def _answer(read: Callable[[str], str]) -> Callable[[click.Context, click.Parameter, str | None], str | None]:
    """Return a reader of an option's value, whose refusal is shown as that of a word that was typed."""

    def read_option(_context: click.Context, _option: click.Parameter, value: str | None) -> str | None:
        try:
            return None if value is None else read(value)
        except starter.AnswerError as error:
            raise click.BadParameter(str(error)) from error

    return read_option


@click.command()
@click.argument("folder", type=click.Path(path_type=Path), required=False)
@click.option("--name", callback=_answer(starter.read_name), help="What readers call the site.")
@click.option(
    "--language", callback=_answer(starter.read_language), help="The language of the site: en, de, pt-BR, …"
)
@click.option(
    "--address",
    callback=_answer(starter.read_address),
    metavar="URL",
    help="Where readers will find the site.",
)
@click.option("--host", type=click.Choice(starter.HOSTS), help="Whose workflows to write.")
@click.option(
    "--package",
    envvar="DIGEST_PACKAGE",
    callback=_answer(starter.read_package),
    metavar="SPEC",
    help="How this program is installed, as a line of requirements.txt. [default: as it was here]",
)
@click.option("--yes", is_flag=True, help="Ask nothing: what is not given gets its default.")
@click.option(
    "--update",
    is_flag=True,
    help="Bring the workflows of the digest in FOLDER (default: this one) to this version.",
)
def new(  # noqa: PLR0913, PLR0917  # click passes each option as an argument, by name
    folder: Path | None,
    name: str | None,
    language: str | None,
    address: str | None,
    host: str | None,
    package: str | None,
    yes: bool,
    update: bool,
) -> None:
    """Make a digest of your own in FOLDER.

    It asks for name, language, address and host, and writes settings, two sample articles, a page about the
    site, an empty vocabulary, and what the host needs. A folder that holds anything is left as it is.

    With --update it shows what this version changes in the files of the host, and merges that with your
    changes. The exit code is 1 if something is left to you.
    """
    if update:
        sys.exit(updating.update_digest(folder or Path(), host, agreed=yes))
    if folder is None:
        raise click.UsageError("name a folder for the digest: news-digest new gazette")
    try:
        starter.check_empty(folder)
        answers = starter.Answers(
            name=name or _ask("Name of the site", starter.suggest_name(folder), starter.read_name, yes),
            language=language or _ask("Language", "en", starter.read_language, yes),
            address=address or _ask("Its address", starter.LOCAL_ADDRESS, starter.read_address, yes),
            host=host or _ask_host(yes),
            package=package or starter.find_specification(),
        )
        starter.make_digest(answers, folder)
    except starter.FolderError as error:
        raise click.ClickException(str(error)) from error
    except OSError as error:
        raise click.ClickException(
            f"{folder} could not be written ({error.strerror}); nothing was left behind"
        ) from error
    click.echo(_say_what_next(answers, folder))


def _ask(question: str, default: str, read: Callable[[str], str], yes: bool) -> str:
    """Return the answer to a question, or its default where nothing shall be asked."""

    def read_answer(text: str) -> str:
        try:
            return read(text)
        except starter.AnswerError as error:
            raise click.UsageError(str(error)) from error

    answer: str = default if yes else click.prompt(question, default=default, value_proc=read_answer)
    return answer


def _ask_host(yes: bool) -> str:
    """Return the host whose workflows are written."""
    choice = click.Choice(starter.HOSTS)
    answer: str = "none" if yes else click.prompt("Host", default="none", type=choice)
    return answer


def _say_what_next(answers: starter.Answers, folder: Path) -> str:
    """Return what was made, and what to type next."""
    lines = [f"{answers.name} is in {folder}. Now type:", ""]
    if folder.resolve() != Path.cwd():
        lines.append(f"  cd {_as_typed(folder)}")
    lines += [
        "  news-digest serve    shows it and follows your edits",
        "  news-digest check    says what is wrong with any article, and what to write",
        "  mkdocs build         builds the site into site/",
        "",
        "articles/README.md says how an article is written; mkdocs.yml holds the settings.",
    ]
    if answers.address == starter.LOCAL_ADDRESS and answers.host in ("cloudflare", "docker", "none"):
        lines.append("Before readers come, write the site's address as `site_url` into mkdocs.yml.")
    if not starter.is_known(answers.package):
        lines.append("requirements.txt does not know yet where to install the program from: see there.")
    return "\n".join(lines)


def _as_typed(folder: Path) -> str:
    """Return a folder as it is typed after `cd`, in quotation marks where it holds spaces."""
    return f'"{folder}"' if " " in str(folder) else str(folder)
